//! Terms that are explained on request: underlined once in what a view says, once the hand rests.
//!
//! The browser opens and closes the explanations (`popover`), so nothing listens.

use std::cell::RefCell;

use gloo::{timers::callback::Timeout, utils::document};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::dom::{
    self, El,
    html::{button, p},
};
use crate::i18n::{
    Lang,
    glossary::{TERMS, Term},
};

/// Where terms are underlined.
const PLACES: [&str; 3] = ["headline", "subline", "notes"];

/// Milliseconds without a change after which it is done.
const REST: u32 = 300;

/// Underlines terms soon.
pub fn mark() {
    thread_local! {
        static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    SOON.set(Some(Timeout::new(REST, mark_now)));
}

fn mark_now() {
    for id in PLACES {
        if let Some(place) = document().get_element_by_id(id) {
            mark_in(&place);
        }
    }
}

fn mark_in(place: &Node) {
    let mut next = place.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        let element = node.dyn_ref::<Element>();
        match (node.node_type(), &*node.node_name()) {
            (Node::TEXT_NODE, _) => mark_text(place, &node),
            (_, "A" | "BUTTON") => {}
            _ if element.is_some_and(|e| e.get_attribute("role").is_some()) => {
                mark_control(element)
            }
            _ => mark_in(&node),
        }
    }
}

/// Which attribute of a control that is a term names the explanation.
pub const MEANT: &str = "aria-describedby";

/// The first mention of a term that is explained nowhere yet.
fn first_fresh(text: &str) -> Option<(&'static Term, usize, usize)> {
    let fresh = |term: &&Term| {
        let same = |attribute| ["[", attribute, "=", term.id, "]"].concat();
        let same = [same("popovertarget"), same(MEANT)].join(",");
        matches!(document().query_selector(&same), Ok(None))
    };
    let found = TERMS.iter().filter(fresh);
    let found = found.filter_map(|term| Some((term, term.find(text)?)));
    let (term, (at, end, lang)) = found.min_by_key(|(_, (at, ..))| *at)?;
    explain(term, lang);
    Some((term, at, end))
}

/// A control is underlined already; a term in it is explained when it is pressed.
fn mark_control(control: Option<&Element>) {
    let Some(control) = control else { return };
    let _ = control.remove_attribute(MEANT);
    if let Some((term, ..)) = first_fresh(&control.text_content().unwrap_or_default()) {
        let _ = control.set_attribute(MEANT, term.id);
    }
}

/// Shows the explanation that belongs to a control, or to what it contains.
pub fn explain_in(part: &Element) {
    let control = part.closest(&["[", MEANT, "]"].concat()).ok().flatten();
    let meant = control.and_then(|control| control.get_attribute(MEANT));
    let meant = meant.and_then(|id| document().get_element_by_id(&id));
    if let Some(meant) = meant {
        let show = js_sys::Reflect::get(&meant, &"togglePopover".into());
        if let Ok(Ok(show)) = show.map(JsCast::dyn_into::<js_sys::Function>) {
            let _ = show.call0(&meant);
        }
    }
}

/// Underlines the first mention of each term that is underlined nowhere yet.
fn mark_text(place: &Node, node: &Node) {
    let text = node.text_content().unwrap_or_default();
    let Some((term, at, end)) = first_fresh(&text) else {
        return;
    };
    let word = button()
        .class("term")
        .attr("type", "button")
        .attr("popovertarget", term.id)
        .child(&text[at..end]);
    let rest = dom::text(&text[end..]);
    for part in [dom::text(&text[..at]), word.node(), rest.clone()] {
        let _ = place.insert_before(&part, Some(node));
    }
    let _ = place.remove_child(node);
    mark_text(place, &rest);
}

/// Makes the explanation, which stays in the page, in the language of the text.
fn explain(term: &Term, lang: Lang) {
    let said = said(term, lang);
    if let Some(there) = document().get_element_by_id(term.id) {
        there.set_text_content(Some(&said));
        return;
    }
    p().id(term.id)
        .class("explanation")
        .attr("popover", "auto")
        .child(&said)
        .mount();
}

fn said(term: &Term, lang: Lang) -> String {
    let colon = match lang {
        Lang::En => ": ",
        Lang::Ja => "：",
    };
    [term.name(lang), colon, term.meaning(lang)].concat()
}

/// All of them, for the method.
pub fn all(lang: Lang) -> Vec<El> {
    let line = |term: &Term| p().child(said(term, lang));
    TERMS.iter().map(line).collect()
}
