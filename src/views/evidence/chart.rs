//! The timeline as data: the stages of S1, the measured horizons with their trend, and the events of 2026.

use super::{EvidenceOutcome, LENGTHS, START, headline};
use crate::{
    date::{Civil, YEAR},
    evidence::facts::{self, Fact},
    figure::chart::{
        About, AxisSpec, Bar, DataPoint, FitRole, Guide, Line, Mark, Measure, Paint, ShadedRange,
        Spec,
    },
    i18n::{
        Lang,
        format::{date, join, localized, localized_fmt, short_month},
    },
    model::numerics::fast,
    views::{common, horizon},
};

/// The lowest length of the axis, in minutes, unless a point lies below.
const LOWEST: f64 = 0.05;
/// Where the flags of the events fly, in minutes: between the axis' gridlines, which would run through their names.
const FLAGS: [f64; 4] = [30.0, 6.1, 2.5, 0.41];

/// A stage's and a flag's number, by which the foot of the chart names it.
const STAGES: [&str; 4] = ["I", "II", "III", "IV"];
const NUMBERS: [&str; FLAGS.len()] = ["1", "2", "3", "4"];

/// What the chart shows.
pub fn spec(outcome: &EvidenceOutcome, lang: Lang) -> Spec {
    let trend = &outcome.trend;
    let f = &trend.forecast;
    let first = f.dates.first().copied().unwrap_or(START);
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (first.min(START), outcome.end()),
    };
    let (low, high) = horizon::chart::range(trend);
    let y = AxisSpec {
        measure: Measure::Work(trend.clock()),
        ends: (low.min(LOWEST), high),
    };
    let mut spec = Spec::new(x, y, horizon::chart::y_title(trend, lang));
    let flags = flags(lang);
    spec.footer = vec![
        stages(&mut spec, lang),
        legend(&flags, lang),
        headline::source(outcome, lang),
        headline::assumes(outcome, lang),
    ];
    if f.central.is_some() {
        spec.fans = vec![common::fan(
            &trend.assumptions,
            (horizon::chart::fan_of(f), lang),
            &f.dates,
            &f.bands,
            fast::exp2,
        )];
        spec.lines = vec![horizon::chart::central(f, lang)];
    }
    let reached = f.milestones.iter().zip(LENGTHS);
    spec.marks = reached
        .map(|(m, (_, minutes))| common::dated_mark(lang, (m.p50, minutes), Paint::Accent))
        .collect();
    let bottom = spec.y.ends.0;
    let mut points = trend.measured().points();
    points.retain(|spot| spot.at.0 >= spec.x.ends.0);
    // Odd numbers, whose names are sought at the right: other flags' poles stand at the left.
    let first = trend.data.points.len() | 1;
    for (index, flag) in flags.iter().enumerate() {
        let stem = vec![(flag.day, bottom), (flag.day, flag.height)];
        spec.lines.push(Line::new("", stem, Paint::Target, 0.1));
        spec.marks.push(Mark {
            at: (flag.day, flag.height),
            name: String::new(),
            paint: Paint::Target,
        });
        // It has the name, in full or else by number, and the keyboard and the pointer find it; the mark lies on it.
        points.push(DataPoint {
            index: first + 2 * index,
            at: (flag.day, flag.height),
            range: None,
            weight: FitRole::Full,
        });
    }
    spec.points = points;
    spec.about = Some(Box::new(Words {
        points: trend.measured().about(lang),
        first,
        flags,
        lang,
    }));
    spec
}

/// A line with a number where each stage begins, and its name where its years have room for it; every other one is shaded.
/// Returns what the numbers mean.
fn stages(spec: &mut Spec, lang: Lang) -> String {
    // Parts of the height between which names stand, below the numbers.
    const ROW: [f64; 2] = [0.84, 0.92];
    // How much of the last stage, whose end nobody knows, its name may take, in days.
    const LAST: f64 = 2.0 * YEAR;
    let stages = facts::all().iter().filter(|fact| fact.group == "stage");
    let dated: Vec<(&Fact, f64)> = stages.filter_map(|fact| Some((fact, fact.date?))).collect();
    let (low, high) = spec.y.ends;
    let [bottom, top] = ROW.map(|part| low * libm::pow(high / low, part));
    for (index, (number, (fact, from))) in STAGES.iter().zip(&dated).enumerate() {
        let next = dated.get(index + 1).map(|next| next.1);
        let to = next.unwrap_or(spec.x.ends.1);
        if index % 2 == 0 {
            spec.shaded.push(ShadedRange {
                ends: (*from, to),
                name: String::new(),
            });
        }
        spec.guides.push(Guide {
            vertical: true,
            at: *from,
            name: (*number).to_owned(),
            paint: Paint::Muted,
        });
        let name = stage(lang, &fact.id);
        spec.bars.push(Bar {
            x: (*from, next.unwrap_or_else(|| to.min(from + LAST))),
            y: (bottom, top),
            name: name.to_owned(),
            paint: Paint::Muted,
            opacity: 0.0,
            region: true,
        });
    }
    let names = dated.iter().map(|(fact, _)| stage(lang, &fact.id));
    let named = common::numbered(STAGES.into_iter().zip(names));
    localized_fmt(lang, "Stages: {0}.", "段階：{0}。", &[&named])
}

