//! Panels as a presentation: a slide for each with its headline, a chart that can be edited, and its sources.
//!
//! ECMA-376, part 1, `PresentationML`. The parts are the fewest that are opened without repair.

pub(super) mod chart;
mod ink;
pub(super) mod parts;
mod places;
mod shapes;
pub mod template;
pub(super) mod wide;

use super::{
    Stamp,
    properties::{self, Properties},
    workbook::workbook,
    xlsx::about,
    xml::Xml,
    zip::{Part, zip_with},
};
use crate::{
    assumptions::codec::{self, PIN_NAMES},
    date,
    figure::{
        self,
        chart::{Spec, Today},
        picture::Frame,
        qr::Qr,
        scene::Rect,
        theme::Theme,
    },
    i18n::{
        Lang,
        format::{join, localized},
    },
    number,
    story::slides::slides,
    views::{Panel, Session, SideChart, Study, plain},
};
use chart::Home;
use ink::PIXEL;
use parts::{PRESENTATION, relationship, relationships};
use places::{Places, Spot, Words};
use template::Template;

/// A slide for each panel: the one that is shown, then its pins in their order ([`Study::pinned`]), each with its letter.
pub fn pptx<'a>(panels: impl Iterator<Item = &'a Panel>, stamp: &Stamp) -> Vec<u8> {
    pptx_in(None, panels, stamp)
}

/// The same in somebody's template.
pub fn pptx_in<'a>(
    template: Option<&Template>,
    panels: impl Iterator<Item = &'a Panel>,
    stamp: &Stamp,
) -> Vec<u8> {
    let mut panels = panels.peekable();
    let link = panels.peek().map(|panel| stamp.permalink(panel));
    let slides = panels.enumerate().map(|(index, panel)| {
        let headline = plain(&panel.headline);
        let letter = index.checked_sub(1).and_then(|pin| PIN_NAMES.get(pin));
        let title = match letter {
            Some(name) => join(&[name, localized(panel.lang, ": ", "："), &headline]),
            None => headline,
        };
        Told {
            title,
            ..Told::of(panel)
        }
    });
    let link = link.unwrap_or_default();
    deck(template, &slides.collect::<Vec<_>>(), &link, stamp)
}

/// A slide for each step of what would be presented: its sentence, its chart or one of the smaller ones, notes.
pub fn pptx_of_story(study: &Study, lang: Lang, stamp: &Stamp) -> Vec<u8> {
    pptx_of_story_in(None, study, lang, stamp)
}

/// The same in somebody's template.
pub fn pptx_of_story_in(
    template: Option<&Template>,
    study: &Study,
    lang: Lang,
    stamp: &Stamp,
) -> Vec<u8> {
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
    let slides = told.iter().map(|(panel, title, show)| Told {
        title: title.clone(),
        show,
        ..Told::of(panel)
    });
    deck(
        template,
        &slides.collect::<Vec<_>>(),
        &join(&[&stamp.page, "?", &codec::write(&study.link)]),
        stamp,
    )
}

/// One slide in somebody's template, or in ours: a chart that is made of a panel, with a title and a line or two below it.
pub fn pptx_of_chart(
    template: Option<&Template>,
    panel: &Panel,
    (title, below): (&str, &str),
    chart: &dyn Fn() -> Spec,
    stamp: &Stamp,
) -> Vec<u8> {
    let told = Told {
        title: title.to_owned(),
        below,
        chart: Some(chart),
        ..Told::of(panel)
    };
    deck(template, &[told], &stamp.permalink(panel), stamp)
}

/// A slide with one of the panel's smaller charts, its title and what is said of it.
pub fn pptx_of_side_chart(
    template: Option<&Template>,
    panel: &Panel,
    side: &SideChart,
    stamp: &Stamp,
) -> Vec<u8> {
    let told = Told {
        title: side.title.clone(),
        below: &plain(&side.text),
        show: side.key,
        ..Told::of(panel)
    };
    deck(template, &[told], &stamp.permalink(panel), stamp)
}

/// What a slide shows.
struct Told<'a> {
    panel: &'a Panel,
    title: String,
    below: &'a str,
    /// The key of a smaller chart, or nothing for the main one.
    show: &'a str,
    /// Another chart in its place.
    chart: Option<&'a dyn Fn() -> Spec>,
}

