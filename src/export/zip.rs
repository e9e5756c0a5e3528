//! ZIP containers, in which office files keep their parts.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, DataDescriptorOutput, Error, ZipArchiveWriter};

/// A part of an office file: its path, and what it holds.
pub type Part = (String, Vec<u8>);

/// Smaller files for more time; from 6 on nothing is gained.
const LEVEL: u8 = 6;

/// The parts as one file. Nothing in it depends on the clock.
pub fn zip(parts: &[Part]) -> Vec<u8> {
    // Writing to memory fails only above the limits of the format: names of 64 kB.
    archive(parts).unwrap_or_default()
}

fn archive(parts: &[Part]) -> Result<Vec<u8>, Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, bytes) in parts {
        let file = archive.new_file(path.as_str());
        let (mut entry, _) = file
            .compression_method(CompressionMethod::DEFLATE)
            .start()?;
        entry.write_all(&compress_to_vec(bytes, LEVEL))?;
        entry.finish(DataDescriptorOutput::new(crc32(bytes), bytes.len() as u64))?;
    }
    archive.finish()
}

/// The checksum of ZIP (ISO 3309), bit by bit: the usual table would be sixteen kilobytes of the page.
fn crc32(bytes: &[u8]) -> u32 {
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
            ("b/c.bin".to_owned(), vec![0, 255, 10]),
            ("empty".to_owned(), Vec::new()),
        ];
        let bytes = zip(&parts);
        assert_eq!(bytes, zip(&parts));
        let archive = rawzip::ZipArchive::from_slice(&bytes).expect("an archive");
        let mut entries = archive.entries();
        for (path, content) in &parts {
            let entry = entries.next_entry().expect("readable").expect("an entry");
            assert_eq!(entry.file_path().as_ref(), path.as_bytes());
            let data = archive.get_entry(entry.wayfinder()).expect("its data");
            let read = miniz_oxide::inflate::decompress_to_vec(data.data());
            assert_eq!(read.expect("deflated"), *content);
        }
    }
}
