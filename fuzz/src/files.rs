//! A file that is dropped onto the page: any bytes give a scenario that opens and can be saved again, points, or words about
//! what is wrong, never a panic.

use doublings::{
    assumptions::codec,
    document::{Action, Document},
    export::{
        kept, own, scenario_in,
        single::{self, Opens},
    },
};

/// See the module.
pub fn run(bytes: &[u8]) {
    if let Some(kept) = scenario_in(bytes) {
        assert!(!kept.query.contains(char::is_control));
        let (link, notices) = codec::parse(&kept.query);
        assert!(notices.len() <= 9);
        let mut document = Document::default();
        document.apply(Action::Open(Box::new(link.clone()), notices));
        assert_eq!(document.link(), &link);
    } else {
        super::points::run(bytes);
    }
    let png = kept::png(bytes, "title", "?dt=120", 1.0);
    if png != bytes {
        let _ = scenario_in(&png);
    }
    // The page that was saved as one file, read and saved again with anything.
    let text = String::from_utf8_lossy(bytes);
    let _ = own::read(&text);
    let opens = Opens {
        link: &text,
        own: "",
    };
    let _ = single::again(&text, opens);
    let page = single::again(PAGE, opens).expect("a page");
    let (before, after) = PAGE.split_once("\">").expect("a name");
    let inside = page.strip_prefix(before).expect("the same before it");
    let (inside, rest) = inside.split_once("\">").expect("an end");
    assert!(!inside.contains(['"', '<', '>']) && rest.ends_with(after));
}

/// What of a saved page keeps its link.
const PAGE: &str = "<meta name=\"doublings-link\" content=\"\"><p>";
