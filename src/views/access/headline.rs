//! What the access view says in words.

use super::{AccessOutcome, MAY, QUOTED};
use crate::{
    assumptions::registry::{Key, View},
    evidence::facts::{self, Fact},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, number, percent, share, shares},
        words::value_text,
    },
    model::{
        MONTH,
        access::{self, CLOUD, FIRM, HOLLOW, Lags, MANAGED, UNSTABLE, WEAK},
    },
    views::{
        common::{self, after, later, months, times},
        set_by,
    },
};

/// A sampled length likewise, in tenths of a month.
pub fn rough(lang: Lang, value: f64) -> String {
    if value < 2.0 {
        return after(lang, value);
    }
    months(lang, libm::round(value * 10.0) / 10.0)
}

/// The name of a region: the document's scenario.
pub const fn region(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(lang, "Managed AI expands", "管理型AIの拡大"),
        UNSTABLE => localized(lang, "Managers disperse", "管理主体の分散"),
        _ => localized(lang, "Governance becomes hollow", "統治の形骸化"),
    }
}

/// Its name beside a line.
pub const fn short(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(lang, "managed", "管理型"),
        UNSTABLE => localized(lang, "dispersed", "分散"),
        _ => localized(lang, "hollow", "形骸化"),
    }
}

/// Its name in a sentence.
const fn in_words(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(lang, "managed AI expands", "管理型AIの拡大"),
        UNSTABLE => localized(lang, "managers disperse", "管理主体の分散"),
        _ => localized(lang, "governance becomes hollow", "統治の形骸化"),
    }
}

/// What the document adds to the name.
pub const fn meaning(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(
            lang,
            "governance works as intended",
            "統治が有効に機能するケース",
        ),
        UNSTABLE => localized(
            lang,
            "two tiers that are unstable",
            "不安定な二層構造が生じるケース",
        ),
        _ => localized(lang, "general use in effect", "事実上の一般化が進むケース"),
    }
}

/// What the document says brings it.
pub const fn brings(region: usize, lang: Lang) -> &'static str {
    match region {
        MANAGED => localized(
            lang,
            "developers of closed models keep their lead, and it takes half a year to a year until others' equal models are widespread; the developer's home state has a say in who gets access",
            "クローズ型の開発企業が優位を保ち、同水準のモデルが広く普及するまで半年から1年程度かかる。提供先は企業が所在する国家との関係にも左右される",
        ),
        UNSTABLE => localized(
            lang,
            "equal closed models appear soon, and their developers choose whom to serve by differing standards; it may drift towards the third scenario",
            "同水準のクローズ型が短期間で登場し、各社が異なる基準で提供先を選ぶ。第三のシナリオに近づく可能性もある",
        ),
        _ => localized(
            lang,
            "equal open models appear soon; restricted release loses its effect, and no time is left to prepare",
            "同水準のオープン型が短期間で登場し、限定提供の実効性が大きく低下する。対策を講じる時間も残らない",
        ),
    }
}

/// The name of a point of the plane.
pub const fn model(index: usize, lang: Lang) -> &'static str {
    match index {
        0 => localized(lang, "closed, elsewhere", "他社のクローズ型"),
        1 => localized(lang, "open weights", "オープン型"),
        _ => localized(lang, "Chinese", "中国のモデル"),
    }
}

/// What stands where the first scenario would begin, were closed models slower.
pub fn were_closed_later(window: f64, lang: Lang) -> String {
    localized_fmt(
        lang,
        "({0}, were closed models {1} behind)",
        "（他社のクローズ型が{1}以上遅れるなら{0}）",
        &[region(MANAGED, lang), &months(lang, window)],
    )
}

