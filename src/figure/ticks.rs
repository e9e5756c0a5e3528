//! Where axes carry ticks, and which of their labels fit.
//!
//! plotters repeats and skips ticks of a logarithmic axis, so these are our own.
//! A tick names what it stands for as a [`TickLabel`]; the words come from the language in use.

use crate::date::{Civil, days_from_civil};
use crate::model::numerics::order;

/// What a tick stands for, independent of language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TickLabel {
    /// Milliseconds of work or of clock time.
    Milliseconds(u32),
    /// Seconds.
    Seconds(u32),
    /// Minutes.
    Minutes(u32),
    /// Hours.
    Hours(u32),
    /// Work-days of 8 hours.
    WorkDays(u32),
    /// Work-weeks of 40 hours.
    WorkWeeks(u32),
    /// Work-months of 167 hours.
    WorkMonths(u32),
    /// Work-years of 2,000 hours.
    WorkYears(u64),
    /// Days of 24 hours.
    Days(u32),
    /// Weeks of 7 days.
    Weeks(u32),
    /// Months of a twelfth of a year.
    Months(u32),
    /// Years of 365.25 days.
    Years(u64),
    /// A calendar year.
    Year(i64),
    /// A calendar month; `month` is 1 to 12.
    Month {
        /// Gregorian year.
        year: i64,
        /// 1 to 12.
        month: u32,
    },
    /// A calendar day.
    Day(Civil),
    /// A number to be written with so many decimals.
    Number {
        /// The number.
        value: f64,
        /// Digits after the decimal point.
        decimals: u8,
    },
    /// A number of per cent to be written with so many decimals.
    Percent {
        /// 80 is 80%.
        value: f64,
        /// Digits after the decimal point.
        decimals: u8,
    },
    /// A multiple to be written with so many decimals.
    Times {
        /// 5 is five times as much.
        value: f64,
        /// Digits after the decimal point.
        decimals: u8,
    },
}

/// A tick of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where it is, in the axis's unit.
    pub value: f64,
    /// What it stands for.
    pub label: TickLabel,
    /// Which label stays when there is no room for both: the larger.
    pub priority: u8,
}

/// Minutes in a work-day of 8 hours.
pub const WORK_DAY: f64 = 480.0;
/// Minutes in a work-week of 40 hours.
pub const WORK_WEEK: f64 = 2_400.0;
/// Minutes in a work-month of 167 hours.
pub const WORK_MONTH: f64 = 10_020.0;
/// Minutes in a work-year of 2,000 hours.
pub const WORK_YEAR: f64 = 120_000.0;
/// Minutes in a day of 24 hours.
pub const DAY: f64 = 1_440.0;
/// Minutes in a year of 365.25 days.
pub const YEAR: f64 = 525_960.0;

/// With fewer ticks than this a duration axis gets the ones between as well.
const ENOUGH: usize = 3;

/// Ticks of a logarithmic axis in minutes of work: 1 min, 15 min, 1 h, 1 work-day, 1 work-week, 1 work-month, 1 work-year and its
/// tenfolds, and seconds below; halves and multiples between them when the range is narrow.
pub fn work_time(from: f64, to: f64) -> Vec<Tick> {
    use TickLabel::{Hours, WorkDays, WorkMonths, WorkWeeks, WorkYears};
    let mut main = up_to_an_hour();
    main.extend([
        tick(60.0, Hours(1), 80),
        tick(WORK_DAY, WorkDays(1), 70),
        tick(WORK_WEEK, WorkWeeks(1), 90),
        tick(WORK_MONTH, WorkMonths(1), 60),
        tick(WORK_YEAR, WorkYears(1), 85),
    ]);
    main.extend(tenfolds(WORK_YEAR, WorkYears));
    let mut between = below_a_day();
    between.extend([2, 3, 4].map(|n| tick(f64::from(n) * WORK_DAY, WorkDays(n), 9)));
    between.extend([2, 3].map(|n| tick(f64::from(n) * WORK_WEEK, WorkWeeks(n), 9)));
    between.extend([2, 3, 6].map(|n| tick(f64::from(n) * WORK_MONTH, WorkMonths(n), 9)));
    between.extend([2, 5].map(|n: u32| tick(f64::from(n) * WORK_YEAR, WorkYears(u64::from(n)), 9)));
    durations(main, between, from, to)
}

