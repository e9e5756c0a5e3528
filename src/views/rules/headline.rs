//! What the view of the rules says in words.

use super::{
    EFFECTS, EVIDENCE, RulesOutcome, SCORES,
    inputs::{self, FRONTIER, Way},
};
use crate::{
    assumptions::registry::{Key, View},
    evidence::{Fact, facts},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, number, percent, shares},
    },
    model::rules::{scenario::SCENARIOS, score::Scores},
    params::groups,
    views::{common, evidence::rows, numbers::Words},
};

/// The name of a scenario on the chart.
pub const fn scenario(lang: Lang, scenario: usize) -> &'static str {
    let (en, ja) = SCENARIO_NAMES[scenario];
    localized(lang, en, ja)
}

/// The name of a scenario on the chart, which has no room for the whole of the longer ones on a phone.
pub const fn on_chart(lang: Lang, scenario: usize) -> &'static str {
    match scenario {
        0 => localized(lang, "A one-off", "A 今回限定の措置"),
        1 => localized(lang, "B high-risk frontier", "B 最先端モデルに拡大"),
        _ => localized(lang, "C systematic regime", "C 体系的な輸出管理"),
    }
}

/// The names of the scenarios in English and Japanese.
pub const SCENARIO_NAMES: [Words; SCENARIOS] = [
    ("A one-off", "A 今回限定の一時的な措置"),
    (
        "B high-risk frontier models",
        "B 高リスク・最先端モデル全般に規制拡大",
    ),
    (
        "C systematic export control",
        "C 体系的な輸出管理制度の構築",
    ),
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
        1 => localized(lang, "Supply-chain risk, suit", "供給網リスク指定・提訴"),
        2 => localized(lang, "Injunction", "暫定差止命令"),
        3 => localized(lang, "Mythos Preview", "Mythos Preview"),
        4 => localized(lang, "Executive order", "自主審査の大統領令"),
        5 => localized(lang, "Fable 5, Mythos 5", "Fable 5・Mythos 5"),
        6 => localized(lang, "Jailbreak concern", "ジェイルブレイク懸念"),
        7 => localized(lang, "All access stopped", "全提供が停止"),
        8 => localized(lang, "GPT-5.6 staged", "GPT-5.6限定提供"),
        9 => localized(lang, "Access back", "条件付きで再開"),
        10 => localized(lang, "Designation upheld", "控訴裁が指定を支持"),
        _ => localized(lang, "Accord of the labs", "AI責任協定"),
    }
}

/// To whom it would most likely happen.
fn whom(outcome: &RulesOutcome, lang: Lang) -> &'static str {
    let again = &outcome.again;
    let most = again.disputed.max(again.other).max(again.several);
    if most == again.disputed {
        localized(lang, "Anthropic alone", "Anthropicのみ")
    } else if most == again.several {
        localized(lang, "several labs", "複数の開発企業")
    } else {
        localized(lang, "one other lab", "Anthropic以外の1社")
    }
}

/// How long in 80% of the cases; none where it is always the same.
fn lengths(outcome: &RulesOutcome, lang: Lang) -> String {
    let length = &outcome.times.length;
    let whole = |days: f64| number(libm::round(days).max(1.0));
    let (low, high) = (whole(length.quantile(0.1)), whole(length.quantile(0.9)));
    if low == high {
        return String::new();
    }
    localized_fmt(
        lang,
        " (80%: {0} to {1})",
        "（80%の範囲は{0}〜{1}日）",
        &[&low, &high],
    )
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &RulesOutcome, lang: Lang) -> String {
    let chance = common::tenths(lang, outcome.again.any());
    let days = day_count(lang, outcome.times.length.median);
    let most = (1..SCENARIOS).fold(0, |most, s| {
        if outcome.weights[s] > outcome.weights[most] {
            s
        } else {
            most
        }
    });
    let leads = match most {
        0 => localized(
            lang,
            "further measures most likely remain one-offs",
            "個別の措置にとどまる公算が最も大きく",
        ),
        1 => localized(
            lang,
            "rules most likely spread to all high-risk frontier models",
            "高リスク・最先端モデル全般に規制が広がる公算が最も大きく",
        ),
        _ => localized(
            lang,
            "a systematic export-control regime most likely follows",
            "体系的な輸出管理制度に向かう公算が最も大きく",
        ),
    };
    localized_fmt(
        lang,
        "On these scores {0}. The chance that a US frontier model is cut off again within a year is **{1}**: likeliest **{2}**, for **{3}**{4}.",
        "この点数では{0}、米国の最先端モデルが1年以内に再び遮断される確率は**{1}**です。最もありうるのは**{2}**で、期間は**{3}**{4}です。",
        &[
            leads,
            &chance,
            whom(outcome, lang),
            &days,
            &lengths(outcome, lang),
        ],
    )
}

