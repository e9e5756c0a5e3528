//! The colours of figures, light and dark.

use super::scene::{Color, Stroke};
use crate::assumptions::codec;

/// The colours, dashes and opacities that figures are drawn with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The page behind the figure.
    pub background: Color,
    /// The figure's own background, which halos and hollow points take.
    pub panel: Color,
    /// Main text and data points.
    pub ink: Color,
    /// Secondary text and error bars.
    pub muted: Color,
    /// Data points that are shown but not fitted; a shape, not text.
    pub faint: Color,
    /// Grid lines, which need not be noticed.
    pub grid: Color,
    /// The axis line and its tick marks.
    pub axis: Color,
    /// The central curve and its fan.
    pub accent: Color,
    /// The target, and what marks when it is reached.
    pub target: Color,
    /// Series that are compared, after Okabe and Ito; safe for the three colour-vision deficiencies.
    pub series: [Color; 4],
    /// A dash for each series, so that they differ without colour.
    pub dashes: [Option<[f64; 2]>; 4],
    /// Pinned scenarios: apart from the main curve, the target and one another in hue, lightness and dash.
    pub pins: [Color; 4],
    /// Opacity of the 95, 80 and 50 per cent bands, painted in this order over each other.
    pub fan: [f64; 3],
    /// How large texts are, beside those of files.
    pub text: f64,
}

/// A chart of the page is read at arm's length and in the width of a phone, a file's in the size that a document gives it.
const ON_SCREEN: f64 = 1.22;

/// Dash and gap of each series in pixels.
const DASHES: [Option<[f64; 2]>; 4] = [None, Some([9.0, 4.0]), Some([2.0, 3.0]), Some([14.0, 5.0])];

/// The same of pinned scenarios, none of which is a full line.
const PIN_DASHES: [[f64; 2]; 4] = [[11.0, 4.0], [3.0, 3.0], [18.0, 4.0], [6.0, 5.0]];

impl Theme {
    /// On white.
    pub const fn light() -> Self {
        Self {
            background: Color::hex(0xfb_fb_f9),
            panel: Color::hex(0xff_ff_ff),
            ink: Color::hex(0x16_17_1d),
            muted: Color::hex(0x47_4b_56),
            faint: Color::hex(0x8a_8e_98),
            grid: Color::hex(0xe3_e4_e6),
            axis: Color::hex(0x80_84_8c),
            accent: Color::hex(0x00_72_b2),
            target: Color::hex(0xd5_5e_00),
            series: [
                Color::hex(0x00_72_b2),
                Color::hex(0xd5_5e_00),
                Color::hex(0x00_9e_73),
                Color::hex(0xcc_79_a7),
            ],
            dashes: DASHES,
            pins: [
                Color::hex(0xb4_4f_8b),
                Color::hex(0x9a_6b_00),
                Color::hex(0x3a_3d_46),
                Color::hex(0x00_88_62),
            ],
            fan: [0.12, 0.18, 0.22],
            text: 1.0,
        }
    }

    /// On near black. The blue is Okabe and Ito's lighter one, which is easier to follow there.
    pub const fn dark() -> Self {
        Self {
            background: Color::hex(0x12_12_12),
            panel: Color::hex(0x1a_1b_1f),
            ink: Color::hex(0xf2_f2_f4),
            muted: Color::hex(0xb8_bb_c2),
            faint: Color::hex(0x7c_80_88),
            grid: Color::hex(0x30_32_38),
            axis: Color::hex(0x7c_80_88),
            accent: Color::hex(0x56_b4_e9),
            target: Color::hex(0xe0_6c_10),
            series: [
                Color::hex(0x56_b4_e9),
                Color::hex(0xd5_5e_00),
                Color::hex(0x00_9e_73),
                Color::hex(0xcc_79_a7),
            ],
            dashes: DASHES,
            pins: [
                Color::hex(0xe0_8f_c0),
                Color::hex(0xe6_b0_30),
                Color::hex(0xd0_d2_d8),
                Color::hex(0x2f_c0_95),
            ],
            fan: [0.16, 0.20, 0.24],
            text: 1.0,
        }
    }

    /// The same for who wants more contrast: what is secondary in colour is so no longer, and bands are denser.
    #[must_use]
    pub const fn strong(mut self) -> Self {
        (self.muted, self.axis, self.faint, self.grid) =
            (self.ink, self.ink, self.muted, self.axis);
        self.fan = [0.3, 0.3, 0.3];
        self
    }

