//! What the economy view says in words.

use super::{EconomyOutcome, FROM, GENIUS, Scaled};
use crate::{
    assumptions::{
        registry::{Key, View},
        slider,
    },
    date,
    i18n::{
        Lang,
        format::{
            decimals, is_beyond, join, length, length_in_words, localized, localized_fmt, month,
            number, percent, share, short_month,
        },
    },
    model::{
        economy::adoption::{Milestone, delayed},
        economy::{self, Purchase},
        horizon::PROBS,
        numerics::normal,
    },
    views::{
        common::{self, times},
        horizon,
    },
};

/// The years that S3 gives for the lag.
pub const LAGS: [f64; 2] = [1.0, 5.0];

/// An amount in trillion dollars: `USD 5 trillion`, `USD 10 billion`; `5兆ドル`, `100億ドル`.
pub fn money(trillions: f64, lang: Lang) -> String {
    let large = trillions >= pick_number(lang, 0.1, 1.0);
    let (en, ja) = if large {
        ("USD {0} trillion", "{0}兆ドル")
    } else {
        ("USD {0} billion", "{0}億ドル")
    };
    let small = pick_number(lang, 1e3, 1e4);
    let count = if large { trillions } else { trillions * small };
    let count = number(slider::round_significant(count, 3));
    localized_fmt(lang, en, ja, &[&count])
}

const fn pick_number(lang: Lang, en: f64, ja: f64) -> f64 {
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}

/// Powers of ten.
pub fn oom(value: f64) -> String {
    decimals(value, 2)
}

fn days(lang: Lang, value: f64) -> String {
    if value.is_finite() {
        join(&[&number(value), localized(lang, " days", "日")])
    } else {
        "∞".to_owned()
    }
}

fn years(lang: Lang, value: f64) -> String {
    let text = number(value);
    let unit = match (lang, text.as_str()) {
        (Lang::En, "1") => " year",
        (Lang::En, _) => " years",
        (Lang::Ja, _) => "年",
    };
    join(&[&text, unit])
}

/// "in May 2027", "after 2100", "never".
fn when(lang: Lang, day: f64) -> String {
    if day == f64::INFINITY {
        localized(lang, "**never**", "**届かず**").to_owned()
    } else if is_beyond(day) {
        localized_fmt(lang, "**{0}**", "**{0}**", &[&month(lang, day)])
    } else {
        localized_fmt(lang, "in **{0}**", "**{0}**", &[&month(lang, day)])
    }
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &EconomyOutcome, lang: Lang) -> String {
    let Some(genius) = outcome.genius() else {
        return horizon::headline::nothing(&outcome.trend, lang);
    };
    let task = length_in_words(lang, genius.minutes, outcome.clock());
    if outcome.pace().is_none() {
        return localized_fmt(
            lang,
            "The trend **does not rise**, so neither AI's reach nor its use gets to **{0}** of skilled work.",
            "傾向が**伸びていない**ため、AIの能力もその普及も、熟練者の**{0}**分の仕事には届きません。",
            &[&task],
        );
    }
    let (able, used) = (when(lang, genius.able), when(lang, genius.used.p50));
    let lag = outcome.assumptions().get(Key::AdoptionLag);
    if lag == 0.0 {
        return localized_fmt(
            lang,
            "Without a lag, AI reaches **{0}** of skilled work and the economy uses it for that {1}.",
            "遅れがなければ、AIが熟練者の**{0}**分の仕事をこなし、経済で使われるのは{1}です。",
            &[&task, &used],
        );
    }
    localized_fmt(
        lang,
        "AI's trend reaches **{0}** of skilled work {1}; if use follows with a lag of **{2}**, the economy gets there {3}.",
        "AIの傾向が熟練者の**{0}**分の仕事に届くのは{1}、普及が**{2}**遅れるなら、経済がそこに至るのは{3}です。",
        &[&task, &able, &years(lang, lag), &used],
    )
}

