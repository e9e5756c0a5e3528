//! What the view of the bottlenecks says in words.

use super::{KEYS, QueuesOutcome, START};
use crate::{
    assumptions::{
        registry::{Key, View},
        slider::round_significant,
    },
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, month, number, percent},
    },
    model::{
        MONTH, YEAR,
        horizon::PROBS,
        numerics::arrival::Arrival,
        queues::queue::Queue,
        queues::{Forecast, Outlook},
    },
    views::{common, numbers::Words},
};

/// How many, to two digits: a law does not know more.
pub fn many(lang: Lang, count: f64) -> String {
    let count = round_significant(count, 2);
    let units: &[(f64, &str)] = match lang {
        Lang::En => &[
            (1e12, " trillion"),
            (1e9, " billion"),
            (1e6, " million"),
            (0.0, ""),
        ],
        Lang::Ja => &[(1e12, "兆"), (1e8, "億"), (1e4, "万"), (0.0, "")],
    };
    let most = 1e15;
    if count >= most {
        return localized(lang, "over 1,000 trillion", "1,000兆超").to_owned();
    }
    let unit = units.iter().find(|unit| count >= unit.0);
    let (size, word) = unit.copied().unwrap_or((0.0, ""));
    let shown = if size > 0.0 { count / size } else { count };
    let text = if shown >= 100.0 {
        decimals(shown, 0)
    } else {
        number(shown)
    };
    join(&[&text, word])
}

/// A number of months with its unit.
pub fn months(lang: Lang, months: f64) -> String {
    if months >= 1000.0 {
        return localized(lang, "over 1,000 months", "1,000か月超").to_owned();
    }
    let text = number(round_significant(months, 2));
    let unit = if text == "1" {
        localized(lang, " month", "か月")
    } else {
        localized(lang, " months", "か月")
    };
    join(&[&text, unit])
}

fn wait_text(lang: Lang, days: f64) -> String {
    months(lang, days / MONTH)
}

/// What the milestones are, in English and Japanese.
pub const MILESTONES: [Words; KEYS.len()] = [
    ("All found is patched", "脆弱性の解消"),
    ("A patch takes a year", "修正待ちが1年に"),
    ("All filed is examined", "審査待ちの解消"),
    ("Examination takes 3 years", "審査待ちが3年に"),
];

/// What a milestone's tile says where it was reached before the queue began.
pub fn at_once(lang: Lang, key: &str) -> &'static str {
    if KEYS.iter().position(|k| *k == key) == Some(0) {
        localized(lang, "no backlog", "滞留なし")
    } else {
        localized(lang, "from the start", "当初から")
    }
}

/// "finding doubles every 515 days", without a full stop.
fn finding(lang: Lang, queue: &Queue) -> String {
    let days = core::f64::consts::LN_2 / queue.inflow.growth;
    let text = decimals(days.abs(), 0);
    if !days.is_finite() || days.abs() > 36_525.0 {
        localized(
            lang,
            "finding stays at the pace of its first weeks",
            "発見が最初の数週間の速さのまま続き",
        )
        .to_owned()
    } else if days > 0.0 {
        localized_fmt(
            lang,
            "finding doubles every **{0} days**",
            "発見が**{0}日**ごとに倍増し",
            &[&text],
        )
    } else {
        localized_fmt(
            lang,
            "finding halves every **{0} days**",
            "発見が**{0}日**ごとに半減し",
            &[&text],
        )
    }
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &QueuesOutcome, lang: Lang) -> String {
    let Some(forecast) = &outcome.forecast else {
        return localized(
            lang,
            "There is **no doubling time** for finding to follow: choose data with at least two dates, or set the doubling time by hand.",
            "発見の伸びの元になる**倍増時間がありません**。2時点以上のデータを選ぶか、倍増時間を手動で決めてください。",
        )
        .to_owned();
    };
    let a = &outcome.assumptions;
    let outlook = &forecast.vulnerabilities;
    let queue = &outlook.queue;
    let able = decimals(a.get(Key::PatchCapacity), 0);
    let grows = a.get(Key::PatchGrowth);
    let more = number(grows.abs());
    let growing = if grows == 0.0 {
        localized(lang, "does **not** grow", "**伸びない**まま").to_owned()
    } else if grows < 0.0 {
        localized_fmt(
            lang,
            "shrinks by **{0}%** a year",
            "年**{0}%**ずつ減る",
            &[&more],
        )
    } else {
        localized_fmt(
            lang,
            "grows by **{0}%** a year",
            "年**{0}%**ずつ伸びる",
            &[&more],
        )
    };
    let premise = localized_fmt(
        lang,
        "If {0} and patching starts at **{1} a month** and {2}, ",
        "{0}、**月{1}件**の修正能力が{2}なら、",
        &[&finding(lang, queue), &able, &growing],
    );
    join(&[&premise, &conclusion(outcome, forecast, lang)])
}

