//! The loop of AI that builds AI: what others measured, beside the same of the law with the values in force.

use super::{BranchesOutcome, headline};
use crate::{
    assumptions::registry::Key,
    date,
    figure::chart::{AxisSpec, Guide, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{decimals, localized, localized_fmt, percent},
    },
    model::{
        branches::{
            COMPOUNDING, FULLY, Forecast,
            checks::{self, LOOP_GAIN, RETURNS, SPEED_UP},
        },
        research::jones::{FULL, Parameters},
    },
    views::{Table, common},
};

/// The day of METR's estimate.
const MEASURED: f64 = date::days_from_civil(2026, 9, 22) as f64;

/// The law's figures at the values in force.
struct Implied {
    /// Share of what would sustain the loop, and how many times as fast, both on the day of METR's estimate.
    gain: f64,
    speed: f64,
    /// The same share with everything automated.
    most: f64,
    returns: [f64; 2],
}

fn implied(outcome: &BranchesOutcome, forecast: &Forecast) -> Implied {
    let p = super::jones(outcome.assumptions());
    let at = forecast.dates.partition_point(|day| *day < MEASURED);
    let automated = &forecast.branches[FULLY].automated;
    let f = automated[at.min(automated.len() - 1)];
    Implied {
        gain: checks::loop_gain(&p, f, FULL),
        speed: checks::speed_up(&p, f),
        most: checks::loop_gain(&p, 1.0, f64::INFINITY),
        returns: checks::returns(&p),
    }
}

/// Today's share of what would sustain the loop, by Cunningham and others.
fn today() -> f64 {
    LOOP_GAIN[1] / LOOP_GAIN[0]
}

/// The law against the measurements.
pub fn text(outcome: &BranchesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let law = implied(outcome, forecast);
    let [gain, most, now] = [law.gain, law.most, today()].map(|share| percent(lang, share));
    let [unit, threshold] = [LOOP_GAIN[1], LOOP_GAIN[0]].map(|share| percent(lang, share));
    let [all, labour] = law.returns.map(|r| decimals(r, 2));
    let figures: [&str; 7] = [&threshold, &unit, &now, &gain, &most, &all, &labour];
    if law.most < 1.0 {
        localized_fmt(
            lang,
            "Cunningham et al.: the loop sustains itself once a unit of capability raises research productivity by {0}; today it is about {1}, or {2} of that. With these sliders the law is at **{3}**, and at **{4}** with everything automated: without more compute or labour it never sustains itself. Its returns are **{5}** to all inputs and {6} to labour alone.",
            "Cunninghamらによると、能力1単位が研究の生産性を{0}高めれば連鎖は自走します。現在は約{1}で、その{2}です。この設定の法則では**{3}**、すべて自動化しても**{4}**で、計算資源や労働が増えなければ自走しません。収益率は投入全体で**{5}**、労働だけでは{6}です。",
            &figures,
        )
    } else {
        localized_fmt(
            lang,
            "Cunningham et al.: the loop sustains itself once a unit of capability raises research productivity by {0}; today it is about {1}, or {2} of that. With these sliders the law is at **{3}**, and at **{4}** with everything automated: from 100% on it sustains itself without more compute or labour. Its returns are **{5}** to all inputs and {6} to labour alone.",
            "Cunninghamらによると、能力1単位が研究の生産性を{0}高めれば連鎖は自走します。現在は約{1}で、その{2}です。この設定の法則では**{3}**、すべて自動化すると**{4}**で、100%を超えると計算資源や労働が増えなくても自走します。収益率は投入全体で**{5}**、労働だけでは{6}です。",
            &figures,
        )
    }
}

