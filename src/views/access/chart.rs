//! The plane of catch-up lag and governance as data, and the leader's and the followers' curves by date.

use std::rc::Rc;

use super::{AccessOutcome, MOST, headline};
use crate::{
    assumptions::codec::PIN_NAMES,
    assumptions::registry::{Key, View},
    figure::{
        chart::{
            About, AxisSpec, Bar, DataPoint, FitRole, Guide, Handle, Line, Mark, Measure, Paint,
            Spec,
        },
        picture::Along,
    },
    i18n::{Lang, format::localized},
    model::{
        MONTH,
        access::{FIRM, HOLLOW, MANAGED, UNSTABLE, WEAK},
        numerics::fast,
    },
    views::{common, compare::Scenario, horizon, numbers::Words},
};

/// Who follows the leader, or leads, by so many months.
pub struct Follower {
    /// The curve's name in files.
    pub name: &'static str,
    /// What the curve is called.
    pub label: Words,
    /// Its colour.
    pub paint: Paint,
    /// Months behind.
    pub months: f64,
}

/// The curves by date.
pub fn followers(outcome: &AccessOutcome) -> [Follower; 3] {
    let curve = |name, label, paint, months| Follower {
        name,
        label,
        paint,
        months,
    };
    let i = &outcome.inputs;
    let open = ("open weights", "オープンウェイト");
    [
        curve("leader", ("leader", "先頭"), Paint::Accent, 0.0),
        curve("closed", ("closed", "非公開"), Paint::Series(2), i.closed),
        curve("open", open, Paint::Series(3), i.open),
    ]
}

/// The colour of a region.
pub const fn paint(region: usize) -> Paint {
    Paint::Series(match region {
        MANAGED => 2,
        UNSTABLE => 1,
        _ => 3,
    })
}

/// The axis of months.
pub const MONTHS: AxisSpec = AxisSpec {
    measure: Measure::Months,
    ends: (0.0, MOST),
};

/// What the chart shows.
pub fn spec(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let i = &outcome.inputs;
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Strength of access governance, by months until an equal model is elsewhere",
        "アクセス統治の強度（横軸：フロンティアモデルと同水準のモデルの普及時期、月）",
    );
    let mut spec = Spec::new(MONTHS, y, title.to_owned());
    spec.footer = vec![headline::source(lang), headline::assumes(outcome, lang)];
    spec.bars = regions(outcome, lang);
    spec.guides = vec![Guide {
        vertical: true,
        at: i.window,
        name: headline::months(lang, i.window),
        paint: Paint::Muted,
    }];
    let at = i.governance * 100.0;
    let interval = |q: &[f64; 7], paint, weight| {
        let points = vec![(q[1].min(MOST), at), (q[5].min(MOST), at)];
        Line::new("", points, paint, weight)
    };
    spec.lines = vec![
        interval(&outcome.drawn.closed, Paint::Accent, 0.25),
        interval(&outcome.drawn.open, Paint::Ink, 0.12),
    ];
    let spot = |index, months| DataPoint {
        index,
        at: (months, at),
        range: None,
        weight: if index == 0 {
            FitRole::Full
        } else {
            FitRole::Hollow
        },
    };
    spec.points = vec![spot(0, i.closed), spot(1, i.open)];
    spec.about = Some(Box::new(Models {
        outcome: outcome.clone(),
        lang,
    }));
    spec.handles = vec![
        common::sideways(Key::OpenLag, (i.open, at), |x| x),
        Handle {
            key: Key::ClosedLag,
            at: (i.closed, at),
            along: Along::Both,
            value: Box::new(|x, _| x),
            also: Some((Key::Governance, Box::new(|_, y| y))),
        },
    ];
    spec
}

/// The regions at the open lag in force: within the window everything is hollow.
fn regions(outcome: &AccessOutcome, lang: Lang) -> Vec<Bar> {
    let i = &outcome.inputs;
    let region = |region: usize, x: (f64, f64), y: (f64, f64), named: bool| Bar {
        x,
        y: (y.0 * 100.0, y.1 * 100.0),
        name: if named {
            headline::region(region, lang).to_owned()
        } else {
            String::new()
        },
        paint: paint(region),
        opacity: 0.2,
        region: true,
    };
    let (left, right) = ((0.0, i.window), (i.window, MOST));
    if i.open < i.window {
        return vec![region(HOLLOW, (0.0, MOST), (0.0, 1.0), true)];
    }
    vec![
        region(MANAGED, right, (FIRM, 1.0), true),
        region(UNSTABLE, right, (WEAK, FIRM), true),
        region(UNSTABLE, left, (WEAK, 1.0), false),
        region(HOLLOW, (0.0, MOST), (0.0, WEAK), true),
    ]
}

/// The words of the two points.
struct Models {
    outcome: AccessOutcome,
    lang: Lang,
}

impl About for Models {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (headline::model(index, self.lang).to_owned(), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let (i, o) = (&self.outcome.inputs, &self.outcome.drawn);
        let (months, q) = if index == 0 {
            (i.closed, &o.closed)
        } else {
            (i.open, &o.open)
        };
        let title = headline::model(index, self.lang).to_owned();
        (
            title,
            headline::reading(&self.outcome, months, q, self.lang),
        )
    }
}

/// Pinned scenarios of this view as places of the plane.
pub fn mark_pins(spec: &mut Spec, pins: &[Rc<Scenario>]) {
    for (index, scenario) in pins.iter().enumerate() {
        let pin = &scenario.pin;
        if pin.view == View::Access {
            let at = (
                pin.assumptions.get(Key::ClosedLag),
                pin.assumptions.get(Key::Governance),
            );
            spec.marks.push(Mark {
                at,
                name: PIN_NAMES[index].to_owned(),
                paint: Paint::Pin(index),
            });
        }
    }
}

/// log2 of the minutes on a date of who is so many months behind.
pub fn behind(outcome: &AccessOutcome, day: f64, months: f64) -> Option<f64> {
    let central = outcome.drawn.central?;
    Some(central.log2_minutes(day - months * MONTH))
}

/// Leader and followers by date, for slides, whose axis is one of dates.
pub fn dated(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let dates = &outcome.drawn.dates;
    let end = |day: Option<&f64>| day.copied().unwrap_or_default();
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (end(dates.first()), end(dates.last())),
    };
    let y = AxisSpec {
        measure: Measure::Work(outcome.trend.clock()),
        ends: horizon::chart::range(&outcome.trend),
    };
    let mut spec = Spec::new(x, y, horizon::chart::y_title(&outcome.trend, lang));
    spec.footer = vec![
        horizon::headline::source(&outcome.trend, lang),
        headline::source(lang),
        headline::assumes(outcome, lang),
    ];
    for follower in followers(outcome) {
        let label = localized(lang, follower.label.0, follower.label.1);
        let value = |day: &f64| Some((*day, fast::exp2(behind(outcome, *day, follower.months)?)));
        let points = dates.iter().filter_map(value).collect();
        spec.lines
            .push(Line::new(label, points, follower.paint, 0.17));
    }
    spec
}
