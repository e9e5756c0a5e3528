//! The track record of the horizon's forecasts, fits that treat long points otherwise, and the next record: figures that were computed
//! independently of this program from METR's table (Time Horizon 1.1, data of 2026-05-08, metr.org/time-horizons).

use crate::approx::{assert_near, day};
use doublings::{
    evidence::points,
    model::{
        horizon::{
            Engine, FanOf, Forecast, Inputs, Joint, LevelTest, PROBS, Shape,
            compare::Comparison,
            next_record::{NextRecord, Record, of_all_models},
            track::{self, Step, bias, coverage, steps},
        },
        numerics::student,
        trend::{self, Above, Filter, Point, Trend, predictive::Predictive},
    },
};

/// Points at 50%, and the points above 16 h as they are: that of the tables below.
const RECORDS: Filter = Filter {
    since: 19_358.0, // 2023-01-01
    as_of: None,
    sota: true,
    cap: 960.0,
    above: Above::Use,
};

fn at_50() -> Vec<Point> {
    let points = &points::metr().points;
    let point = |p: &points::Observation| Point {
        day: p.day,
        rank: p.p50.mid,
        minutes: Some(p.p50.mid),
    };
    points.iter().map(point).collect()
}

fn at_80() -> Vec<Point> {
    let points = &points::metr().points;
    let point = |p: &points::Observation| {
        let p80 = p.p80.expect("METR's points have both").mid;
        Point {
            day: p.day,
            rank: p80,
            minutes: Some(p80),
        }
    };
    points.iter().map(point).collect()
}

fn fit(points: &[Point], filter: Filter) -> Trend {
    assert_eq!(filter.since, day("2023-01-01"));
    let status = trend::select(points, &filter);
    trend::trend(points, &status, &filter).expect("a trend")
}

fn inputs(points: Vec<Point>, filter: Filter, fan: FanOf) -> Inputs {
    Inputs {
        points,
        filter,
        shape: Shape::Exponential,
        dt: None,
        h0: None,
        t0: None,
        compare: Comparison::at(19_797.0),
        dt_sd: 0.15,
        fan,
        test: LevelTest::NONE,
        scatter: false,
        boot: false,
        draws: 10_000,
        seed: 1,
        start: filter.since,
        end: day("2030-01-01"),
        milestones: vec![480.0, 2_400.0, 10_020.0, 120_000.0],
    }
}

fn forecast(filter: Filter, fan: FanOf) -> Forecast {
    Engine::default().run(&inputs(at_50(), filter, fan))
}

#[track_caller]
fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

/// The fit since 2023 by what becomes of Mythos Preview, the one point above 16 h, and at 80% with records and cap by that
/// figure. Doubling times, points, intervals with t and n - 2.
#[test]
fn the_fit_by_the_choice_for_long_points() {
    let table = [
        (
            at_50(),
            Above::LeaveOut,
            128.744,
            1e-3,
            14,
            Some((110.3, 154.7)),
        ),
        (at_50(), Above::Use, 124.766, 1e-3, 15, Some((108.3, 147.1))),
        (at_50(), Above::AtLeast, 123.62, 1e-2, 15, None),
        (
            at_80(),
            Above::LeaveOut,
            126.704,
            1e-3,
            14,
            Some((106.2, 157.1)),
        ),
    ];
    for (points, above, days, tolerance, n, interval) in table {
        let trend = fit(&points, Filter { above, ..RECORDS });
        assert_near(trend.doubling_days(), days, tolerance);
        assert_eq!(trend.n, n);
        if let Some(interval) = interval {
            let (low, high) = trend.doubling_interval().expect("an interval");
            close(low, interval.0, 0.05);
            close(high, interval.1, 0.05);
        }
    }
}

/// A work-week at 80%: 13 October 2027.
#[test]
fn a_work_week_at_80_per_cent() {
    let filter = Filter {
        above: Above::LeaveOut,
        ..RECORDS
    };
    let forecast = Engine::default().run(&inputs(at_80(), filter, FanOf::Trend));
    let curve = forecast.central.expect("a curve");
    close(curve.date(2_400.0_f64.log2()), day("2027-10-13"), 1.0);
}

