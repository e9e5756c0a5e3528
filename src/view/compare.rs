//! Pinned scenarios beside the one that is shown: their curves on the same chart, and what differs.

use std::rc::Rc;

use super::{
    Panel, Session, Study, Table,
    numbers::{Milestone, Numbers, Series},
};
use crate::{
    assumptions::{
        codec::{Link, PIN_NAMES, Pin},
        registry::{Initial, Key, REGISTRY, View},
    },
    figure::chart::{Line, Paint, Spec},
    i18n::{
        Lang,
        format::{self, Clock, join, percent, pick, short_month},
        params::{choice_label, param_label, unit_label},
        words::{value_text, view_label},
    },
    number,
};

/// The names of the pins' curves in files.
pub const SERIES: [&str; PIN_NAMES.len()] = ["pin-a", "pin-b", "pin-c", "pin-d"];

/// Curves that are nowhere further apart than this share of their values are one to the eye.
const SAME: f64 = 0.02;

/// A scenario as far as it is compared; the same in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// View and assumptions.
    pub pin: Pin,
    /// Values in force of parameters that follow the fit.
    pub resolved: Vec<(Key, f64)>,
    /// The unit of its chart.
    unit: &'static str,
    irrelevant: Vec<Key>,
    curve: Option<Series>,
    milestones: Vec<Milestone>,
}

impl Scenario {
    fn of(panel: &Panel) -> Self {
        let Numbers {
            milestones,
            mut series,
            ..
        } = panel.numbers();
        // Of several branches the one that a person is asked to weigh them into.
        let central = series.iter().position(|s| s.name == "mixture");
        let curve = (!series.is_empty()).then(|| series.swap_remove(central.unwrap_or(0)));
        Self {
            pin: Pin {
                view: panel.view,
                assumptions: panel.assumptions,
            },
            resolved: panel.resolved.clone(),
            unit: panel.unit(),
            irrelevant: panel.irrelevant.clone(),
            curve,
            milestones,
        }
    }

    /// The value in force: set by hand, the default, or what the fit gives.
    fn value(&self, key: Key) -> Option<f64> {
        let follows = || self.resolved.iter().find(|(k, _)| *k == key);
        let value = self.pin.assumptions.value(key);
        value.or_else(|| follows().map(|(_, value)| *value))
    }

    fn uses(&self, key: Key) -> bool {
        key.param().views.contains(&self.pin.view)
    }

    fn has_effect(&self, key: Key) -> bool {
        self.uses(key) && !self.irrelevant.contains(&key)
    }

    /// The value as the cell of a table, to more digits where it must be told from a neighbour.
    fn text(&self, lang: Lang, key: Key, exact: bool) -> String {
        if !self.has_effect(key) {
            return "–".to_owned();
        }
        let given = self.pin.assumptions.given(key).is_some();
        let fitted = !given && key.param().default == Initial::Fit;
        let text = match self.value(key) {
            Some(value) if exact => exact_text(lang, key, value),
            Some(value) => value_text(lang, key, value),
            None if fitted => return "–".to_owned(),
            // Every parameter that can be off has the words of a flag.
            None => choice_label(lang, Key::Sota, 0).to_owned(),
        };
        if fitted {
            join(&[&text, pick(lang, " (fit)", "（当てはめ）")])
        } else {
            text
        }
    }
}

fn exact_text(lang: Lang, key: Key, value: f64) -> String {
    use crate::assumptions::registry::Kind;
    match key.param().kind {
        Kind::Number { unit, .. } => {
            let space = pick(lang, " ", "");
            join(&[&number::shortest(value), space, unit_label(lang, unit)])
        }
        _ => value_text(lang, key, value),
    }
}

/// Scenarios that have been computed, so that a slider does not compute them again.
#[derive(Clone, Debug, Default)]
pub struct Cache(Vec<(Study, Rc<Scenario>)>);

