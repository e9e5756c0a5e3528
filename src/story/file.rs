//! A story as a file: `{"doublings":"story","version":1,"scenes":[{"query":…,"show":…,"text":…}]}`.

use crate::assumptions::{
    codec::{self, Link, Notice, Pin},
    scene::{MOST_SCENES, Scene, sentence},
};

/// What a scene is in the file: the query of its link, the key of a smaller chart, its sentence.
type Raw = [String; 3];

const FIELDS: [&str; 3] = ["query", "show", "text"];

/// Longer files are refused, in bytes.
pub const MOST_BYTES: usize = 1_000_000;

/// Why a file is no story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not such a file.
    NoStory,
    /// A story without scenes.
    Empty,
}

/// Writes a story.
pub fn write(scenes: &[Scene]) -> String {
    let mut text = String::from("{\"doublings\":\"story\",\"version\":1,\"scenes\":[");
    for (index, scene) in scenes.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        let values = [&query(scene), &scene.show, &scene.words];
        for (index, (field, value)) in FIELDS.iter().zip(values).enumerate() {
            text.push_str(if index == 0 { "{\"" } else { ",\"" });
            text.push_str(field);
            text.push_str("\":");
            quote(&mut text, value);
        }
        text.push('}');
    }
    text.push_str("\n]}\n");
    text
}

/// The query of what a scene shows.
pub fn query(scene: &Scene) -> String {
    codec::write(&Link {
        view: scene.shown.view,
        assumptions: scene.shown.assumptions,
        pins: scene.beside.clone(),
        ..Link::default()
    })
}

/// A JSON string. Control characters, of which sentences have none, become spaces.
pub fn quote(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text.push('"');
}

/// Reads a story; the notices say what of it could not be used.
///
/// # Errors
/// What is no story, or one without scenes.
pub fn read(text: &str) -> Result<(Vec<Scene>, Vec<Notice>), Refusal> {
    let raw = (text.len() <= MOST_BYTES).then(|| parse(text)).flatten();
    let raw = raw.ok_or(Refusal::NoStory)?;
    if raw.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut notices = Vec::new();
    let mut scenes = Vec::new();
    for [query, show, words] in raw.iter().take(MOST_SCENES) {
        let (link, wrong) = codec::parse(query);
        notices.extend(wrong);
        // Through a link, so that a file can bring nothing that a link cannot.
        let (words, _) = sentence(words);
        let scene = Scene {
            shown: Pin::new(link.view, link.assumptions),
            beside: link.pins,
            show: show.clone(),
            words,
        };
        let link = Link {
            scenes: vec![scene],
            ..Link::default()
        };
        let (link, wrong) = codec::parse(&codec::write(&link));
        notices.extend(wrong);
        scenes.extend(link.scenes);
    }
    if raw.len() > MOST_SCENES {
        notices.push(Notice::TooManyScenes);
    }
    notices.truncate(9);
    Ok((scenes, notices))
}

fn parse(text: &str) -> Option<Vec<Raw>> {
    items(text, ["story", "scenes"], FIELDS)
}

/// The texts of the objects in a list of a file of ours: its kind and the list's name, and the fields. `None` if it is none.
#[cfg(target_arch = "wasm32")]
pub fn items<const N: usize>(
    text: &str,
    [kind, list]: [&str; 2],
    fields: [&str; N],
) -> Option<Vec<[String; N]>> {
    use js_sys::{Array, JSON, Reflect};
    use wasm_bindgen::JsValue;

    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let file = JSON::parse(text).ok()?;
    if get(&file, "doublings")?.as_string()? != kind {
        return None;
    }
    let all = get(&file, list).filter(Array::is_array)?;
    Array::from(&all)
        .iter()
        .map(|item| {
            let text = |name| get(&item, name).and_then(|value| value.as_string());
            Some(fields.map(text).map(Option::unwrap_or_default)).filter(|_| item.is_object())
        })
        .collect()
}

/// The texts of the objects in a list of a file of ours: its kind and the list's name, and the fields. `None` if it is none.
#[cfg(not(target_arch = "wasm32"))]
pub fn items<const N: usize>(
    text: &str,
    [kind, list]: [&str; 2],
    fields: [&str; N],
) -> Option<Vec<[String; N]>> {
    let file: serde_json::Value = serde_json::from_str(text).ok()?;
    if file.get("doublings")?.as_str()? != kind {
        return None;
    }
    let all = file.get(list)?.as_array()?;
    all.iter()
        .map(|item| {
            let text = |name| item.get(name).and_then(|value| value.as_str());
            let raw = fields.map(|name| text(name).unwrap_or_default().to_owned());
            item.is_object().then_some(raw)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::registry::{Key, View};

    fn scene(words: &str) -> Scene {
        Scene {
            words: words.to_owned(),
            show: "output".to_owned(),
            shown: Pin {
                view: View::Code,
                ..Pin::default()
            },
            beside: vec![Pin::default()],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let scenes = [scene("He said \"50%\" \\ 半分。"), Scene::default()];
        let text = write(&scenes);
        assert_eq!(read(&text), Ok((scenes.to_vec(), vec![])));
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["scenes"][0]["query"], "v=2&view=code&pin=horizon");
    }

    #[test]
    fn other_files_are_refused() {
        for text in [
            "",
            "{}",
            "[]",
            "nul",
            "{\"doublings\":\"story\"}",
            "{\"doublings\":\"story\",\"scenes\":[1]}",
        ] {
            assert_eq!(read(text), Err(Refusal::NoStory), "{text}");
        }
        assert_eq!(read(&write(&[])), Err(Refusal::Empty));
        assert_eq!(read(&" ".repeat(MOST_BYTES + 1)), Err(Refusal::NoStory));
    }

    #[test]
    fn of_a_file_written_by_hand_what_can_be_used_is() {
        let text = "{\"doublings\":\"story\",\"scenes\":[{\"query\":\"dt=5&x=1\",\"show\":\"<b>\",\"text\":\"a\\nb\",\"more\":1},{}]}";
        let (scenes, notices) = read(text).unwrap();
        assert_eq!(scenes.len(), 2);
        assert_eq!(
            scenes[0].shown.assumptions.given(Key::DoublingTime),
            Some(20.0)
        );
        assert_eq!(
            (scenes[0].show.as_str(), scenes[0].words.as_str()),
            ("", "a b")
        );
        assert_eq!(scenes[1], Scene::default());
        assert_eq!(notices.len(), 3);
        let many = vec![Scene::default(); MOST_SCENES + 3];
        let (scenes, notices) = read(&write(&many)).unwrap();
        assert_eq!(
            (scenes.len(), notices),
            (MOST_SCENES, vec![Notice::TooManyScenes])
        );
    }
}
