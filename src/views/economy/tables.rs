//! The economy view as tables and as plain numbers.

use super::{
    EconomyOutcome, FROM, Scaled,
    chart::{ABLE, USED},
    headline,
};
use crate::{
    assumptions::registry::Key,
    date,
    figure::chart::{Measure, Paint},
    i18n::{
        Lang,
        format::{decimals, localized, number, percent, share, short_length, short_month},
    },
    model::{economy, horizon::PROBS, numerics::fast, numerics::normal},
    views::{
        Table, common,
        numbers::{Figure, Fit, Label, Milestone, Numbers, Series, Words},
    },
};

/// What a milestone is called.
const IN_USE: Words = ("{0} in use", "{0}の普及");

/// Use by date with its quantiles.
pub fn used(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let f = &outcome.forecast;
    let caption = localized(
        lang,
        "Task length in use by date: the central curve and quantiles of the draws",
        "日付ごとの普及（作業の長さ）：中心線と試行の分位点",
    );
    common::by_date(lang, caption, &f.dates, &f.used, &f.bands, &|log2| {
        short_length(lang, fast::exp2(log2), outcome.clock())
    })
}

/// What AI can do, what is in use, and the gap, by date.
pub fn gap(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let f = &outcome.forecast;
    let names = [
        ("Date", "日付"),
        ("AI can do", "AIの能力"),
        ("In use", "普及"),
        ("Doublings behind", "遅れ（倍増回数）"),
        ("Factor", "倍率"),
        ("Years behind", "遅れ（年）"),
    ];
    let text = |log2: f64| short_length(lang, fast::exp2(log2), outcome.clock());
    let mut rows = Vec::new();
    for i in common::twice_a_year(&f.dates) {
        let (day, able, used) = (f.dates[i], f.able[i], f.used[i]);
        let gap = outcome.gap(day).unwrap_or_default();
        let years = outcome.pace().map_or(0.0, |pace| gap * pace / date::YEAR);
        rows.push(vec![
            short_month(lang, day),
            text(able),
            text(used),
            decimals(gap, 1),
            Measure::Times.text(lang, libm::exp2(gap)),
            decimals(years, 1),
        ]);
    }
    let caption = localized(
        lang,
        "What AI can do and what is in use",
        "AIの能力とその普及",
    );
    common::table(lang, caption, &names, rows)
}

/// Years as rows: those until the year of the test, or at least five.
fn years(
    outcome: &EconomyOutcome,
    from: f64,
    count: usize,
) -> impl Iterator<Item = (f64, f64, f64)> {
    let revenue = outcome.revenue();
    (0..count).map(move |i| {
        let year = from + i as f64;
        let t = EconomyOutcome::years_to(year);
        (year, t, revenue.at(t))
    })
}

fn year_text(year: f64) -> String {
    (year as i64).to_string()
}

/// Revenue at the end of each year.
pub fn revenue(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let last = outcome
        .assumptions()
        .get(Key::TestYear)
        .max(outcome.assumptions().get(Key::Until));
    let names = [
        ("End of", "年末"),
        ("Revenue a year", "年間売上高"),
        ("10%", "10%"),
        ("90%", "90%"),
    ];
    let count = (last - FROM) as usize + 1;
    let rows = years(outcome, FROM, count).map(|(year, t, at)| {
        let quantile = |p: f64| {
            let z = normal::quantile(p);
            headline::money(at * libm::exp(outcome.spread(t) * z), lang)
        };
        vec![
            year_text(year),
            headline::money(at, lang),
            quantile(PROBS[1]),
            quantile(PROBS[5]),
        ]
    });
    let rows = rows.collect();
    let caption = localized(lang, "Revenue with its interval", "売上高とその区間");
    common::table(lang, caption, &names, rows)
}

/// Each year in which the purchase is paid.
pub fn ruin(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let a = outcome.assumptions();
    let purchase = outcome.purchase();
    let names = [
        ("End of", "年末"),
        ("Revenue", "売上高"),
        ("To be paid", "支払い"),
        ("Break-even miss", "耐えられる下振れ"),
        ("Ruin", "破綻の確率"),
    ];
    let count = purchase.years as usize;
    let rows = years(outcome, a.get(Key::TestYear), count).map(|(year, t, at)| {
        vec![
            year_text(year),
            headline::money(at, lang),
            headline::money(purchase.obligation(), lang),
            share(purchase.break_even(at) * 100.0),
            percent(lang, purchase.ruin(at, outcome.spread(t))),
        ]
    });
    let rows = rows.collect();
    let caption = localized(
        lang,
        "Each year of payment, if the year of the test comes first; below 0% revenue falls short even without a miss",
        "支払いの各年（予測が試される年から）。0%未満は下振れがなくても不足",
    );
    common::table(lang, caption, &names, rows)
}

