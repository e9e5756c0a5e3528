//! How long the page takes from an input event to a painted canvas: `cargo xtask bench --page`.
//!
//! The page leaves three marks on the browser's timeline: `doublings:input` when the handler of a slider
//! starts, `doublings:frame` when the animation frame starts that answers it, `doublings:painted` when
//! the canvas is painted. Two numbers come out of each step: the work (handler, and frame to painted;
//! the wait for the frame left out), and what a person waits (event to painted).

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]

#[path = "../tests/harness/mod.rs"]
mod harness;

use std::process::ExitCode;
use std::time::Duration;

use harness::{Page, quantile};
use serde_json::{Value, json};

const STEPS: usize = 200;
const WARM_UP: usize = 20;
/// What is moved, where, and the 95% quantile of the work that is aimed at.
const CASES: [(&str, &str, f64); 12] = [
    ("", "p-dt", 16.0),
    ("?law=power", "p-d", 16.0),
    ("?law=plateau", "p-left", 16.0),
    ("?view=code", "p-s2", 16.0),
    ("?view=branches&until=2045", "p-w2", 33.0),
    ("?view=branches&until=2045", "p-dt", 33.0),
    ("?view=branches&until=2045", "p-beta", 33.0),
    ("?view=economy", "p-dt", 16.0),
    ("?view=access", "p-dt", 16.0),
    ("?view=rules", "p-labs", 16.0),
    ("?view=queues", "p-dt", 16.0),
    ("?view=evidence", "p-dt", 33.0),
];

/// Time of one draw in the published notebook of the research law, in milliseconds (Kwa, METR 2026-02-10; measured beside this page).
const NOTEBOOK: f64 = 53.0;
const DRAWS: usize = 1_000;

fn main() -> ExitCode {
    let page = Page::open("");
    println!("{STEPS} steps of a slider, in milliseconds");
    println!("{:58} {:>8} {:>8} {:>8}", "", "median", "p95", "max");
    for (query, slider, aim) in CASES {
        page.goto(query);
        let selector = format!("input[type=range]#{slider}");
        let args = [json!(selector), json!(STEPS + WARM_UP)];
        let result = page.run_slowly(SCRIPT, &args, Duration::from_mins(2));
        if let Some(problem) = result["problem"].as_str() {
            eprintln!("error: {problem}");
            return ExitCode::FAILURE;
        }
        let query = if query.is_empty() { "?" } else { query };
        row(
            &format!("{query} {slider}: work (aim: p95 under {aim})"),
            &result["busy"],
        );
        row("    input event to painted canvas", &result["latency"]);
    }
    page.goto("?view=branches&until=2045");
    let result = page.run_slowly(REST, &[], Duration::from_mins(1));
    let [whole, longest] = ["whole", "longest"].map(|key| result[key].as_f64().unwrap_or(f64::NAN));
    println!(
        "\nbranches to 2045, 10,000 draws once the hand rests (aim: 500): {whole:.0}; longest task (aim: 50): {longest:.0}"
    );
    let result = page.run_slowly(RESEARCH, &[json!(DRAWS)], Duration::from_mins(1));
    let draw = result.as_f64().unwrap_or(f64::NAN) / DRAWS as f64;
    println!(
        "research law, 20 years under two caps: {:.1} microseconds a draw (aim: 40), {:.0} times as fast as the notebook's 53 ms",
        draw * 1e3,
        NOTEBOOK / draw
    );
    ExitCode::SUCCESS
}

fn row(name: &str, samples: &Value) {
    let mut samples = numbers(samples).split_off(WARM_UP);
    samples.sort_by(f64::total_cmp);
    let [median, p95, max] = [0.5, 0.95, 1.0].map(|share| quantile(&samples, share));
    println!("{name:58} {median:8.1} {p95:8.1} {max:8.1}");
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect()
}

/// Moves the slider step by step; the next step waits for the picture of the last.
const SCRIPT: &str = r"
const [selector, steps, done] = arguments;
const slider = document.querySelector(selector);
const last = (name) => performance.getEntriesByName(name, 'mark').at(-1)?.startTime;
const nextTask = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  port2.postMessage(null);
});
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

async function measure() {
  if (!slider) return { problem: `the page has no slider ${selector}` };
  const [min, max] = [Number(slider.min), Number(slider.max)];
  const busy = [], latency = [];
  for (let i = 0; i < steps; i++) {
    performance.clearMarks();
    // A walk over the whole range in which no two neighbours are equal.
    slider.value = min + (max - min) * (((i * 61) % 199) + 0.5) / 199;
    const sent = performance.now();
    // Queued before the event, it runs right after the handler and everything that the handler scheduled for at once.
    const after = nextTask();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    const handled = await after;
    const names = ['doublings:input', 'doublings:frame', 'doublings:painted'];
    while (names.some((name) => last(name) === undefined)) {
      if (performance.now() - sent > 3000) {
        const missing = names.filter((name) => last(name) === undefined).join(', ');
        return { problem: `after step ${i + 1} the page has not set these performance marks: ${missing}` };
      }
      await nextFrame();
    }
    const [input, frame, painted] = names.map(last);
    busy.push(Math.max(0, Math.min(handled, frame) - input) + painted - frame);
    latency.push(painted - sent);
    await nextFrame();
  }
  return { busy, latency };
}
measure().then(done, (error) => done({ problem: String(error) }));
";

/// Moves a slider once and waits until all draws are done; the longest task tells how long an input could wait.
const REST: &str = r"
const [done] = arguments;
const slider = document.querySelector('input[type=range]#p-dt');
let longest = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
}).observe({ entryTypes: ['longtask'] });
performance.clearMarks();
slider.value = Number(slider.value) + 7;
const sent = performance.now();
slider.dispatchEvent(new Event('input', { bubbles: true }));
const wait = () => {
  const whole = performance.getEntriesByName('doublings:whole', 'mark').at(-1)?.startTime;
  if (whole === undefined && performance.now() - sent < 20000) return setTimeout(wait, 5);
  setTimeout(() => done({ whole: whole - sent, longest }), 100);
};
wait();
";

/// The fastest of some runs of the research law alone.
const RESEARCH: &str = r"
const [draws, done] = arguments;
const { research } = window.wasmBindings;
let best = Infinity;
for (let i = 0; i < 30; i++) {
  const start = performance.now();
  research(draws);
  best = Math.min(best, performance.now() - start);
}
done(best);
";
