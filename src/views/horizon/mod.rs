//! When will AI finish a task of this length? The horizon view.

pub mod figure;
mod method;
pub mod points;
pub(super) mod sentence;
pub(super) mod tables;

use std::{ops::Deref, rc::Rc};

use super::{Details, Panel, Study, Tile, common, spans};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    evidence::points::{Dataset, Estimate, Observation, metr, quoted},
    figure::ticks::{WORK_DAY, WORK_MONTH, WORK_WEEK, WORK_YEAR},
    i18n::{
        Lang,
        format::{self, Clock},
    },
    model::{
        fast,
        horizon::{Forecast, Inputs, Milestone, Shape},
        law::Law,
        order,
        trend::{self, Filter, Point, Status, Trend},
    },
};
use points::Measured;

/// The data of the horizon chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// The measured horizons, in the order of `forecast.status`.
    pub data: Data,
    /// Curves, bands and milestone dates.
    pub forecast: Forecast,
    /// Names of the forecast's milestones.
    pub milestone_keys: Vec<&'static str>,
}

impl Chart {
    /// The estimate of a point at the chosen success level.
    pub fn estimate<'a>(&self, point: &'a Observation) -> Option<&'a Estimate> {
        estimate(&self.assumptions, point)
    }

    /// The points and the trend under a view that draws curves of its own.
    pub fn under(study: &Study, forecast: Forecast) -> Self {
        let assumptions = study.link.assumptions;
        let keys = milestones(&assumptions).into_iter().map(|m| m.0);
        Self {
            assumptions,
            data: Data::of(study),
            forecast,
            milestone_keys: keys.collect(),
        }
    }

    /// How lengths of work are named.
    pub fn clock(&self) -> Clock {
        clock(&self.assumptions)
    }

    /// The points with what became of them.
    pub fn measured(&self) -> Measured {
        Measured {
            assumptions: self.assumptions,
            data: self.data.clone(),
            status: self.forecast.status.clone(),
        }
    }
}

/// How lengths of work are named.
pub fn clock(assumptions: &Assumptions) -> Clock {
    if assumptions.on(Key::ClockTime) {
        Clock::Wall
    } else {
        Clock::Work
    }
}

/// The success level in per cent.
pub fn level(assumptions: &Assumptions) -> u32 {
    if assumptions.get(Key::SuccessLevel) == 0.0 {
        50
    } else {
        80
    }
}

/// Only METR's table has figures at 80%; other points stand for the level that their owner means.
fn estimate<'a>(assumptions: &Assumptions, point: &'a Observation) -> Option<&'a Estimate> {
    let published = assumptions.get(Key::Data) == 0.0;
    if published && level(assumptions) == 80 {
        point.p80.as_ref()
    } else {
        Some(&point.p50)
    }
}

/// The points that a study fits.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Published points.
    Published(&'static Dataset),
    /// A person's own.
    Imported(Rc<Dataset>),
}

impl Data {
    /// The points that a study chooses; none where it wants imported ones and there are none.
    pub fn of(study: &Study) -> Self {
        match study.link.assumptions.get(Key::Data) as usize {
            0 => Self::Published(metr()),
            1 => Self::Published(quoted()),
            _ => Self::Imported(study.imported.clone().unwrap_or_default()),
        }
    }
}

impl Deref for Data {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        match self {
            Self::Published(data) => data,
            Self::Imported(data) => data,
        }
    }
}

/// Named lengths of work, in minutes.
pub const MARKS: [(&str, f64); 4] = [
    ("work-day", WORK_DAY),
    ("work-week", WORK_WEEK),
    ("work-month", WORK_MONTH),
    ("work-year", WORK_YEAR),
];

