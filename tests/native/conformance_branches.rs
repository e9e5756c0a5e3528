//! Figures of publications for code share, automated research, explosion and branches, reproduced through the model.

use crate::approx::{assert_near, day};
use doublings::model::{
    numerics::sobol::Sobol,
    research::explosion,
    research::jones::{self, FULL, Parameters},
    research::lanes::LANES,
    share::output,
    share::{self, Curve, Shape},
};

/// Kwa, "Simpler AI timelines model" (METR note, 2026-02-10), its law integrated independently to a relative 1e-12 with a cap
/// of 0.999999: the year in which f = 0.99; on 1 January 2027, 28, 29, 30, 32, 35 log10 S and f.
#[test]
fn automated_research_of_the_metr_note() {
    struct Case {
        beta: f64,
        iv: f64,
        year: f64,
        at: [(f64, f64, f64); 6],
    }
    let cases = [
        Case {
            beta: 0.65,
            iv: 2.85,
            year: 2_033.064_532_825_733_2,
            at: [
                (1.0, 0.659_880_631_042_21, 0.588_453_366_000_603_3),
                (2.0, 1.288_645_623_535_027_2, 0.768_673_686_063_705_5),
                (3.0, 1.918_000_678_194_304_9, 0.885_398_386_726_541),
                (4.0, 2.481_337_796_077_588_6, 0.939_512_208_712_941_2),
                (6.0, 3.415_643_004_917_109_6, 0.981_647_302_165_394_4),
                (9.0, 4.657_260_063_740_873, 0.996_560_495_421_532_5),
            ],
        },
        Case {
            beta: 0.3,
            iv: 2.85,
            year: 2_030.107_788_225_226_2,
            at: [
                (1.0, 0.837_255_856_655_493_2, 0.622_666_381_901_920_1),
                (2.0, 1.943_900_887_877_202_2, 0.849_442_356_555_658_9),
                (3.0, 3.284_194_138_620_092, 0.958_843_938_667_644_5),
                (4.0, 4.608_363_458_818_581, 0.988_585_555_906_632_8),
                (6.0, 6.925_427_406_562_053, 0.998_904_115_106_421_7),
                (9.0, 10.076_707_074_423_929, 0.999_956_707_459_908_1),
            ],
        },
        Case {
            beta: 0.65,
            iv: 4.2,
            year: 2_038.083_626_084_744_5,
            at: [
                (1.0, 0.652_657_404_840_398_6, 0.518_613_004_338_807_7),
                (2.0, 1.260_878_221_756_687_2, 0.653_721_221_667_594_7),
                (3.0, 1.857_959_100_836_058_3, 0.766_791_123_118_620_1),
                (4.0, 2.386_708_887_496_702, 0.838_240_428_083_804_4),
                (6.0, 3.257_488_663_113_363_7, 0.920_520_868_205_732_2),
                (9.0, 4.410_405_718_994_803, 0.972_003_542_300_689_3),
            ],
        },
    ];
    for case in cases {
        let p = Parameters {
            beta: case.beta,
            iv: case.iv,
            ..Parameters::DEFAULT
        };
        assert!((jones::year_of(&p, 0.99) - case.year).abs() <= 1e-5);
        let times = case.at.map(|(t, ..)| t);
        for (point, (t, log10_s, f)) in jones::path(&p, FULL, &times).iter().zip(case.at) {
            assert_near(jones::log10_s(point, t), log10_s, 1e-5);
            assert_near(p.automated(point.ln_e), f, 1e-5);
        }
    }
}

/// The same note: 10, 50 and 90% of the year in which f = 0.99 over 2,000 draws from its triangles, to within their sampling error.
#[test]
fn the_years_of_full_automation_over_the_note_s_triangles() {
    let triangles = jones::triangles(&Parameters::DEFAULT);
    let sobol = Sobol::<5>::new(1);
    let mut years: Vec<f64> = (0..4096 / LANES as u32)
        .flat_map(|batch| {
            let draws = std::array::from_fn(|i| {
                jones::draw(&triangles, sobol.point(batch * LANES as u32 + i as u32))
            });
            jones::years_of(&draws, 0.99)
        })
        .collect();
    years.sort_by(f64::total_cmp);
    for (p, want) in [(0.1, 2030.24), (0.5, 2032.93), (0.9, 2036.29)] {
        let got = years[(p * 4096.0) as usize];
        assert!((got - want).abs() < 0.15, "{got} is not {want}");
    }
}

