//! The smaller charts of the horizon: what the method would have forecast for each record, and what came; how other laws would have done.

use std::rc::Rc;

use super::{HorizonOutcome, headline, league, tables, vintages, weigh};
use crate::{
    evidence::points::Observation,
    figure::chart::{About, AxisSpec, Bar, DataPoint, FitRole, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{date, join, localized, phrase},
    },
    model::{horizon::track::Step, numerics::fast},
    views::{Drawing, SideChart},
};

/// All of them.
pub fn all(outcome: &Rc<HorizonOutcome>, lang: Lang) -> Vec<SideChart> {
    let laws = weigh::side_chart(outcome, lang);
    if outcome.track.is_empty() {
        return laws.into_iter().collect();
    }
    let track = SideChart::new(
        "track",
        localized(
            lang,
            "Would this have forecast the records so far?",
            "この方法は、これまでの最高記録を予測できていたか",
        ),
        &headline::track(outcome, lang),
        Some(tables::track(outcome, lang)),
        Drawing::of(outcome, lang, track),
    );
    let mut all = vec![track];
    all.extend(league::side_chart(outcome, lang));
    all.extend(vintages::side_chart(outcome, lang));
    all.extend(laws);
    all
}

/// A bar for the bands of each forecast, a point for what was measured.
fn track(outcome: &HorizonOutcome, lang: Lang) -> Option<Spec> {
    let steps = &outcome.track;
    let (first, last) = (steps.first()?.day, steps.last()?.day);
    let margin = (last - first).max(60.0) * 0.06;
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for step in steps {
        low = low
            .min(step.outcome)
            .min(step.band[0].max(step.band[3] - 4.0));
        high = high
            .max(step.outcome)
            .max(step.band[6].min(step.band[3] + 4.0));
    }
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (first - margin, last + margin),
    };
    let y = AxisSpec {
        measure: Measure::Work(outcome.clock()),
        ends: (fast::exp2(low - 0.3), fast::exp2(high + 0.3)),
    };
    let title = localized(
        lang,
        "Bars: forecast (50, 80, 95%). Dots: measured, with its own 95%",
        "棒：予測（50・80・95%）、点：測定値とその95%区間",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let half = margin * 0.12;
    spec.bars = steps
        .iter()
        .flat_map(|step| {
            [(0, 0.16), (1, 0.22), (2, 0.34)].map(|(edge, opacity)| Bar {
                x: (step.day - half, step.day + half),
                y: (fast::exp2(step.band[edge]), fast::exp2(step.band[6 - edge])),
                name: String::new(),
                paint: Paint::Accent,
                opacity,
                region: true,
            })
        })
        .collect();
    spec.points = steps
        .iter()
        .enumerate()
        .map(|(index, step)| DataPoint {
            index,
            at: (step.day, fast::exp2(step.outcome)),
            range: outcome
                .estimate(&outcome.data.points[step.index])
                .and_then(|estimate| estimate.range),
            weight: FitRole::Full,
        })
        .collect();
    let points = &outcome.data.points;
    spec.about = Some(Box::new(Records {
        steps: steps
            .iter()
            .map(|step| (points[step.index].clone(), *step))
            .collect(),
        work: Measure::Work(outcome.clock()),
        lang,
    }));
    Some(spec)
}

/// The words of the records.
struct Records {
    steps: Vec<(Observation, Step)>,
    work: Measure,
    lang: Lang,
}

impl About for Records {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (self.steps[index].0.label.clone(), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let (point, step) = &self.steps[index];
        let length = |log2: f64| self.work.text(self.lang, fast::exp2(log2));
        let lines = vec![
            date(self.lang, step.day),
            join(&[
                localized(self.lang, "measured: ", "測定値："),
                &length(step.outcome),
            ]),
            phrase!(
                localized(self.lang, "forecast, 80%: ", "予測（80%）："),
                &length(step.band[1]),
                localized(self.lang, " to ", "〜"),
                &length(step.band[5]),
            ),
        ];
        (point.name.clone(), lines)
    }
}
