//! What the records say about the laws of growth: how likely each is after them, by how much they favour one over another, and how
//! far that moves when something else is assumed.

use std::{cell::RefCell, rc::Rc};

use super::{Data, HorizonOutcome, estimate};
use crate::{
    assumptions::{Assumptions, registry::Key},
    date::days_from_civil,
    evidence::forecasts,
    figure::{chart::Spec, ticks::WORK_MONTH},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, month, number, percent, phrase},
    },
    model::{
        horizon::Inputs,
        trend::{
            self, Above, Filter, SHORTEST, Status,
            law::log2_of,
            posterior::{Measurement, Prior, Question, Shape, Strength, sd_of},
            weigh::{self, Asked, LAWS, Weighing},
        },
    },
    views::{Drawing, SideChart, Table, common},
};

/// Records that are needed, and more than which nobody has.
const RECORDS: std::ops::RangeInclusive<usize> = 4..=100;

/// Nodes of the grids at once for fifteen records: some five milliseconds.
const NODES: usize = 40_000;

/// What has been found is kept for so many sets of records: the present one, those of the pins, and some that a slider comes back to.
const KEPT: usize = 8;

/// What is told of doubling times, and of dates.
const DOUBLING: [f64; 3] = [0.025, 0.5, 0.975];
const DATE: [f64; 3] = [0.1, 0.5, 0.9];

/// From when on the records are asked alone, too.
const LATER: f64 = days_from_civil(2024, 1, 1) as f64;

/// What is assumed instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Priors of the shapes half as wide.
    Narrow,
    /// Twice as wide.
    Wide,
    /// Half of the variance of the points' own intervals common to all.
    Shared,
    /// None of it.
    Apart,
    /// Without what lies above the limit.
    Within,
    /// What lies above the limit as measured.
    AsMeasured,
    /// Records since 2024 alone.
    Later,
}

/// What the records say, or that it is being worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    cases: Vec<Case>,
    /// The day of the first record.
    first: f64,
    /// The day of the last one, at which doubling times are told.
    last: f64,
    records: usize,
    /// How many of them are from before 2024.
    early: usize,
    found: Option<weigh::Weighed>,
}

impl Weighed {
    /// Bayes factors over the exponential in another case.
    fn factors(&self, case: Case) -> Option<[f64; LAWS]> {
        let at = self.cases.iter().position(|other| *other == case)?;
        Some(self.found.as_ref()?.factors(at + 1))
    }
}

/// What decides about an answer, and the answer.
type Known = ((Asked, Vec<Case>), Rc<Weighed>);

#[derive(Default)]
struct Work {
    known: Vec<Known>,
    job: Option<(Vec<Case>, Weighing)>,
}

thread_local! {
    static WORK: RefCell<Work> = RefCell::new(Work::default());
}

/// What the records that the filter's dates leave say, whatever their length; what lies above the cap says no more than that where
/// it is fitted so. None for too few records. The first time it is only begun, see [`advance`].
pub fn of(a: &Assumptions, data: &Data, inputs: &Inputs) -> Option<Rc<Weighed>> {
    let asked = ask(a, data, inputs);
    WORK.with_borrow_mut(|work| {
        let known = asked
            .as_ref()
            .and_then(|asked| work.known.iter().position(|(known, _)| known == asked));
        if let Some(at) = known {
            // The last that was asked for stands last.
            let kept = work.known.remove(at);
            let found = kept.1.clone();
            work.known.push(kept);
            work.job = None;
            return Some(found);
        }
        let Some((asked, cases)) = asked else {
            work.job = None;
            return None;
        };
        let pending = Rc::new(begun(&asked, &cases));
        let begun = work.job.take();
        let same = |(other, job): &(Vec<Case>, Weighing)| *other == cases && *job.asked() == asked;
        work.job = match begun.filter(same) {
            Some(job) => Some(job),
            None => Some((cases, Weighing::new(asked))),
        };
        Some(pending)
    })
}

/// Whether the last answer is not there yet.
pub fn is_pending() -> bool {
    WORK.with_borrow(|work| work.job.is_some())
}