/// Until the level spreads beyond those who manage access, and by what; the strength of governance where it decides.
fn spread(outcome: &AccessOutcome, lang: Lang) -> String {
    let i = &outcome.inputs;
    let (en, ja) = match (i.with_china, i.governance < FIRM) {
        (false, false) => ("open weights **{0}**", "オープン型で**{0}**に現れる"),
        (true, false) => (
            "open weights or Chinese models **{0}**",
            "オープン型か中国製で**{0}**に現れる",
        ),
        (false, true) => (
            "open weights **{0}**, with governance at **{1}**",
            "オープン型で**{0}**に現れ、アクセス統治の強度が**{1}**",
        ),
        (true, true) => (
            "open weights or Chinese models **{0}**, with governance at **{1}**",
            "オープン型か中国製で**{0}**に現れ、アクセス統治の強度が**{1}**",
        ),
    };
    let months = later(lang, i.lags.spread(i.with_china));
    let first = if i.with_china && i.lags.china < i.lags.open {
        Key::ChinaLag
    } else {
        Key::OpenLag
    };
    let governance = share(i.governance * 100.0);
    let pieces: [&str; 2] = [
        &set_by(first, &months),
        &set_by(Key::Governance, &governance),
    ];
    localized_fmt(lang, en, ja, &pieces)
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &AccessOutcome, lang: Lang) -> String {
    let likeliest = outcome.likeliest();
    let stays = likeliest == MANAGED;
    let managed = outcome.drawn.odds[MANAGED];
    let part = if stays { managed } else { 1.0 - managed };
    let many = if managed == f64::from(u8::from(stays)) {
        localized(lang, "**all** simulations", "シミュレーションの**すべて**").to_owned()
    } else {
        localized_fmt(
            lang,
            "**{0}** simulations",
            "シミュレーションの**{0}**",
            &[&common::tenths(lang, part)],
        )
    };
    let (en, ja) = if stays {
        (
            "If equal closed models take **{0}** and {1}, {2} stay in Daiwa's “**{3}**” of May 2026.",
            "同水準のモデルが他社のクローズ型で**{0}**、{1}なら、{2}は、大和総研が2026年5月時点の状況とした「**{3}**」にとどまります。",
        )
    } else if outcome.drawn.odds[likeliest] == 1.0 {
        (
            "If equal closed models take **{0}** and {1}, {2} leave Daiwa's “managed AI expands” of May 2026: **{3}**.",
            "同水準のモデルが他社のクローズ型で**{0}**、{1}なら、{2}は、大和総研が2026年5月時点の状況とした「管理型AIの拡大」から外れ、「**{3}**」となります。",
        )
    } else {
        (
            "If equal closed models take **{0}** and {1}, {2} leave Daiwa's “managed AI expands” of May 2026; most often **{3}** ({4}).",
            "同水準のモデルが他社のクローズ型で**{0}**、{1}なら、{2}は、大和総研が2026年5月時点の状況とした「管理型AIの拡大」から外れます。最も多いのは「**{3}**」（{4}）です。",
        )
    };
    let pieces: [&str; 5] = [
        &set_by(Key::ClosedLag, &later(lang, outcome.inputs.lags.closed)),
        &spread(outcome, lang),
        &many,
        in_words(likeliest, lang),
        &common::tenths(lang, outcome.drawn.odds[likeliest]),
    ];
    localized_fmt(lang, en, ja, &pieces)
}

/// The uncertainty.
pub fn subline(outcome: &AccessOutcome, lang: Lang) -> String {
    let odds = shares(lang, outcome.drawn.odds);
    localized_fmt(
        lang,
        "Managed in {0}, dispersed in {1}, hollow in {2} of {3} simulations. The rule and its borders are a structured judgement after Daiwa Institute of Research (27 May 2026), not a forecast.",
        "{3}回のシミュレーションのうち、管理型AIの拡大{0}、管理主体の分散{1}、統治の形骸化{2}。規則とその境界は大和総研（2026年5月27日）をもとにした構造化した判断であり、予測ではありません。",
        &[
            &odds[MANAGED],
            &odds[UNSTABLE],
            &odds[HOLLOW],
            &decimals(outcome.assumptions().get(Key::Draws), 0),
        ],
    )
}

/// The months of a fact.
pub fn fact_months(fact: &Fact) -> (f64, f64) {
    let unit = if fact.unit == "days" { MONTH } else { 1.0 };
    let low = fact.low.or(fact.value).unwrap_or(f64::NAN);
    let high = fact.high.or(fact.value).unwrap_or(f64::NAN);
    (low / unit, high / unit)
}

