//! What the view of the bottlenecks says in words.

use super::{
    KEYS, QueuesOutcome, START,
    figures::{Figure, fall_of_the_backlog, figure},
};
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
    views::{common, numbers::Words, set_by},
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
    common::months(lang, round_significant(months, 2))
}

/// How long something waits: days, weeks up to seven, months, or years from two on.
pub fn wait_text(lang: Lang, days: f64) -> String {
    let years = days / YEAR;
    if days == f64::INFINITY {
        return localized(lang, "without end", "際限なし").to_owned();
    }
    if days < 7.5 * 7.0 {
        return common::after(lang, days / MONTH);
    }
    if years < 2.0 {
        return months(lang, days / MONTH);
    }
    if years >= 1000.0 {
        return localized(lang, "over 1,000 years", "1,000年超").to_owned();
    }
    let text = number(round_significant(years, 2));
    join(&[&text, localized(lang, " years", "年")])
}

/// What the milestones are, in English and Japanese.
pub const MILESTONES: [Words; KEYS.len()] = [
    ("Open source: backlog cleared", "OSSの脆弱性の解消"),
    ("Open source: a patch takes a year", "OSSの修正待ちが1年に"),
    ("Patents: backlog cleared", "審査待ちの解消"),
    ("Patents wait 3 years", "審査待ちが3年に"),
    ("Medicines wait a year for review", "新薬の審査待ちが1年に"),
];

/// What a milestone's tile says where it was reached before the queue began.
pub fn at_once(lang: Lang, key: &str) -> &'static str {
    if KEYS.iter().position(|k| *k == key) == Some(0) {
        localized(lang, "no backlog", "滞留なし")
    } else {
        localized(lang, "from the start", "当初から")
    }
}

