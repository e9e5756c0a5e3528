//! A person's table as it comes: whatever separates its fields, names its columns, writes its dates and numbers.
//!
//! [`read`] gives the points and all that it understood of the table, or asks where one table can mean two things. Nothing is
//! guessed that changes a figure. The product's own tables have a [stricter reader](crate::evidence::table).

mod columns;
mod dates;
mod encoding;
mod fit;
mod grid;
mod numbers;
mod plain;
mod yaml;

pub use columns::Role;
pub use dates::Order;
pub use encoding::Encoding;
pub use fit::fitted;
pub use numbers::{Mark, Unit};

use crate::date::Civil;
use crate::evidence::points::{Dataset, Estimate, MAX_PROBLEMS, Observation, clean_name};
use crate::evidence::problem::{Problem, ProblemKind, excerpt};
use columns::{Meaning, ROLES, meaning};
use dates::{Date, ORDERS};
use grid::{Grid, Row};
use numbers::{Marks, Said};
use plain::{is_nothing, plain};

/// Rows that are left out are listed up to this number.
pub const MOST_LISTED: usize = 20;

/// What the values of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quantity {
    /// Lengths of tasks, read as minutes.
    #[default]
    Lengths,
    /// Shares of code, read as per cent.
    Shares,
}

/// What a person has answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    columns: [Option<usize>; ROLES.len()],
    order: Option<Order>,
    mark: Option<Mark>,
    unit: Option<Unit>,
    fractions: Option<bool>,
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The column, from 0, is for this.
    Column(Role, usize),
    /// Dates of three numbers are in this order.
    Order(Order),
    /// This mark stands before the decimals.
    Mark(Mark),
    /// Lengths are counted in this.
    Unit(Unit),
    /// Whether shares are fractions of 1 and not per cent.
    Fractions(bool),
}

impl Choices {
    /// Takes an answer; a later one to the same question counts.
    pub fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Column(role, index) => self.columns[role as usize] = Some(index),
            Answer::Order(order) => self.order = Some(order),
            Answer::Mark(mark) => self.mark = Some(mark),
            Answer::Unit(unit) => self.unit = Some(unit),
            Answer::Fractions(are) => self.fractions = Some(are),
        }
    }
}

/// Where a table can mean more than one thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Which column is it?
    Column {
        /// What is sought.
        role: Role,
        /// Those that it can be.
        columns: Vec<Column>,
    },
    /// Which of the three numbers is the day, the month, the year?
    Order {
        /// Such a field.
        text: String,
        /// The orders that all rows allow, with the day that the field is then.
        orders: Vec<(Order, f64)>,
    },
    /// Is the mark that of thousands or of decimals?
    Mark {
        /// Such a field.
        text: String,
        /// What it is with a decimal point, and with a decimal comma.
        values: [f64; 2],
    },
    /// What are the lengths counted in?
    Unit {
        /// Such a field.
        text: String,
        /// What it can be.
        units: &'static [Unit],
    },
    /// Are the shares fractions of 1?
    Fractions {
        /// Such a field.
        text: String,
    },
}

impl Question {
    /// All answers.
    pub fn answers(&self) -> Vec<Answer> {
        match self {
            Self::Column { role, columns } => columns
                .iter()
                .map(|c| Answer::Column(*role, c.index))
                .collect(),
            Self::Order { orders, .. } => orders
                .iter()
                .map(|(order, _)| Answer::Order(*order))
                .collect(),
            Self::Mark { .. } => [Mark::Point, Mark::Comma].map(Answer::Mark).to_vec(),
            Self::Unit { units, .. } => units.iter().copied().map(Answer::Unit).collect(),
            Self::Fractions { .. } => [true, false].map(Answer::Fractions).to_vec(),
        }
    }
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// Its header; empty if there is none.
    pub header: String,
    /// What its first row with anything in it says.
    pub sample: String,
}

/// What was understood of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The points.
    pub data: Dataset,
    /// The first of them in the table.
    pub first: Observation,
    /// The rows that are left out, at most [`MOST_LISTED`].
    pub left: Vec<Left>,
    /// How many rows are left out, without forecasts.
    pub left_count: usize,
    /// What else there is to say about how it was read.
    pub remarks: Vec<Remark>,
}

