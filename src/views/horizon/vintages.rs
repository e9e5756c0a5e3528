//! What METR's older editions would have forecast: every law fitted to each, scored on the records that came after it.

use std::{cell::RefCell, rc::Rc};

use super::{Data, HorizonOutcome, edition, inputs, league};
use crate::{
    assumptions::{
        Assumptions,
        codec::Link,
        registry::{Key, View},
    },
    evidence::editions::Edition,
    figure::chart::{AxisSpec, Measure, Spec},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, month, phrase},
    },
    model::{
        horizon::league::{Score, Summary, vintage},
        trend::forecaster::Forecaster,
    },
    views::{Drawing, SideChart, Study, Table, common},
};

/// The editions before the latest.
const OLDER: [Edition; 2] = [Edition::First, Edition::January2026];

/// What was forecast from an edition.
#[derive(Clone, Debug, PartialEq)]
struct Vintage {
    edition: Edition,
    /// Records that it knew, and how many came later.
    records: [usize; 2],
    /// Each law with its scores, fewer where it says nothing of some.
    laws: [(Forecaster, Vec<Score>); Forecaster::ALL.len()],
}

impl Vintage {
    fn of(a: &Assumptions, edition: Edition) -> Option<Self> {
        let inputs = |edition: Edition| {
            let study = Study {
                link: Link {
                    view: View::Horizon,
                    assumptions: *a,
                    ..Link::default()
                },
                ..Study::default()
            };
            inputs::of(&study, &Data::Published(edition.data()))
        };
        let (then, now) = (inputs(edition), inputs(Edition::May2026));
        let last = then.points.iter().map(|point| point.day);
        let last = last.fold(f64::NEG_INFINITY, f64::max);
        let known = league::records(&then);
        let mut later = league::records(&now);
        later.retain(|record| record.0 > last);
        // A single record tells nothing of a law.
        (known.len() > 2 && later.len() > 1).then(|| Self {
            edition,
            records: [known.len(), later.len()],
            laws: vintage(&known, &later),
        })
    }

    /// What a law scored, if it said something of all.
    fn summary(&self, law: usize) -> Option<Summary> {
        let scores = &self.laws[law].1;
        Summary::of(scores).filter(|summary| summary.targets == self.records[1])
    }

    /// The law that came closest, and the exponential.
    fn closest(&self) -> Option<(Forecaster, Summary, Summary)> {
        let first = self.summary(0)?;
        let mut best = (self.laws[0].0, first);
        for (which, (law, _)) in self.laws.iter().enumerate() {
            if let Some(summary) = self.summary(which)
                && summary.crps < best.1.crps
            {
                best = (*law, summary);
            }
        }
        Some((best.0, best.1, first))
    }
}

/// What decides which records are known.
const ASKED: [Key; 4] = [Key::Since, Key::AsOf, Key::SuccessLevel, Key::RecordsAt];

type Kept = Option<([f64; ASKED.len()], Rc<Vec<Vintage>>)>;

thread_local! {
    /// The last ones: what most sliders move changes nothing of them.
    static LAST: RefCell<Kept> = const { RefCell::new(None) };
}

/// What was forecast from each of the older editions; nothing where the points are not those of the latest.
fn all(a: &Assumptions) -> Option<Rc<Vec<Vintage>>> {
    if edition(a) != Some(Edition::May2026) {
        return None;
    }
    let asked = ASKED.map(|key| a.value(key).unwrap_or(f64::INFINITY));
    let all = LAST.with_borrow_mut(|last| {
        let kept = last.take().filter(|(known, _)| *known == asked);
        let (_, all) = last.insert(kept.unwrap_or_else(|| {
            let all = OLDER.iter().filter_map(|edition| Vintage::of(a, *edition));
            (asked, Rc::new(all.collect()))
        }));
        Rc::clone(all)
    });
    (all.len() == OLDER.len()).then_some(all)
}

/// The chart with its words and table.
pub fn side_chart(outcome: &Rc<HorizonOutcome>, lang: Lang) -> Option<SideChart> {
    let all = all(&outcome.assumptions)?;
    Some(SideChart::new(
        "editions",
        localized(
            lang,
            "What METR's older tables would have forecast",
            "METRの過去の版からの予測はどうだったか",
        ),
        &text(&all, lang)?,
        Some(table(&all, lang)),
        Drawing::of(outcome, lang, chart),
    ))
}

fn name(edition: Edition, lang: Lang) -> String {
    let when = month(lang, edition.published());
    localized_fmt(lang, "{0} of {1}", "{1}の{0}", &[edition.name(), &when])
}

fn text(all: &[Vintage], lang: Lang) -> Option<String> {
    let mut told = Vec::new();
    for vintage in all {
        let (law, best, first) = vintage.closest()?;
        told.push(localized_fmt(
            lang,
            "from {0} ({1} records known) the **{2}** came closest, off by **{3}** doublings (the exponential by {4})",
            "{0}（既知の記録{1}件）から最も近かったのは**{2}**で、ずれは倍増**{3}**回分（指数は{4}回分）",
            &[
                &name(vintage.edition, lang),
                &vintage.records[0].to_string(),
                league::name(law, lang),
                &decimals(best.crps, 2),
                &decimals(first.crps, 2),
            ],
        ));
    }
    let later = all.last()?.records[1].to_string();
    Some(localized_fmt(
        lang,
        "The same laws, fitted to older editions of the table and scored on the **{0}** records that came later, as the edition of May 2026 measures them: {1}. Each edition is one date of forecast, so there is no range, and no winner; that the editions disagree shows how much hangs on the tasks and on the values given to old models. The first is as METR computed it anew in January 2026, for the same models.",
        "同じ法則を表の古い版に当てはめ、その後の記録**{0}件**（2026年5月版の測定値）で採点しました。{1}です。予測した日は版ごとに1日だけなので、誤差の範囲も優劣も示せません。版によって結果が違うことは、課題と過去のモデルの値に結果が大きく左右されることを示しています。最初の版は、METRが2026年1月に同じモデルについて計算し直したものです。",
        &[&later, &told.join(localized(lang, "; ", "、"))],
    ))
}

