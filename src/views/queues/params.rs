//! The parameters of the bottlenecks.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params},
    views::access::params as before,
};

params! {
    before::FIRST + before::PARAMS.len();
    /// Open-source vulnerabilities that the model rates high or critical in the first six weeks.
    VulnerabilitiesFound: "found", number(100.0, 1e6, Log, 0.0, None), Value(6202.0) => v1 10_000.0, Source("glasswing.update"),
        ("Found in six weeks", "6週間の発見件数"),
        ("In open source, rated high or critical by the model, from 7 April 2026", "オープンソースで、モデルが深刻度「高」以上と判定したもの。2026年4月7日から");
    /// Doublings of finding for each of the horizon's.
    FindingElasticity: "elast", number(-0.5, 1.5, Linear, 0.01, None), Value(0.25), Judgement,
        ("Finding follows the horizon", "発見の連動度"),
        ("Doublings for each of the horizon's; below 0 they run out", "作業の長さが2倍になるごとの倍増回数。0未満は枯渇");
    /// Vulnerabilities patched a month at most in open source.
    PatchCapacity: "patch", number(1.0, 1e6, Log, 0.0, None), Value(54.0) => v1 4000.0, Source("glasswing.update"),
        ("Patched a month", "1か月に修正できる件数"),
        ("In open source, the most at the start: 75 in six weeks", "オープンソース、開始時点での上限（6週間で75件）");
    /// Growth a year of what can be patched.
    PatchGrowth: "patchg", number(-20.0, 400.0, Linear, 1.0, Percent), Value(50.0), Judgement,
        ("Growth of patching a year", "修正能力の伸び（年）"),
        ("Of what can be patched, in open source and by vendors", "修正できる件数の伸び（オープンソース、ベンダーとも）");
    /// Patent applications filed a year.
    PatentFilings: "filed", number(10_000.0, 1e7, Log, 0.0, None), Value(430_625.0) => v1 600_000.0, Source("uspto.firm"),
        ("Patents filed a year", "年間の特許出願"),
        ("In the United States in 2024", "米国の2024年の件数");
    /// Its growth a year.
    FilingsGrowth: "filedg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(3.0) => v1 10.0, Source("uspto.firm"),
        ("Growth of filings a year", "出願の伸び（年）"),
        ("3% in the United States in 2024; AI drafts applications too", "米国の2024年は3%。AIによる出願の作成も含む");
    /// Applications examined a year at most.
    ExaminationCapacity: "exam", number(10_000.0, 1e7, Log, 0.0, None), Value(480_000.0) => v1 600_000.0, Judgement,
        ("Patents examined a year", "年間に審査できる件数"),
        ("The most at the start", "開始時点での上限");
    /// Its growth a year.
    ExaminationGrowth: "examg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(3.0), Judgement,
        ("Growth of examining a year", "審査能力の伸び（年）"),
        ("AI helps examiners too", "AIによる審査の支援も含む");
    /// Months that an application waits at the start.
    Pendency: "pend", number(0.0, 60.0, Linear, 0.1, Months), Value(22.6) => v1 20.0, Source("uspto.firm"),
        ("Pendency now", "現在の審査待ち"),
        ("Until the first examination, for what is filed at the start", "最初の審査までの期間（開始時点の出願）");
    /// Spread of all capacities.
    CapacitySpread: "capsd", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement,
        ("Spread of the capacities", "能力のばらつき"),
        ("Relative standard deviation, log-normal", "相対標準偏差（対数正規分布）");
    /// Share of what the model rates high or critical that people confirm as such.
    ConfirmedShare: "real", number(1.0, 100.0, Linear, 0.1, Percent), Value(62.4) => v1 100.0, Source("glasswing.update"),
        ("Confirmed by people", "人による確認の割合"),
        ("Of what the model rates high or critical", "モデルが「高」以上と判定したもののうち");
    /// Vulnerabilities that vendors found in their own code in the first six weeks.
    VendorsFound: "vfound", number(100.0, 1e6, Log, 0.0, None), Value(10_000.0), Source("S1"),
        ("Found by vendors in six weeks", "ベンダーの6週間の発見件数"),
        ("High and critical, in code of their own", "自社コードの深刻度「高」以上");
    /// Vulnerabilities that vendors can patch a month.
    VendorCapacity: "vpatch", number(100.0, 1e6, Log, 0.0, None), Value(10_000.0), Judgement,
        ("Patched by vendors a month", "ベンダーが1か月に修正できる件数"),
        ("As many as they found in six weeks: none is said to fall behind", "6週間の発見件数と同じとした（遅れているとの報告はない）");
    /// What is known of the applications that wait at the start.
    PatentStart: "pstart", Choice(STARTS), Value(0.0) => v1 1.0, Setting,
        ("The patent queue starts from", "特許の列の出発点"),
        ("How many wait, or how long a newcomer waits", "待っている件数か、新しい出願の待ち時間か"),
        [("Applications waiting", "審査待ちの件数"), ("Pendency", "審査待ちの期間")];
    /// Applications that wait at the start.
    PatentsWaiting: "pwait", number(1000.0, 1e7, Log, 0.0, None), Value(776_995.0), Source("uspto"),
        ("Applications waiting now", "現在の審査待ち件数"),
        ("For their first examination, on 6 April 2026", "最初の審査を待つ件数（2026年4月6日）");
    /// New medicines submitted a year at the start.
    MedicinesSubmitted: "drugs", number(1.0, 1e5, Log, 0.0, None), Value(50.0), Judgement,
        ("New medicines submitted a year", "新薬の年間申請数"),
        ("At the start; as many as were approved in 2024", "開始時点。2024年の承認数と同じとした");
    /// Doublings of what is submitted for each of the horizon's.
    MedicineElasticity: "drugel", number(-0.5, 1.5, Linear, 0.01, None), Value(0.1), Judgement,
        ("Medicines follow the horizon", "新薬候補の連動度"),
        ("Doublings of what is submitted for each of the horizon's", "作業の長さが2倍になるごとの申請数の倍増回数");
    /// Medicines that can be reviewed a year.
    ReviewCapacity: "review", number(1.0, 1e5, Log, 0.0, None), Value(50.0), Source("fda.approvals"),
        ("New medicines reviewed a year", "年間に審査できる新薬"),
        ("The most at the start; the FDA approved 50 in 2024", "開始時点での上限。FDAの2024年の承認は50件");
    /// Its growth a year.
    ReviewGrowth: "reviewg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(3.0), Judgement,
        ("Growth of reviewing a year", "新薬審査能力の伸び（年）"),
        ("AI helps reviewers too", "AIによる審査の支援も含む");
    /// Months that a review itself takes.
    ReviewTime: "rtime", number(0.0, 60.0, Linear, 1.0, Months), Value(10.0), Source("frp"),
        ("Months of review", "審査そのものの月数"),
        ("The FDA's goal for a standard review; 6 with priority", "FDAの標準審査の目標（優先審査は6か月）");
}

/// What the queue of patents starts from.
pub const STARTS: &[&str] = &["count", "wait"];

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
    Key::FanBands,
];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::VulnerabilitiesFound,
    Key::FindingElasticity,
    Key::PatchCapacity,
    Key::DoublingTime,
];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::asked(
        "How fast are flaws patched?",
        "欠陥はどれだけ速く修正されるか",
        &[
            Key::PatchGrowth,
            Key::ConfirmedShare,
            Key::VendorsFound,
            Key::VendorCapacity,
            Key::CapacitySpread,
        ],
    ),
    Group::beside(
        "patents",
        &[
            Key::PatentFilings,
            Key::FilingsGrowth,
            Key::ExaminationCapacity,
            Key::ExaminationGrowth,
            Key::PatentStart,
            Key::PatentsWaiting,
            Key::Pendency,
        ],
    ),
    Group::beside(
        "medicines",
        &[
            Key::MedicinesSubmitted,
            Key::MedicineElasticity,
            Key::ReviewCapacity,
            Key::ReviewGrowth,
            Key::ReviewTime,
        ],
    ),
];