fn conclusion(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let outlook = &forecast.vulnerabilities;
    let queue = &outlook.queue;
    let day = |t: f64| month(lang, START + t);
    let turn = queue.crossing();
    if outlook.cleared <= START {
        return localized(
            lang,
            "**no backlog** of vulnerabilities builds up.",
            "脆弱性の**滞留は生じません**。",
        )
        .to_owned();
    }
    if outlook.cleared.is_finite() {
        let peak = turn.unwrap_or(0.0);
        return localized_fmt(
            lang,
            "the backlog peaks at **{0}** in {1} and is cleared in **{2}**.",
            "未修正の脆弱性は{1}に最多の**{0}件**となり、**{2}**に解消します。",
            &[
                &many(lang, queue.backlog_at(peak)),
                &day(peak),
                &month(lang, outlook.cleared),
            ],
        );
    }
    let end = outcome.end() - START;
    let waiting = queue.backlog_at(end);
    if waiting <= 0.0
        && let Some(turn) = turn
    {
        return localized_fmt(
            lang,
            "patching keeps up until **{0}**, then a backlog builds up that is **never cleared**.",
            "修正は**{0}**までは追いつきますが、その後は滞留が生じ、**解消しません**。",
            &[&day(turn)],
        );
    }
    let never = if queue.is_outgrown() {
        if let Some(turn) = turn {
            return localized_fmt(
                lang,
                "patching keeps up until **{0}**, then a backlog builds up that is **never** cleared: **{1}** wait in {2}, **{3}** of work.",
                "修正は**{0}**までは追いつきますが、その後の滞留は**解消せず**、{2}には**{1}件**、**{3}分**の仕事が残ります。",
                &[
                    &day(turn),
                    &many(lang, waiting),
                    &day(end),
                    &wait_text(lang, queue.wait_at(end)),
                ],
            );
        }
        localized(lang, "**never** cleared", "**解消せず**")
    } else {
        localized(
            lang,
            "**not** cleared before 2100",
            "2100年までに**解消せず**",
        )
    };
    localized_fmt(
        lang,
        "the backlog is {0}: **{1}** wait in {2}, **{3}** of work.",
        "滞留は{0}、{2}には**{1}件**、**{3}分**の仕事が残ります。",
        &[
            never,
            &many(lang, waiting),
            &day(end),
            &wait_text(lang, queue.wait_at(end)),
        ],
    )
}

/// The uncertainty.
pub fn subline(outcome: &QueuesOutcome, lang: Lang) -> String {
    let Some(forecast) = &outcome.forecast else {
        return localized(
            lang,
            "Patents have a queue of their own, which starts with finding's.",
            "特許の滞留も、発見の伸びとともに計算します。",
        )
        .to_owned();
    };
    let outlook = &forecast.vulnerabilities;
    let draws = decimals(outcome.assumptions.get(Key::Draws), 0);
    let [low, high] = eighty(outlook.backlog.last());
    localized_fmt(
        lang,
        "{0}. In {1}, 80% of draws have {2} to {3} waiting. The draws vary the growth of finding and the capacity; the law itself is assumed.",
        "{0}。{1}の未修正件数は、80%の試行で{2}〜{3}件です。試行ごとに発見の伸びと処理能力を変え、法則は仮定しています。",
        &[
            &cleared(lang, &draws, &outlook.arrival),
            &month(lang, outcome.end()),
            &many(lang, low),
            &many(lang, high),
        ],
    )
}

