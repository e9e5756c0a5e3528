//! Parameters that are not shown at first: which of them stand together, and behind which question.

use crate::{assumptions::registry::Key, views::View};

/// What parameters stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A question in the column of assumptions, in English and Japanese.
    Asked(&'static str, &'static str),
    /// A smaller chart, in whose card they stand.
    Beside(&'static str),
}

/// Parameters that stand together.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Where.
    pub place: Place,
    /// Which, in the order of the page.
    pub keys: &'static [Key],
}

impl Group {
    pub(crate) const fn asked(en: &'static str, ja: &'static str, keys: &'static [Key]) -> Self {
        Self {
            place: Place::Asked(en, ja),
            keys,
        }
    }

    pub(crate) const fn beside(chart: &'static str, keys: &'static [Key]) -> Self {
        Self {
            place: Place::Beside(chart),
            keys,
        }
    }
}

/// Groups that views have in common, after their own.
const COMMON: &[Group] = &[
    Group::asked(
        "How fast does it double?",
        "どれだけ速く倍増するか",
        &[
            Key::DoublingTime,
            Key::DoublingFactor,
            Key::DoublingsLeft,
            Key::BreakDate,
            Key::LaterDoublingTime,
        ],
    ),
    Group::asked(
        "Which data count?",
        "どのデータを使うか",
        &[
            Key::Data,
            Key::SuccessLevel,
            Key::Since,
            Key::AsOf,
            Key::Vintage,
            Key::StateOfTheArt,
            Key::RecordsAt,
            Key::LengthCap,
            Key::LongPoints,
            Key::Cheating,
            Key::LevelTest,
        ],
    ),
    Group::asked(
        "What does the chart show?",
        "図に何を示すか",
        &[Key::Until, Key::FanOf, Key::FanBands, Key::ClockTime],
    ),
    Group::asked(
        "Expert",
        "専門的な設定",
        &[
            Key::AnchorDate,
            Key::AnchorHorizon,
            Key::Draws,
            Key::Seed,
            Key::Bootstrap,
            // Those that come and go with the others.
            Key::Scatter,
            Key::DoublingTimeSpread,
        ],
    ),
];

/// The groups of a view: each of its parameters that is not shown at first stands in one of them.
pub fn of(view: View) -> Vec<(Place, Vec<Key>)> {
    let own = view.groups();
    let mut all: Vec<(Place, Vec<Key>)> = own.iter().map(|g| (g.place, g.keys.to_vec())).collect();
    let is_left = |key: &Key| {
        key.param().views.contains(&view)
            && !view.main().contains(key)
            && !own.iter().any(|group| group.keys.contains(key))
    };
    let common = COMMON.iter().map(|group| {
        let keys = group.keys.iter().copied().filter(is_left);
        (group.place, keys.collect())
    });
    all.extend(common.filter(|(_, keys): &(Place, Vec<Key>)| !keys.is_empty()));
    all
}

/// All parameters of a view in the order of the page.
pub fn in_order(view: View) -> Vec<Key> {
    let mut all = view.main().to_vec();
    all.extend(of(view).into_iter().flat_map(|(_, keys)| keys));
    all
}

/// Those in the cards of its smaller charts.
pub fn beside(view: View) -> impl Iterator<Item = Key> {
    let cards = view.groups().iter();
    let cards = cards.filter(|group| matches!(group.place, Place::Beside(_)));
    cards.flat_map(|group| group.keys).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::registry::REGISTRY;

    #[test]
    fn each_parameter_of_a_view_has_one_place() {
        for view in View::ALL {
            let groups = of(*view);
            for param in REGISTRY.iter().filter(|param| param.views.contains(view)) {
                let first = usize::from(view.main().contains(&param.key));
                let behind = groups.iter().filter(|(_, keys)| keys.contains(&param.key));
                assert_eq!(first + behind.count(), 1, "{view:?}: {:?}", param.key);
            }
            for key in view
                .main()
                .iter()
                .chain(groups.iter().flat_map(|(_, keys)| keys))
            {
                assert!(key.param().views.contains(view), "{view:?}: {key:?}");
            }
        }
    }
}
