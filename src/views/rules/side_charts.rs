//! The smaller charts of the rules.

use std::rc::Rc;

use super::{MOST_VENDORS, RulesOutcome, SCORES, headline, tables};
use crate::{
    figure::chart::{AxisSpec, Bar, Guide, Line, Mark, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{join, localized, percent},
    },
    model::rules::scenario::FACTORS,
    number,
    views::{Drawing, SideChart},
};

/// All of them.
pub fn all(outcome: &Rc<RulesOutcome>, lang: Lang) -> Vec<SideChart> {
    vec![
        SideChart::new(
            "effects",
            localized(lang, "What each factor moves", "各要因が動かすもの"),
            &headline::effects(outcome, lang),
            Some(tables::effects(outcome, lang)),
            Drawing::of(outcome, lang, effects),
        ),
        SideChart::new(
            "vendors",
            localized(
                lang,
                "If access is cut: how many vendors",
                "提供が止まるなら：何社必要か",
            ),
            &headline::vendors(outcome, lang),
            Some(tables::vendors(outcome, lang)),
            Drawing::of(outcome, lang, vendors),
        ),
        SideChart::new(
            "days",
            localized(
                lang,
                "Days lost a year, by plan",
                "備え方ごとの年間の停止日数",
            ),
            &headline::days(outcome, lang),
            Some(tables::days(outcome, lang)),
            Drawing::of(outcome, lang, days),
        ),
    ]
}

const PERCENT: AxisSpec = AxisSpec {
    measure: Measure::Percent,
    ends: (0.0, 100.0),
};

/// The weight of the one-off against the score of each factor, the others as they are.
fn effects(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (-2.0, 2.0),
    };
    let title = localized(
        lang,
        "Weight of the one-off, by the score of one factor",
        "シナリオAの重み（1つの要因の点数ごと）",
    );
    let mut spec = Spec::new(x, PERCENT, title.to_owned());
    for factor in 0..FACTORS {
        let name = headline::factor(lang, factor);
        let points = (-20..=20).map(|step| {
            let score = f64::from(step) / 10.0;
            let weight = outcome.judgement.with_score(factor, score)[0];
            (score, weight * 100.0)
        });
        let paint = Paint::Series(factor);
        spec.lines
            .push(Line::new(name, points.collect(), paint, 0.17));
    }
    let now = outcome.judgement.weights()[0];
    spec.marks = SCORES
        .iter()
        .enumerate()
        .map(|(factor, key)| Mark {
            at: (outcome.assumptions.get(*key), now * 100.0),
            name: String::new(),
            paint: Paint::Series(factor),
        })
        .collect();
    spec
}

/// P(all cut) against the number of vendors.
fn vendors(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let plan = &outcome.plan;
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (1.0, f64::from(MOST_VENDORS)),
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
        points: (1..=MOST_VENDORS).map(at).collect(),
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
            &headline::vendor_count(lang, plan.vendors),
            localized(lang, ": ", "："),
            &share,
        ]),
        paint: Paint::Accent,
    }];
    spec
}

/// Expected days lost a year, a bar a plan.
fn days(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let losses = headline::losses(outcome);
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
                    headline::way(lang, row),
                    localized(lang, ": ", "："),
                    &headline::day_count(lang, *days),
                ]),
                paint: if row == headline::chosen(outcome) {
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
