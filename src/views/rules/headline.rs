//! What the view of the rules says in words.

use super::{RulesOutcome, SCORES};
use crate::{
    assumptions::registry::{Key, View},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, number, percent, shares},
    },
    model::rules::scenario::SCENARIOS,
    views::{common, numbers::Words},
};

/// The name of a scenario on the chart.
pub const fn scenario(lang: Lang, scenario: usize) -> &'static str {
    let (en, ja) = SCENARIO_NAMES[scenario];
    localized(lang, en, ja)
}

/// The names of the scenarios in English and Japanese.
pub const SCENARIO_NAMES: [Words; SCENARIOS] = [
    ("A one-off", "A 単発"),
    ("B all frontier models", "B 最先端AI全般"),
    ("C statutory system", "C 法制化"),
];

/// The name of a factor.
pub const fn factor(lang: Lang, factor: usize) -> &'static str {
    match factor {
        0 => localized(lang, "spread", "波及"),
        1 => localized(lang, "courts", "司法"),
        2 => localized(lang, "opinion", "世論"),
        _ => localized(lang, "race", "競争"),
    }
}

/// The name of an event where room is short.
pub const fn event(lang: Lang, event: usize) -> &'static str {
    match event {
        0 => localized(lang, "Pentagon dispute", "国防総省との対立"),
        1 => localized(lang, "Supply-chain risk, court", "供給網リスク指定・訴訟"),
        2 => localized(lang, "Mythos Preview", "Mythos Preview"),
        3 => localized(lang, "Order: voluntary review", "大統領令：自主的審査"),
        4 => localized(lang, "Fable 5, Mythos 5", "Fable 5・Mythos 5"),
        5 => localized(lang, "Jailbreak concern", "ジェイルブレイク懸念"),
        _ => localized(lang, "All access stopped", "全提供が停止"),
    }
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &RulesOutcome, lang: Lang) -> String {
    let weights = outcome.judgement.weights();
    let [a, b, c] = shares(lang, weights);
    let most = (1..weights.len()).fold(
        0,
        |most, s| {
            if weights[s] > weights[most] { s } else { most }
        },
    );
    let leads = match most {
        0 => localized(
            lang,
            "the stop of June 2026 most likely stays a single case",
            "2026年6月の停止は単発で終わる可能性が最も高く",
        ),
        1 => localized(
            lang,
            "the stop of June 2026 most likely spreads to all frontier models",
            "2026年6月の停止は最先端AI全般に広がる可能性が最も高く",
        ),
        _ => localized(
            lang,
            "the stop of June 2026 most likely becomes a statutory export-control system",
            "2026年6月の停止は輸出管理として法制化される可能性が最も高く",
        ),
    };
    localized_fmt(
        lang,
        "On these scores, {0}: a one-off **{1}**, all frontier models **{2}**, a statutory system **{3}**.",
        "この点数では、{0}なります。単発**{1}**、最先端AI全般**{2}**、法制化**{3}**です。",
        &[leads, &a, &b, &c],
    )
}

/// That it is a judgement, how far it moves, and what a plan is worth.
pub fn subline(outcome: &RulesOutcome, lang: Lang) -> String {
    let [a, b, c] = outcome.judgement.sensitivity().map(|(low, high)| {
        let (low, high) = (percent(lang, low), percent(lang, high));
        localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&low, &high])
    });
    localized_fmt(
        lang,
        "A structured judgement, not a forecast. With any one score a point off, A is {0}, B {1}, C {2}.",
        "構造化した判断であり、予測ではありません。点数が1つだけ1点ずれると、Aは{0}、Bは{1}、Cは{2}です。",
        &[&a, &b, &c],
    )
}

