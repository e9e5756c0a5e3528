//! Which law would have forecast the records best: a league table, its chart and what may be read from it.

use std::{cell::RefCell, rc::Rc};

use super::HorizonOutcome;
use crate::{
    figure::chart::{AxisSpec, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, phrase},
    },
    model::{
        MONTH,
        horizon::{
            Inputs,
            league::{self, Entry, Gap, Horizon, Summary},
            track,
        },
        trend::{SHORTEST, forecaster::Forecaster, law::log2_of},
    },
    views::{Drawing, SideChart, Table, common},
};

/// Day and log2 minutes.
pub type Record = (f64, f64);

/// A league and the records that it is of.
type Kept = Option<(Vec<Record>, Rc<Vec<league::Table>>)>;

thread_local! {
    /// The last one: what most sliders move changes neither.
    static LAST: RefCell<Kept> = const { RefCell::new(None) };
}

/// The records that the filter's dates leave, whatever their length.
pub fn records(inputs: &Inputs) -> Vec<Record> {
    let points = &inputs.points;
    track::records(points, &inputs.filter)
        .into_iter()
        .filter_map(|i| Some((points[i].day, log2_of(points[i].minutes?.max(SHORTEST)))))
        .collect()
}

/// The league of the records that the filter's dates leave, whatever their length; none for too few to compare laws.
pub fn of(inputs: &Inputs) -> Option<Rc<Vec<league::Table>>> {
    let records = records(inputs);
    if records.len() <= league::COMMON {
        return None;
    }
    LAST.with_borrow_mut(|last| {
        let kept = last.take().filter(|(known, _)| *known == records);
        let (_, tables) = last.insert(kept.unwrap_or_else(|| {
            let tables = Rc::new(league::tables(&records, false));
            (records, tables)
        }));
        Some(tables.clone())
    })
}

/// The chart with its words and table.
pub fn side_chart(outcome: &Rc<HorizonOutcome>, lang: Lang) -> Option<SideChart> {
    let tables = outcome.league.as_ref()?;
    Some(SideChart::new(
        "league",
        localized(
            lang,
            "Which law would have forecast best?",
            "どの法則の予測が最も近かったか",
        ),
        &text(tables, lang)?,
        Some(table(tables, lang)),
        Drawing::of(outcome, lang, chart),
    ))
}

pub const fn name(law: Forecaster, lang: Lang) -> &'static str {
    match law {
        Forecaster::Exponential => localized(lang, "exponential", "指数"),
        Forecaster::LastFive => localized(lang, "last five records", "直近5記録の指数"),
        Forecaster::RandomWalk => localized(lang, "random walk", "ランダムウォーク"),
        Forecaster::Quadratic => localized(lang, "quadratic", "2次式"),
        Forecaster::Broken => localized(lang, "trend break", "折れ線"),
        Forecaster::Power => localized(lang, "accelerating or slowing", "加速・減速"),
        Forecaster::Plateau => localized(lang, "plateau", "頭打ち"),
    }
}

fn ahead(horizon: Horizon, lang: Lang) -> String {
    match horizon {
        Horizon::Next => localized(lang, "next record", "次の記録").to_owned(),
        Horizon::Days(from, to) => {
            let [from, to] = [from + 1.0, to].map(|days| decimals(days, 0));
            phrase!(
                &from,
                localized(lang, " to ", "〜"),
                &to,
                localized(lang, " days", "日先")
            )
        }
    }
}

/// The law that came closest on the common targets, and the exponential.
fn closest(table: &league::Table) -> Option<(Forecaster, Summary, Summary)> {
    let first = table.entries.first()?.common?;
    let mut best = (Forecaster::Exponential, first);
    for entry in &table.entries {
        if let Some(common) = entry.common
            && common.crps < best.1.crps
        {
            best = (entry.law, common);
        }
    }
    Some((best.0, best.1, first))
}

fn text(tables: &[league::Table], lang: Lang) -> Option<String> {
    let (near, far) = (tables.get(1)?, tables.get(3)?);
    let (law, best, first) = closest(near)?;
    let part = localized_fmt(
        lang,
        "Seven laws, each fitted to the records before every record and scored on those that came later (values of today's table). Up to three months ahead the **{0}** came closest, off by **{1}** doublings (the exponential by {2})",
        "7つの法則をそれぞれ各記録の前日までの記録に当てはめ、その後の記録で採点しました（値は現在の表による）。3か月先までで最も近かったのは**{0}**で、ずれは倍増**{1}**回分でした（指数は{2}回分）",
        &[
            name(law, lang),
            &decimals(best.crps, 2),
            &decimals(first.crps, 2),
        ],
    );
    let later = closest(far).map(|(law, best, first)| {
        localized_fmt(
            lang,
            "; half a year to a year ahead the **{0}**, by **{1}** ({2})",
            "。半年から1年先では**{0}**が**{1}**回分です（指数は{2}回分）",
            &[
                name(law, lang),
                &decimals(best.crps, 2),
                &decimals(first.crps, 2),
            ],
        )
    });
    let limits = localized_fmt(
        lang,
        ". That names no winner: there are only {0} and {1} dates of forecast, and they share records.",
        "。ただし、予測した日は{0}日と{1}日しかなく、同じ記録を共有しているため、優劣を決めるものではありません。",
        &[&near.origins.to_string(), &far.origins.to_string()],
    );
    Some(join(&[&part, &later.unwrap_or_default(), &limits]))
}