    /// The same with texts for a screen: the smallest have 12 pixels on a phone and 13 on a wide one.
    #[must_use]
    pub const fn on_screen(mut self) -> Self {
        self.text = ON_SCREEN;
        self
    }

    /// The theme that a query names: dark for `theme=dark`, else light.
    pub fn of_query(query: &str) -> Self {
        match codec::page_value(query, "theme").as_deref() {
            Some("dark") => Self::dark(),
            _ => Self::light(),
        }
    }

    /// The line of the `index`-th series, `width` pixels wide; colours and dashes repeat after four.
    pub const fn series_stroke(&self, index: usize, width: f64) -> Stroke {
        Stroke {
            color: self.series[index % self.series.len()],
            width,
            dash: self.dashes[index % self.dashes.len()],
        }
    }

    /// The line of the `index`-th pinned scenario.
    pub const fn pin_stroke(&self, index: usize, width: f64) -> Stroke {
        Stroke {
            color: self.pins[index % self.pins.len()],
            width,
            dash: Some(PIN_DASHES[index % PIN_DASHES.len()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, "relative luminance".
    fn luminance(color: Color) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        let [r, g, b] = color.rgb.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn over(front: Color, alpha: f64, back: Color) -> Color {
        let mix = |i: usize| {
            (f64::from(front.rgb[i]) * alpha + f64::from(back.rgb[i]) * (1.0 - alpha)).round() as u8
        };
        Color {
            rgb: [mix(0), mix(1), mix(2)],
            alpha: 1.0,
        }
    }

    #[test]
    fn text_and_lines_have_enough_contrast() {
        assert_eq!(contrast(Color::hex(0), Color::hex(0xff_ff_ff)), 21.0);
        for theme in [Theme::light(), Theme::dark()] {
            for text in [theme.ink, theme.muted] {
                for back in [theme.panel, theme.background] {
                    assert!(contrast(text, back) >= 7.0, "{text:?} on {back:?}");
                }
            }
            // Bands are paler, but the lines along their edges have the colour of the curve.
            let lines = [theme.accent, theme.target, theme.faint, theme.axis];
            for line in lines.iter().chain(&theme.series).chain(&theme.pins) {
                let ratio = contrast(*line, theme.panel);
                assert!(ratio >= 3.0, "{line:?} on the panel: {ratio}");
            }
        }
    }

    /// The page's own colours, from its sheet: `name` in the theme that `from` begins.
    fn token(from: &str, name: &str) -> Color {
        let sheet = include_str!("../../style/tokens.css");
        let (_, theme) = sheet.split_once(from).expect(from);
        let (_, value) = theme.split_once(&format!("--{name}: #")).expect(name);
        let digits = value.split(';').next().unwrap_or_default();
        let digits = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            _ => digits.to_owned(),
        };
        Color::hex(u32::from_str_radix(&digits, 16).expect(name))
    }

    #[test]
    fn secondary_text_of_the_page_is_that_of_figures_and_seven_to_one() {
        for (theme, from) in [
            (Theme::light(), ":root {"),
            (Theme::dark(), ":root[data-theme=\"dark\"] {"),
        ] {
            assert_eq!(token(from, "muted"), theme.muted);
            assert_eq!(token(from, "page"), theme.background);
            assert_eq!(token(from, "card"), theme.panel);
            for back in ["page", "card", "soft"] {
                let ratio = contrast(theme.muted, token(from, back));
                assert!(ratio >= 7.0, "{from} {back}: {ratio}");
            }
        }
    }

    #[test]
    fn more_contrast_is_seven_to_one_for_texts_and_three_to_one_for_all_else() {
        for theme in [Theme::light(), Theme::dark()] {
            let strong = theme.strong();
            assert!(contrast(strong.muted, strong.panel) >= 7.0);
            for line in [strong.axis, strong.grid, strong.faint] {
                assert!(contrast(line, strong.panel) >= 3.0, "{line:?}");
            }
        }
    }

    #[test]
    fn ink_and_accent_stay_readable_on_the_darkest_band() {
        for theme in [Theme::light(), Theme::dark()] {
            let band = theme
                .fan
                .iter()
                .fold(theme.panel, |back, &a| over(theme.accent, a, back));
            assert!(contrast(theme.ink, band) >= 4.5);
            assert!(contrast(theme.accent, band) >= 1.5);
        }
    }
}
