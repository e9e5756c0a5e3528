//! The uncertain assumptions of a study: each with its low and its high value, and what these rest on.

use crate::{
    assumptions::{
        Assumptions,
        codec::Pin,
        registry::{Key, Kind, Origin, REGISTRY, Scale, Unit},
    },
    model::{
        access,
        drivers::SPAN,
        horizon::Joint,
        numerics::normal,
        research::jones::{self, Triangle},
        share,
    },
    params::groups,
    views::{Panel, Study, View, branches, horizon, waiting},
};

/// What a span rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The points and the fit to them.
    Fit,
    /// A published distribution.
    Published,
    /// Another parameter, which says how far this one spreads.
    Spread(Key),
    /// Nothing but a rule of ours: see [`judged`].
    Judged,
    /// A choice: all of its words.
    Choice,
}

/// An uncertain assumption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// Which.
    pub key: Key,
    /// The value in force.
    pub value: f64,
    /// Its 10% quantile; the first word of a choice.
    pub low: f64,
    /// Its 90% quantile; the last word of a choice.
    pub high: f64,
    /// What the span rests on.
    pub ground: Ground,
}

impl Input {
    /// Whether the span comes from data: from points, or from a publication. A spread counts as what its own default rests on.
    pub fn is_data(&self) -> bool {
        match self.ground {
            Ground::Fit | Ground::Published => true,
            Ground::Spread(spread) => matches!(spread.param().origin, Origin::Source(_)),
            Ground::Judged | Ground::Choice => false,
        }
    }

    /// The value at a share `u` of its distribution: 10%, 50% and 90% lie at the low value, the value and the high value, and what
    /// is between and beyond is normal on either side, of the logarithm where all three are positive.
    pub fn quantile(&self, u: f64) -> f64 {
        let z = normal::quantile(u) / normal::quantile(SPAN.1);
        let log = self.low > 0.0 && self.value > 0.0;
        let of = |x: f64| if log { libm::log(x) } else { x };
        let side = if z < 0.0 { self.low } else { self.high };
        let moved = of(self.value) + z.abs() * (of(side) - of(self.value));
        if log { libm::exp(moved) } else { moved }
    }
}

/// Which points are fitted is a choice of data and has no distribution; the rest of these is a matter of display.
const LEFT_OUT: [Key; 6] = [
    Key::Data,
    Key::Since,
    Key::AsOf,
    Key::LengthCap,
    Key::AnchorDate,
    Key::StateOfTheArt,
];

/// Spreads: they move no answer at the values in force.
const SPREADS: [Key; 9] = [
    Key::DoublingTimeSpread,
    Key::LagSpread,
    Key::GovernanceSpread,
    Key::CapacitySpread,
    Key::ShareBeforeSpread,
    Key::AdoptionLagSpread,
    Key::ForecastMissSpread,
    Key::OutageSpread,
    Key::RivalError,
];

/// All uncertain assumptions of a study that has this panel, in the order of the registry.
pub fn uncertain(study: &Study, panel: &Panel) -> Vec<Input> {
    let view = study.link.view;
    let a = study.link.assumptions.filled(view);
    let pin = Pin::new(view, a);
    let fit = Fit::of(study, &a);
    let mut all = Vec::new();
    // What is believed of the laws moves no answer.
    let beliefs: Vec<Key> = groups::beside(View::Horizon).collect();
    for param in REGISTRY.iter().filter(|p| p.views.contains(&view)) {
        let key = param.key;
        let silent = panel.irrelevant.contains(&key) || !waiting::matters(&pin, key);
        let setting = param.origin == Origin::Setting;
        let out = [&LEFT_OUT[..], &SPREADS, &beliefs];
        if silent || setting || out.iter().any(|keys| keys.contains(&key)) {
            continue;
        }
        let Some(value) = a.in_force(key, &panel.resolved) else {
            continue;
        };
        let judgement = param.origin == Origin::Judgement;
        let (span, ground) = match param.kind {
            Kind::Choice(_) | Kind::Flag if judgement => (param.range(), Ground::Choice),
            Kind::Choice(_)
            | Kind::Flag
            | Kind::Number {
                unit: Unit::Draws, ..
            } => continue,
            Kind::Number { .. } | Kind::Date { .. } => span(&a, key, value, fit.as_ref()),
        };
        let (low, high) = (param.nearest(span.0), param.nearest(span.1));
        if low < high {
            all.push(Input {
                key,
                value,
                low,
                high,
                ground,
            });
        }
    }
    all
}

/// The trend's level and pace at their 10% and 90%.
struct Fit {
    /// Minutes at the anchor, unless set by hand.
    level: Option<(f64, f64)>,
    /// Days per doubling.
    pace: (f64, f64),
    by_hand: bool,
}

impl Fit {
    fn of(study: &Study, a: &Assumptions) -> Option<Self> {
        let mut filled = study.clone();
        filled.link.assumptions = *a;
        let mut inputs = horizon::shared_inputs(&filled);
        inputs.boot = false;
        let joint = Joint::of(&inputs)?;
        let z = normal::quantile(SPAN.1);
        let by_hand = inputs.dt.is_some();
        let (level, rate) = joint.draw(0, [0.0; 2]);
        let moved = [[1.0, 0.0], [0.0, 1.0]].map(|column| joint.draw(0, column));
        let sd = |of: fn(&(f64, f64)) -> f64, middle: f64| {
            let [a, b] = [of(&moved[0]) - middle, of(&moved[1]) - middle];
            z * libm::hypot(a, b)
        };
        let spread = sd(|draw| draw.1, rate);
        let rates = if by_hand || !spread.is_finite() {
            [-z, z].map(|z| joint.draw(0, [0.0, z]).1)
        } else {
            [rate - spread, rate + spread]
        };
        let days = rates.map(|rate| if rate > 0.0 { 1.0 / rate } else { f64::MAX });
        let off = sd(|draw| draw.0, level);
        Some(Self {
            level: inputs
                .h0
                .is_none()
                .then(|| (libm::exp2(level - off), libm::exp2(level + off))),
            pace: (days[0].min(days[1]), days[0].max(days[1])),
            by_hand,
        })
    }
}

