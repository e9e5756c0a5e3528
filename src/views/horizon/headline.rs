//! What the horizon view says in words.

use super::{super::common, HorizonOutcome, consistency, level, target, weigh};
use crate::{
    assumptions::registry::{Key, View},
    evidence::editions::Edition,
    i18n::{
        Lang,
        format::{
            date, decimals, join, length_in_words, localized, localized_fmt, long_date, month,
            number, percent, phrase,
        },
    },
    model::{
        MONTH,
        horizon::track,
        numerics::{arrival::Arrival, fast},
        trend::law::Law,
        trend::{SHORTEST, Status, Trend},
    },
    params::groups,
    views::set_by,
};

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &HorizonOutcome, lang: Lang) -> String {
    let (Some(central), Some(milestone)) = (outcome.forecast.central, target(outcome)) else {
        return nothing(outcome, lang);
    };
    let curve = central;
    let task = length_in_words(lang, milestone.minutes, outcome.clock());
    let marked = set_by(Key::TargetLength, &task);
    let reached = milestone.p50;
    if curve.dt <= 0.0 || !curve.dt.is_finite() {
        return localized_fmt(
            lang,
            "The fitted trend **does not rise**, so AI never gets to tasks that take a skilled person **{0}**.",
            "当てはめた傾向は**伸びていない**ため、AIは熟練者が**{0}**かける仕事に届きません。",
            &[&marked],
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
                "AI never completes tasks that take a skilled person **{0}**: it stops at **{1}**.",
                "AIは**{1}**で頭打ちとなり、熟練者が**{0}**かける仕事には届きません。",
                &[&marked, &ceiling],
            ),
            None => localized_fmt(
                lang,
                "AI never completes tasks that take a skilled person **{0}**.",
                "AIは熟練者が**{0}**かける仕事に届きません。",
                &[&marked],
            ),
        }
    } else {
        common::completes(&outcome.assumptions, lang, &task, reached, curve.t0, "")
    };
    join(&[
        &premise,
        &conclusion,
        &moved(outcome, lang),
        &looking_back(outcome, lang),
    ])
}

/// That only what was known by a day is looked at.
fn looking_back(outcome: &HorizonOutcome, lang: Lang) -> String {
    let day = outcome.assumptions.value(Key::AsOf);
    day.map_or_else(String::new, |day| {
        localized_fmt(
            lang,
            " That is how it looked on **{0}**.",
            "（**{0}**時点の見通し）",
            &[&set_by(Key::AsOf, &long_date(lang, day))],
        )
    })
}

/// By how much a critic's test moves the date of the headline.
fn moved(outcome: &HorizonOutcome, lang: Lang) -> String {
    let shift = outcome.forecast.shift;
    let (Some(curve), Some(milestone)) = (outcome.forecast.central, target(outcome)) else {
        return String::new();
    };
    let wanted = fast::log2(milestone.minutes);
    let days = curve.date(wanted) - curve.date(wanted + shift);
    if shift == 0.0 || !days.is_finite() {
        return String::new();
    }
    let months = decimals(libm::fabs(days) / MONTH, 1);
    if days > 0.0 {
        localized_fmt(
            lang,
            " That is **{0} months later** than at METR's level.",
            "METRの水準のままの場合より**{0}か月遅く**なります。",
            &[&months],
        )
    } else {
        localized_fmt(
            lang,
            " That is **{0} months earlier** than at METR's level.",
            "METRの水準のままの場合より**{0}か月早く**なります。",
            &[&months],
        )
    }
}

/// "If …, " with its figures.
fn premise(outcome: &HorizonOutcome, law: &Law, dt: f64, lang: Lang) -> String {
    let days = |key, dt: f64| {
        let text = join(&[&number(dt), localized(lang, " days", "日")]);
        set_by(key, &text)
    };
    let kept_since = |at: f64| outcome.forecast.central.is_some_and(|c| at <= c.t0);
    let (law, pace) = match law {
        // A pace set by hand after a break in the past is no continuation of what the points show since then.
        Law::Broken { at, after }
            if kept_since(*at) && outcome.assumptions.given(Key::LaterDoublingTime).is_some() =>
        {
            (&Law::Exponential, days(Key::LaterDoublingTime, *after))
        }
        _ => (law, days(Key::DoublingTime, dt)),
    };
    match lang {
        Lang::En => premise_en(law, &days, kept_since, &pace),
        Lang::Ja => premise_ja(law, &days, kept_since, &pace),
    }
}

