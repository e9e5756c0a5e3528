//! The forecast of the time horizon.
