//! What a presentation steps through, on the screen and in a file.

use super::{SCENES, control, scene, sentence};
use crate::{
    assumptions::{
        Assumptions,
        codec::{Link, Pin},
        registry::Key,
        scene::Scene,
        slider::Track,
    },
    i18n::Lang,
    views::{Panel, Study},
};

/// A step of the presentation.
pub struct Slide {
    /// What is shown.
    pub study: Study,
    /// The key of a smaller chart, or nothing.
    pub show: String,
    said: Said,
}

/// What is said about it.
enum Said {
    /// The sentence of the view.
    View,
    /// A sentence of a person's own.
    Own(String),
    /// That of a scene of the built-in story.
    Story(usize),
}

impl Slide {
    fn new(now: &Study, scene: Scene, said: Said) -> Self {
        let link = Link {
            view: scene.shown.view,
            assumptions: scene.shown.assumptions,
            pins: scene.beside,
            ..Link::default()
        };
        Self {
            study: Study {
                link,
                imported: now.imported.clone(),
                shares: now.shares.clone(),
                today: now.today,
            },
            show: scene.show,
            said,
        }
    }

    /// The assumption to try: that of the built-in scene, or the view's first with a slider.
    pub fn control(&self) -> Option<Key> {
        if let Said::Story(index) = self.said {
            return control(index);
        }
        let mut main = self.study.link.view.main().iter().copied();
        main.find(|key| Track::of(key.param()).is_some())
    }

    /// The sentence; empty for that of the view.
    pub fn words(&self, panel: &Panel, lang: Lang) -> String {
        match &self.said {
            Said::View => String::new(),
            Said::Own(words) => words.clone(),
            Said::Story(index) => sentence(*index, panel, lang),
        }
    }
}

/// The person's own story; or each pin and then what is shown beside them; or the built-in story, after what is shown if that is
/// more than the page's defaults.
pub fn slides(now: &Study) -> Vec<Slide> {
    let alone = |pin: &Pin| {
        let scene = Scene {
            shown: pin.clone(),
            ..Scene::default()
        };
        Slide::new(now, scene, Said::View)
    };
    let link = &now.link;
    let present = || {
        let scene = Scene {
            shown: Pin::new(link.view, link.assumptions),
            beside: link.pins.clone(),
            ..Scene::default()
        };
        Slide::new(now, scene, Said::View)
    };
    if !link.scenes.is_empty() {
        let own = link.scenes.iter().cloned();
        let slide = |mut scene: Scene| {
            let words = std::mem::take(&mut scene.words);
            Slide::new(now, scene, Said::Own(words))
        };
        return own.map(slide).collect();
    }
    let mut slides: Vec<Slide> = link.pins.iter().map(alone).collect();
    if !slides.is_empty() || link.assumptions != Assumptions::default() {
        slides.push(present());
    }
    if link.pins.is_empty() {
        let told = |index| Slide::new(now, scene(index), Said::Story(index));
        slides.extend((0..SCENES).map(told));
    }
    slides
}
