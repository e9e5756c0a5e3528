//! Texts of the page's own furniture.
//!
//! Each is a constant of its own and not a place in one table, so that those of parts that wait come with these.

use super::Lang;

/// A text of the page, in English and Japanese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ui(&'static [&'static str; 2]);

/// The text in a language.
pub const fn text(lang: Lang, ui: Ui) -> &'static str {
    let [en, ja] = *ui.0;
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])+ $name:ident: $en:literal, $ja:literal;)+) => {
        #[allow(non_upper_case_globals)] // they read as the words of a list
        impl Ui {
            $($(#[$doc])+ pub const $name: Self = Self(&[$en, $ja]);)+
        }
    };
}

texts! {
    /// The document's title.
    Title: "Doublings", "Doublings：AIがAIをつくる速さ";
    /// A scenario that a file has kept is open.
    OpenedFile: "The scenario of the file is open", "ファイルのシナリオを開きました";
    /// The same, with other data than it was saved with.
    OpenedOlder: "The scenario of the file is open; the data are newer than the file",
        "ファイルのシナリオを開きました（保存後にデータが更新されています）";
    /// What the page is about, as a question.
    OpeningClaim: "How fast is AI building AI?", "AIはどれだけの速さでAIをつくっているのか。";
    /// The answer in one sentence.
    OpeningAnswer:
        "METR measures how long the tasks are that AI can complete. Test where this and other quoted curves may lead.",
        "METRが測定した作業の長さなど、よく引用される曲線がどこへ向かうのかを確かめられます。";
    /// What to do.
    OpeningTask:
        "Move an assumption: sentence and chart follow. Then take the chart to a slide.",
        "前提を動かすと文章と図が変わり、図はスライドに使えます。";
    /// How a figure of the sentence is changed.
    DragFigure: "Drag sideways, or use the arrow keys", "左右にドラッグ、または矢印キーで変更";
    /// Opens the first toy: the same fit in the past.
    ToyPast: "Look back in time", "過去の予測を見る";
    /// Its last place.
    ToyToday: "Today", "現在";
    /// Moves it by itself.
    ToyPlay: "Play", "再生";
    /// Stops that.
    ToyStop: "Stop", "停止";
    /// Opens the toy in which a reader draws a guess of the curve.
    ToyDraw: "Draw your guess", "予想を描く";
    /// Shows the data beside the guess.
    GuessShow: "Compare with the data", "データと比べる";
    /// Begins another guess.
    GuessAgain: "Draw again", "描き直す";
    /// What sets the guess date by date.
    GuessDates: "Set it date by date", "日付ごとに設定";
    /// Opens the second toy: a task of one's own.
    ToyJob: "Try your own task", "自分の作業で試す";
    /// The name of the task.
    ToyTask: "What you do", "作業の内容";
    /// How long it takes.
    ToyTakes: "It takes you", "かかる時間";
    /// Such as this.
    ToyExample: "3 hours", "3時間";
    /// What was typed is no length.
    ToyLength: "Type how long it takes, such as 40 min, 3 hours or 2 weeks.", "40分、3時間、2週間のように長さを入力してください。";
    /// Leads to the method.
    HowItWorks: "How it works", "計算のしくみ";
    /// Leads to the source of the program.
    SourceCode: "Source code", "ソースコード";
    /// Jumps over the header.
    SkipToControls: "Skip to the assumptions", "前提の設定へ移動";
    /// Name of the navigation.
    Views: "Views", "画面";
    /// Leads to the other views that a change touches.
    AlsoChanges: "A change also moves", "変更が影響する画面：";
    /// Between the names of a list.
    Comma: ", ", "、";
    /// Heading of the table of evidence.
    Ledger: "Facts and data points", "事実とデータの点";
    /// The box whose words a row has to have.
    LedgerSearch: "Search", "検索";
    /// The choice of a kind of rows.
    LedgerKind: "Kind", "種類";
    /// The choice of a source.
    LedgerSource: "Source", "出典";
    /// The choice of a grade.
    LedgerGrade: "Grade of the source", "出典の種別";
    /// The order of the rows.
    LedgerOrder: "Order", "並び順";
    /// As they are listed.
    LedgerListed: "by topic", "主題順";
    /// The oldest first.
    LedgerOldest: "oldest first", "古い順";
    /// The youngest first.
    LedgerYoungest: "newest first", "新しい順";
    /// By source.
    LedgerBySource: "by source", "出典順";
    /// After how many rows are shown.
    LedgerShown: " rows shown", "件を表示";
    /// Where no row is left.
    LedgerNone: "No row matches all of this.", "すべての条件に合う行がありません。";
    /// Before what questions a figure.
    Critics: "Against this: ", "異論・留保：";
    /// Takes away what sifts the rows.
    LedgerClear: "Show all", "すべて表示";
    /// The rows as a file.
    LedgerCsv: "These rows as CSV", "この表をCSVで保存";
    /// Heading of a reader's own forecasts.
    Foresee: "Your own forecast", "自分の予測";
    /// How one is made.
    ForeseeHow: "Place ten balls: each is 10% of what you believe. A forecast that you keep is part of the link; it is drawn beside the published ones and scored once the answer is known.",
        "10個の球を置きます。1個が確率10%です。保存した予測はリンクに含まれ、公表された予測と並べて描かれ、答えが出ると採点されます。";
    /// The choice of what is foreseen.
    ForeseeQuestion: "What", "対象";
    /// The choice of the day of a length.
    ForeseeBy: "By", "時点";
    /// Where the scale begins.
    ForeseeFrom: "Scale from", "目盛りの始まり";
    /// How long its stretches are.
    ForeseeStep: "Width of each place", "1区間の幅";
    /// The list of places.
    ForeseePlaces: "Places for ten balls", "10個の球を置く区間";
    /// The sentence of a forecast.
    ForeseeWords: "In a sentence, if you like", "ひとこと（任意）";
    /// Keeps the forecast.
    ForeseeKeep: "Keep this forecast", "この予測を保存";
    /// Takes all balls back.
    ForeseeClear: "Remove all balls", "球をすべて戻す";
    /// The list of those that are kept.
    ForeseeKept: "Forecasts that you kept", "保存した予測";
    /// Takes one out.
    ForeseeRemove: "Remove this forecast", "この予測を外す";
    /// The day on which it has come.
    ForeseeCame: "It happened on (enter the date yourself)", "実現した日（自分で入力）";
    /// Writes a file.
    ForeseeSave: "Save forecasts as a file", "予測をファイルに保存";
    /// Reads one.
    ForeseeOpen: "Add forecasts from a file…", "ファイルから予測を追加…";
    /// From a control to the table.
    InEvidence: "See the evidence", "根拠を見る";
    /// Heading of what follows when.
    Consequences: "What follows when", "何がいつ起こるか";
    /// The other language, in that language.
    OtherLanguage: "日本語", "English";
    /// Theme button while the system decides.
    ThemeAuto: "Colours: automatic", "配色：自動";
    /// Theme button in light colours.
    ThemeLight: "Colours: light", "配色：ライト";
    /// Theme button in dark colours.
    ThemeDark: "Colours: dark", "配色：ダーク";
    /// Opens the list of what goes to somebody else.
    Share: "Share", "共有";
    /// Opens the list of downloads.
    Download: "Download", "保存";
    /// Its group for pictures.
    MenuPicture: "Picture", "図";
    /// Its group for presentations.
    MenuSlides: "Slides", "スライド";
    /// Its group for figures.
    MenuData: "Data", "データ";
    /// Its group for the page and its address.
    MenuPage: "Page", "ページ";
    /// Puts the picture into the clipboard.
    CopyPicture: "Copy picture", "図をコピー";
    /// Opens the dialog for pictures.
    Picture: "Save picture…", "図を保存…";
    /// Its heading.
    PictureTitle: "Save or copy the picture", "図を保存・コピーする";
    /// Choice of the format.
    Format: "Format", "形式";
    /// Choice of width to height.
    Ratio: "Width to height", "縦横比";
    /// A slide's.
    RatioSlide: "16:9 (slide)", "16:9（スライド）";
    /// An older slide's.
    RatioOld: "4:3 (older slide, paper)", "4:3（旧型スライド・文書）";
    /// A square.
    RatioSquare: "1:1 (square post)", "1:1（正方形の投稿）";
    /// A link's preview.
    RatioLink: "1200 × 628 (link preview)", "1200 × 628（リンクのプレビュー）";
    /// Choice of the resolution.
    Resolution: "Resolution", "解像度";
    /// Follows the size of a picture.
    Pixels: " pixels", " ピクセル";
    /// Follows the size of a picture made of lines.
    AnySize: ", sharp at any size; texts stay texts", "（拡大しても鮮明。文字は文字のまま）";
    /// The permalink as a code.
    QrCode: "Link as a QR code", "リンクの QR コードを入れる";
    /// Saves what the dialog shows.
    Save: "Save", "保存";
    /// The picture is in the clipboard.
    PictureCopied: "Picture copied. Paste it into a slide or a document.", "図をコピーしました。スライドや文書に貼り付けられます。";
    /// The clipboard takes no picture, which is saved instead.
    PictureSavedInstead:
        "The browser did not allow copying the picture, so it is saved as a PNG file instead.",
        "ブラウザーが図のコピーを許可しなかったため、代わりに PNG ファイルを保存しました。";
    /// The browser could not paint a picture of this size.
    PictureTooLarge:
        "The browser could not paint a picture this large. Choose a lower resolution, or SVG.",
        "この大きさの図はブラウザーが描画できませんでした。解像度を下げるか、SVG を選んでください。";
    /// A file has been offered to the browser.
    Saved:
        "Handed to the browser for saving. If no file arrives, it blocks downloads from this page.",
        "ブラウザーに保存を依頼しました。ファイルが届かない場合は、このページのダウンロードが禁止されています。";
    /// The browser has no downloads.
    NotSaved:
        "The browser did not allow saving a file. Nothing is lost: the link has everything.",
        "ブラウザーがファイルの保存を許可しませんでした。内容はリンクからいつでも開けます。";
    /// The picture as a file.
    DownloadSvg: "Picture (SVG)", "図（SVG）";
    /// A presentation.
    DownloadPptx: "Slides (PowerPoint)", "スライド（PowerPoint）";
    /// Downloads the scenes of the presentation.
    DownloadStory: "Story as slides (PowerPoint)", "ストーリーをスライドに（PowerPoint）";
    /// Chooses somebody's own template for slides.
    TemplateChoose: "Your template…", "自分のテンプレート…";
    /// Before what became of it.
    TemplateTold: "Template: ", "テンプレート：";
    /// Goes back to slides without one.
    TemplateRemove: "Without the template", "テンプレートを外す";
    /// A workbook.
    DownloadXlsx: "Workbook (Excel)", "ブック（Excel）";
    /// The figures as a file.
    DownloadCsv: "Numbers (CSV)", "数値（CSV）";
    /// Everything for other programs.
    DownloadJson: "Data (JSON)", "データ（JSON）";
    /// Saves the whole page in one file.
    DownloadHtml: "Whole page (HTML)", "ページ全体（HTML）";
    /// Its parts could not be read.
    SingleFailed:
        "The page could not read its own files, so it was not saved. Try again with a connection.",
        "ページが自身のファイルを読み込めず、保存できませんでした。接続を確認して、もう一度お試しください。";
    /// Copies the link.
    CopyLink: "Copy link", "リンクをコピー";
    /// Of a link, where a person has brought points.
    OwnStays: "Your own points are not in a link. Download the whole page instead: it has them.",
        "自分のデータはリンクに入りません。「保存」の「ページ全体」には入ります。";
    /// Opens the list of what presents.
    Present: "Present", "発表";
    /// Starts the presentation.
    PresentNow: "Present now", "発表を始める";
    /// Opens the story as a page to scroll through.
    Walk: "Walk through it", "順に読む";
    /// Opens what a scene shows in the page.
    WalkOpen: "Open this in the page", "この図を画面で開く";
    /// Before the assumption of a scene.
    WalkTry: "Try it", "動かしてみる";
    /// Opens the dialog for a story.
    Story: "Story…", "ストーリー…";
    /// Its heading.
    StoryTitle: "A story of your own", "自分のストーリー";
    /// Adds what the page shows.
    StoryAdd: "Add what is shown", "今の表示を追加";
    /// Its main chart.
    StoryChart: "Main chart", "メインの図";
    /// Adds the pins.
    StoryAddPins: "Add the pins", "ピンを追加";
    /// Adds the built-in story.
    StoryAddBuilt: "Add the built-in story", "用意されたストーリーを追加";
    /// Saves the story.
    StorySave: "Save as file", "ファイルに保存";
    /// Opens a saved one.
    StoryOpen: "Open file", "ファイルを開く";
    /// Removes all scenes.
    StoryClear: "Remove all", "すべて削除";
    /// The sentence of a scene.
    SceneSentence: "Sentence (if empty, that of the view)", "文（なければ画面の文）";
    /// Moves a scene towards the beginning.
    SceneUp: "Move up: scene", "上へ：場面";
    /// Moves it towards the end.
    SceneDown: "Move down: scene", "下へ：場面";
    /// Takes it out.
    SceneOut: "Remove scene", "削除：場面";
    /// To the scene before.
    PresentBack: "Back", "前へ";
    /// To the next scene.
    PresentOn: "Next", "次へ";
    /// Ends the presentation.
    PresentLeave: "Leave (Escape)", "終了（Escape）";
    /// Opens the dialog for embedding.
    Embed: "Embed…", "埋め込み…";
    /// Its heading.
    EmbedTitle: "Embed this figure", "この図を埋め込む";
    /// Choice of colours for the frame.
    EmbedTheme: "Colours", "配色";
    /// Choice of the language for the frame.
    EmbedLang: "Language", "言語";
    /// As the reader prefers.
    EmbedAuto: "Automatic", "自動";
    /// Light colours, as a choice.
    Light: "Light", "ライト";
    /// Dark colours, as a choice.
    Dark: "Dark", "ダーク";
    /// Leaves out the headline.
    EmbedPlain: "Without the headline", "見出しを省く";
    /// Leaves out the background.
    EmbedTransparent: "Without a background", "背景を透明にする";
    /// Controls beside the chart.
    EmbedControls: "Controls beside the chart", "図に添えるコントロール";
    /// Width of the frame.
    Width: "Width (pixels)", "幅（ピクセル）";
    /// Height of the frame.
    Height: "Height (pixels)", "高さ（ピクセル）";
    /// The origin that may exchange messages.
    EmbedOrigin: "Exchange messages with pages of this origin (optional)", "メッセージをやり取りするページのオリジン（任意）";
    /// The markup.
    EmbedSnippet: "HTML for your page", "ページに貼る HTML";
    /// Copies the markup.
    EmbedCopy: "Copy the HTML", "HTML をコピー";
    /// The markup is in the clipboard.
    EmbedCopied: "HTML copied.", "HTML をコピーしました。";
    /// The clipboard refused the markup, which is selected now.
    EmbedSelected:
        "The browser did not allow copying. The HTML is selected: copy it with the keyboard.",
        "ブラウザーがコピーを許可しませんでした。HTML を選択したので、キーボードでコピーしてください。";
    /// The frame that shows how it will look.
    EmbedPreview: "Preview", "プレビュー";
    /// Closes a dialog, or folds something away.
    Close: "Close", "閉じる";
    /// Where the link of an embedded figure leads.
    WholePage: "Open the whole page with these assumptions", "この前提のままページ全体を開く";
    /// A message of the page around is none of ours.
    MessageRefused:
        "This message is not understood. Its type must be doublings:get, doublings:set or doublings:snapshot.",
        "メッセージを解釈できません。type は doublings:get、doublings:set、doublings:snapshot のいずれかです。";
    /// A message has no link, or too long a one.
    SetRefused:
        "doublings:set needs a query, a text of at most 100 kB. Nothing was changed.",
        "doublings:set には query（100 kB 以下の文字列）が必要です。何も変更していません。";
    /// A message asks for an unknown format.
    SnapshotRefused:
        "doublings:snapshot needs a format: svg, csv or json.",
        "doublings:snapshot の format は svg、csv、json のいずれかです。";
    /// The link is in the clipboard.
    LinkCopied: "Link copied.", "リンクをコピーしました。";
    /// The clipboard refused.
    CopyByHand: "The browser did not allow copying. Here is the link:", "ブラウザーがコピーを許可しませんでした。リンクはこちらです。";
    /// Closes a message.
    Dismiss: "Dismiss", "閉じる";
    /// Heading of the messages about a link.
    LinkProblems: "Parts of this link could not be used", "リンクの一部を使えませんでした";
    /// Heading of the presets.
    StartFrom: "Start from", "出発点";
    /// A starting point leaves the sentence as it is; what it changed follows.
    SentenceStays: "The sentence stays. Changed: ", "文は変わりません。変わった前提：";
    /// Heading of the controls.
    Assumptions: "Assumptions", "前提";
    /// Takes a step back.
    Undo: "Undo", "元に戻す";
    /// Takes a step forward again.
    Redo: "Redo", "やり直す";
    /// Puts everything back.
    ResetAll: "Reset all", "すべて既定に戻す";
    /// Puts one control back to its default.
    Reset: "Reset", "既定に戻す";
    /// Keeps the scenario for comparison.
    Pin: "Pin", "ピン留め";
    /// What that is good for.
    PinHelp: "Pin this scenario to compare others with it", "この前提をピン留めして、他の前提と比べる";
    /// Precedes the name of a new pin.
    Pinned: "Pinned as ", "ピン留めしました：";
    /// There is no room for another pin.
    PinsFull: "Four scenarios are pinned. Remove one to pin another.", "ピン留めは4つまでです。どれかを外してください。";
    /// A part of the program did not arrive.
    NotLoaded:
        "This part of the page could not be loaded. Check the connection and try again.",
        "ページのこの部分を読み込めませんでした。接続を確認して、もう一度お試しください。";
    /// Heading of the comparison.
    Compared: "Pinned scenarios", "ピン留めした前提";
    /// Makes a pin the present scenario; its name follows.
    OpenPin: "Open ", "開く：";
    /// Gives one a name.
    NamePin: "Name pin ", "ピンに名前を付ける：";
    /// Forgets one.
    RemovePin: "Remove ", "外す：";
    /// Forgets all pins.
    RemovePins: "Remove all pins", "ピンをすべて外す";
    /// One step down.
    Less: "Less", "減らす";
    /// One step up.
    Greater: "More", "増やす";
    /// A number box, for screen readers.
    TypeValue: "type a value", "値を入力";
    /// A value that a person has set although the fit has one.
    SetByHand: "Set by hand", "手動で設定";
    /// Short mark of a default that is our judgement.
    Judgement: "judgement", "筆者の判断";
    /// What that mark means.
    JudgementMark: "Our judgement, not a published figure", "公表値ではなく、筆者の判断";
    /// Before the name of a parameter: leads to what is said of it.
    About: "About: ", "説明：";
    /// A parameter that is switched off at the end of its slider.
    All: "all", "すべて";
    /// A parameter that is switched off.
    Off: "off", "なし";
    /// The table of a smaller chart.
    Numbers: "Numbers", "数値";
    /// Of what was typed.
    NotWhole: "Only whole numbers make sense here.", "ここには整数だけを入力できます。";
    /// A point may part thousands; the two readings follow.
    Type: "Type ", "どちらかで入力してください：";
    /// Between them.
    TypeOr: " or ", "、";
    /// The text is no number.
    NotANumber: "This is not a number.", "数値として読み取れません。";
    /// The text is no date.
    NotADate: "This is not a date.", "日付として読み取れません。";
    /// Precedes the range.
    OutOfRange: "Allowed: ", "指定できる範囲：";
    /// Between the ends of a range.
    To: " to ", "〜";
    /// Name of the chart for screen readers.
    Chart: "Chart", "グラフ";
    /// How to read the chart with the keyboard.
    ChartKeys:
        "Arrow keys move from point to point, Home and End to the first and the last, Escape leaves.",
        "矢印キーで点から点へ、Homeで最初、Endで最後の点へ移動します。Escapeで終了します。";
    /// Heading of the milestone tiles.
    Milestones: "Milestones", "節目";
    /// What a tile's dots are; the ends of their axis follow.
    Dots: "Each dot is 5% of the simulations; all on one time axis, ", "1つの点はシミュレーションの5%、時間軸は共通：";
    /// Fold with the figures of the chart.
    Table: "Table", "表";
    /// Fold with gains and burdens of access.
    Burdens: "Who gains, who bears what", "誰が何を得て、何を負うか";
    /// Fold: milestones by branch.
    ByBranch: "When each branch gets there", "シナリオごとの到達時期";
    /// Fold that compares the laws.
    Laws: "How well each shape fits", "どの形がどれだけ合うか";
    /// The fold that says which assumption moves the answer.
    Why: "Which assumption matters", "どの前提が効くか";
    /// While that is computed.
    WhyRunning: "Computing…", "計算中…";
    /// Where there is nothing to say.
    WhyNothing: "This view answers with no single number under these assumptions.", "この前提では、1つの数で表せる答えがありません。";
    /// The fold that splits the difference of two scenarios.
    WhyDiffer: "Why do they differ?", "なぜ違うのか";
    /// Saves the chart as a slide.
    WhySlide: "As a slide (PowerPoint)", "スライドに（PowerPoint）";
    /// Which two are compared.
    WhyPair: "From and to", "比べる2つ";
    /// Has the chart of the difference show Shapley values.
    WhyMean: "Show the mean over all orders", "全順序での平均を表示";
    /// Has it show one after another.
    WhyInTurn: "Show one at a time, in the order below", "下の順に1つずつ表示";
    /// Above the list of what differs.
    WhyOrder: "One at a time, in this order. Drag a row, or move it with its arrows.", "この順に1つずつ変えた場合の内訳。行をドラッグするか、矢印で順序を変えられます。";
    /// Moves what differs up in the order; its name follows.
    WhyEarlier: "Earlier", "前へ";
    /// Moves it down.
    WhyLater: "Later", "後へ";
    /// Where two scenarios have nothing to compare.
    WhyAlike: "These two answer different questions, one of them has no answer, or no assumption that affects the answer differs between them.", "2つのシナリオは問いが異なるか、一方に答えがないか、答えを左右する前提に違いがありません。";
    /// Copies a table, as cells that a spreadsheet takes.
    CopyNumbers: "Copy the numbers", "数値をコピー";
    /// Once they are copied.
    NumbersCopied: "Numbers copied. Paste them into a spreadsheet or a document.", "数値をコピーしました。表計算や文書に貼り付けられます。";
    /// Where the browser does not take them.
    NumbersNotCopied: "The browser did not allow copying. Select the table and copy it.", "ブラウザーがコピーを許可しませんでした。表を選択してコピーしてください。";
    /// Fold with the method.
    Method: "How this is computed", "計算のしかた";
    /// Heading of the sources.
    Sources: "Sources", "出典";
    /// Fold for a person's own points.
    Import: "Your own points", "自分のデータ";
    /// Chooses a file.
    ImportFile: "Choose a file", "ファイルを選ぶ";
    /// Or drops it.
    ImportDrop: "or drop it here", "またはここにドロップ";
    /// Label of the text field.
    ImportPaste: "Or paste the table", "または表を貼り付ける";
    /// Reads the text field.
    ImportRead: "Use these points", "このデータを使う";
    /// Precedes how many points were read.
    ImportDone: "Points read: ", "読み込んだ点の数：";
    /// Follows that number.
    Points: ".", "。";
    /// The file could not be read by the browser.
    ImportUnreadable: "The browser could not read the file.", "ブラウザーがファイルを読めませんでした。";
    /// The file is too large.
    ImportTooLarge: "The file is larger than 20 MB.", "ファイルが20 MBを超えています。";
    /// `data=mine` without points.
    ImportFirst:
        "No points have been read yet: choose a file below the chart.",
        "データがまだありません。グラフの下でファイルを選んでください。";
    /// Nothing is requested after load.
    Private:
        "Nothing that you do here is sent. The page fetches only its own files.",
        "ここでの操作は送信されません。取得するのはこのページ自身のファイルだけです。";
    /// The page has failed.
    Crashed:
        "The page has stopped because of an error in it. Your last state is in this link:",
        "ページの不具合により停止しました。直前の状態は次のリンクから開けます。";
    /// Link that opens the last state again.
    Restore: "Open the last state", "直前の状態を開く";
}
