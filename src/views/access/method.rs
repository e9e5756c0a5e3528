//! How the access view is computed: the rule in words, the formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::i18n::{Lang, format::localized};

const LEAD: &str = "<math display=\"block\"><mi>g</mi><mo>=</mo><msup><mn>2</mn><mrow><mi>ℓ</mi><mo>/</mo><mi>T</mi></mrow></msup><mo>,</mo><mspace width=\"1em\"/><mi>D</mi><mo>=</mo><mi>min</mi><mo>(</mo><msub><mi>ℓ</mi><mi>c</mi></msub><mo>,</mo><mi>ℓ</mi><mo>)</mo><mo>·</mo><mi>γ</mi></math>";
const RIVALRY: &str = "<math display=\"block\"><mi>P</mi><mo>=</mo><mi>Φ</mi><mo>(</mo><mfrac><mi>μ</mi><mi>σ</mi></mfrac><mo>)</mo><mi>Φ</mi><mo>(</mo><mo>−</mo><mfrac><mi>μ</mi><mi>σ</mi></mfrac><mo>)</mo><mo>≤</mo><mfrac><mn>1</mn><mn>4</mn></mfrac><mo>,</mo><mspace width=\"1em\"/><mi>μ</mi><mo>=</mo><mfrac><mi>ℓ</mi><mi>T</mi></mfrac></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "The plane has the two axes of Daiwa Institute of Research (27 May 2026): when models equal to the frontier spread, and the strength of access governance γ. There are three lags: of a closed model elsewhere, ℓ_c, of one with open weights, ℓ_o, and of a Chinese one, ℓ_z. The level spreads beyond those who manage access with open weights, ℓ = ℓ_o, or, where Chinese models count as well, with whichever come first, ℓ = min(ℓ_o, ℓ_z). The document names both routes; since the best open weights are Chinese, the two are not independent, and by default they count once.",
            "平面の2軸は大和総研（2026年5月27日）のもので、フロンティアモデルと同水準のAIモデルの普及時期と、アクセス統治の強度 γ です。遅れは、他社のクローズ型の ℓ_c、オープン型の ℓ_o、中国のモデルの ℓ_z の3つです。管理の枠外への普及は、オープン型による ℓ = ℓ_o、または中国のモデルも数えるなら早い方の ℓ = min(ℓ_o, ℓ_z) です。原文は両方の経路を挙げています。最先端のオープン型は中国製で2つの遅れは独立でないため、既定では一度だけ数えます。",
        ),
        text(
            "The rule: governance becomes hollow if ℓ is shorter than the window or γ is under 25%; otherwise managers disperse if ℓ_c is shorter than the window or γ is under 50%; otherwise managed AI expands. The document ties its second scenario to equal closed models that come soon and its third to equal open ones; the window is the shorter end of the lag that it gives for the first. The borders are a structured judgement, not a law. The plane is drawn at the closed lag in force: while it is within the window, no place of the plane is managed.",
            "規則：ℓ が「管理が間に合わない期間」より短いか γ が25%未満なら、統治の形骸化。そうでなく ℓ_c がその期間より短いか γ が50%未満なら、管理主体の分散。それ以外は管理型AIの拡大です。原文はシナリオ②を同水準のクローズ型、③を同水準のオープン型の短期間での登場に結び付けており、期間には①の時間差の短い方を置いています。境界は法則ではなく、構造化した判断です。平面は設定したクローズ型の遅れの下で描くので、それが期間内なら「管理型AIの拡大」の領域はありません。",
        ),
        text(
            "Simulations: the lags are log-normal around the sliders' values and independent; logit γ is normal, so that γ stays between 0 and 100% and has the given standard deviation near a half. The random numbers are the same whatever the sliders, so that points and curves move and do not jitter. The cloud shows 400 simulations, one at random of each stretch of them; shares are of all.",
            "シミュレーション：遅れは、スライダーの値を中央値とする独立な対数正規分布です。γ はロジットが正規分布に従うので0〜100%に収まり、50%付近で設定した標準偏差になります。乱数はスライダーによらず同じなので、点や曲線は揺らがずに動きます。散布図は全体を等分して1回ずつ選んだ400回分、割合は全回数によるものです。",
        ),
        text(
            "The lead g is the leader's task length relative to that of a follower ℓ behind, with the doubling time T of the horizon view; its interval draws T and the lag. Defenders have the time D until the first equal model, to the extent that governance holds.",
            "差 g は、ℓ だけ遅れて追う側に対する先頭の作業の長さの比で、T はタイムホライズンの倍増時間です。区間では T と遅れを変えます。守る側の時間 D は、最初の同水準のモデルが現れるまでの時間に、統治が効いている度合いを掛けたものです。",
        ),
        math(LEAD),
        text(
            "Rivalry: two sides are μ doublings apart, and each sees the gap with an independent normal error of σ doublings. The probability P that both believe that they lead is largest at parity, a quarter, and falls as the gap grows. @tetumemo (14 February 2026) adds that at parity the attacker has the advantage; that is not part of the formula.",
            "競争：2者の差は倍増 μ 回分で、それぞれが独立な正規分布の誤差（倍増 σ 回分）で差を見ます。双方が自分こそ先頭だと思う確率 P は互角のときに最大の4分の1となり、差が広がるほど下がります。@tetumemo（2026年2月14日）は互角では攻撃側が有利だと述べますが、式には含めていません。",
        ),
        math(RIVALRY),
        text(
            "Where the lags come from: UK AISI found GPT-5.5, open to all, about as strong in cyber tasks as Mythos Preview 23 days after it was announced, and open weights 4 to 7 months behind (6 to 10 through 2025); Epoch AI puts open weights at 4 months and Chinese models at about 7 on a general index; CAISI puts GLM-5.3 at about four months, without saying how, and DeepSeek V4 Pro at about eight. The 6 to 12 months of the document were Dario Amodei's, of China. Tests that nobody has trained for give longer lags than public ones.",
            "遅れの根拠：英AISIによれば、一般公開のGPT-5.5は、Mythos Previewの発表から23日でサイバー能力がほぼ同等になり、オープン型の遅れは4〜7か月（2025年は6〜10か月）です。Epoch AIは汎用の指数でオープン型を4か月、中国のモデルを約7か月の遅れとし、米CAISIはGLM-5.3を約4か月（算出方法の説明なし）、DeepSeek V4 Proを約8か月とします。原文の6〜12か月は、中国についてのDario Amodeiの発言です。未公開のテストでは、公開テストより遅れが長く出ます。",
        ),
        text(
            "Left out: that lags depend on governance and on each other, that access differs by country and use, theft of weights, a government that cuts access off, and that an equal score is not an equal model. The spreads, the strength of governance, the window, the borders and σ are our judgement.",
            "含まれないもの：遅れと統治の間や遅れどうしの関係、国や用途による違い、重みの窃取、政府による利用停止、スコアが同じでもモデルが同じとは限らないこと。ばらつき、統治の強度、管理が間に合わない期間、境界、σ は筆者の判断です。",
        ),
    ]
}
