//! Tables as people have them: what is read, what is asked, what is left out.

use std::rc::Rc;

use doublings::{
    assumptions::codec,
    date,
    evidence::points::{self, Dataset},
    export,
    i18n::{Lang, format::Clock, import as words},
    import::{
        Answer, Choices, Encoding, Mark, Order, Quantity, Question, Reading, Remark, Role,
        Understood, Unit, Why, fitted, read, read_text,
    },
    views::{Session, Study},
};
use proptest::prelude::*;

use crate::{evidence, strategies};

/// Five lengths, with a mark for the decimals.
fn lengths(before: &str, between: &str, rows: [[&str; 3]; 5]) -> String {
    let rows = rows.map(|row| row.join(between));
    [before, &rows.join("\n"), "\n"].concat()
}

const PLAIN: [[&str; 3]; 5] = [
    ["Alpha", "2024-02-03", "12.5"],
    ["Beta", "2024-07-15", "21.5"],
    ["Gamma", "2025-01-20", "44.5"],
    ["Delta", "2025-08-09", "90.5"],
    ["Epsilon", "2026-02-14", "170.5"],
];

fn lengths_of(header: &str, fields: [&str; 3]) -> String {
    let days = ["2024-02-03", "2024-07-15", "2025-01-20"];
    let rows = days.into_iter().zip(fields);
    let rows = rows.map(|(day, field)| ["A,", day, ",", field, "\n"].concat());
    ["name,date,", header, "\n", &rows.collect::<String>()].concat()
}

fn reading(text: &str, quantity: Quantity) -> Reading {
    let lines = |problems: Vec<_>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    read_text(text, quantity, &Choices::default())
        .map_err(lines)
        .expect(text)
}

fn understood(text: &str) -> Understood {
    match reading(text, Quantity::Lengths) {
        Reading::Understood(understood) => *understood,
        Reading::Asks(question) => panic!("{text}: {question:?}"),
    }
}

fn asked(text: &str) -> Question {
    match reading(text, Quantity::Lengths) {
        Reading::Asks(question) => question,
        Reading::Understood(understood) => panic!("{text}: {understood:?}"),
    }
}

fn answered(text: &str, quantity: Quantity, answers: &[Answer]) -> Understood {
    let mut choices = Choices::default();
    for answer in answers {
        choices.answer(*answer);
    }
    match read_text(text, quantity, &choices) {
        Ok(Reading::Understood(understood)) => *understood,
        other => panic!("{text}: {other:?}"),
    }
}

fn problems(text: &str) -> Vec<String> {
    let read = read_text(text, Quantity::Lengths, &Choices::default());
    read.expect_err(text)
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn values(data: &Dataset) -> Vec<f64> {
    data.points.iter().map(|point| point.p50.mid).collect()
}

/// The points of a table are those of `PLAIN`.
fn is_plain(understood: &Understood) {
    let found: Vec<_> = understood
        .data
        .points
        .iter()
        .map(|p| (p.name.clone(), date::iso(p.day), p.p50.mid))
        .collect();
    let plain = PLAIN.map(|[name, day, value]| {
        (
            name.to_owned(),
            day.to_owned(),
            value.parse().expect("a number"),
        )
    });
    assert_eq!(found, plain);
}

#[test]
fn separators_titles_and_comments_are_what_they_are() {
    let commas = PLAIN.map(|[name, day, value]| [name, day, &*value.replace('.', ",").leak()]);
    for text in [
        lengths("name,date,minutes\n", ",", PLAIN),
        lengths("name\tdate\tminutes\n", "\t", commas),
        lengths("name;date;minutes\n", ";", commas),
        lengths("sep=;\r\nname;date;minutes\n", ";", commas),
        lengths(
            "# a note, with marks; and more\n# second\nname,date,minutes\n",
            ",",
            PLAIN,
        ),
        lengths("My horizons, digitised\n\nname,date,minutes\n", ",", PLAIN),
        lengths("My horizons,,\n,,\nname,date,minutes\n", ",", PLAIN),
        lengths(
            "\u{feff}Minutes of work|||\nname|date|minutes\n",
            "|",
            PLAIN,
        ),
    ] {
        is_plain(&understood(&text));
    }
}

#[test]
fn encodings_are_told_from_the_bytes() {
    let table =
        "モデル名,公開日,分\nモデル甲,2024/2/3,12\nモデル乙,2024/7/15,21\nモデル丙,2025/1/20,44\n";
    let windows = encoding_rs::SHIFT_JIS.encode(table).0.into_owned();
    let utf16: Vec<u8> = ["\u{feff}", table]
        .concat()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, encoding) in [
        (table.as_bytes().to_vec(), None),
        (windows, Some(Encoding::Windows31J)),
        (utf16, Some(Encoding::Utf16Le)),
    ] {
        let Ok(Reading::Understood(understood)) =
            read(&bytes, Quantity::Lengths, &Choices::default())
        else {
            panic!("{encoding:?}");
        };
        assert_eq!(understood.first.name, "モデル甲");
        assert_eq!(values(&understood.data), [12.0, 21.0, 44.0]);
        let told = understood.remarks.iter().find_map(|remark| match remark {
            Remark::Encoding(encoding) => Some(*encoding),
            _ => None,
        });
        assert_eq!(told, encoding);
    }
    let refused = read(
        &[0xff, 0xd8, 0xff, 0xe0, 0, 16],
        Quantity::Lengths,
        &Choices::default(),
    );
    assert!(refused.is_err());
}