/// They in words: a range, a number of months, or days where the fact counts days.
pub fn fact_length(id: &str, lang: Lang) -> String {
    let Some(fact) = facts::get(id) else {
        return String::new();
    };
    let (low, high) = fact_months(fact);
    if fact.unit == "days" {
        let days = number(fact.value.unwrap_or_default());
        return join(&[&days, localized(lang, " days", "日")]);
    }
    if low < high {
        let (low, high) = (number(low), months(lang, high));
        return localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&low, &high]);
    }
    months(lang, high)
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &AccessOutcome, lang: Lang) -> Vec<String> {
    let i = &outcome.inputs;
    let shown = outcome.assumptions().get(Key::Draws).min(CLOUD as f64);
    let here = localized_fmt(
        lang,
        "The values as set lie in “{0}”. Each of the {1} small dots is a simulation, where the level spreads in it; its colour is the scenario that it ends in.",
        "設定した値そのものの位置は「{0}」です。{1}個の小さな点は1回ずつのシミュレーションで、位置は普及時期と統治の強度、色は行き着くシナリオを示します。",
        &[region(outcome.here(), lang), &number(shown)],
    );
    let (weak, firm) = (share(WEAK * 100.0), share(FIRM * 100.0));
    let (en, ja) = if i.window > 0.0 {
        (
            "Rule: governance becomes hollow if equal models spread within {0} or its strength is under {1}; otherwise managers disperse if an equal closed model comes within {0} or the strength is under {2}; otherwise managed AI expands.",
            "規則：同水準のモデルが{0}以内に普及するか、アクセス統治の強度が{1}未満なら「統治の形骸化」。そうでなく、他社のクローズ型が{0}以内に現れるか強度が{2}未満なら「管理主体の分散」。それ以外は「管理型AIの拡大」です。",
        )
    } else {
        (
            "Rule: governance becomes hollow if its strength is under {1}; otherwise managers disperse if it is under {2}; otherwise managed AI expands.",
            "規則：アクセス統治の強度が{1}未満なら「統治の形骸化」。そうでなく{2}未満なら「管理主体の分散」。それ以外は「管理型AIの拡大」です。",
        )
    };
    let borders = localized_fmt(lang, en, ja, &[&months(lang, i.window), &weak, &firm]);
    let of = |id| fact_length(id, lang);
    let measured = localized_fmt(
        lang,
        "Measured since: GPT-5.5 about as strong in cyber tasks as Mythos Preview after {0} (UK AISI); open weights behind by {1} in cyber tasks (UK AISI), {2} (Epoch AI), {3} for GLM-5.3 and {4} for DeepSeek V4 Pro (CAISI); Chinese models by {5} (Epoch AI). In May Dario Amodei was quoted as giving {6} for China, the lag that the document also uses for its first scenario.",
        "その後の実測：サイバー能力でGPT-5.5がMythos Previewとほぼ同等になるまで{0}（英AISI）。オープン型の遅れはサイバー能力で{1}（英AISI）、全般で{2}（Epoch AI）、GLM-5.3は{3}、DeepSeek V4 Proは{4}（米CAISI）。中国のモデルは{5}（Epoch AI）。5月時点ではDario Amodeiが中国について{6}と述べ、原文もシナリオ①に同じ時間差を置いていました。",
        &[
            &of("access.gpt55"),
            &of("access.open.aisi"),
            &of("access.open.epoch"),
            &of("access.glm"),
            &of("access.china.caisi"),
            &of("access.china.epoch"),
            &of("access.lag"),
        ],
    );
    let ours = localized(
        lang,
        "Equal in cyber tasks is not equal in everything. The spreads, the strength of governance, the window and the borders are our judgement.",
        "サイバー能力で同等でも、あらゆる能力で同等とは限りません。ばらつき、アクセス統治の強度、管理が間に合わない期間、境界は筆者の判断です。",
    );
    vec![here, borders, measured, ours.to_owned()]
}

