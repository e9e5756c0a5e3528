//! What the code view says in words.

use super::{
    super::common, ASTRAY, BEFORE, CLARK, CodeOutcome, EARLIER_MODEL, JUDGEMENT, NOW, RIGHT,
    SHARES, bounds,
};
use crate::{
    assumptions::registry::{Key, View},
    evidence::points::{self, Observation},
    figure::chart::Measure,
    i18n::{
        Lang,
        format::{
            decimals, is_beyond, join, localized, localized_fmt, month, number, phrase, share,
        },
    },
    model::{
        share::output::{LogitLine, amdahl, needed_share, project_speedup},
        share::{BELOW_CEILING, Curve, Shape, TARGETS},
    },
    views::set_by,
};

/// A share from 0 to 1 as per cent.
pub fn part(value: f64) -> String {
    share(value * 100.0)
}

/// A range of shares as per cent.
fn between(lang: Lang, (low, high): (f64, f64)) -> String {
    let (low, high) = (part(low), part(high));
    if low == high {
        return low;
    }
    // The sign stands once where both have it.
    let first = low.trim_end_matches('%');
    join(&[first, localized(lang, " to ", "〜"), &high])
}

fn times(lang: Lang, value: f64) -> String {
    Measure::Times.text(lang, value)
}

fn shape(lang: Lang, shape: Shape) -> &'static str {
    match shape {
        Shape::Logistic => localized(lang, "logistic", "ロジスティック"),
        Shape::Gompertz => localized(lang, "Gompertz", "ゴンペルツ"),
    }
}

/// The milestone that the sentence is about: the highest below the ceiling, but not the 99.9%.
pub fn goal(curve: &Curve) -> Option<usize> {
    (0..3).rev().find(|i| TARGETS[*i] < curve.smax)
}

/// The sentence of the page, with `**` around its figures.
pub fn headline(outcome: &CodeOutcome, lang: Lang) -> String {
    let Some(curve) = &outcome.forecast.central else {
        return nothing(outcome, lang);
    };
    let name = shape(lang, curve.shape);
    let fitted = outcome.own_points().filter(|(_, fitted)| *fitted).count();
    let fitted = decimals(fitted as f64, 0);
    if curve.rate <= 0.0 {
        return localized_fmt(
            lang,
            "The {0} curve through your **{1}** points **does not rise**, so it leads to no milestone.",
            "自分の**{1}**点を通る{0}曲線は**伸びていない**ため、どの節目にも届きません。",
            &[name, &fitted],
        );
    }
    let name = &set_by(Key::ShareCurve, name);
    let [(_, _, first), (_, _, second)] = bounds(outcome);
    let premise = match &outcome.own {
        None => localized_fmt(
            lang,
            "If AI's share of code follows a **{0}** curve from **{1}** in {2} through **{3}** in {4}, ",
            "AIが書くコードの割合が、{2}の**{1}**と{4}の**{3}**を通る**{0}**曲線に従えば、",
            &[
                name,
                &set_by(Key::ShareBefore, &between(lang, first)),
                &month(lang, BEFORE),
                &set_by(Key::ShareNow, &between(lang, second)),
                &month(lang, NOW),
            ],
        ),
        Some(_) if outcome.is_published() => localized_fmt(
            lang,
            "If AI's share of code follows a **{0}** curve fitted to the **{1}** figures that Google has given, ",
            "AIが書くコードの割合が、Googleの発表した**{1}**つの値に当てはめた**{0}**曲線に従えば、",
            &[name, &fitted],
        ),
        Some(_) => localized_fmt(
            lang,
            "If AI's share of code follows a **{0}** curve fitted to your **{1}** points, ",
            "AIが書くコードの割合が、自分の**{1}**点に当てはめた**{0}**曲線に従えば、",
            &[name, &fitted],
        ),
    };
    join(&[&premise, &conclusion(outcome, curve, lang)])
}

