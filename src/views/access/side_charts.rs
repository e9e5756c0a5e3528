//! The smaller charts of the access view as data, all over months.

use std::rc::Rc;

use super::{AccessOutcome, MOST, QUOTED, chart, headline, tables};
use crate::{
    figure::chart::{AxisSpec, Guide, Line, Mark, Measure, Paint, ShadedRange, Spec},
    i18n::{
        Lang,
        format::{join, localized, percent, share},
    },
    model::access::{self, REGIONS},
    views::{Drawing, SideChart},
};

/// All of them.
pub fn all(outcome: &Rc<AccessOutcome>, lang: Lang) -> Vec<SideChart> {
    let mut all = Vec::new();
    if let Some(text) = headline::lead(outcome, lang) {
        all.push(SideChart::new(
            "lead",
            localized(
                lang,
                "How far the leader is ahead",
                "先頭はどれだけ先を行くか",
            ),
            &text,
            tables::lead(outcome, lang),
            Drawing::of(outcome, lang, lead),
        ));
    }
    all.push(SideChart::new(
        "odds",
        localized(
            lang,
            "If equal models come sooner",
            "同等のモデルが早く現れたら",
        ),
        &headline::odds(outcome, lang),
        Some(tables::odds(outcome, lang)),
        Drawing::of(outcome, lang, odds),
    ));
    all.push(SideChart::new(
        "defence",
        localized(lang, "Time for defenders", "守る側に残る時間"),
        &headline::defence(outcome, lang),
        None,
        Drawing::of(outcome, lang, defence),
    ));
    if let Some(text) = headline::rivalry(outcome, lang) {
        all.push(SideChart::new(
            "rivalry",
            localized(
                lang,
                "Both sides believe that they lead",
                "双方が自分こそ先頭だと思う確率",
            ),
            &text,
            None,
            Drawing::of(outcome, lang, rivalry),
        ));
    }
    all
}

fn along(to: f64, steps: u32) -> impl Iterator<Item = f64> {
    (0..=steps).map(move |i| to * f64::from(i) / f64::from(steps))
}

fn line(name: &str, points: Vec<(f64, f64)>, paint: Paint) -> Line {
    Line::new(name, points, paint, 0.18)
}

fn title(lang: Lang, en: &str, ja: &str) -> String {
    localized(lang, en, ja).to_owned()
}

fn named(lang: Lang, months: f64, value: &str) -> String {
    let colon = localized(lang, ": ", "：");
    join(&[&headline::months(lang, months), colon, value])
}

/// How many times as long a task the leader handles, by the follower's lag.
fn lead(outcome: &AccessOutcome, lang: Lang) -> Option<Spec> {
    let pace = outcome.pace()?;
    let at = |months: f64| access::lead(months, pace);
    let y = AxisSpec {
        measure: Measure::Times,
        ends: (1.0, at(MOST).max(4.0)),
    };
    let title = title(
        lang,
        "Leader's task length relative to the follower's, by months behind",
        "先頭と追う側の作業の長さの比（横軸：遅れの月数）",
    );
    let mut spec = Spec::new(chart::MONTHS, y, title);
    let points = along(MOST, 72).map(|m| (m, at(m))).collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.shaded = vec![ShadedRange {
        ends: QUOTED,
        name: localized(lang, "Daiwa Institute", "大和総研").to_owned(),
    }];
    let i = &outcome.inputs;
    spec.marks = [(i.closed, Paint::Accent), (i.open, Paint::Ink)]
        .into_iter()
        .map(|(months, paint)| Mark {
            at: (months, at(months)),
            name: named(lang, months, &Measure::Times.text(lang, at(months))),
            paint,
        })
        .collect();
    Some(spec)
}

/// The probability of each region by the closed lag, with the same random numbers.
fn odds(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 104.0),
    };
    let title = title(
        lang,
        "Probability, by months until an equal closed model is elsewhere",
        "確率（横軸：同等の非公開モデルが現れるまでの月数）",
    );
    let mut spec = Spec::new(chart::MONTHS, y, title);
    let i = &outcome.inputs;
    let swept: Vec<(f64, [f64; REGIONS])> = along(MOST, 72)
        .map(|months| {
            let odds = outcome
                .drawn
                .odds_for(months, i.open, i.governance, i.window);
            (months, odds)
        })
        .collect();
    spec.lines = (0..REGIONS)
        .map(|region| {
            let points = swept.iter().map(|(m, odds)| (*m, odds[region] * 100.0));
            let name = headline::short(region, lang);
            line(name, points.collect(), chart::paint(region))
        })
        .collect();
    spec.guides = vec![here(i.closed)];
    spec
}

/// The lag in force.
const fn here(months: f64) -> Guide {
    Guide {
        vertical: true,
        at: months,
        name: String::new(),
        paint: Paint::Muted,
    }
}

/// The share of the draws in which defenders have more than so many months.
fn defence(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let (i, o) = (&outcome.inputs, &outcome.drawn);
    let most = (o.defence[6] * 1.2).max(6.0);
    let x = AxisSpec {
        measure: Measure::Months,
        ends: (0.0, most),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 104.0),
    };
    let title = title(
        lang,
        "Probability that defenders have more than so many months",
        "守る側に残る時間がその月数を超える確率",
    );
    let mut spec = Spec::new(x, y, title);
    let points = along(most, 72).map(|m| (m, o.defended(i, m) * 100.0));
    spec.lines = vec![line("", points.collect(), Paint::Accent)];
    spec.marks = vec![Mark {
        at: (o.defence[3], 50.0),
        name: named(lang, o.defence[3], &percent(lang, 0.5)),
        paint: Paint::Accent,
    }];
    spec
}

/// The probability that both sides believe that they lead, by the lag between them.
fn rivalry(outcome: &AccessOutcome, lang: Lang) -> Option<Spec> {
    outcome.pace()?;
    let at = |months: f64| outcome.both_believe(months).unwrap_or_default() * 100.0;
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 27.0),
    };
    let title = title(
        lang,
        "Probability that both believe, by months between them",
        "双方がそう思う確率（横軸：両者の差の月数）",
    );
    let mut spec = Spec::new(chart::MONTHS, y, title);
    spec.lines = vec![line(
        "",
        along(MOST, 144).map(|m| (m, at(m))).collect(),
        Paint::Accent,
    )];
    spec.guides = vec![Guide {
        vertical: false,
        at: 25.0,
        name: localized(lang, "at most, at parity", "上限（互角の場合）").to_owned(),
        paint: Paint::Muted,
    }];
    let i = &outcome.inputs;
    spec.marks = [(i.closed, Paint::Accent), (i.open, Paint::Ink)]
        .into_iter()
        .map(|(months, paint)| Mark {
            at: (months, at(months)),
            name: named(lang, months, &share(at(months))),
            paint,
        })
        .collect();
    Some(spec)
}