impl Cache {
    /// The scenarios of a study's pins.
    pub fn pinned(&mut self, study: &Study) -> Vec<Rc<Scenario>> {
        let mut kept = Vec::with_capacity(study.link.pins.len());
        for pin in &study.link.pins {
            let known = self.0.iter().chain(&kept);
            let mut known = known.filter(|(s, _)| s.same_points(study));
            let found = known.find(|(_, scenario)| scenario.pin == *pin);
            kept.push(found.cloned().unwrap_or_else(|| {
                let alone = study.alone(pin);
                // Beside the session, which keeps what the present scenario needs again.
                let panel = Session::default().panel(&alone, Lang::En);
                (alone, Rc::new(Scenario::of(&panel)))
            }));
        }
        self.0 = kept;
        self.0
            .iter()
            .map(|(_, scenario)| scenario.clone())
            .collect()
    }
}

impl Study {
    /// One of its pins as a study of its own.
    fn alone(&self, pin: &Pin) -> Self {
        Self {
            link: Link {
                view: pin.view,
                assumptions: pin.assumptions,
                pins: Vec::new(),
            },
            ..self.clone()
        }
    }

    /// Whether both have the same imported points, by identity.
    fn same_points(&self, other: &Self) -> bool {
        let Self { link: _, imported } = self;
        let place = |points: &Option<Rc<_>>| points.as_ref().map(Rc::as_ptr);
        place(imported) == place(&other.imported)
    }
}

/// What a scenario assumes, in few words: the first differences from the defaults in the order in which people
/// reach for them.
pub fn describe(pin: &Pin, lang: Lang) -> String {
    const MOST: usize = 3;
    let main = pin.view.main();
    let behind = REGISTRY.iter().map(|param| param.key);
    let behind = behind.filter(|key| !main.contains(key) && key.param().views.contains(&pin.view));
    let mut parts = Vec::new();
    let mut more = false;
    for key in main.iter().copied().chain(behind) {
        if let Some(value) = pin.assumptions.given(key).filter(|_| matters(pin, key)) {
            more |= parts.len() == MOST;
            if parts.len() < MOST {
                parts.push(difference(lang, key, value));
            }
        }
    }
    if parts.is_empty() {
        return pick(lang, "defaults", "既定の前提").to_owned();
    }
    if more {
        parts.push("…".to_owned());
    }
    parts.join(" · ")
}

/// Whether a parameter belongs to the law that is chosen.
fn matters(pin: &Pin, key: Key) -> bool {
    let law = pin.assumptions.get(Key::Law);
    pin.view != View::Horizon
        || match key {
            Key::D => law == 1.0,
            Key::Left => law == 2.0,
            Key::Brk | Key::Dt2 => law == 3.0,
            _ => true,
        }
}

fn difference(lang: Lang, key: Key, value: f64) -> String {
    let text = value_text(lang, key, value);
    match key {
        // These words speak for themselves.
        Key::Law | Key::Data | Key::Curve | Key::Shares => text,
        _ => join(&[param_label(lang, key), " ", &text]),
    }
}

impl Panel {
    /// Puts the pinned scenarios beside the panel's own.
    pub(super) fn compare(&mut self, pins: Vec<Rc<Scenario>>) {
        if !pins.is_empty() {
            self.differences = Some(differences(&Scenario::of(self), &pins, self.lang));
        }
        self.pins = pins;
    }

    /// Which pins the chart shows, with their curves.
    fn drawn(&self) -> impl Iterator<Item = (usize, &Scenario, &Series)> {
        let same = self.pins.iter().enumerate();
        let same = same.filter(|(_, scenario)| scenario.unit == self.unit());
        same.filter_map(|(i, scenario)| Some((i, &**scenario, scenario.curve.as_ref()?)))
    }

    /// The pins' curves under the names that they have in files; those in another unit too.
    pub fn pinned_series(&self) -> Vec<Series> {
        let curves = self.pins.iter().zip(SERIES);
        curves
            .filter_map(|(scenario, name)| {
                Some(Series {
                    name,
                    quantiles: Vec::new(),
                    ..scenario.curve.clone()?
                })
            })
            .collect()
    }