fn chart(outcome: &HorizonOutcome, lang: Lang) -> Option<Spec> {
    let tables = outcome.league.as_ref()?;
    let middles: Vec<(f64, &league::Table)> = tables
        .iter()
        .filter_map(|table| match table.horizon {
            Horizon::Next => None,
            Horizon::Days(from, to) => Some((0.5 * (from + to) / MONTH, table)),
        })
        .collect();
    let mut lines = Vec::new();
    for (which, law) in Forecaster::ALL.into_iter().enumerate() {
        let points: Vec<(f64, f64)> = middles
            .iter()
            .filter_map(|(x, table)| Some((*x, table.entries[which].common?.crps)))
            .collect();
        let paint = match law {
            Forecaster::Exponential => Paint::Ink,
            Forecaster::Power => Paint::Target,
            Forecaster::Plateau => Paint::Muted,
            _ => Paint::Series(which - 1),
        };
        if points.len() > 1 {
            lines.push(Line::new(name(law, lang), points, paint, 0.17));
        }
    }
    let values = lines.iter().flat_map(|line| line.points.iter());
    let most = values.map(|point| point.1).fold(0.0, f64::max);
    let x = AxisSpec {
        measure: Measure::Months,
        ends: (0.0, middles.last()?.0),
    };
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, most * 1.1),
    };
    let title = localized(
        lang,
        "How far off, in doublings (CRPS), by months ahead",
        "予測のずれ（CRPS、倍増回数）：何か月先か",
    );
    (!lines.is_empty()).then(|| Spec {
        lines,
        ..Spec::new(x, y, title.to_owned())
    })
}

fn table(tables: &[league::Table], lang: Lang) -> Table {
    let mut rows = Vec::new();
    for table in tables {
        let ahead = ahead(table.horizon, lang);
        for entry in &table.entries {
            let colon = localized(lang, ": ", "：");
            let mut row = vec![join(&[&ahead, colon, name(entry.law, lang)])];
            match entry.common {
                Some(common) => row.extend(scored(entry, &common, lang)),
                None => row.extend(unscored(entry, table, lang)),
            }
            rows.push(row);
        }
    }
    let names = [
        ("Ahead and law", "予測期間と法則"),
        ("Forecasts", "予測数"),
        ("Log score", "対数スコア"),
        ("Less the exponential's", "指数との差"),
        ("CRPS, doublings", "CRPS（倍増回数）"),
        ("Less the exponential's", "指数との差"),
        ("In 50, 80, 95%", "50・80・95%帯の中"),
        (
            "Measured less median, doublings",
            "測定値−中央値（倍増回数）",
        ),
    ];
    common::table(
        lang,
        localized(
            lang,
            "Laws scored on the records that came after them (± a standard error, a lower bound)",
            "その後の記録による各法則の採点（±は標準誤差、実際はこれより大きい）",
        ),
        &names,
        rows,
    )
}

fn scored(entry: &Entry, common: &Summary, lang: Lang) -> Vec<String> {
    let inside = common.inside.map(|n| n.to_string());
    vec![
        common.targets.to_string(),
        decimals(common.log_score, 2),
        gap(entry.log_score),
        decimals(common.crps, 2),
        gap(entry.crps),
        phrase!(
            &inside[0],
            localized(lang, ", ", "・"),
            &inside[1],
            localized(lang, ", ", "・"),
            &inside[2],
        ),
        decimals(common.bias, 2),
    ]
}

/// Why a law has no score at a horizon.
fn unscored(entry: &Entry, table: &league::Table, lang: Lang) -> Vec<String> {
    let why = if entry.beyond > 0 {
        localized_fmt(
            lang,
            "left out: infinite before {0} of {1}",
            "対象外：{1}件中{0}件の前に発散",
            &[&entry.beyond.to_string(), &table.targets.to_string()],
        )
    } else {
        localized(lang, "not defined on all", "一部で定義されない").to_owned()
    };
    let mut cells = vec![why];
    cells.extend((0..6).map(|_| "–".to_owned()));
    cells
}

fn gap(gap: Option<Gap>) -> String {
    let Some(gap) = gap else {
        return "–".to_owned();
    };
    let value = decimals(gap.value, 2);
    match gap.error {
        Some(error) => join(&[&value, " ± ", &decimals(error, 2)]),
        None => value,
    }
}
