//! What is said of it in words, tables and charts.

use super::{
    answer::Quantity,
    drivers::{Bar, Explained, Found, MOST_LIMITED, Of},
    inputs::{Ground, Input, Rule},
    split::Split,
};
use crate::{
    assumptions::registry::{Key, Kind, Scale},
    figure::chart::{self, AxisSpec, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, month, percent, short_month},
        params::param_label,
        words::value_text,
    },
    model::{MONTH, drivers::shapley::Part, numerics::order},
    views::{Table, common, queues::headline::many},
};

/// An answer.
fn answer(lang: Lang, quantity: Quantity, value: f64) -> String {
    match quantity {
        Quantity::Date if value == f64::INFINITY => localized(lang, "never", "届かず").to_owned(),
        Quantity::Date => month(lang, value),
        Quantity::Chance => percent(lang, value),
        Quantity::Count => many(lang, value),
    }
}

/// A distance of two answers, without a sign.
fn distance(lang: Lang, quantity: Quantity, size: f64) -> String {
    let (value, digits, en, ja) = match quantity {
        _ if !size.is_finite() => {
            return localized(lang, "without end", "際限なし").to_owned();
        }
        Quantity::Count => return many(lang, size),
        Quantity::Date if libm::round(size) == 1.0 => (1.0, 0, " day", "日"),
        Quantity::Chance => (100.0 * size, 1, " points", "ポイント"),
        Quantity::Date if size < 1.5 * MONTH => (size, 0, " days", "日"),
        Quantity::Date => (size / MONTH, 1, " months", "か月"),
    };
    join(&[&decimals(value, digits), localized(lang, en, ja)])
}

/// A distance with its sign.
fn signed(lang: Lang, quantity: Quantity, value: f64) -> String {
    let (size, none) = (
        distance(lang, quantity, value.abs()),
        distance(lang, quantity, 0.0),
    );
    // What rounds to nothing has no direction.
    if size == none {
        return none;
    }
    let sign = if value < 0.0 { "\u{2212}" } else { "+" };
    join(&[sign, &size])
}

/// What a span rests on.
pub fn grounds(lang: Lang, input: &Input) -> String {
    match input.ground {
        Ground::Fit => localized(lang, "the fit to the points", "点への当てはめ").to_owned(),
        Ground::Published => localized(lang, "a published range", "公表された範囲").to_owned(),
        Ground::Spread(key) => localized_fmt(
            lang,
            "the assumption “{0}”",
            "前提「{0}」",
            &[param_label(lang, key)],
        ),
        Ground::Choice => localized(lang, "all choices", "すべての選択肢").to_owned(),
        Ground::Judged => match Rule::of(input.key, input.value) {
            Rule::HalfYear => localized(lang, "half a year to either side", "前後半年"),
            Rule::Tenth => localized(
                lang,
                "a tenth of the slider to either side",
                "スライダーの1割ずつ両側",
            ),
            Rule::Odds => localized(
                lang,
                "three quarters to four thirds of its odds",
                "オッズの4分の3〜3分の4",
            ),
            Rule::Ratio => localized(
                lang,
                "three quarters to four thirds of it",
                "値の4分の3〜3分の4",
            ),
        }
        .to_owned(),
    }
}

/// Whether it is data or judgement.
pub fn kind(lang: Lang, input: &Input) -> &'static str {
    if input.is_data() {
        localized(lang, "data", "データ")
    } else {
        localized(lang, "judgement", "判断")
    }
}

