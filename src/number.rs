//! Decimal text to f64 and back, exactly, without the tables of the standard library, which would be a tenth of the page.
//!
//! The browser has both conversions built in; natively they are the standard library's. Both round correctly, so that
//! a number survives the way through a link whichever side wrote it.

/// Reads a finite decimal number: an optional sign, digits with at most one point, an optional exponent.
///
/// No spaces, no `inf`, no `NaN`, no hexadecimal; `None` for anything else and for what overflows.
pub fn parse(text: &str) -> Option<f64> {
    let decimal = Decimal::scan(text)?;
    let value = decimal.exact().unwrap_or_else(|| convert(text));
    value.is_finite().then_some(value)
}

/// The shortest decimal that [`parse`] reads back as the same number, never with an exponent: `0.92`, `2400`.
///
/// Empty for a number that is not finite.
pub fn shortest(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value == libm::trunc(value) && value.abs() < 9e15 {
        return (value as i64).to_string();
    }
    plain(&digits(value))
}

/// The nearest multiple of a step above 0. A fraction of 1 is taken as what it is of 1, so that the result is the double that a person
/// would write.
pub fn to_step(value: f64, step: f64) -> f64 {
    if step >= 1.0 {
        return libm::round(value / step) * step;
    }
    let per_unit = libm::round(1.0 / step);
    libm::round(value * per_unit) / per_unit
}

/// Ten to a power, exact from 0 to 22.
pub fn power_of_ten(exponent: i32) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    if exponent < 0 { 1.0 / power } else { power }
}

/// The value, moved into a range; NaN gives its lower end.
///
/// Unlike `f64::clamp` it cannot panic, and so brings no text for that, nor the code that writes numbers into it.
pub const fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A number as it is written: its digits as an integer, and the power of ten that they are multiplied by.
struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
    /// There were more digits than fit.
    cut: bool,
}

impl Decimal {
    fn scan(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (number, power) = match unsigned.split_once(['e', 'E']) {
            Some((number, power)) => (number, Some(power)),
            None => (unsigned, None),
        };
        let mut exponent = match power {
            Some(power) => {
                let digits = power.strip_prefix(['-', '+']).unwrap_or(power);
                let valid = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
                // An exponent that does not fit is left to the exact conversion.
                valid.then(|| power.parse().unwrap_or(i32::MAX / 2))?
            }
            None => 0,
        };
        let (mut digits, mut cut, mut any, mut point) = (0u64, false, false, false);
        for byte in number.bytes() {
            match byte {
                b'0'..=b'9' => {
                    any = true;
                    exponent = exponent.saturating_sub(i32::from(point));
                    match digits
                        .checked_mul(10)
                        .and_then(|d| d.checked_add(u64::from(byte - b'0')))
                    {
                        Some(more) => digits = more,
                        None => cut = true,
                    }
                }
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        any.then_some(Self {
            negative: text.starts_with('-'),
            digits,
            exponent,
            cut,
        })
    }

    /// The value where one correctly rounded operation gives it (Clinger 1990, "How to Read Floating Point
    /// Numbers Accurately"): digits and power of ten both exact.
    fn exact(&self) -> Option<f64> {
        if self.cut || self.digits > 1 << 53 || !(-22..=22).contains(&self.exponent) {
            return None;
        }
        let power = power_of_ten(self.exponent.abs());
        let digits = self.digits as f64;
        let magnitude = if self.exponent < 0 {
            digits / power
        } else {
            digits * power
        };
        Some(if self.negative { -magnitude } else { magnitude })
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn convert(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(target_arch = "wasm32")]
fn convert(text: &str) -> f64 {
    js_sys::Number::parse_float(text)
}

#[cfg(not(target_arch = "wasm32"))]
fn digits(value: f64) -> String {
    value.to_string()
}

#[cfg(target_arch = "wasm32")]
fn digits(value: f64) -> String {
    js_sys::Number::from(value)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default()
}

/// Writes `1.5e-7` as `0.00000015`.
fn plain(text: &str) -> String {
    let Some((number, power)) = text.split_once('e') else {
        return text.to_owned();
    };
    let power: i32 = power
        .strip_prefix('+')
        .unwrap_or(power)
        .parse()
        .unwrap_or(0);
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    if power < 0 {
        return [sign, "0.", &zeros(-power - 1), whole, fraction].concat();
    }
    let missing = power.saturating_sub_unsigned(fraction.len() as u32);
    if missing >= 0 {
        return [sign, whole, fraction, &zeros(missing)].concat();
    }
    let (before, after) = fraction
        .split_at_checked(power as usize)
        .unwrap_or((fraction, ""));
    [sign, whole, before, ".", after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_finite_number_survives(bits in any::<u64>()) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let text = shortest(value);
            prop_assert_eq!(parse(&text), Some(value), "{}", text);
        }

        #[test]
        fn decimals_read_as_the_standard_library_reads_them(text in "[-+]?[0-9]{0,20}\\.?[0-9]{0,20}(e[-+]?[0-9]{1,3})?") {
            let expected = text.parse::<f64>().ok().filter(|v| v.is_finite());
            prop_assert_eq!(parse(&text), expected);
        }

        #[test]
        fn nothing_else_is_a_number(text in "\\PC*") {
            if let Some(value) = parse(&text) {
                prop_assert_eq!(text.parse::<f64>().ok(), Some(value));
            }
        }
    }

    #[test]
    fn exponents_of_the_browser_become_plain_decimals() {
        for (text, expected) in [
            ("1.5e-7", "0.00000015"),
            ("-2e-9", "-0.000000002"),
            ("1e+21", "1000000000000000000000"),
            ("1.2345e+2", "123.45"),
            ("0.92", "0.92"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn words_and_overflow_are_no_numbers() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "inf", "NaN", "0x10", " 1", "1 ", "1_000", "1e999",
            "--1", "1.2.3",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("1e-999"), Some(0.0));
    }
}
