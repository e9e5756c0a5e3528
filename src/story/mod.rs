//! The story that the page tells by itself: the argument of the sources, from view to view.

pub mod file;
pub mod slides;

use crate::{
    assumptions::{codec, registry::Key, scene::Scene, weights},
    i18n::{
        Lang,
        format::{decimals, localized_fmt, month, number, percent, shares},
    },
    model::{access::MANAGED, share::output::amdahl},
    views::{
        Panel, access::AccessOutcome, branches::BranchesOutcome, economy::EconomyOutcome,
        evidence::EvidenceOutcome, rules::RulesOutcome, tenths,
    },
};

/// How many scenes the story has.
pub const SCENES: usize = 13;

/// Query, smaller chart and the assumption to try of each scene. The quoted 4 months are 4/12 of 365.25 days.
const STORY: [(&str, &str, Option<Key>); SCENES] = [
    ("view=horizon&data=quoted", "", Some(Key::TargetLength)),
    (
        "view=horizon&pin=horizon;dt:121.75;h0:720;t0:2026-02-05",
        "",
        Some(Key::DoublingTime),
    ),
    ("view=code", "", Some(Key::ShareNow)),
    ("view=code&r=0", "output", Some(Key::ReviewCost)),
    // Two figures, and nothing that is assumed.
    ("view=code", "judgement", None),
    ("view=branches", "", Some(Key::FullWeight)),
    (
        "view=branches&w1=0&w2=100&w3=0&until=2040",
        "people",
        Some(Key::AutomationCap),
    ),
    ("view=branches&pz=1", "", Some(Key::PauseLength)),
    ("view=economy", "", Some(Key::AdoptionLag)),
    ("view=access", "", Some(Key::OpenLag)),
    ("view=rules", "", Some(Key::Labs)),
    ("view=queues", "", Some(Key::PatchGrowth)),
    ("view=evidence", "", Some(Key::DoublingTime)),
];

/// The assumption that a reader may try in a scene, if it has one.
pub fn control(index: usize) -> Option<Key> {
    STORY.get(index)?.2
}

/// Task lengths in minutes.
const WORK_YEAR: f64 = 120_000.0;

/// A scene of the story, without its sentence.
pub fn scene(index: usize) -> Scene {
    let (query, show, _) = STORY.get(index).copied().unwrap_or_default();
    let link = codec::parse(query).0;
    Scene {
        shown: codec::Pin::new(link.view, link.assumptions),
        beside: link.pins,
        show: show.to_owned(),
        words: String::new(),
    }
}

/// The sentence of a scene with the figures of its panel.
pub fn sentence(index: usize, panel: &Panel, lang: Lang) -> String {
    let (en, ja) = TEXTS.get(index).copied().unwrap_or_default();
    let pieces = pieces(index, panel, lang);
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    localized_fmt(lang, en, ja, &pieces)
}

/// What each scene says. Figures of the sources are written out and held by a test, all others are computed.
const TEXTS: [(&str, &str); SCENES] = [
    (
        "In March 2024 AI handled tasks that take a person about 4 minutes, in February 2026 tasks of 12 hours: a doubling every {0} days.",
        "AIがこなせる作業は、2024年3月には人間なら約4分、2026年2月には12時間分になりました。{0}日ごとに倍になった計算です。",
    ),
    (
        "Anthropic quotes a doubling every 4 months. METR's measurements since {0} say every {1} days: by {2} AI completes, half the time, tasks that take a skilled person a week.",
        "Anthropicが挙げる速さは4か月ごとの倍増。METRの{0}年以降の測定では{1}日ごとの倍増で、AIは{2}までに、熟練者が1週間かける仕事を2回に1回こなせるようになります。",
    ),
    (
        "AI wrote a single-digit percentage of merged code in February 2025 and over 80% in May 2026. Only these bounds are published; a curve through them passes {0} in {1}.",
        "マージされたコードのうちAIが書いた割合は、2025年2月に数%、2026年5月に80%超。公表された値はこれだけで、両者を通る曲線は{1}に{0}に達します。",
    ),
    (
        "Writing {0} of the code makes an engineer at most {1} times as productive, even if review costs nothing. The share alone does not explain 8 times.",
        "レビューの手間がゼロでも、コードの{0}をAIが書くことで技術者1人の生産量は最大{1}倍。8倍という値は、比率だけでは説明できません。",
    ),
    (
        "Judgement moves too: where a researcher had gone astray, AI proposed a better next step in 51% of cases in November 2025 and in 64% in April 2026. Two figures are not yet a trend.",
        "判断力も動いています。研究者が回り道をした場面でAIがより良い「次の一手」を示した割合は、2025年11月に51%、2026年4月に64%。ただし、ふたつの値だけでは傾向とはいえません。",
    ),
    (
        "Three branches fit the same data: a plateau, compounding, full self-improvement. With odds of {0}, {1} and {2}, which are our judgement, AI can do a month of a skilled person's work by {3}.",
        "同じデータから3つのシナリオが分かれます。能力の頭打ち、複利的効率化の継続、完全な自己改善。{0}・{1}・{2}の確率（筆者の判断）とみると、AIは{3}までに、熟練者が1か月かける仕事をこなせるようになります。",
    ),
    (
        "If efficiency compounds, 100 people could do the work of 10,000 to 100,000. In this branch AI does up to {0} of the research; choosing the problems stays with people.",
        "複利的効率化が続けば、100人で1万〜10万人分の仕事ができるとされます。このシナリオでAIが担うのは研究の最大{0}で、課題を選ぶのは人間です。",
    ),
    (
        "A pause of {0} months that {1} of the frontier joins, and that verification makes {2} effective, puts off the day on which AI can do a year of a skilled person's work by {3} months.",
        "最先端の{1}が参加し、検証で{2}が実際に止まる{0}か月の一時停止は、AIが熟練者の1年分の仕事に届く時期を{3}か月遅らせます。",
    ),
    (
        "Being able is not being used: Dario Amodei expects revenue to follow capability after 1 to 5 years. AI that does a year of a skilled person's work: {1}. With a lag of {0} years, its use for that: {2}.",
        "「できる」と「使われる」は別です。Dario Amodeiは、収益は能力の向上から1〜5年遅れるとみます。熟練者の1年分の仕事をこなすAIの登場は{1}、普及が{0}年遅れるなら経済で使われるのは{2}です。",
    ),
    (
        "Who may use it? In cyber tasks GPT-5.5, open to all, was about as strong as Mythos Preview 23 days after it, and open weights trail by 4 to 7 months (UK AISI). With such lags, access stays managed in {0} simulations.",
        "誰が使えるのか。サイバー課題では、一般公開のGPT-5.5が23日後にMythos Previewとほぼ並び、オープンウェイトは4〜7か月遅れです（英AISI）。この程度の遅れなら、管理型のままとなるシミュレーションは{0}です。",
    ),
    (
        "Access can end by order: on 12 June 2026 the US barred all foreign nationals from two models, and Fable 5 came back after 19 days. By our scores, the chance that a US frontier model is cut off again within a year is {0}.",
        "利用は命令ひとつで止まります。2026年6月12日、米国は2モデルへの外国籍者のアクセスを禁じ、Fable 5の再開は19日後でした。筆者の点数では、米国の最先端モデルが1年以内に再び遮断される確率は{0}です。",
    ),
    (
        "Finding outpaces fixing: of 530 high or critical flaws in open source that were reported to maintainers, 75 had been patched by May 2026. That patching grows by {0}% a year is our judgement.",
        "修正は発見に追いついていません。オープンソースの保守者に開示された深刻度「高」以上の脆弱性530件のうち、2026年5月までの修正は75件。修正能力が年{0}%伸びるというのは筆者の判断です。",
    ),
    (
        "What follows: on this trend {0} of the {1} consequences that the sources name come before {2}. Each is shown with who says so, and many with what calls them into question.",
        "何が起こるのか。この傾向なら、出典が挙げる{1}件の帰結のうち{0}件が{2}年より前に起こります。それぞれに誰の見方かを示し、異論があれば並べています。",
    ),
];

