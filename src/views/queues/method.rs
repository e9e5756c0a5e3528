//! How the bottlenecks are computed: the law in words and as formulas, its sources, what it leaves out.

use super::super::Paragraph;
use crate::i18n::{Lang, format::localized};

const QUEUE: &str = "<math display=\"block\"><msup><mi>B</mi><mo>′</mo></msup><mo>=</mo><mi>a</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>−</mo><mi>o</mi><mo>(</mo><mi>t</mi><mo>)</mo><mspace width=\"2em\"/><mi>o</mi><mo>=</mo><mrow><mo>{</mo><mtable><mtr><mtd><mi>c</mi><mo>(</mo><mi>t</mi><mo>)</mo></mtd><mtd><mi>B</mi><mo>&gt;</mo><mn>0</mn></mtd></mtr><mtr><mtd><mi>min</mi><mo>(</mo><mi>a</mi><mo>,</mo><mi>c</mi><mo>)</mo></mtd><mtd><mi>B</mi><mo>=</mo><mn>0</mn></mtd></mtr></mtable></mrow></math>";
const SOLVED: &str = "<math display=\"block\"><mi>X</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>B</mi><mn>0</mn></msub><mo>+</mo><msubsup><mo>∫</mo><mn>0</mn><mi>t</mi></msubsup><mo>(</mo><mi>a</mi><mo>−</mo><mi>c</mi><mo>)</mo><mi>d</mi><mi>u</mi><mspace width=\"2em\"/><mi>B</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>X</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>−</mo><mi>min</mi><mo>(</mo><mn>0</mn><mo>,</mo><munder><mi>min</mi><mrow><mi>u</mi><mo>≤</mo><mi>t</mi></mrow></munder><mi>X</mi><mo>(</mo><mi>u</mi><mo>)</mo><mo>)</mo></math>";
const LITTLE: &str = "<math display=\"block\"><mi>w</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mfrac><mrow><mi>B</mi><mo>(</mo><mi>t</mi><mo>)</mo></mrow><mrow><mi>c</mi><mo>(</mo><mi>t</mi><mo>)</mo></mrow></mfrac><mspace width=\"2em\"/><mi>a</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>a</mi><mn>0</mn></msub><msup><mn>2</mn><mrow><mi>ε</mi><mi>t</mi><mo>/</mo><mi>T</mi></mrow></msup></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "A fluid queue: what is found (or filed) comes in at a rate a, and goes out at the capacity c while a backlog B waits; without one, no more goes out than comes in.",
            "流体待ち行列：発見（または出願）が速さ a で流れ込み、滞留 B がある間は処理能力 c で出ていきます。滞留がなければ、出ていくのは流れ込む分までです。",
        ),
        math(QUEUE),
        text(
            "Both rates are exponentials, so the solution is exact: X is what would wait if the capacity could be saved up, and the backlog is X above its lowest value so far. Nothing is lost: what has come in has either gone out or waits.",
            "どちらの速さも指数関数なので、解は厳密です。X は処理能力を貯めておけた場合の滞留で、実際の滞留は X からその時点までの最小値を引いたものです。流れ込んだものは、処理されたか待っているかのどちらかです。",
        ),
        math(SOLVED),
        text(
            "The wait is the backlog divided by the capacity of that day (Little's law). Finding grows by ε doublings for each of the horizon's, whose doubling time T is that of the horizon view; its first six weeks bring the number that was published. Filings and all capacities grow by a constant percentage a year.",
            "待ち時間は、滞留をその時点の処理能力で割ったものです（リトルの法則）。発見は、作業の長さが1回倍増するごとに ε 回倍増します。倍増時間 T はタイムホライズンと共通で、最初の6週間の合計が公表値になります。出願とすべての処理能力は、毎年一定の割合で伸びます。",
        ),
        math(LITTLE),
        text(
            "Draws: T from the trend's fit as in the horizon view (or log-normal around a value set by hand), and each capacity log-normal around its value with the spread of its slider. The bands of the main chart show what waits, those of the smaller charts how long.",
            "試行：T はタイムホライズンと同じく傾向の当てはめから（手動なら対数正規分布から）、各処理能力はスライダーのばらつきで対数正規分布から抽出します。主な図の帯は未修正件数、小さな図の帯は待ち時間です。",
        ),
        text(
            "Left out: that vulnerabilities can run out, that severity differs, that found is not disclosed and patched is not installed, that a fix may be wrong, and that law, fees and staff answer a backlog. The capacities, the elasticity and all figures on patents are our judgement.",
            "含まれないもの：脆弱性が尽きること、深刻度の違い、発見と公表・修正と適用の差、修正の誤り、滞留に応じた制度・料金・人員の変化。処理能力、連動度、特許の数値はすべて私たちの判断です。",
        ),
    ]
}
