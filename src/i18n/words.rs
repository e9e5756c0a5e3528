//! Names and explanations of parameters, choices, presets and problems.

use super::{
    Lang,
    format::{Clock, date, decimals, join, localized, localized_fmt, number, plain_length},
    params::{choice_label, param_label, unit_label},
    ui::{self, Ui},
};
use crate::{
    assumptions::{
        codec::{self, Notice},
        foreseen::MOST_FORESEEN,
        number as typed,
        presets::Preset,
        registry::{Key, Kind, Origin, Scale, Unit, View},
        scene::{MOST_CHARACTERS, MOST_SCENES},
        slider::Track,
    },
    evidence::{
        problem::{Problem, ProblemKind},
        sources,
    },
};

/// A value with its unit, as text: `129 days`, `1 week`, `since 1 Jan 2023`.
pub fn value_text(lang: Lang, key: Key, value: f64) -> String {
    match key.param().kind {
        Kind::Choice(_) | Kind::Flag => choice_label(lang, key, value as usize).to_owned(),
        Kind::Date { .. } => date(lang, value),
        Kind::Number {
            unit: Unit::Minutes,
            ..
        } => plain_length(lang, value, Clock::Work),
        Kind::Number {
            unit: Unit::Year, ..
        } => (value as i64).to_string(),
        // Three digits are too few for a share close to 1.
        Kind::Number {
            scale: Scale::Logit,
            ..
        } => crate::number::shortest(value),
        Kind::Number { unit, .. } => {
            let space = match (lang, unit) {
                (Lang::Ja, _) | (_, Unit::None | Unit::Percent | Unit::Times) => "",
                (Lang::En, _) => " ",
            };
            let (number, unit) = (number(value), unit_after(lang, unit, value));
            join(&[&number, space, unit])
        }
    }
}

/// Whether a parameter is a length of tasks.
pub fn is_length(key: Key) -> bool {
    matches!(
        key.param().kind,
        Kind::Number {
            unit: Unit::Minutes,
            ..
        }
    )
}

/// A value as its box shows it, and takes it: the length of a task in words if they mean exactly that, otherwise in minutes.
pub fn boxed(lang: Lang, key: Key, value: f64) -> String {
    let param = key.param();
    let number = typed::show_value(param, value);
    if !is_length(key) {
        return number;
    }
    let words = value_text(lang, key, value);
    if typed::read(param, &words) == Ok(Some(value)) {
        return words;
    }
    join(&[&number, " ", unit_after(lang, Unit::Minutes, 2.0)])
}

/// A value as a slider says it: with as many digits as tell it from its neighbours there.
pub fn spoken(lang: Lang, key: Key, value: f64) -> String {
    let param = key.param();
    let text = value_text(lang, key, value);
    let Some(track) = Track::of(param) else {
        return text;
    };
    let is_same = |by| {
        let other = track.stepped(Some(value), by);
        other.is_some_and(|other| other != value && value_text(lang, key, other) == text)
    };
    if !is_same(1) && !is_same(-1) {
        return text;
    }
    let exact = typed::show_value(param, value);
    match param.kind {
        Kind::Number {
            unit: Unit::Minutes,
            ..
        } => join(&[&text, " · ", &exact]),
        Kind::Number { unit, .. } => {
            let space = if lang == Lang::En { " " } else { "" };
            join(&[&exact, space, unit_after(lang, unit, value)])
        }
        _ => exact,
    }
}

/// The unit after a value: one day, but two days.
pub fn unit_after(lang: Lang, unit: Unit, value: f64) -> &'static str {
    let label = unit_label(lang, unit);
    let one = lang == Lang::En && number(value) == "1";
    label.strip_suffix('s').filter(|_| one).unwrap_or(label)
}

/// The name of a preset.
pub const fn preset_label(lang: Lang, preset: Preset) -> &'static str {
    localized(lang, preset.label.0, preset.label.1)
}

/// Where a parameter's default comes from.
pub fn origin(lang: Lang, key: Key) -> String {
    match key.param().origin {
        Origin::Source(id) => {
            let cite = sources::get(id).map(|s| s.cite(lang)).unwrap_or_default();
            join(&[localized(lang, "Source: ", "出典："), &cite])
        }
        Origin::Fit => {
            localized(lang, "From the fit to the points", "点への当てはめから").to_owned()
        }
        Origin::Judgement => ui::text(lang, Ui::JudgementMark).to_owned(),
        Origin::Setting => {
            localized(lang, "A setting, not evidence", "表示や計算の設定").to_owned()
        }
    }
}