/// Works on it for some milliseconds.
pub fn advance() {
    WORK.with_borrow_mut(|work| {
        let Some((cases, job)) = &mut work.job else {
            return;
        };
        let points = job.asked().base.points.len().max(1);
        let Some(found) = job.advance(NODES * 15 / points.max(15)) else {
            return;
        };
        let (cases, asked) = (std::mem::take(cases), job.asked().clone());
        let weighed = Weighed {
            found: Some(found),
            ..begun(&asked, &cases)
        };
        work.job = None;
        if work.known.len() == KEPT {
            work.known.remove(0);
        }
        work.known.push(((asked, cases), Rc::new(weighed)));
    });
}

fn begun(asked: &Asked, cases: &[Case]) -> Weighed {
    let points = &asked.base.points;
    Weighed {
        cases: cases.to_vec(),
        first: points.first().map_or(f64::NAN, |point| point.day),
        last: asked.base.t0,
        records: points.len(),
        early: points.iter().filter(|point| point.day < LATER).count(),
        found: None,
    }
}

/// The points that a filter leaves as measurements.
fn measured(a: &Assumptions, data: &Data, inputs: &Inputs, filter: &Filter) -> Vec<Measurement> {
    let status = trend::select(&inputs.points, filter);
    let points = inputs.points.iter().zip(status).zip(&data.points);
    let all = points.filter_map(|((point, status), observed)| {
        let least = status == Status::AtLeast;
        if !least && status != Status::Fitted {
            return None;
        }
        let minutes = if least { filter.cap } else { point.minutes? };
        let range = estimate(a, observed).and_then(|estimate| estimate.range);
        let sd = range.map_or(0.0, sd_of);
        Some(Measurement {
            day: point.day,
            level: log2_of(minutes.max(SHORTEST)),
            sd: if sd.is_finite() { sd } else { 0.0 },
            least,
        })
    });
    all.collect()
}

/// The records that the filter's dates leave, each as measured, whatever its length.
pub fn records(a: &Assumptions, data: &Data, inputs: &Inputs) -> Vec<Measurement> {
    let whole = Filter {
        cap: f64::INFINITY,
        above: Above::LeaveOut,
        ..inputs.filter
    };
    measured(a, data, inputs, &whole)
}

/// What is asked of a study.
fn ask(a: &Assumptions, data: &Data, inputs: &Inputs) -> Option<(Asked, Vec<Case>)> {
    let whole = Filter {
        cap: f64::INFINITY,
        ..inputs.filter
    };
    let bounded = inputs.filter.above == Above::AtLeast;
    let filter = if bounded { inputs.filter } else { whole };
    let points = measured(a, data, inputs, &filter);
    let exact = |points: &[Measurement]| points.iter().filter(|point| !point.least).count();
    let enough = |points: &[Measurement]| {
        let days = points.windows(2).any(|pair| pair[0].day != pair[1].day);
        days && RECORDS.contains(&exact(points)) && points.len() <= *RECORDS.end()
    };
    if !enough(&points) {
        return None;
    }
    let shared = a.get(Key::SharedNoise) / 100.0;
    let base = Question {
        t0: points.last()?.day,
        points,
        prior: Prior::DEFAULT,
        shared,
    };
    let scaled = |by: f64| Question {
        prior: base.prior.scaled(by),
        ..base.clone()
    };
    let of = |points: Vec<Measurement>| Question {
        points,
        ..base.clone()
    };
    let common = |shared: f64| Question {
        shared,
        ..base.clone()
    };
    let mut others = vec![(Case::Narrow, scaled(0.5)), (Case::Wide, scaled(2.0))];
    others.push(if shared > 0.0 {
        (Case::Apart, common(0.0))
    } else {
        (Case::Shared, common(0.5))
    });
    let (case, other) = if bounded {
        (Case::AsMeasured, whole)
    } else {
        let within = Filter {
            above: Above::LeaveOut,
            ..inputs.filter
        };
        (Case::Within, within)
    };
    let points = measured(a, data, inputs, &other);
    if points != base.points && enough(&points) {
        others.push((case, of(points)));
    }
    let later = Filter {
        since: LATER,
        ..filter
    };
    let points = measured(a, data, inputs, &later);
    let early = base.points.iter().any(|point| point.day < LATER);
    if early && enough(&points) {
        others.push((Case::Later, of(points)));
    }
    let (cases, others) = others.into_iter().unzip();
    let asked = Asked {
        base,
        others,
        length: log2_of(WORK_MONTH),
    };
    Some((asked, cases))
}

