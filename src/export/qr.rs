//! Links as two-dimensional codes.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::figure::qr::Qr;

/// The largest version (ISO/IEC 18004): 97 modules a side, which a camera still tells apart on a slide.
const LARGEST: u8 = 20;

/// The most bytes that fit.
pub const MOST_BYTES: usize = 858;

/// A text as a code with the lowest level of error correction, or a higher one where that needs no larger code.
/// `None` for more than [`MOST_BYTES`].
pub fn encode(text: &str) -> Option<Qr> {
    let segment = QrSegment::make_bytes(text.as_bytes());
    let largest = Version::new(LARGEST);
    let low = QrCodeEcc::Low;
    let code = QrCode::encode_segments_advanced(&[segment], low, Version::MIN, largest, None, true);
    let code = code.ok()?;
    let side = code.size();
    let modules = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Some(Qr {
        side: side as usize,
        dark: modules.map(|(x, y)| code.get_module(x, y)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_text_fits_and_a_longer_one_does_not() {
        let longest = "x".repeat(MOST_BYTES);
        assert_eq!(encode(&longest).map(|qr| qr.side), Some(97));
        assert_eq!(encode(&(longest + "x")), None);
    }
}
