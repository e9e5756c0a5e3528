//! Reads ZIP containers that other programs have written: APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16 and 4.5.3.

use super::zip::{Packed, crc32};

/// What a container says of one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Whether it is encrypted.
    pub is_encrypted: bool,
    method: u16,
    checksum: u32,
    packed: usize,
    /// How many bytes it says that it unpacks to.
    pub size: usize,
    start: usize,
}

/// The parts of a container in their order; `None` for what is no container.
pub fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    // The last record may have a comment behind it.
    let first = bytes.len().saturating_sub(22 + 0xffff);
    let end = (first..=bytes.len().checked_sub(22)?)
        .rev()
        .find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let mut at = long(bytes, end + 16)?;
    let mut all = Vec::new();
    for _ in 0..short(bytes, end + 10)? {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] =
            [28, 30, 32].map(|place| short(bytes, at + place).unwrap_or_default());
        let path = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned();
        let more = bytes.get(at + 46 + name..at + 46 + name + extra)?;
        let mut fields = [
            long(bytes, at + 24)?,
            long(bytes, at + 20)?,
            long(bytes, at + 42)?,
        ];
        wide(&mut fields, more);
        let [size, packed, start] = fields;
        all.push(Entry {
            path,
            is_encrypted: short(bytes, at + 8)? & 1 == 1,
            method: short(bytes, at + 10)? as u16,
            checksum: long(bytes, at + 16)? as u32,
            packed,
            size,
            start,
        });
        at += 46 + name + extra + comment;
    }
    Some(all)
}

/// What stands in the extra field because it had no room: sizes and place of ZIP64.
fn wide(fields: &mut [usize; 3], extra: &[u8]) {
    let mut rest = extra;
    while let (Some(id), Some(length)) = (short(rest, 0), short(rest, 2)) {
        let Some(mut own) = rest.get(4..4 + length) else {
            return;
        };
        if id == 1 {
            for field in fields.iter_mut().filter(|field| **field == 0xffff_ffff) {
                let Some((value, after)) = own.split_first_chunk() else {
                    return;
                };
                *field = usize::try_from(u64::from_le_bytes(*value)).unwrap_or(usize::MAX);
                own = after;
            }
        }
        rest = &rest[4 + length..];
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(field.try_into().ok()?).into())
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(field.try_into().ok()?)).ok()
}

impl Entry {
    /// Its bytes as they lie in the container.
    fn stored<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let name = short(bytes, self.start.checked_add(26)?)?;
        let extra = short(bytes, self.start.checked_add(28)?)?;
        let start = self.start.checked_add(30 + name + extra)?;
        bytes.get(start..start.checked_add(self.packed)?)
    }

    /// What it holds, if that is not more than `most` bytes.
    pub fn unpacked(&self, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
        let packed = self.stored(bytes)?;
        match self.method {
            0 => (packed.len() <= most).then(|| packed.to_vec()),
            8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, most).ok(),
            _ => None,
        }
    }

    /// The same, if it is as long as the container says and has its checksum.
    pub fn whole(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let content = self.unpacked(bytes, self.size)?;
        (content.len() == self.size && crc32(&content) == self.checksum).then_some(content)
    }

    /// Itself for another container, if it is whole.
    pub fn moved(&self, bytes: &[u8]) -> Option<Packed> {
        self.whole(bytes)?;
        Some(Packed {
            path: self.path.clone(),
            method: self.method,
            checksum: self.checksum,
            size: u32::try_from(self.size).ok()?,
            bytes: self.stored(bytes)?.to_vec(),
        })
    }
}
