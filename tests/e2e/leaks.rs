//! What leaves the page is freed: after as much again of the same, there is no more of anything.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Need, Page, lacks, told};

/// Keeps the module's memory, and the tables with the script's objects that it holds, where the test finds them.
const KEEP_MEMORY: &str = r"
for (const name of ['instantiate', 'instantiateStreaming']) {
  const make = WebAssembly[name];
  WebAssembly[name] = async (...of) => {
    const made = await make.apply(WebAssembly, of);
    const all = Object.values((made.instance ?? made).exports);
    window.memoryOfModule ??= all.find((e) => e instanceof WebAssembly.Memory);
    (window.tablesOfModule ??= new Set());
    for (const table of all) if (table instanceof WebAssembly.Table) window.tablesOfModule.add(table);
    return made;
  };
}";

/// What a script of a round can call.
const TOOLS: &str = r"
const done = arguments[arguments.length - 1];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then, 0)));
const press = async (css) => { document.querySelector(css)?.click(); await frame(); };
const until = async (holds) => {
  for (let waited = 0; !holds(); waited += 1) {
    if (waited > 600) throw new Error('waited in vain until ' + holds);
    await frame();
  }
};
const opened = () => document.querySelector('dialog[open]');
const tabs = () => [...document.querySelectorAll('header nav a')];
";

/// Visits the views in turn.
const SWITCH: &str = r"
(async () => {
  for (let i = 0; i < arguments[0]; i += 1) {
    tabs()[(i + 1) % tabs().length].click();
    await frame();
  }
  await press('header nav a');
  done(true);
})()";

/// Opens and closes all that opens.
const OPEN: &str = r"
(async () => {
  // What the menus hold comes with the rest.
  await until(() => document.querySelector('#open-picture'));
  for (let i = 0; i < arguments[0]; i += 1) {
    for (const name of ['embed', 'picture', 'story']) {
      await press('#open-' + name);
      await until(opened);
      await press('#' + name + '-close');
      await until(() => !opened());
    }
    await press('#open-present');
    await until(() => document.querySelector('#present'));
    await press('#present-leave');
    await until(() => !document.querySelector('#present'));
    for (const fold of document.querySelectorAll('details.fold, details.more, .menu')) {
      fold.open = true;
      await frame();
      fold.open = false;
      await frame();
    }
  }
  done(true);
})()";

/// Does anything anywhere, the same for the same seed.
const ANYTHING: &str = r"
(async () => {
  let seed = arguments[1];
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor(seed / 2 ** 32 * below);
  };
  // Neither files nor other pages, and no step of the undo that an earlier round has left.
  const left = '[id^=download-], [type=file], #undo, #redo, #copy, #copy-link, #choose-template, #story-save, #story-link, [id$=-csv], [id^=picture-], [id^=embed-]';
  for (let i = 0; i < arguments[0]; i += 1) {
    const dialog = document.querySelector('dialog[open]');
    const within = dialog ?? document;
    const all = [...within.querySelectorAll('button, input, select, textarea, summary, header nav a, .elsewhere a')];
    const seen = all.filter((e) => !e.disabled && !e.matches(left) && e.getClientRects().length);
    const at = seen[random(seen.length)];
    if (!at) continue;
    if (at.matches('input[type=range]')) {
      at.value = String(random(Number(at.max) + 1));
      at.dispatchEvent(new InputEvent('input', { bubbles: true }));
      at.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    } else if (at.matches('input[type=text], input[type=search], textarea')) {
      at.focus();
      at.value = ['', '7', '2027-05-01', 'x', '1e9'][random(5)];
      at.dispatchEvent(new InputEvent('input', { bubbles: true }));
      at.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (at.matches('select')) {
      at.selectedIndex = random(at.options.length);
      at.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      at.click();
    }
    if (i % 5 === 0) await frame();
  }
  await frame();
  done(true);
})()";

/// Puts everything back to where it was at first.
const BACK: &str = r"
(async () => {
  for (let i = 0; i < 20 && document.querySelector('dialog[open]'); i += 1) {
    document.querySelector('dialog[open]').close();
    await frame();
  }
  await press('#open-story');
  await until(opened);
  await press('#story-clear:not([hidden])');
  await press('#story-close');
  await until(() => !opened());
  for (let i = 0; i < 8 && document.querySelector('.pins button'); i += 1) {
    [...document.querySelectorAll('.pins button')].at(-1).click();
    await frame();
  }
  for (const tab of tabs()) {
    tab.click();
    await frame();
    document.querySelector('#reset-all')?.click();
    await frame();
  }
  await press('header nav a');
  await press('#reset-all');
  for (const fold of document.querySelectorAll('details[open]')) fold.open = false;
  if (document.documentElement.lang !== 'en') await press('#lang');
  for (let i = 0; i < 3 && document.documentElement.dataset.theme !== 'light'; i += 1) await press('#theme');
  document.activeElement?.blur();
  await new Promise((then) => setTimeout(then, 6000));
  done(true);
})()";

