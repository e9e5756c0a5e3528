//! What the branches view says in words.

use super::{ALL, BranchesOutcome, LEVERAGE, conditions};
use crate::{
    assumptions::{
        registry::{Key, View},
        weights,
    },
    i18n::{
        Lang,
        format::{
            self, date, decimals, join, length_in_words, localized, localized_fmt, month, number,
            percent, phrase,
        },
        params::param_label,
    },
    model::{
        branches::pause::Paused,
        branches::{BRANCHES, COMPOUNDING, FULLY, Forecast},
        numerics::arrival::Arrival,
        research::explosion::{FASTER, MONTHS, Odds},
    },
    views::{
        common::{self, after},
        horizon,
        numbers::Words,
        set_by,
    },
};

/// The team whose work is compared.
pub const TEAM: f64 = 100.0;

/// The name of a branch in a sentence.
fn name(lang: Lang, branch: usize) -> &'static str {
    match branch {
        0 => localized(lang, "a plateau", "能力の頭打ち"),
        1 => localized(lang, "compounding efficiency", "複利的効率化の継続"),
        _ => localized(
            lang,
            "full recursive self-improvement",
            "完全な再帰的自己改善",
        ),
    }
}

/// The name of a branch beside its curve.
pub fn label(lang: Lang, branch: usize) -> &'static str {
    let (en, ja) = LABELS[branch];
    localized(lang, en, ja)
}

/// The same where that finds no room; the foot has the whole name with its weight.
pub const fn brief(lang: Lang, branch: usize) -> &'static str {
    match branch {
        0 => localized(lang, "plateau", "頭打ち"),
        1 => localized(lang, "compounding", "複利的効率化"),
        _ => localized(lang, "full", "完全"),
    }
}

/// The names of the branches in English and Japanese.
pub const LABELS: [Words; BRANCHES] = [
    ("plateau", "能力の頭打ち"),
    ("compounding", "複利的効率化の継続"),
    ("full", "完全な再帰的自己改善"),
];

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &BranchesOutcome, lang: Lang) -> String {
    let Some(target) = outcome.target() else {
        return localized(
            lang,
            "There is **no trend** to branch from: choose data with at least two dates, or set the doubling time and the horizon by hand.",
            "分岐の元になる**傾向がありません**。2時点以上のデータを選ぶか、倍増時間と起点での長さを手動で決めてください。",
        )
        .to_owned();
    };
    let task = length_in_words(
        lang,
        outcome.assumptions().get(Key::TargetLength),
        outcome.clock(),
    );
    let premise = premise(outcome, lang);
    let conclusion = if target.p50 == f64::INFINITY {
        localized_fmt(
            lang,
            "AI will more likely than not never complete tasks that take a skilled person **{0}**.",
            "AIは熟練者が**{0}**かける仕事に届かない可能性の方が高くなります。",
            &[&set_by(Key::TargetLength, &task)],
        )
    } else {
        let anchor = outcome.trend.forecast.central.map_or(0.0, |c| c.t0);
        // What comes before they part does not depend on the weights.
        let before = target.p50 <= outcome.assumptions().get(Key::BranchDate);
        let aside = match (lang, before) {
            (_, false) => "",
            (Lang::En, true) => " (before they part)",
            (Lang::Ja, true) => "分岐の前の",
        };
        common::completes(
            outcome.assumptions(),
            lang,
            &task,
            target.p50,
            anchor,
            aside,
        )
    };
    join(&[&premise, &conclusion, &told_apart(outcome, lang)])
}