/// What the tornado says, with `**` around its figures.
pub fn matters(found: &Found, asks: &str, lang: Lang) -> String {
    let now = answer(lang, found.quantity, found.answer);
    let Some(most) = found.bars.first() else {
        return localized_fmt(
            lang,
            "{0}: **{1}**. No assumption that is uncertain moves this.",
            "{0}：**{1}**。不確かな前提のうち、これを動かすものはありません。",
            &[asks, &now],
        );
    };
    let head = localized_fmt(
        lang,
        "{0}: **{1}** at the values in force. Each bar moves one assumption from its 10% to its 90% value, the others as they are; “{2}” moves it most.",
        "{0}：現在の値では**{1}**。棒は、前提を1つずつ10%値から90%値まで動かしたときの幅です（他は現在の値のまま）。最も動かすのは「{2}」です。",
        &[asks, &now, param_label(lang, most.input.key)],
    );
    let judged = found.judgement().map_or_else(String::new, |share| {
        let (en, ja) = if share >= 1.0 {
            (
                " All of the bars' length is our judgement.",
                "棒の長さはすべて判断によるものです。",
            )
        } else if share <= 0.0 {
            (
                " All of the bars' length is data.",
                "棒の長さはすべてデータによるものです。",
            )
        } else {
            (
                " Of the bars' length **{0}** is our judgement, the rest data.",
                "棒の長さの合計のうち、**{0}**が判断、残りがデータによるものです。",
            )
        };
        localized_fmt(lang, en, ja, &[&percent(lang, share)])
    });
    let endless = if found.bars.iter().any(|bar| !bar.width().is_finite()) {
        localized(
            lang,
            " A bar that ends in “never” is not counted in this.",
            "「届かず」に至る棒は合計に含めていません。",
        )
    } else {
        ""
    };
    let idle = if found.idle > 0 {
        let idle = found.idle.to_string();
        localized_fmt(
            lang,
            " Others that move nothing: {0}.",
            "動かさない前提は{0}個あります。",
            &[&idle],
        )
    } else {
        String::new()
    };
    join(&[&head, &judged, endless, &idle])
}

/// A bar as it stands in a row: what it is called, its two ends and places between 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What moves.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// Its values and what they rest on.
    pub from: String,
    /// The answer from its least to its greatest.
    pub to: String,
    /// Where the bar begins and ends, and where the present answer lies.
    pub places: [f64; 3],
    /// Whether its width is data.
    pub is_data: bool,
}

/// The bars as rows.
pub fn tornado_row(found: &Found, lang: Lang) -> Vec<Row> {
    let ends = found.bars.iter().flat_map(|bar| [bar.low, bar.high]);
    let ends = ends.chain([found.answer]).filter(|end| end.is_finite());
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
        (low.min(end), high.max(end))
    });
    let place = |value: f64| {
        if value == f64::INFINITY {
            1.0
        } else if high > low {
            // What is never reached stands beyond the last date.
            0.96 * (value - low) / (high - low)
        } else {
            0.5
        }
    };
    let row = |bar: &Bar| {
        let (first, last) = (bar.low.min(bar.high), bar.low.max(bar.high));
        Row {
            key: bar.input.key,
            name: param_label(lang, bar.input.key).to_owned(),
            from: localized_fmt(
                lang,
                "{0} ({1}: {2})",
                "{0}（{1}：{2}）",
                &[
                    &values(lang, &bar.input),
                    kind(lang, &bar.input),
                    &grounds(lang, &bar.input),
                ],
            ),
            to: between(lang, found.quantity, (first, last)),
            places: [place(first), place(last), place(found.answer)],
            is_data: bar.input.is_data(),
        }
    };
    found.bars.iter().map(row).collect()
}

/// Two answers from the lesser to the greater; how far they lie apart where they read alike.
fn between(lang: Lang, quantity: Quantity, (first, last): (f64, f64)) -> String {
    let [from, to] = [first, last].map(|value| answer(lang, quantity, value));
    if from != to {
        return localized_fmt(lang, "{0} – {1}", "{0}〜{1}", &[&from, &to]);
    }
    let size = last - first;
    let least = match quantity {
        Quantity::Date => 0.5,
        Quantity::Chance => 5e-4,
        Quantity::Count => 0.05,
    };
    if size < least {
        return localized_fmt(lang, "{0}, hardly moves", "{0}（ほぼ動かず）", &[&from]);
    }
    let apart = distance(lang, quantity, size);
    localized_fmt(lang, "{0}, {1} apart", "{0}（差{1}）", &[&from, &apart])
}