impl<'a> Told<'a> {
    /// A panel as it is, without a title.
    fn of(panel: &'a Panel) -> Self {
        Self {
            panel,
            title: String::new(),
            below: &panel.subline,
            show: "",
            chart: None,
        }
    }

    fn spec(&self, stamp: &Stamp) -> Spec {
        let panel = self.panel;
        let mut spec = if let Some(chart) = self.chart {
            chart()
        } else {
            let side = panel.side_charts.iter().find(|side| side.key == self.show);
            let mut spec = side
                .and_then(SideChart::spec)
                .unwrap_or_else(|| panel.spec());
            spec.today = Some(Today::dated(stamp.day, panel.lang));
            spec
        };
        spec.footer.clear();
        spec
    }
}

/// A slide for each. The link is that of the whole.
fn deck(template: Option<&Template>, slides: &[Told<'_>], link: &str, stamp: &Stamp) -> Vec<u8> {
    let mut deck = Deck {
        template,
        first: template.map_or(1, |template| template.first_free(slides.len())),
        parts: Vec::new(),
        types: String::new(),
        list: String::new(),
        links: Vec::new(),
    };
    for (index, told) in slides.iter().enumerate() {
        deck.slide(index, told, stamp);
    }
    let title = slides.first().map_or("", |slide| &slide.title);
    deck.finish(title, link, stamp)
}

/// A presentation that is being put together.
struct Deck<'a> {
    template: Option<&'a Template>,
    /// The number of the first slide's parts.
    first: usize,
    parts: Vec<Part>,
    /// Content types of the parts that depend on the number of slides.
    types: String,
    /// The list of slides.
    list: String,
    /// What the presentation refers to.
    links: Vec<(String, &'static str, String)>,
}

impl Deck<'_> {
    fn slide(&mut self, index: usize, told: &Told<'_>, stamp: &Stamp) {
        let (panel, headline) = (told.panel, told.title.as_str());
        let n = number::shortest((self.first + index) as f64);
        let n = n.as_str();
        let lang = panel.lang;
        let path = join(&["ppt/slides/slide", n, ".xml"]);
        let layout = self
            .template
            .map_or("ppt/slideLayouts/slideLayout1.xml", |t| &t.layout_path);
        let mut links = vec![
            ("r1", "slideLayout", template::target(&path, layout)),
            (
                "r2",
                "notesSlide",
                join(&["../notesSlides/notesSlide", n, ".xml"]),
            ),
        ];
        let qr = stamp.code(panel);
        let footer = panel.footer();
        let (whole, short) = (stamp.line(panel), stamp.origin());
        let words = Words {
            title: headline,
            below: told.below,
            source: &footer,
            foot: [&whole, &short],
            has_code: qr.is_some(),
        };
        let places = match self.template {
            None => places::own(&words),
            Some(template) => places::arranged(&template.layout, template.size, &words),
        };
        let mut xml = Xml::new();
        xml.raw("<p:sld")
            .raw(parts::NAMESPACES)
            .raw("><p:cSld>")
            .raw(parts::TREE);
        text(&mut xml, "2", &places.title, &[headline], lang);
        text(&mut xml, "3", &places.below, &[told.below], lang);
        self.chart(&mut xml, &mut links, n, told, (stamp, &places));
        let mut lines: Vec<&str> = footer.iter().map(String::as_str).collect();
        let [date, foot, number] = &places.fields;
        let mut linked = None;
        if foot.is_none() {
            linked = Some(lines.len());
            lines.push(&short);
        }
        open(&mut xml, "5", "Text 5", &places.source);
        for (index, line) in lines.iter().enumerate() {
            paragraph(&mut xml, line, &places.source, linked == Some(index), lang);
        }
        xml.raw(END);
        links.push(("r4", "hyperlink", stamp.permalink(panel)));
        if let Some(date) = date {
            open(&mut xml, "7", "dt 7", date);
            paragraph(&mut xml, &date::iso(stamp.day), date, false, lang);
            xml.raw(END);
        }
        if let Some(foot) = foot {
            open(&mut xml, "8", "ftr 8", foot);
            let line = if places.is_short { &short } else { &whole };
            paragraph(&mut xml, line, foot, true, lang);
            xml.raw(END);
        }
        if let Some(number) = number {
            open(&mut xml, "9", "sldNum 9", number);
            xml.raw("<a:p><a:fld id=\"{0D0B1E5A-0000-4000-9000-000000000001}\" type=\"slidenum\"><a:rPr lang=\"");
            xml.raw(lang.tag())
                .raw("\"/><a:t>‹#›</a:t></a:fld></a:p>")
                .raw(END);
        }
        if let Some(qr) = &qr {
            code(&mut xml, qr, &stamp.permalink(panel), &places.code);
        }
        xml.raw("</p:spTree></p:cSld>");
        if !places.colors.is_empty() {
            xml.raw("<p:clrMapOvr><a:overrideClrMapping")
                .raw(&places.colors)
                .raw("/></p:clrMapOvr>");
        }
        xml.raw("</p:sld>");
        self.add(xml, &[&path], "presentationml.slide");
        let list = join(&["ppt/slides/_rels/slide", n, ".xml.rels"]);
        self.parts.push(relationships(&links).part(&list));
        self.notes(n, panel, stamp);

        let prefix = self.template.map_or("s", |template| &template.prefix);
        let id = join(&[prefix, n]);
        let entry = [
            "<p:sldId id=\"",
            &number::shortest((index + 256) as f64),
            "\" r:id=\"",
            &id,
            "\"/>",
        ];
        self.list.push_str(&join(&entry));
        self.links
            .push((id, "slide", template::target(self.presentation(), &path)));
    }

    /// The path of the presentation.
    fn presentation(&self) -> &str {
        self.template
            .map_or("ppt/presentation.xml", |template| &template.presentation)
    }

    /// The chart as the page shows it: native where office programs have such a chart, else as shapes.
    fn chart(
        &mut self,
        xml: &mut Xml,
        links: &mut Vec<(&'static str, &'static str, String)>,
        n: &str,
        told: &Told<'_>,
        (stamp, places): (&Stamp, &Places),
    ) {
        let lang = told.panel.lang;
        let spec = || told.spec(stamp);
        let Places { scale, drawn, .. } = places;
        let frame = Frame {
            width: drawn.w / PIXEL / scale,
            height: drawn.h / PIXEL / scale,
            theme: Theme::light(),
            title: false,
        };
        let page = figure::chart::draw(spec(), &told.title, told.below, lang, &frame);
        let description = join(&[&told.title, " ", told.below]);
        let name = localized(lang, "Chart", "グラフ");
        if !wide::fits(&spec()) {
            let place = (drawn, *scale);
            shapes::group(xml, &page.scene, place, (name, &description), lang);
            return;
        }
        let (chart, sheet) = chart::chart(&spec(), &page, lang, Home::Slide(*scale));
        let book = workbook(&[sheet.sheet()], None, stamp.day);
        xml.raw("<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"");
        xml.text(name).raw("\" descr=\"").text(&description);
        xml.raw(
            "\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>",
        );
        holder(xml, places.chart.as_deref());
        xml.raw("</p:nvGraphicFramePr><p:xfrm>");
        shapes::extent(xml, drawn);
        xml.raw(parts::FRAME_END);
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
        let body = Spot {
            holder: Some("type=\"body\" idx=\"1\"".to_owned()),
            ..Spot::default()
        };
        text(&mut xml, "3", &body, &lines, lang);
        xml.raw("</p:spTree></p:cSld></p:notes>");
        self.add(
            xml,
            &["ppt/notesSlides/notesSlide", n, ".xml"],
            "presentationml.notesSlide",
        );
        let path = join(&["ppt/notesSlides/notesSlide", n, ".xml"]);
        let master = self
            .template
            .map_or("ppt/notesMasters/notesMaster1.xml", |t| &t.notes);
        let links = relationships(&[
            ("r1", "notesMaster", template::target(&path, master)),
            ("r2", "slide", join(&["../slides/slide", n, ".xml"])),
        ]);
        self.parts.push(links.part(&template::references_of(&path)));
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
        let mut links;
        let mut types = Xml::new();
        types.raw(parts::TYPES).raw(properties::TYPES);
        let moved = match self.template {
            None => {
                self.parts.extend(parts::fixed());
                types.raw(parts::OWN_TYPES);
                presentation
                    .raw("<p:presentation")
                    .raw(parts::NAMESPACES)
                    .raw(PRESENTATION);
                presentation.raw(&self.list).raw(parts::SIZES);
                links = Xml::new();
                links.raw(parts::LINKS);
                for (id, kind, target) in parts::OWN_LINKS {
                    relationship(&mut links, id, kind, target);
                }
                &[]
            }
            Some(template) => {
                self.parts.extend(template.parts.iter().cloned());
                types.raw(&template.types);
                types
                    .raw("<Override PartName=\"/")
                    .text(&template.presentation);
                types.raw("\" ContentType=\"").raw(parts::PRESENTATION_TYPE);
                types.raw("\"/>");
                let [before, after] = &template.around;
                presentation = Xml::fragment();
                presentation.raw(before).raw("<p:sldIdLst");
                presentation.raw(parts::NAMESPACES).raw(">").raw(&self.list);
                presentation.raw("</p:sldIdLst>").raw(after);
                links = Xml::fragment();
                links.raw(&template.links);
                template.moved.as_slice()
            }
        };
        for (id, kind, target) in &self.links {
            relationship(&mut links, id, kind, target);
        }
        links.raw("</Relationships>");
        types.raw(&self.types).raw("</Types>");
        // The first entry says what the others are.
        self.parts.insert(0, types.part("[Content_Types].xml"));
        let about = Properties { title, link };
        self.parts
            .extend(properties::parts(&about, &date::iso(stamp.day)));
        let path = self.presentation().to_owned();
        self.parts.push(parts::root(&path));
        self.parts.push(presentation.part(&path));
        self.parts.push(links.part(&template::references_of(&path)));
        zip_with(&self.parts, moved, stamp.day)
    }
}

/// A code as one shape, whose name is its link, on a field of its own.
fn code(xml: &mut Xml, qr: &Qr, link: &str, at: &Rect) {
    let [field, end] = parts::QUIET;
    xml.raw(field);
    place(xml, at);
    xml.raw(end);
    let [link_before, place_before, size_before, height_before, end] = parts::CODE;
    let side = number::shortest(qr.modules() as f64);
    xml.raw(link_before).text(link).raw(place_before);
    place(xml, at);
    xml.raw(size_before).raw(&side);
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

fn place(xml: &mut Xml, at: &Rect) {
    xml.raw("<a:xfrm>");
    shapes::extent(xml, at);
    xml.raw("</a:xfrm>");
}

/// The end of a text.
const END: &str = "</p:txBody></p:sp>";

/// A text in its place.
fn text(xml: &mut Xml, id: &str, spot: &Spot, lines: &[&str], lang: Lang) {
    open(xml, id, &join(&["Text ", id]), spot);
    for line in lines {
        paragraph(xml, line, spot, false, lang);
    }
    xml.raw(END);
}

/// What a shape is a placeholder of, if it is.
fn holder(xml: &mut Xml, attributes: Option<&str>) {
    match attributes {
        Some(attributes) => {
            xml.raw("<p:nvPr><p:ph ").raw(attributes);
            xml.raw("/></p:nvPr>");
        }
        None => _ = xml.raw("<p:nvPr/>"),
    }
}

/// The beginning of a text, up to its paragraphs.
fn open(xml: &mut Xml, id: &str, name: &str, spot: &Spot) {
    xml.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"").raw(id);
    xml.raw("\" name=\"").raw(name).raw("\"/>");
    xml.raw(if spot.holder.is_some() {
        "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
    } else {
        "<p:cNvSpPr txBox=\"1\"/>"
    });
    holder(xml, spot.holder.as_deref());
    xml.raw("</p:nvSpPr><p:spPr>");
    if let Some(at) = &spot.at {
        place(xml, at);
    }
    if spot.holder.is_none() {
        xml.raw("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>");
    }
    xml.raw("</p:spPr><p:txBody><a:bodyPr");
    xml.raw(if spot.holder.is_none() {
        " wrap=\"square\""
    } else {
        ""
    });
    xml.raw("><a:normAutofit/></a:bodyPr>");
}

fn paragraph(xml: &mut Xml, text: &str, spot: &Spot, is_link: bool, lang: Lang) {
    xml.raw("<a:p>");
    if spot.is_plain {
        xml.raw("<a:pPr marL=\"0\" indent=\"0\"><a:buNone/></a:pPr>");
    }
    xml.raw("<a:r><a:rPr lang=\"").raw(lang.tag());
    if let Some(size) = spot.size {
        xml.raw("\" sz=\"").number(libm::round(size * 100.0));
    }
    xml.raw("\">");
    if spot.holder.is_none() && !is_link {
        xml.raw("<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>");
    }
    if is_link {
        xml.raw(parts::LINK);
    }
    xml.raw("</a:rPr><a:t>")
        .text(text)
        .raw("</a:t></a:r></a:p>");
}