/// The same in clock time: 1 h, 1 day, 1 week, 1 month, 1 year and its tenfolds.
pub fn clock_time(from: f64, to: f64) -> Vec<Tick> {
    use TickLabel::{Days, Hours, Months, Weeks, Years};
    let mut main = up_to_an_hour();
    main.extend([
        tick(60.0, Hours(1), 80),
        tick(DAY, Days(1), 70),
        tick(7.0 * DAY, Weeks(1), 90),
        tick(YEAR / 12.0, Months(1), 60),
        tick(YEAR, Years(1), 85),
    ]);
    main.extend(tenfolds(YEAR, Years));
    let mut between = below_a_day();
    between.push(tick(720.0, Hours(12), 9));
    between.extend([2, 3, 4].map(|n| tick(f64::from(n) * DAY, Days(n), 9)));
    between.extend([2, 3].map(|n| tick(f64::from(n) * 7.0 * DAY, Weeks(n), 9)));
    between.extend([2, 3, 6].map(|n| tick(f64::from(n) * YEAR / 12.0, Months(n), 9)));
    between.extend([2, 5].map(|n: u32| tick(f64::from(n) * YEAR, Years(u64::from(n)), 9)));
    durations(main, between, from, to)
}

const fn tick(value: f64, label: TickLabel, priority: u8) -> Tick {
    Tick {
        value,
        label,
        priority,
    }
}

fn up_to_an_hour() -> Vec<Tick> {
    use TickLabel::{Milliseconds, Minutes, Seconds};
    vec![
        tick(0.001 / 60.0, Milliseconds(1), 25),
        tick(0.01 / 60.0, Milliseconds(10), 26),
        tick(0.1 / 60.0, Milliseconds(100), 27),
        tick(1.0 / 60.0, Seconds(1), 55),
        tick(10.0 / 60.0, Seconds(10), 40),
        tick(1.0, Minutes(1), 75),
        tick(15.0, Minutes(15), 50),
    ]
}

fn below_a_day() -> Vec<Tick> {
    use TickLabel::{Hours, Minutes, Seconds};
    let mut ticks: Vec<Tick> = Vec::new();
    ticks.extend([2, 5, 20, 30].map(|n| tick(f64::from(n) / 60.0, Seconds(n), 9)));
    ticks.extend([2, 4, 8, 30].map(|n| tick(f64::from(n), Minutes(n), 9)));
    ticks.extend([2, 4].map(|n| tick(f64::from(n) * 60.0, Hours(n), 9)));
    ticks
}

fn tenfolds(year: f64, label: impl Fn(u64) -> TickLabel) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut years = 1;
    for step in 0..15 {
        years *= 10;
        ticks.push(tick(years as f64 * year, label(years), 58 - step));
    }
    ticks
}

fn durations(main: Vec<Tick>, between: Vec<Tick>, from: f64, to: f64) -> Vec<Tick> {
    if from.is_nan() || to.is_nan() {
        return Vec::new();
    }
    let (lo, hi) = (from.min(to), from.max(to));
    let inside = |t: &Tick| t.value >= lo && t.value <= hi;
    let mut ticks: Vec<Tick> = main.into_iter().filter(inside).collect();
    if ticks.len() < ENOUGH {
        ticks.extend(between.into_iter().filter(inside));
        ticks = order::sorted(ticks, |t| t.value);
    }
    if ticks.len() < 2 {
        let at = |t: Tick| match t.label {
            TickLabel::Number { value, .. } if value == libm::trunc(value) && value < 1e9 => {
                tick(value, TickLabel::Minutes(value as u32), 1)
            }
            _ => t,
        };
        if (1.0..1e6).contains(&hi) {
            ticks = linear(lo, hi, 4)
                .into_iter()
                .filter(|t| t.value > 0.0)
                .map(at)
                .collect();
        }
    }
    ticks
}

