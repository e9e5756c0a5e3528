//! How the economy view is computed: the laws in words and as formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::{
    evidence::facts,
    i18n::{Lang, format::localized},
};

/// What stands behind the view that more of the seven factors is what counts: the interview's second truth, with its doubt.
const GENERALISATION: [&str; 3] = ["blob.generalise", "blob.evolution", "blob.sutton"];

const LAG: &str = "<math display=\"block\"><mfrac><mrow><mi>d</mi><mi>A</mi></mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac><mo>=</mo><mfrac><mrow><mi>P</mi><mo>−</mo><mi>A</mi></mrow><mi>ℓ</mi></mfrac><mo>,</mo><mspace width=\"1em\"/><mi>A</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>P</mi><mo>(</mo><mi>t</mi><mo>−</mo><mi>ℓ</mi><mo>(</mo><mn>1</mn><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mo>(</mo><mi>t</mi><mo>−</mo><mi>s</mi><mo>)</mo><mo>/</mo><mi>ℓ</mi></mrow></msup><mo>)</mo><mo>)</mo></math>";
const REVENUE: &str = "<math display=\"block\"><mi>R</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>R</mi><mn>0</mn></msub><mi>exp</mi><msubsup><mo>∫</mo><mn>0</mn><mi>t</mi></msubsup><mi>ln</mi><mi>g</mi><mo>(</mo><mi>u</mi><mo>)</mo><mspace width=\"0.2em\"/><mi>d</mi><mi>u</mi><mo>,</mo><mspace width=\"1em\"/><mi>ln</mi><mi>g</mi><mo>(</mo><mi>u</mi><mo>)</mo><mo>=</mo><mi>ln</mi><msub><mi>g</mi><mn>∞</mn></msub><mo>+</mo><mi>ln</mi><mfrac><msub><mi>g</mi><mn>0</mn></msub><msub><mi>g</mi><mn>∞</mn></msub></mfrac><mo>·</mo><msup><mn>2</mn><mrow><mo>−</mo><mi>u</mi><mo>/</mo><mi>h</mi></mrow></msup></math>";
const COUNTED: &str = "<math display=\"block\"><mi>u</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>t</mi><mspace width=\"0.5em\"/><mo>(</mo><mi>t</mi><mo>≤</mo><mn>0</mn><mo>)</mo><mo>,</mo><mspace width=\"1em\"/><mi>u</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mfrac><mi>h</mi><mrow><mi>ln</mi><mn>2</mn></mrow></mfrac><mo>(</mo><mn>1</mn><mo>−</mo><msup><mn>2</mn><mrow><mo>−</mo><mi>t</mi><mo>/</mo><mi>h</mi></mrow></msup><mo>)</mo><mo>,</mo><mspace width=\"1em\"/><mi>ln</mi><mi>R</mi><mo>=</mo><mi>ln</mi><msub><mi>R</mi><mn>0</mn></msub><mo>+</mo><mi>u</mi><mi>ln</mi><msub><mi>g</mi><mn>0</mn></msub><mo>+</mo><mo>(</mo><mi>t</mi><mo>−</mo><mi>u</mi><mo>)</mo><mi>ln</mi><msub><mi>g</mi><mn>∞</mn></msub></math>";
const RUIN: &str = "<math display=\"block\"><mi>R</mi><mo>(</mo><mn>1</mn><mo>−</mo><mi>e</mi><mo>)</mo><mo>+</mo><mi>b</mi><mo>≥</mo><mi>O</mi><mo>,</mo><mspace width=\"1em\"/><msup><mi>e</mi><mo>*</mo></msup><mo>=</mo><mn>1</mn><mo>−</mo><mfrac><mrow><mi>O</mi><mo>−</mo><mi>b</mi></mrow><mi>R</mi></mfrac><mo>,</mo><mspace width=\"1em\"/><mi>Pr</mi><mo>=</mo><mi>Φ</mi><mo>(</mo><mfrac><mrow><mi>ln</mi><mo>(</mo><mn>1</mn><mo>−</mo><msup><mi>e</mi><mo>*</mo></msup><mo>)</mo></mrow><mi>σ</mi></mfrac><mo>)</mo></math>";
const PROFIT: &str = "<math display=\"block\"><mi>π</mi><mo>=</mo><mi>R</mi><mo>(</mo><mn>1</mn><mo>−</mo><mfrac><mrow><mn>1</mn><mo>−</mo><mi>g</mi></mrow><mrow><mn>1</mn><mo>−</mo><mi>x</mi></mrow></mfrac><mo>)</mo></math>";
const SCALED: &str = "<math display=\"block\"><mi>T</mi><mo>=</mo><mfrac><mi>τ</mi><mrow><munder><mo>∑</mo><mi>i</mi></munder><msub><mi>ε</mi><mi>i</mi></msub><msub><mi>log</mi><mn>10</mn></msub><msub><mi>k</mi><mi>i</mi></msub></mrow></mfrac></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    let mut all = vec![
        text(
            "Two fast exponentials (@tetumemo, 14 February 2026, on an interview with Dario Amodei): P counts doublings of the exponential trend of the horizon view, and use A follows it with a first-order lag ℓ. Both are at the same level on the date s from which the trend is fitted. Because P is a straight line, use stands where AI stood some time ago: almost no time at first, ℓ in the end. Each simulation has a level and a rate of the trend and a lag, log-normal with its median at the slider.",
            "2つの速い指数（Dario Amodeiへのインタビューを要約した@tetumemo、2026年2月14日）：P はタイムホライズンの指数的な傾向の倍増回数で、普及 A は1次遅れ ℓ でそれを追います。当てはめの開始日 s には両者は同じ水準とします。P が直線なので、普及はいくらか前のAIの位置にあり、その遅れは初めほぼゼロ、最終的に ℓ になります。各シミュレーションでは、傾向の水準と速さ、遅れ（スライダーの値を中央値とする対数正規分布）を抽出します。",
        ),
        math(LAG),
        text(
            "What the interview expects is held against the same simulations: the share of them in which the trend reaches a length by the date that is named, and in which use does. Which length makes a country of geniuses, or software end to end, is our reading, a work-year and a work-month; both count at the chosen success level.",
            "インタビューの見通しは同じシミュレーションで検証します。示された期日までに傾向がその長さに届く割合と、普及が届く割合です。「天才の国」を1年分、ソフトウェア開発の全工程を1か月分の仕事とみなすのは筆者の読みで、いずれも選んだ成功率での値です。",
        ),
        text(
            "Revenue a year is R₀ on 1 January 2026 with a growth factor of g₀ a year, whose logarithm halves its distance to that of the long run, g∞, every h years from then on. Slowing down counts as u(t) years of growth at the first pace, so that ln R is a straight line in u once g∞ and h are given.",
            "年間売上高は2026年1月1日に R₀、年当たりの成長倍率は g₀ で、以後はその対数と長期の g∞ の対数との差が h 年ごとに半減します。減速した t 年は当初の速さの u(t) 年分に当たり、g∞ と h が決まれば ln R は u の直線です。",
        ),
        math(REVENUE),
        math(COUNTED),
        text(
            "That line is fitted by least squares to the run-rates of Anthropic that were published, as the horizon's trend is to its points; a value to be reported later is Student's t about it, with two degrees of freedom fewer than there are points. “Over” a value is taken as that value. A run-rate is the present month's sales for a year, and not a year's revenue: what was reported of whole periods is drawn at their middle and not fitted. Each run-rate with at least four before it is also forecast from those alone, with its log score and CRPS. Where level or growth is set by hand, the interval is log-normal instead: σ at the end of the year of the test, and in proportion to the root of time before and after.",
            "この直線は、公表・報道されたAnthropicの年換算売上高に、タイムホライズンの傾向と同じく最小二乗法で当てはめます。将来報じられる値は、点の数より2少ない自由度のスチューデントのt分布に従います。「超」とされた値はその値とみなします。年換算は足元の月の売上を1年に引き伸ばしたもので、通年の売上高ではありません。期間の売上高は期間の中央に描くだけで、当てはめには使いません。前に4点以上ある年換算売上高は、それ以前の点だけからも予測し、対数スコアとCRPSを示します。水準か成長率を手動で決めた場合の区間は対数正規分布で、試される年の年末に σ、その前後は時間の平方根に比例します。",
        ),
        text(
            "Ruin: compute is paid in equal parts O a year. With a buffer b, the year is paid if revenue after a miss e covers the rest; e* is the largest such miss, and Φ gives the probability of ruin when ln(1 − e) is normal with mean 0 and standard deviation σ. The view opens on the example that @tetumemo tells of Dario Amodei: USD 5 trillion of compute on a forecast of USD 1 trillion a year by the end of 2027, and revenue of USD 0.8 trillion. It names no term; at five years e* is 0. On the fitted path Student's t takes the place of Φ.",
            "破綻：計算資源は毎年同額 O で支払います。余力が b のとき、下振れ e の後の売上高で残りを賄えれば支払えます。e* は耐えられる最大の下振れで、ln(1 − e) が平均0、標準偏差 σ の正規分布に従うとき、破綻の確率は Φ で与えられます。最初に示すのは@tetumemoがDario Amodeiの例として伝える話で、2027年末に年1兆ドルという予測で5兆ドル分の計算資源を買い、売上高が0.8兆ドルに留まるというものです。支払期間は示されておらず、5年なら e* は0です。当てはめた経路では Φ の代わりにt分布を使います。",
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
            "Why more of these should be enough is the interview's second point, and contested:",
            "これらを増やすだけで足りるとみる理由はインタビューの第二の論点で、異論もあります：",
        ),
    ];
    let said = GENERALISATION.iter().filter_map(|id| facts::get(id));
    all.extend(said.map(|fact| Paragraph::Text(fact.text(lang).to_owned())));
    all.push(
        text(
            "Left out: that use may saturate or be refused, that the trend may break, that revenue cannot outgrow the economy in which it is earned, that prices fall, that factors act on one another, costs beside compute, and what anyone does about a shortfall. Nobody has measured “in use”. The long-run growth, its half-life, the term of payment, the spreads, the margin, the lengths and the split among the factors are our judgement.",
            "含まれないもの：普及の飽和や拒否、傾向の断絶、売上高が経済の規模を超えられないこと、価格の低下、要素どうしの相互作用、計算資源以外の費用、資金不足への対応。「普及」を実測したデータはありません。長期の成長率とその半減期、支払期間、ばらつき、粗利率、長さ、要素への配分は筆者の判断です。",
        ),
    );
    all
}
