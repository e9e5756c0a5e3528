//! The rules as tables and as plain numbers.

use super::{
    EVENTS, FORECAST, HAPPENED, LAST, MORE_EVENTS, MOST_VENDORS, RulesOutcome, SCORES,
    chart::paint,
    headline,
    inputs::{self, Way},
};
use crate::{
    evidence::{Fact, facts, sources},
    i18n::{
        Lang,
        format::{decimals, localized, percent, published, shares},
    },
    model::numerics::order,
    model::rules::{
        again::Again,
        scenario::{FACTORS, SCENARIOS},
        score::Scores,
    },
    views::{
        Table, common,
        evidence::rows,
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

/// The weights of June and of now, and how far a point of one score moves the latter.
pub fn weights(outcome: &RulesOutcome, lang: Lang) -> Table {
    let june = shares(lang, outcome.june);
    let told = shares(lang, outcome.weights);
    let ranges = outcome.judgement.sensitivity();
    let row = |scenario: usize| {
        let (low, high) = ranges[scenario];
        vec![
            headline::scenario(lang, scenario).to_owned(),
            june[scenario].clone(),
            told[scenario].clone(),
            percent(lang, low),
            percent(lang, high),
        ]
    };
    let names = [
        ("Scenario", "シナリオ"),
        ("June", "6月"),
        ("Now", "現在"),
        ("At least", "最小"),
        ("At most", "最大"),
    ];
    common::table(
        lang,
        localized(
            lang,
            "Weights in June and now, and the range of the latter when any one score is a point off",
            "6月と現在の重み、点数が1つだけ1点ずれたときの現在の重みの範囲",
        ),
        &names,
        (0..SCENARIOS).map(row).collect(),
    )
}

/// The forecast of June and its scores, beside a uniform guess.
pub fn june(outcome: &RulesOutcome, lang: Lang) -> Table {
    let told = shares(lang, outcome.june);
    let uniform = shares(lang, [1.0; SCENARIOS]);
    let row = |scenario: usize| {
        let came = if scenario == HAPPENED {
            localized(lang, "came", "実現")
        } else {
            ""
        };
        vec![
            headline::scenario(lang, scenario).to_owned(),
            told[scenario].clone(),
            uniform[scenario].clone(),
            came.to_owned(),
        ]
    };
    let mut rows: Vec<Vec<String>> = (0..SCENARIOS).map(row).collect();
    let (ours, guess) = (outcome.scores(), Scores::uniform(SCENARIOS));
    let mut score = |name: &str, [ours, guess]: [f64; 2], better: &str| {
        rows.push(vec![
            name.to_owned(),
            decimals(ours, 3),
            decimals(guess, 3),
            better.to_owned(),
        ]);
    };
    score(
        localized(lang, "log score, ln p", "対数スコア（ln p）"),
        [ours.log, guess.log],
        localized(lang, "higher is better", "大きいほど良い"),
    );
    score(
        localized(lang, "Brier score", "ブライアスコア"),
        [ours.brier, guess.brier],
        localized(lang, "lower is better", "小さいほど良い"),
    );
    let names = [
        ("Scenario", "シナリオ"),
        ("June", "6月"),
        ("Uniform guess", "一様な推測"),
        ("Outcome", "結果"),
    ];
    let mut table = common::table(
        lang,
        localized(
            lang,
            "The forecast of June against what happened; the document gives the order, the weights are our judgement",
            "6月の予測と結果（順序は資料、重みは筆者の判断）",
        ),
        &names,
        rows,
    );
    table.numeric[3] = false;
    table
}

/// The table of effects: what a point of a score adds to each scenario.
pub fn effects(outcome: &RulesOutcome, lang: Lang) -> Table {
    let cells = |values: [f64; SCENARIOS]| values.map(headline::signed);
    let row = |name: &str, score: String, values: [String; SCENARIOS]| {
        let mut row = vec![name.to_owned(), score];
        row.extend(values);
        row
    };
    let judgement = &outcome.judgement;
    let mut rows = vec![row(
        localized(lang, "base", "基準"),
        String::new(),
        cells(judgement.base),
    )];
    for factor in 0..FACTORS {
        rows.push(row(
            headline::factor(lang, factor),
            headline::signed(judgement.scores[factor]),
            cells(judgement.effects[factor]),
        ));
    }
    rows.push(row(
        localized(lang, "weight", "重み"),
        String::new(),
        shares(lang, outcome.weights),
    ));
    Table {
        caption: localized(
            lang,
            "Effects: what a point of a score adds to ln of a scenario's weight (our judgement)",
            "効果：点数1点がシナリオの重みの対数に加える値（筆者の判断）",
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

/// Each factor's score with the facts that it rests on.
pub fn factors(outcome: &RulesOutcome, lang: Lang) -> Table {
    let mut rows = Vec::new();
    for (factor, key) in SCORES.iter().enumerate() {
        let score = headline::signed(outcome.assumptions.get(*key));
        for (index, fact) in headline::evidence(factor).enumerate() {
            let (name, score) = if index == 0 {
                (headline::factor(lang, factor), score.as_str())
            } else {
                ("", "")
            };
            let [what, date, grade, source] = cells(fact, lang);
            rows.push(vec![
                name.to_owned(),
                score.to_owned(),
                what,
                date,
                grade,
                source,
            ]);
        }
    }
    let names = [
        ("Factor", "要因"),
        ("Score", "点数"),
        ("Fact", "事実"),
        ("Date", "日付"),
        ("Grade", "資料の別"),
        ("Source", "出典"),
    ];
    let mut table = common::table(
        lang,
        localized(
            lang,
            "The four factors of the document: score now, and the facts that it rests on (0 stands for June)",
            "資料の4つの要因：現在の点数と、その根拠とした事実（0は6月の状況）",
        ),
        &names,
        rows,
    );
    table.numeric = vec![false, true, false, false, false, false];
    table
}

/// What a fact says, when, how near its source is, and that source.
fn cells(fact: &Fact, lang: Lang) -> [String; 4] {
    let told = fact.sources.iter().map(|source| &*source.id);
    [
        fact.text(lang).to_owned(),
        published(lang, &fact.date_text),
        rows::grade_label(lang, fact.grade).to_owned(),
        sources::short(lang, told),
    ]
}

/// The events with their grades and sources, in their order.
pub fn events(lang: Lang) -> Table {
    let names = [
        ("Event", "出来事"),
        ("Date", "日付"),
        ("Grade", "資料の別"),
        ("Source", "出典"),
    ];
    let ids = EVENTS.iter().map(|event| event.fact).chain(MORE_EVENTS);
    let known: Vec<&Fact> = ids.filter_map(facts::get).collect();
    let known = order::sorted(known, |fact| fact.date.unwrap_or_default());
    let rows = known.into_iter().map(|fact| cells(fact, lang).to_vec());
    Table {
        caption: localized(lang, "Events until October 2026", "2026年10月までの出来事").to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false; 4],
    }
}

/// Whether it happens again and to whom, under each scenario and over all.
pub fn again(outcome: &RulesOutcome, lang: Lang) -> Table {
    let cells = |again: &Again| {
        [again.any(), again.disputed, again.other, again.several].map(|p| percent(lang, p))
    };
    let told = shares(lang, outcome.weights);
    let mut rows = Vec::new();
    for (scenario, again) in outcome.each.iter().enumerate() {
        let mut row = vec![
            headline::scenario(lang, scenario).to_owned(),
            told[scenario].clone(),
        ];
        row.extend(cells(again));
        rows.push(row);
    }
    let mut all = vec![localized(lang, "all", "全体").to_owned(), String::new()];
    all.extend(cells(&outcome.again));
    rows.push(all);
    let names = [
        ("Scenario", "シナリオ"),
        ("Weight", "重み"),
        ("Again", "再発"),
        ("Anthropic alone", "Anthropicのみ"),
        ("One other alone", "他の1社のみ"),
        ("Several", "複数社"),
    ];
    common::table(
        lang,
        localized(
            lang,
            "Probability within a year that US frontier models are cut off again, and whose",
            "米国の最先端モデルが1年以内に再び遮断される確率とその対象",
        ),
        &names,
        rows,
    )
}

/// The plans: what they lose and cost, in all and under each scenario.
pub fn plans(outcome: &RulesOutcome, lang: Lang) -> Table {
    let row = |plan: usize| {
        let mut row = vec![
            headline::way(lang, outcome.plans[plan].way).to_owned(),
            percent(lang, outcome.all_cut(plan)),
            headline::tenths(outcome.days(plan)),
            headline::millions(outcome.fixed(plan)),
            headline::millions(outcome.cost(plan)),
        ];
        row.extend(outcome.cost_each(plan).map(headline::millions));
        row
    };
    let names = [
        ("Plan", "備え"),
        ("All cut off", "全社遮断"),
        ("Days a year", "年間の日数"),
        ("Plan costs", "備えの費用"),
        ("Expected cost", "費用の期待値"),
        ("under A", "Aの場合"),
        ("under B", "Bの場合"),
        ("under C", "Cの場合"),
    ];
    common::table(
        lang,
        localized(
            lang,
            "AI business continuity plan (BCP): what each plan loses and costs a year, in million yen",
            "AIの業務継続計画（BCP）：備えごとの年間の停止と費用（百万円）",
        ),
        &names,
        (0..outcome.plans.len()).map(row).collect(),
    )
}

/// P(all cut) by the number of vendors.
pub fn vendors(outcome: &RulesOutcome, lang: Lang) -> Table {
    let mut names = vec![("Vendors", "社数"), ("All of one kind", "すべて同種")];
    let mixed = !inputs::alike(&outcome.assumptions);
    if mixed {
        names.push(("All but one outside the US", "1社のほかは非米国"));
    }
    let row = |n: u32| {
        let mut row = vec![n.to_string(), percent(lang, outcome.all_of([n, 0, 0, 0]))];
        if mixed {
            row.push(percent(lang, outcome.all_of([1, 0, n - 1, 0])));
        }
        row
    };
    common::table(
        lang,
        localized(
            lang,
            "Probability that all are cut off within a year",
            "1年以内に全社が遮断される確率",
        ),
        &names,
        (1..=MOST_VENDORS).map(row).collect(),
    )
}

/// Days lost a year, by plan.
pub fn days(outcome: &RulesOutcome, lang: Lang) -> Table {
    let names = [
        ("Plan", "備え"),
        ("Days a year", "年間の日数"),
        ("In use cut off", "利用中の遮断"),
        ("All cut off", "全社遮断"),
    ];
    let row = |plan: usize| {
        vec![
            headline::way(lang, outcome.plans[plan].way).to_owned(),
            headline::tenths(outcome.days(plan)),
            percent(lang, outcome.first_cut(plan)),
            percent(lang, outcome.all_cut(plan)),
        ]
    };
    common::table(
        lang,
        localized(
            lang,
            "Expected days without access a year",
            "年間の停止日数の期待値",
        ),
        &names,
        (0..outcome.plans.len()).map(row).collect(),
    )
}

/// What the document's first figure says of the two models.
pub fn models(lang: Lang) -> Table {
    let text = |en, ja| localized(lang, en, ja).to_owned();
    let row = |what: String, mythos: String, fable: String| vec![what, mythos, fable];
    let rows = vec![
        row(
            text("Published", "発表・公開"),
            text(
                "9 June 2026; succeeds Mythos Preview of 7 April",
                "2026年6月9日（4月7日のMythos Previewの後継）",
            ),
            text("9 June 2026", "2026年6月9日"),
        ),
        row(
            text("Base", "基盤モデル"),
            text(
                "the level that Mythos Preview showed",
                "Mythos Previewの能力水準を継承",
            ),
            text(
                "that of Mythos 5, with safeguards for general use",
                "Mythos 5と同じ基盤に一般利用向けの安全策",
            ),
        ),
        row(
            text("Offered to", "提供先"),
            text(
                "vetted cyber defenders and critical infrastructure: Glasswing, about 200 organisations in about 15 countries",
                "審査済みのサイバー防御・重要インフラ組織（Glasswing、約15か国・約200組織）",
            ),
            text(
                "paying subscribers and users of the API",
                "有料サブスクリプションと従量課金のAPI",
            ),
        ),
        row(
            text("Safeguards", "安全策"),
            text(
                "those for cyber lifted within Glasswing; risk managed by whom it is offered to",
                "Glasswing向けはサイバー関連を解除し、提供先の限定で管理",
            ),
            text(
                "cyber, biology, chemistry, distillation: answered by Opus 4.8; over 95% of general use unaffected",
                "サイバー、生物・化学、蒸留はOpus 4.8が回答。一般利用の95%以上には影響なし",
            ),
        ),
        row(
            text("Directive of 12 June", "6月12日の措置"),
            text("stopped for all", "全顧客に停止"),
            text("stopped for all", "全顧客に停止"),
        ),
    ];
    Table {
        caption: text(
            "The two models as the document's first figure has them",
            "2つのモデル（資料の図表1による）",
        ),
        head: vec![
            String::new(),
            "Claude Mythos 5".to_owned(),
            "Claude Fable 5".to_owned(),
        ],
        rows,
        numeric: vec![false; 3],
    }
}

/// Names of a plan's days and cost in files.
const fn keys(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::One => ("days-one-vendor", "cost-one-vendor"),
        Way::Several => ("days-several", "cost-several"),
        Way::Tested => ("days-tested", "cost-tested"),
        Way::OtherUs => ("days-other-us", "cost-other-us"),
        Way::Abroad => ("days-non-us", "cost-non-us"),
        Way::Own => ("days-own-hosted", "cost-own-hosted"),
        Way::Yours => ("days-your-mix", "cost-your-mix"),
    }
}

/// The judgement and the plans as plain numbers: the weights on the day of the forecast and on that of the data, in per cent.
pub fn numbers(outcome: &RulesOutcome) -> Numbers {
    let events = EVENTS.iter().enumerate().map(|(index, event)| Point {
        name: headline::event(Lang::En, index).to_owned(),
        day: event.day,
        value: None,
        range: None,
        status: "event",
    });
    let series = NAMES.iter().enumerate().map(|(scenario, name)| Series {
        name,
        label: Label::Own(headline::SCENARIO_NAMES[scenario]),
        paint: paint(scenario),
        unit: "percent",
        dates: vec![FORECAST, LAST],
        values: vec![
            outcome.june[scenario] * 100.0,
            outcome.weights[scenario] * 100.0,
        ],
        quantiles: Vec::new(),
    });
    let figure = |key, unit, value| Figure { key, unit, value };
    let (again, scores) = (&outcome.again, outcome.scores());
    let length = &outcome.times.length;
    let mut figures = vec![
        figure("again", "percent", again.any() * 100.0),
        figure("again-anthropic-alone", "percent", again.disputed * 100.0),
        figure("again-one-other", "percent", again.other * 100.0),
        figure("again-several", "percent", again.several * 100.0),
        figure(
            "outside-view",
            "percent",
            RulesOutcome::outside_view() * 100.0,
        ),
        figure("length-p10", "days", length.quantile(0.1)),
        figure("length-p50", "days", length.median),
        figure("length-p90", "days", length.quantile(0.9)),
        figure("june-log-score", "nats", scores.log),
        figure("june-brier-score", "ratio", scores.brier),
        figure(
            "all-cut",
            "percent",
            outcome.all_cut(outcome.chosen) * 100.0,
        ),
        figure(
            "one-cut",
            "percent",
            outcome.first_cut(outcome.chosen) * 100.0,
        ),
    ];
    for (index, named) in outcome.plans.iter().enumerate() {
        let (days, cost) = keys(named.way);
        figures.push(figure(days, "days", outcome.days(index)));
        figures.push(figure(cost, "M JPY", outcome.cost(index)));
    }
    figures.push(figure(
        "value-of-knowing",
        "M JPY",
        outcome.value_of_knowing(),
    ));
    Numbers {
        points: events.collect(),
        series: series.collect(),
        // None of them is drawn over the ribbons of another scenario.
        compared: SCENARIOS,
        figures,
        ..Numbers::default()
    }
}
