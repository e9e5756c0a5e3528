//! One sort for everything: each further instantiation of the standard library's would add to the page.

/// The indices of `keys` in ascending order; equal keys keep their order. NaN comes last.
pub fn ascending(keys: impl IntoIterator<Item = f64>) -> Vec<usize> {
    let mut pairs: Vec<(f64, usize)> = keys.into_iter().zip(0..).collect();
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
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

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(ascending([2.0, 1.0, 2.0, f64::NAN, 0.5]), [4, 1, 0, 2, 3]);
        assert_eq!(
            sorted(vec!["bb", "a", "cc", "d"], |s| s.len() as f64),
            ["a", "d", "bb", "cc"]
        );
    }
}