    /// Adds the pins' curves to the view's chart. Curves that coincide are one line with all their names.
    pub(super) fn overlay(&self, spec: &mut Spec) {
        // The view's other lines are not compared.
        let own = usize::from(!spec.lines.is_empty());
        let mut compared: Vec<Line> = spec.lines.drain(..own).collect();
        let mut named = Vec::new();
        for (index, scenario, curve) in self.drawn() {
            let name = PIN_NAMES[index];
            let what = describe(&scenario.pin, self.lang);
            named.push(join(&[name, pick(self.lang, ": ", "："), &what]));
            let points = curve
                .dates
                .iter()
                .copied()
                .zip(curve.values.iter().copied());
            let line = Line {
                name: name.to_owned(),
                reading: name.to_owned(),
                points: points.collect(),
                paint: Paint::Pin(index),
                weight: 0.16,
            };
            match compared.iter_mut().find(|other| coincide(other, &line)) {
                Some(twin) => {
                    for text in [&mut twin.name, &mut twin.reading] {
                        if !text.is_empty() {
                            text.push_str(" = ");
                        }
                        text.push_str(name);
                    }
                }
                None => compared.push(line),
            }
        }
        spec.lines.splice(0..0, compared);
        if !named.is_empty() {
            spec.footer.push(named.join(pick(self.lang, "; ", "、")));
        }
    }
}

/// Whether two curves cover the same dates and look the same.
fn coincide(a: &Line, b: &Line) -> bool {
    let ends = |line: &Line| Some((line.points.first()?.0, line.points.last()?.0));
    ends(a) == ends(b)
        && a.points.len() == b.points.len()
        && a.points.iter().zip(&b.points).all(|(a, b)| {
            // Equal also where both are infinite.
            a.1 == b.1 || (a.1 - b.1).abs() <= SAME * a.1.abs().min(b.1.abs())
        })
}

/// The table of all that differs: assumptions, then milestones, a column a scenario.
fn differences(own: &Scenario, pins: &[Rc<Scenario>], lang: Lang) -> Table {
    let all: Vec<&Scenario> = [own]
        .into_iter()
        .chain(pins.iter().map(|pin| &**pin))
        .collect();
    let mut head = vec![String::new(), pick(lang, "Shown now", "表示中").to_owned()];
    head.extend(PIN_NAMES[..pins.len()].iter().map(|&name| name.to_owned()));
    let mut rows = Vec::new();
    let mut row = |label: String, cell: &dyn Fn(&Scenario) -> String| {
        let cells = all.iter().map(|scenario| cell(scenario));
        rows.push([label].into_iter().chain(cells).collect());
    };
    if all.iter().any(|scenario| scenario.pin.view != own.pin.view) {
        let view = |s: &Scenario| view_label(lang, s.pin.view).to_owned();
        row(pick(lang, "View", "ビュー").to_owned(), &view);
    }
    for param in REGISTRY {
        let key = param.key;
        if differs(&all, key) {
            let text = |exact| move |s: &Scenario| s.text(lang, key, exact);
            let exact = look_equal(&all, key, &text(false));
            row(param_label(lang, key).to_owned(), &text(exact));
        }
    }
    for (milestone, unit) in milestones(&all) {
        row(milestone_label(lang, &all, &milestone, unit), &|s| {
            let same = |m: &&Milestone| s.unit == unit && m.key == milestone.key;
            let found = s.milestones.iter().find(same);
            found.map_or_else(|| "–".to_owned(), |m| arrival(lang, m))
        });
    }
    let mut caption = pick(
        lang,
        "What differs, and what follows: median dates with their 80% range",
        "前提の違いと結果：中央値の日付と80%の範囲",
    )
    .to_owned();
    let apart = pins.iter().zip(PIN_NAMES);
    let apart: Vec<&str> = apart
        .filter(|(pin, _)| pin.unit != own.unit)
        .map(|(_, name)| name)
        .collect();
    if !apart.is_empty() {
        caption.push_str(pick(
            lang,
            ". Measured in another unit and not drawn: ",
            "。単位が違うため図にないもの：",
        ));
        caption.push_str(&apart.join(pick(lang, ", ", "、")));
    }
    Table {
        caption,
        numeric: vec![false; head.len()],
        head,
        rows,
    }
}

