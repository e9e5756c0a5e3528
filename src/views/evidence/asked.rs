//! What forecasts are about, in words.

use crate::{
    date,
    evidence::forecasts::Asked,
    i18n::{Lang, format::localized},
};

/// The end of the year of [`Asked::Year`].
pub const YEAR_END: f64 = date::days_from_civil(2026, 12, 31) as f64;

/// What is asked.
pub const fn question(asked: Asked, lang: Lang) -> &'static str {
    match asked {
        Asked::Coder => localized(
            lang,
            "Automated Coder: a lab would rather lose its human software engineers than AI for coding",
            "自動コーダー：開発企業がコーディング用AIより人間のソフトウェア技術者を失う方を選ぶ",
        ),
        Asked::Month => localized(lang, "A work-month at 50%", "1か月分の仕事（成功率50%）"),
        Asked::Day80 => localized(lang, "A work-day at 80%", "1日分の仕事（成功率80%）"),
        Asked::Research => localized(lang, "99% of AI research automated", "AI研究の99%の自動化"),
        Asked::Year => localized(
            lang,
            "METR's 50% horizon at the end of 2026",
            "2026年末のMETRのタイムホライズン（成功率50%）",
        ),
        Asked::Model => localized(
            lang,
            "METR's 50% horizon, before it was measured",
            "測定前のMETRのタイムホライズン（成功率50%）",
        ),
    }
}