/// The uncertainty.
pub fn subline(outcome: &EconomyOutcome, lang: Lang) -> String {
    let Some(genius) = outcome.genius() else {
        return localized(
            lang,
            "Points that are left out of the fit are drawn in grey.",
            "当てはめに使わない点は灰色で描いています。",
        )
        .to_owned();
    };
    let spread = common::spread(lang, outcome.assumptions(), &genius.used);
    let end = localized(lang, ".", "。");
    let anchor = outcome.forecast.central.map_or(0.0, |c| c.t0);
    let Some(gap) = outcome.gap(anchor).filter(|gap| *gap > 0.0) else {
        return join(&[&spread, end]);
    };
    let behind = localized_fmt(
        lang,
        " In {0}, use is {1} doublings behind, a factor of {2}. No source measures use.",
        "{0}の時点で普及は倍増{1}回分（{2}）遅れています。普及を測った出典はありません。",
        &[
            &month(lang, anchor),
            &decimals(gap, 1),
            &times(lang, libm::exp2(gap)),
        ],
    );
    join(&[&spread, end, &behind])
}

/// The label of a tile.
pub fn milestone(outcome: &EconomyOutcome, key: &str, m: &Milestone, lang: Lang) -> String {
    let length = length(lang, m.minutes, outcome.clock());
    if key == GENIUS {
        return localized_fmt(
            lang,
            "“Country of geniuses” ({0}) in use",
            "「天才の国」（{0}）の普及",
            &[&length],
        );
    }
    localized_fmt(lang, "{0} in use", "{0}の普及", &[&length])
}

/// When AI itself gets there.
pub fn reach(m: &Milestone, lang: Lang) -> String {
    let able = common::reached(lang, m.able);
    localized_fmt(lang, "within AI's reach: {0}", "AIの能力：{0}", &[&able])
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &EconomyOutcome, lang: Lang) -> Vec<String> {
    let mut notes = vec![
        localized(
            lang,
            "“In use” is the task length for which the economy relies on AI. The lag is from @tetumemo (14 February 2026), on an interview with Dario Amodei, and concerns revenue; that use follows capability with a single lag is an assumption.",
            "「普及」とは、経済がAIに任せている作業の長さです。遅れは、Dario Amodeiへのインタビューを要約した@tetumemo（2026年2月14日）が収益について伝える値で、普及が1つの遅れで能力に追いつくというのは仮定です。",
        )
        .to_owned(),
    ];
    if let Some(genius) = outcome.genius().filter(|m| m.able.is_finite()) {
        let at = |lag: f64| {
            let day = delayed(genius.able, outcome.start(), lag * date::YEAR);
            month(lang, day)
        };
        notes.push(localized_fmt(
            lang,
            "@tetumemo gives a lag of 1 to 5 years: with the same trend, {0} to {1}.",
            "@tetumemoによれば遅れは1〜5年で、同じ傾向なら{0}〜{1}に当たります。",
            &[&at(LAGS[0]), &at(LAGS[1])],
        ));
    }
    notes.push(
        localized(
            lang,
            "Revenue, ruin and profit are arithmetic on the sliders, not a forecast of any company.",
            "売上高、破綻、利益はスライダーの値による計算であり、特定の企業の予測ではありません。",
        )
        .to_owned(),
    );
    notes
}

/// Lines under controls that say what is different in this view.
pub fn remarks(lang: Lang) -> Vec<(Key, String)> {
    let text = localized(
        lang,
        "Here three years more, since use lags behind",
        "普及は遅れるため、ここでは3年先まで示す",
    );
    vec![(Key::Until, text.to_owned())]
}

/// How far use is behind.
pub fn gap(outcome: &EconomyOutcome, lang: Lang) -> Option<String> {
    let pace = outcome.pace()?;
    let last = outcome.lag() / pace;
    let end = outcome.forecast.dates.last().copied()?;
    let now = outcome.gap(end)?;
    Some(localized_fmt(
        lang,
        "Both start at the same level in {0}. By {1}, use is **{2} doublings** behind, a factor of **{3}**. At a constant pace the gap settles at **{4} doublings**: the lag divided by the doubling time of {5}.",
        "両者は{0}に同じ水準から始まります。{1}には普及は倍増**{2}回**分（**{3}**）遅れ、ペースが一定なら最終的に**{4}回**分（遅れ÷倍増時間{5}）になります。",
        &[
            &short_month(lang, outcome.start()),
            &short_month(lang, end),
            &decimals(now, 1),
            &times(lang, libm::exp2(now)),
            &decimals(last, 1),
            &days(lang, pace),
        ],
    ))
}