/// When the two research branches part, and that no data can tell them apart before; nothing if one of them has no weight.
fn told_apart(outcome: &BranchesOutcome, lang: Lang) -> String {
    let weights = weights::of(outcome.assumptions());
    if weights[COMPOUNDING] == 0.0 || weights[FULLY] == 0.0 {
        return String::new();
    }
    let parting = outcome.parting();
    let bd = outcome.forecast.as_ref().map_or(0.0, |f| f.bd);
    let end = outcome.dates().last().copied().unwrap_or_default();
    match parting {
        day if day <= bd => String::new(),
        day if day > end => localized_fmt(
            lang,
            " Compounding and full recursive self-improvement do not part before **{0}**: until then no data can tell them apart.",
            "複利的効率化の継続と完全な再帰的自己改善は**{0}**までには分かれず、それまでのデータでは区別できません。",
            &[&month(lang, end)],
        ),
        day => localized_fmt(
            lang,
            " Compounding and full recursive self-improvement part only in **{0}**: no data from before can tell them apart.",
            "複利的効率化の継続と完全な再帰的自己改善が分かれるのは**{0}**で、それより前のデータでは区別できません。",
            &[&month(lang, day)],
        ),
    }
}

/// "With odds of …, " or "If …, ".
fn premise(outcome: &BranchesOutcome, lang: Lang) -> String {
    let weights = weights::of(outcome.assumptions());
    if let Some(only) = (0..BRANCHES).find(|b| weights[*b] == 100.0) {
        // Only the mark of the weight: no figure says that it is all of it.
        let mark = set_by(weights::KEYS[only], "");
        let (en, ja) = match only {
            0 => (
                "If capability **{0}reaches a plateau**, ",
                "**{0}能力の頭打ち**となるなら、",
            ),
            1 => (
                "If **{0}efficiency compounds** while people choose the problems, ",
                "研究課題は人が選んだまま**{0}複利的効率化が継続**するなら、",
            ),
            _ => (
                "If recursive self-improvement becomes **{0}full**, ",
                "**{0}完全な再帰的自己改善**に至るなら、",
            ),
        };
        return localized_fmt(lang, en, ja, &[&mark]);
    }
    let mut parts = Vec::new();
    let rounded = format::shares(lang, weights);
    for branch in (0..BRANCHES).filter(|b| weights[*b] > 0.0) {
        let weight = &set_by(weights::KEYS[branch], &rounded[branch]);
        parts.push(localized_fmt(
            lang,
            "**{1}** for {0}",
            "{0}を**{1}**",
            &[name(lang, branch), weight],
        ));
    }
    match lang {
        Lang::En => {
            let last = parts.pop().unwrap_or_default();
            phrase!("With odds of ", &parts.join(", "), " and ", &last, ", ")
        }
        Lang::Ja => phrase!(&parts.join("、"), "の確率とみると、"),
    }
}

/// The uncertainty, and when research is automated.
pub fn subline(outcome: &BranchesOutcome, lang: Lang) -> String {
    let Some(target) = outcome.target() else {
        return localized(
            lang,
            "Points that are left out of the fit are drawn in grey.",
            "当てはめに使わない点は灰色で描いています。",
        )
        .to_owned();
    };
    let spread = spread(lang, &target);
    let full = outcome.automated();
    let automated = if full.is_finite() {
        localized_fmt(
            lang,
            " On the full branch, AI does 99% of AI research by {0}.",
            "完全な再帰的自己改善では、{0}にAI研究の99%をAIが行います。",
            &[&month(lang, full)],
        )
    } else {
        String::new()
    };
    join(&[&spread, &automated])
}