/// Ticks of a calendar axis in days since 1970-01-01, at most about `max` of them: steps of a day, a week, a month, a quarter, half a year,
/// a year, or 2, 5, 10, 20 … years, whichever is the shortest that keeps to `max`.
pub fn calendar(from: f64, to: f64, max: usize) -> Vec<Tick> {
    const CENTURIES: f64 = 36_500_000.0;
    if !(from.abs() <= CENTURIES && to.abs() <= CENTURIES) {
        return Vec::new();
    }
    let (lo, hi) = (from.min(to), from.max(to));
    let room = (hi - lo) / max.max(1) as f64;
    for (step, days) in [
        (1.0, &EVERY_DAY[..]),
        (7.0, &[1, 8, 15, 22]),
        (14.0, &[1, 15]),
    ] {
        if room <= step && hi - lo < 400.0 {
            return days_of_months(lo, hi, days);
        }
    }
    let steps = [
        1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 120_000,
    ];
    let mut ticks = Vec::new();
    for step in steps {
        ticks.clear();
        // The step is long enough before its ticks are counted, so that a range of millennia does not list months.
        if room > f64::from(step) * 40.0 {
            continue;
        }
        months(lo, hi, i64::from(step), &mut ticks);
        if ticks.len() <= max.max(1) {
            break;
        }
    }
    ticks
}

const EVERY_DAY: [u32; 31] = {
    let mut days = [0; 31];
    let mut i = 0;
    while i < 31 {
        days[i] = i as u32 + 1;
        i += 1;
    }
    days
};

fn days_of_months(lo: f64, hi: f64, days: &[u32]) -> Vec<Tick> {
    let first = Civil::from_days(lo);
    let last = Civil::from_days(hi);
    let mut ticks = Vec::new();
    for index in
        first.year * 12 + i64::from(first.month) - 1..last.year * 12 + i64::from(last.month)
    {
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        for &day in days {
            let date = Civil { year, month, day };
            let value = date.days();
            if value >= lo && value <= hi && Civil::from_days(value) == date {
                let priority = if day == 1 { 60 } else { 50 };
                ticks.push(tick(value, TickLabel::Day(date), priority));
            }
        }
    }
    ticks
}

fn months(lo: f64, hi: f64, step: i64, ticks: &mut Vec<Tick>) {
    let first = Civil::from_days(lo);
    let mut index = (first.year * 12 + i64::from(first.month) - 1).div_euclid(step) * step;
    loop {
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        let value = days_from_civil(year, month, 1) as f64;
        if value > hi {
            return;
        }
        if value >= lo {
            ticks.push(match month {
                1 => tick(value, TickLabel::Year(year), 80),
                7 => tick(value, TickLabel::Month { year, month }, 60),
                4 | 10 => tick(value, TickLabel::Month { year, month }, 50),
                _ => tick(value, TickLabel::Month { year, month }, 40),
            });
        }
        index += step;
    }
}

/// Ticks of a logarithmic axis of plain numbers: 1, 2 and 5 of each power of ten, only the powers when that is more than `max`, then
/// every second, third … power. Each value is the double nearest to its decimal.
pub fn log_decimal(from: f64, to: f64, max: usize) -> Vec<Tick> {
    if !(from > 0.0 && to > 0.0 && from.is_finite() && to.is_finite()) {
        return Vec::new();
    }
    let (lo, hi) = (from.min(to), from.max(to));
    let first = libm::floor(libm::log10(lo)) as i32;
    let last = libm::ceil(libm::log10(hi)) as i32;
    let max = max.max(1);
    let of = |mantissas: &[u32], every: i32| -> Vec<Tick> {
        (first..=last)
            .filter(|e| e.rem_euclid(every) == 0)
            .flat_map(|e| mantissas.iter().map(move |&m| (m, e)))
            .map(|(m, e)| {
                let value = decimal(i64::from(m), e);
                let priority = if m == 1 { 60 } else { 40 };
                tick(value, number(value, e), priority)
            })
            .filter(|t| t.value >= lo && t.value <= hi)
            .collect()
    };
    let mut ticks = of(&[1, 2, 5], 1);
    let mut every = 1;
    while ticks.len() > max && every <= last - first + 1 {
        ticks = of(&[1], every);
        every += 1;
    }
    if ticks.len() < 2 {
        ticks = linear(lo, hi, max)
            .into_iter()
            .filter(|t| t.value > 0.0)
            .collect();
    }
    ticks
}

