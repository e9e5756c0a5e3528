//! The view of the bottlenecks: its queues against a count in small steps, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use crate::panels::{assert_close, series, side};
use crate::snapshot::{PHONE, SLIDE, SMALL, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{
        presets::Preset,
        registry::{Key, View},
    },
    date,
    evidence::facts,
    figure::theme::Theme,
    i18n::Lang,
    model::{
        numerics::{fan::PROBS, normal, sobol::Sobol},
        queues::queue::Queue,
    },
    views::{Panel, plain, queues::QueuesOutcome},
};
use expect_test::expect_file;

fn panel_of(query: &str, lang: Lang) -> Panel {
    panels::panel_of(&["view=queues&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_of(query, Lang::En)
}

const EVERY: [&str; 6] = [
    "",
    "elast=-0.25",
    "elast=0&patch=2500&patchg=0",
    "dt=40&elast=1.2&until=2028",
    "patch=5000&patchg=90&until=2035",
    "filed=900000&filedg=-10&exam=400000&examg=40&pstart=wait&pend=3&until=2040",
];

/// Found = patched + waiting on every date, and the same for patents with those that wait at the start.
#[test]
fn nothing_is_found_that_neither_waits_nor_is_patched() {
    for query in EVERY {
        let panel = panel(query);
        let numbers = panel.numbers();
        let [found, patched, waiting] =
            ["found", "patched", "backlog"].map(|name| series(&numbers, name).values.clone());
        for i in 0..found.len() {
            assert_close(found[i], patched[i] + waiting[i], 1e-9 * (1.0 + found[i]));
        }
        let chart = panel
            .outcome::<QueuesOutcome>()
            .expect("the view's own outcome");
        let patents = chart.forecast.as_ref().unwrap().patents.queue;
        for t in [0.0, 300.0, 4000.0] {
            let all = patents.backlog + patents.inflow.total(t);
            assert_close(
                patents.served_at(t) + patents.backlog_at(t),
                all,
                1e-9 * all,
            );
        }
    }
}

/// The flows in small steps, from the shares of growth a year as the page names them.
#[test]
fn the_backlog_is_that_of_a_count_by_the_hour() {
    for (query, doubling, elasticity, patch, grown) in [
        ("dt=129", 129.0, 0.25, 54.0, 1.5_f64),
        ("dt=129&elast=-0.25&patch=1000", 129.0, -0.25, 1000.0, 1.5),
        (
            "dt=60&elast=0.5&patch=4000&patchg=200",
            60.0,
            0.5,
            4000.0,
            3.0,
        ),
    ] {
        let numbers = panel(query).numbers();
        let backlog = series(&numbers, "backlog");
        let growth = elasticity * 2.0_f64.ln() / doubling;
        // 6,202 rated high or critical, of which 62.4% are confirmed.
        let found = 6202.0 * 0.624;
        let start = found * growth / (42.0 * growth).exp_m1();
        let able = patch * 12.0 / 365.25;
        let (mut waiting, mut t, hour) = (0.0, 0.0, 1.0 / 24.0);
        for (day, value) in backlog.dates.iter().zip(&backlog.values) {
            while t < day - backlog.dates[0] - hour / 2.0 {
                let middle = t + hour / 2.0;
                let came = start * (growth * middle).exp() * hour;
                let went = able * grown.powf(middle / 365.25) * hour;
                waiting = f64::max(waiting + came - went, 0.0);
                t += hour;
            }
            assert_close(*value, waiting, 1e-5 * (found + start * t));
        }
    }
}

#[test]
fn six_weeks_bring_what_was_published() {
    for query in EVERY {
        let panel = panel(query);
        let chart = panel
            .outcome::<QueuesOutcome>()
            .expect("the view's own outcome");
        let queue = chart.forecast.as_ref().unwrap().vulnerabilities.queue;
        assert_close(queue.inflow.total(42.0), 6202.0 * 0.624, 1e-6);
        let vendors = chart.forecast.as_ref().unwrap().vendors;
        assert_close(vendors.inflow.total(42.0), 10_000.0, 1e-6);
        let start = panel.numbers().series[0].dates[0];
        assert_eq!(date::iso(start), "2026-04-07");
    }
}

/// The bands come from factors that are multiplied from date to date, the line from the closed form: without a spread they meet.
#[test]
fn without_spread_every_draw_is_the_central_curve() {
    for query in EVERY {
        // Only a doubling time set by hand can be without a spread.
        let dt = if query.contains("dt=") { "" } else { "&dt=100" };
        let numbers = panel(&[query, "&capsd=0&dtsd=0", dt].concat()).numbers();
        let backlog = series(&numbers, "backlog");
        let found = series(&numbers, "found");
        for ((value, q), found) in backlog
            .values
            .iter()
            .zip(&backlog.quantiles)
            .zip(&found.values)
        {
            for quantile in q {
                assert_close(*quantile, *value, 1e-6 * (1.0 + found));
            }
        }
    }
}

#[test]
fn the_doubling_time_is_that_of_the_horizon_view() {
    let panel = panel("");
    let horizon = panels::panel_of("", Lang::En);
    let dt = |panel: &Panel| panel.resolved[0].1;
    assert_close(dt(&panel), dt(&horizon), 1e-9);
    let by_hand = panel_of("dt=60", Lang::En);
    assert_eq!(dt(&by_hand), 60.0);
    assert_close(by_hand.fitted[0].1, dt(&horizon), 1e-9);
}

#[test]
fn more_patching_is_never_later_and_never_leaves_more() {
    let mut before = f64::INFINITY;
    let mut waits = f64::INFINITY;
    for patch in ["1000", "2000", "3000", "4000", "20000"] {
        let panel = panel(&["elast=0.1&patchg=40&patch=", patch].concat());
        let chart = panel
            .outcome::<QueuesOutcome>()
            .expect("the view's own outcome");
        let outlook = &chart.forecast.as_ref().unwrap().vulnerabilities;
        assert!(outlook.cleared <= before && outlook.wait.last().unwrap()[3] <= waits);
        (before, waits) = (outlook.cleared, outlook.wait.last().unwrap()[3]);
    }
    assert!(before.is_finite());
}

#[test]
fn headlines_say_what_becomes_of_the_backlog() {
    let says = |query: &str, words: &[&str]| {
        let headline = plain(&panel(query).headline);
        for word in words {
            assert!(headline.contains(word), "{query}: {headline} lacks {word}");
        }
    };
    says(
        "",
        &[
            "doubles every 515 days",
            "54 a month",
            "never cleared",
            "a new one waits 9.6 years",
        ],
    );
    says(
        "elast=-0.25&patch=989",
        &["halves every 515 days", "is cleared in September 2028"],
    );
    says("elast=0", &["stays at the pace", "is cleared in"]);
    says("patch=20000&patchg=200", &["no backlog"]);
    says(
        "patch=4000&patchg=0",
        &[
            "does not grow",
            "keeps up until January 2027",
            "never cleared:",
        ],
    );
    says(
        "patch=100000&patchg=0",
        &["keeps up until", "never cleared."],
    );
    says("patchg=-20", &["shrinks by 20%", "waits without end"]);
    says("data=mine", &["no doubling time"]);
    says("data=mine&dt=200", &["doubles every 800 days"]);
    says("elast=0&patch=500&patchg=1", &["not cleared before 2100"]);
}

#[test]
fn the_page_says_what_is_published_and_what_is_not() {
    for (lang, words) in [(Lang::En, "our judgement"), (Lang::Ja, "筆者の判断")] {
        let panel = panel_of("", lang);
        assert!(panel.notes[0].contains(words));
        let patents = panel
            .side_charts
            .iter()
            .find(|e| e.key == "patents")
            .unwrap();
        assert!(plain(&patents.text).contains(words));
    }
}

#[test]
fn each_preset_leads_somewhere_else() {
    let mut said = Vec::new();
    for preset in Preset::ALL.iter().filter(|p| p.view() == View::Queues) {
        let panel = panel(preset.query());
        let patents = panel
            .side_charts
            .iter()
            .find(|e| e.key == "patents")
            .unwrap();
        let medicines = panel.side_charts.last().unwrap();
        let words = [&panel.headline, &patents.text, &medicines.text].map(|text| plain(text));
        assert!(!said.contains(&words), "{preset:?}");
        said.push(words);
    }
    assert_eq!(said.len(), 8);
}

fn fact(id: &str) -> f64 {
    facts::get(id).and_then(|fact| fact.value).expect(id)
}

/// The wait that the page shows, from its backlog and the sliders alone: the capacity in small steps until the backlog is served.
#[test]
fn the_wait_is_until_the_queue_ahead_is_served() {
    for (query, patch, grown) in [
        ("dt=129", 54.0, 1.5_f64),
        ("dt=129&patch=989&patchg=-5", 989.0, 0.95),
        ("dt=129&patch=3000&patchg=0", 3000.0, 1.0),
    ] {
        let numbers = panel(query).numbers();
        let backlog = series(&numbers, "backlog");
        let wait = series(&numbers, "wait");
        for i in (0..backlog.dates.len()).step_by(17) {
            let t = backlog.dates[i] - backlog.dates[0];
            let able = patch * 12.0 / 365.25 * grown.powf(t / 365.25);
            let (mut left, mut w, step) = (backlog.values[i], 0.0, 0.05);
            while left > 0.0 && w < 40_000.0 {
                left -= able * grown.powf((w + step / 2.0) / 365.25) * step;
                w += step;
            }
            if left > 0.0 {
                assert_eq!(wait.values[i], f64::INFINITY, "{query}");
            } else {
                assert_close(wait.values[i], w * 12.0 / 365.25, 0.01 + 1e-4 * w);
            }
        }
    }
}

/// A capacity that grows serves what waits sooner than it would at the pace of the day.
#[test]
fn the_wait_is_not_the_backlog_over_the_capacity() {
    let numbers = panel("").numbers();
    let (backlog, wait) = (series(&numbers, "backlog"), series(&numbers, "wait"));
    let last = backlog.values.len() - 1;
    let years = (backlog.dates[last] - backlog.dates[0]) / 365.25;
    let at_the_pace = backlog.values[last] / (54.0 * 1.5_f64.powf(years));
    assert!(
        wait.values[last] < at_the_pace / 5.0,
        "{at_the_pace} months"
    );
}

/// What waits for a patch by the published counts: shares, paces and months, counted anew from the facts.
#[test]
fn the_funnel_has_the_published_counts() {
    let panel = panel("");
    let table = side(&panel, "funnel").table.as_ref().unwrap();
    let column = |c: usize| {
        table
            .rows
            .iter()
            .map(|row| row[c].as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        column(1),
        ["23,019", "6,202", "1,752", "1,094", "530", "75"]
    );
    assert_eq!(column(2), ["", "26.9%", "28.2%", "62.4%", "48.4%", "14.2%"]);
    assert_eq!(column(4), ["", "", "4,450", "", "564", "455"]);
    let a_month = |count: f64| count / 42.0 * 365.25 / 12.0;
    for (row, (step, before)) in [
        (2, ("glasswing.checked", "glasswing.rated")),
        (4, ("glasswing.disclosed", "glasswing.confirmed")),
        (5, ("glasswing.patched", "glasswing.disclosed")),
    ] {
        let pace = a_month(fact(step));
        assert_eq!(table.rows[row][3].replace(',', ""), format!("{pace:.0}"));
        let months = (fact(before) - fact(step)) / pace;
        assert_eq!(table.rows[row][5], format!("{months:.1}"));
    }
    let figures = panel.numbers().figures;
    assert_eq!(figures.len(), 6);
    assert_eq!((figures[5].key, figures[5].value), ("patched", 75.0));
    // The preset of two weeks a patch: what is disclosed and open, within two weeks.
    let open = fact("glasswing.disclosed") - fact("glasswing.patched");
    let patch = open / fact("glasswing.twoweeks") * 365.25 / 12.0;
    assert!(Preset::TwoWeeks.query().ends_with(&format!("={patch:.0}")));
}

/// Vendors keep up until the end of the axis as the sliders stand, and fall behind where finding keeps the pace of AI.
#[test]
fn vendors_and_open_source_stand_apart() {
    let calm = panel("");
    let text = plain(&side(&calm, "wait").text);
    assert!(text.contains("keep up"), "{text}");
    assert!(
        series(&calm.numbers(), "vendors")
            .values
            .iter()
            .all(|v| *v < 1e-6)
    );
    let fast = panel(Preset::FindingFollows.query());
    let text = plain(&side(&fast, "wait").text);
    assert!(text.contains("In vendors' own code it waits"), "{text}");
}

/// The law goes on from what the office has counted, and what the document expects stands beside it.
#[test]
fn the_document_and_the_office_both_stand_there() {
    for (lang, expects, fell) in [
        (Lang::En, "may not keep up", "7% fewer than the 837,928"),
        (Lang::Ja, "追いつけなくなりうる", "7%減り"),
    ] {
        let panel = panel_of("", lang);
        let chart = side(&panel, "applications");
        let text = plain(&chart.text);
        for part in [
            expects,
            fell,
            "776,995",
            "430,625",
            "306,855",
            "DABUS",
            "2022-2026",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let table = chart.table.as_ref().unwrap();
        assert_eq!((table.rows.len(), table.head.len()), (5, 3));
        let waiting = series(&panel.numbers(), "applications").clone();
        assert_close(waiting.values[0], fact("patents.uspto"), 1e-6);
        assert!(waiting.values.is_sorted_by(|a, b| a > b));
    }
    // Shares of growth that stand in a sentence.
    for (id, share) in [("patents.us", "3%"), ("patents.japan", "2.2%")] {
        assert!(facts::get(id).unwrap().text(Lang::En).contains(share));
    }
    // With the pendency as the starting point, a newcomer waits exactly so long.
    let numbers = panel("pstart=wait&pend=31").numbers();
    assert_close(series(&numbers, "pendency").values[0], 31.0, 1e-9);
}

/// Quantiles of the patents' wait against all simulations, followed one by one.
#[test]
fn bands_of_patents_are_those_of_all_simulations() {
    for query in [
        "draws=2000",
        "draws=999&pstart=wait&capsd=45&filedg=40",
        "capsd=0",
    ] {
        let panel = panel(query);
        let chart = panel.outcome::<QueuesOutcome>().unwrap();
        let patents = &chart.forecast.as_ref().unwrap().patents;
        let inputs = &chart.inputs;
        let sd = (1.0 + inputs.spread * inputs.spread).ln().sqrt();
        let sobol = Sobol::<4>::new(inputs.trend.seed);
        let queues: Vec<Queue> = (0..inputs.trend.draws as u32)
            .map(|i| {
                let z = normal::quantile(sobol.point(i)[2]);
                let mut queue = patents.queue;
                let times = (sd * z).exp();
                queue.capacity.rate *= times;
                if query.contains("pstart=wait") {
                    queue.backlog *= times;
                }
                queue
            })
            .collect();
        let quantile = |mut values: Vec<f64>, p: f64| {
            values.sort_by(f64::total_cmp);
            let at = (values.len() - 1) as f64 * p;
            let low = at as usize;
            let high = (low + 1).min(values.len() - 1);
            values[low] + (values[high] - values[low]) * (at - low as f64)
        };
        for i in [0, 20, 60, chart.dates().len() - 1] {
            let t = chart.dates()[i] - chart.dates()[0];
            let waits: Vec<f64> = queues.iter().map(|queue| queue.wait_at(t)).collect();
            for (q, p) in patents.wait[i].iter().zip(PROBS) {
                let simulated = quantile(waits.clone(), p);
                assert_close(*q, simulated, 0.5 + 1e-3 * simulated);
            }
        }
        let never = queues
            .iter()
            .filter(|q| q.cleared(inputs.limit - chart.dates()[0]).is_infinite());
        let share = never.count() as f64 / queues.len() as f64;
        assert_close(patents.arrival.never, share, 1e-12);
        let step = chart.dates()[1] - chart.dates()[0];
        let late = queues.iter().filter(|q| {
            q.first_long(inputs.long[1], step, chart.dates().len())
                .is_infinite()
        });
        let share = late.count() as f64 / queues.len() as f64;
        assert_close(patents.late.never, share, 1e-12);
    }
}

/// Submissions and reviews from the sliders as the page names them; a review's own time comes on top of the wait.
#[test]
fn medicines_wait_for_their_review() {
    let numbers = panel("dt=120&drugel=0.2&drugs=80&review=60&reviewg=10").numbers();
    let wait = series(&numbers, "medicines");
    let growth = 0.2 * 2.0_f64.ln() / 120.0;
    let (mut waiting, mut t) = (0.0, 0.0);
    for (day, months) in wait.dates.iter().zip(&wait.values) {
        while t < day - wait.dates[0] - 0.05 {
            let middle: f64 = t + 0.05;
            let went = 60.0 / 365.25 * 1.1_f64.powf(middle / 365.25) * 0.1;
            waiting = f64::max(
                waiting + 80.0 / 365.25 * (growth * middle).exp() * 0.1 - went,
                0.0,
            );
            t += 0.1;
        }
        let able = 60.0 / 365.25 * 1.1_f64.powf(t / 365.25);
        let g = 1.1_f64.ln() / 365.25;
        assert_close(
            *months,
            (g * waiting / able).ln_1p() / g * 12.0 / 365.25,
            0.02,
        );
    }
    let calm = panel("drugel=0&reviewg=0");
    let text = plain(&side(&calm, "medicines").text);
    assert!(text.contains("decided on after 10 months"), "{text}");
    assert!(text.contains("approved 50 in 2024"), "{text}");
    let table = side(&calm, "medicines").table.as_ref().unwrap();
    assert_eq!(table.rows.len(), 9);
    // As fast as the horizon, they overrun any review.
    let boom = panel(Preset::MedicineBoom.query());
    let last = |panel: &Panel| *series(&panel.numbers(), "medicines").values.last().unwrap();
    assert!(last(&boom) > 10.0 * last(&panel("")));
}

/// Only one of the two starting points of the patents' queue has a say.
#[test]
fn the_patents_start_from_one_or_the_other() {
    assert!(panel("").irrelevant.contains(&Key::Pendency));
    assert!(
        panel("pstart=wait")
            .irrelevant
            .contains(&Key::PatentsWaiting)
    );
    let old = panel("v=1");
    assert!(old.irrelevant.contains(&Key::PatentsWaiting));
    assert_close(series(&old.numbers(), "pendency").values[0], 20.0, 1e-9);
    assert!(plain(&old.headline).contains("4,000 a month"));
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    let texts = texts(&scene);
    for label in ["found", "patched", "waiting", "3,870 in six weeks"] {
        assert!(texts.contains(&label), "{label} is missing: {texts:?}");
    }
    check(
        &scene,
        &expect_file!["snapshots/queues_default_english_light.svg"],
    );
}

#[test]
fn cleared_japanese_dark() {
    let scene = drawn(
        &panel_of(Preset::PatchingFollows.query(), Lang::Ja),
        SLIDE,
        Theme::dark(),
    );
    assert!(texts(&scene).contains(&"解消"));
    check(
        &scene,
        &expect_file!["snapshots/queues_cleared_japanese_dark.svg"],
    );
}

#[test]
fn phone_size() {
    let scene = drawn(&panel(""), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/queues_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 7);
    check_smaller(&panel, "queues_", SMALL);
}
