//! The smaller charts of the economy view.

use std::rc::Rc;

use super::{EconomyOutcome, FROM, headline, tables};
use crate::{
    assumptions::registry::Key,
    date,
    figure::chart::{AxisSpec, Bar, Guide, Line, Mark, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{join, localized, share},
    },
    model::{economy, horizon::PROBS, numerics::normal},
    number,
    views::{Drawing, SideChart, common},
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

/// Revenue with its interval, and what is to be paid from the year of the test on.
fn revenue(outcome: &EconomyOutcome, lang: Lang) -> Spec {
    let a = outcome.assumptions();
    let (revenue, purchase) = (outcome.revenue(), outcome.purchase());
    let owed = purchase.obligation();
    let t = EconomyOutcome::years_to(a.get(Key::TestYear));
    let day = |t: f64| date::year_to_days(FROM + t);
    let years = (a.get(Key::Until) - FROM).max(t + 0.5).max(2.0);
    let times: Vec<f64> = along((0.0, years)).collect();
    let quantile =
        |t: f64, p: f64| revenue.at(t) * libm::exp(outcome.spread(t) * normal::quantile(p));
    let bands: Vec<[f64; PROBS.len()]> = times
        .iter()
        .map(|t| PROBS.map(|p| quantile(*t, p)))
        .collect();
    let dates: Vec<f64> = times.iter().map(|t| day(*t)).collect();
    let values: Vec<f64> = times.iter().map(|t| revenue.at(*t)).collect();
    let most = values.iter().fold(owed, |most, v| most.max(*v));
    let least = values.iter().fold(owed, |least, v| least.min(*v));
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (dates[0], day(years)),
    };
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (least / 2.0, most * 4.0),
    };
    let title = localized(
        lang,
        "Revenue in trillion USD a year",
        "年間売上高（兆ドル）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.fans = vec![common::fan(&dates, &bands, |v| v)];
    let points = dates.iter().copied().zip(values).collect();
    spec.lines = vec![line("", points, Paint::Accent)];
    spec.guides = vec![Guide {
        vertical: false,
        at: owed,
        name: join(&[
            localized(lang, "to be paid ", "支払い"),
            &headline::money(owed, lang),
        ]),
        paint: Paint::Target,
    }];
    spec.marks = vec![Mark {
        at: (day(t), revenue.at(t)),
        name: headline::money(revenue.at(t), lang),
        paint: Paint::Accent,
    }];
    spec
}

/// Probability of ruin by how much compute is bought.
fn ruin(outcome: &EconomyOutcome, lang: Lang) -> Spec {
    let a = outcome.assumptions();
    let purchase = outcome.purchase();
    let t = EconomyOutcome::years_to(a.get(Key::TestYear));
    let (revenue, sd) = (outcome.revenue().at(t), outcome.spread(t));
    // Around what revenue could pay, and around what is bought.
    let payable = (revenue + purchase.buffer) * purchase.years;
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
    let at = |commit: f64| economy::Purchase { commit, ..purchase }.ruin(revenue, sd) * 100.0;
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
