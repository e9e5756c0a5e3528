//! Pinned scenarios beside the one that is shown: their curves on the same chart, and what differs.

use std::rc::Rc;

use super::{
    Panel, Session, Study, Table, View,
    numbers::{Label, Milestone, Numbers, Series},
    session::Pins,
    waiting,
};
use crate::{
    assumptions::{
        codec::{Link, PIN_NAMES, Pin},
        registry::{Initial, Key, Kind, REGISTRY, Unit},
    },
    figure::chart::{Line, Paint, Spec},
    i18n::{
        Lang,
        format::{self, join, localized, percent, phrase, short_month},
        params::{choice_label, param_label, unit_label},
        words::value_text,
    },
    number,
    params::groups,
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
    /// What it finds that is no date, in words, in English and Japanese.
    found: [Vec<Finding>; 2],
}

/// A tile of a view that is no date.
#[derive(Clone, Debug, PartialEq)]
struct Finding {
    key: &'static str,
    label: String,
    text: String,
}

/// The tiles of a panel that no milestone says as a number.
fn findings(panel: &Panel, milestones: &[Milestone]) -> Vec<Finding> {
    let tiles = panel.milestones.iter();
    let undated = tiles.filter(|tile| !milestones.iter().any(|m| m.key == tile.key));
    undated
        .map(|tile| Finding {
            key: tile.key,
            label: tile.label.clone(),
            text: tile.date.clone(),
        })
        .collect()
}

impl Scenario {
    /// Of a panel, with that of the same study in the other language.
    fn told_twice(panel: &Panel, other: &Panel) -> Self {
        let mut scenario = Self::of(panel);
        scenario.found[other.lang as usize] = findings(other, &scenario.milestones);
        scenario
    }

    fn of(panel: &Panel) -> Self {
        let Numbers {
            milestones,
            series,
            compared,
            ..
        } = panel.numbers();
        let mut curve = series.into_iter().nth(compared);
        // The bands are the present scenario's.
        if let Some(curve) = &mut curve {
            curve.quantiles.clear();
        }
        let mut found = [Vec::new(), Vec::new()];
        found[panel.lang as usize] = findings(panel, &milestones);
        Self {
            found,
            pin: Pin::new(panel.view, panel.assumptions),
            resolved: panel.resolved.clone(),
            unit: panel.unit(),
            irrelevant: panel.irrelevant.clone(),
            curve,
            milestones,
        }
    }

    /// Whether its curve can stand in the chart of a view with this unit. Lengths of tasks mean the same in every view; the percentages,
    /// counts and months of two views do not.
    fn measures_the_same(&self, (view, unit): (View, &str)) -> bool {
        self.unit == unit && (self.pin.view == view || unit == "minutes")
    }

    /// The value in force: set by hand, the default, or what the fit gives.
    fn value(&self, key: Key) -> Option<f64> {
        self.pin.assumptions.in_force(key, &self.resolved)
    }

    fn uses(&self, key: Key) -> bool {
        key.param().views.contains(&self.pin.view)
    }

    fn has_effect(&self, key: Key) -> bool {
        self.uses(key) && !self.irrelevant.contains(&key)
    }

    /// The value as it is, in words only where it is no number and no date.
    fn exact(&self, lang: Lang, key: Key) -> Value {
        match (key.param().kind, self.value(key)) {
            _ if !self.has_effect(key) => Value::Nothing,
            (Kind::Number { .. }, Some(value)) => Value::Number(value),
            (Kind::Date { .. }, Some(value)) => Value::Date(value),
            _ => Value::Text(self.text(lang, key)),
        }
    }

    /// Its milestones, and the unit of their levels.
    pub fn milestones(&self) -> (&[Milestone], &'static str) {
        (&self.milestones, self.unit)
    }

    /// The value as the cell of a table.
    fn text(&self, lang: Lang, key: Key) -> String {
        let given = self.pin.assumptions.given(key).is_some();
        let fitted = !given && key.param().default == Initial::Fit;
        match self.value(key) {
            _ if !self.has_effect(key) => "–".to_owned(),
            Some(value) if given => exact_text(lang, key, value),
            Some(value) => {
                let mut text = value_text(lang, key, value);
                if fitted {
                    text.push_str(localized(lang, " (fit)", "（当てはめ）"));
                }
                text
            }
            None if fitted => "–".to_owned(),
            // Whatever can be off is off with the words of a flag.
            None => choice_label(lang, Key::StateOfTheArt, 0).to_owned(),
        }
    }
}