fn premise_en(
    law: &Law,
    days: &dyn Fn(Key, f64) -> String,
    kept_since: impl Fn(f64) -> bool,
    pace: &str,
) -> String {
    match *law {
        Law::Power { d } if d != 1.0 => {
            let change = set_by(Key::DoublingFactor, &decimals((d - 1.0).abs() * 100.0, 0));
            let less = if d < 1.0 { "less" } else { "more" };
            phrase!(
                "If each doubling takes **",
                &change,
                "%** ",
                less,
                " time than the last, starting at **",
                pace,
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
            let left = set_by(Key::DoublingsLeft, &left);
            phrase!(
                "If only **",
                &left,
                noun,
                " left, starting at a pace of **",
                pace,
                "**, ",
            )
        }
        Law::Broken { at, after } => {
            let when = set_by(Key::BreakDate, &month(Lang::En, at));
            let after = days(Key::LaterDoublingTime, after);
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
                    pace,
                    "** until **",
                    &when,
                    "** and every **",
                    &after,
                    "** from then on, ",
                )
            }
        }
        Law::Exponential | Law::Power { .. } => {
            phrase!("If the time horizon keeps doubling every **", pace, "**, ")
        }
    }
}

fn premise_ja(
    law: &Law,
    days: &dyn Fn(Key, f64) -> String,
    kept_since: impl Fn(f64) -> bool,
    pace: &str,
) -> String {
    match *law {
        Law::Power { d } if d != 1.0 => {
            let change = set_by(Key::DoublingFactor, &decimals((d - 1.0).abs() * 100.0, 0));
            let shorter = if d < 1.0 { "短く" } else { "長く" };
            phrase!(
                "倍増時間が**",
                pace,
                "**から毎回**",
                &change,
                "%**ずつ",
                shorter,
                "なれば、",
            )
        }
        Law::Plateau { left } => phrase!(
            "倍増が**",
            pace,
            "**の速さから始まり、残り**",
            &set_by(Key::DoublingsLeft, &number(left)),
            "回**で尽きるなら、",
        ),
        Law::Broken { at, after } => {
            let when = set_by(Key::BreakDate, &month(Lang::Ja, at));
            let after = days(Key::LaterDoublingTime, after);
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
                    pace,
                    "**、その後は**",
                    &after,
                    "**ごとに倍増するなら、",
                )
            }
        }
        Law::Exponential | Law::Power { .. } => {
            phrase!("タイムホライズンが**", pace, "**ごとに倍増し続ければ、")
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
    let spread = if outcome.forecast.record.is_some() {
        interval(lang, &milestone.arrival())
    } else {
        common::spread(lang, &outcome.assumptions, &milestone.arrival())
    };
    // What the fan shows, and where its width comes from.
    let assumed = !super::irrelevant(outcome).contains(&Key::DoublingTimeSpread);
    let sd = number(outcome.assumptions.get(Key::DoublingTimeSpread));
    let scatters = outcome.assumptions.on(Key::Scatter);
    let fan = match (lang, assumed, scatters) {
        _ if outcome.forecast.record.is_some() => next_record(outcome, assumed, &sd, lang),
        (Lang::En, true, false) => phrase!("The fan assumes a spread of ", &sd, "%."),
        (Lang::Ja, true, false) => phrase!("帯の幅は", &sd, "%のばらつきを仮定しています。"),
        (Lang::En, true, true) => phrase!(
            "The fan assumes a spread of ",
            &sd,
            "% and adds that of single models."
        ),
        (Lang::Ja, true, true) => phrase!("帯は仮定した", &sd, "%と個々のモデルのばらつきです。"),
        (Lang::En, false, true) => "The fan includes the scatter of single models.".to_owned(),
        (Lang::Ja, false, true) => "帯は個々のモデルのばらつきを含みます。".to_owned(),
        (_, false, false) => trend_alone(outcome, lang),
    };
    match lang {
        Lang::En => phrase!(&spread, ". ", &fan),
        Lang::Ja => phrase!(&spread, "。", &fan),
    }
}

/// Where the date lies with 80% probability, as a sentence without its full stop.
fn interval(lang: Lang, arrival: &Arrival) -> String {
    let never = percent(lang, arrival.never);
    let (from, to) = (month(lang, arrival.p10), month(lang, arrival.p90));
    match arrival {
        a if a.never >= 1.0 => {
            localized(lang, "It never gets there", "到達することはありません").to_owned()
        }
        a if a.p10 == f64::INFINITY => localized_fmt(
            lang,
            "With a probability of {0} it never gets there",
            "{0}の確率で到達しません",
            &[&never],
        ),
        a if a.p90 == f64::INFINITY => localized_fmt(
            lang,
            "With a probability of {0} it never gets there, with 10% by {1}",
            "{0}の確率で到達せず、10%の確率で{1}までに到達します",
            &[&never, &from],
        ),
        _ if from == to => localized_fmt(lang, "80% interval: {0}", "80%区間は{0}", &[&from]),
        _ => localized_fmt(
            lang,
            "80% interval: {0} to {1}",
            "80%区間は{0}〜{1}",
            &[&from, &to],
        ),
    }
}

