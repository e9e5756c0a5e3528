//! Names of files.

use crate::assumptions::codec::{self, Link};

/// Longer names are cut off after a whole assumption: sharing services and office programs have limits of their own.
const MOST_BYTES: usize = 80;

/// A file's name without its ending: the view and what differs from the defaults, such as `doublings-horizon-dt-120`.
pub fn file_stem(link: &Link) -> String {
    let bare = Link {
        view: link.view,
        assumptions: link.assumptions,
        ..Link::default()
    };
    let mut stem = ["doublings-", link.view.name()].concat();
    for pair in codec::write(&bare).split('&').skip(2) {
        let plain = |c: char| if is_plain(c) { c } else { '-' };
        let part: String = pair.chars().map(plain).collect();
        if stem.len() + 1 + part.len() > MOST_BYTES {
            break;
        }
        stem.push('-');
        stem.push_str(&part);
    }
    stem
}

/// What every file system takes, and no program takes for anything else.
const fn is_plain(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(query: &str) -> String {
        file_stem(&codec::parse(query).0)
    }

    #[test]
    fn a_name_tells_view_and_assumptions() {
        assert_eq!(stem(""), "doublings-horizon");
        assert_eq!(
            stem("v=2&view=horizon&dt=120.5&law=power&pin=code&scene=code;say:x"),
            "doublings-horizon-law-power-dt-120.5"
        );
        assert_eq!(stem("v=2&view=code&s1=4"), "doublings-code-s1-4");
    }

    proptest::proptest! {
        #[test]
        fn a_name_is_short_and_plain_whatever_is_assumed(query in "(&(dt|law|since|asof|d|target|h0|t0|seed|until)=[a-z0-9.-]{1,10}){0,12}") {
            let stem = stem(&["v=2", &query].concat());
            proptest::prop_assert!(stem.len() <= MOST_BYTES && stem.chars().all(is_plain), "{stem}");
        }
    }
}
