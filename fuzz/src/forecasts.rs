//! A reader's own forecast: any file and any value of a link give forecasts that survive a link and a file, have a score, and say if
//! they were changed, or a refusal, never a panic.

use doublings::{
    assumptions::{
        codec::{self, Link},
        foreseen::{Foreseen, MOST_FORESEEN, PLACES, read_all},
        scene::MOST_CHARACTERS,
    },
    export::foreseen as file,
    i18n::{Lang, words},
    views::evidence::foreseen::told,
};

/// See the module.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (all, notices) = match file::read(&text) {
        Ok(read) => read,
        Err(_) => read_all([text.into_owned()]),
    };
    assert!(all.len() <= MOST_FORESEEN && notices.len() <= 9);
    for notice in &notices {
        for lang in [Lang::En, Lang::Ja] {
            assert!(!words::notice(lang, notice).contains(char::is_control));
        }
    }
    for kept in &all {
        let foreseen = Foreseen::read(kept).expect("what is kept is read");
        assert_eq!(&foreseen.write(), kept);
        assert!(foreseen.words.chars().count() <= MOST_CHARACTERS);
        assert_eq!(foreseen.counts().iter().sum::<u32>(), 10);
        assert_eq!(foreseen.edges().len(), PLACES);
        assert_eq!(foreseen.clone().sealed().is_intact(), Some(true));
    }
    for told in told(&all) {
        if let Some(score) = told.score {
            assert!(score.crps.is_finite() && (0.0..=1.0).contains(&score.place));
        }
    }
    if !all.is_empty() {
        let (again, notices) = file::read(&file::write(&all)).expect("forecasts");
        assert!(again == all && notices.len() <= 9);
    }
    let link = Link {
        foreseen: all,
        ..Link::default()
    };
    assert_eq!(codec::parse(&codec::write(&link)).0, link);
}
