//! The smaller charts of the economy view.

use std::rc::Rc;

use super::{
    Basis, CONFIDENCE, EconomyOutcome, FROM, GENIUS_BY, SOFTWARE_BY, headline,
    reports::{self, Figure},
    tables,
};
use crate::{
    assumptions::registry::Key,
    date,
    evidence::facts,
    figure::chart::{
        About, AxisSpec, Bar, DataPoint, FitRole, Guide, Line, Mark, Measure, Paint, ShadedRange,
        Spec,
    },
    i18n::{
        Lang,
        format::{join, localized, localized_fmt, share, short_month},
    },
    model::{
        economy::{self, adoption::Tested, reported::Step},
        horizon::PROBS,
        numerics::{arrival::DOTS, fast},
    },
    number,
    views::{Drawing, SideChart, common, numbers::Words},
};

/// Steps of a curve.
const STEPS: u32 = 120;

/// All of them.
pub fn all(outcome: &Rc<EconomyOutcome>, lang: Lang) -> Vec<SideChart> {
    let mut all = Vec::new();
    if let Some(text) = headline::gap(outcome, lang) {
        all.push(SideChart::new(
            "gap",
            localized(lang, "How far use is behind", "普及はどれだけ遅れるか"),
            &text,
            Some(tables::gap(outcome, lang)),
            Drawing::of(outcome, lang, gap),
        ));
    }
    if let Some(text) = headline::claims(outcome, lang) {
        all.push(SideChart::new(
            "claims",
            localized(
                lang,
                "What the interview expects, and what the simulations say",
                "インタビューの見通しと、シミュレーションの答え",
            ),
            &text,
            tables::claims(outcome, lang),
            Drawing::of(outcome, lang, claims),
        ));
    }
    all.push(SideChart::new(
        "revenue",
        localized(lang, "Revenue, and what has to be paid", "売上高と支払い"),
        &headline::revenue(outcome, lang),
        Some(tables::revenue(outcome, lang)),
        Drawing::of(outcome, lang, revenue),
    ));
    all.push(SideChart::new(
        "ruin",
        localized(
            lang,
            "Compute bought on a forecast",
            "予測を頼りに買う計算資源",
        ),
        &headline::ruin(outcome, lang),
        Some(tables::ruin(outcome, lang)),
        Drawing::of(outcome, lang, ruin),
    ));
    all.push(SideChart::new(
        "owed",
        localized(
            lang,
            "What Anthropic has to pay, as reported",
            "Anthropicの支払い（報道による）",
        ),
        &headline::owed(lang),
        Some(tables::owed(lang)),
        Drawing::of(outcome, lang, |_: &EconomyOutcome, lang| owed(lang)),
    ));
    let steps = outcome.track();
    if !steps.is_empty() {
        all.push(SideChart::new(
            "reports",
            localized(
                lang,
                "Would the fit have forecast the revenue so far?",
                "この当てはめは、これまでの売上高を予測できていたか",
            ),
            &headline::track(&steps, lang),
            Some(tables::track(&steps, lang)),
            Drawing::of(outcome, lang, track),
        ));
    }
    all.push(SideChart::new(
        "profit",
        localized(
            lang,
            "When a lab makes a profit",
            "開発企業が黒字になる条件",
        ),
        &headline::profit(outcome, lang),
        Some(tables::profit(outcome, lang)),
        Drawing::of(outcome, lang, profit),
    ));
    if let Some(sum) = outcome.scaled() {
        all.push(SideChart::new(
            "scaled",
            localized(lang, "What is scaled", "何を拡大しているか"),
            &headline::scaled(&sum, lang),
            Some(tables::scaled(outcome, &sum, lang)),
            Drawing::of(outcome, lang, scaled),
        ));
    }
    all
}

fn line(name: &str, points: Vec<(f64, f64)>, paint: Paint) -> Line {
    let weight = if paint == Paint::Accent { 0.19 } else { 0.15 };
    Line::new(name, points, paint, weight)
}

fn along((from, to): (f64, f64)) -> impl Iterator<Item = f64> {
    (0..=STEPS).map(move |i| from + (to - from) * f64::from(i) / f64::from(STEPS))
}

