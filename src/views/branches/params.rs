//! The parameters of the branches.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params},
    views::code::params as before,
};

params! {
    before::FIRST + before::PARAMS.len();
    /// Branch date.
    BranchDate: "bd", dates(2026, 2032), Value(day(2026, 6, 4)), Source("S1"),
        ("Branch date", "分岐の日"),
        ("All three leave the trend here", "3つのシナリオはここで傾向から分かれる");
    /// Weight of the plateau.
    PlateauWeight: "w1", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement,
        ("Plateau", "能力の頭打ち"),
        ("Anthropic, as quoted: the most optimistic scenario, held unlikely; compute, power and chips run short", "Anthropicの最楽観シナリオ（分析資料による）、「起きにくい」。計算資源・電力・チップが制約");
    /// Weight of compounding.
    CompoundingWeight: "w2", number(0.0, 100.0, Linear, 1.0, Percent), Value(60.0), Judgement,
        ("Compounding efficiency", "複利的効率化の継続"),
        ("Anthropic, as quoted: the middle scenario, most likely; people choose the problems", "Anthropicの中間シナリオ（分析資料による）、「最も可能性が高い」。研究課題は人が選ぶ");
    /// Weight of full recursive self-improvement.
    FullWeight: "w3", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement,
        ("Full recursive self-improvement", "完全な再帰的自己改善"),
        ("Anthropic, as quoted: the riskiest scenario; people may lose control", "Anthropicの最リスクシナリオ（分析資料による）。人間が制御を失う可能性がある");
    /// Automation cap of compounding.
    AutomationCap: "fmax", number(0.5, 0.9999, Logit, 0.0, None), Value(0.99), Source("S1"),
        ("Automation cap", "自動化の上限"),
        ("0.99: 100 people do the work of 10,000", "0.99なら100人で1万人分");
    /// Horizon that triggers a pause.
    PauseTrigger: "pz", number(0.1, 1000.0, Log, 0.0, WorkMonths), Off, Judgement,
        ("Pause trigger", "一時停止の引き金"),
        ("Starts when the median horizon is this long", "中央値がこの長さに達したときに始まる");
    /// Length of the pause.
    PauseLength: "pm", number(1.0, 120.0, Linear, 1.0, Months), Value(12.0), Judgement,
        ("Length of the pause", "停止の長さ"),
        ("Then growth resumes", "その後、伸びが再開する");
    /// Share of frontier effort that takes part in the pause.
    PauseParticipation: "pp", number(0.0, 1.0, Linear, 0.01, None), Value(0.8), Judgement,
        ("Taking part in the pause", "停止に加わる割合"),
        ("Share of frontier effort", "最先端の開発に占める割合");
    /// Share of theirs that verification stops.
    PauseVerification: "pv", number(0.0, 1.0, Linear, 0.01, None), Value(0.8), Judgement,
        ("Stopped by verification", "検証で止まる割合"),
        ("Share of the participants' effort", "参加者の開発のうち止まる割合");
    /// Labour's share of the returns to all inputs, alpha/(alpha+zeta).
    LabourShare: "ar", number(0.05, 0.6, Linear, 0.005, None), Value(0.235), Source(KWA),
        ("Labour's share of returns", "収益率に占める労働の割合"),
        ("Against compute, in automated research", "計算資源に対する研究労働の重み");
    /// Returns to all inputs, alpha+zeta.
    ReturnsToInputs: "az", number(0.5, 1.2, Linear, 0.01, None), Value(0.9), Source(KWA),
        ("Returns to all inputs", "投入全体の収益率"),
        ("Labour and compute together; 1 is constant", "労働と計算資源の合計。1で規模に比例");
    /// Difficulty exponent.
    DifficultyExponent: "beta", number(0.1, 1.5, Linear, 0.01, None), Value(0.65), Source(KWA),
        ("Difficulty exponent", "難しさの指数"),
        ("How much harder each gain is than the last", "改善が進むほど次が難しくなる度合い");
    /// Width of the logistic of automation.
    AutomationWidth: "iv", number(0.5, 8.0, Linear, 0.01, None), Value(2.85), Source(KWA),
        ("Width of automation", "自動化が広がる幅"),
        ("e-folds of compute from 50% to 73% automated", "自動化率50%から73%までの実効計算量（e倍の回数）");
    /// Automated share in January 2026.
    AutomatedShare: "f0", number(0.05, 0.9, Linear, 0.005, None), Value(0.375), Source(KWA),
        ("Automated in January 2026", "2026年1月の自動化率"),
        ("Share of AI research that AI does", "AI研究のうちAIが行う割合");
    /// Misalignment now.
    MisalignmentNow: "m0", number(0.0001, 1.0, Log, 0.0, None), Value(0.01), Judgement,
        ("Flaw now", "現在の欠陥"),
        ("Illustration: a flaw that models pass on", "例示：モデルが受け継ぐ欠陥の大きさ");
    /// Its amplification a generation.
    MisalignmentAmplification: "a", number(1.0, 5.0, Linear, 0.01, None), Value(1.5), Judgement,
        ("Amplified per generation", "世代ごとの増幅"),
        ("Illustration: growth before oversight", "例示：監督がない場合の倍率");
    /// Share of it that oversight catches.
    OversightCatch: "q", number(0.0, 1.0, Linear, 0.01, None), Value(0.2), Judgement,
        ("Caught by oversight", "監督で見つかる割合"),
        ("Illustration: per generation", "例示：1世代ごと");
    /// Months per generation at today's pace.
    GenerationLength: "g0", number(0.5, 60.0, Log, 0.0, Months), Value(6.0), Judgement,
        ("Length of a generation", "1世代の長さ"),
        ("Illustration: at today's pace", "例示：現在の速さでの長さ");
    /// Whether compute goes on growing during a pause.
    PauseOverhang: "po", Flag, Value(0.0), Judgement,
        ("Compute keeps growing in the pause", "停止中も計算資源は増え続ける"),
        ("What has come is used afterwards (overhang)", "増えた分は停止後に使われる（オーバーハング）");
    /// First condition of a pause: who takes part is agreed.
    PauseParties: "pcw", Flag, Value(1.0), Judgement,
        ("Agreed: who stops", "合意：誰が止まるか"),
        ("Well-resourced labs of several countries, on the same terms", "複数国の十分な資源を持つ研究機関が同一条件で");
    /// Second condition: how it is verified is agreed.
    PauseMeans: "pcv", Flag, Value(1.0), Judgement,
        ("Agreed: how it is verified", "合意：どう検証するか"),
        ("Training runs watched, compute tracked, provenance certified", "訓練の監視・計算資源の追跡・来歴の認証");
    /// Third condition: what triggers it is spelt out.
    PauseStart: "pct", Flag, Value(1.0), Judgement,
        ("Agreed: what triggers it", "合意：何が発動させるか"),
        ("Written down beforehand", "事前に明文化されている");
    /// Third condition: what lifts it is spelt out.
    PauseLifting: "pcl", Flag, Value(1.0), Judgement,
        ("Agreed: what lifts it", "合意：何が解除させるか"),
        ("Written down beforehand", "事前に明文化されている");
    /// Third condition: who adjudicates is spelt out.
    PauseArbiter: "pca", Flag, Value(1.0), Judgement,
        ("Agreed: who adjudicates", "合意：誰が仲裁するか"),
        ("Written down beforehand", "事前に明文化されている");
}

