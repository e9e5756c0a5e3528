//! A reader's own forecasts: what they say, what came, how they did, and whether many of them hold what they promise.

use std::rc::Rc;

use super::{
    EvidenceOutcome,
    asked::{self, YEAR_END},
};
use crate::{
    assumptions::foreseen::{BALLS, Foreseen, PLACES, Question},
    evidence::{editions::Edition, forecasts::Asked, points::Observation},
    figure::{
        chart::{AxisSpec, Line, Measure, Paint, Spec},
        ticks::{WORK_DAY, WORK_MONTH, WORK_WEEK},
    },
    i18n::{
        Lang,
        format::{date, decimals, join, localized, localized_fmt, month, percent, short_month},
    },
    model::{
        MONTH,
        ledger::{Balls, Calibration},
        numerics::{fast, order},
        trend::law::log2_of,
    },
    views::{Drawing, SideChart, Table, common},
};

/// How a forecast did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// ln of the share of balls in the place of what came; minus infinite without one.
    pub log: f64,
    /// Continuous ranked probability score in months or doublings.
    pub crps: f64,
    /// Where in the forecast that lies which came, from 0 to 1.
    pub place: f64,
}

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Came {
    /// Nothing yet; so many balls lie where it can no longer come.
    Open(u32),
    /// It was known when the forecast was made, so that it is none.
    Known(f64),
    /// A day or hours; infinite for never or beyond the scale.
    Outcome(f64),
}

/// A forecast and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The forecast.
    pub foreseen: Foreseen,
    /// What came.
    pub came: Came,
    /// How it did, if something came.
    pub score: Option<Score>,
}

/// The forecasts of a link with what METR's editions, and where these have no answer the reader, say of them.
pub fn told(kept: &[String]) -> Vec<Told> {
    let read = kept.iter().filter_map(|kept| Foreseen::read(kept).ok());
    read.map(|foreseen| {
        let came = came(&foreseen);
        let score = match came {
            Came::Outcome(outcome) => score(&foreseen, outcome),
            Came::Open(_) | Came::Known(_) => None,
        };
        Told {
            foreseen,
            came,
            score,
        }
    })
    .collect()
}

/// The length whose first measurement is asked for, and whether at 80%.
const fn length(asked: Question) -> Option<(f64, bool)> {
    match asked {
        Question::Week => Some((WORK_WEEK, false)),
        Question::Month => Some((WORK_MONTH, false)),
        Question::Day80 => Some((WORK_DAY, true)),
        Question::Coder | Question::Research | Question::Length(_) => None,
    }
}

/// What an edition answers.
fn answer_of(asked: Question, edition: Edition) -> Option<f64> {
    let points = || edition.data().points.iter().filter(|p| !p.drawn_only);
    if let Some((minutes, at_80)) = length(asked) {
        let level = |point: &&Observation| {
            let estimate = if at_80 { point.p80 } else { Some(point.p50) };
            estimate.is_some_and(|estimate| estimate.mid >= minutes)
        };
        let days = points().filter(level).map(|point| point.day);
        return days.reduce(f64::min);
    }
    let Question::Length(by) = asked else {
        return None;
    };
    let known = points().filter(|point| point.day <= by && edition.published() >= by);
    known.map(|point| point.p50.mid / 60.0).reduce(f64::max)
}

fn came(foreseen: &Foreseen) -> Came {
    let Foreseen { asked, made, .. } = *foreseen;
    let answers = Edition::ALL.map(|edition| (edition.published(), answer_of(asked, edition)));
    let (latest, newest) = answers[answers.len() - 1];
    let first = answers.iter().find(|(_, answer)| answer.is_some());
    if let (Some(answer), Some((known, _))) = (newest, first) {
        return if made >= *known {
            Came::Known(answer)
        } else {
            Came::Outcome(answer)
        };
    }
    let edges = foreseen.edges();
    let is_measured = length(asked).is_some();
    match foreseen.came {
        Some(came) if asked.is_date() && came <= made => return Came::Known(came),
        Some(came) => return Came::Outcome(came),
        None if is_measured && latest >= edges[PLACES - 1] && made < latest => {
            return Came::Outcome(f64::INFINITY);
        }
        None => {}
    }
    let gone = |place: &&u8| {
        edges
            .get(usize::from(**place) + 1)
            .is_some_and(|end| *end <= latest)
    };
    let lost = foreseen.balls.iter().filter(gone).count();
    Came::Open(if is_measured { lost as u32 } else { 0 })
}

/// A day or hours in the units of the score: months or doublings.
fn unit(asked: Question, value: f64) -> f64 {
    if asked.is_date() {
        value / MONTH
    } else {
        log2_of(value)
    }
}

