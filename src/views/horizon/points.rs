//! Measured horizons with what became of each, as points of a chart, rows of a table and plain numbers.

use super::{Data, clock, estimate};
use crate::{
    assumptions::Assumptions,
    evidence::points::{Estimate, Observation},
    figure::chart::{About, DataPoint, FitRole, Measure},
    i18n::{
        Lang,
        format::{date, localized, phrase, short_length},
    },
    model::trend::Status,
    views::{Table, common, numbers::Point},
};

/// The points of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// What the points are read under.
    pub assumptions: Assumptions,
    /// The points.
    pub data: Data,
    /// What became of each.
    pub status: Vec<Status>,
}

impl Measured {
    fn all(&self) -> impl Iterator<Item = (&Observation, Status)> {
        self.data.points.iter().zip(self.status.iter().copied())
    }

    fn estimate<'a>(&self, point: &'a Observation) -> Option<&'a Estimate> {
        estimate(&self.assumptions, point)
    }

    /// As points of a chart.
    pub fn points(&self) -> Vec<DataPoint> {
        self.all()
            .enumerate()
            .filter_map(|(index, (point, status))| {
                let estimate = self.estimate(point)?;
                Some(DataPoint {
                    index,
                    at: (point.day, estimate.mid),
                    range: estimate.range,
                    weight: match status {
                        Status::Fitted => FitRole::Full,
                        Status::AboveCap | Status::AtLeast => FitRole::Hollow,
                        _ if point.drawn_only => FitRole::Hollow,
                        _ => FitRole::Left,
                    },
                })
            })
            .collect()
    }

    /// Their words.
    pub fn about(self, lang: Lang) -> Box<dyn About> {
        Box::new(Words {
            measured: self,
            lang,
        })
    }

    /// As plain numbers in minutes.
    pub fn numbers(&self) -> Vec<Point> {
        self.all()
            .map(|(point, status)| self.numbered(point, status))
            .collect()
    }

    fn numbered(&self, point: &Observation, status: Status) -> Point {
        let estimate = self.estimate(point);
        Point {
            name: point.name.clone(),
            day: point.day,
            value: estimate.map(|e| e.mid),
            range: estimate.and_then(|e| e.range),
            status: if point.drawn_only {
                "drawn-only"
            } else {
                status_word(status)
            },
        }
    }

    /// As a table with their intervals and whether they are fitted.
    pub fn table(&self, lang: Lang) -> Table {
        let names = [
            ("Model", "モデル"),
            ("Released", "公開日"),
            ("Length", "長さ"),
            ("95% from", "95%下端"),
            ("95% to", "95%上端"),
            ("Fitted", "当てはめ"),
        ];
        let rows = self.all().take(common::MOST_ROWS).map(|(point, status)| {
            let text = |minutes| short_length(lang, minutes, clock(&self.assumptions));
            let told = told(lang, point, status);
            common::point_row(&self.numbered(point, status), told, &text)
        });
        Table {
            caption: localized(lang, "The points", "データの点").to_owned(),
            head: common::head(lang, &names),
            rows: rows.collect(),
            numeric: vec![false, false, true, true, true, false],
        }
    }
}

/// What became of a point, as one word.
const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Fitted => "fitted",
        Status::Earlier => "earlier",
        Status::Later => "later",
        Status::AboveCap => "above-cap",
        Status::AtLeast => "at-least",
        Status::Superseded => "superseded",
        Status::Unmeasured => "unmeasured",
    }
}

/// What became of a point, in words.
const fn status_text(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Fitted => localized(lang, "yes", "対象"),
        Status::Earlier => localized(lang, "not fitted: earlier", "対象外：開始日より前"),
        Status::Later => localized(lang, "not fitted: later", "対象外：期限より後"),
        Status::AboveCap => localized(lang, "not fitted: above the cap", "対象外：上限超"),
        Status::AtLeast => localized(lang, "fitted as at least the cap", "「上限以上」として使用"),
        Status::Superseded => localized(lang, "not fitted: no record", "対象外：最高記録でない"),
        Status::Unmeasured => localized(
            lang,
            "not fitted: no figure at this level",
            "対象外：この成功率の値なし",
        ),
    }
}

/// The same for a point that may be drawn only.
const fn told(lang: Lang, point: &Observation, status: Status) -> &'static str {
    if point.drawn_only {
        localized(
            lang,
            "not fitted: not a robust measurement",
            "対象外：頑健な測定ではない",
        )
    } else {
        status_text(lang, status)
    }
}

/// The words of the points.
struct Words {
    measured: Measured,
    lang: Lang,
}

impl About for Words {
    fn name(&self, index: usize) -> (String, Option<String>) {
        let point = &self.measured.data.points[index];
        let name = &point.label;
        let above = self.measured.status[index] == Status::AboveCap || point.drawn_only;
        let long = above.then(|| match self.lang {
            Lang::En => phrase!(name, " (not fitted)"),
            Lang::Ja => phrase!(name, "（対象外）"),
        });
        (name.clone(), long)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let point = &self.measured.data.points[index];
        let work = Measure::Work(clock(&self.measured.assumptions));
        let length = |minutes: f64| work.text(self.lang, minutes);
        let mut lines = vec![date(self.lang, point.day)];
        if let Some(estimate) = self.measured.estimate(point) {
            lines.push(length(estimate.mid));
            if let Some((low, high)) = estimate.range {
                lines.push(phrase!(
                    "95%",
                    localized(self.lang, ": ", "："),
                    &length(low),
                    localized(self.lang, " to ", "〜"),
                    &length(high),
                ));
            }
        }
        let status = self.measured.status[index];
        if status != Status::Fitted {
            lines.push(told(self.lang, point, status).to_owned());
        }
        (point.name.clone(), lines)
    }
}
