//! Which function and which constant goes where, and the two modules that follow.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, ImportSection, Module, TableSection,
};
use wasmparser::{ExternalKind, Payload};

use super::constants::{Constants, Run};
use super::source::Source;
use super::{FIRST, Failure, Plan};
use crate::Result;

/// Which function goes where.
pub struct Cut {
    /// Functions of the second part, in order.
    later: BTreeSet<u32>,
    /// Functions that stay and are put into the second part too.
    doubled: BTreeSet<u32>,
    /// Functions that the second part calls in the first.
    needed: BTreeSet<u32>,
    /// Functions of the second part that the first calls, or that have a place in the table; with their places.
    places: BTreeMap<u32, u32>,
    /// Those of them that the first calls by name.
    called: BTreeSet<u32>,
    /// How many places the first table has for them beyond what it had.
    added: u32,
    /// Constants that only the second part reads.
    runs: Vec<Run>,
    /// The number of the import that loads the second part.
    load: u32,
    /// The type of that import.
    load_type: u32,
    /// Names of exports for the second part.
    exports: BTreeMap<(Kind, u32), String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Function,
    Table,
    Memory,
    Global,
}

impl Kind {
    fn of(kind: ExternalKind) -> Option<Self> {
        match kind {
            ExternalKind::Func => Some(Self::Function),
            ExternalKind::Table => Some(Self::Table),
            ExternalKind::Memory => Some(Self::Memory),
            ExternalKind::Global => Some(Self::Global),
            _ => None,
        }
    }
}

impl Cut {
    /// Decides by the names of functions; what only waiting functions call waits with them.
    pub fn new(source: &Source, plan: &Plan, constants: &Constants) -> Result<Self> {
        let waits = |function: u32| {
            source.size(function) >= plan.worth && source.is_named(function, plan.waits)
        };
        let exported = source
            .exports
            .iter()
            .filter(|export| export.kind == ExternalKind::Func)
            .map(|export| export.index);
        let exported: BTreeSet<u32> = exported.chain(source.start).collect();
        let placed = source.places.iter().map(|(_, function)| *function);
        let mut todo: Vec<u32> = placed.filter(|function| !waits(*function)).collect();
        todo.extend(&exported);
        let mut stays = BTreeSet::new();
        while let Some(function) = todo.pop() {
            if stays.insert(function) {
                let calls = source.calls(function).iter().copied();
                todo.extend(calls.filter(|f| exported.contains(f) || !waits(*f)));
            }
        }
        let defined = source.imported()..source.types.len() as u32;
        let later: BTreeSet<u32> = defined.filter(|f| !stays.contains(f)).collect();
        let called_by_later = || later.iter().flat_map(|f| source.calls(*f)).copied();
        let is_double = |f: u32| f >= source.imported() && source.is_named(f, plan.doubled);
        let mut doubled = BTreeSet::new();
        let mut todo: Vec<u32> = called_by_later().collect();
        while let Some(function) = todo.pop() {
            if !later.contains(&function) && is_double(function) && doubled.insert(function) {
                todo.extend(source.calls(function));
            }
        }
        let from_doubled = doubled.iter().flat_map(|f| source.calls(*f)).copied();
        let needed: BTreeSet<u32> = called_by_later()
            .chain(from_doubled)
            .filter(|f| !later.contains(f) && !doubled.contains(f))
            .collect();
        let called: BTreeSet<u32> = stays
            .iter()
            .flat_map(|f| source.calls(*f))
            .copied()
            .filter(|f| later.contains(f))
            .collect();
        let mut places = BTreeMap::new();
        for (place, function) in &source.places {
            if later.contains(function) {
                places.entry(*function).or_insert(*place);
            }
        }
        let before = source.tables.first().map_or(0, |table| table.initial) as u32;
        let mut end = before;
        for function in &called {
            places.entry(*function).or_insert_with(|| {
                end += 1;
                end - 1
            });
        }
        Ok(Self {
            exports: names(source, &needed),
            runs: constants.of_later(source, &stays, &later, plan.waits)?,
            later,
            doubled,
            needed,
            places,
            called,
            added: end - before,
            load: source.imported(),
            load_type: source
                .nullary
                .ok_or("the module has no function without parameters and results.")?,
        })
    }

    /// The functions of the first part that are not imported.
    fn stay(&self, source: &Source) -> Vec<u32> {
        let defined = source.imported()..source.types.len() as u32;
        defined.filter(|f| !self.later.contains(f)).collect()
    }

    /// The first part's numbers of functions where code names them, and in the table, where what waits is loaded first.
    fn numbers(&self, source: &Source, stay: &[u32]) -> [Numbers; 2] {
        let mut by_name: Vec<u32> = (0..source.types.len() as u32).collect();
        // The import that loads comes right after the others.
        let mut next = self.load + 1;
        for function in stay.iter().chain(&self.called) {
            by_name[*function as usize] = next;
            next += 1;
        }
        let mut by_place = by_name.clone();
        for function in self.places.keys() {
            by_place[*function as usize] = next;
            next += 1;
        }
        [Numbers(by_name), Numbers(by_place)]
    }

