//! How the economy view is computed: the laws in words and as formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::i18n::{Lang, format::localized};

const LAG: &str = "<math display=\"block\"><mfrac><mrow><mi>d</mi><mi>A</mi></mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac><mo>=</mo><mfrac><mrow><mi>P</mi><mo>−</mo><mi>A</mi></mrow><mi>ℓ</mi></mfrac><mo>,</mo><mspace width=\"1em\"/><mi>A</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>P</mi><mo>(</mo><mi>t</mi><mo>−</mo><mi>ℓ</mi><mo>(</mo><mn>1</mn><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mo>(</mo><mi>t</mi><mo>−</mo><mi>s</mi><mo>)</mo><mo>/</mo><mi>ℓ</mi></mrow></msup><mo>)</mo><mo>)</mo></math>";
const REVENUE: &str = "<math display=\"block\"><mi>R</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>R</mi><mn>0</mn></msub><mi>exp</mi><msubsup><mo>∫</mo><mn>0</mn><mi>t</mi></msubsup><mi>ln</mi><mi>g</mi><mo>(</mo><mi>u</mi><mo>)</mo><mspace width=\"0.2em\"/><mi>d</mi><mi>u</mi><mo>,</mo><mspace width=\"1em\"/><mi>ln</mi><mi>g</mi><mo>(</mo><mi>u</mi><mo>)</mo><mo>=</mo><mi>ln</mi><msub><mi>g</mi><mn>∞</mn></msub><mo>+</mo><mi>ln</mi><mfrac><msub><mi>g</mi><mn>0</mn></msub><msub><mi>g</mi><mn>∞</mn></msub></mfrac><mo>·</mo><msup><mn>2</mn><mrow><mo>−</mo><mi>u</mi><mo>/</mo><mi>h</mi></mrow></msup></math>";
const RUIN: &str = "<math display=\"block\"><mi>R</mi><mo>(</mo><mn>1</mn><mo>−</mo><mi>e</mi><mo>)</mo><mo>+</mo><mi>b</mi><mo>≥</mo><mi>O</mi><mo>,</mo><mspace width=\"1em\"/><msup><mi>e</mi><mo>*</mo></msup><mo>=</mo><mn>1</mn><mo>−</mo><mfrac><mrow><mi>O</mi><mo>−</mo><mi>b</mi></mrow><mi>R</mi></mfrac><mo>,</mo><mspace width=\"1em\"/><mi>Pr</mi><mo>=</mo><mi>Φ</mi><mo>(</mo><mfrac><mrow><mi>ln</mi><mo>(</mo><mn>1</mn><mo>−</mo><msup><mi>e</mi><mo>*</mo></msup><mo>)</mo></mrow><mi>σ</mi></mfrac><mo>)</mo></math>";
const PROFIT: &str = "<math display=\"block\"><mi>π</mi><mo>=</mo><mi>R</mi><mo>(</mo><mn>1</mn><mo>−</mo><mfrac><mrow><mn>1</mn><mo>−</mo><mi>g</mi></mrow><mrow><mn>1</mn><mo>−</mo><mi>x</mi></mrow></mfrac><mo>)</mo></math>";
const SCALED: &str = "<math display=\"block\"><mi>T</mi><mo>=</mo><mfrac><mi>τ</mi><mrow><munder><mo>∑</mo><mi>i</mi></munder><msub><mi>ε</mi><mi>i</mi></msub><msub><mi>log</mi><mn>10</mn></msub><msub><mi>k</mi><mi>i</mi></msub></mrow></mfrac></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "Two fast exponentials (@tetumemo, 14 February 2026, on an interview with Dario Amodei): P counts doublings of the exponential trend of the horizon view, and use A follows it with a first-order lag ℓ. Both are at the same level on the date s from which the trend is fitted. Because P is a straight line, use stands where AI stood some time ago: almost no time at first, ℓ in the end. Each draw has a level and a rate of the trend and a lag, log-normal with its median at the slider.",
            "2つの速い指数（Dario Amodeiへのインタビューを要約した@tetumemo、2026年2月14日）：P はタイムホライズンの指数的な傾向の倍増回数で、普及 A は1次遅れ ℓ でそれを追います。当てはめの開始日 s には両者は同じ水準とします。P が直線なので、普及はいくらか前のAIの位置にあり、その遅れは初めほぼゼロ、最終的に ℓ になります。各試行では、傾向の水準と速さ、遅れ（スライダーの値を中央値とする対数正規分布）を抽出します。",
        ),
        math(LAG),
        text(
            "Revenue a year starts at R₀ on 1 January 2026 with a growth factor of g₀ a year, whose logarithm halves its distance to that of the long run, g∞, every h years. Its interval is log-normal: σ at the end of the year of the test, and in proportion to the root of time before and after.",
            "年間売上高は2026年1月1日の R₀ から始まり、年当たりの成長倍率は g₀ で、その対数と長期の g∞ の対数との差が h 年ごとに半減します。区間は対数正規分布で、試される年の年末に σ、その前後は時間の平方根に比例します。",
        ),
        math(REVENUE),
        text(
            "Ruin: compute is paid in equal parts O a year. With a buffer b, the year is paid if revenue after a miss e covers the rest; e* is the largest such miss, and Φ gives the probability of ruin when ln(1 − e) is normal with mean 0 and standard deviation σ. @tetumemo's example, USD 5 trillion over 5 years on a forecast of USD 1 trillion by the end of 2027, is the preset “USD 5 trillion on a forecast”: growth stays tenfold, e* is 0, and the USD 0.8 trillion left by a miss of 20% are ruin.",
            "破綻：計算資源は毎年同額 O で支払います。余力が b のとき、下振れ e の後の売上高で残りを賄えれば支払えます。e* は耐えられる最大の下振れで、ln(1 − e) が平均0、標準偏差 σ の正規分布に従うとき、破綻の確率は Φ で与えられます。@tetumemoの例（2027年末に1兆ドルという予測に基づき、5年で5兆ドル）はプリセット「予測で5兆ドル購入」です。成長率は10倍のままで e* は0、20%下振れした0.8兆ドルでは破綻します。",
        ),
        math(RUIN),
        text(
            "Profit of a lab with revenue R: serving costs (1 − g)R at a gross margin g; if the share x of compute goes into training, training costs x/(1 − x) times as much.",
            "売上高 R の開発企業の利益：粗利率 g なら提供の費用は (1 − g)R で、計算資源の割合 x を学習に使えば、学習の費用はその x/(1 − x) 倍です。",
        ),
        math(PROFIT),
        text(
            "What is scaled: each of the seven factors that @tetumemo lists grows k-fold a year and adds ε powers of ten of effective compute for each of its own. τ powers of ten are one doubling of the horizon; it is set so that the research law's growth at the start of 2026 (compute 2.6-fold, software fivefold a year) gives the fitted doubling time.",
            "何を拡大しているか：@tetumemoが挙げる7つの要素はそれぞれ年 k 倍に伸び、自身の1桁につき実効計算量を ε 桁増やします。τ 桁で作業の長さが1回倍増します。τ は、研究の法則の2026年初めの伸び（計算資源は年2.6倍、ソフトウェアは年5倍）が当てはめの倍増時間を与えるように定めています。",
        ),
        math(SCALED),
        text(
            "Left out: that use may saturate or be refused, that prices fall, that factors act on one another, and what anyone does about a shortfall. “In use” is not measured by any source. The starting revenue, the long-run growth, its half-life, the spreads, the margin and the split among the factors are our judgement.",
            "含まれないもの：普及の飽和や拒否、価格の低下、要素どうしの相互作用、資金不足への対応。「普及」を測った出典はありません。当初の売上高、長期の成長率とその半減期、ばらつき、粗利率、要素への配分は私たちの判断です。",
        ),
    ]
}