/// Where each dollar of revenue goes.
pub fn profit(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let a = outcome.assumptions();
    let (tx, gm) = (
        a.get(Key::TrainingShare) / 100.0,
        a.get(Key::GrossMargin) / 100.0,
    );
    let tenths = |part: f64| libm::round(part * 1000.0) / 10.0;
    let (serving, profit) = (tenths(1.0 - gm), tenths(economy::profit(tx, gm)));
    let rows = [
        (localized(lang, "Serving", "提供"), serving),
        // What is left, so that the three add up to 100%, also with a loss.
        (
            localized(lang, "Training", "学習"),
            100.0 - serving - profit,
        ),
        (localized(lang, "Profit", "利益"), profit),
    ];
    let rows = rows.map(|(name, percent)| vec![name.to_owned(), share(percent)]);
    let names = [("Item", "項目"), ("Of revenue", "売上高に占める割合")];
    let caption = localized(lang, "Where revenue goes", "売上高の行き先");
    common::table(lang, caption, &names, rows.to_vec())
}

/// What each factor adds.
pub(super) fn scaled(outcome: &EconomyOutcome, scaled: &Scaled, lang: Lang) -> Table {
    let names = [
        ("Factor", "要素"),
        ("Growth a year", "年当たりの伸び"),
        ("Elasticity", "弾力性"),
        ("Powers of ten a year", "年当たりの桁数"),
    ];
    let factors = outcome.factors();
    let mut rows: Vec<Vec<String>> = factors
        .iter()
        .enumerate()
        .map(|(index, factor)| {
            vec![
                headline::factor(index, lang).to_owned(),
                Measure::Times.text(lang, factor.growth),
                number(factor.elasticity),
                headline::oom(factor.oom()),
            ]
        })
        .collect();
    let mut row = |name: &str, oom: f64| {
        let text = headline::oom(oom);
        rows.push(vec![name.to_owned(), String::new(), String::new(), text]);
    };
    row(localized(lang, "Together", "合計"), scaled.sum);
    row(
        localized(
            lang,
            "Needed for the doubling time in force",
            "現在の倍増時間に必要な値",
        ),
        scaled.needed(),
    );
    let caption = localized(
        lang,
        "Growth of effective compute by what is scaled",
        "要素ごとの実効計算量の伸び",
    );
    common::table(lang, caption, &names, rows)
}

/// Everything as plain numbers; lengths in minutes, money in trillion dollars.
pub fn numbers(outcome: &EconomyOutcome) -> Numbers {
    let f = &outcome.forecast;
    let mut numbers = Numbers {
        fit: f.trend.as_ref().map(Fit::of),
        points: outcome.trend.measured().numbers(),
        figures: figures(outcome),
        ..Numbers::default()
    };
    if f.central.is_none() {
        return numbers;
    }
    let minutes = |values: &[f64]| values.iter().map(|v| fast::exp2(*v)).collect();
    let series = |name, (label, paint): (Words, Paint), values, quantiles| Series {
        name,
        label: Label::Own(label),
        paint,
        unit: "minutes",
        dates: f.dates.clone(),
        values,
        quantiles,
    };
    let quantiles = f.bands.iter().map(|q| q.map(fast::exp2)).collect();
    numbers.series = vec![
        series("used", USED, minutes(&f.used), quantiles),
        series("able", ABLE, minutes(&f.able), Vec::new()),
    ];
    let milestones = || outcome.keys.iter().zip(&f.milestones);
    numbers.milestones = milestones()
        .map(|(key, m)| Milestone {
            reach: false,
            ..Milestone::of(key, m.minutes, IN_USE, &m.used)
        })
        .collect();
    let able = |key: &str| match key {
        "used-work-week" => "able-work-week",
        "used-work-month" => "able-work-month",
        _ => "able-genius",
    };
    numbers.markers = milestones()
        .map(|(key, m)| (able(key), m.able))
        .filter(|(_, day)| day.is_finite())
        .collect();
    numbers
}

/// What the smaller charts are about, at the values of the sliders.
fn figures(outcome: &EconomyOutcome) -> Vec<Figure> {
    let a = outcome.assumptions();
    let purchase = outcome.purchase();
    let t = EconomyOutcome::years_to(a.get(Key::TestYear));
    let revenue = outcome.revenue().at(t);
    let (tx, gm) = (
        a.get(Key::TrainingShare) / 100.0,
        a.get(Key::GrossMargin) / 100.0,
    );
    let missed = revenue * (1.0 - a.get(Key::ForecastMiss) / 100.0);
    let figure = |key, unit, value| Figure { key, unit, value };
    let mut all = vec![
        figure("obligation", "T USD/year", purchase.obligation()),
        figure("revenue-due", "T USD/year", revenue),
        figure("revenue-missed", "T USD/year", missed),
        figure(
            "break-even-miss",
            "percent",
            purchase.break_even(revenue) * 100.0,
        ),
        figure(
            "ruin",
            "percent",
            purchase.ruin(revenue, outcome.spread(t)) * 100.0,
        ),
        figure("profit", "percent", economy::profit(tx, gm) * 100.0),
        figure(
            "break-even-margin",
            "percent",
            economy::break_even_margin(tx) * 100.0,
        ),
    ];
    if let Some(pace) = outcome.pace() {
        let last = outcome.lag() / pace;
        all.push(figure("gap-in-the-end", "doublings", last));
    }
    if let Some(scaled) = outcome.scaled() {
        all.push(figure("oom-a-year", "OOM/year", scaled.sum));
        all.push(figure("implied-doubling", "days", scaled.days));
    }
    all.retain(|figure| figure.value.is_finite());
    all
}
