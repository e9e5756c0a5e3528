//! The horizon chart as tables.

use super::{
    super::{
        Table, common,
        numbers::{Fit, Label, Milestone, Numbers, Series},
    },
    HorizonOutcome,
};
use crate::{
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{decimals, join, localized, number, short_length},
    },
    model::{numerics::fast, trend::law::Law},
};

/// The curve and its bands, two rows a year.
pub fn forecast(outcome: &HorizonOutcome, lang: Lang) -> Table {
    let f = &outcome.forecast;
    let caption = localized(
        lang,
        "Task length by date: the central curve and quantiles of the simulations",
        "日付ごとの作業の長さ：中心線とシミュレーションの分位点",
    );
    common::by_date(lang, caption, &f.dates, &f.path, &f.bands, &|log2| {
        if log2.is_finite() {
            short_length(lang, fast::exp2(log2), outcome.clock())
        } else {
            "∞".to_owned()
        }
    })
}

/// Each record with what would have been forecast for it.
pub fn track(outcome: &HorizonOutcome, lang: Lang) -> Table {
    let text = |log2: f64| short_length(lang, fast::exp2(log2), outcome.clock());
    let rows = outcome.track.iter().map(|step| {
        let distance = decimals(step.law.distance(step.outcome), 2);
        vec![
            outcome.data.points[step.index].name.clone(),
            text(step.band[3]),
            join(&[
                &text(step.band[1]),
                localized(lang, " to ", "〜"),
                &text(step.band[5]),
            ]),
            text(step.outcome),
            distance,
        ]
    });
    let names = [
        ("Record", "最高記録"),
        ("Forecast", "予測"),
        ("80% band", "80%帯"),
        ("Measured", "測定値"),
        (
            "Distance from the law's forecast, in its scale",
            "法則の予測からの距離（尺度単位）",
        ),
    ];
    common::table(
        lang,
        localized(
            lang,
            "Each record, forecast from what was released before it",
            "各記録と、それ以前のモデルからの予測",
        ),
        &names,
        rows.collect(),
    )
}

/// The chart as plain numbers; lengths in minutes.
pub fn numbers(outcome: &HorizonOutcome) -> Numbers {
    let f = &outcome.forecast;
    let mut markers = Vec::new();
    let mut series = Vec::new();
    if let Some(central) = f.central {
        markers.push(("anchor", central.t0));
        markers.extend(central.singularity().map(|day| ("singularity", day)));
        if let Law::Broken { at, .. } = central.law {
            markers.push(("break", at));
        }
        series.push(Series {
            name: "central",
            label: Label::Own(common::CENTRAL),
            paint: Paint::Accent,
            unit: "minutes",
            dates: f.dates.clone(),
            values: f.path.iter().map(|log2| fast::exp2(*log2)).collect(),
            quantiles: f.bands.iter().map(|q| q.map(fast::exp2)).collect(),
        });
    }
    let milestones = outcome.milestone_keys.iter().zip(&f.milestones);
    Numbers {
        fit: f.trend.as_ref().map(Fit::of),
        milestones: milestones
            .map(|(key, m)| Milestone::of(key, m.minutes, Milestone::LENGTH, &m.arrival()))
            .collect(),
        series,
        points: outcome.measured().numbers(),
        markers,
        ..Numbers::default()
    }
}

/// How well each law fits the same points.
pub fn laws(outcome: &HorizonOutcome, lang: Lang) -> Option<Table> {
    let laws = &outcome.forecast.laws;
    if laws.len() < 2 {
        return None;
    }
    let best = laws
        .iter()
        .filter_map(|l| l.aicc)
        .fold(f64::INFINITY, f64::min);
    let rows = laws
        .iter()
        .map(|law| {
            let (name, shape) = match law.law {
                Law::Exponential => (localized(lang, "Exponential", "指数"), String::new()),
                Law::Power { d } => (
                    localized(lang, "Accelerating or slowing", "加速・減速"),
                    ["d = ", &number(d)].concat(),
                ),
                Law::Plateau { left } if left > 99.0 => (
                    localized(lang, "Plateau", "頭打ち"),
                    localized(lang, "no end in sight", "終わりは見えない").to_owned(),
                ),
                Law::Plateau { left } => (
                    localized(lang, "Plateau", "頭打ち"),
                    number(left) + localized(lang, " left", "回残り"),
                ),
                Law::Broken { after, .. } => (
                    localized(lang, "Trend break", "折れ線"),
                    number(after) + localized(lang, " days after", "日（以後）"),
                ),
            };
            vec![
                name.to_owned(),
                if law.dt > 0.0 && law.dt < 1e5 {
                    number(law.dt)
                } else {
                    "–".to_owned()
                },
                shape,
                decimals(law.r2, 4),
                law.aicc
                    .map_or_else(|| "–".to_owned(), |a| decimals(a - best, 1)),
            ]
        })
        .collect();
    let names = [
        ("Law", "法則"),
        ("Doubling, days", "倍増時間（日）"),
        ("Shape", "形"),
        ("R²", "R²"),
        ("ΔAICc", "ΔAICc"),
    ];
    Some(Table {
        caption: localized(
            lang,
            "Each law fitted to the same points",
            "同じ点に各法則を当てはめた結果",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows,
        numeric: vec![false, true, false, true, true],
    })
}
