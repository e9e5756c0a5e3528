//! What others have forecast, beside what this page says of the same question, and how those did whose answer has come.

use std::rc::Rc;

use super::{
    EvidenceOutcome,
    asked::{YEAR_END, question},
    foreseen::{self, Came, Told},
};
use crate::{
    assumptions::foreseen::Question,
    date,
    evidence::{
        forecasts::{self, Asked, Forecast},
        points::metr,
    },
    figure::chart::{AxisSpec, Bar, Line, Mark, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{
            Clock, decimals, join, localized, localized_fmt, month, number, percent, short_month,
        },
    },
    model::{
        MONTH,
        horizon::{Forecast as Trend, PROBS},
        ledger::quantile_score,
        numerics::{arrival::Arrival, fast, order},
        trend::law::log2_of,
    },
    number::within,
    views::{Drawing, SideChart, Table, common, evidence::rows::grade_label},
};

/// Where the rows of dates begin, and where they end at the latest.
const FROM: f64 = date::days_from_civil(2026, 7, 1) as f64;
const LATEST: f64 = date::days_from_civil(2042, 1, 1) as f64;

/// What this page says under the assumptions in force; none where the points have no such level, or there is no trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ours {
    /// A work-month at 50%.
    pub month: Option<Arrival>,
    /// A work-day at 80%.
    pub day80: Option<Arrival>,
    /// 99% of AI research.
    pub research: Arrival,
    /// 10%, 50% and 90% of the hours at 50% at the end of 2026.
    pub year: Option<[f64; 3]>,
}

/// Hours at the end of 2026 from a forecast's bands.
pub fn at_year_end(forecast: &Trend) -> Option<[f64; 3]> {
    let after = forecast.dates.iter().position(|day| *day >= YEAR_END)?;
    let before = after.checked_sub(1)?;
    let dates = &forecast.dates;
    let part = (YEAR_END - dates[before]) / (dates[after] - dates[before]);
    let (from, to) = (forecast.bands.get(before)?, forecast.bands.get(after)?);
    let hours = [0.1, 0.5, 0.9].map(|p| {
        let at = PROBS.iter().position(|prob| *prob == p).unwrap_or_default();
        fast::exp2(from[at] + part * (to[at] - from[at])) / 60.0
    });
    hours.iter().all(|hours| !hours.is_nan()).then_some(hours)
}

impl Ours {
    /// 10%, 50% and 90% of what is asked; infinite for never. None for what no law of the page has.
    fn of(&self, asked: Asked) -> Option<[f64; 3]> {
        let arrival = match asked {
            Asked::Month => self.month?,
            Asked::Day80 => self.day80?,
            Asked::Research => self.research,
            Asked::Year => return self.year,
            Asked::Coder | Asked::Model => return None,
        };
        Some([arrival.p10, arrival.p50, arrival.p90])
    }
}

/// METR's figure of the model that a forecast is about, in hours.
fn came(forecast: &Forecast) -> Option<f64> {
    Some(metr().get(&forecast.model)?.p50.mid / 60.0)
}

/// How far off a forecast was that has an outcome, in doublings: the mean over its quantiles of their score.
fn off(forecast: &Forecast) -> Option<f64> {
    let outcome = log2_of(came(forecast)?);
    let quantiles = forecast.quantiles().into_iter();
    let logs: Vec<(f64, f64)> = quantiles.map(|(p, hours)| (p, log2_of(hours))).collect();
    quantile_score(&logs, outcome)
}

fn of(asked: Asked) -> impl Iterator<Item = &'static Forecast> {
    let about = move |forecast: &&Forecast| forecast.asked == asked;
    forecasts::all().iter().filter(about)
}

/// An answer of a question in words.
fn answer(asked: Asked, value: f64, lang: Lang) -> String {
    if asked.is_date() {
        return month(lang, value);
    }
    if value == f64::INFINITY {
        return "∞".to_owned();
    }
    let hours = if value < 20.0 {
        number(value)
    } else {
        decimals(value, 0)
    };
    localized_fmt(lang, "{0} h", "{0}時間", &[&hours])
}

/// The same as precise as its source gives it.
fn stated(forecast: &Forecast, at: usize, lang: Lang) -> Option<String> {
    let value = forecast.values[at]?;
    Some(match forecast.texts[at].as_str() {
        year if forecast.asked.is_date() && year.len() == 4 => {
            localized_fmt(lang, "{0}", "{0}年", &[year])
        }
        least if least.starts_with('>') => {
            let hours = number(value);
            localized_fmt(lang, "over {0} h", "{0}時間超", &[&hours])
        }
        _ => answer(forecast.asked, value, lang),
    })
}