fn spread(lang: Lang, target: &Arrival) -> String {
    let never = percent(lang, target.never);
    let (from, to) = (month(lang, target.p10), month(lang, target.p90));
    match target {
        t if t.never >= 1.0 => localized(
            lang,
            "It gets there in no simulation of any branch.",
            "どのシナリオのどのシミュレーションも届きません。",
        )
        .to_owned(),
        t if t.p90 == f64::INFINITY && t.p10 < f64::INFINITY => localized_fmt(
            lang,
            "With a probability of {0} it never gets there, with 10% by {1}.",
            "{0}の確率で届かず、10%の確率で{1}までに届きます。",
            &[&never, &from],
        ),
        t if t.p10 == f64::INFINITY => localized_fmt(
            lang,
            "With a probability of {0} it never gets there.",
            "{0}の確率で届きません。",
            &[&never],
        ),
        _ if from == to => {
            localized_fmt(lang, "80% interval: {0}.", "80%区間は{0}です。", &[&from])
        }
        _ => localized_fmt(
            lang,
            "80% interval: {0} to {1}.",
            "80%区間は{0}〜{1}です。",
            &[&from, &to],
        ),
    }
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &BranchesOutcome, lang: Lang) -> Vec<String> {
    let mut notes = vec![
        localized(
            lang,
            "The odds are our judgement. The analysis of Anthropic's “When AI Builds Itself” gives labels, not numbers: the plateau is “the most optimistic” scenario and “unlikely”, compounding efficiency “in the middle, most likely”, full recursive self-improvement “the riskiest”, without a word on its likelihood.",
            "確率は筆者の判断です。Anthropic “When AI Builds Itself” の分析資料が示すのは数値ではなく、能力の頭打ちは「最楽観シナリオ」で「起きにくい」、複利的効率化の継続は「中間シナリオ、最も可能性が高い」、完全な再帰的自己改善は「最リスクシナリオ」（起こりやすさの記述なし）という位置づけです。",
        )
        .to_owned(),
        localized(
            lang,
            "No branch predicts more than its law says. Until the branch date all three are the same trend, so today's data cannot tell them apart.",
            "どのシナリオも、その法則が言う以上のことは予測しません。分岐の日までは同じ傾向なので、今のデータでは区別できません。",
        )
        .to_owned(),
    ];
    notes.push(
        localized(
            lang,
            "What brings the plateau, as Anthropic is quoted: supplies of compute, power and chips. Even then society and the economy would change a great deal.",
            "頭打ちの要因として分析資料が挙げるのは、計算資源・電力・チップの供給です。その場合でも社会や経済への影響は甚大とされています。",
        )
        .to_owned(),
    );
    if outcome.assumptions().value(Key::PauseTrigger).is_some() {
        notes.push(conditions::voices(lang));
    }
    if outcome.assumptions().get(Key::Law) != 0.0 {
        let law = param_label(lang, Key::Law);
        notes.push(localized_fmt(lang, "“{0}” belongs to the horizon view; here the trend before the branch date is exponential.", "「{0}」はタイムホライズンの設定です。ここでは分岐の日までの傾向を指数とします。", &[law]));
    }
    notes
}

/// Each branch's share of the probability that a milestone is reached.
pub fn shares(lang: Lang, shares: &[f64; BRANCHES]) -> String {
    if shares.iter().sum::<f64>() <= 0.0 {
        return String::new();
    }
    let rounded = format::shares(lang, *shares);
    let part = |branch: usize| {
        let space = localized(lang, "\u{a0}", "");
        join(&[label(lang, branch), space, &rounded[branch]])
    };
    let parts: Vec<String> = ALL.iter().map(|b| part(*b)).collect();
    parts.join(localized(lang, "\u{a0}· ", "・"))
}

/// Lines under controls that depend on the result.
pub fn remarks(outcome: &BranchesOutcome, lang: Lang) -> Vec<(Key, String)> {
    let mut remarks = Vec::new();
    if let Some(trend) = &outcome.trend.forecast.trend {
        remarks.push((Key::DoublingTime, horizon::headline::fit(trend, lang)));
    }
    let a = outcome.assumptions();
    if a.value(Key::PauseTrigger).is_some() && outcome.paused().is_none() {
        let never = localized(
            lang,
            "The median does not get there on this axis: no pause",
            "中央値がこの軸の範囲で届かないため、停止は始まらない",
        );
        remarks.push((Key::PauseTrigger, never.to_owned()));
    }
    let people = round(100.0 / (1.0 - a.get(Key::AutomationCap)));
    remarks.push((
        Key::AutomationCap,
        localized_fmt(
            lang,
            "100 people do the work of {0} at most",
            "100人で最大{0}人分",
            &[&people],
        ),
    ));
    remarks
}

