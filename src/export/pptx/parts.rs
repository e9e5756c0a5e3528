//! The parts of a presentation that are the same in each: theme, masters, layout, and how parts refer to each other.

use crate::export::{properties, xml::Xml, zip::Part};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

/// A reference of one part to another.
pub fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.raw("<Relationship Id=\"").raw(id).raw("\" Type=\"");
    // The only kind that belongs to packages and not to documents.
    let packages = kind == "core-properties";
    xml.raw(if packages { PACKAGES } else { RELATIONSHIPS })
        .raw(kind);
    xml.raw("\" Target=\"").text(target);
    // Only links leave the file.
    xml.raw(if kind == "hyperlink" {
        "\" TargetMode=\"External\"/>"
    } else {
        "\"/>"
    });
}

/// All references of a part: id, kind, target.
pub fn relationships(all: &[(&str, &str, String)]) -> Xml {
    let mut xml = Xml::new();
    xml.raw(LINKS);
    for (id, kind, target) in all {
        relationship(&mut xml, id, kind, target);
    }
    xml.raw("</Relationships>");
    xml
}

/// What a file refers to whose presentation has this path.
pub fn root(presentation: &str) -> Part {
    let mut root = vec![("r1", "officeDocument", presentation.to_owned())];
    root.extend(properties::links());
    relationships(&root).part("_rels/.rels")
}

/// The master of the notes.
pub fn notes_master() -> Xml {
    let mut xml = Xml::new();
    for piece in [
        "<p:notesMaster",
        NAMESPACES,
        "><p:cSld>",
        BACKGROUND,
        TREE,
        NOTES,
    ] {
        xml.raw(piece);
    }
    xml
}

/// The content types of a master of notes, of a theme and of a presentation.
pub const NOTES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
pub const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
pub const PRESENTATION_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

/// The paths of the parts of which each slide has one, around its number.
pub const NUMBERED: [[&str; 2]; 4] = [
    ["ppt/slides/slide", ".xml"],
    ["ppt/notesSlides/notesSlide", ".xml"],
    ["ppt/charts/chart", ".xml"],
    ["ppt/embeddings/numbers", ".xlsx"],
];

/// The parts that do not depend on the slides.
pub fn fixed() -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |path: &str, pieces: &[&str]| {
        let mut xml = Xml::new();
        for piece in pieces {
            xml.raw(piece);
        }
        parts.push(xml.part(path));
    };
    // Masters may not share a theme.
    add("ppt/theme/theme1.xml", &[THEME]);
    add("ppt/theme/theme2.xml", &[THEME]);
    let master = [
        "<p:sldMaster",
        NAMESPACES,
        "><p:cSld>",
        BACKGROUND,
        TREE,
        TITLE,
        BODY,
        FIELDS,
        MASTER,
    ];
    add("ppt/slideMasters/slideMaster1.xml", &master);
    let layout = [
        "<p:sldLayout",
        NAMESPACES,
        " preserve=\"1\"><p:cSld name=\"Chart\">",
        TREE,
        TITLE,
        BODY,
        CHART,
        SOURCE,
        FIELDS,
        LAYOUT,
    ];
    add("ppt/slideLayouts/slideLayout1.xml", &layout);
    add(
        "ppt/presProps.xml",
        &["<p:presentationPr", NAMESPACES, "/>"],
    );
    add("ppt/viewProps.xml", &["<p:viewPr", NAMESPACES, "/>"]);
    add("ppt/tableStyles.xml", &[TABLES]);
    parts.push(notes_master().part("ppt/notesMasters/notesMaster1.xml"));
    let mut refer = |path: &str, all: &[(&str, &str, &str)]| {
        let owned: Vec<_> = all
            .iter()
            .map(|(id, kind, to)| (*id, *kind, (*to).to_owned()))
            .collect();
        parts.push(relationships(&owned).part(path));
    };
    let layout = ("r1", "slideLayout", "../slideLayouts/slideLayout1.xml");
    let theme = ("r2", "theme", "../theme/theme1.xml");
    refer(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &[layout, theme],
    );
    let master = ("r1", "slideMaster", "../slideMasters/slideMaster1.xml");
    refer("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &[master]);
    let theme = ("r1", "theme", "../theme/theme2.xml");
    refer("ppt/notesMasters/_rels/notesMaster1.xml.rels", &[theme]);
    parts
}

pub const NAMESPACES: &str = r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;

pub const LINKS: &str =
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

pub const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>"#;

/// The content types of the parts of a presentation of our own.
pub const OWN_TYPES: &str = r#"<Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/><Override PartName="/ppt/slideMasters/slideMaster1.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"/><Override PartName="/ppt/slideLayouts/slideLayout1.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"/><Override PartName="/ppt/notesMasters/notesMaster1.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"/><Override PartName="/ppt/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/ppt/presProps.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presProps+xml"/><Override PartName="/ppt/viewProps.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"/><Override PartName="/ppt/tableStyles.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"/>"#;

