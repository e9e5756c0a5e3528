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
            "The table has every published figure, event and measurement that this page uses, in our own words, with the date as precise as its source gives it, and the parameters that it bears on. Its grade is primary where those who measured, decided or judged say so themselves, press where it is reported, and secondary where it is retold or read off a chart. What has no row is our judgement, and its control says so.",
            "表には、このページが使う公表値、出来事、測定値のすべてを、筆者の言葉で、出典どおりの精度の時期と、関わる前提とともに示しています。種別は、測定・決定・判断した当事者の公表なら一次資料、記事なら報道、伝聞や図の読み取りなら二次資料です。表にないものは筆者の判断であり、各項目にそう記しています。",
        ),
        text(
            "Each consequence is tied to one milestone: a length of work (dated as in the horizon view), a share of code (as in the code view), an automated share of AI research (the law of the branches view without a cap, its five parameters drawn from their triangles, at most 1,000 simulations), or a length of work that others reach, too.",
            "それぞれの帰結を1つの節目に結び付けています。節目は、作業の長さ（タイムホライズンの画面と同じ時期）、コードの比率（コード比率の画面と同じ）、AI研究の自動化率（分岐シナリオの法則を上限なしで使い、5つのパラメーターを三角分布から最大1,000回抽出）、または他者も達する作業の長さです。",
        ),
        text(
            "Others follow after a log-normal lag with the median ℓ, independent of the date itself: the date's twenty quantiles and the lag's twenty make 400 pairs.",
            "他者は、中央値 ℓ の対数正規分布に従う遅れで追い付きます。遅れは時期と独立とし、それぞれの20の分位点から400の組を作ります。",
        ),
        Paragraph::Math(LAG.to_owned()),
        text(
            "Left out: whether a consequence follows at all, what is done against it, and that it may come by degrees. The ties are one reading of the sources; the time frame that a source gives stands beside the date, and where it gives none, the date is ours.",
            "含まれないもの：そもそもその帰結が生じるか、それに対して何がなされるか、少しずつ進む可能性。結び付けは出典の1つの読み方です。出典が示す時期は併記し、示さないものは時期が筆者の判断であると記しています。",
        ),
        text(
            "Whatever calls a figure into question is itself a fact with a source; critics are paraphrased from what their source reports. A button beside one sets the assumptions that, in our judgement, stand for it.",
            "値への異論も、それぞれ出典のある事実です。批判者の発言は、出典が伝えるものを筆者の言葉で記しています。横のボタンは、その異論に当たると筆者が判断した前提に切り替えます。",
        ),
    ]
}
