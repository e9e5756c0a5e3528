//! A chart's numbers as one sheet, a row a date: as a person would lay them out, to edit them behind the chart.

use crate::{
    export::table::Cell,
    figure::chart::{Fan, FitRole, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{join, localized},
    },
    model::numerics::fast,
    number::{self, within},
};

/// Minutes in an hour: lengths of work stand in hours, whose powers of ten are read more easily.
const HOUR: f64 = 60.0;

/// What a column is on the chart.
pub enum Role {
    /// Nothing: it is there to be read, or for another.
    Read,
    /// A part of the stack of areas: the widest band that it lies in, from 0; none lies below all bands.
    Stack(Option<usize>),
    /// A line.
    Line {
        paint: Paint,
        width: f64,
        dashed: bool,
    },
    /// Measured points, with the columns of their names and of how far the interval reaches to either side.
    Points {
        names: usize,
        above: usize,
        below: usize,
    },
    /// Named places on lines.
    Marks { names: usize },
    /// A line up from the horizontal axis at one date.
    Upright { paint: Paint },
}

/// A column of the sheet.
pub struct Column {
    /// Its head.
    pub head: String,
    /// What it is on the chart.
    pub role: Role,
    /// Its cells, a row each.
    pub cells: Vec<Cell>,
}

/// The sheet.
pub struct Wide {
    /// The first is that of the dates.
    pub columns: Vec<Column>,
    /// How each point counts, by row.
    pub roles: Vec<Option<FitRole>>,
    /// Whether values are hours.
    pub hours: bool,
    /// The ends of the vertical axis.
    pub ends: (f64, f64),
    /// Whether that is logarithmic.
    pub log: bool,
}

/// Whether a chart is one of lines and bands over dates, which office programs have too.
pub fn fits(spec: &Spec) -> bool {
    let dated = spec.x.measure == Measure::Date && spec.y.measure != Measure::Date;
    let drawn = !spec.lines.is_empty() || !spec.points.is_empty();
    dated
        && drawn
        // One that nothing is seen of only gives its name a place.
        && spec.bars.iter().all(|bar| bar.opacity == 0.0)
        && spec.fans.len() <= 1
        && spec.y.measure != Measure::Rows
}

/// A row: the day and where on the axis that is, and which point and mark stand there.
struct Row {
    x: f64,
    point: Option<usize>,
    mark: Option<usize>,
}

impl Wide {
    /// Of a chart that [`fits`].
    pub fn new(spec: &Spec, lang: Lang) -> Self {
        let hours = matches!(spec.y.measure, Measure::Work(_));
        let log = hours
            || matches!(
                spec.y.measure,
                Measure::Times | Measure::Count | Measure::Yen
            );
        let scale = if hours { 1.0 / HOUR } else { 1.0 };
        let ends = (spec.y.ends.0 * scale, spec.y.ends.1 * scale);
        let mut sheet = Sheet {
            spec,
            lang,
            rows: rows(spec),
            scale,
            log,
            ends: if log { decades(ends) } else { ends },
            columns: Vec::new(),
        };
        sheet.fill();
        let role = |row: &Row| row.point.map(|point| spec.points[point].weight);
        Self {
            roles: sheet.rows.iter().map(role).collect(),
            columns: sheet.columns,
            hours,
            ends: sheet.ends,
            log,
        }
    }
}

/// The powers of ten around a range: office programs count the ticks of a logarithmic axis from its end.
fn decades((low, high): (f64, f64)) -> (f64, f64) {
    let power = |round: fn(f64) -> f64, value: f64| {
        let exponent = round(fast::log2(value) / std::f64::consts::LOG2_10);
        libm::pow(10.0, exponent)
    };
    (
        power(libm::floor, low * 1.000_001),
        power(libm::ceil, high * 0.999_999),
    )
}

