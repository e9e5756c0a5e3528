//! Messages to an embedded figure, one a line, with steps back and pins between them: whatever is asked for, what is told of it can
//! be asked for again and shows the same.

use std::cell::RefCell;

use doublings::{
    assumptions::{
        codec, embed, journey,
        registry::{Key, View},
    },
    document::{Action, Document},
    export,
    i18n::{Lang, words},
    views::{self, Session},
};

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
}

/// More messages than these find no new code.
const MOST_MESSAGES: usize = 8;

/// See the module.
pub fn run(bytes: &[u8]) {
    let mut document = Document::default();
    let mut lang = Lang::En;
    for message in bytes.split(|byte| *byte == b'\n').take(MOST_MESSAGES) {
        let Some((&kind, text)) = message.split_first() else {
            continue;
        };
        match kind {
            b'<' => _ = document.apply(Action::Undo),
            b'>' => _ = document.apply(Action::Redo),
            b'+' => _ = document.apply(Action::Pin),
            b'0'..=b'3' => _ = document.apply(Action::OpenPin(usize::from(kind - b'0'))),
            b'-' => _ = document.apply(Action::Unpin(text.first().map(|at| usize::from(*at)))),
            b'~' => {
                let at = text.first().map_or(0, |at| usize::from(*at));
                document.apply(Action::Switch(View::ALL[at % View::ALL.len()]));
            }
            _ => lang = set(&mut document, &String::from_utf8_lossy(message)).unwrap_or(lang),
        }
        let told = codec::write(document.link());
        assert_eq!(codec::parse(&told), (document.link().clone(), vec![]));
    }
    let mut study = document.study().clone();
    if study.link == codec::Link::default() {
        return;
    }
    study.link.assumptions.set(Key::Draws, 100.0);
    for pin in &mut study.link.pins {
        pin.assumptions.set(Key::Draws, 100.0);
    }
    let panel = SESSION.with_borrow_mut(|session| session.panel(&study, lang));
    let headline = views::plain(&panel.headline);
    assert!(!headline.is_empty() && !headline.contains(char::is_control));
    assert!(!export::csv(&panel).is_empty());
}

fn set(document: &mut Document, query: &str) -> Option<Lang> {
    let (link, notices) = codec::parse(query);
    // Whether the answer waits for the second part of the page.
    let _ = views::waits_for(&link) || journey::needs_mending(query);
    for lang in [Lang::En, Lang::Ja] {
        for notice in &notices {
            assert!(!words::notice(lang, notice).contains(char::is_control));
        }
    }
    if let (Some(options), notices) = embed::parse(query) {
        assert!(notices.len() <= 9);
        let mut told = codec::write(&link);
        embed::append(&mut told, &options);
        assert_eq!(embed::parse(&told), (Some(options), vec![]));
    }
    document.apply(Action::Open(Box::new(link), notices));
    Lang::from_tag(&codec::page_value(query, "lang")?)
}
