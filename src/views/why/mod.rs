//! What drives the answer of a view's headline, and why two scenarios differ.
//!
//! Each view says what it answers in one number ([`Answers`]). [`Drivers`] moves one assumption at a time and estimates Sobol
//! indices, [`Splitter`] splits a difference by Shapley's values; both run a slice at a time, while the page goes on.

mod answer;
mod drivers;
mod inputs;
mod split;
mod words;

pub use answer::{Answers, FEW, Quantity, chance_by};
pub use drivers::{Bar, Drivers, Explained, Found, Of};
pub use inputs::{Ground, Input, Rule, uncertain};
pub use split::{Split, Splitter};
pub use words::{
    Row, Step, explained, grounds, matters, steps, tornado, tornado_chart, tornado_row, waterfall,
    why_differ, why_table,
};