/// The milestones of a study: the marks, then the target even where it is one of them.
pub fn milestones(assumptions: &Assumptions) -> Vec<(&'static str, f64)> {
    let mut all = MARKS.to_vec();
    all.push(("target", assumptions.get(Key::TargetLength)));
    all
}

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let points = Data::of(study)
        .points
        .iter()
        .map(|p| Point {
            day: p.day,
            rank: p.p50.mid,
            minutes: estimate(a, p).map(|e| e.mid),
        })
        .collect();
    let shape = match a.get(Key::Law) as usize {
        0 => Shape::Exponential,
        1 => Shape::Power {
            d: a.get(Key::DoublingFactor),
        },
        2 => Shape::Plateau {
            left: a.get(Key::DoublingsLeft),
        },
        _ => Shape::Broken {
            at: a.get(Key::BreakDate),
            after: a.value(Key::LaterDoublingTime),
        },
    };
    let end = date::year_to_days(a.get(Key::Until));
    Inputs {
        points,
        filter: Filter {
            since: a.get(Key::Since),
            as_of: a.value(Key::AsOf),
            sota: a.on(Key::StateOfTheArt),
            cap: a.get(Key::LengthCap) * 60.0,
        },
        shape,
        dt: a.value(Key::DoublingTime),
        h0: a.value(Key::AnchorHorizon),
        t0: a.value(Key::AnchorDate),
        compare_break: a.get(Key::BreakDate),
        dt_sd: a.get(Key::DoublingTimeSpread) / 100.0,
        scatter: a.on(Key::Scatter),
        boot: a.on(Key::Bootstrap),
        draws: a.get(Key::Draws) as usize,
        seed: a.get(Key::Seed) as u64,
        // At least two years, so that the axis never shrinks to nothing.
        start: a.get(Key::Since).min(end - 730.0),
        end,
        milestones: milestones(a).into_iter().map(|m| m.1).collect(),
    }
}

/// The panel of a forecast.
pub fn panel(study: &Study, inputs: &Inputs, forecast: &Forecast, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let chart = Chart {
        assumptions,
        data: Data::of(study),
        forecast: forecast.clone(),
        milestone_keys: milestones(&assumptions).into_iter().map(|m| m.0).collect(),
    };
    let dot_axis = (forecast_start(&chart), inputs.end);
    Panel {
        headline: spans(&sentence::headline(&chart, lang)),
        subline: sentence::subline(&chart, lang),
        milestones: tiles(&chart, dot_axis, lang),
        dot_axis: common::ends(lang, dot_axis),
        notes: sentence::notes(&chart, lang),
        laws: tables::laws(&chart, lang),
        resolved: resolved(&chart),
        fitted: fitted(&chart),
        remarks: sentence::remarks(&chart, lang),
        irrelevant: irrelevant(&chart),
        ..Panel::new(
            View::Horizon,
            lang,
            assumptions,
            super::Chart::Horizon(Box::new(chart)),
        )
    }
}

/// What is behind the folds.
pub fn details(chart: &Chart, lang: Lang) -> Details {
    Details {
        table: tables::forecast(chart, lang),
        points: chart.measured().table(lang),
        method: method::method(chart, lang),
    }
}

/// The sources as they are cited. Printing cannot wait for the rest of the method.
pub fn sources(chart: &Chart, lang: Lang) -> Vec<String> {
    common::citations(lang, method::sources(chart))
}

/// Where the dotplots begin: a year before the last fitted point, or the start of the axis.
fn forecast_start(chart: &Chart) -> f64 {
    let start = chart.forecast.dates.first().copied().unwrap_or_default();
    chart
        .forecast
        .central
        .map_or(start, |c| (c.t0 - 365.0).max(start))
}

fn tiles(chart: &Chart, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let target = chart.assumptions.get(Key::TargetLength);
    let tiles: Vec<(f64, Tile)> = chart
        .milestone_keys
        .iter()
        .zip(&chart.forecast.milestones)
        .filter(|(key, m)| **key == "target" || m.minutes != target)
        .map(|(key, m)| {
            let label = format::length(lang, m.minutes, chart.clock());
            let tile = common::tile(lang, key, label, m.p50, &m.arrival(), axis);
            (m.minutes, tile)
        })
        .collect();
    order::sorted(tiles, |(minutes, _)| *minutes)
        .into_iter()
        .map(|(_, tile)| tile)
        .collect()
}

/// The milestone that the headline is about.
fn target(chart: &Chart) -> Option<&Milestone> {
    chart.forecast.milestones.last()
}

/// The values in force of what follows the fit.
pub fn resolved(chart: &Chart) -> Vec<(Key, f64)> {
    let Some(curve) = chart.forecast.central else {
        return Vec::new();
    };
    let mut values = vec![
        (Key::DoublingTime, curve.dt),
        (Key::AnchorHorizon, fast::exp2(curve.level)),
        (Key::AnchorDate, curve.t0),
    ];
    if let Law::Broken { after, .. } = curve.law {
        values.push((Key::LaterDoublingTime, after));
    }
    values.retain(|(_, value)| value.is_finite());
    values
}

