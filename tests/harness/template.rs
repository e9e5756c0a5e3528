//! A presentation with a dark theme, layouts of its own and sample slides, as somebody's template.

// Each program that includes this module uses its own part of it.
#![allow(dead_code)]
#![allow(
    clippy::too_many_lines,
    clippy::struct_excessive_bools,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a file is written from its first part to its last, whatever that costs"
)]

const SPACES: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;
pub const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.presentationml.";

/// How a template is made.
#[derive(Clone, Copy, Debug)]
pub struct Make {
    pub size: (i64, i64),
    /// Whether a layout has a place for content, and not only for a title.
    pub has_content: bool,
    pub has_notes: bool,
    pub has_fields: bool,
    pub is_template: bool,
}

pub const WIDE: Make = Make {
    size: (12_192_000, 6_858_000),
    has_content: true,
    has_notes: true,
    has_fields: true,
    is_template: true,
};

pub const OLD: Make = Make {
    size: (9_144_000, 6_858_000),
    has_content: false,
    has_notes: false,
    has_fields: true,
    is_template: false,
};

pub const SMALL: Make = Make {
    size: (9_144_000, 5_143_500),
    has_content: true,
    has_notes: false,
    has_fields: false,
    is_template: false,
};

fn theme(name: &str) -> String {
    let color = |name: &str, rgb: &str| format!("<a:{name}><a:srgbClr val=\"{rgb}\"/></a:{name}>");
    let colors: String = [
        ("dk1", "0B1020"),
        ("lt1", "F4F1E8"),
        ("dk2", "1D2740"),
        ("lt2", "C9D2E3"),
        ("accent1", "5BC0EB"),
        ("accent2", "FDE74C"),
        ("accent3", "9BC53D"),
        ("accent4", "E55934"),
        ("accent5", "FA7921"),
        ("accent6", "B8A9E0"),
        ("hlink", "5BC0EB"),
        ("folHlink", "B8A9E0"),
    ]
    .iter()
    .map(|(name, rgb)| color(name, rgb))
    .collect();
    let font = |tag: &str, face: &str| {
        format!(
            "<a:{tag}><a:latin typeface=\"{face}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{tag}>"
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "<a:theme {SPACES} name=\"{name}\"><a:themeElements><a:clrScheme name=\"Nacht\">{colors}</a:clrScheme><a:fontScheme name=\"Nacht\">{}{}</a:fontScheme><a:fmtScheme name=\"Nacht\"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        font("majorFont", "Georgia"),
        font("minorFont", "Verdana"),
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3),
    )
}

/// A placeholder; its place in parts of the slide's width and height.
fn holder(mark: &str, place: Option<[f64; 4]>, make: &Make, style: &str) -> String {
    let (width, height) = make.size;
    let part = |part: f64, side: i64| (part * side as f64).round();
    let xfrm = place.map_or_else(String::new, |[x, y, w, h]| {
        format!(
            "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>",
            part(x, width),
            part(y, height),
            part(w, width),
            part(h, height)
        )
    });
    let id = 10 + mark.bytes().map(u32::from).sum::<u32>();
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr>{xfrm}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>{style}</a:lstStyle><a:p><a:r><a:rPr lang=\"de\"/><a:t>Muster</a:t></a:r></a:p></p:txBody></p:sp>",
        mark.replace('"', "'"),
    )
}

const TREE: &str = "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";

fn picture(id: &str) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"900\" name=\"Logo\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"100000\" y=\"100000\"/><a:ext cx=\"300000\" cy=\"300000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>"
    )
}

fn layout(name: &str, kind: &str, shapes: &str) -> String {
    format!(
        "<p:sldLayout {SPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\">{TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

fn links(all: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains("://") {
            " TargetMode=\"External\""
        } else {
            ""
        };
        format!("<Relationship Id=\"{id}\" Type=\"{KINDS}{kind}\" Target=\"{target}\"{mode}/>")
    };
    let all: String = all.iter().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// A grey picture of one pixel, a colour each.
fn pixel(value: u8) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], content: &[u8]| {
        png.extend((content.len() as u32).to_be_bytes());
        let whole = [kind, content].concat();
        png.extend(&whole);
        png.extend(rawzip::crc32(&whole).to_be_bytes());
    };
    chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&[0, value], 6);
    chunk(b"IDAT", &packed);
    chunk(b"IEND", &[]);
    png
}

