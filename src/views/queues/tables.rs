//! The bottlenecks as tables and as plain numbers.

use super::{
    FIRST, KEYS, LONG, QueuesOutcome, START, confirmed,
    figures::{Figure, STEPS, figure},
    headline, milestones,
};
use crate::{
    date,
    evidence::{facts, facts::Grade, sources},
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{decimals, localized, number},
    },
    model::{
        MONTH, YEAR,
        queues::{Forecast, Outlook},
    },
    views::{
        Table, common,
        numbers::{self, Label, Milestone, Numbers, Point, Series, Words},
    },
};

/// A curve of this view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// What waits for a patch.
    Backlog,
    /// What has been found.
    Found,
    /// What has been patched.
    Patched,
    /// Applications filed.
    Filed,
    /// Applications examined.
    Examined,
    /// Applications that wait.
    Waiting,
    /// What vendors have to patch in their own code.
    Vendors,
}

impl Curve {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backlog => "backlog",
            Self::Found => "found",
            Self::Patched => "patched",
            Self::Filed => "filed",
            Self::Examined => "examined",
            Self::Waiting => "applications",
            Self::Vendors => "vendors",
        }
    }

    /// What it is called beside it, in English and Japanese.
    pub const fn words(self) -> Words {
        match self {
            Self::Backlog => ("waiting", "未修正"),
            Self::Found => ("found", "発見"),
            Self::Patched => ("patched", "修正済み"),
            Self::Filed => ("filed", "出願"),
            Self::Examined => ("examined", "審査"),
            Self::Waiting => ("waiting", "審査待ち"),
            Self::Vendors => ("vendors", "ベンダー"),
        }
    }

    /// The same in one language.
    pub const fn label(self, lang: Lang) -> &'static str {
        let (en, ja) = self.words();
        localized(lang, en, ja)
    }

    /// Its colour: what comes in is orange, what goes out green.
    pub const fn paint(self) -> Paint {
        match self {
            Self::Backlog | Self::Waiting => Paint::Accent,
            Self::Found | Self::Filed => Paint::Series(1),
            Self::Patched | Self::Examined | Self::Vendors => Paint::Series(2),
        }
    }
}