fn values(lang: Lang, input: &Input) -> String {
    let [low, high] = [input.low, input.high].map(|value| match input.key.param().kind {
        // Written in full it would have more digits than it knows.
        Kind::Number {
            scale: Scale::Logit,
            ..
        } => decimals(value, 4),
        _ => value_text(lang, input.key, value),
    });
    if input.ground == Ground::Choice {
        return localized(lang, "any", "いずれか").to_owned();
    }
    localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&low, &high])
}

/// The tornado as a table.
pub fn tornado(found: &Found, asks: &str, lang: Lang) -> Table {
    let text = |value| answer(lang, found.quantity, value);
    let rows = found.bars.iter().map(|bar| {
        let input = &bar.input;
        vec![
            param_label(lang, input.key).to_owned(),
            values(lang, input),
            text(bar.low),
            text(bar.high),
            distance(lang, found.quantity, bar.width()),
            kind(lang, input).to_owned(),
            grounds(lang, input),
        ]
    });
    let names = [
        ("Assumption", "前提"),
        ("From its 10% to its 90%", "10%値〜90%値"),
        ("At the first", "10%値での答え"),
        ("At the second", "90%値での答え"),
        ("Width", "幅"),
        ("Data or judgement", "データか判断か"),
        ("The range rests on", "範囲の根拠"),
    ];
    common::table(lang, asks, &names, rows.collect())
}

/// Sobol indices: what they are of, in a sentence, and their table.
pub fn explained(explained: &Explained, asks: &str, lang: Lang) -> (String, Option<Table>) {
    let by;
    let asks = match explained.of {
        Of::Research => localized(
            lang,
            "The year in which 99% of AI research is automated",
            "AI研究の99%が自動化される年",
        ),
        Of::By(day) => {
            by = localized_fmt(
                lang,
                "{0}: whether it is before {1}",
                "{0}が{1}より前かどうか",
                &[asks, &month(lang, day)],
            );
            &by
        }
        Of::Answer => asks,
    };
    let runs = decimals(explained.runs as f64, 0);
    if explained.limited > MOST_LIMITED {
        let text = localized_fmt(
            lang,
            "{0}, all assumptions at once ({1} runs): {2} of the answers lie beyond 2100 or never come, too many for a variance that could be split.",
            "{0}について、すべての前提を同時に動かすと（{1}回計算）、答えの{2}が2100年より後か「届かず」となります。多すぎるため、分散の内訳は示しません。",
            &[asks, &runs, &percent(lang, explained.limited)],
        );
        return (text, None);
    }
    let limited = if matches!(explained.of, Of::By(_)) {
        localized(
            lang,
            " Too many dates never come for a variance of their own.",
            "「届かず」が多く、時期そのものの分散は求められません。",
        )
        .to_owned()
    } else if explained.limited > 0.0 {
        localized_fmt(
            lang,
            " {0} of the answers lie beyond 2100 and count as that year.",
            "答えの{0}は2100年より後で、2100年として数えています。",
            &[&percent(lang, explained.limited)],
        )
    } else {
        String::new()
    };
    let choices = if explained.choices && explained.of != Of::Research {
        localized(
            lang,
            " Choices have no distribution and stay as they are.",
            "選択肢には分布がないため、現在のままです。",
        )
    } else {
        ""
    };
    let text = localized_fmt(
        lang,
        "{0}, all assumptions at once ({1} runs on scrambled Sobol points): how much of the variance each explains alone, and together with all others.{2}{3}",
        "{0}について、すべての前提を同時に動かしたときの分散の内訳です（スクランブルしたSobol点で{1}回計算）。単独で説明する割合と、他との組み合わせを含む割合を示します。{2}{3}",
        &[asks, &runs, &limited, choices],
    );
    let cell = |estimate: crate::model::drivers::indices::Estimate| {
        let error = estimate.error.map_or_else(String::new, |error| {
            localized_fmt(lang, " ± {0}", "±{0}", &[&decimals(100.0 * error, 2)])
        });
        join(&[&decimals(100.0 * estimate.value, 1), "%", &error])
    };
    let sorted = order::sorted(explained.indices.clone(), |(_, index)| -index.total.value);
    let rows = sorted.into_iter().map(|(key, index)| {
        vec![
            param_label(lang, key).to_owned(),
            cell(index.first),
            cell(index.total),
        ]
    });
    let names = [
        ("Assumption", "前提"),
        (
            "Alone (first order ± standard error)",
            "単独（1次指数±標準誤差）",
        ),
        (
            "With all others (total)",
            "他との組み合わせを含む（全体指数）",
        ),
    ];
    let table = common::table(lang, asks, &names, rows.collect());
    (text, Some(table))
}

