//! What the access view says in words.

use super::{AccessOutcome, QUOTED};
use crate::{
    assumptions::registry::{Key, View},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, number, percent, share, shares},
        words::value_text,
    },
    model::access::{self, HOLLOW, MANAGED, UNSTABLE},
    views::common::{self, times},
};

/// A number of months.
pub fn months(lang: Lang, value: f64) -> String {
    let text = number(value);
    let unit = match (lang, text.as_str()) {
        (Lang::En, "1") => " month",
        (Lang::En, _) => " months",
        (Lang::Ja, _) => "か月",
    };
    join(&[&text, unit])
}

/// The name of a region.
pub const fn region(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(lang, "Managed access grows", "管理された提供が広がる"),
        UNSTABLE => localized(
            lang,
            "Managers multiply, unstable",
            "管理者が増え、不安定になる",
        ),
        _ => localized(lang, "Governance is hollow", "管理が空洞化する"),
    }
}

/// Its name beside a line.
pub const fn short(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(lang, "managed", "管理"),
        UNSTABLE => localized(lang, "unstable", "不安定"),
        _ => localized(lang, "hollow", "空洞化"),
    }
}

/// Its name in a sentence.
const fn in_words(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(
            lang,
            "that managed access grows",
            "管理された提供が広がること",
        ),
        UNSTABLE => localized(
            lang,
            "that managers multiply and access is unstable",
            "管理者が増えて不安定になること",
        ),
        _ => localized(lang, "that governance is hollow", "管理が空洞化すること"),
    }
}

/// What a region means.
pub const fn meaning(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(
            lang,
            "few hold the models, and hold them firmly",
            "少数の保有者がしっかり管理する",
        ),
        UNSTABLE => localized(
            lang,
            "several hold them, each with rules of its own",
            "複数の保有者がそれぞれの規則で管理する",
        ),
        _ => localized(
            lang,
            "anyone has an equal model, or rules bind nobody",
            "誰でも同等のモデルを使えるか、規則に力がない",
        ),
    }
}

/// The name of a point of the plane.
pub const fn model(index: usize, lang: Lang) -> &'static str {
    match index {
        0 => localized(lang, "closed", "非公開"),
        _ => localized(lang, "open weights", "オープンウェイト"),
    }
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &AccessOutcome, lang: Lang) -> String {
    let i = &outcome.inputs;
    let likeliest = outcome.likeliest();
    let odds = shares(lang, outcome.drawn.odds);
    localized_fmt(
        lang,
        "With an equal closed model elsewhere after **{0}**, one with open weights after **{1}**, and governance at **{2}**, the likeliest outcome is **{3}**: {4} of draws.",
        "同等のモデルが非公開で**{0}**後、オープンウェイトで**{1}**後に現れ、アクセス管理の強さが**{2}**なら、最も起こりやすいのは**{3}**です（試行の{4}）。",
        &[
            &months(lang, i.closed),
            &months(lang, i.open),
            &share(i.governance * 100.0),
            in_words(likeliest, lang),
            &odds[likeliest],
        ],
    )
}

/// The uncertainty.
pub fn subline(outcome: &AccessOutcome, lang: Lang) -> String {
    let odds = shares(lang, outcome.drawn.odds);
    localized_fmt(
        lang,
        "Managed {0}, unstable {1}, hollow {2} of {3} draws. Regions and borders are a structured judgement after Daiwa Institute of Research (27 May 2026), not a forecast.",
        "{3}回の試行のうち、管理{0}、不安定{1}、空洞化{2}。領域とその境界は大和総研（2026年5月27日）をもとにした構造化した判断であり、予測ではありません。",
        &[
            &odds[MANAGED],
            &odds[UNSTABLE],
            &odds[HOLLOW],
            &decimals(outcome.assumptions().get(Key::Draws), 0),
        ],
    )
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &AccessOutcome, lang: Lang) -> Vec<String> {
    let i = &outcome.inputs;
    let here = localized_fmt(
        lang,
        "The values as set lie in “{0}”. The bars span 80% of the draws of each lag.",
        "設定した値そのものの位置は「{0}」です。横棒はそれぞれの遅れの試行の80%です。",
        &[region(outcome.here(), lang)],
    );
    let borders = localized_fmt(
        lang,
        "Rule: hollow if open weights come within {0} or governance is under 25%; otherwise unstable if a closed model comes within {0} or governance is under 50%; otherwise managed.",
        "規則：オープンウェイトが{0}以内に現れるか管理の強さが25%未満なら空洞化、そうでなく、非公開のモデルが{0}以内に現れるか管理の強さが50%未満なら不安定、それ以外は管理です。",
        &[&months(lang, i.window)],
    );
    let source = localized(
        lang,
        "Daiwa Institute of Research (27 May 2026) gives 6 to 12 months until others reach the same level. The lag of open weights, the spread, the strength of governance and the borders are our judgement.",
        "大和総研（2026年5月27日）によれば、他社が同じ水準に達するのは6〜12か月後です。オープンウェイトの遅れ、ばらつき、管理の強さ、境界は私たちの判断です。",
    );
    vec![here, borders, source.to_owned()]
}

/// What can be read off a point.
pub fn reading(outcome: &AccessOutcome, lag: f64, q: &[f64; 7], lang: Lang) -> Vec<String> {
    let mut lines = vec![
        months(lang, lag),
        localized_fmt(
            lang,
            "80% of draws: {0} to {1}",
            "試行の80%：{0}〜{1}",
            &[&months(lang, q[1]), &months(lang, q[5])],
        ),
    ];
    if let Some(pace) = outcome.pace() {
        let lead = times(lang, access::lead(lag, pace));
        lines.push(localized_fmt(
            lang,
            "leader ahead: {0}",
            "先頭の差：{0}",
            &[&lead],
        ));
    }
    lines
}

