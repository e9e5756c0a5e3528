//! The smaller charts of the branches.

use std::rc::Rc;

use super::{
    ALL, BranchesOutcome, LEVERAGE,
    chart::{from_branch_date, line_name, paint, together},
    conditions, headline, loop_check, tables, weigh,
};
use crate::{
    assumptions::registry::Key,
    figure::chart::{AxisSpec, Guide, Line, Mark, Measure, Paint, ShadedRange, Spec},
    i18n::{
        Lang,
        format::{join, localized, number, short_length},
    },
    model::{
        MONTH,
        branches::Forecast,
        research::explosion::{FASTER, MONTHS},
    },
    views::{Drawing, SideChart, common},
};

/// All of them; none without a trend.
pub fn all(outcome: &Rc<BranchesOutcome>, lang: Lang) -> Vec<SideChart> {
    let Some(forecast) = &outcome.forecast else {
        return Vec::new();
    };
    let mut all = Vec::new();
    if let Some(paused) = outcome.paused() {
        all.push(SideChart::new(
            "pause",
            localized(lang, "What a pause gains", "一時停止で得られる時間"),
            &headline::pause(outcome, paused, lang),
            Some(tables::pause(outcome, paused, lang)),
            Drawing::of(outcome, lang, pause),
        ));
    }
    if outcome.assumptions().value(Key::PauseTrigger).is_some() {
        all.push(SideChart::new(
            "conditions",
            localized(
                lang,
                "What a pause would have to settle",
                "停止に必要な合意",
            ),
            &conditions::text(outcome.assumptions(), lang),
            Some(conditions::table(outcome.assumptions(), lang)),
            Drawing::of(outcome, lang, conditions::chart),
        ));
    }
    all.extend(weigh::card(outcome, lang));
    all.push(SideChart::new(
        "loop",
        localized(lang, "Does the loop sustain itself?", "連鎖は自走するか"),
        &loop_check::text(outcome, forecast, lang),
        Some(loop_check::table(outcome, forecast, lang)),
        Drawing::of(outcome, lang, loop_check::chart),
    ));
    all.push(SideChart::new(
        "people",
        localized(lang, "What 100 people amount to", "100人は何人分になるか"),
        &headline::people(forecast, lang),
        None,
        Drawing::of(outcome, lang, people),
    ));
    all.push(SideChart::new(
        "odds",
        localized(
            lang,
            "A second opinion on the full branch",
            "完全な自己改善への別の見方",
        ),
        &headline::odds(&outcome.odds, lang),
        Some(tables::odds(&outcome.odds, lang)),
        Drawing::of(outcome, lang, odds),
    ));
    all.push(SideChart::new(
        "misalignment",
        localized(lang, "If flaws are passed on", "欠陥が受け継がれるなら"),
        &headline::misalignment(outcome, forecast, lang),
        None,
        Drawing::of(outcome, lang, misalignment),
    ));
    all
}

/// A line for each branch from the branch date on.
fn each(
    outcome: &BranchesOutcome,
    forecast: &Forecast,
    lang: Lang,
    value: &dyn Fn(usize) -> Vec<f64>,
) -> Vec<Line> {
    let lines = ALL.iter().map(|branch| {
        let name = headline::label(lang, *branch);
        let points = forecast.dates.iter().copied().zip(value(*branch));
        Line {
            name: line_name(*branch, together(outcome), lang),
            reading: name.to_owned(),
            points: points.filter(|(day, _)| *day >= forecast.bd).collect(),
            paint: paint(*branch),
            weight: 0.17,
        }
    });
    lines.collect()
}

