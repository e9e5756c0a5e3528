//! A chart as data ([`Spec`]), how it is drawn ([`draw`]), and what is read off it.

mod bars;
mod draw;
mod names;
mod read;
mod spec;

pub use draw::draw;
pub use spec::*;
