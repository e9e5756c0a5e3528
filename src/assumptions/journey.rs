//! What happens to a link on its way: parameters that others add, characters that stick to its end, escapes of escapes.
//!
//! All that reads a query takes its pairs from here. Nothing is mended that the codec could have written.

use super::codec;

/// More escapes around one another than these are left.
const MOST_ESCAPES: usize = 4;

/// Names that mail, advertisements and networks add to any link, and what is left of marks that markup writes as words.
const FOREIGN: &[&str] = &[
    "msclkid",
    "gclsrc",
    "wbraid",
    "gbraid",
    "igsh",
    "igshid",
    "mkt_tok",
    "mibextid",
    "ref",
    "ref_src",
    "ref_url",
    "s",
    "si",
    "spm",
    "srsltid",
    "t",
    "li_fat_id",
    "lipi",
    "rcm",
    "trk",
    "trkinfo",
    "epik",
    "share_id",
    "smid",
    "usp",
    "feature",
    "from",
    "cmpid",
    "ncid",
    "ef_id",
    "s_kwcid",
    "vero_id",
    "wickedid",
    "xtor",
    "ved",
    "usg",
    "openexternalbrowser",
    "hsctatracking",
    "quot",
    "apos",
    "gt",
    "lt",
    "nbsp",
];

/// How other such names begin; others end with `clid`.
const FOREIGN_STARTS: &[&str] = &[
    "_", "utm_", "mc_", "gad_", "hsa_", "pk_", "mtm_", "matomo_", "piwik_", "oly_", "at_", "fb_",
];

/// An ampersand as markup may write it.
const AMPERSANDS: &[&str] = &["amp;", "#38;", "#038;", "#x26;"];

/// The names and values of a query, with or without a leading `?` or `#`, in the form in which they were written.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    if !needs_mending(query) {
        return plain_pairs(query);
    }
    #[cfg(all(feature = "split", target_arch = "wasm32"))]
    return MENDING.get().map_or(plain_pairs as Mending, |mend| *mend)(query);
    #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
    mended_pairs(query)
}

/// Mends a query that has suffered on its way.
pub type Mending = fn(&str) -> Vec<(String, String)>;

/// What mends links waits, since few need it; until it is here they are read as they are.
#[cfg(all(feature = "split", target_arch = "wasm32"))]
static MENDING: std::sync::OnceLock<Mending> = std::sync::OnceLock::new();

/// Mends links from now on.
#[cfg(all(feature = "split", target_arch = "wasm32"))]
pub fn mend_with(mend: Mending) {
    let _ = MENDING.set(mend);
}

/// Whether a query may have anything that the codec does not write. Of one that has nothing of the kind the pairs are as they stand.
pub fn needs_mending(query: &str) -> bool {
    let query = query.strip_prefix(['?', '#']).unwrap_or(query);
    let is_plain = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let written = |b: u8| b.is_ascii_alphanumeric() || b";:._-".contains(&b);
        let ends_well = value
            .bytes()
            .next_back()
            .is_none_or(|b| b.is_ascii_alphanumeric());
        match name {
            // Words, and what is never mended.
            "scene" | "find" | "fore" => false,
            "origin" => {
                value.bytes().all(|b| b.is_ascii_graphic())
                    && !value.as_bytes().windows(3).any(|w| w == b"%25")
            }
            _ => {
                let is_quoted = value.starts_with("3D");
                codec::is_own(name) && ends_well && !is_quoted && value.bytes().all(written)
            }
        }
    };
    !query.is_empty() && !query.split('&').all(is_plain)
}

fn plain_pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.trim_start_matches(['?', '#']).as_bytes())
        .into_owned()
        .collect()
}