fn cleared(lang: Lang, draws: &str, arrival: &Arrival) -> String {
    let never = percent(lang, arrival.never);
    let (from, to) = (month(lang, arrival.p10), month(lang, arrival.p90));
    match arrival {
        a if a.never >= 1.0 => localized_fmt(
            lang,
            "None of {0} draws clears it",
            "{0}回の試行のどれでも解消しません",
            &[draws],
        ),
        a if a.p10 == f64::INFINITY => localized_fmt(
            lang,
            "{1} of {0} draws never clear it",
            "{0}回の試行の{1}では解消しません",
            &[draws, &never],
        ),
        a if a.p90 == f64::INFINITY => localized_fmt(
            lang,
            "{1} of {0} draws never clear it; a tenth do by {2}",
            "{0}回の試行の{1}では解消せず、早い1割は{2}までに解消します",
            &[draws, &never, &from],
        ),
        a if a.p10 <= START => localized_fmt(
            lang,
            "90% of {0} draws clear it by {1}",
            "{0}回の試行の90%で{1}までに解消します",
            &[draws, &to],
        ),
        _ => localized_fmt(
            lang,
            "80% of {0} draws clear it between {1} and {2}",
            "{0}回の試行の80%で{1}〜{2}に解消します",
            &[draws, &from, &to],
        ),
    }
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &QueuesOutcome, lang: Lang) -> Vec<String> {
    let mut notes = vec![
        localized(
            lang,
            "Only one figure is published: over 10,000 high and critical vulnerabilities in the first weeks of Project Glasswing, which we take to be the six from 7 April 2026. Every capacity and every growth rate on this page is our judgement.",
            "公表値は1つだけです。Project Glasswingが最初の数週間で見つけた深刻度「高」以上の脆弱性1万件超で、2026年4月7日からの6週間とします。処理能力と伸びはすべて私たちの判断です。",
        )
        .to_owned(),
        localized(
            lang,
            "Vulnerabilities are not endless, but this law knows no limit: far ahead it says what would follow if finding simply went on growing. An elasticity below 0 is the case in which they run out.",
            "存在する脆弱性には限りがありますが、この法則に限りはありません。先の方は、発見がそのまま伸び続けた場合の帰結です。連動度が0未満なら、見つけ尽くす場合になります。",
        )
        .to_owned(),
        localized(
            lang,
            "For a backlog, “never” and “not reached” mean not before 2100; for a wait, not by the end of the axis.",
            "滞留の「到達せず」は2100年までに解消しないこと、待ち時間の「到達せず」は軸の終わりまでに達しないことです。",
        )
        .to_owned(),
    ];
    if outcome.forecast.is_some() && outcome.assumptions.get(Key::Law) != 0.0 {
        notes.push(
            localized(
                lang,
                "The shape of growth belongs to the horizon view; here finding grows exponentially.",
                "「伸び方」はタイムホライズンの設定です。ここでは発見は指数関数的に伸びるとします。",
            )
            .to_owned(),
        );
    }
    notes
}

/// Lines under controls that depend on the result.
pub fn remarks(outcome: &QueuesOutcome, lang: Lang) -> Vec<(Key, String)> {
    let Some(forecast) = &outcome.forecast else {
        return Vec::new();
    };
    let queue = &forecast.vulnerabilities.queue;
    let a_month = many(lang, queue.inflow.at(0.0) * MONTH);
    let a_year = 100.0 * libm::expm1(queue.inflow.growth * YEAR);
    let mut remarks = vec![(
        Key::PatchCapacity,
        localized_fmt(
            lang,
            "At the start {0} a month are found",
            "開始時の発見は月{0}件",
            &[&a_month],
        ),
    )];
    if a_year < 1e6 {
        let change = number(round_significant(a_year.abs(), 2));
        let (en, ja) = if a_year < 0.0 {
            (
                "Finding shrinks by {0}% a year: they run out",
                "発見は年{0}%ずつ減る（枯渇）",
            )
        } else {
            (
                "Finding grows by {0}% a year; below 0 they run out",
                "発見は年{0}%ずつ増える。0未満は枯渇",
            )
        };
        remarks.push((
            Key::FindingElasticity,
            localized_fmt(lang, en, ja, &[&change]),
        ));
    }
    remarks
}

/// Found against patched.
pub fn rates(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let queue = &forecast.vulnerabilities.queue;
    let end = outcome.end() - START;
    let a_month = |value: f64| many(lang, value * MONTH);
    localized_fmt(
        lang,
        "At the start, **{0}** a month are found and **{1}** patched; in {4}, **{2}** and **{3}**.",
        "開始時は月**{0}件**を発見し**{1}件**を修正、{4}には**{2}件**と**{3}件**になります。",
        &[
            &a_month(queue.inflow.at(0.0)),
            &a_month(queue.outflow_at(0.0)),
            &a_month(queue.inflow.at(end)),
            &a_month(queue.outflow_at(end)),
            &month(lang, outcome.end()),
        ],
    )
}

/// The end of the axis, and how long what arrives then waits: at the values in force, and the ends of the 80% interval.
fn last_wait(outcome: &QueuesOutcome, outlook: &Outlook, lang: Lang) -> [String; 4] {
    let wait = outlook.queue.wait_at(outcome.end() - START);
    let [low, high] = eighty(outlook.wait.last());
    let [wait, low, high] = [wait, low, high].map(|days| wait_text(lang, days));
    [month(lang, outcome.end()), wait, low, high]
}

/// The ends of the 80% interval.
fn eighty(quantiles: Option<&[f64; PROBS.len()]>) -> [f64; 2] {
    quantiles.map_or([0.0; 2], |q| [q[1], q[5]])
}