/// A value as it was typed, so that it can be told from its neighbours; lengths of work in words too.
fn exact_text(lang: Lang, key: Key, value: f64) -> String {
    let Kind::Number { unit, .. } = key.param().kind else {
        return value_text(lang, key, value);
    };
    let close = matches!(unit, Unit::None | Unit::Percent | Unit::Times | Unit::Year);
    let space = if close { "" } else { localized(lang, " ", "") };
    let exact = join(&[&number::shortest(value), space, unit_label(lang, unit)]);
    if unit == Unit::Minutes {
        let words = value_text(lang, key, value);
        phrase!(&words, "\n", &exact)
    } else {
        exact
    }
}

/// Scenarios that have been computed, so that a slider does not compute them again.
#[derive(Default)]
pub struct Cache {
    /// Where the points come from.
    points: Study,
    known: Vec<Known>,
}

/// A pin's scenario, and the session in which its draws go on.
struct Known {
    scenario: Rc<Scenario>,
    rest: Option<Box<Session>>,
}

impl Known {
    /// From a first preview, beside the page's own session, which keeps what the present scenario needs again.
    fn new(study: &Study) -> Self {
        let mut session = Box::<Session>::default();
        let [panel, other] = [Lang::En, Lang::Ja].map(|lang| session.preview(study, lang));
        Self {
            scenario: Rc::new(Scenario::told_twice(&panel, &other)),
            rest: session.is_partial().then_some(session),
        }
    }

    /// Takes the name of the pin.
    fn call(&mut self, name: &str) {
        if self.scenario.pin.name != name {
            let mut named = Scenario::clone(&self.scenario);
            name.clone_into(&mut named.pin.name);
            self.scenario = Rc::new(named);
        }
    }
}

impl Pins for Cache {
    fn follow(&mut self, study: &Study) {
        let mut old = std::mem::take(&mut self.known);
        if !self.points.same_points(study) {
            old.clear();
        }
        if let Some(pin) = study.link.pins.first() {
            self.points = study.alone(pin);
        }
        for pin in &study.link.pins {
            let same = |known: &Known| known.scenario.pin.is_same(pin);
            let again = self.known.iter().find(|known| same(known));
            let mut known = match (old.iter().position(same), again) {
                (Some(index), _) => old.swap_remove(index),
                (None, Some(twin)) => Known {
                    scenario: twin.scenario.clone(),
                    rest: None,
                },
                (None, None) => Known::new(&study.alone(pin)),
            };
            known.call(&pin.name);
            self.known.push(known);
        }
    }

    fn compare(&self, panel: &mut Panel) {
        let scenarios = self.known.iter().map(|known| known.scenario.clone());
        panel.compare(scenarios.collect());
    }

    fn is_partial(&self) -> bool {
        self.known.iter().any(|known| known.rest.is_some())
    }

    fn refine(&mut self) {
        let Some(known) = self.known.iter_mut().find(|known| known.rest.is_some()) else {
            return;
        };
        let more = known.rest.as_mut().is_some_and(|session| session.refine());
        if !more && let Some(mut session) = known.rest.take() {
            let pin = known.scenario.pin.clone();
            // Whole by now, but for what is read beside the chart, which no pin shows.
            let study = self.points.alone(&pin);
            let [panel, other] = [Lang::En, Lang::Ja].map(|lang| session.preview(&study, lang));
            let scenario = Rc::new(Scenario::told_twice(&panel, &other));
            let same = |known: &&mut Known| known.scenario.pin.is_same(&pin);
            for known in self.known.iter_mut().filter(same) {
                let name = known.scenario.pin.name.clone();
                known.scenario = scenario.clone();
                known.call(&name);
            }
        }
    }
}

impl Study {
    /// One of its pins as a study of its own.
    pub(super) fn alone(&self, pin: &Pin) -> Self {
        Self {
            link: Link {
                view: pin.view,
                assumptions: pin.assumptions,
                ..Link::default()
            },
            ..self.clone()
        }
    }

    /// Whether both have the same imported points, by identity.
    fn same_points(&self, other: &Self) -> bool {
        let Self {
            link: _,
            imported,
            shares,
            today: _,
        } = self;
        let place = |points: &Option<Rc<_>>| points.as_ref().map(Rc::as_ptr);
        place(imported) == place(&other.imported) && place(shares) == place(&other.shares)
    }
}

