//! What a forecast of the branches depends on, and what it is.

use crate::{
    branches::{
        BRANCHES,
        misalignment::{self, Flaw},
        pause::{Clock, Pause, Paused},
    },
    horizon,
    numerics::arrival::Arrival,
    research::jones::Parameters,
    trend::{Status, Trend, law::Curve},
};

/// Everything that a forecast of the branches depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The trend up to the branch date, with the dates of the curves, milestones and seed. Its law is taken as exponential;
    /// the scatter of single models is left out.
    pub trend: horizon::Inputs,
    /// Branch date; not before 2026-01-01, when the research law begins.
    pub bd: f64,
    /// Doublings left in the plateau branch.
    pub left: f64,
    /// The research law.
    pub jones: Parameters,
    /// Cap on automation in the compounding branch.
    pub fmax: f64,
    /// Weights of the branches in any unit; equal if none is positive.
    pub weights: [f64; BRANCHES],
    /// Milestones are dated until then; at least the end of the curves.
    pub limit: f64,
    /// The conditional pause.
    pub pause: Option<Pause>,
    /// A pause during which compute goes on growing, and the draws with it; `None` for draws without a pause.
    pub stop: Option<Clock>,
    /// The misalignment that compounds.
    pub flaw: Flaw,
}

impl Inputs {
    /// Whether others have the same draws: what differs at most is applied to finished ones.
    pub fn has_draws_of(&self, other: &Self) -> bool {
        let other = Self {
            pause: self.pause,
            flaw: self.flaw,
            ..other.clone()
        };
        *self == other
    }
}

/// When a task length is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Task length in minutes.
    pub minutes: f64,
    /// In the mixture; `never` is the share of draws that do not reach it until the limit.
    pub mixture: Arrival,
    /// In each branch; likewise.
    pub branches: [Arrival; BRANCHES],
    /// Probability that it is reached by the end of the curves: in each branch.
    pub by_end: [f64; BRANCHES],
    /// Of the probability that it is reached by then, each branch's share; 0 if there is none.
    pub shares: [f64; BRANCHES],
}

/// One branch.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Branch {
    /// log2 of the central curve's minutes at each date.
    pub path: Vec<f64>,
    /// The automated share of research on the central curve at each date.
    pub automated: Vec<f64>,
    /// The central curve's progress since the branch date, in years at that date's pace; negative before.
    pub progress: Vec<f64>,
    /// The central curve's pace in units of the branch date's.
    pub pace: Vec<f64>,
    /// d ln E/dt at the branch date, a year.
    pub ln_e_pace: f64,
    /// The illustration of misalignment that compounds, at each date.
    pub flaw: Vec<misalignment::Point>,
}

impl Branch {
    /// The people whose work a team of `people` does at each date: people/(1 - f).
    pub fn people_equivalents(&self, people: f64) -> impl Iterator<Item = f64> {
        self.automated.iter().map(move |f| people / (1.0 - f))
    }
}

/// A forecast of the branches.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// What became of each point of the trend.
    pub status: Vec<Status>,
    /// The trend of the fitted points.
    pub trend: Option<Trend>,
    /// The exponential trend at the values in force.
    pub central: Curve,
    /// The branch date that was used.
    pub bd: f64,
    /// Draws so far.
    pub draws: usize,
    /// The weights, adding up to 1.
    pub weights: [f64; BRANCHES],
    /// `DATES` dates from start to end.
    pub dates: Vec<f64>,
    /// Plateau, compounding, full.
    pub branches: [Branch; BRANCHES],
    /// Quantiles of log2 of the minutes in the mixture at each date, for each of [`PROBS`](crate::numerics::fan::PROBS).
    pub bands: Vec<[f64; 7]>,
    /// In the order of the inputs.
    pub milestones: Vec<Milestone>,
    /// The year, with its fraction, in which the full branch reaches an automated share of 99% at the values in force;
    /// infinite after 2126.
    pub automation_99: f64,
    /// The day on which automation reaches the cap of the compounding branch at the values in force, and the full branch leaves
    /// it; infinite after 2126.
    pub parting: f64,
    /// What the pause does, if there is one.
    pub pause: Option<Paused>,
}
