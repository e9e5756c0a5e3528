//! What an office file says of itself: title, author, day, program, and the scenario with which the page opens it again.
//!
//! ECMA-376, part 1, 15.2.12; part 2, 8.

use super::{xml::Xml, zip::Part};
use crate::evidence::EDITION;

/// What is said.
pub struct Properties<'a> {
    /// The title.
    pub title: &'a str,
    /// The permalink.
    pub link: &'a str,
}

/// The name of the permalink among the custom properties.
pub const QUERY: &str = "Doublings link";

/// The name of the edition of the data there.
pub const EDITION_OF: &str = "Doublings edition";

/// The part with the custom properties.
pub const CUSTOM: &str = "docProps/custom.xml";

/// The content types of the parts.
pub const TYPES: &str = r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#;

const CORE: &str = r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>"#;

/// What the file refers to: id, kind, target.
pub fn links() -> [(&'static str, &'static str, String); 3] {
    [
        ("p1", "core-properties", "docProps/core.xml".to_owned()),
        ("p2", "extended-properties", "docProps/app.xml".to_owned()),
        ("p3", "custom-properties", CUSTOM.to_owned()),
    ]
}

/// The parts of a file that was made on a day.
pub fn parts(about: &Properties<'_>, day: &str) -> [Part; 3] {
    let mut core = Xml::new();
    core.raw(CORE).text(about.title);
    core.raw("</dc:title><dc:creator>Doublings</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">");
    core.raw(day)
        .raw("T00:00:00Z</dcterms:created></cp:coreProperties>");
    let mut app = Xml::new();
    app.raw(APP);
    let mut custom = Xml::new();
    custom.raw(OPEN);
    for (id, name, value) in [("2", QUERY, about.link), ("3", EDITION_OF, EDITION)] {
        custom
            .raw("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"")
            .raw(id);
        custom.raw("\" name=\"").raw(name).raw("\"><vt:lpwstr>");
        custom.text(value).raw("</vt:lpwstr></property>");
    }
    custom.raw("</Properties>");
    [
        core.part("docProps/core.xml"),
        app.part("docProps/app.xml"),
        custom.part(CUSTOM),
    ]
}

const OPEN: &str = r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#;

const APP: &str = r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Doublings</Application></Properties>"#;
