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
