//! What holds for the branches whatever is assumed: over the whole ranges of the controls at once.

use doublings::model::{
    branches::misalignment::Flaw,
    branches::pause::Pause,
    branches::{BRANCHES, CHUNK, COMPOUNDING, FULLY, Forecast, Inputs, PLATEAU, Run},
    horizon::{self, Shape, compare::Comparison},
    research::jones::{self, Parameters},
    trend::law::{Curve, Law},
    trend::{Above, Filter, Point},
};
use proptest::prelude::*;

/// A trend that doubles every 130 days, and scatters about it.
fn trend() -> horizon::Inputs {
    let points = (0..12)
        .map(|i| {
            let day = 19_400.0 + 90.0 * f64::from(i);
            let off = f64::from(i * 7 % 5) * 0.3 - 0.6;
            let minutes = (1.0 + (day - 19_400.0) / 130.0 + off).exp2();
            Point {
                day,
                rank: minutes,
                minutes: Some(minutes),
            }
        })
        .collect();
    horizon::Inputs {
        points,
        filter: Filter {
            since: 0.0,
            as_of: None,
            sota: false,
            cap: 1e9,
            above: Above::LeaveOut,
        },
        shape: Shape::Exponential,
        dt: None,
        h0: None,
        t0: None,
        compare: Comparison::at(20_000.0),
        dt_sd: 0.15,
        fan: horizon::FanOf::Trend,
        test: horizon::LevelTest::NONE,
        scatter: false,
        boot: false,
        draws: CHUNK,
        seed: 1,
        start: 19_400.0,
        end: jones::day_at(7.0),
        milestones: vec![60.0, 480.0, 2_400.0, 10_020.0, 120_000.0, 1e7],
    }
}

fn inputs() -> Inputs {
    Inputs {
        trend: trend(),
        bd: 20_608.0,
        left: 6.0,
        jones: Parameters::DEFAULT,
        fmax: 0.99,
        weights: [20.0, 60.0, 20.0],
        limit: jones::day_at(12.0),
        pause: None,
        stop: None,
        flaw: Flaw {
            m0: 0.01,
            a: 1.5,
            q: 0.2,
            g0: 6.0,
        },
    }
}

fn run(inputs: &Inputs, draws: usize) -> Forecast {
    let mut run = Run::new(inputs).expect("a trend");
    run.advance(draws);
    run.forecast()
}

fn parameters() -> impl Strategy<Value = Parameters> {
    (
        0.05..=0.6f64,
        0.5..=1.2f64,
        0.1..=1.5f64,
        0.5..=8.0f64,
        0.05..=0.9f64,
    )
        .prop_map(|(ar, az, beta, iv, f0)| Parameters {
            ar,
            az,
            beta,
            iv,
            f0,
        })
}

fn any_inputs() -> impl Strategy<Value = Inputs> {
    let pause =
        (0.01..100.0f64, 0.0..120.0f64, 0.0..=1.0f64, 0.0..=1.0f64).prop_map(|(pz, pm, pp, pv)| {
            Pause {
                pz,
                pm,
                pp,
                pv,
                overhang: false,
                lag: 0.0,
            }
        });
    (
        parameters(),
        (20_454.0..23_011.0f64, 0.5..40.0f64, 0.5..0.9999f64),
        [0.0..100.0f64, 0.0..100.0f64, 0.0..100.0f64],
        (1.0..20.0f64, 0.0..10.0f64),
        proptest::option::of(20.0..1000.0f64),
        proptest::option::of(pause),
    )
        .prop_map(
            |(jones, (bd, left, fmax), weights, (end, more), dt, pause)| {
                let end = jones::day_at(end);
                Inputs {
                    trend: horizon::Inputs { dt, end, ..trend() },
                    bd,
                    left,
                    jones,
                    fmax,
                    weights,
                    limit: end + 365.25 * more,
                    pause,
                    ..inputs()
                }
            },
        )
}