/// From where to where a number goes, and what says so.
fn span(a: &Assumptions, key: Key, value: f64, fit: Option<&Fit>) -> ((f64, f64), Ground) {
    let z = normal::quantile(SPAN.1);
    let log_normal = |spread: Key, sd: f64| {
        let factor = libm::exp(z * sd * a.get(spread) / 100.0);
        ((value / factor, value * factor), Ground::Spread(spread))
    };
    match (key, fit) {
        (Key::DoublingTime, Some(fit)) => {
            let ground = if fit.by_hand {
                Ground::Spread(Key::DoublingTimeSpread)
            } else {
                Ground::Fit
            };
            (fit.pace, ground)
        }
        (
            Key::AnchorHorizon,
            Some(Fit {
                level: Some(level), ..
            }),
        ) => (*level, Ground::Fit),
        (Key::LaterDoublingTime, _) if a.given(key).is_some() => {
            log_normal(Key::DoublingTimeSpread, 1.0)
        }
        (Key::AdoptionLag, _) => log_normal(Key::AdoptionLagSpread, 1.0),
        (Key::ClosedLag, _) if a.value(Key::PauseTrigger).is_some() => {
            (judged(key, value), Ground::Judged)
        }
        (Key::ClosedLag | Key::OpenLag | Key::ChinaLag, _) => log_normal(Key::LagSpread, 1.0),
        (Key::Governance, _) => {
            let sd = a.get(Key::GovernanceSpread) / 100.0;
            let at = |z: f64| 100.0 * access::governance(value / 100.0, sd, z);
            ((at(-z), at(z)), Ground::Spread(Key::GovernanceSpread))
        }
        (
            Key::PatchCapacity
            | Key::VendorCapacity
            | Key::ExaminationCapacity
            | Key::ReviewCapacity,
            _,
        ) => log_normal(Key::CapacitySpread, 1.0),
        (Key::ShareBefore | Key::ShareNow, _) => {
            let part = |key| a.get(key) / 100.0;
            let [before, now] = share::drawn(
                part(Key::ShareBefore),
                part(Key::ShareBeforeSpread),
                part(Key::ShareNow),
                part(Key::ShareCeiling),
            );
            let (low, high) = if key == Key::ShareBefore { before } else { now };
            let at = |u: f64| 100.0 * (low + u * (high - low));
            ((at(SPAN.0), at(SPAN.1)), Ground::Published)
        }
        _ => match triangle(a, key) {
            Some(triangle) => (
                (triangle.quantile(SPAN.0), triangle.quantile(SPAN.1)),
                Ground::Published,
            ),
            None => (judged(key, value), Ground::Judged),
        },
    }
}

/// The parameters of the research law, in the order of their triangles.
pub const RESEARCH: [Key; 5] = [
    Key::LabourShare,
    Key::ReturnsToInputs,
    Key::DifficultyExponent,
    Key::AutomationWidth,
    Key::AutomatedShare,
];

fn triangle(a: &Assumptions, key: Key) -> Option<Triangle> {
    let place = RESEARCH.iter().position(|other| *other == key)?;
    Some(jones::triangles(&branches::jones(a))[place])
}

/// How far a number goes of which nothing says how uncertain it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A date: half a year to either side.
    HalfYear,
    /// Zero, or all of a whole: a tenth of its range to either side.
    Tenth,
    /// A share: its odds from three quarters of what they are to four thirds.
    Odds,
    /// Everything else: from three quarters of it to four thirds.
    Ratio,
}

impl Rule {
    /// The rule for a parameter at a value.
    pub fn of(key: Key, value: f64) -> Self {
        let whole = whole(key);
        match key.param().kind {
            Kind::Date { .. } => Self::HalfYear,
            _ if value == 0.0 || Some(value) == whole => Self::Tenth,
            _ if whole.is_some() => Self::Odds,
            _ => Self::Ratio,
        }
    }
}

/// What all of it is, of a parameter that is a share.
fn whole(key: Key) -> Option<f64> {
    match key.param().kind {
        Kind::Number {
            scale: Scale::Logit,
            ..
        } => Some(1.0),
        Kind::Number {
            unit: Unit::Percent,
            max: 100.0,
            min,
            ..
        } if min >= 0.0 => Some(100.0),
        _ => None,
    }
}

/// From where to where a number goes by its [`Rule`].
pub fn judged(key: Key, value: f64) -> (f64, f64) {
    let (min, max) = key.param().range();
    match Rule::of(key, value) {
        Rule::HalfYear => (value - 183.0, value + 183.0),
        Rule::Tenth => {
            let step = 0.1 * (max - min);
            (value - step, value + step)
        }
        Rule::Odds => {
            let whole = whole(key).unwrap_or(1.0);
            let odds = value / (whole - value);
            let share = |odds: f64| whole * odds / (1.0 + odds);
            (share(0.75 * odds), share(odds / 0.75))
        }
        Rule::Ratio => {
            let (a, b) = (value * 0.75, value / 0.75);
            (a.min(b), a.max(b))
        }
    }
}
