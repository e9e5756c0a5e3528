//! How long the page takes from an input event to a painted canvas: `cargo xtask bench --page`.
//!
//! The page leaves three marks on the browser's timeline: `doublings:input` when the handler of a slider
//! starts, `doublings:frame` when the animation frame starts that answers it, `doublings:painted` when
//! the canvas is painted. Two numbers come out of each step: the work (handler, and frame to painted;
//! the wait for the frame left out), and what a person waits (event to painted).

#[path = "../tests/support/mod.rs"]
mod support;

use std::process::ExitCode;
use std::time::Duration;

use serde_json::{Value, json};
use support::{Page, quantile};

const STEPS: usize = 200;
const WARM_UP: usize = 20;
const SLIDER: &str = "input[type=range]#p-dt";

fn main() -> ExitCode {
    let page = Page::open("");
    let args = [json!(SLIDER), json!(STEPS + WARM_UP)];
    let result = page.run_slowly(SCRIPT, &args, Duration::from_mins(2));
    if let Some(problem) = result["problem"].as_str() {
        eprintln!("error: {problem}");
        return ExitCode::FAILURE;
    }
    println!("{STEPS} steps of {SLIDER}, in milliseconds");
    println!("{:32} {:>8} {:>8} {:>8}", "", "median", "p95", "max");
    for (name, key) in [
        ("work (aim: p95 under 16)", "busy"),
        ("input event to painted canvas", "latency"),
    ] {
        let mut samples = numbers(&result[key]).split_off(WARM_UP);
        samples.sort_by(f64::total_cmp);
        let [median, p95, max] = [0.5, 0.95, 1.0].map(|share| quantile(&samples, share));
        println!("{name:32} {median:8.1} {p95:8.1} {max:8.1}");
    }
    ExitCode::SUCCESS
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