#[test]
fn the_whole_column_decides_about_commas_and_points() {
    let thousands = |between: &str, marks: [&str; 5]| {
        let mut rows = PLAIN;
        for (row, value) in rows.iter_mut().zip(marks) {
            row[2] = String::from(value).leak();
        }
        lengths(&["name", "date", "minutes\n"].join(between), between, rows)
    };
    let quoted = thousands(
        ",",
        [
            "\"1,200\"",
            "\"2,100\"",
            "\"4,400\"",
            "\"9,000\"",
            "\"17,000\"",
        ],
    );
    let found = understood(&quoted);
    assert_eq!(
        values(&found.data),
        [1200.0, 2100.0, 4400.0, 9000.0, 17000.0]
    );
    assert!(found.remarks.contains(&Remark::Thousands));
    let german = thousands(";", ["1.200", "2.100", "4.400", "9.000", "17.000"]);
    let question = asked(&german);
    assert_eq!(
        question,
        Question::Mark {
            text: "1.200".into(),
            values: [1.2, 1200.0]
        }
    );
    assert_eq!(
        question.answers(),
        [Answer::Mark(Mark::Point), Answer::Mark(Mark::Comma)]
    );
    let by = |mark| values(&answered(&german, Quantity::Lengths, &[Answer::Mark(mark)]).data)[0];
    assert_eq!((by(Mark::Point), by(Mark::Comma)), (1.2, 1200.0));
    // One field that can only be read in one way is enough.
    let clear = thousands(";", ["1.200", "2.100", "4.400", "9.000,5", "17.000"]);
    assert_eq!(values(&understood(&clear).data)[3], 9000.5);
    let swiss = thousands(";", ["1'200", "2’100", "4 400", "9\u{a0}000", "17000"]);
    assert_eq!(
        values(&understood(&swiss).data)[..4],
        [1200.0, 2100.0, 4400.0, 9000.0]
    );
}

#[test]
fn dates_in_an_open_order_are_asked_about() {
    let table = |days: [&str; 3]| {
        let rows = days.map(|day| ["A,", day, ",5\n"].concat());
        ["name,date,minutes\n", &rows.concat()].concat()
    };
    let first = |text: &str, answers: &[Answer]| {
        date::iso(answered(text, Quantity::Lengths, answers).first.day)
    };
    let open = table(["03/04/2024", "05/06/2024", "07/07/2024"]);
    let Question::Order { text, orders } = asked(&open) else {
        panic!("an order");
    };
    assert_eq!(text, "03/04/2024");
    let days: Vec<_> = orders
        .iter()
        .map(|(order, day)| (*order, date::iso(*day)))
        .collect();
    assert_eq!(
        days,
        [
            (Order::Dmy, "2024-04-03".into()),
            (Order::Mdy, "2024-03-04".into())
        ]
    );
    assert_eq!(first(&open, &[Answer::Order(Order::Mdy)]), "2024-03-04");
    assert_eq!(
        first(&table(["03/04/2024", "13/04/2024", "1/5/2024"]), &[]),
        "2024-04-03"
    );
    assert_eq!(
        first(&table(["03/04/2024", "04/13/2024", "1/5/2024"]), &[]),
        "2024-03-04"
    );
    assert_eq!(
        first(&table(["3/3/2024", "4/4/2024", "5/5/2024"]), &[]),
        "2024-03-03"
    );
    assert_eq!(
        problems(&table(["13/4/2024", "4/13/2024", "1/5/2024"])).len(),
        1
    );
    for day in [
        "令和6年2月3日",
        "２０２４／２／３",
        "2024-02-03 00:00:00",
        "3 Feb 2024",
        "45325",
    ] {
        assert_eq!(
            first(&table([day, "2024-05-01", "2025-01-01"]), &[]),
            "2024-02-03",
            "{day}"
        );
    }
}

