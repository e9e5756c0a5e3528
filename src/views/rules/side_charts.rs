//! The smaller charts of the rules.

use std::rc::Rc;

use super::{HAPPENED, MOST_VENDORS, RulesOutcome, SCORES, chart, headline, inputs, tables};
use crate::{
    evidence::facts,
    figure::chart::{AxisSpec, Bar, Guide, Line, Mark, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{join, localized, localized_fmt, number, percent, shares},
    },
    model::rules::scenario::FACTORS,
    number as numbers,
    views::{Drawing, SideChart},
};

/// All of them: the next question, the forecast of June, what the judgement rests on, then the plan.
pub fn all(outcome: &Rc<RulesOutcome>, lang: Lang) -> Vec<SideChart> {
    let card = |key, (en, ja): (&str, &str), text: String, table, drawing| {
        SideChart::new(key, localized(lang, en, ja), &text, Some(table), drawing)
    };
    vec![
        card(
            "again",
            (
                "Will it happen again within a year, and to whom?",
                "1年以内に再び起きるか、誰に起きるか",
            ),
            headline::again(outcome, lang),
            tables::again(outcome, lang),
            Drawing::of(outcome, lang, again),
        ),
        card(
            "june",
            ("The forecast of June, scored", "6月の予測の採点"),
            headline::june(outcome, lang),
            tables::june(outcome, lang),
            Drawing::of(outcome, lang, june),
        ),
        card(
            "factors",
            (
                "The four factors, and the facts behind their scores",
                "4つの要因と点数の根拠",
            ),
            headline::factors(outcome, lang),
            tables::factors(outcome, lang),
            Drawing::of(outcome, lang, factors),
        ),
        card(
            "effects",
            ("What each factor moves", "各要因が動かすもの"),
            headline::effects(outcome, lang),
            tables::effects(outcome, lang),
            Drawing::of(outcome, lang, effects),
        ),
        card(
            "plans",
            (
                "Business continuity plan: the cheapest by loss",
                "AIの業務継続計画（BCP）：最も安い備え",
            ),
            headline::plans(outcome, lang),
            tables::plans(outcome, lang),
            Drawing::of(outcome, lang, plans),
        ),
        card(
            "vendors",
            (
                "If access is cut: how many vendors, and whose",
                "政治的要因によるモデルアクセス遮断：何社、どこの",
            ),
            headline::vendors(outcome, lang),
            tables::vendors(outcome, lang),
            Drawing::of(outcome, lang, vendors),
        ),
        card(
            "days",
            ("Days lost a year, by plan", "備え方ごとの年間の停止日数"),
            headline::days(outcome, lang),
            tables::days(outcome, lang),
            Drawing::of(outcome, lang, days),
        ),
        card(
            "models",
            (
                "What was stopped: Mythos 5 and Fable 5",
                "止められたもの：Mythos 5とFable 5",
            ),
            headline::models(lang),
            tables::models(lang),
            Drawing::of(outcome, lang, models),
        ),
    ]
}

const PERCENT: AxisSpec = AxisSpec {
    measure: Measure::Percent,
    ends: (0.0, 100.0),
};

/// A chart of bars, one below the other, each with its length, its name and its colour; `room` is the length of the axis as
/// a multiple of the longest, since names begin where bars end.
fn rows(measure: Measure, title: &str, room: f64, bars: Vec<(f64, String, Paint)>) -> Spec {
    let most = bars.iter().map(|bar| bar.0).fold(0.1, f64::max);
    let x = AxisSpec {
        measure,
        ends: (0.0, most * room),
    };
    let count = bars.len() as f64;
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, count),
    };
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.bars = bars
        .into_iter()
        .enumerate()
        .map(|(row, (length, name, paint))| {
            let top = count - 0.15 - row as f64;
            Bar {
                x: (0.0, length),
                y: (top - 0.7, top),
                name,
                paint,
                opacity: 0.6,
                region: false,
            }
        })
        .collect();
    spec
}

fn named(lang: Lang, name: &str, value: &str) -> String {
    join(&[name, localized(lang, ": ", "："), value])
}

/// Whose models are cut off within a year.
fn again(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let again = &outcome.again;
    let parts = [
        (
            again.any(),
            localized(lang, "anybody's", "いずれか"),
            Paint::Accent,
        ),
        (
            again.disputed,
            localized(lang, "Anthropic's alone", "Anthropicのみ"),
            Paint::Muted,
        ),
        (
            again.other,
            localized(lang, "one other's alone", "ほかの1社のみ"),
            Paint::Muted,
        ),
        (
            again.several,
            localized(lang, "several", "複数社"),
            Paint::Muted,
        ),
    ];
    let bars = parts
        .into_iter()
        .map(|(p, name, paint)| (p * 100.0, named(lang, name, &percent(lang, p)), paint))
        .collect();
    let title = localized(
        lang,
        "US frontier models cut off within a year",
        "1年以内に遮断される米国の最先端モデル",
    );
    let mut spec = rows(Measure::Percent, title, 1.7, bars);
    spec.guides = vec![Guide {
        vertical: true,
        at: RulesOutcome::outside_view() * 100.0,
        name: localized(lang, "one since GPT-4", "GPT-4以来1回").to_owned(),
        paint: Paint::Muted,
    }];
    spec
}