fn conclusion(outcome: &CodeOutcome, curve: &Curve, lang: Lang) -> String {
    let ceiling = set_by(Key::ShareCeiling, &part(curve.smax));
    let Some(goal) = goal(curve) else {
        return localized_fmt(
            lang,
            "it ends at **{0}**, the assumed ceiling.",
            "仮定した上限の**{0}**で頭打ちになります。",
            &[&ceiling],
        );
    };
    let (day, level) = (outcome.forecast.targets[goal].p50, part(TARGETS[goal]));
    let when = month(lang, day);
    let past = day <= outcome.last_day();
    let mut all = match (lang, is_beyond(day)) {
        (Lang::En, true) => phrase!("it passes **", &level, "** only **", &when, "**"),
        (Lang::En, _) => {
            let passes = if past { "it passed **" } else { "it passes **" };
            phrase!(passes, &level, "** in **", &when, "**")
        }
        (Lang::Ja, true) => phrase!("**", &level, "**を超えるのは**", &when, "**です"),
        (Lang::Ja, _) => {
            let passes = if past {
                "**を超えました"
            } else {
                "**を超えます"
            };
            phrase!("**", &when, "**に**", &level, passes)
        }
    };
    if goal < 2 {
        all.push_str(&localized_fmt(
            lang,
            " and ends at **{0}**, the assumed ceiling",
            "（仮定した上限は**{0}**）",
            &[&ceiling],
        ));
    }
    all.push_str(localized(lang, ".", "。"));
    all
}

/// The sentence when there is nothing to lay a curve through.
fn nothing(outcome: &CodeOutcome, lang: Lang) -> String {
    let fitted = outcome.own_points().filter(|(_, fitted)| *fitted).count();
    let empty = outcome.own.as_ref().is_none_or(|own| own.points.is_empty());
    let text = match (empty, fitted) {
        (true, _) => localized(
            lang,
            "**No shares** are imported yet: choose a CSV file with name, date and share, or the published bounds.",
            "まだ**データがありません**。name・date・shareの列があるCSVを読み込むか、公表値を選んでください。",
        ),
        (false, 0) => localized(
            lang,
            "**No point** lies between 0% and the ceiling: raise the ceiling or import other shares.",
            "0%と上限の間に入る点が**ありません**。上限を上げるか、別のデータを読み込んでください。",
        ),
        (false, _) => localized(
            lang,
            "Your points leave **one date** to fit, and a curve needs two.",
            "当てはめに使えるのは**1時点**だけです。曲線には2時点が必要です。",
        ),
    };
    text.to_owned()
}

/// The uncertainty, and what it rests on.
pub fn subline(outcome: &CodeOutcome, lang: Lang) -> String {
    let f = &outcome.forecast;
    let Some(curve) = &f.central else {
        return localized(
            lang,
            "They stay on this device.",
            "データはこの端末の外に出ません。",
        )
        .to_owned();
    };
    let basis = match (&outcome.own, f.bands.is_empty()) {
        (None, _) => localized(
            lang,
            "Two bounds are not a series; every curve between them is an assumption.",
            "公表されているのは2つの値だけで、系列ではありません。その間の曲線はどれも仮定です。",
        ),
        (Some(_), true) => localized(
            lang,
            "Two points leave no spread; the curve through them is an assumption.",
            "2点からは不確かさを求められません。2点を通る曲線は仮定です。",
        ),
        (Some(_), false) => localized(
            lang,
            "The fan shows how the points scatter around the curve, not that another curve may be right.",
            "帯は曲線のまわりの点のばらつきを表し、別の曲線が正しい可能性は含みません。",
        ),
    };
    let Some(goal) = goal(curve).filter(|_| !f.bands.is_empty()) else {
        return basis.to_owned();
    };
    let spread = common::spread(lang, &outcome.assumptions, &f.targets[goal]);
    join(&[&spread, localized(lang, ". ", "。"), basis])
}

/// A milestone's name.
pub fn milestone(lang: Lang, share: f64) -> String {
    localized_fmt(lang, "{0} of code", "コードの{0}", &[&part(share)])
}

/// In the place of an interval that two points do not give.
pub const fn no_spread(lang: Lang) -> &'static str {
    localized(lang, "two points, no spread", "2点のため幅なし")
}