/// What the fan of the next record is, and how it would have done.
fn next_record(outcome: &HorizonOutcome, assumed: bool, sd: &str, lang: Lang) -> String {
    let what = if assumed {
        localized_fmt(
            lang,
            "The band shows where the next record will lie, with an assumed spread of {0}%",
            "帯は次の最高記録が出る範囲で、{0}%のばらつきを仮定しています",
            &[sd],
        )
    } else {
        localized(
            lang,
            "The band shows where the next record will lie",
            "帯は次の最高記録が出る範囲です",
        )
        .to_owned()
    };
    match counted(outcome) {
        Some([_, held, _, of]) => localized_fmt(
            lang,
            "{0}; one step ahead, its 80% band held {1} of the last {2}.",
            "{0}。1件先の予測では、直近{2}件のうち{1}件が80%帯に入りました。",
            &[&what, &held, &of],
        ),
        None => phrase!(&what, localized(lang, ".", "。")),
    }
}

/// What the fan of the trend is, and how little of what came lay inside of it.
fn trend_alone(outcome: &HorizonOutcome, lang: Lang) -> String {
    match counted(outcome) {
        Some([_, held, _, of]) => localized_fmt(
            lang,
            "The band is the trend's alone: one step ahead, its 80% band held {0} of the last {1} records.",
            "帯は傾向だけの不確かさで、1件先の予測では直近{1}件の最高記録のうち80%帯に入ったのは{0}件です。",
            &[&held, &of],
        ),
        None => localized(
            lang,
            "The fan shows the trend; single models scatter more.",
            "帯は傾向の不確かさで、個々のモデルの幅ではありません。",
        )
        .to_owned(),
    }
}

/// How many records the bands of 50, 80 and 95% held, and of how many.
fn counted(outcome: &HorizonOutcome) -> Option<[String; 4]> {
    let [half, most, nearly] = track::held(&outcome.track);
    let of = outcome.track.len();
    (of > 0).then(|| [half, most, nearly, of].map(|count| count.to_string()))
}