/// "the discovery of flaws in open source doubles every 515 days", without a full stop.
fn finding(lang: Lang, queue: &Queue) -> String {
    let days = core::f64::consts::LN_2 / queue.inflow.growth;
    let text = decimals(days.abs(), 0);
    if !days.is_finite() || days.abs() > 36_525.0 {
        localized(
            lang,
            "the discovery of flaws in open source stays at the pace of its first weeks",
            "オープンソースの脆弱性の発見が最初の数週間の速さのまま続き",
        )
        .to_owned()
    } else if days > 0.0 {
        localized_fmt(
            lang,
            "the discovery of flaws in open source doubles every **{0} days**",
            "オープンソースの脆弱性の発見が**{0}日**ごとに倍増し",
            &[&text],
        )
    } else {
        localized_fmt(
            lang,
            "the discovery of flaws in open source halves every **{0} days**",
            "オープンソースの脆弱性の発見が**{0}日**ごとに半減し",
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
    let able = set_by(Key::PatchCapacity, &decimals(a.get(Key::PatchCapacity), 0));
    let grows = a.get(Key::PatchGrowth);
    let more = set_by(Key::PatchGrowth, &number(grows.abs()));
    let growing = if grows == 0.0 {
        let mark = set_by(Key::PatchGrowth, "");
        localized_fmt(
            lang,
            "does **{0}not** grow",
            "**{0}伸びない**まま",
            &[&mark],
        )
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
        "If {0} and patching, **{1} a month**, {2}, ",
        "{0}、**月{1}件**の修正能力が{2}なら、",
        &[&finding(lang, queue), &able, &growing],
    );
    join(&[&premise, &conclusion(outcome, forecast, lang)])
}

/// A published figure in full.
pub fn whole(figure_of: Figure) -> String {
    decimals(figure(figure_of), 0)
}

/// What the document said, what has been measured, and what is assumed.
fn measured(lang: Lang) -> String {
    let share = 100.0 * figure(Figure::Confirmed) / figure(Figure::Checked);
    localized_fmt(
        lang,
        "The document counts over {0} high and critical vulnerabilities in the first weeks of Project Glasswing and names patching as the new bottleneck. As measured by 22 May 2026, that is what some 50 partners found in their own systems. In open source there were {1} candidates, {2} of them rated high or critical; of {3} checked, {4}% were confirmed; {5} were patched. From these come the defaults of open source; the growth rates and the capacities of vendors and examiners are our judgement.",
        "資料によると、Project Glasswingは最初の数週間で深刻度「高」以上の脆弱性を{0}件以上見つけ、ボトルネックは発見から修正に移りました。2026年5月22日までの実測では、これは約50の参加組織が自社システムで見つけた数です。オープンソースの候補は{1}件、うち「高」以上の判定が{2}件、人が確認した{3}件のうち「高」以上は{4}%、修正は{5}件でした。オープンソースの初期値はここから取り、伸びとベンダー・特許庁の処理能力は筆者の判断です。",
        &[
            &whole(Figure::Partners),
            &whole(Figure::Candidates),
            &whole(Figure::Rated),
            &whole(Figure::Checked),
            &decimals(share, 0),
            &whole(Figure::Patched),
        ],
    )
}

fn conclusion(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let outlook = &forecast.vulnerabilities;
    let queue = &outlook.queue;
    let day = |t: f64| month(lang, START + t);
    let turn = queue.crossing();
    if outlook.cleared <= START {
        return localized(lang, "**no backlog** builds up.", "**滞留は生じません**。").to_owned();
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
                "patching keeps up until **{0}**, then a backlog builds up that is **never** cleared: **{1}** wait in {2}, and a new one waits **{3}**.",
                "修正は**{0}**までは追いつきますが、その後の滞留は**解消せず**、{2}には**{1}件**が残り、新たなものは修正まで**{3}**待ちます。",
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
        "the backlog is {0}: **{1}** wait in {2}, and a new one waits **{3}**.",
        "滞留は{0}、{2}には**{1}件**が残り、新たなものは修正まで**{3}**待ちます。",
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
            "Patents and medicines have queues of their own, which are computed with it.",
            "特許と新薬の滞留も、あわせて計算します。",
        )
        .to_owned();
    };
    let outlook = &forecast.vulnerabilities;
    let draws = decimals(forecast.draws as f64, 0);
    let is_first = (forecast.draws as f64) < outcome.assumptions.get(Key::Draws);
    let draws = if is_first {
        localized_fmt(lang, "the first {0}", "最初の{0}", &[&draws])
    } else {
        draws
    };
    let [low, high] = eighty(outlook.backlog.last());
    let end = month(lang, outcome.end());
    let waiting = if high <= 0.0 {
        localized_fmt(
            lang,
            "In {0}, none is waiting in nearly all of them",
            "{0}には、ほぼすべてで未修正は0件です",
            &[&end],
        )
    } else {
        localized_fmt(
            lang,
            "In {0}, 80% of them have {1} to {2} waiting",
            "{0}の未修正件数は、その80%で{1}〜{2}件です",
            &[&end, &many(lang, low), &many(lang, high)],
        )
    };
    let text = localized_fmt(
        lang,
        "{0}. {1}. The simulations vary the growth of finding and the capacity; the law itself is assumed.",
        "{0}。{1}。シミュレーションごとに発見の伸びと処理能力を変え、法則は仮定しています。",
        &[&cleared(lang, &draws, &outlook.arrival), &waiting],
    );
    if !is_first {
        return text;
    }
    // Of independent draws; those of a sequence that fills the square evenly are nearer.
    let error = number(round_significant(
        50.0 / libm::sqrt(forecast.draws as f64),
        2,
    ));
    let first = localized_fmt(
        lang,
        " Shares are within about {0} points until the others are done.",
        "残りを終えるまで、割合の誤差は{0}ポイント程度です。",
        &[&error],
    );
    join(&[&text, &first])
}

fn cleared(lang: Lang, draws: &str, arrival: &Arrival) -> String {
    let never = percent(lang, arrival.never);
    let (from, to) = (month(lang, arrival.p10), month(lang, arrival.p90));
    match arrival {
        a if a.never >= 1.0 => localized_fmt(
            lang,
            "In none of {0} simulations is it cleared",
            "{0}回のシミュレーションのどれでも解消しません",
            &[draws],
        ),
        a if a.p10 == f64::INFINITY => localized_fmt(
            lang,
            "It is not cleared in {1} of {0} simulations",
            "{0}回のシミュレーションの{1}では解消しません",
            &[draws, &never],
        ),
        a if a.p90 == f64::INFINITY => localized_fmt(
            lang,
            "It is not cleared in {1} of {0} simulations; in a tenth it is by {2}",
            "{0}回のシミュレーションの{1}では解消せず、早い1割は{2}までに解消します",
            &[draws, &never, &from],
        ),
        a if a.p10 <= START => localized_fmt(
            lang,
            "In 90% of {0} simulations it is cleared by {1}",
            "{0}回のシミュレーションの90%で{1}までに解消します",
            &[draws, &to],
        ),
        _ => localized_fmt(
            lang,
            "In 80% of {0} simulations it is cleared between {1} and {2}",
            "{0}回のシミュレーションの80%で{1}〜{2}に解消します",
            &[draws, &from, &to],
        ),
    }
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &QueuesOutcome, lang: Lang) -> Vec<String> {
    let mut notes = vec![
        measured(lang),
        localized_fmt(
            lang,
            "Anthropic's counts do not nest: the {0} disclosed and the {1} that it calls confirmed and not yet disclosed are more than the {2} that the check confirmed. The funnel has each count as published.",
            "Anthropicの数は入れ子になっていません。開示した{0}件と「確認済みの開示待ち」{1}件の合計は、確認で「高」以上とされた{2}件を超えます。図の各段は公表値のままです。",
            &[Figure::Disclosed, Figure::Undisclosed, Figure::Confirmed].map(whole).each_ref().map(String::as_str),
        ),
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
    let fall = fall_of_the_backlog();
    remarks.push((
        Key::ExaminationCapacity,
        localized_fmt(
            lang,
            "USPTO: filings and the fall of the backlog make {0} a year",
            "米特許商標庁の出願と滞留の減少を合わせると年{0}件",
            &[&decimals(
                round_significant(figure(Figure::Filings) + fall, 3),
                0,
            )],
        ),
    ));
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

/// What a step of the funnel is called, and what vendors have.
pub const fn step(lang: Lang, step: Figure) -> &'static str {
    match step {
        Figure::Candidates => localized(lang, "candidates", "候補"),
        Figure::Rated => localized(lang, "rated high or critical", "モデル判定で「高」以上"),
        Figure::Checked => localized(lang, "checked by people", "人が確認"),
        Figure::Confirmed => localized(lang, "confirmed", "「高」以上と確認"),
        Figure::Disclosed => localized(lang, "disclosed", "保守者に開示"),
        Figure::Patched => localized(lang, "patched", "修正"),
        Figure::Partners => localized(lang, "found by vendors", "ベンダーが発見"),
        _ => localized(lang, "fixed in Firefox 150", "Firefox 150で修正"),
    }
}

/// The funnel.
pub fn funnel(lang: Lang) -> String {
    let of_thousand = 1000.0 * figure(Figure::Patched) / figure(Figure::Rated);
    localized_fmt(
        lang,
        "In six weeks the model flagged **{0}** candidates in open source, people checked **{1}**, and **{2}** were patched: {3} of every 1,000 rated high or critical. A patch takes two weeks on average, and some maintainers ask for a slower pace. Where vendors patch their own code it moves: Firefox 150 alone had **{4}** fixes.",
        "6週間でモデルはオープンソースに候補**{0}件**を挙げ、人が**{1}件**を確認し、**{2}件**が修正されました（「高」以上の判定1,000件につき{3}件）。修正には平均2週間かかり、開示を遅らせるよう求める保守者もいます。ベンダーの自社コードでは修正が進み、Firefox 150だけで**{4}件**です。",
        &[
            &whole(Figure::Candidates),
            &whole(Figure::Checked),
            &whole(Figure::Patched),
            &decimals(of_thousand, 0),
            &whole(Figure::Firefox),
        ],
    )
}

/// Found against patched.
pub fn rates(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let queue = &forecast.vulnerabilities.queue;
    let end = outcome.end() - START;
    let a_month = |value: f64| many(lang, value * MONTH);
    localized_fmt(
        lang,
        "In open source, **{0}** a month are found at the start and **{1}** patched; in {4}, **{2}** and **{3}**. How fast finding grows is open: cURL had {5} in all of 2025 and {6} by June 2026, {7} times the pace.",
        "オープンソースでは、開始時は月**{0}件**を発見し**{1}件**を修正、{4}には**{2}件**と**{3}件**になります。発見の伸びは定かではありません。cURLでは2025年の{5}件に対し2026年は6月までに{6}件で、{7}倍の速さです。",
        &[
            &a_month(queue.inflow.at(0.0)),
            &a_month(queue.outflow_at(0.0)),
            &a_month(queue.inflow.at(end)),
            &a_month(queue.outflow_at(end)),
            &month(lang, outcome.end()),
            &whole(Figure::CurlBefore),
            &whole(Figure::Curl),
            // Half a year against a whole one.
            &decimals(2.0 * figure(Figure::Curl) / figure(Figure::CurlBefore), 0),
        ],
    )
}

/// The end of the axis, and how long what arrives then waits: at the values in force, and the ends of the 80% interval.
fn last_wait(outcome: &QueuesOutcome, outlook: &Outlook, lang: Lang) -> [String; 3] {
    let wait = outlook.queue.wait_at(outcome.end() - START);
    let ends = eighty(outlook.wait.last()).map(|days| wait_text(lang, days));
    [
        month(lang, outcome.end()),
        wait_text(lang, wait),
        common::eighty(lang, &ends),
    ]
}

/// The ends of the 80% interval.
fn eighty(quantiles: Option<&[f64; PROBS.len()]>) -> [f64; 2] {
    quantiles.map_or([0.0; 2], |q| [q[1], q[5]])
}

/// The wait for a patch.
pub fn wait(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let [end, wait, range] = last_wait(outcome, &forecast.vulnerabilities, lang);
    let own = forecast.vendors.wait_at(outcome.end() - START);
    let vendors = if own > 0.0 {
        localized_fmt(
            lang,
            "In vendors' own code it waits **{0}**.",
            "ベンダーの自社コードでは**{0}**です。",
            &[&wait_text(lang, own)],
        )
    } else {
        localized(
            lang,
            "Vendors who patch their own code **keep up**.",
            "自社コードを修正するベンダーは**追いつきます**。",
        )
        .to_owned()
    };
    localized_fmt(
        lang,
        "What is found in open source in {0} waits **{1}** for a patch ({2}): until all that is ahead of it is patched, by a capacity that changes meanwhile. {3} Whoever finds it first, attackers included, has that long.",
        "{0}にオープンソースで見つかるものの待ち時間は**{1}**です（{2}）。先に見つかったものがすべて修正されるまでの時間で、その間の処理能力の変化を含みます。{3}攻撃者を含め、先に見つけた側にはその猶予があります。",
        &[&end, &wait, &range, &vendors],
    )
}

/// How many applications wait.
fn pending(lang: Lang, backlog: f64) -> String {
    let count = many(lang, backlog);
    if count == "0" {
        return localized(lang, "**none** wait", "待っている出願は**ありません**").to_owned();
    }
    localized_fmt(lang, "**{0}** wait", "**{0}件**が待っています", &[&count])
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
        "In {0}, **{1}** applications a year are filed and **{2}** examined; {3}, and {4}. At the start filings are the USPTO's of 2024; what can be examined is our judgement, from how its backlog fell.",
        "{0}には年**{1}件**が出願され、**{2}件**が審査され、{3}。{4}。初期値の出願は米特許商標庁の2024年の件数、審査能力は滞留の減り方からみた筆者の判断です。",
        &[
            &month(lang, outcome.end()),
            &many(lang, queue.inflow.at(end) * YEAR),
            &many(lang, queue.outflow_at(end) * YEAR),
            &pending(lang, queue.backlog_at(end)),
            &fate,
        ],
    )
}

/// What the document expects of examination, and what has been counted.
pub fn waiting(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let end = outcome.end() - START;
    let fell = 100.0 * (1.0 - figure(Figure::Waiting) / figure(Figure::WaitedBefore));
    localized_fmt(
        lang,
        "The document on Anthropic's paper expects that examination, even with AI, may not keep up with AI's inventions. At the USPTO it went the other way: **{0}** applications waited on 6 April 2026, **{1}%** fewer than the {2} of January 2025, and the office credits AI tools and new examiners. Filings grew by 3% to {3} in 2024, in Japan by 2.2% to {4}: no flood yet. At the values set, {5} in {6}. The document adds that no major jurisdiction accepts AI as an inventor (in 2025 a Swiss court asked for creation by a natural person in the DABUS case), that the Japan Patent Office brings AI into examination under its AI Action Plan 2022-2026, and that provenance can no longer be traced once AI improves itself.",
        "Anthropicの文書を分析した資料は、審査側がAIを使っても、AI生成発明の爆発的増加に追いつけなくなりうるとみます。米特許商標庁では逆に、一次審査待ちは2026年4月6日に**{0}件**と、2025年1月の{2}件から**{1}%**減り、同庁はAIツールと新しい審査官の効果とします。2024年の出願は3%増の{3}件、日本は2.2%増の{4}件で、急増はまだみられません。設定した値では、{6}に{5}。資料はさらに、主要法域がAIを発明者と認めていないこと（2025年のスイスのDABUS判決も自然人による創造を求めた）、日本特許庁が「AI Action Plan 2022-2026」で審査へのAI導入を進めていること、AIの自己改善でプロベナンス（出所）の追跡が成り立たなくなることを挙げます。",
        &[
            &whole(Figure::Waiting),
            &decimals(fell, 0),
            &whole(Figure::WaitedBefore),
            &whole(Figure::Filings),
            &whole(Figure::FilingsJapan),
            &pending(lang, forecast.patents.queue.backlog_at(end)),
            &month(lang, outcome.end()),
        ],
    )
}

/// The wait for an examination.
pub fn pendency(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let outlook = &forecast.patents;
    let [end, wait, range] = last_wait(outcome, outlook, lang);
    localized_fmt(
        lang,
        "An application filed at the start waits **{0}** for its first examination; one filed in {1} waits **{2}** ({3}). The USPTO reports {4} months for fiscal 2025: what those had waited that were examined then.",
        "一次審査まで、開始時の出願は**{0}**、{1}の出願は**{2}**待ちます（{3}）。米特許商標庁の公表値は2025会計年度に審査したもので{4}か月です。",
        &[
            &wait_text(lang, outlook.queue.wait_at(0.0)),
            &end,
            &wait,
            &range,
            &number(figure(Figure::Pendency)),
        ],
    )
}

/// The wait for a review.
pub fn medicines(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let outlook = &forecast.medicines;
    let end = outcome.end();
    let review = outcome.assumptions.get(Key::ReviewTime) * MONTH;
    let ends = eighty(outlook.wait.last()).map(|days| wait_text(lang, days + review));
    let range = common::eighty(lang, &ends);
    let wait = outlook.queue.wait_at(end - START);
    let growth = outlook.queue.inflow.growth;
    let years = libm::fabs(core::f64::consts::LN_2 / growth) / YEAR;
    let pace = if years >= 100.0 {
        localized(lang, "submissions stay as they are", "申請が今のまま").to_owned()
    } else {
        let (en, ja) = if growth > 0.0 {
            (
                "submissions double every **{0} years**",
                "申請が**{0}年**ごとに倍増し",
            )
        } else {
            (
                "submissions halve every **{0} years**",
                "申請が**{0}年**ごとに半減し",
            )
        };
        localized_fmt(lang, en, ja, &[&number(round_significant(years, 2))])
    };
    let queued = if wait > 0.0 {
        localized_fmt(
            lang,
            ", **{0}** of it in the queue.",
            "、うち順番待ちが**{0}**です。",
            &[&wait_text(lang, wait)],
        )
    } else {
        localized(lang, ", with no queue.", "で、順番待ちはありません。").to_owned()
    };
    localized_fmt(
        lang,
        "As the interview is summarised, Dario Amodei's real worry is that approval of medicines becomes the bottleneck once AI speeds up their discovery. Today it is not: the FDA's center for drugs approved {0} in 2024 and met its date for {1}%. If {2} and reviewing grows by **{3}%** a year, a medicine submitted in {4} is decided on after **{5}** ({6}){7}",
        "インタビューの要約によれば、Dario Amodeiの本当の懸念は、AIが新薬の発見を加速したとき、承認がボトルネックになることです。現在はそうではなく、FDAの医薬品部門は2024年に{0}件を承認し、{1}%で目標期日を守りました。{2}、審査能力が年**{3}%**ずつ伸びるなら、{4}に申請される新薬の審査結果が出るまでは**{5}**（{6}）{7}",
        &[
            &whole(Figure::Approved),
            &whole(Figure::OnTime),
            &pace,
            &number(outcome.assumptions.get(Key::ReviewGrowth)),
            &month(lang, end),
            &wait_text(lang, wait + review),
            &range,
            &queued,
        ],
    )
}

/// The source line of the chart.
pub const fn source(lang: Lang) -> &'static str {
    localized(
        lang,
        "Source: counts of open source from Anthropic, “Project Glasswing: An initial update” (22 May 2026); doubling time from METR's data; growth rates are our judgement",
        "出典：オープンソースの件数はAnthropic “Project Glasswing: An initial update”（2026年5月22日）、倍増時間はMETRのデータ、伸びは筆者の判断",
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
        Key::PatentStart,
        Key::PatentsWaiting,
        Key::VendorsFound,
        Key::VendorCapacity,
        Key::MedicinesSubmitted,
        Key::MedicineElasticity,
        Key::ReviewCapacity,
        Key::ReviewGrowth,
        Key::ReviewTime,
    ]);
    let end = if common::has_all_bands(a) {
        localized(
            lang,
            ". Bands: what waits in 50, 80 and 95% of the simulations.",
            "。帯は未修正件数（シミュレーションの50%、80%、95%）。",
        )
    } else {
        localized(
            lang,
            ". Band: what waits in 8 in 10 simulations.",
            "。帯は未修正件数（シミュレーションの8割）。",
        )
    };
    common::assumes(lang, View::Queues, a, parts, &said, end)
}
