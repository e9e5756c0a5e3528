//! A panel as files for other programs.

pub mod csv;
mod csv_text;
mod file_name;
pub mod foreseen;
pub mod json;
pub mod kept;
pub mod ledger;
pub mod own;
pub mod picture;
pub mod pptx;
mod properties;
pub mod qr;
pub mod single;
mod stamp;
mod table;
mod unzip;
mod workbook;
pub mod xlsx;
mod xml;
mod zip;

pub use csv::csv;
pub use csv_text::FORMULA;
pub use file_name::file_stem;
pub use json::json;
pub use kept::scenario_in;
pub use pptx::{
    pptx, pptx_in, pptx_of_chart, pptx_of_side_chart, pptx_of_story, pptx_of_story_in,
    template::{Template, Trouble},
};
pub use stamp::Stamp;
pub use xlsx::xlsx;