fn balls(foreseen: &Foreseen) -> Option<Balls> {
    let edges = foreseen.edges().into_iter();
    let edges = edges.map(|edge| unit(foreseen.asked, edge)).collect();
    Balls::new(edges, foreseen.counts().to_vec())
}

fn score(foreseen: &Foreseen, outcome: f64) -> Option<Score> {
    let balls = balls(foreseen)?;
    let outcome = unit(foreseen.asked, outcome);
    let edges = balls.edges();
    let place = edges.iter().rposition(|edge| outcome >= *edge);
    let count = place.map_or(0, |place| balls.counts()[place]);
    let within = balls.cdf(outcome);
    let beyond = outcome >= edges[edges.len() - 1];
    Some(Score {
        log: libm::log(f64::from(count) / BALLS as f64),
        crps: balls.crps(outcome),
        place: if beyond {
            f64::midpoint(within, 1.0)
        } else {
            within
        },
    })
}

/// Quantiles as days or hours; infinite beyond the scale.
pub fn quantiles<const N: usize>(foreseen: &Foreseen, probs: [f64; N]) -> [f64; N] {
    let balls = balls(foreseen);
    probs.map(|p| {
        let found = balls.as_ref().map_or(f64::NAN, |balls| balls.quantile(p));
        if foreseen.asked.is_date() {
            found * MONTH
        } else {
            fast::exp2(found)
        }
    })
}

/// The question of published forecasts that is the same.
pub fn published(asked: Question) -> Option<Asked> {
    match asked {
        Question::Coder => Some(Asked::Coder),
        Question::Month => Some(Asked::Month),
        Question::Day80 => Some(Asked::Day80),
        Question::Research => Some(Asked::Research),
        Question::Length(by) => (by == YEAR_END).then_some(Asked::Year),
        Question::Week => None,
    }
}

/// What is asked.
pub fn question(asked: Question, lang: Lang) -> String {
    match (asked, published(asked)) {
        (Question::Length(by), _) => localized_fmt(
            lang,
            "METR's longest 50% horizon among models out by {0}",
            "{0}までに公開されたモデルのうちMETRの最長のタイムホライズン（成功率50%）",
            &[&date(lang, by)],
        ),
        (_, Some(asked)) => asked::question(asked, lang).to_owned(),
        (_, None) => localized(lang, "A work-week at 50%", "1週間分の仕事（成功率50%）").to_owned(),
    }
}

/// A day or hours in words.
fn value(asked: Question, value: f64, lang: Lang) -> String {
    if asked.is_date() {
        return month(lang, value);
    }
    let hours = decimals(value, usize::from(value < 20.0));
    localized_fmt(lang, "{0} h", "{0}時間", &[&hours])
}

/// The same of a quantile, which may lie beyond the scale.
pub fn quantile(foreseen: &Foreseen, at: f64, lang: Lang) -> String {
    let Foreseen { asked, .. } = *foreseen;
    if at.is_finite() {
        return value(asked, at, lang);
    }
    let end = value(asked, foreseen.edges()[PLACES - 1], lang);
    if asked.is_date() {
        localized_fmt(lang, "after {0} or never", "{0}より後か、来ない", &[&end])
    } else {
        localized_fmt(lang, "over {0}", "{0}超", &[&end])
    }
}

/// Median and 80% of a forecast.
pub fn said(foreseen: &Foreseen, lang: Lang) -> String {
    let [low, middle, high] =
        quantiles(foreseen, [0.1, 0.5, 0.9]).map(|at| quantile(foreseen, at, lang));
    localized_fmt(
        lang,
        "{0} (80%: {1} to {2})",
        "{0}（80%：{1}〜{2}）",
        &[&middle, &low, &high],
    )
}

/// A place of a scale in words.
pub fn place(asked: Question, edges: &[f64], at: usize, lang: Lang) -> String {
    let from = edges.get(at).copied().unwrap_or(f64::NAN);
    match (edges.get(at + 1), asked.is_date()) {
        (Some(to), true) => {
            // The last day of the stretch.
            let [from, last] = [from, to - 1.0].map(|day| short_month(lang, day));
            if from == last {
                from
            } else {
                localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&from, &last])
            }
        }
        (Some(to), false) => {
            let [from, to] = [from, *to].map(|hours| decimals(hours, usize::from(hours < 20.0)));
            localized_fmt(lang, "{0} to {1} h", "{0}〜{1}時間", &[&from, &to])
        }
        (None, true) => localized_fmt(
            lang,
            "from {0} on, or never",
            "{0}以降、または来ない",
            &[&short_month(lang, from)],
        ),
        (None, false) => {
            let hours = decimals(from, usize::from(from < 20.0));
            localized_fmt(lang, "{0} h or more", "{0}時間以上", &[&hours])
        }
    }
}