/// Remarks that keep the reading honest.
pub fn notes(outcome: &CodeOutcome, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(clark(outcome, lang));
    notes.extend(other_shape(outcome, lang));
    if outcome.own.is_none() || outcome.is_published() {
        notes.extend(missed(lang));
    }
    let f = &outcome.forecast;
    if f.ceiling_met {
        let below = part(outcome.part(Key::ShareCeiling) - BELOW_CEILING);
        notes.push(localized_fmt(lang, "The later bound lies at or above the ceiling, which no S-curve reaches: it is taken as {0}.", "後の値が上限以上です。S字曲線は上限に達しないため、{0}として計算しています。", &[&below]));
    }
    if !f.unusable.is_empty() {
        notes.push(localized(lang, "Hollow points lie at 0%, or at or above the ceiling, where no S-curve passes; they are not fitted.", "白抜きの点は0%か上限以上にあり、S字曲線が通れないため、当てはめに使っていません。").to_owned());
    }
    let shares = || outcome.own.iter().flat_map(|own| &own.points);
    if shares().count() > 1 && shares().all(|p| p.p50.mid <= 1.0) {
        notes.push(localized(lang, "All your shares are at most 1%. If they are fractions, multiply them by 100: the column is in per cent.", "比率がすべて1%以下です。割合（0〜1）の場合は100倍してください。share列の単位は%です。").to_owned());
    }
    notes
}

/// The curve against what Clark says.
fn clark(outcome: &CodeOutcome, lang: Lang) -> Option<String> {
    let (share, quantiles) = outcome.forecast.by?;
    let (when, share) = (month(lang, CLARK), part(share));
    let range = (!outcome.forecast.bands.is_empty())
        .then(|| [part(quantiles[1]), part(quantiles[5])])
        .filter(|[low, high]| low != high);
    let range = match range {
        None => String::new(),
        Some(ends) => localized_fmt(lang, " ({0})", "（{0}）", &[&common::eighty(lang, &ends)]),
    };
    let last = outcome.forecast.targets[3].p50;
    let verdict = if last <= CLARK {
        localized(
            lang,
            ": within 0.1 points of 100%, which no S-curve ever reaches.",
            "となり、100%との差は0.1ポイント以内です（S字曲線が100%に達することはありません）。",
        )
    } else {
        localized(
            lang,
            ": less than 99.9%, so not yet “100%”.",
            "で、99.9%に届かず、「100%」とはいえません。",
        )
    };
    Some(localized_fmt(
        lang,
        "Jack Clark said in June 2026 that AI could write 100% of the code within two years. In {0} this curve has {1}{2}{3}",
        "Jack Clarkは2026年6月に、2年以内にAIがコードの100%を書く可能性があると述べました。この曲線は{0}に{1}{2}{3}",
        &[&when, &share, &range, verdict],
    ))
}

/// What the other curve through the same bounds would say.
fn other_shape(outcome: &CodeOutcome, lang: Lang) -> Option<String> {
    let other = outcome.other_shape()?;
    let goal = goal(&other)?;
    let (level, when) = (
        part(TARGETS[goal]),
        month(lang, other.date_of(TARGETS[goal])),
    );
    let name = shape(lang, other.shape);
    let only = if is_beyond(other.date_of(TARGETS[goal])) {
        " only "
    } else {
        " in "
    };
    Some(localized_fmt(
        lang,
        "A {0} curve through the same two bounds passes {1}{2}{3}: nothing published tells the two apart.",
        "同じ2つの値を通る{0}曲線なら、{1}を超えるのは{3}です。どちらが正しいかを示す公表値はありません。",
        &[name, &level, only, &when],
    ))
}

/// How far a logistic curve through the first and the last of three published shares misses the one between.
fn missed(lang: Lang) -> Option<String> {
    let [first, middle, last] = points::google().points.as_slice() else {
        return None;
    };
    let at = |point: &Observation| (point.day, point.p50.mid / 100.0);
    let curve = Curve::through(Shape::Logistic, 1.0, at(first), at(last))?;
    let (said, on_curve) = (at(middle).1, curve.share_at(middle.day));
    let points = decimals((on_curve - said).abs() * 100.0, 0);
    Some(localized_fmt(
        lang,
        "Google has given three figures: a logistic curve through its {0} ({1}) and {2} ({3}) stands at {4} in {5}, {6} points from the {7} that it gave. Two bounds, as Anthropic gives them, cannot show such a miss, so they do not confirm the curve.",
        "Googleは3つの値を発表しています。{1}の{0}と{3}の{2}を通るロジスティック曲線は{5}に{4}となり、発表値の{7}と{6}ポイントずれます。Anthropicのように値が2つだけでは、このずれは見えません。曲線が正しい裏付けにもなりません。",
        &[
            &part(at(first).1),
            &month(lang, first.day),
            &part(at(last).1),
            &month(lang, last.day),
            &part(on_curve),
            &month(lang, middle.day),
            &points,
            &part(said),
        ],
    ))
}

