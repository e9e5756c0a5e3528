//! Sorting in few bytes: each instantiation of the standard library's sort would add two kilobytes to the page.

/// Sorts in place; equal items may change their order. Items without an order end up anywhere.
///
/// Shell's method (1959) with the gaps of Ciura (2001), continued by a factor of 9/4.
pub fn sort<T: Copy>(items: &mut [T], less: impl Fn(&T, &T) -> bool) {
    let mut gaps = vec![1, 4, 10, 23, 57, 132, 301, 701];
    while gaps[gaps.len() - 1] < items.len() {
        gaps.push(gaps[gaps.len() - 1] * 9 / 4);
    }
    for gap in gaps.into_iter().rev() {
        for i in gap..items.len() {
            let item = items[i];
            let mut at = i;
            while at >= gap && less(&item, &items[at - gap]) {
                items[at] = items[at - gap];
                at -= gap;
            }
            items[at] = item;
        }
    }
}

/// Puts the value of a rank to its place, none greater before it and none less behind it, in linear time: FIND of Hoare (1961).
/// No NaN.
///
/// # Panics
/// If there are no more items than `rank`.
pub fn select(items: &mut [f64], rank: usize) {
    let (mut low, mut high) = (0, items.len() - 1);
    while low < high {
        let (a, b) = (items[low], items[high]);
        let middle = items[low.midpoint(high)];
        let pivot = a.min(b).max(middle.min(a.max(b)));
        let (mut from, mut to) = (low, high + 1);
        while from < to {
            while items[from] < pivot {
                from += 1;
            }
            while items[to - 1] > pivot {
                to -= 1;
            }
            if from < to {
                to -= 1;
                items.swap(from, to);
                from += 1;
            }
        }
        if rank < to {
            high = to - 1;
        } else if rank >= from {
            low = from;
        } else {
            return;
        }
    }
}

/// The indices of `keys` in ascending order; equal keys keep their order. NaN comes last.
pub fn ascending(keys: impl IntoIterator<Item = f64>) -> Vec<usize> {
    let mut pairs: Vec<(f64, usize)> = keys.into_iter().zip(0..).collect();
    sort(&mut pairs, |a, b| {
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).is_lt()
    });
    pairs.into_iter().map(|(_, index)| index).collect()
}

/// `items` in the ascending order of their keys; equal keys keep their order.
pub fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let order = ascending(items.iter().map(key));
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|index| slots[index].take())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorted_as_the_standard_library_sorts(mut items in proptest::collection::vec(0..50u32, 0..400)) {
            let mut expected = items.clone();
            expected.sort_unstable();
            sort(&mut items, |a, b| a < b);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn a_rank_is_what_sorting_puts_there(
            items in proptest::collection::vec(
                prop_oneof![0.0..9.0f64, Just(0.0), Just(4.0), Just(f64::INFINITY), Just(f64::NEG_INFINITY)],
                1..300,
            ),
            at in any::<prop::sample::Index>(),
        ) {
            let rank = at.index(items.len());
            let mut expected = items.clone();
            expected.sort_unstable_by(f64::total_cmp);
            let mut found = items.clone();
            select(&mut found, rank);
            prop_assert_eq!(found[rank], expected[rank]);
            prop_assert!(found[..rank].iter().all(|v| *v <= found[rank]));
            prop_assert!(found[rank..].iter().all(|v| *v >= found[rank]));
            found.sort_unstable_by(f64::total_cmp);
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(ascending([2.0, 1.0, 2.0, f64::NAN, 0.5]), [4, 1, 0, 2, 3]);
        assert_eq!(
            sorted(vec!["bb", "a", "cc", "d"], |s| s.len() as f64),
            ["a", "d", "bb", "cc"]
        );
    }
}
