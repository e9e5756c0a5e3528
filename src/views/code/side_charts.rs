//! The smaller charts of the code view: output per engineer, what it means, judgement, and what AI leads.

use std::rc::Rc;

use super::{
    CodeOutcome, EARLIER_MODEL, JUDGEMENT, MODELS, RIGHT, SHARES, automation,
    chart::percent,
    headline::{self, part},
    judgement, ladder, tables,
};
use crate::{
    assumptions::registry::Key,
    date::days_from_civil,
    figure::chart::{About, AxisSpec, DataPoint, FitRole, Guide, Line, Mark, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{join, localized, month, short_month},
    },
    model::share::output::{amdahl, needed_share},
    views::{Drawing, SideChart},
};

/// All of them.
pub fn all(outcome: &Rc<CodeOutcome>, lang: Lang) -> Vec<SideChart> {
    let output = outcome.present().map(|share| {
        SideChart::new(
            "output",
            headline::output_title(lang),
            &headline::output(outcome, share, lang),
            Some(tables::output(outcome, share, lang)),
            Drawing::of(outcome, lang, output),
        )
    });
    let judgement = judgement().map(|line| {
        SideChart::new(
            "judgement",
            headline::judgement_title(lang),
            &headline::judgement(&line, lang),
            Some(tables::judgement(&line, lang)),
            Drawing::of(outcome, lang, judged),
        )
    });
    let rungs = SideChart::new(
        "ladder",
        ladder::title(lang),
        &ladder::text(outcome, lang),
        Some(ladder::table(outcome, lang)),
        Drawing::of(outcome, lang, ladder::chart),
    );
    let led = SideChart::new(
        "automation",
        automation::title(lang),
        &automation::text(lang),
        Some(automation::table(lang)),
        Drawing::of(outcome, lang, automation::chart),
    );
    let charts = output.into_iter().chain([rungs]).chain(judgement);
    charts.chain([led]).collect()
}

/// Output per engineer against the share: the bound with the review cost and without, and what is observed.
fn output(outcome: &CodeOutcome, lang: Lang) -> Option<Spec> {
    let present = outcome.present()?;
    let a = &outcome.assumptions;
    let (r, out) = (a.get(Key::ReviewCost), a.get(Key::OutputMultiple));
    let left = libm::floor(present * 10.0).min(5.0) * 10.0;
    let x = AxisSpec {
        measure: Measure::Percent,
        ends: (left, 100.0),
    };
    let y = AxisSpec {
        measure: Measure::Times,
        ends: (1.0, (out * 1.5).max(12.0)),
    };
    let title = localized(
        lang,
        "Output per engineer at most, by AI's share of code",
        "技術者1人の生産量の上限（AIが書く割合ごと）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let line = |name: &str, r: f64, paint| {
        // Dense where the bound rises without limit.
        let points = (0..=120).map(|i| {
            let rest = 1.0 - f64::from(i) / 120.0;
            let s = 1.0 - rest * rest * (1.0 - left / 100.0);
            (percent(s), amdahl(s, r))
        });
        let weight = if paint == Paint::Accent { 0.19 } else { 0.12 };
        Line::new(name, points.collect(), paint, weight)
    };
    spec.lines = vec![line(
        localized(lang, "with review", "レビューあり"),
        r,
        Paint::Accent,
    )];
    if r > 0.0 {
        let name = localized(lang, "no review", "レビューなし");
        spec.lines.push(line(name, 0.0, Paint::Muted));
    }
    let times = |value: f64| Measure::Times.text(lang, value);
    spec.guides = vec![Guide {
        vertical: false,
        at: out,
        name: join(&[localized(lang, "observed ", "観測値"), &times(out)]),
        paint: Paint::Target,
    }];
    let mark = |s: f64, paint| Mark {
        at: (percent(s), amdahl(s, r)),
        name: join(&[&part(s), localized(lang, ": ", "："), &times(amdahl(s, r))]),
        paint,
    };
    spec.marks = vec![mark(present, Paint::Accent)];
    let needed = needed_share(out, r).filter(|s| *s > present);
    spec.marks.extend(needed.map(|s| mark(s, Paint::Target)));
    Some(spec)
}

/// The two figures on judgement and the line through them.
fn judged(_: &CodeOutcome, lang: Lang) -> Option<Spec> {
    let line = judgement()?;
    let ends = (
        days_from_civil(2024, 1, 1) as f64,
        days_from_civil(2028, 1, 1) as f64,
    );
    let x = AxisSpec {
        measure: Measure::Date,
        ends,
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "Better next step proposed by AI, where the researcher had gone astray",
        "AIがより良い次の一手を示した割合（研究者が回り道をした場面）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    // The line says nothing of the time before its figures.
    let from = JUDGEMENT[0].0;
    let points = (0..=60).map(|i| {
        let day = from + (ends.1 - from) * f64::from(i) / 60.0;
        (day, percent(line.share_at(day)))
    });
    spec.lines = vec![Line {
        name: String::new(),
        reading: headline::line_in_log_odds(lang).to_owned(),
        points: points.collect(),
        paint: Paint::Accent,
        weight: 0.19,
    }];
    spec.marks = SHARES
        .iter()
        .map(|s| (line.date_of(*s), *s))
        .map(|(day, s)| Mark {
            at: (day, percent(s)),
            name: join(&[
                &part(s),
                localized(lang, ": ", "："),
                &short_month(lang, day),
            ]),
            paint: Paint::Accent,
        })
        .collect();
    spec.guides = vec![Guide {
        vertical: false,
        at: percent(RIGHT.0),
        name: join(&[
            localized(
                lang,
                "where the researcher was right ",
                "研究者が正しかった場面 ",
            ),
            &part(RIGHT.0),
        ]),
        paint: Paint::Muted,
    }];
    let earlier = DataPoint {
        index: MODELS.len(),
        at: (EARLIER_MODEL.0, percent(EARLIER_MODEL.1)),
        range: None,
        weight: FitRole::Hollow,
    };
    spec.points = JUDGEMENT
        .iter()
        .enumerate()
        .map(|(index, (day, s))| DataPoint {
            index,
            at: (*day, percent(*s)),
            range: None,
            weight: FitRole::Full,
        })
        .chain([earlier])
        .collect();
    spec.about = Some(Box::new(Models(lang)));
    Some(spec)
}

struct Models(Lang);

impl Models {
    /// The model and what is known of when it was tried, and its share.
    fn model(&self, index: usize) -> (&'static str, String, f64) {
        match (MODELS.get(index), JUDGEMENT.get(index)) {
            (Some(model), Some((day, s))) => (model, month(self.0, *day), *s),
            _ => (
                tables::earlier_model(self.0),
                tables::earlier_date(self.0).to_owned(),
                EARLIER_MODEL.1,
            ),
        }
    }
}

impl About for Models {
    fn name(&self, index: usize) -> (String, Option<String>) {
        let (model, _, s) = self.model(index);
        let colon = localized(self.0, ": ", "：");
        (join(&[model, colon, &part(s)]), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let (model, when, s) = self.model(index);
        (model.to_owned(), vec![when, part(s)])
    }
}
