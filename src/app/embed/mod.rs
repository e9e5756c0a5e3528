//! The bare figure, as it stands inside of another page: headline, chart, chosen controls and a way to the whole page.

pub mod answer;
mod talk;
pub mod telling;

use leptos::prelude::*;

use super::{
    chart,
    controls::control,
    dialogs,
    dom::{
        El,
        html::{a, div, main, p},
    },
    panel::findings,
    shell::{announce, messages},
    store::{App, address, dialog::Dialog},
};
use crate::{assumptions::registry::Key, i18n::ui::Ui};

/// Puts the bare figure into the document if the address asks for it.
pub fn show(app: App) -> bool {
    let Some(options) = app.runtime.with_value(|b| b.address.embed.clone()) else {
        return false;
    };
    let root = gloo::utils::document_element();
    let class = if options.transparent {
        "embedded transparent"
    } else {
        "embedded"
    };
    root.set_class_name(class);
    let card = div().class("chart-card").child(chart::Chart(app));
    let figure = main().child((
        messages::Notices(app),
        findings::Headline(app).attr("hidden", move || options.plain),
        card.clone(),
        EmbedControls(app, options.controls),
        WholePage(app),
    ));
    for part in [&figure, &announce::LiveRegion(app), &messages::Toasts(app)] {
        part.mount();
    }
    if let Some(origin) = options.origin {
        talk::listen(app, origin, &figure.node(), &card.node());
    }
    true
}

/// Opens the dialog that writes the markup.
pub fn open(app: App) {
    app.dialog.set(Dialog::Embed);
}

/// Where that dialog stands.
pub fn EmbedPlace(app: App) -> El {
    dialogs::DialogPlace(app, Dialog::Embed, |page| page.embed_dialog)
}

/// Those of the chosen controls that the view at hand has.
fn EmbedControls(app: App, keys: Vec<Key>) -> El {
    div().class("embed-controls").child(move || {
        let view = app.view.get();
        let here = keys.iter().filter(|key| key.param().views.contains(&view));
        here.map(|key| control::Control(app, *key))
            .collect::<Vec<_>>()
    })
}

/// The same permalink in a window of its own.
fn WholePage(app: App) -> El {
    let href = move || {
        // Every change of the link ends in a new panel.
        app.panel.track();
        Some(address::absolute(&app.whole_query()))
    };
    p().class("embed-source").child(
        a().class("wordmark")
            .id("whole")
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .inner_html("Doubl<span>ings</span>")
            .attr("href", href)
            .attr("title", move || app.text(Ui::WholePage)),
    )
}
