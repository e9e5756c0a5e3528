//! What the header's menus hold: where a chart can be sent, shown and saved.

use super::menu;
use crate::{
    app::{
        controls::button::Button,
        dialogs::{import, picture, story, template},
        dom::{
            El,
            html::{div, p},
        },
        embed, present,
        share::{self, single},
        store::App,
    },
    i18n::ui::Ui,
};

/// What goes to somebody else; on narrow screens also what is shown to a room, which has no menu of its own there.
pub fn share(app: App) -> Vec<El> {
    let has_all = move || {
        let own = import::own(app);
        !app.has_own(own.key) || app.value(own.key) != Some(own.chosen())
    };
    vec![
        Entry(app, "copy-link", Ui::CopyLink, share::copy_link),
        Entry(app, "copy", Ui::CopyPicture, picture::copy),
        Entry(app, "open-embed", Ui::Embed, embed::open),
        p().class("small")
            .id("share-own")
            .attr("hidden", has_all)
            .child(move || app.text(Ui::OwnStays)),
        Group(app, "present", Ui::Present).child((
            Entry(app, "share-walk", Ui::Walk, present::walk::open),
            Entry(app, "share-present", Ui::PresentNow, present::open),
            Entry(app, "share-story", Ui::Story, story::open),
        )),
    ]
}

/// What is shown to a room.
pub fn present(app: App) -> Vec<El> {
    vec![
        Entry(app, "open-walk", Ui::Walk, present::walk::open),
        Entry(app, "open-present", Ui::PresentNow, present::open),
        Entry(app, "open-story", Ui::Story, story::open),
    ]
}

/// Files.
pub fn download(app: App) -> Vec<El> {
    vec![
        Group(app, "picture", Ui::MenuPicture).child((
            Entry(app, "open-picture", Ui::Picture, picture::open),
            Entry(app, "download-svg", Ui::DownloadSvg, share::save_svg),
        )),
        Group(app, "slides", Ui::MenuSlides).child((
            Entry(app, "download-pptx", Ui::DownloadPptx, share::save_pptx),
            Entry(app, "download-story", Ui::DownloadStory, share::save_story),
            Entry(app, "choose-template", Ui::TemplateChoose, template::pick),
            template::TemplateField(app),
        )),
        Group(app, "data", Ui::MenuData).child((
            Entry(app, "download-xlsx", Ui::DownloadXlsx, share::save_xlsx),
            Entry(app, "download-csv", Ui::DownloadCsv, share::save_csv),
            Entry(app, "download-json", Ui::DownloadJson, share::save_json),
        )),
        Group(app, "page", Ui::MenuPage).child(Entry(
            app,
            "download-html",
            Ui::DownloadHtml,
            single::save,
        )),
    ]
}

fn Entry(app: App, id: &str, label: Ui, act: fn(App)) -> El {
    let act = move |_| {
        menu::close();
        act(app);
    };
    Button(app, label, act).id(id)
}

fn Group(app: App, id: &str, label: Ui) -> El {
    let name = ["menu-", id].concat();
    let heading = p().class("small").id(&name);
    div()
        .class("entry-group")
        .attr("role", "group")
        .attr("aria-labelledby", &name)
        .child(heading.child(move || app.text(label)))
}
