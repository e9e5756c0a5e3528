//! What the horizon view says in words.

use super::{super::common, HorizonOutcome, consistency, level, target};
use crate::{
    assumptions::registry::{Key, View},
    date,
    i18n::{
        Lang,
        format::{
            decimals, join, length_in_words, localized, localized_fmt, month, number, phrase,
        },
    },
    model::{
        numerics::fast,
        trend::law::Law,
        trend::{SHORTEST, Status, Trend},
    },
};

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &HorizonOutcome, lang: Lang) -> String {
    let (Some(central), Some(milestone)) = (outcome.forecast.central, target(outcome)) else {
        return nothing(outcome, lang);
    };
    let curve = central;
    let task = length_in_words(lang, milestone.minutes, outcome.clock());
    let reached = milestone.p50;
    if curve.dt <= 0.0 || !curve.dt.is_finite() {
        return localized_fmt(
            lang,
            "The fitted trend **does not rise**, so it never leads to **{0}** of skilled work.",
            "当てはめた傾向は**伸びていない**ため、熟練者の**{0}**分の仕事には届きません。",
            &[&task],
        );
    }
    let premise = premise(outcome, &curve.law, curve.dt, lang);
    let conclusion = if reached == f64::INFINITY {
        let ceiling = curve
            .ceiling()
            .map(|c| length_in_words(lang, fast::exp2(c), outcome.clock()));
        match ceiling {
            Some(ceiling) => localized_fmt(
                lang,
                "AI never finishes **{0}** of skilled work: it stops at **{1}**.",
                "AIは**{1}**で頭打ちとなり、熟練者の**{0}**分の仕事には届きません。",
                &[&task, &ceiling],
            ),
            None => localized_fmt(
                lang,
                "AI never finishes **{0}** of skilled work.",
                "AIは熟練者の**{0}**分の仕事には届きません。",
                &[&task],
            ),
        }
    } else {
        common::finishes(lang, &task, reached, curve.t0, "")
    };
    join(&[&premise, &conclusion])
}

/// "If …, " with its figures.
fn premise(outcome: &HorizonOutcome, law: &Law, dt: f64, lang: Lang) -> String {
    let days = |dt: f64| join(&[&number(dt), localized(lang, " days", "日")]);
    let kept_since = |at: f64| outcome.forecast.central.is_some_and(|c| at <= c.t0);
    let (law, dt) = match law {
        // A pace set by hand after a break in the past is no continuation of what the points show since then.
        Law::Broken { at, after }
            if kept_since(*at) && outcome.assumptions.given(Key::LaterDoublingTime).is_some() =>
        {
            (&Law::Exponential, *after)
        }
        _ => (law, dt),
    };
    match lang {
        Lang::En => premise_en(law, &days, kept_since, dt),
        Lang::Ja => premise_ja(law, &days, kept_since, dt),
    }
}

fn premise_en(
    law: &Law,
    days: &dyn Fn(f64) -> String,
    kept_since: impl Fn(f64) -> bool,
    dt: f64,
) -> String {
    let pace = days(dt);
    match *law {
        Law::Power { d } if d != 1.0 => {
            let change = decimals((d - 1.0).abs() * 100.0, 0);
            let less = if d < 1.0 { "less" } else { "more" };
            phrase!(
                "If each doubling takes **",
                &change,
                "%** ",
                less,
                " time than the last, starting at **",
                &pace,
                "**, ",
            )
        }
        Law::Plateau { left } => {
            let left = number(left);
            let noun = if left == "1" {
                " doubling** is"
            } else {
                " doublings** are"
            };
            phrase!(
                "If only **",
                &left,
                noun,
                " left, starting at a pace of **",
                &pace,
                "**, ",
            )
        }
        Law::Broken { at, after } => {
            let (when, after) = (month(Lang::En, at), days(after));
            if kept_since(at) {
                phrase!(
                    "If the time horizon keeps doubling every **",
                    &after,
                    "**, as since **",
                    &when,
                    "**, ",
                )
            } else {
                phrase!(
                    "If the time horizon doubles every **",
                    &pace,
                    "** until **",
                    &when,
                    "** and every **",
                    &after,
                    "** from then on, ",
                )
            }
        }
        Law::Exponential | Law::Power { .. } => {
            phrase!("If the time horizon keeps doubling every **", &pace, "**, ")
        }
    }
}

