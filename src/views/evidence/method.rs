//! How the evidence view is made: what a row is, how a consequence gets its date, what is left out.

use crate::{
    i18n::{Lang, format::localized},
    views::Paragraph,
};

const LAG: &str = "<math display=\"block\"><msub><mi>t</mi><mi>follow</mi></msub><mo>=</mo><msub><mi>t</mi><mi>lead</mi></msub><mo>+</mo><mi>ℓ</mi><msup><mi>e</mi><mrow><mn>0.4</mn><mi>z</mi></mrow></msup></math>";

/// The paragraphs.
pub fn method(lang: Lang) -> Vec<Paragraph> {
    let text = |en, ja| Paragraph::Text(localized(lang, en, ja).to_owned());
    vec![
        text(
            "The table has every published figure, event and measurement that this page uses, in our own words, with the date as precise as its source gives it, and the parameters whose default or range it stands behind. What has no row is our judgement, and its control says so.",
            "表には、このページが使う公表値、出来事、測定値のすべてを、私たちの言葉で、出典どおりの精度の時期と、それを根拠とする前提とともに示しています。表にないものは私たちの判断であり、各項目にそう記しています。",
        ),
        text(
            "Each consequence is tied to one milestone: a length of work (dated as in the horizon view), a share of code (as in the code view), an automated share of AI research (the law of the branches view without a cap, its five parameters drawn from their triangles, at most 1,000 draws), or a length of work that others reach, too.",
            "それぞれの帰結を1つの節目に結び付けています。節目は、作業の長さ（タイムホライズンのビューと同じ時期）、コードの比率（コード比率のビューと同じ）、AI研究の自動化率（分岐シナリオの法則を上限なしで使い、5つのパラメーターを三角分布から最大1,000回抽出）、または他者も達する作業の長さです。",
        ),
        text(
            "Others follow after a log-normal lag with the median ℓ, independent of the date itself: the date's twenty quantiles and the lag's twenty make 400 pairs.",
            "他者は、中央値 ℓ の対数正規分布に従う遅れで追い付きます。遅れは時期と独立とし、それぞれの20の分位点から400の組を作ります。",
        ),
        Paragraph::Math(LAG.to_owned()),
        text(
            "Left out: whether a consequence follows at all, what is done against it, and that it may come by degrees. The ties are one reading of the sources; where the source gives a period of its own, it stands beside the date.",
            "含まれないもの：そもそもその帰結が生じるか、それに対して何がなされるか、少しずつ進む可能性。結び付けは出典の1つの読み方です。出典が時期を示しているものには、その時期を併記しています。",
        ),
        text(
            "The critics' claims are those that the analysis of Anthropic's text reports, in our own words. A button beside a claim sets assumptions under which it holds.",
            "批判は、Anthropicの文書の分析資料が伝えるものを私たちの言葉で記したものです。横のボタンは、その批判が成り立つ場合の前提に切り替えます。",
        ),
    ]
}
