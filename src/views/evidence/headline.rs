//! What the evidence view says in words.

use super::{
    EvidenceOutcome, KNOWN,
    consequences::{ALL, Consequence},
};
use crate::{
    assumptions::registry::{Key, View},
    evidence::sources,
    i18n::{
        Lang,
        format::{decimals, is_beyond, join, localized, localized_fmt, month, number},
        words::value_text,
    },
    views::{access::fact_length, common, horizon, set_by},
};

/// The sentence of the page, with `**` around its figures. What is next is what comes after the reader's day, or after the
/// sources where that is not known.
pub fn headline(outcome: &EvidenceOutcome, today: Option<f64>, lang: Lang) -> String {
    let dated = outcome.dated();
    let end = outcome.end();
    let by_end = dated.iter().filter(|(_, day, _)| *day < end).count();
    let (count, all) = (by_end.to_string(), ALL.len().to_string());
    let until = outcome.trend.assumptions.get(Key::Until) as i64;
    let [until, last] = [until, until - 1].map(|year| set_by(Key::Until, &year.to_string()));
    let now = today.unwrap_or(KNOWN);
    let next = dated.iter().find(|(_, day, _)| *day > now);
    let Some((consequence, day, _)) = next.filter(|(_, day, _)| day.is_finite()) else {
        return localized_fmt(
            lang,
            "**{0} of {1}** consequences that the sources name come before **{2}**; none of the others is reached.",
            "出典が挙げる**{1}件**の帰結のうち、**{3}年**末までに起こるのは**{0}件**です。残りには届きません。",
            &[&count, &all, &until, &last],
        );
    };
    let (name, when) = (consequence.name(lang), month(lang, *day));
    let only = if is_beyond(*day) { "" } else { "in " };
    localized_fmt(
        lang,
        "**{0} of {1}** consequences that the sources name come before **{2}**; the next is **“{3}”**, {5}**{4}**.",
        "出典が挙げる**{1}件**の帰結のうち、**{6}年**末までに起こるのは**{0}件**です。次は**「{3}」**（**{4}**）です。",
        &[&count, &all, &until, name, &when, only, &last],
    )
}

/// What the dates are.
pub fn subline(outcome: &EvidenceOutcome, lang: Lang) -> String {
    let draws = decimals(outcome.trend.assumptions.get(Key::Draws), 0);
    localized_fmt(
        lang,
        "Each date is that of the milestone behind it, with the range of 80% of {0} simulations. Which milestone brings about what is a structured judgement, not a forecast.",
        "時期は、それぞれのきっかけとなる節目の到達時期です（幅は{0}回のシミュレーションの80%）。どの節目が何を引き起こすかは構造化した判断であり、予測ではありません。",
        &[&draws],
    )
}

/// What a consequence is, what brings it, and who says so.
pub fn detail(consequence: &Consequence, lang: Lang) -> String {
    let source = sources::short(lang, consequence.sources.split(';'));
    let frame = consequence.frame.text(lang);
    let source = join(&[&source, localized(lang, ": ", "："), frame]);
    localized_fmt(
        lang,
        "{0}. {1} ({2})",
        "{0}。{1}（{2}）",
        &[
            &consequence.brought_by(lang),
            consequence.text(lang),
            &source,
        ],
    )
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &EvidenceOutcome, lang: Lang) -> Vec<String> {
    let a = &outcome.trend.assumptions;
    let [closed, open] = [Key::ClosedLag, Key::OpenLag].map(|key| common::later(lang, a.get(key)));
    let spread = number(a.get(Key::LagSpread));
    let mut notes = vec![
        localized(
            lang,
            "The stages are from an unsigned Japanese analysis of Anthropic's “When AI Builds Itself”. It leaves the last one, in which the loop closes, without a date (“20XX?”) and puts the fork to full self-improvement in the long term, from 2030; that of 99% automated research is our tie.",
            "段階はAnthropic “When AI Builds Itself” の分析資料（筆者不明）によります。ループが閉じる最後の段階は「20XX?」と時期がなく、完全再帰的自己改善への分岐点は長期（2030年以降）に置かれています。研究の99%が自動化される時期としたのは筆者の判断です。",
        )
        .to_owned(),
        localized_fmt(
            lang,
            "Rivals follow after {0} (UK AISI measured {3} in cyber tasks) and open models after {1} (UK AISI: {4}); both vary by {2}%, which is our judgement.",
            "競合は{0}（英AISIのサイバー課題での実測は{3}）、オープンなモデルは{1}（英AISIは{4}）に追い付くとし、どちらにも{2}%のばらつきを与えています（筆者の判断）。",
            &[
                &closed,
                &open,
                &spread,
                &fact_length("access.gpt55", lang),
                &fact_length("access.open.aisi", lang),
            ],
        ),
        localized(
            lang,
            "Whatever calls a figure into question stands beside it: critics, measurements and the publisher's own caveats. A figure is not wrong because it is questioned, and a self-serving warning can still be right.",
            "異論は対象となる値の横に示しています。批判者の発言のほか、測定や公表者自身の留保も含みます。異論があってもその値が誤りとは限らず、自己利益的な警告でも正しい場合があります。",
        )
        .to_owned(),
    ];
    if outcome.trend.forecast.central.is_none() {
        notes.insert(
            0,
            localized(
                lang,
                "There is no trend: choose data with at least two dates, or set the doubling time and the horizon by hand.",
                "傾向がありません。2時点以上のデータを選ぶか、倍増時間と起点での長さを手動で決めてください。",
            )
            .to_owned(),
        );
    }
    notes
}

/// The source line of the chart.
pub fn source(outcome: &EvidenceOutcome, lang: Lang) -> String {
    join(&[
        &horizon::headline::source(&outcome.trend, lang),
        localized(
            lang,
            "; stages: an unsigned Japanese analysis of Anthropic's “When AI Builds Itself”; events: Marubeni Research Institute (June 2026), Daiwa Institute of Research (17 June 2026)",
            "。段階：Anthropicの “When AI Builds Itself” を分析した資料（筆者不明）、出来事：丸紅経済研究所（2026年6月）、大和総研（2026年6月17日）",
        ),
    ])
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &EvidenceOutcome, lang: Lang) -> String {
    let a = &outcome.trend.assumptions;
    let law = value_text(lang, Key::Law, a.get(Key::Law));
    let since = value_text(lang, Key::Since, a.get(Key::Since));
    let parts = vec![localized_fmt(
        lang,
        "Assumes: {0}, fitted from {1}",
        "前提：{2}、{1}から当てはめ",
        &[&law.to_ascii_lowercase(), &since, &law],
    )];
    let mut said = horizon::irrelevant(&outcome.trend);
    // The shares and the research law move dates only, not the outcome.
    said.extend([Key::Law, Key::Since, Key::Data]);
    said.extend([
        Key::Shares,
        Key::ShareBefore,
        Key::ShareNow,
        Key::ShareCeiling,
        Key::ShareCurve,
    ]);
    said.extend([
        Key::LabourShare,
        Key::ReturnsToInputs,
        Key::DifficultyExponent,
        Key::AutomationWidth,
        Key::AutomatedShare,
    ]);
    let end = localized(
        lang,
        ". Flags are events; their height means nothing.",
        "。旗は出来事で、高さに意味はありません。",
    );
    common::assumes(lang, View::Evidence, a, parts, &said, end)
}
