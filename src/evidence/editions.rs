//! The editions of METR's table of time horizons: what was known when.

use std::sync::OnceLock;

use super::points::{Dataset, Estimate, Observation, metr, published};
use crate::{date::days_from_civil, lazy};

/// An edition of METR's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Time Horizon 1.0: the first set of tasks, as METR computed it anew for comparison in January 2026.
    First,
    /// Time Horizon 1.1 of January 2026.
    January2026,
    /// Time Horizon 1.1, last data update 8 May 2026: the latest.
    May2026,
}

impl Edition {
    /// From the oldest to the latest.
    pub const ALL: [Self; 3] = [Self::First, Self::January2026, Self::May2026];

    /// Its points.
    pub fn data(self) -> &'static Dataset {
        match lazy::loaded() {
            Some(waiting) if self != Self::May2026 => (waiting.edition)(self),
            _ => metr(),
        }
    }

    /// Its name: METR's number of the set of tasks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "Time Horizon 1.0",
            Self::January2026 | Self::May2026 => "Time Horizon 1.1",
        }
    }

    /// The day from which it was there, in days since 1970-01-01: that of the paper, of the announcement of 1.1, of the last update.
    pub const fn published(self) -> f64 {
        let (year, month, day) = match self {
            Self::First => (2025, 3, 19),
            Self::January2026 => (2026, 1, 29),
            Self::May2026 => (2026, 5, 8),
        };
        days_from_civil(year, month, day) as f64
    }

    /// METR's own 95% interval of the doubling time since 2023, in days, from a bootstrap over its tasks; `None` where METR gives none
    /// for the table as it is here.
    pub const fn interval_since_2023(self) -> Option<(f64, f64)> {
        match self {
            Self::First => None,
            Self::January2026 => Some((107.334, 161.422)),
            Self::May2026 => Some((104.428, 158.012)),
        }
    }

    /// The latest that was there on a day; before the first, that.
    pub fn at(day: f64) -> Self {
        let there = Self::ALL
            .into_iter()
            .rfind(|edition| edition.published() <= day);
        there.unwrap_or(Self::First)
    }
}

/// The points of an older edition. For the table of [`lazy`] alone.
pub fn older(edition: Edition) -> &'static Dataset {
    static OLD: [OnceLock<Dataset>; 2] = [const { OnceLock::new() }; 2];
    // The tests parse the same texts, so a fallback never shows.
    let old = |at: usize, text, source| {
        OLD[at].get_or_init(|| published(text, source).unwrap_or_default())
    };
    match edition {
        Edition::First => old(0, FIRST, "metr.paper"),
        Edition::January2026 => old(1, JANUARY, "metr.th11"),
        Edition::May2026 => metr(),
    }
}

pub(super) const FIRST: &str = include_str!("../../data/metr_time_horizon_1_0.csv");
pub(super) const JANUARY: &str = include_str!("../../data/metr_time_horizon_1_1_2026_01.csv");

/// How attempts at cheating are scored: METR's three figures for GPT-5.6 Sol, none of which METR calls robust (METR, "Summary of METR's
/// predeployment evaluation of GPT-5.6 Sol", 2026-06-26).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scoring {
    /// From the lowest end to the highest figure, as a range that is drawn and never fitted.
    Range,
    /// Attempts count as failures, METR's standard: 11.3 h, 5 to 40.
    Failures,
    /// Attempts are left out: 71 h, 13 to 11,400.
    LeftOut,
}

impl Scoring {
    /// The latest table with GPT-5.6 Sol.
    pub fn data(self) -> &'static Dataset {
        static ALL: [OnceLock<Dataset>; 3] = [const { OnceLock::new() }; 3];
        ALL[self as usize].get_or_init(|| {
            let mut data = metr().clone();
            data.points.push(self.point());
            data
        })
    }

    fn point(self) -> Observation {
        // The range reaches from the lower end of the first figure to the third, "over 270 h", with METR's standard as its middle.
        let (mid, low, high) = match self {
            Self::Range => (11.3, 5.0, 270.0),
            Self::Failures => (11.3, 5.0, 40.0),
            Self::LeftOut => (71.0, 13.0, 11_400.0),
        };
        Observation {
            id: "gpt-5.6-sol".to_owned(),
            name: "GPT-5.6 Sol".to_owned(),
            label: "GPT-5.6 Sol".to_owned(),
            day: days_from_civil(2026, 6, 26) as f64,
            p50: Estimate {
                mid: mid * 60.0,
                range: Some((low * 60.0, high * 60.0)),
            },
            p80: None,
            drawn_only: self == Self::Range,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{date, evidence::facts};

    #[test]
    fn the_older_tables_have_no_problem_and_all_intervals() {
        for (text, count) in [(FIRST, 33), (JANUARY, 17)] {
            let data = published(text, "metr").expect("a table without problems");
            assert_eq!(data.points.len(), count);
            assert!(data.has_p80());
            assert!(data.points.iter().all(|p| p.p50.range.is_some()));
            assert!(data.points.iter().all(|p| p.label.chars().count() <= 18));
        }
    }

    #[test]
    fn the_edition_of_a_day() {
        let at = |text: &str| Edition::at(date::parse(text).unwrap());
        assert_eq!(at("2019-01-01"), Edition::First);
        assert_eq!(at("2026-01-28"), Edition::First);
        assert_eq!(at("2026-01-29"), Edition::January2026);
        assert_eq!(at("2026-05-07"), Edition::January2026);
        assert_eq!(at("2026-05-08"), Edition::May2026);
    }

    #[test]
    fn the_scorings_are_the_facts() {
        let fact = |id: &str| facts::get(id).expect(id);
        for (scoring, id) in [
            (Scoring::Failures, "horizon.sol"),
            (Scoring::LeftOut, "horizon.sol.dropped"),
        ] {
            let Estimate { mid, range } = scoring.point().p50;
            let hours = |minutes: f64| minutes / 60.0;
            assert_eq!(fact(id).value, Some(hours(mid)), "{id}");
            let range = range.map(|(low, high)| (hours(low), hours(high)));
            assert_eq!(fact(id).low.zip(fact(id).high), range, "{id}");
            assert_eq!(date::parse(&fact(id).date_text), Some(scoring.point().day));
        }
        let (low, high) = Scoring::Range.point().p50.range.expect("a range");
        assert_eq!(fact("horizon.sol").low, Some(low / 60.0));
        assert_eq!(fact("horizon.sol.counted").value, Some(high / 60.0));
    }

    #[test]
    fn the_points_of_the_scorings_come_last() {
        for scoring in [Scoring::Range, Scoring::Failures, Scoring::LeftOut] {
            let data = scoring.data();
            assert_eq!(data.points.len(), 27);
            assert!(data.points.is_sorted_by_key(|p| p.day as i64));
            let (low, high) = data.points[26].p50.range.unwrap();
            assert!(low < data.points[26].p50.mid && data.points[26].p50.mid < high);
        }
        assert!(Scoring::Range.data().points[26].drawn_only);
        assert!(!Scoring::Failures.data().points[26].drawn_only);
    }
}