#[test]
fn headers_of_other_tables_are_known() {
    let epoch = "Model version,Time horizon,Release date,Organization,CI_high,CI_low,Source,id\n\
        alpha,12.5,2024-02-03,Lab 0,24.1,6.0,\"A source, with comma\",rec0\n\
        beta,21.5,2024-07-15,Lab 1,42.1,10.5,\"A source, with comma\",rec1\n";
    let found = understood(epoch);
    assert_eq!(found.first.name, "alpha");
    assert_eq!(found.first.p50.range, Some((6.0, 24.1)));
    assert!(found.remarks.contains(&Remark::Columns([
        "Release date".into(),
        "Time horizon".into()
    ])));
    let metr = "agent,release_date,p50,p50_low,p50_high,p80,p80_low,p80_high\nA,2024-01-01,5,4,6,1,0.5,2\n";
    assert_eq!(understood(metr).first.p50.range, Some((4.0, 6.0)));
    let japanese =
        "モデル名,公開日,所要時間（時間）,下限（分）,上限（分）\n甲,令和6年2月,２,６０,２４０\n";
    let first = understood(japanese).first;
    assert_eq!(
        (first.p50.mid, first.p50.range),
        (120.0, Some((60.0, 240.0)))
    );
}

#[test]
fn units_in_the_header_or_behind_numbers_count() {
    let minutes = |header: &str, field: &str| {
        let text = ["name,date,", header, "\nA,2024-01-01,", field, "\n"].concat();
        read_text(&text, Quantity::Lengths, &Choices::default())
    };
    for (header, field, expected) in [
        ("minutes", "90", 90.0),
        ("hours", "1.5", 90.0),
        ("Time horizon (h)", "1.5", 90.0),
        ("horizon_seconds", "5400", 90.0),
        ("Time horizon", "1 h 30 min", 90.0),
        ("時間（分）", "９０", 90.0),
        ("作業時間", "1時間30分", 90.0),
    ] {
        let Ok(Reading::Understood(found)) = minutes(header, field) else {
            panic!("{header}: {:?}", minutes(header, field));
        };
        assert_eq!(found.first.p50.mid, expected, "{header}");
    }
    for (header, units) in [
        ("days", 2),
        ("length [d]", 2),
        ("時間", 5),
        ("duration", 5),
        ("value", 5),
    ] {
        let Ok(Reading::Asks(Question::Unit { units: found, .. })) = minutes(header, "2") else {
            panic!("{header}");
        };
        assert_eq!(found.len(), units, "{header}");
    }
    let days = "name,date,days\nA,2024-01-01,2\n";
    let by = |unit| {
        answered(days, Quantity::Lengths, &[Answer::Unit(unit)])
            .first
            .p50
            .mid
    };
    assert_eq!((by(Unit::WorkDays), by(Unit::Days)), (960.0, 2880.0));
}

