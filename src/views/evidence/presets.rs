//! The starting points of the evidence.

use crate::assumptions::presets::presets;

presets! {
    Evidence;
    /// METR's points and S1's bounds.
    Measured: "", ("As measured", "測定値のまま");
    /// The figures as S1 quotes them.
    AsQuoted: "dt=121.75&h0=720&t0=2026-02-05", ("As Anthropic is quoted", "Anthropicの引用値");
    /// What the critics in S1 could be right with: the slow trend since 2019 with an end in sight, the lowest share of code.
    CriticsCase: "since=2019-01-01&law=plateau&dt=188&left=8&dtsd=40&s2=60&smax=95", ("The critics' case", "批判が正しければ");
}