/// A row that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its line, from 1.
    pub line: usize,
    /// What it lacks.
    pub why: Why,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has no date.
    NoDate,
    /// It has no value.
    NoValue,
    /// It has neither.
    Neither,
    /// It was only drawn, and is no measurement.
    NotMeasured,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// In another encoding than UTF-8.
    Encoding(Encoding),
    /// With these columns as date and value.
    Columns([String; 2]),
    /// With dates in this order.
    Order(Order),
    /// With a comma before the decimals.
    DecimalComma,
    /// With a mark between thousands.
    Thousands,
    /// With lengths in this unit.
    Unit(Unit),
    /// With shares as fractions of 1.
    Fractions,
    /// Without so many rows of the product's own table that are forecasts.
    Forecasts(usize),
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// It can be used.
    Understood(Box<Understood>),
    /// It can mean several things.
    Asks(Question),
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// What cannot be read, in the order of the lines, at most [`MAX_PROBLEMS`].
pub fn read(bytes: &[u8], quantity: Quantity, choices: &Choices) -> Result<Reading, Vec<Problem>> {
    let (text, encoding) = encoding::text(bytes).map_err(|problem| vec![problem])?;
    let mut reading = read_text(&text, quantity, choices)?;
    if let Reading::Understood(understood) = &mut reading
        && encoding != Encoding::Utf8
    {
        understood.remarks.insert(0, Remark::Encoding(encoding));
    }
    Ok(reading)
}

/// Reads a text.
///
/// # Errors
///
/// As [`read`].
pub fn read_text(
    text: &str,
    quantity: Quantity,
    choices: &Choices,
) -> Result<Reading, Vec<Problem>> {
    let grid = yaml::read(text).filter(|_| quantity == Quantity::Lengths);
    let grid = grid
        .map_or_else(|| grid::read(text, quantity), Ok)
        .map_err(|problem| vec![problem])?;
    let mut table = Table {
        columns: [None; ROLES.len()],
        meanings: Vec::new(),
        forecasts: 0,
        grid,
        quantity,
        choices,
    };
    table.take_own()?;
    table.take_units();
    if table.grid.rows.is_empty() {
        return Err(vec![Problem::line(table.grid.line(), ProblemKind::NoRows)]);
    }
    table.read()
}

/// The columns that are needed, as messages name them.
const NEEDED: [&[&str]; 2] = [&["name", "date", "minutes"], &["name", "date", "share"]];

/// A table that is being read.
struct Table<'a> {
    grid: Grid,
    quantity: Quantity,
    choices: &'a Choices,
    /// The columns by their roles.
    columns: [Option<usize>; ROLES.len()],
    /// What the headers say.
    meanings: Vec<Option<Meaning>>,
    forecasts: usize,
}