/// Doublings by which use is behind, by date.
fn gap(outcome: &EconomyOutcome, lang: Lang) -> Option<Spec> {
    let dates = &outcome.forecast.dates;
    let last = outcome.lag() / outcome.pace()?;
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (outcome.start(), dates.last().copied()?),
    };
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, last.max(1.0) * 1.25),
    };
    let title = localized(
        lang,
        "Doublings of task length behind",
        "作業の長さで何回の倍増だけ遅れているか",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let points = dates
        .iter()
        .filter_map(|day| Some((*day, outcome.gap(*day)?)))
        .collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.guides = vec![Guide {
        vertical: false,
        at: last,
        name: localized(lang, "in the end", "最終的な遅れ").to_owned(),
        paint: Paint::Muted,
    }];
    Some(spec)
}

/// The shares of the simulations in which the two lengths are within reach, and the longer in use, by date.
fn claims(outcome: &EconomyOutcome, lang: Lang) -> Option<Spec> {
    let [genius, software] = outcome.tested()?;
    // A year before, where the names of what comes first have room.
    let start = date::year_to_days(FROM - 1.0);
    let end = GENIUS_BY + 0.25 * date::YEAR;
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (start, end),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 106.0),
    };
    let title = localized(
        lang,
        "Share of simulations that have arrived",
        "到達しているシミュレーションの割合",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    for (tested, able, (en, ja), paint) in [
        (genius, true, GENIUSES, Paint::Accent),
        (software, true, SOFTWARE, Paint::Series(2)),
        (genius, false, GENIUSES_USED, Paint::Series(1)),
    ] {
        let name = localized(lang, en, ja);
        let points = share_by_date(tested, able, start);
        // Named where half are there, since all end in one corner.
        spec.lines.push(Line {
            name: String::new(),
            ..Line::new(name, points, paint, 0.17)
        });
        let median = if able { tested.able } else { tested.used }.p50;
        if (start..=end).contains(&median) {
            spec.marks.push(Mark {
                at: (median, 50.0),
                name: name.to_owned(),
                paint,
            });
        }
    }
    spec.shaded = vec![ShadedRange {
        ends: (SOFTWARE_BY[0], SOFTWARE_BY[1]),
        name: localized(lang, "in 1 to 2 years", "1〜2年で").to_owned(),
    }];
    spec.marks.push(Mark {
        at: (GENIUS_BY, CONFIDENCE),
        name: localized_fmt(
            lang,
            "{0} by 2035",
            "2035年までに{0}",
            &[&share(CONFIDENCE)],
        ),
        paint: Paint::Target,
    });
    Some(spec)
}

const SOFTWARE: Words = ("software", "ソフトウェア");
const GENIUSES: Words = ("geniuses", "天才の国");
const GENIUSES_USED: Words = ("geniuses, in use", "天才の国の普及");

/// The share in per cent that is there by date, through the quantiles of the date.
fn share_by_date(tested: &Tested, able: bool, start: f64) -> Vec<(f64, f64)> {
    let (arrival, which) = if able {
        (&tested.able, 0)
    } else {
        (&tested.used, 1)
    };
    let by_then = tested.by.last().map_or(0.0, |shares| shares[which]) * 100.0;
    let dots = arrival.dots.iter().enumerate();
    let mut points: Vec<(f64, f64)> = dots
        .map(|(i, day)| (*day, (i as f64 + 0.5) / DOTS as f64 * 100.0))
        .filter(|(day, percent)| *day < GENIUS_BY && *percent <= by_then)
        .collect();
    if points.first().is_none_or(|(day, _)| *day > start) {
        points.insert(0, (start, 0.0));
    }
    points.push((GENIUS_BY, by_then));
    points
}

/// How many of the unit that the language counts money in make a trillion dollars: billions, or hundreds of millions.
fn in_words(lang: Lang) -> f64 {
    match lang {
        Lang::En => 1e3,
        Lang::Ja => 1e4,
    }
}

fn money_axis(lang: Lang) -> String {
    localized(lang, "Billion USD a year", "年間の金額（億ドル）").to_owned()
}

