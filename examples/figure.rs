//! The page's figures from the command line.
//!
//! `cargo run --release --example figure -- --svg 'view=horizon&dt=120' > chart.svg`

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    match native::run(std::env::args().skip(1)) {
        Ok(output) => {
            use std::io::Write;
            // A reader that closes the pipe early has what it wanted.
            let _ = std::io::stdout().write_all(output.as_bytes());
            std::process::ExitCode::SUCCESS
        }
        Err(message) => {
            // Arguments come back in messages; a line feed in one must not make two lines of it.
            let line = message.replace(|c: char| c.is_control(), "\u{fffd}");
            eprintln!("figure: {line}");
            std::process::ExitCode::from(2)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        fs,
        path::Path,
        rc::Rc,
        time::{SystemTime, UNIX_EPOCH},
    };

    use doublings::{
        assumptions::{
            codec,
            registry::{Initial, Key, Kind, REGISTRY, View},
        },
        evidence::points,
        export::{self, single},
        figure::{picture::Frame, theme::Theme},
        i18n::{Lang, words},
        render,
        view::{Session, Study},
    };

    const USAGE: &str = "\
usage: figure [--svg | --json | --csv | --pptx FILE | --xlsx FILE | --html FILE] [--size WIDTHxHEIGHT] [--import FILE] 'QUERY'
       figure --list

QUERY is what follows the ? in a link of the page, such as view=horizon&dt=120; lang and theme count too.
  --svg           the chart as SVG on standard output (the default)
  --json          forecast, bands and milestones as JSON
  --csv           the chart's numbers as CSV
  --pptx FILE     a PowerPoint presentation with editable charts into FILE: a slide for the query and one for each pin
  --xlsx FILE     an Excel workbook into FILE: the chart's numbers, and the assumptions with their sources
  --html FILE     the page with this scenario, everything in one file that a browser opens from a disk, into FILE;
                  needs the page that `cargo xtask build` puts into dist/
  --size WxH      size of the SVG in pixels, 1280x720 unless given, at least 200x150 and at most 8000x8000
  --import FILE   points for data=mine: CSV with name,date,minutes[,low,high];
                  with view=code for shares=mine: CSV with name,date,share[,low,high], shares in %
  --list          every parameter with its key, unit, default, range and source";

    enum Format {
        Svg,
        Json,
        Csv,
        Pptx(String),
        Xlsx(String),
        Html(String),
    }

    pub fn run(arguments: impl Iterator<Item = String>) -> Result<String, String> {
        let mut arguments = arguments;
        let mut format = Format::Svg;
        let mut size = (1280.0, 720.0);
        let mut table = None;
        let mut query: Option<String> = None;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(format!("{USAGE}\n")),
                "--list" => return Ok(list()),
                "--svg" => format = Format::Svg,
                "--json" => format = Format::Json,
                "--csv" => format = Format::Csv,
                "--pptx" => format = Format::Pptx(file("--pptx", arguments.next())?),
                "--xlsx" => format = Format::Xlsx(file("--xlsx", arguments.next())?),
                "--html" => format = Format::Html(file("--html", arguments.next())?),
                "--size" => size = read_size(&arguments.next().unwrap_or_default())?,
                "--import" => table = Some(arguments.next().unwrap_or_default()),
                flag if flag.starts_with("--") => {
                    return Err(format!("unknown option {flag}; see --help"));
                }
                _ if query.is_some() => {
                    return Err(format!(
                        "more than one query: {argument:?}; quote it as one argument"
                    ));
                }
                _ => query = Some(argument),
            }
        }
        let query = query.ok_or("no query given; see --help")?;
        let (mut link, notices) = codec::parse(&query);
        if !notices.is_empty() {
            let lines: Vec<String> = notices.iter().map(|n| words::notice(Lang::En, n)).collect();
            return Err(lines.join(" "));
        }
        let mut own = (None, None);
        if let Some(path) = table {
            let (key, mine) = if link.view == View::Code {
                own.1 = Some(import(&path, points::import_shares)?);
                (Key::Shares, 1.0)
            } else {
                own.0 = Some(import(&path, points::import)?);
                (Key::Data, 2.0)
            };
            if link.assumptions.given(key).is_none() {
                link.assumptions.set(key, mine);
            }
        }
        let lang = match codec::page_value(&query, "lang") {
            None => Lang::En,
            Some(tag) => Lang::from_tag(&tag).ok_or(format!("lang={tag} is neither en nor ja"))?,
        };
        let (imported, shares) = own;
        let study = Study {
            link,
            imported,
            shares,
        };
        let panel = Session::default().panel(&study, lang);
        Ok(match format {
            Format::Svg => {
                let theme = Theme::of_query(&query);
                let frame = Frame {
                    width: size.0,
                    height: size.1,
                    theme,
                    title: true,
                };
                render::svg::svg(&panel.picture(&frame).scene)
            }
            Format::Json => export::json(&panel) + "\n",
            Format::Csv => export::csv(&panel),
            Format::Pptx(path) => {
                let pins = study.pinned(lang);
                let slides = std::iter::once(&panel).chain(&pins);
                save(&path, &export::pptx(slides, &stamp()?))?
            }
            Format::Html(path) => save(&path, single(&query)?.as_bytes())?,
            Format::Xlsx(path) => save(&path, &export::xlsx(&panel, &stamp()?))?,
        })
    }

    /// The built page in one file that opens with a query.
    fn single(query: &str) -> Result<String, String> {
        // Cargo names the folder of the package; started without it, the program is run there.
        let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        let dist = Path::new(&root).join("dist");
        let read = |name: &str| {
            fs::read(dist.join(name)).map_err(|_| {
                "--html needs the built page: run `cargo xtask build` first".to_owned()
            })
        };
        let html = String::from_utf8_lossy(&read("index.html")?).into_owned();
        let mut parts = Vec::new();
        for name in single::needs(&html) {
            let mut bytes = read(&name)?;
            if single::is_module(&name) {
                bytes = miniz_oxide::deflate::compress_to_vec_zlib(&bytes, 9);
            }
            parts.push(single::Part { name, bytes });
        }
        let query = query.trim().trim_start_matches(['?', '#']);
        single::page(&html, &parts, query, "")
            .map_err(|trouble| format!("dist/index.html: {trouble}; run `cargo xtask build` again"))
    }

    fn file(option: &str, path: Option<String>) -> Result<String, String> {
        path.filter(|path| !path.is_empty() && !path.starts_with("--"))
            .ok_or(format!("{option} needs the name of a file"))
    }

    /// Nothing on standard output.
    fn save(path: &str, bytes: &[u8]) -> Result<String, String> {
        fs::write(path, bytes).map_err(|error| format!("cannot write {path:?}: {error}"))?;
        Ok(String::new())
    }

    /// Today, or the day of `SOURCE_DATE_EPOCH` (seconds since 1970-01-01), with which files are the same each time.
    fn stamp() -> Result<export::Stamp, String> {
        let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(text) => text
                .parse()
                .map_err(|_| format!("SOURCE_DATE_EPOCH={text} is no number of seconds"))?,
            Err(_) => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| since.as_secs()),
        };
        Ok(export::Stamp {
            day: (seconds / 86_400) as f64,
            page: String::new(),
        })
    }

    fn read_size(text: &str) -> Result<(f64, f64), String> {
        let size = text
            .split_once('x')
            .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
        size.filter(|(w, h)| (200..=8000).contains(w) && (150..=8000).contains(h))
            .map(|(w, h): (u32, u32)| (f64::from(w), f64::from(h)))
            .ok_or(format!(
                "--size {text:?} is not WIDTHxHEIGHT from 200x150 to 8000x8000"
            ))
    }

    fn import(path: &str, read: points::Import) -> Result<Rc<points::Dataset>, String> {
        let bytes = fs::read(path).map_err(|error| format!("cannot read {path:?}: {error}"))?;
        let data = points::import_bytes(&bytes, read).map_err(|problems| {
            let lines: Vec<String> = problems
                .iter()
                .map(|p| words::problem(Lang::En, p))
                .collect();
            format!("{path}: {}", lines.join(" "))
        })?;
        Ok(Rc::new(data))
    }

    fn list() -> String {
        let mut lines = vec![format!(
            "{:8} {:10} {:12} {:28} source",
            "key", "unit", "default", "range"
        )];
        for p in REGISTRY {
            let (min, max) = p.range();
            let unit = match p.kind {
                Kind::Number { unit, .. } => unit.name(),
                Kind::Date { .. } => "date",
                Kind::Choice(_) | Kind::Flag => "",
            };
            let range = match p.kind {
                Kind::Choice(words) => words.join("|"),
                _ => format!("{}..{}", codec::text(p.key, min), codec::text(p.key, max)),
            };
            let default = match p.default {
                Initial::Value(value) => codec::text(p.key, value),
                Initial::Fit => "fit".to_owned(),
                Initial::Off => "off".to_owned(),
            };
            let source = export::json::origin_name(p.origin);
            lines.push(format!(
                "{:8} {unit:10} {default:12} {range:28} {source}",
                p.name
            ));
        }
        lines.join("\n") + "\n"
    }
}
