//! A chart as data ([`Spec`]), how it is drawn ([`draw`]), and what is read off it.

mod bars;
pub mod beside;
mod cloud;
mod draw;
mod names;
mod read;
mod spec;

pub use cloud::Cloud;
pub use draw::draw;
pub use spec::*;