/// Found, patched, waiting and the wait, two rows a year.
pub fn vulnerabilities(outcome: &QueuesOutcome, lang: Lang) -> Table {
    let names = [
        ("Date", "日付"),
        ("Found", "発見"),
        ("Patched", "修正済み"),
        ("Waiting", "未修正"),
        ("10%", "10%"),
        ("90%", "90%"),
        ("Wait in months", "待ち（月）"),
    ];
    let rows = outcome.forecast.iter().flat_map(|forecast| {
        let outlook = &forecast.vulnerabilities;
        let queue = outlook.queue;
        common::twice_a_year(outcome.dates())
            .into_iter()
            .map(move |i| {
                let t = outcome.dates()[i] - START;
                let [low, high] = outlook
                    .backlog
                    .get(i)
                    .map_or([f64::NAN; 2], |q| [q[1], q[5]]);
                let counts = [
                    queue.inflow.total(t),
                    queue.served_at(t),
                    queue.backlog_at(t),
                    low,
                    high,
                ];
                let mut row = vec![date::iso(outcome.dates()[i])];
                row.extend(counts.map(|n| headline::many(lang, n)));
                row.push(in_months(queue.wait_at(t)));
                row
            })
    });
    Table {
        caption: localized(
            lang,
            "Vulnerabilities in open source by date: at the values of the sliders, and what waits in 80% of the simulations",
            "日付ごとのオープンソースの脆弱性：スライダーの値での件数と、シミュレーションの80%で未修正の件数",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: (0..names.len()).map(|i| i > 0).collect(),
    }
}

/// Filed, examined and waiting, two rows a year.
pub fn patents(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> Table {
    let names = [
        ("Date", "日付"),
        ("Filed a year", "出願（年）"),
        ("Examined a year", "審査（年）"),
        ("Waiting", "審査待ち"),
        ("Pendency in months", "待ち（月）"),
    ];
    let queue = forecast.patents.queue;
    let rows = common::twice_a_year(outcome.dates()).into_iter().map(|i| {
        let day = outcome.dates()[i];
        let t = day - START;
        vec![
            date::iso(day),
            headline::many(lang, queue.inflow.at(t) * YEAR),
            headline::many(lang, queue.outflow_at(t) * YEAR),
            headline::many(lang, queue.backlog_at(t)),
            in_months(queue.wait_at(t)),
        ]
    });
    Table {
        caption: localized(lang, "Patents by date", "日付ごとの特許").to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: (0..names.len()).map(|i| i > 0).collect(),
    }
}

/// Days as months; nothing for what never comes to its turn.
fn in_months(days: f64) -> String {
    if days.is_finite() {
        decimals(days / MONTH, 1)
    } else {
        "\u{221e}".to_owned()
    }
}

/// What waits and for how long in open source and with vendors, two rows a year.
pub fn apart(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> Table {
    let names = [
        ("Open source: waiting", "オープンソース：未修正"),
        ("Wait in months", "待ち（月）"),
        ("Vendors: waiting", "ベンダー：未修正"),
        ("Wait in months", "待ち（月）"),
    ];
    let queues = [forecast.vulnerabilities.queue, forecast.vendors];
    let rows = common::twice_a_year(outcome.dates()).into_iter().map(|i| {
        let day = outcome.dates()[i];
        let mut row = vec![date::iso(day)];
        for queue in queues {
            row.push(headline::many(lang, queue.backlog_at(day - START)));
            row.push(in_months(queue.wait_at(day - START)));
        }
        row
    });
    let caption = localized(
        lang,
        "Open source and vendors apart, at the values of the sliders",
        "オープンソースとベンダー（スライダーの値で）",
    );
    common::table(
        lang,
        caption,
        &[&[("Date", "日付")][..], &names].concat(),
        rows.collect(),
    )
}

/// The steps of the funnel: counts, shares, the pace of each, and what waits before it.
pub fn funnel(lang: Lang) -> Table {
    let names = [
        ("Step", "段階"),
        ("Count", "件数"),
        ("Of the step before", "前段階に対する割合"),
        ("A month", "1か月当たり"),
        ("Waiting for it", "この段階を待つ件数"),
        ("Months at that pace", "その速さでの月数"),
    ];
    let mut before: Option<f64> = None;
    let rows = STEPS.into_iter().map(|step| {
        let count = figure(step);
        let a_month = count / FIRST * MONTH;
        let mut row = vec![
            headline::step(lang, step).to_owned(),
            decimals(count, 0),
            String::new(),
            decimals(a_month, 0),
            String::new(),
            String::new(),
        ];
        if let Some(before) = before {
            row[2] = crate::i18n::format::share(100.0 * count / before);
            // People do these steps one by one; the others are judgements on all of the step before.
            if matches!(step, Figure::Checked | Figure::Disclosed | Figure::Patched) {
                row[4] = decimals(before - count, 0);
                row[5] = decimals((before - count) / a_month, 1);
            }
        }
        before = Some(count);
        row
    });
    let caption = localized(
        lang,
        "From candidate to patch in open source, in the six weeks to 22 May 2026",
        "オープンソースの候補から修正まで（2026年5月22日までの6週間）",
    );
    common::table(lang, caption, &names, rows.collect())
}

/// What the document says of the patent system, now and once AI improves itself: its table, in our own words.
pub fn patent_system(lang: Lang) -> Table {
    let names = [
        ("Area", "影響領域"),
        ("Now", "現在"),
        ("Once AI improves itself", "再帰的自己改善の進展後"),
    ];
    let rows = [
        (
            ("Inventorship", "発明者帰属"),
            (
                "Inventions made with AI still need a human inventor",
                "AIを使った発明でも、人間の発明者が要る",
            ),
            (
                "With AI as the one who does the research, nobody to attribute them to",
                "AIが研究の主体となり、発明を帰属させる相手がいない",
            ),
        ),
        (
            ("Freedom to operate", "FTO分析"),
            ("Faster with the help of AI", "AIの補助で速くなる"),
            (
                "Prior art grows faster than anyone can examine and analyse it",
                "先行技術の増え方が、審査と分析の能力を上回る",
            ),
        ),
        (
            ("Filings", "特許出願数"),
            ("More efficient with AI", "AIで出願が効率化"),
            (
                "What counts as an invention thins out, and the system changes its function",
                "何が真の発明かが薄まり、特許制度の機能が変わる",
            ),
        ),
        (
            ("Secrecy", "秘密管理"),
            (
                "Training data and models are trade secrets",
                "訓練データとモデルが営業秘密",
            ),
            (
                "The risk that AI which improves itself imitates them is hard to assess",
                "自己改善するAIに模倣される危険を評価しにくい",
            ),
        ),
        (
            ("Licensing", "ライセンス交渉"),
            ("AI helps to negotiate contracts", "契約交渉にAIを使う"),
            (
                "Whether agents that negotiate by themselves may act for someone in law",
                "自律的に交渉するエージェントに法的な代理権があるか",
            ),
        ),
    ];
    let text = |(en, ja)| localized(lang, en, ja).to_owned();
    Table {
        caption: localized(
            lang,
            "The patent system as the document on Anthropic's paper sees it; it gives no dates",
            "Anthropicの文書を分析した資料による特許制度への影響（時期の記載はなし）",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows
            .map(|(area, now, later)| vec![text(area), text(now), text(later)])
            .to_vec(),
        numeric: vec![false; names.len()],
    }
}

/// The sixth of the interview's seven truths: rules in stages, what they are not, and the bottleneck that is feared.
pub fn stages(lang: Lang) -> Table {
    let names = [
        ("Statement", "内容"),
        ("Source", "出典"),
        ("Grade", "信頼度"),
    ];
    let ids = [
        "advice.federal",
        "advice.steps",
        "advice.stronger",
        "tennessee.bill",
        "moratorium.bill",
        "fda.bottleneck",
        "fda.approved",
        "fda.review",
        "fda.goals",
    ];
    let rows = ids.into_iter().filter_map(facts::get).map(|fact| {
        let ids = fact.sources.iter().map(|source| source.id.as_str());
        vec![
            fact.text(lang).to_owned(),
            sources::short(lang, ids),
            grade(lang, fact.grade).to_owned(),
        ]
    });
    Table {
        caption: localized(
            lang,
            "Rules in stages and the approval of medicines (the sixth truth), and what the FDA reports",
            "段階的な規制と医薬品の承認（第六の真相）、FDAの実績",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false; names.len()],
    }
}

const fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::Primary => localized(lang, "primary", "一次"),
        Grade::Press => localized(lang, "press", "報道"),
        Grade::Secondary => localized(lang, "secondary", "二次"),
    }
}

fn first(outcome: &QueuesOutcome, lang: Lang) -> Point {
    Point {
        name: localized(lang, "Project Glasswing", "Project Glasswing").to_owned(),
        day: START + FIRST,
        value: Some(confirmed(&outcome.assumptions)),
        range: None,
        status: "fitted",
    }
}

/// The published figures that the view is measured against.
pub fn points(lang: Lang) -> Table {
    let names = [
        ("Figure", "値"),
        ("Date", "日付"),
        ("Value", "数値"),
        ("Source", "出典"),
        ("Grade", "信頼度"),
    ];
    let ids = [
        "glasswing.found",
        "glasswing.partners",
        "glasswing.candidates",
        "glasswing.rated",
        "glasswing.checked",
        "glasswing.confirmed",
        "glasswing.disclosed",
        "glasswing.undisclosed",
        "glasswing.patched",
        "glasswing.twoweeks",
        "glasswing.firefox",
        "glasswing.cloudflare",
        "curl.before",
        "curl.found",
        "patents.uspto.before",
        "patents.uspto",
        "patents.pendency",
        "patents.us",
        "patents.japan",
        "fda.approved",
        "fda.review",
    ];
    let rows = ids.into_iter().filter_map(facts::get).map(|fact| {
        let ids = fact.sources.iter().map(|source| source.id.as_str());
        vec![
            fact.text(lang).to_owned(),
            fact.date_text.clone(),
            fact.value.map_or_else(String::new, number),
            sources::short(lang, ids),
            grade(lang, fact.grade).to_owned(),
        ]
    });
    Table {
        caption: localized(
            lang,
            "What has been published and measured",
            "公表値と実測値",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false, false, true, false, false],
    }
}

/// The steps of the funnel in files.
const FUNNEL: [&str; STEPS.len()] = [
    "candidates",
    "rated-high",
    "checked",
    "confirmed",
    "disclosed",
    "patched",
];

/// The charts as plain numbers: counts, applications a year, and waits in months.
pub fn numbers(outcome: &QueuesOutcome) -> Numbers {
    let mut numbers = Numbers {
        points: vec![first(outcome, Lang::En)],
        markers: vec![("start", START)],
        ..Numbers::default()
    };
    let Some(forecast) = &outcome.forecast else {
        return numbers;
    };
    numbers.figures = FUNNEL
        .into_iter()
        .zip(STEPS)
        .map(|(key, step)| numbers::Figure {
            key,
            unit: "count",
            value: figure(step),
        })
        .collect();
    let levels = [0.0, LONG[0], 0.0, LONG[1], LONG[2]];
    numbers.milestones = KEYS
        .into_iter()
        .zip(levels)
        .zip(milestones(forecast))
        .zip(headline::MILESTONES)
        .map(|(((key, level), (_, arrival)), words)| Milestone::of(key, level, words, &arrival))
        .collect();
    let central = KEYS.into_iter().zip(milestones(forecast));
    let central = central.map(|(key, (day, _))| (key, day));
    numbers
        .markers
        .extend(central.filter(|(_, day)| day.is_finite()));
    let (v, p) = (&forecast.vulnerabilities, &forecast.patents);
    let series = |name, words, paint, unit, values| Series {
        name,
        label: Label::Own(words),
        paint,
        unit,
        dates: outcome.dates().to_vec(),
        values,
        quantiles: Vec::new(),
    };
    let of = |curve: Curve, unit, values| {
        series(curve.name(), curve.words(), curve.paint(), unit, values)
    };
    let wait = |name, outlook: &Outlook| {
        let months = outcome.path(|t| outlook.queue.wait_at(t) / MONTH);
        series(name, common::CENTRAL, Paint::Accent, "months", months)
    };
    let count = |curve, values| of(curve, "count", values);
    let mut backlog = count(Curve::Backlog, outcome.path(|t| v.queue.backlog_at(t)));
    backlog.quantiles.clone_from(&v.backlog);
    numbers.series = vec![
        backlog,
        count(Curve::Found, outcome.path(|t| v.queue.inflow.total(t))),
        count(Curve::Patched, outcome.path(|t| v.queue.served_at(t))),
        wait("wait", v),
        of(
            Curve::Filed,
            "per year",
            outcome.path(|t| p.queue.inflow.at(t) * YEAR),
        ),
        of(
            Curve::Examined,
            "per year",
            outcome.path(|t| p.queue.outflow_at(t) * YEAR),
        ),
        wait("pendency", p),
        count(Curve::Waiting, outcome.path(|t| p.queue.backlog_at(t))),
        count(
            Curve::Vendors,
            outcome.path(|t| forecast.vendors.backlog_at(t)),
        ),
        wait("medicines", &forecast.medicines),
    ];
    numbers
}
