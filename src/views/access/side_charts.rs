//! The smaller charts of the access view as data: regions and lags in rows, who has had access, the others over months.

use std::rc::Rc;

use super::{AccessOutcome, MOST, QUOTED, chart, headline, tables};
use crate::{
    date::days_from_civil,
    evidence::facts,
    figure::chart::{AxisSpec, Bar, Guide, Line, Mark, Measure, Paint, ShadedRange, Spec},
    i18n::{
        Lang,
        format::{join, localized, number, percent, share, shares},
    },
    model::access::{self, Lags, REGIONS},
    views::{Drawing, SideChart, common},
};

/// All of them.
pub fn all(outcome: &Rc<AccessOutcome>, lang: Lang) -> Vec<SideChart> {
    let mut all = vec![
        SideChart::new(
            "regions",
            localized(lang, "Where the simulations go", "シミュレーションの行き先"),
            &headline::regions(outcome, lang),
            Some(tables::regions(outcome, lang)),
            Drawing::of(outcome, lang, regions),
        ),
        SideChart::new(
            "measured",
            localized(
                lang,
                "How far others are behind",
                "ほかのモデルはどれだけ遅れているか",
            ),
            &headline::measured(lang),
            Some(tables::measured(lang)),
            Drawing::of(outcome, lang, measured),
        ),
        SideChart::new(
            "tiers",
            localized(lang, "Two tiers", "提供形態の分化（二層構造）"),
            &headline::tiers(lang),
            Some(tables::tiers(lang)),
            Drawing::of(outcome, lang, tiers),
        ),
    ];
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
            "If closed models elsewhere come later",
            "他社のクローズ型が遅れて現れたら",
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

/// The axis of months.
const MONTHS: AxisSpec = AxisSpec {
    measure: Measure::Months,
    ends: (0.0, MOST),
};

/// Places of a curve over months.
const STEPS: usize = 72;

/// A chart of so many rows, the first at the top.
fn rows(count: usize, x: AxisSpec, title: &str) -> Spec {
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, count as f64),
    };
    Spec::new(x, y, title.to_owned())
}

/// The shares of the regions, a bar each; below it that with the lags of May 2026.
fn regions(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Rows,
        // Room for names, which begin where the bars end.
        ends: (0.0, 190.0),
    };
    let title = localized(
        lang,
        "Share of simulations; pale: with the lags of May 2026",
        "シミュレーションに占める割合（淡色は2026年5月の時間差の場合）",
    );
    let mut spec = rows(REGIONS, x, title);
    let odds = [outcome.drawn.odds, outcome.odds_of_may()];
    let told = odds.map(|odds| shares(lang, odds));
    for region in 0..REGIONS {
        let top = (REGIONS - region) as f64 - 0.1;
        let bar = |which: usize, y: (f64, f64), name: String, opacity: f64| Bar {
            x: (0.0, odds[which][region] * 100.0),
            y,
            name,
            paint: chart::paint(region),
            opacity,
            region: false,
        };
        let colon = localized(lang, ": ", "：");
        let name = join(&[headline::region(region, lang), colon, &told[0][region]]);
        spec.bars.push(bar(0, (top - 0.42, top), name, 0.75));
        let may = told[1][region].clone();
        spec.bars.push(bar(1, (top - 0.8, top - 0.45), may, 0.3));
    }
    spec
}

/// What has been measured of the lags, a bar each.
fn measured(outcome: &AccessOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Months,
        // Room for names here, too.
        ends: (0.0, 30.0),
    };
    let lags: Vec<_> = tables::MEASURED
        .iter()
        .filter_map(|(id, whose, what)| {
            let fact = facts::get(id)?;
            let (low, high) = headline::fact_months(fact);
            (high < 30.0 && fact.unit != "count").then_some((*id, *whose, *what, low, high))
        })
        .collect();
    let title = localized(
        lang,
        "Months behind the frontier; the line: the window of the rule",
        "先頭からの遅れ（月数。線は規則の期間）",
    );
    let mut spec = rows(lags.len(), x, title);
    for (row, (id, whose, what, low, high)) in lags.iter().enumerate() {
        let top = (lags.len() - row) as f64 - 0.15;
        // A single figure is a short bar at its place.
        let x = if low < high {
            (*low, *high)
        } else {
            ((low - 0.12).max(0.0), high + 0.12)
        };
        let length = headline::fact_length(id, lang);
        let colon = localized(lang, ": ", "：");
        spec.bars.push(Bar {
            x,
            y: (top - 0.7, top),
            name: join(&[localized(lang, what.0, what.1), colon, &length]),
            paint: [chart::CLOSED, chart::OPEN, chart::CHINA][*whose],
            opacity: 0.7,
            region: false,
        });
    }
    spec.guides = vec![here(outcome.inputs.window)];
    spec
}

