//! How the branches are computed: the laws in words and as formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::{
    i18n::{
        Lang,
        format::{localized, localized_fmt, number},
    },
    model::research::jones::{
        COMPUTE_FROM_2029, COMPUTE_TO_2028, LABOUR_FROM_2029, LABOUR_TO_2028,
    },
};

const PLATEAU: &str = "<math display=\"block\"><mi>n</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>K</mi><mo>(</mo><mn>1</mn><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mo>(</mo><mi>t</mi><mo>−</mo><mi>b</mi><mo>)</mo><mo>/</mo><mo>(</mo><mi>T</mi><mi>K</mi><mo>)</mo></mrow></msup><mo>)</mo></math>";
const RESEARCH: &str = "<math display=\"block\"><mfrac><mrow><mi>d</mi><mi>S</mi></mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac><mo>=</mo><mi>k</mi><msup><mrow><mo>(</mo><mfrac><mi>L</mi><mrow><mn>1</mn><mo>−</mo><mi>f</mi></mrow></mfrac><mo>)</mo></mrow><mi>α</mi></msup><msup><mi>C</mi><mi>ζ</mi></msup><msup><mi>S</mi><mrow><mn>1</mn><mo>−</mo><mi>β</mi></mrow></msup></math>";
const AUTOMATION: &str = "<math display=\"block\"><mi>f</mi><mo>=</mo><mi>min</mi><mo>(</mo><msub><mi>f</mi><mi>max</mi></msub><mo>,</mo><mi>σ</mi><mo>(</mo><mfrac><mrow><mi>ln</mi><mi>E</mi><mo>−</mo><mi>ln</mi><msub><mi>E</mi><mn>½</mn></msub></mrow><mi>w</mi></mfrac><mo>)</mo><mo>)</mo><mo>,</mo><mi>E</mi><mo>=</mo><mi>C</mi><mi>S</mi></math>";
const HORIZON: &str = "<math display=\"block\"><msub><mi>log</mi><mn>2</mn></msub><mi>H</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>log</mi><mn>2</mn></msub><mi>H</mi><mo>(</mo><mi>b</mi><mo>)</mo><mo>+</mo><mfrac><mrow><msub><mi>log</mi><mn>10</mn></msub><mi>E</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>−</mo><msub><mi>log</mi><mn>10</mn></msub><mi>E</mi><mo>(</mo><mi>b</mi><mo>)</mo></mrow><mi>τ</mi></mfrac></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |formula: &str| Paragraph::Math(formula.to_owned());
    let growth = [
        COMPUTE_TO_2028,
        COMPUTE_FROM_2029,
        LABOUR_TO_2028,
        (LABOUR_FROM_2029 - 1.0) * 100.0,
    ]
    .map(number);
    vec![
        text(
            "Until the branch date b all three follow the exponential trend of the horizon view, with doubling time T; they leave it with the same level and the same slope.",
            "分岐の日 b までは3つともタイムホライズンの指数的な傾向（倍増時間 T）に従い、同じ水準と同じ傾きでそこから分かれます。",
        ),
        text(
            "Plateau: K doublings are left at b.",
            "能力の頭打ち：b の時点で K 回の倍増が残っています。",
        ),
        math(PLATEAU),
        Paragraph::Text(localized_fmt(
            lang,
            "Compounding and full self-improvement: software S grows with labour L, compute C and the share f of research that is automated; f is capped at f_max in the compounding branch (choosing problems stays with people) and not in the full one. C grows {0}-fold a year until 2028, {1}-fold in 2029 and ever more slowly afterwards; L grows {2}-fold a year until 2028 and then by {3}% a year. With L/(1 − f), 100 people do the work of 100/(1 − f).",
            "複利的効率化の継続と完全な再帰的自己改善：ソフトウェア S は、労働 L、計算資源 C、研究の自動化率 f によって伸びます。複利的効率化の継続では f に上限 f_max があり（課題は人が選ぶ）、完全な再帰的自己改善にはありません。C は2028年まで年{0}倍、2029年は{1}倍、その後は次第に遅く、L は2028年まで年{2}倍、その後は年{3}%で伸びます。L/(1 − f) により、100人が 100/(1 − f) 人分の仕事をします。",
            &growth.each_ref().map(String::as_str),
        )),
        math(RESEARCH),
        math(AUTOMATION),
        text(
            "The horizon follows effective compute E; τ, the orders of magnitude per doubling, is chosen so that the slope at b is 1/T.",
            "ホライズンは実効計算量 E に従います。τ（倍増1回に要する桁数）は、b での傾きが 1/T になるように決めます。",
        ),
        math(HORIZON),
        text(
            "Simulations: the trend's level and slope as in the horizon view, and five parameters of the law from independent triangular distributions (scrambled Sobol points, the same for every branch). A triangle moves with its slider. The mixture weighs the three branches; each milestone's date is computed for every simulation and branch.",
            "シミュレーション：傾向の水準と傾きはタイムホライズンと同じ分布から、法則の5つのパラメーターは独立な三角分布から抽出します（スクランブルしたソボル列。3つのシナリオで共通）。三角分布はスライダーとともに動きます。混合は3つのシナリオを重みで平均し、各節目の日付はシミュレーションとシナリオごとに計算します。",
        ),
        text(
            "Pause: while it lasts, growth of ln E is multiplied by one minus participation times verification, as if the clock of research ran more slowly; everything after it comes later by the time that was lost. If compute goes on growing meanwhile, only the growth of S is multiplied, in every simulation, and afterwards the law continues with the C that has come, without a rebound beyond that; the plateau's law knows no compute and is the same either way. Others start behind by what the lag of the access view has brought; those who stop stand still, or have what compute alone gives: the difference is the others' lead. Gaps in the checklist lower participation or verification by factors that are our judgement.",
            "一時停止：期間中は ln E の伸びに「1 −（参加の割合 × 検証で止まる割合）」を掛けます。研究の時計がその分だけ遅れるのと同じで、その後のすべてが失われた時間だけ後ろにずれます。停止中も計算資源が増える設定では、S の伸びだけにこの割合をシミュレーションごとに掛け、停止後はそれまでに増えた C で法則が続きます（それを超える反動はありません）。頭打ちの法則は計算資源を含まないため、どちらでも同じです。ほかの開発者はアクセスの画面の遅れの分だけ後ろから出発し、止まる側は足踏みするか計算資源の分だけ進み、その差が先行幅になります。合意の欠けた項目が参加や検証を弱める割合は筆者の判断です。",
        ),
        text(
            "Compounding misalignment is an illustration, not a forecast: generations pass at a rate proportional to the growth of ln E, and a flaw m becomes m·a·(1 − q) with each.",
            "ずれの蓄積は予測ではなく例示です。世代は ln E の伸びに比例して進み、欠陥 m は1世代ごとに m·a·(1 − q) になります。",
        ),
        text(
            "Left out: whether the law holds at all, shortages of chips, power and data beyond the path of C, changes of course after a warning, and everything that is not measured by task length. The weights are our reading of “unlikely”, “most likely” and “most dangerous” in the analysis of Anthropic's “When AI Builds Itself”.",
            "含まれないもの：法則がそもそも成り立つか、C の経路に含まれない半導体・電力・データの不足、警告の後の方針転換、作業の長さで測れないものすべて。重みは、Anthropic “When AI Builds Itself” の分析資料にある「起こりにくい」「最も起こりやすい」「最も危険」という表現についての筆者の読みです。",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_of_compute_and_labour_is_the_model_s() {
        let paragraphs = method(Lang::En);
        let says = |words: &str| {
            let said = |p: &Paragraph| matches!(p, Paragraph::Text(text) if text.contains(words));
            assert!(paragraphs.iter().any(said), "{words}");
        };
        says("C grows 2.6-fold a year until 2028, 2-fold in 2029");
        says("L grows 2-fold a year until 2028 and then by 10% a year");
    }
}
