//! Which constants in memory only the second part reads, so that it can bring them.
//!
//! The linker says where each one lies (`--emit-relocs`). One that the first part can reach stays with it: a constant whose
//! address stands in the code of a function that stays, before or after optimisation, or inside of another such constant.

use std::collections::BTreeSet;

use wasm_encoder::CodeSection;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{
    FunctionBody, KnownCustom, Linking, Operator, Parser, Payload, RelocationType, SymbolInfo,
};

use super::Failure;
use super::source::Source;
use crate::Result;

/// What is worth a segment of its own, in bytes.
const WORTH: u32 = 12;

/// How many bytes may lie between two constants only to align the second.
const PADDING: u32 = 15;

/// A stretch of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Address of its first byte.
    pub start: u32,
    /// Address behind its last byte.
    pub end: u32,
}

/// The constants of a module, and who reads them.
#[derive(Debug, Default)]
pub struct Constants {
    /// In ascending order, without overlaps.
    places: Vec<Run>,
    /// Constants that are reached from an address outside of them: they stay.
    fixed: BTreeSet<usize>,
    /// The addresses in the code of each function, which may have no name.
    addresses: Vec<(String, Vec<u32>)>,
}

impl Constants {
    /// Reads a module before it is optimised; one without the linker's notes has no constants that could go elsewhere.
    ///
    /// # Errors
    ///
    /// A module that cannot be read.
    pub fn read(wasm: &[u8]) -> Result<Self> {
        let source = Source::read(wasm).map_err(|e| format!("could not read the module: {e}"))?;
        let mut constants = Self::default();
        constants
            .place(wasm, &source)
            .map_err(|e| format!("could not read the linker's notes: {e}"))?;
        for (index, body) in source.bodies.iter().enumerate() {
            let function = source.imported() + index as u32;
            let name = source.names.get(&function).copied().unwrap_or_default();
            let addresses = addresses(body).map_err(|e| e.to_string())?;
            constants.addresses.push((name.to_owned(), addresses));
        }
        Ok(constants)
    }

    /// Constants at these addresses, of these lengths.
    #[cfg(test)]
    pub fn of(wasm: &[u8], places: &[(u32, u32)]) -> Self {
        let mut constants = Self::read(wasm).unwrap();
        let run = |&(start, length): &(u32, u32)| Run {
            start,
            end: start + length,
        };
        constants.places = places.iter().map(run).collect();
        constants
    }

    fn place(&mut self, wasm: &[u8], source: &Source) -> wasmparser::Result<()> {
        let mut symbols = Vec::new();
        let mut relocations = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let Payload::CustomSection(section) = payload? else {
                continue;
            };
            match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for subsection in linking {
                        if let Linking::SymbolTable(table) = subsection? {
                            for symbol in table {
                                symbols.push(run(&symbol?, source));
                            }
                        }
                    }
                }
                KnownCustom::Reloc(section) => {
                    for relocation in section.entries() {
                        relocations.push(relocation?);
                    }
                }
                _ => {}
            }
        }
        let mut places: Vec<Run> = symbols.iter().flatten().copied().collect();
        places.sort_unstable();
        for place in places {
            match self.places.last_mut() {
                Some(last) if place.start < last.end => last.end = last.end.max(place.end),
                _ => self.places.push(place),
            }
        }
        for relocation in relocations {
            let is_address = matches!(
                relocation.ty,
                RelocationType::MemoryAddrLeb
                    | RelocationType::MemoryAddrSleb
                    | RelocationType::MemoryAddrI32
            );
            if let (true, Some(Some(run))) = (is_address, symbols.get(relocation.index as usize))
                && !(0..=i64::from(run.end - run.start)).contains(&relocation.addend)
            {
                self.fixed.extend(self.at(run.start));
            }
        }
        Ok(())
    }

    /// The constants that an address may mean: the one that it lies in, and the one that it ends.
    fn at(&self, address: u32) -> impl Iterator<Item = usize> + use<> {
        let after = self.places.partition_point(|run| run.start <= address);
        let last = after.saturating_sub(2)..after;
        let found: Vec<usize> = last
            .filter(|index| {
                (self.places[*index].start..=self.places[*index].end).contains(&address)
            })
            .collect();
        found.into_iter()
    }

    /// The stretches of memory that only the second part of an optimised module reads.
    ///
    /// # Errors
    ///
    /// Code that cannot be read.
    pub fn of_later(
        &self,
        source: &Source,
        stays: &BTreeSet<u32>,
        later: &BTreeSet<u32>,
        waits: fn(&str) -> bool,
    ) -> Result<Vec<Run>> {
        let gone: BTreeSet<&str> = later
            .iter()
            .filter_map(|function| source.names.get(function).copied())
            .collect();
        let before = self
            .addresses
            .iter()
            .filter(|(name, _)| !waits(name) && !gone.contains(name.as_str()))
            .flat_map(|(_, addresses)| addresses);
        let mut todo: Vec<usize> = before.flat_map(|address| self.at(*address)).collect();
        todo.extend(&self.fixed);
        for function in stays {
            if let Some(index) = function.checked_sub(source.imported()) {
                let found = addresses(&source.bodies[index as usize]).map_err(|e| e.to_string())?;
                todo.extend(found.into_iter().flat_map(|address| self.at(address)));
            }
        }
        let mut kept = BTreeSet::new();
        while let Some(index) = todo.pop() {
            if kept.insert(index) {
                let words = words(source, self.places[index]);
                todo.extend(words.into_iter().flat_map(|word| self.at(word)));
            }
        }
        Ok(self.runs(&kept))
    }

    /// What lies between the constants that stay.
    fn runs(&self, kept: &BTreeSet<usize>) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut open: Option<Run> = None;
        for (index, place) in self.places.iter().enumerate() {
            if kept.contains(&index) || open.is_some_and(|run| place.start - run.end > PADDING) {
                runs.extend(open.take());
            }
            if !kept.contains(&index) {
                let start = open.map_or(place.start, |run| run.start);
                open = Some(Run { start, ..*place });
            }
        }
        runs.extend(open);
        runs.retain(|run| run.end - run.start >= WORTH);
        runs
    }
}