/// What a forecast says, with its range.
fn said(forecast: &Forecast, lang: Lang) -> String {
    let [low, middle, high] = [0, 1, 2].map(|at| stated(forecast, at, lang));
    let width = forecast.tail.map(|tail| percent(lang, 1.0 - 2.0 * tail));
    match (low.zip(high), middle, width) {
        (Some((low, high)), Some(middle), Some(width)) => localized_fmt(
            lang,
            "{0} ({1}: {2} to {3})",
            "{0}（{1}：{2}〜{3}）",
            &[&middle, &width, &low, &high],
        ),
        (Some((low, high)), ..) => localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&low, &high]),
        (None, middle, _) => middle.unwrap_or_default(),
    }
}

/// Ours with its range.
fn told(asked: Asked, ours: Option<[f64; 3]>, lang: Lang) -> String {
    let Some([low, middle, high]) = ours else {
        return "–".to_owned();
    };
    let [low, middle, high] = [low, middle, high].map(|value| answer(asked, value, lang));
    if low == high {
        return middle;
    }
    localized_fmt(
        lang,
        "{0} ({1} to {2})",
        "{0}（{1}〜{2}）",
        &[&middle, &low, &high],
    )
}

/// The cards.
pub fn all(outcome: &Rc<EvidenceOutcome>, lang: Lang) -> Vec<SideChart> {
    let mut cards = vec![
        SideChart::new(
            "forecasts",
            localized(
                lang,
                "What others forecast, beside ours",
                "他の人の予測と、このページの答え",
            ),
            &text(outcome, lang),
            Some(table(outcome, lang)),
            Drawing::of(outcome, lang, beside),
        ),
        SideChart::new(
            "moved",
            localized(
                lang,
                "How the same people's dates have moved",
                "同じ人の予測はどう動いたか",
            ),
            &moves(lang),
            None,
            Drawing::of(outcome, lang, |_: &EvidenceOutcome, lang| moved(lang)),
        ),
    ];
    cards.extend(foreseen::cards(outcome, lang, hours));
    cards
}

fn text(outcome: &EvidenceOutcome, lang: Lang) -> String {
    let mut parts = vec![
        localized(
            lang,
            "Each rests on a method of its own; ours is the median under the assumptions in force.",
            "予測の方法はそれぞれ異なります。「このページ」は現在の前提による中央値です。",
        )
        .to_owned(),
    ];
    for asked in [Asked::Month, Asked::Day80, Asked::Research, Asked::Year] {
        let Some([_, ours, _]) = outcome.ours.of(asked) else {
            continue;
        };
        // A mere range has no middle that its author stands for.
        let stating = of(asked).filter(|forecast| forecast.values[1].is_some());
        let theirs = order::sorted(stating.collect(), |forecast| forecast.middle());
        let [first, last] = [theirs.first(), theirs.last()].map(|forecast| {
            let stated = forecast.and_then(|forecast| stated(forecast, 1, lang));
            stated.unwrap_or_default()
        });
        let (question, ours) = (question(asked, lang), answer(asked, ours, lang));
        parts.push(if theirs.len() > 1 {
            localized_fmt(
                lang,
                " {0}: ours **{1}**, theirs **{2}** to **{3}**.",
                "{0}：このページ**{1}**、他の人**{2}**〜**{3}**。",
                &[question, &ours, &first, &last],
            )
        } else {
            localized_fmt(
                lang,
                " {0}: ours **{1}**, theirs **{2}**.",
                "{0}：このページ**{1}**、他の人**{2}**。",
                &[question, &ours, &first],
            )
        });
    }
    let offs: Vec<f64> = of(Asked::Model).filter_map(off).collect();
    if !offs.is_empty() {
        let mean = offs.iter().sum::<f64>() / offs.len() as f64;
        parts.push(localized_fmt(
            lang,
            " METR's answer has come for {0} of them, off by **{1}** doublings on average.",
            "{0}件はMETRの測定値が出ており、ずれは平均で倍増**{1}**回分でした。",
            &[&offs.len().to_string(), &decimals(mean, 2)],
        ));
    }
    parts.concat()
}