/// What the laws weigh before the records; they add up to 1 unless all are 0.
fn before(a: &Assumptions) -> [f64; LAWS] {
    let weights = [
        Key::PriorExponential,
        Key::PriorQuadratic,
        Key::PriorBroken,
        Key::PriorPlateau,
        Key::PriorPower,
    ]
    .map(|key| a.get(key));
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| if sum > 0.0 { weight / sum } else { 0.0 })
}

const fn name(law: Shape, lang: Lang) -> &'static str {
    match law {
        Shape::Exponential => localized(lang, "exponential", "指数"),
        Shape::Quadratic => localized(lang, "quadratic", "2次式"),
        Shape::Broken => localized(lang, "trend break", "折れ線"),
        Shape::Plateau => localized(lang, "plateau", "頭打ち"),
        Shape::Power => localized(lang, "accelerating or slowing", "加速・減速"),
    }
}

/// "11" of "11 to 1".
fn times(factor: f64) -> String {
    if factor >= 9.95 {
        number(libm::round(factor))
    } else {
        decimals(factor, 1)
    }
}

/// A factor as odds, the larger number where the law is favoured.
pub fn odds(factor: f64) -> String {
    if factor.is_nan() {
        "–".to_owned()
    } else if factor > 1.0 / 1.05 {
        join(&[&times(factor), ":1"])
    } else if factor > 0.0 {
        join(&["1:", &times(1.0 / factor)])
    } else {
        "0".to_owned()
    }
}

/// The law that is favoured most over the exponential, and the one that is least, each with its factor.
fn ends(factors: &[f64; LAWS]) -> [(Shape, f64); 2] {
    let mut ends = [(Shape::ALL[1], factors[1]); 2];
    for (law, factor) in Shape::ALL.into_iter().zip(*factors).skip(1) {
        if factor > ends[0].1 {
            ends[0] = (law, factor);
        }
        if factor < ends[1].1 {
            ends[1] = (law, factor);
        }
    }
    ends
}

/// The largest of the factors and of their inverses.
fn most(factors: &[f64; LAWS]) -> f64 {
    let [(_, high), (_, low)] = ends(factors);
    high.max(1.0 / low)
}

/// What a factor is called (Kass and Raftery, 1995).
pub const fn called(strength: Strength, lang: Lang) -> &'static str {
    match strength {
        Strength::Bare => localized(lang, "hardly worth mentioning", "ほとんど差はない"),
        Strength::Positive => localized(lang, "positive, not strong", "ある程度の差"),
        Strength::Strong => localized(lang, "strong", "強い差"),
        Strength::VeryStrong => localized(lang, "very strong", "非常に強い差"),
    }
}

/// Whom the records favour over the exponential, and whom they speak against, without a full stop.
fn favoured(factors: &[f64; LAWS], lang: Lang) -> String {
    let [(best, high), (worst, low)] = ends(factors);
    let told = |factor: f64| Strength::of(factor).0 != Strength::Bare;
    let (for_it, against) = (told(high) && high > 1.0, told(low) && low < 1.0);
    let [a, b] = [times(high), times(1.0 / low)];
    let strength = called(Strength::of(high).0, lang);
    match (for_it, against) {
        (true, true) => localized_fmt(
            lang,
            "They favour the {0} over the exponential by **{1} to 1** ({2}) and the exponential over the {3} by **{4} to 1**",
            "指数と比べて{0}を**{1}対1**で支持し（{2}）、{3}より指数を**{4}対1**で支持します",
            &[name(best, lang), &a, strength, name(worst, lang), &b],
        ),
        (true, false) => localized_fmt(
            lang,
            "They favour the {0} over the exponential by **{1} to 1** ({2})",
            "指数と比べて{0}を**{1}対1**で支持します（{2}）",
            &[name(best, lang), &a, strength],
        ),
        (false, true) => localized_fmt(
            lang,
            "They favour the exponential over the {0} by **{1} to 1**, and no law over the exponential",
            "{0}より指数を**{1}対1**で支持し、指数より支持される法則はありません",
            &[name(worst, lang), &b],
        ),
        (false, false) => localized_fmt(
            lang,
            "They cannot tell any law from the exponential: none is favoured by more than **{0} to 1**",
            "どの法則も指数と区別できません。支持の差は最大でも**{0}対1**です",
            &[&times(most(factors))],
        ),
    }
}

