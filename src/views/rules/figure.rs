//! The charts of the rules as data.

use super::{AXIS, Chart, EVENTS, NEXT, SCORES, sentence};
use crate::{
    figure::chart::{
        About, AxisSpec, Bar, DataPoint, FitRole, Guide, Line, Mark, Measure, Paint, Spec,
    },
    i18n::{
        Lang,
        format::{date, join, localized, month, percent, shares},
    },
    model::scenario::FACTORS,
    number,
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
    94.0 - 88.0 * event as f64 / (EVENTS.len() - 1) as f64
}

/// Events until the directive, and the weights of what may follow as regions.
pub fn spec(chart: &Chart, lang: Lang) -> Spec {
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
        "What happened in 2026, and how likely we judge what may follow (no dates)",
        "2026年の出来事と、その後の可能性についての判断（時期は示さない）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.footer = vec![
        sentence::source(lang).to_owned(),
        sentence::assumes(chart, lang),
    ];
    let mut top = 100.0;
    let weights = chart.judgement.weights();
    let told = shares(lang, weights);
    for (scenario, (weight, told)) in weights.iter().zip(&told).enumerate() {
        let low = top - weight * 100.0;
        spec.bars.push(Bar {
            x: (NEXT, AXIS.1),
            y: (low.max(0.0), top),
            name: join(&[sentence::scenario(lang, scenario), " ", told]),
            paint: paint(scenario),
            opacity: 0.22,
            region: true,
        });
        top = low;
    }
    spec.points = EVENTS
        .iter()
        .enumerate()
        .map(|(index, event)| DataPoint {
            // Even ones have their names on the left, where the later ones have room.
            index: 2 * index + usize::from(index < 3),
            at: (event.day, height(index)),
            range: None,
            weight: FitRole::Full,
        })
        .collect();
    spec.about = Some(Box::new(Events(lang)));
    spec
}

/// The words of the events.
struct Events(Lang);

impl About for Events {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (sentence::event(self.0, index / 2).to_owned(), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let event = &EVENTS[(index / 2).min(EVENTS.len() - 1)];
        let when = if event.exact {
            date(self.0, event.day)
        } else {
            month(self.0, event.day)
        };
        let title = sentence::event(self.0, index / 2).to_owned();
        (title, vec![when, "S2, S5".to_owned()])
    }
}

/// One of the smaller charts.
pub fn extra(chart: &Chart, key: &str, lang: Lang) -> Option<Spec> {
    match key {
        "effects" => Some(effects(chart, lang)),
        "vendors" => Some(vendors(chart, lang)),
        "days" => Some(days(chart, lang)),
        _ => None,
    }
}

const PERCENT: AxisSpec = AxisSpec {
    measure: Measure::Percent,
    ends: (0.0, 100.0),
};

/// The weight of the one-off against the score of each factor, the others as they are.
fn effects(chart: &Chart, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (-2.0, 2.0),
    };
    let title = localized(
        lang,
        "Weight of the one-off, by the score of one factor",
        "「単発」の重み（1つの要因の点数ごと）",
    );
    let mut spec = Spec::new(x, PERCENT, title.to_owned());
    for factor in 0..FACTORS {
        let name = sentence::factor(lang, factor);
        let points = (-20..=20).map(|step| {
            let score = f64::from(step) / 10.0;
            let weight = chart.judgement.with_score(factor, score)[0];
            (score, weight * 100.0)
        });
        let paint = Paint::Series(factor);
        spec.lines
            .push(Line::new(name, points.collect(), paint, 0.17));
    }
    let now = chart.judgement.weights()[0];
    spec.marks = SCORES
        .iter()
        .enumerate()
        .map(|(factor, key)| Mark {
            at: (chart.assumptions.get(*key), now * 100.0),
            name: String::new(),
            paint: Paint::Series(factor),
        })
        .collect();
    spec
}

/// The most vendors that the chart shows.
pub const MOST: u32 = 10;

/// P(all cut) against the number of vendors.
fn vendors(chart: &Chart, lang: Lang) -> Spec {
    let plan = &chart.plan;
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (1.0, f64::from(MOST)),
    };
    let most = plan.all_of(1) * 100.0;
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, number::within(most * 1.15, 1.0, 100.0)),
    };
    let title = localized(
        lang,
        "All vendors cut off within a year, by their number",
        "1年以内に全社の提供が止まる確率（社数ごと）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let at = |n: u32| (f64::from(n), plan.all_of(n) * 100.0);
    spec.lines = vec![Line {
        name: String::new(),
        reading: localized(lang, "all cut off", "全社停止").to_owned(),
        points: (1..=MOST).map(at).collect(),
        paint: Paint::Accent,
        weight: 0.17,
    }];
    let floor = plan.common * plan.cut;
    spec.guides = vec![Guide {
        vertical: false,
        at: floor * 100.0,
        name: localized(lang, "common cause", "共通原因").to_owned(),
        paint: Paint::Muted,
    }];
    let here = at(plan.vendors);
    let share = percent(lang, here.1 / 100.0);
    spec.marks = vec![Mark {
        at: here,
        name: join(&[
            &sentence::vendor_count(lang, plan.vendors),
            localized(lang, ": ", "："),
            &share,
        ]),
        paint: Paint::Accent,
    }];
    spec
}

/// Expected days lost a year, a bar a plan.
fn days(chart: &Chart, lang: Lang) -> Spec {
    let losses = sentence::losses(chart);
    let most = losses.iter().copied().fold(0.1, f64::max);
    let x = AxisSpec {
        measure: Measure::Number,
        // Room for names, which begin where the bars end.
        ends: (0.0, most * 1.9),
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, 4.0),
    };
    let title = localized(
        lang,
        "Expected days without access a year",
        "年間の停止日数の期待値",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.bars = losses
        .iter()
        .enumerate()
        .map(|(row, days)| {
            let top = 3.85 - row as f64;
            Bar {
                x: (0.0, *days),
                y: (top - 0.7, top),
                name: join(&[
                    sentence::way(lang, row),
                    localized(lang, ": ", "："),
                    &sentence::day_count(lang, *days),
                ]),
                paint: if row == sentence::chosen(chart) {
                    Paint::Accent
                } else {
                    Paint::Muted
                },
                opacity: 0.6,
                region: false,
            }
        })
        .collect();
    spec
}