/// Whether scenarios differ in a parameter as far as their views know it. Where another view does not, it counts
/// once it was set by hand: otherwise two views would differ in everything.
fn differs(all: &[&Scenario], key: Key) -> bool {
    let state = |s: &Scenario| {
        let given = s.pin.assumptions.given(key).is_some();
        s.has_effect(key).then(|| (s.value(key), given))
    };
    let mut known = all.iter().filter(|s| s.uses(key)).map(|s| state(s));
    let Some(first) = known.next() else {
        return false;
    };
    let set = |state| matches!(state, Some((_, true)));
    let elsewhere = all.iter().any(|s| !s.uses(key));
    elsewhere && set(first) || known.any(|other| other != first || elsewhere && set(other))
}

/// Whether two values that differ have the same text.
fn look_equal(all: &[&Scenario], key: Key, text: &dyn Fn(&Scenario) -> String) -> bool {
    all.iter().any(|a| {
        all.iter()
            .any(|b| a.value(key) != b.value(key) && a.has_effect(key) && text(a) == text(b))
    })
}

const TARGET: &str = "target";

/// The milestones that have rows: the targets, then the named levels that are not everyone's target anyway.
fn milestones(all: &[&Scenario]) -> Vec<(Milestone, &'static str)> {
    let mut rows: Vec<(Milestone, &'static str)> = Vec::new();
    for targets in [true, false] {
        for scenario in all {
            for m in &scenario.milestones {
                let unit = scenario.unit;
                let there = |row: &(Milestone, &str)| {
                    row.1 == unit
                        && (row.0.key == m.key || row.0.level == m.level && one_target(all, unit))
                };
                if (m.key == TARGET) == targets && !rows.iter().any(there) {
                    rows.push((*m, unit));
                }
            }
        }
    }
    rows
}

/// Whether all scenarios of a unit have the same target.
fn one_target(all: &[&Scenario], unit: &str) -> bool {
    let of_unit = all.iter().filter(|s| s.unit == unit);
    let mut levels =
        of_unit.filter_map(|s| Some(s.milestones.iter().find(|m| m.key == TARGET)?.level));
    let first = levels.next();
    levels.all(|level| Some(level) == first)
}

fn milestone_label(lang: Lang, all: &[&Scenario], m: &Milestone, unit: &str) -> String {
    if unit == "percent" {
        let share = format::share(m.level);
        return match lang {
            Lang::En => join(&[&share, " of code"]),
            Lang::Ja => join(&["コードの", &share]),
        };
    }
    if m.key == TARGET && !one_target(all, unit) {
        return param_label(lang, Key::Target).to_owned();
    }
    let clock = if all.iter().all(|s| s.pin.assumptions.on(Key::Clock)) {
        Clock::Wall
    } else {
        Clock::Work
    };
    format::length(lang, m.level, clock)
}

/// The median date, below it the 80% range, below that how many draws never arrive.
fn arrival(lang: Lang, m: &Milestone) -> String {
    let mut lines = vec![if m.p50 == f64::INFINITY {
        pick(lang, "not reached", "到達せず").to_owned()
    } else {
        short_month(lang, m.p50)
    }];
    let from = short_month(lang, m.p10);
    if m.p90 < f64::INFINITY {
        let to = short_month(lang, m.p90);
        if from != to {
            lines.push(join(&[&from, pick(lang, " to ", "〜"), &to]));
        }
    } else if m.p10 < f64::INFINITY {
        lines.push(match lang {
            Lang::En => join(&["from ", &from]),
            Lang::Ja => join(&["早くて", &from]),
        });
    }
    if m.never > 0.0 {
        let share = percent(lang, m.never);
        lines.push(match lang {
            Lang::En => join(&[&share, " never"]),
            Lang::Ja => join(&[&share, "は到達せず"]),
        });
    }
    lines.join("\n")
}
