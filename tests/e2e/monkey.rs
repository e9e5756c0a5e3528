//! A monkey at the page: presses, drags, scrolls and types anything anywhere, as the browser's own input, and the same for the same seed.
//! Nothing may break, and afterwards there is no more of anything than before.
//!
//! Short with the other tests; `cargo xtask monkey` plays 10,000 events, or as many as it is told, with any seed.

use serde_json::{Value, json};

use crate::harness::{Need, Page, lacks, told};
use crate::leaks::{self, Count};

/// Events between two looks at what there is.
const ROUND: usize = 300;

/// Keys that mean something to a browser or to the page: name, code of the key, and the text that it types.
const KEYS: [(&str, &str, u32, &str); 22] = [
    ("Tab", "Tab", 9, ""),
    ("Tab", "Tab", 9, ""),
    ("Enter", "Enter", 13, "\r"),
    (" ", "Space", 32, " "),
    ("Escape", "Escape", 27, ""),
    ("ArrowLeft", "ArrowLeft", 37, ""),
    ("ArrowRight", "ArrowRight", 39, ""),
    ("ArrowUp", "ArrowUp", 38, ""),
    ("ArrowDown", "ArrowDown", 40, ""),
    ("PageUp", "PageUp", 33, ""),
    ("PageDown", "PageDown", 34, ""),
    ("Home", "Home", 36, ""),
    ("End", "End", 35, ""),
    ("Backspace", "Backspace", 8, ""),
    ("Delete", "Delete", 46, ""),
    ("1", "Digit1", 49, "1"),
    (".", "Period", 190, "."),
    ("b", "KeyB", 66, "b"),
    ("z", "KeyZ", 90, "z"),
    ("y", "KeyY", 89, "y"),
    ("p", "KeyP", 80, "p"),
    ("?", "Slash", 191, "?"),
];

/// What is typed where the focus is.
const TEXTS: [&str; 8] = [
    "150",
    "4 months",
    "-1e999",
    "２０２７年５月",
    "name,date,minutes\nA,2025-01-01,10\nB,2026-01-01,\"1.200\"\n",
    "<b>&amp;\u{200b}\u{202e}",
    "令和８年",
    "\u{1f412}",
];

/// Addresses that are typed over the present one.
const HASHES: [&str; 6] = [
    "v=2&view=rules&dt=90",
    "v=1&law=plateau&left=2",
    "v=2&view=branches&pin=code&pin=horizon;dt:90",
    "v=9&dt=x&%ff",
    "v=2&view=queues&lang=ja&theme=dark",
    "",
];

/// Keeps the monkey at the page: whatever leaves it, prints, saves or asks a person outside of it.
const CAGE: &str = r"
window.print = () => {};
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const outside = link && (link.origin !== location.origin || link.pathname !== location.pathname || link.target || link.matches('.wordmark'));
  if (outside || link?.download || event.target.closest?.('input[type=file], #choose-template')) event.preventDefault();
}, true);
const follow = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () { if (!this.download) follow.call(this); };
HTMLInputElement.prototype.click = () => {};
HTMLInputElement.prototype.showPicker = () => {};
window.broken = [];
addEventListener('error', (event) => window.broken.push(event.message));
addEventListener('unhandledrejection', (event) => window.broken.push(String(event.reason)));
";

/// Where something can be pressed: the centre of the nth element in sight that does something.
const PLACE: &str = r"
const all = [...document.querySelectorAll('button, input, select, textarea, summary, a[href], canvas, [tabindex]')];
const within = document.querySelector('dialog[open]') ?? document;
const sight = all.filter((e) => within.contains(e) && !e.disabled).map((e) => e.getBoundingClientRect())
  .filter((r) => r.width && r.height && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
const r = sight[arguments[0] % (sight.length || 1)];
return r ? [r.left + r.width / 2, r.top + r.height / 2] : [innerWidth / 2, innerHeight / 2]";

/// What must hold after every few events.
const WHOLE: &str = r"
const { broken } = window;
const crashed = document.querySelector('#crash, #fallback.crashed, #fallback.failed');
return !broken ? 'the page was left: ' + location.href : broken.length ? broken.join('; ') : crashed ? crashed.textContent : ''";

struct Monkey<'p> {
    page: &'p Page,
    state: u64,
    /// Scripts that the driver has run for it.
    scripts: usize,
}