/// Records since 2024 alone.
fn later(weighed: &Weighed, lang: Lang) -> Option<String> {
    let factors = weighed.factors(Case::Later)?;
    let most = most(&factors);
    if !most.is_finite() {
        return None;
    }
    let early = weighed.early.to_string();
    let text = if Strength::of(most).0 == Strength::Bare {
        localized_fmt(
            lang,
            " Without the {0} records before 2024 they cannot tell the laws apart (at most {1} to 1).",
            "2024年より前の{0}件を除くと、法則は区別できません（最大でも{1}対1）。",
            &[&early, &times(most)],
        )
    } else {
        localized_fmt(
            lang,
            " Without the {0} records before 2024 the largest difference is {1} to 1.",
            "2024年より前の{0}件を除くと、最大の差は{1}対1です。",
            &[&early, &times(most)],
        )
    };
    Some(text)
}

/// The remark beside the other remarks of the view; none while it is being worked out.
pub fn note(outcome: &HorizonOutcome, lang: Lang) -> Option<String> {
    let weighed = outcome.weighed.as_ref()?;
    let factors = weighed.found.as_ref()?.factors(0);
    let finite = factors.iter().all(|factor| factor.is_finite());
    finite.then(|| {
        let plain = favoured(&factors, lang).replace("**", "");
        join(&[
            localized(lang, "The laws and the records: ", "記録と法則："),
            &lower(lang, &plain),
            localized(lang, ".", "。"),
            &later(weighed, lang).unwrap_or_default(),
        ])
    })
}

/// With a small letter at its start.
fn lower(lang: Lang, text: &str) -> String {
    match (lang, text.strip_prefix("They")) {
        (Lang::En, Some(rest)) => join(&["they", rest]),
        _ => text.to_owned(),
    }
}

/// The chart with its words and table.
pub fn side_chart(outcome: &Rc<HorizonOutcome>, lang: Lang) -> Option<SideChart> {
    let weighed = outcome.weighed.as_ref()?;
    let title = localized(
        lang,
        "What the data say about the laws",
        "データは法則について何を語るか",
    );
    let drawing = Drawing::of(outcome, lang, chart);
    let Some(found) = &weighed.found else {
        let text = localized(
            lang,
            "Being computed for these records.",
            "この記録について計算しています。",
        );
        return Some(SideChart::new("laws", title, text, None, drawing));
    };
    let before = before(&outcome.assumptions);
    let after = found.weights(&before);
    let date = found.date(&after, DATE);
    let factors = found.factors(0);
    let text = if after.iter().sum::<f64>() > 0.0 && factors.iter().all(|f| f.is_finite()) {
        text(outcome, weighed, found, &before, &after, &date, lang)
    } else {
        localized(
            lang,
            "With these weights, or these records, no law is left that could be compared.",
            "この重みと記録では、比べられる法則が残りません。",
        )
        .to_owned()
    };
    let table = table(weighed, found, &before, &after, &date, lang);
    Some(SideChart::new("laws", title, &text, Some(table), drawing))
}

fn text(
    outcome: &HorizonOutcome,
    weighed: &Weighed,
    found: &weigh::Weighed,
    before: &[f64; LAWS],
    after: &[f64; LAWS],
    [low, middle, high]: &[f64; 3],
    lang: Lang,
) -> String {
    let likeliest = (0..LAWS).fold(0, |a, b| if after[b] > after[a] { b } else { a });
    let even = before.iter().all(|weight| *weight == before[0]);
    let belief = if even {
        localized(lang, "all were equally likely", "どれも同じ重み")
    } else {
        localized(lang, "they were weighted as set", "設定した重み")
    };
    let [p, exponential] = [after[likeliest], after[0]].map(|share| percent(lang, share));
    let (count, since) = (weighed.records.to_string(), month(lang, weighed.first));
    let shape = name(Shape::ALL[likeliest], lang);
    let lead = if likeliest == 0 {
        localized_fmt(
            lang,
            "If {2} beforehand, then after **{0}** records since {1} the likeliest of five laws is the **{3}**, with **{4}**. ",
            "事前には{2}とすると、{1}以降の**{0}**件の記録を見た後では、5つの法則のうち**{3}**が**{4}**で最も確からしくなります。",
            &[&count, &since, belief, shape, &p],
        )
    } else {
        localized_fmt(
            lang,
            "If {2} beforehand, then after **{0}** records since {1} the likeliest of five laws is the **{3}**, with **{4}**; the exponential has **{5}**. ",
            "事前には{2}とすると、{1}以降の**{0}**件の記録を見た後では、5つの法則のうち**{3}**が**{4}**で最も確からしく、指数は**{5}**です。",
            &[&count, &since, belief, shape, &p, &exponential],
        )
    };
    let factors = found.factors(0);
    let mut parts = vec![
        lead,
        favoured(&factors, lang),
        localized(lang, ".", "。").to_owned(),
    ];
    parts.extend(later(weighed, lang));
    parts.extend(moved(weighed, ends(&factors)[0].0, lang));
    parts.push(localized_fmt(
        lang,
        " All laws together reach a work-month in **{0}** (80%: {1} to {2}).",
        "すべての法則を合わせると、1か月分の仕事には**{0}**に届きます（80%区間は{1}〜{2}）。",
        &[
            &month(lang, *middle),
            &month(lang, *low),
            &month(lang, *high),
        ],
    ));
    parts.push(limits(outcome, weighed, lang));
    if common::is_metr(&outcome.assumptions) {
        parts.extend(moss(found, lang));
    }
    parts.concat()
}