/// Ticks of a linear axis of plain numbers, at most about `max` of them, a step of 1, 2 or 5 times a power of ten apart. Each value is the
/// double nearest to its decimal.
pub fn linear(from: f64, to: f64, max: usize) -> Vec<Tick> {
    let (lo, hi) = (from.min(to), from.max(to));
    let room = (to - from).abs() / max.max(1) as f64;
    if !(room.is_finite() && room > 0.0) || lo.abs().max(hi.abs()) / room > 1e12 {
        return Vec::new();
    }
    let power = libm::floor(libm::log10(room)) as i32;
    let (mantissa, exponent) = [
        (1, power),
        (2, power),
        (5, power),
        (1, power + 1),
        (2, power + 1),
    ]
    .into_iter()
    .find(|&(m, e)| decimal(m, e) >= room * (1.0 - 1e-9))
    .unwrap_or((5, power + 1));
    let step = decimal(mantissa, exponent);
    let first = libm::ceil(lo / step - 1e-9) as i64;
    let last = libm::floor(hi / step + 1e-9) as i64;
    (first..=last)
        .map(|n| {
            let value = decimal(n * mantissa, exponent);
            let priority = if n % 5 == 0 { 60 } else { 50 };
            tick(value, number(value, exponent), priority)
        })
        .filter(|t| t.value >= lo && t.value <= hi)
        .collect()
}

/// The same for an axis of whole numbers, of which a dozen or fewer are all there: their labels are short.
pub fn whole(from: f64, to: f64, max: usize) -> Vec<Tick> {
    const FEW: usize = 12;
    let all = libm::fabs(to - from) <= FEW as f64;
    let mut ticks = linear(from, to, if all { max.max(FEW) } else { max });
    ticks.retain(|tick| tick.value == libm::round(tick.value));
    for tick in &mut ticks {
        tick.label = number(tick.value, 0);
    }
    ticks
}

/// The same for an axis in per cent: 0 to 100 is nothing to all.
pub fn percent(from: f64, to: f64, max: usize) -> Vec<Tick> {
    let mut ticks = linear(from, to, max);
    for tick in &mut ticks {
        if let TickLabel::Number { value, decimals } = tick.label {
            tick.label = TickLabel::Percent { value, decimals };
        }
    }
    ticks
}

/// The same as [`log_decimal`] for an axis of multiples.
pub fn log_times(from: f64, to: f64, max: usize) -> Vec<Tick> {
    let mut ticks = log_decimal(from, to, max);
    for tick in &mut ticks {
        if let TickLabel::Number { value, decimals } = tick.label {
            tick.label = TickLabel::Times { value, decimals };
        }
    }
    ticks
}

fn number(value: f64, exponent: i32) -> TickLabel {
    TickLabel::Number {
        value,
        decimals: (-exponent).clamp(0, 17) as u8,
    }
}

/// The double nearest to m × 10^e for small |m| and |e| up to 22, and close to it beyond.
fn decimal(m: i64, e: i32) -> f64 {
    let power = (0..e.unsigned_abs()).fold(1.0, |p, _| p * 10.0);
    if e < 0 {
        m as f64 / power
    } else {
        m as f64 * power
    }
}

/// A tick's label along its axis, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// The middle of the label.
    pub center: f64,
    /// Its extent along the axis: the width on a horizontal axis, the height on a vertical one.
    pub extent: f64,
    /// Which label stays when there is no room for both: the larger, then the earlier.
    pub priority: u8,
}