/// Each record since 2023 predicted from those before it: place, scale, log score and CRPS of Student's t, in log2 minutes.
const EXPONENTIAL: [(&str, f64, f64, f64, f64, f64); 11] = [
    (
        "o1-preview",
        3.352_697_7,
        0.625_453_94,
        1.587_004_6,
        -1.793_020_3,
        0.634_820_3,
    ),
    (
        "claude-3.5-sonnet-new",
        3.945_442_2,
        0.713_696_18,
        0.579_684_41,
        -0.875_931_71,
        0.281_803_09,
    ),
    (
        "o1",
        4.280_757_3,
        0.629_735_17,
        1.585_430_8,
        -1.737_364_7,
        0.650_023_52,
    ),
    (
        "claude-3.7-sonnet",
        4.992_664,
        0.721_107_7,
        1.280_735_7,
        -1.492_803_3,
        0.575_688_65,
    ),
    (
        "o3",
        5.566_470_9,
        0.743_315_69,
        1.798_968_8,
        -2.173_616_2,
        0.911_239_36,
    ),
    (
        "gpt-5",
        6.672_475_7,
        0.870_943_83,
        1.140_084_6,
        -1.497_638,
        0.607_836_64,
    ),
    (
        "gemini-3-pro",
        7.705_539_5,
        0.888_216_73,
        0.116_990_36,
        -0.839_261_32,
        0.224_695_99,
    ),
    (
        "claude-opus-4.5",
        7.780_279_9,
        0.799_626_11,
        0.518_305_21,
        -0.870_109_52,
        0.278_093_15,
    ),
    (
        "gpt-5.2",
        8.003_379_9,
        0.751_837_36,
        0.607_941_5,
        -0.858_271_77,
        0.288_632_02,
    ),
    (
        "claude-opus-4.6",
        8.513_466_8,
        0.726_937_21,
        1.342_610_5,
        -1.533_239_1,
        0.619_992_49,
    ),
    (
        "claude-mythos-preview-early",
        9.177_496_7,
        0.748_961_7,
        1.136_889_9,
        -1.315_596_2,
        0.522_092_31,
    ),
];

/// The hours that a reader sees: forecast, measured, distance.
const HOURS: [(f64, f64, f64); 11] = [
    (0.17, 0.34, 1.59),
    (0.26, 0.34, 0.58),
    (0.32, 0.65, 1.59),
    (0.53, 1.01, 1.28),
    (0.79, 2.00, 1.80),
    (1.70, 3.38, 1.14),
    (3.48, 3.74, 0.12),
    (3.66, 4.88, 0.52),
    (4.28, 5.87, 0.61),
    (6.09, 11.98, 1.34),
    (9.65, 17.41, 1.14),
];

fn all_steps() -> Vec<Step> {
    steps(&inputs(at_50(), RECORDS, FanOf::Trend))
}

#[test]
fn eleven_records_one_step_ahead() {
    let steps = all_steps();
    assert_eq!(steps.len(), 11);
    for ((step, want), hours) in steps.iter().zip(EXPONENTIAL).zip(HOURS) {
        let (id, mean, scale, z, log, crps) = want;
        assert_eq!(points::metr().points[step.index].id, id);
        close(step.law.mean, mean, 1e-6);
        close(step.law.scale, scale, 1e-6);
        close(step.law.distance(step.outcome), z, 1e-6);
        close(step.law.log_score(step.outcome), log, 1e-6);
        close(step.law.crps(step.outcome).expect("a score"), crps, 1e-6);
        close(step.law.mean.exp2() / 60.0, hours.0, 0.005);
        close(step.outcome.exp2() / 60.0, hours.1, 0.005);
        close(step.law.distance(step.outcome), hours.2, 0.005);
        assert!(step.outcome > step.law.mean, "all lay above");
    }
    let dfs: Vec<f64> = steps.iter().map(|step| step.law.df).collect();
    assert_eq!(dfs, (2..=12).map(f64::from).collect::<Vec<_>>());
}

