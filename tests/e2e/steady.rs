//! Nothing jumps while a hand moves: the sentence begins, the chart stands and the slider lies where they did.

use std::time::Duration;

use doublings::assumptions::registry::View;
use serde_json::{Value, json};

use crate::harness::{Need, Page, lacks};

/// More than this many pixels are a jump.
const STILL: f64 = 1.0;

/// Moves everything that is in sight from end to end, each from where the view rests, and gives how many steps changed the sentence or
/// the address, and how far what should stand still went: `[what moves, what stands, pixels]`.
///
/// What a hand moves before must not make room for what it moves next, so all is measured against the view at rest.
const MOVE: &str = r"
const [what, steps] = arguments;
const done = arguments[arguments.length - 1];
const all = (css) => [...document.querySelectorAll(css)].filter((e) => e.checkVisibility());
const one = (css) => document.querySelector(css);
const frame = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then))));
const top = (e) => e.getBoundingClientRect().top;
const said = () => one('#headline').textContent + one('#subline').textContent;
const fire = (e, Kind, type, more) => e.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...more }));
const rest = { chart: top(one('#chart')) + scrollY, sentence: top(one('#headline')) + scrollY };
const far = new Map();
let changes = 0;
let before = said();
const look = (name, place, slider) => {
  const gone = { chart: top(one('#chart')) + scrollY - rest.chart, sentence: top(one('#headline')) + scrollY - rest.sentence,
    scroll: scrollY - place.scroll, slider: slider ? top(slider) - place.slider : 0 };
  for (const [stands, by] of Object.entries(gone)) {
    const key = name + ' ' + stands;
    far.set(key, Math.max(far.get(key) ?? 0, Math.abs(by)));
  }
  changes += said() !== before;
  before = said();
};
const place = (slider) => ({ scroll: scrollY, slider: slider ? top(slider) : 0 });
const back = async (key) => { one('#r-' + key)?.click(); await frame(); };
const sliders = async () => {
  // Beside the chart those behind questions and in cards too.
  const wide = innerWidth > 1200;
  for (const fold of wide ? all('#more details, .own details') : []) fold.open = true;
  await frame();
  for (const { id } of all(wide ? '.control input[type=range]' : '#controls .main input[type=range]')) {
    // With the sentence of a look back at three branches the chart goes down once.
    if (id === 'p-asof' && one('[data-key=w1]')) continue;
    const slider = document.getElementById(id);
    if (!slider?.checkVisibility()) continue;
    slider.scrollIntoView({ block: 'nearest', inline: 'start', behavior: 'instant' });
    slider.focus({ preventScroll: true });
    await frame();
    const from = place(slider);
    for (let step = 0; step <= steps; step++) {
      slider.value = String(Math.round(slider.max * step / steps));
      fire(slider, Event, 'input');
      await frame();
      look(id, from, slider);
    }
    slider.blur();
    await back(slider.closest('.control').dataset.key);
  }
};
const pointer = async (css, key, dx, dy) => {
  const { left, top, width, height } = one(css).getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const at = (by) => ({ clientX: x + by * dx, clientY: y + by * dy, pointerId: 1, isPrimary: true, button: 0 });
  const from = place();
  const held = one(css);
  fire(held, PointerEvent, 'pointerdown', at(0));
  for (let step = 1; step <= 2 * steps; step++) {
    const by = step <= steps ? step / steps : 2 - 2.5 * step / steps + 0.5;
    fire(one(css) ?? one('#headline'), PointerEvent, 'pointermove', at(by));
    await frame();
    look('drag ' + key, from);
  }
  fire(one(css) ?? one('#headline'), PointerEvent, 'pointerup', at(0));
  await frame();
  await back(key);
};
const handles = async () => {
  for (const { dataset } of all('.grip')) {
    const css = `.grip[data-grip='${dataset.grip}']`;
    if (!one(css)) continue;
    await pointer(css, dataset.grip, dataset.along === 'y' ? 0 : 60, dataset.along === 'x' ? 0 : -60);
  }
};
const figures = async () => {
  for (const { dataset } of all('#headline > [data-figure]')) {
    const [css, key] = [`#headline > [data-figure='${dataset.figure}']`, dataset.figure];
    if (!one(css)) continue;
    await pointer(css, key, 240, 0);
    one(css)?.focus({ preventScroll: true });
    const from = place();
    for (const press of ['PageUp', 'PageUp', 'ArrowRight', 'End', 'ArrowLeft', 'PageDown', 'Home', 'ArrowRight']) {
      fire(one(css) ?? one('#headline'), KeyboardEvent, 'keydown', { key: press });
      await frame();
      look('keys ' + key, from);
    }
    document.activeElement?.blur();
    await back(key);
  }
};
(async () => {
  await { sliders, handles, figures }[what]();
  done([changes, [...far].filter(([, by]) => by > 0)]);
})();
";