/// How far the leader is ahead.
pub fn lead(outcome: &AccessOutcome, lang: Lang) -> Option<String> {
    let pace = outcome.pace()?;
    let i = &outcome.inputs;
    let at = |months: f64| times(lang, access::lead(months, pace));
    let q = outcome.drawn.gap?;
    let quantile = |k: usize| times(lang, libm::exp2(q[k]));
    Some(localized_fmt(
        lang,
        "At a doubling every **{0} days**, **{1}** are a lead of **{2}** in task length (80% of draws: {3} to {4}), and **{5}** one of **{6}**. The 6 to 12 months of Daiwa Institute of Research are {7} to {8}.",
        "倍増時間が**{0}日**なら、**{1}**の遅れは作業の長さで**{2}**の差（試行の80%は{3}〜{4}）、**{5}**なら**{6}**です。大和総研の6〜12か月は{7}〜{8}に当たります。",
        &[
            &number(pace),
            &months(lang, i.closed),
            &at(i.closed),
            &quantile(1),
            &quantile(5),
            &months(lang, i.open),
            &at(i.open),
            &at(QUOTED.0),
            &at(QUOTED.1),
        ],
    ))
}

/// How the odds depend on the lag.
pub fn odds(outcome: &AccessOutcome, lang: Lang) -> String {
    let i = &outcome.inputs;
    let odds = |closed: f64| {
        let odds = outcome
            .drawn
            .odds_for(closed, i.open, i.governance, i.window);
        shares(lang, odds)[MANAGED].clone()
    };
    localized_fmt(
        lang,
        "With the same draws and everything else as it is, the probability of managed access is **{0}** if a closed model takes **{1}**, **{2}** if it takes half and **{3}** if it takes twice as long.",
        "ほかの条件と乱数をそのままに、非公開のモデルが**{1}**後なら「管理」は**{0}**、その半分なら**{2}**、2倍なら**{3}**です。",
        &[
            &odds(i.closed),
            &months(lang, i.closed),
            &odds(i.closed / 2.0),
            &odds(i.closed * 2.0),
        ],
    )
}

/// How much time defenders have.
pub fn defence(outcome: &AccessOutcome, lang: Lang) -> String {
    let i = &outcome.inputs;
    let q = outcome.drawn.defence;
    let at = access::defence(i.closed, i.open, i.governance);
    localized_fmt(
        lang,
        "The shorter lag times the strength of governance: **{0}** at the values as set, **{1}** in the median and **{2}** to **{3}** in 80% of draws. What is not fixed by then can be found by others.",
        "短い方の遅れに管理の強さを掛けた時間です。設定した値では**{0}**、試行の中央値は**{1}**、80%は**{2}**〜**{3}**です。それまでに直されない欠陥は、ほかの誰かに見つけられます。",
        &[
            &months(lang, at),
            &months(lang, q[3]),
            &months(lang, q[1]),
            &months(lang, q[5]),
        ],
    )
}

/// How likely both sides believe that they lead.
pub fn rivalry(outcome: &AccessOutcome, lang: Lang) -> Option<String> {
    let a = outcome.assumptions();
    let i = &outcome.inputs;
    let at = |months: f64| Some(percent(lang, outcome.both_believe(months)?));
    Some(localized_fmt(
        lang,
        "If two sides are **{0}** apart and each sees the gap with an error of **{1}**, both believe that they lead with a probability of **{2}**; at **{3}** it is **{4}**. The most is a quarter, at parity, where @tetumemo (14 February 2026) sees the attacker favoured.",
        "**{0}**の差がある2者が、それぞれ倍増**{1}**分の誤差で差を見るとき、双方が自分こそ先頭だと思う確率は**{2}**、**{3}**の差なら**{4}**です。互角のときの4分の1が上限で、そこでは@tetumemo（2026年2月14日）によれば攻撃側が有利です。",
        &[
            &months(lang, i.closed),
            &value_text(lang, Key::RivalError, a.get(Key::RivalError)),
            &at(i.closed)?,
            &months(lang, i.open),
            &at(i.open)?,
        ],
    ))
}

/// The source line of the chart.
pub fn source(lang: Lang) -> String {
    localized(
        lang,
        "Source of the lag of 6 to 12 months: Daiwa Institute of Research (27 May 2026)",
        "遅れ6〜12か月の出典：大和総研（2026年5月27日）",
    )
    .to_owned()
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &AccessOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let i = &outcome.inputs;
    let parts = vec![localized_fmt(
        lang,
        "Assumes: closed {0}, open weights {1}, governance {2}; log-normal lags, sd {3} (judgement)",
        "前提：非公開{0}、オープンウェイト{1}、管理の強さ{2}、遅れは対数正規分布（標準偏差{3}、判断）",
        &[
            &months(lang, i.closed),
            &months(lang, i.open),
            &share(i.governance * 100.0),
            &share(a.get(Key::LagSpread)),
        ],
    )];
    let mut said = super::irrelevant(outcome);
    said.extend([
        Key::ClosedLag,
        Key::OpenLag,
        Key::Governance,
        Key::LagSpread,
        Key::Data,
    ]);
    common::assumes(
        lang,
        View::Access,
        a,
        parts,
        &said,
        localized(lang, ".", "。"),
    )
}
