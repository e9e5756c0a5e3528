//! How a link asks to be shown inside of another page: `embed=1&plain=1&controls=dt,target&origin=https://example.org`.
//!
//! Like the rest of a link it is read without failing: what cannot be used is reported and left out.

use super::{
    journey,
    notice::{Notice, Notices, cut},
    registry::Key,
};

/// What the bare figure shows, and with whom it talks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Leaves out the headline.
    pub plain: bool,
    /// Leaves out the background, so that the page around it shows through.
    pub transparent: bool,
    /// The parameters that can be changed beside the chart, in this order, each once.
    pub controls: Vec<Key>,
    /// The origin of pages that may exchange messages with the figure; without one nobody may.
    pub origin: Option<String>,
}

/// Reads the options of a query, with or without a leading `?` or `#`; `None` without `embed=1`.
///
/// Of a repeated option the first counts.
pub fn parse(query: &str) -> (Option<Options>, Vec<Notice>) {
    let mut notices = Notices::default();
    let mut options = Options::default();
    let mut embed = false;
    let mut seen = [false; 5];
    for (name, text) in journey::pairs(query) {
        const NAMES: [&str; 5] = ["embed", "plain", "transparent", "controls", "origin"];
        let Some(index) = NAMES.iter().position(|known| *known == name) else {
            continue;
        };
        if std::mem::replace(&mut seen[index], true) {
            continue;
        }
        let text = text.trim();
        match index {
            0 => embed = is_on(text),
            1 => options.plain = is_on(text),
            2 => options.transparent = is_on(text),
            3 => options.controls = keys(text, &mut notices),
            _ if text.is_empty() => {}
            _ if is_origin(text) => options.origin = Some(text.to_owned()),
            _ => notices.push(Notice::BadValue {
                key: "origin",
                text: cut(text),
            }),
        }
    }
    if embed {
        (Some(options), notices.finish())
    } else {
        (None, Vec::new())
    }
}

/// Adds options to a query that is not empty.
pub fn append(query: &mut String, options: &Options) {
    query.push_str("&embed=1");
    for (name, on) in [
        ("&plain=1", options.plain),
        ("&transparent=1", options.transparent),
    ] {
        if on {
            query.push_str(name);
        }
    }
    for (index, key) in options.controls.iter().enumerate() {
        query.push_str(if index == 0 { "&controls=" } else { "," });
        query.push_str(key.param().name);
    }
    if let Some(origin) = &options.origin {
        query.push_str("&origin=");
        query.extend(form_urlencoded::byte_serialize(origin.as_bytes()));
    }
}

fn is_on(text: &str) -> bool {
    text == "1"
}

fn keys(text: &str, notices: &mut Notices) -> Vec<Key> {
    let mut keys = Vec::new();
    for name in text.split(',').map(str::trim) {
        match Key::find(name) {
            Some(key) if !keys.contains(&key) => keys.push(key),
            None if !name.is_empty() => notices.push(Notice::UnknownKey { key: cut(name) }),
            _ => {}
        }
    }
    keys
}

/// Whether a text has the form in which browsers name an origin: scheme, host and perhaps a port, in small letters.
///
/// `null`, which all pages without an origin share, is none, and neither is `*`.
pub fn is_origin(text: &str) -> bool {
    let scheme = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '+' | '-');
    let host = |c: char| scheme(c) || matches!(c, '.' | ':' | '[' | ']' | '_');
    let Some((before, rest)) = text.split_once(':') else {
        return false;
    };
    let rest = rest.strip_prefix("//").unwrap_or_default();
    let plain = before.chars().all(scheme) && rest.chars().all(host);
    plain && !before.is_empty() && !rest.is_empty() && text.len() <= 300
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{codec, registry::REGISTRY};
    use proptest::prelude::*;

    fn read(query: &str) -> Options {
        let (options, notices) = parse(query);
        assert_eq!(notices, [], "{query}");
        options.unwrap()
    }

    #[test]
    fn without_embed_the_page_is_whole() {
        for query in [
            "",
            "?v=2&dt=120",
            "embed=0&plain=1",
            "embed=yes",
            "controls=nothing",
        ] {
            assert_eq!(parse(query), (None, vec![]), "{query}");
        }
    }

    #[test]
    fn every_option_is_read() {
        assert_eq!(read("?embed=1"), Options::default());
        let all = "#v=2&plain=1&transparent=1&embed=1&controls=dt,%20target&origin=https%3A%2F%2Fexample.org";
        let expected = Options {
            plain: true,
            transparent: true,
            controls: vec![Key::DoublingTime, Key::TargetLength],
            origin: Some("https://example.org".into()),
        };
        assert_eq!(read(all), expected);
    }

    #[test]
    fn the_first_of_a_repeated_option_counts() {
        let options = read("embed=1&embed=0&controls=dt,dt&controls=target&plain=0&plain=1");
        assert_eq!(options.controls, [Key::DoublingTime]);
        assert!(!options.plain);
    }

    #[test]
    fn what_cannot_be_used_is_reported() {
        let (options, notices) = parse("embed=1&controls=dt,bogus,,zz&origin=*");
        let unknown = |key: &str| Notice::UnknownKey { key: key.into() };
        let origin = Notice::BadValue {
            key: "origin",
            text: "*".into(),
        };
        assert_eq!(notices, [unknown("bogus"), unknown("zz"), origin]);
        let options = options.unwrap();
        assert_eq!(
            (options.controls, options.origin),
            (vec![Key::DoublingTime], None)
        );
        assert_eq!(
            parse(&("embed=1&controls=".to_owned() + &"zz,".repeat(5000)))
                .1
                .len(),
            9
        );
    }

    #[test]
    fn an_origin_is_what_browsers_call_one() {
        for good in [
            "https://example.org",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "http://localhost",
            "chrome-extension://abc",
        ] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "",
            "null",
            "*",
            "https://",
            "file://",
            "example.org",
            "https://example.org/",
            "https://Example.org",
            "https://a b",
            "https://a@b",
            "https:example.org",
            "://x",
            "https://*.example.org",
            "https://例え.jp",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_and_concerns_no_assumption(
            plain: bool,
            transparent: bool,
            keys in prop::sample::subsequence(REGISTRY.iter().map(|p| p.key).collect::<Vec<_>>(), 0..9),
            origin in prop::option::of("[a-z][a-z0-9+-]{0,8}://[a-z0-9.:_\\[\\]-]{1,40}"),
        ) {
            let options = Options { plain, transparent, controls: keys, origin };
            let mut query = String::from("v=2&view=horizon&dt=120");
            append(&mut query, &options);
            prop_assert_eq!(parse(&query), (Some(options), vec![]));
            let (link, notices) = codec::parse(&query);
            prop_assert_eq!(codec::write(&link), "v=2&view=horizon&dt=120");
            prop_assert_eq!(notices, vec![]);
        }

        #[test]
        fn any_text_is_read(text: String, origin: String) {
            for query in [text.clone(), ["embed=1&controls=", &text, "&origin=", &origin].concat()] {
                let (options, notices) = parse(&query);
                prop_assert!(notices.len() <= 9);
                if let Some(origin) = options.and_then(|options| options.origin) {
                    prop_assert!(is_origin(&origin));
                }
            }
        }
    }
}
