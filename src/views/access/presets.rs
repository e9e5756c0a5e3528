//! The starting points of access.

use crate::assumptions::presets::presets;

presets! {
    Access;
    /// The document's: half a year to a year until others have the level, here its middle.
    LagsOfMay: "lc=9&lo=9&lcn=9", ("As Daiwa saw it in May 2026", "2026年5月の大和総研の見方");
    /// The lags that were measured.
    LagsMeasured: "", ("As measured by October 2026", "2026年10月までの実測");
    /// Open weights as far behind as UK AISI found them in 2025, the middle of 6 to 10 months.
    OpenLater: "lo=8", ("Open weights lag as in 2025", "オープン型の遅れが2025年並み");
    /// Either of the document's two routes.
    Either: "spr=first", ("Chinese models count as well", "中国のモデルも普及とみなす");
    /// Rules that bind nobody.
    Hollow: "gov=20", ("Rules bind nobody", "規則に力がない");
    /// All but level with everybody.
    Level: "lc=0&lo=1&lcn=1", ("Neck and neck", "ほぼ互角");
    /// The sceptic's case: nobody catches up for long.
    Moat: "lc=24&lo=36&lcn=24&gov=90", ("Long lead (sceptic)", "長い独走（懐疑派）");
}
