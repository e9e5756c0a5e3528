//! The published counts that this view is measured against, from the facts.

use crate::{evidence::facts, model::YEAR};

/// A published figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Found by Glasswing's partners in their own systems.
    Partners,
    /// Open-source candidates.
    Candidates,
    /// Of these, rated high or critical by the model.
    Rated,
    /// Checked by people.
    Checked,
    /// Really high or critical.
    Confirmed,
    /// Disclosed to maintainers.
    Disclosed,
    /// Called confirmed and not yet disclosed.
    Undisclosed,
    /// Patched.
    Patched,
    /// Fixes in Firefox 150.
    Firefox,
    /// Vulnerabilities of cURL in 2026 up to June.
    Curl,
    /// The same in 2025.
    CurlBefore,
    /// Applications that wait at the USPTO.
    Waiting,
    /// The same in January 2025.
    WaitedBefore,
    /// Applications filed in the United States a year.
    Filings,
    /// The same in Japan.
    FilingsJapan,
    /// Months to the first action.
    Pendency,
    /// Medicines approved a year.
    Approved,
    /// Per cent of them by the goal date.
    OnTime,
}

impl Figure {
    /// The fact that has it.
    pub const fn fact(self) -> &'static str {
        match self {
            Self::Partners => "glasswing.partners",
            Self::Candidates => "glasswing.candidates",
            Self::Rated => "glasswing.rated",
            Self::Checked => "glasswing.checked",
            Self::Confirmed => "glasswing.confirmed",
            Self::Disclosed => "glasswing.disclosed",
            Self::Undisclosed => "glasswing.undisclosed",
            Self::Patched => "glasswing.patched",
            Self::Firefox => "glasswing.firefox",
            Self::Curl => "curl.found",
            Self::CurlBefore => "curl.before",
            Self::Waiting => "patents.uspto",
            Self::WaitedBefore => "patents.uspto.before",
            Self::Filings => "patents.us",
            Self::FilingsJapan => "patents.japan",
            Self::Pendency => "patents.pendency",
            Self::Approved => "fda.approved",
            Self::OnTime => "fda.goals",
        }
    }
}

/// Its value.
pub fn figure(of: Figure) -> f64 {
    facts::get(of.fact())
        .and_then(|fact| fact.value)
        .unwrap_or(f64::NAN)
}

/// The day of its fact, in days since 1970-01-01.
pub fn day(of: Figure) -> f64 {
    facts::get(of.fact())
        .and_then(|fact| fact.date)
        .unwrap_or(f64::NAN)
}

/// By how many applications a year the USPTO's backlog fell between the two counts.
pub fn fall_of_the_backlog() -> f64 {
    let [before, now] = [Figure::WaitedBefore, Figure::Waiting];
    (figure(before) - figure(now)) * YEAR / (day(now) - day(before))
}

/// The steps of the funnel in open source.
pub const STEPS: [Figure; 6] = [
    Figure::Candidates,
    Figure::Rated,
    Figure::Checked,
    Figure::Confirmed,
    Figure::Disclosed,
    Figure::Patched,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A funnel: no step has more than the one before, and what Anthropic says of shares is what its counts say.
    #[test]
    fn each_step_is_part_of_the_one_before() {
        let counts = STEPS.map(figure);
        assert_eq!(counts, [23_019.0, 6_202.0, 1_752.0, 1_094.0, 530.0, 75.0]);
        assert!(counts.is_sorted_by(|a, b| a > b));
        assert!((counts[3] / counts[2] - 0.624).abs() < 5e-4);
        // What stands in the notes: the counts do not nest.
        assert!(
            figure(Figure::Disclosed) + figure(Figure::Undisclosed) > figure(Figure::Confirmed)
        );
    }
}