/// Where the branches part lies beyond 2030, and a work-year is what sets the plateau apart.
pub const DEFAULTS: &[(Key, f64)] = &[(Key::TargetLength, 120_000.0), (Key::Until, 2036.0)];

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
    Key::AnchorHorizon,
    Key::AnchorDate,
    Key::DoublingsLeft,
    Key::ClosedLag,
    Key::TargetLength,
    Key::Until,
    Key::DoublingTimeSpread,
    Key::Draws,
    Key::Seed,
    Key::ClockTime,
    Key::FanBands,
];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::PlateauWeight,
    Key::CompoundingWeight,
    Key::FullWeight,
    Key::DoublingTime,
];

/// Those of the law of automated research.
pub const RESEARCH: Group = Group::asked(
    "How does AI speed up research?",
    "AIは自らの研究をどう速めるか",
    &[
        Key::AutomatedShare,
        Key::LabourShare,
        Key::ReturnsToInputs,
        Key::DifficultyExponent,
        Key::AutomationWidth,
    ],
);

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::asked(
        "Where do the branches lead?",
        "分岐の先はどこか",
        &[
            Key::TargetLength,
            Key::BranchDate,
            Key::DoublingsLeft,
            Key::AutomationCap,
        ],
    ),
    Group::asked(
        "What if development pauses?",
        "開発を一時停止したら",
        &[
            Key::PauseTrigger,
            Key::PauseLength,
            Key::PauseParticipation,
            Key::PauseVerification,
            Key::PauseOverhang,
            Key::ClosedLag,
        ],
    ),
    RESEARCH,
    Group::beside(
        "conditions",
        &[
            Key::PauseParties,
            Key::PauseMeans,
            Key::PauseStart,
            Key::PauseLifting,
            Key::PauseArbiter,
        ],
    ),
    Group::beside(
        "misalignment",
        &[
            Key::MisalignmentNow,
            Key::MisalignmentAmplification,
            Key::OversightCatch,
            Key::GenerationLength,
        ],
    ),
];