/// Which labels fit with at least `gap` pixels between them, the important ones first. One answer for each slot, in order.
pub fn thin(slots: &[Slot], gap: f64) -> Vec<bool> {
    let order = order::ascending(slots.iter().map(|s| -f64::from(s.priority)));
    let mut kept: Vec<bool> = vec![false; slots.len()];
    for i in order {
        let clash = |j: usize| kept[j] && too_close(&slots[i], &slots[j], gap);
        kept[i] = slots[i].center.is_finite() && !(0..slots.len()).any(clash);
    }
    kept
}

/// Which labels fit when every n-th is kept, for the smallest n: evenly spaced, as a reader expects of years. The first label kept is
/// the one that makes the others fall on the most important ticks.
pub fn thin_evenly(slots: &[Slot], gap: f64) -> Vec<bool> {
    for n in 1..=slots.len() {
        let fits = slots
            .iter()
            .zip(slots.iter().skip(n))
            .all(|(a, b)| !too_close(a, b, gap));
        if fits {
            let weight = |offset: usize| -> u32 {
                slots
                    .iter()
                    .skip(offset)
                    .step_by(n)
                    .map(|s| u32::from(s.priority))
                    .sum()
            };
            // `max_by_key` prefers the last of equals; the first is wanted.
            let best = (0..n)
                .rev()
                .max_by_key(|&offset| weight(offset))
                .unwrap_or(0);
            return (0..slots.len()).map(|i| i % n == best).collect();
        }
    }
    Vec::new()
}