/// What became of it in words.
pub fn outcome(told: &Told, lang: Lang) -> String {
    let foreseen = &told.foreseen;
    match told.came {
        Came::Open(0) => localized(lang, "open", "未定").to_owned(),
        Came::Open(lost) => localized_fmt(
            lang,
            "open; {0} of the ten balls lie where METR's table has passed",
            "未定（10個のうち{0}個の時期はMETRの表で既に過ぎました）",
            &[&lost.to_string()],
        ),
        Came::Known(at) => localized_fmt(
            lang,
            "{0}, known when it was made: no forecast, so not scored",
            "{0}（作成時に既に分かっていたため採点しません）",
            &[&value(foreseen.asked, at, lang)],
        ),
        Came::Outcome(f64::INFINITY) => localized(
            lang,
            "not by the end of the scale",
            "目盛りの終わりまでに来なかった",
        )
        .to_owned(),
        Came::Outcome(at) => value(foreseen.asked, at, lang),
    }
}

/// A log score; ∞ in words of its own.
fn log_text(log: f64) -> String {
    if log.is_finite() {
        decimals(log, 2)
    } else {
        "−∞".to_owned()
    }
}

/// How a forecast did, beside balls spread evenly over the ten places.
pub fn scored(told: &Told, lang: Lang) -> Option<String> {
    let score = told.score?;
    let even = even(&told.foreseen, told.came)?;
    let units = if told.foreseen.asked.is_date() {
        localized(lang, "months", "か月")
    } else {
        localized(lang, "doublings", "倍増")
    };
    Some(localized_fmt(
        lang,
        "Log score {0} (balls spread evenly: {1}), off by {2} {3} (CRPS; evenly: {4})",
        "対数スコア{0}（均等に置いた場合{1}）、ずれ{2}{3}（CRPS、均等に置いた場合{4}）",
        &[
            &log_text(score.log),
            &log_text(even.log),
            &decimals(score.crps, 2),
            units,
            &decimals(even.crps, 2),
        ],
    ))
}

/// How it would have done with a ball in each place.
fn even(foreseen: &Foreseen, came: Came) -> Option<Score> {
    let Came::Outcome(outcome) = came else {
        return None;
    };
    let even = Foreseen {
        balls: std::array::from_fn(|at| at as u8),
        ..foreseen.clone()
    };
    score(&even, outcome)
}

/// What the sum says.
pub fn sum(foreseen: &Foreseen, lang: Lang) -> String {
    match foreseen.is_intact() {
        None => localized(lang, "no checksum", "検査値なし").to_owned(),
        Some(true) => foreseen.sum.clone(),
        Some(false) => join(&[
            &foreseen.sum,
            localized(
                lang,
                ": does not match, so it was changed",
                "：合わない（変更あり）",
            ),
        ]),
    }
}

fn calibration(all: &[Told]) -> Option<Calibration> {
    let scores = all.iter().filter_map(|told| told.score);
    let places: Vec<f64> = scores.map(|score| score.place).collect();
    // A single one tells nothing of the others.
    Calibration::of(&places).filter(|_| places.len() > 1)
}

/// The cards, of which the first has a drawing of lengths; none without a forecast.
pub fn cards(
    outcome: &Rc<EvidenceOutcome>,
    lang: Lang,
    lengths: fn(&EvidenceOutcome, Lang) -> Option<Spec>,
) -> Vec<SideChart> {
    let all = &outcome.foreseen;
    if all.is_empty() {
        return Vec::new();
    }
    let mut cards = vec![SideChart::new(
        "foreseen",
        localized(lang, "Your own forecasts", "あなたの予測"),
        &text(all, lang),
        Some(table(all, lang)),
        Drawing::of(outcome, lang, lengths),
    )];
    if let Some(found) = calibration(all) {
        cards.push(SideChart::new(
            "calibration",
            localized(
                lang,
                "Do your forecasts hold what they promise?",
                "あなたの予測は確率どおりか",
            ),
            &calibrated(&found, lang),
            None,
            Drawing::of(outcome, lang, curve),
        ));
    }
    cards
}

