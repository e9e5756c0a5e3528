//! Panels as a presentation: a slide for each with its headline, a chart that can be edited, and its sources.
//!
//! ECMA-376, part 1, `PresentationML`. The parts are the fewest that are opened without repair.

pub(super) mod chart;
mod ink;
pub(super) mod parts;
mod shapes;
pub(super) mod wide;

use super::{
    Stamp,
    properties::{self, Properties},
    workbook::workbook,
    xlsx::about,
    xml::Xml,
    zip::{Part, zip},
};
use crate::{
    assumptions::codec::{self, PIN_NAMES},
    date,
    figure::{self, chart::Today, picture::Frame, qr::Qr, theme::Theme},
    i18n::{
        Lang,
        format::{join, localized},
    },
    number,
    story::slides::slides,
    views::{Panel, Session, SideChart, Study, plain},
};
use chart::Home;
use parts::{PRESENTATION, relationship, relationships};

/// A slide for each panel: the one that is shown, then its pins in their order ([`Study::pinned`]), each with its letter.
pub fn pptx<'a>(panels: impl Iterator<Item = &'a Panel>, stamp: &Stamp) -> Vec<u8> {
    let mut panels = panels.peekable();
    let link = panels.peek().map(|panel| stamp.permalink(panel));
    let slides = panels.enumerate().map(|(index, panel)| {
        let headline = plain(&panel.headline);
        let letter = index.checked_sub(1).and_then(|pin| PIN_NAMES.get(pin));
        let title = match letter {
            Some(name) => join(&[name, localized(panel.lang, ": ", "："), &headline]),
            None => headline,
        };
        (panel, title, "")
    });
    let link = link.unwrap_or_default();
    deck(slides, &link, stamp)
}

/// A slide for each step of what would be presented: its sentence, its chart or one of the smaller ones, notes.
pub fn pptx_of_story(study: &Study, lang: Lang, stamp: &Stamp) -> Vec<u8> {
    let mut session = Session::default();
    let told: Vec<(Panel, String, String)> = slides(study)
        .into_iter()
        .map(|slide| {
            let panel = session.panel(&slide.study, lang);
            let mut title = slide.words(&panel, lang);
            if title.is_empty() {
                title = plain(&panel.headline);
            }
            (panel, title, slide.show)
        })
        .collect();
    let slides = told.iter();
    deck(
        slides.map(|(panel, title, show)| (panel, title.clone(), show.as_str())),
        &join(&[&stamp.page, "?", &codec::write(&study.link)]),
        stamp,
    )
}

/// A slide for each panel with a title and the key of a smaller chart, or nothing for the main one. The link is that of the whole.
fn deck<'a>(
    slides: impl Iterator<Item = (&'a Panel, String, &'a str)>,
    link: &str,
    stamp: &Stamp,
) -> Vec<u8> {
    let mut deck = Deck {
        parts: parts::fixed(),
        types: String::new(),
        list: String::new(),
        links: Vec::new(),
    };
    let mut first = None;
    for (index, (panel, title, show)) in slides.enumerate() {
        deck.slide(index, panel, (&title, show), stamp);
        first.get_or_insert(title);
    }
    deck.finish(&first.unwrap_or_default(), link, stamp)
}

/// A presentation that is being put together.
struct Deck {
    parts: Vec<Part>,
    /// Content types of the parts that depend on the number of slides.
    types: String,
    /// The list of slides.
    list: String,
    /// What the presentation refers to.
    links: Vec<(String, &'static str, String)>,
}

impl Deck {
    fn slide(
        &mut self,
        index: usize,
        panel: &Panel,
        (headline, show): (&str, &str),
        stamp: &Stamp,
    ) {
        let n = number::shortest((index + 1) as f64);
        let n = n.as_str();
        let lang = panel.lang;
        let mut links = vec![
            (
                "r1",
                "slideLayout",
                "../slideLayouts/slideLayout1.xml".to_owned(),
            ),
            (
                "r2",
                "notesSlide",
                join(&["../notesSlides/notesSlide", n, ".xml"]),
            ),
        ];
        let mut xml = Xml::new();
        xml.raw("<p:sld")
            .raw(parts::NAMESPACES)
            .raw("><p:cSld>")
            .raw(parts::TREE);
        placeholder(&mut xml, "2", "title", &[headline], lang);
        placeholder(&mut xml, "3", "body\" idx=\"1", &[&panel.subline], lang);
        let qr = stamp.code(panel);
        let tall = if qr.is_some() {
            parts::TALL_ABOVE_CODE
        } else {
            parts::TALL
        };
        self.chart(
            &mut xml,
            &mut links,
            (n, show),
            panel,
            (headline, stamp, tall),
        );
        let footer = panel.footer();
        let lines: Vec<&str> = footer.iter().map(String::as_str).collect();
        placeholder(
            &mut xml,
            "5",
            "body\" sz=\"quarter\" idx=\"11",
            &lines,
            lang,
        );
        links.push(("r4", "hyperlink", stamp.permalink(panel)));
        fields(&mut xml, panel, stamp);
        if let Some(qr) = &qr {
            xml.raw(parts::QUIET);
            code(&mut xml, qr, &stamp.permalink(panel));
        }
        xml.raw("</p:spTree></p:cSld></p:sld>");
        self.add(
            xml,
            &["ppt/slides/slide", n, ".xml"],
            "presentationml.slide",
        );
        let path = join(&["ppt/slides/_rels/slide", n, ".xml.rels"]);
        self.parts.push(relationships(&links).part(&path));
        self.notes(n, panel, stamp);

        let id = join(&["s", n]);
        let entry = [
            "<p:sldId id=\"",
            &number::shortest((index + 256) as f64),
            "\" r:id=\"",
            &id,
            "\"/>",
        ];
        self.list.push_str(&join(&entry));
        self.links
            .push((id, "slide", join(&["slides/slide", n, ".xml"])));
    }

