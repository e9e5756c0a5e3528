//! Numbers and colours as text, without the standard formatting machinery, which is slow and large in wasm.

use crate::figure::scene::Color;

/// Appends a colour as `#rrggbb`, without its opacity.
pub(super) fn hex(out: &mut String, color: Color) {
    out.push('#');
    pairs(out, &color.rgb);
}

/// Appends each byte as two hexadecimal digits.
pub(crate) fn pairs(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for part in bytes {
        out.push(char::from(DIGITS[usize::from(part >> 4)]));
        out.push(char::from(DIGITS[usize::from(part & 15)]));
    }
}

/// Appends a number rounded to hundredths, without trailing zeros; 0 for one that is not finite.
pub(super) fn number(out: &mut String, value: f64) {
    // The cast saturates and turns NaN into 0; figures are far smaller.
    let hundredths = if value.is_finite() {
        libm::round(value * 100.0) as i64
    } else {
        0
    };
    if hundredths < 0 {
        out.push('-');
    }
    let magnitude = hundredths.unsigned_abs();
    integer(out, magnitude / 100);
    let rest = (magnitude % 100) as u8;
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + rest / 10));
        if !rest.is_multiple_of(10) {
            out.push(char::from(b'0' + rest % 10));
        }
    }
}

/// Appends a whole number.
pub(super) fn integer(out: &mut String, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend(digits[start..].iter().map(|&d| char::from(d)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: f64) -> String {
        let mut out = String::new();
        number(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (1.0, "1"),
            (1.5, "1.5"),
            (1.05, "1.05"),
            (-12.346, "-12.35"),
            (0.999, "1"),
            (1280.0, "1280"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ];
        for (value, wanted) in cases {
            assert_eq!(written(value), wanted, "{value}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_right_to_a_hundredth(value in -1e6..1e6f64) {
            let back: f64 = written(value).parse().unwrap();
            prop_assert!((back - value).abs() <= 0.005 + 1e-9);
        }
    }
}
