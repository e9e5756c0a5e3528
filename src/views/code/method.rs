//! How the code view is computed: the laws in words and as formulas, their sources, what they leave out.

use super::{super::Paragraph, CodeOutcome};
use crate::{
    i18n::{Lang, format::localized},
    model::share::Shape,
};

const LOGISTIC: &str = "<math display=\"block\"><mi>s</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><mfrac><msub><mi>s</mi><mi>max</mi></msub><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>k</mi><mo>(</mo><mi>t</mi><mo>−</mo><msub><mi>t</mi><mn>50</mn></msub><mo>)</mo></mrow></msup></mrow></mfrac></math>";
const GOMPERTZ: &str = "<math display=\"block\"><mi>s</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>s</mi><mi>max</mi></msub><mo>·</mo><mi>exp</mi><mo>(</mo><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>k</mi><mo>(</mo><mi>t</mi><mo>−</mo><msub><mi>t</mi><mn>37</mn></msub><mo>)</mo></mrow></msup><mo>)</mo></math>";
const AMDAHL: &str = "<math display=\"block\"><mi>x</mi><mo>≤</mo><mfrac><mn>1</mn><mrow><mo>(</mo><mn>1</mn><mo>−</mo><mi>s</mi><mo>)</mo><mo>+</mo><mi>r</mi><mi>s</mi></mrow></mfrac><mspace width=\"2em\"/><mi>y</mi><mo>=</mo><mfrac><mn>1</mn><mrow><mo>(</mo><mn>1</mn><mo>−</mo><mi>c</mi><mo>)</mo><mo>+</mo><mi>c</mi><mo>/</mo><mi>x</mi></mrow></mfrac></math>";
const JUDGED: &str = "<math display=\"block\"><mi>ln</mi><mfrac><mi>p</mi><mrow><mn>1</mn><mo>−</mo><mi>p</mi></mrow></mfrac><mo>=</mo><mi>a</mi><mo>+</mo><mi>b</mi><mi>t</mi></math>";

