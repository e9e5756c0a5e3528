//! Painters of a [`Scene`](crate::figure::scene::Scene).
