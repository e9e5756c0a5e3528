//! A story: any file and any scene give scenes that survive a link and a file, or a refusal, never a panic.

use doublings::{
    assumptions::{
        codec::{self, Link},
        scene::{MOST_CHARACTERS, MOST_SCENES},
    },
    story::file,
};

/// See the module.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (link, notices) = codec::parse(&["scene=", &text].concat());
    assert!(notices.len() <= 9);
    let (scenes, notices) = match file::read(&text) {
        Ok(read) => read,
        Err(_) => (link.scenes, Vec::new()),
    };
    assert!(scenes.len() <= MOST_SCENES && notices.len() <= 9);
    for scene in &scenes {
        assert!(scene.words.chars().count() <= MOST_CHARACTERS);
    }
    if !scenes.is_empty() {
        assert_eq!(
            file::read(&file::write(&scenes)),
            Ok((scenes.clone(), vec![]))
        );
    }
    let link = Link {
        scenes,
        ..Link::default()
    };
    assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
}