fn too_close(a: &Slot, b: &Slot, gap: f64) -> bool {
    (a.center - b.center).abs() < f64::midpoint(a.extent, b.extent) + gap
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(ticks: &[Tick]) -> Vec<f64> {
        ticks.iter().map(|t| t.value).collect()
    }

    fn days(year: i64, month: u32) -> f64 {
        days_from_civil(year, month, 1) as f64
    }

    #[test]
    fn work_time_has_the_human_units() {
        let ticks = work_time(1.0, WORK_YEAR);
        let wanted = [1.0, 15.0, 60.0, WORK_DAY, WORK_WEEK, WORK_MONTH, WORK_YEAR];
        assert_eq!(values(&ticks), wanted);
        assert_eq!(ticks[4].label, TickLabel::WorkWeeks(1));
    }

    #[test]
    fn work_time_reaches_seconds_and_millennia() {
        let ticks = work_time(0.01, 1e9);
        assert_eq!(ticks[0].label, TickLabel::Seconds(1));
        assert_eq!(ticks.last().unwrap().label, TickLabel::WorkYears(1000));
        assert!(!work_time(1e-4, 1e-3).is_empty());
    }

    #[test]
    fn narrow_ranges_get_the_ticks_between() {
        assert_eq!(values(&work_time(20.0, 300.0)), [30.0, 60.0, 120.0, 240.0]);
        assert!(work_time(31.0, 55.0).len() >= 2);
        assert_eq!(values(&clock_time(60.0, 20_000.0)), [60.0, DAY, 7.0 * DAY]);
    }

    #[test]
    fn calendar_steps_follow_the_width() {
        let five_years = |max| calendar(days(2023, 1), days(2028, 1), max);
        assert_eq!(five_years(12).len(), 11);
        assert_eq!(five_years(6).len(), 6);
        assert_eq!(five_years(3)[0].label, TickLabel::Year(2024));
        let quarter = calendar(days(2026, 1), days(2026, 12), 4);
        assert_eq!(
            quarter[1].label,
            TickLabel::Month {
                year: 2026,
                month: 4
            }
        );
        let weeks = calendar(days(2026, 1), days(2026, 3), 9);
        assert_eq!(values(&weeks)[1] - values(&weeks)[0], 7.0);
    }

    #[test]
    fn calendar_survives_odd_ranges() {
        assert!(calendar(f64::NAN, 1.0, 5).is_empty());
        assert!(calendar(0.0, f64::INFINITY, 5).is_empty());
        assert!(work_time(1.0, f64::NAN).is_empty());
        assert!(log_decimal(f64::NAN, 1.0, 5).is_empty() && linear(f64::NAN, 1.0, 5).is_empty());
        assert!(calendar(-3e7, 3e7, 5).len() <= 20);
        assert!(calendar(5.0, 5.0, 5).len() <= 1);
    }

    #[test]
    fn log_ticks_are_exact_decimals() {
        assert_eq!(
            values(&log_decimal(0.1, 10.0, 10)),
            [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]
        );
        assert_eq!(
            values(&log_decimal(0.001, 1000.0, 7)),
            [0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
        );
        assert_eq!(values(&log_decimal(1.0, 1e9, 4)), [1.0, 1e3, 1e6, 1e9]);
        assert_eq!(values(&log_decimal(3.1, 3.9, 4)), [3.2, 3.4, 3.6, 3.8]);
        assert!(log_decimal(0.0, 10.0, 5).is_empty());
    }

    #[test]
    fn linear_ticks_are_exact_decimals() {
        assert_eq!(
            values(&linear(0.0, 1.0, 10)),
            [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
        );
        assert_eq!(
            values(&percent(0.0, 100.0, 5)),
            [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
        );
        assert_eq!(
            linear(0.0, 0.5, 5)[1].label,
            TickLabel::Number {
                value: 0.1,
                decimals: 1
            }
        );
        assert!(linear(1.0, 1.0, 5).is_empty());
        assert!(linear(1e18, 1e18 + 256.0, 5).is_empty());
    }

    #[test]
    fn thinning_keeps_the_work_week_over_the_quarter_of_an_hour() {
        let ticks = work_time(1.0, WORK_YEAR);
        let slots: Vec<Slot> = ticks
            .iter()
            .map(|t| Slot {
                center: libm::log2(t.value),
                extent: 5.0,
                priority: t.priority,
            })
            .collect();
        let kept = thin(&slots, 0.0);
        assert!(kept[4] && !kept[1]);
    }

    #[test]
    fn even_thinning_prefers_the_important_ticks() {
        let slots: Vec<Slot> = (0..8u32)
            .map(|i| Slot {
                center: f64::from(i) * 10.0,
                extent: 15.0,
                priority: if i % 2 == 1 { 80 } else { 60 },
            })
            .collect();
        assert_eq!(
            thin_evenly(&slots, 0.0),
            [false, true, false, true, false, true, false, true]
        );
        assert!(thin_evenly(&[], 0.0).is_empty());
    }

    proptest! {
        #[test]
        fn labels_that_are_kept_never_overlap(
            slots in prop::collection::vec((0.0..800.0f64, 5.0..90.0f64, 0..100u8), 0..40),
            gap in 0.0..10.0f64,
        ) {
            let mut slots: Vec<Slot> = slots
                .into_iter()
                .map(|(center, extent, priority)| Slot { center, extent, priority })
                .collect();
            slots.sort_by(|a, b| a.center.total_cmp(&b.center));
            let kept: Vec<&Slot> =
                slots.iter().zip(thin(&slots, gap)).filter(|(_, k)| *k).map(|(s, _)| s).collect();
            for (i, a) in kept.iter().enumerate() {
                for b in &kept[i + 1..] {
                    prop_assert!(!too_close(a, b, gap));
                }
            }
            prop_assert!(slots.is_empty() || !kept.is_empty());
        }

        #[test]
        fn ticks_are_inside_ordered_and_few(from in 1e-5..1e9f64, ratio in 1.001..1e9f64, max in 2..20usize) {
            let to = from * ratio;
            let lists = [
                work_time(from, to),
                clock_time(from, to),
                log_decimal(from, to, max),
                linear(from, to, max),
                calendar(from.min(1e5), (from * ratio.min(100.0)).min(1e6), max),
            ];
            for ticks in &lists {
                prop_assert!(ticks.windows(2).all(|w| w[0].value < w[1].value), "{ticks:?}");
            }
            for ticks in &lists[..4] {
                prop_assert!(ticks.iter().all(|t| t.value >= from * 0.999_999_999 && t.value <= to * 1.000_000_001));
            }
            prop_assert!(lists[2].len() <= max + 1 && lists[3].len() <= max + 1, "{lists:?}");
        }
    }
}