/// Lines under controls that depend on the result.
pub fn remarks(outcome: &CodeOutcome, lang: Lang) -> Vec<(Key, String)> {
    let a = &outcome.assumptions;
    let mut remarks = Vec::new();
    if a.get(Key::ReviewCost) > 0.0 {
        let most = times(lang, 1.0 / a.get(Key::ReviewCost));
        remarks.push((
            Key::ReviewCost,
            localized_fmt(
                lang,
                "Relative to writing; output can reach {0}",
                "書く手間との比。生産量は最大{0}",
                &[&most],
            ),
        ));
    }
    remarks
}

/// The question of the output chart.
pub const fn output_title(lang: Lang) -> &'static str {
    localized(
        lang,
        "Can the share alone explain the output?",
        "生産量の伸びは比率だけで説明できるか",
    )
}

/// Its answer: the bound, the observed multiple, and what is left of it in a whole project.
pub fn output(outcome: &CodeOutcome, share: f64, lang: Lang) -> String {
    let a = &outcome.assumptions;
    let (r, out, c) = (
        a.get(Key::ReviewCost),
        a.get(Key::OutputMultiple),
        a.get(Key::CodeFraction),
    );
    let bound = amdahl(share, r);
    let [most, seen, faster] = [bound, out, project_speedup(c, out)].map(|x| times(lang, x));
    let (now, review, code) = (part(share), number(r), part(c));
    let needed = needed_share(out, r);
    let when = needed
        .zip(outcome.rising())
        .map(|(needed, curve)| curve.date_of(needed))
        .filter(|day| day.is_finite() && !is_beyond(*day))
        .map(|day| month(lang, day));
    let needed = needed.map(part);
    let verdict = match (bound >= out, needed, when) {
        (true, ..) => localized_fmt(
            lang,
            "so the share alone **can** explain the observed **{0}**.",
            "観測された**{0}**は比率だけで**説明できます**。",
            &[&seen],
        ),
        (_, None, _) => localized_fmt(
            lang,
            "so the share alone **cannot** explain the observed **{0}**: at this review cost, **no share** does.",
            "観測された**{0}**は比率だけでは**説明できません**。このレビューの手間では、**100%でも**届きません。",
            &[&seen],
        ),
        (_, Some(needed), None) => localized_fmt(
            lang,
            "so the share alone **cannot** explain the observed **{0}**, which takes **{1}**.",
            "観測された**{0}**は比率だけでは**説明できません**。**{1}**が必要です。",
            &[&seen, &needed],
        ),
        (_, Some(needed), Some(when)) => localized_fmt(
            lang,
            "so the share alone **cannot** explain the observed **{0}**, which takes **{1}** (on this curve, in {2}).",
            "観測された**{0}**は比率だけでは**説明できません**。**{1}**が必要で、この曲線では{2}です。",
            &[&seen, &needed, &when],
        ),
    };
    localized_fmt(
        lang,
        "With **{0}** of the code written by AI and review at **{1}** of the cost of writing, output per engineer is at most **{2}**, {3} Where code is **{4}** of the work, **{5}** the code makes a project **{6}** as fast.",
        "AIが**{0}**を書き、レビューの手間が書く手間の**{1}**なら、技術者1人の生産量は最大**{2}**です。{3}コードが仕事の**{4}**なら、コードが**{5}**でもプロジェクト全体は**{6}**の速さです。",
        &[&now, &review, &most, &verdict, &code, &seen, &faster],
    )
}

/// The topic of the chart on judgement.
pub const fn judgement_title(lang: Lang) -> &'static str {
    localized(
        lang,
        "Judgement: choosing the next step",
        "判断：次の一手を選ぶ",
    )
}

/// The name of the line through them.
pub const fn line_in_log_odds(lang: Lang) -> &'static str {
    localized(lang, "Line in log-odds", "対数オッズの直線")
}