/// What is compared, where a date became a probability.
fn compared(split: &Split, asks: &str, lang: Lang) -> String {
    match split.by {
        None => asks.to_owned(),
        Some(day) => localized_fmt(
            lang,
            "{0}: the probability by {1}, since one of the answers is “never”",
            "{0}：「届かず」という答えがあるため、{1}までの確率で比べます",
            &[asks, &month(lang, day)],
        ),
    }
}

/// The difference in a sentence, with `**` around its figures; its parts one at a time, or the mean over all orders.
pub fn why_differ(split: &Split, asks: &str, names: [&str; 2], alone: bool, lang: Lang) -> String {
    let text = |value| answer(lang, split.quantity, value);
    let total = split.to - split.from;
    let head = localized_fmt(
        lang,
        "{0}. {1}: **{3}**, {2}: **{4}**; the difference is **{5}**.",
        "{0}。{1}は**{3}**、{2}は**{4}**で、差は**{5}**です。",
        &[
            &compared(split, asks, lang),
            names[0],
            names[1],
            &text(split.from),
            &text(split.to),
            &signed(lang, split.quantity, total),
        ],
    );
    let still = |part: &Part| part.least == 0.0 && part.most == 0.0;
    if split.parts.iter().all(|(_, part, _)| still(part)) {
        let none = localized(
            lang,
            " No assumption in which they differ moves this.",
            "異なる前提のうち、これを動かすものはありません。",
        );
        return join(&[&head, none]);
    }
    let size = |(_, part, step): &&(Key, Part, f64)| if alone { *step } else { part.value };
    let parts = split.parts.iter();
    let most = parts.reduce(|most, part| {
        if size(&most).abs() >= size(&part).abs() {
            most
        } else {
            part
        }
    });
    let most = most.map_or_else(String::new, |most| {
        let (en, ja) = if alone {
            (
                " Changed one after another, “{0}” has the largest part, {1}; in another order the parts are others.",
                "1つずつ変えると、最も大きいのは「{0}」の{1}です。順序を変えると内訳も変わります。",
            )
        } else {
            (
                " “{0}” has the largest part, {1}. The parts are Shapley values: the mean over all orders in which the assumptions can be changed one after another; they add up to the difference.",
                "最も大きいのは「{0}」の{1}です。内訳はシャープレイ値（前提を1つずつ変えるあらゆる順序での平均）で、合計は差に一致します。",
            )
        };
        let part = signed(lang, split.quantity, size(&most));
        localized_fmt(lang, en, ja, &[param_label(lang, most.0), &part])
    });
    let drawn = if split.parts.iter().any(|(_, part, _)| part.error.is_some()) && !alone {
        localized(
            lang,
            " There are too many orders to run them all: some are drawn, with their standard error.",
            "順序が多すぎるため、無作為に選んだ順序で計算し、標準誤差を添えています。",
        )
    } else {
        ""
    };
    let turns = if split.parts.iter().any(|(_, part, _)| part.turns()) {
        localized(
            lang,
            " Where a part changes its sign with the order, chart and table have both ends.",
            "順序によって符号が変わるものは、図と表に両端を示します。",
        )
    } else {
        ""
    };
    join(&[&head, &most, drawn, turns])
}

/// What changes one after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// Its part in this order.
    pub part: String,
}

/// The parts one at a time, in their order.
pub fn steps(split: &Split, lang: Lang) -> Vec<Step> {
    let step = |(key, _, alone): &(Key, Part, f64)| Step {
        key: *key,
        name: param_label(lang, *key).to_owned(),
        part: signed(lang, split.quantity, *alone),
    };
    split.parts.iter().map(step).collect()
}