/// The wait for a patch.
pub fn wait(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let [end, wait, low, high] = last_wait(outcome, &forecast.vulnerabilities, lang);
    localized_fmt(
        lang,
        "What is found in {0} waits **{1}** for a patch (80% of draws: {2} to {3}). The wait is the backlog divided by the capacity of the day (Little's law); whoever finds first, attackers included, has that long.",
        "{0}に見つかるものの待ち時間は**{1}**です（試行の80%は{2}〜{3}）。待ち時間は滞留をその時点の処理能力で割ったもの（リトルの法則）で、攻撃者を含め先に見つけた側にはその猶予があります。",
        &[&end, &wait, &low, &high],
    )
}

/// Filed against examined.
pub fn patents(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let outlook = &forecast.patents;
    let queue = &outlook.queue;
    let end = outcome.end() - START;
    let fate = if outlook.cleared <= START {
        localized(lang, "no application waits", "審査待ちは生じません").to_owned()
    } else if outlook.cleared.is_finite() {
        localized_fmt(
            lang,
            "the backlog is cleared in **{0}**",
            "審査待ちは**{0}**に解消します",
            &[&month(lang, outlook.cleared)],
        )
    } else if queue.is_outgrown() {
        localized(
            lang,
            "the backlog is **never** cleared",
            "審査待ちは**解消しません**",
        )
        .to_owned()
    } else {
        localized(
            lang,
            "the backlog is **not** cleared before 2100",
            "審査待ちは2100年までに**解消しません**",
        )
        .to_owned()
    };
    localized_fmt(
        lang,
        "In {0}, **{1}** applications a year are filed and **{2}** examined; **{3}** wait, and {4}. All these figures are our judgement, in the size of a large patent office.",
        "{0}には年**{1}件**が出願され、**{2}件**が審査され、**{3}件**が待っています。{4}。いずれも大規模な特許庁の規模を想定した私たちの判断です。",
        &[
            &month(lang, outcome.end()),
            &many(lang, queue.inflow.at(end) * YEAR),
            &many(lang, queue.outflow_at(end) * YEAR),
            &many(lang, queue.backlog_at(end)),
            &fate,
        ],
    )
}

/// The wait for an examination.
pub fn pendency(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let outlook = &forecast.patents;
    let [end, wait, low, high] = last_wait(outcome, outlook, lang);
    localized_fmt(
        lang,
        "An application filed at the start waits **{0}**; one filed in {1} waits **{2}** (80% of draws: {3} to {4}).",
        "開始時の出願は**{0}**、{1}の出願は**{2}**待ちます（試行の80%は{3}〜{4}）。",
        &[
            &wait_text(lang, outlook.queue.wait_at(0.0)),
            &end,
            &wait,
            &low,
            &high,
        ],
    )
}

/// The source line of the chart.
pub const fn source(lang: Lang) -> &'static str {
    localized(
        lang,
        "Source: 10,000 in the first weeks from an unsigned Japanese analysis of Anthropic's “When AI Builds Itself” (4 June 2026); doubling time from METR's data; capacities are our judgement",
        "出典：最初の数週間の1万件はAnthropic “When AI Builds Itself”（2026年6月4日）を分析した資料（筆者不明）、倍増時間はMETRのデータ、処理能力は私たちの判断",
    )
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &QueuesOutcome, lang: Lang) -> String {
    let a = &outcome.assumptions;
    let elasticity = number(a.get(Key::FindingElasticity).abs());
    let minus = if a.get(Key::FindingElasticity) < 0.0 {
        "\u{2212}"
    } else {
        ""
    };
    let follows = join(&[minus, &elasticity]);
    let days = outcome.forecast.as_ref().map_or(f64::NAN, |f| f.doubling);
    let days = decimals(days, 0);
    let able = decimals(a.get(Key::PatchCapacity), 0);
    let spread = number(a.get(Key::CapacitySpread));
    let parts = vec![
        localized_fmt(
            lang,
            "Assumes: finding doubles {0} times for each doubling of the horizon (every {1} days)",
            "前提：作業の長さの倍増（{1}日ごと）1回につき発見が{0}回倍増",
            &[&follows, &days],
        ),
        localized_fmt(
            lang,
            "patching starts at {0} a month, sd {1}%",
            "修正は月{0}件（標準偏差{1}%）",
            &[&able, &spread],
        ),
    ];
    let mut said = super::irrelevant(outcome);
    said.extend([
        Key::VulnerabilitiesFound,
        Key::FindingElasticity,
        Key::DoublingTime,
        Key::PatchCapacity,
        Key::CapacitySpread,
    ]);
    // These act on the smaller charts only.
    said.extend([
        Key::PatentFilings,
        Key::FilingsGrowth,
        Key::ExaminationCapacity,
        Key::ExaminationGrowth,
        Key::Pendency,
    ]);
    let end = localized(
        lang,
        ". Bands: what waits in 50, 80 and 95% of the draws.",
        "。帯は未修正件数（試行の50%、80%、95%）。",
    );
    common::assumes(lang, View::Queues, a, parts, &said, end)
}
