//! A reader's own forecasts as a file: `{"doublings":"forecasts","version":1,"forecasts":[{"forecast":…,"sentence":…}]}`.

use crate::{
    assumptions::{
        codec::Notice,
        foreseen::{self, Foreseen},
    },
    story::file::{MOST_BYTES, items, quote},
};

const KIND: [&str; 2] = ["forecasts", "forecasts"];
const FIELDS: [&str; 2] = ["forecast", "sentence"];

/// Why a file holds no forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not such a file.
    NoForecasts,
    /// A list without any.
    Empty,
}

/// Writes forecasts, given as a link has them; what cannot be read of them is left out.
pub fn write(all: &[String]) -> String {
    let mut text = String::from("{\"doublings\":\"forecasts\",\"version\":1,\"forecasts\":[");
    let read = all.iter().filter_map(|kept| Foreseen::read(kept).ok());
    for (index, mut foreseen) in read.enumerate() {
        let words = std::mem::take(&mut foreseen.words);
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        for (index, (field, value)) in FIELDS.iter().zip([foreseen.write(), words]).enumerate() {
            text.push_str(if index == 0 { "{\"" } else { ",\"" });
            text.push_str(field);
            text.push_str("\":");
            quote(&mut text, &value);
        }
        text.push('}');
    }
    text.push_str("\n]}\n");
    text
}

/// Reads forecasts, as a link has them; the notices say what of them could not be used.
///
/// # Errors
/// What is no such file, or one without forecasts.
pub fn read(text: &str) -> Result<(Vec<String>, Vec<Notice>), Refusal> {
    let raw = (text.len() <= MOST_BYTES)
        .then(|| items(text, KIND, FIELDS))
        .flatten();
    let raw = raw.ok_or(Refusal::NoForecasts)?;
    if raw.is_empty() {
        return Err(Refusal::Empty);
    }
    let values = raw
        .iter()
        .map(|[forecast, words]| [forecast, ";say:", words].concat());
    Ok(foreseen::read_all(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::foreseen::MOST_FORESEEN;

    const ONE: &str = "month;on:2026-11-28;from:2027-01;step:6;balls:0112233459";

    fn sealed(words: &str) -> String {
        let text = [ONE, ";say:", words].concat();
        let foreseen = Foreseen::read(&text).expect("a forecast");
        foreseen.sealed().write()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let all = ["He said \"50%\" \\ 半分。", "", "a;say:b & %25 +)"].map(sealed);
        let text = write(&all);
        assert_eq!(read(&text), Ok((all.to_vec(), vec![])));
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            json["forecasts"][0]["sentence"],
            "He said \"50%\" \\ 半分。"
        );
    }

    #[test]
    fn other_files_are_refused() {
        for text in ["", "{}", "[]", "{\"doublings\":\"story\",\"scenes\":[]}"] {
            assert_eq!(read(text), Err(Refusal::NoForecasts), "{text}");
        }
        assert_eq!(read(&write(&[])), Err(Refusal::Empty));
    }

    #[test]
    fn of_a_file_changed_by_hand_what_can_be_used_is() {
        let text = write(&[sealed("a"), sealed("b")]);
        let text = text.replacen("0112233459", "0112233499", 1);
        let (all, notices) = read(&text).unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(notices, [Notice::ChangedForecast { at: 1 }]);
        let text = "{\"doublings\":\"forecasts\",\"forecasts\":[{\"forecast\":\"moon\"},{}]}";
        let (all, notices) = read(text).unwrap();
        assert_eq!((all.len(), notices.len()), (0, 2));
        let (all, notices) = read(&write(&vec![sealed(""); MOST_FORESEEN + 2])).unwrap();
        assert_eq!(all.len(), MOST_FORESEEN);
        assert_eq!(notices.len(), 2);
    }
}
