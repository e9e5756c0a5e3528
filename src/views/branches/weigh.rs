//! What the records say about the branches: nothing before the branch date, and what they would if one had begun already.

use std::rc::Rc;

use super::{ALL, BranchesOutcome, headline};
use crate::{
    assumptions::weights,
    figure::chart::Spec,
    i18n::{
        Lang,
        format::{localized, localized_fmt, month, percent, phrase, shares},
    },
    model::{
        branches::{
            BRANCHES, PLATEAU,
            weigh::{Asked, Begun, Evidence, after, evidence},
        },
        trend::posterior::Strength,
    },
    views::{
        Drawing, SideChart, Table, common,
        horizon::weigh::{called, odds},
    },
};

/// Fewer records say nothing.
const FEWEST: usize = 4;

/// What the records say.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// How many there are, and how many of them came after the branch date.
    records: [usize; 2],
    /// The day of the last one.
    last: f64,
    /// The first and the last day of a branch that has begun already.
    begun: (f64, f64),
    /// With the branch date as it is set.
    declared: Evidence,
    /// If one has begun on an unknown day.
    already: Evidence,
}

/// Weighs the branches; none for too few records.
pub fn of((asked, bd): &(Asked, f64)) -> Option<Rc<Weighed>> {
    let points = &asked.points;
    let last = points.last().filter(|_| points.len() >= FEWEST)?;
    let found = Weighed {
        records: [
            points.len(),
            points.iter().filter(|point| point.day > *bd).count(),
        ],
        last: last.day,
        begun: asked.prior.kink,
        declared: evidence(asked, Begun::On(*bd)),
        already: evidence(asked, Begun::Unknown),
    };
    let ln = found
        .already
        .branches
        .iter()
        .chain(&found.declared.branches);
    let finite = ln.chain([&found.already.trend]).all(|ln| ln.is_finite());
    finite.then(|| Rc::new(found))
}

/// What the weights are before the records; they add up to 1.
fn before(outcome: &BranchesOutcome) -> [f64; BRANCHES] {
    let weights = weights::of(outcome.assumptions());
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| {
        if sum > 0.0 {
            weight / sum
        } else {
            1.0 / BRANCHES as f64
        }
    })
}

/// Weights in words, as "20, 60 and 20%".
fn listed(weights: [f64; BRANCHES], lang: Lang) -> String {
    let [a, b, c] = shares(lang, weights);
    localized_fmt(lang, "{0}, {1} and {2}", "{0}・{1}・{2}", &[&a, &b, &c])
}

/// The card; none without enough records.
pub fn card(outcome: &Rc<BranchesOutcome>, lang: Lang) -> Option<SideChart> {
    let weighed = outcome.weighed.as_ref()?;
    Some(SideChart::new(
        "weights",
        localized(
            lang,
            "What the records say about the branches",
            "記録は分岐について何を語るか",
        ),
        &text(outcome, weighed, lang),
        Some(table(outcome, weighed, lang)),
        Drawing::of(outcome, lang, chart),
    ))
}

fn text(outcome: &BranchesOutcome, weighed: &Weighed, lang: Lang) -> String {
    let before = before(outcome);
    let [count, later] = weighed.records.map(|count| count.to_string());
    let kept = listed(before, lang);
    let declared = if weighed.records[1] == 0 {
        localized_fmt(
            lang,
            "All three follow the trend until the branch date, so the {0} records up to {1} weigh **1 to 1 to 1** between them: your weights stay **{2}**.",
            "3つとも分岐の日までは同じ傾向に従うため、{1}までの記録{0}件による支持は**1対1対1**で、重みは**{2}**のままです。",
            &[&count, &month(lang, weighed.last), &kept],
        )
    } else {
        localized_fmt(
            lang,
            "{1} of the {0} records came after the branch date: your weights of {2} become **{3}**.",
            "記録{0}件のうち{1}件は分岐の日より後で、重み{2}は**{3}**になります。",
            &[
                &count,
                &later,
                &kept,
                &listed(after(before, &weighed.declared), lang),
            ],
        )
    };
    let (from, to) = weighed.begun;
    let told: Vec<String> = ALL
        .map(|branch| {
            let factor = weighed.already.factor(branch);
            localized_fmt(
                lang,
                "{0} **{1}** ({2})",
                "{0}は**{1}**（{2}）",
                &[
                    headline::label(lang, branch),
                    &odds(factor),
                    called(Strength::of(factor).0, lang),
                ],
            )
        })
        .to_vec();
    let already = localized_fmt(
        lang,
        " If one had already begun, on an unknown day between {0} and {1}, the odds relative to a trend that simply goes on would be: {2}. The weights of {3} would become **{4}**.",
        "既に{0}から{1}の間のいずれかの日に分岐が始まっていたとすると、傾向が続く場合に対する支持の比は、{2}です。重み{3}は**{4}**になります。",
        &[
            &month(lang, from),
            &month(lang, to - 1.0),
            &told.join(localized(lang, ", ", "、")),
            &kept,
            &listed(after(before, &weighed.already), lang),
        ],
    );
    let mut parts = vec![declared, already];
    parts.push(moved(weighed, before, lang));
    parts.push(
        localized(
            lang,
            " The research law is taken as it starts in January 2026, lengths as measured, and errors as independent.",
            "研究の法則は2026年1月の状態から始まるとし、長さは測定値のまま、誤差は独立とみなしています。",
        )
        .to_owned(),
    );
    parts.concat()
}