impl Monkey<'_> {
    /// A number below this one (xorshift, Marsaglia 2003).
    fn below(&mut self, most: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % most
    }

    fn script(&mut self, script: &str, args: &[Value]) -> Value {
        self.scripts += 1;
        self.page.run_with(script, args)
    }

    fn input(&self, kind: &str, params: &Value) {
        self.page.devtools(&format!("Input.{kind}"), params);
    }

    fn place(&mut self) -> [f64; 2] {
        if self.below(5) == 0 {
            return [self.below(1280) as f64, self.below(780) as f64];
        }
        let nth = self.below(10_000);
        let place = self.script(PLACE, &[json!(nth)]);
        [0, 1].map(|at| place[at].as_f64().unwrap_or_default())
    }

    fn mouse(&self, kind: &str, [x, y]: [f64; 2], buttons: u32) {
        let button = if buttons == 0 { "none" } else { "left" };
        self.input(
            "dispatchMouseEvent",
            &json!({"type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1}),
        );
    }

    fn press(&mut self) {
        let at = self.place();
        self.mouse("mouseMoved", at, 0);
        self.mouse("mousePressed", at, 1);
        self.mouse("mouseReleased", at, 1);
    }

    fn drag(&mut self) {
        let [x, y] = self.place();
        let by = [
            self.below(400) as f64 - 200.0,
            self.below(120) as f64 - 60.0,
        ];
        self.mouse("mousePressed", [x, y], 1);
        for part in [0.3, 0.7, 1.0] {
            self.mouse("mouseMoved", [x + by[0] * part, y + by[1] * part], 1);
        }
        self.mouse("mouseReleased", [x + by[0], y + by[1]], 1);
    }

    fn key(&mut self) {
        let (key, code, number, text) = KEYS[self.below(KEYS.len())];
        // Alt, control and shift, the last most often; control with letters is what the page answers to.
        let held = [0, 0, 0, 0, 8, 2, 2, 1][self.below(8)];
        let text = if held == 0 || held == 8 { text } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            self.input(
                "dispatchKeyEvent",
                &json!({"type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": held, "text": text}),
            );
        }
    }

    fn wheel(&mut self) {
        let [x, y] = self.place();
        let by = self.below(1600) as f64 - 800.0;
        self.input(
            "dispatchMouseEvent",
            &json!({"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by}),
        );
    }

    fn act(&mut self) {
        match self.below(40) {
            0..16 => self.press(),
            16..25 => self.key(),
            25..29 => self.wheel(),
            29..33 => self.drag(),
            33..36 => {
                let text = TEXTS[self.below(TEXTS.len())];
                self.input("insertText", &json!({ "text": text }));
            }
            36 => {
                let hash = HASHES[self.below(HASHES.len())];
                self.script("location.hash = arguments[0]", &[json!(hash)]);
            }
            37 => {
                // Only within the page: the entry before it is an empty window.
                self.script(
                    "if (navigation.canGoBack && navigation.currentEntry.index > 1) history.back()",
                    &[],
                );
            }
            38 => {
                let width = [320, 390, 800, 1280][self.below(4)];
                self.page.devtools(
                    "Emulation.setDeviceMetricsOverride",
                    &json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false}),
                );
            }
            _ => {
                let at = self.place();
                self.mouse("mouseMoved", at, 0);
            }
        }
    }
}

/// Looks whether all is well.
fn look(monkey: &mut Monkey<'_>) -> Value {
    monkey.page.settle();
    // The settling is a script too.
    monkey.scripts += 1;
    monkey.script(WHOLE, &[])
}

/// What there is at the start and after each round, and how much of the heap is the driver's in the end.
struct Played {
    counts: Vec<Count>,
    by_driver: i64,
}

/// Plays so many events. Then as many scripts of the driver's run on the page at rest, and leave what theirs have left before.
fn play(events: usize, seed: u64) -> Played {
    let page = Page::start();
    leaks::watch(&page);
    page.goto("?lang=en");
    page.wait_until_whole();
    page.run(CAGE);
    // What is made once is made: every view, dialog and fold has been seen.
    leaks::see_everything(&page);
    let mut counts = vec![leaks::count(&page)];
    let mut monkey = Monkey {
        page: &page,
        // Zero would stay zero.
        state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        scripts: 0,
    };
    for event in 1..=events {
        monkey.act();
        if event % 20 == 0 {
            assert_eq!(
                look(&mut monkey),
                json!(""),
                "after event {event} with seed {seed} at {}",
                page.url()
            );
        }
        if event % ROUND == 0 || event == events {
            page.viewport(1280, 800, 1.0);
            leaks::back(&page);
            counts.push(leaks::count(&page));
        }
    }
    let mut complaints = page.console();
    // Nobody moves through the history as fast as this, and the browser says so.
    complaints.retain(|line| !line.contains("Throttling navigation"));
    assert!(complaints.is_empty(), "the console says {complaints:#?}");
    let played = monkey.scripts;
    monkey.scripts = 0;
    while monkey.scripts < played {
        if monkey.scripts.is_multiple_of(18) {
            look(&mut monkey);
        } else {
            let nth = monkey.below(10_000);
            monkey.script(PLACE, &[json!(nth)]);
        }
    }
    let by_driver = leaks::count(&page).heap - counts.last().map_or(0, |count| count.heap);
    println!("{played} scripts of the driver's leave {by_driver} B");
    Played { counts, by_driver }
}

#[test]
fn a_monkey_breaks_nothing_and_leaves_nothing() {
    if lacks(Need::DevTools) {
        return;
    }
    let number = |name: &str| told(name).map(|text| text.parse().expect("a number"));
    let events = number("E2E_MONKEY_EVENTS").unwrap_or(600);
    let seed = number("E2E_MONKEY_SEED").unwrap_or(2026);
    let Played { counts, by_driver } = play(events as usize, seed);
    println!("{events} events with seed {seed}: {counts:#?}");
    let [start, first, .., end] = &counts[..] else {
        panic!("two rounds at least: {counts:?}");
    };
    assert!(
        end.listeners <= start.listeners + 20,
        "listeners: {counts:?}"
    );
    assert!(end.objects <= first.objects + 40, "objects: {counts:?}");
    // The browser keeps the last elements that were typed into, for its own undo.
    assert!(first.nodes <= start.nodes + 120, "nodes: {counts:?}");
    assert!(end.nodes <= first.nodes + 40, "nodes: {counts:?}");
    // In the first round the engine compiles anew what is done often, and keeps half a megabyte more.
    assert!(
        end.heap <= first.heap * 11 / 10 + by_driver,
        "heap: {counts:?}"
    );
    // The module's memory is as large as the heaviest state needs, and most states have been there by half-time.
    let half = &counts[counts.len() / 2];
    if counts.len() > 10 {
        assert!(end.memory <= half.memory * 5 / 4, "memory: {counts:?}");
    }
}
