//! How the horizon view is computed: the law in words and as a formula, its source, what it leaves out.

use super::{super::Paragraph, HorizonOutcome};
use crate::{
    assumptions::registry::Key,
    i18n::{Lang, format::localized},
};

const EXPONENTIAL: &str = "<math display=\"block\"><mi>H</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>H</mi><mn>0</mn></msub><mo>·</mo><msup><mn>2</mn><mrow><mo>(</mo><mi>t</mi><mo>−</mo><msub><mi>t</mi><mn>0</mn></msub><mo>)</mo><mo>/</mo><mi>T</mi></mrow></msup></math>";
const POWER: &str = "<math display=\"block\"><mi>n</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mfrac><mrow><mi>ln</mi><mo>(</mo><mn>1</mn><mo>−</mo><mo>(</mo><mn>1</mn><mo>−</mo><mi>d</mi><mo>)</mo><mo>(</mo><mi>t</mi><mo>−</mo><msub><mi>t</mi><mn>0</mn></msub><mo>)</mo><mo>/</mo><mi>T</mi><mo>)</mo></mrow><mrow><mi>ln</mi><mi>d</mi></mrow></mfrac></math>";
const PLATEAU: &str = "<math display=\"block\"><mi>n</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>K</mi><mo>(</mo><mn>1</mn><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mo>(</mo><mi>t</mi><mo>−</mo><msub><mi>t</mi><mn>0</mn></msub><mo>)</mo><mo>/</mo><mo>(</mo><mi>T</mi><mi>K</mi><mo>)</mo></mrow></msup><mo>)</mo></math>";
const BROKEN: &str = "<math display=\"block\"><mi>n</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mfrac><mrow><mi>min</mi><mo>(</mo><mi>t</mi><mo>,</mo><mi>b</mi><mo>)</mo><mo>−</mo><msub><mi>t</mi><mn>0</mn></msub></mrow><mi>T</mi></mfrac><mo>+</mo><mfrac><mrow><mi>max</mi><mo>(</mo><mi>t</mi><mo>−</mo><mi>b</mi><mo>,</mo><mn>0</mn><mo>)</mo></mrow><msub><mi>T</mi><mn>2</mn></msub></mfrac></math>";

/// The paragraphs.
pub fn method(outcome: &HorizonOutcome, lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let (formula, law) = match outcome.assumptions.get(Key::Law) as usize {
        0 => (
            EXPONENTIAL,
            text(
                "The length of task that AI completes doubles every T days from the level H₀ at the anchor date t₀.",
                "AIがこなす作業の長さは、起点の日 t₀ の水準 H₀ から T 日ごとに2倍になります。",
            ),
        ),
        1 => (
            POWER,
            text(
                "The first doubling takes T days and each one d times as long as the one before; n counts doublings since t₀. Below d = 1 the law is singular at t₀ + T/(1 − d). Before t₀ the curve runs as the exponential with which it starts.",
                "最初の倍増に T 日かかり、以後は毎回、前回の d 倍の時間がかかります。n は t₀ からの倍増回数です。d が1未満なら t₀ + T/(1 − d) で発散します。t₀ より前は、起点での速さの指数として描きます。",
            ),
        ),
        2 => (
            PLATEAU,
            text(
                "K doublings are left at t₀; the first comes at a pace of T days, and the rest come ever more slowly. Before t₀ the curve runs as the exponential with which it starts.",
                "t₀ の時点で K 回の倍増が残っています。T 日の速さで始まり、次第に遅くなります。t₀ より前は、起点での速さの指数として描きます。",
            ),
        ),
        _ => (
            BROKEN,
            text(
                "The doubling time is T before the break b and T₂ after it (here written for an anchor before the break); by default both come from one continuous fit with a kink at b.",
                "倍増時間は変わり目 b の前が T、後が T₂ です（式は起点が変わり目より前の場合）。既定ではどちらも、b で折れる連続な線の当てはめから求めます。",
            ),
        ),
    };
    vec![
        law,
        Paragraph::Math(formula.to_owned()),
        text(
            "Fit: ordinary least squares of ln(minutes) on the release date, over models that held the record when released (the date filter comes first), without points above the cap. METR's figures are lengths of task, in time that a skilled person needs, at which a model succeeds half of the time (or 80% of it).",
            "当てはめ：公開日に対する ln(分) の最小二乗法。期間で絞った後、公開時点で最長だったモデルだけを使い、上限を超える点は除きます。METRの値は、モデルが50%（または80%）の確率で成功する作業の長さを、熟練者の所要時間で表したものです。",
        ),
        text(
            "The next record: where a model that takes the record will be measured. Near the standing record the fit to all models, farther out the law through the records; both Student's t with the scatter of single models, cut off below at the standing record. A measurement above the cap counts there as the cap, unless it is used. METR's doubling-time interval draws the tasks anew and so holds that other tasks might have been chosen; ours sees only how the records scatter about the line.",
            "次の最高記録：記録を更新するモデルの測定値がどこに出るか。現在の記録の近くでは全モデルへの当てはめ、先では記録を通る法則を使い、どちらも個々のモデルのばらつきを含むt分布で、現在の記録より下を切り落とします。上限を超える測定値は、そのまま使う設定でない限り上限の値とみなします。METRの倍増時間の区間は課題を抽出し直すため課題の選び方の不確かさを含み、当サイトの区間は直線のまわりの記録のばらつきだけによるものです。",
        ),
        text(
            "The trend alone: level and slope are drawn jointly from the fit's normal distribution (or from a case bootstrap); a doubling time set by hand is log-normal around its value. Bands are order statistics of all simulations, and every milestone's date is computed in each.",
            "傾向だけの帯：水準と傾きを、当てはめの正規分布（またはケース・ブートストラップ）から同時に抽出します。手動の倍増時間は、その値を中央値とする対数正規分布に従います。帯は全シミュレーションの順序統計量で、各節目の日付はシミュレーションごとに計算します。",
        ),
        text(
            "Left out: that benchmark tasks are neater than real work, that the models are chosen by METR, that measurement errors are shared between models, and that the law itself may be wrong. The fan does not include these.",
            "含まれないもの：ベンチマークの課題が実務より整っていること、モデルの選び方、測定誤差がモデル間で共通すること、そして法則自体が誤っている可能性。帯はこれらを含みません。",
        ),
    ]
}

/// The ids of the sources.
pub fn sources(outcome: &HorizonOutcome) -> &'static [&'static str] {
    match (
        outcome.assumptions.get(Key::Law) as usize,
        outcome.data.source,
    ) {
        (1, _) => &["metr", "metr.paper", "aifutures", "ai2027"],
        (2, _) => &["metr", "metr.paper", "S3"],
        (_, Some("S1")) => &["S1", "metr"],
        _ => &["metr", "metr.paper"],
    }
}