/// Revenue with its interval and what was reported, and what is to be paid.
fn revenue(outcome: &EconomyOutcome, lang: Lang) -> Spec {
    let a = outcome.assumptions();
    let (path, unit) = (&outcome.path, in_words(lang));
    let due = outcome.due();
    let day = |t: f64| date::year_to_days(FROM + t);
    let end = (a.get(Key::Until) - FROM).max(due + 0.5).max(2.0);
    let fitted = path.fit.is_some();
    let start = reports::years(reports::RUN_RATES[0].day) - 0.1;
    let times: Vec<f64> = along((if fitted { start } else { 0.0 }, end)).collect();
    let seen = if fitted {
        reports::years(reports::last().day)
    } else {
        0.0
    };
    // All have the same shape.
    let shape = path.outlook(due);
    let distances = PROBS.map(|p| shape.distance(p));
    let ahead: Vec<f64> = along((seen, end)).collect();
    let bands: Vec<[f64; PROBS.len()]> = ahead
        .iter()
        .map(|t| {
            let outlook = path.outlook(*t);
            distances.map(|z| unit * outlook.median * libm::exp(outlook.sd * z))
        })
        .collect();
    let dates: Vec<f64> = ahead.iter().map(|t| day(*t)).collect();
    let values: Vec<f64> = times.iter().map(|t| unit * path.revenue.at(*t)).collect();
    let reported = reports::RUN_RATES.iter().chain(&reports::PERIODS);
    let shown = reported.map(|figure| figure.revenue * unit);
    let owed = (outcome.basis() == Basis::Path).then(|| outcome.purchase().obligation() * unit);
    let stated = (outcome.basis() == Basis::Stated).then(|| a.get(Key::StatedForecast) * unit);
    let levels = || {
        values
            .iter()
            .copied()
            .chain(shown.clone())
            .chain(owed)
            .chain(stated)
    };
    let most = levels().fold(0.0, f64::max);
    let least = levels().fold(f64::INFINITY, f64::min);
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (day(start), day(end)),
    };
    let y = AxisSpec {
        measure: Measure::Count,
        // Beyond that no number says anything.
        ends: (least / 2.0, (most * 4.0).min(1e12)),
    };
    let mut spec = Spec::new(x, y, money_axis(lang));
    spec.fans = vec![common::fan(
        a,
        (common::Of::Simulations, lang),
        &dates,
        &bands,
        |v| v,
    )];
    let points = times.iter().map(|t| day(*t)).zip(values).collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    let [short, long] = reports::TERMS.map(|years| reports::owed(years).obligation() * unit);
    spec.bars = vec![Bar {
        x: (reports::COMMITTED_ON, day(end)),
        y: (long, short),
        name: localized(lang, "Anthropic owes", "Anthropicの支払い").to_owned(),
        paint: Paint::Target,
        opacity: 0.3,
        region: true,
    }];
    spec.guides = owed
        .map(|owed| Guide {
            vertical: false,
            at: owed,
            name: join(&[
                localized(lang, "to be paid ", "支払い"),
                &headline::money(owed / unit, lang),
            ]),
            paint: Paint::Target,
        })
        .into_iter()
        .collect();
    let median = shape.median;
    spec.marks = vec![Mark {
        at: (day(due), unit * median),
        name: headline::money(median, lang),
        paint: Paint::Accent,
    }];
    spec.marks.extend(stated.map(|stated| Mark {
        at: (day(due), stated),
        name: join(&[
            localized(lang, "forecast ", "予測"),
            &headline::money(stated / unit, lang),
        ]),
        paint: Paint::Target,
    }));
    spec.points = reported_points(fitted, unit);
    spec.about = Some(Box::new(Reported { lang }));
    spec
}

/// What was reported: run-rates, full where they are fitted, then revenue of whole periods.
fn reported_points(fitted: bool, unit: f64) -> Vec<DataPoint> {
    let all = reports::RUN_RATES.iter().chain(&reports::PERIODS);
    all.enumerate()
        .map(|(index, figure)| DataPoint {
            index,
            at: (figure.day, figure.revenue * unit),
            range: None,
            weight: if index < reports::RUN_RATES.len() {
                FitRole::of(fitted)
            } else {
                FitRole::Left
            },
        })
        .collect()
}