pub const PRESENTATION: &str = r#"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="r1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="r2"/></p:notesMasterIdLst><p:sldIdLst>"#;

pub const SIZES: &str = r#"</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>"#;

const BACKGROUND: &str = r#"<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"#;

/// The start of what is on a slide.
pub const TREE: &str = r#"<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>"#;

const TITLE: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="228600"/><a:ext cx="11277600" cy="822960"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>Headline</a:t></a:r></a:p></p:txBody></p:sp>"#;

const BODY: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="3" name="Text"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="1088136"/><a:ext cx="11277600" cy="475488"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>Uncertainty</a:t></a:r></a:p></p:txBody></p:sp>"#;

const MASTER: &str = r#"</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="r1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:buNone/><a:defRPr sz="2400" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"#;

const LAYOUT: &str =
    r"</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";

/// Where the chart stands, in pixels of the slide, and how tall it is, also above a code.
pub const LEFT: f64 = 40.0;
pub const TOP: f64 = 164.16;
pub const WIDTH: f64 = 1200.0;
pub const TALL: f64 = 450.0;
pub const TALL_ABOVE_CODE: f64 = 420.0;

/// What follows the place of a native chart.
pub const FRAME_END: &str = r#"</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="r3"/></a:graphicData></a:graphic></p:graphicFrame>"#;

const CHART: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="4" name="Chart"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="chart" idx="10"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="381000" y="1563624"/><a:ext cx="11430000" cy="4286250"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>"#;

const SOURCE: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="5" name="Source"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="5897880"/><a:ext cx="10088880" cy="502920"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr><a:defRPr sz="900"/></a:lvl1pPr></a:lstStyle><a:p><a:r><a:rPr lang="en"/><a:t>Source</a:t></a:r></a:p></p:txBody></p:sp>"#;

/// Date, foot, number.
const FIELDS: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="7" name="Date"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="dt" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="9601200" y="6446520"/><a:ext cx="1097280" cy="228600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="900"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="8" name="Foot"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="13"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="6446520"/><a:ext cx="9006840" cy="228600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="900"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="9" name="Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="14"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="10774680" y="6446520"/><a:ext cx="960120" cy="228600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="900"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:fld id="{0D0B1E5A-0000-4000-9000-000000000001}" type="slidenum"><a:rPr lang="en"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"#;

/// A link in the colour of its text: that of links may not be seen where a template has its foot. `[MS-ODRAWXML]` 2.29.1.
pub const LINK: &str = r#"<a:hlinkClick r:id="r4"><a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>"#;

/// What a presentation of our own refers to beside its slides: id, kind, target.
pub const OWN_LINKS: [(&str, &str, &str); 6] = [
    ("r1", "slideMaster", "slideMasters/slideMaster1.xml"),
    ("r2", "notesMaster", "notesMasters/notesMaster1.xml"),
    ("r3", "theme", "theme/theme1.xml"),
    ("r4", "presProps", "presProps.xml"),
    ("r5", "viewProps", "viewProps.xml"),
    ("r6", "tableStyles", "tableStyles.xml"),
];

const TABLES: &str = r#"<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>"#;

/// What lies behind a code, so that it can be read on dark slides too; open for its place.
pub const QUIET: [&str; 2] = [
    r#"<p:sp><p:nvSpPr><p:cNvPr id="65000" name="QR field"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"#,
    r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"#,
];

/// A code below the chart, open for its link, its place, its modules twice, and its path.
pub const CODE: [&str; 5] = [
    r#"<p:sp><p:nvSpPr><p:cNvPr id="6" name="QR" descr=""#,
    r#""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"#,
    r#"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w=""#,
    r#"" h=""#,
    r#"</a:path></a:pathLst></a:custGeom><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"#,
];

pub const NOTES_IMAGE: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"#;

const NOTES: &str = r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4572000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:notesStyle><a:lvl1pPr><a:defRPr sz="1200"/></a:lvl1pPr></p:notesStyle></p:notesMaster>"#;

/// Colours of `figure::theme`; the three fills, lines and effects that a theme must have are plain.
pub const THEME: &str = r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Doublings"><a:themeElements><a:clrScheme name="Doublings"><a:dk1><a:srgbClr val="16171D"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="474B56"/></a:dk2><a:lt2><a:srgbClr val="FBFBF9"/></a:lt2><a:accent1><a:srgbClr val="0072B2"/></a:accent1><a:accent2><a:srgbClr val="D55E00"/></a:accent2><a:accent3><a:srgbClr val="009E73"/></a:accent3><a:accent4><a:srgbClr val="CC79A7"/></a:accent4><a:accent5><a:srgbClr val="9A6B00"/></a:accent5><a:accent6><a:srgbClr val="3A3D46"/></a:accent6><a:hlink><a:srgbClr val="0072B2"/></a:hlink><a:folHlink><a:srgbClr val="B44F8B"/></a:folHlink></a:clrScheme><a:fontScheme name="Doublings"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface="Yu Gothic"/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Arial"/><a:ea typeface="Yu Gothic"/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="28575"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#;