fn table(all: &[Vintage], lang: Lang) -> Table {
    let mut head = vec![localized(lang, "Law", "法則").to_owned()];
    for vintage in all {
        let of = name(vintage.edition, lang);
        let names = [
            ("log score", "対数スコア"),
            ("CRPS, doublings", "CRPS（倍増回数）"),
            ("in 50, 80, 95%", "50・80・95%帯の中"),
            (
                "measured less median, doublings",
                "測定値−中央値（倍増回数）",
            ),
        ];
        head.extend(names.map(|(en, ja)| {
            let what = localized(lang, en, ja);
            localized_fmt(lang, "{0}: {1}", "{0}：{1}", &[&of, what])
        }));
    }
    let row = |(which, law): (usize, Forecaster)| {
        let mut row = vec![league::name(law, lang).to_owned()];
        for vintage in all {
            if let Some(summary) = vintage.summary(which) {
                let inside = summary.inside.map(|n| n.to_string());
                row.extend([
                    decimals(summary.log_score, 2),
                    decimals(summary.crps, 2),
                    inside.join(localized(lang, ", ", "・")),
                    decimals(summary.bias, 2),
                ]);
            } else {
                let why = localized(lang, "not defined on all", "一部で定義されない");
                row.push(why.to_owned());
                row.extend((0..3).map(|_| "–".to_owned()));
            }
        }
        row
    };
    let rows = Forecaster::ALL.into_iter().enumerate().map(row).collect();
    let caption = localized(
        lang,
        "Laws fitted to older editions, scored on the records that came later",
        "古い版に当てはめた各法則の、その後の記録による採点",
    );
    Table {
        caption: caption.to_owned(),
        numeric: (0..head.len()).map(|i| i > 0).collect(),
        head,
        rows,
    }
}

/// Two bars a law: the first edition in grey, the one after it in colour.
fn chart(outcome: &HorizonOutcome, lang: Lang) -> Option<Spec> {
    let all = all(&outcome.assumptions)?;
    let [first, second] = &all[..] else {
        return None;
    };
    let found =
        (0..Forecaster::ALL.len()).flat_map(|law| [first.summary(law), second.summary(law)]);
    let most = found.flatten().map(|s| s.crps).fold(0.1, f64::max);
    let x = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, most * 1.75),
    };
    let title = localized(
        lang,
        "How far off, in doublings (CRPS): grey from 1.0, colour from 1.1 of January 2026",
        "ずれ（CRPS、倍増回数）：灰色は1.0、色付きは2026年1月の1.1から",
    );
    let row = |(law, forecaster): (usize, Forecaster)| {
        let told = [first, second].map(|vintage| vintage.summary(law));
        let [before, after] =
            told.map(|s| s.map_or_else(|| "–".to_owned(), |s| decimals(s.crps, 2)));
        let name = phrase!(
            league::name(forecaster, lang),
            localized(lang, ": ", "："),
            &join(&[&before, " → ", &after])
        );
        (told.map(|summary| summary.map_or(0.0, |s| s.crps)), name)
    };
    let rows = Forecaster::ALL.into_iter().enumerate().map(row).collect();
    let mut spec = common::pairs(title, x, rows);
    spec.scale_to = Some(most * 1.05);
    Some(spec)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::codec;

    fn of(query: &str) -> Option<Rc<Vec<Vintage>>> {
        all(&codec::parse(query).0.assumptions)
    }

    /// Computed independently, in another language, from the same tables.
    #[test]
    fn the_editions_score_as_computed_independently() {
        let found = of("").expect("two editions");
        let want = [
            [1.0249, 0.6177, 0.4423, 0.4299, 0.6911, 0.3333, 1.0563],
            [0.4928, 0.1810, 0.3282, 0.4134, 0.1844, 0.4349, 0.6130],
        ];
        let log = [
            [
                -3.2070, -1.7634, -1.0935, -1.2738, -2.9330, -0.8719, -2.7235,
            ],
            [
                -1.2773, -0.4128, -0.6829, -1.1002, -0.4158, -1.2391, -1.5067,
            ],
        ];
        for ((vintage, crps), log) in found.iter().zip(want).zip(log) {
            assert_eq!(vintage.records[1], 3);
            for law in 0..Forecaster::ALL.len() {
                let summary = vintage.summary(law).expect("a score");
                assert!((summary.crps - crps[law]).abs() < 1e-4);
                assert!((summary.log_score - log[law]).abs() < 1e-4);
            }
        }
        let best = found.iter().map(|v| v.closest().expect("one").0);
        assert_eq!(
            best.collect::<Vec<_>>(),
            [Forecaster::Power, Forecaster::LastFive]
        );
    }

    #[test]
    fn other_points_have_no_editions() {
        assert!(of("data=mine").is_none());
        assert!(of("asof=2026-02-01").is_none());
        assert!(of("asof=2026-02-01&vintage=1").is_none());
        assert!(of("rel=80").is_some());
    }
}