/// What the figures say of which moments, and where a line through the two that are published leads.
pub fn judgement(line: &LogitLine, lang: Lang) -> String {
    let [(first, a), (second, b)] = JUDGEMENT.map(|(day, s)| (month(lang, day), part(s)));
    let [astray, right] = [ASTRAY, RIGHT.1].map(|n| decimals(f64::from(n), 0));
    let (earlier, won) = (part(EARLIER_MODEL.1), part(RIGHT.0));
    let said = localized_fmt(
        lang,
        "At {0} moments at which a researcher had gone astray, AI proposed a better next step in **{1}** of cases in {2} and in **{3}** in {4}; a model of 2024 did in {5}, by a report on the essay. At {6} moments at which the researcher was right, it was about **{7}**. Claude is the judge. ",
        "研究者が回り道をした{0}の場面で、AIがより良い次の一手を示した割合は、{2}に**{1}**、{4}に**{3}**でした（論考の紹介記事によると、2024年のモデルは{5}）。研究者が正しかった{6}の場面では約**{7}**です。判定者もClaudeです。",
        &[&astray, &a, &first, &b, &second, &earlier, &right, &won],
    );
    let [(three, c), (nine, d)] = SHARES.map(|s| (month(lang, line.date_of(s)), part(s)));
    let leads = localized_fmt(
        lang,
        "A line in log-odds through {4} and {5} reaches **{0}** in **{1}** and **{2}** in **{3}**. Two figures from two models are not a trend.",
        "{4}と{5}を対数オッズで結ぶ直線は、**{1}**に**{0}**、**{3}**に**{2}**に達します。2つのモデルの2つの値であり、傾向とはいえません。",
        &[&c, &three, &d, &nine, &a, &b],
    );
    join(&[&said, &leads])
}

/// The source line of the chart.
pub fn source(outcome: &CodeOutcome, lang: Lang) -> String {
    let text = if outcome.is_published() {
        localized(
            lang,
            "Source: Google, in October 2024 (press) and in its Cloud Next keynote post of April 2026",
            "出典：Google（2024年10月は報道、他は2026年4月のCloud Next基調講演の記事）",
        )
    } else if outcome.own.is_some() {
        localized(lang, "Source: imported shares", "出典：読み込んだデータ")
    } else {
        localized(
            lang,
            "Source: two bounds in Anthropic, “When AI Builds Itself” (4 June 2026)",
            "出典：Anthropic “When AI Builds Itself”（2026年6月4日）の2つの値",
        )
    };
    text.to_owned()
}

/// What the chart assumes, for its footer.
pub fn assumes(outcome: &CodeOutcome, lang: Lang) -> String {
    let a = &outcome.assumptions;
    let name = shape(lang, outcome.inputs.shape);
    let through = match &outcome.own {
        None => {
            let [first, second] = bounds(outcome).map(|(_, _, range)| between(lang, range));
            localized_fmt(
                lang,
                " curve through {0} and {1}",
                "曲線（{0}と{1}を通る）",
                &[&first, &second],
            )
        }
        Some(_) => {
            localized(lang, " curve fitted to the points", "曲線（点に当てはめ）").to_owned()
        }
    };
    let ceiling = part(outcome.part(Key::ShareCeiling));
    let parts = vec![
        join(&[localized(lang, "Assumes: ", "前提："), name, &through]),
        join(&[localized(lang, "ceiling ", "上限"), &ceiling]),
    ];
    let mut said = super::irrelevant(outcome);
    // R, C and Out act on the smaller outcome only.
    said.extend([
        Key::Shares,
        Key::ShareBefore,
        Key::ShareBeforeSpread,
        Key::ShareNow,
        Key::ShareCeiling,
        Key::ShareCurve,
    ]);
    said.extend([Key::ReviewCost, Key::CodeFraction, Key::OutputMultiple]);
    let warning = match outcome.own {
        None => localized(
            lang,
            ". Two bounds are not a series.",
            "。2つの値は系列ではありません。",
        ),
        Some(_) => localized(lang, ".", "。"),
    };
    let bands = if outcome.forecast.bands.is_empty() {
        ""
    } else {
        common::bands_told(a, lang)
    };
    common::assumes(lang, View::Code, a, parts, &said, &join(&[warning, bands]))
}