fn premise_ja(
    law: &Law,
    days: &dyn Fn(f64) -> String,
    kept_since: impl Fn(f64) -> bool,
    dt: f64,
) -> String {
    let pace = days(dt);
    match *law {
        Law::Power { d } if d != 1.0 => {
            let change = decimals((d - 1.0).abs() * 100.0, 0);
            let shorter = if d < 1.0 { "短く" } else { "長く" };
            phrase!(
                "倍増時間が**",
                &pace,
                "**から毎回**",
                &change,
                "%**ずつ",
                shorter,
                "なれば、",
            )
        }
        Law::Plateau { left } => phrase!(
            "倍増が**",
            &pace,
            "**の速さから始まり、残り**",
            &number(left),
            "回**で尽きるなら、",
        ),
        Law::Broken { at, after } => {
            let (when, after) = (month(Lang::Ja, at), days(after));
            if kept_since(at) {
                phrase!(
                    "**",
                    &when,
                    "**以降と同じく**",
                    &after,
                    "**ごとの倍増が続けば、",
                )
            } else {
                phrase!(
                    "**",
                    &when,
                    "**までは**",
                    &pace,
                    "**、その後は**",
                    &after,
                    "**ごとに倍増するなら、",
                )
            }
        }
        Law::Exponential | Law::Power { .. } => {
            phrase!("タイムホライズンが**", &pace, "**ごとに倍増し続ければ、")
        }
    }
}

/// The sentence when there is nothing to anchor a curve.
pub fn nothing(outcome: &HorizonOutcome, lang: Lang) -> String {
    let own = outcome.assumptions.get(Key::Data) == 2.0 && outcome.data.points.is_empty();
    let fitted = outcome
        .forecast
        .status
        .iter()
        .filter(|s| **s == Status::Fitted)
        .count();
    let text = match (own, fitted) {
        (true, _) => localized(
            lang,
            "**No points** are imported yet: choose a CSV file with name, date and minutes, or another data set.",
            "まだ**データがありません**。name・date・minutesの列があるCSVを読み込むか、別のデータを選んでください。",
        ),
        (false, 0) => localized(
            lang,
            "These filters leave **no point** to fit: widen the dates or raise the cap.",
            "この条件では当てはめる点が**ありません**。期間を広げるか、上限を上げてください。",
        ),
        (false, _) => localized(
            lang,
            "These filters leave **one date** to fit: widen them, or set the doubling time by hand.",
            "この条件では**1時点**しか残りません。条件を緩めるか、倍増時間を手動で決めてください。",
        ),
    };
    text.to_owned()
}

/// The uncertainty in one or two sentences.
pub fn subline(outcome: &HorizonOutcome, lang: Lang) -> String {
    let Some(milestone) = target(outcome).filter(|_| outcome.forecast.central.is_some()) else {
        if outcome.data.points.is_empty() {
            return localized(
                lang,
                "They stay on this device.",
                "データはこの端末の外に出ません。",
            )
            .to_owned();
        }
        return localized(
            lang,
            "Points that are left out of the fit are drawn in grey.",
            "当てはめに使わない点は灰色で描いています。",
        )
        .to_owned();
    };
    let spread = common::spread(lang, &outcome.assumptions, &milestone.arrival());
    // What the fan shows, and where its width comes from.
    let assumed = !super::irrelevant(outcome).contains(&Key::DoublingTimeSpread);
    let sd = number(outcome.assumptions.get(Key::DoublingTimeSpread));
    let fan = match (lang, assumed, outcome.assumptions.on(Key::Scatter)) {
        (Lang::En, true, false) => phrase!("The fan assumes a spread of ", &sd, "%."),
        (Lang::Ja, true, false) => phrase!("帯の幅は", &sd, "%のばらつきを仮定しています。"),
        (Lang::En, true, true) => phrase!(
            "The fan: an assumed spread of ",
            &sd,
            "%, and single models."
        ),
        (Lang::Ja, true, true) => phrase!("帯は仮定した", &sd, "%と個々のモデルのばらつきです。"),
        (Lang::En, false, true) => "The fan includes the scatter of single models.".to_owned(),
        (Lang::Ja, false, true) => "帯は個々のモデルのばらつきを含みます。".to_owned(),
        (Lang::En, false, false) => {
            "The fan shows the trend; single models scatter more.".to_owned()
        }
        (Lang::Ja, false, false) => {
            "帯は傾向の不確かさで、個々のモデルの幅ではありません。".to_owned()
        }
    };
    let level = level_text(outcome);
    match lang {
        Lang::En if level.is_empty() => phrase!(&spread, ". ", &fan),
        Lang::En => phrase!(&spread, ", at ", &level, " success. ", &fan),
        Lang::Ja if level.is_empty() => phrase!(&spread, "。", &fan),
        Lang::Ja => phrase!(&spread, "（成功率", &level, "）。", &fan),
    }
}

