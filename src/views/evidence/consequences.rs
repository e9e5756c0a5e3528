//! What the sources say will follow, each with the time frame that its source gives, and tied to the milestone that brings it.
//! What is said is the source's, in our own words; the ties, and so the dates, are our judgement.

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

/// When a source expects a consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Already, or at once.
    Now,
    /// In S1's medium term.
    Medium,
    /// In S1's long term.
    Long,
    /// Once recursive self-improvement has advanced, without a year.
    Advanced,
    /// It does not say.
    Unsaid,
}

impl Frame {
    /// The frame in words; where there is none, whose the date is.
    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Now => localized(lang, "already now", "すでに現在"),
            Self::Medium => localized(lang, "medium term, 2027 to 2029", "中期（2027〜2029年）"),
            Self::Long => localized(lang, "long term, from 2030", "長期（2030年以降）"),
            Self::Advanced => localized(
                lang,
                "once self-improvement has advanced, no year; the date is ours",
                "再帰的自己改善の進展後（年の記載はなく、時期は筆者の判断）",
            ),
            Self::Unsaid => localized(
                lang,
                "no time given; the date is ours",
                "時期の記載なし（時期は筆者の判断）",
            ),
        }
    }
}

/// A consequence.
pub struct Consequence {
    /// Its name in the JSON.
    pub key: &'static str,
    /// The ids of the sources that name it.
    pub sources: &'static str,
    /// The ids of the facts in which they do.
    pub facts: &'static str,
    /// When they expect it.
    pub frame: Frame,
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
                "AI handles tasks of {0}",
                "人が{0}かける仕事をAIがこなすとき",
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
                "Rivals handle tasks of {0}, too",
                "競合も人が{0}かける仕事をこなすとき",
                &[&length(minutes)],
            ),
            Trigger::Followed(minutes, true) => localized_fmt(
                lang,
                "Open models handle tasks of {0}",
                "オープンなモデルが、人が{0}かける仕事をこなすとき",
                &[&length(minutes)],
            ),
        }
    }
}