/// The parts as a table: Shapley values, one at a time in this order, and the range over all orders.
pub fn why_table(split: &Split, asks: &str, lang: Lang) -> Table {
    let text = |value| signed(lang, split.quantity, value);
    let mut rows: Vec<Vec<String>> = split
        .parts
        .iter()
        .map(|(key, part, alone)| {
            let error = part.error.map_or_else(String::new, |error| {
                join(&[" ± ", &distance(lang, split.quantity, error)])
            });
            let [least, most] = [part.least, part.most].map(text);
            let range = if least == most {
                least
            } else {
                localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&least, &most])
            };
            let turns = if part.turns() {
                localized(
                    lang,
                    " (the sign depends on the order)",
                    "（順序で符号が変わる）",
                )
            } else {
                ""
            };
            vec![
                param_label(lang, *key).to_owned(),
                join(&[&text(part.value), &error]),
                text(*alone),
                join(&[&range, turns]),
            ]
        })
        .collect();
    let total = text(split.to - split.from);
    rows.push(vec![
        localized(lang, "Together", "合計").to_owned(),
        total.clone(),
        total,
        String::new(),
    ]);
    let names = [
        ("Assumption", "前提"),
        ("Its part (Shapley)", "内訳（シャープレイ値）"),
        ("One at a time, in this order", "この順に1つずつ"),
        ("Over all orders", "全順序での範囲"),
    ];
    common::table(lang, &compared(split, asks, lang), &names, rows)
}

/// What an answer is multiplied by where it is drawn.
const fn scale_of(quantity: Quantity) -> f64 {
    match quantity {
        Quantity::Date | Quantity::Count => 1.0,
        Quantity::Chance => 100.0,
    }
}

/// Less is no room between two answers.
const LEAST_ROOM: f64 = 1e-9;

/// A chart without its bars, which lie in rows between two answers.
fn bars_of(quantity: Quantity, (low, high): (f64, f64), rows: f64, title: &str) -> Spec {
    let room = (high - low).max(LEAST_ROOM);
    let x = AxisSpec {
        measure: match quantity {
            Quantity::Date => Measure::Date,
            Quantity::Chance => Measure::Percent,
            Quantity::Count => Measure::Number,
        },
        // Names stand to the right of their bars.
        ends: (low - 0.06 * room, high + 0.75 * room),
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, rows),
    };
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.scale_to = Some(high + 0.02 * room);
    spec
}

/// A step of the waterfall.
struct Fall {
    key: Key,
    size: f64,
    from: f64,
    to: f64,
    /// Its part, if its sign depends on the order.
    turning: Option<Part>,
}

