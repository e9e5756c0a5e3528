//! A reader's own guess of the curve, drawn before the data are seen: its points, the trend that is nearest to them, and what the
//! data and the fan say to it.

use super::HorizonOutcome;
use crate::{
    assumptions::{codec::Pin, registry::Key, slider::round_significant},
    figure::chart::{Band, FitRole, Spec},
    i18n::{
        Lang,
        format::{join, length_in_words, localized, localized_fmt, month, number},
    },
    model::numerics::fast,
    number::within,
    views::Panel,
};

/// Places across the chart.
pub const COLUMNS: usize = 57;

/// The value of the law that a straight line of the chart is.
const EXPONENTIAL: f64 = 0.0;

/// A line over dates, as far as it has been drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The first and the last date.
    ends: (f64, f64),
    /// Logarithms to base 2 of minutes.
    columns: Vec<Option<f64>>,
}

impl Guess {
    /// Nothing yet, between two dates.
    pub fn new(ends: (f64, f64)) -> Self {
        Self {
            ends,
            columns: vec![None; COLUMNS],
        }
    }

    fn day(&self, column: usize) -> f64 {
        let (from, to) = self.ends;
        from + (to - from) * column as f64 / (COLUMNS - 1) as f64
    }

    /// The column nearest to a date.
    pub fn column(&self, day: f64) -> usize {
        let (from, to) = self.ends;
        let part = within((day - from) / (to - from), 0.0, 1.0);
        libm::round(part * (COLUMNS - 1) as f64) as usize
    }

    /// Draws to a place, in a straight line from the one before.
    pub fn draw(&mut self, before: Option<(usize, f64)>, (to, level): (usize, f64)) {
        let (from, start) = before.unwrap_or((to, level));
        let steps = from.abs_diff(to).max(1);
        for column in from.min(to)..=from.max(to) {
            let part = column.abs_diff(from) as f64 / steps as f64;
            self.columns[column] = Some(start + (level - start) * part);
        }
        self.columns[to] = Some(level);
    }

    /// Sets the value at one of some `dates`; from there straight lines lead to what is set at and beyond its neighbours.
    pub fn set(&mut self, dates: &[f64], index: usize, level: f64) {
        let place = |index: Option<usize>| {
            let day = index.and_then(|index| dates.get(index));
            day.map(|day| self.column(*day))
        };
        let at = self.column(dates[index]);
        let (left, right) = (place(index.checked_sub(1)), place(Some(index + 1)));
        let (from, to) = (left.map_or(0, |c| c + 1), right.unwrap_or(COLUMNS));
        self.columns[from..to].fill(None);
        self.columns[at] = Some(level);
    }

    /// The value at a date, if the line has got there.
    pub fn at(&self, day: f64) -> Option<f64> {
        let points = self.points();
        let next = points.iter().position(|(x, _)| *x >= day - 1e-6)?;
        let (x1, y1) = points[next];
        if (x1 - day).abs() <= 1e-6 {
            return Some(y1);
        }
        let (x0, y0) = points[next.checked_sub(1)?];
        Some(y0 + (y1 - y0) * (day - x0) / (x1 - x0))
    }

    /// The same at the column nearest to a date, where it is set.
    pub fn near(&self, day: f64) -> Option<f64> {
        self.at(self.day(self.column(day)))
    }

    /// Dates and values.
    pub fn points(&self) -> Vec<(f64, f64)> {
        let columns = self.columns.iter().enumerate();
        let set = columns.filter_map(|(at, level)| Some((self.day(at), (*level)?)));
        set.collect()
    }

    /// Whether it is a line and no point.
    pub fn is_line(&self) -> bool {
        self.columns.iter().flatten().count() > 1
    }

    /// When it first gets to a value.
    fn reaches(&self, level: f64) -> Option<f64> {
        let points = self.points();
        let (first, value) = points.first()?;
        if *value >= level {
            return Some(*first);
        }
        let mut steps = points.windows(2);
        steps.find_map(|step| {
            let [(x0, y0), (x1, y1)] = [step[0], step[1]];
            (y1 >= level).then(|| x0 + (x1 - x0) * (level - y0) / (y1 - y0))
        })
    }

    /// The straight line nearest to it by least squares: days in which it doubles, and its value at a date; none unless it rises.
    fn trend(&self, at: f64) -> Option<(f64, f64)> {
        let points = self.points();
        let count = points.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|p| p.0), mean(|p| p.1));
        let along = |(a, b): &(f64, f64)| [(a - x) * (a - x), (a - x) * (b - y)];
        let sums = points.iter().map(along);
        let [square, product] = sums.fold([0.0; 2], |sum, new| [sum[0] + new[0], sum[1] + new[1]]);
        let slope = product / square;
        (slope > 0.0).then(|| (1.0 / slope, y + slope * (at - x)))
    }
}

