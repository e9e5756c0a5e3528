//! What the page says when its code panics. Uses nothing that the panic may have left half done.

use std::cell::Cell;

use gloo::utils::document;

use crate::{
    assumptions::codec::{self, Link},
    i18n::{
        Lang,
        ui::{self, Ui},
    },
};

thread_local! {
    static LAST: Cell<(Option<Link>, Lang)> = const { Cell::new((None, Lang::En)) };
}

/// Keeps the last state that was shown without failing.
pub fn remember(link: Link, lang: Lang) {
    LAST.set((Some(link), lang));
}

/// Shows a message instead of a frozen page.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let text = info.to_string();
        web_sys::console::error_1(&text.as_str().into());
        show(&text);
    }));
}

fn show(text: &str) -> Option<()> {
    let (link, lang) = LAST.take();
    let document = document();
    if document.get_element_by_id("crash").is_some() {
        return None;
    }
    let element = |name| document.create_element(name).ok();
    let note = element("div")?;
    note.set_id("crash");
    note.set_attribute("role", "alert").ok()?;
    let words = element("p")?;
    words.set_text_content(Some(ui::text(lang, Ui::Crashed)));
    let way_back = element("a")?;
    way_back.set_id("restore");
    let query = link.map(|link| codec::write(&link)).unwrap_or_default();
    way_back
        .set_attribute("href", &(String::from("?") + &query))
        .ok()?;
    way_back.set_text_content(Some(ui::text(lang, Ui::Restore)));
    let detail = element("pre")?;
    detail.set_text_content(Some(text));
    for part in [words, way_back, detail] {
        note.append_child(&part).ok()?;
    }
    document.body()?.append_child(&note).ok()?;
    Some(())
}
