//! What Anthropic's revenue was reported to be, and what it has committed to: the figures of facts, as the model takes them.

use super::FROM;
use crate::{
    date::{self, days_from_civil},
    model::economy::{Purchase, reported::Report},
};

/// A figure of a fact.
pub struct Figure {
    /// The fact.
    pub id: &'static str,
    /// Its date, or the middle of its period.
    pub day: f64,
    /// Trillion dollars a year.
    pub revenue: f64,
}

const fn figure(id: &'static str, (y, m, d): (i64, u32, u32), billions: f64) -> Figure {
    Figure {
        id,
        day: days_from_civil(y, m, d) as f64,
        revenue: billions / 1e3,
    }
}

/// Run-rates, which are fitted.
pub const RUN_RATES: [Figure; 7] = [
    figure("revenue.start", (2025, 1, 1), 1.0),
    figure("revenue.august", (2025, 8, 1), 5.0),
    figure("revenue.2025", (2025, 12, 31), 9.0),
    figure("revenue.february", (2026, 2, 12), 14.0),
    figure("revenue.april", (2026, 4, 6), 30.0),
    figure("revenue.may", (2026, 5, 28), 47.0),
    figure("revenue.july", (2026, 7, 31), 65.0),
];

/// Revenue of whole periods, which is drawn only.
pub const PERIODS: [Figure; 2] = [
    figure("revenue.year", (2025, 7, 2), 4.6),
    figure("revenue.quarter", (2026, 5, 16), 4.0 * 11.5),
];

/// What Anthropic has committed to for compute, in trillion dollars.
pub const COMMITTED: f64 = 0.518;

/// Over how many years, at least and at most.
pub const TERMS: [f64; 2] = [7.0, 10.0];

/// When that was reported.
pub const COMMITTED_ON: f64 = days_from_civil(2026, 9, 28) as f64;

/// How many times revenue grows in a year, as the interview has it.
pub const TENFOLD: f64 = 10.0;

/// Years from the start of the path.
pub fn years(day: f64) -> f64 {
    date::days_to_year(day) - FROM
}

/// What is fitted.
pub fn fitted() -> [Report; RUN_RATES.len()] {
    RUN_RATES.map(|figure| Report {
        t: years(figure.day),
        revenue: figure.revenue,
    })
}

/// The commitments, paid over so many years in equal parts.
pub const fn owed(years: f64) -> Purchase {
    Purchase {
        commit: COMMITTED,
        years,
        buffer: 0.0,
    }
}

/// The last of the run-rates.
pub const fn last() -> &'static Figure {
    const LAST: Figure = {
        let Figure { id, day, revenue } = RUN_RATES[RUN_RATES.len() - 1];
        Figure { id, day, revenue }
    };
    &LAST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn the_figures_are_those_of_the_facts() {
        let fact = |id: &str| facts::get(id).expect("a fact");
        for figure in RUN_RATES {
            let fact = fact(figure.id);
            assert_eq!(fact.date, Some(figure.day), "{}", figure.id);
            assert_eq!(fact.value.map(|v| v / 1e3), Some(figure.revenue));
            assert_eq!(fact.unit, "B USD/year");
        }
        let [year, quarter] = PERIODS;
        assert_eq!(fact(year.id).value.map(|v| v / 1e3), Some(year.revenue));
        let a_year = fact(quarter.id).value.map(|v| v * 4.0 / 1e3);
        assert_eq!(a_year, Some(quarter.revenue));
        assert_eq!(fact(quarter.id).unit, "B USD/quarter");
        // The middle of each.
        assert_eq!(date::iso(year.day), "2025-07-02");
        assert_eq!(fact(year.id).date_text, "2025");
        let ends = [fact(quarter.id).date, fact(quarter.id).date_end].map(|d| d.expect("a date"));
        assert!((f64::midpoint(ends[0], ends[1]) - quarter.day).abs() <= 1.0);
        let commitment = fact("commitment.anthropic");
        assert_eq!(commitment.value, Some(COMMITTED * 1e3));
        assert_eq!(commitment.date, Some(COMMITTED_ON));
        let terms = fact("commitment.years");
        assert_eq!([terms.low, terms.high], TERMS.map(Some));
        assert_eq!(fact("revenue.growth").value, Some(TENFOLD));
    }
}
