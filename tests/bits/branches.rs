//! Fingerprints of the code share, automated research, the explosion and the branches.

use doublings::model::{
    branches::misalignment::Flaw,
    branches::pause::Pause,
    branches::{Inputs, Run},
    horizon::{self, Shape, compare::Comparison},
    numerics::arrival::Arrival,
    research::explosion,
    research::jones::{self, Parameters},
    share,
    trend::{Above, Filter, Point},
};

use super::of_numbers;

/// Ten horizons in minutes, a hundred days apart.
const MINUTES: [f64; 10] = [3.0, 9.0, 8.0, 20.0, 30.0, 70.0, 90.0, 200.0, 280.0, 700.0];

/// The central values, a steep case with a low cap, a slow one that begins above its cap.
const CASES: [(Parameters, f64); 3] = [
    (Parameters::DEFAULT, 0.99),
    (
        Parameters {
            ar: 0.6,
            az: 1.2,
            beta: 0.1,
            iv: 0.5,
            f0: 0.3,
        },
        0.999,
    ),
    (
        Parameters {
            ar: 0.1,
            az: 0.5,
            beta: 1.5,
            iv: 8.0,
            f0: 0.9,
        },
        0.6,
    ),
];

fn inputs(jones: Parameters, fmax: f64) -> Inputs {
    let points = MINUTES.iter().zip(0..).map(|(minutes, i)| Point {
        day: 19_500.0 + 100.0 * f64::from(i),
        rank: *minutes,
        minutes: Some(*minutes),
    });
    Inputs {
        trend: horizon::Inputs {
            points: points.collect(),
            filter: Filter {
                since: 0.0,
                as_of: None,
                sota: true,
                cap: 960.0,
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
            draws: 300,
            seed: 3,
            start: 19_400.0,
            end: 24_000.0,
            milestones: vec![480.0, 10_020.0, 1e7],
        },
        bd: 20_608.0,
        left: 6.0,
        jones,
        fmax,
        weights: [20.0, 60.0, 20.0],
        limit: 25_000.0,
        pause: Some(Pause {
            pz: 1.0,
            pm: 12.0,
            pp: 0.8,
            pv: 0.8,
            overhang: false,
            lag: 0.0,
        }),
        stop: None,
        flaw: Flaw {
            m0: 0.01,
            a: 1.5,
            q: 0.2,
            g0: 6.0,
        },
    }
}

fn arrival(a: &Arrival) -> impl Iterator<Item = f64> {
    [a.p10, a.p50, a.p90, a.never].into_iter().chain(a.dots)
}

fn of_case(jones: Parameters, fmax: f64, out: &mut Vec<String>) {
    let mut run = Run::new(&inputs(jones, fmax)).expect("a trend");
    run.advance(203);
    run.advance(97);
    let f = run.forecast();
    out.push(format!("branches iv {} fmax {fmax}", jones.iv));
    let central = f.branches.iter().flat_map(|b| {
        let curves = [&b.path, &b.automated, &b.progress, &b.pace];
        curves.into_iter().flatten().copied()
    });
    let flaw = f.branches.iter().flat_map(|b| &b.flaw);
    let milestones = f.milestones.iter().flat_map(|m| {
        let arrivals = m.branches.iter().chain([&m.mixture]).flat_map(arrival);
        arrivals.chain(m.shares).chain(m.by_end)
    });
    let paused = f.pause.iter().flat_map(|p| {
        let gains = p.gains.iter().flat_map(|g| [g.p50, g.months]);
        let leads = p.leads.iter().chain([&p.lead]);
        let leads = leads.flat_map(|l| [l.doublings, l.months]);
        let bands = p.bands.iter().flatten().copied();
        bands.chain(gains).chain(leads).chain([p.clock.start])
    });
    for (name, hash) in [
        ("central", of_numbers(central.chain([f.automation_99]))),
        ("bands", of_numbers(f.bands.iter().flatten().copied())),
        (
            "flaw",
            of_numbers(flaw.flat_map(|p| [p.generations, p.misalignment, p.review])),
        ),
        ("milestones", of_numbers(milestones)),
        ("pause", of_numbers(paused)),
    ] {
        out.push(format!("  {name:10} {hash}"));
    }
}

/// A line for each part.
pub fn of_branches(out: &mut Vec<String>) {
    for (jones, fmax) in CASES {
        of_case(jones, fmax, out);
    }
    let mut engine = share::Engine::default();
    for shape in [share::Shape::Logistic, share::Shape::Gompertz] {
        let forecast = engine.run(&share::Inputs {
            evidence: share::Evidence::Bounds {
                spread: 0.04,
                before: (20_143.0, 0.05),
                after: (20_604.0, 0.80),
            },
            shape,
            smax: 1.0,
            draws: 500,
            seed: 3,
            dates: (0..60).map(|i| 20_000.0 + 30.0 * f64::from(i)).collect(),
            by: 21_365.0,
        });
        let bands = forecast
            .bands
            .iter()
            .flatten()
            .chain(&forecast.path)
            .copied();
        let targets = forecast.targets.iter().flat_map(arrival);
        out.push(format!(
            "share {shape:?} {}",
            of_numbers(bands.chain(targets))
        ));
    }
    let odds = [false, true].map(|retrain| explosion::odds(2_000, 3, retrain).faster);
    let mut times = Vec::new();
    let p = explosion::Parameters {
        r0: 1.2,
        speedup: 8.0,
        limit_years: 10.0,
        lambda: 0.4,
        retrain: true,
    };
    explosion::run(&p, &mut times);
    let odds = odds.as_flattened().iter().flatten().copied();
    out.push(format!("explosion {}", of_numbers(odds.chain(times))));
    out.push(format!(
        "automated research {}",
        of_numbers([jones::work(64)])
    ));
}