/// With quantiles of t 4, 9 and 11 of 11 in the bands of 50, 80 and 95%; with the trend's own bands, which leave out the scatter
/// of single models, 3 and 4 in those of 80 and 95%.
#[test]
fn coverage_of_the_bands() {
    let steps = all_steps();
    let place = |p: &Predictive, y: f64| p.cdf(y);
    let t = steps.iter().map(|step| place(&step.law, step.outcome));
    assert_eq!(coverage(&t.collect::<Vec<_>>()), [4, 9, 11]);

    let normal = doublings::model::numerics::normal::cdf;
    let with_residual = steps.iter().map(|s| normal(s.law.distance(s.outcome)));
    assert_eq!(coverage(&with_residual.collect::<Vec<_>>())[1..], [7, 11]);
    let trend_only = steps.iter().map(|step| {
        let before = Filter {
            as_of: Some(step.day - 1.0),
            ..RECORDS
        };
        let residual = fit(&at_50(), before).variance.expect("residuals") / (2.0_f64.ln()).powi(2);
        let scale = (step.law.scale.powi(2) - residual).sqrt();
        normal((step.outcome - step.law.mean) / scale)
    });
    assert_eq!(coverage(&trend_only.collect::<Vec<_>>())[1..], [3, 4]);
}

/// Mean scores of the exponential and of its last five records, `next`, on all targets for which they are defined.
#[test]
fn mean_scores_one_step_ahead() {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let scores = |steps: &[(Predictive, f64)]| {
        let log: Vec<f64> = steps.iter().map(|(p, y)| p.log_score(*y)).collect();
        let crps: Vec<f64> = steps.iter().filter_map(|(p, y)| p.crps(*y)).collect();
        let off: Vec<f64> = steps.iter().map(|(p, y)| y - p.mean).collect();
        [mean(&log), mean(&crps), mean(&off)]
    };
    let steps = all_steps();
    let pairs: Vec<_> = steps.iter().map(|s| (s.law, s.outcome)).collect();
    for (got, want) in scores(&pairs)
        .into_iter()
        .zip([-1.362_441_1, 0.508_628_87, 0.769_212_27])
    {
        close(got, want, 1e-6);
    }
    // From six known records on, where every law that was compared is defined.
    for (got, want) in
        scores(&pairs[2..])
            .into_iter()
            .zip([-1.368_655_5, 0.519_810_46, 0.783_890_9])
    {
        close(got, want, 1e-6);
    }

    let points = at_50();
    let line: Vec<(f64, f64)> = track::records(&points, &RECORDS)
        .into_iter()
        .filter_map(|i| Some((points[i].day, points[i].minutes?.ln())))
        .collect();
    let last5: Vec<_> = (5..line.len())
        .map(|i| {
            let trend = Trend::fit(&line[i - 5..i]).expect("a trend");
            let predictive = trend.predictive(line[i].0).expect("a predictive");
            (predictive, line[i].1 / std::f64::consts::LN_2)
        })
        .collect();
    assert_eq!(last5.len(), 10);
    for (got, want) in scores(&last5)
        .into_iter()
        .zip([-1.072_494_1, 0.351_850_03, 0.132_897_18])
    {
        close(got, want, 1e-6);
    }
    close(last5[9].0.mean, 9.619_437_2, 1e-6);
    close(last5[9].0.scale, 0.668_080_02, 1e-6);
}

/// Half a year to a year ahead the exponential was 1.9 doublings too low, its last five records 0.2 too high.
#[test]
fn bias_a_year_ahead() {
    let points = at_50();
    let year = (180.0, 365.0);
    let own = bias(&points, &RECORDS, None, 4, year).expect("pairs");
    assert_eq!(own.pairs, 17);
    close(own.mean, 2.090_842_1, 1e-6);
    let common = bias(&points, &RECORDS, None, 6, year).expect("pairs");
    assert_eq!(common.pairs, 14);
    close(common.mean, 1.906_656_3, 1e-6);
    let last5 = bias(&points, &RECORDS, Some(5), 6, year).expect("pairs");
    assert_eq!(last5.pairs, 14);
    close(last5.mean, -0.192_889_9, 1e-6);
    for (window, known, want, pairs) in [
        ((0.0, 90.0), 4, 0.924_973_15, 23),
        ((0.0, 90.0), 6, 0.896_457, 18),
        ((90.0, 180.0), 4, 1.432_877_1, 12),
        ((90.0, 180.0), 6, 1.264_708_2, 9),
    ] {
        let bias = bias(&points, &RECORDS, None, known, window).expect("pairs");
        close(bias.mean, want, 1e-6);
        assert_eq!(bias.pairs, pairs);
    }
}

