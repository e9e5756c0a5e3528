//! Published forecasts: who said what, when, and how sure.

use std::sync::OnceLock;

use super::facts::Grade;
use super::problem::{Problem, ProblemKind, excerpt};
use super::sources::{self, Source};
use super::table::{Row, Table};
use crate::i18n::{Lang, format::localized};

/// What a forecast is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// When a lab would rather lose its human software engineers than AI for coding ("Automated Coder" of the AI Futures Project).
    Coder,
    /// When half of the tasks of a work-month succeed.
    Month,
    /// When four in five of the tasks of a work-day succeed.
    Day80,
    /// When 99% of AI research is automated.
    Research,
    /// METR's 50% horizon at the end of 2026, in hours.
    Year,
    /// METR's 50% horizon of a model that it had not measured yet, in hours.
    Model,
}

impl Asked {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 6] = [
        Self::Coder,
        Self::Month,
        Self::Day80,
        Self::Research,
        Self::Year,
        Self::Model,
    ];

    /// Whether the answer is a date rather than hours.
    pub const fn is_date(self) -> bool {
        !matches!(self, Self::Year | Self::Model)
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Coder => "coder",
            Self::Month => "month",
            Self::Day80 => "day80",
            Self::Research => "research",
            Self::Year => "year",
            Self::Model => "model",
        }
    }
}

/// A forecast that somebody published.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Unique dotted name.
    pub id: String,
    who: [String; 2],
    /// The day on which it was made, in days since 1970-01-01; the first of a month where no day is given.
    pub made: f64,
    /// That day as precise as the source gives it.
    pub made_text: String,
    /// What it is about.
    pub asked: Asked,
    /// The id of the model of [`Asked::Model`] in METR's table; empty otherwise.
    pub model: String,
    /// Lower end, median (or mean, as the note says) and upper end: days since 1970-01-01, in the middle of the month or year that
    /// the source names, or hours.
    pub values: [Option<f64>; 3],
    /// The same as the source gives them: `2029-11`, `2030`, `24`, or `>100` for more than that.
    pub texts: [String; 3],
    /// The probability below the lower end, and above the upper one; none for a range that is no interval.
    pub tail: Option<f64>,
    /// Where it is published.
    pub source: &'static Source,
    /// How near that is to who made it.
    pub grade: Grade,
    note: [String; 2],
}

impl Forecast {
    /// Who made it.
    pub fn who(&self, lang: Lang) -> &str {
        localized(lang, &self.who[0], &self.who[1])
    }

    /// What has to be known about it.
    pub fn note(&self, lang: Lang) -> &str {
        localized(lang, &self.note[0], &self.note[1])
    }

    /// What stands for it: the median, or the middle of a range.
    pub fn middle(&self) -> f64 {
        match self.values {
            [_, Some(middle), _] => middle,
            [Some(low), None, Some(high)] => f64::midpoint(low, high),
            [low, _, high] => low.or(high).unwrap_or(f64::NAN),
        }
    }

    /// The quantiles that it states, as (p, value).
    pub fn quantiles(&self) -> Vec<(f64, f64)> {
        let places = match self.tail {
            Some(tail) => [Some(tail), Some(0.5), Some(1.0 - tail)],
            None => [None, Some(0.5), None],
        };
        let pairs = places.into_iter().zip(self.values);
        pairs.filter_map(|(p, value)| Some((p?, value?))).collect()
    }
}

/// All of them in the order of `data/forecasts.csv`: by question, then by who and when.
pub fn all() -> &'static [Forecast] {
    static DATA: OnceLock<Vec<Forecast>> = OnceLock::new();
    // The tests parse the same text, so a fallback never shows.
    DATA.get_or_init(|| parse(FORECASTS).unwrap_or_default())
}

const FORECASTS: &str = include_str!("../../data/forecasts.csv");

/// The columns of the three values.
const VALUES: [usize; 3] = [6, 7, 8];

fn parse(text: &str) -> Result<Vec<Forecast>, Vec<Problem>> {
    let names = &[
        "id", "who_en", "who_ja", "made", "question", "model", "low", "mid", "high", "tail",
        "source", "grade", "note_en", "note_ja",
    ];
    let mut table = Table::open(text, names, names.len())?;
    let mut all = Vec::new();
    while let Some(row) = table.next_row().map_err(|problem| vec![problem])? {
        all.push(forecast(&row).map_err(|problem| vec![problem])?);
    }
    Ok(all)
}