/// The second paragraph of the footer.
pub fn assumes(outcome: &BranchesOutcome, lang: Lang) -> String {
    let a = outcome.assumptions();
    let [plateau, compounding, full] = &format::shares(lang, weights::of(a));
    let parts = vec![localized_fmt(
        lang,
        "Assumes: plateau {0}, compounding efficiency {1}, full recursive self-improvement {2} (judgement), from {3} on",
        "前提：{3}から、能力の頭打ち{0}・複利的効率化の継続{1}・完全な再帰的自己改善{2}（筆者の判断）",
        &[
            plateau,
            compounding,
            full,
            &date(lang, a.get(Key::BranchDate)),
        ],
    )];
    let mut said = super::irrelevant(outcome);
    said.extend([
        Key::PlateauWeight,
        Key::CompoundingWeight,
        Key::FullWeight,
        Key::BranchDate,
        Key::Data,
    ]);
    common::assumes(
        lang,
        View::Branches,
        a,
        parts,
        &said,
        localized(lang, ".", "。"),
    )
}

/// What a team of 100 amounts to.
pub fn people(forecast: &Forecast, lang: Lang) -> String {
    let end = forecast.dates.last().copied().unwrap_or_default();
    let counts = ALL.map(|b| {
        let people = forecast.branches[b].people_equivalents(TEAM);
        phrase!("**", &round(people.last().unwrap_or(TEAM)), "**")
    });
    let [plateau, compounding, full] = [&counts[0], &counts[1], &counts[2]];
    let date = month(lang, end);
    let [low, high] = LEVERAGE.map(|people| thousands(people, lang));
    localized_fmt(
        lang,
        "In {0}, a team of 100 does the work of {1} on the plateau, of {2} in the compounding branch and of {3} in the full one. Anthropic is quoted as speaking of {4} to {5}.",
        "{0}に、100人のチームは「頭打ち」で{1}人分、「複利的効率化の継続」で{2}人分、「完全な自己改善」で{3}人分の仕事をします。Anthropicは{4}〜{5}人分としていると伝えられています。",
        &[&date, plateau, compounding, full, &low, &high],
    )
}

fn thousands(people: f64, lang: Lang) -> String {
    match lang {
        Lang::En => decimals(people, 0),
        Lang::Ja => phrase!(&decimals(people / 10_000.0, 0), "万"),
    }
}

/// A line at what Anthropic is quoted as saying of teams.
pub fn leverage(people: f64, lang: Lang) -> String {
    localized_fmt(
        lang,
        "Anthropic: {0}",
        "Anthropic：{0}人分",
        &[&thousands(people, lang)],
    )
}

/// Two digits and no more: none of these numbers is known better.
fn round(value: f64) -> String {
    decimals(crate::assumptions::slider::round_significant(value, 2), 0)
}

/// What a flaw grows to.
pub fn misalignment(outcome: &BranchesOutcome, forecast: &Forecast, lang: Lang) -> String {
    let a = outcome.assumptions();
    let each = a.get(Key::MisalignmentAmplification) * (1.0 - a.get(Key::OversightCatch));
    let each_text = number(each);
    let grows = if each == 0.0 {
        localized(
            lang,
            "Oversight catches **every** flaw before the next generation.",
            "監督は、次の世代の前に欠陥を**すべて**見つけます。",
        )
        .to_owned()
    } else if each > 1.0 {
        localized_fmt(
            lang,
            "Each generation multiplies the flaw by **{0}**: oversight catches less than is added.",
            "欠陥は1世代ごとに**{0}倍**になり、監督が追いつきません。",
            &[&each_text],
        )
    } else {
        localized_fmt(
            lang,
            "Each generation multiplies the flaw by **{0}**: oversight holds it down.",
            "欠陥は1世代ごとに**{0}倍**にとどまり、監督が抑えています。",
            &[&each_text],
        )
    };
    let end = forecast.dates.last().copied().unwrap_or_default();
    let flaw = &forecast.branches[COMPOUNDING].flaw;
    let generations = decimals(flaw.last().map_or(0.0, |p| p.generations), 1);
    let review = flaw.iter().map(|p| p.review).fold(1.0, f64::min);
    let until = month(lang, end);
    let passed = localized_fmt(
        lang,
        " In the compounding branch, {0} generations pass by {1}",
        "複利的効率化の継続では{1}までに{0}世代が過ぎ",
        &[&generations, &until],
    );
    let time = percent(lang, review);
    let rest = if review < 0.995 {
        localized_fmt(
            lang,
            "; at the fastest, **{0}** of today's review time is left for each.",
            "、最も速い時期に1世代のレビューに使える時間は今の**{0}**です。",
            &[&time],
        )
    } else {
        localized(
            lang,
            ", none faster than today.",
            "、今より速くなることはありません。",
        )
        .to_owned()
    };
    let label = localized(
        lang,
        " An illustration, not a forecast.",
        "予測ではなく例示です。",
    );
    join(&[&grows, &passed, &rest, label])
}