fn pieces(index: usize, panel: &Panel, lang: Lang) -> Vec<String> {
    let a = &panel.assumptions;
    let part = |key| percent(lang, a.get(key) / 100.0);
    let share = |key| percent(lang, a.get(key));
    let date = |key: &str| {
        let tile = panel.milestones.iter().find(|tile| tile.key == key);
        tile.map(|tile| tile.date.clone()).unwrap_or_default()
    };
    let days = || {
        let fitted = panel
            .fitted
            .iter()
            .find(|(key, _)| *key == Key::DoublingTime);
        number(fitted.map_or(f64::NAN, |(_, days)| *days))
    };
    match index {
        0 => vec![days()],
        1 => {
            let since = crate::date::days_to_year(a.get(Key::Since));
            vec![
                decimals(since, 0).replace(',', ""),
                days(),
                // A work-week is the target unless another is set.
                date("target"),
            ]
        }
        2 => vec![percent(lang, 0.99), date("share-99")],
        3 => {
            let most = amdahl(a.get(Key::ShareNow) / 100.0, a.get(Key::ReviewCost));
            vec![part(Key::ShareNow), number(most)]
        }
        5 => {
            let [plateau, compounding, full] = shares(lang, weights::of(a));
            vec![plateau, compounding, full, date("work-month")]
        }
        6 => vec![share(Key::AutomationCap)],
        7 => {
            let outcome = panel.outcome::<BranchesOutcome>();
            let later = outcome.and_then(|outcome| {
                let mut gains = outcome.paused()?.gains.iter();
                Some(gains.find(|gain| gain.minutes == WORK_YEAR)?.months)
            });
            let later = decimals(later.unwrap_or(f64::NAN), 1);
            vec![
                number(a.get(Key::PauseLength)),
                share(Key::PauseParticipation),
                share(Key::PauseVerification),
                later,
            ]
        }
        8 => {
            let outcome = panel.outcome::<EconomyOutcome>();
            let genius = outcome.and_then(EconomyOutcome::genius);
            let when = |day: Option<f64>| month(lang, day.unwrap_or(f64::INFINITY));
            vec![
                number(a.get(Key::AdoptionLag)),
                when(genius.map(|g| g.able)),
                when(genius.map(|g| g.used.p50)),
            ]
        }
        9 => {
            let outcome = panel.outcome::<AccessOutcome>();
            let managed = outcome.map_or(f64::NAN, |o| o.drawn.odds[MANAGED]);
            vec![tenths(lang, managed)]
        }
        10 => {
            let outcome = panel.outcome::<RulesOutcome>();
            let again = outcome.map_or(f64::NAN, |o| o.again.any());
            vec![tenths(lang, again)]
        }
        11 => vec![number(a.get(Key::PatchGrowth))],
        12 => {
            let until = a.get(Key::Until);
            let outcome = panel.outcome::<EvidenceOutcome>();
            let dated = outcome.map(EvidenceOutcome::dated).unwrap_or_default();
            let end = crate::date::year_to_days(until);
            let by_end = dated.iter().filter(|(_, day, _)| *day < end);
            vec![
                by_end.count().to_string(),
                dated.len().to_string(),
                decimals(until, 0).replace(',', ""),
            ]
        }
        _ => Vec::new(),
    }
}
