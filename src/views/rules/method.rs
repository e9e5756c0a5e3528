//! How the rules are computed: the laws in words and as formulas, their sources, what they leave out.

use super::super::Paragraph;
use crate::i18n::{Lang, format::localized};

const SOFTMAX: &str = "<math display=\"block\"><msub><mi>w</mi><mi>s</mi></msub><mo>=</mo><mfrac><mrow><mi>exp</mi><mo>(</mo><msub><mi>b</mi><mi>s</mi></msub><mo>+</mo><munder><mo>∑</mo><mi>f</mi></munder><msub><mi>e</mi><mrow><mi>f</mi><mi>s</mi></mrow></msub><msub><mi>x</mi><mi>f</mi></msub><mo>)</mo></mrow><mrow><munder><mo>∑</mo><mi>r</mi></munder><mi>exp</mi><mo>(</mo><msub><mi>b</mi><mi>r</mi></msub><mo>+</mo><munder><mo>∑</mo><mi>f</mi></munder><msub><mi>e</mi><mrow><mi>f</mi><mi>r</mi></mrow></msub><msub><mi>x</mi><mi>f</mi></msub><mo>)</mo></mrow></mfrac></math>";
const SCORE: &str = "<math display=\"block\"><mi>L</mi><mo>=</mo><mi>ln</mi><msub><mi>p</mi><mi>A</mi></msub><mo>,</mo><mi>B</mi><mo>=</mo><munder><mo>∑</mo><mi>s</mi></munder><msup><mrow><mo>(</mo><msub><mi>p</mi><mi>s</mi></msub><mo>−</mo><msub><mi>o</mi><mi>s</mi></msub><mo>)</mo></mrow><mn>2</mn></msup></math>";
const AGAIN: &str = "<math display=\"block\"><mi>P</mi><mo>=</mo><munder><mo>∑</mo><mi>s</mi></munder><msub><mi>w</mi><mi>s</mi></msub><mo>[</mo><mn>1</mn><mo>−</mo><mo>(</mo><mn>1</mn><mo>−</mo><msub><mi>c</mi><mi>s</mi></msub><mo>)</mo><msup><mrow><mo>(</mo><mn>1</mn><mo>−</mo><msub><mi>q</mi><mi>s</mi></msub><mo>)</mo></mrow><mrow><mi>k</mi><mo>+</mo><mn>2</mn></mrow></msup><mo>]</mo></math>";
const ALL: &str = "<math display=\"block\"><msub><mi>P</mi><mi>all</mi></msub><mo>=</mo><munder><mo>∏</mo><mi>g</mi></munder><mo>[</mo><msub><mi>c</mi><mi>g</mi></msub><mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo><msub><mi>c</mi><mi>g</mi></msub><mo>)</mo><msup><msub><mi>q</mi><mi>g</mi></msub><msub><mi>n</mi><mi>g</mi></msub></msup><mo>]</mo></math>";
const DAYS: &str = "<math display=\"block\"><mi>D</mi><mo>=</mo><msub><mi>P</mi><mi>all</mi></msub><mi>E</mi><mo>[</mo><mi>min</mi><mo>(</mo><mi>L</mi><mo>,</mo><mn>365</mn><mo>)</mo><mo>]</mo><mo>+</mo><mo>(</mo><msub><mi>P</mi><mi>one</mi></msub><mo>−</mo><msub><mi>P</mi><mi>all</mi></msub><mo>)</mo><mi>E</mi><mo>[</mo><mi>min</mi><mo>(</mo><mi>L</mi><mo>,</mo><mi>s</mi><mo>)</mo><mo>]</mo></math>";
const VALUE: &str = "<math display=\"block\"><mi>V</mi><mo>=</mo><munder><mi>min</mi><mi>p</mi></munder><munder><mo>∑</mo><mi>s</mi></munder><msub><mi>w</mi><mi>s</mi></msub><msub><mi>C</mi><mrow><mi>p</mi><mi>s</mi></mrow></msub><mo>−</mo><munder><mo>∑</mo><mi>s</mi></munder><msub><mi>w</mi><mi>s</mi></msub><munder><mi>min</mi><mi>p</mi></munder><msub><mi>C</mi><mrow><mi>p</mi><mi>s</mi></mrow></msub></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    let math = |markup: &str| Paragraph::Math(markup.to_owned());
    vec![
        text(
            "A structured judgement, not a forecast. Daiwa Institute of Research (17 June 2026) sees three ways on from the directive of 12 June 2026: A, it stays a temporary measure for this case only; B, rules spread to all high-risk frontier models; C, a systematic export-control regime is built. Four factors are scored from −2 to +2; every point adds its effects to the three scenarios, on top of a base that makes A the likeliest, as that report does. The weights are the softmax of the sums.",
            "構造化した判断であり、予測ではありません。大和総研（2026年6月17日）は、2026年6月12日の指令の後に3つのシナリオを挙げています。Aは「今回限定の一時的な措置」、Bは「高リスク・最先端モデル全般に規制拡大」、Cは「体系的な輸出管理制度の構築」です。4つの要因に−2〜+2の点数を付け、1点ごとに効果を各シナリオに加えます。基準は、このレポートと同じくAが最も起こりやすくなるようにしています。重みは合計のソフトマックスです。",
        ),
        math(SOFTMAX),
        text(
            "Scores of 0 stand for the situation of mid-June 2026 in that report, which gives no numbers: spread is how far other labs come to the same point (+2: several do), courts whether they uphold what the government does (+2) or strike it down (−2), opinion whether it asks for more control (+2) or for access (−2), race how hard competition with China presses (+2). No number has been estimated from data. The facts behind the present scores stand under the controls and in the table of the factors.",
            "点数0は、数値を示していないこのレポートの2026年6月半ばの状況です。波及は、ほかの開発企業が同じ状況に至る度合い（+2：複数社）。司法は、政府の措置を支持する（+2）か退ける（−2）か。世論は、規制を求める（+2）か利用を求める（−2）か。競争は、中国との競争の厳しさ（+2）です。データから推定した数値は1つもありません。現在の点数の根拠は、スライダーの下と要因の表にあります。",
        ),
        text(
            "June's question had an answer: the controls were lifted on 30 June under conditions and access was back on 1 July, 19 days after the stop. That is A. The forecast that the scores of 0 stand for gets the logarithmic score L (Good 1952) and the Brier score B (1950), o being 1 for A and 0 for the others; a uniform guess gets ln 1/3 and 2/3.",
            "6月の問いには答えが出ました。6月30日に条件付きで規制が解除され、停止から19日後の7月1日に再開しました。これはAに当たります。点数0が表す予測を、対数スコアL（Good 1952年）とブライアスコアB（1950年）で採点します。oはAが1、ほかは0です。一様な推測はln 1/3と2/3になります。",
        ),
        math(SCORE),
        text(
            "The next question: within a year, is a US frontier lab's model cut off again? Under scenario s all of the three labs that the report names are cut off at once with probability c, each alone with q, and Anthropic, in dispute with the government, with k times the hazard. Beside it stands an outside view that knows nothing but one stop since GPT-4 came out: a Poisson process with Jeffreys' prior, 1 − (T/(T + 1))^1.5 for T years.",
            "次の問いは、1年以内に米国の最先端モデルが再び遮断されるかです。シナリオsのもとで、レポートが名を挙げる3社すべてが一斉に遮断される確率をc、各社が単独で遮断される確率をqとし、政府と対立しているAnthropicはその危険度をk倍とします。並べて示すのは、GPT-4の公開以来1回という実績だけによる見方で、ポアソン過程とジェフリーズの事前分布によりT年に対し1 − (T/(T + 1))^1.5です。",
        ),
        math(AGAIN),
        text(
            "The business continuity plan (BCP) for a cut-off of models by politics: vendors stand in groups by who controls them (US frontier, other US, outside the US, own hosting). Within a year, all of a group are cut off by a common cause with probability c, each on its own account with q, independently given the scenario. With all vendors alike this is the beta-factor model of reliability engineering, c = bq and q(1 − b), over one group.",
            "「政治的要因によるモデルアクセス遮断」に備えるAIの業務継続計画（BCP）：ベンダーを管理主体で分けます（米国の最先端、米国のその他、非米国、自社運用）。1年以内に、グループ全社が共通原因で遮断される確率をc、各社が個別に遮断される確率をqとし、シナリオを所与として独立とします。すべて同様とみる場合は、信頼性工学のβファクター法（c = bq、個別は(1 − b)q）を1つのグループに用いたものと同じです。",
        ),
        math(ALL),
        text(
            "A cut-off lasts L days, log-normal with the median of June, counted for a year at most. While another vendor is left, it costs only the s days of switching (fewer if the AI fail-over plan has been rehearsed); when none is left, all of it.",
            "遮断はL日続きます。6月の日数を中央値とする対数正規分布で、最長1年とします。ほかのベンダーが残っていれば、損失は切替にかかるs日です（AIフェイルオーバー計画を訓練していれば短くなります）。どこも残っていなければそのすべてです。",
        ),
        math(DAYS),
        text(
            "A plan costs D times the loss of a day, and what its vendors, rehearsal and hosting cost. Knowing the scenario is worth what the best plan for all costs more than the best for each.",
            "備えの費用は、Dに1日の損失を掛けたものに、ベンダーの追加・訓練・自社運用の費用を足したものです。シナリオを知る価値は、すべてに共通の最善の備えの費用が、シナリオごとの最善の備えの費用を上回る額です。",
        ),
        math(VALUE),
        text(
            "Left out: several cut-offs in one year, warnings ahead of one, outages by mere faults of a vendor, that other vendors may be overrun, that another model does less, and that the vendor in use may be the lab in dispute. Events are those in the documents and those published up to October 2026; where only the month is known, an event stands in the middle of it, the accord in the first days of October.",
            "含まれないもの：年に複数回の遮断、事前の警告、単なる障害による停止、残った会社への集中、代替モデルの能力不足、利用中のベンダーが政府と対立中の企業である場合。出来事は資料と2026年10月までに公表されたものによります。月しか分からないものは月の中ほどに、AI責任協定は10月初めに置いています。",
        ),
    ]
}
