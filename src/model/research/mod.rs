//! Growth by automated research.
//!
//! [`jones`] is the law with its parameters and their distributions. [`lanes`] integrates it for eight draws side by side, about
//! four steps a year, [`knots`] is what lies between two steps, a polynomial of degree 5 through value, pace and acceleration at
//! both, and [`paths`] keeps the paths of a chunk of draws. Draws side by side share the length of a step; a step in which a path
//! bends under a cap stands alone between two such knots, because no polynomial bends like that.
//!
//! [`automation`] dates what follows for research itself, [`explosion`] is a second opinion, [`growth`] holds the closed forms
//! that check the integration.

pub mod automation;
pub mod explosion;
pub mod growth;
pub mod jones;
pub mod knots;
pub mod lanes;
pub mod paths;
