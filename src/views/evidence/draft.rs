//! A forecast that is being made: ten balls and the scale on which they lie.

use crate::{
    assumptions::{
        foreseen::{BALLS, Foreseen, PLACES, Question, edges},
        scene::sentence,
    },
    date::{Civil, days_from_civil},
};

/// Lengths of the stretches of dates, in months.
const MONTHS: [f64; 6] = [1.0, 3.0, 6.0, 12.0, 24.0, 60.0];
/// Those of lengths, as factors.
const FACTORS: [f64; 4] = [1.25, 1.5, 2.0, 4.0];
/// Where scales of lengths begin, in hours.
const HOURS: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];
/// So many starts of scales of dates, and so many days of lengths, are offered.
const YEARS: i64 = 12;
/// A length is asked for no sooner than so many days from now.
const AHEAD: f64 = 30.0;

/// A forecast that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it is about.
    pub asked: Question,
    /// Where the scale begins: days since 1970-01-01, or hours.
    pub from: f64,
    /// The length of a stretch: months, or a factor.
    pub step: f64,
    /// Balls in each place.
    pub counts: [u32; PLACES],
}

impl Draft {
    /// Without balls, on the scale that suits a question on a day.
    pub fn new(asked: Question, today: f64) -> Self {
        let asked = match asked {
            Question::Length(_) => Question::Length(days(today)[0]),
            asked => asked,
        };
        let step = match asked {
            Question::Week => 3.0,
            Question::Month | Question::Day80 => 6.0,
            Question::Coder => 12.0,
            Question::Research => 24.0,
            Question::Length(_) => 1.5,
        };
        let from = match asked {
            Question::Length(_) => 16.0,
            _ => starts(asked, today)[0],
        };
        Self {
            asked,
            from,
            step,
            counts: [0; PLACES],
        }
    }

    /// Balls that lie somewhere.
    pub fn placed(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Places a ball, if there is one left.
    pub fn add(&mut self, place: usize) {
        if (self.placed() as usize) < BALLS {
            self.counts[place] += 1;
        }
    }

    /// Takes a ball back, if there is one.
    pub fn take(&mut self, place: usize) {
        self.counts[place] = self.counts[place].saturating_sub(1);
    }

    /// The ends of the stretches.
    pub fn edges(&self) -> Vec<f64> {
        edges(self.asked, self.from, self.step)
    }

    /// On another scale, each ball where the middle of its stretch comes to lie; what came before the new scale lies in its first place.
    #[must_use]
    pub fn rescaled(&self, from: f64, step: f64) -> Self {
        let (old, new) = (self.edges(), edges(self.asked, from, step));
        let mut counts = [0; PLACES];
        for (place, count) in self.counts.iter().enumerate() {
            let at = match old.get(place + 1) {
                Some(end) if self.asked.is_date() => f64::midpoint(old[place], *end),
                Some(end) => libm::sqrt(old[place] * end),
                // What is beyond stays so.
                None => f64::INFINITY,
            };
            let to = new.iter().rposition(|edge| at >= *edge).unwrap_or(0);
            counts[to] += count;
        }
        Self {
            from,
            step,
            counts,
            asked: self.asked,
        }
    }

    /// The forecast with its sum, once all balls are placed.
    pub fn finished(&self, today: f64, words: &str) -> Option<Foreseen> {
        if self.placed() as usize != BALLS {
            return None;
        }
        let mut balls = [0; BALLS];
        let places = self.counts.iter().enumerate();
        let places = places.flat_map(|(place, count)| (0..*count).map(move |_| place as u8));
        for (ball, place) in balls.iter_mut().zip(places) {
            *ball = place;
        }
        let foreseen = Foreseen {
            asked: self.asked,
            made: today,
            from: self.from,
            step: self.step,
            balls,
            words: sentence(words).0,
            came: None,
            sum: String::new(),
        };
        Some(foreseen.sealed())
    }
}

/// Where a scale can begin: this quarter or a later year, or hours.
pub fn starts(asked: Question, today: f64) -> Vec<f64> {
    if !asked.is_date() {
        return HOURS.to_vec();
    }
    let now = Civil::from_days(today);
    let quarter = days_from_civil(now.year, (now.month - 1) / 3 * 3 + 1, 1) as f64;
    let years = (1..YEARS).map(|years| days_from_civil(now.year + years, 1, 1) as f64);
    std::iter::once(quarter).chain(years).collect()
}

/// How long its stretches can be: months, or factors.
pub const fn steps(asked: Question) -> &'static [f64] {
    if asked.is_date() { &MONTHS } else { &FACTORS }
}

/// The days for which a length can be asked: ends of years.
pub fn days(today: f64) -> Vec<f64> {
    let year = Civil::from_days(today + AHEAD).year;
    let ends = (0..YEARS / 2).map(|years| days_from_civil(year + years, 12, 31) as f64);
    ends.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    const TODAY: f64 = days_from_civil(2026, 11, 28) as f64;

    #[test]
    fn ten_balls_make_a_forecast() {
        let mut draft = Draft::new(Question::Month, TODAY);
        assert_eq!(date::iso(draft.from), "2026-10-01");
        for place in [0, 2, 2, 3, 3, 3, 4, 4, 9] {
            draft.add(place);
        }
        assert_eq!((draft.placed(), draft.finished(TODAY, "")), (9, None));
        draft.add(1);
        draft.add(1);
        assert_eq!(draft.placed(), 10, "an eleventh is not placed");
        let made = draft.finished(TODAY, " so\n").expect("ten balls");
        assert_eq!(
            made.said(),
            "month;on:2026-11-28;from:2026-10;step:6;balls:0122333449;say:so"
        );
        assert_eq!(made.is_intact(), Some(true));
        assert_eq!(made.counts(), draft.counts);
        draft.take(0);
        draft.take(0);
        assert_eq!(draft.placed(), 9);
    }

    #[test]
    fn every_choice_gives_a_forecast_that_a_link_can_have() {
        for (_, asked) in Question::ALL {
            let first = Draft::new(asked, TODAY);
            for from in starts(first.asked, TODAY) {
                for step in steps(first.asked) {
                    let mut draft = first.rescaled(from, *step);
                    (0..PLACES).for_each(|place| draft.add(place));
                    let made = draft.finished(TODAY, "").expect("ten balls");
                    assert_eq!(Foreseen::read(&made.write()), Ok(made));
                }
            }
        }
        let by = days(TODAY);
        assert_eq!(date::iso(by[0]), "2026-12-31");
        // In December the year that begins soon is asked for.
        let by = days(days_from_civil(2026, 12, 10) as f64);
        assert_eq!(date::iso(by[0]), "2027-12-31");
    }

    #[test]
    fn balls_keep_their_dates_on_another_scale() {
        let mut draft = Draft::new(Question::Week, TODAY);
        for place in [0, 1, 1, 4, 9] {
            draft.add(place);
        }
        // Quarters become halves of years: October 2026 to March 2027 is the first of them.
        let wider = draft.rescaled(draft.from, 6.0);
        assert_eq!(wider.counts, [3, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
        let later = wider.rescaled(days_from_civil(2027, 1, 1) as f64, 6.0);
        assert_eq!(later.placed(), 5);
        let mut hours = Draft::new(Question::Length(0.0), TODAY);
        hours.add(2);
        // 36 to 54 hours.
        assert_eq!(hours.rescaled(32.0, 2.0).counts[0], 1);
    }
}
