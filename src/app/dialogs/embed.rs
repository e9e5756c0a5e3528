//! The dialog that writes the markup for embedding the present figure, with a preview.

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::fields::{Checkbox, Labelled, Select, ToastStatus, Toggle, Words, value_of};
use crate::{
    app::{
        controls::button::Button,
        dialogs,
        dom::{
            self, El,
            effect::memo,
            html::{details, div, iframe, input, label, span, summary, textarea},
        },
        share,
        store::{App, Toast, address, dialog::Dialog, preferences::Theme},
    },
    assumptions::{
        codec,
        embed::{self, Options},
        registry::{Key, REGISTRY},
    },
    i18n::{Lang, format::localized, params, ui::Ui},
    render::svg,
    views,
};

/// What the frame may do. Scripts and its own origin are what the page needs to run; the whole page that it opens is
/// an ordinary one again, or it could save no files.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/// Width and height to begin with, and the ends of their range, in CSS pixels.
const SIZE: [&str; 2] = ["640", "420"];
const MOST: [&str; 2] = ["240", "4000"];

/// What is chosen in the dialog.
#[derive(Clone, Copy)]
struct Choice {
    theme: RwSignal<String>,
    lang: RwSignal<String>,
    options: RwSignal<Options>,
    /// Whether the frame steps through what would be presented.
    story: RwSignal<bool>,
    /// Width and height.
    size: [RwSignal<String>; 2],
    origin: RwSignal<String>,
}

impl Choice {
    /// The address of the figure, with or without consent to messages.
    fn url(self, app: App, messages: bool) -> String {
        // Every change of the link ends in a new panel.
        app.panel.track();
        let mut query = codec::write(&app.link());
        for (name, value) in [("&lang=", self.lang.get()), ("&theme=", self.theme.get())] {
            if !value.is_empty() {
                query.push_str(name);
                query.push_str(&value);
            }
        }
        let mut options = self.options.get();
        let origin = self.origin.get();
        options.origin = (messages && embed::is_origin(&origin)).then_some(origin);
        embed::append(&mut query, &options);
        if self.story.get() {
            query.push_str("&present=1");
        }
        address::absolute(&query)
    }

    fn snippet(self, app: App) -> String {
        let title = app.panel.with(|panel| views::plain(&panel.headline));
        let [width, height] = self.size.map(|size| size.get());
        let style = if self.options.with(|o| o.transparent) {
            // Browsers put an opaque sheet behind a frame whose colour scheme is not the one of the page around it.
            "; color-scheme: light"
        } else {
            ""
        };
        // As wide as it is made for, and narrower where the page around it is, down to a height at which there is room.
        let shape = [
            "px; height: auto; aspect-ratio: ",
            &width,
            " / ",
            &height,
            "; min-height: 260px",
        ]
        .concat();
        let style = &["border: 0; width: 100%; max-width: ", &width, &shape, style].concat();
        let mut markup = String::from("<iframe");
        for (name, value) in [
            ("src", self.url(app, true).as_str()),
            ("title", &title),
            ("width", &width),
            ("height", &height),
            ("style", style),
            ("loading", "lazy"),
            ("sandbox", SANDBOX),
        ] {
            svg::text_attribute(&mut markup, name, value);
        }
        markup + "></iframe>"
    }
}

/// The dialog, which is open while the page says so.
pub fn EmbedDialog(app: App) -> El {
    let choice = Choice {
        theme: RwSignal::new(String::new()),
        lang: RwSignal::new(String::new()),
        options: RwSignal::new(Options::default()),
        story: RwSignal::new(false),
        size: SIZE.map(|size| RwSignal::new(size.to_owned())),
        origin: RwSignal::new(String::new()),
    };
    dialogs::DialogFrame(app, Dialog::Embed, move || EmbedForm(app, choice))
}