    /// The first part, and what takes the place of what waits.
    pub fn first(&self, source: &Source, plan: &Plan) -> std::result::Result<Vec<u8>, Failure> {
        let stay = self.stay(source);
        let [mut by_name, mut by_place] = self.numbers(source, &stay);
        let mut module = Module::new();
        for section in &source.sections {
            match section {
                Payload::TypeSection(types) => {
                    let mut section = wasm_encoder::TypeSection::new();
                    by_name.parse_type_section(&mut section, types.clone())?;
                    module.section(&section);
                }
                Payload::ImportSection(imports) => {
                    let mut section = ImportSection::new();
                    by_name.parse_import_section(&mut section, imports.clone())?;
                    let (from, name) = plan.load;
                    section.import(from, name, EntityType::Function(self.load_type));
                    module.section(&section);
                }
                Payload::FunctionSection(_) => {
                    let mut section = FunctionSection::new();
                    let stand_ins = self.called.iter().chain(self.places.keys());
                    for function in stay.iter().chain(stand_ins) {
                        section.function(source.types[*function as usize]);
                    }
                    module.section(&section);
                }
                Payload::TableSection(_) => {
                    let mut section = TableSection::new();
                    for (index, table) in source.tables.iter().enumerate() {
                        section.table(self.table(&mut by_name, index, *table)?);
                    }
                    module.section(&section);
                }
                Payload::MemorySection(memories) => {
                    let mut section = wasm_encoder::MemorySection::new();
                    by_name.parse_memory_section(&mut section, memories.clone())?;
                    module.section(&section);
                }
                Payload::GlobalSection(globals) => {
                    let mut section = wasm_encoder::GlobalSection::new();
                    by_name.parse_global_section(&mut section, globals.clone())?;
                    module.section(&section);
                }
                Payload::ExportSection(exports) => {
                    let mut section = ExportSection::new();
                    by_name.parse_export_section(&mut section, exports.clone())?;
                    self.add_exports(source, &by_name, &mut section);
                    module.section(&section);
                }
                Payload::StartSection { func, .. } => {
                    module.section(&wasm_encoder::StartSection {
                        function_index: by_name.0[*func as usize],
                    });
                }
                Payload::ElementSection(segments) => {
                    let mut section = ElementSection::new();
                    by_place.parse_element_section(&mut section, segments.clone())?;
                    let before = source.tables[0].initial as u32;
                    let mut added: Vec<_> = self
                        .places
                        .iter()
                        .filter(|(_, place)| **place >= before)
                        .map(|(function, place)| (*place, by_place.0[*function as usize]))
                        .collect();
                    added.sort_unstable();
                    fill(&mut section, &added);
                    module.section(&section);
                }
                Payload::DataCountSection { .. } => {
                    let count = self.data(source, false).len();
                    module.section(&wasm_encoder::DataCountSection { count });
                }
                Payload::CodeSectionStart { .. } => {
                    let mut section = CodeSection::new();
                    for function in &stay {
                        let body = source.bodies[(function - source.imported()) as usize].clone();
                        by_name.parse_function_body(&mut section, body)?;
                    }
                    for function in &self.called {
                        section.function(&self.stand_in(source, *function, false));
                    }
                    for function in self.places.keys() {
                        section.function(&self.stand_in(source, *function, true));
                    }
                    module.section(&section);
                }
                Payload::DataSection(_) => {
                    module.section(&self.data(source, false));
                }
                _ => {}
            }
        }
        Ok(module.finish())
    }

    /// What waits, and what is doubled.
    pub fn later(&self, source: &Source) -> std::result::Result<Vec<u8>, Failure> {
        let mut numbers = vec![u32::MAX; source.types.len()];
        let own = || self.later.union(&self.doubled);
        for (number, function) in self.needed.iter().chain(own()).enumerate() {
            numbers[*function as usize] = number as u32;
        }
        let mut numbers = Numbers(numbers);
        let mut module = Module::new();
        for section in &source.sections {
            if let Payload::TypeSection(types) = section {
                let mut section = wasm_encoder::TypeSection::new();
                numbers.parse_type_section(&mut section, types.clone())?;
                module.section(&section);
            }
        }
        let mut imports = ImportSection::new();
        for function in &self.needed {
            let ty = EntityType::Function(source.types[*function as usize]);
            imports.import(FIRST, &self.exports[&(Kind::Function, *function)], ty);
        }
        for (index, table) in source.tables.iter().enumerate() {
            let ty = self.table(&mut numbers, index, *table)?;
            imports.import(FIRST, &self.exports[&(Kind::Table, index as u32)], ty);
        }
        for (index, memory) in source.memories.iter().enumerate() {
            let ty = numbers.memory_type(*memory)?;
            imports.import(FIRST, &self.exports[&(Kind::Memory, index as u32)], ty);
        }
        for (index, global) in source.globals.iter().enumerate() {
            let ty = numbers.global_type(*global)?;
            imports.import(FIRST, &self.exports[&(Kind::Global, index as u32)], ty);
        }
        module.section(&imports);
        let mut functions = FunctionSection::new();
        for function in own() {
            functions.function(source.types[*function as usize]);
        }
        module.section(&functions);
        let mut elements = ElementSection::new();
        let all = source.places.iter().copied();
        let added = self
            .places
            .iter()
            .map(|(function, place)| (*place, *function));
        let placed: BTreeMap<u32, u32> = all
            .filter(|(_, function)| self.later.contains(function))
            .chain(added)
            .collect();
        let placed: Vec<_> = placed
            .into_iter()
            .map(|(place, function)| (place, numbers.0[function as usize]))
            .collect();
        fill(&mut elements, &placed);
        module.section(&elements);
        let mut code = CodeSection::new();
        for function in own() {
            let body = source.bodies[(function - source.imported()) as usize].clone();
            numbers.parse_function_body(&mut code, body)?;
        }
        module.section(&code);
        module.section(&self.data(source, true));
        Ok(module.finish())
    }