fn text(all: &[Told], lang: Lang) -> String {
    let scores: Vec<(Score, Score)> = all
        .iter()
        .filter_map(|told| Some((told.score?, even(&told.foreseen, told.came)?)))
        .collect();
    let mut text = localized_fmt(
        lang,
        "Forecasts of your own: **{0}**, with an answer: **{1}**; the others wait for METR's next edition or for you.",
        "あなたの予測は**{0}**件で、うち**{1}**件に答えが出ています。残りはMETRの次の版か、あなたの入力を待ちます。",
        &[&all.len().to_string(), &scores.len().to_string()],
    );
    if !scores.is_empty() {
        let mean = |of: fn(&(Score, Score)) -> f64| {
            scores.iter().map(of).sum::<f64>() / scores.len() as f64
        };
        text.push_str(&localized_fmt(
            lang,
            " Their log score is **{0}** on average; balls spread evenly would have had {1}.",
            "対数スコアの平均は**{0}**で、均等に置いた場合は{1}です。",
            &[
                &log_text(mean(|(score, _)| score.log)),
                &log_text(mean(|(_, even)| even.log)),
            ],
        ));
    }
    let changed = |told: &&Told| told.foreseen.is_intact() == Some(false);
    let changed = all.iter().filter(changed).count();
    if changed > 0 {
        text.push_str(&localized_fmt(
            lang,
            " Changed after they were made (the checksum does not match): {0}.",
            "{0}件は検査値と合わず、作成後に変更されています。",
            &[&changed.to_string()],
        ));
    }
    text
}

fn table(all: &[Told], lang: Lang) -> Table {
    let names = [
        ("Made", "予測日"),
        ("What", "対象"),
        ("Forecast", "予測"),
        ("What came", "結果"),
        ("Log score", "対数スコア"),
        ("CRPS, months or doublings", "CRPS（か月または倍増回数）"),
        ("Place in the forecast", "予測の中の位置"),
        ("In words", "ひとこと"),
        ("Check sum", "検査値"),
    ];
    let row = |told: &Told| {
        let foreseen = &told.foreseen;
        let scores = told.score.map_or_else(
            || ["–"; 3].map(str::to_owned),
            |score| {
                [
                    log_text(score.log),
                    decimals(score.crps, 2),
                    percent(lang, score.place),
                ]
            },
        );
        let mut row = vec![
            crate::date::iso(foreseen.made),
            question(foreseen.asked, lang),
            said(foreseen, lang),
            outcome(told, lang),
        ];
        row.extend(scores);
        row.extend([foreseen.words.clone(), sum(foreseen, lang)]);
        row
    };
    let caption = localized(
        lang,
        "Your own forecasts with what came",
        "あなたの予測と結果",
    );
    common::table(lang, caption, &names, all.iter().map(row).collect())
}

fn calibrated(found: &Calibration, lang: Lang) -> String {
    let [half, most, _] = found.inside;
    let (n, of) = (found.forecasts as f64, |share: f64| {
        share * found.forecasts as f64
    });
    let count = |value: f64| decimals(value, usize::from(value.fract() != 0.0));
    let mut text = localized_fmt(
        lang,
        "Of **{0}** answers **{1}** lie in the middle half of their forecast ({2} if the probabilities are right) and **{3}** in its middle 80% ({4}).",
        "答え**{0}**件のうち、予測の中央50%に入ったのは**{1}**件（確率どおりなら{2}件）、中央80%に入ったのは**{3}**件（同{4}件）です。",
        &[
            &found.forecasts.to_string(),
            &half.to_string(),
            &count(of(0.5)),
            &most.to_string(),
            &count(of(0.8)),
        ],
    );
    // Beyond it, evenly spread places lie that far apart in one case of twenty (Kolmogorov and Smirnov, many places).
    let far = found.distance > 1.358 / libm::sqrt(n) && found.forecasts >= 5;
    text.push_str(if far {
        localized(
            lang,
            " That is further from the straight line than chance explains in one case of twenty.",
            "直線からのずれは、偶然では20回に1回も起こらない大きさです。",
        )
    } else {
        localized(
            lang,
            " That may be chance: the curve is not told from the straight line.",
            "このずれは偶然の範囲で、曲線は直線と区別できません。",
        )
    });
    text
}

/// The share of answers below each probability of their forecasts, beside what it would be.
fn curve(outcome: &EvidenceOutcome, lang: Lang) -> Option<Spec> {
    let scores = outcome.foreseen.iter().filter_map(|told| told.score);
    let places = order::sorted(scores.map(|score| score.place).collect(), |place| *place);
    if places.is_empty() {
        return None;
    }
    let axis = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Answers below each probability of their forecast",
        "予測の各確率より下に来た答えの割合",
    );
    let mut spec = Spec::new(axis, axis, title.to_owned());
    let share = |count: usize| 100.0 * count as f64 / places.len() as f64;
    let mut steps = vec![(0.0, 0.0)];
    for (i, place) in places.iter().enumerate() {
        steps.push((100.0 * place, share(i)));
        steps.push((100.0 * place, share(i + 1)));
    }
    steps.push((100.0, 100.0));
    let name = localized(lang, "your forecasts", "あなたの予測");
    spec.lines.push(Line::new(name, steps, Paint::Accent, 0.2));
    let even = localized(lang, "as promised", "確率どおり");
    let line = vec![(0.0, 0.0), (100.0, 100.0)];
    spec.lines.push(Line::new(even, line, Paint::Muted, 0.12));
    Some(spec)
}