const CLOSED: &str = "</p:spTree></p:cSld>";
const MAP: &str = "<p:clrMap bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

/// A dark template with sample slides: its parts, the content types last.
pub fn template(make: &Make) -> Vec<(String, Vec<u8>)> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut types = String::new();
    let mut add = |path: &str, kind: &str, text: String| {
        if !kind.is_empty() {
            types += &format!("<Override PartName=\"/{path}\" ContentType=\"{kind}\"/>");
        }
        parts.push((path.to_owned(), text.into_bytes()));
    };
    let part = |name: &str| format!("{TYPES}{name}+xml");
    let foot = |size: u32| format!("<a:lvl1pPr><a:defRPr sz=\"{size}\"/></a:lvl1pPr>");
    let fields = |places: bool| -> String {
        if !make.has_fields && !places {
            return String::new();
        }
        [
            ("dt", 16, 0.05, 0.2),
            ("ftr", 17, 0.35, 0.3),
            ("sldNum", 18, 0.75, 0.2),
        ]
        .iter()
        .map(|(kind, index, x, w)| {
            let mark = format!("type=\"{kind}\" sz=\"quarter\" idx=\"{index}\"");
            let place = places.then_some([*x, 0.92, *w, 0.05]);
            holder(&mark, place, make, &foot(1100))
        })
        .collect()
    };
    let has_notes = make.has_notes;
    let notes_list = if has_notes {
        "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId9\"/></p:notesMasterIdLst>"
    } else {
        ""
    };
    let (width, height) = make.size;
    add(
        "ppt/presentation.xml",
        &part(if make.is_template {
            "template.main"
        } else {
            "presentation.main"
        }),
        format!(
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>{notes_list}<p:sldIdLst><p:sldId id=\"256\" r:id=\"d2\"/><p:sldId id=\"257\" r:id=\"d3\"/></p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:custShowLst><p:custShow name=\"kurz\" id=\"0\"><p:sldLst><p:sld r:id=\"d2\"/></p:sldLst></p:custShow></p:custShowLst><p:defaultTextStyle><a:lvl1pPr><a:defRPr sz=\"1800\"/></a:lvl1pPr></p:defaultTextStyle><p:extLst><p:ext uri=\"{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}\"><p14:sectionLst xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\"><p14:section name=\"Muster\" id=\"{{AB2F521A-0000-4000-8000-000000000001}}\"><p14:sldIdLst><p14:sldId id=\"256\"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext><p:ext uri=\"{{EFAFB233-063F-42B5-8137-9DF3F51BA10A}}\"/></p:extLst></p:presentation>"
        ),
    );
    let mut refer = vec![
        ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
        ("d2", "slide", "/ppt/slides/slide1.xml"),
        ("d3", "slide", "slides/slide2.xml"),
        ("rId4", "presProps", "presProps.xml"),
        ("rId5", "viewProps", "viewProps.xml"),
        ("rId6", "theme", "theme/theme1.xml"),
        ("rId7", "commentAuthors", "commentAuthors.xml"),
        ("rId8", "tags", "tags/tag1.xml"),
    ];
    if has_notes {
        refer.push(("rId9", "notesMaster", "notesMasters/notesMaster1.xml"));
    }
    add("ppt/_rels/presentation.xml.rels", "", links(&refer));
    add(
        "ppt/presProps.xml",
        &part("presProps"),
        format!(
            "<p:presentationPr {SPACES}><p:showPr><p:custShow id=\"0\"/></p:showPr></p:presentationPr>"
        ),
    );
    add(
        "ppt/viewProps.xml",
        &part("viewProps"),
        format!(
            "<p:viewPr {SPACES}><p:outlineViewPr><p:cViewPr><p:scale><a:sx n=\"1\" d=\"3\"/><a:sy n=\"1\" d=\"3\"/></p:scale><p:origin x=\"0\" y=\"0\"/></p:cViewPr><p:sldLst><p:sld r:id=\"rId1\"/></p:sldLst></p:outlineViewPr></p:viewPr>"
        ),
    );
    add(
        "ppt/_rels/viewProps.xml.rels",
        "",
        links(&[("rId1", "slide", "slides/slide1.xml")]),
    );
    add(
        "ppt/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        theme("Nacht"),
    );
    add(
        "ppt/commentAuthors.xml",
        &part("commentAuthors"),
        format!("<p:cmAuthorLst {SPACES}/>"),
    );
    add(
        "ppt/tags/tag1.xml",
        &part("tags"),
        format!("<p:tagLst {SPACES}/>"),
    );
    let title_style = "<a:lvl1pPr><a:defRPr sz=\"4000\" b=\"1\" cap=\"all\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr>";
    let body_style = "<a:lvl1pPr marL=\"342900\" indent=\"-342900\"><a:buChar char=\"•\"/><a:defRPr sz=\"2400\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>";
    let mut names = vec!["Deckblatt", "Zwei Inhalte", "Nur Titel"];
    if make.has_content {
        names.push("Titel und Inhalt");
    }
    let ids: String = (0..names.len())
        .map(|index| {
            format!(
                "<p:sldLayoutId id=\"{}\" r:id=\"rId{}\"/>",
                2_147_483_649 + index as u64,
                index + 1
            )
        })
        .collect();
    add(
        "ppt/slideMasters/slideMaster1.xml",
        &part("slideMaster"),
        format!(
            "<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>{TREE}{}{}{}{}{CLOSED}{MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{title_style}</p:titleStyle><p:bodyStyle>{body_style}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>",
            holder("type=\"title\"", Some([0.08, 0.05, 0.84, 0.17]), make, ""),
            holder(
                "type=\"body\" idx=\"1\"",
                Some([0.08, 0.25, 0.84, 0.64]),
                make,
                ""
            ),
            fields(true),
            picture("rId20"),
        ),
    );
    let targets: Vec<String> = (1..=names.len())
        .map(|n| format!("../slideLayouts/slideLayout{n}.xml"))
        .collect();
    let own: Vec<String> = (1..=names.len()).map(|n| format!("rId{n}")).collect();
    let mut refer: Vec<(&str, &str, &str)> = own
        .iter()
        .zip(&targets)
        .map(|(id, target)| (id.as_str(), "slideLayout", target.as_str()))
        .collect();
    refer.push(("rId19", "theme", "../theme/theme1.xml"));
    refer.push(("rId20", "image", "../media/image1.png"));
    add(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        "",
        links(&refer),
    );
    for (index, name) in names.iter().enumerate() {
        let (kind, shapes) = match *name {
            "Deckblatt" => (
                "title",
                [
                    holder("type=\"ctrTitle\"", Some([0.1, 0.3, 0.8, 0.25]), make, ""),
                    holder(
                        "type=\"subTitle\" idx=\"1\"",
                        Some([0.1, 0.6, 0.8, 0.1]),
                        make,
                        "",
                    ),
                ]
                .concat(),
            ),
            "Zwei Inhalte" => (
                "twoObj",
                [
                    holder("type=\"title\"", None, make, ""),
                    holder(
                        "sz=\"half\" idx=\"1\"",
                        Some([0.08, 0.25, 0.41, 0.64]),
                        make,
                        "",
                    ),
                    holder(
                        "sz=\"half\" idx=\"2\"",
                        Some([0.51, 0.25, 0.41, 0.64]),
                        make,
                        "",
                    ),
                ]
                .concat(),
            ),
            "Nur Titel" => ("titleOnly", holder("type=\"title\"", None, make, "")),
            _ => (
                "obj",
                // One stands where the master has it.
                [
                    holder("type=\"title\"", None, make, ""),
                    holder("idx=\"1\"", None, make, ""),
                ]
                .concat(),
            ),
        };
        let jump = "<p:sp><p:nvSpPr><p:cNvPr id=\"950\" name=\"Weiter\"><a:hlinkClick r:id=\"rId3\" action=\"ppaction://hlinksldjump\"/></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>";
        let shapes = [&shapes, &*fields(false), &picture("rId2"), jump].concat();
        let n = index + 1;
        add(
            &format!("ppt/slideLayouts/slideLayout{n}.xml"),
            &part("slideLayout"),
            layout(name, kind, &shapes),
        );
        let refer = [
            ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"),
            ("rId2", "image", "../media/image%202.png"),
            ("rId3", "slide", "../slides/slide2.xml"),
            ("rId4", "hyperlink", "https://example.com/?a=1&amp;b=2"),
        ];
        add(
            &format!("ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"),
            "",
            links(&refer),
        );
    }
    for n in [1, 2] {
        add(
            &format!("ppt/slides/slide{n}.xml"),
            &part("slide"),
            format!(
                "<p:sld {SPACES}><p:cSld>{TREE}{}{}{CLOSED}</p:sld>",
                holder("type=\"title\"", None, make, ""),
                picture("rId2")
            ),
        );
        let refer = [
            ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("rId2", "image", "../media/sample.png"),
            ("rId3", "comments", "../comments/comment1.xml"),
        ];
        add(
            &format!("ppt/slides/_rels/slide{n}.xml.rels"),
            "",
            links(&refer),
        );
    }
    add(
        "ppt/comments/comment1.xml",
        &part("comments"),
        format!("<p:cmLst {SPACES}/>"),
    );
    if has_notes {
        add(
            "ppt/notesMasters/notesMaster1.xml",
            &part("notesMaster"),
            format!(
                "<p:notesMaster {SPACES}><p:cSld>{TREE}{}{CLOSED}{MAP}</p:notesMaster>",
                holder(
                    "type=\"body\" sz=\"quarter\" idx=\"3\"",
                    Some([0.1, 0.5, 0.5, 0.4]),
                    make,
                    ""
                )
            ),
        );
        add(
            "ppt/notesMasters/_rels/notesMaster1.xml.rels",
            "",
            links(&[("rId1", "theme", "../theme/theme2.xml")]),
        );
        add(
            "ppt/theme/theme2.xml",
            "application/vnd.openxmlformats-officedocument.theme+xml",
            theme("Notizen"),
        );
    }
    add(
        "_rels/.rels",
        "",
        links(&[("rId1", "officeDocument", "ppt/presentation.xml")]),
    );
    for (path, value) in [
        ("ppt/media/image1.png", 10),
        // Its reference quotes the space.
        ("ppt/media/image 2.png", 20),
        ("ppt/media/sample.png", 30),
    ] {
        parts.push((path.to_owned(), pixel(value)));
    }
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"PNG\" ContentType=\"image/png\"/>{types}</Types>"
    );
    parts.push(("[Content_Types].xml".to_owned(), types.into_bytes()));
    parts
}

