//! Growth by automated research: the law, its paths, and what else is said about the same.

pub mod automation;
pub mod explosion;
pub mod growth;
pub mod jones;
pub mod knots;
pub mod lanes;
pub mod paths;
