//! The parameters of rules.

use crate::{assumptions::registry::Key, params::params, views::queues::params as before};

params! {
    before::FIRST + before::PARAMS.len();
    /// Score of how far the same happens at other labs.
    Labs: "labs", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement,
        ("Spread to other labs", "他社への波及"),
        ("+2: several labs come to the same point", "+2：複数の企業が同じ状況に至る");
    /// Score of whether courts uphold the directive.
    Courts: "courts", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement,
        ("Courts uphold it", "司法の支持"),
        ("+2: they uphold the directive; \u{2212}2: they strike it down", "+2：指令を支持、−2：退ける");
    /// Score of public opinion.
    Opinion: "opinion", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement,
        ("Public asks for control", "世論の規制要求"),
        ("+2: it asks for control; \u{2212}2: for access", "+2：規制を求める、−2：利用を求める");
    /// Score of the race with China.
    Race: "race", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement,
        ("Race with China", "中国との競争"),
        ("+2: the race presses hard; \u{2212}2: it eases", "+2：競争が激化、−2：緩和");
    /// What a point spread adds to scenario A.
    LabsA: "labsa", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.6), Judgement,
        ("Spread adds to A", "波及がAに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point spread adds to scenario B.
    LabsB: "labsb", number(-2.0, 2.0, Linear, 0.1, None), Value(0.6), Judgement,
        ("Spread adds to B", "波及がBに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point spread adds to scenario C.
    LabsC: "labsc", number(-2.0, 2.0, Linear, 0.1, None), Value(0.3), Judgement,
        ("Spread adds to C", "波及がCに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point courts adds to scenario A.
    CourtsA: "courtsa", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.4), Judgement,
        ("Courts add to A", "司法がAに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point courts adds to scenario B.
    CourtsB: "courtsb", number(-2.0, 2.0, Linear, 0.1, None), Value(0.3), Judgement,
        ("Courts add to B", "司法がBに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point courts adds to scenario C.
    CourtsC: "courtsc", number(-2.0, 2.0, Linear, 0.1, None), Value(0.5), Judgement,
        ("Courts add to C", "司法がCに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point opinion adds to scenario A.
    OpinionA: "opiniona", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.4), Judgement,
        ("Opinion adds to A", "世論がAに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point opinion adds to scenario B.
    OpinionB: "opinionb", number(-2.0, 2.0, Linear, 0.1, None), Value(0.4), Judgement,
        ("Opinion adds to B", "世論がBに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point opinion adds to scenario C.
    OpinionC: "opinionc", number(-2.0, 2.0, Linear, 0.1, None), Value(0.3), Judgement,
        ("Opinion adds to C", "世論がCに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point race adds to scenario A.
    RaceA: "racea", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.1), Judgement,
        ("Race adds to A", "競争がAに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point race adds to scenario B.
    RaceB: "raceb", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.3), Judgement,
        ("Race adds to B", "競争がBに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// What a point race adds to scenario C.
    RaceC: "racec", number(-2.0, 2.0, Linear, 0.1, None), Value(0.5), Judgement,
        ("Race adds to C", "競争がCに加える値"),
        ("Effect of a point on ln of the weight", "点数1点が重みの対数に与える効果");
    /// How many vendors can be turned to.
    Vendors: "vend", number(1.0, 10.0, Whole, 1.0, None), Value(3.0), Judgement,
        ("Vendors", "利用できる社数"),
        ("Including those to switch to", "切替先を含む社数");
    /// Probability a year that a vendor is cut off.
    CutOffRate: "cut", number(0.0, 100.0, Linear, 1.0, Percent), Value(10.0), Judgement,
        ("Cut off in a year", "1年以内に止まる確率"),
        ("Each vendor, for any reason", "1社ごと、理由を問わない");
    /// Share of the cut-offs that hit all at once.
    CommonCause: "common", number(0.0, 100.0, Linear, 1.0, Percent), Value(30.0), Judgement,
        ("Common cause", "共通原因の割合"),
        ("Share of cut-offs that hit all at once", "全社が同時に止まる停止の割合");
    /// Days that a cut-off lasts.
    OutageLength: "outage", number(1.0, 365.0, Linear, 1.0, Days), Value(90.0), Judgement,
        ("A cut-off lasts", "停止の長さ"),
        ("Until the vendor is back", "提供が再開するまで");
    /// Days that a change of vendor takes.
    SwitchTime: "swap", number(0.0, 120.0, Linear, 1.0, Days), Value(14.0), Judgement,
        ("Switching takes", "切替にかかる日数"),
        ("To another vendor, unprepared", "準備なしで他社に移る場合");
    /// Days that it takes when it has been tested.
    DrilledSwitchTime: "drill", number(0.0, 30.0, Linear, 0.5, Days), Value(1.0), Judgement,
        ("Switching, tested", "訓練済みの切替"),
        ("When it has been rehearsed", "事前に訓練している場合");
    /// Whether there is a system of one's own.
    OwnSystem: "own", Flag, Value(0.0), Judgement,
        ("System of one's own", "自社運用のモデル"),
        ("Runs whatever is cut", "どの提供が止まっても動く");
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[Key::Until, Key::Draws, Key::Seed];

/// Those that people reach for first, in the order of the page; the others stand behind "more".
pub const FIRST_SHOWN: &[Key] = &[
    Key::Labs,
    Key::Courts,
    Key::Opinion,
    Key::Race,
    Key::Vendors,
    Key::CutOffRate,
    Key::CommonCause,
    Key::OutageLength,
    Key::SwitchTime,
    Key::DrilledSwitchTime,
    Key::OwnSystem,
];
