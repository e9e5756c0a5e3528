//! What the sources say will follow, each tied to the milestone that brings it. The wording and the ties are our judgement.

use crate::{
    figure::ticks::{WORK_MONTH, WORK_WEEK, WORK_YEAR},
    i18n::{
        Lang,
        format::{Clock, length_in_words, localized, localized_fmt, share},
    },
    model::{numerics::arrival::Arrival, share::TARGETS},
    views::numbers::Words,
};

/// A milestone that brings a consequence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trigger {
    /// AI handles tasks of so many minutes.
    Length(f64),
    /// AI writes this one of [`TARGETS`] of the code.
    Share(usize),
    /// AI does this one of [`AUTOMATED`] of AI research.
    Automated(usize),
    /// Others handle tasks of so many minutes, with closed or, if set, with open weights.
    Followed(f64, bool),
}

/// A consequence, the date that is shown and its distribution.
pub type Dated<'a> = (&'static Consequence, f64, &'a Arrival);

/// Automated shares of AI research that bring something.
pub const AUTOMATED: [f64; 2] = [0.90, 0.99];

/// A consequence.
pub struct Consequence {
    /// Its name in the JSON.
    pub key: &'static str,
    /// The ids of the sources that name it.
    pub sources: &'static str,
    /// When its source expects it; empty where it does not say.
    pub expected: &'static str,
    /// The milestone that brings it.
    pub trigger: Trigger,
    name: (&'static str, &'static str),
    text: (&'static str, &'static str),
}

impl Consequence {
    /// Its name in English and Japanese.
    pub const fn words(&self) -> Words {
        self.name
    }

    /// Its name.
    pub const fn name(&self, lang: Lang) -> &'static str {
        localized(lang, self.name.0, self.name.1)
    }

    /// What it is.
    pub const fn text(&self, lang: Lang) -> &'static str {
        localized(lang, self.text.0, self.text.1)
    }

    /// The milestone that brings it, in words.
    pub fn brought_by(&self, lang: Lang) -> String {
        let length = |minutes| length_in_words(lang, minutes, Clock::Work);
        match self.trigger {
            Trigger::Length(minutes) => localized_fmt(
                lang,
                "AI handles {0}",
                "AIが{0}分の仕事をこなすとき",
                &[&length(minutes)],
            ),
            Trigger::Share(index) => localized_fmt(
                lang,
                "AI writes {0} of the code",
                "AIがコードの{0}を書くとき",
                &[&share(TARGETS[index] * 100.0)],
            ),
            Trigger::Automated(index) => localized_fmt(
                lang,
                "AI does {0} of AI research",
                "AI研究の{0}をAIが行うとき",
                &[&share(AUTOMATED[index] * 100.0)],
            ),
            Trigger::Followed(minutes, false) => localized_fmt(
                lang,
                "Rivals handle {0}, too",
                "競合も{0}分の仕事をこなすとき",
                &[&length(minutes)],
            ),
            Trigger::Followed(minutes, true) => localized_fmt(
                lang,
                "Open models handle {0}",
                "オープンなモデルが{0}分の仕事をこなすとき",
                &[&length(minutes)],
            ),
        }
    }
}