/// What to tell a reader about a part of a link that was not taken as it stands.
pub fn notice(lang: Lang, what: &Notice) -> String {
    match what {
        Notice::UnknownKey { key } => localized_fmt(
            lang,
            "The link names “{0}”, which is not a parameter: ignored.",
            "リンクの「{0}」というパラメーターはないため、無視しました。",
            &[key],
        ),
        Notice::BadValue { key, text } => {
            let label = label(lang, key);
            localized_fmt(
                lang,
                "{0} ({1}): “{2}” cannot be read, so the default is used.",
                "{0}（{1}）：「{2}」は読み取れないため、既定値を使います。",
                &[label, key, text],
            )
        }
        Notice::Clamped { key, text, used } => {
            let name = key.param().name;
            let label = param_label(lang, *key);
            let used = value_text(lang, *key, *used);
            localized_fmt(
                lang,
                "{0} ({1}): {2} is out of range, so {3} is used.",
                "{0}（{1}）：{2}は範囲外のため、{3}とします。",
                &[label, name, text, &used],
            )
        }
        Notice::Rounded { key, text, used } => {
            let label = param_label(lang, *key);
            let used = value_text(lang, *key, *used);
            localized_fmt(
                lang,
                "{0} ({1}) takes whole numbers, so {2} is read as {3}.",
                "{0}（{1}）は整数だけのため、{2}を{3}とします。",
                &[label, key.param().name, text, &used],
            )
        }
        Notice::Repeated { key } => localized_fmt(
            lang,
            "The link sets “{0}” more than once; the first counts.",
            "リンクに「{0}」が複数回あります。最初の値を使います。",
            &[key],
        ),
        Notice::Version { text } => {
            let version = codec::VERSION.to_string();
            localized_fmt(
                lang,
                "The link was written for version “{0}”; this page reads it as version {1}.",
                "バージョン「{0}」のリンクです。このページではバージョン{1}として読みます。",
                &[text, &version],
            )
        }
        Notice::BadPin { .. } | Notice::TooManyPins | Notice::InPin { .. } => {
            pin_notice(lang, what)
        }
        Notice::BadScene { .. }
        | Notice::TooManyScenes
        | Notice::LongText
        | Notice::InScene { .. } => scene_notice(lang, what),
        Notice::BadForecast { .. } | Notice::TooManyForecasts | Notice::ChangedForecast { .. } => {
            forecast_notice(lang, what)
        }
        Notice::More { count } => {
            let count = decimals(*count as f64, 0);
            localized_fmt(
                lang,
                "And {0} more problems in the link.",
                "ほかに{0}件の問題がリンクにあります。",
                &[&count],
            )
        }
    }
}