/// What can be read off a point.
pub fn reading(outcome: &AccessOutcome, lag: f64, q: &[f64; 7], lang: Lang) -> Vec<String> {
    let mut lines = vec![
        months(lang, lag),
        common::eighty(lang, &[1, 5].map(|k| rough(lang, q[k]))),
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

/// Where the simulations go, with these lags and with those of May 2026.
pub fn regions(outcome: &AccessOutcome, lang: Lang) -> String {
    let now = shares(lang, outcome.drawn.odds);
    let then = shares(lang, outcome.odds_of_may());
    localized_fmt(
        lang,
        "With the lags as set, managed AI expands in **{0}** of simulations. With the {1} that the document allowed all others in May 2026, and the rest unchanged, it does in **{2}**.",
        "設定した遅れでは、「管理型AIの拡大」はシミュレーションの**{0}**です。原文が2026年5月に置いた時間差の中央、{1}をすべてのモデルに当てはめると、ほかは同じままで**{2}**になります。",
        &[&now[MANAGED], &months(lang, MAY), &then[MANAGED]],
    )
}

/// What has been measured of the lags.
pub fn measured(lang: Lang) -> String {
    localized_fmt(
        lang,
        "In May 2026 there was a statement on China, **{0}**. Since then closed models, open weights and Chinese ones have been measured separately: **{1}**, **{2}** and **{3}**. The defaults follow from these.",
        "2026年5月にあったのは中国についての発言（**{0}**）です。その後、他社のクローズ型（**{1}**）、オープン型（**{2}**）、中国のモデル（**{3}**）が別々に測られ、既定値のもとになっています。",
        &[
            &fact_length("access.lag", lang),
            &fact_length("access.gpt55", lang),
            &fact_length("access.open.aisi", lang),
            &fact_length("access.china.epoch", lang),
        ],
    )
}

/// Who has had managed access.
pub fn tiers(lang: Lang) -> String {
    let count = |id: &str| {
        let fact = facts::get(id);
        number(fact.and_then(|fact| fact.value).unwrap_or_default())
    };
    localized_fmt(
        lang,
        "The document's figure 1 divides AI into what is **offered to all** and what has **managed access**. Anthropic's managed tier: some **{0}** organisations in April 2026, about **{1}** in June; after the stop of 12 June, Mythos 5 came back first for about **{2}** in the US.",
        "原文の図表1は、AIを**広く一般提供されるAI**と**アクセスが管理されるAI**に分けます。Anthropicの管理された層は、2026年4月に約**{0}**組織、6月に約**{1}**組織。6月12日の停止後、Mythos 5はまず米国の約**{2}**組織に戻りました。",
        &[
            &count("glasswing.orgs.first"),
            &count("glasswing.orgs"),
            &count("access.partial"),
        ],
    )
}

/// How far the leader is ahead.
pub fn lead(outcome: &AccessOutcome, lang: Lang) -> Option<String> {
    let pace = outcome.pace()?;
    let lags = &outcome.inputs.lags;
    let at = |months: f64| times(lang, access::lead(months, pace));
    let q = outcome.drawn.gap?;
    Some(localized_fmt(
        lang,
        "At a doubling every **{0} days**, a closed model **{1}** behind is a lead of **{2}** in task length ({3}), open weights **{4}** behind one of **{5}**, Chinese models **{6}** behind one of **{7}**.",
        "倍増時間が**{0}日**なら、先頭の作業の長さは、**{1}**遅れの他社のクローズ型の**{2}**（{3}）、**{4}**遅れのオープン型の**{5}**、**{6}**遅れの中国のモデルの**{7}**です。",
        &[
            &number(pace),
            &after(lang, lags.closed),
            &at(lags.closed),
            &common::eighty(lang, &[1, 5].map(|k| times(lang, libm::exp2(q[k])))),
            &after(lang, lags.open),
            &at(lags.open),
            &after(lang, lags.china),
            &at(lags.china),
        ],
    ))
}

/// How the odds depend on the lag.
pub fn odds(outcome: &AccessOutcome, lang: Lang) -> String {
    let i = &outcome.inputs;
    let odds = |closed: f64| {
        let lags = Lags { closed, ..i.lags };
        shares(lang, outcome.drawn.odds_for(i, lags))[MANAGED].clone()
    };
    localized_fmt(
        lang,
        "With the same random numbers and everything else as it is, managed AI expands in **{0}** of simulations if an equal closed model comes after **{1}**, in **{2}** if it takes {3}, in **{4}** if it takes {5}.",
        "ほかの条件と乱数をそのままに、同水準の他社のクローズ型が**{1}**なら「管理型AIの拡大」は**{0}**、{3}後なら**{2}**、{5}後なら**{4}**です。",
        &[
            &odds(i.lags.closed),
            &later(lang, i.lags.closed),
            &odds(QUOTED.0),
            &months(lang, QUOTED.0),
            &odds(QUOTED.1),
            &months(lang, QUOTED.1),
        ],
    )
}

/// How much time defenders have.
pub fn defence(outcome: &AccessOutcome, lang: Lang) -> String {
    let i = &outcome.inputs;
    let q = outcome.drawn.defence;
    let spread = i.lags.spread(i.with_china);
    let at = access::defence(i.lags.closed, spread, i.governance);
    localized_fmt(
        lang,
        "The shorter lag times the strength of governance: **{0}** at the values as set, **{1}** in the median ({2}). What is not fixed by then can be found by others.",
        "短い方の遅れにアクセス統治の強度を掛けた時間です。設定した値では**{0}**、中央値は**{1}**です（{2}）。それまでに直されない欠陥は、ほかの誰かに見つけられます。",
        &[
            &rough(lang, at),
            &rough(lang, q[3]),
            &common::eighty(lang, &[1, 5].map(|k| rough(lang, q[k]))),
        ],
    )
}

/// How likely both sides believe that they lead.
pub fn rivalry(outcome: &AccessOutcome, lang: Lang) -> Option<String> {
    let a = outcome.assumptions();
    let lags = &outcome.inputs.lags;
    let at = |months: f64| Some(percent(lang, outcome.both_believe(months)?));
    Some(localized_fmt(
        lang,
        "If two sides are **{0}** apart, as the US and China, and each sees the gap with an error of **{1}**, both believe that they lead with a probability of **{2}**; at **{3}**, as two US developers, it is **{4}**. The most is a quarter, at parity, where @tetumemo (14 February 2026) sees the attacker favoured.",
        "**{0}**の差がある米国と中国が、それぞれ倍増**{1}**分の誤差で差を見るとき、双方が自分こそ先頭だと思う確率は**{2}**、**{3}**の差の米国2社なら**{4}**です。互角のときの4分の1が上限で、そこでは@tetumemo（2026年2月14日）によれば攻撃側が有利です。",
        &[
            &after(lang, lags.china),
            &value_text(lang, Key::RivalError, a.get(Key::RivalError)),
            &at(lags.china)?,
            &after(lang, lags.closed),
            &at(lags.closed)?,
        ],
    ))
}

/// The source line of the chart.
pub fn source(lang: Lang) -> String {
    localized(
        lang,
        "Axes and scenarios: Daiwa Institute of Research (27 May 2026). Default lags: UK AISI, Epoch AI",
        "軸とシナリオ：大和総研（2026年5月27日）。遅れの既定値：英AISI、Epoch AI",
    )
    .to_owned()
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &AccessOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let i = &outcome.inputs;
    let parts = vec![localized_fmt(
        lang,
        "Assumes: closed {0}, open weights {1}, Chinese {2}, governance {3} (sd {4} points), log-normal lags (sd {5}); spreads and governance are judgement",
        "前提：他社のクローズ型{0}、オープン型{1}、中国{2}、アクセス統治の強度{3}（標準偏差{4}ポイント）、遅れは対数正規分布（標準偏差{5}）。ばらつきと強度は判断",
        &[
            &months(lang, i.lags.closed),
            &months(lang, i.lags.open),
            &months(lang, i.lags.china),
            &share(i.governance * 100.0),
            &number(a.get(Key::GovernanceSpread)),
            &share(a.get(Key::LagSpread)),
        ],
    )];
    let mut said = super::irrelevant(outcome);
    said.extend([
        Key::ClosedLag,
        Key::OpenLag,
        Key::ChinaLag,
        Key::Governance,
        Key::GovernanceSpread,
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