/// What a person calls a scenario, or else what it assumes.
pub fn describe(pin: &Pin, lang: Lang) -> String {
    if pin.name.is_empty() {
        assumed(pin, lang)
    } else {
        pin.name.clone()
    }
}

/// A pin's letter, with what a person calls it.
pub fn called(letter: &str, pin: &Pin) -> String {
    if pin.name.is_empty() {
        return letter.to_owned();
    }
    [letter, " ", &pin.name].concat()
}

/// What a scenario assumes, in few words: the first differences from the defaults in the order of the page, after what kind of
/// scenario it is.
pub fn assumed(pin: &Pin, lang: Lang) -> String {
    const MOST: usize = 3;
    let mut keys = groups::in_order(pin.view);
    let main = pin.view.main();
    let is_kind = |key: &Key| main.contains(key) && matches!(key.param().kind, Kind::Choice(_));
    keys.sort_by_key(|key| !is_kind(key));
    let mut text = String::new();
    let mut count = 0;
    for key in keys {
        let Some(value) = pin
            .assumptions
            .given(key)
            .filter(|_| waiting::matters(pin, key))
        else {
            continue;
        };
        if count > 0 {
            text.push_str(" · ");
        }
        if count == MOST {
            text.push('…');
            break;
        }
        count += 1;
        text.push_str(&difference(lang, key, value));
    }
    if count == 0 {
        text.push_str(localized(lang, "defaults", "既定の前提"));
    }
    text
}

