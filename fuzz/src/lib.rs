//! What must hold for any bytes from outside. The native tests run the same functions on the kept inputs and on what comes of
//! changing them.

pub mod files;
pub mod forecasts;
pub mod messages;
pub mod permalink;
pub mod points;
pub mod story;
pub mod template;
pub mod typed;

/// A parser of outside input and its name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 8] = [
    ("files", files::run),
    ("forecasts", forecasts::run),
    ("messages", messages::run),
    ("permalink", permalink::run),
    ("points", points::run),
    ("story", story::run),
    ("template", template::run),
    ("typed", typed::run),
];
