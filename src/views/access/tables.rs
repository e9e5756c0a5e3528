//! The access view as tables and as plain numbers.

use super::{
    AccessOutcome, QUOTED, REGION_KEYS,
    chart::{self, Follower},
    headline,
};
use crate::{
    figure::chart::Measure,
    i18n::{
        Lang,
        format::{localized, percent, shares, short_length, short_month},
    },
    model::{
        access::{self, REGIONS},
        numerics::fast,
        numerics::order,
    },
    views::{
        Table, common,
        numbers::{Figure, Fit, Label, Numbers, Series},
    },
};

/// What leader and followers handle, by date.
pub fn by_date(outcome: &AccessOutcome, lang: Lang) -> Table {
    let names = [
        ("Date", "日付"),
        ("Leader", "先頭"),
        ("Closed follower", "非公開で追う側"),
        ("Open weights", "オープンウェイト"),
    ];
    let dates = &outcome.drawn.dates;
    let mut rows = Vec::new();
    for i in common::twice_a_year(dates) {
        let mut row = vec![short_month(lang, dates[i])];
        for follower in chart::followers(outcome) {
            let log2 = chart::behind(outcome, dates[i], follower.months);
            row.push(log2.map_or_else(
                || "–".to_owned(),
                |log2| short_length(lang, fast::exp2(log2), outcome.trend.clock()),
            ));
        }
        rows.push(row);
    }
    let caption = localized(
        lang,
        "Task length by date, of the leader and of those who follow by the lags in force",
        "日付ごとの作業の長さ：先頭と、設定した遅れで追う側",
    );
    common::table(lang, caption, &names, rows)
}

/// The lead by lag.
pub fn lead(outcome: &AccessOutcome, lang: Lang) -> Option<Table> {
    let pace = outcome.pace()?;
    let i = &outcome.inputs;
    let mut lags = vec![3.0, QUOTED.0, 9.0, QUOTED.1, 18.0, 24.0, i.closed, i.open];
    lags = order::sorted(lags, |months| *months);
    lags.dedup();
    let rows = lags.iter().map(|months| {
        let believe = outcome.both_believe(*months).unwrap_or_default();
        vec![
            headline::months(lang, *months),
            Measure::Times.text(lang, access::lead(*months, pace)),
            percent(lang, believe),
        ]
    });
    let names = [
        ("Behind by", "遅れ"),
        ("Leader's task length", "先頭の作業の長さ"),
        ("Both believe that they lead", "双方が先頭だと思う"),
    ];
    let caption = localized(lang, "By months behind", "遅れの月数ごと");
    Some(common::table(lang, caption, &names, rows.collect()))
}

/// The regions by the closed lag.
pub fn odds(outcome: &AccessOutcome, lang: Lang) -> Table {
    let i = &outcome.inputs;
    let rows = [0.0, 3.0, 6.0, 9.0, 12.0, 18.0, 24.0, 36.0].map(|months| {
        let odds = outcome
            .drawn
            .odds_for(months, i.open, i.governance, i.window);
        let mut row = vec![headline::months(lang, months)];
        row.extend(shares(lang, odds));
        row
    });
    let mut head = vec![localized(lang, "Closed model after", "非公開モデルの出現").to_owned()];
    head.extend((0..REGIONS).map(|region| headline::region(region, lang).to_owned()));
    Table {
        caption: localized(
            lang,
            "Probabilities by the closed lag, everything else as it is",
            "非公開モデルの遅れごとの確率（ほかは設定のまま）",
        )
        .to_owned(),
        head,
        rows: rows.to_vec(),
        numeric: vec![false, true, true, true],
    }
}

/// Who gains and who bears what, in our own words.
pub fn burdens(lang: Lang) -> Table {
    let rows = [
        (
            ("Developer", "開発企業"),
            (
                "time to fix flaws before they are misused; a say in the rules; the price of a scarce good",
                "悪用される前に欠陥を直す時間、規則への発言力、希少なものの価格",
            ),
            (
                "vetting and watching users; sales forgone; liability and political pressure",
                "利用者の審査と監視、逃した売上、責任と政治的な圧力",
            ),
        ),
        (
            ("Holder of access", "利用を認められた者"),
            (
                "a head start in defence and in products; learning before others",
                "防御と製品での先行、ほかより早い習熟",
            ),
            (
                "conditions, audits and security duties; dependence on a vendor who can be cut off",
                "条件、監査、安全管理の義務、提供が止まりうる1社への依存",
            ),
        ),
        (
            ("Those without", "利用できない者"),
            (
                "less misuse while the lead lasts; later, models that are tested and cheaper",
                "差が続く間は悪用が少ない。後には検証済みで安いモデル",
            ),
            (
                "open to flaws that others know of; falling behind; no say in who is let in",
                "ほかの者が知る欠陥にさらされる、生産性で遅れる、選定に発言できない",
            ),
        ),
    ];
    let rows = rows.map(|(who, gains, bears)| {
        [who, gains, bears]
            .map(|(en, ja)| localized(lang, en, ja).to_owned())
            .to_vec()
    });
    let names = [("", ""), ("Gains", "得るもの"), ("Bears", "負うもの")];
    Table {
        numeric: vec![false; 3],
        ..common::table(
            lang,
            localized(
                lang,
                "Gains and burdens of managed access, in our own words after Daiwa Institute of Research (27 May 2026)",
                "管理された提供の利益と負担（大和総研、2026年5月27日をもとに私たちの言葉で）",
            ),
            &names,
            rows.to_vec(),
        )
    }
}

/// Everything as plain numbers; lengths in minutes.
pub fn numbers(outcome: &AccessOutcome) -> Numbers {
    let o = &outcome.drawn;
    let curve = |follower: Follower| {
        let log2 = |day: &f64| chart::behind(outcome, *day, follower.months).unwrap_or_default();
        Series {
            name: follower.name,
            label: Label::Own(follower.label),
            paint: follower.paint,
            unit: "minutes",
            dates: o.dates.clone(),
            values: o.dates.iter().map(|day| fast::exp2(log2(day))).collect(),
            quantiles: Vec::new(),
        }
    };
    let series = if o.central.is_some() {
        chart::followers(outcome).map(curve).to_vec()
    } else {
        Vec::new()
    };
    Numbers {
        fit: o.trend.as_ref().map(Fit::of),
        points: outcome.trend.measured().numbers(),
        series,
        figures: figures(outcome),
        ..Numbers::default()
    }
}

fn figures(outcome: &AccessOutcome) -> Vec<Figure> {
    let (i, o) = (&outcome.inputs, &outcome.drawn);
    let figure = |key, unit, value| Figure { key, unit, value };
    let mut all: Vec<Figure> = REGION_KEYS
        .iter()
        .zip(o.odds)
        .map(|(key, p)| figure(key, "percent", p * 100.0))
        .collect();
    let time = access::defence(i.closed, i.open, i.governance);
    all.push(figure("defence", "months", time));
    for (key, k) in [("defence-p10", 1), ("defence-p50", 3), ("defence-p90", 5)] {
        all.push(figure(key, "months", o.defence[k]));
    }
    for (name, months) in [("closed", i.closed), ("open", i.open)] {
        let (lead, believe) = if name == "closed" {
            ("lead-closed", "both-believe-closed")
        } else {
            ("lead-open", "both-believe-open")
        };
        if let (Some(pace), Some(p)) = (outcome.pace(), outcome.both_believe(months)) {
            all.push(figure(lead, "x", access::lead(months, pace)));
            all.push(figure(believe, "percent", p * 100.0));
        }
    }
    all.retain(|figure| figure.value.is_finite());
    all
}