/// Where lines and bands have values, and where points, marks, the goal and uprights stand.
fn rows(spec: &Spec) -> Vec<Row> {
    let (from, to) = spec.x.ends;
    let mut days: Vec<f64> = Vec::new();
    for line in &spec.lines {
        days.extend(line.points.iter().map(|p| p.0));
    }
    for band in spec.fans.iter().flat_map(|fan| &fan.bands) {
        days.extend(band.edges.iter().map(|e| e.0));
    }
    days.extend(uprights(spec).iter().map(|(day, ..)| *day));
    if let Some(goal) = &spec.goal {
        days.extend([from, goal.x.min(to)]);
    }
    days.retain(|day| from <= *day && *day <= to);
    days.sort_by(f64::total_cmp);
    days.dedup();
    let mut rows: Vec<Row> = Vec::new();
    for x in days {
        rows.push(Row {
            x,
            point: None,
            mark: None,
        });
    }
    let inside = |(x, y): (f64, f64)| from <= x && x <= to && y.is_finite();
    for (index, point) in spec.points.iter().enumerate().filter(|(_, p)| inside(p.at)) {
        place(&mut rows, point.at.0, |row| &mut row.point, index);
    }
    for (index, mark) in spec.marks.iter().enumerate().filter(|(_, m)| inside(m.at)) {
        place(&mut rows, mark.at.0, |row| &mut row.mark, index);
    }
    if let Some(goal) = spec.goal.as_ref().filter(|goal| inside((goal.x, goal.y))) {
        place(&mut rows, goal.x, |row| &mut row.mark, spec.marks.len());
    }
    rows
}

/// Takes a free row of a day, or a new one.
fn place(rows: &mut Vec<Row>, x: f64, slot: fn(&mut Row) -> &mut Option<usize>, index: usize) {
    let mut at = rows.partition_point(|row| row.x < x);
    while rows.get(at).is_some_and(|row| row.x == x) {
        let free = slot(&mut rows[at]);
        if free.is_none() {
            *free = Some(index);
            return;
        }
        at += 1;
    }
    let mut row = Row {
        x,
        point: None,
        mark: None,
    };
    *slot(&mut row) = Some(index);
    rows.insert(at, row);
}

/// Days that an upright line marks, with its name.
fn uprights(spec: &Spec) -> Vec<(f64, String, Paint)> {
    let (from, to) = spec.x.ends;
    let mut all: Vec<(f64, String, Paint)> = spec
        .guides
        .iter()
        .filter(|guide| guide.vertical)
        .map(|guide| (guide.at, guide.name.clone(), guide.paint))
        .collect();
    for shaded in &spec.shaded {
        let (start, end) = shaded.ends;
        all.push((start, shaded.name.clone(), Paint::Muted));
        all.push((end, join(&[&shaded.name, " →|"]), Paint::Muted));
    }
    if let Some(today) = spec.shown_today() {
        all.push((today.day, today.names[0].clone(), Paint::Muted));
    }
    all.retain(|(day, name, _)| from < *day && *day < to && !name.is_empty());
    all
}

struct Sheet<'a> {
    spec: &'a Spec,
    lang: Lang,
    rows: Vec<Row>,
    scale: f64,
    log: bool,
    ends: (f64, f64),
    columns: Vec<Column>,
}

