//! Why a file cannot be the template of slides.

use super::{
    Lang,
    format::{localized, localized_fmt},
};
use crate::export::Trouble;

/// In a sentence or two: what is wrong, and what helps.
pub fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let words = match trouble {
        Trouble::TooLarge => localized(
            lang,
            "This file is too large for a template: at most 100 MB. Compress its pictures first.",
            "テンプレートには大きすぎます（100 MBまで）。画像を圧縮してからお試しください。",
        ),
        Trouble::Bomb => localized(
            lang,
            "This file unpacks to more than any template holds, so it is not read.",
            "展開すると異常に大きくなるため、読み込みません。",
        ),
        Trouble::NoPresentation => localized(
            lang,
            "This is no PowerPoint presentation or template (.pptx, .potx).",
            "PowerPointのプレゼンテーションでもテンプレートでもありません（.pptx、.potx）。",
        ),
        Trouble::Old => localized(
            lang,
            "This file has the format of before 2007. Save it as .pptx or .potx first.",
            "2007年より前の形式です。.pptxか.potxで保存し直してください。",
        ),
        Trouble::Encrypted => localized(
            lang,
            "This file is encrypted. Save a copy without a password first.",
            "暗号化されています。パスワードなしのコピーを保存してください。",
        ),
        Trouble::Macros => localized(
            lang,
            "This file has macros (.pptm, .potm), which are not taken over. Save it as .pptx or .potx first.",
            "マクロを含むファイル（.pptm、.potm）は使えません。.pptxか.potxで保存し直してください。",
        ),
        Trouble::Strict => localized(
            lang,
            "This file is in Strict Open XML. Save it as an ordinary .pptx first.",
            "Strict Open XML形式です。通常の.pptxで保存し直してください。",
        ),
        Trouble::NoMaster => localized(
            lang,
            "This file has no slide master with a layout.",
            "レイアウトを持つスライドマスターがありません。",
        ),
        Trouble::Damaged(path) => {
            return localized_fmt(
                lang,
                "This file is damaged: its part {0} cannot be read.",
                "ファイルが壊れています。{0}を読み取れません。",
                &[path],
            );
        }
    };
    words.to_owned()
}