/// The revenue path.
pub fn revenue(outcome: &EconomyOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let due = a.get(Key::TestYear);
    let t = EconomyOutcome::years_to(due);
    let revenue = outcome.revenue();
    let at = revenue.at(t);
    let quantile = |p: f64| {
        money(
            at * libm::exp(outcome.spread(t) * normal::quantile(p)),
            lang,
        )
    };
    let range = if a.get(Key::ForecastMissSpread) > 0.0 {
        localized_fmt(
            lang,
            " (80% interval {0} to {1})",
            "（80%区間は{0}〜{1}）",
            &[&quantile(PROBS[1]), &quantile(PROBS[5])],
        )
    } else {
        String::new()
    };
    let owed = outcome.purchase().obligation();
    let horizon = 20.0;
    let met = match revenue.reaches(owed, horizon) {
        Some(t) => localized_fmt(
            lang,
            "It first matches the **{0}** to be paid each year in **{1}**.",
            "年間の支払い**{0}**に初めて並ぶのは**{1}**です。",
            &[
                &money(owed, lang),
                &month(lang, date::year_to_days(FROM + t)),
            ],
        ),
        None => localized_fmt(
            lang,
            "It does not match the **{0}** to be paid each year within 20 years.",
            "年間の支払い**{0}**には20年以内に届きません。",
            &[&money(owed, lang)],
        ),
    };
    localized_fmt(
        lang,
        "From **{0}** a year at the start of 2026, growing **{1}** a year at first, revenue reaches **{2}** a year by the end of {3}{4}. {5}",
        "2026年初めの年**{0}**から当初年**{1}**で伸びると、{3}年末の売上高は年**{2}**です{4}。{5}",
        &[
            &money(a.get(Key::Revenue), lang),
            &times(lang, a.get(Key::RevenueGrowth)),
            &money(at, lang),
            &decimals(due, 0).replace(',', ""),
            &range,
            &met,
        ],
    )
}

/// What becomes of compute that is bought on the forecast.
pub fn ruin(outcome: &EconomyOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let purchase = outcome.purchase();
    let t = EconomyOutcome::years_to(a.get(Key::TestYear));
    let revenue = outcome.revenue().at(t);
    let owed = money(purchase.obligation(), lang);
    let premise = localized_fmt(
        lang,
        "**{0}** of compute, paid over **{1}**, is **{2}** a year. ",
        "**{0}**の計算資源を**{1}**で支払うと、年**{2}**です。",
        &[
            &money(purchase.commit, lang),
            &years(lang, purchase.years),
            &owed,
        ],
    );
    let chance = share(purchase.ruin(revenue, outcome.spread(t)) * 100.0);
    let odds = localized_fmt(
        lang,
        " If misses spread by {0}, the probability of ruin is **{1}**.",
        "下振れのばらつきが{0}なら、破綻の確率は**{1}**です。",
        &[&share(a.get(Key::ForecastMissSpread)), &chance],
    );
    let verdict = verdict(&purchase, revenue, a.get(Key::ForecastMiss) / 100.0, lang);
    join(&[&premise, &verdict, &odds])
}

fn verdict(purchase: &Purchase, revenue: f64, miss: f64, lang: Lang) -> String {
    let most = purchase.break_even(revenue);
    if most >= 1.0 {
        return localized(
            lang,
            "The buffer pays it even without revenue.",
            "売上高がなくても余力で支払えます。",
        )
        .to_owned();
    }
    if most < -1e-9 {
        let covered = (revenue + purchase.buffer) / purchase.obligation();
        return localized_fmt(
            lang,
            "The path brings **{0}**, which covers **{1}** of it: **ruin** even without a miss.",
            "予測の線の売上高は**{0}**で、その**{1}**しか賄えず、下振れがなくても**破綻**します。",
            &[&money(revenue, lang), &percent(lang, covered)],
        );
    }
    let left = revenue * (1.0 - miss);
    let outcome = if purchase.is_solvent(revenue, miss) {
        localized(lang, "**solvent**", "**支払えます**")
    } else {
        localized(lang, "**ruin**", "**破綻**します")
    };
    localized_fmt(
        lang,
        "The path brings **{0}**, so a miss of up to **{1}** is survived. A miss of {2} leaves **{3}**: {4}.",
        "予測の線の売上高は**{0}**で、耐えられる下振れは**{1}**までです。{2}下振れすると**{3}**となり、{4}。",
        &[
            &money(revenue, lang),
            &percent(lang, most.max(0.0)),
            &percent(lang, miss),
            &money(left, lang),
            outcome,
        ],
    )
}

