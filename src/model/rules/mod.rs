//! Rules that may come, and what is left when vendors are cut off.
//!
//! Nothing is drawn. The weights of [`scenario`] are a judgement, and what stands in the place of an interval is how far they move
//! when one score is a point off ([`Judgement::sensitivity`](scenario::Judgement::sensitivity)). [`again`] and [`continuity`] are
//! exact sums over what a scenario assumes, and [`score`] compares a forecast with what happened.

pub mod again;
pub mod continuity;
pub mod scenario;
pub mod score;