/// The words of what was reported.
struct Reported {
    lang: Lang,
}

impl Reported {
    fn figure(index: usize) -> &'static Figure {
        let periods = index.checked_sub(reports::RUN_RATES.len());
        periods.map_or_else(
            || &reports::RUN_RATES[index],
            |index| &reports::PERIODS[index],
        )
    }
}

impl About for Reported {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (
            headline::money(Self::figure(index).revenue, self.lang),
            None,
        )
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let figure = Self::figure(index);
        let what = facts::get(figure.id).map_or("", |fact| fact.text(self.lang));
        let lines = vec![
            Measure::Date.text(self.lang, figure.day),
            headline::money(figure.revenue, self.lang),
        ];
        (what.to_owned(), lines)
    }
}

/// What the commitments ask a year, by the years of payment.
fn owed(lang: Lang) -> Spec {
    let unit = in_words(lang);
    let [short, long] = reports::TERMS;
    let at = |years: f64| reports::owed(years).obligation() * unit;
    let ends = (short - 2.0, long + 2.0);
    let x = AxisSpec {
        measure: Measure::Number,
        ends,
    };
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, at(ends.0) * 1.1),
    };
    let title = localized(
        lang,
        "Billion USD a year, by years of payment",
        "年間の支払い（億ドル。横軸は支払期間：年）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let points = along(ends).map(|years| (years, at(years))).collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.shaded = vec![ShadedRange {
        ends: (short, long),
        name: localized(lang, "as reported", "報道の期間").to_owned(),
    }];
    spec.marks = vec![short, long]
        .into_iter()
        .map(|years| Mark {
            at: (years, at(years)),
            name: headline::money(at(years) / unit, lang),
            paint: Paint::Target,
        })
        .collect();
    let [may, july] = [&reports::RUN_RATES[5], reports::last()];
    spec.guides = [may, july]
        .into_iter()
        .map(|figure| Guide {
            vertical: false,
            at: figure.revenue * unit,
            name: join(&[
                localized(lang, "run-rate ", ""),
                &short_month(lang, figure.day),
                localized(lang, "", "の年換算"),
            ]),
            paint: Paint::Muted,
        })
        .collect();
    spec
}

/// A bar for the bands of each forecast, a point for what was reported.
fn track(outcome: &EconomyOutcome, lang: Lang) -> Option<Spec> {
    let steps = outcome.track();
    let unit = in_words(lang);
    let value = |log2: f64| fast::exp2(log2) * unit;
    let day = |step: &Step| reports::RUN_RATES[step.index].day;
    let (first, last) = (day(steps.first()?), day(steps.last()?));
    let margin = (last - first).max(60.0) * 0.2;
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for step in &steps {
        for at in [
            step.predictive.quantile(PROBS[1]),
            step.predictive.quantile(PROBS[5]),
            step.outcome,
        ] {
            (low, high) = (low.min(value(at)), high.max(value(at)));
        }
    }
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (first - margin, last + margin),
    };
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (low / 1.5, high * 1.5),
    };
    let title = localized(
        lang,
        "Billion USD a year. Bars: forecast (50, 80, 95%). Dots: reported",
        "年間の金額（億ドル）。棒：予測（50・80・95%）、点：公表・報道された値",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let half = margin * 0.15;
    for step in &steps {
        for (edge, opacity) in [(0, 0.16), (1, 0.22), (2, 0.34)] {
            let ends = [PROBS[edge], PROBS[6 - edge]].map(|p| value(step.predictive.quantile(p)));
            spec.bars.push(Bar {
                x: (day(step) - half, day(step) + half),
                y: (ends[0], ends[1]),
                name: String::new(),
                paint: Paint::Accent,
                opacity,
                region: true,
            });
        }
        spec.points.push(DataPoint {
            index: step.index,
            at: (day(step), value(step.outcome)),
            range: None,
            weight: FitRole::Full,
        });
    }
    spec.about = Some(Box::new(Reported { lang }));
    Some(spec)
}