/// What a person calls a key of a link.
fn label(lang: Lang, key: &'static str) -> &'static str {
    match (Key::find(key), key) {
        (Some(key), _) => param_label(lang, key),
        (_, "kind") => ui::text(lang, Ui::LedgerKind),
        (_, "source") => ui::text(lang, Ui::LedgerSource),
        (_, "grade") => ui::text(lang, Ui::LedgerGrade),
        (_, "order") => ui::text(lang, Ui::LedgerOrder),
        _ => key,
    }
}

/// [`notice`] about a scene.
fn scene_notice(lang: Lang, what: &Notice) -> String {
    match what {
        Notice::BadScene { text } => localized_fmt(
            lang,
            "A scene of the story names no view (“{0}”): left out.",
            "ストーリーの場面の「{0}」という画面はないため、除きました。",
            &[text],
        ),
        Notice::TooManyScenes => localized_fmt(
            lang,
            "The story has more than {0} scenes; the first {0} count.",
            "ストーリーの場面が{0}を超えています。最初の{0}場面を使います。",
            &[&MOST_SCENES.to_string()],
        ),
        Notice::InScene {
            scene,
            notice: inner,
        } => localized_fmt(
            lang,
            "Scene {0}: {1}",
            "場面{0}：{1}",
            &[&scene.to_string(), &notice(lang, inner)],
        ),
        _ => localized_fmt(
            lang,
            "The text is longer than {0} characters; its beginning is used.",
            "文が{0}字を超えています。先頭を使います。",
            &[&MOST_CHARACTERS.to_string()],
        ),
    }
}

/// [`notice`] about a reader's own forecast.
fn forecast_notice(lang: Lang, what: &Notice) -> String {
    match what {
        Notice::BadForecast { text } => localized_fmt(
            lang,
            "A forecast cannot be read at “{0}”: left out.",
            "予測の「{0}」の部分が読み取れないため、除きました。",
            &[text],
        ),
        Notice::ChangedForecast { at } => localized_fmt(
            lang,
            "Forecast {0} does not match its checksum: one of the two was changed afterwards.",
            "予測{0}は検査値と合いません。作成後に予測か検査値が変更されています。",
            &[&at.to_string()],
        ),
        _ => localized_fmt(
            lang,
            "There are more than {0} forecasts; the first {0} count.",
            "予測が{0}件を超えています。最初の{0}件を使います。",
            &[&MOST_FORESEEN.to_string()],
        ),
    }
}

/// [`notice`] about a pin.
fn pin_notice(lang: Lang, what: &Notice) -> String {
    match what {
        Notice::BadPin { text } => localized_fmt(
            lang,
            "A pin of the link names no view (“{0}”): left out.",
            "リンクのピンの「{0}」という画面はないため、除きました。",
            &[text],
        ),
        Notice::TooManyPins => localized(
            lang,
            "The link has more than four pins; the first four count.",
            "リンクのピンが4つを超えています。最初の4つを使います。",
        )
        .to_owned(),
        Notice::InPin { pin, notice: inner } => localized_fmt(
            lang,
            "Pin {0}: {1}",
            "ピン{0}：{1}",
            &[pin, &notice(lang, inner)],
        ),
        other => notice(lang, other),
    }
}

/// What is wrong with an imported table, with its place.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let line = problem.line.to_string();
    let column = problem.column.to_string();
    let name = problem.name.unwrap_or_default();
    let place = match (problem.column, name) {
        (0, _) => localized_fmt(lang, "Line {0}: ", "{0}行目：", &[&line]),
        (_, "") => localized_fmt(
            lang,
            "Line {0}, column {1}: ",
            "{0}行目、{1}列目：",
            &[&line, &column],
        ),
        (_, name) => localized_fmt(
            lang,
            "Line {0}, column {1} ({2}): ",
            "{0}行目、{1}列目（{2}）：",
            &[&line, &column, name],
        ),
    };
    join(&[&place, &complaint(lang, &problem.kind)])
}

fn complaint(lang: Lang, kind: &ProblemKind) -> String {
    let whole = |en, ja| localized(lang, en, ja).to_owned();
    let quoted =
        |text: &str, en, ja| localized_fmt(lang, "“{0}” {1}", "「{0}」{2}", &[text, en, ja]);
    let counted = |count: usize, en, ja| {
        localized_fmt(
            lang,
            "{0}{1}.",
            "{2}{1}。",
            &[en, &decimals(count as f64, 0), ja],
        )
    };
    match kind {
        ProblemKind::Empty => whole("the file is empty.", "ファイルが空です。"),
        ProblemKind::NoRows => whole(
            "there is a header but no row.",
            "見出しだけで、データの行がありません。",
        ),
        ProblemKind::OnlyForecasts => whole(
            "there are only forecasts, and no points.",
            "予測の行だけで、データの点がありません。",
        ),
        ProblemKind::NotUtf8 => whole(
            "the file is not text that can be read; save it as “CSV UTF-8”.",
            "テキストとして読めません。「CSV UTF-8」で保存してください。",
        ),
        ProblemKind::UnclosedQuote => whole(
            "a quotation mark opens here and is never closed.",
            "ここで始まる引用符が閉じられていません。",
        ),
        ProblemKind::MissingColumn { name, needed } => missing(lang, name, needed),
        ProblemKind::OtherQuantity { name, found } => other_quantity(lang, name, found),
        ProblemKind::DuplicateColumn { name } => {
            quoted(name, "is a column twice.", "の列が2つあります。")
        }
        ProblemKind::WrongFieldCount { found, expected } => {
            let (found, expected) = (found.to_string(), expected.to_string());
            localized_fmt(
                lang,
                "{0} fields, but the header has {1}.",
                "{0}個の値がありますが、見出しは{1}列です。",
                &[&found, &expected],
            )
        }
        ProblemKind::TooManyRows { limit } => {
            counted(*limit, "too many rows; at most ", "行が多すぎます。上限は")
        }
        ProblemKind::EmptyName => whole("the name is empty.", "名前が空です。"),
        ProblemKind::NameTooLong { limit } => counted(
            *limit,
            "the name is too long; characters at most: ",
            "名前が長すぎます。上限の文字数は",
        ),
        ProblemKind::BadDate { text } => quoted(
            text,
            "is not a date (YYYY-MM-DD).",
            "は日付（YYYY-MM-DD）ではありません。",
        ),
        ProblemKind::DateOutOfRange { text } => quoted(
            text,
            "is outside 1990 to 2100.",
            "は1990年から2100年の範囲外です。",
        ),
        ProblemKind::BadNumber { text } => {
            quoted(text, "is not a number.", "は数値ではありません。")
        }
        ProblemKind::NotPositive { text } => quoted(
            text,
            "must be greater than zero.",
            "は0より大きくなければなりません。",
        ),
        ProblemKind::NotAShare { text } => quoted(
            text,
            "is not between 0 and 100%.",
            "は0〜100%の範囲外です。",
        ),
        ProblemKind::HalfInterval => whole(
            "give both ends of the interval, or neither.",
            "区間は下端と上端の両方を書くか、両方とも省いてください。",
        ),
        ProblemKind::IntervalOrder => whole(
            "the interval must run from low over the value to high.",
            "low ≤ 値 ≤ high の順になっていません。",
        ),
        ProblemKind::UnknownSource { text } => {
            quoted(text, "is not a known source.", "という出典はありません。")
        }
    }
}