    /// The chart as the page shows it: native where office programs have such a chart, else as shapes.
    fn chart(
        &mut self,
        xml: &mut Xml,
        links: &mut Vec<(&'static str, &'static str, String)>,
        (n, show): (&str, &str),
        panel: &Panel,
        (headline, stamp, tall): (&str, &Stamp, f64),
    ) {
        let lang = panel.lang;
        let spec = || {
            let side = panel.side_charts.iter().find(|side| side.key == show);
            let mut spec = side
                .and_then(SideChart::spec)
                .unwrap_or_else(|| panel.spec());
            spec.today = Some(Today::dated(stamp.day, lang));
            spec.footer.clear();
            spec
        };
        let frame = Frame {
            width: parts::WIDTH,
            height: tall,
            theme: Theme::light(),
            title: false,
        };
        let page = figure::chart::draw(spec(), headline, &panel.subline, lang, &frame);
        let description = join(&[headline, " ", &panel.subline]);
        let name = localized(lang, "Chart", "グラフ");
        if !wide::fits(&spec()) {
            let at = (parts::LEFT, parts::TOP);
            shapes::group(xml, &page.scene, at, name, &description, lang);
            return;
        }
        let (chart, sheet) = chart::chart(&spec(), &page, lang, Home::Slide);
        let book = workbook(&[sheet.sheet()], None, stamp.day);
        xml.raw("<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"");
        xml.text(name).raw("\" descr=\"").text(&description);
        xml.raw(parts::FRAME)
            .number(libm::round(tall * ink::PIXEL))
            .raw(parts::FRAME_END);
        links.push(("r3", "chart", join(&["../charts/chart", n, ".xml"])));
        self.add(chart, &["ppt/charts/chart", n, ".xml"], "drawingml.chart");
        let book_name = join(&["../embeddings/numbers", n, ".xlsx"]);
        let link = relationships(&[("r1", "package", book_name)]);
        self.parts
            .push(link.part(&join(&["ppt/charts/_rels/chart", n, ".xml.rels"])));
        self.parts
            .push((join(&["ppt/embeddings/numbers", n, ".xlsx"]), book));
    }

    /// What a speaker may be asked: what differs from the defaults, remarks, sources, the link.
    fn notes(&mut self, n: &str, panel: &Panel, stamp: &Stamp) {
        let lang = panel.lang;
        let mut lines = vec![localized(lang, "Changed assumptions", "変更した前提").to_owned()];
        lines.extend(panel.changes());
        if lines.len() == 1 {
            lines.push(localized(lang, "None: all defaults.", "なし（すべて既定値）").to_owned());
        }
        lines.push(String::new());
        for (label, text) in about(panel, stamp) {
            lines.push(join(&[label, localized(lang, ": ", "："), &text]));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut xml = Xml::new();
        xml.raw("<p:notes")
            .raw(parts::NAMESPACES)
            .raw("><p:cSld>")
            .raw(parts::TREE);
        xml.raw(parts::NOTES_IMAGE);
        placeholder(&mut xml, "3", "body\" idx=\"1", &lines, lang);
        xml.raw("</p:spTree></p:cSld></p:notes>");
        self.add(
            xml,
            &["ppt/notesSlides/notesSlide", n, ".xml"],
            "presentationml.notesSlide",
        );
        let links = relationships(&[
            (
                "r1",
                "notesMaster",
                "../notesMasters/notesMaster1.xml".to_owned(),
            ),
            ("r2", "slide", join(&["../slides/slide", n, ".xml"])),
        ]);
        self.parts
            .push(links.part(&join(&["ppt/notesSlides/_rels/notesSlide", n, ".xml.rels"])));
    }

    fn add(&mut self, xml: Xml, path: &[&str], kind: &str) {
        let path = join(path);
        self.types.push_str(&join(&[
            "<Override PartName=\"/",
            &path,
            "\" ContentType=\"application/vnd.openxmlformats-officedocument.",
            kind,
            "+xml\"/>",
        ]));
        self.parts.push(xml.part(&path));
    }

    fn finish(mut self, title: &str, link: &str, stamp: &Stamp) -> Vec<u8> {
        let mut presentation = Xml::new();
        presentation
            .raw("<p:presentation")
            .raw(parts::NAMESPACES)
            .raw(PRESENTATION);
        presentation.raw(&self.list).raw(parts::SIZES);
        let mut links = Xml::new();
        links.raw(parts::LINKS);
        relationship(
            &mut links,
            "r1",
            "slideMaster",
            "slideMasters/slideMaster1.xml",
        );
        relationship(
            &mut links,
            "r2",
            "notesMaster",
            "notesMasters/notesMaster1.xml",
        );
        relationship(&mut links, "r3", "theme", "theme/theme1.xml");
        for (id, kind, target) in &self.links {
            relationship(&mut links, id, kind, target);
        }
        for (id, kind, target) in parts::PROPERTIES {
            relationship(&mut links, id, kind, target);
        }
        links.raw("</Relationships>");
        let mut types = Xml::new();
        types.raw(parts::TYPES).raw(properties::TYPES);
        types.raw(&self.types).raw("</Types>");
        // The first entry says what the others are.
        self.parts.insert(0, types.part("[Content_Types].xml"));
        let about = Properties { title, link };
        self.parts
            .extend(properties::parts(&about, &date::iso(stamp.day)));
        self.parts.push(presentation.part("ppt/presentation.xml"));
        self.parts
            .push(links.part("ppt/_rels/presentation.xml.rels"));
        zip(&self.parts, stamp.day)
    }
}

/// A code as one shape, whose name is its link.
fn code(xml: &mut Xml, qr: &Qr, link: &str) {
    let [link_before, size_before, height_before, end] = parts::CODE;
    let side = number::shortest(qr.modules() as f64);
    xml.raw(link_before).text(link).raw(size_before).raw(&side);
    xml.raw(height_before).raw(&side).raw("\">");
    for row in qr.rows() {
        let corners = [
            (row.x, row.y),
            (row.right(), row.y),
            (row.right(), row.bottom()),
            (row.x, row.bottom()),
        ];
        for (index, (x, y)) in corners.iter().enumerate() {
            let [open, close] = if index == 0 {
                ["<a:moveTo><a:pt x=\"", "\"/></a:moveTo>"]
            } else {
                ["<a:lnTo><a:pt x=\"", "\"/></a:lnTo>"]
            };
            xml.raw(open).raw(&number::shortest(*x)).raw("\" y=\"");
            xml.raw(&number::shortest(*y)).raw(close);
        }
        xml.raw("<a:close/>");
    }
    xml.raw(end);
}

/// Date, foot with its link, and number of a slide.
fn fields(xml: &mut Xml, panel: &Panel, stamp: &Stamp) {
    let tag = panel.lang.tag();
    let field = |xml: &mut Xml, id: &str, kind: &str| {
        xml.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"").raw(id);
        xml.raw("\" name=\"").raw(kind).raw(" ").raw(id);
        xml.raw("\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"");
        xml.raw(kind)
            .raw("\" sz=\"quarter\" idx=\"1")
            .raw(match kind {
                "dt" => "2",
                "ftr" => "3",
                _ => "4",
            });
        xml.raw("\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p>");
    };
    field(xml, "7", "dt");
    xml.raw("<a:r><a:rPr lang=\"").raw(tag).raw("\"/><a:t>");
    xml.raw(&date::iso(stamp.day)).raw("</a:t></a:r>").raw(END);
    field(xml, "8", "ftr");
    xml.raw("<a:r><a:rPr lang=\"")
        .raw(tag)
        .raw("\"><a:hlinkClick r:id=\"r4\"/></a:rPr><a:t>");
    xml.text(&stamp.line(panel)).raw("</a:t></a:r>").raw(END);
    field(xml, "9", "sldNum");
    xml.raw(
        "<a:fld id=\"{0D0B1E5A-0000-4000-9000-000000000001}\" type=\"slidenum\"><a:rPr lang=\"",
    );
    xml.raw(tag).raw("\"/><a:t>‹#›</a:t></a:fld>").raw(END);
}

/// The end of a placeholder with one paragraph.
const END: &str = "</a:p></p:txBody></p:sp>";

/// A text in a place that the layout gives.
fn placeholder(xml: &mut Xml, id: &str, kind: &str, lines: &[&str], lang: Lang) {
    xml.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"")
        .raw(id)
        .raw("\" name=\"Text ")
        .raw(id);
    xml.raw("\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"")
        .raw(kind);
    xml.raw("\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>");
    for line in lines {
        paragraph(xml, line, lang);
    }
    xml.raw("</p:txBody></p:sp>");
}

fn paragraph(xml: &mut Xml, text: &str, lang: Lang) {
    xml.raw("<a:p><a:r><a:rPr lang=\"").raw(lang.tag());
    xml.raw("\"/><a:t>").text(text).raw("</a:t></a:r></a:p>");
}