    /// The constants of one part.
    fn data(&self, source: &Source, later: bool) -> DataSection {
        let mut section = DataSection::new();
        for (start, bytes) in &source.data {
            let end = start + bytes.len() as u32;
            let mut put = |from: u32, to: u32| {
                if from < to {
                    let bytes = &bytes[(from - start) as usize..(to - start) as usize];
                    let place = ConstExpr::i32_const(from.cast_signed());
                    section.active(0, &place, bytes.iter().copied());
                }
            };
            let mut from = *start;
            for run in &self.runs {
                let (begin, stop) = (run.start.clamp(*start, end), run.end.clamp(*start, end));
                if later {
                    put(begin, stop);
                } else if begin < stop {
                    put(from, begin);
                    from = stop;
                }
            }
            if !later {
                put(from, end);
            }
        }
        section
    }

    /// The type of a table; the first has room for what waits.
    fn table(
        &self,
        numbers: &mut Numbers,
        index: usize,
        mut table: wasmparser::TableType,
    ) -> std::result::Result<wasm_encoder::TableType, Failure> {
        if index == 0 {
            let added = u64::from(self.added);
            table.initial += added;
            table.maximum = table.maximum.map(|maximum| maximum + added);
        }
        numbers.table_type(table)
    }

    /// Exports what only the second part asks for.
    fn add_exports(&self, source: &Source, numbers: &Numbers, section: &mut ExportSection) {
        let is_there = |name: &str| source.exports.iter().any(|export| export.name == name);
        for ((kind, index), name) in &self.exports {
            if is_there(name) {
                continue;
            }
            match kind {
                Kind::Function => {
                    section.export(name, ExportKind::Func, numbers.0[*index as usize])
                }
                Kind::Table => section.export(name, ExportKind::Table, *index),
                Kind::Memory => section.export(name, ExportKind::Memory, *index),
                Kind::Global => section.export(name, ExportKind::Global, *index),
            };
        }
    }

    /// Calls what stands in a function's place, with the same parameters; `loads` the second part before.
    fn stand_in(&self, source: &Source, function: u32, loads: bool) -> Function {
        let ty = source.types[function as usize];
        let mut body = Function::new([]);
        let mut code = body.instructions();
        if loads {
            code.call(self.load);
        }
        for parameter in 0..source.arity[ty as usize] {
            code.local_get(parameter);
        }
        code.i32_const(self.places[&function].cast_signed());
        code.call_indirect(0, ty);
        code.end();
        body
    }
}

/// Names for all that the second part imports: those that exports have, or new ones.
fn names(source: &Source, functions: &BTreeSet<u32>) -> BTreeMap<(Kind, u32), String> {
    let mut names: BTreeMap<(Kind, u32), String> = BTreeMap::new();
    for export in &source.exports {
        if let Some(kind) = Kind::of(export.kind) {
            names.insert((kind, export.index), export.name.to_owned());
        }
    }
    let all = functions.iter().map(|index| (Kind::Function, *index));
    let all = all
        .chain((0..source.tables.len() as u32).map(|index| (Kind::Table, index)))
        .chain((0..source.memories.len() as u32).map(|index| (Kind::Memory, index)))
        .chain((0..source.globals.len() as u32).map(|index| (Kind::Global, index)));
    let wanted: BTreeSet<_> = all.collect();
    names.retain(|item, _| wanted.contains(item));
    let new = wanted.iter().filter(|item| !names.contains_key(item));
    let new: Vec<_> = new.copied().collect();
    for (index, item) in new.into_iter().enumerate() {
        // Not a name of JavaScript, so that no other export has it.
        names.insert(item, index.to_string());
    }
    names
}

/// Puts functions into their places of the first table: a segment for each row without a gap.
fn fill(section: &mut ElementSection, placed: &[(u32, u32)]) {
    for row in placed.chunk_by(|(a, _), (b, _)| a + 1 == *b) {
        let functions: Vec<u32> = row.iter().map(|(_, function)| *function).collect();
        section.active(
            None,
            &ConstExpr::i32_const(row[0].0.cast_signed()),
            Elements::Functions(functions.into()),
        );
    }
}

/// The new numbers of functions.
struct Numbers(Vec<u32>);

impl Reencode for Numbers {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> std::result::Result<u32, Failure> {
        Ok(self.0[function as usize])
    }
}