fn EmbedForm(app: App, choice: Choice) -> El {
    let themes = [
        (String::new(), Ui::EmbedAuto),
        (Theme::Light.name().to_owned(), Ui::Light),
        (Theme::Dark.name().to_owned(), Ui::Dark),
    ]
    .map(|(value, ui)| (value, app.text(ui).to_owned()));
    let mut langs = vec![(String::new(), app.text(Ui::EmbedAuto).to_owned())];
    for (lang, name) in [(Lang::En, "English"), (Lang::Ja, "日本語")] {
        langs.push((lang.tag().to_owned(), name.to_owned()));
    }
    let flag = |id, ui, read: fn(&Options) -> bool, write: fn(&mut Options, bool)| {
        Checkbox(
            id,
            move || app.text(ui),
            Toggle(
                move || choice.options.with(read),
                move |on| choice.options.update(|options| write(options, on)),
            ),
        )
    };
    let view = app.view.get_untracked();
    let keys = REGISTRY.iter().filter(|p| p.views.contains(&view));
    let boxes: Vec<El> = keys
        .map(|param| KeyCheckbox(app, choice, param.key))
        .collect();
    let fields = div().class("embed-fields").child((
        div().class("embed-pair").child((
            Labelled(
                "embed-theme",
                Words(app, label, Ui::EmbedTheme),
                Select(choice.theme, &themes),
            ),
            Labelled(
                "embed-lang",
                Words(app, label, Ui::EmbedLang),
                Select(choice.lang, &langs),
            ),
        )),
        div().class("embed-pair").child((
            Labelled(
                "embed-width",
                Words(app, label, Ui::Width),
                NumberBox(choice.size[0]),
            ),
            Labelled(
                "embed-height",
                Words(app, label, Ui::Height),
                NumberBox(choice.size[1]),
            ),
        )),
        flag(
            "embed-plain",
            Ui::EmbedPlain,
            |o| o.plain,
            |o, on| o.plain = on,
        ),
        flag(
            "embed-transparent",
            Ui::EmbedTransparent,
            |o| o.transparent,
            |o, on| o.transparent = on,
        ),
        StoryBox(app, choice),
        details().child((
            Words(app, summary, Ui::EmbedControls),
            div().class("embed-keys").child(boxes),
        )),
        OriginField(app, choice),
    ));
    let text = textarea()
        .id("embed-snippet")
        .attr("rows", "5")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .prop("value", move || choice.snippet(app))
        .on(ev::focus, |event| {
            if let Some(field) = dom::target::<HtmlTextAreaElement>(&event) {
                field.select();
            }
        });
    let copy = move |_| copy(app, untrack(|| choice.snippet(app)));
    let snippet = div().class("embed-fields").child((
        Words(app, label, Ui::EmbedSnippet).attr("for", "embed-snippet"),
        text,
        Button(app, Ui::EmbedCopy, copy)
            .id("embed-copy")
            .class("button primary"),
        ToastStatus(app),
    ));
    div()
        .class("embed-columns")
        .child((fields, snippet, Preview(app, choice)))
}

fn StoryBox(app: App, choice: Choice) -> El {
    let label = move || {
        localized(
            app.lang.get(),
            "Step through the scenes of the story, or the pins",
            "ストーリーの場面、またはピンを順に表示",
        )
    };
    let story = choice.story;
    Checkbox(
        "embed-story",
        label,
        Toggle(move || story.get(), move |on| story.set(on)),
    )
}

/// Copies the markup, or selects it for copying by hand.
fn copy(app: App, markup: String) {
    leptos::task::spawn_local(async move {
        let done = share::copied(&markup).await.is_some();
        if !done && let Some(field) = document().get_element_by_id("embed-snippet") {
            let _ = field.unchecked_into::<HtmlTextAreaElement>().focus();
        }
        app.say(Toast {
            text: if done {
                Ui::EmbedCopied
            } else {
                Ui::EmbedSelected
            },
            about: String::new(),
            link: None,
        });
    });
}

/// The figure itself. A new element for every address: a frame that is sent elsewhere adds a step to the browser's history.
fn Preview(app: App, choice: Choice) -> El {
    let url = memo(move || choice.url(app, false));
    let place = div()
        .class("embed-preview")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", move || app.text(Ui::EmbedPreview));
    let place = place.child(move || {
        vec![
            iframe()
                .attr("src", url.get())
                .attr("title", app.text(Ui::EmbedPreview)),
        ]
    });
    let [width, height] = choice.size;
    let px = |size: RwSignal<String>| move || size.get() + "px";
    place
        .class(("transparent", move || {
            choice.options.with(|o| o.transparent)
        }))
        .style("--width", px(width))
        .style("--height", px(height))
}

fn NumberBox(value: RwSignal<String>) -> El {
    input()
        .attr("type", "number")
        .attr("min", MOST[0])
        .attr("max", MOST[1])
        .attr("required", "")
        .prop("value", move || value.get())
        .on(ev::input, move |event| {
            let field = dom::target::<HtmlInputElement>(&event);
            // What is out of range is marked by the browser and not taken.
            if let Some(field) = field.filter(HtmlInputElement::check_validity) {
                value.set(field.value());
            }
        })
}

fn KeyCheckbox(app: App, choice: Choice, key: Key) -> El {
    Checkbox(
        &["embed-key-", key.param().name].concat(),
        move || params::param_label(app.lang.get(), key),
        Toggle(
            move || choice.options.with(|o| o.controls.contains(&key)),
            move |on| {
                choice.options.update(|options| {
                    options.controls.retain(|other| *other != key);
                    if on {
                        options.controls.push(key);
                    }
                });
            },
        ),
    )
}

fn OriginField(app: App, choice: Choice) -> El {
    let wrong = move || {
        let origin = choice.origin.get();
        !origin.is_empty() && !embed::is_origin(&origin)
    };
    let field = input()
        .attr("type", "text")
        .attr("placeholder", "https://example.org")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "embed-origin-error")
        .attr("aria-invalid", move || wrong().then_some("true"))
        .prop("value", move || choice.origin.get())
        .on(ev::input, move |event| {
            choice.origin.set(value_of(&event).trim().to_owned());
        });

    let trouble = span()
        .class("error")
        .id("embed-origin-error")
        .attr("role", "status")
        .child(move || {
            if wrong() {
                localized(app.lang.get(), "An origin is a scheme and a host without a path, such as https://example.org. Left out for now.",
            "オリジンは https://example.org のように、スキームとホストだけで書きます。まだ反映していません。")
            } else {
                ""
            }
        });
    Labelled("embed-origin", Words(app, label, Ui::EmbedOrigin), field).child(trouble)
}
