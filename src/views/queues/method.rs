//! How the bottlenecks are computed: the law in words and as formulas, its sources, what it leaves out.

use super::super::Paragraph;
use crate::{
    i18n::{
        Lang,
        format::{decimals, localized, localized_fmt},
    },
    model::queues::PREVIEW,
};

const QUEUE: &str = "<math display=\"block\"><msup><mi>B</mi><mo>′</mo></msup><mo>=</mo><mi>a</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>−</mo><mi>o</mi><mo>(</mo><mi>t</mi><mo>)</mo><mspace width=\"2em\"/><mi>o</mi><mo>=</mo><mrow><mo>{</mo><mtable><mtr><mtd><mi>c</mi><mo>(</mo><mi>t</mi><mo>)</mo></mtd><mtd><mi>B</mi><mo>&gt;</mo><mn>0</mn></mtd></mtr><mtr><mtd><mi>min</mi><mo>(</mo><mi>a</mi><mo>,</mo><mi>c</mi><mo>)</mo></mtd><mtd><mi>B</mi><mo>=</mo><mn>0</mn></mtd></mtr></mtable></mrow></math>";
const SOLVED: &str = "<math display=\"block\"><mi>X</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>B</mi><mn>0</mn></msub><mo>+</mo><msubsup><mo>∫</mo><mn>0</mn><mi>t</mi></msubsup><mo>(</mo><mi>a</mi><mo>−</mo><mi>c</mi><mo>)</mo><mi>d</mi><mi>u</mi><mspace width=\"2em\"/><mi>B</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mi>X</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>−</mo><mi>min</mi><mo>(</mo><mn>0</mn><mo>,</mo><munder><mi>min</mi><mrow><mi>u</mi><mo>≤</mo><mi>t</mi></mrow></munder><mi>X</mi><mo>(</mo><mi>u</mi><mo>)</mo><mo>)</mo></math>";
const WAIT: &str = "<math display=\"block\"><msubsup><mo>∫</mo><mi>t</mi><mrow><mi>t</mi><mo>+</mo><mi>w</mi></mrow></msubsup><mi>c</mi><mo>(</mo><mi>u</mi><mo>)</mo><mi>d</mi><mi>u</mi><mo>=</mo><mi>B</mi><mo>(</mo><mi>t</mi><mo>)</mo><mspace width=\"2em\"/><mi>w</mi><mo>=</mo><mfrac><mn>1</mn><mi>g</mi></mfrac><mi>ln</mi><mrow><mo>(</mo><mn>1</mn><mo>+</mo><mfrac><mrow><mi>g</mi><mi>B</mi><mo>(</mo><mi>t</mi><mo>)</mo></mrow><mrow><msub><mi>c</mi><mn>0</mn></msub><msup><mi>e</mi><mrow><mi>g</mi><mi>t</mi></mrow></msup></mrow></mfrac><mo>)</mo></mrow></math>";
const INFLOW: &str = "<math display=\"block\"><mi>a</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>a</mi><mn>0</mn></msub><msup><mn>2</mn><mrow><mi>ε</mi><mi>t</mi><mo>/</mo><mi>T</mi></mrow></msup></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "A fluid queue: what is found (filed, submitted) comes in at a rate a, and goes out at the capacity c while a backlog B waits; without one, no more goes out than comes in.",
            "流体待ち行列：発見（出願、申請）が速さ a で流れ込み、滞留 B がある間は処理能力 c で出ていきます。滞留がなければ、出ていくのは流れ込む分までです。",
        ),
        math(QUEUE),
        text(
            "Both rates are exponentials, so the solution is exact: X is what would wait if the capacity could be saved up, and the backlog is X above its lowest value so far. Nothing is lost: what has come in has either gone out or waits.",
            "どちらの速さも指数関数なので、解は厳密です。X は処理能力を貯めておけた場合の滞留で、実際の滞留は X からその時点までの最小値を引いたものです。流れ込んだものは、処理されたか待っているかのどちらかです。",
        ),
        math(SOLVED),
        text(
            "First in, first out: what comes in waits until all that is ahead of it is served, by a capacity c that grows by g a day meanwhile. For g = 0 the wait is B/c; a capacity that shrinks may never get there. The backlog divided by the capacity is no wait: Little's law (L = λW) holds for the averages of a queue that is stationary, and none of these is.",
            "先着順：入ってきたものは、先にあるものがすべて処理されるまで待ちます。その間に処理能力 c は1日当たり g で伸びます。g = 0 なら待ち時間は B/c で、能力が減るなら順番が来ないこともあります。滞留を処理能力で割った値は待ち時間ではありません。リトルの法則（L = λW）は定常な待ち行列の平均にだけ成り立ち、ここにはあてはまりません。",
        ),
        math(WAIT),
        text(
            "Finding grows by ε doublings for each of the horizon's, whose doubling time T is that of the horizon view; its first six weeks bring the number that was published, times the share that people confirmed. Submissions of medicines follow the horizon by an ε of their own. Filings and all capacities grow by a constant percentage a year. A medicine's time is its wait and the review itself.",
            "発見は、作業の長さが1回倍増するごとに ε 回倍増します。倍増時間 T はタイムホライズンと共通で、最初の6週間の合計は公表値に人が確認した割合を掛けたものです。新薬の申請は別の ε で作業の長さに連動します。出願とすべての処理能力は、毎年一定の割合で伸びます。新薬は、順番待ちに審査そのものの期間を加えます。",
        ),
        math(INFLOW),
        text(
            "Where the defaults come from. Open source: what the model rated high or critical, the share that people confirmed, and what was patched, all in the six weeks to 22 May 2026. Vendors: the 10,000 of the document, which is what they found in their own systems; their capacity is our judgement, so that they keep up. Patents: filings and backlog of the USPTO; the capacity is its filings and the fall of its backlog. Medicines: what the FDA's center for drugs approved in 2024 comes in and goes out; the review is its goal.",
            "初期値の根拠。オープンソースは、2026年5月22日までの6週間にモデルが「高」以上と判定した件数、人が確認した割合、修正された件数です。ベンダーは資料の1万件（自社システムで見つけた数）で、処理能力は追いつくように置いた筆者の判断です。特許は米特許商標庁の出願と審査待ちで、処理能力は出願に滞留の減少を加えたものです。新薬は、FDAの医薬品部門が2024年に承認した件数が入り、同じだけ出ていくとし、審査期間は同庁の目標です。",
        ),
        Paragraph::Text(localized_fmt(
            lang,
            "Simulations: T from the trend's fit as in the horizon view (or log-normal around a value set by hand), and each capacity log-normal around its value with the spread of its slider. More examiners never make anybody wait longer, so the bands of patents are the law at quantiles of the capacity, exactly. While a slider moves, the other two follow the first {0} simulations and then all of them. Vendors are shown at the values of the sliders.",
            "シミュレーション：T はタイムホライズンと同じく傾向の当てはめから（手動なら対数正規分布から）、各処理能力はスライダーのばらつきで対数正規分布から抽出します。審査能力が増えて待ち時間が延びることはないため、特許の帯は処理能力の分位点での法則の値そのものです。スライダーを動かす間、ほかの2つは最初の{0}回で示し、止まるとすべてを計算します。ベンダーはスライダーの値で示します。",
            &[&decimals(PREVIEW as f64, 0)],
        )),
        text(
            "Left out: that vulnerabilities can run out, that severity differs, that a check, a disclosure and a patch are queues one after the other, that patched is not installed, that a fix may be wrong, and that law, fees and staff answer a backlog. The elasticities, the growth rates and the capacities of vendors and examiners are our judgement.",
            "含まれないもの：脆弱性が尽きること、深刻度の違い、確認・開示・修正がそれぞれ別の列であること、修正と適用の差、修正の誤り、滞留に応じた制度・料金・人員の変化。連動度、伸び、ベンダーと特許庁の処理能力は筆者の判断です。",
        ),
    ]
}
