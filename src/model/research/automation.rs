//! When research is automated so far, and when others follow: dates drawn from what is uncertain about both.

use crate::{
    numerics::{
        arrival::{Arrival, DOTS},
        normal,
        quantile::Selector,
        sobol::Sobol,
    },
    research::{
        jones::{self, Parameters},
        lanes::LANES,
    },
};

/// When the automated share of research reaches each of two shares, the lower one first, in days since 1970-01-01: the date at
/// the parameters themselves (infinite after a hundred years), and its distribution over `draws` from the triangles around them.
pub fn reached(
    center: &Parameters,
    shares: [f64; 2],
    draws: usize,
    seed: u64,
) -> [(f64, Arrival); 2] {
    let triangles = jones::triangles(center);
    let sobol = Sobol::<5>::new(seed);
    let mut dates = [const { Vec::new() }; 2];
    for first in (0..draws).step_by(LANES) {
        let batch: [Parameters; LANES] =
            std::array::from_fn(|i| jones::draw(&triangles, sobol.point((first + i) as u32)));
        for (dates, years) in dates.iter_mut().zip(jones::times_of(&batch, shares)) {
            dates.extend(years.into_iter().take(draws - first).map(jones::day_at));
        }
    }
    let mut selector = Selector::default();
    let central = central(center, shares);
    std::array::from_fn(|i| (central[i], Arrival::of(&dates[i], &mut selector)))
}

/// The dates at the parameters themselves alone, as [`reached`] gives them.
pub fn central(center: &Parameters, shares: [f64; 2]) -> [f64; 2] {
    jones::times_of(&[*center; LANES], shares).map(|years| jones::day_at(years[0]))
}

/// The year in which the automated share reaches `share`, from points of the unit cube: five numbers for each, which the
/// distributions around `center` turn into parameters. For [`Indices::advance`](crate::drivers::indices::Indices::advance).
pub fn answers(center: &Parameters, share: f64) -> impl Fn(&[f64], &mut [f64]) + use<> {
    let triangles = jones::triangles(center);
    move |points, out| {
        for (batch, out) in points.chunks(5 * LANES).zip(out.chunks_mut(LANES)) {
            // A batch that is not full repeats its last point.
            let of = |i: usize| {
                let first = 5 * i.min(out.len() - 1);
                jones::draw(&triangles, std::array::from_fn(|j| batch[first + j]))
            };
            let years = jones::years_of(&std::array::from_fn(of), share);
            for (out, year) in out.iter_mut().zip(years) {
                *out = year;
            }
        }
    }
}

/// The distribution of a date that follows another after a lag, independent of it and log-normal with this median in days and
/// this standard deviation of its logarithm: from every pair of the twenty quantiles of each.
pub fn after(first: &Arrival, lag: f64, sd: f64) -> Arrival {
    let lags: [f64; DOTS] = std::array::from_fn(|i| {
        lag * libm::exp(sd * normal::quantile((i as f64 + 0.5) / DOTS as f64))
    });
    let mut dates = Vec::with_capacity(DOTS * DOTS);
    for dot in first.dots {
        dates.extend(lags.iter().map(|lag| dot + lag));
    }
    Arrival {
        never: first.never,
        ..Arrival::of(&dates, &mut Selector::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_quantiles_of_99_per_cent_are_met() {
        let [_, (_, arrival)] = reached(&Parameters::DEFAULT, [0.9, 0.99], 2_000, 1);
        let year = |day: f64| 2026.0 + jones::years_at(day);
        for (quantile, published) in [
            (arrival.p10, 2030.24),
            (arrival.p50, 2032.93),
            (arrival.p90, 2036.29),
        ] {
            assert!((year(quantile) - published).abs() < 0.15, "{quantile}");
        }
    }

    #[test]
    fn more_automation_takes_longer() {
        let [(first, a), (second, b)] = reached(&Parameters::DEFAULT, [0.9, 0.99], 200, 7);
        assert!(first < second && a.p10 < b.p10 && a.p50 < b.p50 && a.p90 < b.p90);
    }

    #[test]
    fn a_lag_without_spread_only_shifts() {
        let [_, (_, arrival)] = reached(&Parameters::DEFAULT, [0.9, 0.99], 200, 7);
        let later = after(&arrival, 100.0, 0.0);
        for (a, b) in arrival.dots.iter().zip(later.dots) {
            assert!((a + 100.0 - b).abs() < 1e-6);
        }
        let spread = after(&arrival, 100.0, 0.4);
        assert!(spread.p90 - spread.p10 > later.p90 - later.p10);
        assert_eq!(after(&Arrival::NEVER, 100.0, 0.4), Arrival::NEVER);
    }
}
