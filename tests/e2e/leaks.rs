//! What leaves the page is freed: after twice as much of everything there are no more elements, listeners and memory than after half.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::Page;

/// Catches the memory of the page's module, which nobody outside can reach otherwise.
const WATCH: &str = "
const seen = (made) => {
  const instance = made.instance ?? made;
  for (const part of Object.values(instance.exports ?? {})) {
    if (part instanceof WebAssembly.Memory) window.wasmMemory ??= part;
  }
  return made;
};
for (const name of ['instantiate', 'instantiateStreaming']) {
  const real = WebAssembly[name].bind(WebAssembly);
  WebAssembly[name] = async (...given) => seen(await real(...given));
}";

/// Steps of a person, without waiting for the driver.
const STEPS: &str = r"
const [from] = arguments;
const done = arguments[arguments.length - 1];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
const until = async (holds) => {
  for (let waited = 0; !holds(); waited += 1) {
    if (waited > 600) throw new Error(`waited in vain until ${holds}`);
    await frame();
  }
};
const one = (css) => document.querySelector(css);
const all = (css) => [...document.querySelectorAll(css)];

// Mulberry32: the same events in every run.
let seed = from;
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const slide = (slider, share) => {
  slider.value = Math.round(Number(slider.max) * share);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
};
const events = [
  () => { const slider = pick(all('#controls input[type=range]')); if (slider) slide(slider, random()); },
  () => pick(all('#controls .control input[type=radio], #controls .control input[type=checkbox]'))?.click(),
  () => pick(all('#controls .control button, .chips button:not([hidden])'))?.click(),
  () => pick(all('#undo, #redo, #pin, #remove-pins, .pins button, #lang, #theme'))?.click(),
  () => pick(all('summary:not(.menu summary)'))?.click(),
  () => pick(all('nav a'))?.click(),
  () => one('#chart').dispatchEvent(new KeyboardEvent('keydown', { key: pick(['ArrowRight', 'End', 'Escape']), bubbles: true })),
  () => one('#chart').dispatchEvent(new PointerEvent('pointermove', { clientX: 500 * random(), clientY: 300 * random() })),
  () => {
    const box = pick(all('#controls input[type=text]'));
    if (!box) return;
    box.focus();
    box.value = pick(['1', '12', '2027-01-01', 'nothing']);
    box.dispatchEvent(new Event('change', { bubbles: true }));
  },
];

const run = async () => {
  const tabs = all('nav a');
  for (let at = 1; at <= 150; at += 1) {
    const tab = tabs[at % tabs.length];
    tab.click();
    await until(() => tab.matches('[aria-current]'));
    await frame();
  }
  for (let at = 0; at < 10; at += 1) {
    for (const [opener, dialog, closer] of [
      ['#open-embed', '#embed[open]', '#embed-close'],
      ['#open-picture', '#picture[open]', '#picture-close'],
      ['#open-story', '#story[open]', '#story-close'],
      ['#open-present', '#present[open]', '#present-leave'],
    ]) {
      one(opener).click();
      await until(() => one(dialog));
      await frame();
      one(closer).click();
      await until(() => !one(dialog));
      await frame();
    }
  }
  for (let at = 0; at < 2500; at += 1) {
    pick(events)();
    if (at % 10 === 9) await frame();
  }
  // Back to how the page opens.
  document.activeElement?.blur();
  for (const fold of all('details[open]')) fold.open = false;
  if (document.documentElement.lang !== 'en') one('#lang').click();
  history.pushState(null, '', '?');
  dispatchEvent(new PopStateEvent('popstate'));
  await until(() => tabs[0].matches('[aria-current]') && !one('.pins li'));
  one('#chart').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  for (let at = 0; at < 60; at += 1) await frame();
  const slider = one('#controls input[type=range]');
  const times = [];
  for (let at = 0; at < 40; at += 1) {
    slide(slider, 0.3 + at / 100);
    await frame();
    await frame();
    const time = (name) => performance.getEntriesByName(`doublings:${name}`).at(-1).startTime;
    times.push(time('painted') - time('frame'));
  }
  history.pushState(null, '', '?');
  dispatchEvent(new PopStateEvent('popstate'));
  for (let at = 0; at < 60; at += 1) await frame();
  times.sort((a, b) => a - b);
  return times[20];
};
run().then((median) => done({ median }), (error) => done({ error: String(error) }));
";

/// What there is after a round.
#[derive(Debug)]
struct Held {
    nodes: f64,
    listeners: f64,
    memory: f64,
}

fn round(page: &Page, seed: u32) -> Held {
    let done = page.run_slowly(STEPS, &[json!(seed)], Duration::from_secs(120));
    assert_eq!(done["error"], Value::Null);
    // A message that passes would be one more element in one of the rounds.
    page.wait_until(
        "the message has passed",
        "!document.querySelector('.toast')",
    );
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", &json!({}));
        page.settle();
    }
    let counters = page.devtools("Memory.getDOMCounters", &json!({}));
    let count = |name: &str| counters[name].as_f64().expect("the browser counts it");
    let memory = page.run("return window.wasmMemory.buffer.byteLength");
    let held = Held {
        nodes: count("nodes"),
        listeners: count("jsEventListeners"),
        memory: memory.as_f64().expect("the memory has a size"),
    };
    eprintln!("{held:?}, {} ms a frame of a slider", done["median"]);
    held
}

#[test]
fn what_leaves_the_page_is_freed() {
    let page = Page::start();
    page.devtools("Page.enable", &json!({}));
    let watch = json!({"source": WATCH});
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &watch);
    page.goto("");
    page.wait_for_start();
    let first = round(&page, 1);
    let second = round(&page, 1);
    assert!(second.nodes <= first.nodes + 20.0, "{first:?} {second:?}");
    assert!(
        second.listeners <= first.listeners + 4.0,
        "{first:?} {second:?}"
    );
    // The history of changes is bounded by their number, not by their size.
    assert!(second.memory <= first.memory * 1.05, "{first:?} {second:?}");
    page.assert_quiet();
}
