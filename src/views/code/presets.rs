//! The starting points of the code share.

use crate::assumptions::presets::presets;

presets! {
    Code;
    /// The two published bounds on the code share, joined by a logistic curve.
    Bounds: "", ("Published bounds", "公表された2つの値");
    /// A reading of “100% within two years” (S1): 99.9% in June 2028, on the slower curve, with the later bound inside its range.
    Clark: "curve=gompertz&s2=80.93", ("Clark: 100% in two years", "Clark：2年で100%");
    /// A tenth of the code stays with people.
    Ceiling: "smax=90", ("Ceiling at 90%", "上限90%");
    /// The slower curve to the ceiling.
    SlowTail: "curve=gompertz", ("Slow tail (Gompertz)", "遅い終盤（ゴンペルツ）");
    /// Anthropic's own caveat: merged lines overstate, and its staff put their output at about four times (survey of March 2026).
    NotLines: "out=4", ("Anthropic's survey: 4×", "Anthropicの社内調査：4倍");
    /// The three figures that Google has given.
    Google: "shares=google", ("Google's three figures", "Googleの3つの値");
}