/// The time from a slider's event to the painted canvas, in the median of some steps.
const SLIDE: &str = r"
(async () => {
  const slider = document.querySelector('input[type=range]#p-dt');
  const times = [];
  for (let i = 0; i < 40; i += 1) {
    slider.value = String(20 + i);
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await frame();
    await frame();
    const [from, to] = ['doublings:frame', 'doublings:painted'].map((name) => performance.getEntriesByName(name).at(-1)?.startTime);
    times.push(to - from);
  }
  await press('#reset-all');
  times.sort((a, b) => a - b);
  done(times[20]);
})()";

/// Lays out what closed folds hold: of what is hidden there the browser keeps the layout as it last was, and with it the nodes that
/// have been taken out since, until it is laid out again.
const LAY_OUT_FOLDS: &str = r"
const sheet = new CSSStyleSheet();
sheet.replaceSync('details::details-content { content-visibility: visible !important }');
document.adoptedStyleSheets.push(sheet);
const done = arguments[arguments.length - 1];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then, 0)));
frame().then(frame).then(() => {
  document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1);
  return frame();
}).then(() => done(true));";

/// After so many rounds the memory no longer grows.
const MOST_ROUNDS: usize = 7;

/// How many places of the module's tables are taken: by its functions, which stay, and by the objects that it holds.
const OBJECTS: &str = r"
let taken = 0;
for (const table of window.tablesOfModule)
  for (let i = 0; i < table.length; i += 1) if ((table.get(i) ?? null) !== null) taken += 1;
return taken";

/// What is done a thousand times, and how once.
const OFTEN: [(&str, &str); 5] = [
    ("another language", "await press('#lang')"),
    ("another theme", "await press('#theme')"),
    (
        "a dialog",
        "const name = ['embed', 'picture', 'story'][i % 3];
         await press('#open-' + name);
         await until(opened);
         await press('#' + name + '-close');
         await until(() => !opened())",
    ),
    (
        "a presentation",
        "await press('#open-present');
         await until(() => document.querySelector('#present'));
         await press('#present-leave');
         await until(() => !document.querySelector('#present'))",
    ),
    (
        "a walk",
        "await press('#open-walk');
         await until(() => document.querySelector('#walk'));
         document.querySelector('#walk').close();
         await until(() => !document.querySelector('#walk'))",
    ),
];

/// What there is.
#[derive(Debug)]
pub struct Count {
    pub nodes: i64,
    pub listeners: i64,
    /// What the module holds of the script's, and its own functions.
    pub objects: i64,
    /// Of the module's memory, in bytes.
    pub memory: i64,
    /// Of the script's, in bytes.
    pub heap: i64,
}

/// Counts what is left once the collector has been there.
pub fn count(page: &Page) -> Count {
    page.run_async(LAY_OUT_FOLDS, &[]);
    // What is freed in one round of the collector may free more in the next.
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", &json!({}));
        page.settle();
    }
    let counters = page.devtools("Memory.getDOMCounters", &json!({}));
    let of = |name: &str| counters[name].as_i64().expect("the browser counts");
    let memory = page.run("return window.memoryOfModule.buffer.byteLength");
    let heap = page.devtools("Runtime.getHeapUsage", &json!({}));
    Count {
        heap: heap["usedSize"].as_f64().expect("the heap has a size") as i64,
        nodes: of("nodes"),
        listeners: of("jsEventListeners"),
        objects: page.run(OBJECTS).as_i64().expect("a number"),
        memory: memory.as_i64().expect("the module has a memory"),
    }
}

fn run(page: &Page, script: &str, args: &[Value]) {
    // What a round waits for in vain is said at once.
    let script = [TOOLS, script, ".catch((error) => done(String(error)))"].concat();
    let said = page.run_slowly(&script, args, Duration::from_mins(3));
    assert_eq!(said, json!(true), "{script}");
}

/// Makes an empty window count.
pub fn watch(page: &Page) {
    page.devtools("HeapProfiler.enable", &json!({}));
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": KEEP_MEMORY }),
    );
}

/// Opens every view, dialog, menu and fold once, and puts all back.
pub fn see_everything(page: &Page) {
    run(page, SWITCH, &[json!(16)]);
    run(page, OPEN, &[json!(1)]);
    back(page);
}

