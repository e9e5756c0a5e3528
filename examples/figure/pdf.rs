//! A scene as a PDF document of one page, for LaTeX and for print: paths stay paths, and text stays text.

use std::{collections::HashMap, fmt::Display};

use doublings::{
    figure::scene::{Align, Color, Scene, Shape, Stroke as Line, Text},
    render::svg::HALO,
};
use krilla::{
    Document,
    action::{Action, LinkAction},
    annotation::{LinkAnnotation, Target},
    color::rgb,
    geom::{Path, PathBuilder, Point, Rect, Transform},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagTree},
    text::{Font, GlyphId, KrillaGlyph},
};
use resvg::usvg::fontdb::{Database, Family, ID, Query, Weight};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use crate::fonts;

/// Points of a page (1/72 inch) to a pixel of CSS (1/96 inch).
const POINTS: f32 = 0.75;

/// The Bezier handle of a quarter of a circle of radius 1.
const QUARTER: f64 = 0.552_284_75;

/// Writes a scene; `link` becomes its keyword, and if it is an address where the whole page leads.
///
/// # Errors
///
/// A line for the person: a character that no font of the system has.
pub fn pdf(scene: &Scene, link: &str) -> Result<Vec<u8>, String> {
    let failed = |error: &dyn Display| format!("the PDF could not be written: {error}");
    let (width, height) = (scene.width as f32 * POINTS, scene.height as f32 * POINTS);
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| failed(&"no such size"))?;
    let mut document = Document::new();
    let mut page = document.start_page_with(settings);
    let figure = painted(page.surface(), scene)?;
    if let Some(area) = Rect::from_xywh(0.0, 0.0, width, height).filter(|_| link.contains("://")) {
        let target = Target::Action(Action::Link(LinkAction::new(link.to_owned())));
        page.add_annotation(LinkAnnotation::new(area, target).into());
    }
    page.finish();
    let mut tree = TagTree::new().with_lang(Some(scene.lang.to_owned()));
    tree.push(figure);
    document.set_tag_tree(tree);
    document.set_metadata(
        Metadata::new()
            .title(scene.title.clone())
            .description(scene.desc.clone())
            .keywords(vec![link.to_owned()])
            .language(scene.lang.to_owned())
            .creator("Doublings".to_owned()),
    );
    document
        .finish()
        .map_err(|error| failed(&format!("{error:?}")))
}

/// Paints a scene; what comes of it is the figure with its texts.
fn painted(surface: Surface, scene: &Scene) -> Result<TagGroup, String> {
    let fonts = fonts::load()?;
    let mut brush = Brush {
        surface,
        figure: TagGroup::new(Tag::Figure(Some(scene.desc.clone()))),
        fonts: &fonts,
        known: HashMap::new(),
    };
    let to_points = Transform::from_scale(POINTS, POINTS);
    brush.surface.push_transform(&to_points);
    // A surface that is dropped half painted panics.
    let drawn = brush.scene(scene);
    brush.surface.pop();
    brush.surface.finish();
    drawn.map(|()| brush.figure)
}

/// What paints a scene on a page.
struct Brush<'a> {
    surface: Surface<'a>,
    figure: TagGroup,
    fonts: &'a Database,
    known: HashMap<ID, Font>,
}