/// How far the factor of the law that is favoured most moves with the width of the priors, and with what lies above the limit.
fn moved(weighed: &Weighed, law: Shape, lang: Lang) -> Option<String> {
    let at = Shape::ALL.iter().position(|other| *other == law)?;
    let told = |case: Case| Some(odds(weighed.factors(case)?[at]));
    let (narrow, wide) = (told(Case::Narrow)?, told(Case::Wide)?);
    let name = name(law, lang);
    let text = match (told(Case::Within), told(Case::AsMeasured)) {
        (Some(within), _) => localized_fmt(
            lang,
            " The odds of the {0} become {1} if the prior for its shape is half as wide, {2} if twice as wide, and {3} without what lies above the limit.",
            "{0}の指数に対する比は、形についての事前の幅を半分にすると{1}、2倍にすると{2}、上限を超える点を除くと{3}になります。",
            &[name, &narrow, &wide, &within],
        ),
        (_, Some(measured)) => localized_fmt(
            lang,
            " The odds of the {0} become {1} if the prior for its shape is half as wide, {2} if twice as wide, and {3} with what lies above the limit as measured.",
            "{0}の指数に対する比は、形についての事前の幅を半分にすると{1}、2倍にすると{2}、上限を超える点を測定値のまま使うと{3}になります。",
            &[name, &narrow, &wide, &measured],
        ),
        _ => localized_fmt(
            lang,
            " The odds of the {0} become {1} if the prior for its shape is half as wide, and {2} if twice as wide.",
            "{0}の指数に対する比は、形についての事前の幅を半分にすると{1}、2倍にすると{2}になります。",
            &[name, &narrow, &wide],
        ),
    };
    Some(text)
}

/// What is left out of the comparison.
fn limits(outcome: &HorizonOutcome, weighed: &Weighed, lang: Lang) -> String {
    let told = |case: Case| weighed.factors(case).map(|factors| ends(&factors)[0]);
    let shared = outcome.assumptions.get(Key::SharedNoise);
    if let Some((law, factor)) = told(Case::Shared) {
        return localized_fmt(
            lang,
            " Errors count as independent, although all models are measured on the same tasks: with half of their variance in common the {0} would have {1}.",
            "測定誤差は独立とみなしていますが、実際にはどのモデルも同じ課題で測られています。誤差の分散の半分が共通なら、{0}の比は{1}です。",
            &[name(law, lang), &odds(factor)],
        );
    }
    let Some((law, factor)) = told(Case::Apart) else {
        return String::new();
    };
    localized_fmt(
        lang,
        " {2} of the variance of the points' own intervals is taken as common to all; with independent errors the {0} would have {1}.",
        "各点の区間の分散のうち{2}をすべての点に共通とみなしています。誤差が独立なら、{0}の比は{1}です。",
        &[
            name(law, lang),
            &odds(factor),
            &percent(lang, shared / 100.0),
        ],
    )
}

