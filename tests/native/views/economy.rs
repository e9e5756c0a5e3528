//! The economy view: S3's example, identities and limits, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels::{figure, panel_of, side};
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn};
use doublings::{
    assumptions::{
        presets::Preset,
        registry::{Key, View},
    },
    date,
    evidence::facts,
    figure::{
        scene::{Point, Shape},
        theme::Theme,
    },
    i18n::Lang,
    model::{
        economy::reported::{Report, Slowing, track},
        numerics::{normal, student},
    },
    views::{Panel, economy::EconomyOutcome, plain},
};
use expect_test::expect_file;
use proptest::prelude::*;

fn panel_in(query: &str, lang: Lang) -> Panel {
    panel_of(&["view=economy&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_in(query, Lang::En)
}

fn extra(panel: &Panel, key: &str) -> String {
    plain(&side(panel, key).text)
}

/// Facts `ruin.*`: compute for 5 T USD on a forecast of 1 T USD a year by the end of 2027; 0.8 T USD, a miss of 20%, is ruin.
#[test]
fn the_view_opens_on_the_example_of_s3_to_the_last_digit() {
    let panel = panel("");
    let numbers = panel.numbers();
    for (key, value) in [
        ("obligation", 1.0),
        ("revenue-due", 1.0),
        ("break-even-miss", 0.0),
        ("revenue-missed", 0.8),
        ("ruin", 50.0),
    ] {
        assert_eq!(figure(&numbers, key), value, "{key}");
    }
    let text = extra(&panel, "ruin");
    for part in [
        "USD 5 trillion of compute, paid over 5 years, is USD 1 trillion a year",
        "The forecast is USD 1 trillion, so a miss of up to 0% is survived",
        "A miss of 20% leaves USD 800 billion: ruin.",
        "names no term of payment",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // Without a miss it is just paid, and with any it is not.
    for (query, solvent) in [("miss=0", true), ("miss=1e-4", false)] {
        let said = plain(&panel_in(query, Lang::En).headline);
        assert_eq!(said.contains("not ruin"), solvent, "{said}");
    }
}

/// The run-rates as the facts have them: years from the start of 2026, trillion dollars.
fn run_rates() -> Vec<(f64, f64)> {
    let ids = "start august 2025 february april may july";
    let fact = |id: &str| facts::get(&["revenue.", id].concat()).expect("a fact");
    let of = |id| {
        let (day, value) = (fact(id).date, fact(id).value);
        let year = date::days_to_year(day.expect("a date"));
        (year - 2026.0, value.expect("a value") / 1e3)
    };
    ids.split(' ').map(of).collect()
}

/// How many years at the first pace `t` years amount to with a half-life of 2 years, by steps of the integral.
fn counted(t: f64) -> f64 {
    if t < 0.0 {
        return t;
    }
    let n = 20_000;
    let step = t / f64::from(n);
    (0..n)
        .map(|i| (-(f64::from(i) + 0.5) * step / 2.0).exp2() * step)
        .sum()
}

/// A line through points: its value at x, and the scale of a new value there.
fn line_through(points: &[(f64, f64)], at: f64) -> (f64, f64) {
    let n = points.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (x0, y0) = (mean(&|p| p.0), mean(&|p| p.1));
    let sxx = mean(&|p| (p.0 - x0).powi(2)) * n;
    let slope = mean(&|p| (p.0 - x0) * (p.1 - y0)) * n / sxx;
    let rss = mean(&|p| (p.1 - y0 - slope * (p.0 - x0)).powi(2)) * n;
    let scale = (rss / (n - 2.0) * (1.0 + 1.0 / n + (at - x0).powi(2) / sxx)).sqrt();
    (y0 + slope * (at - x0), scale)
}

/// Those of the run-rates as a line: the default long run is 1.3 a year, its half-life 2 years.
fn straight(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let of = |&(t, revenue): &(f64, f64)| {
        let u = counted(t);
        (u, revenue.ln() - 1.3_f64.ln() * (t - u))
    };
    points.iter().map(of).collect()
}

#[test]
fn the_path_is_the_fit_to_the_facts() {
    let panel = panel("");
    let numbers = panel.numbers();
    let points = straight(&run_rates());
    let (start, _) = line_through(&points, 0.0);
    let (next, _) = line_through(&points, 1.0);
    assert!((figure(&numbers, "growth") / (next - start).exp() - 1.0).abs() < 1e-6);
    let u = counted(2.0);
    let (middle, scale) = line_through(&points, u);
    let ln = |z: f64| middle + 1.3_f64.ln() * (2.0 - u) + scale * z;
    let t = student::quantile(0.9, 5.0);
    for (key, z) in [("path-due", 0.0), ("path-due-p10", -t), ("path-due-p90", t)] {
        let value = figure(&numbers, key);
        assert!((value.ln() - ln(z)).abs() < 1e-6, "{key}: {value}");
    }
    let reaches = student::survival(-ln(0.0) / scale, 5.0) * 100.0;
    assert!((figure(&numbers, "path-reaches-forecast") - reaches).abs() < 1e-4);
    assert!(
        panel
            .resolved
            .iter()
            .any(|(key, value)| *key == Key::Revenue && (value.ln() - start).abs() < 1e-6)
    );
}

/// Each score from its definition, and as the table says it.
#[test]
fn the_scores_of_the_run_rates_are_those_of_student_s_t() {
    let all = run_rates();
    let reports: Vec<Report> = all
        .iter()
        .map(|(t, revenue)| Report {
            t: *t,
            revenue: *revenue,
        })
        .collect();
    let slowing = Slowing {
        rg2: 1.3,
        half_life: 2.0,
    };
    let steps = track(&reports, slowing);
    assert_eq!(steps.len(), 3);
    let panel = panel("");
    let card = panel.side_charts.iter().find(|e| e.key == "reports");
    let table = card.and_then(|e| e.table.as_ref()).expect("a table");
    for (step, row) in steps.iter().zip(&table.rows) {
        let (t, revenue) = all[step.index];
        let (u, nu) = (counted(t), step.index as f64 - 2.0);
        let (middle, scale) = line_through(&straight(&all[..step.index]), u);
        // In doublings.
        let place = (middle + 1.3_f64.ln() * (t - u)) / 2.0_f64.ln();
        let scale = scale / 2.0_f64.ln();
        let y = revenue.log2();
        assert!((step.outcome - y).abs() < 1e-12);
        let z = (y - place) / scale;
        let gamma = libm::lgamma(f64::midpoint(nu, 1.0)) - libm::lgamma(nu / 2.0);
        let norm = gamma - 0.5 * (nu * std::f64::consts::PI).ln() - scale.ln();
        let score = norm - f64::midpoint(nu, 1.0) * (z * z / nu).ln_1p();
        assert!((step.predictive.log_score(y) - score).abs() < 1e-5, "{t}");
        let said = row[4].replace('\u{2212}', "-");
        assert!(
            (said.parse::<f64>().expect("a score") - score).abs() < 0.006,
            "{said}"
        );
        // The integral of the squared distance between the distribution and the step at y; far tails fall with t^(1 - 2 nu).
        let (width, reach) = (scale / 500.0, 200.0 * scale);
        let count = (2.0 * reach / width) as i32;
        let crps: f64 = (0..count)
            .map(|i| place - reach + (f64::from(i) + 0.5) * width)
            .map(|x| {
                let below = student::cdf((x - place) / scale, nu);
                let step = if x < y { 0.0 } else { 1.0 };
                (below - step).powi(2) * width
            })
            .sum();
        let found = step.predictive.crps(y).expect("two degrees of freedom");
        assert!((found - crps).abs() < 2e-3 * crps, "{found} {crps}");
    }
}

/// Level and rate of the trend are jointly normal, so that its height on a day is normal, and the share above a length is known.
#[test]
fn the_shares_of_what_is_expected_are_those_of_the_fan() {
    let panel = panel("geniusH=1e7&swh=20000");
    let outcome: &EconomyOutcome = panel.outcome().expect("the economy");
    let trend = outcome.forecast.trend.expect("a trend");
    let share = |day: f64, minutes: f64| {
        let x = day - trend.mean_day;
        let variance = trend.variance.expect("residuals");
        let sd = (variance * (1.0 / trend.weight + x * x / trend.sxx)).sqrt();
        normal::cdf((trend.ln_at(day) - minutes.ln()) / sd) * 100.0
    };
    let numbers = panel.numbers();
    for (key, day, minutes) in [
        ("genius-able-by-2035", "2035-12-31", 1e7),
        ("software-able-1-year", "2027-02-14", 20_000.0),
        ("software-able-2-years", "2028-02-14", 20_000.0),
    ] {
        let expected = share(date::parse(day).expect("a date"), minutes);
        let found = figure(&numbers, key);
        assert!((found - expected).abs() < 0.5, "{key}: {found} {expected}");
    }
    // Use is never sooner.
    for key in [
        "genius-{}-by-2035",
        "software-{}-1-year",
        "software-{}-2-years",
    ] {
        let of = |word| figure(&numbers, &key.replace("{}", word));
        assert!(of("used") <= of("able"));
    }
}

/// Without any spread a length is there by a date in all simulations or in none.
#[test]
fn what_is_certain_is_there_in_all_simulations_or_in_none() {
    let figures = |query: &str| {
        let numbers = panel(&["dtsd=0&lagsd=0&h0=417&t0=2026-02-05&", query].concat()).numbers();
        let keys = [
            "genius-able-by-2035",
            "software-able-1-year",
            "software-used-2-years",
        ];
        keys.map(|key| figure(&numbers, key))
    };
    // A doubling takes the time to a length over its doublings from 417 minutes.
    let days =
        date::parse("2027-02-14").expect("a date") - date::parse("2026-02-05").expect("a date");
    let just = days / (10_020.0_f64 / 417.0).log2();
    assert_eq!(figures(&format!("dt={}", just * 0.999))[1], 100.0);
    assert_eq!(figures(&format!("dt={}", just * 1.001))[1], 0.0);
    assert_eq!(figures("dt=1000&geniusH=1e7"), [0.0, 0.0, 0.0]);
    assert_eq!(figures("dt=30&lag=0"), [100.0, 100.0, 100.0]);
    assert_eq!(figures("dt=30&lag=10"), [100.0, 100.0, 0.0]);
}

/// What Anthropic owes, from the facts: at seven years its run-rate of July falls short, at ten a fifth may be missing.
#[test]
fn the_commitments_are_those_that_were_reported() {
    let committed = facts::get("commitment.anthropic").expect("a fact").value;
    let revenue = facts::get("revenue.july").expect("a fact").value;
    let (committed, revenue) = (committed.expect("a value"), revenue.expect("a value"));
    let panel = panel(Preset::Reported.query());
    let card = panel
        .side_charts
        .iter()
        .find(|e| e.key == "owed")
        .expect("a card");
    let table = card.table.as_ref().expect("a table");
    for (row, years) in table.rows.iter().zip([7.0, 8.0, 9.0, 10.0]) {
        assert_eq!(row[0], years.to_string());
        let owed: f64 = row[1]["USD ".len()..row[1].len() - " billion".len()]
            .parse()
            .expect("a number");
        assert!((owed - committed / years).abs() < 0.06, "{row:?}");
        let miss = row[3].trim_end_matches('%').replace('\u{2212}', "-");
        let miss: f64 = miss.parse().expect("per cent");
        assert!(
            (miss - (1.0 - committed / years / revenue) * 100.0).abs() < 0.51,
            "{row:?}"
        );
    }
    let numbers = panel.numbers();
    assert!((figure(&numbers, "obligation") - 0.518 / 8.5).abs() < 1e-15);
    assert!(figure(&numbers, "break-even-miss") > 20.0);
    let text = plain(&card.text);
    assert!(
        text.contains("USD 51.8 billion to USD 74 billion"),
        "{text}"
    );
}

#[test]
fn tenfold_twice_is_a_hundredfold() {
    let numbers = panel(Preset::Tenfold.query()).numbers();
    assert!((figure(&numbers, "revenue-due") - 0.9).abs() < 1e-12);
    assert!((figure(&numbers, "break-even-miss") - (1.0 - 1.0 / 0.9) * 100.0).abs() < 1e-9);
}

/// A link of version 1 compared five trillion with one lab's path.
#[test]
fn a_link_of_version_1_keeps_its_ruin() {
    let old = panel_of("v=1&view=economy", Lang::En);
    let numbers = old.numbers();
    let revenue = figure(&numbers, "revenue-due");
    let u = counted(2.0);
    assert!((revenue / (0.01 * 10.0_f64.powf(u) * 1.3_f64.powf(2.0 - u)) - 1.0).abs() < 1e-6);
    let ruin = normal::cdf((1.0 / revenue).ln() / 0.5) * 100.0;
    assert!((figure(&numbers, "ruin") - ruin).abs() < 1e-9 && ruin > 98.0);
    assert!(extra(&old, "ruin").contains("The path brings"));
}

#[test]
fn every_starting_point_says_something_else() {
    for lang in [Lang::En, Lang::Ja] {
        let presets = Preset::ALL
            .iter()
            .filter(|preset| preset.view() == View::Economy);
        let mut said: Vec<String> = presets
            .map(|preset| plain(&panel_in(preset.query(), lang).headline))
            .collect();
        let count = said.len();
        said.sort();
        said.dedup();
        assert_eq!((said.len(), count), (6, 6));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    /// What is bought on a path that is set by hand is as safe as what is bought on a forecast of the same value.
    #[test]
    fn a_stated_forecast_is_as_good_as_the_same_path(
        r0 in 0.001..1.0f64, rg in 1.0..20.0f64, rg2 in 0.8..5.0f64, rt in 0.2..10.0f64,
        due in 2026..2035i32, commit in 0.1..50.0f64, years in 1..20i32, buf in 0.0..2.0f64, esd in 1.0..150.0f64,
    ) {
        let (mut r0, mut rg, mut rg2) = (r0, rg, rg2);
        let (same, path, revenue) = loop {
            let same = format!("draws=100&r0={r0}&rg={rg}&rg2={rg2}&rt={rt}&due={due}&commit={commit}&years={years}&buf={buf}&esd={esd}");
            let path = panel(&[&same, "&rests=path"].concat()).numbers();
            let revenue = figure(&path, "revenue-due");
            // Until a forecast may state it: growth goes towards none, so that this ends.
            if revenue > 100.0 {
                (rg, rg2) = (rg.sqrt(), rg2.sqrt());
            } else if revenue < 0.001 {
                r0 *= 2.0;
            } else {
                break (same, path, revenue);
            }
        };
        let stated = panel(&format!("{same}&fc={revenue}")).numbers();
        for key in ["ruin", "break-even-miss", "revenue-missed", "obligation"] {
            let (a, b) = (figure(&path, key), figure(&stated, key));
            prop_assert!((a - b).abs() <= 1e-6 * (1.0 + a.abs()), "{key}: {a} {b}");
        }
        let reached = figure(&stated, "path-reaches-forecast");
        prop_assert!((reached - 50.0).abs() < 1e-6);
    }

    /// At the price that the median just pays, ruin is as likely as not, on the fit as by hand.
    #[test]
    fn what_the_median_just_pays_is_ruin_in_half_of_the_cases(
        due in 2026..2035i32, years in 1..20i32, rt in 0.2..10.0f64, rg2 in 0.8..3.0f64, fitted in any::<bool>(),
    ) {
        let hand = if fitted { "" } else { "&r0=0.01&rg=5" };
        let (mut years, mut rt, mut rg2) = (years, rt, rg2);
        let (same, commit) = loop {
            let same = format!("draws=100&rests=path&due={due}&years={years}&rt={rt}&rg2={rg2}{hand}");
            let commit = figure(&panel(&same).numbers(), "revenue-due") * f64::from(years);
            // Until it is a price that can be set: growth goes towards none, so that this ends.
            if commit > 100.0 {
                (years, rt, rg2) = ((years / 2).max(1), (rt / 2.0).max(0.1), rg2.sqrt());
            } else if commit < 0.01 {
                (years, rg2) = ((years * 2).min(20), rg2.sqrt());
            } else {
                break (same, commit);
            }
        };
        let numbers = panel(&format!("{same}&commit={commit}")).numbers();
        prop_assert!((figure(&numbers, "ruin") - 50.0).abs() < 1e-6);
        prop_assert!(figure(&numbers, "break-even-miss").abs() < 1e-9);
        // Twice as much is likelier to ruin, half as much less.
        let ruin = |factor: f64| {
            let commit = (commit * factor).clamp(0.01, 100.0);
            figure(&panel(&format!("{same}&commit={commit}")).numbers(), "ruin")
        };
        prop_assert!(ruin(0.5) <= 50.0 + 1e-6 && 50.0 <= ruin(2.0) + 1e-6);
    }
}

#[test]
fn a_buffer_as_large_as_what_is_owed_is_never_ruined() {
    let panel = panel("buf=1&esd=200&miss=95");
    assert_eq!(figure(&panel.numbers(), "ruin"), 0.0);
    assert_eq!(figure(&panel.numbers(), "break-even-miss"), 100.0);
    assert!(extra(&panel, "ruin").contains("even without revenue"));
}

#[test]
fn margin_and_training_share_break_even_together() {
    for x in (0..=95).step_by(5) {
        for (g, sign) in [(x - 1, -1.0), (x, 0.0), (x + 1, 1.0)] {
            let Ok(g) = u32::try_from(g) else { continue };
            let numbers = panel(&format!("tx={x}&gm={g}&draws=100")).numbers();
            let profit = figure(&numbers, "profit");
            let margin = figure(&numbers, "break-even-margin");
            assert!((margin - f64::from(x)).abs() < 1e-9);
            let expected: f64 = sign;
            assert!(
                (profit.abs() < 1e-9 && expected == 0.0) || profit * expected > 0.0,
                "{x} {g}: {profit}"
            );
        }
    }
}

#[test]
fn without_a_lag_use_is_what_ai_can_do() {
    let panel = panel("lag=0&dt=120&dtsd=0&h0=417");
    let numbers = panel.numbers();
    assert_eq!(numbers.series[0].values, numbers.series[1].values);
    for (milestone, (_, able)) in numbers.milestones.iter().zip(&numbers.markers) {
        assert!((milestone.p50 - able).abs() < 1e-6);
    }
    assert!(plain(&panel.headline).starts_with("Without a lag"));
    assert!(panel.irrelevant.contains(&Key::AdoptionLagSpread));
}

#[test]
fn use_comes_later_with_every_longer_lag() {
    let mut last = [0.0; 3];
    for lag in 0..=10 {
        let numbers = panel(&format!("lag={lag}&draws=500")).numbers();
        let now: Vec<f64> = numbers.milestones.iter().map(|m| m.p50).collect();
        assert!(now.iter().zip(last).all(|(now, last)| *now > last), "{lag}");
        last = [now[0], now[1], now[2]];
    }
}

/// The lag divided by the doubling time.
#[test]
fn in_the_end_use_is_the_lag_behind() {
    let numbers = panel("lag=3&dt=120").numbers();
    let gap = figure(&numbers, "gap-in-the-end");
    assert!((gap - 3.0 * 365.25 / 120.0).abs() < 1e-12);
}

#[test]
fn the_factors_as_the_research_law_has_them_give_back_the_fit() {
    let none = "k2=1&k3=1&k4=1&k5=1&k6=1";
    // Compute 2.6-fold, and the fivefold software of the law in the place of one factor.
    let numbers = panel(&format!("{none}&k7=5&e7=1")).numbers();
    let fitted = numbers.fit.expect("a fit").doubling_days;
    assert!((figure(&numbers, "implied-doubling") - fitted).abs() < 1e-6);
    let still = panel(&format!("{none}&k1=1&k7=1"));
    assert_eq!(figure(&still.numbers(), "oom-a-year"), 0.0);
    assert!(extra(&still, "scaled").contains('∞'));
}

#[test]
fn the_headline_names_both_dates_and_the_lag() {
    assert_eq!(
        plain(&panel("").headline),
        "AI can do a year of skilled work by December 2028; with a lag of 2.2 years, the economy uses it for that by February 2031. A miss of 20% ruins a lab that buys USD 5 trillion of compute on a USD 1 trillion forecast."
    );
    let none = panel("since=2026-12-31");
    assert!(none.milestones.is_empty() && plain(&none.headline).contains("no point"));
    // Money needs no trend.
    assert_eq!(none.side_charts.len(), 5);
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    check(
        &scene,
        &expect_file!["snapshots/economy_default_english_light.svg"],
    );
}

#[test]
fn default_japanese_dark() {
    let scene = drawn(&panel_in("", Lang::Ja), SLIDE, Theme::dark());
    check(
        &scene,
        &expect_file!["snapshots/economy_default_japanese_dark.svg"],
    );
}

#[test]
fn phone_size() {
    let scene = drawn(&panel("lag=5"), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/economy_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 8);
    check_smaller(&panel, "economy_", SMALL);
}

#[test]
fn the_bars_stand_one_on_the_other_and_end_at_their_sum() {
    let panel = panel("");
    let frame = bare((600.0, 400.0));
    let scene = panel.side_picture(7, &frame).expect("a chart").scene;
    let boxes: Vec<(f64, f64)> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Path {
                points,
                fill: Some(fill),
                ..
            } if fill.alpha < 1.0 && points.len() >= 4 => {
                let x = |p: &Point| p.x;
                let left = points.iter().map(x).fold(f64::INFINITY, f64::min);
                Some((left, points.iter().map(x).fold(0.0, f64::max)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(boxes.len(), 8, "{boxes:?}");
    for pair in boxes[..7].windows(2) {
        assert!((pair[0].1 - pair[1].0).abs() < 0.1, "{boxes:?}");
    }
    assert!((boxes[7].0 - boxes[0].0).abs() < 0.1 && (boxes[7].1 - boxes[6].1).abs() < 0.1);
}

/// Dragging the ring on the curve sets the lag that puts the curve there.
#[test]
fn the_lag_follows_its_handle() {
    let panel = panel("dt=120&until=2035");
    let picture = panel.picture(&bare((1000.0, 600.0)));
    let grip = picture
        .grips
        .iter()
        .find(|g| g.key == Key::AdoptionLag)
        .expect("a ring");
    let there = picture.reader.dragged(grip, grip.at).expect("a value");
    assert!((there - 2.2).abs() < 1e-6, "{there}");
    let later = Point::new(grip.at.x + 50.0, grip.at.y);
    assert!(picture.reader.dragged(grip, later).expect("a value") > 2.5);
    assert!(date::iso(panel.numbers().milestones[2].p50).starts_with("203"));
}

#[test]
fn what_is_told_of_revenue_adds_up_to_a_hundred() {
    for (tx, gm) in [(50, 60), (33, 47), (67, 45), (95, 0), (0, 100), (17, 83)] {
        let panel = panel(&format!("tx={tx}&gm={gm}"));
        let card = panel.side_charts.iter().find(|e| e.key == "profit");
        let table = card.and_then(|e| e.table.as_ref()).expect("a table");
        let parts = table.rows.iter().map(|row| -> f64 {
            let cell = row[1].replace('\u{2212}', "-").replace(',', "");
            cell.trim_end_matches('%').parse().expect("per cent")
        });
        let parts: Vec<f64> = parts.collect();
        let sum: f64 = parts.iter().sum();
        assert!((sum - 100.0).abs() < 1e-6, "{tx} {gm}: {parts:?}");
        let (tx, gm) = (f64::from(tx) / 100.0, f64::from(gm) / 100.0);
        let training = (1.0 - gm) * tx / (1.0 - tx) * 100.0;
        assert!((parts[1] - training).abs() < 0.11, "{tx} {gm}: {parts:?}");
    }
}
