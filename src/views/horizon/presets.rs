//! The starting points of the time horizon.

use crate::assumptions::presets::presets;

presets! {
    Horizon;
    /// METR's points since 2023, exponential.
    Since2023: "", ("METR since 2023", "METR 2023年以降");
    /// METR's points since 2019, exponential.
    Since2019: "since=2019-01-01", ("METR since 2019", "METR 2019年以降");
    /// The pace of the last five records, Mythos Preview among them as it was measured: half a year to a year ahead such a line was
    /// nearest to what came.
    LastFive: "since=2025-11-18&long=use", ("Last five records", "直近5件の記録");
    /// The rate and the level that S1 quotes: 12 h in February 2026, doubling every 4 months.
    /// Those 4 months are 4/12 of 365.25 days.
    Quoted: "dt=121.75&h0=720&t0=2026-02-05", ("Anthropic: 4 months", "Anthropic：4か月");
    /// Each doubling takes 8% less time than the one before, in the manner of the AI Futures Model.
    Faster: "law=power&d=0.92", ("Each doubling faster", "倍増が速まる");
    /// The top of the S-curve within two years, as a summary of an interview with Dario Amodei reads it: two doublings left, 94% of them by then.
    SCurve: "law=plateau&left=2", ("S-curve soon", "まもなく頭打ち（S字）");
    /// A plateau soon, with a wide spread and the slow pace of the trend since 2019, from what has been measured: at least 16 h in April 2026.
    Sceptic: "since=2019-01-01&law=plateau&dt=188&h0=960&t0=2026-04-07&left=1.5&dtsd=60", ("Sceptic", "懐疑派");
}