/// When a lab makes a profit.
pub fn profit(outcome: &EconomyOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let (tx, gm) = (a.get(Key::TrainingShare), a.get(Key::GrossMargin));
    let zero = economy::break_even_margin(tx / 100.0) * 100.0;
    let result = economy::profit(tx / 100.0, gm / 100.0) * 100.0;
    localized_fmt(
        lang,
        "A lab that spends **{0}** of its compute on training makes a profit above a gross margin of **{1}**: the two are the same at every split, not only at the 50% that @tetumemo reports. At a margin of **{2}**, it keeps **{3}** of its revenue.",
        "計算資源の**{0}**を学習に使う開発企業は、粗利率が**{1}**を超えると黒字です。@tetumemoが伝える50%に限らず、どの配分でも両者は一致します。粗利率**{2}**なら、利益は売上高の**{3}**です。",
        &[&share(tx), &share(zero), &share(gm), &share(result)],
    )
}

/// What the seven factors add up to.
pub(super) fn scaled(scaled: &Scaled, lang: Lang) -> String {
    let fitted = match scaled.fitted {
        Some(fitted) if fitted == scaled.force => localized_fmt(
            lang,
            "the fit gives **{0}**",
            "当てはめでは**{0}**",
            &[&days(lang, fitted)],
        ),
        Some(fitted) => localized_fmt(
            lang,
            "the fit gives **{0}**, and **{1}** is set by hand",
            "当てはめでは**{0}**、手動の設定は**{1}**",
            &[&days(lang, fitted), &days(lang, scaled.force)],
        ),
        None => localized_fmt(
            lang,
            "**{0}** is set by hand",
            "手動の設定は**{0}**",
            &[&days(lang, scaled.force)],
        ),
    };
    localized_fmt(
        lang,
        "Together they grow effective compute by **{0} powers of ten** a year. At {1} powers of ten for each doubling, that is a doubling every **{2}**; {3}. @tetumemo (14 February 2026) names the seven but gives no numbers: all but raw compute are our judgement, chosen so that their sum is close to that of the research law.",
        "7つを合わせた実効計算量の伸びは年**{0}桁**です。倍増1回に{1}桁とすると倍増時間は**{2}**で、{3}です。@tetumemo（2026年2月14日）は7つを挙げるだけで数値はなく、計算資源以外は、合計が研究の法則とほぼ合うように選んだ私たちの判断です。",
        &[
            &oom(scaled.sum),
            &oom(scaled.per_doubling),
            &days(lang, scaled.days),
            &fitted,
        ],
    )
}

/// What the factors should add up to.
pub(super) fn needed(scaled: &Scaled, lang: Lang) -> String {
    let pace = days(lang, scaled.force);
    localized_fmt(lang, "for {0}", "{0}に必要", &[&pace])
}

/// The name of a factor.
pub const fn factor(index: usize, lang: Lang) -> &'static str {
    let (en, ja) = match index {
        0 => ("raw compute", "計算資源"),
        1 => ("quantity of data", "データの量"),
        2 => ("quality of data", "データの質と分布"),
        3 => ("length of training", "学習の長さ"),
        4 => ("objective", "目的関数"),
        5 => ("conditioning", "正規化・安定化"),
        _ => ("reinforcement learning", "強化学習"),
    };
    localized(lang, en, ja)
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &EconomyOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let parts = vec![localized_fmt(
        lang,
        "Assumes: exponential trend; use follows with a lag of {0} (@tetumemo, 14 February 2026: 1 to 5 years)",
        "前提：指数的な傾向、普及の遅れ{0}（@tetumemo、2026年2月14日では1〜5年）",
        &[&years(lang, a.get(Key::AdoptionLag))],
    )];
    // Money and factors act on the smaller charts only.
    let mut said = super::irrelevant(outcome);
    said.extend([Key::AdoptionLag, Key::Data]);
    let own = [Key::AdoptionLagSpread, Key::GeniusHorizon];
    said.extend(
        View::Economy
            .main()
            .iter()
            .filter(|key| **key != Key::DoublingTime && !own.contains(key)),
    );
    for (growth, elasticity) in super::SCALED {
        said.extend([growth, elasticity]);
    }
    let end = localized(
        lang,
        ". Bands: 50, 80 and 95% of the draws.",
        "。帯は試行の50%、80%、95%。",
    );
    common::assumes(lang, View::Economy, a, parts, &said, end)
}