impl Brush<'_> {
    fn scene(&mut self, scene: &Scene) -> Result<(), String> {
        let corner = |x, y| doublings::figure::scene::Point { x, y };
        if let Some(color) = scene.background {
            let (w, h) = (scene.width, scene.height);
            let sheet = [
                corner(0.0, 0.0),
                corner(w, 0.0),
                corner(w, h),
                corner(0.0, h),
            ];
            self.path(polyline(&sheet, true), Some(color), None);
        }
        for mark in &scene.marks {
            match &mark.shape {
                Shape::Path {
                    points,
                    closed,
                    fill,
                    stroke,
                } => self.path(polyline(points, *closed), *fill, *stroke),
                Shape::Circle {
                    center,
                    radius,
                    fill,
                    stroke,
                } => self.path(circle((center.x, center.y), *radius), *fill, *stroke),
                Shape::Text(text) => self.text(text)?,
            }
        }
        Ok(())
    }

    /// What is drawn is described by the figure's text.
    fn path(&mut self, path: Option<Path>, fill: Option<Color>, stroke: Option<Line>) {
        let Some(path) = path else { return };
        self.surface.set_fill(fill.map(filled));
        self.surface.set_stroke(stroke.map(stroked));
        let drawing = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other));
        let _ = self.surface.start_tagged(drawing);
        self.surface.draw_path(&path);
        self.surface.end_tagged();
    }

    fn text(&mut self, text: &Text) -> Result<(), String> {
        let runs = self.runs(text)?;
        let wide: f32 = runs.iter().map(|run| run.wide).sum();
        let begin = text.at.x as f32
            - match text.align {
                Align::Start => 0.0,
                Align::Middle => wide / 2.0,
                Align::End => wide,
            };
        if let Some(halo) = text.halo {
            self.surface.set_fill(None);
            self.surface
                .set_stroke(Some(stroked(Line::solid(halo, 2.0 * HALO))));
            let shadow = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other));
            let _ = self.surface.start_tagged(shadow);
            // As outlines: who copies the text gets it once.
            self.draw(&runs, begin, text, true);
            self.surface.end_tagged();
        }
        self.surface.set_fill(Some(filled(text.color)));
        self.surface.set_stroke(None);
        let words = self
            .surface
            .start_tagged(ContentTag::Span(SpanTag::empty()));
        self.draw(&runs, begin, text, false);
        self.surface.end_tagged();
        self.figure.push(words);
        Ok(())
    }

    fn draw(&mut self, runs: &[Run], begin: f32, text: &Text, outlined: bool) {
        let mut x = begin;
        for run in runs {
            let at = Point::from_xy(x, text.at.y as f32);
            let (font, size) = (run.font.clone(), text.size as f32);
            self.surface
                .draw_glyphs(at, &run.glyphs, font, &text.content, size, outlined);
            x += run.wide;
        }
    }

    /// A line of text in pieces that one font has.
    fn runs(&mut self, text: &Text) -> Result<Vec<Run>, String> {
        let query = Query {
            families: &[Family::SansSerif, Family::Serif],
            weight: if text.bold {
                Weight::BOLD
            } else {
                Weight::NORMAL
            },
            ..Query::default()
        };
        let first = self
            .fonts
            .query(&query)
            .ok_or_else(|| fonts::missing(' '))?;
        let mut pieces: Vec<(ID, Vec<(usize, char)>)> = Vec::new();
        for (at, c) in text.content.char_indices() {
            let id = if fonts::has(self.fonts, first, c) {
                first
            } else {
                let found = fonts::fallback(c, &[first], self.fonts);
                found.ok_or_else(|| fonts::missing(c))?
            };
            match pieces.last_mut() {
                Some((last, letters)) if *last == id => letters.push((at, c)),
                _ => pieces.push((id, vec![(at, c)])),
            }
        }
        let runs = pieces.iter();
        runs.map(|(id, letters)| self.run(*id, letters, text.size as f32))
            .collect()
    }

    fn run(&mut self, id: ID, letters: &[(usize, char)], size: f32) -> Result<Run, String> {
        let unreadable = || "a font of this system cannot be read".to_owned();
        let made = self.fonts.with_face_data(id, |data, index| {
            let font = match self.known.get(&id) {
                Some(font) => font.clone(),
                None => Font::new(data.to_vec().into(), index)?,
            };
            let face = FontRef::from_index(data, index).ok()?;
            let map = face.charmap();
            let metrics = face.glyph_metrics(Size::new(1.0), LocationRef::default());
            let glyphs = letters.iter().map(|(at, c)| {
                let glyph = map.map(*c)?;
                Some(KrillaGlyph {
                    glyph_id: GlyphId::new(glyph.to_u32()),
                    text_range: *at..at + c.len_utf8(),
                    x_advance: metrics.advance_width(glyph)?,
                    x_offset: 0.0,
                    y_offset: 0.0,
                    y_advance: 0.0,
                    location: None,
                })
            });
            let glyphs: Option<Vec<_>> = glyphs.collect();
            Some((font, glyphs?))
        });
        let (font, glyphs) = made.flatten().ok_or_else(unreadable)?;
        self.known.insert(id, font.clone());
        let wide = glyphs.iter().map(|glyph| glyph.x_advance * size).sum();
        Ok(Run { font, glyphs, wide })
    }
}

/// Glyphs of one font.
struct Run {
    font: Font,
    glyphs: Vec<KrillaGlyph>,
    wide: f32,
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new((color.alpha as f32).clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn paint(color: Color) -> rgb::Color {
    let [red, green, blue] = color.rgb;
    rgb::Color::new(red, green, blue)
}

fn filled(color: Color) -> Fill {
    Fill {
        paint: paint(color).into(),
        opacity: opacity(color),
        ..Fill::default()
    }
}

fn stroked(line: Line) -> Stroke {
    Stroke {
        paint: paint(line.color).into(),
        width: line.width as f32,
        line_join: LineJoin::Round,
        opacity: opacity(line.color),
        dash: line.dash.map(|lengths| StrokeDash {
            array: lengths.map(|length| length as f32).to_vec(),
            offset: 0.0,
        }),
        ..Stroke::default()
    }
}

fn polyline(points: &[doublings::figure::scene::Point], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.x as f32, first.y as f32);
    for point in rest {
        path.line_to(point.x as f32, point.y as f32);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn circle((x, y): (f64, f64), radius: f64) -> Option<Path> {
    let at = |right: f64, down: f64| ((x + radius * right) as f32, (y + radius * down) as f32);
    let mut path = PathBuilder::new();
    let (right, down) = at(1.0, 0.0);
    path.move_to(right, down);
    let mut from = (1.0, 0.0);
    for to in [(0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)] {
        let a = at(from.0 + QUARTER * to.0, from.1 + QUARTER * to.1);
        let b = at(to.0 + QUARTER * from.0, to.1 + QUARTER * from.1);
        let end = at(to.0, to.1);
        path.cubic_to(a.0, a.1, b.0, b.1, end.0, end.1);
        from = to;
    }
    path.close();
    path.finish()
}