/// How far what is believed before moves what is believed after.
fn moved(weighed: &Weighed, before: [f64; BRANCHES], lang: Lang) -> String {
    let others = before[1] + before[2];
    if others <= 0.0 {
        return String::new();
    }
    // The two others keep their proportion.
    let rest: f64 = (1..BRANCHES)
        .map(|branch| before[branch] / others * weighed.already.factor(branch))
        .sum();
    let even = rest / weighed.already.factor(PLATEAU);
    let share = percent(lang, even / (1.0 + even));
    localized_fmt(
        lang,
        " Only someone who gave the plateau more than {0} beforehand would still think it the likelier.",
        "その場合、事前に頭打ちの重みを{0}より大きくしていた人だけが、なお頭打ちの方が確からしいと考えることになります。",
        &[&share],
    )
}

fn table(outcome: &BranchesOutcome, weighed: &Weighed, lang: Lang) -> Table {
    let names = [
        ("Branch", "シナリオ"),
        ("Weight before", "記録を見る前の重み"),
        ("Odds, from the branch date on", "支持の比（分岐の日から）"),
        ("Weight after", "見た後の重み"),
        ("Odds, if one has begun", "支持の比（既に始まっている場合）"),
        ("Weight after", "見た後の重み"),
        ("From equal weights", "等しい重みから"),
        ("From half on the plateau", "頭打ちを半分とした重みから"),
    ];
    let priors = [
        before(outcome),
        [1.0 / BRANCHES as f64; BRANCHES],
        [0.5, 0.25, 0.25],
    ];
    let already = priors.map(|prior| shares(lang, after(prior, &weighed.already)));
    let declared = shares(lang, after(priors[0], &weighed.declared));
    let given = shares(lang, priors[0]);
    let row = |branch: usize| {
        vec![
            headline::label(lang, branch).to_owned(),
            given[branch].clone(),
            odds(weighed.declared.factor(branch)),
            declared[branch].clone(),
            odds(weighed.already.factor(branch)),
            already[0][branch].clone(),
            already[1][branch].clone(),
            already[2][branch].clone(),
        ]
    };
    let caption = localized_fmt(
        lang,
        "The branches before and after {0} records: odds relative to a trend that goes on",
        "記録{0}件を見る前と後の各シナリオ（傾向が続く場合に対する支持の比）",
        &[&weighed.records[0].to_string()],
    );
    common::table(lang, &caption, &names, ALL.map(row).to_vec())
}

/// Two bars a branch: its weight before, and after if one has begun.
fn chart(outcome: &BranchesOutcome, lang: Lang) -> Option<Spec> {
    let weighed = outcome.weighed.as_ref()?;
    let before = before(outcome);
    let after = after(before, &weighed.already);
    let title = localized(
        lang,
        "If one has begun: grey before the records, colour after",
        "既に始まっている場合：灰色は記録を見る前、色付きは見た後",
    );
    let name = |branch: usize| {
        phrase!(
            headline::label(lang, branch),
            localized(lang, ": ", "："),
            &percent(lang, after[branch])
        )
    };
    Some(common::before_and_after(title, before, Some(after), name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assumptions::codec,
        views::{Panel, Session, Study, plain},
    };

    fn panel(query: &str, lang: Lang) -> Panel {
        let query = ["view=branches&draws=200&", query].concat();
        let study = Study {
            link: codec::parse(&query).0,
            ..Study::default()
        };
        Session::default().panel(&study, lang)
    }

    fn weighed(query: &str) -> Rc<Weighed> {
        let panel = panel(query, Lang::En);
        let outcome = panel.outcome::<BranchesOutcome>().expect("its outcome");
        outcome.weighed.clone().expect("enough records")
    }

    /// Computed independently of this program: dense grids over scatter, doubling time and day, random draws of the research law's
    /// parameters, its equation in 50 steps a year.
    #[test]
    fn the_figures_of_an_independent_computation() {
        let found = weighed("");
        assert_eq!(found.records, [15, 0]);
        assert!((found.already.trend + 20.743).abs() < 0.01);
        assert_eq!(found.declared.branches, [found.declared.trend; BRANCHES]);
        let plateau = found.already.factor(PLATEAU);
        assert!((plateau / 0.2047 - 1.0).abs() < 0.02, "{plateau}");
        for branch in [1, 2] {
            let research = found.already.factor(branch);
            assert!((research / RESEARCH - 1.0).abs() < 0.15, "{research}");
        }
    }

    const RESEARCH: f64 = 0.997;

    #[test]
    fn records_after_the_branch_date_count_and_beliefs_multiply() {
        let found = weighed("bd=2026-01-01");
        assert!(found.records[1] > 0);
        let [plateau, compounding, _] = found.declared.branches;
        assert!(plateau != compounding);
        let odds = |before| {
            let after = after(before, &found.already);
            after[0] / after[1]
        };
        let (even, odd) = (odds([0.25, 0.25, 0.5]), odds([0.5, 0.25, 0.25]));
        assert!((odd / even - 2.0).abs() < 1e-12);
    }

    #[test]
    fn the_card_says_it_in_both_languages() {
        for lang in [Lang::En, Lang::Ja] {
            let panel = panel("", lang);
            let card = panel.side_charts.iter().find(|side| side.key == "weights");
            let card = card.expect("a card");
            let text = plain(&card.text);
            assert!(text.contains("20") && text.contains("1:"), "{text}");
            let rows = &card.table.as_ref().expect("a table").rows;
            assert_eq!(rows.len(), BRANCHES);
            assert_eq!(rows[0][2], "1.0:1");
        }
        let few = panel("since=2026-03-01", Lang::En);
        assert!(few.side_charts.iter().all(|side| side.key != "weights"));
    }
}
