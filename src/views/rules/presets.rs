//! The starting points of rules.

use crate::assumptions::presets::presets;

presets! {
    Rules;
    /// The situation of mid-June 2026 in S5, with our numbers.
    AsSeen: "", ("As Daiwa Institute sees it", "大和総研の見方");
    /// Other labs come to the same point, and the public asks for control.
    Spreads: "labs=2&opinion=1", ("It spreads", "他社に波及");
    /// A hard race with China and courts that uphold the directive.
    Enacted: "courts=1&race=2", ("Race makes it law", "競争で法制化");
    /// The sceptic's case: courts strike the directive down, and nothing like it happens elsewhere.
    StruckDown: "labs=-1&courts=-2", ("Struck down (sceptic)", "指令は無効（懐疑派）");
    /// A system of one's own and a change that has been tested.
    Prepared: "own=1&drill=0.5", ("Own system, tested", "自社運用と訓練");
}