/// Moss's study of METR's runs beside the same three shapes here: when each reaches a work-month.
fn moss(found: &weigh::Weighed, lang: Lang) -> Option<String> {
    let theirs = |id: &str| forecasts::all().iter().find(|forecast| forecast.id == id);
    let all = [
        ("month.moss.linear", Shape::Exponential),
        ("month.moss.quadratic", Shape::Quadratic),
        ("month.moss.power", Shape::Power),
    ];
    let mut told = Vec::new();
    for (id, law) in all {
        let at = Shape::ALL.iter().position(|other| *other == law)?;
        let [_, [here]] = found.own(at, [0.5]);
        told.extend([month(lang, theirs(id)?.middle()), month(lang, here)]);
    }
    let [a, b, c, d, e, f] = &told[..] else {
        return None;
    };
    Some(localized_fmt(
        lang,
        " Jonas Moss (February 2026), who fitted METR's single runs up to GPT-5.2, found that ability linear in time, quadratic or a power of it fit about equally well and differ only in the forecast: a work-month in {0}, {2} or {4}. The exponential, the quadratic and the accelerating or slowing law here say {1}, {3} and {5}.",
        "Jonas Moss（2026年2月）はGPT-5.2までのMETRの個々の実行結果に当てはめ、能力が時間の1次式・2次式・べき乗のどれでも同程度に合い、予測だけが分かれるとしました（1か月分の仕事は{0}、{2}、{4}）。このページの指数、2次式、加速・減速では{1}、{3}、{5}です。",
        &[a, b, c, d, e, f],
    ))
}

/// Two bars a law: what it weighs before the records, and after them.
fn chart(outcome: &HorizonOutcome, lang: Lang) -> Option<Spec> {
    let weighed = outcome.weighed.as_ref()?;
    let before = before(&outcome.assumptions);
    let after = weighed.found.as_ref().map(|found| found.weights(&before));
    let title = localized(
        lang,
        "How likely: grey before the records, colour after",
        "確からしさ：灰色は記録を見る前、色付きは見た後",
    );
    let name = |row: usize| {
        let law = Shape::ALL[row];
        match after {
            Some(after) => phrase!(
                name(law, lang),
                localized(lang, ": ", "："),
                &percent(lang, after[row])
            ),
            None => name(law, lang).to_owned(),
        }
    };
    Some(common::before_and_after(title, before, after, name))
}

fn table(
    weighed: &Weighed,
    found: &weigh::Weighed,
    before: &[f64; LAWS],
    after: &[f64; LAWS],
    date: &[f64; 3],
    lang: Lang,
) -> Table {
    let mut names = vec![
        ("Law", "法則"),
        ("Before", "記録を見る前"),
        ("After", "見た後"),
        ("Over the exponential", "指数に対する支持"),
    ];
    names.extend(weighed.cases.iter().map(|case| case_name(*case)));
    names.extend([
        (
            "Doubling time at the last record, days (95%)",
            "最後の記録の時点の倍増時間（日、95%区間）",
        ),
        ("Work-month (80%)", "1か月分（80%区間）"),
    ]);
    let columns: Vec<[f64; LAWS]> = (0..=weighed.cases.len())
        .map(|which| found.factors(which))
        .collect();
    let told = |[low, middle, high]: [f64; 3], [from, when, to]: [f64; 3]| {
        let days = [middle, low, high].map(|days| {
            if days.is_finite() {
                decimals(days, 0)
            } else {
                "–".to_owned()
            }
        });
        let dates = [when, from, to].map(|day| {
            if day.is_nan() {
                "–".to_owned()
            } else {
                month(lang, day)
            }
        });
        [days, dates].map(|[middle, low, high]| {
            localized_fmt(
                lang,
                "{0} ({1} to {2})",
                "{0}（{1}〜{2}）",
                &[&middle, &low, &high],
            )
        })
    };
    let mut rows = Vec::new();
    for (at, law) in Shape::ALL.into_iter().enumerate() {
        let mut row = vec![
            name(law, lang).to_owned(),
            percent(lang, before[at]),
            percent(lang, after[at]),
        ];
        row.extend(columns.iter().map(|factors| odds(factors[at])));
        let [doubling, _] = found.own(at, DOUBLING);
        let [_, date] = found.own(at, DATE);
        row.extend(told(doubling, date));
        rows.push(row);
    }
    let mut all = vec![localized(lang, "all together", "すべて").to_owned()];
    // They add up to all or to nothing.
    all.extend([before, after].map(|shares| percent(lang, libm::round(shares.iter().sum()))));
    all.extend(columns.iter().map(|_| "–".to_owned()));
    all.extend(told(found.doubling(after, DOUBLING), *date));
    rows.push(all);
    let caption = localized_fmt(
        lang,
        "The laws before and after {0} records up to {1}: odds over the exponential, as assumed and otherwise",
        "{1}までの{0}件の記録を見る前と後の各法則（指数に対する支持の比、前提どおりと変えた場合）",
        &[&weighed.records.to_string(), &month(lang, weighed.last)],
    );
    common::table(lang, &caption, &names, rows)
}

