//! The chart as a picture for other programs: into the clipboard with one press, or made to measure in a dialog.

mod clipboard;
mod dialog;
mod paint;

pub use dialog::PictureDialog;

use leptos::prelude::*;

use crate::{
    app::{
        dialogs,
        dom::El,
        share,
        store::{App, dialog::Dialog},
    },
    export::{
        kept,
        picture::{self, Look},
    },
    figure::scene::Scene,
    i18n::ui::Ui,
};

/// Pixels of a copied picture to one of its own: slides are shown on large screens.
const COPIED: f64 = 2.0;

const ENDING: &str = ".png";

/// Puts the picture for a slide into the clipboard, in light colours.
pub fn copy(app: App) {
    app.finish_draws();
    copy_scene(app, &scene(app, &Look::default(), false), COPIED);
}

/// Opens the dialog.
pub fn open(app: App) {
    app.finish_draws();
    app.dialog.set(Dialog::Picture);
}

/// Where that dialog stands.
pub fn PicturePlace(app: App) -> El {
    dialogs::DialogPlace(app, Dialog::Picture, |page| page.picture_dialog)
}

fn scene(app: App, look: &Look, qr: bool) -> Scene {
    let mut stamp = share::stamp();
    stamp.qr = qr;
    app.panel
        .with_untracked(|panel| picture::scene(panel, look, &stamp))
}

/// The link of what is shown.
fn link(app: App) -> String {
    app.panel
        .with_untracked(|panel| share::stamp().permalink(panel))
}

/// Puts a picture of another chart into the clipboard, or saves it under the scenario's name and this ending.
pub fn copy_other(app: App, scene: &Scene, ending: String) {
    copy_as(app, scene, COPIED, ending);
}

/// Saves a picture of another chart.
pub fn save_other(app: App, scene: &Scene, ending: String) {
    let png = paint::png(scene, link(app), COPIED);
    leptos::task::spawn_local(async move { save_png(app, &png, Ui::Saved, &ending).await });
}

fn copy_scene(app: App, scene: &Scene, scale: f64) {
    copy_as(app, scene, scale, ENDING.to_owned());
}

/// Copies a picture, or saves it where the clipboard does not take it.
fn copy_as(app: App, scene: &Scene, scale: f64, ending: String) {
    let link = link(app);
    let png = paint::png(scene, link.clone(), scale);
    // In the same turn as the press, or Safari does not believe in it.
    let copying = clipboard::write(&png, || kept::svg(scene, &link));
    leptos::task::spawn_local(async move {
        if clipboard::is_done(copying, &png).await {
            share::say(app, Ui::PictureCopied);
        } else {
            save_png(app, &png, Ui::PictureSavedInstead, &ending).await;
        }
    });
}

/// Saves a painted picture and says so, or why not.
async fn save_png(app: App, png: &js_sys::Promise, done: Ui, ending: &str) {
    let words = match paint::finished(png).await {
        None => Ui::PictureTooLarge,
        Some(blob) => match share::save_blob(app, &blob, ending) {
            Ok(()) => done,
            Err(_) => Ui::NotSaved,
        },
    };
    share::say(app, words);
}
