//! What was understood of a person's table, and what has to be asked about it.

use super::{
    Lang,
    format::{
        Clock, decimals, join, localized, localized_fmt, long_date, number, share, short_length,
    },
};
use crate::{
    evidence::points::Observation,
    import::{
        Answer, Column, Mark, Order, Quantity, Question, Remark, Role, Understood, Unit, Why,
    },
};

/// In one line: how many points, how many of them in the fit if that is known, from what to what, and the first row.
pub fn summary(
    lang: Lang,
    understood: &Understood,
    fitted: Option<usize>,
    quantity: Quantity,
    clock: Clock,
) -> String {
    let points = &understood.data.points;
    let value = |value: f64| match quantity {
        Quantity::Lengths => short_length(lang, value, clock),
        Quantity::Shares => share(value),
    };
    let mids = || points.iter().map(|point| point.p50.mid);
    let least = value(mids().fold(f64::INFINITY, f64::min));
    let most = value(mids().fold(0.0, f64::max));
    let count = decimals(points.len() as f64, 0);
    let read = match points.len() {
        1 => localized(lang, "1 point read", "1点を読み取りました").to_owned(),
        _ => localized_fmt(lang, "{0} points read", "{0}点を読み取りました", &[&count]),
    };
    let fitted = fitted.map(|fitted| decimals(fitted as f64, 0));
    let fitted = fitted.map(|fitted| {
        localized_fmt(
            lang,
            ", {0} in the fit",
            "（当てはめに使うのは{0}点）",
            &[&fitted],
        )
    });
    let range = match quantity {
        Quantity::Lengths => localized_fmt(
            lang,
            ", lengths {0} to {1}.",
            "。長さは{0}から{1}まで。",
            &[&least, &most],
        ),
        Quantity::Shares => localized_fmt(
            lang,
            ", shares {0} to {1}.",
            "。割合は{0}から{1}まで。",
            &[&least, &most],
        ),
    };
    join(&[
        &read,
        &fitted.unwrap_or_default(),
        &range,
        &first(lang, &understood.first, value),
    ])
}

/// The first row.
fn first(lang: Lang, point: &Observation, value: impl Fn(f64) -> String) -> String {
    let date = long_date(lang, point.day);
    let mid = value(point.p50.mid);
    let range = point.p50.range.map(|(low, high)| {
        localized_fmt(
            lang,
            " ({0} to {1})",
            "（{0}〜{1}）",
            &[&value(low), &value(high)],
        )
    });
    let range = range.unwrap_or_default();
    localized_fmt(
        lang,
        " First row: {0}, {1}, {2}{3}.",
        "最初の行：{0}、{1}、{2}{3}。",
        &[&point.name, &date, &mid, &range],
    )
}

/// Everything else that was understood, a line each; rows that are left out come last.
pub fn remarks(lang: Lang, understood: &Understood) -> Vec<String> {
    let remarks = understood.remarks.iter();
    let mut lines: Vec<String> = remarks.map(|remark| self::remark(lang, remark)).collect();
    lines.extend(left(lang, understood));
    lines
}

/// The rows that are left out, a line each.
pub fn left(lang: Lang, understood: &Understood) -> Vec<String> {
    let mut lines = Vec::new();
    for left in &understood.left {
        let line = left.line.to_string();
        let why = match left.why {
            Why::NoDate => localized(lang, "no date", "日付がありません"),
            Why::NoValue => localized(lang, "no value", "値がありません"),
            Why::Neither => localized(lang, "neither date nor value", "日付も値もありません"),
            Why::NotMeasured => localized(lang, "not a measurement", "測定値ではありません"),
        };
        lines.push(localized_fmt(
            lang,
            "Line {0} is left out: {1}.",
            "{0}行目は使いません：{1}。",
            &[&line, why],
        ));
    }
    let more = understood.left_count - understood.left.len();
    if more > 0 {
        let more = decimals(more as f64, 0);
        lines.push(localized_fmt(
            lang,
            "So are {0} more lines.",
            "ほかに{0}行も使いません。",
            &[&more],
        ));
    }
    lines
}

fn remark(lang: Lang, remark: &Remark) -> String {
    let whole = |en, ja| localized(lang, en, ja).to_owned();
    match remark {
        Remark::Encoding(encoding) => localized_fmt(
            lang,
            "Read as {0}.",
            "文字コードは{0}として読みました。",
            &[encoding.name()],
        ),
        Remark::Columns([date, value]) => localized_fmt(
            lang,
            "Date: the column “{0}”; value: the column “{1}”.",
            "日付は「{0}」の列、値は「{1}」の列です。",
            &[date, value],
        ),
        Remark::Order(order) => localized_fmt(
            lang,
            "Dates: {0}.",
            "日付は{0}の順です。",
            &[order_name(lang, *order)],
        ),
        Remark::DecimalComma => whole("The comma stands before decimals.", "コンマは小数点です。"),
        Remark::Thousands => whole("A mark stands between thousands.", "桁区切りがあります。"),
        Remark::Unit(unit) => localized_fmt(
            lang,
            "Lengths are in {0}.",
            "長さの単位は{0}です。",
            &[unit_name(lang, *unit)],
        ),
        Remark::Fractions => whole(
            "All shares are below 1 and read as fractions: 0.5 is 50%.",
            "すべて1以下なので、0.5を50%として読みました。",
        ),
        Remark::Forecasts(count) => localized_fmt(
            lang,
            "A table of this page: its {0} forecast rows are left out.",
            "このページの表なので、予測の{0}行は使いません。",
            &[&decimals(*count as f64, 0)],
        ),
    }
}