fn table(outcome: &EvidenceOutcome, lang: Lang) -> Table {
    let names = [
        ("Who", "予測者"),
        ("Made", "予測日"),
        ("What", "対象"),
        ("Forecast", "予測"),
        ("Ours", "このページ"),
        ("What came", "結果"),
        ("Off by, doublings", "ずれ（倍増回数）"),
        ("Source", "出典"),
        ("Note", "注記"),
    ];
    let row = |forecast: &Forecast| {
        let asked = forecast.asked;
        let what = match metr().get(&forecast.model) {
            Some(model) => join(&[
                question(asked, lang),
                localized(lang, ": ", "："),
                &model.label,
            ]),
            None => question(asked, lang).to_owned(),
        };
        let source = localized_fmt(
            lang,
            "{0} ({1})",
            "{0}（{1}）",
            &[
                &forecast.source.short(lang),
                grade_label(lang, forecast.grade),
            ],
        );
        vec![
            forecast.who(lang).to_owned(),
            forecast.made_text.clone(),
            what,
            said(forecast, lang),
            told(asked, outcome.ours.of(asked), lang),
            came(forecast).map_or_else(
                || localized(lang, "open", "未定").to_owned(),
                |hours| answer(asked, hours, lang),
            ),
            off(forecast).map_or_else(|| "–".to_owned(), |off| decimals(off, 2)),
            source,
            forecast.note(lang).to_owned(),
        ]
    };
    Table {
        caption: localized(
            lang,
            "Published forecasts beside this page's, with what came",
            "公表された予測と、このページの答え、結果",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: forecasts::all()
            .iter()
            .map(row)
            .chain(
                outcome
                    .foreseen
                    .iter()
                    .map(|told| own_row(outcome, told, lang)),
            )
            .collect(),
        numeric: vec![false; names.len()],
    }
}

/// A reader's own forecast as a row of the table.
fn own_row(outcome: &EvidenceOutcome, told: &Told, lang: Lang) -> Vec<String> {
    let foreseen = &told.foreseen;
    let ours = foreseen::published(foreseen.asked).map_or_else(
        || "–".to_owned(),
        |asked| self::told(asked, outcome.ours.of(asked), lang),
    );
    let off = match (told.came, foreseen.asked.is_date()) {
        (Came::Outcome(hours), false) => {
            let probs = [0.1, 0.5, 0.9];
            let values = foreseen::quantiles(foreseen, probs);
            let pairs = probs.into_iter().zip(values);
            let logs: Vec<(f64, f64)> = pairs.map(|(p, hours)| (p, log2_of(hours))).collect();
            quantile_score(&logs, log2_of(hours))
        }
        _ => None,
    };
    vec![
        localized(lang, "You", "あなた").to_owned(),
        date::iso(foreseen.made),
        foreseen::question(foreseen.asked, lang),
        foreseen::said(foreseen, lang),
        ours,
        foreseen::outcome(told, lang),
        off.map_or_else(|| "–".to_owned(), |off| decimals(off, 2)),
        localized(lang, "this link", "このリンク").to_owned(),
        foreseen.words.clone(),
    ]
}

/// A row of a chart: an interval, its middle, a name.
struct Bracket {
    ends: Option<(f64, f64)>,
    middle: f64,
    name: String,
    paint: Paint,
}

/// What this page, others and the reader say of a question; nothing where nobody says anything.
fn brackets(outcome: &EvidenceOutcome, asked: Question, lang: Lang) -> Vec<Bracket> {
    let named = |name: &str, value: &str| join(&[name, localized(lang, ": ", "："), value]);
    let mut rows = Vec::new();
    let published = foreseen::published(asked);
    if let Some(asked) = published {
        if let Some([low, middle, high]) = outcome.ours.of(asked) {
            let when = answer(asked, middle, lang);
            rows.push(Bracket {
                ends: Some((low, high)),
                middle,
                name: named(localized(lang, "ours", "このページ"), &when),
                paint: Paint::Accent,
            });
        }
        for forecast in of(asked) {
            let [low, _, high] = forecast.values;
            let stated = stated(forecast, 1, lang).unwrap_or_else(|| said(forecast, lang));
            rows.push(Bracket {
                ends: low.zip(high),
                middle: forecast.middle(),
                name: named(forecast.who(lang), &stated),
                paint: Paint::Target,
            });
        }
    }
    let own = outcome.foreseen.iter().map(|told| &told.foreseen);
    for foreseen in own.filter(|foreseen| foreseen.asked == asked) {
        let [low, middle, high] = foreseen::quantiles(foreseen, [0.1, 0.5, 0.9]);
        let who = localized_fmt(
            lang,
            "you, {0}",
            "あなた（{0}）",
            &[&short_month(lang, foreseen.made)],
        );
        let said = foreseen::quantile(foreseen, middle, lang);
        rows.push(Bracket {
            ends: Some((low, high)),
            middle,
            name: named(&who, &said),
            paint: Paint::Ink,
        });
    }
    if !rows.is_empty() {
        let heading = Bracket {
            ends: None,
            middle: f64::NAN,
            name: foreseen::question(asked, lang),
            paint: Paint::Ink,
        };
        rows.insert(0, heading);
    }
    rows
}

/// The questions whose answers are dates and that this page or the reader answers.
fn beside(outcome: &EvidenceOutcome, lang: Lang) -> Spec {
    let mut rows = Vec::new();
    let is_own = |asked| outcome.foreseen.iter().any(|t| t.foreseen.asked == asked);
    for asked in [Question::Week, Question::Coder] {
        if is_own(asked) {
            rows.extend(brackets(outcome, asked, lang));
        }
    }
    for asked in [Question::Month, Question::Day80, Question::Research] {
        rows.extend(brackets(outcome, asked, lang));
    }
    let ends = rows
        .iter()
        .flat_map(|row| [row.middle, row.ends.map_or(f64::NAN, |ends| ends.1)]);
    let last = ends.filter(|day| day.is_finite()).fold(FROM, f64::max);
    let end = within(last + 200.0, FROM + 1500.0, LATEST);
    let title = if outcome.foreseen.is_empty() {
        localized(
            lang,
            "When: median, and the interval that is stated (ours: 80%)",
            "時期：中央値と、示されている区間（このページは80%）",
        )
    } else {
        localized(
            lang,
            "When: median, and the interval that is stated (ours and yours: 80%)",
            "時期：中央値と、示されている区間（このページとあなたは80%）",
        )
    };
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (FROM, FROM + 1.75 * (end - FROM)),
    };
    bracket_chart(rows, x, (FROM, end, |day| day), title)
}

