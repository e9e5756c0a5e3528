//! The figures were computed independently of this program, with other grids and by drawing from the priors.

use super::*;

/// METR's models since 2023, TH1.1 of 8 May 2026: day, minutes at 50%, and their 95% interval.
const MODELS: [(f64, f64, (f64, f64)); 23] = [
    (19430.0, 3.987428, (1.93292, 7.995283)),
    (19667.0, 4.044959, (1.866859, 8.443226)),
    (19786.0, 3.952262, (1.706313, 8.76484)),
    (19822.0, 3.732787, (1.980046, 6.736613)),
    (19856.0, 6.991195, (4.001482, 12.905741)),
    (19894.0, 11.395377, (5.489734, 22.384214)),
    (19978.0, 20.326586, (11.716193, 33.379877)),
    (20018.0, 20.522872, (10.144026, 40.82028)),
    (20062.0, 38.831588, (21.164512, 64.95249)),
    (20143.0, 60.388937, (33.006168, 104.226017)),
    (20194.0, 119.732634, (74.615398, 190.943818)),
    (20230.0, 100.366123, (59.994073, 163.454074)),
    (20305.0, 100.472004, (59.272391, 159.451918)),
    (20307.0, 203.012577, (112.641357, 405.551565)),
    (20410.0, 224.325884, (139.565157, 379.235434)),
    (20411.0, 223.714694, (134.31077, 396.206723)),
    (20416.0, 292.994594, (161.717714, 623.704698)),
    (20433.0, 352.249302, (198.067494, 815.177445)),
    (20489.0, 718.80683, (316.685725, 3633.786163)),
    (20489.0, 349.530732, (194.913134, 816.351994)),
    (20503.0, 384.147435, (233.50073, 694.750898)),
    (20517.0, 341.735276, (186.581591, 768.779526)),
    (20550.0, 1044.780145, (508.876789, 3304.261235)),
];

/// 7 April 2026, the day of the last record.
const T0: f64 = 20_550.0;

/// 167 hours, a month of work.
const MONTH: f64 = 10_020.0;

fn measured(points: impl Iterator<Item = (f64, f64, (f64, f64))>) -> Vec<Measurement> {
    points
        .map(|(day, minutes, range)| Measurement {
            day,
            level: log2(minutes),
            sd: sd_of(range),
            least: false,
        })
        .collect()
}

/// Those that no earlier one and none of the same day exceeds.
fn records(since: f64) -> Vec<Measurement> {
    let kept = MODELS.iter().filter(|a| {
        a.0 >= since
            && !MODELS
                .iter()
                .any(|b| b.0 >= since && b.0 <= a.0 && b.1 > a.1)
    });
    measured(kept.copied())
}

fn bounded(mut points: Vec<Measurement>) -> Vec<Measurement> {
    for point in &mut points {
        if point.level > log2(960.0) {
            point.level = log2(960.0);
            point.least = true;
        }
    }
    points
}

fn ask(points: Vec<Measurement>) -> Question {
    Question {
        points,
        t0: T0,
        prior: Prior::DEFAULT,
        shared: 0.0,
    }
}

fn fits(question: Question) -> Vec<Fit> {
    let mut posterior = Posterior::new(question);
    while !posterior.advance(50_000) {}
    posterior.fits().to_vec()
}

fn factors(question: Question) -> [f64; 4] {
    let fits = fits(question);
    [1, 2, 3, 4].map(|i| factor(&fits[i], &fits[0]))
}

struct Want {
    weight: f64,
    factor: f64,
    doubling: [f64; 3],
    scatter: [f64; 3],
    horizon: [f64; 3],
    month: [f64; 3],
    never: f64,
}

const EDGES: [f64; 3] = [0.025, 0.5, 0.975];
const DECILES: [f64; 3] = [0.1, 0.5, 0.9];

#[track_caller]
fn near(got: f64, want: f64, part: f64, what: &str) {
    assert!(
        (got / want - 1.0).abs() <= part,
        "{what}: {got} is not {want}"
    );
}

#[track_caller]
fn compare(fits: &[Fit], want: &[Want; 5]) {
    let weights = weights(fits, &[1.0; 5]);
    for ((fit, weight), want) in fits.iter().zip(&weights).zip(want) {
        let law = fit.law;
        println!(
            "{law:?} {weight} {} | {} {}",
            factor(fit, &fits[0]),
            want.weight,
            want.factor
        );
        let q = |of: &dyn Fn(&Draw) -> f64, p| quantiles(&fit.each(of), p);
        println!("{:?} {:?}", q(&|d| d.doubling, EDGES), want.doubling);
        println!("{:?} {:?}", q(&|d| d.scatter, EDGES), want.scatter);
        println!(
            "{:?} {:?}",
            q(&|d| exp(d.level * LN_2), EDGES),
            want.horizon
        );
        let crossings = fit.crossings(log2(MONTH));
        println!("{:?} {:?}", quantiles(&crossings, DECILES), want.month);
        println!(
            "never {} {}",
            crossings.iter().filter(|t| t.is_infinite()).count() as f64 / DRAWS as f64,
            want.never
        );
    }
    let all: Vec<Vec<f64>> = fits.iter().map(|f| f.crossings(log2(MONTH))).collect();
    println!("mix {:?}", mixed(&all, &weights, DECILES));
    let all: Vec<Vec<f64>> = fits.iter().map(|f| f.each(|d| d.doubling)).collect();
    println!("mix {:?}", mixed(&all, &weights, EDGES));
}