/// What is asked.
pub fn question(lang: Lang, question: &Question) -> String {
    match question {
        Question::Column { role, .. } => {
            let role = match role {
                Role::Date => localized(lang, "date", "日付"),
                Role::Name => localized(lang, "name", "名前"),
                Role::Value => localized(lang, "value", "値"),
                Role::Low => localized(lang, "lower end", "下端"),
                Role::High => localized(lang, "upper end", "上端"),
            };
            localized_fmt(
                lang,
                "Which column is the {0}?",
                "{0}はどの列ですか。",
                &[role],
            )
        }
        Question::Order { text, .. } => localized_fmt(
            lang,
            "Which day is “{0}”?",
            "「{0}」はいつですか。",
            &[text],
        ),
        Question::Mark { text, .. } => localized_fmt(
            lang,
            "Which number is “{0}”?",
            "「{0}」はどの数ですか。",
            &[text],
        ),
        Question::Unit { text, .. } => localized_fmt(
            lang,
            "What is “{0}” counted in?",
            "「{0}」の単位は何ですか。",
            &[text],
        ),
        Question::Fractions { text } => localized_fmt(
            lang,
            "Which share is “{0}”?",
            "「{0}」はどの割合ですか。",
            &[text],
        ),
    }
}

/// What an answer to it says.
pub fn answer(lang: Lang, question: &Question, answer: Answer) -> String {
    match (question, answer) {
        (Question::Column { columns, .. }, Answer::Column(_, index)) => {
            let column = columns.iter().find(|column| column.index == index);
            column
                .map(|column| self::column(lang, column))
                .unwrap_or_default()
        }
        (Question::Order { orders, .. }, Answer::Order(order)) => {
            let day = orders.iter().find(|(other, _)| *other == order);
            let day = day
                .map(|(_, day)| long_date(lang, *day))
                .unwrap_or_default();
            localized_fmt(
                lang,
                "{0} ({1})",
                "{0}（{1}）",
                &[&day, order_name(lang, order)],
            )
        }
        (Question::Mark { values, .. }, Answer::Mark(mark)) => {
            let [value, other] = match mark {
                Mark::Point => *values,
                Mark::Comma => [values[1], values[0]],
            };
            let value_text = plain(value);
            if value < other {
                localized_fmt(
                    lang,
                    "{0}: the mark stands before decimals",
                    "{0}（小数点の記号）",
                    &[&value_text],
                )
            } else {
                localized_fmt(
                    lang,
                    "{0}: the mark stands between thousands",
                    "{0}（桁区切りの記号）",
                    &[&value_text],
                )
            }
        }
        (_, Answer::Unit(unit)) => unit_name(lang, unit).to_owned(),
        (Question::Fractions { text }, Answer::Fractions(are)) => {
            let text = text.trim_end_matches('%');
            if are {
                localized_fmt(
                    lang,
                    "a fraction of 1: 1 is 100%",
                    "1を100%とする割合",
                    &[text],
                )
            } else {
                localized_fmt(lang, "{0}%", "{0}%", &[text])
            }
        }
        _ => String::new(),
    }
}

/// A number with a point before its decimals.
fn plain(value: f64) -> String {
    if value >= 1000.0 {
        decimals(value, 0)
    } else {
        number(value)
    }
}

fn column(lang: Lang, column: &Column) -> String {
    let place = (column.index + 1).to_string();
    if column.header.is_empty() {
        localized_fmt(
            lang,
            "Column {0}: {1}",
            "{0}列目：{1}",
            &[&place, &column.sample],
        )
    } else {
        localized_fmt(
            lang,
            "“{0}”: {1}",
            "「{0}」：{1}",
            &[&column.header, &column.sample],
        )
    }
}

const fn order_name(lang: Lang, order: Order) -> &'static str {
    match order {
        Order::Ymd => localized(lang, "year, month, day", "年・月・日"),
        Order::Dmy => localized(lang, "day, month, year", "日・月・年"),
        Order::Mdy => localized(lang, "month, day, year", "月・日・年"),
    }
}

const fn unit_name(lang: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => localized(lang, "seconds", "秒"),
        Unit::Minutes => localized(lang, "minutes", "分"),
        Unit::Hours => localized(lang, "hours", "時間"),
        Unit::WorkDays => localized(lang, "days of 8 hours", "8時間の労働日"),
        Unit::Days => localized(lang, "days of 24 hours", "24時間の日"),
        Unit::WorkWeeks => localized(lang, "weeks of 40 hours", "40時間の労働週"),
        Unit::Weeks => localized(lang, "weeks of 168 hours", "168時間の週"),
    }
}
