//! The access view as tables and as plain numbers.

use super::{
    AccessOutcome, QUOTED, REGION_KEYS, REGION_KEYS_OF_MAY,
    chart::{self, Follower},
    headline,
};
use crate::{
    evidence::{facts, sources},
    figure::chart::Measure,
    i18n::{
        Lang,
        format::{localized, percent, shares, short_length, short_month},
    },
    model::{
        access::{self, Lags, REGIONS},
        numerics::fast,
        numerics::order,
    },
    views::{
        Table, common,
        evidence::rows::grade_label,
        numbers::{Figure, Fit, Label, Numbers, Series, Words},
    },
};

/// What leader and followers handle, by date.
pub fn by_date(outcome: &AccessOutcome, lang: Lang) -> Table {
    let names = [
        ("Date", "日付"),
        ("Leader", "先頭"),
        ("Closed, elsewhere", "他社のクローズ型"),
        ("Open weights", "オープン型"),
        ("Chinese", "中国のモデル"),
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
    let Lags {
        closed,
        open,
        china,
    } = outcome.inputs.lags;
    let mut lags = vec![
        3.0, QUOTED.0, 9.0, QUOTED.1, 18.0, 24.0, closed, open, china,
    ];
    lags = order::sorted(lags, |months| *months);
    lags.dedup();
    let rows = lags.iter().map(|months| {
        let believe = outcome.both_believe(*months).unwrap_or_default();
        vec![
            common::months(lang, *months),
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
        let lags = Lags {
            closed: months,
            ..i.lags
        };
        let odds = outcome.drawn.odds_for(i, lags);
        let mut row = vec![common::months(lang, months)];
        row.extend(shares(lang, odds));
        row
    });
    let mut head = vec![localized(lang, "Closed model after", "他社のクローズ型の出現").to_owned()];
    head.extend((0..REGIONS).map(|region| headline::region(region, lang).to_owned()));
    Table {
        caption: localized(
            lang,
            "Shares of simulations by the closed lag, everything else as it is",
            "他社のクローズ型の遅れごとの割合（ほかは設定のまま）",
        )
        .to_owned(),
        head,
        rows: rows.to_vec(),
        numeric: vec![false, true, true, true],
    }
}

/// The document's scenarios with their shares of the simulations.
pub fn regions(outcome: &AccessOutcome, lang: Lang) -> Table {
    let now = shares(lang, outcome.drawn.odds);
    let then = shares(lang, outcome.odds_of_may());
    let rows = (0..REGIONS).map(|region| {
        vec![
            headline::region(region, lang).to_owned(),
            headline::meaning(region, lang).to_owned(),
            headline::brings(region, lang).to_owned(),
            now[region].clone(),
            then[region].clone(),
        ]
    });
    let names = [
        ("Scenario", "シナリオ"),
        ("That is", "内容"),
        ("Brought by", "生じる条件"),
        ("As set", "設定した遅れ"),
        ("Lags of May 2026", "2026年5月の時間差"),
    ];
    let caption = localized(
        lang,
        "The three scenarios of Daiwa Institute of Research (27 May 2026) and their shares of the simulations",
        "大和総研（2026年5月27日）の3つのシナリオと、シミュレーションに占める割合",
    );
    Table {
        numeric: vec![false, false, false, true, true],
        ..common::table(lang, caption, &names, rows.collect())
    }
}

/// A fact on a lag, the place of the point that it is about, and what it measured, in English and Japanese.
type Measured = (&'static str, usize, Words);

/// What has been measured or said of the lags.
pub const MEASURED: [Measured; 9] = [
    (
        "access.gpt55",
        0,
        ("GPT-5.5 (UK AISI)", "GPT-5.5（英AISI）"),
    ),
    (
        "access.open.before",
        1,
        ("open, 2025 (UK AISI)", "オープン型、2025年（英AISI）"),
    ),
    (
        "access.open.aisi",
        1,
        ("open weights (UK AISI)", "オープン型（英AISI）"),
    ),
    (
        "access.open.epoch",
        1,
        ("open weights (Epoch AI)", "オープン型（Epoch AI）"),
    ),
    ("access.glm", 1, ("GLM-5.3 (CAISI)", "GLM-5.3（米CAISI）")),
    (
        "access.china.caisi",
        1,
        ("DeepSeek V4 Pro (CAISI)", "DeepSeek V4 Pro（米CAISI）"),
    ),
    (
        "access.lag",
        2,
        ("Chinese, in May (Amodei)", "中国、5月の発言（Amodei）"),
    ),
    (
        "access.china.epoch",
        2,
        ("Chinese (Epoch AI)", "中国（Epoch AI）"),
    ),
    (
        "access.kimi",
        2,
        ("Kimi K3 (UK AISI, CAISI)", "Kimi K3（英AISI・米CAISI）"),
    ),
];

/// What has been measured or said of the lags.
pub fn measured(lang: Lang) -> Table {
    let row = |(id, whose, _): &Measured| {
        let fact = facts::get(id)?;
        let ids: Vec<&str> = fact.sources.iter().map(|source| &*source.id).collect();
        let lag = if matches!(&*fact.unit, "days" | "months") {
            headline::fact_length(id, lang)
        } else {
            "–".to_owned()
        };
        Some(vec![
            headline::model(*whose, lang).to_owned(),
            lag,
            fact.text(lang).to_owned(),
            sources::short(lang, ids.into_iter()),
            grade_label(lang, fact.grade).to_owned(),
        ])
    };
    let names = [
        ("Whose", "モデル"),
        ("Behind by", "遅れ"),
        ("What is known", "内容"),
        ("Source", "出典"),
        ("Grade", "確かさ"),
    ];
    let caption = localized(
        lang,
        "How far others are behind: what was said in May 2026 and measured since",
        "ほかのモデルの遅れ：2026年5月の発言とその後の実測",
    );
    let rows = MEASURED.iter().filter_map(row).collect();
    Table {
        numeric: vec![false; 5],
        ..common::table(lang, caption, &names, rows)
    }
}

fn words(lang: Lang, rows: &[[(&str, &str); 3]]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| {
            row.iter()
                .map(|(en, ja)| localized(lang, en, ja).to_owned())
                .collect()
        })
        .collect()
}

/// The two tiers of figure 1, as the text of S4 describes them.
pub fn tiers(lang: Lang) -> Table {
    let rows = words(
        lang,
        &[
            [
                ("Reached through", "届け方"),
                (
                    "web services, apps and programming interfaces",
                    "ウェブサービス、スマートフォンアプリ、APIなど",
                ),
                (
                    "trusted parties first, such as government agencies and certain firms; widened step by step",
                    "政府機関や特定企業など信頼関係にある主体から、段階的に拡大",
                ),
            ],
            [
                ("Value comes from", "価値の源泉"),
                ("wide use", "広く利用されること"),
                (
                    "safety and trust; restricting access is itself risk management",
                    "安全性や信頼性。アクセスを絞ること自体がリスク管理の手段",
                ),
            ],
            [
                ("Used for", "用途"),
                (
                    "general purposes; under the first scenario some functions of high risk are restricted",
                    "一般用途（シナリオ①では高リスク用途の一部機能を制限）",
                ),
                (
                    "national security, cyber defence of important infrastructure, fraud detection and risk analysis in finance",
                    "安全保障、重要インフラのサイバー防御、金融の不正検知やリスク分析",
                ),
            ],
            [
                ("AI as", "AIの位置づけ"),
                ("technology that spreads", "広く普及する技術"),
                ("strategic asset that is managed", "管理される戦略資産"),
            ],
        ],
    );
    let names = [
        ("", ""),
        ("AI offered to all", "広く一般提供されるAI"),
        ("AI with managed access", "アクセスが管理されるAI"),
    ];
    let caption = localized(
        lang,
        "Figure 1: AI divides into two ways of release, after Daiwa Institute of Research (27 May 2026)",
        "図表1：AIモデルの提供形態の分化（大和総研、2026年5月27日による）",
    );
    Table {
        numeric: vec![false; 3],
        ..common::table(lang, caption, &names, rows)
    }
}

/// Figure 2 of S4: who gains and who bears what. It lists no gain for those without access; what its text adds for
/// developers stands there too.
pub fn burdens(lang: Lang) -> Table {
    let rows = words(
        lang,
        &[
            [
                ("Developer of the AI model", "AIモデルの開発企業"),
                (
                    "less misuse, and so less risk that comes to light; less technology leaks out, for example by distillation, and the advantage is kept (the text adds: tighter rules and damage to its reputation are averted, and service stays steady with scarce compute)",
                    "悪用によってリスクが表面化するのを抑える。蒸留などによる技術流出を減らし、競争優位を保つ（本文ではほかに、規制強化や企業イメージの毀損を避け、限られた計算資源で安定して提供できる）",
                ),
                (
                    "less outside scrutiny, so that evaluations are less transparent and harder to trust; choosing users and watching what they do takes effort",
                    "外部からの検証が減り、評価の透明性と信頼性の確保が課題になる。提供対象の選定や利用状況の管理で運用負荷が増す",
                ),
            ],
            [
                ("Those with access", "アクセス権を持つ主体"),
                (
                    "priority use of models at the level they need, and with it capability and competitiveness, for example in cyber defence and risk response",
                    "必要な水準のモデルを優先的に使い、サイバー防御やリスク対応などの対応能力・競争力を確保する",
                ),
                (
                    "dependence on terms and limits of use; no certainty that access lasts",
                    "提供条件や利用制約に左右される。使い続けられる保証がない",
                ),
            ],
            [
                ("Those without", "アクセス権を持たない主体"),
                ("none", "なし"),
                (
                    "a widening gap in capability; no defence and no decisions that presuppose advanced AI",
                    "対応能力の格差が広がる。高度なAIを前提とした防御や意思決定ができない",
                ),
            ],
        ],
    );
    let names = [("", ""), ("Gains", "利点"), ("Burdens", "課題")];
    let caption = localized(
        lang,
        "Figure 2: who gains and who bears what when release is controlled, after Daiwa Institute of Research (27 May 2026)",
        "図表2：関係主体別の提供制御の利点と課題（大和総研、2026年5月27日による）",
    );
    Table {
        numeric: vec![false; 3],
        ..common::table(lang, caption, &names, rows)
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
    for (key, p) in REGION_KEYS_OF_MAY.iter().zip(outcome.odds_of_may()) {
        all.push(figure(key, "percent", p * 100.0));
    }
    let spread = i.lags.spread(i.with_china);
    let time = access::defence(i.lags.closed, spread, i.governance);
    all.push(figure("spread", "months", spread));
    all.push(figure("defence", "months", time));
    for (key, k) in [("defence-p10", 1), ("defence-p50", 3), ("defence-p90", 5)] {
        all.push(figure(key, "months", o.defence[k]));
    }
    for (lead, believe, months) in [
        ("lead-closed", "both-believe-closed", i.lags.closed),
        ("lead-open", "both-believe-open", i.lags.open),
        ("lead-china", "both-believe-china", i.lags.china),
    ] {
        if let (Some(pace), Some(p)) = (outcome.pace(), outcome.both_believe(months)) {
            all.push(figure(lead, "x", access::lead(months, pace)));
            all.push(figure(believe, "percent", p * 100.0));
        }
    }
    all.retain(|figure| figure.value.is_finite());
    all
}