#[test]
fn as_measured() {
    let start = std::time::Instant::now();
    let fits = fits(ask(records(0.0)));
    println!("{:?}", start.elapsed());
    compare(
        &fits,
        &[
            Want {
                weight: 0.042173247,
                factor: 1.0,
                doubling: [111.84435, 127.72066, 148.96361],
                scatter: [0.032238226, 0.36516443, 0.78656153],
                horizon: [391.37289, 585.6361, 883.15635],
                month: [439.40156, 523.27294, 622.40883],
                never: 0.0,
            },
            Want {
                weight: 0.27018955,
                factor: 6.4066575,
                doubling: [70.787915, 89.024168, 121.20463],
                scatter: [0.012853554, 0.23058846, 0.6048922],
                horizon: [537.45807, 886.81943, 1444.0589],
                month: [217.47972, 287.46457, 392.14531],
                never: 0.0003275,
            },
            Want {
                weight: 0.47018547,
                factor: 11.148904,
                doubling: [94.264755, 111.30299, 132.48505],
                scatter: [0.0088984145, 0.18390269, 0.57442852],
                horizon: [492.57818, 745.86782, 1127.6806],
                month: [340.23379, 416.88503, 508.23833],
                never: 0.0,
            },
            Want {
                weight: 0.0028599286,
                factor: 0.06781381,
                doubling: [121.27709, 143.42312, 184.3445],
                scatter: [0.064371743, 0.45340163, 0.89365479],
                horizon: [328.7481, 516.9321, 800.03462],
                month: [519.81918, 650.86101, 876.57432],
                never: 0.0005925,
            },
            Want {
                weight: 0.21459181,
                factor: 5.0883398,
                doubling: [52.275522, 82.6535, 124.62701],
                scatter: [0.015545174, 0.25834165, 0.65406469],
                horizon: [507.24556, 862.02407, 1539.3809],
                month: [166.61717, 262.04706, 402.23185],
                never: 0.0,
            },
        ],
    );
}

#[test]
fn bounded_at_16h() {
    let start = std::time::Instant::now();
    let fits = fits(ask(bounded(records(0.0))));
    println!("{:?}", start.elapsed());
    compare(
        &fits,
        &[
            Want {
                weight: 0.03342689,
                factor: 1.0,
                doubling: [110.18533, 126.59117, 148.07231],
                scatter: [0.038947023, 0.39508194, 0.82645106],
                horizon: [399.29463, 604.71662, 942.87269],
                month: [426.01849, 512.62723, 613.08902],
                never: 0.0,
            },
            Want {
                weight: 0.30290188,
                factor: 9.061623,
                doubling: [68.103345, 86.074584, 116.97199],
                scatter: [0.013809909, 0.24263143, 0.63632069],
                horizon: [569.54485, 957.98089, 1625.1049],
                month: [200.55677, 269.37562, 369.30326],
                never: 0.0002125,
            },
            Want {
                weight: 0.4162217,
                factor: 12.451703,
                doubling: [91.772134, 109.72206, 130.80235],
                scatter: [0.0095980524, 0.19505629, 0.59487215],
                horizon: [508.65552, 779.136, 1212.3292],
                month: [325.57055, 404.01216, 495.61361],
                never: 0.0,
            },
            Want {
                weight: 0.0022179865,
                factor: 0.066353362,
                doubling: [119.71298, 142.29156, 183.4673],
                scatter: [0.080606433, 0.48589539, 0.94482622],
                horizon: [334.73865, 533.08794, 851.12793],
                month: [505.50479, 638.29205, 862.43214],
                never: 0.0005975,
            },
            Want {
                weight: 0.24523155,
                factor: 7.3363554,
                doubling: [46.045434, 77.351374, 119.54248],
                scatter: [0.01719035, 0.2719979, 0.67783122],
                horizon: [540.76713, 953.79422, 1890.0093],
                month: [140.30276, 234.37267, 370.55434],
                never: 0.0,
            },
        ],
    );
}

#[test]
fn others() {
    println!(
        "{:?} {:?}",
        factors(Question {
            prior: Prior::DEFAULT.scaled(0.5),
            ..ask(records(0.0))
        }),
        [4.8058953, 3.5793458, 0.025974871, 3.8582633]
    );
    println!(
        "{:?} {:?}",
        factors(Question {
            prior: Prior::DEFAULT.scaled(2.0),
            ..ask(records(0.0))
        }),
        [4.6009914, 24.864919, 0.16822776, 4.2773517]
    );
    println!(
        "{:?} {:?}",
        factors(ask(measured(MODELS.iter().copied()))),
        [2.4644895, 20.173013, 0.059582843, 1.9422565]
    );
    println!(
        "{:?} {:?}",
        factors(ask(records(19_723.0))),
        [1.4355743, 1.0059558, 1.5366024, 0.90055276]
    );
    let mut bare = records(0.0);
    for point in &mut bare {
        point.sd = 0.0;
    }
    println!(
        "{:?} {:?}",
        factors(ask(bare)),
        [37.898978, 65.468891, 0.066586869, 16.62463]
    );
    near(1.0, 1.0, 0.0, "");
}
