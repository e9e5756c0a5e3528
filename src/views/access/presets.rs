//! The starting points of access.

use crate::assumptions::presets::presets;

presets! {
    Access;
    /// S4's lag, with governance that mostly holds.
    Managed: "", ("Managed access (Daiwa Institute)", "管理された提供（大和総研）");
    /// Several developers catch up within months.
    Several: "lc=4&gov=55", ("Several catch up", "複数が追いつく");
    /// Open weights catch up within months.
    OpenSoon: "lc=4&lo=6", ("Open weights soon", "オープンウェイトがすぐ");
    /// Rules that bind nobody.
    Hollow: "gov=20", ("Rules bind nobody", "規則に力がない");
    /// Two sides all but level.
    Level: "lc=1", ("Neck and neck", "ほぼ互角");
    /// The sceptic's case: nobody catches up for long.
    Moat: "lc=24&lo=36&gov=90", ("Long lead (sceptic)", "長い独走（懐疑派）");
}
