//! SHA-256, so that what somebody has written down cannot be changed unnoticed (FIPS 180-4).
//!
//! Our own: the browser's answers later, and the crates that have it are several times as large.

const ROUNDS: usize = 64;

/// The first 32 bits of the fractional parts of a root of the first primes.
fn constants<const N: usize>(root: fn(f64) -> f64) -> [u32; N] {
    let mut found = [0; N];
    let (mut at, mut number) = (0, 2u32);
    while at < N {
        if (2..number).all(|divisor| !number.is_multiple_of(divisor)) {
            let value = root(f64::from(number));
            found[at] = ((value - libm::floor(value)) * 4_294_967_296.0) as u32;
            at += 1;
        }
        number += 1;
    }
    found
}

fn mix(state: &mut [u32; 8], block: &[u8], k: &[u32; ROUNDS]) {
    let mut w = [0u32; ROUNDS];
    for (word, bytes) in w.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes.iter().fold(0, |word, b| word << 8 | u32::from(*b));
    }
    for i in 16..ROUNDS {
        let (a, b) = (w[i - 15], w[i - 2]);
        let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        w[i] = [w[i - 16], s0, w[i - 7], s1]
            .into_iter()
            .fold(0, u32::wrapping_add);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for i in 0..ROUNDS {
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let first = [h, s1, choice, k[i], w[i]]
            .into_iter()
            .fold(0, u32::wrapping_add);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        let second = s0.wrapping_add(majority);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (state, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *state = state.wrapping_add(new);
    }
}

/// The digest as 64 small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let k = constants::<ROUNDS>(libm::cbrt);
    let mut state = constants::<8>(libm::sqrt);
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend((8 * bytes.len() as u64).to_be_bytes());
    for block in message.chunks_exact(64) {
        mix(&mut state, block, &k);
    }
    let digits = b"0123456789abcdef";
    let digit = |word: u32, at: u32| char::from(digits[(word >> (28 - 4 * at) & 15) as usize]);
    let words = state.into_iter();
    words
        .flat_map(|word| (0..8).map(move |at| digit(word, at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the standard, and what `sha256sum` says of lengths around a block.
    #[test]
    fn known_digests() {
        for (text, digest) in [
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(sha256(text.as_bytes()), digest, "{text}");
        }
        let a = |count| sha256(&vec![b'a'; count]);
        assert_eq!(
            a(55),
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
        );
        assert_eq!(
            a(64),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
        );
        assert_eq!(
            a(1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
    }
}
