//! How the rules are computed: the laws in words and as formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::i18n::{Lang, format::localized};

const SOFTMAX: &str = "<math display=\"block\"><msub><mi>w</mi><mi>s</mi></msub><mo>=</mo><mfrac><mrow><mi>exp</mi><mo>(</mo><msub><mi>b</mi><mi>s</mi></msub><mo>+</mo><munder><mo>∑</mo><mi>f</mi></munder><msub><mi>e</mi><mrow><mi>f</mi><mi>s</mi></mrow></msub><msub><mi>x</mi><mi>f</mi></msub><mo>)</mo></mrow><mrow><munder><mo>∑</mo><mi>r</mi></munder><mi>exp</mi><mo>(</mo><msub><mi>b</mi><mi>r</mi></msub><mo>+</mo><munder><mo>∑</mo><mi>f</mi></munder><msub><mi>e</mi><mrow><mi>f</mi><mi>r</mi></mrow></msub><msub><mi>x</mi><mi>f</mi></msub><mo>)</mo></mrow></mfrac></math>";
const ALL: &str = "<math display=\"block\"><msub><mi>P</mi><mi>all</mi></msub><mo>=</mo><mi>b</mi><mi>q</mi><mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo><mi>b</mi><mi>q</mi><mo>)</mo><msup><mrow><mo>(</mo><mo>(</mo><mn>1</mn><mo>−</mo><mi>b</mi><mo>)</mo><mi>q</mi><mo>)</mo></mrow><mi>n</mi></msup></math>";
const DAYS: &str = "<math display=\"block\"><mi>D</mi><mo>=</mo><msub><mi>P</mi><mi>all</mi></msub><mi>L</mi><mo>+</mo><mo>(</mo><msub><mi>P</mi><mi>one</mi></msub><mo>−</mo><msub><mi>P</mi><mi>all</mi></msub><mo>)</mo><mi>min</mi><mo>(</mo><mi>s</mi><mo>,</mo><mi>L</mi><mo>)</mo></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "A structured judgement, not a forecast. Daiwa Institute of Research (17 June 2026) sees three ways on from the directive of 12 June 2026: A, it stays a single case; B, all frontier models are treated the same way; C, it becomes a statutory system of export control. Four factors are scored from −2 to +2; every point adds its effects to the three scenarios, on top of a base that makes A the likeliest, as that report does. The weights are the softmax of the sums.",
            "構造化した判断であり、予測ではありません。大和総研（2026年6月17日）は、2026年6月12日の指令の後に3つの道を挙げています。Aは単発で終わる、Bは最先端AI全般に広がる、Cは輸出管理の制度として法制化される、です。4つの要因に−2〜+2の点数を付け、1点ごとに効果を各シナリオに加えます。基準は、このレポートと同じくAが最も起こりやすくなるようにしています。重みは合計のソフトマックスです。",
        ),
        math(SOFTMAX),
        text(
            "Scores of 0 stand for the situation of mid-June 2026 in that report: spread is how far other labs come to the same point (+2: several do), courts whether they uphold the directive (+2) or strike it down (−2), opinion whether it asks for more control (+2) or for access (−2), race how hard competition with China presses (+2). No number has been estimated from data.",
            "点数0は、このレポートが描く2026年6月半ばの状況です。波及は、ほかの開発企業が同じ状況に至る度合い（+2：複数社）。司法は、指令を支持する（+2）か退ける（−2）か。世論は、規制を求める（+2）か利用を求める（−2）か。競争は、中国との競争の厳しさ（+2）です。データから推定した数値は1つもありません。",
        ),
        text(
            "Continuity: each of n vendors is cut off within a year with probability q; the share b of the cut-offs has a common cause that hits all at once (the beta-factor model of reliability engineering), the rest are independent.",
            "事業継続：n 社それぞれの提供が1年以内に止まる確率を q とし、そのうち割合 b は全社を同時に襲う共通原因（信頼性工学のβファクター法）、残りは独立とします。",
        ),
        math(ALL),
        text(
            "A cut-off lasts L days. While another vendor is left, it costs only the s days of switching (fewer if switching has been tested); when none is left, all of L. A system of your own takes over in the tested time, whatever is cut off. With one vendor, P_all is P_one.",
            "停止は L 日続きます。ほかの会社が残っていれば、損失は切替にかかる s 日です（訓練していれば短くなります）。どこも残っていなければ L 日すべてです。自社運用があれば、何が止まっても訓練済みの時間で切り替わります。1社なら P_all は P_one と同じです。",
        ),
        math(DAYS),
        text(
            "Left out: several cut-offs in one year, warnings ahead of one, that other vendors may be overrun, that a smaller own model does less, and what all this costs. Events are as Marubeni Research Institute (June 2026) and Daiwa Institute of Research (17 June 2026) tell them; those of which only the month is known stand in its middle.",
            "含まれないもの：年に複数回の停止、事前の警告、残った会社への集中、自社運用のモデルの能力不足、備えの費用。出来事は丸紅経済研究所（2026年6月）と大和総研（2026年6月17日）によるもので、月しか分からないものは月の中ほどに置いています。",
        ),
    ]
}
