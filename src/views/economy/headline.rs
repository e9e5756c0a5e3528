//! What the economy view says in words.

use super::{
    Basis, CONFIDENCE, EconomyOutcome, FROM, GENIUS, GENIUS_BY, SOFTWARE_BY, Scaled,
    reports::{self, Figure},
};
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
        economy::reported::{self, Outlook},
        economy::{self, Purchase},
        horizon::PROBS,
    },
    params::groups,
    views::{
        common::{self, times},
        horizon, set_by,
    },
};

/// The years that S3 gives for the lag.
pub const LAGS: [f64; 2] = [1.0, 5.0];

/// An amount in trillion dollars: `USD 5 trillion`, `USD 10 billion`; `5兆ドル`, `100億ドル`.
pub fn money(trillions: f64, lang: Lang) -> String {
    let large = trillions >= 1.0;
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
    common::counted(lang, &number(value), "year", "年")
}

/// "by May 2027", "after 2100", "never".
fn by(lang: Lang, day: f64) -> String {
    if day == f64::INFINITY {
        localized(lang, "**never**", "**届かず**").to_owned()
    } else if is_beyond(day) {
        localized_fmt(lang, "**{0}**", "**{0}**", &[&month(lang, day)])
    } else {
        localized_fmt(lang, "by **{0}**", "**{0}**", &[&month(lang, day)])
    }
}

/// A year as it is written.
fn year(value: f64) -> String {
    decimals(value, 0).replace(',', "")
}

/// The sentences of the page, with `**` around their figures.
pub fn headline(outcome: &EconomyOutcome, lang: Lang) -> String {
    let space = localized(lang, " ", "");
    join(&[&reached(outcome, lang), space, &bought(outcome, lang)])
}

/// When AI does what makes a country of geniuses, and when the economy uses it for that.
fn reached(outcome: &EconomyOutcome, lang: Lang) -> String {
    let Some(genius) = outcome.genius() else {
        return horizon::headline::nothing(&outcome.trend, lang);
    };
    let task = length_in_words(lang, genius.minutes, outcome.clock());
    let task = set_by(Key::GeniusHorizon, &task);
    if outcome.pace().is_none() {
        return localized_fmt(
            lang,
            "The trend **does not rise**, so neither AI nor its use gets to **{0}** of skilled work.",
            "傾向が**伸びていない**ため、AIの能力もその普及も、熟練者が**{0}**かける仕事には届きません。",
            &[&task],
        );
    }
    let (able, used) = (by(lang, genius.able), by(lang, genius.used.p50));
    let lag = outcome.assumptions().get(Key::AdoptionLag);
    if lag == 0.0 {
        return localized_fmt(
            lang,
            "Without a lag, AI can do **{0}** of skilled work, and the economy uses it for that, {1}.",
            "遅れがなければ、熟練者が**{0}**かける仕事をAIがこなせるようになり、経済で使われるのは{1}です。",
            &[&task, &used],
        );
    }
    localized_fmt(
        lang,
        "AI can do **{0}** of skilled work {1}; with a lag of **{2}**, the economy uses it for that {3}.",
        "熟練者が**{0}**かける仕事をAIがこなせるようになるのは{1}、普及が**{2}**遅れるなら、経済で使われるのは{3}です。",
        &[
            &task,
            &able,
            &set_by(Key::AdoptionLag, &years(lang, lag)),
            &used,
        ],
    )
}

