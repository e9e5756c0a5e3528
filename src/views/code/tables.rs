//! The code view as tables and as plain numbers.

use super::{
    super::{
        Table, common,
        numbers::{Label, Milestone, Numbers, Point, Series, Words},
    },
    ASTRAY, CLARK, CodeOutcome, EARLIER_MODEL, JUDGEMENT, KEYS, MODELS, RIGHT, SHARES, bounds,
    chart::bound,
    headline::{line_in_log_odds, part},
    judgement as line_of_judgement,
};
use crate::{
    assumptions::registry::Key,
    figure::chart::{Measure, Paint},
    i18n::{
        Lang,
        format::{join, localized, localized_fmt, month, number, share},
    },
    model::{
        share::TARGETS,
        share::output::{LogitLine, amdahl, project_speedup},
    },
};

/// What a milestone is called.
const OF_CODE: Words = ("{0} of code", "コードの{0}");

/// The curve and its bands, two rows a year.
pub fn forecast(outcome: &CodeOutcome, lang: Lang) -> Table {
    let f = &outcome.forecast;
    let caption = localized(
        lang,
        "Share of code by date: the central curve and quantiles of the simulations",
        "日付ごとのコード比率：中心線とシミュレーションの分位点",
    );
    common::by_date(
        lang,
        caption,
        &outcome.inputs.dates,
        &f.path,
        &f.bands,
        &part,
    )
}

/// The chart as plain numbers; shares in per cent.
pub fn numbers(outcome: &CodeOutcome) -> Numbers {
    let f = &outcome.forecast;
    let percent = |s: f64| s * 100.0;
    let mut numbers = Numbers {
        points: points_of(outcome, usize::MAX, |index| {
            ["single digits", "over 80%"][index]
        }),
        ..Numbers::default()
    };
    if f.central.is_none() {
        return numbers;
    }
    let reached = || KEYS.iter().zip(TARGETS).zip(&f.targets);
    numbers.milestones = reached()
        .map(|((key, target), arrival)| Milestone::of(key, percent(target), OF_CODE, arrival))
        .collect();
    numbers.series = vec![Series {
        name: "central",
        label: Label::Own(common::CENTRAL),
        paint: Paint::Accent,
        unit: "percent",
        dates: outcome.inputs.dates.clone(),
        values: f.path.iter().map(|s| percent(*s)).collect(),
        quantiles: f.bands.iter().map(|q| q.map(percent)).collect(),
    }];
    let central = reached().map(|((key, _), arrival)| (*key, arrival.p50));
    let keys = ["judgement-75", "judgement-90"].into_iter().zip(SHARES);
    let judged = line_of_judgement().into_iter();
    let judged = judged.flat_map(|line| keys.clone().map(move |(key, s)| (key, line.date_of(s))));
    numbers.markers = central
        .chain([("clark-100", CLARK)])
        .chain(judged)
        .collect();
    numbers.markers.retain(|(_, day)| day.is_finite());
    numbers
}

/// The bounds with the ranges that they are drawn from, or a person's own points.
fn points_of(
    outcome: &CodeOutcome,
    most: usize,
    name: impl Fn(usize) -> &'static str,
) -> Vec<Point> {
    if outcome.own.is_none() {
        let bounds = bounds(outcome).into_iter().enumerate();
        return bounds
            .map(|(index, (day, at, (low, high)))| Point {
                name: name(index).to_owned(),
                day,
                value: Some(at * 100.0),
                range: Some((low * 100.0, high * 100.0)),
                status: "fitted",
            })
            .collect();
    }
    let smax = outcome.assumptions.get(Key::ShareCeiling);
    outcome
        .own_points()
        .take(most)
        .map(|(point, fitted)| Point {
            name: point.name.clone(),
            day: point.day,
            value: Some(point.p50.mid),
            range: point.p50.range,
            status: match (fitted, point.p50.mid < smax) {
                (true, _) => "fitted",
                (false, true) => "zero",
                (false, false) => "above-ceiling",
            },
        })
        .collect()
}