/// Remarks that keep the reading honest.
pub fn notes(lang: Lang) -> Vec<String> {
    let text = |en, ja| localized(lang, en, ja).to_owned();
    vec![
        text(
            "The weights follow from the table of effects and the scores, and say nothing more. Daiwa Institute of Research (17 June 2026) names the scenarios and the factors and holds a one-off to be the likeliest; every number is our judgement. The table can be changed under “More assumptions”.",
            "重みは、効果の表と点数が言う以上のことは言いません。シナリオと要因、そして単発が最も起こりやすいという見方は大和総研（2026年6月17日）によるもので、数値はすべて私たちの判断です。効果の表は「その他の前提」で変えられます。",
        ),
        text(
            "The three scenarios have no dates, and others are possible.",
            "3つのシナリオに時期はなく、これ以外の展開もあり得ます。",
        ),
        text(
            "The continuity plan answers another question: what a cut-off costs, whatever its cause. Its probability is a judgement too.",
            "事業継続の備えは別の問いへの答えで、理由を問わず停止の損失を示します。停止の確率も判断です。",
        ),
    ]
}

/// Lines under controls that depend on the result.
pub fn remarks(outcome: &RulesOutcome, lang: Lang) -> Vec<(Key, String)> {
    let all = percent(lang, outcome.plan.all_cut());
    vec![(
        Key::Vendors,
        localized_fmt(
            lang,
            "All are cut off in {0} of years",
            "1年以内に全社が止まる確率は{0}",
            &[&all],
        ),
    )]
}

/// What the factors do to the weights.
pub fn effects(outcome: &RulesOutcome, lang: Lang) -> String {
    let reach = |factor: usize| {
        let low = outcome.judgement.with_score(factor, -2.0)[0];
        let high = outcome.judgement.with_score(factor, 2.0)[0];
        (low, high)
    };
    let width = |factor: &usize| {
        let (low, high) = reach(*factor);
        libm::fabs(high - low)
    };
    let most = (1..SCORES.len()).fold(0, |most, f| if width(&f) > width(&most) { f } else { most });
    let (low, high) = reach(most);
    localized_fmt(
        lang,
        "The one-off depends most on **{0}**: from **{1}** at \u{2212}2 to **{2}** at +2, with the other scores as they are. The table is our judgement; each of its numbers is an assumption under “More assumptions”.",
        "単発の重みを最も左右するのは**{0}**で、ほかの点数をそのままにすると−2で**{1}**、+2で**{2}**です。表は私たちの判断で、どの数値も「その他の前提」で変えられます。",
        &[
            factor(lang, most),
            &percent(lang, low),
            &percent(lang, high),
        ],
    )
}

/// How many vendors.
pub fn vendor_count(lang: Lang, count: u32) -> String {
    let number = count.to_string();
    let unit = if count == 1 {
        localized(lang, " vendor", "社")
    } else {
        localized(lang, " vendors", "社")
    };
    join(&[&number, unit])
}

/// Days to a tenth: none of these numbers is known better.
pub fn tenths(days: f64) -> String {
    number(if days < 1.0 {
        days
    } else {
        libm::round(days * 10.0) / 10.0
    })
}

/// How many days.
pub fn day_count(lang: Lang, days: f64) -> String {
    let text = tenths(days);
    let unit = if text == "1" {
        localized(lang, " day", "日")
    } else {
        localized(lang, " days", "日")
    };
    join(&[&text, unit])
}

/// What more vendors are worth.
pub fn vendors(outcome: &RulesOutcome, lang: Lang) -> String {
    let plan = &outcome.plan;
    let [all, one, floor] =
        [plan.all_cut(), plan.one_cut(), plan.common * plan.cut].map(|p| percent(lang, p));
    let cut = if plan.vendors == 1 {
        localized_fmt(
            lang,
            "Your only vendor is cut off within a year with a probability of **{0}**.",
            "唯一の1社が1年以内に止まる確率は**{0}**です。",
            &[&one],
        )
    } else {
        localized_fmt(
            lang,
            "A given vendor is cut off within a year with a probability of **{0}**, all of your **{1}** with **{2}**.",
            "1年以内に1社が止まる確率は**{0}**、**{1}**すべてが止まる確率は**{2}**です。",
            &[&one, &vendor_count(lang, plan.vendors), &all],
        )
    };
    localized_fmt(
        lang,
        "{0} The common cause alone accounts for **{1}**, and no number of vendors gets below that: only a system of your own does.",
        "{0}共通原因だけで**{1}**あり、社数を増やしてもこれを下回りません。下回れるのは自社運用だけです。",
        &[&cut, &floor],
    )
}

