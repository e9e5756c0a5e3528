//! The dialog that makes a picture to measure, with a preview.

use leptos::prelude::*;

use super::{COPIED, ENDING, copy_scene, link, paint, save_png, scene};
use crate::{
    app::{
        controls::button::Button,
        dialogs::{
            self,
            fields::{Checkbox, Labelled, Select, ToastStatus, Toggle, Words},
            template::TemplateBox,
        },
        dom::{
            El,
            html::{div, label, p},
        },
        share,
        store::{App, dialog::Dialog, preferences::Theme as Named},
    },
    export::{
        kept,
        picture::{Look, SHAPES},
    },
    figure::theme::Theme,
    i18n::{format::localized, ui::Ui},
    number, render,
};

/// The resolutions, as pixels to one of the picture's own.
const SCALES: [&str; 4] = ["1", "2", "3", "4"];

const PNG: &str = "png";
const SVG: &str = "svg";
const PPTX: &str = "pptx";

/// What is chosen in the dialog.
#[derive(Clone, Copy)]
struct Choice {
    format: RwSignal<String>,
    /// The place of a shape in [`SHAPES`].
    shape: RwSignal<String>,
    scale: RwSignal<String>,
    theme: RwSignal<String>,
    transparent: RwSignal<bool>,
    qr: RwSignal<bool>,
}

impl Choice {
    fn look(self) -> Look {
        if self.is(PPTX) {
            return Look::default();
        }
        let index = number::parse(&self.shape.get()).unwrap_or(0.0) as usize;
        Look {
            size: SHAPES.get(index).unwrap_or(&SHAPES[0]).size,
            theme: if self.theme.get() == Named::Dark.name() {
                Theme::dark()
            } else {
                Theme::light()
            },
            transparent: self.transparent.get(),
        }
    }

    fn scale(self) -> f64 {
        number::parse(&self.scale.get()).unwrap_or(COPIED)
    }

    fn is(self, format: &str) -> bool {
        self.format.get() == format
    }

    /// Width, height and what they are counted in.
    fn extent(self, app: App) -> String {
        let (width, height) = self.look().size;
        if self.is(PPTX) {
            return localized(
                app.lang.get(),
                "Slides with charts that can be edited: 16:9 and light, or as your template is",
                "編集できるグラフのスライド（16:9・ライト、またはテンプレートどおり）",
            )
            .to_owned();
        }
        let svg = self.is(SVG);
        let scale = if svg { 1.0 } else { self.scale() };
        let side = |length: f64| number::shortest(length * scale);
        let what = app.text(if svg { Ui::AnySize } else { Ui::Pixels });
        [&side(width), " × ", &side(height), what].concat()
    }

    /// Whether the code that is asked for has no room.
    fn is_without_code(self, app: App) -> bool {
        let mut stamp = share::stamp();
        stamp.qr = self.qr.get();
        stamp.qr && app.panel.with(|panel| stamp.code(panel).is_none())
    }

    fn save(self, app: App) {
        if self.is(PPTX) {
            share::save_deck(app, self.qr.get());
            return;
        }
        let scene = scene(app, &self.look(), self.qr.get());
        if self.is(SVG) {
            let svg = kept::svg(&scene, &link(app));
            share::save(app, &svg, "image/svg+xml", ".svg");
            return;
        }
        let png = paint::png(&scene, link(app), self.scale());
        leptos::task::spawn_local(async move { save_png(app, &png, Ui::Saved, ENDING).await });
    }
}

/// The dialog, which is open while the page says so. What was chosen stays while the page is open.
pub fn PictureDialog(app: App) -> El {
    let text = |value: &str| RwSignal::new(value.to_owned());
    let choice = Choice {
        format: text(PNG),
        shape: text("0"),
        scale: text(SCALES[1]),
        theme: text(Named::Light.name()),
        transparent: RwSignal::new(false),
        qr: RwSignal::new(false),
    };
    dialogs::DialogFrame(app, Dialog::Picture, move || PictureForm(app, choice))
}

fn PictureForm(app: App, choice: Choice) -> El {
    let name = move |ui: Ui| Words(app, label, ui);
    let formats = [(PNG, "PNG"), (SVG, "SVG"), (PPTX, "PowerPoint")]
        .map(|(format, name)| (format.to_owned(), name.to_owned()));
    let shapes: Vec<(String, String)> =
        [Ui::RatioSlide, Ui::RatioOld, Ui::RatioSquare, Ui::RatioLink]
            .iter()
            .enumerate()
            .map(|(index, ui)| (index.to_string(), app.text(*ui).to_owned()))
            .collect();
    let scales = SCALES.map(|scale| (scale.to_owned(), [scale, "×"].concat()));
    let themes = [(Named::Light, Ui::Light), (Named::Dark, Ui::Dark)]
        .map(|(theme, ui)| (theme.name().to_owned(), app.text(ui).to_owned()));
    let flag = move |id, ui, signal: RwSignal<bool>| {
        let label = move || app.text(ui);
        Checkbox(
            id,
            label,
            Toggle(move || signal.get(), move |on| signal.set(on)),
        )
    };
    let slides = move || choice.is(PPTX);
    let resolution = Labelled(
        "picture-scale",
        name(Ui::Resolution),
        Select(choice.scale, &scales),
    );
    let fields = div().class("embed-fields").child((
        div().class("embed-pair").child((
            Labelled(
                "picture-format",
                name(Ui::Format),
                Select(choice.format, &formats),
            ),
            resolution.attr("hidden", move || !choice.is(PNG)),
        )),
        Labelled(
            "picture-shape",
            name(Ui::Ratio),
            Select(choice.shape, &shapes),
        )
        .attr("hidden", slides),
        Labelled(
            "picture-theme",
            name(Ui::EmbedTheme),
            Select(choice.theme, &themes),
        )
        .attr("hidden", slides),
        flag(
            "picture-transparent",
            Ui::EmbedTransparent,
            choice.transparent,
        )
        .attr("hidden", slides),
        TemplateBox(app, "picture-template").attr("hidden", move || !slides()),
        flag("picture-qr", Ui::QrCode, choice.qr),
        p().class("error").attr("role", "status").child(move || {
            let words = if choice.is_without_code(app) {
                localized(app.lang.get(), "This link is too long for a QR code, which is left out. Fewer pins make it shorter.",
            "リンクが長すぎるため、QR コードは入りません。ピン留めを減らすと短くなります。")
            } else {
                ""
            };
            words.to_owned()
        }),
    ));
    let save = move |_| untrack(|| choice.save(app));
    let copy = move |_| {
        let (scene, scale) = untrack(|| {
            let scene = scene(app, &choice.look(), choice.qr.get());
            (scene, choice.scale())
        });
        copy_scene(app, &scene, scale);
    };
    let actions = div().class("embed-fields").child((
        p().class("small")
            .id("picture-size")
            .child(move || choice.extent(app)),
        div().class("picture-actions").child((
            Button(app, Ui::Save, save)
                .id("picture-save")
                .class("button primary"),
            Button(app, Ui::CopyPicture, copy)
                .id("picture-copy")
                .class("button"),
        )),
        ToastStatus(app),
    ));
    let preview = div()
        .class("embed-preview picture-preview")
        .class(("transparent", move || choice.transparent.get()))
        .inner_html(move || {
            app.panel.track();
            render::svg::svg(&scene(app, &choice.look(), choice.qr.get()))
        });
    div()
        .class("embed-columns")
        .child((fields, actions, preview))
}
