//! The parameters of rules.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params},
    views::queues::params as before,
};

params! {
    before::FIRST + before::PARAMS.len();
    /// Score of how far the same happens at other labs.
    Labs: "labs", number(-2.0, 2.0, Linear, 0.5, None), Value(1.0) => v1 0.0, Judgement,
        ("Spread to other labs", "他社への波及"),
        ("+2: several labs come to the same point", "+2：複数の企業が同じ状況に至る");
    /// Score of whether courts uphold the directive.
    Courts: "courts", number(-2.0, 2.0, Linear, 0.5, None), Value(0.5) => v1 0.0, Judgement,
        ("Courts side with the government", "司法の支持"),
        ("+2: they uphold its measures; \u{2212}2: they strike them down", "+2：政府の措置を支持、−2：退ける");
    /// Score of public opinion.
    Opinion: "opinion", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement,
        ("Public asks for control", "世論の規制要求"),
        ("+2: it asks for control; \u{2212}2: for access", "+2：規制を求める、−2：利用を求める");
    /// Score of the race with China.
    Race: "race", number(-2.0, 2.0, Linear, 0.5, None), Value(0.5) => v1 0.0, Judgement,
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
        ("All alike, including those to switch to", "切替先を含む社数（すべて同様とみる場合）");
    /// Probability a year that a vendor is cut off.
    CutOffRate: "cut", number(0.0, 100.0, Linear, 1.0, Percent), Value(10.0), Judgement,
        ("Cut off in a year", "1年以内に止まる確率"),
        ("Each vendor, where all are alike", "1社ごと（すべて同様とみる場合）");
    /// Share of the cut-offs that hit all at once.
    CommonCause: "common", number(0.0, 100.0, Linear, 1.0, Percent), Value(30.0), Judgement,
        ("Common cause", "共通原因の割合"),
        ("Share of cut-offs that hit all at once", "全社が同時に止まる停止の割合");
    /// Days that a cut-off lasts.
    OutageLength: "outage", number(1.0, 365.0, Linear, 1.0, Days), Value(19.0) => v1 90.0, Source("anthropic.redeploy"),
        ("A cut-off lasts", "遮断の長さ"),
        ("Median, until the vendor is back; that of June took 19 days", "提供が再開するまでの中央値。6月は19日");
    /// Days that a change of vendor takes.
    SwitchTime: "swap", number(0.0, 120.0, Linear, 1.0, Days), Value(14.0), Judgement,
        ("Switching takes", "切替にかかる日数"),
        ("To another vendor, unprepared", "準備なしで他社に移る場合");
    /// Days that it takes when it has been tested.
    DrilledSwitchTime: "drill", number(0.0, 30.0, Linear, 0.5, Days), Value(1.0), Judgement,
        ("Switching, tested", "訓練済みの切替"),
        ("When it has been rehearsed", "AIフェイルオーバー計画を訓練済みの場合");
    /// Whether there is a system of one's own.
    OwnSystem: "own", Flag, Value(0.0), Judgement,
        ("System of one's own", "自社運用のモデル"),
        ("Runs whatever is cut", "オンプレミスやプライベートクラウド。どの提供が止まっても動く");
    /// Whether vendors differ by who controls them.
    Control: "ctl", Choice(&["who", "alike"]), Value(0.0) => v1 1.0, Judgement,
        ("Vendors differ", "ベンダーの違い"),
        ("By who controls them, or not at all", "管理主体で分けるか、すべて同様とみるか"),
        [("by who controls them", "管理主体で分ける"), ("all alike", "すべて同様")];
    /// Vendors of US frontier models in the plan.
    UsFrontier: "usf", number(1.0, 3.0, Whole, 1.0, None), Value(2.0), Judgement,
        ("US frontier vendors", "米国の最先端モデル（社数）"),
        ("The first of them is the one in use", "うち1社が通常使うベンダー");
    /// Vendors of other US models in the plan.
    UsOther: "uso", number(0.0, 2.0, Whole, 1.0, None), Value(0.0), Judgement,
        ("Other US vendors", "米国のその他のモデル（社数）"),
        ("Below the frontier, where rules of that kind do not reach first", "最先端ではなく、規制が最初には及びにくいもの");
    /// Vendors outside the US in the plan.
    Abroad: "nus", number(0.0, 2.0, Whole, 1.0, None), Value(1.0), Judgement,
        ("Vendors outside the US", "非米国モデル（社数）"),
        ("Under another government", "別の政府のもとにあるもの");
    /// Whether the change to another vendor is rehearsed.
    Rehearsed: "reh", Flag, Value(1.0), Judgement,
        ("Fail-over is rehearsed", "フェイルオーバーの訓練"),
        ("An AI fail-over plan that has been tried", "AIフェイルオーバー計画を実地に訓練する");
    /// Spread of the length of a cut-off.
    OutageSpread: "outsd", number(0.0, 2.0, Linear, 0.1, None), Value(1.0) => v1 0.0, Judgement,
        ("Spread of that length", "遮断の長さのばらつき"),
        ("Standard deviation of ln days; 0: always the same", "日数の対数の標準偏差。0なら常に同じ");
    /// Cost of a day without access.
    DayCost: "lossd", number(0.1, 10_000.0, Log, 0.1, None), Value(10.0), Judgement,
        ("A day without access costs", "遮断1日の損失"),
        ("Million yen; put in your own", "百万円。自社の値を入れてください");
    /// Cost of a further vendor a year.
    VendorCost: "addv", number(0.0, 1_000.0, Linear, 5.0, None), Value(20.0), Judgement,
        ("A further vendor costs", "ベンダー追加の費用"),
        ("Million yen a year, each", "1社当たり年間、百万円");
    /// Cost of a rehearsed fail-over a year.
    RehearsalCost: "rehc", number(0.0, 1_000.0, Linear, 5.0, None), Value(10.0), Judgement,
        ("Rehearsing costs", "切替訓練の費用"),
        ("Million yen a year", "年間、百万円");
    /// Cost of an own system a year.
    HostingCost: "hostc", number(0.0, 10_000.0, Linear, 10.0, None), Value(100.0), Judgement,
        ("Own hosting costs", "自社運用の費用"),
        ("Million yen a year", "年間、百万円");
    /// P(a US frontier vendor is cut off on its own account) under A.
    FrontierA: "qfa", number(0.0, 100.0, Linear, 1.0, Percent), Value(6.0), Judgement,
        ("A: one US frontier vendor", "A：米国最先端の1社"),
        ("Cut off alone within a year", "1年以内に単独で遮断される確率");
    /// The same under B.
    FrontierB: "qfb", number(0.0, 100.0, Linear, 1.0, Percent), Value(6.0), Judgement,
        ("B: one US frontier vendor", "B：米国最先端の1社"),
        ("Cut off alone within a year", "1年以内に単独で遮断される確率");
    /// The same under C.
    FrontierC: "qfc", number(0.0, 100.0, Linear, 1.0, Percent), Value(3.0), Judgement,
        ("C: one US frontier vendor", "C：米国最先端の1社"),
        ("Cut off alone within a year; less arbitrary, says the institute", "1年以内に単独で遮断される確率。大和総研は恣意性の低下をみる");
    /// P(all US frontier vendors are cut off at once) under A.
    AllFrontierA: "cfa", number(0.0, 100.0, Linear, 1.0, Percent), Value(1.0), Judgement,
        ("A: all US frontier vendors", "A：米国最先端の全社"),
        ("Cut off together within a year", "1年以内に同時に遮断される確率");
    /// The same under B.
    AllFrontierB: "cfb", number(0.0, 100.0, Linear, 1.0, Percent), Value(12.0), Judgement,
        ("B: all US frontier vendors", "B：米国最先端の全社"),
        ("Cut off together within a year", "1年以内に同時に遮断される確率");
    /// The same under C.
    AllFrontierC: "cfc", number(0.0, 100.0, Linear, 1.0, Percent), Value(6.0), Judgement,
        ("C: all US frontier vendors", "C：米国最先端の全社"),
        ("Cut off together within a year", "1年以内に同時に遮断される確率");
    /// How much likelier the lab in dispute is cut off than another.
    Dispute: "anth", number(1.0, 10.0, Linear, 0.5, Times), Value(3.0), Judgement,
        ("Anthropic, beside another lab", "Anthropicの遮断されやすさ"),
        ("Times the hazard of another US frontier lab", "米国の他の最先端企業と比べた倍率");
    /// P(another US vendor is cut off on its own account).
    OtherOwn: "qo", number(0.0, 100.0, Linear, 1.0, Percent), Value(2.0), Judgement,
        ("One other US vendor", "米国その他の1社"),
        ("Cut off alone within a year", "1年以内に単独で遮断される確率");
    /// P(all other US vendors are cut off at once) under A.
    AllOtherA: "coa", number(0.0, 100.0, Linear, 1.0, Percent), Value(0.0), Judgement,
        ("A: all other US vendors", "A：米国その他の全社"),
        ("Cut off together within a year", "1年以内に同時に遮断される確率");
    /// The same under B.
    AllOtherB: "cob", number(0.0, 100.0, Linear, 1.0, Percent), Value(8.0), Judgement,
        ("B: all other US vendors", "B：米国その他の全社"),
        ("Cut off together within a year; the institute fears for US AI as a whole", "1年以内に同時に遮断される確率。大和総研は米国製AI全般の不安定化を懸念");
    /// The same under C.
    AllOtherC: "coc", number(0.0, 100.0, Linear, 1.0, Percent), Value(6.0), Judgement,
        ("C: all other US vendors", "C：米国その他の全社"),
        ("Cut off together within a year; rules on weights and API", "1年以内に同時に遮断される確率。モデルウェイト・APIの規則");
    /// P(a vendor outside the US is cut off on its own account).
    AbroadOwn: "qn", number(0.0, 100.0, Linear, 1.0, Percent), Value(3.0), Judgement,
        ("One vendor outside the US", "非米国の1社"),
        ("Cut off alone within a year", "1年以内に単独で遮断される確率");
    /// P(all vendors outside the US are cut off at once).
    AllAbroad: "cn", number(0.0, 100.0, Linear, 1.0, Percent), Value(2.0), Judgement,
        ("All vendors outside the US", "非米国の全社"),
        ("Cut off together within a year", "1年以内に同時に遮断される確率");
    /// P(the own system is not there when it is needed).
    OwnFails: "qh", number(0.0, 100.0, Linear, 1.0, Percent), Value(2.0) => v1 0.0, Judgement,
        ("Own system fails", "自社運用の停止"),
        ("Within a year, by fault or by a change of licence", "1年以内、故障やライセンス変更による");
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[Key::Until, Key::Draws, Key::Seed];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[Key::Labs, Key::Courts, Key::Opinion, Key::Race];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::beside(
        "effects",
        &[
            Key::LabsA,
            Key::LabsB,
            Key::LabsC,
            Key::CourtsA,
            Key::CourtsB,
            Key::CourtsC,
            Key::OpinionA,
            Key::OpinionB,
            Key::OpinionC,
            Key::RaceA,
            Key::RaceB,
            Key::RaceC,
        ],
    ),
    Group::beside(
        "plans",
        &[
            Key::DayCost,
            Key::VendorCost,
            Key::RehearsalCost,
            Key::HostingCost,
        ],
    ),
    Group::beside(
        "vendors",
        &[
            Key::UsFrontier,
            Key::UsOther,
            Key::Abroad,
            Key::OwnSystem,
            Key::Rehearsed,
            Key::Control,
            Key::Vendors,
        ],
    ),
    Group::beside(
        "days",
        &[
            Key::OutageLength,
            Key::OutageSpread,
            Key::SwitchTime,
            Key::DrilledSwitchTime,
        ],
    ),
    Group::beside(
        "again",
        &[
            Key::Dispute,
            Key::FrontierA,
            Key::FrontierB,
            Key::FrontierC,
            Key::AllFrontierA,
            Key::AllFrontierB,
            Key::AllFrontierC,
            Key::OtherOwn,
            Key::AllOtherA,
            Key::AllOtherB,
            Key::AllOtherC,
            Key::AbroadOwn,
            Key::AllAbroad,
            Key::OwnFails,
            Key::CutOffRate,
            Key::CommonCause,
        ],
    ),
];