/// Probability of ruin by how much compute is bought.
fn ruin(outcome: &EconomyOutcome, lang: Lang) -> Spec {
    let purchase = outcome.purchase();
    let revenue = outcome.rests();
    // Around what revenue could pay, and around what is bought.
    let payable = (revenue.median + purchase.buffer) * purchase.years;
    let low = payable.min(purchase.commit) / 4.0;
    let high = payable.max(purchase.commit) * 4.0;
    let x = AxisSpec {
        measure: Measure::Count,
        ends: (low, high),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 104.0),
    };
    let title = localized(
        lang,
        "Probability of ruin, by trillion USD of compute bought",
        "破綻の確率（購入する計算資源：兆ドル）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let at = |commit: f64| economy::Purchase { commit, ..purchase }.ruin(&revenue) * 100.0;
    let points = along((libm::log(low), libm::log(high)))
        .map(libm::exp)
        .map(|commit| (commit, at(commit)))
        .collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.guides = vec![Guide {
        vertical: true,
        at: payable,
        name: localized(lang, "break-even", "収支均衡").to_owned(),
        paint: Paint::Muted,
    }];
    spec.marks = vec![Mark {
        at: (purchase.commit, at(purchase.commit)),
        name: join(&[
            &headline::money(purchase.commit, lang),
            localized(lang, ": ", "："),
            &share(at(purchase.commit)),
        ]),
        paint: Paint::Target,
    }];
    spec
}

/// Profit by gross margin.
fn profit(outcome: &EconomyOutcome, lang: Lang) -> Spec {
    let a = outcome.assumptions();
    let (tx, gm) = (
        a.get(Key::TrainingShare) / 100.0,
        a.get(Key::GrossMargin) / 100.0,
    );
    let at = |g: f64| economy::profit(tx, g) * 100.0;
    let x = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (number::within(at(0.0), -200.0, -20.0), 100.0),
    };
    let title = localized(
        lang,
        "Profit in % of revenue, by gross margin on serving",
        "売上高利益率（提供の粗利率ごと）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let points = along((0.0, 1.0)).map(|g| (g * 100.0, at(g))).collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.guides = vec![Guide {
        vertical: false,
        at: 0.0,
        name: String::new(),
        paint: Paint::Muted,
    }];
    let zero = economy::break_even_margin(tx) * 100.0;
    let mark = |margin: f64, profit: f64, paint| Mark {
        at: (margin, profit),
        name: join(&[&share(margin), localized(lang, ": ", "："), &share(profit)]),
        paint,
    };
    spec.marks = vec![mark(gm * 100.0, at(gm), Paint::Accent)];
    if libm::fabs(zero - gm * 100.0) > 2.0 {
        spec.marks.push(mark(zero, 0.0, Paint::Target));
    }
    spec
}

/// What each factor adds, one on top of the other, and what the doubling time in force needs.
fn scaled(outcome: &EconomyOutcome, lang: Lang) -> Option<Spec> {
    let scaled = &outcome.scaled()?;
    let rows = outcome.factors().len() as f64 + 1.0;
    let needed = scaled.needed();
    let x = AxisSpec {
        measure: Measure::Number,
        // Names stand to the right.
        ends: (0.0, scaled.sum.max(number::within(needed, 0.2, 20.0)) * 1.5),
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, rows),
    };
    let title = localized(
        lang,
        "Growth of effective compute, powers of ten a year",
        "実効計算量の伸び（年当たりの桁数）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let bar = |row: f64, x: (f64, f64), name: &str, opacity| Bar {
        x,
        y: (rows - row - 0.85, rows - row - 0.15),
        name: join(&[name, " ", &headline::oom(x.1 - x.0)]),
        paint: Paint::Accent,
        opacity,
        region: false,
    };
    let mut sum = 0.0;
    for (index, factor) in outcome.factors().iter().enumerate() {
        let name = headline::factor(index, lang);
        let ends = (sum, sum + factor.oom());
        spec.bars.push(bar(index as f64, ends, name, 0.45));
        sum = ends.1;
    }
    let total = localized(lang, "together", "合計");
    spec.bars.push(bar(rows - 1.0, (0.0, sum), total, 0.9));
    spec.guides = vec![Guide {
        vertical: true,
        at: needed,
        name: headline::needed(scaled, lang),
        paint: Paint::Target,
    }];
    Some(spec)
}
