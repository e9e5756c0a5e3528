//! Assumptions change by slider, button, box and preset, and every change can be taken back.

use doublings::assumptions::registry::{Origin, REGISTRY, View};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::Page;
use crate::person::{days_in, month_in};

#[test]
fn every_arrow_press_on_the_slider_changes_the_value() {
    let page = Page::open("");
    let slider = page.by_role("slider", "Doubling time");
    let mut before = page.boxed("dt");
    for _ in 0..12 {
        slider.keys(Key::Right);
        let after = page.boxed("dt");
        assert!(number(&after) > number(&before), "{before} then {after}");
        before = after;
    }
    let spoken = slider.attr("aria-valuetext").unwrap_or_default();
    assert!(spoken.ends_with(" days"), "{spoken}");
    page.wait_for_address("dt=");
    page.assert_quiet();
}

#[test]
fn the_sentence_follows_the_slider() {
    let page = Page::open("");
    let before = page.headline();
    let slider = page.find("#p-dt");
    for _ in 0..3 {
        slider.keys(Key::PageUp);
    }
    let after = page.headline();
    assert!(days_in(&after) > days_in(&before), "{after}");
    assert_ne!(month_in(&after), month_in(&before));
    assert_eq!(
        f64::from(days_in(&after)),
        number(&page.boxed("dt")).round()
    );
    page.wait_until(
        "the new sentence is spoken",
        &format!(
            "document.querySelector('#live').textContent === {}",
            json!(after)
        ),
    );
}

#[test]
fn a_drag_of_the_slider_is_one_step_back() {
    let page = Page::open("");
    let (before, was) = (page.headline(), page.boxed("dt"));
    let slider = page.find("#p-dt");
    page.drag(&slider, 60, 0);
    let after = page.headline();
    assert_ne!(days_in(&after), days_in(&before));
    assert_ne!(page.boxed("dt"), was);
    page.wait_for_address("dt=");
    page.by_role("button", "Undo").click();
    page.wait_for_headline(&before);
    assert_eq!(page.boxed("dt"), was);
    assert!(!page.by_role("button", "Undo").is_enabled());
    page.by_role("button", "Redo").click();
    page.wait_for_headline(&after);
}

#[test]
fn the_buttons_beside_the_slider_need_no_drag() {
    let page = Page::open("?v=2&dt=100");
    page.by_role("button", "More: Doubling time").click();
    let more = number(&page.boxed("dt"));
    assert!(more > 100.0);
    page.by_role("button", "Less: Doubling time").click();
    page.by_role("button", "Less: Doubling time").click();
    assert!(number(&page.boxed("dt")) < 100.0);
}

#[test]
fn starting_points_can_be_taken_back_one_by_one() {
    let page = Page::open("");
    let first = page.headline();
    page.start_from("METR since 2019");
    let second = page.headline();
    page.start_from("S-curve soon");
    let third = page.headline();
    assert!(first != second && second != third);
    page.wait_for_address("left=2");
    let chosen = page.by_role("button", "S-curve soon");
    assert_eq!(chosen.attr("aria-pressed").as_deref(), Some("true"));
    page.chord(Key::Control, "z");
    page.wait_for_headline(&second);
    page.chord(Key::Control, "z");
    page.wait_for_headline(&first);
    page.chord(Key::Control, "y");
    page.wait_for_headline(&second);
    page.wait_for_address("since=2019-01-01");
}

#[test]
fn every_starting_point_gives_a_sentence_of_its_own() {
    let page = Page::open("");
    let mut sentences = vec![page.headline()];
    for chip in page.find_all(".chip:not([hidden])").iter().skip(1) {
        chip.click();
        sentences.push(page.headline());
        assert_eq!(chip.attr("aria-pressed").as_deref(), Some("true"));
    }
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), 7, "{sentences:#?}");
    page.assert_quiet();
}

#[test]
fn one_control_or_all_go_back_to_their_defaults() {
    let page = Page::open("?v=2&dt=300&target=480");
    let reset = page.by_role("button", "Reset: Doubling time");
    reset.click();
    assert!(!reset.is_enabled());
    assert_eq!(page.boxed("target"), "1 day");
    page.wait_until("the address forgets it", "!location.search.includes('dt=')");
    page.by_role("button", "Reset all").click();
    assert_eq!(page.boxed("target"), "1 week");
    assert!(!page.by_role("button", "Reset all").is_enabled());
    page.wait_until(
        "the address is short",
        "location.search === '?v=2&view=horizon'",
    );
}

#[test]
fn the_box_takes_what_people_type() {
    let page = Page::open("");
    page.type_into("dt", "１５０");
    assert_eq!(page.boxed("dt"), "150");
    assert_eq!(days_in(&page.headline()), 150);
    page.wait_for_address("dt=150");
    page.type_into("dt", "4 months");
    assert_eq!(days_in(&page.headline()), 122);
    page.type_into("target", "１労働週");
    assert!(page.headline().contains("a week"), "{}", page.headline());
    page.type_into("target", "2.400");
    assert_eq!(page.find("#e-target").text(), "Type 2,400 or 2.4000");
    assert!(page.headline().contains("a week"), "{}", page.headline());
    page.type_into("target", "1 month");
    assert!(page.headline().contains("a month"), "{}", page.headline());
}