/// The reader's own forecasts of lengths beside those of others; none without them.
fn hours(outcome: &EvidenceOutcome, lang: Lang) -> Option<Spec> {
    let mut asked: Vec<Question> = Vec::new();
    for told in &outcome.foreseen {
        let question = told.foreseen.asked;
        if !question.is_date() && !asked.contains(&question) {
            asked.push(question);
        }
    }
    let mut rows = Vec::new();
    for asked in asked {
        rows.extend(brackets(outcome, asked, lang));
    }
    // Doublings of minutes are even on the axis.
    let scaled = |hours: f64| log2_of(60.0 * hours);
    for row in &mut rows {
        row.middle = scaled(row.middle);
        row.ends = row.ends.map(|(low, high)| (scaled(low), scaled(high)));
    }
    let ends = rows.iter().flat_map(|row| {
        let (low, high) = row.ends.unwrap_or((f64::NAN, f64::NAN));
        [low, row.middle, high]
    });
    let (low, high) = ends
        .filter(|end| end.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
            (low.min(end), high.max(end))
        });
    if low > high {
        return None;
    }
    let (from, end) = (low - 1.0, high + 1.5);
    let x = AxisSpec {
        measure: Measure::Work(Clock::Work),
        ends: (fast::exp2(from), fast::exp2(from + 1.75 * (end - from))),
    };
    let title = localized(
        lang,
        "How long: median, and the interval that is stated (ours and yours: 80%)",
        "長さ：中央値と、示されている区間（このページとあなたは80%）",
    );
    Some(bracket_chart(rows, x, (from, end, fast::exp2), title))
}

/// Rows from a place to another, which a function takes to the axis.
fn bracket_chart(
    rows: Vec<Bracket>,
    x: AxisSpec,
    (from, end, place): (f64, f64, fn(f64) -> f64),
    title: &str,
) -> Spec {
    let count = rows.len() as f64;
    // The name of the last row keeps off the axis.
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (-0.35, count),
    };
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.scale_to = Some(place(end));
    let tick = 0.006 * (end - from);
    for (at, row) in rows.into_iter().enumerate() {
        let top = count - at as f64;
        let bar = |x: (f64, f64), edge: f64, opacity: f64, name: String| Bar {
            x: (place(x.0), place(x.1)),
            y: (top - 1.0 + edge, top - edge),
            name,
            paint: row.paint,
            opacity,
            region: false,
        };
        let seen = |at: f64| within(at, from, end);
        let last = match row.ends {
            Some((low, high)) => {
                spec.bars
                    .push(bar((seen(low), seen(high)), 0.32, 0.35, String::new()));
                seen(high)
            }
            None => seen(row.middle),
        };
        if row.middle.is_finite() && row.middle <= end {
            let ends = (row.middle - tick, row.middle + tick);
            spec.bars.push(bar(ends, 0.2, 0.95, String::new()));
        }
        // The name begins where all of it ends.
        let last = if last.is_finite() { last + tick } else { from };
        spec.bars.push(bar((from, last), 0.2, 0.0, row.name));
    }
    spec
}