/// The pairs of a query that [`needs_mending`].
pub fn mended_pairs(query: &str) -> Vec<(String, String)> {
    // What leads to a fragment may bring marks of its own.
    let query = unwrapped(query.trim().trim_start_matches(['?', '#', '/', '!']));
    let is_quoted = is_quoted_printable(&query);
    let mut pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| (own_name(&name), value))
        .filter(|(name, _)| !is_foreign(name))
        .map(|(name, value)| {
            let value = match value.split_at_checked(2) {
                Some((_, rest)) if is_quoted => rest.to_owned().into(),
                _ => value,
            };
            let value = match free(&name, &value) {
                // Nobody is allowed more than was written.
                None if name == "origin" => value.into_owned(),
                None => mended(before_foreign(&value)),
                Some((before, words)) => [&plain(before), words.trim_end()].concat(),
            };
            (name, value)
        })
        .collect();
    if let Some((name, value)) = pairs.last_mut()
        && free(name, value).is_some()
        && !query.ends_with('&')
    {
        *value = without_stray(value).to_owned();
    }
    pairs
}

/// Adds a person's words to a query, such that they do not look like an escape of an escape.
pub(super) fn append_words(query: &mut String, words: &str) {
    let text: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    let mut bytes = text.into_bytes();
    while let Some(at) = twice_escaped(&bytes) {
        // The digits of the letter's own escape: 30 to 39, 41 to 46, 61 to 66.
        let letter = std::mem::replace(&mut bytes[at + 3], b'%');
        bytes.insert(at + 4, b'0' + letter % 16);
        bytes.insert(at + 4, b'0' + letter / 16);
    }
    query.push_str(&String::from_utf8(bytes).unwrap_or_default());
}

/// Ends a query such that a bracket at the end of its last words is theirs, and not of the sentence around the link.
pub(super) fn close(query: &mut String, words: &str) {
    if without_stray(words).len() < words.len() {
        query.push('&');
    }
}

/// A value that ends with a person's words: what stands before them, and they. Nothing here cuts a text but where it is safe
/// to: the message of a panic that names the place would be a hundredth of the page.
fn free<'a>(name: &str, value: &'a str) -> Option<(&'a str, &'a str)> {
    match name {
        "find" => Some(("", value)),
        "scene" | "pin" | "fore" => {
            let own: &[u8] = if name == "pin" { b"name:" } else { b"say:" };
            let at = value.as_bytes().windows(own.len()).position(|w| w == own);
            value.split_at_checked(at?)
        }
        _ => None,
    }
}

/// Whether a mail that writes `=` as `=3D` was not read as such: then all values begin with this.
fn is_quoted_printable(query: &str) -> bool {
    let mut values = query.split('&').filter_map(|pair| pair.split_once('='));
    query.starts_with("v=3D") && values.all(|(_, value)| value.starts_with("3D"))
}

/// A name without what sticks to it: spaces, marks that nobody sees, the rest of an `&amp;`.
fn own_name(name: &str) -> String {
    let mut name = name.trim();
    while let Some(rest) = AMPERSANDS.iter().find_map(|and| name.strip_prefix(and)) {
        name = rest;
    }
    // A place in the page, unless it is the link that stands there.
    if let Some(place) = name.strip_prefix('#') {
        name = if codec::is_own(place) { place } else { "_" };
    }
    // Behind the link stood a mark, and perhaps more markup.
    if let Some((entity, _)) = name.split_once(';') {
        name = entity;
    }
    mended(name)
}

fn is_foreign(name: &str) -> bool {
    let name = &*name.to_ascii_lowercase();
    name.ends_with("clid")
        || FOREIGN_STARTS.iter().any(|start| name.starts_with(start))
        || FOREIGN.contains(&name)
}

/// A value without what was hung on the link with a `?`, as if it had none yet.
fn before_foreign(value: &str) -> &str {
    let is_foreign = |after: &str| is_foreign(after.split('=').next().unwrap_or_default());
    match value.split_once('?') {
        Some((before, after)) if is_foreign(after) => before,
        _ => value,
    }
}

/// A value as a link writes it: ASCII marks for those that a word processor puts in their place, nothing that cannot be seen,
/// nothing at its end of the sentence in which the link stood.
pub(super) fn mended(text: &str) -> String {
    let text = plain(text);
    text.trim_end_matches(is_after).trim().to_owned()
}

fn plain(text: &str) -> String {
    let plain = |c| match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        c => Some(c),
    };
    text.trim().chars().filter_map(plain).collect()
}

