//! Texts of the page's own furniture.

use super::Lang;

/// A text of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ui {
    /// The document's title.
    Title,
    /// Jumps over the header.
    SkipToControls,
    /// Name of the navigation.
    Views,
    /// Of a parameter that every view has.
    AllViews,
    /// Leads to the other views that a change touches.
    AlsoChanges,
    /// Between the names of a list.
    Comma,
    /// Heading of the table of evidence.
    Ledger,
    /// The box whose words a row has to have.
    LedgerSearch,
    /// The choice of a kind of rows.
    LedgerKind,
    /// The choice of a source.
    LedgerSource,
    /// The choice of a grade.
    LedgerGrade,
    /// The order of the rows.
    LedgerOrder,
    /// As they are listed.
    LedgerListed,
    /// The oldest first.
    LedgerOldest,
    /// The youngest first.
    LedgerYoungest,
    /// By source.
    LedgerBySource,
    /// After how many rows are shown.
    LedgerShown,
    /// Where no row is left.
    LedgerNone,
    /// Before what questions a figure.
    Critics,
    /// Takes away what sifts the rows.
    LedgerClear,
    /// The rows as a file.
    LedgerCsv,
    /// From a control to the table.
    InEvidence,
    /// Heading of what follows when.
    Consequences,
    /// The other language, in that language.
    OtherLanguage,
    /// Theme button while the system decides.
    ThemeAuto,
    /// Theme button in light colours.
    ThemeLight,
    /// Theme button in dark colours.
    ThemeDark,
    /// Copies the link.
    Share,
    /// Opens the list of downloads.
    Download,
    /// Its group for pictures.
    MenuPicture,
    /// Its group for presentations.
    MenuSlides,
    /// Its group for figures.
    MenuData,
    /// Its group for the page and its address.
    MenuPage,
    /// Puts the picture into the clipboard.
    CopyPicture,
    /// Opens the dialog for pictures.
    Picture,
    /// Its heading.
    PictureTitle,
    /// Choice of the format.
    Format,
    /// Choice of width to height.
    Ratio,
    /// A slide's.
    RatioSlide,
    /// An older slide's.
    RatioOld,
    /// A square.
    RatioSquare,
    /// A link's preview.
    RatioLink,
    /// Choice of the resolution.
    Resolution,
    /// Follows the size of a picture.
    Pixels,
    /// Follows the size of a picture made of lines.
    AnySize,
    /// The permalink as a code.
    QrCode,
    /// Saves what the dialog shows.
    Save,
    /// The picture is in the clipboard.
    PictureCopied,
    /// The clipboard takes no picture, which is saved instead.
    PictureSavedInstead,
    /// The browser could not paint a picture of this size.
    PictureTooLarge,
    /// A file has been offered to the browser.
    Saved,
    /// The browser has no downloads.
    NotSaved,
    /// The picture as a file.
    DownloadSvg,
    /// A presentation.
    DownloadPptx,
    /// A workbook.
    DownloadXlsx,
    /// The figures as a file.
    DownloadCsv,
    /// Everything for other programs.
    DownloadJson,
    /// Saves the whole page in one file.
    DownloadHtml,
    /// Its parts could not be read.
    SingleFailed,
    /// Copies the link, in the download list.
    CopyLink,
    /// Starts the presentation.
    Present,
    /// Opens the dialog for a story.
    Story,
    /// Its heading.
    StoryTitle,
    /// Adds what the page shows.
    StoryAdd,
    /// Its main chart.
    StoryChart,
    /// Adds the pins.
    StoryAddPins,
    /// Adds the built-in story.
    StoryAddBuilt,
    /// Saves the story.
    StorySave,
    /// Opens a saved one.
    StoryOpen,
    /// Removes all scenes.
    StoryClear,
    /// The sentence of a scene.
    SceneSentence,
    /// Moves a scene towards the beginning.
    SceneUp,
    /// Moves it towards the end.
    SceneDown,
    /// Takes it out.
    SceneOut,
    /// To the scene before.
    PresentBack,
    /// To the next scene.
    PresentOn,
    /// Ends the presentation.
    PresentLeave,
    /// Opens the dialog for embedding.
    Embed,
    /// Its heading.
    EmbedTitle,
    /// Choice of colours for the frame.
    EmbedTheme,
    /// Choice of the language for the frame.
    EmbedLang,
    /// As the reader prefers.
    EmbedAuto,
    /// Light colours, as a choice.
    Light,
    /// Dark colours, as a choice.
    Dark,
    /// Leaves out the headline.
    EmbedPlain,
    /// Leaves out the background.
    EmbedTransparent,
    /// Controls beside the chart.
    EmbedControls,
    /// Width of the frame.
    Width,
    /// Height of the frame.
    Height,
    /// The origin that may exchange messages.
    EmbedOrigin,
    /// The markup.
    EmbedSnippet,
    /// Copies the markup.
    EmbedCopy,
    /// The markup is in the clipboard.
    EmbedCopied,
    /// The clipboard refused the markup, which is selected now.
    EmbedSelected,
    /// The frame that shows how it will look.
    EmbedPreview,
    /// Closes the dialog.
    Close,
    /// Where the link of an embedded figure leads.
    WholePage,
    /// A message of the page around is none of ours.
    MessageRefused,
    /// A message has no link, or too long a one.
    SetRefused,
    /// A message asks for an unknown format.
    SnapshotRefused,
    /// The link is in the clipboard.
    LinkCopied,
    /// The clipboard refused.
    CopyByHand,
    /// Closes a message.
    Dismiss,
    /// Heading of the messages about a link.
    LinkProblems,
    /// Heading of the presets.
    StartFrom,
    /// Heading of the controls.
    Assumptions,
    /// Fold with the other controls.
    More,
    /// Takes a step back.
    Undo,
    /// Takes a step forward again.
    Redo,
    /// Puts everything back.
    ResetAll,
    /// Puts one control back to its default.
    Reset,
    /// Keeps the scenario for comparison.
    Pin,
    /// What that is good for.
    PinHelp,
    /// Precedes the name of a new pin.
    Pinned,
    /// There is no room for another pin.
    PinsFull,
    /// A part of the program did not arrive.
    NotLoaded,
    /// Heading of the comparison.
    Compared,
    /// Makes a pin the present scenario; its name follows.
    OpenPin,
    /// Forgets a pin; its name follows.
    RemovePin,
    /// Forgets all pins.
    RemovePins,
    /// One step down.
    Less,
    /// One step up.
    Greater,
    /// A number box, for screen readers.
    TypeValue,
    /// A value that a person has set although the fit has one.
    SetByHand,
    /// Short mark of a default that is our judgement.
    Judgement,
    /// A parameter that is switched off at the end of its slider.
    All,
    /// A parameter that is switched off.
    Off,
    /// The table of a smaller chart.
    Numbers,
    /// The text is no number.
    NotANumber,
    /// Of what was typed.
    NotWhole,
    /// The text is no date.
    NotADate,
    /// Precedes the range.
    OutOfRange,
    /// Between the ends of a range.
    To,
    /// Name of the chart for screen readers.
    Chart,
    /// How to read the chart with the keyboard.
    ChartKeys,
    /// Heading of the milestone tiles.
    Milestones,
    /// What a tile's dots are; the ends of their axis follow.
    Dots,
    /// Fold with the figures of the chart.
    Table,
    /// Fold that compares the laws.
    Laws,
    /// Fold: milestones by branch.
    ByBranch,
    /// Fold with gains and burdens of access.
    Burdens,
    /// Fold with the method.
    Method,
    /// Heading of the sources.
    Sources,
    /// Fold for a person's own points.
    Import,
    /// Chooses a file.
    ImportFile,
    /// Or drops it.
    ImportDrop,
    /// Label of the text field.
    ImportPaste,
    /// Reads the text field.
    ImportRead,
    /// Precedes how many points were read.
    ImportDone,
    /// Follows that number.
    Points,
    /// The file could not be read by the browser.
    ImportUnreadable,
    /// The file is too large.
    ImportTooLarge,
    /// `data=mine` without points.
    ImportFirst,
    /// Nothing is requested after load.
    Private,
    /// The page has failed.
    Crashed,
    /// Link that opens the last state again.
    Restore,
}