fn pause(outcome: &BranchesOutcome, lang: Lang) -> Option<Spec> {
    let paused = outcome.paused()?;
    let months = paused.gains.iter().map(|gain| gain.months);
    let most = months.fold(1.0, f64::max);
    // A mark as long as the target, which is the last, would lie on it.
    let target = paused.gains.last().map(|gain| gain.minutes);
    let others = paused.gains.len().saturating_sub(1);
    let milestones = paused.gains.iter().enumerate();
    let milestones = milestones.filter(|(i, gain)| *i == others || Some(gain.minutes) != target);
    let milestones = milestones
        .map(|(_, gain)| gain)
        .filter(|gain| gain.p50.is_finite());
    let last = milestones.clone().map(|gain| gain.p50);
    let last = last.fold(paused.clock.end + 365.0, f64::max);
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (
            paused.clock.start - 120.0,
            last.min(paused.clock.end + 7305.0),
        ),
    };
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, most * 1.2),
    };
    let title = localized(
        lang,
        "Months later than without a pause",
        "停止がない場合からの遅れ（月）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let day = |part: f64| x.ends.0 + (x.ends.1 - x.ends.0) * part;
    let steps = (0..=120).map(|i| day(f64::from(i) / 120.0));
    spec.lines = vec![Line {
        name: String::new(),
        reading: localized(lang, "months later", "遅れ（月）").to_owned(),
        points: steps
            .map(|t| (t, (t - paused.clock.at(t)) / MONTH))
            .collect(),
        paint: Paint::Accent,
        weight: 0.17,
    }];
    spec.shaded = vec![ShadedRange {
        ends: (paused.clock.start, paused.clock.end),
        name: localized(lang, "pause", "停止").to_owned(),
    }];
    spec.marks = milestones
        .map(|gain| Mark {
            at: (gain.p50, gain.months),
            name: short_length(lang, gain.minutes, outcome.clock()),
            paint: Paint::Accent,
        })
        .collect();
    Some(spec)
}

fn people(outcome: &BranchesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (100.0, 2e6),
    };
    let title = localized(
        lang,
        "People-equivalents of a team of 100",
        "100人のチームが相当する人数",
    );
    let mut spec = Spec::new(from_branch_date(outcome, forecast), y, title.to_owned());
    spec.lines = each(outcome, forecast, lang, &|branch| {
        forecast.branches[branch]
            .people_equivalents(headline::TEAM)
            .collect()
    });
    spec.guides = LEVERAGE
        .into_iter()
        .map(|people| Guide {
            vertical: false,
            at: people,
            name: headline::leverage(people, lang),
            paint: Paint::Muted,
        })
        .collect();
    Some(spec)
}

/// Probability over how many times as fast, a line for each stretch of time.
fn odds(outcome: &BranchesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Times,
        ends: (FASTER[0], FASTER[2]),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Probability, by how many times as fast",
        "確率（通常の何倍の速さか）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let [without, _] = &outcome.odds;
    let last = |j: usize| without.faster.last().map_or(0.0, |by| by[j]);
    let mut joined = String::new();
    for (j, months) in MONTHS.iter().enumerate() {
        let reading = common::months(lang, *months);
        // Lines that end at one place have one name there.
        let ends_here = j + 1 == MONTHS.len() || libm::fabs(last(j) - last(j + 1)) > 0.03;
        let name = if ends_here {
            join(&[&std::mem::take(&mut joined), &reading])
        } else {
            let and = localized(lang, " and ", "・");
            joined = join(&[&joined, &number(*months), and]);
            String::new()
        };
        let faster = FASTER.iter().zip(&without.faster);
        spec.lines.push(Line {
            name,
            reading,
            points: faster.map(|(times, by)| (*times, by[j] * 100.0)).collect(),
            paint: Paint::Series(j),
            weight: 0.17,
        });
    }
    spec
}

fn misalignment(outcome: &BranchesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Size of the flaw (100% is total)",
        "欠陥の大きさ（100%で全体）",
    );
    let mut spec = Spec::new(from_branch_date(outcome, forecast), y, title.to_owned());
    spec.lines = each(outcome, forecast, lang, &|branch| {
        let flaw = forecast.branches[branch].flaw.iter();
        flaw.map(|point| point.misalignment * 100.0).collect()
    });
    Some(spec)
}
