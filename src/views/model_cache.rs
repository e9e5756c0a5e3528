//! The last forecast, kept for another language, theme or size.

use super::{Panel, Study, ViewSession};
use crate::{
    i18n::Lang,
    model::numerics::fan::{Detail, Model},
};

/// A model with its last forecast.
#[derive(Clone, Debug)]
pub struct ModelCache<M: Model> {
    model: M,
    last: Kept<M::Inputs, M::Forecast>,
}

impl<M: Model<Inputs: PartialEq>> ModelCache<M> {
    /// The forecast of these inputs in this detail at least.
    pub fn of(&mut self, inputs: M::Inputs, detail: Detail) -> (&M::Inputs, &M::Forecast) {
        let run = |inputs: &M::Inputs, detail| self.model.run_to(inputs, detail);
        self.last.of(inputs, detail, run)
    }

    /// Whether the last forecast is a sketch.
    pub const fn is_sketch(&self) -> bool {
        matches!(self.last.0, Some((.., Detail::Sketch)))
    }

    /// Makes it whole.
    pub fn complete(&mut self) {
        if let Some((inputs, ..)) = self.last.0.take() {
            self.of(inputs, Detail::Whole);
        }
    }
}

impl<M: Model + Default> Default for ModelCache<M> {
    fn default() -> Self {
        Self {
            model: M::default(),
            last: Kept::default(),
        }
    }
}

/// The last answer, from what it was made, and in which detail.
#[derive(Clone, Debug)]
pub struct Kept<I, F>(Option<(I, F, Detail)>);

impl<I: PartialEq, F> Kept<I, F> {
    /// The forecast of these inputs in this detail at least: the last one, or what `run` makes.
    fn of(&mut self, inputs: I, detail: Detail, run: impl FnOnce(&I, Detail) -> F) -> (&I, &F) {
        let last = self
            .0
            .take()
            .filter(|(last, _, had)| *last == inputs && (*had == detail || *had == Detail::Whole));
        let (inputs, forecast, _) = self.0.insert(last.unwrap_or_else(|| {
            let forecast = run(&inputs, detail);
            (inputs, forecast, detail)
        }));
        (inputs, forecast)
    }

    /// The last answer, whatever was asked.
    pub const fn last(&self) -> Option<&F> {
        match &self.0 {
            Some((_, forecast, _)) => Some(forecast),
            None => None,
        }
    }

    /// The same of a model that has but one detail.
    pub fn whole(&mut self, inputs: I, run: impl FnOnce(&I) -> F) -> (&I, &F) {
        self.of(inputs, Detail::Whole, |inputs, _| run(inputs))
    }
}

impl<I, F> Default for Kept<I, F> {
    fn default() -> Self {
        Self(None)
    }
}

/// A view whose panels come from one model with a fan.
pub trait Modelled: 'static {
    /// The model.
    type Model: Model<Inputs: PartialEq> + Default;

    /// What the model needs to know of a study.
    fn inputs(study: &Study) -> <Self::Model as Model>::Inputs;

    /// The panel of a forecast.
    fn panel(
        study: &Study,
        inputs: &<Self::Model as Model>::Inputs,
        forecast: &<Self::Model as Model>::Forecast,
        lang: Lang,
    ) -> Panel;

    /// Whether something that its last panel shows beside the forecast is still being worked out.
    fn is_pending() -> bool {
        false
    }

    /// Goes on with that for a few milliseconds.
    fn advance() {}
}

/// What computes such a view: its model with the last forecast.
pub struct ModelSession<V: Modelled>(ModelCache<V::Model>);

impl<V: Modelled> Default for ModelSession<V> {
    fn default() -> Self {
        Self(ModelCache::default())
    }
}

impl<V: Modelled> ModelSession<V> {
    fn panel_to(&mut self, study: &Study, lang: Lang, detail: Detail) -> Panel {
        let (inputs, forecast) = self.0.of(V::inputs(study), detail);
        V::panel(study, inputs, forecast, lang)
    }
}

impl<V: Modelled> ViewSession for ModelSession<V> {
    fn preview(&mut self, study: &Study, lang: Lang) -> Panel {
        self.panel_to(study, lang, Detail::Sketch)
    }

    fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        let panel = self.panel_to(study, lang, Detail::Whole);
        if !V::is_pending() {
            return panel;
        }
        while V::is_pending() {
            V::advance();
        }
        self.panel_to(study, lang, Detail::Whole)
    }

    fn is_partial(&self) -> bool {
        self.0.is_sketch() || V::is_pending()
    }

    fn refine(&mut self) {
        if self.0.is_sketch() {
            self.0.complete();
        } else {
            V::advance();
        }
    }
}