/// The weights of June, and what came.
fn june(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let told = shares(lang, outcome.june);
    let bars = outcome.june.iter().enumerate().map(|(scenario, weight)| {
        let came = if scenario == HAPPENED {
            localized(lang, ", came", "（実現）")
        } else {
            ""
        };
        let name = join(&[
            headline::on_chart(lang, scenario),
            " ",
            &told[scenario],
            came,
        ]);
        (weight * 100.0, name, chart::paint(scenario))
    });
    let title = localized(
        lang,
        "Weights that stand for June (our judgement)",
        "6月の見方に与えた重み（筆者の判断）",
    );
    let mut spec = rows(Measure::Percent, title, 2.3, bars.collect());
    spec.scale_to = Some(100.0);
    spec.guides = vec![Guide {
        vertical: true,
        at: 100.0 / outcome.june.len() as f64,
        name: localized(lang, "uniform guess", "一様な推測").to_owned(),
        paint: Paint::Muted,
    }];
    spec
}

/// The score of each factor, from June's 0.
fn factors(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (-2.0, 2.0),
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, FACTORS as f64),
    };
    let title = localized(
        lang,
        "Scores as the evidence stands; 0 is the situation of June",
        "現在の証拠による点数（0は6月の状況）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.guides = vec![Guide {
        vertical: true,
        at: 0.0,
        name: String::new(),
        paint: Paint::Muted,
    }];
    for (row, key) in SCORES.iter().enumerate() {
        let score = outcome.assumptions.get(*key);
        let top = (FACTORS - row) as f64 - 0.15;
        spec.bars.push(Bar {
            x: (score.min(0.0), score.max(0.0)),
            y: (top - 0.7, top),
            name: join(&[headline::factor(lang, row), " ", &headline::signed(score)]),
            paint: Paint::Series(row),
            opacity: 0.6,
            region: false,
        });
    }
    spec
}

/// The weight of the one-off against the score of each factor, the others as they are.
fn effects(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (-2.0, 2.0),
    };
    let title = localized(
        lang,
        "Weight of the one-off, by the score of one factor",
        "シナリオAの重み（1つの要因の点数ごと）",
    );
    let mut spec = Spec::new(x, PERCENT, title.to_owned());
    for factor in 0..FACTORS {
        let name = headline::factor(lang, factor);
        let points = (-20..=20).map(|step| {
            let score = f64::from(step) / 10.0;
            let weight = outcome.judgement.with_score(factor, score)[0];
            (score, weight * 100.0)
        });
        let paint = Paint::Series(factor);
        spec.lines
            .push(Line::new(name, points.collect(), paint, 0.17));
    }
    let now = outcome.weights[0];
    spec.marks = SCORES
        .iter()
        .enumerate()
        .map(|(factor, key)| Mark {
            at: (outcome.assumptions.get(*key), now * 100.0),
            name: String::new(),
            paint: Paint::Series(factor),
        })
        .collect();
    spec
}

/// The range of the cost of a day that is drawn, in million yen.
const LOSSES: (f64, f64) = (0.1, 100_000.0);