/// The success level as text; empty for points whose level we do not know.
pub fn level_text(outcome: &HorizonOutcome) -> String {
    if outcome.assumptions.get(Key::Data) == 0.0 {
        level(&outcome.assumptions).to_string() + "%"
    } else {
        String::new()
    }
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &HorizonOutcome, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(separation(outcome, lang));
    if let Some(c) = consistency() {
        let [points, rate, metr] = [c.points, c.rate, c.metr].map(number);
        notes.push(localized_fmt(lang, "The two task lengths that an unsigned Japanese analysis quotes from Anthropic imply {0} days per doubling; the rate quoted with them is 4 months ({1} days); METR's points since 2023 give {2} days.", "筆者不明の分析資料がAnthropicから引用する2つの作業の長さだけで計算すると{0}日ごとに倍増し、同じ資料が引用する速さは4か月（{1}日）、METRの2023年以降の点への当てはめでは{2}日です。", &[&points, &rate, &metr]));
    }
    let curve = outcome.forecast.central;
    if let Some(end) = curve.and_then(|c| c.singularity()) {
        let when = month(lang, end);
        notes.push(localized_fmt(lang, "This law becomes infinite in {0}. That date follows from the doubling time and the factor alone; the starting level hardly moves it, and nothing real is infinite.", "この法則は{0}に無限大になります。この日はほぼ倍増時間と比だけで決まり、起点での長さにはあまり左右されません。現実に無限大になるものはありません。", &[&when]));
    }
    if outcome.forecast.status.contains(&Status::AboveCap) {
        notes.push(localized(lang, "Hollow points lie above the cap (METR calls measurements above 16 h unreliable) and are not fitted.", "白抜きの点は上限を超えるため、当てはめに使っていません（METRによると16時間超の測定は信頼できません）。").to_owned());
    }
    let short = outcome
        .data
        .points
        .iter()
        .filter_map(|p| outcome.estimate(p))
        .any(|e| e.mid < SHORTEST);
    if short {
        notes.push(
            localized(
                lang,
                "Lengths under 0.001 min are fitted as 0.001 min.",
                "0.001分未満の長さは0.001分として当てはめています。",
            )
            .to_owned(),
        );
    }
    notes
}

/// Whether the points separate the laws.
fn separation(outcome: &HorizonOutcome, lang: Lang) -> Option<String> {
    let scored: Vec<f64> = outcome
        .forecast
        .laws
        .iter()
        .filter_map(|l| l.aicc)
        .collect();
    let exponential = *scored.first()?;
    if scored.len() < 2 {
        return None;
    }
    let best = scored.iter().copied().fold(f64::INFINITY, f64::min);
    let lead = decimals(exponential - best, 1);
    let winner = outcome
        .forecast
        .laws
        .iter()
        .find(|l| l.aicc == Some(best))?;
    let index = match winner.law {
        Law::Exponential => 0,
        Law::Power { .. } => 1,
        Law::Plateau { .. } => 2,
        Law::Broken { .. } => 3,
    };
    let name = crate::i18n::params::choice_label(lang, Key::Law, index);
    // Burnham and Anderson 2002: models within 2 of the best have substantial support, beyond 10 none.
    let text = match exponential - best {
        gap if gap <= 2.0 => localized(lang, "The points cannot tell an exponential from a bend: no other law fits better by more than its extra parameter is worth.", "これらの点からは、指数か曲がった伸びかを区別できません。他の法則は、追加のパラメーターに見合うほど良く合うわけではありません。").to_owned(),
        gap if gap <= 10.0 => localized_fmt(lang, "The points lean from “Exponential” to “{0}” (AICc lower by {1}), but do not settle it.", "これらの点には「指数」より「{0}」がやや良く合いますが（AICcが{1}低い）、決め手にはなりません。", &[name, &lead]),
        _ => localized_fmt(lang, "“{0}” fits these points clearly better than “Exponential” (AICc lower by {1}).", "これらの点には「指数」より「{0}」が明らかに良く合います（AICcが{1}低い）。", &[name, &lead]),
    };
    Some(text)
}

