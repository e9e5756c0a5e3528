//! The economy view as tables and as plain numbers.

use super::{
    Basis, CONFIDENCE, EconomyOutcome, FROM, GENIUS_BY, SOFTWARE_BY, Scaled,
    chart::{ABLE, USED},
    headline, reports,
};
use crate::{
    assumptions::registry::Key,
    date,
    figure::chart::{Measure, Paint},
    i18n::{
        Lang,
        format::{decimals, join, localized, number, percent, share, short_length, short_month},
    },
    model::{
        economy::{self, reported::Step},
        horizon::PROBS,
        numerics::fast,
    },
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
        "Task length in use by date: the central curve and quantiles of the simulations",
        "日付ごとの普及（作業の長さ）：中心線とシミュレーションの分位点",
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

/// What the interview expects, and what the simulations say.
pub fn claims(outcome: &EconomyOutcome, lang: Lang) -> Option<Table> {
    let [genius, software] = outcome.tested()?;
    let names = [
        ("What is expected", "見通し"),
        ("Read as", "みなした長さ"),
        ("By", "期限"),
        ("Confidence", "確信度"),
        ("AI can", "AIの能力"),
        ("In use", "普及"),
        ("AI can in 90% by", "90%で能力が届く時期"),
    ];
    let country = localized(lang, "Country of geniuses", "天才の国");
    let end_to_end = localized(lang, "Software end to end", "ソフトウェア開発の全工程");
    let confidence = share(CONFIDENCE);
    let unsaid = localized(lang, "none given", "示されていない");
    let row = |name: &str, tested: &economy::adoption::Tested, index: usize, day, said: &str| {
        let [able, used] = tested.by[index].map(|share| percent(lang, share));
        vec![
            name.to_owned(),
            short_length(lang, tested.minutes, outcome.clock()),
            short_month(lang, day),
            said.to_owned(),
            able,
            used,
            common::reached(lang, tested.able.p90),
        ]
    };
    let rows = vec![
        row(country, genius, 0, GENIUS_BY, &confidence),
        row(end_to_end, software, 0, SOFTWARE_BY[0], unsaid),
        row(end_to_end, software, 1, SOFTWARE_BY[1], unsaid),
    ];
    let caption = localized(
        lang,
        "Shares of the simulations that arrive in time; the lengths are our reading",
        "期限までに到達するシミュレーションの割合（長さは筆者の読み）",
    );
    Some(common::table(lang, caption, &names, rows))
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
    let [low, high] = [PROBS[1], PROBS[5]].map(|p| outcome.path.outlook(outcome.due()).distance(p));
    let count = (last - FROM) as usize + 1;
    let rows = (0..count).map(|i| {
        let year = FROM + i as f64;
        let outlook = outcome.path.outlook(EconomyOutcome::years_to(year));
        let quantile = |z: f64| headline::money(outlook.median * libm::exp(outlook.sd * z), lang);
        vec![
            year_text(year),
            headline::money(outlook.median, lang),
            quantile(low),
            quantile(high),
        ]
    });
    let rows = rows.collect();
    let caption = localized(lang, "Revenue with its interval", "売上高とその区間");
    common::table(lang, caption, &names, rows)
}

/// What becomes of the purchase: by the miss where a forecast is stated, in each year of payment where it is the path.
pub fn ruin(outcome: &EconomyOutcome, lang: Lang) -> Table {
    match outcome.basis() {
        Basis::Stated => misses(outcome, lang),
        Basis::Path => payments(outcome, lang),
    }
}

/// Whether a stated forecast pays, by how far it is missed.
fn misses(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let own = outcome.assumptions().get(Key::ForecastMiss);
    let purchase = outcome.purchase();
    let outlook = outcome.rests();
    let mut all = vec![0.0, 10.0, 20.0, 30.0, 50.0];
    if !all.contains(&own) {
        all.push(own);
        all.sort_by(f64::total_cmp);
    }
    let names = [
        ("Miss", "下振れ"),
        ("Revenue", "売上高"),
        ("To be paid", "支払い"),
        ("Outcome", "結果"),
        ("Probability of a larger miss", "これを超える下振れの確率"),
    ];
    let rows = all.into_iter().map(|miss| {
        let left = outlook.median * (1.0 - miss / 100.0);
        let solvent = purchase.is_solvent(outlook.median, miss / 100.0);
        vec![
            share(miss),
            headline::money(left, lang),
            headline::money(purchase.obligation(), lang),
            if solvent {
                localized(lang, "solvent", "支払える")
            } else {
                localized(lang, "ruin", "破綻")
            }
            .to_owned(),
            percent(lang, outlook.below(left)),
        ]
    });
    let caption = localized(
        lang,
        "The year of the test, by how far revenue falls short of its forecast",
        "予測が試される年（売上高の下振れごと）",
    );
    common::table(lang, caption, &names, rows.collect())
}

/// Each year in which the purchase is paid from the path.
fn payments(outcome: &EconomyOutcome, lang: Lang) -> Table {
    let purchase = outcome.purchase();
    let names = [
        ("End of", "年末"),
        ("Revenue", "売上高"),
        ("To be paid", "支払い"),
        ("Break-even miss", "耐えられる下振れ"),
        ("Ruin", "破綻の確率"),
    ];
    let count = libm::ceil(purchase.years) as usize;
    let rows = (0..count).map(|i| {
        let year = outcome.assumptions().get(Key::TestYear) + i as f64;
        let outlook = outcome.path.outlook(EconomyOutcome::years_to(year));
        vec![
            year_text(year),
            headline::money(outlook.median, lang),
            headline::money(purchase.obligation(), lang),
            share(purchase.break_even(outlook.median) * 100.0),
            percent(lang, purchase.ruin(&outlook)),
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

/// What Anthropic's commitments ask a year, beside its last run-rate.
pub fn owed(lang: Lang) -> Table {
    let [short, long] = reports::TERMS;
    let names = [
        ("Paid over (years)", "支払期間（年）"),
        ("A year", "年間の支払い"),
        (
            "Covered by the last run-rate",
            "直近の年換算売上高で賄える割合",
        ),
        ("Break-even miss", "耐えられる下振れ"),
    ];
    let revenue = reports::last().revenue;
    let count = (long - short) as usize + 1;
    let rows = (0..count).map(|i| {
        let years = short + i as f64;
        let purchase = reports::owed(years);
        vec![
            number(years),
            headline::money(purchase.obligation(), lang),
            percent(lang, revenue / purchase.obligation()),
            share(purchase.break_even(revenue) * 100.0),
        ]
    });
    let caption = localized(
        lang,
        "Anthropic's commitments in equal parts against its run-rate of July 2026; below 0% it falls short",
        "Anthropicの契約額を均等払いした場合と2026年7月の年換算売上高（0%未満は不足）",
    );
    common::table(lang, caption, &names, rows.collect())
}

/// Each run-rate with what would have been forecast for it.
pub fn track(steps: &[Step], lang: Lang) -> Table {
    let money = |log2: f64| headline::money(fast::exp2(log2), lang);
    let names = [
        ("Reported for", "時点"),
        ("Forecast", "予測"),
        ("80% interval", "80%区間"),
        ("Reported", "公表・報道された値"),
        ("Log score", "対数スコア"),
        ("CRPS (doublings)", "CRPS（倍増回数）"),
    ];
    let rows = steps.iter().map(|step| {
        let p = &step.predictive;
        vec![
            short_month(lang, reports::RUN_RATES[step.index].day),
            money(p.mean),
            join(&[
                &money(p.quantile(PROBS[1])),
                localized(lang, " to ", "〜"),
                &money(p.quantile(PROBS[5])),
            ]),
            money(step.outcome),
            decimals(p.log_score(step.outcome), 2),
            p.crps(step.outcome)
                .map_or_else(String::new, |score| decimals(score, 2)),
        ]
    });
    let caption = localized(
        lang,
        "Each run-rate, forecast from those before it",
        "各時点の年換算売上高と、それ以前の値からの予測",
    );
    common::table(lang, caption, &names, rows.collect())
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
    let rests = outcome.rests();
    let revenue = rests.median;
    let path = outcome.path.outlook(outcome.due());
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
        figure("ruin", "percent", purchase.ruin(&rests) * 100.0),
        figure("path-due", "T USD/year", path.median),
        figure("path-due-p10", "T USD/year", path.quantile(PROBS[1])),
        figure("path-due-p90", "T USD/year", path.quantile(PROBS[5])),
        figure("growth", "times", outcome.path.revenue.rg),
        figure("profit", "percent", economy::profit(tx, gm) * 100.0),
        figure(
            "break-even-margin",
            "percent",
            economy::break_even_margin(tx) * 100.0,
        ),
    ];
    if outcome.basis() == Basis::Stated {
        let reached = 1.0 - path.below(a.get(Key::StatedForecast));
        all.push(figure("path-reaches-forecast", "percent", reached * 100.0));
    }
    if let Some([genius, software]) = outcome.tested() {
        let percent = |key, share: f64| figure(key, "percent", share * 100.0);
        let [first, second] = [software.by[0], software.by[1]];
        all.extend([
            percent("genius-able-by-2035", genius.by[0][0]),
            percent("genius-used-by-2035", genius.by[0][1]),
            percent("software-able-1-year", first[0]),
            percent("software-used-1-year", first[1]),
            percent("software-able-2-years", second[0]),
            percent("software-used-2-years", second[1]),
        ]);
    }
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
