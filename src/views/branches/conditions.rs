//! S1's three conditions of a pause as a checklist, and what a gap in it costs by our judgement.

use super::BranchesOutcome;
use crate::{
    assumptions::{Assumptions, registry::Key},
    figure::chart::{AxisSpec, Line, Mark, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{localized, localized_fmt, percent},
        params::{param_help, param_label},
    },
    views::{Table, common},
};

/// What a gap makes weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakens {
    /// How much of frontier effort takes part.
    Participation,
    /// How much of theirs is stopped.
    Verification,
}

/// One line of the checklist.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The flag that says whether it is met.
    pub key: Key,
    /// What a gap makes weaker.
    pub weakens: Weakens,
    /// What is left of that where it is not met; our judgement.
    pub left: f64,
}

/// Who, verified how, and the three parts of the third: trigger, lifting, arbiter.
pub const CONDITIONS: [Condition; 5] = [
    Condition {
        key: Key::PauseParties,
        weakens: Weakens::Participation,
        left: 0.5,
    },
    Condition {
        key: Key::PauseMeans,
        weakens: Weakens::Verification,
        left: 0.5,
    },
    Condition {
        key: Key::PauseStart,
        weakens: Weakens::Participation,
        left: 0.8,
    },
    Condition {
        key: Key::PauseLifting,
        weakens: Weakens::Participation,
        left: 0.8,
    },
    Condition {
        key: Key::PauseArbiter,
        weakens: Weakens::Verification,
        left: 0.8,
    },
];

/// Participation and verification after the gaps.
pub fn in_force(a: &Assumptions) -> (f64, f64) {
    let left = |what: Weakens| {
        let gaps = CONDITIONS
            .iter()
            .filter(|c| c.weakens == what && !a.on(c.key));
        gaps.map(|c| c.left).product::<f64>()
    };
    (
        a.get(Key::PauseParticipation) * left(Weakens::Participation),
        a.get(Key::PauseVerification) * left(Weakens::Verification),
    )
}

/// The share of frontier effort that stops.
fn stops(a: &Assumptions) -> f64 {
    let (participation, verification) = in_force(a);
    participation * verification
}

/// How much of frontier effort stops under the agreement as it stands, and why this is harder than a nuclear treaty.
pub fn text(a: &Assumptions, lang: Lang) -> String {
    let gaps = CONDITIONS.iter().filter(|c| !a.on(c.key)).count();
    let stopped = percent(lang, stops(a));
    let count = gaps.to_string();
    localized_fmt(
        lang,
        "With {1} of the checklist's five points left open, **{0}** of frontier effort stops; what a gap costs is our judgement. It is harder than a nuclear treaty, the analysis of Anthropic's paper says: training runs are easier to hide than missile silos, firms and not states lead, Washington and Silicon Valley fear that slowing alone hands China a decisive lead, and open-weight models such as Qwen already compete. The non-proliferation treaty took decades; Anthropic says there is no such time.",
        "5項目のうち{1}項目が未合意なら、最先端の開発のうち止まるのは**{0}**です（欠けた項目の影響は筆者の判断）。分析資料によれば核軍縮条約より難しい理由は、訓練がミサイルサイロより隠しやすいこと、国家ではなく民間が先端を走ること、一方的な減速は中国に決定的な優位を与えるという見方が米政府とシリコンバレーに根強いこと、Qwenなどのオープンウェイトモデルがすでに競合していることです。核不拡散条約の構築には数十年を要しましたが、Anthropicは「そんな時間はない」としています。",
        &[&stopped, &count],
    )
}

/// The checklist.
pub fn table(a: &Assumptions, lang: Lang) -> Table {
    let names = [
        ("Condition", "条件"),
        ("What it asks for", "内容"),
        ("Agreed", "合意"),
        (
            "A gap leaves (our judgement)",
            "欠けた場合に残る割合（筆者の判断）",
        ),
    ];
    let rows = CONDITIONS.iter().map(|condition| {
        let left = percent(lang, condition.left);
        let effect = match condition.weakens {
            Weakens::Participation => {
                localized_fmt(lang, "{0} of participation", "参加の{0}", &[&left])
            }
            Weakens::Verification => {
                localized_fmt(lang, "{0} of verification", "検証の{0}", &[&left])
            }
        };
        let agreed = if a.on(condition.key) {
            localized(lang, "yes", "あり")
        } else {
            localized(lang, "no", "なし")
        };
        vec![
            param_label(lang, condition.key).to_owned(),
            param_help(lang, condition.key).to_owned(),
            agreed.to_owned(),
            effect,
        ]
    });
    Table {
        caption: localized(
            lang,
            "The analysis's three conditions of a pause: who, verified how, and what triggers it, lifts it and who adjudicates",
            "分析資料が挙げる停止の3条件：参加者、検証、発動・解除・仲裁の明文化",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false; 4],
    }
}

/// What stops, as one point after another stays open, in the order of the checklist.
pub fn chart(outcome: &BranchesOutcome, lang: Lang) -> Spec {
    let a = outcome.assumptions();
    let x = AxisSpec {
        measure: Measure::Whole,
        ends: (-0.5, CONDITIONS.len() as f64 + 0.5),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Share of frontier effort that stops, by open points",
        "止まる開発の割合（未合意の項目数ごと）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let mut share = a.get(Key::PauseParticipation) * a.get(Key::PauseVerification) * 100.0;
    let mut points = vec![(0.0, share)];
    for (i, condition) in CONDITIONS.iter().enumerate() {
        share *= condition.left;
        points.push(((i + 1) as f64, share));
    }
    spec.lines = vec![Line {
        name: String::new(),
        reading: localized(lang, "stops", "止まる割合").to_owned(),
        points,
        paint: Paint::Accent,
        weight: 0.17,
    }];
    let open = CONDITIONS.iter().filter(|c| !a.on(c.key)).count() as f64;
    spec.marks = vec![Mark {
        at: (open, stops(a) * 100.0),
        name: localized(lang, "as it stands", "現在の設定").to_owned(),
        paint: Paint::Accent,
    }];
    spec
}

/// Who supports such a pause and who doubts the call for it.
pub fn voices(lang: Lang) -> String {
    localized(
        lang,
        "On the call for a pause, as the analysis of Anthropic's paper reports: Demis Hassabis (Google DeepMind) has long supported one that all frontier developers join. Gary Marcus calls it costless rhetoric, well timed for the listing, with no intention to stop; David Sacks, stoking fear with nuclear comparisons while racing ahead; Francesco Bianchi finds that the risk may be real but a freeze too convenient for a market leader. Kylan Gibbs and Luis Garicano see rules against open models behind it. Anthropic answers that it asks for research into the means to stop, not for a stop.",
        "停止の提言への見方（分析資料による）：Demis Hassabis（Google DeepMind）は、全フロンティア開発者が合意する一時停止を以前から支持しています。Gary Marcusは費用ゼロでIPOに合わせた修辞で実際に停止する気はないとし、David Sacksは核になぞらえて危険を煽りながら全力疾走していると批判します。Francesco Bianchiはリスクは本物かもしれないが市場リーダーが現状凍結を求めるのは都合が良すぎるとし、Kylan GibbsとLuis Garicanoはオープンなモデルへの規制につながるとみます。Anthropicは、停止の呼びかけではなく停止できる仕組みの研究・構築を求めていると説明しています。",
    )
    .to_owned()
}