/// Days lost with one vendor, several, several with a tested change, and an own system.
pub fn losses(outcome: &RulesOutcome) -> [f64; 4] {
    let l = outcome.plan.losses();
    [l.one, l.several, l.tested, l.own]
}

/// The way to prepare that the controls stand for: the tested one, or that with an own system.
pub fn chosen(outcome: &RulesOutcome) -> usize {
    match (outcome.has_own(), outcome.plan.vendors) {
        (true, _) => 3,
        (false, 1) => 0,
        (false, _) => 2,
    }
}

/// The name of a way to prepare.
pub const fn way(lang: Lang, row: usize) -> &'static str {
    match row {
        0 => localized(lang, "one vendor", "1社のみ"),
        1 => localized(lang, "several", "複数社"),
        2 => localized(lang, "several, tested", "複数社・切替訓練"),
        _ => localized(lang, "own-hosted", "自社運用あり"),
    }
}

/// What each way to prepare loses.
pub fn days(outcome: &RulesOutcome, lang: Lang) -> String {
    let [one, several, tested, own] = losses(outcome).map(|days| day_count(lang, days));
    let plan = way(lang, chosen(outcome));
    localized_fmt(
        lang,
        "The expected loss is **{0}** a year with one vendor, **{1}** with several, **{2}** when switching has been tested, and **{3}** with a system of your own behind it. Your plan is the blue bar: {4}. An expectation hides that most years lose nothing and a few lose months.",
        "年間の停止日数の期待値は、1社のみで**{0}**、複数社で**{1}**、切替を訓練していれば**{2}**、自社運用もあれば**{3}**です。青い棒が現在の備え（{4}）です。多くの年は停止がなく、まれに数か月止まることは、期待値からは見えません。",
        &[&one, &several, &tested, &own, plan],
    )
}

/// The source line of the chart.
pub const fn source(lang: Lang) -> &'static str {
    localized(
        lang,
        "Source: events from Marubeni Research Institute (June 2026) and Daiwa Institute of Research (17 June 2026); scenarios and factors from the latter; scores, effects and weights are our judgement",
        "出典：出来事は丸紅経済研究所（2026年6月）と大和総研（2026年6月17日）、シナリオと要因は後者、点数・効果・重みは私たちの判断",
    )
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &RulesOutcome, lang: Lang) -> String {
    let a = &outcome.assumptions;
    let scores: Vec<String> = SCORES
        .iter()
        .enumerate()
        .map(|(index, key)| join(&[factor(lang, index), " ", &signed(a.get(*key))]))
        .collect();
    let scores = scores.join(localized(lang, ", ", "、"));
    let parts = vec![localized_fmt(
        lang,
        "A structured judgement, not a forecast. Scores: {0}",
        "構造化した判断であり、予測ではない。点数：{0}",
        &[&scores],
    )];
    let mut said = SCORES.to_vec();
    // These act on the smaller charts only.
    said.extend([
        Key::Vendors,
        Key::CutOffRate,
        Key::CommonCause,
        Key::OutageLength,
        Key::SwitchTime,
        Key::DrilledSwitchTime,
        Key::OwnSystem,
        Key::Until,
        Key::Draws,
        Key::Seed,
    ]);
    common::assumes(
        lang,
        View::Rules,
        a,
        parts,
        &said,
        localized(lang, ".", "。"),
    )
}

/// A score with its sign.
pub fn signed(value: f64) -> String {
    let digits = usize::from(value != libm::round(value));
    let text = decimals(value, digits);
    if value > 0.0 {
        join(&["+", &text])
    } else {
        text
    }
}