/// What becomes of the compute that is bought.
fn bought(outcome: &EconomyOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let purchase = outcome.purchase();
    let revenue = outcome.rests().median;
    let miss = a.get(Key::ForecastMiss);
    let commit = set_by(Key::Commitment, &money(purchase.commit, lang));
    let basis = match outcome.basis() {
        Basis::Stated => localized_fmt(
            lang,
            "a **{0}** forecast",
            "年**{0}**という売上高の予測で",
            &[&set_by(Key::StatedForecast, &money(revenue, lang))],
        ),
        Basis::Path => localized_fmt(
            lang,
            "**{0}** of revenue at the end of {1}",
            "{1}年末の年間売上高**{0}**を前提に",
            &[&money(revenue, lang), &year(a.get(Key::TestYear))],
        ),
    };
    let missed = set_by(Key::ForecastMiss, &share(miss));
    let pieces = [commit.as_str(), &basis, &missed];
    if purchase.break_even(revenue) < -1e-9 {
        return localized_fmt(
            lang,
            "Buying **{0}** of compute on {1} means **ruin** even without a miss.",
            "{1}**{0}**の計算資源を買うと、下振れがなくても**破綻**します。",
            &pieces,
        );
    }
    if purchase.is_solvent(revenue, miss / 100.0) {
        localized_fmt(
            lang,
            "A miss of **{2}** does **not ruin** a lab that buys **{0}** of compute on {1}.",
            "{1}**{0}**の計算資源を買っても、**{2}**の下振れなら**破綻しません**。",
            &pieces,
        )
    } else {
        localized_fmt(
            lang,
            "A miss of **{2}** **ruins** a lab that buys **{0}** of compute on {1}.",
            "{1}**{0}**の計算資源を買うと、**{2}**の下振れで**破綻**します。",
            &pieces,
        )
    }
}

/// Fewer doublings behind than this are none, in one decimal.
const TOLD: f64 = 0.05;

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
    let Some(gap) = outcome.gap(anchor).filter(|gap| *gap >= TOLD) else {
        return join(&[&spread, end]);
    };
    let behind = localized_fmt(
        lang,
        " In {0}, use stands at {2} of what AI can do, {1} doublings behind. No data measure use.",
        "{0}の時点で、普及はAIの能力の{2}です（倍増{1}回分の遅れ）。普及度を実測したデータはありません。",
        &[
            &month(lang, anchor),
            &decimals(gap, 1),
            &fraction(lang, libm::exp2(gap)),
        ],
    );
    join(&[&spread, end, &behind])
}

/// One part of so many, as in "about 1/26".
fn fraction(lang: Lang, parts: f64) -> String {
    const MOST: f64 = 10_000.0;
    if parts > MOST {
        return localized(lang, "less than 1/10,000", "1万分の1未満").to_owned();
    }
    let parts = number(slider::round_significant(parts, 2));
    localized_fmt(lang, "about 1/{0}", "約{0}分の1", &[&parts])
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
            "Ruin and profit are arithmetic on the sliders. The revenue path is fitted to what Anthropic published, or the press reported, of its revenue; it is no forecast by the company.",
            "破綻と利益はスライダーの値による計算です。売上高の経路は公表・報道されたAnthropicの値への当てはめで、同社の予測ではありません。",
        )
        .to_owned(),
    );
    notes
}

