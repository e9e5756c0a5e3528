//! What the critics in S1 hold against its figures, in our own words.

use crate::{
    assumptions::presets::Preset,
    i18n::{Lang, format::localized},
};

/// A claim of the critics.
pub struct Claim {
    /// Its name in files.
    pub key: &'static str,
    /// The facts that it questions.
    pub questions: &'static [&'static str],
    /// Assumptions under which it holds, where it is about any.
    pub preset: Option<Preset>,
    text: (&'static str, &'static str),
}

impl Claim {
    /// What it says.
    pub const fn text(&self, lang: Lang) -> &'static str {
        localized(lang, self.text.0, self.text.1)
    }
}

/// All of them.
pub const ALL: &[Claim] = &[
    Claim {
        key: "lines",
        questions: &["code.now", "code.full", "output.multiple"],
        preset: Some(Preset::NotLines),
        text: (
            "Lines of code are not productivity: more of them can be longer, of less use and harder to maintain.",
            "コードの行数は生産性ではない。増えた分が冗長で、役に立たず、保守しにくいこともある。",
        ),
    },
    Claim {
        key: "timing",
        questions: &["warning.paper", "s1.filing.anthropic"],
        preset: None,
        text: (
            "The timing: the warning came out within days of the draft for a listing, when attention is worth most.",
            "時期の問題。警告が出たのは上場の申請とほぼ同時で、注目が最も値打ちをもつ時だった。",
        ),
    },
    Claim {
        key: "interest",
        questions: &[
            "horizon.doubling",
            "judgement.2026",
            "autonomy.hours",
            "org.leverage",
        ],
        preset: Some(Preset::CriticsCase),
        text: (
            "Self-interest: the company reports on itself, and gains if it is believed to lead and if rules come that it can meet.",
            "自社の利益。自社についての報告であり、先頭を走ると信じられ、自社が満たせる規則ができれば得をする。",
        ),
    },
];

/// The claims that question a fact.
pub fn about(fact: &str) -> impl Iterator<Item = &'static Claim> {
    ALL.iter()
        .filter(move |claim| claim.questions.contains(&fact))
}
