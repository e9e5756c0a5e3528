//! The starting points of rules.

use crate::assumptions::presets::presets;

presets! {
    Rules;
    /// The evidence as of October 2026, with our scores.
    AsMeasured: "", ("As measured by October 2026", "2026年10月時点の実績");
    /// The situation of mid-June 2026 in S5, with our numbers: every score is 0.
    AsSeen: "labs=0&courts=0&race=0", ("As Daiwa Institute saw it", "大和総研の見方（6月）");
    /// Other labs come to the same point, and the public asks for control.
    Spreads: "labs=2&opinion=1", ("It spreads", "他社に波及");
    /// A hard race with China and courts that uphold what the government does.
    Enacted: "labs=0&courts=1&race=2", ("Race makes it law", "競争で制度化");
    /// The sceptic's case: courts strike such measures down, nothing like it happens elsewhere, and few try again.
    StruckDown: "labs=-1&courts=-2&race=0&qfa=2", ("Struck down (sceptic)", "措置は無効（懐疑派）");
    /// A cut-off that lasts a quarter of a year.
    Long: "outage=90", ("A cut-off of three months", "遮断が3か月続く");
    /// A system of one's own and a change that has been rehearsed.
    Prepared: "own=1&drill=0.5", ("Own system, rehearsed", "自社運用と訓練");
}