/// The expected cost of each plan against that of a day without access.
fn plans(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let lines: Vec<(f64, f64)> = (0..outcome.plans.len())
        .map(|plan| (outcome.fixed(plan), outcome.days(plan)))
        .collect();
    let at = |(fixed, days): (f64, f64), loss: f64| fixed + days * loss;
    let ends = lines
        .iter()
        .flat_map(|line| [at(*line, LOSSES.0), at(*line, LOSSES.1)]);
    let (low, high) = ends.fold((f64::INFINITY, 10.0_f64), |(low, high), cost| {
        (low.min(cost), high.max(cost))
    });
    let x = AxisSpec {
        measure: Measure::Yen,
        ends: LOSSES,
    };
    let y = AxisSpec {
        measure: Measure::Yen,
        ends: ((low * 0.3).max(0.03).min(high / 10.0), high * 1.2),
    };
    let title = localized(
        lang,
        "Expected cost a year, by the loss of a day without access (million yen)",
        "年間の費用の期待値（横軸：遮断1日の損失、百万円）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let cheapest = outcome.cheapest();
    // Those that are the cheapest somewhere have colours, yours the page's.
    let paint = |plan: usize| {
        let mut others = cheapest.iter().filter(|(_, best)| *best != outcome.chosen);
        let rank = others.position(|(_, best)| *best == plan);
        match rank {
            _ if plan == outcome.chosen => Paint::Accent,
            Some(rank) => Paint::Series(1 + rank),
            None => Paint::Muted,
        }
    };
    spec.lines = lines
        .iter()
        .enumerate()
        .map(|(plan, line)| {
            const STEPS: u32 = 60;
            let name = headline::way(lang, outcome.plans[plan].way);
            let points = (0..=STEPS).map(|step| {
                let part = f64::from(step) / f64::from(STEPS);
                let loss = LOSSES.0 * libm::pow(LOSSES.1 / LOSSES.0, part);
                (loss, at(*line, loss))
            });
            let paint = paint(plan);
            let weight = match paint {
                Paint::Accent => 0.24,
                Paint::Muted => 0.1,
                _ => 0.18,
            };
            Line {
                // Those that are never the cheapest are read off.
                name: String::new(),
                reading: name.to_owned(),
                points: points.collect(),
                paint,
                weight,
            }
        })
        .collect();
    // Names stand where a plan begins to be the cheapest.
    for (from, plan) in &cheapest {
        let place = numbers::within(*from, LOSSES.0 * 2.0, LOSSES.1 / 3.0);
        spec.marks.push(Mark {
            at: (place, at(lines[*plan], place)),
            name: headline::way(lang, outcome.plans[*plan].way).to_owned(),
            paint: paint(*plan),
        });
    }
    spec.guides = vec![Guide {
        vertical: true,
        at: outcome.costs.day,
        name: localized(lang, "yours", "設定値").to_owned(),
        paint: Paint::Muted,
    }];
    spec
}

/// P(all cut) against the number of vendors.
fn vendors(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Whole,
        ends: (0.5, f64::from(MOST_VENDORS) + 0.5),
    };
    let title = localized(
        lang,
        "All vendors cut off within a year, by their number",
        "1年以内に全社の提供が止まる確率（社数ごと）",
    );
    let mut spec = Spec::new(x, PERCENT, title.to_owned());
    let line = |name: &str, of: &dyn Fn(u32) -> f64, paint| {
        let points = (1..=MOST_VENDORS).map(|n| (f64::from(n), of(n) * 100.0));
        Line::new(name, points.collect(), paint, 0.17)
    };
    let same = |n: u32| outcome.all_of([n, 0, 0, 0]);
    if inputs::alike(&outcome.assumptions) {
        let name = localized(lang, "all alike", "すべて同様");
        spec.lines = vec![line(name, &same, Paint::Accent)];
    } else {
        let mixed = |n: u32| outcome.all_of([1, 0, n - 1, 0]);
        spec.lines = vec![
            line(localized(lang, "US only", "米国のみ"), &same, Paint::Accent),
            line(
                localized(lang, "non-US", "非米国併用"),
                &mixed,
                Paint::Series(2),
            ),
        ];
    }
    let floor = outcome.mean(|risks| risks[inputs::FRONTIER].common);
    spec.guides = vec![Guide {
        vertical: false,
        at: floor * 100.0,
        name: localized(lang, "common cause", "共通原因").to_owned(),
        paint: Paint::Muted,
    }];
    spec
}

/// Expected days lost a year, a bar a plan.
fn days(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let bars = outcome.plans.iter().enumerate().map(|(plan, it)| {
        let days = outcome.days(plan);
        let name = named(
            lang,
            headline::way(lang, it.way),
            &headline::day_count(lang, days),
        );
        let paint = if plan == outcome.chosen {
            Paint::Accent
        } else {
            Paint::Muted
        };
        (days, name, paint)
    });
    let title = localized(
        lang,
        "Expected days without access a year",
        "年間の停止日数の期待値",
    );
    rows(Measure::Number, title, 1.9, bars.collect())
}

/// Of general use of Fable 5, what its safeguards leave as it is.
fn models(_: &RulesOutcome, lang: Lang) -> Spec {
    let share = facts::get("rules.unaffected").and_then(|fact| fact.value);
    let share = share.unwrap_or_default();
    let text = |en, ja, share: f64| localized_fmt(lang, en, ja, &[&number(share)]);
    let bars = vec![
        (
            share,
            text("over {0}% as Mythos 5", "{0}%以上はMythos 5と同等", share),
            Paint::Accent,
        ),
        (
            100.0 - share,
            text(
                "under {0}% fall back to Opus 4.8",
                "{0}%未満はOpus 4.8が回答",
                100.0 - share,
            ),
            Paint::Muted,
        ),
    ];
    let title = localized(lang, "General use of Fable 5", "Fable 5の一般利用");
    let mut spec = rows(Measure::Percent, title, 1.8, bars);
    spec.scale_to = Some(100.0);
    spec
}
