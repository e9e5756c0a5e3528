//! Which column is which, by what its header says in English and Japanese, and in what it counts.

use super::Quantity;
use super::numbers::{Said, Unit, said};
use super::plain::plain;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of the model.
    Name,
    /// When it was released.
    Date,
    /// The length or the share.
    Value,
    /// The lower end of the interval.
    Low,
    /// The upper end.
    High,
}

/// All of them.
pub(super) const ROLES: [Role; 5] = [Role::Name, Role::Date, Role::Value, Role::Low, Role::High];

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meaning {
    /// What the column is for.
    pub(super) role: Role,
    /// How surely: of several columns the one with the most is taken.
    pub(super) rank: u8,
    /// In what it counts, if that is said.
    pub(super) said: Option<Said>,
    /// Whether it says nothing of what the value is counted in, and nothing from which that would follow.
    pub(super) is_vague: bool,
}

const NAMES: [&[&str]; 3] = [
    &["label", "id", "organization", "team", "チーム"],
    &["ai", "version", "エージェント"],
    &[
        "name",
        "model",
        "model name",
        "model version",
        "agent",
        "system",
        "ai model",
        "ai system",
        "display name",
        "モデル",
        "モデル名",
        "モデルの名前",
        "名称",
        "名前",
        "名",
        "aiモデル",
        "ai名",
    ],
];

const DATES: [&[&str]; 3] = [
    &[
        "year",
        "month",
        "年",
        "月",
        "timestamp",
        "published",
        "publication",
        "when",
    ],
    &[
        "release", "released", "launched", "day", "日", "年月", "時点", "日時", "発表", "公開",
        "quarter",
    ],
    &[
        "date",
        "release date",
        "date released",
        "released on",
        "released at",
        "model release date",
        "publication date",
        "date published",
        "launch date",
        "announcement date",
        "date announced",
        "日付",
        "公開日",
        "リリース日",
        "発表日",
        "年月日",
        "公開年月日",
        "公開年月",
        "発表年月日",
        "リリース年月日",
    ],
];

/// What lengths are called; the last follow METR and Epoch, who count in minutes.
const LENGTHS: [&[&str]; 3] = [
    &[
        "value",
        "estimate",
        "point estimate",
        "median",
        "mean",
        "値",
        "推定値",
        "中央値",
    ],
    &[
        "length",
        "duration",
        "time",
        "task length",
        "task duration",
        "長さ",
        "時間",
        "所要時間",
        "作業時間",
        "タスク長",
        "タスクの長さ",
        "タスク時間",
    ],
    &[
        "time horizon",
        "horizon",
        "horizon length",
        "p50",
        "p50 horizon",
        "p50 horizon length",
        "p50 time horizon",
        "50% horizon",
        "50% time horizon",
        "time horizon 50%",
        "horizon 50%",
        "p50 horizon length estimate",
        "metrics p50 horizon length estimate",
        "タイムホライズン",
        "時間地平",
        "50%タイムホライズン",
        "50%時間地平",
    ],
];

const SHARES: [&[&str]; 3] = [
    &[
        "value",
        "estimate",
        "point estimate",
        "median",
        "mean",
        "rate",
        "値",
        "推定値",
        "中央値",
        "率",
    ],
    &["fraction", "proportion", "ratio", "比率", "比"],
    &[
        "share",
        "code share",
        "ai share",
        "ai code share",
        "share of code",
        "percentage",
        "割合",
        "シェア",
        "ai割合",
        "aiの割合",
        "ai比率",
        "aiの比率",
        "コードの割合",
        "生成率",
        "ai生成率",
    ],
];

const LOWS: &[&str] = &[
    "low",
    "lower",
    "ci low",
    "low ci",
    "ci lower",
    "lower ci",
    "lower bound",
    "low bound",
    "lcl",
    "p2.5",
    "q2.5",
    "2.5%",
    "95% from",
    "95% low",
    "95% lower",
    "95% ci low",
    "95% ci lower",
    "ci 2.5",
    "p50 low",
    "p50 ci low",
    "p50 horizon length ci low",
    "metrics p50 horizon length ci low",
    "下限",
    "下端",
    "95%下端",
    "95%下限",
    "信頼区間下限",
    "95%信頼区間下限",
    "minimum",
    "最小",
    "最小値",
];

const HIGHS: &[&str] = &[
    "high",
    "upper",
    "ci high",
    "high ci",
    "ci upper",
    "upper ci",
    "upper bound",
    "high bound",
    "ucl",
    "p97.5",
    "q97.5",
    "97.5%",
    "95% to",
    "95% high",
    "95% upper",
    "95% ci high",
    "95% ci upper",
    "ci 97.5",
    "p50 high",
    "p50 ci high",
    "p50 horizon length ci high",
    "metrics p50 horizon length ci high",
    "上限",
    "上端",
    "95%上端",
    "95%上限",
    "信頼区間上限",
    "95%信頼区間上限",
    "maximum",
    "max",
    "最大",
    "最大値",
];

/// How many columns of a record would be known, if it were the header.
pub(super) fn known(fields: &[String], quantity: Quantity) -> usize {
    let is_known = |role| {
        fields
            .iter()
            .any(|field| meaning(field, quantity).is_some_and(|m| m.role == role))
    };
    // Two of them, or they may be words of a title.
    ROLES.into_iter().filter(|role| is_known(*role)).count()
}