impl Sheet<'_> {
    fn fill(&mut self) {
        let lang = self.lang;
        let day = |row: &Row| Cell::Date(row.x);
        let days = self.rows.iter().map(day).collect();
        self.add(localized(lang, "date", "日付"), Role::Read, days);
        let spec = self.spec;
        let mut lines = spec.lines.iter();
        if let Some(first) = lines.next() {
            self.line(first, 2.25);
        }
        let edges = spec.fans.first().map(|fan| self.edges(fan));
        self.points();
        for line in lines {
            self.line(line, 2.25);
        }
        self.goal();
        self.guides();
        self.marks();
        // One below the other, so that their names do not meet.
        for (place, (day, name, paint)) in uprights(spec).into_iter().enumerate() {
            let top = self.height(1.0 - 0.06 * place as f64);
            let first = self.rows.iter().position(|row| row.x == day);
            let mut cells = vec![Cell::Empty; self.rows.len()];
            if let Some(first) = first {
                cells[first] = Cell::number(top);
            }
            self.add(&name, Role::Upright { paint }, cells);
        }
        if let Some(edges) = edges {
            self.stack(&edges);
        }
    }

    /// The value at a part of the vertical axis.
    fn height(&self, part: f64) -> f64 {
        let (low, high) = self.ends;
        if self.log {
            low * fast::exp2(fast::log2(high / low) * part)
        } else {
            low + (high - low) * part
        }
    }

    /// Heads differ, so that each names one column.
    fn add(&mut self, head: &str, role: Role, cells: Vec<Cell>) -> usize {
        let mut own = head.to_owned();
        let mut count = 1.0;
        while self.columns.iter().any(|column| column.head == own) {
            count += 1.0;
            own = join(&[head, " ", &number::shortest(count)]);
        }
        self.columns.push(Column {
            head: own,
            role,
            cells,
        });
        self.columns.len() - 1
    }

    fn line(&mut self, line: &Line, width: f64) {
        let name = if line.reading.is_empty() {
            &line.name
        } else {
            &line.reading
        };
        let value = |row: &Row| self.between(&line.points, row.x);
        let cells = self.rows.iter().map(|row| Cell::number(value(row)));
        let role = Role::Line {
            paint: line.paint,
            width,
            dashed: false,
        };
        self.add(name, role, cells.collect());
    }

    /// A curve's value at a day, straight on the chart between those that it is drawn through.
    fn between(&self, points: &[(f64, f64)], x: f64) -> Option<f64> {
        let after = points.partition_point(|p| p.0 < x);
        let right = points.get(after)?;
        if right.0 == x {
            return self.scaled(right.1);
        }
        let left = points.get(after.checked_sub(1)?)?;
        let part = (x - left.0) / (right.0 - left.0);
        let (low, high) = (self.scaled(left.1)?, self.scaled(right.1)?);
        if self.log && low > 0.0 && high > 0.0 {
            return Some(low * fast::exp2(fast::log2(high / low) * part));
        }
        Some(low + (high - low) * part)
    }

    fn scaled(&self, value: f64) -> Option<f64> {
        Some(value * self.scale).filter(|v| v.is_finite())
    }

    /// The quantiles at the edges of the bands from the lowest on; the numbers of their columns.
    fn edges(&mut self, fan: &Fan) -> Vec<usize> {
        let count = fan.bands.len();
        let mut columns = Vec::new();
        for edge in 0..2 * count {
            let (band, upper) = if edge < count {
                (&fan.bands[edge], false)
            } else {
                (&fan.bands[2 * count - 1 - edge], true)
            };
            let points: Vec<(f64, f64)> = band
                .edges
                .iter()
                .map(|(x, low, high)| (*x, if upper { *high } else { *low }))
                .collect();
            let cells = self
                .rows
                .iter()
                .map(|row| Cell::number(self.between(&points, row.x)));
            let cells = cells.collect();
            let head = quantile(band.level, upper);
            columns.push(self.add(&head, Role::Read, cells));
        }
        columns
    }

    /// What lies below the bands, then each part between two edges: stacked, they reach the edges.
    fn stack(&mut self, edges: &[usize]) {
        let spec = self.spec;
        let Some(fan) = spec.fans.first() else { return };
        let count = fan.bands.len();
        let floor = if self.log {
            self.ends.0 * 1e-3
        } else {
            f64::NEG_INFINITY
        };
        let (low, high) = (floor, self.ends.1 * 1e3);
        let inside = |cell: &Cell| cell.value().map(|v| within(v, low, high));
        for part in 0..edges.len() {
            let (head, role) = if part == 0 {
                let head = localized(self.lang, "below the bands", "帯の下");
                (head.to_owned(), Role::Stack(None))
            } else {
                let band = part.min(2 * count - part) - 1;
                (fan.bands[band].name.clone(), Role::Stack(Some(band)))
            };
            let upper = &self.columns[edges[part]].cells;
            let lower = part
                .checked_sub(1)
                .map(|below| &self.columns[edges[below]].cells);
            let mut cells = Vec::new();
            for (index, cell) in upper.iter().enumerate() {
                let Some(lower) = lower else {
                    cells.push(match inside(cell) {
                        Some(v) if Some(v) == cell.value() => Cell::Same {
                            value: v,
                            column: edges[part],
                        },
                        other => Cell::number(other),
                    });
                    continue;
                };
                let below = &lower[index];
                // What is beyond all numbers ends above the chart.
                let plain = cell.value().is_some() && inside(cell) == cell.value();
                let value = match (inside(cell).or(below.value().map(|_| high)), inside(below)) {
                    (Some(up), Some(down)) => Some(up - down),
                    _ => None,
                };
                cells.push(match value {
                    Some(value) if plain && inside(below) == below.value() => Cell::Difference {
                        value,
                        columns: (edges[part], edges[part - 1]),
                    },
                    value => Cell::number(value),
                });
            }
            self.add(&head, role, cells);
        }
    }

    fn points(&mut self) {
        let spec = self.spec;
        if !self.rows.iter().any(|row| row.point.is_some()) {
            return;
        }
        let lang = self.lang;
        let of = |row: &Row| row.point.map(|index| &spec.points[index]);
        let value = |row: &Row| of(row).and_then(|p| self.scaled(p.at.1));
        let side = |row: &Row, above: bool| {
            let (low, high) = of(row)?.range?;
            let middle = value(row)?;
            let end = self.scaled(if above { high } else { low })?;
            Some(if above { end - middle } else { middle - end })
        };
        let values = self
            .rows
            .iter()
            .map(|row| Cell::number(value(row)))
            .collect();
        let reach = |above| {
            let cells = self.rows.iter().map(|row| Cell::number(side(row, above)));
            cells.collect::<Vec<_>>()
        };
        let (below, above) = (reach(false), reach(true));
        let name = |row: &Row| {
            let name = of(row).and_then(|p| Some(spec.about.as_ref()?.name(p.index).0));
            name.map_or(Cell::Empty, Cell::Text)
        };
        let names = self.rows.iter().map(name).collect();
        let at = self.columns.len();
        let role = Role::Points {
            names: at + 1,
            below: at + 2,
            above: at + 3,
        };
        self.add(localized(lang, "measured", "測定値"), role, values);
        self.add(localized(lang, "name", "名前"), Role::Read, names);
        let head = localized(lang, "interval below", "区間（下へ）");
        self.add(head, Role::Read, below);
        let head = localized(lang, "interval above", "区間（上へ）");
        self.add(head, Role::Read, above);
    }

    fn goal(&mut self) {
        let Some(goal) = &self.spec.goal else { return };
        let end = goal.x.min(self.spec.x.ends.1);
        let value = |row: &Row| self.scaled(goal.y).filter(|_| row.x <= end);
        let cells = self
            .rows
            .iter()
            .map(|row| Cell::number(value(row)))
            .collect();
        let role = Role::Line {
            paint: goal.paint,
            width: 1.5,
            dashed: true,
        };
        let head = join(&[localized(self.lang, "goal: ", "目標："), &goal.name]);
        self.add(&head, role, cells);
    }

    fn guides(&mut self) {
        for guide in self.spec.guides.iter().filter(|guide| !guide.vertical) {
            let value = Cell::number(self.scaled(guide.at));
            let role = Role::Line {
                paint: guide.paint,
                width: 1.0,
                dashed: true,
            };
            let cells = vec![value; self.rows.len()];
            self.add(&guide.name, role, cells);
        }
    }

    fn marks(&mut self) {
        if !self.rows.iter().any(|row| row.mark.is_some()) {
            return;
        }
        let spec = self.spec;
        let of = |row: &Row| {
            let index = row.mark?;
            match (spec.marks.get(index), &spec.goal) {
                (Some(mark), _) => Some((mark.at.1, mark.name.clone())),
                (None, Some(goal)) => Some((goal.y, goal.at.clone())),
                (None, None) => None,
            }
        };
        let value = |row: &Row| of(row).and_then(|mark| self.scaled(mark.0));
        let values = self
            .rows
            .iter()
            .map(|row| Cell::number(value(row)))
            .collect();
        let name = |row: &Row| of(row).map_or(Cell::Empty, |mark| Cell::Text(mark.1));
        let names = self.rows.iter().map(name).collect();
        let role = Role::Marks {
            names: self.columns.len() + 1,
        };
        self.add(localized(self.lang, "reached", "到達"), role, values);
        self.add(localized(self.lang, "when", "時期"), Role::Read, names);
    }
}

/// The lower or upper edge of a band of 95, 80 or 50 per cent as the quantile that it is.
fn quantile(level: usize, upper: bool) -> String {
    let outside = [2.5, 10.0, 25.0][level];
    let at = if upper { 100.0 - outside } else { outside };
    join(&[&number::shortest(at), "%"])
}