/// What a sentence puts behind a link that stands in it.
fn is_after(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '>' | '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '`' | '*' | '_' | '~' | '/' | '|' | '»' | '’' | '”' | '…'
            | '\u{3001}'..='\u{3003}' | '\u{3009}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '｡' | '｣' | '､'
    ) || c.is_whitespace()
}

/// Words without brackets at their end that nothing in them opens, and without the stop behind those.
fn without_stray(words: &str) -> &str {
    let mut kept = words;
    loop {
        let bare = kept.trim_end_matches(['.', ',', '。', '、']);
        let Some(close) = bare.chars().next_back() else {
            return kept;
        };
        let open = match close {
            ')' => '(',
            ']' => '[',
            '）' => '（',
            '」' => '「',
            '』' => '『',
            '】' => '【',
            _ => return kept,
        };
        let count = |c| bare.chars().filter(|other| *other == c).count();
        if count(open) >= count(close) {
            return kept;
        }
        kept = bare.strip_suffix(close).unwrap_or_default();
    }
}

/// A query whose escapes have been escaped again by what it passed through.
fn unwrapped(query: &str) -> String {
    let mut text = query.to_owned();
    for _ in 0..MOST_ESCAPES {
        let mut once = String::new();
        for pair in text.split('&') {
            if !once.is_empty() {
                once.push('&');
            }
            once.push_str(&unescaped(pair, !is_wrapped(pair)));
        }
        if once == text {
            break;
        }
        text = once;
    }
    text
}

/// Whether what separates pairs is escaped in what should be one.
fn is_wrapped(pair: &str) -> bool {
    let has = |escape: &[u8]| {
        pair.as_bytes()
            .windows(3)
            .any(|w| w.eq_ignore_ascii_case(escape))
    };
    match pair.split_once('=') {
        None => has(b"%3d"),
        Some((name, value)) => match own_name(name).as_str() {
            "scene" | "find" | "fore" => false,
            // What stands before the name that a person gave.
            "pin" => {
                value
                    .find("name")
                    .is_none_or(|at| value.find("%26").is_some_and(|e| e < at))
                    && has(b"%26")
            }
            _ => has(b"%26"),
        },
    }
}

/// Where the first percent sign is escaped of what is an escape itself.
fn twice_escaped(text: &[u8]) -> Option<usize> {
    let is_escape =
        |w: &[u8]| w.starts_with(b"%25") && w[3].is_ascii_hexdigit() && w[4].is_ascii_hexdigit();
    text.windows(5).position(is_escape)
}

/// A text without one level of its escapes: all, or only those of percent signs before what then is an escape.
fn unescaped(text: &str, only_twice: bool) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => Some((16 * high + low) as u8),
            _ => None,
        };
        let twice = || digit(at + 3).is_some() && digit(at + 4).is_some();
        match escaped {
            Some(byte) if !only_twice || byte == b'%' && twice() => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::codec::{Notice, PAGE_KEYS};
    use crate::assumptions::evidence_filter::KEYS;
    use crate::assumptions::registry::{REGISTRY, View};

    const LINK: &str = "v=2&view=code&s1=4&since=2024-01-01&pin=horizon;law:power;dt:120";

    proptest::proptest! {
        /// What is not mended would not be changed by it.
        #[test]
        fn what_needs_no_mending_stays(query in "[?#]?((v|dt|view|pin|law|since|lang|origin|x)=[a-z0-9;:._%+ -]{0,12}&?){0,4}") {
            if !needs_mending(&query) {
                proptest::prop_assert_eq!(plain_pairs(&query), mended_pairs(&query));
            }
        }
    }

    #[test]
    fn links_of_the_page_need_no_mending() {
        for query in [
            LINK,
            "",
            "?",
            "?v=2&view=horizon&dt=120",
            "#v=1&dt=100.5",
            "?embed=1&origin=https%3A%2F%2Fa.example",
        ] {
            assert!(!needs_mending(query), "{query}");
        }
        for query in [
            "?fbclid=x",
            "?v=2&dt=120).",
            "v=2&amp;dt=1",
            "v%3D2",
            "scene=code;say:a",
            "dt=\u{2212}1",
            "origin=v= ",
        ] {
            assert!(needs_mending(query), "{query}");
        }
    }

    /// Notices of how `LINK` is read in this form; that it means the same.
    fn arrives(query: &str) -> Vec<Notice> {
        let (link, notices) = codec::parse(query);
        assert_eq!(link, codec::parse(LINK).0, "{query}");
        notices
    }

    #[test]
    fn what_others_add_is_left_out_without_a_word() {
        for foreign in [
            "fbclid=Iw_x",
            "utm_source=a&utm_medium=b",
            "gclid",
            "_ga=1.2",
            "ref=x",
            "mc_cid=1&mc_eid=2",
            "gad_source=1&gad_campaignid=2&gbraid=x",
            "openExternalBrowser=1",
            "trk=public_post&rcm=ACoAA&lipi=urn%3Ali%3Apage",
            "hsCtaTracking=a%7Cb&_hsenc=p2",
            "pk_campaign=a&mtm_source=b",
            "s=20&t=ab",
        ] {
            for query in [
                [LINK, "&", foreign].concat(),
                ["?", foreign, "&", LINK].concat(),
            ] {
                assert_eq!(arrives(&query), []);
            }
        }
        assert!(REGISTRY.iter().all(|param| !is_foreign(param.name)));
        assert!(PAGE_KEYS.iter().chain(&KEYS).all(|key| !is_foreign(key)));
    }

    #[test]
    fn what_is_hung_on_a_link_as_if_it_were_none_takes_nothing_with_it() {
        for foreign in [
            "?utm_source=share",
            "?fbclid",
            "?utm_source=a&utm_medium=b",
            "?_ga=1.2?fbclid=x",
            ")?ref=x",
        ] {
            assert_eq!(arrives(&[LINK, foreign].concat()), [], "{foreign}");
            let (link, notices) = codec::parse(&["v=2&view=code&s1=4", foreign].concat());
            assert_eq!((link.view, notices), (View::Code, vec![]), "{foreign}");
        }
        // What is no tracker's stays and is told.
        assert_eq!(codec::parse("v=2&dt=90?dt=80").1.len(), 1);
    }

    #[test]
    fn marks_before_a_link_are_no_names() {
        for before in ["#?", "#/", "#!", "#/?", "??", "?/"] {
            assert_eq!(arrives(&[before, LINK].concat()), [], "{before}");
        }
    }

    #[test]
    fn ampersands_of_markup_are_ampersands() {
        for and in [
            "&amp;",
            "&amp;amp;",
            "&amp%3B",
            "&\u{200b}",
            "& ",
            "&\n",
            "&#38;",
            "&#038;",
            "&amp;#038;",
            "&#x26;",
        ] {
            assert_eq!(arrives(&LINK.replace('&', and)), []);
            // A browser takes what is behind the number sign for a place in the page.
            let bent = ["?", &LINK.replace('&', and)].concat();
            let at = bent.find('#').unwrap_or(bent.len());
            assert_eq!(arrives(&codec::of_address(&bent[..at], &bent[at..])), []);
        }
    }

    #[test]
    fn equals_signs_of_mail_are_equals_signs() {
        assert_eq!(arrives(&LINK.replace('=', "=3D")), []);
        assert_eq!(arrives(&["?", &LINK.replace('=', "=3D"), ">"].concat()), []);
        // As long as nothing says that they were none.
        assert_eq!(codec::parse("v=2&dt=3D90").1.len(), 1);
    }

    #[test]
    fn the_sentence_around_a_link_is_no_part_of_it() {
        for after in [
            ")",
            ".",
            ").",
            "」",
            "。",
            "」。",
            "）",
            ">",
            "\",",
            "!",
            "...",
            "%E3%80%8D",
            "%E3%80%82",
            "*",
            "'",
            "\u{200b}",
            "&amp;",
            "/",
            "_",
            "**",
            "~~",
            "&quot;",
            "&quot;&gt;",
            "&gt;",
            "&nbsp;",
            "&lt;/a&gt;",
        ] {
            assert_eq!(arrives(&[LINK, after].concat()), [], "{after}");
            let (link, notices) = codec::parse(&["v=2&view=code", after].concat());
            assert_eq!((link.view, notices), (View::Code, vec![]), "{after}");
        }
    }

    #[test]
    fn escapes_of_escapes_are_undone() {
        let escape =
            |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
        let once = escape(LINK);
        assert_eq!(arrives(&once), []);
        assert_eq!(arrives(&escape(&once)), []);
        assert_eq!(arrives(&LINK.replace('&', "%26")), []);
        let written = codec::parse("scene=code;s1:4;say:半分はAI & 50%25?%20(a%2Bb)").0;
        let query = codec::write(&written);
        for query in [
            &query,
            &escape(&query),
            &query.replace('%', "%25"),
            &query.replace('%', "%2525"),
        ] {
            assert_eq!(codec::parse(query), (written.clone(), vec![]), "{query}");
        }
    }

    #[test]
    fn marks_of_word_processors_are_read_as_typed() {
        let hidden = LINK
            .replace("2024", "20\u{200b}24\u{feff}")
            .replace("code", "co\u{ad}de");
        assert_eq!(arrives(&hidden), []);
        for dash in [
            "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}", "－",
        ] {
            assert_eq!(arrives(&LINK.replace('-', dash)), []);
        }
        assert_eq!(arrives(&LINK.replace('4', "４").replace('=', "=　")), []);
    }

    #[test]
    fn words_are_kept_but_for_brackets_that_nothing_opens() {
        let words = |query: &str| codec::parse(query).0.scenes[0].words.clone();
        for (said, kept) in [
            ("half of it)", "half of it"),
            ("half of it).", "half of it"),
            ("半分」。", "半分"),
            ("半分。」", "半分。"),
            ("half of it]", "half of it"),
            ("半分）", "半分"),
            ("半分』、", "半分"),
            ("半分】", "半分"),
            ("half (of it)", "half (of it)"),
            ("half [of it]", "half [of it]"),
            ("半分（AI）", "半分（AI）"),
            ("半分『AI』", "半分『AI』"),
            ("半分【AI】", "半分【AI】"),
            ("「半分」。", "「半分」。"),
            ("half of it.", "half of it."),
            ("half...", "half..."),
        ] {
            assert_eq!(words(&["scene=code;say:", said].concat()), kept);
            assert_eq!(words(&["scene=code;say:", said, "&"].concat()), said);
        }
    }

    #[test]
    fn ampersands_in_the_name_of_a_pin_are_its_own() {
        let read = |query: &str| {
            let (link, notices) = codec::parse(query);
            let names: Vec<String> = link.pins.iter().map(|pin| pin.name.clone()).collect();
            (codec::write(&link), names, notices)
        };
        let (written, names, notices) = read("v=2&dt=90&pin=code;s1:4;name:A%26B");
        assert_eq!(
            (written.as_str(), &names[..], notices),
            (
                "v=2&view=horizon&dt=90&pin=code;s1:4;name:A%26B",
                &["A&B".to_owned()][..],
                vec![]
            )
        );
        // Those before the name separate what was written apart.
        let (_, names, notices) = read("pin=code;s1:4%26dt=90%26pin=horizon;name:A");
        assert_eq!(
            (names, notices),
            (vec![String::new(), "A".to_owned()], vec![])
        );
    }

    #[test]
    fn a_link_behind_the_number_sign_wins_over_what_stands_before_it() {
        let view = |search: &str, hash: &str| codec::parse(&codec::of_address(search, hash)).0.view;
        assert_eq!(view("?fbclid=x", "#v=2&view=code"), View::Code);
        assert_eq!(view("?view=access&s1=5", "#v=2&view=code"), View::Code);
        assert_eq!(view("?view=access", "#main"), View::Access);
        assert_eq!(view("?view=access", "#bogus=b"), View::Access);
        assert_eq!(view("", "#view%3Dcode"), View::Code);
        assert_eq!(codec::of_address("?utm_source=x", ""), "?utm_source=x");
        assert_eq!(codec::of_address("", "#main"), "");
        assert_eq!(
            codec::of_address("?view=access", "#38;dt=90"),
            "?view=access"
        );
        let (link, notices) = codec::parse(&codec::of_address("?v=2&view=access&", "#main"));
        assert_eq!((link.view, notices), (View::Access, vec![]));
        assert_eq!(view("?fbclid=x&", "#v=2&view=code"), View::Code);
        assert_eq!(
            codec::of_address("?lang=ja&theme=dark&dt=5&fbclid=x", "#v=2&theme=light"),
            "#v=2&theme=light&lang=ja"
        );
    }
}
