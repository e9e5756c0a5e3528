//! The charts of the rules as data.

use std::rc::Rc;

use super::{AXIS, EVENTS, LAST, RulesOutcome, STOPPED, headline, inputs, told_by};
use crate::{
    assumptions::codec::PIN_NAMES,
    evidence::sources,
    figure::chart::{
        About, AxisSpec, Band, Bar, DataPoint, Fan, FitRole, Guide, Measure, Paint, ShadedRange,
        Spec,
    },
    i18n::{
        Lang,
        format::{date, join, localized, localized_fmt, month, number, shares},
    },
    model::rules::scenario::SCENARIOS,
    views::{
        View, common,
        compare::{self, Scenario},
    },
};

/// The colour of a scenario.
pub const fn paint(scenario: usize) -> Paint {
    match scenario {
        0 => Paint::Accent,
        other => Paint::Series(other),
    }
}

/// The heights of events, from the top, so that each has room for its name.
fn height(event: usize) -> f64 {
    96.0 - 92.0 * event as f64 / (EVENTS.len() - 1) as f64
}

/// Of the height of the plot, all ribbons together.
const WIDE: f64 = 70.0;

/// Between two ribbons where they have parted.
const GAP: f64 = (100.0 - WIDE) / (SCENARIOS - 1) as f64;

/// Where the ribbons have parted.
const PARTED: f64 = LAST + 0.35 * (AXIS.1 - LAST);

/// Where the lower edge of each ribbon is where they leave the timeline, where it is in the end, and how wide it is. The widths
/// are the weights.
fn ribbons(weights: [f64; SCENARIOS]) -> [(f64, f64, f64); SCENARIOS] {
    let mut top = (50.0 + WIDE / 2.0, 100.0);
    weights.map(|weight| {
        let wide = weight * WIDE;
        top = (top.0 - wide, top.1 - wide);
        let ribbon = (top.0, top.1, wide);
        top.1 -= GAP;
        ribbon
    })
}

/// From 0 to 1 without a corner at either end.
fn smooth(part: f64) -> f64 {
    part * part * (3.0 - 2.0 * part)
}

/// Events until the edition of the data, and what may follow as ribbons out of their end, where dates end.
pub fn spec(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Date,
        ends: AXIS,
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Events, then what may follow: as wide as its weight, no dates",
        "2026年の出来事と、その後のシナリオ（帯の幅は重み。時期なし）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.scale_to = Some(LAST);
    spec.footer = vec![
        headline::source(lang).to_owned(),
        headline::assumes(outcome, lang),
    ];
    spec.shaded = vec![ShadedRange {
        ends: STOPPED,
        name: headline::day_count(lang, STOPPED.1 - STOPPED.0),
    }];
    let told = shares(lang, outcome.weights);
    let parts = ribbons(outcome.weights).into_iter().zip(&told).enumerate();
    for (scenario, ((from, to, wide), told)) in parts {
        const STEPS: u32 = 24;
        let mut edges: Vec<(f64, f64, f64)> = (0..=STEPS)
            .map(|step| {
                let part = f64::from(step) / f64::from(STEPS);
                let low = from + (to - from) * smooth(part);
                (LAST + (PARTED - LAST) * part, low, low + wide)
            })
            .collect();
        edges.push((AXIS.1, to, to + wide));
        let band = Band {
            name: String::new(),
            brief: String::new(),
            level: 0,
            edges,
        };
        spec.fans.push(Fan {
            // Twice, or it would be as pale as the widest band of a fan.
            bands: vec![band.clone(), band],
            paint: paint(scenario),
            named: false,
        });
        spec.bars.push(Bar {
            x: (LAST + 0.06 * (AXIS.1 - LAST), AXIS.1),
            // A name has its room also where its ribbon is thin.
            y: (
                (to - 0.4 * GAP).max(0.0),
                (to + wide + 0.4 * GAP).min(100.0),
            ),
            name: join(&[headline::on_chart(lang, scenario), " ", told]),
            paint: paint(scenario),
            opacity: 0.0,
            region: true,
        });
    }
    spec.points = EVENTS
        .iter()
        .enumerate()
        .map(|(index, event)| DataPoint {
            // Even ones have their names on the left, where the later ones have room.
            index: 2 * index + usize::from(NAMED_RIGHT.contains(&index)),
            at: (event.day, height(index)),
            range: None,
            weight: FitRole::Full,
        })
        .collect();
    spec.about = Some(Box::new(Events(lang)));
    spec.legend = Some(legend(lang));
    spec
}

/// Which events have their names on the right: the early ones, and in June every other one, so that names have room.
const NAMED_RIGHT: [usize; 6] = [0, 1, 2, 3, 6, 8];

/// The weights of pinned scenarios of this view as narrow columns beside the ribbons' ends, from A on top to C.
pub fn mark_pins(spec: &mut Spec, pins: &[Rc<Scenario>]) {
    let wide = 0.045 * (AXIS.1 - LAST);
    let same = |(_, pin): &(usize, &Rc<Scenario>)| pin.pin.view == View::Rules;
    let pins: Vec<(usize, &Rc<Scenario>)> = pins.iter().enumerate().filter(same).collect();
    if pins.is_empty() {
        return;
    }
    for (place, (index, pin)) in pins.iter().copied().enumerate() {
        let weights = inputs::judgement(&pin.pin.assumptions).weights();
        let left = AXIS.1 - wide * 1.4 * (pins.len() - place) as f64;
        let mut top = 100.0;
        for (scenario, weight) in weights.iter().enumerate() {
            let low = (top - 100.0 * weight).max(0.0);
            spec.bars.push(Bar {
                x: (left, left + wide),
                y: (low, top),
                name: String::new(),
                paint: paint(scenario),
                opacity: 0.9,
                region: false,
            });
            top = low;
        }
        spec.guides.push(Guide {
            vertical: true,
            at: left,
            name: compare::called(PIN_NAMES[index], &pin.pin),
            paint: Paint::Pin(index),
        });
    }
    // Room for them beside the ribbons.
    let room = wide * 1.4 * pins.len() as f64 + wide * 0.4;
    let bands = spec.fans.iter_mut().flat_map(|fan| &mut fan.bands);
    for edge in bands.filter_map(|band| band.edges.last_mut()) {
        edge.0 = AXIS.1 - room;
    }
    for bar in spec.bars.iter_mut().filter(|bar| bar.region) {
        bar.x.1 -= room;
    }
}

/// What the numbers of the events mean.
fn legend(lang: Lang) -> String {
    let numbers: Vec<String> = (1..=EVENTS.len()).map(|n| number(n as f64)).collect();
    let names = (0..EVENTS.len()).map(|index| headline::event(lang, index));
    let named = common::numbered(numbers.iter().map(String::as_str).zip(names));
    localized_fmt(lang, "Events: {0}.", "出来事：{0}。", &[&named])
}

/// The words of the events.
struct Events(Lang);

impl About for Events {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (headline::event(self.0, index / 2).to_owned(), None)
    }

    fn level(&self) -> bool {
        true
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let event = &EVENTS[(index / 2).min(EVENTS.len() - 1)];
        let when = if event.exact {
            date(self.0, event.day)
        } else {
            month(self.0, event.day)
        };
        let title = headline::event(self.0, index / 2).to_owned();
        let told = told_by(event).filter_map(sources::get);
        let told = told.map(|source| source.short(self.0));
        (title, std::iter::once(when).chain(told).collect())
    }
}
