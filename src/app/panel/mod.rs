//! What the view found: its sentence, what it dates, its tables and the scenarios beside it.

pub mod disclosures;
pub mod figures;
pub mod findings;
pub mod pins;
pub mod tables;
pub mod why;