/// The next record from all models released before it, cut off at the standing record: where each outcome lies in its forecast,
/// and the medians in log2 minutes.
#[test]
fn the_next_record_from_all_models() {
    const PLACES: [f64; 11] = [
        0.725_768_99,
        0.017_795_154,
        0.719_941_64,
        0.553_933_68,
        0.733_827_84,
        0.610_675_72,
        0.115_421_31,
        0.354_980_49,
        0.295_569_83,
        0.784_195_9,
        0.651_851_2,
    ];
    const MEDIANS: [f64; 11] = [
        3.958_753,
        4.854_886,
        4.891_390_2,
        5.833_765_9,
        6.471_039_4,
        7.491_795_8,
        8.332_138,
        8.376_501_6,
        8.680_247_5,
        9.015_691_5,
        9.862_525_2,
    ];
    let steps = all_steps();
    let mut log = 0.0;
    for ((step, place), median) in steps.iter().zip(PLACES).zip(MEDIANS) {
        let next = step.next.expect("a forecast");
        close(next.cdf(step.outcome), place, 1e-6);
        close(next.quantile(0.5), median, 1e-6);
        log += next.log_score(step.outcome) / 11.0;
    }
    close(log, -0.439_378_72, 1e-6);
    let places = steps.iter().filter_map(|s| Some(s.next?.cdf(s.outcome)));
    assert_eq!(coverage(&places.collect::<Vec<_>>()), [8, 10, 10]);
    let error = steps
        .iter()
        .filter_map(|s| Some(s.outcome - s.next?.quantile(0.5)));
    close(error.sum::<f64>() / 11.0, 0.062_115_56, 1e-6);

    let whole = steps
        .iter()
        .filter_map(|s| Some(s.next?.whole.log_score(s.outcome)));
    close(whole.sum::<f64>() / 11.0, -1.486_505_6, 1e-6);
    let crps = steps.iter().filter_map(|s| s.next?.whole.crps(s.outcome));
    close(crps.sum::<f64>() / 11.0, 0.600_779_82, 1e-6);
    let records = steps.iter().filter_map(|s| {
        let cut = s.law.above(s.next?.floor);
        Some(cut.log_score(s.outcome))
    });
    close(records.sum::<f64>() / 11.0, -0.459_393_65, 1e-6);
}

/// The fan that the page draws mixes both; by the same eleven outcomes it scores between the two that it is made of, and far better than
/// either without the cut (-1.36 and -1.49).
#[test]
fn the_mixture_that_is_drawn_passes_the_same_test() {
    let points = at_50();
    let mut log = 0.0;
    let mut places = Vec::new();
    for step in all_steps() {
        let before = Filter {
            as_of: Some(step.day - 1.0),
            ..RECORDS
        };
        let law = fit(&points, before);
        let all = of_all_models(&points, &before).expect("a trend");
        let record = Record::standing(&points, &before).expect("a record");
        let next = NextRecord::new(law, all, record, before.since).expect("a fan");
        let quantile = |p: f64| next.quantile(step.day, p);
        let (mut low, mut high) = (0.0, 1.0);
        while high - low > 1e-12 {
            let middle = f64::midpoint(low, high);
            if quantile(middle) < step.outcome {
                low = middle;
            } else {
                high = middle;
            }
        }
        let h = 1e-5_f64.min(low / 2.0);
        log += (2.0 * h / (quantile(low + h) - quantile(low - h))).ln() / 11.0;
        places.push(low);
    }
    let next = steps(&inputs(at_50(), RECORDS, FanOf::NextRecord));
    assert_eq!(track::held(&next), [6, 10, 10]);
    assert_eq!(track::held(&all_steps())[1..], [3, 4]);
    assert!((-0.459_4..-0.439_3).contains(&log), "{log}");
    // The fit to all models holds 8, 10 and 10, that to records 6, 10 and 10.
    assert_eq!(coverage(&places), [6, 10, 10]);
}

