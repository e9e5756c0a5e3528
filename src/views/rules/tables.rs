//! The rules as tables and as plain numbers.

use super::{
    AXIS, BASE, EFFECTS, EVENTS, MOST_VENDORS, NEXT, RulesOutcome, SCORES, TOLD_BY, chart::paint,
    headline,
};
use crate::{
    date,
    evidence::sources,
    i18n::{
        Lang,
        format::{localized, month, percent, shares},
    },
    model::rules::scenario::{FACTORS, SCENARIOS},
    views::{
        Table, common,
        numbers::{Figure, Label, Numbers, Point, Series},
    },
};

/// Names of the scenarios in files.
const NAMES: [&str; SCENARIOS] = ["one-off", "all-frontier", "statutory"];

fn head(lang: Lang, first: &'static str, between: &[(&str, &str)]) -> Vec<String> {
    let mut head = vec![first.to_owned()];
    head.extend(common::head(lang, between));
    head.extend((0..SCENARIOS).map(|s| headline::scenario(lang, s).to_owned()));
    head
}

/// The weights and how far a point of one score moves them.
pub fn weights(outcome: &RulesOutcome, lang: Lang) -> Table {
    let told = shares(lang, outcome.judgement.weights());
    let ranges = outcome.judgement.sensitivity();
    let row = |scenario: usize| {
        let (low, high) = ranges[scenario];
        vec![
            headline::scenario(lang, scenario).to_owned(),
            told[scenario].clone(),
            percent(lang, low),
            percent(lang, high),
        ]
    };
    let names = [
        ("Scenario", "シナリオ"),
        ("Weight", "重み"),
        ("At least", "最小"),
        ("At most", "最大"),
    ];
    Table {
        caption: localized(
            lang,
            "Weights, and their range when any one score is a point off",
            "重みと、点数が1つだけ1点ずれたときの範囲",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: (0..SCENARIOS).map(row).collect(),
        numeric: vec![false, true, true, true],
    }
}

/// The table of effects: what a point of a score adds to each scenario.
pub fn effects(outcome: &RulesOutcome, lang: Lang) -> Table {
    let cells = |values: [f64; SCENARIOS]| values.map(headline::signed);
    let row = |name: &str, score: String, values: [String; SCENARIOS]| {
        let mut row = vec![name.to_owned(), score];
        row.extend(values);
        row
    };
    let mut rows = vec![row(
        localized(lang, "base", "基準"),
        String::new(),
        cells(BASE),
    )];
    for factor in 0..FACTORS {
        let score = outcome.assumptions.get(SCORES[factor]);
        let effects = EFFECTS[factor].map(|key| outcome.assumptions.get(key));
        rows.push(row(
            headline::factor(lang, factor),
            headline::signed(score),
            cells(effects),
        ));
    }
    let weights = shares(lang, outcome.judgement.weights());
    rows.push(row(
        localized(lang, "weight", "重み"),
        String::new(),
        weights,
    ));
    Table {
        caption: localized(
            lang,
            "Effects: what a point of a score adds to ln of a scenario's weight (our judgement)",
            "効果：点数1点がシナリオの重みの対数に加える値（私たちの判断）",
        )
        .to_owned(),
        head: head(
            lang,
            localized(lang, "Factor", "要因"),
            &[("Score", "点数")],
        ),
        rows,
        numeric: (0..SCENARIOS + 2).map(|i| i > 0).collect(),
    }
}

/// The events with their sources.
pub fn events(lang: Lang) -> Table {
    let names = [("Event", "出来事"), ("Date", "日付"), ("Source", "出典")];
    let rows = EVENTS.iter().enumerate().map(|(index, event)| {
        let when = if event.exact {
            date::iso(event.day)
        } else {
            month(lang, event.day)
        };
        let name = headline::event(lang, index);
        vec![
            name.to_owned(),
            when,
            sources::short(lang, TOLD_BY.into_iter()),
        ]
    });
    Table {
        caption: localized(lang, "Events of 2026", "2026年の出来事").to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false; 3],
    }
}

/// P(all cut) by the number of vendors.
pub fn vendors(outcome: &RulesOutcome, lang: Lang) -> Table {
    let names = [("Vendors", "社数"), ("All cut off", "全社停止")];
    let row = |n: u32| vec![n.to_string(), percent(lang, outcome.plan.all_of(n))];
    Table {
        caption: localized(
            lang,
            "Probability that all are cut off within a year",
            "1年以内に全社の提供が止まる確率",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: (1..=MOST_VENDORS).map(row).collect(),
        numeric: vec![true, true],
    }
}

/// Days lost a year, by plan.
pub fn days(outcome: &RulesOutcome, lang: Lang) -> Table {
    let names = [("Plan", "備え"), ("Days a year", "年間の日数")];
    let rows = headline::losses(outcome).into_iter().enumerate();
    let rows = rows.map(|(row, days)| {
        let name = headline::way(lang, row).to_owned();
        vec![name, headline::tenths(days)]
    });
    Table {
        caption: localized(
            lang,
            "Expected days without access a year",
            "年間の停止日数の期待値",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false, true],
    }
}

/// The judgement and the plan as plain numbers: weights in per cent, which have no dates and stand over all of what may follow.
pub fn numbers(outcome: &RulesOutcome) -> Numbers {
    let weights = outcome.judgement.weights();
    let events = EVENTS.iter().enumerate().map(|(index, event)| Point {
        name: headline::event(Lang::En, index).to_owned(),
        day: event.day,
        value: None,
        range: None,
        status: "event",
    });
    let scenarios = NAMES.iter().zip(weights).enumerate();
    let series = scenarios.map(|(scenario, (name, weight))| Series {
        name,
        label: Label::Own(headline::SCENARIO_NAMES[scenario]),
        paint: paint(scenario),
        unit: "percent",
        dates: vec![NEXT, AXIS.1],
        values: vec![weight * 100.0; 2],
        quantiles: Vec::new(),
    });
    let figure = |key, unit, value| Figure { key, unit, value };
    let days = [
        "days-one-vendor",
        "days-several",
        "days-tested",
        "days-own-hosted",
    ];
    let days = days.into_iter().zip(headline::losses(outcome));
    let mut figures = vec![
        figure("all-cut", "percent", outcome.plan.all_cut() * 100.0),
        figure("one-cut", "percent", outcome.plan.one_cut() * 100.0),
    ];
    figures.extend(days.map(|(key, value)| figure(key, "days", value)));
    Numbers {
        points: events.collect(),
        series: series.collect(),
        figures,
        ..Numbers::default()
    }
}
