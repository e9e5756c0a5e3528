//! What the view found: its sentence, what it dates, its tables and the scenarios beside it.

mod differ;
pub mod disclosures;
pub mod figures;
pub mod findings;
mod job;
pub mod pins;
pub mod tables;
pub mod why;