/// What is kept beside others for comparison: the trend that is nearest to the guess, under the assumptions of a panel; none if no
/// link can say it.
pub fn pin(guess: &Guess, panel: &Panel, lang: Lang) -> Option<Pin> {
    let outcome = panel.outcome::<HorizonOutcome>()?;
    let anchor = outcome.forecast.central?.t0;
    let (days, level) = guess.trend(anchor)?;
    let mut assumptions = panel.assumptions.with(Key::Law, EXPONENTIAL);
    let values = [
        (Key::DoublingTime, round_significant(days, 3)),
        (Key::AnchorHorizon, round_significant(fast::exp2(level), 3)),
        (Key::AnchorDate, libm::round(anchor)),
    ];
    for (key, value) in values {
        let (least, most) = key.param().range();
        if !(least..=most).contains(&value) {
            return None;
        }
        assumptions.set(key, value);
    }
    Some(Pin {
        name: name(lang).to_owned(),
        ..Pin::new(panel.view, assumptions)
    })
}

/// What the guess is called.
pub const fn name(lang: Lang) -> &'static str {
    localized(lang, "Your guess", "自分の予想")
}

/// What the data and the fan say to a guess.
pub fn told(guess: &Guess, panel: &Panel, spec: &Spec, lang: Lang) -> String {
    let Some(outcome) = panel.outcome::<HorizonOutcome>() else {
        return String::new();
    };
    join(&[
        &dates(guess, panel, outcome, lang),
        localized(lang, " ", ""),
        &paces(guess, panel, lang),
        &measured(guess, spec, lang),
        &at_end(guess, spec, lang),
    ])
}

/// When both get to the target.
fn dates(guess: &Guess, panel: &Panel, outcome: &HorizonOutcome, lang: Lang) -> String {
    let target = panel.assumptions.get(Key::TargetLength);
    let task = length_in_words(lang, target, outcome.clock());
    let fitted = panel.milestones.iter().find(|tile| tile.key == "target");
    let day = fitted.and_then(|tile| tile.day).unwrap_or(f64::INFINITY);
    let range = fitted.map_or("", |tile| &tile.range);
    let fitted = match lang {
        Lang::En => localized_fmt(lang, "{0} ({1})", "", &[&month(lang, day), range]),
        Lang::Ja => localized_fmt(lang, "", "{0}（{1}）", &[&month(lang, day), range]),
    };
    match guess.reaches(fast::log2(target)) {
        Some(day) => localized_fmt(
            lang,
            "Your line reaches tasks of {0} in {1}; the fit to the data says {2}.",
            "線が{0}の作業に届くのは{1}。データへの当てはめでは{2}。",
            &[&task, &month(lang, day), &fitted],
        ),
        None => localized_fmt(
            lang,
            "Your line does not reach tasks of {0}; the fit to the data says {1}.",
            "線は{0}の作業に届きません。データへの当てはめでは{1}。",
            &[&task, &fitted],
        ),
    }
}

/// How fast both rise.
fn paces(guess: &Guess, panel: &Panel, lang: Lang) -> String {
    let days = |days: f64| number(round_significant(days, 3));
    let resolved = panel.resolved.iter();
    let mut resolved = resolved.filter(|(key, _)| *key == Key::DoublingTime);
    let given = panel.assumptions.given(Key::DoublingTime);
    let fitted = given.or_else(|| resolved.next().map(|(_, days)| *days));
    match (guess.trend(0.0), fitted) {
        (Some((own, _)), Some(fitted)) => localized_fmt(
            lang,
            "It doubles every {0} days, the curve of the chart every {1}.",
            "線の倍増時間は{0}日、図の曲線は{1}日です。",
            &[&days(own), &days(fitted)],
        ),
        (None, _) => localized(lang, "It does not rise.", "線は上昇していません。").to_owned(),
        _ => String::new(),
    }
}