/// The text in a language.
#[expect(clippy::too_many_lines, reason = "a line a text")]
pub const fn text(lang: Lang, ui: Ui) -> &'static str {
    let (en, ja) = match ui {
        Ui::Title => ("Doublings", "Doublings：AIがAIをつくる速さ"),
        Ui::SkipToControls => ("Skip to the assumptions", "前提の設定へ移動"),
        Ui::Views => ("Views", "ビュー"),
        Ui::AllViews => ("all views", "全ビュー共通"),
        Ui::AlsoChanges => ("A change also moves", "変更が影響するビュー："),
        Ui::Comma => (", ", "、"),
        Ui::Ledger => ("Facts and data points", "事実とデータの点"),
        Ui::LedgerSearch => ("Search", "検索"),
        Ui::LedgerKind => ("Kind", "種類"),
        Ui::LedgerSource => ("Source", "出典"),
        Ui::LedgerGrade => ("Grade of the source", "出典の種別"),
        Ui::LedgerOrder => ("Order", "並び順"),
        Ui::LedgerListed => ("by topic", "主題順"),
        Ui::LedgerOldest => ("oldest first", "古い順"),
        Ui::LedgerYoungest => ("newest first", "新しい順"),
        Ui::LedgerBySource => ("by source", "出典順"),
        Ui::LedgerShown => (" rows shown", "件を表示"),
        Ui::LedgerNone => (
            "No row matches all of this.",
            "すべての条件に合う行がありません。",
        ),
        Ui::Critics => ("Against this: ", "異論・留保："),
        Ui::LedgerClear => ("Show all", "すべて表示"),
        Ui::LedgerCsv => ("These rows as CSV", "この表をCSVで保存"),
        Ui::InEvidence => ("See the evidence", "根拠を見る"),
        Ui::Consequences => ("What follows when", "何がいつ起こるか"),
        Ui::OtherLanguage => ("日本語", "English"),
        Ui::ThemeAuto => ("Colours: automatic", "配色：自動"),
        Ui::ThemeLight => ("Colours: light", "配色：ライト"),
        Ui::ThemeDark => ("Colours: dark", "配色：ダーク"),
        Ui::Share => ("Share", "共有"),
        Ui::Download => ("Download", "保存"),
        Ui::MenuPicture => ("Picture", "図"),
        Ui::MenuSlides => ("Slides", "スライド"),
        Ui::MenuData => ("Data", "データ"),
        Ui::MenuPage => ("Page", "ページ"),
        Ui::CopyPicture => ("Copy picture", "図をコピー"),
        Ui::Picture => ("Save picture…", "図を保存…"),
        Ui::PictureTitle => ("Save or copy the picture", "図を保存・コピーする"),
        Ui::Format => ("Format", "形式"),
        Ui::Ratio => ("Width to height", "縦横比"),
        Ui::RatioSlide => ("16:9 (slide)", "16:9（スライド）"),
        Ui::RatioOld => ("4:3 (older slide, paper)", "4:3（旧型スライド・文書）"),
        Ui::RatioSquare => ("1:1 (square post)", "1:1（正方形の投稿）"),
        Ui::RatioLink => (
            "1200 × 628 (link preview)",
            "1200 × 628（リンクのプレビュー）",
        ),
        Ui::Resolution => ("Resolution", "解像度"),
        Ui::Pixels => (" pixels", " ピクセル"),
        Ui::AnySize => (
            ", sharp at any size; texts stay texts",
            "（拡大しても鮮明。文字は文字のまま）",
        ),
        Ui::QrCode => ("Link as a QR code", "リンクの QR コードを入れる"),
        Ui::Save => ("Save", "保存"),
        Ui::PictureCopied => (
            "Picture copied. Paste it into a slide or a document.",
            "図をコピーしました。スライドや文書に貼り付けられます。",
        ),
        Ui::PictureSavedInstead => (
            "The browser did not allow copying the picture, so it is saved as a PNG file instead.",
            "ブラウザーが図のコピーを許可しなかったため、代わりに PNG ファイルを保存しました。",
        ),
        Ui::PictureTooLarge => (
            "The browser could not paint a picture this large. Choose a lower resolution, or SVG.",
            "この大きさの図はブラウザーが描画できませんでした。解像度を下げるか、SVG を選んでください。",
        ),
        Ui::Saved => (
            "Handed to the browser for saving. If no file arrives, it blocks downloads from this page.",
            "ブラウザーに保存を依頼しました。ファイルが届かない場合は、このページのダウンロードが禁止されています。",
        ),
        Ui::NotSaved => (
            "The browser did not allow saving a file. Nothing is lost: the link has everything.",
            "ブラウザーがファイルの保存を許可しませんでした。内容はリンクからいつでも開けます。",
        ),
        Ui::DownloadSvg => ("Picture (SVG)", "図（SVG）"),
        Ui::DownloadPptx => ("Slides (PowerPoint)", "スライド（PowerPoint）"),
        Ui::DownloadXlsx => ("Workbook (Excel)", "ブック（Excel）"),
        Ui::DownloadCsv => ("Numbers (CSV)", "数値（CSV）"),
        Ui::DownloadJson => ("Data (JSON)", "データ（JSON）"),
        Ui::DownloadHtml => ("Whole page (HTML)", "ページ全体（HTML）"),
        Ui::SingleFailed => (
            "The page could not read its own files, so it was not saved. Try again with a connection.",
            "ページが自身のファイルを読み込めず、保存できませんでした。接続を確認して、もう一度お試しください。",
        ),
        Ui::CopyLink => ("Copy link", "リンクをコピー"),
        Ui::Present => ("Present", "発表モード"),
        Ui::Story => ("Story…", "ストーリー…"),
        Ui::StoryTitle => ("A story of your own", "自分のストーリー"),
        Ui::StoryAdd => ("Add what is shown", "今の表示を追加"),
        Ui::StoryChart => ("Main chart", "メインの図"),
        Ui::StoryAddPins => ("Add the pins", "ピンを追加"),
        Ui::StoryAddBuilt => ("Add the built-in story", "用意されたストーリーを追加"),
        Ui::StorySave => ("Save as file", "ファイルに保存"),
        Ui::StoryOpen => ("Open file", "ファイルを開く"),
        Ui::StoryClear => ("Remove all", "すべて削除"),
        Ui::SceneSentence => (
            "Sentence (if empty, that of the view)",
            "文（なければビューの文）",
        ),
        Ui::SceneUp => ("Move up: scene", "上へ：場面"),
        Ui::SceneDown => ("Move down: scene", "下へ：場面"),
        Ui::SceneOut => ("Remove scene", "削除：場面"),
        Ui::PresentBack => ("Back", "前へ"),
        Ui::PresentOn => ("Next", "次へ"),
        Ui::PresentLeave => ("Leave (Escape)", "終了（Escape）"),
        Ui::Embed => ("Embed…", "埋め込み…"),
        Ui::EmbedTitle => ("Embed this figure", "この図を埋め込む"),
        Ui::EmbedTheme => ("Colours", "配色"),
        Ui::EmbedLang => ("Language", "言語"),
        Ui::EmbedAuto => ("Automatic", "自動"),
        Ui::Light => ("Light", "ライト"),
        Ui::Dark => ("Dark", "ダーク"),
        Ui::EmbedPlain => ("Without the headline", "見出しを省く"),
        Ui::EmbedTransparent => ("Without a background", "背景を透明にする"),
        Ui::EmbedControls => ("Controls beside the chart", "図に添えるコントロール"),
        Ui::Width => ("Width (pixels)", "幅（ピクセル）"),
        Ui::Height => ("Height (pixels)", "高さ（ピクセル）"),
        Ui::EmbedOrigin => (
            "Exchange messages with pages of this origin (optional)",
            "メッセージをやり取りするページのオリジン（任意）",
        ),
        Ui::EmbedSnippet => ("HTML for your page", "ページに貼る HTML"),
        Ui::EmbedCopy => ("Copy the HTML", "HTML をコピー"),
        Ui::EmbedCopied => ("HTML copied.", "HTML をコピーしました。"),
        Ui::EmbedSelected => (
            "The browser did not allow copying. The HTML is selected: copy it with the keyboard.",
            "ブラウザーがコピーを許可しませんでした。HTML を選択したので、キーボードでコピーしてください。",
        ),
        Ui::EmbedPreview => ("Preview", "プレビュー"),
        Ui::Close => ("Close", "閉じる"),
        Ui::WholePage => (
            "Open the whole page with these assumptions",
            "この前提のままページ全体を開く",
        ),
        Ui::MessageRefused => (
            "This message is not understood. Its type must be doublings:get, doublings:set or doublings:snapshot.",
            "メッセージを解釈できません。type は doublings:get、doublings:set、doublings:snapshot のいずれかです。",
        ),
        Ui::SetRefused => (
            "doublings:set needs a query, a text of at most 100 kB. Nothing was changed.",
            "doublings:set には query（100 kB 以下の文字列）が必要です。何も変更していません。",
        ),
        Ui::SnapshotRefused => (
            "doublings:snapshot needs a format: svg, csv or json.",
            "doublings:snapshot の format は svg、csv、json のいずれかです。",
        ),
        Ui::LinkCopied => ("Link copied.", "リンクをコピーしました。"),
        Ui::CopyByHand => (
            "The browser did not allow copying. Here is the link:",
            "ブラウザーがコピーを許可しませんでした。リンクはこちらです。",
        ),
        Ui::Dismiss => ("Dismiss", "閉じる"),
        Ui::LinkProblems => (
            "Parts of this link could not be used",
            "リンクの一部を使えませんでした",
        ),
        Ui::StartFrom => ("Start from", "出発点"),
        Ui::Assumptions => ("Assumptions", "前提"),
        Ui::More => ("More assumptions", "その他の前提"),
        Ui::Undo => ("Undo", "元に戻す"),
        Ui::Redo => ("Redo", "やり直す"),
        Ui::ResetAll => ("Reset all", "すべて既定に戻す"),
        Ui::Reset => ("Reset", "既定に戻す"),
        Ui::Pin => ("Pin", "ピン留め"),
        Ui::PinHelp => (
            "Pin this scenario to compare others with it",
            "この前提をピン留めして、他の前提と比べる",
        ),
        Ui::Pinned => ("Pinned as ", "ピン留めしました："),
        Ui::PinsFull => (
            "Four scenarios are pinned. Remove one to pin another.",
            "ピン留めは4つまでです。どれかを外してください。",
        ),
        Ui::NotLoaded => (
            "This part of the page could not be loaded. Check the connection and try again.",
            "ページのこの部分を読み込めませんでした。接続を確認して、もう一度お試しください。",
        ),
        Ui::Compared => ("Pinned scenarios", "ピン留めした前提"),
        Ui::OpenPin => ("Open ", "開く："),
        Ui::RemovePin => ("Remove ", "外す："),
        Ui::RemovePins => ("Remove all pins", "ピンをすべて外す"),
        Ui::Less => ("Less", "減らす"),
        Ui::Greater => ("More", "増やす"),
        Ui::TypeValue => ("type a value", "値を入力"),
        Ui::SetByHand => ("Set by hand", "手動で設定"),
        Ui::Judgement => ("judgement", "独自の判断"),
        Ui::All => ("all", "すべて"),
        Ui::Off => ("off", "なし"),
        Ui::Numbers => ("Numbers", "数値"),
        Ui::NotWhole => (
            "Only whole numbers make sense here.",
            "ここには整数だけを入力できます。",
        ),
        Ui::NotANumber => ("This is not a number.", "数値として読み取れません。"),
        Ui::NotADate => ("This is not a date.", "日付として読み取れません。"),
        Ui::OutOfRange => ("Allowed: ", "指定できる範囲："),
        Ui::To => (" to ", "〜"),
        Ui::Chart => ("Chart", "グラフ"),
        Ui::ChartKeys => (
            "Arrow keys move from point to point, Home and End to the first and the last, Escape leaves.",
            "矢印キーで点から点へ、Homeで最初、Endで最後の点へ移動します。Escapeで終了します。",
        ),
        Ui::Milestones => ("Milestones", "節目"),
        Ui::Dots => (
            "Each dot is 5% of the draws; all on one time axis, ",
            "1つの点は試行の5%、時間軸は共通：",
        ),
        Ui::Table => ("Table", "表"),
        Ui::Burdens => ("Who gains, who bears what", "誰が何を得て、何を負うか"),
        Ui::ByBranch => ("When each branch gets there", "道ごとの到達時期"),
        Ui::Laws => ("How well each shape fits", "どの形がどれだけ合うか"),
        Ui::Method => ("How this is computed", "計算のしかた"),
        Ui::Sources => ("Sources", "出典"),
        Ui::Import => ("Your own points", "自分のデータ"),
        Ui::ImportFile => ("Choose a file", "ファイルを選ぶ"),
        Ui::ImportDrop => ("or drop it here", "またはここにドロップ"),
        Ui::ImportPaste => ("Or paste the table", "または表を貼り付ける"),
        Ui::ImportRead => ("Use these points", "このデータを使う"),
        Ui::ImportDone => ("Points read: ", "読み込んだ点の数："),
        Ui::Points => (".", "。"),
        Ui::ImportUnreadable => (
            "The browser could not read the file.",
            "ブラウザーがファイルを読めませんでした。",
        ),
        Ui::ImportTooLarge => (
            "The file is larger than 20 MB.",
            "ファイルが20 MBを超えています。",
        ),
        Ui::ImportFirst => (
            "No points have been read yet: choose a file below the chart.",
            "データがまだありません。グラフの下でファイルを選んでください。",
        ),
        Ui::Private => (
            "Nothing that you do here is sent. The page fetches only its own files.",
            "ここでの操作は送信されません。取得するのはこのページ自身のファイルだけです。",
        ),
        Ui::Crashed => (
            "The page has stopped because of an error in it. Your last state is in this link:",
            "ページの不具合により停止しました。直前の状態は次のリンクから開けます。",
        ),
        Ui::Restore => ("Open the last state", "直前の状態を開く"),
    };
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}