/// A score with two digits.
fn two(value: f64) -> String {
    decimals(value, 2)
}

/// How June's forecast did, the weights as they stand, and that it is a judgement.
pub fn subline(outcome: &RulesOutcome, lang: Lang) -> String {
    let [a, b, c] = shares(lang, outcome.weights);
    let (scores, uniform) = (outcome.scores(), Scores::uniform(SCENARIOS));
    localized_fmt(
        lang,
        "June's question is settled: A, with conditions, after 19 days (Brier score of June's weights {3}; of a uniform guess {4}). From here A weighs {0}, B {1}, C {2}. A structured judgement, not a forecast.",
        "6月の問いには答えが出ました。条件付きのAで、19日後に再開しました（6月の重みのブライアスコアは{3}、一様な推測は{4}）。ここから先の重みはAが{0}、Bが{1}、Cが{2}です。構造化した判断であり、予測ではありません。",
        &[&a, &b, &c, &two(scores.brier), &two(uniform.brier)],
    )
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &RulesOutcome, lang: Lang) -> Vec<String> {
    let text = |en, ja| localized(lang, en, ja).to_owned();
    let best = way(lang, outcome.plans[outcome.best()].way);
    vec![
        text(
            "Daiwa Institute of Research (17 June 2026) names three scenarios and four factors and thinks a one-off the likeliest; it gives no numbers. Every number is our judgement: scores of 0 stand for June, the present ones for the facts that each control's ⓘ lists. The table of effects can be changed beside its chart.",
            "大和総研（2026年6月17日）は3つのシナリオと4つの要因を挙げ、「今回限定の一時的な措置」の蓋然性が最も高いとしますが、数値は示していません。数値はすべて筆者の判断です。点数0は6月の状況、現在の点数は各前提のⓘに挙げた事実によります。効果の表はその図のカードで変えられます。",
        ),
        text(
            "The three scenarios have no dates, and others are possible: the accord of October, self-regulation that the labs sign, is none of the three.",
            "3つのシナリオに時期はなく、これ以外の展開もあり得ます。主要企業が署名した10月の自主規制「AI責任協定」は、3つのどれでもありません。",
        ),
        localized_fmt(
            lang,
            "AI business continuity plan (BCP) for a cut-off of models by politics: at {0} a day without access the cheapest of the plans compared is “{1}”. Enter your own costs of a day and of a plan.",
            "AIの業務継続計画（BCP）：「政治的要因によるモデルアクセス遮断」を想定すると、遮断1日の損失が{0}なら、比べた備えのうち最も安いのは「{1}」です。損失と費用には自社の値を入れてください。",
            &[&yen(lang, outcome.costs.day), best],
        ),
    ]
}

/// An amount in million yen.
pub fn yen(lang: Lang, millions: f64) -> String {
    localized_fmt(
        lang,
        "¥{0} million",
        "{0}百万円",
        &[&self::millions(millions)],
    )
}

/// An amount in million yen, as a table has it.
pub fn millions(amount: f64) -> String {
    number(if amount < 10.0 {
        libm::round(amount * 10.0) / 10.0
    } else {
        libm::round(amount)
    })
}

/// A fact with its date and its grade.
pub fn told(lang: Lang, fact: &Fact) -> String {
    localized_fmt(
        lang,
        "{0} ({1}, {2})",
        "{0}（{1}、{2}）",
        &[
            fact.text(lang),
            &fact.date_text,
            rows::grade_label(lang, fact.grade),
        ],
    )
}

