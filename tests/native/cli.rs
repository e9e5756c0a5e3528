//! The command line as a person uses it: its files, its answers, and one clear line for what it cannot do.

use crate::{package, template};

use std::{
    env, fs,
    path::PathBuf,
    process::{Command, Output},
    sync::OnceLock,
};

use doublings::{
    assumptions::registry::{REGISTRY, View},
    date,
};
use serde_json::Value;

/// The program, built anew if it is not of the present sources.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = env::current_exe().expect("the path of this test");
        let profile = test.ancestors().nth(2).expect("target/debug/deps/test");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--example", "figure"]);
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(
            built.is_ok_and(|status| status.success()),
            "the example does not build"
        );
        profile
            .join("examples")
            .join(format!("figure{}", env::consts::EXE_SUFFIX))
    })
}

fn figure(arguments: &[&str]) -> Output {
    let output = Command::new(program()).args(arguments).output();
    output.expect("the program starts")
}

#[track_caller]
fn answer(arguments: &[&str]) -> String {
    let output = figure(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    assert_eq!(errors, "", "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Exit code 2, nothing on standard output, and one line on standard error that has all the `words`.
#[track_caller]
fn refuses(arguments: &[&str], words: &[&str]) {
    let output = figure(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {errors}");
    assert_eq!(output.stdout, b"", "{arguments:?}");
    assert!(
        errors.ends_with('\n') && errors.lines().count() == 1,
        "{arguments:?}: {errors:?}"
    );
    assert!(errors.starts_with("figure: "), "{errors}");
    for word in words {
        assert!(
            errors.contains(word),
            "{arguments:?}: {errors:?} does not name {word}"
        );
    }
}

/// A file for one test.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("a temporary file");
    path.to_str().expect("UTF-8").to_owned()
}

fn json(arguments: &[&str]) -> Value {
    let arguments = [&["--json"], arguments].concat();
    serde_json::from_str(&answer(&arguments)).expect("JSON")
}

#[test]
fn svg_is_the_default() {
    let svg = answer(&["view=horizon&dt=120"]);
    assert_eq!(svg, answer(&["--svg", "view=horizon&dt=120"]));
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let root = document.root_element();
    assert_eq!(
        (root.attribute("width"), root.attribute("height")),
        (Some("1280"), Some("720"))
    );
    assert_eq!(root.attribute("lang"), Some("en"));
    assert!(svg.contains("every 120 days"));
}

#[test]
fn size_language_and_theme_are_honoured() {
    let svg = answer(&["--size", "1200x628", "v=2&lang=ja&theme=dark"]);
    assert!(svg.contains("width=\"1200\" height=\"628\" lang=\"ja\""));
    assert!(svg.contains("週間分") && svg.contains("#1a1b1f"));
    let smallest = answer(&["--size", "200x150", ""]);
    roxmltree::Document::parse(&smallest).expect("XML");
}

#[test]
fn json_has_the_public_shape() {
    let json = json(&["view=horizon&rel=80&law=power&d=0.9&seed=3"]);
    let keys: Vec<&str> = json
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    let mut wanted = [
        "version",
        "view",
        "assumptions",
        "headline",
        "fit",
        "milestones",
        "series",
        "bands",
        "markers",
        "model",
        "edition",
        "date",
        "permalink",
        "data",
        "basis",
        "sources",
    ];
    wanted.sort_unstable();
    assert_eq!(
        {
            let mut keys = keys;
            keys.sort_unstable();
            keys
        },
        wanted
    );
    assert_eq!(
        (&json["version"], &json["view"]),
        (&Value::from(2), &Value::from("horizon"))
    );
    let assumptions = &json["assumptions"];
    assert_eq!(
        (&assumptions["rel"], &assumptions["law"], &assumptions["d"]),
        (&80.into(), &"power".into(), &0.9.into())
    );
    for param in REGISTRY
        .iter()
        .filter(|p| p.views.contains(&View::Horizon) && p.name != "asof" && p.name != "dt2")
    {
        assert!(
            assumptions.get(param.name).is_some(),
            "{} is missing",
            param.name
        );
    }
    let fit = &json["fit"];
    assert!(fit["doubling_days"].is_f64() && fit["r2"].is_f64() && fit["n"].is_u64());
    assert_eq!(fit["ci95"].as_array().map(Vec::len), Some(2));
    let milestones = json["milestones"].as_array().expect("milestones");
    let names: Vec<_> = milestones.iter().map(|m| &m["key"]).collect();
    assert_eq!(
        names,
        ["work-day", "work-week", "work-month", "work-year", "target"]
    );
    for milestone in milestones {
        let quantile =
            |p: &str| date::parse(milestone[p].as_str().unwrap_or_default()).expect("an ISO date");
        assert!(quantile("p10") <= quantile("p50") && quantile("p50") <= quantile("p90"));
        assert!(milestone["minutes"].is_number() && milestone["never"].is_number());
    }
    let central = &json["series"][0];
    assert_eq!(
        (&central["name"], &central["unit"]),
        (&"central".into(), &"minutes".into())
    );
    let [day, minutes] = &central["points"][0].as_array().expect("a point")[..] else {
        panic!("a point is a pair")
    };
    assert!(day.as_str().and_then(date::parse).is_some() && minutes.is_f64());
    let levels: Vec<_> = json["bands"]
        .as_array()
        .expect("bands")
        .iter()
        .map(|b| &b["level"])
        .collect();
    assert_eq!(levels, [50, 80, 95]);
    let markers: Vec<_> = json["markers"]
        .as_array()
        .expect("markers")
        .iter()
        .map(|m| &m["key"])
        .collect();
    assert_eq!(markers, ["anchor", "singularity"]);
}

#[test]
fn absent_parts_are_left_out() {
    let json = json(&["since=2026-12-31"]);
    for part in ["fit", "milestones", "series", "bands", "markers"] {
        assert!(json.get(part).is_none(), "{part}");
    }
    assert!(
        json["headline"]
            .as_str()
            .is_some_and(|text| text.contains("no point"))
    );
}

#[test]
fn csv_begins_with_its_columns() {
    let csv = answer(&["--csv", "view=horizon"]);
    assert!(csv.starts_with(
        "series,name,date,minutes,p2.5,p10,p25,p50,p75,p90,p97.5,status,date_p10,date_p90,never\r\n"
    ));
    assert!(csv.contains("\r\npoint,Claude Opus 4.6,2026-02-05,"));
    assert_eq!(csv.matches("\r\nforecast,").count(), 240);
    let json = json(&["view=horizon"]);
    let milestones = json["milestones"].as_array().expect("milestones");
    let rows: Vec<&str> = csv
        .lines()
        .filter(|line| line.starts_with("milestone,"))
        .collect();
    assert_eq!(rows.len(), milestones.len());
    for (row, milestone) in rows.iter().zip(milestones) {
        let text = |name: &str| milestone[name].as_str().unwrap_or_default().to_owned();
        let wanted = format!(
            "milestone,{},{},{},,,,,,,,,{},{},{}",
            text("key"),
            text("p50"),
            milestone["minutes"],
            text("p10"),
            text("p90"),
            milestone["never"]
        );
        assert_eq!(row.replace(".0,", ","), wanted.replace(".0,", ","));
    }
}

#[test]
fn the_list_names_every_parameter() {
    let list = answer(&["--list"]);
    let rows: Vec<Vec<&str>> = list
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows.len(), REGISTRY.len());
    for (row, param) in rows.iter().zip(REGISTRY) {
        assert_eq!(row[0], param.name);
        assert!(row.len() >= 4, "{row:?}");
    }
    assert!(answer(&["--help"]).contains("usage: figure"));
}

#[test]
fn own_points_are_imported() {
    let csv = "\u{feff}Name;Date;Minutes\r\nours;2024-01-01;1,5\r\n\"ours; new\";2025-01-01;12\r\n";
    let path = file("own.csv", csv.as_bytes());
    let own = json(&["--import", &path, ""]);
    assert_eq!(own["assumptions"]["data"], "mine");
    let days = own["fit"]["doubling_days"].as_f64().expect("a trend");
    assert!((days - 366.0 / 3.0).abs() < 1e-9, "{days}");
    // A link that names another data set has its way.
    assert_eq!(
        json(&["--import", &path, "data=quoted"])["assumptions"]["data"],
        "quoted"
    );
    assert!(answer(&["--csv", "--import", &path, ""]).contains("point,ours; new,2025-01-01,12"));
}

#[test]
fn the_code_share_has_the_public_shape() {
    let json = json(&["view=code&s1=4&curve=gompertz"]);
    let assumptions = &json["assumptions"];
    assert_eq!(
        (&json["view"], &assumptions["s1"], &assumptions["curve"]),
        (&"code".into(), &4.into(), &"gompertz".into())
    );
    for param in REGISTRY {
        let used = param.views.contains(&View::Code);
        assert_eq!(
            assumptions.get(param.name).is_some(),
            used,
            "{}",
            param.name
        );
    }
    let milestones = json["milestones"].as_array().expect("milestones");
    let levels: Vec<_> = milestones
        .iter()
        .map(|m| (&m["key"], &m["percent"]))
        .collect();
    let wanted = [
        ("share-90", 90.0),
        ("share-95", 95.0),
        ("share-99", 99.0),
        ("share-99.9", 99.9),
    ];
    for ((key, percent), (wanted, level)) in levels.iter().zip(wanted) {
        assert_eq!(
            (key.as_str(), percent.as_f64()),
            (Some(wanted), Some(level))
        );
    }
    assert_eq!((levels.len(), milestones[0].get("minutes")), (4, None));
    let central = &json["series"][0];
    assert_eq!(
        (&central["name"], &central["unit"]),
        (&"central".into(), &"percent".into())
    );
    let share = |point: &Value| point[1].as_f64().expect("a share");
    let points = central["points"].as_array().expect("points");
    assert!(points.iter().all(|p| (0.0..=100.0).contains(&share(p))));
    assert_eq!(
        (points.len(), json["bands"].as_array().map(Vec::len)),
        (240, Some(3))
    );
    let markers: Vec<_> = json["markers"]
        .as_array()
        .expect("markers")
        .iter()
        .map(|m| &m["key"])
        .collect();
    assert_eq!(
        markers,
        [
            "share-90",
            "share-95",
            "share-99",
            "share-99.9",
            "clark-100",
            "judgement-75",
            "judgement-90"
        ]
    );
    assert!(json.get("fit").is_none());
    let csv = answer(&["--csv", "view=code"]);
    assert!(csv.starts_with("series,name,date,percent,p2.5,"));
    assert!(
        csv.contains("\r\npoint,over 80%,2026-05-31,80,80,,,,,,90,fitted,,,\r\n"),
        "{csv}"
    );
    assert!(answer(&["view=code&lang=ja"]).contains("ロジスティック"));
}

#[test]
fn own_shares_are_imported() {
    let path = file(
        "shares.csv",
        b"Name;Date;Share\nours;2025-01-01;10,5%\n\"ours; new\";2026-01-01;60\n",
    );
    let own = json(&["--import", &path, "view=code"]);
    assert_eq!(own["assumptions"]["shares"], "mine");
    assert!(
        own["headline"]
            .as_str()
            .is_some_and(|text| text.contains("your 2 points"))
    );
    // Two points leave no spread.
    assert!(own.get("bands").is_none());
    let day = &own["milestones"][0];
    assert_eq!(day["p10"], day["p90"]);
    assert!(
        answer(&["--csv", "--import", &path, "view=code"]).contains("point,ours,2025-01-01,10.5,,")
    );
    refuses(
        &["--import", &path, ""],
        &["Line 1", "share", "Code share", "minutes"],
    );
    let lengths = file("lengths.csv", b"name,date,minutes\nours,2025-01-01,10\n");
    refuses(
        &["--import", &lengths, "view=code"],
        &["Line 1", "minutes", "Horizon", "share"],
    );
    let beyond = file("beyond.csv", b"name,date,share\nours,2025-01-01,100.5%\n");
    refuses(
        &["--import", &beyond, "view=code"],
        &["Line 2, column 3 (share)", "100.5%", "0 and 100%"],
    );
}

#[test]
fn pictures_bear_date_version_and_permalink() {
    let args = ["--page", "https://e.org/d/", "--date", "2026-11-21"];
    let svg = answer(&[&args[..], &["view=code&s1=4"]].concat());
    let version = env!("CARGO_PKG_VERSION");
    let line =
        format!("Doublings {version} · 2026-11-21 · https://e.org/d/?v=2&amp;view=code&amp;s1=4");
    assert!(svg.contains(&line), "{line}");
    assert!(!svg.contains("layer-code"));
    let svg = answer(&["--qr", "--transparent", "--theme", "dark", "dt=150"]);
    assert!(svg.contains("layer-code") && !svg.contains("layer-backdrop"));
    assert!(svg.contains("#f2f2f4"));
}

#[test]
fn a_png_has_the_size_times_the_scale() {
    let path = file("figure.png", b"");
    for (size, scale, pixels) in [
        ("1280x720", "1", (1280, 720)),
        ("1200x628", "1.5", (1800, 942)),
        ("400x400", "4", (1600, 1600)),
    ] {
        let said = answer(&["--png", &path, "--size", size, "--scale", scale, "lang=ja"]);
        assert_eq!(said, "");
        let bytes = fs::read(&path).expect("the picture");
        let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info();
        let info = reader.expect("a PNG");
        assert_eq!(info.info().size(), pixels);
    }
    // What cannot be painted leaves the file as it was.
    let before = fs::read(&path).expect("the picture");
    refuses(
        &["--png", &path, "--size", "8000x8000", "--scale", "8", ""],
        &["64000 x 64000"],
    );
    assert_eq!(fs::read(&path).expect("the picture"), before);
}

#[test]
fn json_says_when_where_and_from_what() {
    let json = json(&[
        "--page",
        "https://e.org/d/",
        "--date",
        "2026-11-21",
        "dt=120",
    ]);
    assert_eq!(json["date"], "2026-11-21");
    assert_eq!(
        json["permalink"],
        "https://e.org/d/?v=2&view=horizon&dt=120"
    );
    assert_eq!(json["model"], env!("CARGO_PKG_VERSION"));
    assert!(json["data"][0]["minutes"].is_f64() && json["sources"][0].is_string());
    assert!(
        json["basis"][0]
            .as_str()
            .is_some_and(|text| text.contains("METR"))
    );
}

#[test]
fn bad_arguments_are_refused_in_one_line() {
    for scale in ["", "0", "9", "NaN", "big", "-1"] {
        refuses(&["--scale", scale, ""], &["--scale"]);
    }
    refuses(&["--theme", "blue", ""], &["--theme", "blue"]);
    refuses(&["--date", "2026-02-30", ""], &["--date", "2026-02-30"]);
    refuses(&["--page", "example.org/?a", ""], &["--page"]);
    refuses(&["--png", "--qr", ""], &["--png"]);
    refuses(&["--png", "no/such/folder/a.png", ""], &["cannot write"]);
    refuses(&["--qr", "--size", "300x150", ""], &["no room"]);
    refuses(&[], &["--help"]);
    refuses(&["--pdf", ""], &["--pdf"]);
    refuses(&["--p\ndf", ""], &["--p"]);
    refuses(&["dt=120", "d=1"], &["d=1"]);
    for size in [
        "",
        "big",
        "0x0",
        "1280",
        "1280x",
        "-1x5",
        "99999x720",
        "100x100",
        "1e3x720",
        "NaNxNaN",
        "1280x720x2",
    ] {
        refuses(&["--size", size, ""], &["--size", "WIDTHxHEIGHT"]);
    }
    refuses(&["", "--size"], &["--size"]);
    refuses(&["", "--import"], &["cannot read"]);
    refuses(
        &["--import", "no/such\nfile.csv", ""],
        &["cannot read", "no/such"],
    );
}

#[test]
fn bad_queries_are_refused_in_one_line() {
    refuses(&["bogus=1"], &["bogus"]);
    refuses(&["dt=NaN"], &["NaN"]);
    refuses(&["dt=1e9"], &["1e9", "1,000"]);
    refuses(&["law=magic&dt=5"], &["magic", "5"]);
    refuses(&["v=99"], &["99"]);
    refuses(&["view=moon"], &["moon"]);
    refuses(&["lang=xx"], &["xx"]);
    refuses(&["lang=a%0Ab"], &["lang"]);
    refuses(&["a%0Ab=1&dt=%0A%0D1"], &["a"]);
    refuses(&["dt=\n\u{85}\u{2028}"], &["dt"]);
    refuses(&[&"x=1&".repeat(20_000)], &["x"]);
}

#[test]
fn bad_tables_are_refused_with_their_place() {
    let table = |name: &str, bytes: &[u8], words: &[&str]| {
        let path = file(name, bytes);
        refuses(&["--import", &path, ""], &[&[name], words].concat());
    };
    table("empty.csv", b"", &["Line 1"]);
    table("columns.csv", b"a,b\n1,2\n", &["name", "date", "minutes"]);
    table(
        "date.csv",
        b"name,date,minutes\nx,2025-02-30,5\n",
        &["Line 2", "2025-02-30"],
    );
    table(
        "negative.csv",
        b"name,date,minutes\nx,2025-02-03,-5\ny,2025-02-03,0\n",
        &["Line 2", "Line 3", "-5"],
    );
    table(
        "bytes.csv",
        b"name,date,minutes\n\xe9\x02,2025-02-03,5\n",
        &["Line 2"],
    );
    table(
        "quote.csv",
        b"name,date,minutes\n\"x,2025-02-03,5\n",
        &["Line 2"],
    );
    table(
        "newline.csv",
        b"name,date,minutes\nx,\"20\n25\",5\n",
        &["Line 2"],
    );
}

#[test]
fn pins_are_drawn_and_written_as_the_page_does() {
    let query = "dt=150&pin=horizon;dt:90&pin=horizon;law:plateau;left:2";
    let svg = answer(&[query]);
    assert!(svg.contains(">A</text>") && svg.contains(">B</text>"));
    assert!(svg.contains("A: Doubling time 90 days"));
    let json = json(&[query]);
    let names: Vec<_> = json["series"]
        .as_array()
        .expect("series")
        .iter()
        .map(|series| series["name"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(names, ["central", "pin-a", "pin-b"]);
    assert_eq!(json["pins"][0]["key"], "pin-a");
    assert_eq!(json["pins"][0]["view"], "horizon");
    assert_eq!(json["pins"][0]["assumptions"]["dt"], 90);
    assert_eq!(json["pins"][1]["assumptions"]["law"], "plateau");
    assert_eq!(json["assumptions"]["dt"], 150);
    // What is pinned is what the same query shows without pins.
    let alone = self::json(&["dt=90"]);
    assert_eq!(json["series"][1]["points"], alone["series"][0]["points"]);
    let csv = answer(&["--csv", query]);
    let rows = |name: &str| csv.lines().filter(|line| line.starts_with(name)).count();
    assert_eq!(
        (
            rows("forecast,central,"),
            rows("forecast,pin-a,"),
            rows("forecast,pin-b,")
        ),
        (240, 240, 240)
    );
}

#[test]
fn a_bad_pin_is_refused() {
    refuses(&["pin=horizon;dt:5"], &["Pin A", "dt", "20 days"]);
    refuses(&["pin=moon"], &["pin", "moon"]);
    refuses(&[&"pin=horizon&".repeat(5)], &["four pins"]);
}

#[test]
fn slides_and_workbooks_go_into_files() {
    let path = file("deck.pptx", b"");
    let query = "dt=120&pin=horizon;law:plateau";
    assert_eq!(answer(&["--pptx", &path, query]), "");
    let parts = package::unzip(&fs::read(&path).expect("a file"));
    package::check(&parts);
    let charts = package::check_charts(&parts);
    assert_eq!(charts.len(), 2);

    let path = file("book.xlsx", b"");
    assert_eq!(answer(&[query, "--xlsx", &path]), "");
    let parts = package::unzip(&fs::read(&path).expect("a file"));
    package::check(&parts);
    package::check_numbers(&package::cells(&parts, 1), &answer(&["--csv", query]));
    let today = Command::new(program())
        .args(["--xlsx", &path, query])
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .status();
    assert!(today.is_ok_and(|status| status.success()));
    let parts = package::unzip(&fs::read(&path).expect("a file"));
    let about: Vec<String> = package::cells(&parts, 2).into_values().collect();
    assert!(about.iter().any(|text| text.ends_with(" · 2026-11-21")));
}

#[test]
fn slides_are_made_in_a_template() {
    let own = file("own.potx", &template::file(&template::WIDE));
    let [deck, told] = ["own-deck.pptx", "own-story.pptx"].map(|name| file(name, b""));
    let arguments = [
        "--template",
        &own,
        "--pptx",
        &deck,
        "--story",
        &told,
        "dt=120",
    ];
    assert_eq!(answer(&arguments), "");
    for path in [&deck, &told] {
        let parts = package::unzip(&fs::read(path).expect("a file"));
        package::check(&parts);
        assert!(package::text(&parts, "ppt/theme/theme1.xml").contains("0B1020"));
    }
    // In a batch it holds for the lines that make slides.
    let [slides, numbers] = ["own-batch.pptx", "own-batch.csv"].map(|name| file(name, b""));
    let lines = format!("--out {slides} dt=120\n--out {numbers} dt=120\n");
    let batch = file("own.txt", lines.as_bytes());
    assert_eq!(answer(&["--batch", &batch, "--template", &own]), "");
    assert_eq!(
        fs::read(&slides).expect("a file"),
        fs::read(&deck).expect("a file")
    );

    refuses(&["--template"], &["--template", "file"]);
    refuses(
        &["--template", &own, "--csv", ""],
        &["--template", "--pptx"],
    );
    refuses(
        &["--template", "no/such.potx", "--pptx", &deck, ""],
        &["cannot read"],
    );
    let kept = file("own-kept.pptx", b"kept");
    let bad = file("own-bad.potx", b"PK\x03\x04");
    refuses(
        &["--template", &bad, "--pptx", &kept, ""],
        &["own-bad.potx", ".potx"],
    );
    assert_eq!(fs::read(&kept).expect("a file"), b"kept");
}

#[test]
fn a_file_that_cannot_be_written_is_one_line() {
    let folder = file("folder.pptx", b"");
    let inside = format!("{folder}/deck.pptx");
    refuses(&["--pptx", &inside, ""], &["cannot write", "deck.pptx"]);
    refuses(&["--xlsx", &inside, ""], &["cannot write", "deck.pptx"]);
    refuses(&["--pptx"], &["--pptx", "file"]);
    refuses(&["--xlsx", "--csv", ""], &["--xlsx", "file"]);
    let path = file("untouched.xlsx", b"kept");
    refuses(&["--xlsx", &path, "dt=5"], &["dt", "20 days"]);
    assert_eq!(fs::read(&path).expect("a file"), b"kept");
}

#[test]
fn the_whole_page_goes_into_one_file_once_it_is_built() {
    let path = file("page.html", b"");
    let table = file("shares.csv", b"name,date,share\nTeam,2025-03-01,12%\n");
    let here = env::temp_dir().join(format!("doublings-cli-{}", std::process::id()));
    let run = || {
        let mut program = Command::new(program());
        program.args([
            "--import",
            &table,
            "--html",
            &path,
            "?view=code&s1=4&lang=ja",
        ]);
        let output = program.env("CARGO_MANIFEST_DIR", &here).output();
        let output = output.expect("the program starts");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, errors) = run();
    assert_eq!(code, Some(2));
    assert!(errors.contains("cargo xtask build"), "{errors}");
    let dist = here.join("dist");
    fs::create_dir_all(&dist).expect("a folder");
    let html = "<meta http-equiv=\"Content-Security-Policy\"><script src=\"./p.js\" data-sha256=\"h\" data-files=\"a.wasm\"></script>";
    for (name, content) in [("index.html", html), ("p.js", "go()"), ("a.wasm", "wasm")] {
        fs::write(dist.join(name), content).expect("a file");
    }
    let answer = run();
    let removed = fs::remove_dir_all(&here);
    assert_eq!(answer, (Some(0), String::new()));
    assert!(removed.is_ok());
    let page = fs::read_to_string(&path).expect("a file");
    // The module is deflated: RFC 1950 begins it with 78 da at the highest level.
    for part in [
        "content=\"v=2&amp;view=code&amp;shares=mine&amp;s1=4&amp;lang=ja\"",
        "content=\"share=name%2Cdate%2Cshare%2Clow%2Chigh%0A%22Team%22%2C2025-03-01%2C12%2C%2C\"",
        "\"a.wasm\">eNo",
        ">go()</script>",
    ] {
        assert!(page.contains(part), "{page}");
    }
}

#[test]
fn several_files_are_written_at_once_or_none() {
    let [svg, book, csv] =
        ["at-once.svg", "at-once.xlsx", "at-once.CSV"].map(|name| file(name, b""));
    let printed = answer(&[
        "--json", "--out", &svg, "--xlsx", &book, "--out", &csv, "dt=120",
    ]);
    assert_eq!(
        serde_json::from_str::<Value>(&printed).expect("JSON")["assumptions"]["dt"],
        120
    );
    assert_eq!(
        fs::read_to_string(&csv).expect("a file"),
        answer(&["--csv", "dt=120"])
    );
    for path in [&svg, &book] {
        let kept = doublings::export::scenario_in(&fs::read(path).expect("a file"));
        assert!(kept.expect(path).query.ends_with("dt=120"));
    }
    let kept = file("at-once-kept.svg", b"kept");
    refuses(&["--out", &kept, "--out", &kept, ""], &["twice"]);
    refuses(
        &["--svg", "--json", "--out", &kept, ""],
        &["--json", "standard output"],
    );
    refuses(
        &["--out", &kept, "--out", "chart.gif", ""],
        &["chart.gif", ".svg"],
    );
    let size = ["--scale", "8", "--size", "8000x8000"];
    refuses(
        &[&["--out", &kept, "--png", &svg], &size[..], &[""]].concat(),
        &["pixels"],
    );
    assert_eq!(fs::read(&kept).expect("a file"), b"kept");
}

#[test]
fn a_batch_is_a_line_for_each_figure() {
    let [one, two] = ["batch-1.svg", "batch-2.csv"].map(|name| file(name, b""));
    let lines = format!(
        "# figures of the report\r\n\r\n--out '{one}' --size 640x360 \"dt=120&lang=ja\"\n--out {two} view=code"
    );
    let batch = file("figures.txt", lines.as_bytes());
    assert_eq!(
        answer(&[
            "--batch",
            &batch,
            "--size",
            "800x600",
            "--date",
            "2026-11-21"
        ]),
        ""
    );
    let svg = fs::read_to_string(&one).expect("a file");
    assert!(svg.contains("width=\"640\"") && svg.contains("lang=\"ja\""));
    assert_eq!(
        fs::read_to_string(&two).expect("a file"),
        answer(&["--csv", "view=code"])
    );

    let kept = file("batch-kept.csv", b"kept");
    for (line, words) in [
        ("--out x.csv dt=5", ["line 2", "20 days"]),
        ("view=code", ["line 2", "--out"]),
        ("--out 'x.csv dt=120", ["line 2", "quote"]),
        (&format!("--csv --out {kept} ''"), ["line 2", "--out"]),
        (&format!("--out {kept} ''"), ["line 2", "earlier"]),
    ] {
        let batch = file("bad.txt", format!("--out {kept} ''\n{line}\n").as_bytes());
        refuses(&["--batch", &batch], &words);
        assert_eq!(fs::read(&kept).expect("a file"), b"kept");
    }
    refuses(
        &["--batch", &file("none.txt", b"# nothing\n")],
        &["no line"],
    );
    refuses(&["--batch", "no/such.txt"], &["cannot read"]);
    refuses(&["--batch"], &["--batch", "file"]);
}

#[test]
fn a_scenario_gets_a_page_with_a_preview_of_its_own() {
    let here = env::temp_dir().join(format!("doublings-site-{}", std::process::id()));
    let public = here.join("public");
    let site = |arguments: &[&str]| {
        let mut program = Command::new(program());
        program.args(["--site", public.to_str().expect("UTF-8")]);
        let output = program.args(arguments).env("CARGO_MANIFEST_DIR", &here);
        let output = output.output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), errors)
    };
    let page = ["--page", "https://example.org/d/"];
    let (code, errors) = site(&page);
    assert!(
        code == Some(2) && errors.contains("cargo xtask build"),
        "{errors}"
    );
    let (code, errors) = site(&["dt=90"]);
    assert!(code == Some(2) && errors.contains("--page"), "{errors}");
    let dist = here.join("dist");
    fs::create_dir_all(&dist).expect("a folder");
    // What it rewrites is what the source of the page has.
    let html = include_str!("../../index.html");
    fs::write(dist.join("index.html"), html).expect("a file");
    fs::write(dist.join("a.wasm"), "wasm").expect("a file");
    let query = "view=code&s1=4&lang=ja";
    let (code, errors) = site(&[&page[..], &[query]].concat());
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    let read = |name: &str| fs::read(public.join(name)).expect(name);
    assert_eq!(read("a.wasm"), b"wasm");
    assert_eq!(read("index.html"), html.as_bytes());
    let text = String::from_utf8(read("code-s1-4-ja.html")).expect("UTF-8");
    let removed = [
        read("code-s1-4-ja.png"),
        read("code-s1-4-ja.svg"),
        read("sitemap.txt"),
    ];
    fs::remove_dir_all(&here).expect("a folder");
    let [picture, svg, map] = removed;
    assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"ja\">"));
    let headline = json(&[query])["headline"]
        .as_str()
        .expect("a text")
        .to_owned();
    let address = "https://example.org/d/code-s1-4-ja";
    for part in [
        &format!("<meta property=\"og:image\" content=\"{address}.png\">"),
        &format!("<meta property=\"og:url\" content=\"{address}.html\">"),
        &format!("<meta property=\"og:description\" content=\"{headline}\">"),
        &format!("<meta name=\"twitter:image\" content=\"{address}.png\">"),
        "<meta name=\"doublings-link\" content=\"v=2&amp;view=code&amp;s1=4&amp;lang=ja\">",
        "<meta name=\"doublings-home\" content=\"https://example.org/d/\">",
        &format!("<article lang=\"ja\"><h2>{headline}</h2>"),
        "<img src=\"code-s1-4-ja.svg\"",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(
        !text.contains("horizon.svg\" loading"),
        "a picture of another scenario"
    );
    // Width and height of a PNG follow its signature (RFC 2083, section 11.2).
    assert_eq!(&picture[16..24], [0, 0, 4, 176, 0, 0, 2, 116]);
    assert!(svg.starts_with(b"<svg") && map.ends_with(format!("{address}.html\n").as_bytes()));
    let kept = doublings::export::scenario_in(&picture).expect("a link");
    assert!(kept.query.contains("s1=4"), "{kept:?}");
}

#[test]
fn starting_points_have_names_of_their_own_as_files() {
    let mut names: Vec<String> = doublings::assumptions::presets::Preset::ALL
        .iter()
        .map(|preset| {
            let query = format!("view={}&{}", preset.view.name(), preset.query);
            let (link, notices) = doublings::assumptions::codec::parse(&query);
            assert_eq!(notices, []);
            doublings::export::file_stem(&link)
        })
        .collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_pdf_is_a_file_like_the_others() {
    let [named, out] = ["chart.pdf", "out.PDF"].map(|name| file(name, b""));
    let day = ["--date", "2026-11-21", "--size", "640x360"];
    assert_eq!(
        answer(&[&["--pdf", &named, "--out", &out], &day[..], &["dt=120"]].concat()),
        ""
    );
    let pdf = fs::read(&named).expect("a file");
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 400_000);
    assert_eq!(
        fs::read(&out).expect("a file"),
        pdf,
        "the same bytes each time"
    );
}

#[test]
fn help_names_every_option() {
    let help = answer(&["--help"]);
    let source = include_str!("../../examples/figure.rs");
    let quoted = source
        .split('"')
        .filter(|text| text.starts_with("--") && text.len() > 2);
    let mut count = 0;
    for option in quoted.filter(|text| text[2..].bytes().all(|b| b.is_ascii_lowercase())) {
        assert!(help.contains(&format!("\n  {option} ")), "{option}");
        count += 1;
    }
    assert!(count > 15, "{count}");
    let documented = include_str!("../../docs/cli.md");
    for line in help.lines().filter_map(|line| line.strip_prefix("  --")) {
        let name = line.split(' ').next().unwrap_or_default();
        assert!(documented.contains(&format!("| `--{name}")), "{name}");
    }
}
