//! The plane of the document's two axes as data, with its scenarios as regions and the simulations as a cloud.

use std::rc::Rc;

use super::{AccessOutcome, MOST, headline, inputs};
use crate::{
    assumptions::codec::PIN_NAMES,
    assumptions::registry::{Key, View},
    figure::{
        chart::{
            About, AxisSpec, Bar, Cloud, DataPoint, FitRole, Guide, Handle, Mark, Measure, Paint,
            Spec,
        },
        picture::Along,
    },
    i18n::{Lang, format::localized},
    model::{
        MONTH,
        access::{FIRM, HOLLOW, Lags, MANAGED, REGIONS, UNSTABLE, WEAK},
    },
    views::{
        common::months,
        compare::{self, Scenario},
        numbers::Words,
    },
};

/// The plane ends at so many months unless a lag lies beyond.
const NEAR: f64 = 24.0;

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

/// The colours of those who follow: that of the scenario which they bring, and one of its own.
pub const CLOSED: Paint = paint(UNSTABLE);
/// Of open weights.
pub const OPEN: Paint = paint(HOLLOW);
/// Of Chinese models.
pub const CHINA: Paint = Paint::Series(0);

/// The curves by date.
pub fn followers(outcome: &AccessOutcome) -> [Follower; 4] {
    let curve = |name, label, paint, months| Follower {
        name,
        label,
        paint,
        months,
    };
    let Lags {
        closed,
        open,
        china,
    } = outcome.inputs.lags;
    let weights = ("open weights", "オープン型");
    [
        curve("leader", ("leader", "先頭"), Paint::Accent, 0.0),
        curve("closed", ("closed", "クローズ型"), CLOSED, closed),
        curve("open", weights, OPEN, open),
        curve("china", ("Chinese", "中国"), CHINA, china),
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

/// Where the plane ends.
fn most(outcome: &AccessOutcome) -> f64 {
    let Lags {
        closed,
        open,
        china,
    } = outcome.inputs.lags;
    if closed.max(open).max(china) > NEAR {
        MOST
    } else {
        NEAR
    }
}

/// What the chart shows.
pub fn spec(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let i = &outcome.inputs;
    let x = AxisSpec {
        measure: Measure::Months,
        ends: (0.0, most(outcome)),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Strength of access governance, by months until models equal to the frontier spread",
        "アクセス統治の強度（横軸：フロンティアモデルと同水準のAIモデルの普及時期）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.footer = vec![headline::source(lang), headline::assumes(outcome, lang)];
    spec.bars = regions(outcome, lang);
    spec.clouds = clouds(outcome, lang);
    spec.guides = vec![Guide {
        vertical: true,
        at: i.window,
        name: months(lang, i.window),
        paint: Paint::Muted,
    }];
    let at = i.governance * 100.0;
    let spread = i.lags.spread(i.with_china);
    let months = [i.lags.closed, i.lags.open, i.lags.china];
    let spot = |(index, months): (usize, f64)| DataPoint {
        index,
        at: (months, at),
        range: None,
        weight: FitRole::of(index > 0 && months == spread),
    };
    spec.points = months.into_iter().enumerate().map(spot).collect();
    spec.about = Some(Box::new(Models {
        outcome: outcome.clone(),
        lang,
    }));
    let handle = |key, months| Handle {
        key,
        at: (months, at),
        along: Along::Both,
        value: Box::new(|x, _| x),
        also: Some((Key::Governance, Box::new(|_, y| y))),
    };
    spec.handles = vec![
        handle(Key::ChinaLag, i.lags.china),
        handle(Key::ClosedLag, i.lags.closed),
        handle(Key::OpenLag, i.lags.open),
    ];
    spec
}

/// The simulations by the region that they are in.
fn clouds(outcome: &AccessOutcome, lang: Lang) -> Vec<Cloud> {
    let mut clouds: Vec<Cloud> = (0..REGIONS)
        .map(|region| Cloud {
            name: headline::region(region, lang).to_owned(),
            points: Vec::new(),
            paint: paint(region),
        })
        .collect();
    for (months, strength, region) in outcome.drawn.cloud(&outcome.inputs) {
        clouds[region].points.push((months, strength * 100.0));
    }
    clouds.retain(|cloud| !cloud.points.is_empty());
    clouds
}

/// The regions at the closed lag in force: within the window managers have dispersed wherever governance is not hollow.
fn regions(outcome: &AccessOutcome, lang: Lang) -> Vec<Bar> {
    let i = &outcome.inputs;
    let end = most(outcome);
    let region = |region: usize, x: (f64, f64), y: (f64, f64), named: bool| Bar {
        x,
        y: (y.0 * 100.0, y.1 * 100.0),
        name: if named {
            headline::region(region, lang).to_owned()
        } else {
            String::new()
        },
        paint: paint(region),
        opacity: 0.16,
        region: true,
    };
    let (early, late) = ((0.0, i.window), (i.window, end));
    let mut all = vec![
        region(HOLLOW, (0.0, end), (0.0, WEAK), true),
        region(HOLLOW, early, (WEAK, 1.0), false),
    ];
    if i.lags.closed < i.window {
        all.push(region(UNSTABLE, late, (WEAK, 1.0), true));
        all.push(Bar {
            name: headline::were_closed_later(i.window, lang),
            opacity: 0.0,
            ..region(MANAGED, late, (0.85, 1.0), true)
        });
    } else {
        all.push(region(UNSTABLE, late, (WEAK, FIRM), true));
        all.push(region(MANAGED, late, (FIRM, 1.0), true));
    }
    all
}

/// The words of the three points.
struct Models {
    outcome: AccessOutcome,
    lang: Lang,
}

impl About for Models {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (headline::model(index, self.lang).to_owned(), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let (lags, o) = (&self.outcome.inputs.lags, &self.outcome.drawn);
        let (months, q) = match index {
            0 => (lags.closed, &o.closed),
            1 => (lags.open, &o.open),
            _ => (lags.china, &o.china),
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
            let a = &pin.assumptions;
            let spread = inputs::lags(a).spread(inputs::with_china(a));
            let at = (spread, a.get(Key::Governance));
            spec.marks.push(Mark {
                at,
                name: compare::called(PIN_NAMES[index], &scenario.pin),
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