fn forecast(row: &Row<'_>) -> Result<Forecast, Problem> {
    let text = |k| row.text(k).to_owned();
    let unknown = |k: usize| {
        let text = excerpt(row.text(k));
        row.problem(k, ProblemKind::UnknownSource { text })
    };
    let mut all = Asked::ALL.into_iter();
    let asked = all
        .find(|asked| asked.word() == row.text(4))
        .ok_or_else(|| unknown(4))?;
    let mut values = [None; 3];
    for (value, k) in values.iter_mut().zip(VALUES) {
        *value = if asked.is_date() {
            let start = row.optional(k, Row::day)?;
            start.map(|day| day + middle_of(row.text(k)))
        } else {
            hours(row, k)?
        };
    }
    let mut grades = Grade::ALL.into_iter();
    let grade = grades.find(|grade| grade.name() == row.text(11));
    Ok(Forecast {
        id: text(0),
        who: [text(1), text(2)],
        made: row.day(3)?,
        made_text: text(3),
        asked,
        model: text(5),
        values,
        texts: VALUES.map(text),
        tail: row.optional(9, Row::percent)?.map(|tail| tail / 100.0),
        source: sources::get(row.text(10)).ok_or_else(|| unknown(10))?,
        grade: grade.ok_or_else(|| unknown(11))?,
        note: [text(12), text(13)],
    })
}

/// Hours; a sign before them says that they are the least.
fn hours(row: &Row<'_>, k: usize) -> Result<Option<f64>, Problem> {
    let text = row.text(k);
    let Some(least) = text.strip_prefix('>') else {
        return row.optional(k, Row::positive);
    };
    let hours = crate::number::parse(least).filter(|hours| *hours > 0.0);
    hours.map(Some).ok_or_else(|| {
        let text = excerpt(text);
        row.problem(k, ProblemKind::BadNumber { text })
    })
}

/// Days from the start of a day, month or year, as it is written, to its middle.
const fn middle_of(date: &str) -> f64 {
    match date.len() {
        4 => 182.5,
        7 => 15.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::points;
    use std::collections::HashSet;

    #[test]
    fn the_embedded_table_has_no_problem() {
        let all = parse(FORECASTS).expect("a table without problems");
        assert_eq!(all.len(), 20);
        let ids: HashSet<_> = all.iter().map(|forecast| &forecast.id).collect();
        assert_eq!(ids.len(), all.len());
        for forecast in &all {
            let [low, middle, high] = forecast.values;
            assert!(forecast.middle().is_finite(), "{}", forecast.id);
            assert_eq!(low.is_some(), high.is_some(), "{}", forecast.id);
            let ascend = low.is_none_or(|low| low < forecast.middle());
            assert!(ascend && high.is_none_or(|high| forecast.middle() < high));
            assert!(forecast.tail.is_none() || middle.is_some() && low.is_some());
            assert!(!forecast.note(Lang::En).is_empty() && !forecast.note(Lang::Ja).is_empty());
            let of_model = forecast.asked == Asked::Model;
            assert_eq!(of_model, !forecast.model.is_empty(), "{}", forecast.id);
            let known = points::metr().get(&forecast.model).is_some();
            assert_eq!(of_model, known, "{}", forecast.id);
            assert!(!forecast.source.url.is_empty() || forecast.source.id == "cotra");
        }
        let order: Vec<usize> = all
            .iter()
            .filter_map(|forecast| Asked::ALL.iter().position(|asked| *asked == forecast.asked))
            .collect();
        assert!(order.is_sorted());
    }

    #[test]
    fn a_month_stands_for_its_middle() {
        let found = all().iter().find(|f| f.id == "coder.lifland.2025");
        let day = found.expect("a forecast").middle();
        assert_eq!(crate::date::iso(day), "2032-02-16");
    }

    #[test]
    fn stated_quantiles() {
        let of = |id: &str| {
            let found = all().iter().find(|f| f.id == id);
            found.expect("a forecast").quantiles()
        };
        assert_eq!(of("year.cotra.01"), [(0.2, 15.0), (0.5, 24.0), (0.8, 40.0)]);
        assert_eq!(of("year.cotra.03"), [(0.5, 100.0)]);
        assert!(of("month.metr").is_empty());
    }
}
