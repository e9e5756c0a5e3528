//! The parameters of the bottlenecks.

use crate::{assumptions::registry::Key, params::params, views::access::params as before};

params! {
    before::FIRST + before::PARAMS.len();
    /// Vulnerabilities found in the first six weeks.
    VulnerabilitiesFound: "found", number(100.0, 1e6, Log, 0.0, None), Value(10_000.0), Source("S1"),
        ("Found in six weeks", "6週間の発見件数"),
        ("High and critical vulnerabilities, from 7 April 2026", "深刻度「高」以上の脆弱性、2026年4月7日から");
    /// Doublings of finding for each of the horizon's.
    FindingElasticity: "elast", number(-0.5, 1.5, Linear, 0.01, None), Value(0.25), Judgement,
        ("Finding follows the horizon", "発見の連動度"),
        ("Doublings for each of the horizon's; below 0 they run out", "作業の長さが2倍になるごとの倍増回数。0未満は枯渇");
    /// Vulnerabilities patched a month at most.
    PatchCapacity: "patch", number(100.0, 1e6, Log, 0.0, None), Value(4000.0), Judgement,
        ("Patched a month", "1か月に修正できる件数"),
        ("The most at the start", "開始時点での上限");
    /// Its growth a year.
    PatchGrowth: "patchg", number(-20.0, 400.0, Linear, 1.0, Percent), Value(50.0), Judgement,
        ("Growth of patching a year", "修正能力の伸び（年）"),
        ("Of what can be patched", "修正できる件数の伸び");
    /// Patent applications filed a year.
    PatentFilings: "filed", number(10_000.0, 1e7, Log, 0.0, None), Value(600_000.0), Judgement,
        ("Patents filed a year", "年間の特許出願"),
        ("Of the size of a large patent office", "大規模な特許庁の水準");
    /// Its growth a year.
    FilingsGrowth: "filedg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(10.0), Judgement,
        ("Growth of filings a year", "出願の伸び（年）"),
        ("AI drafts applications too", "AIによる出願の作成も含む");
    /// Applications examined a year at most.
    ExaminationCapacity: "exam", number(10_000.0, 1e7, Log, 0.0, None), Value(600_000.0), Judgement,
        ("Patents examined a year", "年間に審査できる件数"),
        ("The most at the start", "開始時点での上限");
    /// Its growth a year.
    ExaminationGrowth: "examg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(3.0), Judgement,
        ("Growth of examining a year", "審査能力の伸び（年）"),
        ("AI helps examiners too", "AIによる審査の支援も含む");
    /// Months that an application waits at the start.
    Pendency: "pend", number(0.0, 60.0, Linear, 1.0, Months), Value(20.0), Judgement,
        ("Pendency now", "現在の審査待ち"),
        ("Until the first examination", "最初の審査までの期間");
    /// Spread of both capacities.
    CapacitySpread: "capsd", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement,
        ("Spread of the capacities", "能力のばらつき"),
        ("Relative standard deviation, log-normal", "相対標準偏差（対数正規分布）");
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[
    Key::Data,
    Key::SuccessLevel,
    Key::Since,
    Key::AsOf,
    Key::StateOfTheArt,
    Key::LengthCap,
    Key::LongPoints,
    Key::RecordsAt,
    Key::Vintage,
    Key::DoublingTime,
    Key::Until,
    Key::DoublingTimeSpread,
    Key::Draws,
    Key::Seed,
];

/// Those that people reach for first, in the order of the page; the others stand behind "more".
pub const FIRST_SHOWN: &[Key] = &[
    Key::VulnerabilitiesFound,
    Key::FindingElasticity,
    Key::DoublingTime,
    Key::PatchCapacity,
    Key::PatchGrowth,
    Key::PatentFilings,
    Key::FilingsGrowth,
    Key::ExaminationCapacity,
    Key::ExaminationGrowth,
    Key::Pendency,
    Key::CapacitySpread,
];