/// What a pause gains, and who is ahead when it ends.
pub fn pause(outcome: &BranchesOutcome, paused: &Paused, lang: Lang) -> String {
    let (start, end) = (
        month(lang, paused.clock.start),
        month(lang, paused.clock.end),
    );
    // The target, or else the longest task that the pause puts off at all.
    let gains = paused.gains.iter().rev();
    let gain = gains.clone().find(|gain| gain.months > 0.05);
    let (doublings, lead) = (
        decimals(libm::fabs(paused.lead.doublings), 1),
        decimals(libm::fabs(paused.lead.months), 1),
    );
    let slows = percent(lang, paused.clock.rate);
    let puts_off = gain.map_or_else(String::new, |gain| {
        let task = length_in_words(lang, gain.minutes, outcome.clock());
        let months = decimals(gain.months, 1);
        localized_fmt(
            lang,
            " That delays {0} by **{1} months**.",
            "{0}の到達は**{1}か月**遅れます。",
            &[&task, &months],
        )
    });
    let overhang = outcome.assumptions().on(Key::PauseOverhang);
    let slowed = if overhang {
        localized_fmt(
            lang,
            "From {0} to {1}, software improves at **{2}** of its pace while compute goes on growing; what has come is used.{3}",
            "{0}から{1}まで、ソフトウェアの改良は**{2}**の速さに落ち、計算資源は増え続けて、増えた分は使われます。{3}",
            &[&start, &end, &slows, &puts_off],
        )
    } else {
        localized_fmt(
            lang,
            "From {0} to {1}, growth slows to **{2}** of its pace, compute included.{3}",
            "{0}から{1}まで、伸びの速さは計算資源も含めて**{2}**に落ちます。{3}",
            &[&start, &end, &slows, &puts_off],
        )
    };
    let behind = outcome.assumptions().get(Key::ClosedLag);
    let lag = if common::is_level(behind) {
        localized(lang, "start level", "同時に").to_owned()
    } else {
        localized_fmt(
            lang,
            "start {0} behind",
            "{0}遅れて",
            &[&after(lang, behind)],
        )
    };
    let ahead = if paused.lead.doublings > 0.0 {
        localized_fmt(
            lang,
            " Others who {2} and do not stop are **{0} doublings** ({1} months) ahead of those who do when it ends.",
            "{2}出発し、止まらない側は、終わる時点で止まる側より**{0}回の倍増**（{1}か月分）先行します。",
            &[&doublings, &lead, &lag],
        )
    } else {
        localized_fmt(
            lang,
            " Others who {2} and do not stop are still **{0} doublings** ({1} months) behind those who do when it ends.",
            "{2}出発し、止まらない側は、終わる時点でもなお止まる側より**{0}回の倍増**（{1}か月分）遅れています。",
            &[&doublings, &lead, &lag],
        )
    };
    join(&[&slowed, &ahead])
}

/// The second opinion in a sentence.
pub fn odds(odds: &[Odds; 2], lang: Lang) -> String {
    let [faster, months] = [FASTER[1], MONTHS[1]].map(number);
    let [without, with] = [&odds[0], &odds[1]].map(|o| percent(lang, o.faster[1][1]));
    localized_fmt(
        lang,
        "Once AI research is fully automated, Davidson and Houlden's recursion makes progress **{2} times** as fast for {3} months with a probability of **{0}**, or **{1}** if models are retrained on the way.",
        "AI研究が完全に自動化された後、DavidsonとHouldenの漸化式では、**{2}倍**の速さが{3}か月続く確率は**{0}**、途中で再訓練するなら**{1}**です。",
        &[&without, &with, &faster, &months],
    )
}
