//! The starting points of the code share.

use crate::assumptions::presets::presets;

presets! {
    Code;
    /// The two published bounds on the code share, joined by a logistic curve.
    Bounds: "", ("Published bounds", "公表された2つの値");
    /// A reading of “100% within two years” (S1): 99.9% in June 2028, on the slower curve, with the later bound inside its range.
    Clark: "curve=gompertz&s2=87.3", ("Clark: 100% in two years", "Clark：2年で100%");
    /// A tenth of the code stays with people.
    Ceiling: "smax=90", ("Ceiling at 90%", "上限90%");
    /// The slower curve to the ceiling.
    SlowTail: "curve=gompertz", ("Slow tail (Gompertz)", "遅い終盤（ゴンペルツ）");
    /// Anthropic's own caveat, with our numbers: lines are not output, of which there is twice as much, and review costs half of writing.
    NotLines: "r=0.5&out=2", ("Lines are not output", "行数は成果ではない");
}