const fn case_name(case: Case) -> (&'static str, &'static str) {
    match case {
        Case::Narrow => ("Shapes half as wide", "形の幅を半分に"),
        Case::Wide => ("Shapes twice as wide", "形の幅を2倍に"),
        Case::Shared => ("Half of the noise common", "誤差の半分が共通"),
        Case::Apart => ("Noise independent", "誤差が独立"),
        Case::Within => ("Without what is above the limit", "上限を超える点を除く"),
        Case::AsMeasured => (
            "Above the limit as measured",
            "上限を超える点を測定値のまま",
        ),
        Case::Later => ("Records since 2024", "2024年以降の記録"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assumptions::codec,
        date,
        views::{Study, horizon},
    };

    fn weighed(query: &str) -> Rc<Weighed> {
        let study = Study {
            link: codec::parse(query).0,
            ..Study::default()
        };
        let ask = || {
            let data = Data::of(&study);
            of(&study.link.assumptions, &data, &horizon::inputs(&study)).expect("enough records")
        };
        assert!(ask().found.is_none() && is_pending());
        while is_pending() {
            advance();
        }
        ask()
    }

    #[track_caller]
    fn near(got: [f64; LAWS], want: [f64; 4]) {
        for (got, want) in got.into_iter().skip(1).zip(want) {
            assert!((got / want - 1.0).abs() < 0.01, "{got} is not {want}");
        }
    }

    /// Computed independently of this program, with other grids and by drawing from the priors.
    #[test]
    fn the_figures_of_an_independent_computation() {
        let measured = weighed("");
        assert_eq!((measured.records, measured.early), (15, 2));
        let found = measured.found.as_ref().expect("an answer");
        near(found.factors(0), [6.4067, 11.1489, 0.0678, 5.0883]);
        let want = [0.0422, 0.2702, 0.4702, 0.0029, 0.2146];
        let weights = found.weights(&[0.2; LAWS]);
        for (got, want) in weights.into_iter().zip(want) {
            assert!((got - want).abs() < 1e-3, "{got} is not {want}");
        }
        let dates = found.date(&weights, [0.1, 0.5, 0.9]);
        for (got, want) in dates
            .into_iter()
            .zip(["2026-11-15", "2027-04-06", "2027-08-17"])
        {
            let want = date::parse(want).expect("a date");
            assert!((got - want).abs() <= 2.5, "{got} is not {want}");
        }
        let doubling = found.doubling(&weights, [0.025, 0.5, 0.975]);
        for (got, want) in doubling.into_iter().zip([63.09, 103.55, 134.44]) {
            assert!((got / want - 1.0).abs() < 0.01, "{got} is not {want}");
        }
        let case = |case| measured.factors(case).expect("a case");
        near(case(Case::Narrow), [4.81, 3.58, 0.02597, 3.86]);
        near(case(Case::Wide), [4.60, 24.86, 0.1682, 4.28]);
        near(case(Case::Later), [1.436, 1.006, 1.537, 0.901]);
        near(
            weighed("long=least")
                .found
                .as_ref()
                .expect("an answer")
                .factors(0),
            [9.0616, 12.4517, 0.0664, 7.3364],
        );
        near(
            weighed("sota=0")
                .found
                .as_ref()
                .expect("an answer")
                .factors(0),
            [2.46, 20.17, 0.05958, 1.94],
        );
    }

    #[test]
    fn an_answer_is_kept_and_a_new_question_begins_anew() {
        let first = weighed("since=2023-06-01");
        let of = |query: &str| {
            let study = Study {
                link: codec::parse(query).0,
                ..Study::default()
            };
            of(
                &study.link.assumptions,
                &Data::of(&study),
                &horizon::inputs(&study),
            )
        };
        // Neither the pace nor the beliefs are asked for.
        let again = of("since=2023-06-01&dt=90&pexp=7").expect("enough records");
        assert!(Rc::ptr_eq(&first, &again) && !is_pending());
        assert!(of("since=2024-06-01").is_some_and(|other| other.found.is_none()));
        assert!(is_pending());
        // Nothing is left to do once nothing is asked.
        assert!(of("since=2026-03-01").is_none() && !is_pending());
    }
}
