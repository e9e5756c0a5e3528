//! What a person reads and does on this page in particular.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::Page;

/// The names of the months as the sentences have them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Copies the chart to where it can be read: browsers warn about canvases that are read often.
pub const COPY: &str = "
    const chart = document.querySelector('#figure');
    const sheet = new OffscreenCanvas(chart.width, chart.height);
    const copy = sheet.getContext('2d', { willReadFrequently: true });
    copy.drawImage(chart, 0, 0);
";

impl Page {
    /// The sentence.
    pub fn headline(&self) -> String {
        self.find("#headline").text()
    }

    /// What an element says, whether it can be seen or not.
    pub fn words(&self, css: &str) -> String {
        let text = self.run_with(
            "return document.querySelector(arguments[0])?.textContent ?? ''",
            &[json!(css)],
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What the number box of a parameter shows.
    pub fn boxed(&self, key: &str) -> String {
        self.find(&format!("#n-{key}")).value()
    }

    /// Types over what the number box of a parameter shows.
    pub fn type_into(&self, key: &str, text: &str) {
        self.reveal(key);
        self.find(&format!("#n-{key}")).click();
        self.chord(Key::Control, "a");
        self.keys(String::from(text) + char::from(Key::Enter).to_string().as_str());
    }

    /// Chooses one of some words.
    pub fn choose(&self, key: &str, word: &str) {
        self.reveal(key);
        self.find(&format!("label[for='p-{key}-{word}']")).click();
    }

    /// Opens the fold in which the control of a parameter stands, if it stands in one.
    pub fn reveal(&self, key: &str) {
        let control = format!("document.querySelector('.control[data-key={key}]')");
        self.wait_until("the control is there", &control);
        let is_open = format!("!{control}.closest('details:not([open])')");
        if self.run(&format!("return {is_open}")) == json!(false) {
            self.find(&format!("details:has(.control[data-key={key}]) > summary"))
                .click();
            self.wait_until("its fold is open", &is_open);
        }
    }

    /// Opens all folds of the column of assumptions.
    pub fn unfold_assumptions(&self) {
        self.wait_until(
            "the folds are there",
            "document.querySelector('#more summary')",
        );
        for summary in self.find_all("#more details:not([hidden]) > summary") {
            summary.click();
        }
        self.wait_until(
            "all are open",
            "!document.querySelector('#more details:not([open], [hidden])')",
        );
    }

    /// Presses a starting point.
    pub fn start_from(&self, name: &str) {
        self.by_role("button", name).click();
    }

    /// Opens a fold.
    pub fn unfold(&self, id: &str) {
        self.wait_until(
            "the fold is there",
            &format!("document.querySelector('#{id}:not([hidden])')"),
        );
        self.find(&format!("#{id} > summary")).click();
        self.wait_until(
            "the fold is open",
            &format!("document.querySelector('#{id}').open"),
        );
    }

    /// Waits until the sentence is this one.
    pub fn wait_for_headline(&self, text: &str) {
        let text = json!(text);
        self.wait_until(
            &format!("the sentence is {text}"),
            &format!("document.querySelector('#headline').textContent === {text}"),
        );
    }

    /// Waits until the address has this part; the page writes it when the reader pauses.
    pub fn wait_for_address(&self, part: &str) {
        let part = json!(part);
        self.wait_until(
            &format!("the address has {part}"),
            &format!("location.search.includes({part})"),
        );
    }

    /// What the module computes for the link that the address bar shows.
    pub fn forecast(&self) -> Value {
        let text = self.run("return window.wasmBindings.forecast(location.search)");
        serde_json::from_str(text.as_str().unwrap_or_default()).expect("the forecast is JSON")
    }

    /// The picture that the module makes for the link that the address bar shows.
    pub fn picture(&self) -> String {
        let svg = self.run("return window.wasmBindings.figure_svg(location.search)");
        svg.as_str().unwrap_or_default().to_owned()
    }

    /// How many different colours the chart has.
    pub fn colours(&self) -> u64 {
        let count = self.run(
            &(COPY.to_owned()
                + "const pixels = copy.getImageData(0, 0, chart.width, chart.height);
                   return new Set(new Uint32Array(pixels.data.buffer)).size"),
        );
        count.as_u64().unwrap_or_default()
    }
}

/// The number before `days`.
pub fn days_in(sentence: &str) -> u32 {
    let words: Vec<_> = sentence.split_whitespace().collect();
    let days = words.iter().position(|word| word.starts_with("day"));
    let number = days
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| words[at].replace(',', "").parse().ok());
    number.unwrap_or_else(|| panic!("no number of days in: {sentence}"))
}

/// The month and year.
pub fn month_in(sentence: &str) -> Option<String> {
    let words: Vec<_> = sentence.split_whitespace().collect();
    let at = words.iter().position(|word| MONTHS.contains(word))?;
    let year = words.get(at + 1)?.trim_end_matches(['.', ',']);
    year.parse::<u32>().ok()?;
    Some(format!("{} {year}", words[at]))
}