/// What moved in this view though it should not, while all of this kind was moved; counts the steps that changed what is said.
fn jumps(page: &Page, what: &str, steps: u32, changes: &mut u64) -> Vec<String> {
    let args = [json!(what), json!(steps)];
    let told = page.run_slowly(MOVE, &args, Duration::from_mins(2));
    *changes += told[0].as_u64().unwrap_or_default();
    let far = told[1].as_array().cloned().unwrap_or_default();
    let is_jump = |moved: &&Value| moved[1].as_f64().is_none_or(|by| by > STILL);
    far.iter()
        .filter(is_jump)
        .map(ToString::to_string)
        .collect()
}

fn nothing_jumps(width: u32, height: u32, lang: &str, kinds: &[(&str, u32)]) {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    let mut changes = 0;
    let mut found = Vec::new();
    for view in View::ALL.iter().map(|view| view.name()) {
        for (kind, steps) in kinds {
            // On a phone its longest sentences, of weights far from any slider's end, are two lines longer than the room, which would be a
            // hole at rest: there it grows once.
            if (view, *kind, width) == ("branches", "figures", 390) {
                continue;
            }
            page.goto(&format!("?v=2&view={view}&lang={lang}"));
            page.viewport(width, height, 1.0);
            page.wait_until_whole();
            page.rest();
            let jumps = jumps(&page, kind, *steps, &mut changes);
            found.extend(jumps.into_iter().map(|jump| format!("{view}: {jump}")));
        }
    }
    assert!(changes > 100, "{changes} steps changed what is said");
    assert!(found.is_empty(), "{width} {lang}: {found:#?}");
    page.assert_quiet();
}

#[test]
fn nothing_jumps_on_a_tablet() {
    for (width, height) in [(768, 1024), (820, 1180), (1024, 768)] {
        nothing_jumps(width, height, "en", &[("sliders", 4)]);
    }
}

#[test]
fn nothing_jumps_on_a_tablet_in_japanese() {
    for (width, height) in [(768, 1024), (950, 700), (1194, 834)] {
        nothing_jumps(width, height, "ja", &[("sliders", 4)]);
    }
}

#[test]
fn nothing_jumps_while_a_slider_moves() {
    nothing_jumps(1280, 800, "en", &[("sliders", 6)]);
}

#[test]
fn nothing_jumps_while_a_slider_moves_in_japanese() {
    nothing_jumps(1280, 800, "ja", &[("sliders", 6)]);
}

#[test]
fn nothing_jumps_on_a_phone_while_a_slider_moves() {
    nothing_jumps(390, 844, "en", &[("sliders", 6)]);
}

#[test]
fn nothing_jumps_on_a_phone_while_a_slider_moves_in_japanese() {
    nothing_jumps(390, 844, "ja", &[("sliders", 6)]);
}

#[test]
fn nothing_jumps_while_a_handle_or_a_figure_of_the_sentence_moves() {
    for (lang, width, height) in [("en", 1280, 800), ("ja", 390, 844)] {
        nothing_jumps(width, height, lang, &[("handles", 5), ("figures", 5)]);
    }
}

/// The opening folds away, but not before the hand is off.
#[test]
fn a_stranger_s_first_drag_moves_nothing_but_what_is_dragged() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("");
    page.viewport(1280, 800, 1.0);
    page.wait_until_whole();
    page.rest();
    assert!(page.find("#opening").is_visible());
    let mut changes = 0;
    let found = jumps(&page, "sliders", 8, &mut changes);
    assert!(changes > 10, "{changes} steps changed what is said");
    assert!(found.is_empty(), "{found:#?}");
}