/// Measurement, grade, and the law with the values in force.
pub fn table(outcome: &BranchesOutcome, forecast: &Forecast, lang: Lang) -> Table {
    let law = implied(outcome, forecast);
    let names = [
        ("Measure", "指標"),
        ("Source", "出典"),
        ("Grade", "種別"),
        ("Published", "公表値"),
        ("This law", "この設定の法則"),
    ];
    let times = |x: f64| common::times(lang, x);
    let primary = localized(lang, "primary", "一次資料").to_owned();
    let rows = vec![
        vec![
            localized(
                lang,
                "Loop gain, of what sustains it",
                "連鎖の強さ（自走に必要な水準比）",
            )
            .to_owned(),
            "Cunningham et al., 2026-09-14".to_owned(),
            localized(
                lang,
                "primary, very loosely calibrated",
                "一次資料（ごく粗い推定）",
            )
            .to_owned(),
            percent(lang, today()),
            percent(lang, law.gain),
        ],
        vec![
            localized(
                lang,
                "Progress with AI, of that without",
                "AIによる進歩の速さ（AIなし比）",
            )
            .to_owned(),
            "METR, 2026-09-22".to_owned(),
            localized(lang, "primary, preliminary", "一次資料（暫定）").to_owned(),
            localized_fmt(
                lang,
                "about {0}; {1} with a chance of {2}",
                "約{0}。{1}の確率は{2}",
                &[
                    &times(SPEED_UP[0]),
                    &times(SPEED_UP[1]),
                    &percent(lang, SPEED_UP[2]),
                ],
            ),
            times(law.speed),
        ],
        vec![
            localized(
                lang,
                "Returns to software research",
                "ソフトウェア研究の収益率",
            )
            .to_owned(),
            "Ho, Whitfill (Epoch AI), 2025-11-14".to_owned(),
            primary,
            localized_fmt(
                lang,
                "{0} (90%: {1} to {2})",
                "{0}（90%区間 {1}〜{2}）",
                &[
                    &decimals(RETURNS[0], 3),
                    &decimals(RETURNS[1], 2),
                    &decimals(RETURNS[2], 2),
                ],
            ),
            decimals(law.returns[0], 2),
        ],
    ];
    Table {
        caption: localized(
            lang,
            "What others measured, and what the law implies with the values in force",
            "公表された測定値と、現在の設定で法則から計算した値",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows,
        numeric: vec![false, false, false, true, true],
    }
}

/// The loop gain by date on both research branches, as a share of what would sustain it.
pub fn chart(outcome: &BranchesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let a = outcome.assumptions();
    let p: Parameters = super::jones(a);
    let caps = [(COMPOUNDING, a.get(Key::AutomationCap)), (FULLY, FULL)];
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 120.0_f64.max(implied(outcome, forecast).most * 110.0)),
    };
    let title = localized(
        lang,
        "Loop gain, of what sustains it",
        "連鎖の強さ（自走に必要な水準を100%とする）",
    );
    let mut spec = Spec::new(
        super::chart::from_branch_date(outcome, forecast),
        y,
        title.to_owned(),
    );
    spec.lines = caps
        .map(|(branch, cap)| {
            let automated = &forecast.branches[branch].automated;
            let name = headline::label(lang, branch);
            let points = forecast.dates.iter().zip(automated);
            Line {
                name: name.to_owned(),
                reading: name.to_owned(),
                points: points
                    .filter(|(day, _)| **day >= forecast.bd)
                    .map(|(day, f)| (*day, checks::loop_gain(&p, *f, cap) * 100.0))
                    .collect(),
                paint: super::chart::paint(branch),
                weight: 0.17,
            }
        })
        .into();
    let guide = |at: f64, name: &str| Guide {
        vertical: false,
        at,
        name: name.to_owned(),
        paint: Paint::Muted,
    };
    spec.guides = vec![
        guide(100.0, localized(lang, "sustains itself", "自走する")),
        guide(
            today() * 100.0,
            localized(lang, "Cunningham et al.: today", "Cunninghamら：現在"),
        ),
    ];
    Some(spec)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn the_measurements_are_the_facts() {
        let fact = |id: &str| facts::get(id).expect(id);
        let near = |told: Option<f64>, used: f64| {
            let told = told.expect("a figure");
            assert!((told - used).abs() < 2e-3 * told, "{told} {used}");
        };
        near(fact("pace.loop").value, LOOP_GAIN[0] * 100.0);
        near(fact("pace.today").value, LOOP_GAIN[1] * 100.0);
        near(fact("pace.metr").value, SPEED_UP[0]);
        let returns = fact("pace.returns");
        for (told, used) in [returns.value, returns.low, returns.high]
            .into_iter()
            .zip(RETURNS)
        {
            near(told, used);
        }
    }
}