/// What the numbers of the flags mean.
fn legend(flags: &[Flag], lang: Lang) -> String {
    let names = flags.iter().map(|flag| flag.name.as_str());
    let named = common::numbered(NUMBERS.into_iter().zip(names));
    localized_fmt(lang, "Flags: {0}.", "旗：{0}。", &[&named])
}

/// The name of a stage on the chart.
fn stage(lang: Lang, id: &str) -> &'static str {
    match id {
        "stage.2021" => localized(lang, "people write it all", "人がすべて書く"),
        "stage.2023" => localized(lang, "chat: snippets", "チャット：断片"),
        "stage.2025" => localized(lang, "agents: files", "ファイル単位"),
        _ => localized(lang, "agents run, test, delegate", "自律型エージェント"),
    }
}

/// The events of a month.
struct Flag {
    day: f64,
    height: f64,
    /// Its events in few words.
    name: String,
    /// Month, and each event with its day.
    title: String,
    lines: Vec<String>,
}

/// The events by month, from the highest flag to the lowest, so that no name crosses another one's pole.
fn flags(lang: Lang) -> Vec<Flag> {
    let mut flags: Vec<Flag> = Vec::new();
    let mut last = None;
    let events = facts::all().iter().filter(|fact| fact.group == "events");
    for (fact, day) in events.filter_map(|fact| Some((fact, fact.date?))) {
        let civil = Civil::from_days(day);
        let line = join(&[
            &if fact.date_text.len() > 7 {
                date(lang, day)
            } else {
                short_month(lang, day)
            },
            localized(lang, ": ", "："),
            localized(lang, &fact.what_en, &fact.what_ja),
        ]);
        let short = event(lang, &fact.id);
        if last.replace((civil.year, civil.month)) == Some((civil.year, civil.month))
            && let Some(flag) = flags.last_mut()
        {
            if !short.is_empty() {
                flag.name = localized_fmt(lang, "{0}, {1}", "{0}、{1}", &[&flag.name, short]);
            }
            flag.lines.push(line);
            continue;
        }
        let height = FLAGS[flags.len().min(FLAGS.len() - 1)];
        let title = short_month(lang, day);
        flags.push(Flag {
            day,
            height,
            name: short.to_owned(),
            title,
            lines: vec![line],
        });
    }
    flags
}

/// The name of an event on the chart; empty for one that leads to another and is only read.
fn event(lang: Lang, id: &str) -> &'static str {
    match id {
        "events.pentagon" => localized(lang, "Pentagon dispute", "国防総省との対立"),
        "events.designation" => localized(lang, "supply-chain risk", "供給網リスク指定"),
        "events.mythos" => "Mythos Preview",
        "events.order" => localized(lang, "review order", "大統領令"),
        "events.fable" => "Fable 5",
        "events.jailbreak" => "",
        _ => localized(lang, "stop", "提供停止"),
    }
}

/// The words of the points, then of the flags, which have every other number.
struct Words {
    points: Box<dyn About>,
    first: usize,
    flags: Vec<Flag>,
    lang: Lang,
}

impl Words {
    /// Which flag has a number.
    fn flag(&self, index: usize) -> Option<usize> {
        let flag = index.checked_sub(self.first)? / 2;
        (flag < self.flags.len()).then_some(flag)
    }
}

impl About for Words {
    fn name(&self, index: usize) -> (String, Option<String>) {
        let Some(index) = self.flag(index) else {
            return self.points.name(index);
        };
        let (flag, number) = (&self.flags[index], NUMBERS[index]);
        // A number before a month would be a day.
        let parts: &[&str] = &[number, &flag.name, &flag.title];
        let full = localized_fmt(self.lang, "{0} {1} ({2})", "{0} {1}（{2}）", parts);
        (number.to_owned(), Some(full))
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        match self.flag(index) {
            Some(index) => {
                let flag = &self.flags[index];
                (flag.title.clone(), flag.lines.clone())
            }
            None => self.points.read(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::ticks;

    #[test]
    fn flags_fly_between_the_gridlines() {
        let flags = flags(Lang::En);
        assert_eq!(flags.len(), FLAGS.len());
        let near = |a: f64, b: f64| libm::fabs(libm::log2(a / b)) < 0.9;
        for axis in [ticks::work_time, ticks::clock_time] {
            for tick in axis(LOWEST, 1e6) {
                let mut heights = flags.iter().map(|flag| flag.height);
                assert!(heights.all(|h| !near(h, tick.value)), "{}", tick.value);
            }
        }
        let apart = |pair: &[Flag]| {
            pair[0].height > pair[1].height && !near(pair[0].height, pair[1].height)
        };
        assert!(flags.windows(2).all(apart));
    }
}
