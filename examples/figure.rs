//! The page's figures from the command line.
//!
//! `cargo run --release --example figure -- --svg 'view=horizon&dt=120' > chart.svg`

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]

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
#[path = "figure/fonts.rs"]
mod fonts;
#[cfg(not(target_arch = "wasm32"))]
#[path = "figure/pdf.rs"]
mod pdf;
#[cfg(not(target_arch = "wasm32"))]
#[path = "figure/png.rs"]
mod png;
#[cfg(not(target_arch = "wasm32"))]
#[path = "figure/site.rs"]
mod site;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        fs,
        path::{Path, PathBuf},
        rc::Rc,
        time::{SystemTime, UNIX_EPOCH},
    };

    use doublings::{
        assumptions::{
            codec::{self, PAGE_KEYS, Pin},
            presets::Preset,
            registry::{Initial, Key, Kind, REGISTRY},
        },
        date,
        evidence::points::Dataset,
        export::{self, Stamp, Template, kept, picture::Look, single},
        figure::theme::Theme,
        i18n::{Lang, import as told, template, words},
        import::{self, Choices, Quantity, Reading},
        render,
        views::{Panel, Session, Study, compare},
    };

    use crate::{pdf::pdf, png::png, site};

    const USAGE: &str = "\
usage: figure [--svg | --json | --csv] [--png FILE] [--pdf FILE] [--pptx FILE] [--story FILE] [--xlsx FILE] [--html FILE] [--out FILE]
              [OPTIONS] 'QUERY'
       figure --batch FILE [OPTIONS]
       figure --site DIR --page URL [OPTIONS] ['QUERY']
       figure --list

QUERY is what follows the ? in a link of the page, such as view=horizon&dt=120; lang and theme count too.
  --svg           the chart as SVG on standard output (the default)
  --json          forecast, bands, milestones, data and sources as JSON
  --csv           the chart's numbers as CSV
  --png FILE      the chart as PNG into FILE
  --pdf FILE      the chart as PDF into FILE, for LaTeX and print: vectors, and text as text
  --pptx FILE     a PowerPoint presentation with editable charts into FILE: a slide for the query and one for each pin
  --story FILE    a PowerPoint presentation of what the page would present into FILE: the story of the query, or its pins, or the
                  built-in story; a slide for each scene with its sentence
  --xlsx FILE     an Excel workbook into FILE: the chart's numbers, and the assumptions with their sources
  --html FILE     the page with this scenario, everything in one file that a browser opens from a disk, into FILE;
                  needs the page that `cargo xtask build` puts into dist/
  --out FILE      what the ending of its name says into FILE: .svg, .json, .csv, .png, .pdf, .pptx, .xlsx or .html
  --batch FILE    a figure for each line of FILE, which has options and a query as here, in quotes where they have spaces; empty
                  lines and those that begin with # say nothing; OPTIONS hold for every line that does not say otherwise;
                  no file is written unless all lines are right
  --site DIR      the page that `cargo xtask build` puts into dist/, for the address of --page, with a page, a picture and tags for
                  previews of its own for QUERY, or else for every starting point in both languages, into DIR
  --template FILE slides of --pptx and --story, or of --out, in the .pptx or .potx FILE: its masters, layouts, theme and size;
                  its own slides stay behind
  --size WxH      size of the picture in pixels, 1280x720 unless given, at least 200x150 and at most 8000x8000
  --scale N       pixels of the PNG to a pixel of --size, 1 unless given, from 0.5 to 8
  --theme NAME    light or dark, before the query's theme
  --transparent   leaves out the picture's background
  --qr            adds the permalink as a code to pictures and slides
  --page URL      address of the page, with which permalinks begin
  --date DAY      date of the files as YYYY-MM-DD, today unless given; charts mark it, and it decides what is next
  --import FILE   points for data=mine: CSV with name,date,minutes[,low,high];
                  with view=code for shares=mine: CSV with name,date,share[,low,high], shares in %
  --list          every parameter with its key, unit, default, range and source
  --help          this text