/// Lines under controls that depend on the result.
pub fn remarks(outcome: &HorizonOutcome, lang: Lang) -> Vec<(Key, String)> {
    let mut remarks = Vec::new();
    if let Some(trend) = &outcome.forecast.trend {
        let broken = outcome.assumptions.get(Key::Law) == 3.0;
        remarks.push((
            Key::DoublingTime,
            if broken {
                localized(lang, "Until the break date", "変わり目まで").to_owned()
            } else {
                fit(trend, lang)
            },
        ));
        let n = trend.n.to_string();
        remarks.push((
            Key::Since,
            localized_fmt(lang, "{0} points in the fit", "{0}点で当てはめ", &[&n]),
        ));
    }
    remarks
}

/// The doubling time of a fit with its interval.
pub fn fit(trend: &Trend, lang: Lang) -> String {
    let days = number(trend.doubling_days());
    match trend.doubling_interval() {
        Some((low, high)) if high.is_finite() => localized_fmt(
            lang,
            "Fit: {0} days (95%: {1} to {2})",
            "当てはめでは{0}日、95%区間{1}〜{2}日",
            &[&days, &number(low), &number(high)],
        ),
        Some((low, _)) => localized_fmt(
            lang,
            "Fit: {0} days (95%: {1} to no growth)",
            "当てはめでは{0}日、95%区間{1}日〜伸びなし",
            &[&days, &number(low)],
        ),
        None => localized_fmt(
            lang,
            "The points give {0} days, too few for an interval",
            "点からは{0}日。区間を求めるには点が少なすぎます",
            &[&days],
        ),
    }
}

/// The source line of the chart.
pub fn source(outcome: &HorizonOutcome, lang: Lang) -> String {
    match outcome.data.source {
        Some("metr") => {
            let last = date_of_table(lang);
            localized_fmt(lang, "Source: METR Time Horizon 1.1 ({0}), metr.org/time-horizons", "出典：METR Time Horizon 1.1（{0}）、metr.org/time-horizons", &[&last])
        }
        Some(_) => localized(lang, "Source: two figures that an unsigned Japanese analysis quotes from Anthropic, “When AI Builds Itself” (4 June 2026)", "出典：Anthropic “When AI Builds Itself”（2026年6月4日）の2つの数値（筆者不明の分析資料による引用）").to_owned(),
        None => localized(lang, "Source: imported points", "出典：読み込んだデータ").to_owned(),
    }
}

fn date_of_table(lang: Lang) -> String {
    let published = crate::evidence::sources::get("metr")
        .map(|s| s.date.as_str())
        .unwrap_or_default();
    date::parse(published).map_or_else(
        || published.to_owned(),
        |day| crate::i18n::format::date(lang, day),
    )
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &HorizonOutcome, lang: Lang) -> String {
    use crate::i18n::{params::choice_label, words::value_text};
    let a = &outcome.assumptions;
    let law = choice_label(lang, Key::Law, a.get(Key::Law) as usize);
    let since = value_text(lang, Key::Since, a.get(Key::Since));
    let parts = vec![localized_fmt(
        lang,
        "Assumes: {0}, fitted from {1}",
        "前提：{2}、{1}から当てはめ",
        &[&law.to_ascii_lowercase(), &since, law],
    )];
    let mut said = super::irrelevant(outcome);
    said.extend([Key::Law, Key::Since, Key::Data]);
    let marks = if a.on(Key::ClockTime) {
        ""
    } else {
        localized(
            lang,
            " 8\u{a0}h\u{a0}=\u{a0}1\u{a0}work-day.",
            "。8時間＝1労働日",
        )
    };
    let stop = if lang == Lang::En { "." } else { "" };
    common::assumes(lang, View::Horizon, a, parts, &said, &join(&[stop, marks]))
}