/// The facts that the score of a factor rests on.
pub fn evidence(factor: usize) -> impl Iterator<Item = &'static Fact> {
    EVIDENCE[factor].iter().filter_map(|id| facts::get(id))
}

/// Lines under controls that depend on the result or give the facts.
pub fn remarks(outcome: &RulesOutcome, lang: Lang) -> Vec<(Key, String)> {
    let all = percent(lang, outcome.all_cut(outcome.chosen));
    let mut remarks: Vec<(Key, String)> = SCORES
        .iter()
        .enumerate()
        .map(|(index, key)| {
            let facts: Vec<String> = evidence(index).map(|fact| told(lang, fact)).collect();
            (*key, facts.join(localized(lang, "; ", "。")))
        })
        .collect();
    let cut = localized_fmt(
        lang,
        "All are cut off in {0} of years",
        "1年以内に全社が止まる確率は{0}",
        &[&all],
    );
    remarks.push((Key::UsFrontier, cut.clone()));
    remarks.push((Key::Vendors, cut));
    remarks
}

/// What June's forecast was worth.
pub fn june(outcome: &RulesOutcome, lang: Lang) -> String {
    let [a, b, c] = shares(lang, outcome.june);
    let (scores, uniform) = (outcome.scores(), Scores::uniform(SCENARIOS));
    localized_fmt(
        lang,
        "In June the document thought A the likeliest, and A it was: controls lifted on 30 June with conditions, access back on 1 July. Our weights for that view (A {0}, B {1}, C {2}) score **{3}** in ln p and **{4}** by Brier; a uniform guess **{5}** and **{6}**. A forecast that puts first what then happens does at least as well as that guess on both scores, whatever its numbers; and one outcome says little about skill.",
        "6月に資料はAの蓋然性が最も高いとし、実際にAとなりました（6月30日に条件付きで規制解除、7月1日に再開）。その見方に与えた筆者の重み（A {0}、B {1}、C {2}）の得点は、対数スコア**{3}**、ブライアスコア**{4}**で、一様な推測は**{5}**と**{6}**です。起きたことを最も確からしいとした予測は、数値によらずどちらのスコアでも一様な推測に劣りません。1回の結果から予測の巧拙は分かりません。",
        &[
            &a,
            &b,
            &c,
            &two(scores.log),
            &two(scores.brier),
            &two(uniform.log),
            &two(uniform.brier),
        ],
    )
}

/// What the scores rest on.
pub fn factors(outcome: &RulesOutcome, lang: Lang) -> String {
    let scores: Vec<String> = SCORES
        .iter()
        .enumerate()
        .map(|(index, key)| {
            let score = signed(outcome.assumptions.get(*key));
            join(&[factor(lang, index), " **", &score, "**"])
        })
        .collect();
    localized_fmt(
        lang,
        "The document's four factors, scored from \u{2212}2 to +2 against the situation of June: {0}. The table has the facts behind each; on opinion, nothing newer with a figure that can be checked has been found.",
        "資料の4つの要因に、6月の状況を0として−2〜+2の点数を付けています。{0}です。根拠とした事実は表のとおりです。世論については、数値を確かめられる新しい調査が見つかっていません。",
        &[&scores.join(localized(lang, ", ", "、"))],
    )
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
        "The one-off depends most on **{0}**: from **{1}** at \u{2212}2 to **{2}** at +2, with the other scores as they are. The table is our judgement; each of its numbers can be changed below the chart.",
        "シナリオA（今回限定の一時的な措置）の重みを最も左右するのは**{0}**で、ほかの点数をそのままにすると−2で**{1}**、+2で**{2}**です。表は筆者の判断で、どの数値も図の下で変えられます。",
        &[
            factor(lang, most),
            &percent(lang, low),
            &percent(lang, high),
        ],
    )
}