Several files are written at once, or none; only one of --svg, --json and --csv goes to standard output. SVG, PNG, presentations and
workbooks keep the query: dropped on the page's import, they open the scenario again.
Exit code 2 and one line on standard error say what is wrong.";

    #[derive(Clone, Copy, PartialEq)]
    enum Format {
        Svg,
        Json,
        Csv,
        Png,
        Pdf,
        Pptx,
        Story,
        Xlsx,
        Html,
    }

    impl Format {
        /// The options that ask for a format, and whether they name a file.
        const OPTIONS: [(&str, Self, bool); 9] = [
            ("--svg", Self::Svg, false),
            ("--json", Self::Json, false),
            ("--csv", Self::Csv, false),
            ("--png", Self::Png, true),
            ("--pdf", Self::Pdf, true),
            ("--pptx", Self::Pptx, true),
            ("--story", Self::Story, true),
            ("--xlsx", Self::Xlsx, true),
            ("--html", Self::Html, true),
        ];

        fn of_name(path: &str) -> Result<Self, String> {
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            let all = Self::OPTIONS.iter().filter(|(_, f, _)| *f != Self::Story);
            let same = |name: &str| name[2..].eq_ignore_ascii_case(ending);
            let mut found = all.filter(|(name, ..)| same(name));
            found.next().map(|(_, format, _)| *format).ok_or(format!(
                "--out {path:?} does not end in .svg, .json, .csv, .png, .pdf, .pptx, .xlsx or .html"
            ))
        }
    }

    /// What is asked for.
    struct Wish {
        /// Formats, with files or for standard output.
        outputs: Vec<(Format, Option<String>)>,
        look: Look,
        scale: f64,
        stamp: Stamp,
        table: Option<String>,
        template: Option<String>,
        query: Option<String>,
    }

    pub fn run(arguments: impl Iterator<Item = String>) -> Result<String, String> {
        let mut common: Vec<String> = Vec::new();
        let (mut batch, mut site) = (None, None);
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(format!("{USAGE}\n")),
                "--list" => return Ok(list()),
                "--batch" => batch = Some(file("--batch", arguments.next().unwrap_or_default())?),
                "--site" => site = Some(file("--site", arguments.next().unwrap_or_default())?),
                _ => common.push(argument),
            }
        }
        let made = match (batch, site) {
            (None, None) => answer(&wish(common, false)?)?,
            (Some(path), None) => all_of(&path, &common)?,
            (None, Some(dir)) => site_in(&dir, &wish(common, false)?)?,
            (Some(_), Some(_)) => return Err("--batch and --site exclude one another".to_owned()),
        };
        let mut printed = String::new();
        for (path, bytes) in made {
            match path {
                Some(path) => save(&path, &bytes)?,
                None => printed.push_str(&String::from_utf8_lossy(&bytes)),
            }
        }
        Ok(printed)
    }

    /// What the lines of a file ask for, each with the options that hold for all.
    fn all_of(path: &str, common: &[String]) -> Result<Vec<Made>, String> {
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read {path:?}: {error}"))?;
        let mut made: Vec<Made> = Vec::new();
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let place = |trouble: String| format!("{path}, line {}: {trouble}", index + 1);
            let arguments = split(line).map_err(place)?;
            if arguments.is_empty() {
                continue;
            }
            let wish = wish(common.iter().cloned().chain(arguments), true).map_err(place)?;
            if wish.outputs.iter().any(|(_, path)| path.is_none()) {
                return Err(place("no file is named; see --out in --help".to_owned()));
            }
            for new in answer(&wish).map_err(place)? {
                if made.iter().any(|old| old.0 == new.0) {
                    let name = new.0.unwrap_or_default();
                    return Err(place(format!("{name:?} is written by an earlier line")));
                }
                made.push(new);
            }
        }
        if made.is_empty() {
            return Err(format!("{path}: no line asks for a figure"));
        }
        Ok(made)
    }

    /// A line as arguments: at spaces outside of quotes; none of an empty line or a remark.
    fn split(line: &str) -> Result<Vec<String>, String> {
        let mut all = Vec::new();
        let mut current: Option<String> = None;
        let mut quote = None;
        if line.trim_start().starts_with('#') {
            return Ok(all);
        }
        for c in line.chars() {
            match quote {
                Some(end) if c == end => quote = None,
                None if c == '"' || c == '\'' => {
                    quote = Some(c);
                    current.get_or_insert_default();
                }
                None if c.is_whitespace() => all.extend(current.take()),
                _ => current.get_or_insert_default().push(c),
            }
        }
        if quote.is_some() {
            return Err("a quote is not closed".to_owned());
        }
        all.extend(current);
        Ok(all)
    }

    fn wish(arguments: impl IntoIterator<Item = String>, is_batch: bool) -> Result<Wish, String> {
        let mut arguments = arguments.into_iter();
        let mut outputs: Vec<(Format, Option<String>)> = Vec::new();
        let mut size = (1280.0, 720.0);
        let (mut scale, mut theme, mut transparent) = (1.0, None, false);
        let (mut qr, mut page, mut day) = (false, String::new(), None);
        let (mut table, mut template) = (None, None);
        let mut query: Option<String> = None;
        while let Some(argument) = arguments.next() {
            let option = |known: &&(&str, Format, bool)| known.0 == argument;
            let format = Format::OPTIONS.iter().find(option);
            let mut value = || arguments.next().unwrap_or_default();
            if let Some((name, format, in_file)) = format {
                let path = in_file.then(|| file(name, value())).transpose()?;
                outputs.push((*format, path));
                continue;
            }
            match argument.as_str() {
                "--out" => {
                    let path = file("--out", value())?;
                    outputs.push((Format::of_name(&path)?, Some(path)));
                }
                "--size" => size = read_size(&value())?,
                "--scale" => scale = read_scale(&value())?,
                "--theme" => theme = Some(read_theme(&value())?),
                "--transparent" => transparent = true,
                "--qr" => qr = true,
                "--page" => page = read_page(&value())?,
                "--date" => day = Some(read_date(&value())?),
                "--import" => table = Some(value()),
                "--template" => template = Some(file("--template", value())?),
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
        let look = Look {
            size,
            theme: theme.unwrap_or_else(|| Theme::of_query(query.as_deref().unwrap_or_default())),
            transparent,
        };
        let day = day.map_or_else(today, Ok)?;
        if outputs.is_empty() {
            outputs.push((Format::Svg, None));
        }
        let is_deck = |(format, _): &(Format, _)| matches!(format, Format::Pptx | Format::Story);
        // With --batch it may hold for a line that makes something else.
        if template.is_some() && !is_batch && !outputs.iter().any(is_deck) {
            return Err("--template is for slides: --pptx or --story".to_owned());
        }
        for (index, (format, path)) in outputs.iter().enumerate() {
            if outputs[..index].iter().any(|(_, other)| other == path) {
                let name =
                    |(name, f, _): &(&'static str, Format, bool)| (f == format).then_some(*name);
                let name = Format::OPTIONS.iter().find_map(name).unwrap_or_default();
                return Err(match path {
                    None => {
                        format!("{name} is one too many for standard output; see --out in --help")
                    }
                    Some(path) => format!("{path:?} is asked for twice"),
                });
            }
        }
        Ok(Wish {
            outputs,
            look,
            scale,
            stamp: Stamp { day, page, qr },
            table,
            template,
            query,
        })
    }

    /// A file, or what goes to standard output.
    type Made = (Option<String>, Vec<u8>);

    fn answer(wish: &Wish) -> Result<Vec<Made>, String> {
        let Wish { look, stamp, .. } = wish;
        let query = wish.query.as_deref();
        let query = query.ok_or("no query given; see --help")?;
        let (mut study, lang) = study(query, wish.table.as_deref())?;
        study.today = Some(stamp.day);
        let panel = Session::default().panel(&study, lang);
        if stamp.qr {
            check_code(&panel, stamp, look.size)?;
        }
        let scene = || export::picture::scene(&panel, look, stamp);
        let link = stamp.permalink(&panel);
        let template = wish.template.as_deref().map(read_template).transpose()?;
        let make = |format: Format| -> Result<Vec<u8>, String> {
            Ok(match format {
                Format::Svg => kept::svg(&scene(), &link).into_bytes(),
                Format::Json => (export::json(&panel, Some(stamp)) + "\n").into_bytes(),
                Format::Csv => export::csv(&panel).into_bytes(),
                Format::Png => {
                    let scene = scene();
                    let picture = png(&render::svg::svg(&scene), look.size, wish.scale)?;
                    kept::png(&picture, &scene.title, &link, wish.scale)
                }
                Format::Pdf => pdf(&scene(), &link)?,
                Format::Pptx => {
                    let pins = study.pinned(lang);
                    let slides = std::iter::once(&panel).chain(&pins);
                    export::pptx_in(template.as_ref(), slides, stamp)
                }
                Format::Story => export::pptx_of_story_in(template.as_ref(), &study, lang, stamp),
                Format::Html => single(query, &study)?.into_bytes(),
                Format::Xlsx => export::xlsx(&panel, stamp),
            })
        };
        let outputs = wish.outputs.iter();
        outputs
            .map(|(format, path)| Ok((path.clone(), make(*format)?)))
            .collect()
    }

    /// The built page with a page for each named scenario.
    fn site_in(dir: &str, wish: &Wish) -> Result<Vec<Made>, String> {
        let home = &wish.stamp.page;
        if !home.ends_with('/') {
            return Err(
                "--site needs the address where it will be, such as --page https://example.org/doublings/: previews of links want whole addresses"
                    .to_owned(),
            );
        }
        if wish.outputs.iter().any(|(_, path)| path.is_some()) {
            return Err(
                "--site names its files itself; make others with a call of their own".to_owned(),
            );
        }
        let dist = dist();
        let unbuilt = |_| "--site needs the built page: run `cargo xtask build` first".to_owned();
        let html = fs::read_to_string(dist.join("index.html")).map_err(unbuilt)?;
        let dir = Path::new(dir);
        fs::create_dir_all(dir).map_err(|error| format!("cannot make {dir:?}: {error}"))?;
        let place = |name: &str| Some(dir.join(name).display().to_string());
        let mut made: Vec<Made> = Vec::new();
        if fs::canonicalize(dir).ok() != fs::canonicalize(&dist).ok() {
            let files = fs::read_dir(&dist).map_err(|error| error.to_string())?;
            for file in files.flatten().filter(|file| file.path().is_file()) {
                let bytes = fs::read(file.path()).map_err(|error| error.to_string())?;
                made.push((place(&file.file_name().to_string_lossy()), bytes));
            }
        }
        let mut addresses = format!("{home}\n");
        for (label, query) in named(wish.query.as_deref())? {
            let (mut study, lang) = study(&query, wish.table.as_deref())?;
            study.today = Some(wish.stamp.day);
            let panel = Session::default().panel(&study, lang);
            let look = Look {
                size: PREVIEW,
                ..wish.look.clone()
            };
            let scene = export::picture::scene(&panel, &look, &wish.stamp);
            let stem = export::file_stem(&study.link);
            let stem = stem.strip_prefix("doublings-").unwrap_or(&stem);
            let name = &match lang {
                Lang::En => stem.to_owned(),
                Lang::Ja => format!("{stem}-ja"),
            };
            let scenario = site::Scenario {
                name,
                label: &label,
                query: &query,
                panel: &panel,
                size: PREVIEW,
            };
            let page = site::page(&html, &scenario, home)?;
            let link = wish.stamp.permalink(&panel);
            let picture = png(&render::svg::svg(&scene), PREVIEW, 1.0)?;
            let picture = kept::png(&picture, &scene.title, &link, 1.0);
            let address = place(&format!("{name}.html"));
            if made.iter().any(|(other, _)| *other == address) {
                return Err(format!("two scenarios are called {name}"));
            }
            made.push((address, page.into_bytes()));
            made.push((place(&format!("{name}.png")), picture));
            made.push((
                place(&format!("{name}.svg")),
                kept::svg(&scene, &link).into_bytes(),
            ));
            addresses += &format!("{home}{name}.html\n");
        }
        made.push((place("sitemap.txt"), addresses.into_bytes()));
        Ok(made)
    }

    /// The size of the pictures beside links, in pixels.
    const PREVIEW: (f64, f64) = (1200.0, 628.0);

    /// A query with what its page is called, or else all starting points in both languages.
    fn named(query: Option<&str>) -> Result<Vec<(String, String)>, String> {
        if let Some(query) = query {
            let (study, lang) = study(query, None)?;
            let link = codec::write(&study.link);
            let label = compare::describe(&Pin::new(study.link.view, study.link.assumptions), lang);
            return Ok(vec![(label, format!("{link}&lang={}", lang.tag()))]);
        }
        let mut all = Vec::new();
        for lang in [Lang::En, Lang::Ja] {
            for preset in Preset::ALL {
                let view = preset.view;
                let query = format!("view={}&{}", view.name(), preset.query);
                let link = codec::write(&codec::parse(&query).0);
                let (name, label) = match lang {
                    Lang::En => (": ", preset.label.0),
                    Lang::Ja => ("：", preset.label.1),
                };
                let label = format!("{}{name}{label}", view.label(lang));
                all.push((label, format!("{link}&lang={}", lang.tag())));
            }
        }
        Ok(all)
    }

    fn read_template(path: &str) -> Result<Template, String> {
        let bytes = fs::read(path).map_err(|error| format!("cannot read {path:?}: {error}"))?;
        Template::read(&bytes)
            .map_err(|trouble| format!("{path}: {}", template::trouble(Lang::En, &trouble)))
    }

    /// What a query and a table ask for, and in which language.
    fn study(query: &str, table: Option<&str>) -> Result<(Study, Lang), String> {
        let (mut link, notices) = codec::parse(query);
        if !notices.is_empty() {
            let lines: Vec<String> = notices.iter().map(|n| words::notice(Lang::En, n)).collect();
            return Err(lines.join(" "));
        }
        let mut own = (None, None);
        if let Some(path) = table {
            let own_points = link.view.info().own;
            let quantity = if own_points.key == Key::Shares {
                Quantity::Shares
            } else {
                Quantity::Lengths
            };
            let data = import(path, quantity)?;
            if own_points.key == Key::Shares {
                own.1 = Some(data);
            } else {
                own.0 = Some(data);
            }
            if link.assumptions.given(own_points.key).is_none() {
                link.assumptions.set(own_points.key, own_points.chosen());
            }
        }
        let lang = match codec::page_value(query, "lang") {
            None => Lang::En,
            Some(tag) => Lang::from_tag(&tag).ok_or(format!("lang={tag} is neither en nor ja"))?,
        };
        let (imported, shares) = own;
        let study = Study {
            link,
            imported,
            shares,
            today: None,
        };
        Ok((study, lang))
    }

    /// Refuses a code that would be left out.
    fn check_code(panel: &Panel, stamp: &Stamp, size: (f64, f64)) -> Result<(), String> {
        let most = export::qr::MOST_BYTES;
        let Some(code) = stamp.code(panel) else {
            return Err(format!(
                "the permalink is too long for a code, which holds {most} bytes; leave out --qr or some pins"
            ));
        };
        match code.extent(size.1) {
            Some(_) => Ok(()),
            None => Err(format!(
                "a picture {} pixels high has no room for the code of this permalink; leave out --qr or choose a larger --size",
                size.1
            )),
        }
    }

    /// Where the built page is.
    fn dist() -> PathBuf {
        // Cargo names the folder of the package; started without it, the program is run there.
        let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        Path::new(&root).join("dist")
    }

    /// The built page in one file that opens with a study and what its query says to the page.
    fn single(query: &str, study: &Study) -> Result<String, String> {
        let dist = dist();
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
        let mut link = codec::write(&study.link);
        for key in PAGE_KEYS {
            if let Some(value) = codec::page_value(query, key) {
                link.extend(["&", key, "="]);
                link.extend(form_urlencoded::byte_serialize(value.as_bytes()));
            }
        }
        let opens = single::Opens {
            link: &link,
            own: &export::own::write(study),
        };
        single::page(&html, &parts, opens, "")
            .map_err(|trouble| format!("dist/index.html: {trouble}; run `cargo xtask build` again"))
    }

    fn file(option: &str, path: String) -> Result<String, String> {
        if path.is_empty() || path.starts_with("--") {
            return Err(format!("{option} needs the name of a file"));
        }
        Ok(path)
    }

    fn save(path: &str, bytes: &[u8]) -> Result<(), String> {
        fs::write(path, bytes).map_err(|error| format!("cannot write {path:?}: {error}"))
    }

    /// Today, or the day of `SOURCE_DATE_EPOCH` (seconds since 1970-01-01), with which files are the same each time.
    fn today() -> Result<f64, String> {
        let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(text) => text
                .parse()
                .map_err(|_| format!("SOURCE_DATE_EPOCH={text} is no number of seconds"))?,
            Err(_) => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| since.as_secs()),
        };
        Ok((seconds / 86_400) as f64)
    }

    fn read_date(text: &str) -> Result<f64, String> {
        date::parse(text).ok_or(format!("--date {text:?} is no day such as 2026-11-21"))
    }

    fn read_theme(text: &str) -> Result<Theme, String> {
        match text {
            "light" => Ok(Theme::light()),
            "dark" => Ok(Theme::dark()),
            _ => Err(format!("--theme {text:?} is neither light nor dark")),
        }
    }

    fn read_page(text: &str) -> Result<String, String> {
        let is_page = ["http://", "https://", "file://"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        if !is_page || text.contains(['?', '#', ' ']) {
            return Err(format!(
                "--page {text:?} is no address such as https://example.org/doublings/"
            ));
        }
        Ok(text.to_owned())
    }

    fn read_scale(text: &str) -> Result<f64, String> {
        let scale: Option<f64> = text.parse().ok();
        scale
            .filter(|scale| (0.5..=8.0).contains(scale))
            .ok_or(format!("--scale {text:?} is no number from 0.5 to 8"))
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

    /// The points of a table. Rows that are left out are told; what the table leaves open has to be mended in it.
    fn import(path: &str, quantity: Quantity) -> Result<Rc<Dataset>, String> {
        let bytes = fs::read(path).map_err(|error| format!("cannot read {path:?}: {error}"))?;
        let reading = import::read(&bytes, quantity, &Choices::default()).map_err(|problems| {
            let lines: Vec<String> = problems
                .iter()
                .map(|p| words::problem(Lang::En, p))
                .collect();
            format!("{path}: {}", lines.join(" "))
        })?;
        match reading {
            Reading::Understood(understood) => {
                for line in told::left(Lang::En, &understood) {
                    eprintln!("{path}: {line}");
                }
                Ok(Rc::new(understood.data))
            }
            Reading::Asks(question) => {
                let answers = question.answers().into_iter();
                let answers = answers.map(|answer| told::answer(Lang::En, &question, answer));
                let answers: Vec<String> = answers.collect();
                let question = told::question(Lang::En, &question);
                Err(format!("{path}: {question} {}", answers.join("; ")))
            }
        }
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