/// All of them, in the order of the sources. None is ours alone.
pub const ALL: &[Consequence] = &[
    Consequence {
        key: "fto-search",
        sources: "S1",
        facts: "patents.fto",
        frame: Frame::Advanced,
        trigger: Trigger::Length(WORK_WEEK),
        name: (
            "Prior art outgrows searches",
            "先行技術の増加がFTO分析を超過",
        ),
        text: (
            "Prior art grows faster than anyone can examine it and analyse it for freedom to operate.",
            "先行技術の増加速度が、審査とFTO分析の能力を超えます。",
        ),
    },
    Consequence {
        key: "filings",
        sources: "S1",
        facts: "patents.filings",
        frame: Frame::Advanced,
        trigger: Trigger::Share(1),
        name: ("The idea of an invention thins out", "発明概念の希薄化"),
        text: (
            "AI makes filing efficient, the idea of an invention thins out, and the patent system changes its function.",
            "AIで出願が効率化する一方、真の発明概念が希薄化し、特許制度の機能が変わります。",
        ),
    },
    Consequence {
        key: "continuity",
        sources: "S5",
        facts: "advice.continuity",
        frame: Frame::Now,
        trigger: Trigger::Share(0),
        name: ("Continuity plans", "業務継続計画（BCP）"),
        text: (
            "Politics can cut off a model overnight: a plan for that is urgent for firms that depend on one.",
            "特定モデルへの依存は政治的要因で一夜にして断たれうるため、それを想定した計画の策定が急務です。",
        ),
    },
    Consequence {
        key: "two-tier",
        sources: "S4",
        facts: "access.tiers",
        frame: Frame::Unsaid,
        trigger: Trigger::Length(WORK_WEEK),
        name: ("Two tiers of access", "提供形態の二層化"),
        text: (
            "AI divides into what is offered to everyone and what is restricted by user and use.",
            "「広く一般提供されるAI」と「アクセスが管理されるAI」に提供形態が分かれます。",
        ),
    },
    Consequence {
        key: "state-limits",
        sources: "S4",
        facts: "access.review;access.managed",
        frame: Frame::Unsaid,
        trigger: Trigger::Length(WORK_WEEK),
        name: ("States decide who gets access", "国家によるアクセスの制限"),
        text: (
            "Apart from market and spread, governments or third parties review security risks before release and limit it; who is served depends on relations with the home state.",
            "市場競争や技術普及とは別に、政府や第三者のリスク評価で提供が制限されえます。提供先は企業の所在国との関係にも左右されます。",
        ),
    },
    Consequence {
        key: "open-models",
        sources: "S4",
        facts: "access.hollow",
        frame: Frame::Unsaid,
        trigger: Trigger::Followed(WORK_WEEK, true),
        name: ("Governance becomes hollow", "統治の形骸化"),
        text: (
            "Equal open models bring general use in effect, and leave no time to prepare against misuse.",
            "同水準のオープン型モデルで事実上の一般化が進み、悪用への対策を講じる時間的猶予がなくなります。",
        ),
    },
    Consequence {
        key: "assume-breach",
        sources: "S4",
        facts: "advice.damage",
        frame: Frame::Unsaid,
        trigger: Trigger::Followed(WORK_WEEK, true),
        name: ("Firms assume breach", "被害発生を前提とした体制"),
        text: (
            "Plans in stages that count on time to prepare no longer suffice: firms assume damage, detect it early and limit it.",
            "時間的猶予を前提とした段階的対応では足りず、企業は被害の発生を前提に、早期に検知し影響を抑える体制を平時から整えます。",
        ),
    },
    Consequence {
        key: "engineers",
        sources: "S1",
        facts: "engineers.review",
        frame: Frame::Medium,
        trigger: Trigger::Share(2),
        name: (
            "Engineers set direction and review",
            "エンジニアは方向設定とレビューへ",
        ),
        text: (
            "Engineers turn from writing code to setting the direction of research and reviewing.",
            "エンジニアの役割が「コード生成者」から「研究方向性の設定者・レビュアー」へ移ります。",
        ),
    },
    Consequence {
        key: "inventorship",
        sources: "S1",
        facts: "patents.inventor",
        frame: Frame::Advanced,
        trigger: Trigger::Length(WORK_MONTH),
        name: ("Nobody is the inventor", "発明者帰属の空洞化"),
        text: (
            "The law requires a person as inventor; where AI is the researcher, there may be none.",
            "法律は人間の発明者を求めますが、AIが研究の主体になれば帰属先がなくなります。",
        ),
    },
    Consequence {
        key: "regulated",
        sources: "S2",
        facts: "rules.industry",
        frame: Frame::Unsaid,
        trigger: Trigger::Length(WORK_MONTH),
        name: ("A regulated industry", "AIの規制産業化"),
        text: (
            "Long reviews by authorities stall development, and strict safety lowers performance.",
            "当局審査の長期化が開発を停滞させ、安全対策の厳格化が性能を下げかねません。",
        ),
    },
    Consequence {
        key: "secrecy",
        sources: "S1",
        facts: "patents.secrecy",
        frame: Frame::Advanced,
        trigger: Trigger::Followed(WORK_MONTH, false),
        name: ("Imitation is hard to judge", "模倣リスクの評価が困難に"),
        text: (
            "How far self-improving AI can imitate what is kept secret becomes hard to judge.",
            "営業秘密について、自己改善するAIによる模倣のリスクを評価しにくくなります。",
        ),
    },
    Consequence {
        key: "sovereign",
        sources: "S2;S4;S5",
        facts: "rules.sovereign;advice.sovereign;advice.frontier",
        frame: Frame::Unsaid,
        trigger: Trigger::Followed(WORK_MONTH, true),
        name: ("Sovereign AI", "ソブリンAI"),
        text: (
            "States develop and run AI of their own, so as not to depend on models that others can cut off.",
            "他国に断たれうるモデルへの依存を避けるため、各国が独自にAIを開発・運用します。",
        ),
    },
    Consequence {
        key: "small-teams",
        sources: "anthropic",
        facts: "org.today",
        frame: Frame::Now,
        trigger: Trigger::Automated(0),
        name: ("100 do the work of 1,000", "100人で1,000人分"),
        text: (
            "As today's AI spreads, a company of 100 can increasingly do the work of 1,000.",
            "いまのAIの普及だけでも、100人の会社が1,000人分の仕事をこなしていきます。",
        ),
    },
    Consequence {
        key: "taste",
        sources: "S1",
        facts: "taste.only",
        frame: Frame::Medium,
        trigger: Trigger::Automated(0),
        name: ("Research taste is what is left", "「研究のセンス」の希少化"),
        text: (
            "To choose problems and judge results becomes the only comparative advantage of people.",
            "どの問題を解き、どの結果を信頼するかの判断が、人間の唯一の比較優位になります。",
        ),
    },
    Consequence {
        key: "licensing",
        sources: "S1",
        facts: "patents.licensing",
        frame: Frame::Advanced,
        trigger: Trigger::Length(WORK_YEAR),
        name: (
            "Agents negotiate licences",
            "自律エージェントのライセンス交渉",
        ),
        text: (
            "Agents negotiate by themselves, and it is in question whether they may act for anyone.",
            "自律的に交渉するエージェントの法的代理権が問題になります。",
        ),
    },
    Consequence {
        key: "reform",
        sources: "S1",
        facts: "patents.reform",
        frame: Frame::Long,
        trigger: Trigger::Length(WORK_YEAR),
        name: ("Patents are rebuilt", "特許制度の根本改革"),
        text: (
            "A flood of AI's inventions forces a redesign, such as corporate inventors or a register of them.",
            "AI発明の爆発的増加を受け、企業体発明者概念の拡張やAI発明の登録制度化などの再設計が不可避になります。",
        ),
    },
    Consequence {
        key: "hundredfold",
        sources: "S1",
        facts: "org.leverage",
        frame: Frame::Unsaid,
        trigger: Trigger::Automated(1),
        name: ("100 do the work of 10,000 or more", "100人で1万〜10万人分"),
        text: (
            "If efficiency compounds, an organisation of 100 does the work of 10,000 to 100,000.",
            "複利的効率化が続けば、100人の組織が1万〜10万人規模の仕事をこなします。",
        ),
    },
    Consequence {
        key: "loop",
        sources: "S1",
        facts: "fork.full",
        frame: Frame::Long,
        trigger: Trigger::Automated(1),
        name: (
            "Fork to full self-improvement",
            "完全再帰的自己改善への分岐点",
        ),
        text: (
            "If the worst case comes true, capability grows beyond what model cards and scaling policies can handle.",
            "最悪の場合、Model CardsやResponsible Scaling Policyでは対応できない能力拡張が起こります。",
        ),
    },
];