impl Table<'_> {
    const fn column(&self, role: Role) -> Option<usize> {
        self.columns[role as usize]
    }

    fn field<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        self.column(role).map_or("", |index| row.field(index))
    }

    fn fields(&self, role: Role) -> impl Iterator<Item = &str> {
        let fields = self.grid.rows.iter().map(move |row| self.field(row, role));
        fields.filter(|field| !is_nothing(field))
    }

    /// The values and the ends of their intervals.
    fn amounts(&self) -> impl Iterator<Item = &str> {
        [Role::Value, Role::Low, Role::High]
            .into_iter()
            .flat_map(|role| self.fields(role))
    }

    /// The name of a column in messages.
    const fn called(&self, role: Role) -> &'static str {
        match (role, self.quantity) {
            (Role::Name, _) => "name",
            (Role::Date, _) => "date",
            (Role::Value, Quantity::Lengths) => "minutes",
            (Role::Value, Quantity::Shares) => "share",
            (Role::Low, _) => "low",
            (Role::High, _) => "high",
        }
    }

    fn problem(&self, row: &Row, role: Role, kind: ProblemKind) -> Problem {
        Problem {
            line: row.line,
            column: self.column(role).map_or(0, |index| index + 1),
            name: Some(self.called(role)),
            kind,
        }
    }

    /// Of a table that the product itself has written, its points.
    fn take_own(&mut self) -> Result<(), Vec<Problem>> {
        let Some(header) = &self.grid.header else {
            return Ok(());
        };
        let has = |name: &str| header.fields.iter().any(|field| field == name);
        let is_own = header.field(0) == "series"
            && header.field(2) == "date"
            && has("p2.5")
            && has("status");
        if !is_own {
            return Ok(());
        }
        let found = match header.field(3) {
            "minutes" => "minutes",
            "percent" => "share",
            _ => "forecast",
        };
        let name = self.called(Role::Value);
        let line = header.line;
        if found != name {
            return Err(vec![Problem::line(
                line,
                ProblemKind::OtherQuantity { name, found },
            )]);
        }
        let before = self.grid.rows.len();
        // Points alone are measured: the others are curves, and dates of milestones.
        let is_computed = |kind: &str| ["forecast", "milestone"].contains(&kind);
        self.grid.rows.retain(|row| !is_computed(row.field(0)));
        self.forecasts = before - self.grid.rows.len();
        if self.forecasts > 0 && self.grid.rows.is_empty() {
            return Err(vec![Problem::line(line, ProblemKind::OnlyForecasts)]);
        }
        for row in &mut self.grid.rows {
            let disarmed = row.field(1).strip_prefix('\'');
            let disarmed = disarmed.filter(|name| name.starts_with(crate::export::FORMULA));
            if let Some(name) = disarmed.map(str::to_owned) {
                row.fields[1] = name;
            }
        }
        Ok(())
    }

    /// A second line of the header, which says what the columns are counted in, goes to the names that it stands below. A row without
    /// any digit has neither a date nor a value.
    fn take_units(&mut self) {
        let (Some(header), Some(row)) = (&mut self.grid.header, self.grid.rows.first()) else {
            return;
        };
        let fields: Vec<String> = row.fields.iter().map(|field| plain(field)).collect();
        let has_digit = |text: &String| text.bytes().any(|b| b.is_ascii_digit());
        if fields.iter().any(has_digit) {
            return;
        }
        let mut is_found = false;
        for (name, field) in header.fields.iter_mut().zip(&fields) {
            let unit = field.trim_matches(['(', ')', '[', ']', ' ']);
            if numbers::said(&unit.to_lowercase()).is_some() {
                *name = [name.as_str(), " (", unit, ")"].concat();
                is_found = true;
            }
        }
        if is_found {
            self.grid.rows.remove(0);
        }
    }

    fn read(mut self) -> Result<Reading, Vec<Problem>> {
        if let Some(question) = self.locate()? {
            return Ok(Reading::Asks(question));
        }
        let order = match self.order() {
            Ok(order) => order,
            Err(question) => return Ok(Reading::Asks(question)),
        };
        let mark = match self.mark() {
            Ok(mark) => mark,
            Err(question) => return Ok(Reading::Asks(question)),
        };
        let scale = match self.scale(mark) {
            Ok(scale) => scale,
            Err(question) => return Ok(Reading::Asks(question)),
        };
        self.points(order, mark, scale)
    }

    /// Finds the columns.
    fn locate(&mut self) -> Result<Option<Question>, Vec<Problem>> {
        let width = self.grid.width();
        let header = |index: usize| {
            self.grid
                .header
                .as_ref()
                .map_or("", |header| header.field(index))
        };
        self.meanings = (0..width)
            .map(|index| meaning(header(index), self.quantity))
            .collect();
        for role in [Role::Date, Role::Value, Role::Low, Role::High, Role::Name] {
            let chosen = self.choices.columns[role as usize].filter(|index| *index < width);
            let found = match chosen {
                Some(index) => Ok(Some(index)),
                None => self.best(role),
            };
            match found {
                Ok(index) => self.columns[role as usize] = index,
                Err(columns) if matches!(role, Role::Date | Role::Value) => {
                    return Ok(Some(Question::Column {
                        role,
                        columns: self.described(&columns),
                    }));
                }
                Err(columns) => self.columns[role as usize] = columns.first().copied(),
            }
            if self.column(role).is_none() && matches!(role, Role::Date | Role::Value) {
                return self.ask_or_miss(role).map(Some);
            }
        }
        if self.column(Role::Name).is_none() {
            let is_name = |index: &usize| {
                !self.columns.contains(&Some(*index))
                    && !self.fits(*index, Role::Date)
                    && !self.fits(*index, Role::Value)
            };
            self.columns[Role::Name as usize] = (0..width).find(is_name);
        }
        Ok(None)
    }

    /// The column whose header says this most surely; those that say it alike, if there are several.
    fn best(&self, role: Role) -> Result<Option<usize>, Vec<usize>> {
        let rank = |index: usize| {
            let is_free = !self.columns.contains(&Some(index))
                && !self.choices.columns.contains(&Some(index));
            let meaning = self.meanings[index].filter(|meaning| is_free && meaning.role == role);
            meaning.map_or(0, |meaning| meaning.rank)
        };
        let most = (0..self.meanings.len()).map(rank).max().unwrap_or(0);
        if most == 0 {
            return Ok(None);
        }
        let alike: Vec<usize> = (0..self.meanings.len())
            .filter(|index| rank(*index) == most)
            .collect();
        match alike[..] {
            [index] => Ok(Some(index)),
            _ => Err(alike),
        }
    }

    /// Asks which column it is, if one can be.
    fn ask_or_miss(&self, role: Role) -> Result<Question, Vec<Problem>> {
        let line = self.grid.line();
        let name = self.called(role);
        if role == Role::Value
            && let Some(found) = self.other_quantity()
        {
            return Err(vec![Problem::line(
                line,
                ProblemKind::OtherQuantity { name, found },
            )]);
        }
        let free = |index: &usize| {
            !self.columns.contains(&Some(*index)) && !self.choices.columns.contains(&Some(*index))
        };
        let fitting: Vec<usize> = (0..self.meanings.len())
            .filter(|index| free(index) && self.fits(*index, role))
            .collect();
        if fitting.is_empty() {
            let needed = NEEDED[self.quantity as usize];
            return Err(vec![Problem::line(
                line,
                ProblemKind::MissingColumn { name, needed },
            )]);
        }
        Ok(Question::Column {
            role,
            columns: self.described(&fitting),
        })
    }

    /// The column of the other view's tables, if this is one.
    fn other_quantity(&self) -> Option<&'static str> {
        let header = self.grid.header.as_ref()?;
        let (other, found) = match self.quantity {
            Quantity::Lengths => (Quantity::Shares, "share"),
            Quantity::Shares => (Quantity::Lengths, "minutes"),
        };
        let is_other = |m: Meaning| m.role == Role::Value && m.rank >= 3;
        header
            .fields
            .iter()
            .any(|field| meaning(field, other).is_some_and(is_other))
            .then_some(found)
    }

    /// Whether most fields of a column can be read as this.
    fn fits(&self, index: usize, role: Role) -> bool {
        let fields = self
            .grid
            .rows
            .iter()
            .map(|row| row.field(index))
            .filter(|field| !is_nothing(field));
        let (mut good, mut all) = (0, 0);
        for field in fields.take(100) {
            all += 1;
            let fits = match role {
                Role::Date => dates::parse(field).is_some_and(|date| {
                    let day = |order| date.day(order);
                    ORDERS.into_iter().filter_map(day).any(in_range)
                }),
                _ => [Mark::Point, Mark::Comma]
                    .into_iter()
                    .any(|mark| numbers::parse(field, mark).is_some()),
            };
            good += usize::from(fits);
        }
        2 * good > all
    }

    fn described(&self, columns: &[usize]) -> Vec<Column> {
        let describe = |index: &usize| {
            let mut fields = self.grid.rows.iter().map(|row| row.field(*index));
            Column {
                index: *index,
                header: excerpt(
                    self.grid
                        .header
                        .as_ref()
                        .map_or("", |header| header.field(*index)),
                ),
                sample: excerpt(fields.find(|field| !is_nothing(field)).unwrap_or_default()),
            }
        };
        columns.iter().map(describe).collect()
    }

    /// The order in which all dates are days.
    fn order(&self) -> Result<Order, Question> {
        let open: Vec<(&str, Date)> = self
            .fields(Role::Date)
            .filter_map(|field| Some((field, dates::parse(field)?)))
            .filter(|(_, date)| matches!(date, Date::Open(_)))
            .collect();
        if let Some(order) = self.choices.order {
            return Ok(order);
        }
        let days = |order: Order| open.iter().map(move |(_, date)| date.day(order));
        let is_possible = |order: &Order| days(*order).all(|day| day.is_some_and(in_range));
        let mut orders: Vec<Order> = ORDERS.into_iter().filter(is_possible).collect();
        orders.dedup_by(|a, b| days(*a).eq(days(*b)));
        match orders[..] {
            [order] => Ok(order),
            // The rows contradict each other; those that fit no order are told.
            [] => Ok(ORDERS
                .into_iter()
                .max_by_key(|order| days(*order).flatten().count())
                .unwrap_or(Order::Ymd)),
            _ => {
                let differs = |date: &Date| date.day(orders[0]) != date.day(orders[1]);
                let (text, date) = open
                    .iter()
                    .find(|(_, date)| differs(date))
                    .unwrap_or(&open[0]);
                Err(Question::Order {
                    text: excerpt(text),
                    orders: orders
                        .iter()
                        .filter_map(|order| Some((*order, date.day(*order)?)))
                        .collect(),
                })
            }
        }
    }

    /// The mark before the decimals.
    fn mark(&self) -> Result<Mark, Question> {
        match (self.choices.mark, numbers::decide(self.amounts())) {
            (Some(mark), Marks::Open(_)) | (_, Marks::Sure(mark)) => Ok(mark),
            // Where the decimals have a comma, fields are not separated by one.
            (None, Marks::Open(_)) if self.grid.delimiter == b',' => Ok(Mark::Point),
            (None, Marks::Open(text)) => {
                let value = |mark| numbers::parse(text, mark).map_or(f64::NAN, |(value, _)| value);
                Err(Question::Mark {
                    text: excerpt(text),
                    values: [Mark::Point, Mark::Comma].map(value),
                })
            }
        }
    }

    /// What the values are counted in.
    fn scale(&self, mark: Mark) -> Result<Scale, Question> {
        let amounts: Vec<_> = self
            .amounts()
            .filter_map(|field| Some((field, numbers::parse(field, mark)?)))
            .collect();
        let meaning = self
            .column(Role::Value)
            .and_then(|index| self.meanings[index]);
        let text = excerpt(self.fields(Role::Value).next().unwrap_or_default());
        if self.quantity == Quantity::Lengths {
            return self.unit(&amounts, meaning, text);
        }
        let is_said = meaning.is_some_and(|m| m.said == Some(Said::Percent))
            || amounts.iter().any(|(_, (_, said))| said.is_some());
        let within = amounts
            .iter()
            .all(|(_, (value, _))| (0.0..=1.0).contains(value));
        let between = amounts
            .iter()
            .any(|(_, (value, _))| 0.0 < *value && *value < 1.0);
        match self.choices.fractions {
            Some(are) => Ok(Scale::Share {
                are_fractions: are && within,
            }),
            None if is_said || !within || amounts.is_empty() => Ok(Scale::Share {
                are_fractions: false,
            }),
            None if between => Ok(Scale::Share {
                are_fractions: true,
            }),
            None => Err(Question::Fractions { text }),
        }
    }

    fn unit(
        &self,
        amounts: &[(&str, numbers::Amount)],
        meaning: Option<Meaning>,
        text: String,
    ) -> Result<Scale, Question> {
        const ANY: [Unit; 5] = [
            Unit::Seconds,
            Unit::Minutes,
            Unit::Hours,
            Unit::WorkDays,
            Unit::Days,
        ];
        const DAYS: [Unit; 2] = [Unit::WorkDays, Unit::Days];
        const WEEKS: [Unit; 2] = [Unit::WorkWeeks, Unit::Weeks];
        let said = meaning.and_then(|meaning| meaning.said);
        let all_say = !amounts.is_empty()
            && amounts
                .iter()
                .all(|(_, (_, said))| columns::unit(*said).is_some());
        let some = |kind| amounts.iter().find(|(_, (_, said))| *said == Some(kind));
        let (days, weeks) = (some(Said::SomeDays), some(Said::SomeWeeks));
        let is_vague = meaning.is_none_or(|meaning| meaning.is_vague);
        if let Some(unit) = columns::unit(said).filter(|_| days.or(weeks).is_none()) {
            return Ok(Scale::Length {
                unit,
                is_told: true,
            });
        }
        if all_say {
            return Ok(Scale::Length {
                unit: Unit::Minutes,
                is_told: true,
            });
        }
        let units: &'static [Unit] = match said {
            _ if days.is_some() => &DAYS,
            Some(Said::SomeDays) => &DAYS,
            _ if weeks.is_some() => &WEEKS,
            Some(Said::SomeWeeks) => &WEEKS,
            _ if is_vague => &ANY,
            _ => {
                return Ok(Scale::Length {
                    unit: Unit::Minutes,
                    is_told: false,
                });
            }
        };
        let text = days.or(weeks).map_or(text, |(field, _)| excerpt(field));
        match self.choices.unit.filter(|unit| units.contains(unit)) {
            Some(unit) => Ok(Scale::Length {
                unit,
                is_told: false,
            }),
            None => Err(Question::Unit { text, units }),
        }
    }

    /// Reads all rows.
    fn points(&self, order: Order, mark: Mark, scale: Scale) -> Result<Reading, Vec<Problem>> {
        let mut points = Vec::new();
        let mut problems = Vec::new();
        let mut left = Vec::new();
        let mut left_count = 0;
        for row in &self.grid.rows {
            match self.missing(row) {
                Some(why) => {
                    left_count += 1;
                    if left.len() < MOST_LISTED {
                        left.push(Left {
                            line: row.line,
                            why,
                        });
                    }
                }
                None => points.extend(self.point(row, order, mark, scale, &mut problems)),
            }
            if problems.len() >= MAX_PROBLEMS {
                break;
            }
        }
        problems.truncate(MAX_PROBLEMS);
        let Some(first) = points.first().cloned().filter(|_| problems.is_empty()) else {
            if problems.is_empty() {
                problems.push(Problem::line(self.grid.line(), ProblemKind::NoRows));
            }
            return Err(problems);
        };
        Ok(Reading::Understood(Box::new(Understood {
            data: Dataset::sorted(points, None),
            first,
            left,
            left_count,
            remarks: self.remarks(order, mark, scale),
        })))
    }

    /// What a row lacks, if that is a reason to leave it out.
    fn missing(&self, row: &Row) -> Option<Why> {
        if self.forecasts > 0 && row.field(row.used().saturating_sub(1)) == "drawn-only" {
            return Some(Why::NotMeasured);
        }
        let [date, value] = [Role::Date, Role::Value].map(|role| is_nothing(self.field(row, role)));
        match (date, value) {
            (true, true) => Some(Why::Neither),
            (true, false) => Some(Why::NoDate),
            (false, true) => Some(Why::NoValue),
            (false, false) => None,
        }
    }

    fn point(
        &self,
        row: &Row,
        order: Order,
        mark: Mark,
        scale: Scale,
        problems: &mut Vec<Problem>,
    ) -> Option<Observation> {
        let width = self.grid.width();
        let count = problems.len();
        if row.used() > width {
            let kind = ProblemKind::WrongFieldCount {
                found: row.used(),
                expected: width,
            };
            problems.push(Problem::line(row.line, kind));
            return None;
        }
        let mut keep = |role, result: Result<f64, ProblemKind>| match result {
            Ok(value) => Some(value),
            Err(kind) => {
                problems.push(self.problem(row, role, kind));
                None
            }
        };
        let day = keep(Role::Date, day(self.field(row, Role::Date), order));
        let mut amount = |role| {
            let field = self.field(row, role);
            let is_there = role == Role::Value || !is_nothing(field);
            is_there.then(|| keep(role, self.amount(role, field, mark, scale)))
        };
        let [mid, low, high] = [Role::Value, Role::Low, Role::High].map(&mut amount);
        let name = match self.column(Role::Name) {
            // A row without a name is called by its date.
            None => Ok(self.field(row, Role::Date)),
            Some(index) => Ok(row.field(index)),
        };
        let name = name
            .and_then(|name| clean_name(name).map_err(|kind| self.problem(row, Role::Name, kind)));
        let name = name
            .map_err(|problem| problems.insert(count, problem))
            .ok()?;
        let (day, mid) = (day?, mid??);
        let range = match (low, high) {
            (None, None) => None,
            (Some(low), Some(high)) => {
                let (low, high) = (low?, high?);
                if low > mid || mid > high {
                    let role = if low > mid { Role::Low } else { Role::High };
                    problems.push(self.problem(row, role, ProblemKind::IntervalOrder));
                    return None;
                }
                Some((low, high))
            }
            (low, _) => {
                let role = if low.is_none() { Role::Low } else { Role::High };
                problems.push(self.problem(row, role, ProblemKind::HalfInterval));
                return None;
            }
        };
        Some(Observation {
            id: ["line-", &row.line.to_string()].concat(),
            label: name.clone(),
            name,
            day,
            p50: Estimate { mid, range },
            p80: None,
            drawn_only: false,
        })
    }

    /// A length in minutes, or a share in per cent.
    fn amount(
        &self,
        role: Role,
        field: &str,
        mark: Mark,
        scale: Scale,
    ) -> Result<f64, ProblemKind> {
        let text = || excerpt(field);
        let (value, said) =
            numbers::parse(field, mark).ok_or_else(|| ProblemKind::BadNumber { text: text() })?;
        match scale {
            Scale::Length { unit, .. } => {
                if said == Some(Said::Percent) {
                    return Err(ProblemKind::BadNumber { text: text() });
                }
                let minutes = self.unit_of(role, said, unit).of(value);
                if minutes > 0.0 && minutes.is_finite() {
                    Ok(minutes)
                } else {
                    Err(ProblemKind::NotPositive { text: text() })
                }
            }
            Scale::Share { are_fractions } => {
                if matches!(said, Some(Said::Unit(_) | Said::SomeDays | Said::SomeWeeks)) {
                    return Err(ProblemKind::BadNumber { text: text() });
                }
                let percent = if are_fractions {
                    hundredfold(value)
                } else {
                    value
                };
                if (0.0..=100.0).contains(&percent) {
                    Ok(percent)
                } else {
                    Err(ProblemKind::NotAShare { text: text() })
                }
            }
        }
    }

    /// What a length is counted in that says this of it, in a column of this role; days and weeks are of the kind of the table's unit.
    fn unit_of(&self, role: Role, said: Option<Said>, unit: Unit) -> Unit {
        let meaning = |role| self.column(role).and_then(|index| self.meanings[index]);
        match said.or_else(|| meaning(role)?.said) {
            Some(Said::Unit(unit)) => unit,
            Some(Said::SomeDays) => unit.days(),
            Some(Said::SomeWeeks) => unit.weeks(),
            // The answer was about others that say more, and the header says minutes.
            _ if unit.is_of_days()
                && meaning(Role::Value).is_some_and(|m| m.said.is_none() && !m.is_vague) =>
            {
                Unit::Minutes
            }
            _ => unit,
        }
    }

    fn remarks(&self, order: Order, mark: Mark, scale: Scale) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if self.forecasts > 0 {
            remarks.push(Remark::Forecasts(self.forecasts));
        }
        if let Some(header) = &self.grid.header {
            let name = |role| {
                self.column(role)
                    .map(|index| header.field(index))
                    .unwrap_or_default()
            };
            let columns = [Role::Date, Role::Value].map(name);
            let plain = [Role::Date, Role::Value].map(|role| self.called(role));
            if !columns
                .iter()
                .zip(plain)
                .all(|(name, plain)| name.eq_ignore_ascii_case(plain))
            {
                remarks.push(Remark::Columns(columns.map(excerpt)));
            }
        }
        let is_open = |field| matches!(dates::parse(field), Some(Date::Open(_)));
        if self.fields(Role::Date).any(is_open) {
            remarks.push(Remark::Order(order));
        }
        let has = |mark: char| self.amounts().any(|field| plain(field).contains(mark));
        match mark {
            Mark::Comma if has(',') => remarks.push(Remark::DecimalComma),
            Mark::Comma if has('.') => remarks.push(Remark::Thousands),
            Mark::Point if has(',') => remarks.push(Remark::Thousands),
            _ => {}
        }
        match scale {
            Scale::Length { unit, is_told } if unit != Unit::Minutes || !is_told => {
                remarks.push(Remark::Unit(unit));
            }
            Scale::Share {
                are_fractions: true,
            } => remarks.push(Remark::Fractions),
            _ => {}
        }
        remarks
    }
}

/// How values become minutes or per cent.
#[derive(Clone, Copy)]
enum Scale {
    Length { unit: Unit, is_told: bool },
    Share { are_fractions: bool },
}

fn day(field: &str, order: Order) -> Result<f64, ProblemKind> {
    let day = dates::parse(field).and_then(|date| date.day(order));
    let text = || excerpt(field);
    let day = day.ok_or_else(|| ProblemKind::BadDate { text: text() })?;
    if in_range(day) {
        Ok(day)
    } else {
        Err(ProblemKind::DateOutOfRange { text: text() })
    }
}

fn in_range(day: f64) -> bool {
    (1990..=2100).contains(&Civil::from_days(day).year)
}

/// 100 times a fraction, as the double that a person would write: 0.57 is 57 and not 56.99999999999999.
fn hundredfold(fraction: f64) -> f64 {
    let percent = fraction * 100.0;
    let near = libm::round(percent * 1e10) / 1e10;
    if (near - percent).abs() < 1e-12 * 100.0 {
        near
    } else {
        percent
    }
}
