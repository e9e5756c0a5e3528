//! A template for slides: any bytes, and any change of the parts of a good one, are refused or give slides, never a panic.
#![no_main]

use doublings::{
    export::{self, Stamp, Template, scenario_in},
    i18n::{Lang, template as told},
    views::{Panel, Session, Study},
};

#[path = "../../tests/harness/template.rs"]
mod template;

use template::{Fault, WIDE};

thread_local! {
    static PANEL: Panel = Session::default().panel(&Study::default(), Lang::En);
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tried(bytes);
    // Each piece says which part it changes, from where on, and what comes there instead.
    let mut parts = template::template(&WIDE);
    for piece in bytes.split(|byte| *byte == 0xff) {
        let [which, from, length, letters @ ..] = piece else {
            continue;
        };
        let index = usize::from(*which) % parts.len();
        let content = &mut parts[index].1;
        let start = content.len() * usize::from(*from) / 256;
        let end = (start + usize::from(*length)).min(content.len());
        content.splice(start..end, letters.iter().copied());
    }
    tried(&template::pack(&parts, Fault::default()));
});

fn tried(bytes: &[u8]) {
    match Template::read(bytes) {
        Err(trouble) => assert!(!told::trouble(Lang::Ja, &trouble).is_empty()),
        Ok(template) => PANEL.with(|panel| {
            let stamp = Stamp::default();
            let deck = export::pptx_in(Some(&template), std::iter::once(panel), &stamp);
            assert!(scenario_in(&deck).is_some());
        }),
    }
}