/// What the fit gives, whatever is set by hand.
pub fn fitted(chart: &Chart) -> Vec<(Key, f64)> {
    let f = &chart.forecast;
    let mut values = resolved(chart);
    values.retain(|(key, _)| chart.assumptions.given(*key).is_none());
    let (Some(trend), Some(curve)) = (&f.trend, f.central) else {
        return values;
    };
    let mut pace = (trend.doubling_days(), None);
    if let Law::Broken { .. } = curve.law
        && let Some(fit) = f.laws.iter().find(|l| matches!(l.law, Law::Broken { .. }))
        && let Law::Broken { after, .. } = fit.law
    {
        pace = (fit.dt, Some(after));
    }
    let points = chart.data.points.iter().zip(&f.status);
    let last = points
        .filter(|(_, status)| **status == Status::Fitted)
        .map(|(point, _)| point.day)
        .fold(f64::NEG_INFINITY, f64::max);
    let level = fast::exp2(trend.log2_at(curve.t0));
    let fits = [
        (Key::DoublingTime, pace.0),
        (Key::LaterDoublingTime, pace.1.unwrap_or(f64::NAN)),
        (Key::AnchorHorizon, level),
        (Key::AnchorDate, last),
    ];
    let by_hand = |(key, value): &(Key, f64)| {
        chart.assumptions.given(*key).is_some() && value.is_finite() && *value > 0.0
    };
    values.extend(fits.into_iter().filter(by_hand));
    values
}

/// Parameters that change neither the curve nor its spread.
pub fn irrelevant(chart: &Chart) -> Vec<Key> {
    let a = &chart.assumptions;
    let law = a.get(Key::Law) as usize;
    let mut keys = Vec::new();
    if law != 1 {
        keys.push(Key::DoublingFactor);
    }
    if law != 2 {
        keys.push(Key::DoublingsLeft);
    }
    if law != 3 {
        keys.extend([Key::BreakDate, Key::LaterDoublingTime]);
    }
    // Two points have no residuals, so that the spread of their doubling time is an assumption too.
    // Nor have three under a kink.
    let bare = |t: Trend| t.variance.is_none() || law == 3 && t.n <= 3;
    let by_hand = law == 3 && a.given(Key::LaterDoublingTime).is_some();
    let assumed = by_hand || chart.forecast.trend.is_none_or(bare);
    keys.extend(irrelevant_to_the_trend(a, assumed));
    keys
}

/// Which of the parameters that every law has change nothing; whether the spread of a doubling time is an `assumed` one even
/// where the fit gives that time.
pub fn irrelevant_to_the_trend(a: &Assumptions, assumed: bool) -> impl Iterator<Item = Key> {
    let spread = a.given(Key::DoublingTime).is_some() || assumed;
    let published = a.get(Key::Data) == 0.0;
    let keys = [
        (Key::DoublingTimeSpread, spread),
        (Key::SuccessLevel, published),
    ];
    keys.into_iter()
        .filter(|(_, matters)| !matters)
        .map(|(key, _)| key)
}

/// The doubling times that speak to one another: of the two quoted points alone, of the rate quoted
/// with them, and of METR's points since 2023. In days.
struct Consistency {
    points: f64,
    rate: f64,
    metr: f64,
}

/// Fact `horizon.doubling`, which S1 quotes. Written here because the table of facts is not needed by this view and
/// would add to the page; a test holds the two together.
const QUOTED_MONTHS: f64 = 4.0;

fn consistency() -> Option<Consistency> {
    let fit = |data: &Dataset, filter: &Filter| {
        let points: Vec<Point> = data
            .points
            .iter()
            .map(|p| Point {
                day: p.day,
                rank: p.p50.mid,
                minutes: Some(p.p50.mid),
            })
            .collect();
        let fitted = trend::fitted(&points, &trend::select(&points, filter));
        Trend::fit(&fitted).map(|t| t.doubling_days())
    };
    let defaults = Assumptions::default();
    let filter = Filter {
        since: defaults.get(Key::Since),
        as_of: None,
        sota: true,
        cap: defaults.get(Key::LengthCap) * 60.0,
    };
    Some(Consistency {
        points: fit(quoted(), &filter)?,
        rate: QUOTED_MONTHS * 365.25 / 12.0,
        metr: fit(metr(), &filter)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn the_quoted_rate_is_the_fact() {
        let fact = facts::get("horizon.doubling").unwrap();
        assert_eq!(
            (fact.value, fact.unit.as_str()),
            (Some(QUOTED_MONTHS), "months")
        );
    }
}