/// Whether it happens again, to whom and for how long.
pub fn again(outcome: &RulesOutcome, lang: Lang) -> String {
    let again = &outcome.again;
    let parts = shares(lang, [again.disputed, again.other, again.several]);
    let (low, high) = outcome.again_range();
    let long = outcome.times.length.outlasts(30.0);
    localized_fmt(
        lang,
        "Within a year the probability is **{0}** on these scores ({1} to {2} with any one of them a point off). The one stop since GPT-4 came out, and nothing else, would suggest {3}. If it happens, it hits Anthropic alone in {4} of cases, one other lab in {5}, several in {6}; it lasts over 30 days in **{7}**.",
        "この点数では、1年以内に起きる確率は**{0}**です（点数が1つだけ1点ずれると{1}〜{2}）。GPT-4の公開以来1回という実績だけからは{3}となります。起きるとすれば、Anthropicのみが{4}、ほかの1社のみが{5}、複数社が{6}で、30日を超える確率は**{7}**です。",
        &[
            &percent(lang, again.any()),
            &percent(lang, low),
            &percent(lang, high),
            &percent(lang, RulesOutcome::outside_view()),
            &parts[0],
            &parts[1],
            &parts[2],
            &percent(lang, long),
        ],
    )
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
    common::counted(lang, &tenths(days), "day", "日")
}

/// The name of a way to prepare.
pub const fn way(lang: Lang, way: Way) -> &'static str {
    match way {
        Way::One => localized(lang, "one vendor", "1社のみ"),
        Way::Several => localized(lang, "a second like it", "同種の複数社"),
        Way::Tested => localized(lang, "the same, rehearsed", "同種の複数社・訓練"),
        Way::OtherUs => localized(lang, "other US model, rehearsed", "米国その他を併用・訓練"),
        Way::Abroad => localized(lang, "non-US model, rehearsed", "非米国モデルを併用・訓練"),
        Way::Own => localized(lang, "own hosting, rehearsed", "自社運用を併設・訓練"),
        Way::Yours => localized(lang, "your mix", "設定した組合せ"),
    }
}

/// Which plan is the cheapest over the range.
pub fn plans(outcome: &RulesOutcome, lang: Lang) -> String {
    let stretches: Vec<String> = outcome
        .cheapest()
        .iter()
        .map(|(from, plan)| {
            let name = way(lang, outcome.plans[*plan].way);
            if *from <= 0.0 {
                return localized_fmt(
                    lang,
                    "at little loss **{0}**",
                    "損失が小さければ**{0}**",
                    &[name],
                );
            }
            localized_fmt(
                lang,
                "from {0} a day **{1}**",
                "1日{0}からは**{1}**",
                &[&yen(lang, *from), name],
            )
        })
        .collect();
    localized_fmt(
        lang,
        "Which plan is the cheapest depends on what a day without access costs: {0}. At {1} a day yours costs {2} a year, the cheapest {3}; knowing which scenario holds would be worth {4} a year.",
        "どの備えが最も安いかは、遮断1日の損失によります。{0}です。1日{1}なら、現在の備えの費用の期待値は年{2}、最も安い備えは年{3}です。どのシナリオになるかを知る価値は年{4}です。",
        &[
            &stretches.join(localized(lang, ", ", "、")),
            &yen(lang, outcome.costs.day),
            &yen(lang, outcome.cost(outcome.chosen)),
            &yen(lang, outcome.cost(outcome.best())),
            &yen(lang, outcome.value_of_knowing()),
        ],
    )
}

/// What more vendors are worth.
pub fn vendors(outcome: &RulesOutcome, lang: Lang) -> String {
    let one = percent(lang, outcome.all_of([1, 0, 0, 0]));
    let floor = percent(lang, outcome.mean(|risks| risks[FRONTIER].common));
    if inputs::alike(&outcome.assumptions) {
        return localized_fmt(
            lang,
            "A given vendor is cut off within a year with a probability of **{0}**. The common cause alone accounts for **{1}**, and no number of vendors gets below that: only a system of your own does.",
            "1年以内に1社が止まる確率は**{0}**です。共通原因だけで**{1}**あり、社数を増やしてもこれを下回りません。下回れるのは自社運用だけです。",
            &[&one, &floor],
        );
    }
    let same = percent(lang, outcome.all_of([2, 0, 0, 0]));
    let mixed = percent(lang, outcome.all_of([1, 0, 1, 0]));
    localized_fmt(
        lang,
        "One US frontier vendor is cut off within a year with a probability of **{0}**, two of them together with **{1}**, one and a vendor outside the US with **{2}**. A cause that hits all US frontier models at once accounts for **{3}**, and no number of them gets below that.",
        "1年以内に米国の最先端モデル1社が遮断される確率は**{0}**、2社とも遮断される確率は**{1}**、1社と非米国の1社がともに遮断される確率は**{2}**です。米国の最先端モデルを一斉に襲う原因が**{3}**あり、その社数を増やしてもこれを下回りません。",
        &[&one, &same, &mixed, &floor],
    )
}

