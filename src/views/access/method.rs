//! How the access view is computed: the rule in words, the formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::i18n::{Lang, format::localized};

const LEAD: &str = "<math display=\"block\"><mi>g</mi><mo>=</mo><msup><mn>2</mn><mrow><mi>ℓ</mi><mo>/</mo><mi>T</mi></mrow></msup><mo>,</mo><mspace width=\"1em\"/><mi>D</mi><mo>=</mo><mi>min</mi><mo>(</mo><msub><mi>ℓ</mi><mi>c</mi></msub><mo>,</mo><msub><mi>ℓ</mi><mi>o</mi></msub><mo>)</mo><mo>·</mo><mi>γ</mi></math>";
const RIVALRY: &str = "<math display=\"block\"><mi>P</mi><mo>=</mo><mi>Φ</mi><mo>(</mo><mfrac><mi>μ</mi><mi>σ</mi></mfrac><mo>)</mo><mi>Φ</mi><mo>(</mo><mo>−</mo><mfrac><mi>μ</mi><mi>σ</mi></mfrac><mo>)</mo><mo>≤</mo><mfrac><mn>1</mn><mn>4</mn></mfrac><mo>,</mo><mspace width=\"1em\"/><mi>μ</mi><mo>=</mo><mfrac><mi>ℓ</mi><mi>T</mi></mfrac></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "The plane has two axes: the months until an equal model is elsewhere, and the strength of access governance γ. There are two such lags: of another closed model, ℓ_c, and of one with open weights, ℓ_o. The rule: governance is hollow if ℓ_o is shorter than the window or γ is under 25%; otherwise managers multiply and access is unstable if ℓ_c is shorter than the window or γ is under 50%; otherwise managed access grows. The borders are a structured judgement after Daiwa Institute of Research (27 May 2026), not a law. The plane is drawn at the open lag in force.",
            "平面の2軸は、同等のモデルがほかに現れるまでの月数と、アクセス管理の強さ γ です。月数は、別の非公開モデルまでの ℓ_c と、オープンウェイトのモデルまでの ℓ_o の2つがあります。規則：ℓ_o が基準の月数より短いか γ が25%未満なら管理は空洞化します。そうでなく ℓ_c が基準より短いか γ が50%未満なら、管理者が増えて不安定になります。それ以外は管理された提供が広がります。境界は法則ではなく、大和総研（2026年5月27日）をもとにした構造化した判断です。平面は、設定したオープンウェイトの遅れの下で描いています。",
        ),
        text(
            "Probabilities: both lags are log-normal around the sliders' values and independent. The draws are the same whatever the sliders, so that a curve over the lag moves and does not jitter; governance is not drawn.",
            "確率：2つの遅れは、スライダーの値を中央値とする独立な対数正規分布です。乱数はスライダーによらず同じなので、曲線は揺らがずに動きます。管理の強さは抽出しません。",
        ),
        text(
            "The lead g is the leader's task length relative to that of a follower ℓ behind, with the doubling time T of the horizon view; its interval draws T and the lag. Defenders have the time D until the first equal model, to the extent that governance holds.",
            "差 g は、ℓ だけ遅れて追う側に対する先頭の作業の長さの比で、T はタイムホライズンの倍増時間です。区間では T と遅れを抽出します。守る側の時間 D は、最初の同等のモデルが現れるまでの時間に、管理が効いている度合いを掛けたものです。",
        ),
        math(LEAD),
        text(
            "Rivalry: two sides are μ doublings apart, and each sees the gap with an independent normal error of σ doublings. The probability P that both believe that they lead is largest at parity, a quarter, and falls as the gap grows. @tetumemo (14 February 2026) adds that at parity the attacker has the advantage; that is not part of the formula.",
            "競争：2者の差は倍増 μ 回分で、それぞれが独立な正規分布の誤差（倍増 σ 回分）で差を見ます。双方が自分こそ先頭だと思う確率 P は互角のときに最大の4分の1となり、差が広がるほど下がります。@tetumemo（2026年2月14日）は互角では攻撃側が有利だと述べますが、式には含めていません。",
        ),
        math(RIVALRY),
        text(
            "Left out: that lags depend on governance and on each other, that access differs by country and use, theft of weights, and that an equal score is not an equal model. Only the 6 to 12 months are from Daiwa Institute of Research; the open lag, the spread, the strength of governance, the window, the borders and σ are our judgement.",
            "含まれないもの：遅れと管理の間や遅れどうしの関係、国や用途による違い、重みの窃取、スコアが同じでもモデルが同じとは限らないこと。大和総研の値は6〜12か月だけで、オープンウェイトの遅れ、ばらつき、管理の強さ、基準の月数、境界、σ は私たちの判断です。",
        ),
    ]
}
