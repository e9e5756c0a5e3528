//! The last forecast, kept for another language, theme or size.

use crate::model::fan::Detail;

/// The last forecast, from what it was made, and in which detail.
#[derive(Clone, Debug)]
pub struct Kept<I, F>(Option<(I, F, Detail)>);

impl<I: PartialEq, F> Kept<I, F> {
    /// The forecast of these inputs in this detail at least: the last one, or what `run` makes.
    pub fn of(&mut self, inputs: I, detail: Detail, run: impl FnOnce(&I, Detail) -> F) -> (&I, &F) {
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

    /// The same of a model that has but one detail.
    pub fn whole(&mut self, inputs: I, run: impl FnOnce(&I) -> F) -> (&I, &F) {
        self.of(inputs, Detail::Whole, |inputs, _| run(inputs))
    }

    /// Whether the last forecast is a sketch.
    pub const fn is_sketch(&self) -> bool {
        matches!(self.0, Some((.., Detail::Sketch)))
    }

    /// Makes it whole.
    pub fn complete(&mut self, run: impl FnOnce(&I, Detail) -> F) {
        if let Some((inputs, ..)) = self.0.take() {
            self.of(inputs, Detail::Whole, run);
        }
    }
}

impl<I, F> Default for Kept<I, F> {
    fn default() -> Self {
        Self(None)
    }
}
