//! What is typed into a box: any text is a value of the parameter's range that its box shows again, or is refused.

use doublings::{
    assumptions::{embed, number, registry::REGISTRY, scene},
    date,
};

/// See the module; the first byte chooses the parameter.
pub fn run(bytes: &[u8]) {
    let Some((at, text)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    let param = &REGISTRY[usize::from(*at) % REGISTRY.len()];
    if let Ok(Some(value)) = number::read(param, &text) {
        assert_eq!(param.nearest(value).to_bits(), value.to_bits());
        let shown = number::show_value(param, value);
        assert_eq!(number::read(param, &shown), Ok(Some(value)), "{shown}");
    }
    if let Some(day) = date::parse(&text) {
        assert_eq!(date::parse(&date::iso(day)), Some(day));
    }
    let (sentence, _) = scene::sentence(&text);
    assert_eq!(scene::sentence(&sentence), (sentence.clone(), true));
    if embed::is_origin(&text) {
        assert!(!text.contains(['"', '<', '>', '&', '\'', ' ']));
    }
}