/// What a header says, if it is one that we know.
pub(super) fn meaning(header: &str, quantity: Quantity) -> Option<Meaning> {
    let (words, mut unit) = parts(header);
    let whole = words.as_str();
    let mut found = role(whole, quantity);
    if found.is_none() {
        // The unit may be the last word, or the only one.
        let (before, last) = whole.rsplit_once(' ').unwrap_or(("", whole));
        let fits = |said: &Said| matches!(said, Said::Percent) == (quantity == Quantity::Shares);
        if let Some(said) = said(last).filter(fits) {
            found = if before.is_empty() {
                Some((Role::Value, 4))
            } else {
                role(before, quantity)
            };
            unit = unit.or(Some(said));
        }
    }
    let (role, rank) = found?;
    Some(Meaning {
        role,
        rank: rank + u8::from(unit.is_some() && role == Role::Value),
        said: unit,
        is_vague: role == Role::Value && rank < 3 && unit.is_none(),
    })
}

fn role(words: &str, quantity: Quantity) -> Option<(Role, u8)> {
    let values = match quantity {
        Quantity::Lengths => &LENGTHS,
        Quantity::Shares => &SHARES,
    };
    for (role, lists) in [
        (Role::Date, &DATES),
        (Role::Value, values),
        (Role::Name, &NAMES),
    ] {
        if let Some(at) = lists.iter().position(|list| list.contains(&words)) {
            return Some((role, at as u8 + 1));
        }
    }
    if LOWS.contains(&words) {
        return Some((Role::Low, 3));
    }
    if HIGHS.contains(&words) {
        return Some((Role::High, 3));
    }
    None
}

/// The words of a header in small letters with one space between them, and the unit that stands in brackets.
fn parts(header: &str) -> (String, Option<Said>) {
    let header = plain(header).to_lowercase();
    let mut unit = None;
    let mut words = String::new();
    let mut rest = header.as_str();
    while let Some(open) = rest.find(['(', '[']) {
        let (before, inner) = rest.split_at_checked(open).unwrap_or_default();
        let inner = inner.strip_prefix(['(', '[']).unwrap_or_default();
        let Some((inner, after)) = inner.split_once([')', ']']) else {
            break;
        };
        words.push_str(before);
        words.push(' ');
        match inner.trim().trim_start_matches("in ") {
            // How sure a figure is, is no unit.
            word if said(word).is_some() => unit = unit.or(said(word)),
            word if word.contains("95%") || word == "ci" => {}
            word => words.extend([word, " "]),
        }
        rest = after;
    }
    words.push_str(rest);
    let is_gap =
        |c: char| c.is_whitespace() || matches!(c, '_' | '-' | '/' | ':' | '・' | '"' | '\'');
    let mut text = String::new();
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek();
        let is_stop = c == '.' && !next.is_some_and(char::is_ascii_digit);
        if is_gap(c) || is_stop {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        } else {
            text.push(c);
        }
    }
    (text.trim_end().to_owned(), unit)
}

/// The unit of lengths in a column whose name says which it is.
pub(super) fn unit(said: Option<Said>) -> Option<Unit> {
    match said {
        Some(Said::Unit(unit)) => Some(unit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Option<(Role, Option<Said>)> {
        meaning(header, Quantity::Lengths).map(|m| (m.role, m.said))
    }

    #[test]
    fn headers_of_published_tables_are_known() {
        let minutes = Some(Said::Unit(Unit::Minutes));
        let hours = Some(Said::Unit(Unit::Hours));
        for (header, role, said) in [
            ("Model version", Role::Name, None),
            ("Release date", Role::Date, None),
            ("Time horizon", Role::Value, None),
            ("CI_high", Role::High, None),
            ("CI_low", Role::Low, None),
            ("release_date", Role::Date, None),
            ("p50_horizon_length", Role::Value, None),
            ("p50_horizon_length.ci_low", Role::Low, None),
            ("MINUTES", Role::Value, minutes),
            ("horizon_minutes", Role::Value, minutes),
            ("Time horizon (hours)", Role::Value, hours),
            ("length [h]", Role::Value, hours),
            ("days", Role::Value, Some(Said::SomeDays)),
            ("モデル名", Role::Name, None),
            ("公開日", Role::Date, None),
            ("所要時間（分）", Role::Value, minutes),
            ("作業時間(時間)", Role::Value, hours),
            ("分", Role::Value, minutes),
            ("下限（分）", Role::Low, minutes),
            ("Ｄａｔｅ", Role::Date, None),
            ("low (95% CI)", Role::Low, None),
            ("p97.5", Role::High, None),
        ] {
            assert_eq!(read(header), Some((role, said)), "{header}");
        }
        for header in [
            "Organization country",
            "Source",
            "notes",
            "p80_horizon_length",
            "",
            "Training compute (FLOP)",
            "share",
            "%",
        ] {
            assert_eq!(read(header), None, "{header}");
        }
    }

    #[test]
    fn headers_of_shares_are_known() {
        let read = |header| meaning(header, Quantity::Shares).map(|m| (m.role, m.said));
        assert_eq!(read("share"), Some((Role::Value, None)));
        assert_eq!(
            read("AI share (%)"),
            Some((Role::Value, Some(Said::Percent)))
        );
        assert_eq!(read("割合（％）"), Some((Role::Value, Some(Said::Percent))));
        assert_eq!(read("percent"), Some((Role::Value, Some(Said::Percent))));
        assert_eq!(read("minutes"), None);
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        for quantity in [Quantity::Lengths, Quantity::Shares] {
            let values = if quantity == Quantity::Lengths {
                LENGTHS
            } else {
                SHARES
            };
            let lists = NAMES
                .iter()
                .chain(&DATES)
                .chain(&values)
                .chain([&LOWS, &HIGHS]);
            let mut all: Vec<_> = lists.flat_map(|list| list.iter()).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}
