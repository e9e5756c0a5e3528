//! A person's own points inside of the file that holds the whole page.

use crate::strategies;

use std::rc::Rc;

use doublings::{
    assumptions::codec,
    evidence::points::{self, Dataset},
    export::{
        own,
        single::{self, Opens, Part},
    },
    views::Study,
};
use proptest::prelude::*;

/// What a page is made of, as far as this matters.
const PAGE: &str = "<head><meta http-equiv=\"Content-Security-Policy\">\
    <script type=\"module\" src=\"./p.js\" data-sha256=\"h\"></script></head>";

fn file(opens: Opens) -> String {
    let script = Part {
        name: "p.js".to_owned(),
        bytes: b"go()".to_vec(),
    };
    single::page(PAGE, &[script], opens, "").expect("a page")
}

/// What a browser reads in the file under this name.
fn content(file: &str, name: &str) -> String {
    let (_, rest) = file
        .split_once(&format!("<meta name=\"{name}\" content=\""))
        .expect("a name");
    let (content, _) = rest.split_once("\">").expect("an end");
    assert!(!content.contains(['"', '<', '>']), "{content}");
    content.replace("&amp;", "&")
}

/// All but the numbers of the lines, which are counted anew.
fn nameless(data: Option<&Rc<Dataset>>) -> Option<Dataset> {
    let mut data = Dataset::clone(data?);
    for point in &mut data.points {
        point.id.clear();
    }
    Some(data)
}

fn study(query: &str) -> Study {
    let table = |column| format!("name,date,{column}\nA,2025-01-01,10\nB,2026-01-01,40\n");
    Study {
        link: codec::parse(query).0,
        imported: Some(Rc::new(points::import(&table("minutes")).expect("a table"))),
        shares: Some(Rc::new(
            points::import_shares(&table("share")).expect("a table"),
        )),
        ..Study::default()
    }
}

proptest! {
    #[test]
    fn all_points_come_back_and_nothing_of_them_is_markup(study in strategies::study()) {
        let text = own::write(&study);
        prop_assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "&=%+*-._".contains(c)));
        let link = codec::write(&study.link);
        let opens = Opens { link: &link, own: &text };
        let file = file(opens);
        prop_assert_eq!(content(&file, "doublings-link"), link.as_str());
        prop_assert_eq!(file.matches('<').count(), self::file(Opens::default()).matches('<').count());
        let [imported, shares] = own::read(&content(&file, "doublings-own"));
        prop_assert_eq!(nameless(imported.as_ref()), nameless(study.imported.as_ref()));
        prop_assert_eq!(nameless(shares.as_ref()), nameless(study.shares.as_ref()));
        let again = single::again(&self::file(Opens::default()), opens);
        prop_assert_eq!(again, Some(file));
    }

    #[test]
    fn any_text_is_read_without_panic(text: String, table: String) {
        let _ = own::read(&text);
        let [imported, shares] = own::read(&["minutes=", &table, "&share=name,date"].concat());
        prop_assert!(imported.is_none_or(|data| !data.points.is_empty()));
        prop_assert_eq!(shares, None);
    }
}

#[test]
fn only_points_that_the_scenario_a_pin_or_the_story_shows_go_into_the_file() {
    for (query, minutes, share) in [
        ("view=horizon", false, false),
        ("view=horizon&data=mine", true, false),
        ("view=code&shares=mine", false, true),
        ("view=horizon&pin=code;shares:mine", false, true),
        ("view=horizon&scene=horizon;data:mine", true, false),
        (
            "scene=horizon~horizon;data:mine~code;shares:mine",
            true,
            true,
        ),
    ] {
        let text = own::write(&study(query));
        assert_eq!(text.contains("minutes="), minutes, "{query}: {text}");
        assert_eq!(text.contains("share="), share, "{query}: {text}");
    }
    let none = Study {
        imported: None,
        ..study("data=mine")
    };
    assert_eq!(own::write(&none), "");
}
