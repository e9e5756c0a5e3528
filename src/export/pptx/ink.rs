//! Colours by their role in the theme of a presentation, so that a slide that moves into another one takes over its colours.
//!
//! ECMA-376, part 1, 20.1.2.3.29 `schemeClr` and 20.1.2.2.24 `ln`.

use crate::{
    export::xml::Xml,
    figure::scene::{Color, Stroke},
    render::digits::pairs,
};

/// English metric units in a pixel.
pub const PIXEL: f64 = 9525.0;

/// A colour of `figure::theme` in light colours: its name in the scheme, the factor and the summand of its lightness, and its opacity.
/// Texts are opaque: some programs cut off what shines through.
const ROLES: [(u32, &str, [f64; 2], f64); 15] = [
    (0x16_17_1d, "tx1", SAME, 1.0),
    (0x47_4b_56, "tx1", [0.75, 0.25], 1.0),
    (0x8a_8e_98, "tx1", [0.5, 0.5], 1.0),
    (0x80_84_8c, "tx1", [0.5, 0.5], 1.0),
    (0xe3_e4_e6, "tx1", SAME, 0.14),
    (0xff_ff_ff, "bg1", SAME, 1.0),
    (0xfb_fb_f9, "bg1", SAME, 1.0),
    (0x00_72_b2, "accent1", SAME, 1.0),
    (0xd5_5e_00, "accent2", SAME, 1.0),
    (0x00_9e_73, "accent3", SAME, 1.0),
    (0xcc_79_a7, "accent4", SAME, 1.0),
    (0x9a_6b_00, "accent5", SAME, 1.0),
    (0x3a_3d_46, "accent6", SAME, 1.0),
    (0xb4_4f_8b, "accent4", [0.75, 0.0], 1.0),
    (0x00_88_62, "accent3", [0.85, 0.0], 1.0),
];

/// The colour itself.
const SAME: [f64; 2] = [1.0, 0.0];

/// A solid fill.
pub fn fill(xml: &mut Xml, color: Color) {
    let [r, g, b] = color.rgb.map(u32::from);
    let rgb = r << 16 | g << 8 | b;
    let role = ROLES.iter().find(|role| role.0 == rgb);
    xml.raw("<a:solidFill>");
    let end = if let Some((_, name, [factor, summand], _)) = role {
        xml.raw("<a:schemeClr val=\"").raw(name).raw("\">");
        if *factor < 1.0 {
            xml.raw("<a:lumMod val=\"").number(factor * 100_000.0);
            xml.raw("\"/><a:lumOff val=\"").number(summand * 100_000.0);
            xml.raw("\"/>");
        }
        "</a:schemeClr></a:solidFill>"
    } else {
        let mut digits = String::new();
        pairs(&mut digits, &color.rgb);
        xml.raw("<a:srgbClr val=\"").raw(&digits).raw("\">");
        "</a:srgbClr></a:solidFill>"
    };
    let alpha = role.map_or(1.0, |role| role.3) * color.alpha;
    if alpha < 1.0 {
        xml.raw("<a:alpha val=\"")
            .number(libm::round(alpha * 100_000.0))
            .raw("\"/>");
    }
    xml.raw(end);
}

/// A line, with dashes in thousandths of a per cent of its width.
pub fn line(xml: &mut Xml, stroke: &Stroke) {
    xml.raw("<a:ln w=\"")
        .number(libm::round(stroke.width * PIXEL));
    xml.raw("\" cap=\"flat\">");
    fill(xml, stroke.color);
    if let Some(dash) = stroke.dash {
        let [on, off] = dash.map(|length| libm::round(length / stroke.width * 100_000.0));
        xml.raw("<a:custDash><a:ds d=\"").number(on);
        xml.raw("\" sp=\"").number(off).raw("\"/></a:custDash>");
    }
    xml.raw("<a:round/></a:ln>");
}

/// No line.
pub const NO_LINE: &str = "<a:ln><a:noFill/></a:ln>";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::theme::Theme;

    #[test]
    fn every_colour_of_a_figure_has_a_role() {
        let theme = Theme::light();
        let alone = [
            theme.background,
            theme.panel,
            theme.ink,
            theme.muted,
            theme.faint,
            theme.grid,
            theme.axis,
            theme.accent,
            theme.target,
        ];
        for color in alone.iter().chain(&theme.series).chain(&theme.pins) {
            let mut xml = Xml::fragment();
            fill(&mut xml, *color);
            assert!(xml.markup().contains("schemeClr"), "{color:?}");
        }
    }
}