/// What is wrong with a container.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fault {
    pub is_locked: bool,
    /// What it says of the size of a presentation, instead of the truth.
    pub size: Option<u32>,
}

/// A container; every second part is deflated.
pub fn pack(parts: &[(String, Vec<u8>)], fault: Fault) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (index, (path, content)) in parts.iter().enumerate() {
        let is_packed = index % 2 == 0;
        let packed = if is_packed {
            miniz_oxide::deflate::compress_to_vec(content, 6)
        } else {
            content.clone()
        };
        let size = fault.size.filter(|_| path.ends_with("presentation.xml"));
        let mut header = Vec::new();
        for field in [
            20,
            u16::from(fault.is_locked),
            if is_packed { 8 } else { 0 },
            0,
            33,
        ] {
            header.extend(u16::to_le_bytes(field));
        }
        for field in [
            rawzip::crc32(content),
            packed.len() as u32,
            size.unwrap_or(content.len() as u32),
        ] {
            header.extend(field.to_le_bytes());
        }
        header.extend((path.len() as u16).to_le_bytes());
        header.extend([0; 2]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend((out.len() as u32).to_le_bytes());
        directory.extend(path.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(path.as_bytes());
        out.extend(packed);
    }
    let start = out.len() as u32;
    let count = (parts.len() as u16).to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

pub fn file(make: &Make) -> Vec<u8> {
    pack(&template(make), Fault::default())
}
