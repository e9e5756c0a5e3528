//! The parameters of the code share.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params, shared as before},
};

/// What the curve of the code share runs through.
pub const SHARES: &[&str] = &["bounds", "mine", "google"];

/// The names of the code share's curves.
pub const CURVES: &[&str] = &["logistic", "gompertz"];

params! {
    before::FIRST + before::PARAMS.len();
    /// Which shares the curve runs through.
    Shares: "shares", Choice(SHARES), Value(0.0), Source("anthropic"),
        ("Shares", "比率のデータ"),
        ("Two bounds by Anthropic, three statements by Google, or your own dates and shares", "Anthropicの2つの値、Googleの3つの発表、または自分の日付と比率"),
        [("Anthropic", "Anthropic"), ("My shares", "自分のデータ"), ("Google", "Google")];
    /// Share of code at the first bound.
    ShareBefore: "s1", number(1.0, 9.0, Linear, 0.1, Percent), Value(3.0) => v1 5.0, Source("anthropic"),
        ("Share in February 2025", "2025年2月の比率"),
        ("Anthropic says “low single digits”", "Anthropicの表現は「low single digits（一桁台）」");
    /// Share of code at the second bound.
    ShareNow: "s2", number(60.0, 99.0, Linear, 0.1, Percent), Value(80.0), Source("anthropic"),
        ("Share in May 2026", "2026年5月の比率"),
        ("Anthropic says only “over 80%”", "Anthropicの記述は「80%超」のみ");
    /// Ceiling of the share.
    ShareCeiling: "smax", number(80.0, 100.0, Linear, 0.1, Percent), Value(100.0), Judgement,
        ("Ceiling", "上限"),
        ("Below 100% if some code stays with people", "人に残るコードの分だけ100%より低い");
    /// Shape of the share's curve.
    ShareCurve: "curve", Choice(CURVES), Value(0.0), Judgement,
        ("Shape of the curve", "曲線の形"),
        ("Gompertz approaches its ceiling more slowly", "ゴンペルツ曲線は上限に近づくのが遅い"),
        [("Logistic", "ロジスティック"), ("Gompertz", "ゴンペルツ")];
    /// Review cost relative to writing.
    ReviewCost: "r", number(0.0, 1.0, Linear, 0.01, None), Value(0.1), Judgement,
        ("Review cost", "レビューの手間"),
        ("Reviewing AI's code, relative to writing it", "AIのコードを確認する手間（書く手間との比）");
    /// Share of work that is code.
    CodeFraction: "c", number(0.05, 1.0, Linear, 0.01, None), Value(0.4), Judgement,
        ("Share of work that is code", "仕事に占めるコードの割合"),
        ("The rest of a project does not speed up", "残りの仕事は速くならない");
    /// Observed output multiple.
    OutputMultiple: "out", number(1.0, 100.0, Log, 0.0, Times), Value(8.0), Source("S1"),
        ("Observed output", "観測された生産量"),
        ("Merged code per engineer against 2024", "技術者1人当たりのマージ済みコード（2024年比）");
    /// Half the width of the first bound's range.
    ShareBeforeSpread: "s1w", number(0.0, 8.0, Linear, 0.1, Percent), Value(2.0) => v1 4.0, Judgement,
        ("Range of that share, either side", "その比率の幅（上下）"),
        ("3% and 2 either side: “low single digits” as 1 to 5%", "3%の上下2ポイントで1〜5%。「一桁台前半」の解釈");
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[Key::Until, Key::Draws, Key::Seed, Key::FanBands];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::ShareBefore,
    Key::ShareNow,
    Key::ShareCeiling,
    Key::ShareCurve,
];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::asked(
        "Whose figures?",
        "誰の数字か",
        &[Key::Shares, Key::ShareBeforeSpread],
    ),
    Group::beside(
        "output",
        &[Key::ReviewCost, Key::OutputMultiple, Key::CodeFraction],
    ),
];