fn rises(values: impl Iterator<Item = f64>) -> bool {
    let mut last = f64::NEG_INFINITY;
    values.into_iter().all(|value| {
        let fine = value.is_finite() && value >= last - 1e-9 * value.abs();
        last = value;
        fine
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn forecasts_rise_are_ordered_and_have_no_holes(inputs in any_inputs()) {
        let forecast = run(&inputs, 200);
        for band in &forecast.bands {
            prop_assert!(band.windows(2).all(|w| w[0] <= w[1]));
        }
        for p in 0..7 {
            prop_assert!(rises(forecast.bands.iter().map(|band| band[p])));
        }
        for branch in &forecast.branches {
            prop_assert!(rises(branch.path.iter().copied()));
            prop_assert!(rises(branch.automated.iter().copied()));
            prop_assert!(rises(branch.progress.iter().copied()));
            prop_assert!(branch.automated.iter().all(|f| *f > 0.0 && *f < 1.0));
            prop_assert!(branch.pace.iter().all(|pace| *pace >= 0.0));
            for point in &branch.flaw {
                prop_assert!(point.misalignment > 0.0 && point.misalignment <= 1.0);
                prop_assert!(point.review > 0.0);
            }
        }
        for milestone in &forecast.milestones {
            for arrival in milestone.branches.iter().chain([&milestone.mixture]) {
                prop_assert!(arrival.dots.windows(2).all(|w| w[0] <= w[1]), "{:?}", arrival.dots);
                prop_assert!(arrival.p10 <= arrival.p50 && arrival.p50 <= arrival.p90);
                prop_assert!((0.0..=1.0 + 1e-12).contains(&arrival.never));
            }
            let sum: f64 = milestone.shares.iter().sum();
            prop_assert!(sum == 0.0 || (sum - 1.0).abs() < 1e-12);
        }
        // Longer tasks are never reached earlier.
        for pair in forecast.milestones.windows(2) {
            prop_assert!(pair[0].mixture.p50 <= pair[1].mixture.p50);
        }
        prop_assert!(forecast.automation_99 >= 2026.0);
    }

    #[test]
    fn a_pause_never_brings_a_milestone_earlier(inputs in any_inputs()) {
        let forecast = run(&inputs, 100);
        if let Some(paused) = &forecast.pause {
            for (gain, milestone) in paused.gains.iter().zip(&forecast.milestones) {
                prop_assert!(gain.months >= 0.0 && gain.p50 >= milestone.mixture.p50);
            }
            for (with, without) in paused.bands.iter().zip(&forecast.bands) {
                prop_assert!(with.iter().zip(without).all(|(a, b)| *a <= b + 1e-9 * b.abs()));
            }
            prop_assert!(paused.clock.start >= inputs.bd && paused.clock.end >= paused.clock.start);
            for lead in paused.leads.iter().chain([&paused.lead]) {
                prop_assert!(lead.doublings >= -1e-9 && lead.months >= 0.0, "{lead:?}");
            }
        }
    }

    #[test]
    fn all_branches_leave_the_trend_with_its_level_and_its_slope(inputs in any_inputs()) {
        let bd = inputs.bd;
        let narrow = Inputs {
            trend: horizon::Inputs { start: bd - 0.01, end: bd + 0.0139, ..inputs.trend.clone() },
            limit: 0.0,
            ..inputs
        };
        let forecast = run(&narrow, 0);
        let trend = forecast.central;
        let after = forecast.dates.partition_point(|day| *day <= bd);
        for branch in &forecast.branches {
            for i in [after - 1, after] {
                let off = branch.path[i] - trend.log2_minutes(forecast.dates[i]);
                prop_assert!(off.abs() < 1e-6, "{off}");
            }
            let last = branch.path.len() - 1;
            let slope = (branch.path[last] - branch.path[after]) / (forecast.dates[last] - forecast.dates[after]);
            // Over a hundredth of a day growth may change by a few thousandths where it is explosive.
            prop_assert!((slope * trend.dt - 1.0).abs() < 0.02, "{}", slope * trend.dt);
        }
    }
}

#[test]
fn all_the_weight_on_one_branch_gives_exactly_that_branch() {
    for only in 0..BRANCHES {
        let mut weights = [0.0; BRANCHES];
        weights[only] = 100.0;
        let forecast = run(
            &Inputs {
                weights,
                ..inputs()
            },
            700,
        );
        for milestone in &forecast.milestones {
            assert_eq!(milestone.mixture, milestone.branches[only]);
            assert!(milestone.shares[only] == 1.0 || milestone.by_end[only] == 0.0);
        }
    }
}

#[test]
fn the_first_draws_stay_and_more_draws_only_refine() {
    let mut run = Run::new(&inputs()).expect("a trend");
    assert!(run.forecast().bands.is_empty());
    run.advance(CHUNK);
    let first = run.forecast();
    assert_eq!(first, self::run(&inputs(), CHUNK));
    for _ in 0..4 {
        run.advance(CHUNK);
    }
    let more = run.forecast();
    assert_eq!(more.draws, 5 * CHUNK);
    for (a, b) in first.bands.iter().zip(&more.bands) {
        let width = b[5] - b[1];
        assert!(
            a[1..6]
                .iter()
                .zip(&b[1..6])
                .all(|(a, b)| (a - b).abs() < 0.06 * width + 1e-9)
        );
    }
    let at_once = self::run(&inputs(), 5 * CHUNK);
    assert_eq!(more, at_once);
}

#[test]
fn the_spread_of_the_trend_is_that_of_the_horizon() {
    let mut alone = trend();
    alone.draws = 20_000;
    let horizon = horizon::Engine::default().run(&alone);
    let branches = run(
        &Inputs {
            bd: jones::day_at(7.0),
            ..inputs()
        },
        4 * CHUNK,
    );
    for (a, b) in horizon.bands.iter().zip(&branches.bands) {
        for (a, b) in a.iter().zip(b) {
            assert!((a - b).abs() < 0.05, "{a} and {b}");
        }
    }
    assert_eq!(
        horizon.central.map(|c| c.level),
        Some(branches.central.level)
    );
}

#[test]
fn branches_run_in_their_order_and_the_plateau_stops() {
    let mut inputs = Inputs {
        left: 3.0,
        ..inputs()
    };
    inputs.trend.end = inputs.limit;
    let forecast = run(&inputs, 500);
    let last = forecast.dates.len() - 1;
    let path = |b: usize| forecast.branches[b].path[last];
    assert!(path(PLATEAU) < path(COMPOUNDING) && path(COMPOUNDING) < path(FULLY));
    let at_bd = forecast.central.log2_minutes(forecast.bd);
    assert!(path(PLATEAU) < at_bd + 3.0);
    let people: Vec<f64> = forecast.branches[COMPOUNDING]
        .people_equivalents(100.0)
        .collect();
    assert!((people[last] - 10_000.0).abs() < 1e-6, "{}", people[last]);
    assert!(
        forecast.branches[PLATEAU].automated[last] < forecast.branches[COMPOUNDING].automated[last]
    );
    let year = &forecast.milestones[4];
    assert_eq!(year.branches[PLATEAU].never, 1.0);
    assert_eq!(year.shares[PLATEAU], 0.0);
    assert!(year.mixture.never >= 0.2 && year.shares[COMPOUNDING] > year.shares[FULLY]);
}

#[test]
fn a_trigger_that_is_passed_starts_at_the_branch_date_and_one_out_of_reach_never() {
    let pause = |pz, pp| Pause {
        pz,
        pm: 12.0,
        pp,
        pv: 1.0,
        overhang: false,
        lag: 0.0,
    };
    let with = |pause| {
        run(
            &Inputs {
                pause: Some(pause),
                ..inputs()
            },
            300,
        )
    };
    let passed = with(pause(1e-6, 1.0));
    let paused = passed.pause.expect("a pause");
    assert_eq!(paused.clock.start, passed.bd);
    assert!((paused.clock.end - passed.bd - 365.25).abs() < 1e-9);
    // All stop, so all later milestones move by the whole year and nobody leads.
    assert!((paused.gains[3].months - 12.0).abs() < 1e-6);
    assert_eq!(paused.lead.doublings, 0.0);
    assert_eq!(with(pause(1e30, 1.0)).pause, None);
    // Nobody takes part: nothing moves, and the others lead by what a year brings.
    let none = with(pause(1.0, 0.0));
    let paused = none.pause.expect("a pause");
    assert!(paused.gains.iter().all(|gain| gain.months == 0.0));
    assert_eq!(paused.bands, none.bands);
    assert!(paused.lead.doublings > 2.0);
}

/// The plateau is the horizon's law of that name, and the others are the research law in units of the trend.
#[test]
fn central_curves_are_the_laws() {
    let inputs = inputs();
    let forecast = run(&inputs, 0);
    let plateau = Curve {
        law: Law::Plateau { left: inputs.left },
        t0: inputs.bd,
        level: forecast.central.log2_minutes(inputs.bd),
        dt: forecast.central.dt,
    };
    let t_bd = jones::years_at(inputs.bd);
    for (i, day) in forecast.dates.iter().enumerate() {
        let got = forecast.branches[PLATEAU].path[i];
        assert!((got - plateau.log2_minutes(*day)).abs() < 1e-9);
        if *day > inputs.bd {
            let points = jones::path(&inputs.jones, 0.99, &[t_bd, jones::years_at(*day)]);
            let e_folds_per_doubling = points[0].pace * plateau.dt / 365.25;
            let want = plateau.level + (points[1].ln_e - points[0].ln_e) / e_folds_per_doubling;
            let got = forecast.branches[COMPOUNDING].path[i];
            assert!((got - want).abs() < 1e-4 * want, "{got} is not {want}");
        }
    }
    assert_eq!(forecast.automation_99, jones::year_of(&inputs.jones, 0.99));
}

/// A plot that begins after the branch date, and one that ends before it.
#[test]
fn plots_on_either_side_of_the_branch_date() {
    let whole = run(&inputs(), 200);
    for (start, end) in [(21_000.0, 22_000.0), (19_000.0, 20_500.0)] {
        let mut part = Inputs {
            limit: inputs().limit,
            ..inputs()
        };
        (part.trend.start, part.trend.end) = (start, end);
        let part = run(&part, 200);
        for (band, day) in part.bands.iter().zip(&part.dates) {
            let near = whole.dates.iter().position(|d| (d - day).abs() < 8.0);
            if let Some(i) = near {
                assert!((band[3] - whole.bands[i][3]).abs() < 0.5);
            }
        }
        assert!(part.milestones[2].mixture.p50.is_finite());
    }
}

#[test]
fn without_points_there_is_nothing_to_leave_from() {
    let mut inputs = inputs();
    inputs.trend.points.clear();
    assert!(Run::new(&inputs).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Compute that goes on growing can only bring dates forward, and does not bring back more than was lost.
    #[test]
    fn a_pause_with_overhang_lies_between_none_and_one_without(
        jones in parameters(), pz in 0.1..20.0f64, pm in 1.0..60.0f64, pp in 0.0..=1.0f64, lag in 0.0..36.0f64, fmax in 0.5..0.9999f64,
    ) {
        use doublings::model::branches::pause_effect;
        let pause = |overhang| Pause { pz, pm, pp, pv: 1.0, overhang, lag };
        let plain = Inputs { jones, fmax, pause: Some(pause(false)), ..inputs() };
        let slowed = run(&plain, 64);
        let Some(paused) = &slowed.pause else { return Ok(()) };
        let stopped = Inputs { stop: Some(paused.clock), pause: None, ..plain.clone() };
        let with = pause_effect::apply(&pause(true), &slowed, Some(&run(&stopped, 64))).expect("a pause");
        for (b, branch) in slowed.branches.iter().enumerate() {
            for i in 1..slowed.dates.len() {
                // The curves between which it lies are straight between dates, so that a step is what they may be off.
                prop_assert!(with.paths[b][i] >= paused.paths[b][i - 1] - 1e-3);
                prop_assert!(with.paths[b][i] <= branch.path[i] + 1e-3 * branch.path[i].abs().max(1.0));
            }
        }
        for milestone in &with.milestones {
            for told in milestone.branches.iter().chain([&milestone.mixture]) {
                prop_assert!(told.p10 <= told.p50 && told.p50 <= told.p90);
            }
        }
        prop_assert!((slowed.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        if pp == 0.0 {
            prop_assert_eq!(&paused.bands, &slowed.bands);
        }
        // Who starts further behind leads by less.
        let level = pause_effect::apply(&Pause { lag: 0.0, ..pause(false) }, &slowed, None).expect("a pause");
        prop_assert!(paused.lead.doublings <= level.lead.doublings + 1e-9);
    }
}