#[test]
fn days_and_weeks_are_asked_about_and_leave_other_units_alone() {
    let minutes = |header: &str, fields: [&str; 3], unit| {
        let text = lengths_of(header, fields);
        let Question::Unit { units, .. } = asked(&text) else {
            panic!("{text}");
        };
        assert!(units.contains(&unit), "{units:?}");
        values(&answered(&text, Quantity::Lengths, &[Answer::Unit(unit)]).data)
    };
    let weeks = |unit| minutes("horizon (weeks)", ["1", "2", "3 h"], unit);
    assert_eq!(weeks(Unit::WorkWeeks), [2400.0, 4800.0, 180.0]);
    assert_eq!(weeks(Unit::Weeks), [10_080.0, 20_160.0, 180.0]);
    // Days under a header of hours are days, and what has no unit is what the header says.
    let hours = |unit| minutes("horizon (hours)", ["5", "2 days", "1 week"], unit);
    assert_eq!(hours(Unit::WorkDays), [300.0, 960.0, 2400.0]);
    assert_eq!(hours(Unit::Days), [300.0, 2880.0, 10_080.0]);
    let horizon = minutes("time horizon", ["30", "1日", "2 h"], Unit::WorkDays);
    assert_eq!(horizon, [30.0, 480.0, 120.0]);
    let text = lengths_of("time horizon", ["30", "1 day", "2 h"]);
    assert!(matches!(asked(&text), Question::Unit { text, .. } if text == "1 day"));
    let said = lengths_of("time horizon", ["1 work-week", "約2時間半", "'90"]);
    assert_eq!(values(&understood(&said).data), [2400.0, 150.0, 90.0]);
}

#[test]
fn lines_that_only_draw_a_table_are_no_rows() {
    for text in [
        "| Model | Date | Minutes |\n|:---|---|---:|\n| A | 2024-01-01 | 8 |\n| B | 2024-06-01 | 16 |\n",
        "+---+------------+---------+\n| name | date | minutes |\n+===+====+====+\n| A | 2024-01-01 | 8 |\n| B | 2024-06-01 | 16 |\n+---+---+---+\n",
    ] {
        let found = understood(text);
        assert_eq!(
            (values(&found.data).len(), found.left_count),
            (2, 0),
            "{text}"
        );
    }
}

#[test]
fn a_second_line_of_the_header_says_what_lengths_are_counted_in() {
    for (header, units, expected) in [
        ("name,date,p50", ",,hours", 720.0),
        ("name,date,minutes", "unit,,h", 720.0),
        ("name,date,horizon", "text,yyyy-mm-dd,[min]", 12.0),
        ("モデル,公開日,p50", "単位,,（時間）", 720.0),
        ("モデル,公開日,時間", ",,分", 12.0),
    ] {
        let text = [header, "\n", units, "\nA,2025-02-01,12\nB,2025-06-15,25\n"].concat();
        let found = understood(&text);
        assert_eq!(found.first.p50.mid, expected, "{text}");
        assert_eq!(
            (found.data.points.len(), found.left_count),
            (2, 0),
            "{text}"
        );
    }
    let ends = "name,date,horizon,low,high\n,,h,min,h\nA,2025-02-01,12,600,14\n";
    assert_eq!(understood(ends).first.p50.range, Some((600.0, 840.0)));
    // Days are of two kinds here as well, and a row without a unit is only a row that lacks something.
    asked("name,date,p50\n,,days\nA,2025-02-01,12\n");
    let words = understood("name,date,p50\nnone yet,,\nA,2025-02-01,12\n");
    assert_eq!((words.first.p50.mid, words.left_count), (12.0, 1));
}

#[test]
fn durations_of_spreadsheets_are_read() {
    let of = |fields: [&str; 3]| {
        let rows = ["2024-02-03", "2024-07-15", "2025-01-20"]
            .into_iter()
            .zip(fields);
        let rows: Vec<String> = rows
            .map(|(day, field)| ["A,", day, ",\"", field, "\"\n"].concat())
            .collect();
        values(&understood(&["name,date,minutes\n", &rows.concat()].concat()).data)
    };
    assert_eq!(of(["0:12:30", "1:05:00", "26:00:00"]), [12.5, 65.0, 1560.0]);
    for field in ["1:30", "1:75:00", "1:5:00", ":10:00", "1:05:00:00"] {
        let text = ["name,date,minutes\nA,2024-02-03,", field, "\n"].concat();
        assert!(problems(&text)[0].contains("is not a number"), "{field}");
    }
}