/// The text beside the chart of forecasts and outcomes.
pub fn track(outcome: &HorizonOutcome, lang: Lang) -> String {
    let Some([half, most, nearly, of]) = counted(outcome) else {
        return String::new();
    };
    let above = outcome
        .track
        .iter()
        .filter(|step| step.outcome > step.band[3]);
    let above = above.count().to_string();
    localized_fmt(
        lang,
        "Each record as this law, with these settings, would have forecast it from earlier releases (values of today's table). Of the last **{0}** records, **{1}** lay in the 50% band, **{2}** in the 80% band and **{3}** in the 95% band; **{4}** were longer than the median.",
        "各記録を、それ以前に公開されたモデルだけから、この法則と設定で予測した結果です（値は現在の表による）。直近**{0}**件のうち、50%帯に**{1}**件、80%帯に**{2}**件、95%帯に**{3}**件が入り、中央値を上回ったのは**{4}**件でした。",
        &[&of, &half, &most, &nearly, &above],
    )
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &HorizonOutcome, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(weigh::note(outcome, lang).or_else(|| separation(outcome, lang)));
    notes.extend(hindsight(outcome, lang));
    notes.extend(edition_notes(outcome, lang));
    if let Some(c) = consistency() {
        let [points, rate, metr] = [c.points, c.rate, c.metr].map(number);
        notes.push(localized_fmt(lang, "The two task lengths that an unsigned Japanese analysis quotes from Anthropic imply {0} days per doubling; the rate quoted with them is 4 months ({1} days); METR's points since 2023 give {2} days.", "筆者不明の分析資料がAnthropicから引用する2つの作業の長さだけで計算すると{0}日ごとに倍増し、同じ資料が引用する速さは4か月（{1}日）、METRの2023年以降の点への当てはめでは{2}日です。", &[&points, &rate, &metr]));
    }
    let curve = outcome.forecast.central;
    if let Some(end) = curve.and_then(|c| c.singularity()) {
        let when = month(lang, end);
        notes.push(localized_fmt(lang, "This law becomes infinite in {0}. That date follows from the doubling time and the factor alone; the starting level hardly moves it, and nothing real is infinite.", "この法則は{0}に無限大になります。この日はほぼ倍増時間と比だけで決まり、起点での長さにはあまり左右されません。現実に無限大になるものはありません。", &[&when]));
    }
    if outcome.data.points.iter().any(|p| p.id == "gpt-5.6-sol") {
        notes.push(localized(
            lang,
            "GPT-5.6 Sol, by how METR scores its attempts at cheating: 11.3 h as failures (5 to 40), 71 h left out (13 to 11,400), over 270 h as successes. METR calls none of these robust (26 June 2026).",
            "GPT-5.6 Solは、不正の試みの数え方で値が変わります。失敗とみなすと11.3時間（5〜40）、除くと71時間（13〜11,400）、成功とみなすと270時間超で、METRはどれも頑健な測定ではないとしています（2026年6月26日）。",
        ).to_owned());
    }
    notes.extend(tested(outcome, lang));
    if outcome.forecast.status.contains(&Status::AtLeast) {
        notes.push(
            localized(
                lang,
                "Hollow points lie above the cap and count as at least that long.",
                "白抜きの点は上限を超えるため、「上限以上」として当てはめています。",
            )
            .to_owned(),
        );
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

/// How far a straight trend, and the pace of its last five records, lay from what came half a year to a year later.
fn hindsight(outcome: &HorizonOutcome, lang: Lang) -> Option<String> {
    let [all, last] = outcome.hindsight?;
    let told = |off: f64| {
        let size = decimals(libm::fabs(off), 1);
        if off > 0.0 {
            localized_fmt(lang, "{0} doublings too low", "倍増{0}回分低すぎ", &[&size])
        } else {
            localized_fmt(
                lang,
                "{0} doublings too high",
                "倍増{0}回分高すぎ",
                &[&size],
            )
        }
    };
    let pairs = all.pairs.to_string();
    Some(localized_fmt(
        lang,
        "Half a year to a year ahead, an exponential through all records so far was on average {0}, one through the last five records {1} ({2} pairs of forecast and record).",
        "半年から1年先の予測では、それまでの全記録を通る指数は平均で{0}、直近5件の記録を通る指数は{1}でした（予測と記録の組は{2}）。",
        &[&told(all.mean), &told(last.mean), &pairs],
    ))
}

/// Which edition of METR's table is used, what changed from one to the next, and that there is none after it.
fn edition_notes(outcome: &HorizonOutcome, lang: Lang) -> Vec<String> {
    let a = &outcome.assumptions;
    let Some(edition) = super::edition(a) else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    let day = date(lang, edition.published());
    if a.value(Key::AsOf).is_some() && a.on(Key::Vintage) {
        notes.push(localized_fmt(
            lang,
            "Fitted with METR's {0} of {1}, the edition of that time.",
            "当時の版であるMETR {0}（{1}）の値で当てはめています。",
            &[edition.name(), &day],
        ));
    }
    if level(a) == 80 {
        notes.push(localized(
            lang,
            "METR's 80% length is that of typical tasks; on random tasks of a length it would be about a tenth (Jonas Moss, 19 February 2026; a secondary source).",
            "METRの80%の長さは典型的な課題についての値で、同じ長さの課題を無作為に選ぶと約10分の1になるという分析もあります（Jonas Moss、2026年2月19日、二次資料）。",
        ).to_owned());
    }
    if edition == Edition::May2026 {
        notes.extend(changed(lang));
        notes.push(localized(
            lang,
            "Two readers of METR's page report a notice that it has not been updated since September 2026 (secondary source); the edition of May 2026 is the latest.",
            "METRのページには2026年9月以降更新していないとの記載がある、と2人の閲覧者が報告しています（二次情報）。2026年5月版が最新です。",
        ).to_owned());
    }
    notes
}

/// Why METR's doubling time since 2023 changed from January to May 2026: other values for the same models, and new records.
fn changed(lang: Lang) -> Option<String> {
    let [january, remeasured, may] = super::editions()?.map(|days| decimals(days, 1));
    Some(localized_fmt(
        lang,
        "METR's editions: since 2023 that of January 2026 gave {0} days per doubling, that of May 2026 gives {2}. The same models with May's values would give {1}; the records added since account for the rest.",
        "METRの版による違い：2023年以降の倍増時間は2026年1月版で{0}日、5月版で{2}日です。同じモデルを5月版の値で計算すると{1}日で、残りは加わった最高記録によるものです。",
        &[&january, &remeasured, &may],
    ))
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

/// What a critic's test is, with its source and size.
fn tested(outcome: &HorizonOutcome, lang: Lang) -> Option<String> {
    let a = &outcome.assumptions;
    let at_50 = level(a) == 50 || !common::is_metr(a);
    let text = match a.get(Key::LevelTest) as usize {
        1 if at_50 => localized(
            lang,
            "Without the public tasks Opus 4.6 falls by 40%, from 12 h to 7 h 11 min (METR, 20 March 2026); applied here to the whole level, which is our assumption.",
            "公開済みの課題を除くと、Opus 4.6は40%下がって12時間から7時間11分になります（METR、2026年3月20日）。これを全体の水準に当てはめるのは筆者の仮定です。",
        ),
        2 if at_50 => localized(
            lang,
            "Correcting for noise in the human times lowers Opus 4.6 by 25 to 40% at 50% success (METR, 20 March 2026); the middle, ×0.67, is applied to the whole level, which is our assumption.",
            "人間の所要時間の誤差を補正すると、成功率50%ではOpus 4.6が25〜40%下がります（METR、2026年3月20日）。中間の0.67倍を全体の水準に当てはめるのは筆者の仮定です。",
        ),
        2 => localized(
            lang,
            "Correcting for noise in the human times raises Opus 4.6 by 9 to 23% at 80% success (METR, 20 March 2026); the middle, ×1.16, is applied to the whole level, which is our assumption.",
            "人間の所要時間の誤差を補正すると、成功率80%ではOpus 4.6が9〜23%上がります（METR、2026年3月20日）。中間の1.16倍を全体の水準に当てはめるのは筆者の仮定です。",
        ),
        3 if at_50 => localized(
            lang,
            "Judged by whether maintainers would merge the work, Claude 4.5 Sonnet handles about 8 minutes instead of 50 (METR, 10 March 2026; the two figures through press); ×0.16 is applied to the whole level, which is our assumption.",
            "保守者がマージするかどうかで測ると、Claude 4.5 Sonnetは50分でなく約8分です（METR、2026年3月10日。2つの値は報道経由）。0.16倍を全体の水準に当てはめるのは筆者の仮定です。",
        ),
        4 => localized(
            lang,
            "Models inside the labs were about two months ahead of public ones (METR, 19 May 2026): the curve is that of 61 days later.",
            "開発企業の社内モデルは公開モデルより約2か月先行していました（METR、2026年5月19日）。曲線は61日先の水準です。",
        ),
        0 => return None,
        _ => localized(
            lang,
            "This test is known for 50% success only, and changes nothing here.",
            "この検証は成功率50%についてのみ知られており、ここでは何も変わりません。",
        ),
    };
    Some(text.to_owned())
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
                match metrs(outcome) {
                    Some((low, high)) => phrase!(
                        &fit(trend, lang),
                        &localized_fmt(
                            lang,
                            "; METR's own, drawing the tasks anew: {0} to {1}",
                            "。METR自身の区間（課題を抽出し直す方法）は{0}〜{1}日",
                            &[&number(low), &number(high)]
                        ),
                    ),
                    None => fit(trend, lang),
                }
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

/// METR's own interval of the doubling time, where the fit is METR's.
fn metrs(outcome: &HorizonOutcome) -> Option<(f64, f64)> {
    let a = &outcome.assumptions;
    let keys = [
        Key::Since,
        Key::AsOf,
        Key::SuccessLevel,
        Key::StateOfTheArt,
        Key::LengthCap,
        Key::LongPoints,
    ];
    let own = keys.iter().all(|key| a.given(*key).is_none());
    super::edition(a).filter(|_| own)?.interval_since_2023()
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
    if let Some(edition) = super::edition(&outcome.assumptions) {
        let day = date(lang, edition.published());
        return localized_fmt(
            lang,
            "Source: METR {0} ({1}), metr.org/time-horizons",
            "出典：METR {0}（{1}）、metr.org/time-horizons",
            &[edition.name(), &day],
        );
    }
    match outcome.data.source {
        Some(_) => localized(lang, "Source: two figures that an unsigned Japanese analysis quotes from Anthropic, “When AI Builds Itself” (4 June 2026)", "出典：Anthropic “When AI Builds Itself”（2026年6月4日）の2つの数値（筆者不明の分析資料による引用）").to_owned(),
        None => localized(lang, "Source: imported points", "出典：読み込んだデータ").to_owned(),
    }
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
    // What is believed of the laws moves their comparison alone.
    said.extend(groups::beside(View::Horizon));
    let marks = if a.on(Key::ClockTime) {
        ""
    } else {
        localized(
            lang,
            " 8\u{a0}h\u{a0}=\u{a0}1\u{a0}work-day.",
            "。1日分＝8時間",
        )
    };
    let stop = if lang == Lang::En { "." } else { "" };
    common::assumes(lang, View::Horizon, a, parts, &said, &join(&[stop, marks]))
}
