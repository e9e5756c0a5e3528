//! The starting points of the time horizon.

use crate::assumptions::presets::presets;

presets! {
    Horizon;
    /// METR's points since 2023, exponential.
    Since2023: "", ("METR since 2023", "METR 2023年以降");
    /// METR's points since 2019, exponential.
    Since2019: "since=2019-01-01", ("METR since 2019", "METR 2019年以降");
    /// The rate and the level that S1 quotes: 12 h in February 2026, doubling every 4 months.
    /// Those 4 months are 4/12 of 365.25 days.
    Quoted: "dt=121.75&h0=720&t0=2026-02-05", ("Quoted: 4 months", "引用値：4か月");
    /// Each doubling takes 8% less time than the one before, in the manner of the AI Futures Model.
    Faster: "law=power&d=0.92", ("Each doubling faster", "倍増が速まる");
    /// The top of the S-curve within two years, as a summary of an interview with Dario Amodei reads it: two doublings left, 94% of them by then.
    SCurve: "law=plateau&left=2", ("S-curve soon", "まもなくS字の頂点");
    /// A plateau soon, from the slow trend since 2019, with a wide spread.
    Sceptic: "since=2019-01-01&law=plateau&dt=188&left=1.5&dtsd=60&scatter=1", ("Sceptic", "懐疑派");
}