#[test]
fn rows_without_a_date_or_a_value_are_listed_and_left_out() {
    let text = "name,date,minutes,low,high\nA,2024-02-03,12,6,20\nOld one,,0.15,0.07,0.25\nB,NaT,4,,\nC,2025-01-20,NA,,\n\
        D,2025-08-09,90,n/a,―\n,,,,\nSource: mine\n";
    let found = understood(text);
    assert_eq!(values(&found.data), [12.0, 90.0]);
    let left: Vec<_> = found
        .left
        .iter()
        .map(|left| (left.line, left.why))
        .collect();
    assert_eq!(
        left,
        [
            (3, Why::NoDate),
            (4, Why::NoDate),
            (5, Why::NoValue),
            (8, Why::Neither)
        ]
    );
    assert_eq!(
        problems("name,date,minutes\nA,2026-13-01,10\nB,2025,-3\nC,soon,4\n"),
        [
            "line 2, column 2 (date): \"2026-13-01\" is not a date (YYYY-MM-DD)",
            "line 3, column 3 (minutes): \"-3\" is not greater than zero",
            "line 4, column 2 (date): \"soon\" is not a date (YYYY-MM-DD)",
        ]
    );
    assert_eq!(
        problems("name,date,minutes\nA,,\n"),
        ["line 1: there is a header but no row below it"]
    );
    assert_eq!(problems(""), ["line 1: there is nothing in this table"]);
}

#[test]
fn a_table_whose_columns_cannot_be_told_gets_a_chooser() {
    let open = "x,first,second,n\nA,2024-01-01,2025-01-01,5\nB,2024-02-01,2025-02-01,6\n";
    let Question::Column {
        role: Role::Date,
        columns,
    } = asked(open)
    else {
        panic!("a date");
    };
    let found: Vec<_> = columns
        .iter()
        .map(|c| (c.index, &*c.header, &*c.sample))
        .collect();
    assert_eq!(
        found,
        [(1, "first", "2024-01-01"), (2, "second", "2025-01-01")]
    );
    let answers = [
        Answer::Column(Role::Date, 2),
        Answer::Column(Role::Value, 3),
        Answer::Unit(Unit::Hours),
    ];
    let found = answered(open, Quantity::Lengths, &answers);
    assert_eq!(date::iso(found.first.day), "2025-01-01");
    assert_eq!((&*found.first.name, found.first.p50.mid), ("A", 300.0));
    let Question::Column {
        role: Role::Date, ..
    } = asked("GPT-4,2023-03-14,4\nGPT-5,2025-08-07,137\n")
    else {
        panic!("a date");
    };
    let twice = "name,date,date,minutes\nA,2024-01-01,2025-01-01,5\n";
    assert!(
        matches!(asked(twice), Question::Column { role: Role::Date, columns } if columns.len() == 2)
    );
    assert_eq!(
        problems("a,b,c\nx,y,z\n"),
        ["line 1: the header has no column \"date\""]
    );
    assert_eq!(
        problems("name,date,share\nA,2024-01-01,5\n"),
        ["line 1: the header has \"share\" where \"minutes\" is needed"]
    );
}

#[test]
fn shares_below_one_are_fractions() {
    let shares = |text: &str| match reading(text, Quantity::Shares) {
        Reading::Understood(found) => Ok((
            values(&found.data),
            found.remarks.contains(&Remark::Fractions),
        )),
        Reading::Asks(question) => Err(question),
    };
    let rows = "T,2025-11,0.16\nT,2025-12,0.24\nT,2026-01,0.28\nT,2026-02,0.36\nT,2026-03,0.57\n";
    let fractions = ["name,date,share\n", rows].concat();
    assert_eq!(
        shares(&fractions),
        Ok((vec![16.0, 24.0, 28.0, 36.0, 57.0], true))
    );
    let percent = ["name,date,share (%)\n", rows].concat();
    assert_eq!(
        shares(&percent),
        Ok((vec![0.16, 0.24, 0.28, 0.36, 0.57], false))
    );
    assert_eq!(
        shares("name,date,share\nT,2025,0.5\nT,2026,60\n"),
        Ok((vec![0.5, 60.0], false))
    );
    assert_eq!(
        shares("name,date,share\nT,2025,0.5%\nT,2026,0.6%\n"),
        Ok((vec![0.5, 0.6], false))
    );
    assert_eq!(
        shares("名前,日付,割合（％）\nT,2025,５０％\n"),
        Ok((vec![50.0], false))
    );
    let open = "name,date,share\nT,2025,0\nT,2026,1\n";
    assert!(matches!(shares(open), Err(Question::Fractions { .. })));
    let by = |are| values(&answered(open, Quantity::Shares, &[Answer::Fractions(are)]).data);
    assert_eq!((by(true), by(false)), (vec![0.0, 100.0], vec![0.0, 1.0]));
}