/// The paragraphs.
pub fn method(outcome: &CodeOutcome, lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    let (curve, formula) = match outcome.inputs.shape {
        Shape::Logistic => (
            text(
                "The share follows a logistic curve below the ceiling s_max: its log-odds rise by k a day, and t₅₀ is when it has half of the ceiling.",
                "比率は、上限 s_max の下でロジスティック曲線に従います。対数オッズは1日に k ずつ増え、t₅₀ に上限の半分に達します。",
            ),
            LOGISTIC,
        ),
        Shape::Gompertz => (
            text(
                "The share follows a Gompertz curve below the ceiling s_max: what it lacks in the logarithm shrinks by the factor e^−k a day, so that it nears its ceiling more slowly than it rose. At t₃₇ it has 37% (1/e) of the ceiling.",
                "比率は、上限 s_max の下でゴンペルツ曲線に従います。対数で測った上限までの隔たりが1日に e^−k 倍になるため、立ち上がりより上限への接近のほうが遅くなります。t₃₇ に上限の37%（1/e）に達します。",
            ),
            GOMPERTZ,
        ),
    };
    let through = if outcome.own.is_none() {
        text(
            "Anthropic gives two bounds: “low single digits” before Claude Code (24 February 2025) and “over 80%” in May 2026 (taken at its end). Two bounds are not a series: the curve between and beyond them is an assumption. Each simulation takes the first bound evenly from its range and the second from its value to 10 points above it, below the ceiling; at the defaults these are 1 to 5% and 80 to 90%. Every date and share that the page tells is the median of the simulations.",
            "Anthropicの公表値は、Claude Code登場前（2025年2月24日）の「low single digits（一桁台）」と2026年5月（月末とします）の「80%超」の2つだけです。2つの値は系列ではなく、その間と先の曲線は仮定です。各シミュレーションでは、前の値をその幅から、後の値をその値から10ポイント上まで（上限未満）の範囲から一様に抽出します。既定では1〜5%と80〜90%です。画面に示す時期と比率は、すべてシミュレーションの中央値です。",
        )
    } else if outcome.is_published() {
        text(
            "Google's figures: over 25% of new code in October 2024, 50% in the autumn of 2025 and 75% in April 2026 (the last two at the first of October and April), by least squares of what is linear in time, the log-odds of s/s_max (or −ln(−ln(s/s_max)) for Gompertz), each with equal weight. Level and slope are drawn jointly from the fit's normal distribution. How Google counts is not published. Microsoft's “20 to 30%”, said on a stage in April 2025 (press), is one figure and no series, so no curve is laid through it.",
            "Googleの値は、新しいコードの25%超（2024年10月）、50%（2025年秋）、75%（2026年4月）です（後の2つは10月と4月の1日とします）。時間に対して直線となる量、つまり s/s_max の対数オッズ（ゴンペルツでは −ln(−ln(s/s_max))）に、等しい重みで最小二乗法により当てはめ、水準と傾きを当てはめの正規分布から同時に抽出します。Googleの数え方は公表されていません。Microsoftの「20〜30%」は2025年4月の壇上での発言（報道）で、1つの値では系列にならないため、曲線は当てはめません。",
        )
    } else {
        text(
            "Your points: least squares of what is linear in time, the log-odds of s/s_max (or −ln(−ln(s/s_max)) for Gompertz), each point with equal weight; your intervals are drawn but do not weigh. With three points or more, level and slope are drawn jointly from the fit's normal distribution.",
            "自分のデータ：時間に対して直線となる量、つまり s/s_max の対数オッズ（ゴンペルツでは −ln(−ln(s/s_max))）に最小二乗法で当てはめます。重みは等しく、区間は図に描くだけで重みには使いません。3点以上あれば、水準と傾きを当てはめの正規分布から同時に抽出します。",
        )
    };
    vec![
        curve,
        math(formula),
        through,
        text(
            "Output: when AI writes the share s and reviewing costs r of writing, people are left with (1 − s) + r s of the work per unit of code, so one engineer's output x grows at most by Amdahl's law. A project of which the part c is code is then y times as fast.",
            "生産量：AIが割合 s を書き、レビューに書く手間の r 倍がかかるなら、コード1単位当たり人に残る手間は (1 − s) + r s です。技術者1人の生産量 x の伸びは、アムダールの法則によりここまでです。仕事のうち c がコードなら、プロジェクト全体は y 倍の速さになります。",
        ),
        math(AMDAHL),
        text(
            "What 8× means: the figures stand as their sources give them, lines of an engineer and day against the years before, and output against that without AI. A trial gives time, of which the speed is the inverse: 19% more time is 1/1.19. Kwa's reading takes half of a researcher's time to be code. They measure different things, so a rung does not refute the one above it.",
            "コード8倍の意味：各値は出典のとおりで、行数は技術者1人・1日当たりの以前との比、成果はAIなしとの比です。実験の値は作業時間なので、速さはその逆数とします（19%増なら1/1.19）。Kwaの解釈は、研究者の時間の半分をコードとみます。測っているものが違うため、下の段は上の段を否定するものではありません。",
        ),
        text(
            "Judgement: a straight line in log-odds through the two published figures, dated to the first of their months. Both are of moments that were chosen because the researcher had gone astray, so they do not say how often AI's judgement is better at all.",
            "判断：公表された2つの値（各月の1日とします）を、対数オッズの直線で結びます。どちらも研究者が回り道をした場面だけを選んだ値で、AIの判断が全般にどれだけ優れるかを示すものではありません。",
        ),
        math(JUDGED),
        text(
            "Left out: lines of code are not productivity. Anthropic says so itself: the lines merged “almost certainly” overstate the gain, and the median of its staff in a survey put it at about 4×. More merged code may be longer, of less value or harder to maintain. Both bounds and the 8× come from one company, Anthropic, about its own code. The ceiling, the review cost and the part that is code are our judgement, and the fan leaves out that the curve may be of another kind.",
            "含まれないもの：コードの行数は生産性ではありません。Anthropic自身も、マージされた行数は伸びを「ほぼ確実に」過大に示すとし、社内調査の中央値は約4倍でした。マージされたコードが増えても、冗長だったり、価値が低かったり、保守しにくかったりするかもしれません。2つの値も8倍という値も、Anthropic1社が自社のコードについて述べたものです。上限、レビューの手間、コードの割合は筆者の判断であり、曲線の種類が違う可能性は帯に含まれません。",
        ),
    ]
}