/// How many organisations have had managed access to Anthropic's models.
fn tiers(_: &AccessOutcome, lang: Lang) -> Option<Spec> {
    let day = |id: &str| facts::get(id)?.date;
    let count = |id: &str| facts::get(id)?.value;
    let start = day("events.mythos")?;
    let grown = day("glasswing.orgs")?;
    let successor = day("events.fable")?;
    let stop = day("events.directive")?;
    let partial = day("access.partial")?;
    let back = day("rules.restored")?;
    let [first, more] = [count("glasswing.orgs.first")?, count("glasswing.orgs")?];
    let some = count("access.partial")?;
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (
            days_from_civil(2026, 4, 1) as f64,
            days_from_civil(2026, 8, 1) as f64,
        ),
    };
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, more * 1.25),
    };
    let title = title(
        lang,
        "Organisations with managed access to Anthropic's best model",
        "Anthropicの最先端モデルを管理されたアクセスで使う組織の数",
    );
    let mut spec = Spec::new(x, y, title);
    let preview = vec![
        (start, first),
        (grown, first),
        (grown, more),
        (successor, more),
    ];
    let mythos = vec![(stop, 0.0), (partial, 0.0), (partial, some), (back, some)];
    spec.lines = vec![
        Line::new("", preview, Paint::Series(2), 0.2),
        Line::new("", mythos, Paint::Series(3), 0.2),
    ];
    let mark = |at: (f64, f64), what: (&str, &str), paint| Mark {
        at,
        name: join(&[
            localized(lang, what.0, what.1),
            localized(lang, ": ", "："),
            &number(at.1),
        ]),
        paint,
    };
    let preview = ("Mythos Preview", "Mythos Preview");
    spec.marks = vec![
        mark((start, first), preview, Paint::Series(2)),
        mark((grown, more), preview, Paint::Series(2)),
        mark((stop, 0.0), ("stop", "停止"), Paint::Series(3)),
        mark((partial, some), ("Mythos 5", "Mythos 5"), Paint::Series(3)),
    ];
    Some(spec)
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
    let lag = if months > 0.0 {
        common::after(lang, months)
    } else {
        common::months(lang, months)
    };
    join(&[&lag, colon, value])
}

/// The lags in force with their colours, each place once.
fn spots(lags: &Lags) -> Vec<(f64, Paint)> {
    let mut spots = vec![(lags.closed, chart::CLOSED)];
    for (months, paint) in [(lags.open, chart::OPEN), (lags.china, chart::CHINA)] {
        if spots.iter().all(|(other, _)| *other != months) {
            spots.push((months, paint));
        }
    }
    spots
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
    let mut spec = Spec::new(MONTHS, y, title);
    let points = along(MOST, 72).map(|m| (m, at(m))).collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.shaded = vec![ShadedRange {
        ends: QUOTED,
        name: localized(lang, "May 2026", "2026年5月").to_owned(),
    }];
    spec.marks = spots(&outcome.inputs.lags)
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
        "Share of simulations, by months until an equal closed model is elsewhere",
        "シミュレーションに占める割合（横軸：同水準の他社のクローズ型が現れるまでの月数）",
    );
    let mut spec = Spec::new(MONTHS, y, title);
    let i = &outcome.inputs;
    let odds = outcome.drawn.odds_along(i, MOST, STEPS);
    let swept: Vec<_> = along(MOST, STEPS as u32).zip(odds).collect();
    spec.lines = (0..REGIONS)
        .map(|region| {
            let points = swept.iter().map(|(m, odds)| (*m, odds[region] * 100.0));
            let name = headline::short(region, lang);
            line(name, points.collect(), chart::paint(region))
        })
        .collect();
    spec.guides = vec![here(i.lags.closed)];
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
    let o = &outcome.drawn;
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
    let points = along(most, 72).map(|m| (m, o.defended(m) * 100.0));
    spec.lines = vec![line("", points.collect(), Paint::Accent)];
    spec.marks = vec![Mark {
        at: (o.defence[3], 50.0),
        name: join(&[
            &headline::rough(lang, o.defence[3]),
            localized(lang, ": ", "："),
            &percent(lang, 0.5),
        ]),
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
    let mut spec = Spec::new(MONTHS, y, title);
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
    spec.marks = spots(&outcome.inputs.lags)
        .into_iter()
        .map(|(months, paint)| Mark {
            at: (months, at(months)),
            name: named(lang, months, &share(at(months))),
            paint,
        })
        .collect();
    Some(spec)
}