#[test]
fn of_the_products_own_table_only_the_points_come_back() {
    let names = "name,date,minutes,low,high\n\"=1+1\",2024-02-03,12,6,20\n＝2,2024-07-15,21,,\n\"plain, one\",2025-01-20,44,,\nrun_x0041_,2025-08-09,90,,\n";
    let data = points::import(names).expect("a table");
    let study = |query: &str, data: Dataset| Study {
        link: codec::parse(query).0,
        imported: Some(Rc::new(data)),
        ..Study::default()
    };
    let panel = |study: &Study| Session::default().panel(study, Lang::En);
    let mine = study("data=mine", data.clone());
    let text = export::csv(&panel(&mine));
    let found = understood(&text);
    let Some(Remark::Forecasts(count)) = found.remarks.first() else {
        panic!("{:?}", found.remarks);
    };
    let rows = |kind: &str| text.matches(kind).count();
    assert_eq!(*count, rows("\nforecast,") + rows("\nmilestone,"));
    let points = |data: &Dataset| -> Vec<_> {
        data.points
            .iter()
            .map(|p| (p.name.clone(), p.day, p.p50))
            .collect()
    };
    assert_eq!(points(&found.data), points(&data));
    assert_eq!(
        panel(&study("data=mine", found.data)).headline,
        panel(&mine).headline
    );
    let code = export::csv(&panel(&study("view=code", data)));
    let refused = read_text(&code, Quantity::Lengths, &Choices::default()).expect_err("shares");
    assert_eq!(
        refused[0].to_string(),
        "line 1: the header has \"share\" where \"minutes\" is needed"
    );
    assert!(read_text(&code, Quantity::Shares, &Choices::default()).is_ok());
    let only: String = text
        .lines()
        .filter(|line| !line.starts_with("point"))
        .map(|line| [line, "\n"].concat())
        .collect();
    assert_eq!(
        problems(&only),
        ["line 1: there are forecasts in this table and no points"]
    );
}

#[test]
fn the_published_points_come_back_from_their_own_table() {
    let study = Study::default();
    let text = export::csv(&Session::default().panel(&study, Lang::En));
    let found = understood(&text);
    let measured = points::metr()
        .points
        .iter()
        .filter(|point| !point.drawn_only)
        .count();
    assert_eq!(found.data.points.len(), measured);
}

#[test]
fn metrs_own_files_are_read() {
    let yaml = "benchmark_name: METR-Horizon-v1.1\nresults:\n  model_a:\n    metrics:\n      is_sota: true\n      p50_horizon_length:\n        ci_high: 20.8\n        ci_low: 5.0\n        estimate: 10.7\n    release_date: 2024-06-20\n";
    let found = understood(yaml);
    assert_eq!(
        (
            &*found.first.name,
            found.first.p50.mid,
            found.first.p50.range
        ),
        ("model_a", 10.7, Some((5.0, 20.8)))
    );
    assert_eq!(date::iso(found.first.day), "2024-06-20");
    for file in [
        "data/benchmark_results_1_0.yaml",
        "data/benchmark_results_1_1.yaml",
    ] {
        let Some(text) = evidence::shared(file) else {
            eprintln!("skipped: {file}");
            continue;
        };
        let found = understood(&text);
        assert_eq!(
            found.data.points.len(),
            text.matches("p50_horizon_length:").count(),
            "{file}"
        );
        assert!(
            found
                .data
                .points
                .iter()
                .all(|point| point.p50.range.is_some())
        );
    }
}

#[test]
fn what_was_understood_is_told_in_one_line() {
    let found = understood(&lengths("name,date,hours\n", ",", PLAIN));
    let said = |lang, fitted| words::summary(lang, &found, fitted, Quantity::Lengths, Clock::Work);
    assert_eq!(
        said(Lang::En, Some(3)),
        "5 points read, 3 in the fit, lengths 1.6 work-days to 1 work-month. First row: Alpha, 3 February 2024, 1.6 work-days."
    );
    assert_eq!(said(Lang::Ja, None).matches("2024年2月3日").count(), 1);
    assert_eq!(
        words::remarks(Lang::En, &found),
        [
            "Date: the column “date”; value: the column “hours”.",
            "Lengths are in hours."
        ]
    );
    for lang in [Lang::En, Lang::Ja] {
        for text in [
            "name;date;minutes\nA;2024;1.200\n",
            "name,date,minutes\nA,3/4/2024,5\n",
            "name,date,value\nA,2024,5\n",
            "x,first,second,n\nA,2024-01-01,2025-01-01,5\n",
        ] {
            let question = asked(text);
            assert!(!words::question(lang, &question).is_empty());
            let mut told: Vec<_> = question
                .answers()
                .into_iter()
                .map(|answer| words::answer(lang, &question, answer))
                .collect();
            assert!(
                told.len() > 1 && told.iter().all(|told| !told.is_empty()),
                "{told:?}"
            );
            told.dedup();
            assert_eq!(told.len(), question.answers().len());
        }
    }
}