/// All of them, in the order of the sources.
pub const ALL: &[Consequence] = &[
    Consequence {
        key: "fto-search",
        sources: "S1",
        expected: "2026–27",
        trigger: Trigger::Length(WORK_WEEK),
        name: ("Freedom-to-operate search", "侵害予防調査（FTO）"),
        text: (
            "A whole clearance or prior-art search fits into one task: AI does it, a person checks and signs.",
            "侵害予防や先行技術の調査が丸ごと1つの作業に収まります。AIが調べ、人が確かめて責任を負います。",
        ),
    },
    Consequence {
        key: "filings",
        sources: "S1",
        expected: "2026–27",
        trigger: Trigger::Share(1),
        name: ("More filings", "出願の増加"),
        text: (
            "Drafting costs next to nothing: filings on software grow faster than examiners can read them.",
            "明細書の作成費用がほぼなくなり、ソフトウェアの出願は審査官が読める以上の速さで増えます。",
        ),
    },
    Consequence {
        key: "continuity",
        sources: "S5",
        expected: "",
        trigger: Trigger::Share(0),
        name: ("Continuity plans", "事業継続計画"),
        text: (
            "With so little code written by people, a stop like that of June 2026 stops development: a second supplier becomes a duty.",
            "人の書くコードがここまで減ると、2026年6月のような停止は開発の停止を意味します。代わりの調達先が必須になります。",
        ),
    },
    Consequence {
        key: "two-tier",
        sources: "S4",
        expected: "",
        trigger: Trigger::Length(WORK_WEEK),
        name: ("Two-tier access", "二層化する利用"),
        text: (
            "The best models go to vetted holders first; all others work with last year's.",
            "最良のモデルは審査を通った組織が先に使い、ほかは1世代前を使います。",
        ),
    },
    Consequence {
        key: "open-models",
        sources: "S4",
        expected: "",
        trigger: Trigger::Followed(WORK_WEEK, true),
        name: ("Open models catch up", "オープンモデルの追い付き"),
        text: (
            "What was withheld can be downloaded: managing access no longer protects, only defences do.",
            "制限されていた能力がダウンロードできるようになり、守れるのは利用の管理ではなく防御策だけになります。",
        ),
    },
    Consequence {
        key: "assurance",
        sources: "S1",
        expected: "2027–29",
        trigger: Trigger::Share(2),
        name: ("Nobody reads the code", "コードを読まない保証"),
        text: (
            "Assurance moves from reading code to testing what it does, and liability with it.",
            "品質の保証は、コードを読むことから動作を試すことへ移り、責任の所在も移ります。",
        ),
    },
    Consequence {
        key: "inventorship",
        sources: "S1",
        expected: "2027–29",
        trigger: Trigger::Length(WORK_MONTH),
        name: ("AI as inventor", "AIと発明者"),
        text: (
            "An invention can come about without a person taking the decisive step: who the inventor is, and whether there is one, goes to court.",
            "決め手となる一歩を人が踏まない発明が生まれ、発明者は誰か、そもそもいるのかが法廷で争われます。",
        ),
    },
    Consequence {
        key: "regulated",
        sources: "S2",
        expected: "",
        trigger: Trigger::Length(WORK_MONTH),
        name: ("A regulated industry", "規制産業化"),
        text: (
            "Review before release becomes a licence, as for medicines or power: entry is dear, and incumbents gain.",
            "公開前の審査が、医薬品や電力のような許認可になります。参入費用は高くなり、既存企業に有利です。",
        ),
    },
    Consequence {
        key: "secrecy",
        sources: "S1",
        expected: "2027–29",
        trigger: Trigger::Followed(WORK_MONTH, false),
        name: ("Secrecy before patents", "特許より秘匿"),
        text: (
            "A published invention is designed around within weeks: keeping it secret pays more often than patenting it.",
            "公開した発明は数週間で回避設計されるため、特許より秘匿が得になる場面が増えます。",
        ),
    },
    Consequence {
        key: "sovereign",
        sources: "S2;S5",
        expected: "",
        trigger: Trigger::Followed(WORK_MONTH, true),
        name: ("Sovereign AI", "ソブリンAI"),
        text: (
            "States and firms that were cut off can run a model of that level on their own machines.",
            "利用を断たれた国や企業も、この水準のモデルを自前の計算機で動かせます。",
        ),
    },
    Consequence {
        key: "small-teams",
        sources: "S1",
        expected: "2027–29",
        trigger: Trigger::Automated(0),
        name: ("100 do the work of 1,000", "100人で1,000人分"),
        text: (
            "Research organisations shrink to those who choose the problems and answer for the results.",
            "研究組織は、課題を選び結果に責任を負う人だけに縮みます。",
        ),
    },
    Consequence {
        key: "licensing",
        sources: "S1",
        expected: "2030–",
        trigger: Trigger::Length(WORK_YEAR),
        name: ("Licensing loses its base", "ライセンスの土台"),
        text: (
            "A year of skilled work is a task to hand over: portfolios are worth what cannot be rebuilt, above all data and access.",
            "熟練者の1年分の仕事を任せられます。知財の価値は、作り直せないもの、とりわけデータと利用権に移ります。",
        ),
    },
    Consequence {
        key: "loop",
        sources: "S1",
        expected: "2030–",
        trigger: Trigger::Automated(1),
        name: ("The loop closes", "ループが閉じる"),
        text: (
            "AI builds its successor and 100 people do the work of 10,000: the pace is set by compute and by what people still allow.",
            "AIが次のAIを作り、100人が1万人分の仕事をします。速さを決めるのは計算資源と、人が許す範囲です。",
        ),
    },
];