fn missing(lang: Lang, name: &str, needed: &[&str]) -> String {
    localized_fmt(
        lang,
        "the header has no column “{0}”; needed are {1}.",
        "見出しに「{0}」の列がありません。{2}が必要です。",
        &[name, &needed.join(", "), &needed.join("・")],
    )
}

/// A table for another view.
fn other_quantity(lang: Lang, name: &str, found: &str) -> String {
    let mut views = View::ALL.iter();
    let view = views.find(|view| view.info().own.column == found);
    let view = view.map_or("", |view| view.label(lang));
    localized_fmt(
        lang,
        "the column “{0}” belongs to the view “{1}”; this view needs “{2}”.",
        "「{0}」の列は「{1}」の画面用です。この画面には「{2}」の列が必要です。",
        &[found, view, name],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::registry::REGISTRY;

    /// A box that is left as it is means what it meant, wherever the value came from.
    #[test]
    fn what_a_box_shows_of_a_length_it_takes_again() {
        let lengths = || REGISTRY.iter().filter(|param| is_length(param.key));
        assert!(lengths().count() >= 3);
        for param in lengths() {
            let track = Track::of(param).expect("lengths have sliders");
            let odd = [1.1, 17.3, 305.25, 2399.0, 123_456.7];
            let values = (0..=track.last()).filter_map(|position| track.value(position));
            let (min, max) = param.range();
            for value in values.chain(odd.into_iter().filter(|v| (min..=max).contains(v))) {
                for lang in [Lang::En, Lang::Ja] {
                    let text = boxed(lang, param.key, value);
                    assert_eq!(typed::read(param, &text), Ok(Some(value)), "{text}");
                }
            }
        }
        assert_eq!(boxed(Lang::En, Key::TargetLength, 2400.0), "1 week");
        assert_eq!(boxed(Lang::Ja, Key::TargetLength, 2400.0), "1週間");
        assert_eq!(boxed(Lang::En, Key::TargetLength, 2399.0), "2,399 min");
    }

    #[test]
    fn every_parameter_speaks_both_languages() {
        for param in REGISTRY {
            for lang in [Lang::En, Lang::Ja] {
                assert!(!param_label(lang, param.key).is_empty());
                assert!(!super::super::params::param_help(lang, param.key).is_empty());
                assert!(!origin(lang, param.key).is_empty());
                for end in [param.range().0, param.range().1] {
                    assert!(!value_text(lang, param.key, end).is_empty());
                }
            }
        }
    }

    #[test]
    fn values_carry_their_unit() {
        assert_eq!(value_text(Lang::En, Key::DoublingTime, 128.744), "129 days");
        assert_eq!(value_text(Lang::Ja, Key::DoublingTime, 128.744), "129日");
        assert_eq!(value_text(Lang::En, Key::TargetLength, 2400.0), "1 week");
        assert_eq!(value_text(Lang::En, Key::DoublingTimeSpread, 15.0), "15%");
    }
}