#[test]
fn the_preview_counts_what_the_view_would_fit() {
    let text =
        "name,date,minutes\nA,2019-02-03,1\nB,2024-07-15,21\nC,2025-01-20,44\nD,2026-02-14,170\n";
    let data = Rc::new(understood(text).data);
    let study = |query: &str| Study {
        link: codec::parse(query).0,
        ..Study::default()
    };
    assert_eq!(fitted(&study("view=horizon"), &data), Some(3));
    assert_eq!(
        fitted(&study("view=horizon&since=2010-01-01"), &data),
        Some(4)
    );
    assert_eq!(fitted(&study("view=rules"), &data), None);
    let Reading::Understood(shares) =
        reading("name,date,share\nA,2025,20\nB,2026,40\n", Quantity::Shares)
    else {
        panic!("shares");
    };
    assert_eq!(fitted(&study("view=code"), &Rc::new(shares.data)), Some(2));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,80}") {
        for quantity in [Quantity::Lengths, Quantity::Shares] {
            check(&bytes, quantity)?;
            check(text.as_bytes(), quantity)?;
        }
    }

    #[test]
    fn crooked_tables_are_read_without_panic(
        header in "(name|date|minutes|hours|share|日付|series|p2.5|status|low|high|時間|[,;\t|]){1,9}\n",
        rows in prop::collection::vec("(A|\"|[0-9]{1,4}|1\\.200|1,200|3/4/2024|2024-01-01|令和6年2月|NA|point|forecast|results:|-|#|[,;\t|]){0,12}\n", 0..6),
    ) {
        let text = [header, rows.concat()].concat();
        for quantity in [Quantity::Lengths, Quantity::Shares] {
            check(text.as_bytes(), quantity)?;
        }
    }

    #[test]
    fn the_points_of_every_table_survive_its_csv(study in strategies::study()) {
        let Some(data) = &study.imported else { return Ok(()) };
        let study = Study { link: codec::parse("data=mine&draws=100").0, ..study.clone() };
        let text = export::csv(&Session::default().panel(&study, Lang::En));
        let Ok(Reading::Understood(found)) = read_text(&text, Quantity::Lengths, &Choices::default()) else {
            return Err(TestCaseError::fail(text));
        };
        let points = |data: &Dataset| -> Vec<_> { data.points.iter().map(|p| (p.day, p.p50)).collect() };
        prop_assert_eq!(points(&found.data), points(data));
    }
}

/// What must hold whatever the bytes are, also after every answer to what is asked.
fn check(bytes: &[u8], quantity: Quantity) -> Result<(), TestCaseError> {
    let mut choices = Choices::default();
    for _ in 0..8 {
        match read(bytes, quantity, &choices) {
            Err(problems) => {
                prop_assert!((1..=points::MAX_PROBLEMS).contains(&problems.len()));
                return Ok(());
            }
            Ok(Reading::Understood(found)) => {
                prop_assert!(!found.data.points.is_empty());
                prop_assert!(found.data.points.is_sorted_by(|a, b| a.day <= b.day));
                for lang in [Lang::En, Lang::Ja] {
                    prop_assert!(
                        !words::summary(lang, &found, None, quantity, Clock::Wall).contains('\n')
                    );
                    let _ = words::remarks(lang, &found);
                }
                return Ok(());
            }
            Ok(Reading::Asks(question)) => {
                let answers = question.answers();
                let is_column = matches!(question, Question::Column { .. });
                prop_assert!(answers.len() > 1 || is_column);
                prop_assert!(!words::question(Lang::Ja, &question).is_empty());
                choices.answer(answers[answers.len() - 1]);
            }
        }
    }
    Err(TestCaseError::fail("it asks without end"))
}
