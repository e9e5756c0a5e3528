//! The terms that a newcomer needs, each explained in a sentence: for the page, which explains them on request, and for the method.

use super::Lang;

/// A term.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in the page.
    pub id: &'static str,
    /// How texts say it, the longest first; the first of each language is its name.
    pub words: (&'static [&'static str], &'static [&'static str]),
    /// What it means.
    pub meaning: (&'static str, &'static str),
}

/// All of them.
pub const TERMS: [Term; 6] = [
    Term {
        id: "term-horizon",
        words: (&["time horizon"], &["タイムホライズン"]),
        meaning: (
            "How long a skilled person takes for the tasks that an AI model completes with a given success rate, such as 50%.",
            "AIモデルが一定の成功率（50%など）でこなせる作業について、熟練者がかける時間。",
        ),
    },
    Term {
        id: "term-success",
        words: (
            &["half the time", "four times in five", "at 50% success"],
            &["2回に1回", "5回に4回", "成功率"],
        ),
        meaning: (
            "METR gives the length of task at which a model succeeds in half of its attempts (50%), and in four of five (80%).",
            "METRは、モデルの成功率が50%（2回に1回）と80%（5回に4回）になる作業の長さを公表しています。",
        ),
    },
    Term {
        id: "term-doubling",
        words: (
            &["doubling time", "doubling every", "doubles every"],
            &["倍増時間", "ごとに倍増", "ごとの倍増"],
        ),
        meaning: (
            "The time until the length of task that AI completes is twice as long.",
            "AIがこなせる作業の長さが2倍になるまでの時間。",
        ),
    },
    Term {
        id: "term-simulation",
        words: (&["simulations", "simulation"], &["シミュレーション"]),
        meaning: (
            "One run of the model with values drawn at random within their uncertainty; many of them show how far results spread.",
            "不確かな値をその範囲から無作為に選んで行う1回の計算。多数を重ねると、結果のばらつきが分かります。",
        ),
    },
    Term {
        id: "term-record",
        words: (&["records", "record"], &["最高記録"]),
        meaning: (
            "A model that, when it was released, completed longer tasks than any before it.",
            "公開の時点で、それまでのどのモデルより長い作業をこなせたモデル。",
        ),
    },
    Term {
        id: "term-fitted",
        words: (
            &["not fitted", "left out of the fit"],
            &["当てはめに使って", "当てはめに使わ"],
        ),
        meaning: (
            "The point is drawn in the chart, but does not move the curve: the curve is laid through the other points.",
            "図には描いても、曲線を決めるのには使わないこと。曲線は残りの点から求めます。",
        ),
    },
];

impl Term {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &'static str {
        let words = match lang {
            Lang::En => self.words.0,
            Lang::Ja => self.words.1,
        };
        words.first().copied().unwrap_or_default()
    }

    /// What it means.
    pub const fn meaning(&self, lang: Lang) -> &'static str {
        super::format::localized(lang, self.meaning.0, self.meaning.1)
    }

    /// Where a text first says it: from which byte to which, and in which language.
    pub fn find(&self, text: &str) -> Option<(usize, usize, Lang)> {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let of = |words: &[&str], lang: Lang| {
            words.iter().find_map(|word| {
                let at = text.find(word)?;
                let end = at + word.len();
                let inside =
                    letter(text[..at].chars().next_back()) || letter(text[end..].chars().next());
                (!inside || lang == Lang::Ja).then_some((at, end, lang))
            })
        };
        of(self.words.0, Lang::En).or_else(|| of(self.words.1, Lang::Ja))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_as_whole_words() {
        let [horizon, success, .., record, _] = &TERMS;
        assert_eq!(
            horizon.find("If the time horizon keeps"),
            Some((7, 19, Lang::En))
        );
        assert_eq!(record.find("recorded"), None);
        assert_eq!(record.find("the last 7 records"), Some((11, 18, Lang::En)));
        let (at, end, lang) = success.find("仕事を2回に1回こなせる").unwrap();
        assert_eq!(
            ("2回に1回", lang),
            (&"仕事を2回に1回こなせる"[at..end], Lang::Ja)
        );
    }

    #[test]
    fn every_term_has_a_name_and_a_meaning_in_both_languages() {
        for term in &TERMS {
            for lang in [Lang::En, Lang::Ja] {
                assert!(!term.name(lang).is_empty() && !term.meaning(lang).is_empty());
            }
        }
    }
}