/// On which side of it the points of the fit lie.
fn measured(guess: &Guess, spec: &Spec, lang: Lang) -> String {
    let fitted = spec.points.iter();
    let fitted = fitted.filter(|point| point.weight == FitRole::Full);
    let sides: Vec<bool> = fitted
        .filter_map(|point| Some(fast::log2(point.at.1) > guess.at(point.at.0)?))
        .collect();
    let above = sides.iter().filter(|above| **above).count();
    if sides.is_empty() {
        return String::new();
    }
    localized_fmt(
        lang,
        " Of the {0} measured models that are fitted where you drew, {1} lie above it.",
        "線を引いた期間にあり、当てはめに使う{0}のモデルの測定値のうち、線より上は{1}です。",
        &[&sides.len().to_string(), &above.to_string()],
    )
}

/// On which side of the fan it ends.
fn at_end(guess: &Guess, spec: &Spec, lang: Lang) -> String {
    let bands = spec.fans.first().map(|fan| &fan.bands);
    let band = bands.and_then(|bands| bands.iter().find(|band| band.level == Band::EIGHTY));
    let (Some(band), Some((day, level))) = (band, guess.points().last().copied()) else {
        return String::new();
    };
    let Some((_, low, high)) = band.edges.iter().rfind(|(x, ..)| *x <= day + 1.0) else {
        return String::new();
    };
    let minutes = fast::exp2(level);
    let (en, ja) = if minutes > *high {
        (
            " In {0}, where it ends, it is above the 80% band.",
            "線の終わる{0}には、80%の帯より上にあります。",
        )
    } else if minutes < *low {
        (
            " In {0}, where it ends, it is below the 80% band.",
            "線の終わる{0}には、80%の帯より下にあります。",
        )
    } else {
        (
            " In {0}, where it ends, it is inside the 80% band.",
            "線の終わる{0}には、80%の帯の中にあります。",
        )
    };
    localized_fmt(lang, en, ja, &[&month(lang, day)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::{Session, Study};
    use proptest::prelude::*;

    fn straight(panel: &Panel, days: f64, (at, level): (f64, f64)) -> Guess {
        let ends = panel.spec().x.ends;
        let mut guess = Guess::new(ends);
        let value = |day: f64| level + (day - at) / days;
        let last = COLUMNS - 1;
        guess.draw(None, (0, value(ends.0)));
        guess.draw(Some((0, value(ends.0))), (last, value(ends.1)));
        guess
    }

    #[test]
    fn who_guesses_the_curve_keeps_the_curve() {
        let panel = Session::default().panel(&Study::default(), Lang::En);
        let curve = panel
            .outcome::<HorizonOutcome>()
            .unwrap()
            .forecast
            .central
            .unwrap();
        let guess = straight(&panel, curve.dt, (curve.t0, curve.level));
        let pin = pin(&guess, &panel, Lang::En).unwrap();
        let kept = pin.assumptions.given(Key::DoublingTime).unwrap();
        assert!(
            (kept - curve.dt).abs() < 0.006 * curve.dt,
            "{kept} {}",
            curve.dt
        );
        assert_eq!(pin.name, "Your guess");
        let said = told(&guess, &panel, &panel.spec(), Lang::En);
        assert_eq!(said.matches("December 2026").count(), 2, "{said}");
        assert!(said.ends_with("it is inside the 80% band."), "{said}");
    }

    #[test]
    fn what_does_not_rise_or_is_out_of_range_is_said_and_not_kept() {
        let panel = Session::default().panel(&Study::default(), Lang::En);
        let at = (panel.spec().x.ends.0, 3.0);
        for days in [-200.0, 5000.0] {
            let guess = straight(&panel, days, at);
            assert_eq!(pin(&guess, &panel, Lang::En), None);
            let said = told(&guess, &panel, &panel.spec(), Lang::En);
            assert!(said.contains("does not reach tasks of a week"), "{said}");
            assert!(said.ends_with("it is below the 80% band."), "{said}");
            assert_eq!(said.contains("does not rise"), days < 0.0, "{said}");
        }
    }

    proptest! {
        #[test]
        fn wherever_it_is_drawn_a_line_goes_through_its_places(
            strokes in prop::collection::vec((0..COLUMNS, -5.0..20.0), 1..30),
            (index, level) in (0..5_usize, -5.0..20.0),
        ) {
            let mut guess = Guess::new((19_000.0, 22_000.0));
            let mut before = None;
            for place in strokes {
                guess.draw(before, place);
                prop_assert_eq!(guess.at(guess.day(place.0)), Some(place.1));
                before = Some(place);
            }
            let dates = [19_500.0, 20_000.0, 20_500.0, 21_000.0, 21_500.0];
            guess.set(&dates, index, level);
            prop_assert_eq!(guess.near(dates[index]), Some(level));
            let points = guess.points();
            prop_assert!(points.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }
}