fn difference(lang: Lang, key: Key, value: f64) -> String {
    let text = value_text(lang, key, value);
    match key {
        // These words speak for themselves.
        Key::Law | Key::Data | Key::ShareCurve | Key::Shares => text,
        // The name has the unit already.
        Key::DoublingsLeft => phrase!(param_label(lang, key), " ", &format::number(value)),
        _ => phrase!(param_label(lang, key), " ", &text),
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

    /// The pins' curves under the names that they have in files; those of another quantity too.
    pub fn pinned_series(&self) -> Vec<Series> {
        self.series_of(|_| true)
    }

    /// Those of the quantity that the chart shows.
    pub fn drawn_series(&self) -> Vec<Series> {
        self.series_of(|scenario| scenario.measures_the_same((self.view, self.unit())))
    }

    fn series_of(&self, which: impl Fn(&Scenario) -> bool) -> Vec<Series> {
        let mut all = Vec::new();
        for (index, (scenario, name)) in self.pins.iter().zip(SERIES).enumerate() {
            if let Some(curve) = scenario.curve.as_ref().filter(|_| which(scenario)) {
                all.push(Series {
                    name,
                    label: Label::Pin(index, Box::new(scenario.pin.clone())),
                    paint: Paint::Pin(index),
                    ..curve.clone()
                });
            }
        }
        all
    }

    /// Adds the pins' curves to the view's chart. Curves that coincide are one line with all their names.
    pub(super) fn overlay(&self, spec: &mut Spec) {
        self.report().mark_pins(spec, &self.pins);
        // The view's other lines are not compared.
        let mut others = std::mem::take(&mut spec.lines).into_iter();
        let mut compared: Vec<Line> = others.next().into_iter().collect();
        let mut named = String::new();
        for (index, scenario) in self.pins.iter().enumerate() {
            let same = scenario.measures_the_same((self.view, self.unit()));
            let Some(curve) = scenario.curve.as_ref().filter(|_| same) else {
                continue;
            };
            let name = PIN_NAMES[index];
            if !named.is_empty() {
                named.push_str(localized(self.lang, "; ", "、"));
            }
            let name = &*called(name, &scenario.pin);
            named.push_str(name);
            named.push_str(localized(self.lang, ": ", "："));
            named.push_str(&assumed(&scenario.pin, self.lang));
            let twin = compared.iter_mut().find(|line| coincides(line, curve));
            if let Some(twin) = twin {
                for text in [&mut twin.name, &mut twin.reading] {
                    if !text.is_empty() {
                        text.push_str(" = ");
                    }
                    text.push_str(name);
                }
            } else {
                let points = curve.dates.iter().zip(&curve.values);
                let points = points.map(|(x, y)| (*x, *y)).collect();
                compared.push(Line::new(name, points, Paint::Pin(index), 0.16));
            }
        }
        compared.extend(others);
        spec.lines = compared;
        if !named.is_empty() {
            spec.footer.push(named);
        }
    }
}

/// Whether a curve covers the dates of a line and looks the same.
fn coincides(line: &Line, curve: &Series) -> bool {
    let places = curve.dates.iter().zip(&curve.values);
    line.points.len() == curve.dates.len()
        && line.points.iter().zip(places).all(|(a, b)| {
            let apart = libm::fabs(a.1 - b.1);
            // Equal also where both are infinite.
            a.0 == *b.0 && (a.1 == *b.1 || apart <= SAME * libm::fabs(a.1))
        })
}

/// The table of all that differs: assumptions, then milestones, a column a scenario.
fn differences(own: &Scenario, pins: &[Rc<Scenario>], lang: Lang) -> Table {
    let mut all = vec![own];
    let mut head = vec![
        String::new(),
        localized(lang, "Shown now", "表示中").to_owned(),
    ];
    let mut apart = String::new();
    for (pin, name) in pins.iter().zip(PIN_NAMES) {
        all.push(pin);
        head.push(called(name, &pin.pin));
        if !pin.measures_the_same((own.pin.view, own.unit)) {
            let before = if apart.is_empty() {
                localized(
                    lang,
                    ". Measured in another quantity and not drawn: ",
                    "。測る量が違うため図にないもの：",
                )
            } else {
                localized(lang, ", ", "、")
            };
            apart.push_str(before);
            apart.push_str(name);
        }
    }
    let mut rows = Vec::new();
    let mut row = |label: &str, cell: &dyn Fn(&Scenario) -> String| {
        let mut cells = vec![label.to_owned()];
        for scenario in &all {
            cells.push(cell(scenario));
        }
        rows.push(cells);
    };
    if all.iter().any(|s| s.pin.view != own.pin.view) {
        row(localized(lang, "View", "画面"), &|s| {
            s.pin.view.label(lang).to_owned()
        });
    }
    for param in REGISTRY {
        if differs(&all, param.key) {
            row(param_label(lang, param.key), &|s| s.text(lang, param.key));
        }
    }
    let target = one_target(&all);
    for (m, unit) in milestones(&all, target) {
        row(&milestone_label(lang, m, unit, target), &|s| {
            let mut same = s.milestones.iter();
            let same = same.find(|other| s.unit == unit && other.key == m.key);
            same.map_or_else(|| "–".to_owned(), |m| arrival(lang, m))
        });
    }
    let found = |s: &Scenario| s.found[lang as usize].clone();
    for finding in found(own) {
        row(&finding.label, &|s| {
            let mut same = found(s).into_iter();
            // A view's tiles are its own.
            let same = same.find(|f| f.key == finding.key && s.pin.view == own.pin.view);
            same.map_or_else(|| "–".to_owned(), |f| f.text)
        });
    }
    let caption = localized(
        lang,
        "What differs, and what follows: median dates with their 80% range",
        "前提の違いと結果：中央値の日付と80%の範囲",
    );
    Table {
        caption: join(&[caption, &apart]),
        numeric: vec![false; head.len()],
        head,
        rows,
    }
}

/// Whether scenarios differ in a parameter as far as their views know it. Where another view does not, it counts
/// once it was set by hand: otherwise two views would differ in everything.
fn differs(all: &[&Scenario], key: Key) -> bool {
    let (mut first, mut set, mut elsewhere) = (None, false, false);
    for scenario in all {
        if !scenario.uses(key) {
            elsewhere = true;
            continue;
        }
        let effect = scenario.has_effect(key);
        let given = effect && scenario.pin.assumptions.given(key).is_some();
        set |= given;
        let state = (effect, scenario.value(key).filter(|_| effect), given);
        if *first.get_or_insert(state) != state {
            return true;
        }
    }
    set && elsewhere
}

const TARGET: &str = "target";

/// The target, where all scenarios that have one have the same.
fn one_target(all: &[&Scenario]) -> Option<f64> {
    let mut target = None;
    for m in all.iter().flat_map(|s| &s.milestones) {
        if m.key == TARGET && *target.get_or_insert(m.level) != m.level {
            return None;
        }
    }
    target
}

/// A cell of what differs, as a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: the scenario has no such quantity, or never gets there.
    Nothing,
    /// Words.
    Text(String),
    /// A number in the row's unit.
    Number(f64),
    /// A day, in days since 1970-01-01.
    Date(f64),
    /// A share from 0 to 1.
    Share(f64),
}

/// A row of what differs, for files.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// What it is about, in the language of the panel.
    pub label: String,
    /// Its name in links and files.
    pub key: &'static str,
    /// The unit of its numbers.
    pub unit: &'static str,
    /// The panel's own, then that of each pin.
    pub values: Vec<Value>,
}