/// The points with their intervals and whether the curve is laid through them.
pub fn points(outcome: &CodeOutcome, lang: Lang) -> Table {
    let names = [
        ("Point", "点"),
        ("Date", "日付"),
        ("Share", "比率"),
        ("From", "下端"),
        ("To", "上端"),
        ("Fitted", "当てはめ"),
    ];
    let points = points_of(outcome, common::MOST_ROWS, |index| bound(lang, index));
    let rows = points.iter().map(|point| {
        let status = match point.status {
            "fitted" => localized(lang, "yes", "対象"),
            "zero" => localized(lang, "not fitted: 0%", "対象外：0%"),
            _ => localized(
                lang,
                "not fitted: at or above the ceiling",
                "対象外：上限以上",
            ),
        };
        common::point_row(point, status, &share)
    });
    Table {
        caption: localized(lang, "The points", "データの点").to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false, false, true, true, true, false],
    }
}

/// Output per engineer with and without review and as observed, and what is left of it in a project.
pub fn output(outcome: &CodeOutcome, present: f64, lang: Lang) -> Table {
    let a = &outcome.assumptions;
    let (r, c, out) = (
        a.get(Key::ReviewCost),
        a.get(Key::CodeFraction),
        a.get(Key::OutputMultiple),
    );
    let review = join(&[localized(lang, "Review ", "レビュー"), &number(r)]);
    let rows = [
        (review, amdahl(present, r)),
        (
            localized(lang, "No review", "レビューなし").to_owned(),
            amdahl(present, 0.0),
        ),
        (localized(lang, "Observed", "観測値").to_owned(), out),
    ];
    let times = |value: f64| Measure::Times.text(lang, value);
    let rows = rows
        .into_iter()
        .map(|(name, x)| vec![name, times(x), times(project_speedup(c, x))]);
    let names = [
        ("At most", "上限"),
        ("Output per engineer", "技術者1人の生産量"),
        ("Whole project", "プロジェクト全体"),
    ];
    Table {
        caption: localized_fmt(
            lang,
            "At {0} written by AI",
            "AIが{0}を書く場合",
            &[&part(present)],
        ),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false, true, true],
    }
}

/// Who the figure of 2024 is of: no more is said.
pub const fn earlier_model(lang: Lang) -> &'static str {
    localized(lang, "a model of 2024", "2024年のモデル")
}

/// When it was tried, as far as is known.
pub const fn earlier_date(lang: Lang) -> &'static str {
    localized(
        lang,
        "2024, from a report on the essay",
        "2024年（論考の紹介記事による）",
    )
}

/// The figures on judgement with what was sampled, and where the line through the two that are published leads.
pub fn judgement(line: &LogitLine, lang: Lang) -> Table {
    let count = |n: u32| number(f64::from(n));
    let astray = localized_fmt(
        lang,
        "{0}, the researcher astray",
        "研究者が回り道をした{0}",
        &[&count(ASTRAY)],
    );
    let right = localized_fmt(
        lang,
        "{0}, the researcher right",
        "研究者が正しかった{0}",
        &[&count(RIGHT.1)],
    );
    let row = |what: &str, when: String, of: &str, s: f64| {
        vec![what.to_owned(), when, of.to_owned(), part(s)]
    };
    let earlier = row(
        earlier_model(lang),
        earlier_date(lang).to_owned(),
        &astray,
        EARLIER_MODEL.1,
    );
    let published = MODELS.iter().zip(JUDGEMENT);
    let published = published.map(|(model, (day, s))| row(model, month(lang, day), &astray, s));
    let others = row(
        localized(lang, "Models", "各モデル"),
        String::new(),
        &right,
        RIGHT.0,
    );
    let line_name = line_in_log_odds(lang);
    let ahead = SHARES.map(|s| row(line_name, month(lang, line.date_of(s)), "", s));
    let names = [
        ("Figure", "値"),
        ("Date", "時期"),
        ("Moments", "場面"),
        ("Better step", "より良い割合"),
    ];
    Table {
        caption: localized(
            lang,
            "Better next step proposed by AI; Claude is the judge",
            "AIがより良い次の一手を示した割合（判定者もClaude）",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: [earlier]
            .into_iter()
            .chain(published)
            .chain([others])
            .chain(ahead)
            .collect(),
        numeric: vec![false, false, false, true],
    }
}
