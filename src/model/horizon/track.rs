//! How well a law would have forecast the records, one step ahead: each record from what was released before it.
//!
//! For every record from the fifth on, all settings in force but those that anchor the curve are kept, the filter ends the day before
//! the release, and the predictive of the law ([`Joint::predictive`]) is asked for the day of the release. Values are those of the
//! table in force, not those that were known then. A doubling time that is set by hand is taken as it is, though it may have been
//! chosen with the outcome in view.

use super::{
    FanOf, Inputs, Joint, LevelTest, PROBS, is_fitted,
    next_record::{self, NextRecord, Record},
};
use crate::{
    numerics::{fan::Quantiles, normal},
    trend::{
        Filter, Point, SHORTEST, Status, Trend,
        law::log2_of,
        predictive::{Cut, Predictive},
        select,
    },
};

/// Records that are known before the first forecast.
pub const KNOWN: usize = 4;

/// A forecast of a record, and what was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Which point.
    pub index: usize,
    /// Its day.
    pub day: f64,
    /// log2 of the minutes that were measured.
    pub outcome: f64,
    /// The predictive of the law.
    pub law: Predictive,
    /// The predictive of all models released before, cut off below at the standing record.
    pub next: Option<Cut>,
    /// The quantiles of the fan that is in force, at [`PROBS`].
    pub band: Quantiles,
}

impl Step {
    /// Whether the outcome lies in the bands of 50, 80 and 95%.
    pub fn inside(&self) -> [bool; WIDTHS.len()] {
        [2, 1, 0].map(|edge| (self.band[edge]..=self.band[6 - edge]).contains(&self.outcome))
    }
}

/// How many outcomes lie in the bands of 50, 80 and 95% of the fan that is in force.
pub fn held(steps: &[Step]) -> [usize; WIDTHS.len()] {
    std::array::from_fn(|width| steps.iter().filter(|step| step.inside()[width]).count())
}

/// Widths of central intervals whose coverage is told.
pub const WIDTHS: [f64; 3] = [0.5, 0.8, 0.95];

/// How many outcomes lie in the central interval of each of [`WIDTHS`], given where each lies in its forecast (0 to 1).
pub fn coverage(places: &[f64]) -> [usize; WIDTHS.len()] {
    WIDTHS.map(|width| {
        let inside = |p: &&f64| (**p - 0.5).abs() <= 0.5 * width;
        places.iter().filter(inside).count()
    })
}

/// The records of the filter's dates whatever their length, as places of the points in the order of their days.
pub fn records(points: &[Point], filter: &Filter) -> Vec<usize> {
    let whole = Filter {
        sota: true,
        cap: f64::INFINITY,
        ..*filter
    };
    let status = select(points, &whole);
    let order = crate::numerics::order::ascending(points.iter().map(|p| p.day));
    order
        .into_iter()
        .filter(|i| status[*i] == Status::Fitted)
        .collect()
}

/// Every forecast with its outcome, in the order of the days; none where a law cannot be fitted yet.
pub fn steps(inputs: &Inputs) -> Vec<Step> {
    let points = &inputs.points;
    let records = records(points, &inputs.filter);
    let mut before = Inputs {
        h0: None,
        t0: None,
        boot: false,
        test: LevelTest::NONE,
        milestones: Vec::new(),
        ..inputs.clone()
    };
    let mut steps = Vec::new();
    for index in records.into_iter().skip(KNOWN) {
        let point = points[index];
        let filter = Filter {
            as_of: Some(point.day - 1.0),
            ..inputs.filter
        };
        before.filter = filter;
        let joint = Joint::of(&before);
        let law = joint.as_ref().and_then(|joint| joint.predictive(point.day));
        let (Some(joint), Some(law), Some(minutes)) = (joint, law, point.minutes) else {
            continue;
        };
        let all = next_record::of_all_models(points, &filter);
        let floor = Record::standing(points, &filter);
        let next = all
            .and_then(|all| all.predictive(point.day))
            .zip(floor)
            .map(|(all, floor)| all.above(floor.level));
        let mixed = joint
            .trend
            .zip(all)
            .zip(floor)
            .filter(|_| is_fitted(inputs))
            .and_then(|((law, all), floor)| NextRecord::new(law, all, floor, filter.since));
        let band = match (inputs.fan, mixed, floor) {
            (FanOf::Trend, ..) => {
                let scale = joint.trend_scale(point.day);
                PROBS.map(|p| law.mean + scale * normal::quantile(p))
            }
            (FanOf::NextRecord, Some(next), _) => next.band(point.day, &next.tau()),
            (FanOf::NextRecord, None, Some(floor)) => {
                let cut = law.above(floor.level);
                PROBS.map(|p| cut.quantile(p))
            }
            (FanOf::NextRecord, None, None) => PROBS.map(|p| law.quantile(p)),
        };
        steps.push(Step {
            index,
            day: point.day,
            outcome: log2_of(minutes.max(SHORTEST)),
            law,
            next,
            band,
        });
    }
    steps
}

/// A straight trend's error at some distance: its mean over all pairs of an origin and a later record, in doublings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bias {
    /// Measured less forecast; positive where the trend was too low.
    pub mean: f64,
    /// Pairs.
    pub pairs: usize,
}

/// How far a straight line through the records known so far, or through the `last` of them, lay from the records that came more
/// than `from` and at most `to` days later, over every origin with at least `known` records. `None` without a pair.
pub fn bias(
    points: &[Point],
    filter: &Filter,
    last: Option<usize>,
    known: usize,
    (from, to): (f64, f64),
) -> Option<Bias> {
    let line: Vec<(f64, f64)> = records(points, filter)
        .into_iter()
        .filter_map(|i| Some((points[i].day, crate::trend::ln_minutes(points[i].minutes?))))
        .collect();
    let (mut sum, mut pairs) = (0.0, 0);
    for origin in known..line.len() {
        let first = last.map_or(0, |last| origin.saturating_sub(last));
        let Some(trend) = Trend::fit(&line[first..origin]) else {
            continue;
        };
        let start = line[origin].0 - 1.0;
        for (day, ln) in &line[origin..] {
            if *day - start > from && *day - start <= to {
                sum += ln / std::f64::consts::LN_2 - trend.log2_at(*day);
                pairs += 1;
            }
        }
    }
    (pairs > 0).then(|| Bias {
        mean: sum / f64::from(pairs),
        pairs: pairs as usize,
    })
}