/// Lines under controls that say what is different in this view.
pub fn remarks(lang: Lang) -> Vec<(Key, String)> {
    let text = localized(
        lang,
        "Three more years here, since use lags behind",
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
    if last < TOLD {
        let level = localized(
            lang,
            "At such a lag, use keeps level with capability.",
            "この遅れなら、普及は能力とほぼ並んで伸びます。",
        );
        return Some(level.to_owned());
    }
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
    let at = outcome.path.outlook(outcome.due());
    let path = outcome.path.revenue;
    let range = if at.sd > 0.0 {
        localized_fmt(
            lang,
            " (80% interval {0} to {1})",
            "（80%区間は{0}〜{1}）",
            &[
                &money(at.quantile(PROBS[1]), lang),
                &money(at.quantile(PROBS[5]), lang),
            ],
        )
    } else {
        String::new()
    };
    let growth = times(lang, slider::round_significant(path.rg, 3));
    let (due, median) = (year(a.get(Key::TestYear)), money(at.median, lang));
    let premise = if outcome.path.fit.is_some() {
        let first = &reports::RUN_RATES[0];
        localized_fmt(
            lang,
            "The {0} run-rates of Anthropic that were published for {1} to {2} fit a growth of **{3}** a year. If it slows down from 2026 on, towards {4} a year with a half-life of {5}, revenue is **{6}** a year at the end of {7}{8}.",
            "公表・報道されたAnthropicの年換算売上高{0}点（{1}〜{2}）に当てはめると、年**{3}**の伸びです。2026年から半減期{5}で年{4}へ減速するなら、{7}年末の売上高は年**{6}**です{8}。",
            &[
                &number(reports::RUN_RATES.len() as f64),
                &month(lang, first.day),
                &month(lang, reports::last().day),
                &growth,
                &times(lang, path.rg2),
                &years(lang, path.half_life),
                &median,
                &due,
                &range,
            ],
        )
    } else {
        localized_fmt(
            lang,
            "From **{0}** a year at the start of 2026, growing **{1}** a year at first, revenue reaches **{2}** a year by the end of {3}{4}.",
            "2026年初めの年**{0}**から当初年**{1}**で伸びると、{3}年末の売上高は年**{2}**です{4}。",
            &[&money(path.r0, lang), &growth, &median, &due, &range],
        )
    };
    let met = match outcome.basis() {
        Basis::Stated => {
            let stated = a.get(Key::StatedForecast);
            let chance = (1.0 - at.below(stated)) * 100.0;
            localized_fmt(
                lang,
                "It is at least the **{0}** of the forecast with a probability of **{1}**.",
                "予測の**{0}**に届く確率は**{1}**です。",
                &[&money(stated, lang), &share(chance)],
            )
        }
        Basis::Path => meets(outcome, lang),
    };
    join(&[
        &premise,
        localized(lang, " ", ""),
        &met,
        localized(lang, " ", ""),
        &tenfold(lang),
    ])
}

/// When revenue pays for the purchase.
fn meets(outcome: &EconomyOutcome, lang: Lang) -> String {
    const LONGEST: f64 = 20.0;
    let owed = money(outcome.purchase().obligation(), lang);
    match outcome
        .path
        .revenue
        .reaches(outcome.purchase().obligation(), LONGEST)
    {
        Some(t) => localized_fmt(
            lang,
            "It first matches the **{0}** to be paid each year in **{1}**.",
            "年間の支払い**{0}**に初めて並ぶのは**{1}**です。",
            &[&owed, &month(lang, date::year_to_days(FROM + t))],
        ),
        None => localized_fmt(
            lang,
            "It does not match the **{0}** to be paid each year within 20 years.",
            "年間の支払い**{0}**には20年以内に届きません。",
            &[&owed],
        ),
    }
}

/// The growth that the interview tells of, beside what was reported since.
fn tenfold(lang: Lang) -> String {
    let [from, to] = [&reports::RUN_RATES[2], reports::last()];
    let grown = from.revenue * libm::pow(reports::TENFOLD, tenfold_years(from, to));
    localized_fmt(
        lang,
        "At the tenfold a year that @tetumemo reports of Anthropic, {0} in {1} would be {2} in {3}; over {4} was reported.",
        "@tetumemoが伝えるAnthropicの年10倍なら、{1}の{0}は{3}に{2}です。報道された値は{4}超でした。",
        &[
            &money(from.revenue, lang),
            &month(lang, from.day),
            &money(slider::round_significant(grown, 2), lang),
            &month(lang, to.day),
            &money(to.revenue, lang),
        ],
    )
}

fn tenfold_years(from: &Figure, to: &Figure) -> f64 {
    (to.day - from.day) / date::YEAR
}

/// What becomes of compute that is bought on the forecast.
pub fn ruin(outcome: &EconomyOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let purchase = outcome.purchase();
    let revenue = outcome.rests();
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
    let chance = share(purchase.ruin(&revenue) * 100.0);
    let odds = match revenue.df {
        None => localized_fmt(
            lang,
            " If misses spread by {0}, the probability of ruin is **{1}**.",
            "下振れのばらつきが{0}なら、破綻の確率は**{1}**です。",
            &[&share(a.get(Key::ForecastMissSpread)), &chance],
        ),
        Some(_) => localized_fmt(
            lang,
            " With the spread of the fit, the probability of ruin is **{0}**.",
            "当てはめの不確かさでは、破綻の確率は**{0}**です。",
            &[&chance],
        ),
    };
    let verdict = verdict(outcome, &purchase, &revenue, lang);
    let term = match outcome.basis() {
        Basis::Stated => localized(
            lang,
            " The example, which @tetumemo tells of Dario Amodei, names no term of payment: at five years it just breaks even, so that its miss of 20% is ruin.",
            "@tetumemoがDario Amodeiの例として伝える話に支払期間はありません。5年なら収支がちょうど釣り合い、20%の下振れで破綻します。",
        ),
        Basis::Path => "",
    };
    join(&[&premise, &verdict, &odds, term])
}

fn verdict(outcome: &EconomyOutcome, purchase: &Purchase, revenue: &Outlook, lang: Lang) -> String {
    let a = outcome.assumptions();
    let miss = a.get(Key::ForecastMiss) / 100.0;
    let most = purchase.break_even(revenue.median);
    if most >= 1.0 {
        return localized(
            lang,
            "The buffer pays it even without revenue.",
            "売上高がなくても余力で支払えます。",
        )
        .to_owned();
    }
    let what = match outcome.basis() {
        Basis::Stated => localized(lang, "The forecast is", "予測の売上高は"),
        Basis::Path => localized(lang, "The path brings", "経路の売上高は"),
    };
    let median = money(revenue.median, lang);
    if most < -1e-9 {
        let covered = (revenue.median + purchase.buffer) / purchase.obligation();
        return localized_fmt(
            lang,
            "{2} **{0}**, which covers **{1}** of it: **ruin** even without a miss.",
            "{2}**{0}**で、その**{1}**しか賄えず、下振れがなくても**破綻**します。",
            &[&median, &percent(lang, covered), what],
        );
    }
    let left = revenue.median * (1.0 - miss);
    let end = if purchase.is_solvent(revenue.median, miss) {
        localized(lang, "**solvent**", "**支払えます**")
    } else {
        localized(lang, "**ruin**", "**破綻**します")
    };
    localized_fmt(
        lang,
        "{5} **{0}**, so a miss of up to **{1}** is survived. A miss of {2} leaves **{3}**: {4}.",
        "{5}**{0}**で、耐えられる下振れは**{1}**までです。{2}下振れすると**{3}**となり、{4}。",
        &[
            &median,
            &percent(lang, most.max(0.0)),
            &percent(lang, miss),
            &money(left, lang),
            end,
            what,
        ],
    )
}

/// What Anthropic's own commitments ask of its revenue.
pub fn owed(lang: Lang) -> String {
    let [short, long] = reports::TERMS;
    let last = reports::last();
    let a_year = |years: f64| reports::owed(years).obligation();
    let most = reports::owed(long).break_even(last.revenue);
    let covered = last.revenue / a_year(short);
    localized_fmt(
        lang,
        "Anthropic has committed to **{0}** of compute, mostly without a way out, over {1} to {2} (draft prospectus, as reported): **{3}** to **{4}** a year in equal parts. Its run-rate of {5} was over **{6}**. Over {2} that survives a miss of **{7}**; over {9} it covers **{8}**. Payments in equal parts are our assumption.",
        "Anthropicが契約した計算資源は**{0}**で、多くは解約できず、期間は{1}〜{2}です（報道による目論見書案）。毎年同額なら年**{3}**〜**{4}**です。{5}の年換算売上高は**{6}**超でした。{2}なら**{7}**の下振れまで耐えられ、{9}なら賄えるのは**{8}**です。毎年同額というのは筆者の仮定です。",
        &[
            &money(reports::COMMITTED, lang),
            &number(short),
            &years(lang, long),
            &money(a_year(long), lang),
            &money(a_year(short), lang),
            &month(lang, last.day),
            &money(last.revenue, lang),
            &percent(lang, most),
            &percent(lang, covered),
            &years(lang, short),
        ],
    )
}

/// What the interview expects, and what the simulations say of it.
pub fn claims(outcome: &EconomyOutcome, lang: Lang) -> Option<String> {
    let [genius, software] = outcome.tested()?;
    let length = |minutes: f64| length_in_words(lang, minutes, outcome.clock());
    let [able, used] = genius.by[0].map(|share| percent(lang, share));
    let sooner = localized_fmt(
        lang,
        "Dario Amodei, as @tetumemo tells it, is {0} confident of a “country of geniuses in a data center” within ten years, by {1}. Read as tasks of **{2}**, **{3}** of the simulations have AI able to do it by then, and **{4}** have it in use.",
        "@tetumemoによれば、Dario Amodeiは「データセンター内の天才の国」が10年以内（{1}年まで）に実現すると{0}の確信度でみています。熟練者が**{2}**かける仕事と読むと、シミュレーションの**{3}**でAIがその時までにこなせるようになり、**{4}**で普及しています。",
        &[
            &share(CONFIDENCE),
            &year(libm::floor(date::days_to_year(GENIUS_BY))),
            &length(genius.minutes),
            &able,
            &used,
        ],
    );
    let [first, second] = [software.by[0], software.by[1]];
    let [soon, later] = [first[0], second[0]].map(|share| percent(lang, share));
    let end_to_end = localized_fmt(
        lang,
        " He expects software development end to end in 1 to 2 years. Read as tasks of **{0}**, it is within reach in **{1}** of the simulations by {2}, and in **{3}** by {4}; **{5}** have it in use by then.",
        "ソフトウェア開発の全工程の自動化は1〜2年とみています。熟練者が**{0}**かける仕事と読むと、{2}までにこなせるのは**{1}**、{4}までなら**{3}**で、その時までに普及しているのは**{5}**です。",
        &[
            &length(software.minutes),
            &soon,
            &month(lang, SOFTWARE_BY[0]),
            &later,
            &month(lang, SOFTWARE_BY[1]),
            &percent(lang, second[1]),
        ],
    );
    let caveat = localized(
        lang,
        " @tetumemo names no lengths; they are our reading. The simulations include the uncertainty of one trend, not the chance that it breaks.",
        "@tetumemoに長さの記述はなく、ここでの長さは筆者の読みです。シミュレーションが含むのは1つの傾向の不確かさだけで、傾向が途切れる可能性は含みません。",
    );
    Some(join(&[&sooner, &end_to_end, caveat]))
}

/// How the fit would have done so far.
pub fn track(steps: &[reported::Step], lang: Lang) -> String {
    let above = |p: f64| {
        let beyond = |step: &&reported::Step| step.outcome > step.predictive.quantile(p);
        steps.iter().filter(beyond).count()
    };
    let count = |count: usize| number(count as f64);
    let sum: f64 = steps
        .iter()
        .map(|step| step.predictive.log_score(step.outcome))
        .sum();
    localized_fmt(
        lang,
        "Fitted to the run-rates before each, the path forecasts the last **{0}**: **{1}** of them came out above the median, **{2}** above the 80% interval. The mean log score is {3}.",
        "各時点より前の年換算売上高に当てはめて、最後の**{0}**点を予測すると、中央値を上回ったのは**{1}**点、80%区間を上回ったのは**{2}**点です。対数スコアの平均は{3}です。",
        &[
            &count(steps.len()),
            &count(above(0.5)),
            &count(above(PROBS[5])),
            &decimals(sum / steps.len().max(1) as f64, 2),
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
        "7つを合わせた実効計算量の伸びは年**{0}桁**です。倍増1回に{1}桁とすると倍増時間は**{2}**で、{3}です。@tetumemo（2026年2月14日）は7つを挙げるだけで数値はなく、計算資源以外は、合計が研究の法則とほぼ合うように選んだ筆者の判断です。",
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
    // Money, software and factors act on the smaller charts only.
    let mut said = super::irrelevant(outcome);
    said.extend([Key::AdoptionLag, Key::Data]);
    said.extend([Key::Commitment, Key::ForecastMiss, Key::SoftwareHorizon]);
    said.extend(groups::beside(View::Economy));
    let end = join(&[localized(lang, ".", "。"), common::bands_told(a, lang)]);
    common::assumes(lang, View::Economy, a, parts, &said, &end)
}
