//! ZIP containers, in which office files keep their parts: APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
//!
//! Our own, because rawzip would be 5 kB of the page in the place of these lines, and `zip` more.

use crate::date::Civil;

/// A part of an office file: its path, and what it holds.
pub type Part = (String, Vec<u8>);

/// A part as it lies in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its path.
    pub path: String,
    /// How it is packed: 0 for not at all, 8 for deflated.
    pub method: u16,
    /// The checksum of what it holds.
    pub checksum: u32,
    /// How many bytes it holds.
    pub size: u32,
    /// What lies in the container.
    pub bytes: Vec<u8>,
}

/// The parts as one file. Natively they are deflated; in the page they are stored, because the compressor would be
/// larger than all else that writes office files. `day` (since 1970-01-01) is the date of every part.
pub fn zip(parts: &[Part], day: f64) -> Vec<u8> {
    zip_with(parts, &[], day)
}

/// The same with parts of another container behind them.
pub fn zip_with(parts: &[Part], moved: &[Packed], day: f64) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (path, bytes) in parts {
        let (method, packed) = pack(bytes);
        let sizes = [crc32(bytes), packed.len() as u32, bytes.len() as u32];
        add(
            &mut out,
            &mut directory,
            (path, method, day),
            sizes,
            &packed,
        );
    }
    for part in moved {
        let sizes = [part.checksum, part.bytes.len() as u32, part.size];
        let named = (part.path.as_str(), part.method, day);
        add(&mut out, &mut directory, named, sizes, &part.bytes);
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend(((parts.len() + moved.len()) as u16).to_le_bytes());
    }
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// Appends a part of a path, packed by a method on a day; with its checksum and how long it is packed and unpacked.
fn add(
    out: &mut Vec<u8>,
    directory: &mut Vec<u8>,
    (path, method, day): (&str, u16, f64),
    sizes: [u32; 3],
    packed: &[u8],
) {
    let mut header = Vec::new();
    // Version 2.0, names in UTF-8, method, midnight.
    for field in [20, 0x800, method, 0, dos_date(day)] {
        header.extend(u16::to_le_bytes(field));
    }
    for field in sizes {
        header.extend(field.to_le_bytes());
    }
    header.extend((path.len() as u16).to_le_bytes());
    header.extend([0; 2]);
    directory.extend(b"PK\x01\x02\x14\0");
    directory.extend(&header);
    // No comment, first disk, no attributes.
    directory.extend([0; 10]);
    directory.extend((out.len() as u32).to_le_bytes());
    directory.extend(path.as_bytes());
    out.extend(b"PK\x03\x04");
    out.extend(&header);
    out.extend(path.as_bytes());
    out.extend(packed);
}

/// The method and the bytes.
#[cfg(not(target_arch = "wasm32"))]
fn pack(bytes: &[u8]) -> (u16, Vec<u8>) {
    (8, miniz_oxide::deflate::compress_to_vec(bytes, 6))
}

#[cfg(target_arch = "wasm32")]
fn pack(bytes: &[u8]) -> (u16, Vec<u8>) {
    (0, bytes.to_vec())
}

/// A date as DOS wrote it, from 1980 to 2107.
fn dos_date(day: f64) -> u16 {
    let date = Civil::from_days(day);
    let year = (date.year - 1980).clamp(0, 127) as u16;
    year << 9 | (date.month as u16) << 5 | date.day as u16
}

/// The checksum of ZIP, CRC-32/ISO-HDLC, bit by bit: a table of it cannot be compressed.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc = (crc >> 1) ^ (0xedb8_8320 * low);
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_standards() {
        // The check value of CRC-32/ISO-HDLC in the RevEng catalogue.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let parts = [
            ("a.xml".to_owned(), b"<a/>".repeat(1000)),
            ("b/ć.bin".to_owned(), vec![0, 255, 10]),
            ("empty".to_owned(), Vec::new()),
        ];
        let bytes = zip(&parts, 20_778.0);
        let archive = rawzip::ZipArchive::from_slice(&bytes).expect("an archive");
        let mut entries = archive.entries();
        for (path, content) in &parts {
            let entry = entries.next_entry().expect("readable").expect("an entry");
            assert_eq!(entry.file_path().as_ref(), path.as_bytes());
            let modified = entry.last_modified();
            let date = (modified.year(), modified.month(), modified.day());
            assert_eq!(date, (2026, 11, 21));
            let data = archive.get_entry(entry.wayfinder()).expect("its data");
            let read = miniz_oxide::inflate::decompress_to_vec(data.data());
            assert_eq!(read.expect("deflated"), *content);
        }
        assert!(entries.next_entry().expect("readable").is_none());
    }
}