#[test]
fn the_box_keeps_what_it_cannot_take_and_says_why() {
    let page = Page::open("");
    let before = page.headline();
    for (typed, said) in [
        ("soon", "not a number"),
        ("5", "20 to 1"),
        ("1e99", "20 to 1"),
    ] {
        page.type_into("dt", typed);
        assert_eq!(page.boxed("dt"), typed);
        assert_eq!(
            page.find("#n-dt").attr("aria-invalid").as_deref(),
            Some("true")
        );
        let error = page.find("#e-dt");
        assert!(error.is_visible());
        assert!(error.text().contains(said), "{}", error.text());
        assert_eq!(page.headline(), before);
    }
    page.keys(Key::Escape);
    assert!(!page.find("#e-dt").is_visible());
    page.type_into("since", "yesterday");
    assert_eq!(page.find("#e-since").text(), "This is not a date.");
    page.assert_quiet();
}

#[test]
fn what_stands_behind_a_control_is_told_on_request() {
    let page = Page::open("?v=2&view=code");
    page.unfold_assumptions();
    assert!(
        page.words(".legend")
            .contains("Our judgement, not a published figure")
    );
    for param in REGISTRY.iter().filter(|p| p.views.contains(&View::Code)) {
        let mark = format!(".control[data-key={}] .mark", param.name);
        let is_judged = param.origin == Origin::Judgement;
        assert_eq!(page.find_all(&mark).len(), usize::from(is_judged), "{mark}");
    }
    assert!(page.find_all(".hint").is_empty());
    let about = page.find("#h-s2");
    assert_eq!(about.attr("aria-expanded").as_deref(), Some("false"));
    about.click();
    assert!(page.find("#i-s2").text().contains("over 80%"));
    assert_eq!(about.attr("aria-expanded").as_deref(), Some("true"));
    about.click();
    assert!(page.find_all("#i-s2").is_empty());
    page.assert_quiet();
}

#[test]
fn assumptions_of_a_smaller_chart_stand_in_its_card() {
    let page = Page::open("?v=2&view=code");
    let slider = page.find("[data-extra=output] #p-r");
    let before = page.words("[data-extra=output] p");
    slider.keys(Key::Right);
    page.wait_for_address("r=0.11");
    page.wait_until(
        "the words of the card follow, and the slider keeps the focus",
        &format!(
            "document.querySelector('[data-extra=output] p').textContent !== {} && document.activeElement.id === 'p-r'",
            json!(before)
        ),
    );
    page.by_role("link", "Horizon").click();
    page.type_into("pexp", "2");
    page.wait_for_address("pexp=2");
    assert!(page.find_all("#p-r").is_empty());
    assert_eq!(page.words("[data-extra=laws] .own .badge"), "1");
    page.assert_quiet();
}

#[test]
fn a_question_counts_what_has_been_changed_behind_it() {
    let page = Page::open("?v=2&since=2024-01-01&seed=7&draws=200");
    page.reveal("since");
    page.reveal("seed");
    let badge = |key: &str| {
        page.words(&format!(
            "details:has(.control[data-key={key}]) .badge:not([hidden])"
        ))
    };
    assert_eq!([badge("since"), badge("seed")], ["1", "2"]);
    page.find("#r-since").click();
    page.wait_until(
        "no number is left",
        "document.querySelector('details:has([data-key=since]) .badge').hidden",
    );
    page.assert_quiet();
}

#[test]
fn terms_are_underlined_once_and_explained_on_request() {
    let page = Page::open("");
    page.wait_until(
        "terms are underlined",
        "document.querySelector('#headline .term') && document.querySelector('#subline .term')",
    );
    let terms =
        "[...document.querySelectorAll('.term')].map((term) => term.getAttribute('popovertarget'))";
    page.wait_until(
        "none of them twice",
        &["new Set(", terms, ").size === ", terms, ".length"].concat(),
    );
    page.find("#headline [popovertarget=term-horizon]").click();
    let said = page.find("#term-horizon");
    assert!(said.is_visible() && said.text().contains("skilled person"));
    page.keys(Key::Escape);
    assert!(!said.is_visible());
    page.assert_quiet();
}

#[test]
fn a_backtest_knows_less() {
    let page = Page::open("");
    let before = page.headline();
    page.type_into("asof", "2025-06-30");
    let then = page.headline();
    assert_ne!(then, before);
    page.wait_for_address("asof=2025-06-30");
    let fitted = |page: &Page| page.forecast()["fit"]["n"].as_u64();
    assert!(fitted(&page) < Some(14));
    page.type_into("asof", "all");
    page.wait_for_headline(&before);
}

#[test]
fn each_shape_of_growth_has_its_own_controls() {
    let page = Page::open("");
    let shown = |key: &str| page.find(&format!("[data-key={key}]")).is_visible();
    assert!(!shown("left") && !shown("d") && !shown("brk"));
    page.choose("law", "plateau");
    assert!(shown("left") && !shown("d"));
    page.choose("law", "power");
    assert!(shown("d") && !shown("left"));
    page.choose("law", "broken");
    assert!(shown("brk") && shown("dt2") && !shown("d"));
    page.wait_for_address("law=broken");
    page.assert_quiet();
}

fn number(text: &str) -> f64 {
    let text = text.replace(',', "");
    text.parse()
        .unwrap_or_else(|_| panic!("{text} is no number"))
}
