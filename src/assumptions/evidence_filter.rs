//! Which rows of the evidence are shown, and in which order: `find=glasswing&kind=stage&source=S1&grade=primary&order=-date`.
//!
//! Like the rest of a link it is read without failing: what cannot be used is reported and left out.

use super::{
    journey,
    notice::{Notice, Notices, cut},
    scene,
};

/// The keys of a query, in the order of the fields.
pub const KEYS: [&str; 5] = ["find", "kind", "source", "grade", "order"];

/// The kinds of rows, in the order in which the rows have them.
pub const KINDS: [&str; 18] = [
    "horizon",
    "code",
    "research",
    "stage",
    "futures",
    "critics",
    "security",
    "patents",
    "governance",
    "business",
    "forecast",
    "scaling",
    "access",
    "events",
    "rules",
    "advice",
    "opinion",
    "points",
];

/// The sources of rows, in the order of `data/sources.csv` and `data/sources_later.csv`.
pub const SOURCES: &[&str] = &[
    "S1",
    "S2",
    "S3",
    "S4",
    "S5",
    "metr",
    "metr.paper",
    "metr.timelines",
    "google",
    "anthropic",
    "metr.th11",
    "metr.assumptions",
    "metr.merge",
    "metr.risk",
    "metr.sol",
    "aisi.gpt55",
    "aisi.open",
    "epoch.china",
    "glasswing.update",
    "uspto",
    "uspto.firm",
    "fda.approvals",
    "frp",
    "anthropic.index",
    "metr.limits",
    "metr.domains",
    "metr.kwa",
    "metr.trial",
    "metr.trial2",
    "metr.survey",
    "metr.opus55",
    "metr.discoveries",
    "aisi.cyber",
    "caisi.v4",
    "caisi.glm",
    "aisi.kimi",
    "epoch.open",
    "epoch.returns",
    "cunningham",
    "moss",
    "cotra",
    "aifutures.aug",
    "leap",
    "google.q3",
    "toms.nadella",
    "openai.research",
    "openai.filing",
    "anthropic.f",
    "anthropic.g",
    "anthropic.tpu",
    "anthropic.h",
    "reuters.may",
    "reuters.measure",
    "axios.july",
    "reuters.draft",
    "glasswing.june",
    "anthropic.glm",
    "anthropic.redeploy",
    "anthropic.safeguards",
    "amodei.pace",
    "cnbc.lifted",
    "cnbc.appeal",
    "npr.injunction",
    "jones.stay",
    "openai.sol",
    "eo.june",
    "crowell",
    "axios.incidents",
    "eu.gpai",
    "un.summary",
    "fortune.antitrust",
    "jpo",
    "patentpc",
];

/// How near a source is to what it tells, as in the column `grade` of `data/facts.csv`.
pub const GRADES: [&str; 3] = ["primary", "press", "secondary"];

/// The orders beside that of the table: from the first date to the last, the other way round, by source.
pub const ORDERS: [&str; 3] = ["date", "-date", "source"];

/// Which rows are shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceFilter {
    /// Words that all have to be there; Latin letters of either case.
    pub text: String,
    /// One of [`KINDS`]; empty for all.
    pub kind: &'static str,
    /// One of [`SOURCES`]; empty for all.
    pub source: &'static str,
    /// One of [`GRADES`]; empty for all.
    pub grade: &'static str,
    /// One of [`ORDERS`]; empty for that of the table.
    pub order: &'static str,
}

impl EvidenceFilter {
    /// Adds to a query what is not empty.
    pub(super) fn write(&self, query: &mut String) {
        let (text, _) = scene::sentence(&self.text);
        let values = [&text, self.kind, self.source, self.grade, self.order];
        for (key, value) in KEYS.iter().zip(values) {
            if !value.is_empty() {
                query.push('&');
                query.push_str(key);
                query.push('=');
                journey::append_words(query, value);
            }
        }
    }
}

/// A sieve that is being read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) filter: EvidenceFilter,
    seen: [bool; KEYS.len()],
}

impl Reader {
    /// Takes a value; whether it is one of a sieve.
    pub(super) fn take(&mut self, name: &str, text: &str, notices: &mut Notices) -> bool {
        let Some(index) = KEYS.iter().position(|key| *key == name) else {
            return false;
        };
        let key = KEYS[index];
        if std::mem::replace(&mut self.seen[index], true) {
            notices.push(Notice::Repeated { key });
            return true;
        }
        let (field, words): (_, &[&str]) = match index {
            0 => {
                let (text, whole) = scene::sentence(text);
                self.filter.text = text;
                if !whole {
                    notices.push(Notice::LongText);
                }
                return true;
            }
            1 => (&mut self.filter.kind, &KINDS),
            2 => (&mut self.filter.source, SOURCES),
            3 => (&mut self.filter.grade, &GRADES),
            _ => (&mut self.filter.order, &ORDERS),
        };
        if let Some(word) = words.iter().find(|word| **word == text) {
            *field = word;
        } else if !text.is_empty() {
            let text = cut(text);
            notices.push(Notice::BadValue { key, text });
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{codec, registry::REGISTRY, scene::MOST_CHARACTERS};

    #[test]
    fn a_sieve_is_readable() {
        let query = "v=2&view=evidence&dt=120&find=Claude+%26+S1&kind=stage&source=S1&grade=press&order=-date&pin=horizon";
        let (link, notices) = codec::parse(query);
        assert_eq!(notices, []);
        let expected = EvidenceFilter {
            text: "Claude & S1".into(),
            kind: "stage",
            source: "S1",
            grade: "press",
            order: "-date",
        };
        assert_eq!(link.filter, expected);
        assert_eq!(codec::write(&link), query);
        let (link, notices) = codec::parse("find=&kind=&source=&grade=&order=%20");
        assert_eq!((link.filter, notices), (EvidenceFilter::default(), vec![]));
    }

    #[test]
    fn what_cannot_be_used_is_reported_and_the_rest_kept() {
        let long = "x".repeat(MOST_CHARACTERS + 1);
        let query = format!(
            "kind=moon&source=S9&grade=best&order=Date&find={long}&find=y&kind=stage&source=S1&dt=90"
        );
        let (link, notices) = codec::parse(&query);
        let expected = EvidenceFilter {
            text: long[1..].into(),
            ..EvidenceFilter::default()
        };
        assert_eq!(link.filter, expected);
        assert_eq!(
            codec::write(&link),
            format!("v=2&view=horizon&dt=90&find={}", &long[1..])
        );
        let bad = |key, text: &str| Notice::BadValue {
            key,
            text: text.into(),
        };
        let repeated = |key| Notice::Repeated { key };
        assert_eq!(
            notices,
            [
                bad("kind", "moon"),
                bad("source", "S9"),
                bad("grade", "best"),
                bad("order", "Date"),
                Notice::LongText,
                repeated("find"),
                repeated("kind"),
                repeated("source"),
            ]
        );
    }

    #[test]
    fn no_parameter_is_called_like_a_part_of_a_sieve() {
        for param in REGISTRY {
            assert!(!KEYS.contains(&param.name), "{}", param.name);
        }
    }
}