/// Those who have answered the question of the Automated Coder, each with all answers.
fn people(lang: Lang) -> Vec<(&'static str, Vec<&'static Forecast>)> {
    let mut people: Vec<(&str, Vec<&Forecast>)> = Vec::new();
    for forecast in of(Asked::Coder) {
        let who = forecast.who(lang);
        match people.iter_mut().find(|(other, _)| *other == who) {
            Some((_, all)) => all.push(forecast),
            None => people.push((who, vec![forecast])),
        }
    }
    people
}

fn moves(lang: Lang) -> String {
    let mut parts = vec![
        localized(
            lang,
            "When would a lab rather lose its human software engineers than AI for coding (“Automated Coder”)? ",
            "開発企業が、コーディング用AIを失うより人間のソフトウェア技術者を失う方を選ぶようになる（「自動コーダー」）のはいつか。",
        )
        .to_owned(),
    ];
    for (who, all) in people(lang) {
        let (Some(first), Some(last)) = (all.first(), all.last()) else {
            continue;
        };
        if all.len() < 2 {
            continue;
        }
        let months = decimals((last.made - first.made) / MONTH, 0);
        let by = (last.middle() - first.middle()) / MONTH;
        let size = decimals(libm::fabs(by), 0);
        let [from, to] = [first, last].map(|f| month(lang, f.middle()));
        parts.push(if by < 0.0 {
            localized_fmt(
                lang,
                "In {1} months {0} went from **{2}** to **{3}**, **{4} months earlier**. ",
                "{0}の答えは{1}か月間で**{2}**から**{3}**へ、**{4}か月早まり**ました。",
                &[who, &months, &from, &to, &size],
            )
        } else {
            localized_fmt(
                lang,
                "In {1} months {0} went from **{2}** to **{3}**, **{4} months later**. ",
                "{0}の答えは{1}か月間で**{2}**から**{3}**へ、**{4}か月遅く**なりました。",
                &[who, &months, &from, &to, &size],
            )
        });
    }
    parts.push(
        localized(
            lang,
            "No law of this page answers this, so that ours is not drawn; the rows are in the table above.",
            "このページの法則はこの問いに答えないため、このページの値は描いていません。数値は上の表にあります。",
        )
        .to_owned(),
    );
    parts.concat()
}

/// Dates by the day on which they were said; those of one person are joined.
fn moved(lang: Lang) -> Option<Spec> {
    let people = people(lang);
    let all = || people.iter().flat_map(|(_, all)| all);
    let span = |of: fn(&Forecast) -> f64| {
        all().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), f| {
            (low.min(of(f)), high.max(of(f)))
        })
    };
    let (made, when) = (span(|f| f.made), span(Forecast::middle));
    if made.0 > made.1 {
        return None;
    }
    let wide = made.1 - made.0;
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (made.0 - 0.12 * wide, made.1 + 0.6 * wide),
    };
    let y = AxisSpec {
        measure: Measure::Date,
        ends: (when.0 - 250.0, when.1 + 250.0),
    };
    let title = localized(
        lang,
        "Date forecast, by the day on which it was said",
        "予測された時期（横軸は予測した日）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.scale_to = Some(made.1 + 0.05 * wide);
    for (at, (who, all)) in people.iter().enumerate() {
        let paint = Paint::Series(at);
        let path = all.iter().map(|f| (f.made, f.middle())).collect();
        spec.lines.push(Line::new("", path, paint, 0.17));
        for (i, forecast) in all.iter().enumerate() {
            let when = short_month(lang, forecast.middle());
            let name = if i + 1 == all.len() {
                join(&[who, localized(lang, ": ", "："), &when])
            } else {
                when
            };
            spec.marks.push(Mark {
                at: (forecast.made, forecast.middle()),
                name,
                paint,
            });
        }
    }
    Some(spec)
}