/// What each milestone is told by, and how that is taken.
type Told = ((&'static str, &'static str), fn(&Milestone) -> Value);

const TOLD: [Told; 4] = [
    (("10%", "10%"), |m| day(m.p10)),
    (("median", "中央値"), |m| day(m.p50)),
    (("90%", "90%"), |m| day(m.p90)),
    (("never", "到達しない割合"), |m| {
        Value::Share(m.never)
    }),
];

fn day(day: f64) -> Value {
    if day.is_finite() {
        Value::Date(day)
    } else {
        Value::Nothing
    }
}

impl Panel {
    /// The rows of [`differences`](Self::differences) as values: each milestone has one for its 10%, its median, its 90% and
    /// the share that never gets there.
    pub fn differing(&self) -> Vec<Differing> {
        let (lang, own) = (self.lang, Scenario::of(self));
        let mut all = vec![&own];
        all.extend(self.pins.iter().map(|pin| &**pin));
        let mut rows = Vec::new();
        if all.iter().any(|s| s.pin.view != own.pin.view) {
            let view = |s: &&Scenario| Value::Text(s.pin.view.label(lang).to_owned());
            rows.push(Differing {
                label: localized(lang, "View", "ビュー").to_owned(),
                key: "view",
                unit: "",
                values: all.iter().map(view).collect(),
            });
        }
        for param in REGISTRY {
            if differs(&all, param.key) {
                let unit = match param.kind {
                    Kind::Number { unit, .. } => unit_label(lang, unit),
                    _ => "",
                };
                rows.push(Differing {
                    label: param_label(lang, param.key).to_owned(),
                    key: param.name,
                    unit,
                    values: all.iter().map(|s| s.exact(lang, param.key)).collect(),
                });
            }
        }
        let target = one_target(&all);
        for (m, unit) in milestones(&all, target) {
            let name = milestone_label(lang, m, unit, target);
            for ((en, ja), take) in TOLD {
                let value = |s: &&Scenario| {
                    let mut same = s.milestones.iter();
                    let same = same.find(|other| s.unit == unit && other.key == m.key);
                    same.map_or(Value::Nothing, take)
                };
                rows.push(Differing {
                    label: join(&[&name, localized(lang, ", ", "、"), localized(lang, en, ja)]),
                    key: m.key,
                    unit: "",
                    values: all.iter().map(value).collect(),
                });
            }
        }
        rows
    }
}

/// The milestones that have rows: targets, then the named levels that are not everyone's target anyway.
fn milestones<'a>(all: &[&'a Scenario], target: Option<f64>) -> Vec<(&'a Milestone, &'static str)> {
    let mut rows: Vec<(&Milestone, &'static str)> = Vec::new();
    for targets in [true, false] {
        for scenario in all {
            for m in &scenario.milestones {
                let there = rows.iter().any(|row| row.0.key == m.key);
                // Use of a length is another milestone than its reach.
                let reach = scenario.unit == "minutes" && m.reach;
                let everyones = reach && target == Some(m.level);
                if (m.key == TARGET) == targets && !there && (targets || !everyones) {
                    rows.push((m, scenario.unit));
                }
            }
        }
    }
    rows
}

fn milestone_label(lang: Lang, m: &Milestone, unit: &str, target: Option<f64>) -> String {
    if m.key == TARGET && target.is_none() {
        return param_label(lang, Key::TargetLength).to_owned();
    }
    m.label(lang, unit)
}

/// The median date, below it the 80% range, below that how many draws never arrive.
fn arrival(lang: Lang, m: &Milestone) -> String {
    let mut text = if m.p50 == f64::INFINITY {
        localized(lang, "not reached", "到達せず").to_owned()
    } else {
        short_month(lang, m.p50)
    };
    let from = short_month(lang, m.p10);
    if m.p10 < f64::INFINITY {
        text.push('\n');
        if m.p90 == f64::INFINITY {
            text.push_str(localized(lang, "from ", "早くて"));
        }
        text.push_str(&from);
    }
    if m.p90 < f64::INFINITY {
        let to = short_month(lang, m.p90);
        if from != to {
            text.push_str(localized(lang, " – ", "〜"));
            text.push_str(&to);
        }
    }
    if m.never > 0.0 {
        text.push('\n');
        text.push_str(&percent(lang, m.never));
        text.push_str(localized(lang, " never", "は到達せず"));
    }
    text
}