/// Puts all back to where it was at first.
pub fn back(page: &Page) {
    run(page, BACK, &[]);
}

fn frame_time(page: &Page) -> f64 {
    let script = [TOOLS, SLIDE].concat();
    let time = page.run_slowly(&script, &[], Duration::from_mins(1));
    time.as_f64().expect("frames are marked")
}

/// Does something in equal rounds until the module's memory no longer grows, and compares them.
fn again_and_again(name: &str, script: &str, args: &[Value]) {
    let page = Page::start();
    watch(&page);
    page.goto("");
    let mut rounds: Vec<Count> = Vec::new();
    let mut times = Vec::new();
    // The first round makes what is made once; after it the allocator still takes some rounds to find its size.
    let settled = |rounds: &[Count]| {
        let last_two = rounds.iter().rev().take(2);
        rounds.len() > 2 && last_two.map(|c| c.memory).is_sorted()
    };
    while !settled(&rounds) && rounds.len() < MOST_ROUNDS {
        run(&page, script, args);
        back(&page);
        times.push(frame_time(&page));
        rounds.push(count(&page));
    }
    println!("{name}: {rounds:?}; a slider's frame takes {times:?} ms");
    assert!(settled(&rounds), "memory grows and grows: {rounds:?}");
    for pair in rounds[1..].windows(2) {
        assert!(pair[1].nodes <= pair[0].nodes + 40, "nodes: {rounds:?}");
        assert!(
            pair[1].objects <= pair[0].objects + 40,
            "objects: {rounds:?}"
        );
        assert!(
            pair[1].listeners <= pair[0].listeners + 20,
            "listeners: {rounds:?}"
        );
    }
    // Nobody switches views as fast as this, and the browser says so.
    let mut complaints = page.console();
    complaints.retain(|line| !line.contains("Throttling navigation"));
    assert!(complaints.is_empty(), "the console says {complaints:#?}");
}

#[test]
fn a_view_that_is_left_is_freed() {
    if lacks(Need::DevTools) {
        return;
    }
    again_and_again("150 views", SWITCH, &[json!(150)]);
}

#[test]
fn what_opens_and_closes_is_freed() {
    if lacks(Need::DevTools) {
        return;
    }
    again_and_again("10 times each dialog", OPEN, &[json!(10)]);
}

#[test]
fn after_anything_at_all_everything_is_freed() {
    if lacks(Need::DevTools) {
        return;
    }
    again_and_again("2,500 events", ANYTHING, &[json!(2500), json!(7)]);
}

/// Does something so often and compares what there is before and after, but for the heap: as soon as something is done often, the
/// engine compiles it anew and keeps half a megabyte more.
fn leaves_nothing(page: &Page, name: &str, times: usize, act: impl Fn(usize)) {
    let counted = |times| {
        act(times);
        page.rest();
        count(page)
    };
    let before = counted(12);
    let after = counted(times);
    println!("{name}, {times} times: {before:?}, then {after:?}");
    // One thing that stays each time would be as many as these times.
    let few = i64::try_from(times / 6).expect("a small number");
    for (what, before, after) in [
        ("nodes", before.nodes, after.nodes - 40),
        ("listeners", before.listeners, after.listeners),
        ("objects", before.objects, after.objects),
    ] {
        assert!(after <= before + few, "{name}: {what}");
    }
}

/// Some times with the other tests; `E2E_TIMES` says how often else.
#[test]
fn what_is_done_over_and_over_leaves_nothing() {
    if lacks(Need::DevTools) {
        return;
    }
    let times = told("E2E_TIMES").map_or(36, |text| text.parse().expect("a number"));
    // The themes and the languages come round.
    let times = usize::next_multiple_of(times, 6);
    let page = Page::start();
    watch(&page);
    page.goto("?lang=en");
    page.wait_until_whole();
    see_everything(&page);
    for (name, once) in OFTEN {
        let script = [
            "(async () => { for (let i = 0; i < arguments[0]; i += 1) { ",
            once,
            " } done(true); })()",
        ]
        .concat();
        leaves_nothing(&page, name, times, |times| {
            for from in (0..times).step_by(120) {
                run(&page, &script, &[json!(120.min(times - from))]);
            }
        });
    }
    leaves_nothing(&page, "another size", times, |times| {
        for at in 0..times {
            let width = [320, 390, 800, 1280, 1920, 1280][at % 6];
            page.viewport(width, 800, 1.0);
        }
    });
    page.assert_quiet();
}