/// Far from the record the fan is the law's predictive: mean ± t s √(1 + 1/n + (x - x̄)²/Sxx).
#[test]
fn far_out_the_fan_is_the_laws_predictive() {
    let filter = Filter {
        above: Above::LeaveOut,
        ..RECORDS
    };
    let forecast = forecast(filter, FanOf::NextRecord);
    let trend = forecast.trend.expect("a trend");
    let last = forecast.dates.len() - 1;
    let there = trend
        .predictive(forecast.dates[last])
        .expect("a predictive");
    for (got, p) in forecast.bands[last].iter().zip(PROBS) {
        close(
            *got,
            there.mean + there.scale * student::quantile(p, 12.0),
            1e-9,
        );
    }
    let record = forecast.record.expect("a record");
    // METR says of Mythos Preview "at least 16 hours".
    assert_eq!(record.day, day("2026-04-07"));
    close(record.level, 960.0_f64.log2(), 1e-12);
    let after = forecast.dates.partition_point(|date| *date < record.day);
    let rises = |p: usize| forecast.bands[after..].is_sorted_by(|a, b| a[p] < b[p]);
    assert!((0..PROBS.len()).all(rises));
    for (date, band) in forecast.dates.iter().zip(&forecast.bands) {
        assert!(*date < record.day || band[0] >= record.level - 1e-12);
    }
}

/// The draws of the laws that have no closed form give what it gives, for an exponential that is a power law but for rounding.
#[test]
fn draws_and_closed_form_agree() {
    let closed = inputs(at_50(), RECORDS, FanOf::NextRecord);
    // The closed form also mixes in the fit to all models; without selection both are the same trend.
    let closed = Inputs {
        filter: Filter {
            sota: false,
            ..RECORDS
        },
        draws: 40_000,
        ..closed
    };
    let drawn = Inputs {
        shape: Shape::Power { d: 1.0 - 1e-7 },
        ..closed.clone()
    };
    let (closed, drawn) = (
        Engine::default().run(&closed),
        Engine::default().run(&drawn),
    );
    assert_eq!(closed.record, drawn.record);
    for (i, (a, b)) in closed.bands.iter().zip(&drawn.bands).enumerate() {
        for (a, b) in a.iter().zip(b) {
            let rise = (closed.dates[i] - 20_500.0).max(1_000.0) / 1_000.0;
            close(*b, *a, 0.04 * rise);
        }
    }
    for (a, b) in closed.milestones.iter().zip(&drawn.milestones) {
        for (a, b) in a.dots.iter().zip(&b.dots).skip(1).take(18) {
            close(*b, *a, 12.0);
        }
        close(b.p50, a.p50, 4.0);
    }
}

/// The delta method is exact for a fitted exponential, and for a bend it stays near.
#[test]
fn predictives_of_the_laws() {
    let exact = inputs(at_50(), RECORDS, FanOf::Trend);
    let trend = fit(&at_50(), RECORDS);
    let joint = Joint::of(&exact).expect("a joint");
    for x in [19_000.0, 20_550.0, 21_500.0] {
        let (got, want) = (joint.predictive(x).unwrap(), trend.predictive(x).unwrap());
        close(got.mean, want.mean, 1e-9);
        close(got.scale, want.scale, 1e-9);
        assert_eq!(got.df, want.df);
    }
    let bent = Inputs {
        shape: Shape::Power { d: 0.92 },
        ..exact
    };
    let near = Joint::of(&bent)
        .expect("a joint")
        .predictive(20_600.0)
        .unwrap();
    let line = trend.predictive(20_600.0).unwrap();
    close(near.mean, line.mean, 0.05);
    close(near.scale, line.scale, 0.05);
    let beyond = Inputs {
        shape: Shape::Power { d: 0.7 },
        ..bent
    };
    assert_eq!(
        Joint::of(&beyond).expect("a joint").predictive(25_000.0),
        None
    );
}
