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

/// Who gains and who bears what, after figure 2 and the text of S4: it lists no gain for those without access.
pub fn burdens(lang: Lang) -> Table {
    let rows = [
        (
            ("Developer", "AIモデルの開発企業"),
            (
                "less misuse; less leakage, as by distillation, and an advantage kept; less risk of regulation and harm to its name; steady service with scarce compute",
                "悪用によるリスク顕在化の抑制、技術流出（蒸留など）の低減と競争優位の維持、規制強化や企業イメージ毀損の抑制、限られた計算資源での安定した提供",
            ),
            (
                "transparency of evaluations and trust in them; work to manage who has access",
                "評価の透明性や信頼性の確保、提供対象の管理に伴う運用負荷の増大",
            ),
        ),
        (
            ("Those with access", "アクセス権を持つ主体"),
            (
                "capability and competitiveness through priority, as in cyber defence and response to risks",
                "優先的な活用による対応能力・競争力の確保（サイバー防御・リスク対応など）",
            ),
            (
                "dependence on terms and limits of use; no certainty that it lasts",
                "提供条件や利用制約への依存、継続的な利用確保の不確実性",
            ),
        ),
        (
            ("Those without", "アクセス権を持たない主体"),
            ("none listed", "挙げられていない"),
            (
                "a gap in capability; limits to defence and decisions that advanced AI would serve",
                "対応能力の格差、高度AIを前提とした防御・意思決定の制約",
            ),
        ),
    ];
    let rows = rows.map(|(who, gains, bears)| {
        [who, gains, bears]
            .map(|(en, ja)| localized(lang, en, ja).to_owned())
            .to_vec()
    });
    let names = [("", ""), ("Gains", "利点"), ("Burdens", "課題")];
    Table {
        numeric: vec![false; 3],
        ..common::table(
            lang,
            localized(
                lang,
                "Gains and burdens of managed access, after Daiwa Institute of Research (27 May 2026)",
                "提供制御の利点と課題（大和総研、2026年5月27日による）",
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
