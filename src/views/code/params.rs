//! The parameters of the code share.

use crate::{
    assumptions::registry::Key,
    params::{params, shared as before},
};

/// What the curve of the code share runs through.
pub const SHARES: &[&str] = &["bounds", "mine"];

/// The names of the code share's curves.
pub const CURVES: &[&str] = &["logistic", "gompertz"];

params! {
    before::FIRST + before::PARAMS.len();
    /// Which shares the curve runs through.
    Shares: "shares", Choice(SHARES), Value(0.0), Source("S1"),
        ("Shares", "比率のデータ"),
        ("The two published bounds, or your own dates and shares", "公表された2つの値か、自分の日付と比率"),
        [("Published", "公表値"), ("My shares", "自分のデータ")];
    /// Share of code at the first bound.
    ShareBefore: "s1", number(1.0, 9.0, Linear, 0.1, Percent), Value(5.0), Source("S1"),
        ("Share in February 2025", "2025年2月の比率"),
        ("The analysis quoted says only “single digits”", "引用元の分析資料の記述は「1桁台」のみ");
    /// Share of code at the second bound.
    ShareNow: "s2", number(60.0, 99.0, Linear, 0.1, Percent), Value(80.0), Source("S1"),
        ("Share in May 2026", "2026年5月の比率"),
        ("The analysis quoted says only “over 80%”", "引用元の分析資料の記述は「80%超」のみ");
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
        ("Observed output", "観測された産出"),
        ("Merged code per engineer against 2024", "技術者1人当たりのマージ済みコード（2024年比）");
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[Key::Until, Key::Draws, Key::Seed];

/// Those that people reach for first, in the order of the page; the others stand behind "more".
pub const FIRST_SHOWN: &[Key] = &[
    Key::ShareBefore,
    Key::ShareNow,
    Key::ShareCeiling,
    Key::ShareCurve,
    Key::ReviewCost,
    Key::OutputMultiple,
    Key::CodeFraction,
    Key::Shares,
];
