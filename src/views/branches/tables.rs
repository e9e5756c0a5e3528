//! The branches as tables and as plain numbers.

use super::{ALL, BranchesOutcome, chart, headline};
use crate::{
    date,
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{decimals, length, localized, number, percent, shares, short_length},
    },
    model::{
        branches::Forecast,
        branches::pause::Paused,
        numerics::fast,
        research::explosion::{FASTER, MONTHS, Odds},
    },
    views::{
        Table, common,
        numbers::{Fit, Label, Milestone, Numbers, Series},
    },
};

/// Public names of the branches.
pub const NAMES: [&str; 3] = ["plateau", "compounding", "full"];

/// When each branch reaches each milestone, and its share of the probability.
pub fn branches(outcome: &BranchesOutcome, forecast: &Forecast, lang: Lang) -> Table {
    let mut head = vec![localized(lang, "Milestone", "節目").to_owned()];
    for branch in ALL {
        head.push(headline::label(lang, branch).to_owned());
        head.push(localized(lang, "share", "割合").to_owned());
    }
    let rows = forecast.milestones.iter().enumerate();
    let rows = rows.map(|(index, milestone)| {
        let mut row = vec![length(lang, milestone.minutes, outcome.clock())];
        let shares = shares(lang, milestone.shares);
        for branch in ALL {
            let arrival = outcome.arrival(index, Some(branch));
            row.push(arrival.map_or_else(String::new, |a| {
                let date = common::reached(lang, a.p50);
                let range = common::range(lang, &a);
                if range == date {
                    date
                } else {
                    [&date, " (", &range, ")"].concat()
                }
            }));
            row.push(shares[branch].clone());
        }
        row
    });
    Table {
        caption: localized(
            lang,
            "Median date (80% interval) in each branch, and each branch's share of the probability that the milestone is reached by the end of the axis",
            "シナリオごとの中央値（80%区間）と、軸の終わりまでに到達する確率に占める各シナリオの割合",
        )
        .to_owned(),
        head,
        rows: rows.collect(),
        numeric: (0..7).map(|i| i > 0).collect(),
    }
}

/// The mixture by date.
pub fn mixture(outcome: &BranchesOutcome, lang: Lang) -> Table {
    let bands = outcome.bands();
    let median: Vec<f64> = bands.iter().map(|q| q[3]).collect();
    let text = |log2: f64| {
        if log2.is_finite() {
            short_length(lang, fast::exp2(log2), outcome.clock())
        } else {
            "∞".to_owned()
        }
    };
    let caption = localized(
        lang,
        "Task length by date: median and quantiles of the mixture",
        "日付ごとの作業の長さ：重み付けした混合の中央値と分位点",
    );
    common::by_date(lang, caption, outcome.dates(), &median, bands, &text)
}

/// Months that a pause gains for each milestone.
pub fn pause(outcome: &BranchesOutcome, paused: &Paused, lang: Lang) -> Table {
    let names = [
        ("Milestone", "節目"),
        ("Without", "停止なし"),
        ("With the pause", "停止あり"),
        ("Months later", "遅れ（月）"),
    ];
    let milestones = outcome.forecast.as_ref().map_or(&[][..], |f| &f.milestones);
    let rows = milestones.iter().zip(&paused.gains).map(|(m, gain)| {
        vec![
            length(lang, m.minutes, outcome.clock()),
            common::reached(lang, m.mixture.p50),
            common::reached(lang, gain.p50),
            decimals(gain.months, 1),
        ]
    });
    Table {
        caption: localized(
            lang,
            "Median dates without and with the pause",
            "停止がない場合とある場合の中央値",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false, true, true, true],
    }
}

/// The second opinion: how likely progress is so many times as fast for so long.
pub fn odds(odds: &[Odds; 2], lang: Lang) -> Table {
    let mut head = vec![localized(lang, "For at least", "期間").to_owned()];
    for retrain in [
        localized(lang, "", ""),
        localized(lang, ", retraining", "・再訓練"),
    ] {
        for faster in FASTER {
            head.push([&number(faster), localized(lang, "×", "倍"), retrain].concat());
        }
    }
    let rows = MONTHS.iter().enumerate().map(|(j, months)| {
        let mut row = vec![common::months(lang, *months)];
        for odds in odds {
            row.extend(odds.faster.iter().map(|by| percent(lang, by[j])));
        }
        row
    });
    Table {
        caption: localized(
            lang,
            "Probability that software progress is so many times as fast as usual for so long",
            "ソフトウェアの進歩が通常の何倍もの速さでそれだけ続く確率",
        )
        .to_owned(),
        head,
        rows: rows.collect(),
        numeric: (0..7).map(|i| i > 0).collect(),
    }
}

/// Everything as plain numbers; lengths in minutes.
pub fn numbers(outcome: &BranchesOutcome) -> Numbers {
    let points = outcome.trend.measured().numbers();
    let Some(forecast) = &outcome.forecast else {
        return Numbers {
            points,
            ..Numbers::default()
        };
    };
    let minutes = |values: &[f64]| values.iter().map(|log2| fast::exp2(*log2)).collect();
    let mut series: Vec<Series> = ALL
        .iter()
        .map(|branch| Series {
            name: NAMES[*branch],
            label: Label::Own(headline::LABELS[*branch]),
            paint: chart::paint(*branch),
            unit: "minutes",
            dates: forecast.dates.clone(),
            values: minutes(outcome.path(*branch)),
            quantiles: Vec::new(),
        })
        .collect();
    let bands = outcome.bands();
    series.push(Series {
        name: "mixture",
        label: Label::Own(("weighted median", "重み付き中央値")),
        paint: Paint::Accent,
        unit: "minutes",
        dates: forecast.dates.clone(),
        values: bands.iter().map(|q| fast::exp2(q[3])).collect(),
        quantiles: bands.iter().map(|q| q.map(fast::exp2)).collect(),
    });
    let mut markers = vec![("branch", forecast.bd)];
    if forecast.automation_99.is_finite() {
        let day = date::year_to_days(forecast.automation_99);
        markers.push(("automation-99", day));
    }
    if let Some(paused) = outcome.paused() {
        markers.push(("pause-start", paused.clock.start));
        markers.push(("pause-end", paused.clock.end));
    }
    let milestones = outcome
        .trend
        .milestone_keys
        .iter()
        .zip(&forecast.milestones);
    Numbers {
        fit: forecast.trend.as_ref().map(Fit::of),
        milestones: milestones
            .enumerate()
            .filter_map(|(index, (key, m))| {
                let arrival = outcome.arrival(index, None)?;
                Some(Milestone {
                    key,
                    level: m.minutes,
                    words: Milestone::LENGTH,
                    reach: true,
                    p10: arrival.p10,
                    p50: arrival.p50,
                    p90: arrival.p90,
                    never: arrival.never,
                    shares: NAMES.into_iter().zip(m.shares).collect(),
                })
            })
            .collect(),
        // The one that a person is asked to weigh the branches into.
        compared: series.len() - 1,
        series,
        points,
        markers,
        ..Numbers::default()
    }
}