/// The parts as steps from the first answer to the second: one at a time in their order, or the means with the largest first.
pub fn waterfall(split: &Split, names: [&str; 2], alone: bool, lang: Lang) -> Spec {
    let scale = scale_of(split.quantity);
    let parts = if alone {
        split.parts.clone()
    } else {
        order::sorted(split.parts.clone(), |(_, part, _)| -part.value.abs())
    };
    let mut at = split.from;
    let mut steps = Vec::new();
    let (mut low, mut high) = (split.from.min(split.to), split.from.max(split.to));
    for (key, part, step) in &parts {
        let size = if alone { *step } else { part.value };
        let next = at + size;
        steps.push(Fall {
            key: *key,
            size,
            from: at,
            to: next,
            turning: Some(*part).filter(Part::turns),
        });
        (low, high) = (low.min(next), high.max(next));
        at = next;
    }
    let (low, high) = (low * scale, high * scale);
    let room = (high - low).max(LEAST_ROOM);
    // The two answers have a row each, above and below the steps.
    let rows = steps.len() as f64 + 2.0;
    let title = localized(
        lang,
        "From one scenario to the other, by assumption",
        "一方のシナリオからもう一方へ、前提ごとの内訳",
    );
    let mut spec = bars_of(split.quantity, (low, high), rows, title);
    let text = |value| signed(lang, split.quantity, value);
    let bar = |(i, step): (usize, &Fall)| {
        let top = rows - 1.0 - i as f64;
        // One that moves nothing is still seen.
        let thin = 0.002 * room;
        let (from, to) = (
            step.from.min(step.to) * scale,
            step.from.max(step.to) * scale,
        );
        let both = step.turning.map_or_else(String::new, |part| {
            localized_fmt(
                lang,
                " ({0} to {1} by order)",
                "（順序により{0}〜{1}）",
                &[&text(part.least), &text(part.most)],
            )
        });
        chart::Bar {
            x: (from - thin, to + thin),
            y: (top - 0.8, top - 0.2),
            name: join(&[param_label(lang, step.key), " ", &text(step.size), &both]),
            paint: if step.size < 0.0 {
                Paint::Target
            } else {
                Paint::Accent
            },
            opacity: 0.75,
            region: false,
        }
    };
    spec.bars = steps.iter().enumerate().map(bar).collect();
    let ends = [(split.from, names[0], rows), (split.to, names[1], 1.0)];
    spec.bars.extend(ends.map(|(value, name, top)| {
        let text = match split.quantity {
            Quantity::Date => short_month(lang, value),
            other => answer(lang, other, value),
        };
        let half = 0.006 * room;
        chart::Bar {
            x: (value * scale - half, value * scale + half),
            y: (top - 0.9, top - 0.1),
            name: localized_fmt(lang, "{0}: {1}", "{0}：{1}", &[name, &text]),
            paint: Paint::Ink,
            opacity: 1.0,
            region: false,
        }
    }));
    spec
}

/// The widest bars as a chart: below the present answer, where the answer goes when each assumption moves alone.
pub fn tornado_chart(found: &Found, lang: Lang, most: usize) -> Spec {
    let scale = scale_of(found.quantity);
    let bars = &found.bars[..found.bars.len().min(most)];
    let ends = bars.iter().flat_map(|bar| [bar.low, bar.high]);
    let ends = ends.chain([found.answer]).filter(|end| end.is_finite());
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
        (low.min(end * scale), high.max(end * scale))
    });
    // Where nothing is ever reached there is one place for all.
    let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
    let room = (high - low).max(LEAST_ROOM);
    // What is never reached stands beyond the last date.
    let place = |value: f64| {
        if value.is_finite() {
            value * scale
        } else {
            high + 0.04 * room
        }
    };
    let rows = bars.len() as f64 + 1.0;
    let title = localized(
        lang,
        "One assumption at a time, from its 10% to its 90% value",
        "前提を1つずつ、10%値から90%値まで動かした場合",
    );
    let mut spec = bars_of(found.quantity, (low, high), rows, title);
    let half = 0.003 * room;
    let now = place(found.answer);
    let ink = |y, name: String| chart::Bar {
        x: (now - half, now + half),
        y,
        name,
        paint: Paint::Ink,
        opacity: 1.0,
        region: false,
    };
    let text = answer(lang, found.quantity, found.answer);
    let name = localized_fmt(lang, "now: {0}", "現在：{0}", &[&text]);
    spec.bars.push(ink((rows - 0.9, rows - 0.1), name));
    for (index, (bar, row)) in bars.iter().zip(tornado_row(found, lang)).enumerate() {
        let top = rows - 1.0 - index as f64;
        let (from, to) = (place(bar.low.min(bar.high)), place(bar.low.max(bar.high)));
        spec.bars.push(chart::Bar {
            x: (from, to.max(from + half)),
            y: (top - 0.8, top - 0.2),
            // The template says which colours these are, so words say what they mean.
            name: localized_fmt(
                lang,
                "{0}: {1} ({2})",
                "{0}：{1}（{2}）",
                &[&row.name, &row.to, kind(lang, &bar.input)],
            ),
            paint: if row.is_data {
                Paint::Accent
            } else {
                Paint::Target
            },
            opacity: 0.75,
            region: false,
        });
    }
    // Through all of them, where the answer is now.
    spec.bars.push(ink((0.0, rows - 0.5), String::new()));
    spec
}
