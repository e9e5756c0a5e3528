//! A copy of the built page with a page of its own for each named scenario: a link to it shows its own chart where links have
//! previews, and its words stand there for readers without scripts.

use doublings::views::{Panel, plain};

/// What a page says.
pub struct Scenario<'a> {
    /// Its name among the files, without an ending.
    pub name: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// The query that it opens with.
    pub query: &'a str,
    /// What the model says.
    pub panel: &'a Panel,
    /// The size of its preview in pixels.
    pub size: (f64, f64),
}

/// The page of a scenario, from the built page; `home` is the address of the site, ending in a slash.
///
/// # Errors
///
/// What of the built page is not as expected.
pub fn page(html: &str, scenario: &Scenario, home: &str) -> Result<String, String> {
    let Scenario {
        name,
        label,
        query,
        panel,
        size,
    } = scenario;
    let lang = panel.lang.tag();
    let headline = escaped(&plain(&panel.headline));
    let title = escaped(&format!("{label} · Doublings"));
    let home = escaped(home);
    let mut page = Page(html.to_owned());
    page.replace("<html lang=\"", "\"", lang)?;
    page.replace("<title>", "</title>", &title)?;
    page.replace("<meta name=\"description\" content=\"", "\"", &headline)?;
    page.replace("<meta property=\"og:title\" content=\"", "\"", &title)?;
    let image = format!("{home}{name}.png");
    page.replace("<meta property=\"og:image\" content=\"", "\"", &image)?;
    let (width, height) = size;
    let tags = format!(
        "<meta property=\"og:description\" content=\"{headline}\">\n\
         <meta property=\"og:url\" content=\"{home}{name}.html\">\n\
         <meta property=\"og:locale\" content=\"{locale}\">\n\
         <meta property=\"og:image:width\" content=\"{width}\">\n\
         <meta property=\"og:image:height\" content=\"{height}\">\n\
         <meta property=\"og:image:alt\" content=\"{headline}\">\n\
         <meta name=\"twitter:title\" content=\"{title}\">\n\
         <meta name=\"twitter:description\" content=\"{headline}\">\n\
         <meta name=\"twitter:image\" content=\"{image}\">\n\
         <link rel=\"canonical\" href=\"{home}{name}.html\">\n\
         <meta name=\"doublings-link\" content=\"{query}\">\n\
         <meta name=\"doublings-home\" content=\"{home}\">\n",
        locale = if lang == "ja" { "ja_JP" } else { "en_GB" },
        query = escaped(query),
    );
    page.insert_before("<meta name=\"referrer\"", &tags)?;
    // The picture of another scenario goes.
    page.replace_whole(
        "<details id=\"fallback-picture\">",
        "</details>",
        &article(name, panel, &headline),
    )?;
    Ok(page.0)
}

/// The scenario in words, with its picture.
fn article(name: &str, panel: &Panel, headline: &str) -> String {
    let lines = |texts: &[String]| -> String {
        let items = texts
            .iter()
            .map(|text| format!("<li>{}</li>", escaped(text)));
        items.collect()
    };
    let rows: String = panel
        .milestones
        .iter()
        .map(|tile| {
            let cells = [&tile.date, &tile.range].map(|text| format!("<td>{}</td>", escaped(text)));
            format!(
                "<tr><th>{}</th>{}</tr>",
                escaped(&tile.label),
                cells.concat()
            )
        })
        .collect();
    format!(
        "<article lang=\"{lang}\"><h2>{headline}</h2><p>{subline}</p>\
         <img src=\"{name}.svg\" loading=\"lazy\" width=\"1200\" height=\"628\" alt=\"{headline}\">\
         <table>{rows}</table><ul>{notes}</ul></article>",
        lang = panel.lang.tag(),
        subline = escaped(&panel.subline),
        notes = lines(&panel.notes),
    )
}

/// Markup that is being rewritten.
struct Page(String);

impl Page {
    /// Puts something between the first `from` and what ends it.
    fn replace(&mut self, from: &str, to: &str, by: &str) -> Result<(), String> {
        let start = self.0.find(from).ok_or_else(|| unknown(from))? + from.len();
        let length = self.0[start..].find(to).ok_or_else(|| unknown(from))?;
        self.0.replace_range(start..start + length, by);
        Ok(())
    }

    /// The same with both taken away.
    fn replace_whole(&mut self, from: &str, to: &str, by: &str) -> Result<(), String> {
        self.replace(from, to, "")?;
        self.0 = self.0.replacen(&[from, to].concat(), by, 1);
        Ok(())
    }

    fn insert_before(&mut self, place: &str, text: &str) -> Result<(), String> {
        let at = self.0.find(place).ok_or_else(|| unknown(place))?;
        self.0.insert_str(at, text);
        Ok(())
    }
}

fn unknown(what: &str) -> String {
    format!("dist/index.html has no {what}; run `cargo xtask build` again")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