/// Davidson and Houlden, "How quick and big would a software intelligence explosion be?" (2025), the recursion computed
/// independently: number of doublings, months until the last, the first of them, and the most in any 12 months.
#[test]
fn doublings_of_a_software_explosion() {
    let case = |r0, speedup, limit_years, lambda, retrain| {
        let mut times = Vec::new();
        let p = explosion::Parameters {
            r0,
            speedup,
            limit_years,
            lambda,
            retrain,
        };
        explosion::run(&p, &mut times);
        times
    };
    let check = |times: Vec<f64>, n: usize, end: f64, first: &[f64], year: usize| {
        assert_eq!(times.len() - 1, n);
        assert_near(times[n], end, 1e-9);
        for (got, want) in times.iter().zip(first) {
            assert!((got - want).abs() < 1e-12 * want.max(1.0));
        }
        assert_eq!(explosion::most_doublings(&times, 12.0), year);
    };
    check(
        case(1.2, 8.0, 10.0, 0.4, false),
        45,
        39.697_537_947_211_8,
        &[
            0.0,
            0.375,
            0.734_114_358_666_776_4,
            1.079_049_156_857_994_3,
            1.411_385_490_020_024_7,
            1.732_596_472_215_886_9,
            2.044_062_923_306_987_7,
            2.347_087_988_900_984,
            2.642_910_930_216_28,
            2.932_720_314_089_529_3,
            3.217_666_832_191_848_7,
        ],
        33,
    );
    check(
        case(1.2, 8.0, 10.0, 0.4, true),
        48,
        41.025_376_515_165_12,
        &[
            0.0,
            0.375,
            0.740_362_139_701_513_2,
            1.096_954_451_236_844,
            1.445_613_002_160_632_4,
            1.787_146_628_887_064_5,
            2.122_341_622_944_651_5,
            2.451_966_420_311_711_3,
            2.776_776_348_073_158,
            3.097_518_487_896_422_4,
            3.414_936_722_612_821,
        ],
        32,
    );
    check(
        case(0.4, 2.0, 7.0, 0.8, false),
        2,
        5.034_059_028_552_018,
        &[0.0, 1.5],
        2,
    );
    check(
        case(0.4, 2.0, 7.0, 0.8, true),
        4,
        12.663_317_933_576_707,
        &[0.0, 1.5, 3.784_859_347_469_933_7, 7.282_521_813_936_641],
        3,
    );
}

/// The same source's odds from 20,000 draws of an independent program; 0.013 is 3.7 standard errors of the difference at most.
#[test]
fn odds_of_a_software_explosion() {
    let table = [
        (
            false,
            [
                [0.775, 0.6733, 0.5576, 0.215_75],
                [0.486_05, 0.4334, 0.1317, 0.0],
                [0.3385, 0.1028, 0.0, 0.0],
            ],
        ),
        (
            true,
            [
                [0.765, 0.6792, 0.5647, 0.2196],
                [0.4453, 0.382_85, 0.1151, 0.0],
                [0.2469, 0.068_15, 0.0, 0.0],
            ],
        ),
    ];
    for (retrain, want) in table {
        let got = explosion::odds(20_000, 1, retrain).faster;
        for (got, want) in got.iter().flatten().zip(want.iter().flatten()) {
            assert!((got - want).abs() < 0.013, "{got} is not {want}");
        }
    }
}

/// "When AI Builds Itself" (Anthropic, 2026-06-04): single digits of merged code in February 2025, over 80% in May 2026,
/// eight times the code per engineer. At 80% and free review output is at most fivefold.
#[test]
fn the_share_of_code_between_its_two_bounds() {
    let curve = Curve::through(
        Shape::Logistic,
        1.0,
        (day("2025-02-24"), 0.05),
        (day("2026-05-31"), 0.80),
    )
    .expect("a curve");
    // Odds of 1 to 19 and of 4 to 1, 461 days apart: the log odds grow by ln 76.
    assert_near(curve.rate, 76f64.ln() / 461.0, 1e-12);
    let later = (9f64.ln() - 4f64.ln()) / curve.rate;
    assert_near(curve.date_of(0.9) - day("2026-05-31"), later, 1e-9);
    assert_near(output::amdahl(0.8, 0.0), 5.0, 1e-12);
    let forecast = share::Engine::default().run(&share::Inputs {
        evidence: share::Evidence::Bounds {
            spread: 0.04,
            before: (day("2025-02-24"), 0.05),
            after: (day("2026-05-31"), 0.80),
        },
        shape: Shape::Logistic,
        smax: 1.0,
        draws: 2000,
        seed: 1,
        dates: vec![day("2026-05-31")],
        by: day("2028-06-30"),
    });
    let (central, quantiles) = forecast.by.expect("a share");
    assert!(central > 0.999 && central < 1.0 && quantiles[0] > 0.99 && quantiles[6] < 1.0);
}

/// The same: the best next step on the hardest tasks, 51% in November 2025 and 64% in April 2026.
#[test]
fn the_judgement_line() {
    let line = output::LogitLine::through((day("2025-11-15"), 0.51), (day("2026-04-15"), 0.64))
        .expect("a line");
    let per_day = ((0.64f64 / 0.36).ln() - (0.51f64 / 0.49).ln()) / 151.0;
    let days = ((3f64).ln() - (0.64f64 / 0.36).ln()) / per_day;
    assert_near(line.date_of(0.75) - day("2026-04-15"), days, 1e-6);
    assert!(line.date_of(0.9) > line.date_of(0.75));
}