/// The module without the linker's notes, which nobody else understands.
pub fn without_notes(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|e| format!("could not read the module: {e}"))?;
        let is_note = matches!(&payload, Payload::CustomSection(section)
            if matches!(section.as_known(), KnownCustom::Linking(_) | KnownCustom::Reloc(_)));
        if let (false, Some((id, range))) = (is_note, payload.as_section()) {
            let data = &wasm[range.start as usize..range.end as usize];
            module.section(&wasm_encoder::RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// Where a symbol's bytes lie.
fn run(symbol: &SymbolInfo, source: &Source) -> Option<Run> {
    let SymbolInfo::Data {
        symbol: Some(symbol),
        ..
    } = symbol
    else {
        return None;
    };
    let (segment, _) = source.data.get(symbol.index as usize)?;
    let start = segment + symbol.offset;
    (symbol.size > 0).then_some(Run {
        start,
        end: start + symbol.size,
    })
}

/// The aligned words of a stretch of memory, any of which may be an address.
fn words(source: &Source, run: Run) -> Vec<u32> {
    let mut words = Vec::new();
    for (start, bytes) in &source.data {
        let end = start + bytes.len() as u32;
        let from = run.start.next_multiple_of(4).max(start.next_multiple_of(4));
        let to = run.end.min(end);
        if from < to {
            let bytes = &bytes[(from - start) as usize..(to - start) as usize];
            let (chunks, _) = bytes.as_chunks::<4>();
            words.extend(chunks.iter().map(|word| u32::from_le_bytes(*word)));
        }
    }
    words
}

/// All numbers in a function that may be addresses.
fn addresses(body: &FunctionBody) -> std::result::Result<Vec<u32>, Failure> {
    let mut found = Addresses(Vec::new());
    found.parse_function_body(&mut CodeSection::new(), body.clone())?;
    Ok(found.0)
}

/// Collects while it pretends to write.
struct Addresses(Vec<u32>);

impl Reencode for Addresses {
    type Error = std::convert::Infallible;

    fn mem_arg(
        &mut self,
        arg: wasmparser::MemArg,
    ) -> std::result::Result<wasm_encoder::MemArg, Failure> {
        self.0.push(arg.offset as u32);
        reencode::utils::mem_arg(self, arg)
    }

    fn instruction<'a>(
        &mut self,
        operator: Operator<'a>,
    ) -> std::result::Result<wasm_encoder::Instruction<'a>, Failure> {
        match operator {
            Operator::I32Const { value } => self.0.push(value.cast_unsigned()),
            Operator::I64Const { value } => {
                let value = value.cast_unsigned();
                self.0.extend([value as u32, (value >> 32) as u32]);
            }
            _ => {}
        }
        reencode::utils::instruction(self, operator)
    }
}