/// What each way to prepare loses.
pub fn days(outcome: &RulesOutcome, lang: Lang) -> String {
    let one = day_count(lang, outcome.days(0));
    let yours = day_count(lang, outcome.days(outcome.chosen));
    let name = way(lang, outcome.plans[outcome.chosen].way);
    localized_fmt(
        lang,
        "With one vendor, **{0}** a year are lost on average; with your plan, the blue bar ({1}), **{2}**. All its vendors are cut off within a year with a probability of **{3}**. An average hides that most years lose nothing and a few lose months.",
        "1社のみでは平均して年**{0}**、現在の備え（青い棒の「{1}」）では**{2}**止まります。すべてが1年以内に止まる確率は**{3}**です。多くの年は停止がなく、まれに数か月止まることは、平均からは見えません。",
        &[
            &one,
            name,
            &yours,
            &percent(lang, outcome.all_cut(outcome.chosen)),
        ],
    )
}

/// What the document says of the two models.
pub fn models(lang: Lang) -> String {
    let share = facts::get("rules.unaffected").and_then(|fact| fact.value);
    let minutes = facts::get("rules.ninety").and_then(|fact| fact.value);
    let [share, minutes] = [share, minutes].map(|value| number(value.unwrap_or_default()));
    localized_fmt(
        lang,
        "Fable 5 is Mythos 5 with safeguards: requests on cyber security, biology, chemistry and distillation fall back to Claude Opus 4.8, and over **{0}%** of general use is not affected. Three days after its release the government asked for a stop within **{1} minutes**; the directive hit both models and every customer.",
        "Fable 5は、Mythos 5に安全策を加えたものです。サイバー、生物・化学、蒸留の要求は下位モデルのClaude Opus 4.8に切り替わり、一般利用の**{0}%**以上では切り替わりません。公開の3日後、政府は**{1}分**以内の停止を求め、措置は両モデルの全顧客に及びました。",
        &[&share, &minutes],
    )
}

/// The source line of the chart.
pub const fn source(lang: Lang) -> &'static str {
    localized(
        lang,
        "Source: events: Daiwa Institute of Research (17 June 2026), Marubeni Research Institute (June 2026), later Anthropic, CNBC, NPR, OpenAI, Crowell & Moring; scenarios, factors: Daiwa; scores, effects, weights: our judgement",
        "出典：出来事は大和総研（2026年6月17日）、丸紅経済研究所（2026年6月）、その後はAnthropic、CNBC、NPR、OpenAI、Crowell & Moring。シナリオと要因は大和総研、点数・効果・重みは筆者の判断",
    )
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &RulesOutcome, lang: Lang) -> String {
    let a = &outcome.assumptions;
    let scores: Vec<String> = SCORES
        .iter()
        .enumerate()
        .map(|(index, key)| join(&[factor(lang, index), "\u{a0}", &signed(a.get(*key))]))
        .collect();
    let scores = scores.join(localized(lang, ", ", "、"));
    let parts = vec![localized_fmt(
        lang,
        "A structured judgement, not a forecast. Scores: {0}",
        "構造化した判断であり、予測ではない。点数：{0}",
        &[&scores],
    )];
    let mut said = SCORES.to_vec();
    // All beside other charts acts on these only, but for the effects.
    let effects = EFFECTS.as_flattened();
    said.extend(groups::beside(View::Rules).filter(|key| !effects.contains(key)));
    said.extend([Key::Until, Key::Draws, Key::Seed]);
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
