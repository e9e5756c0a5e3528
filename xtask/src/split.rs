//! Takes a wasm module apart: what the page starts with, and what waits until somebody needs it.
//!
//! The first part keeps memory, tables, globals, data and all that JavaScript calls, and gives them to the second as
//! exports. A function of the second part has a place in the table of functions. Until it is there, a stand-in holds that
//! place, which asks JavaScript for the second part and then calls again; so the program needs to know nothing of the cut,
//! and can load the second part early only in order not to wait.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, ImportSection, Module, TableSection,
};
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FunctionBody, Name, Operator, Parser, Payload, TypeRef,
};

use crate::Result;

/// The two parts.
#[derive(Debug)]
pub struct Parts {
    /// What the page starts with.
    pub first: Vec<u8>,
    /// What is loaded later.
    pub later: Vec<u8>,
}

/// How a module is taken apart.
pub struct Plan<'a> {
    /// Whether a function of this name waits.
    pub waits: fn(&str) -> bool,
    /// Whether a function of this name, where it stays, is put into both parts, because calls between the parts are slow.
    pub doubled: fn(&str) -> bool,
    /// Module and name of the import that loads the second part.
    pub load: (&'a str, &'a str),
}

/// The module from which the second part imports.
pub const FIRST: &str = "a";

/// Takes a module with names apart.
///
/// # Errors
///
/// A module that this cannot read, or of a form that the compiler does not write today.
pub fn split(wasm: &[u8], plan: &Plan) -> Result<Parts> {
    let module = Source::read(wasm).map_err(|e| format!("could not read the module: {e}"))?;
    let cut = Cut::new(&module, plan)?;
    let first = cut.first(&module, plan).map_err(|e| e.to_string())?;
    let later = cut.later(&module).map_err(|e| e.to_string())?;
    for (part, bytes) in [("first", &first), ("second", &later)] {
        wasmparser::Validator::new()
            .validate_all(bytes)
            .map_err(|e| format!("the {part} part of the module is not valid: {e}"))?;
    }
    Ok(Parts { first, later })
}

type Failure = wasm_encoder::reencode::Error;

/// What is read of a module.
#[derive(Default)]
struct Source<'a> {
    sections: Vec<Payload<'a>>,
    imports: Vec<wasmparser::Import<'a>>,
    /// Type of each function, imported ones first.
    types: Vec<u32>,
    /// Parameters of each type.
    arity: Vec<u32>,
    nullary: Option<u32>,
    tables: Vec<wasmparser::TableType>,
    memories: Vec<wasmparser::MemoryType>,
    globals: Vec<wasmparser::GlobalType>,
    exports: Vec<wasmparser::Export<'a>>,
    /// Place in the first table and function.
    places: Vec<(u32, u32)>,
    start: Option<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// The functions that each body names.
    calls: Vec<Vec<u32>>,
    names: BTreeMap<u32, &'a str>,
}

impl<'a> Source<'a> {
    fn read(wasm: &'a [u8]) -> wasmparser::Result<Self> {
        let mut source = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            source.take(&payload)?;
            source.sections.push(payload);
        }
        Ok(source)
    }

    fn take(&mut self, payload: &Payload<'a>) -> wasmparser::Result<()> {
        match payload {
            Payload::TypeSection(types) => {
                for (index, ty) in types.clone().into_iter_err_on_gc_types().enumerate() {
                    let ty = ty?;
                    self.arity.push(ty.params().len() as u32);
                    if ty.params().is_empty() && ty.results().is_empty() {
                        self.nullary = Some(index as u32);
                    }
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    let import = import?;
                    if let TypeRef::Func(ty) = import.ty {
                        self.types.push(ty);
                    }
                    self.imports.push(import);
                }
            }
            Payload::FunctionSection(functions) => {
                for ty in functions.clone() {
                    self.types.push(ty?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables.clone() {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories.clone() {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals.clone() {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports.clone() {
                    self.exports.push(export?);
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(*func),
            Payload::ElementSection(segments) => {
                for segment in segments.clone() {
                    self.places.extend(places(&segment?)?);
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut calls = Vec::new();
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index }
                    | Operator::ReturnCall { function_index }
                    | Operator::RefFunc { function_index } = operator?
                    {
                        calls.push(function_index);
                    }
                }
                self.bodies.push(body.clone());
                self.calls.push(calls);
            }
            Payload::CustomSection(section) => {
                if let wasmparser::KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(functions) = name? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// How many functions are imported; the others follow them.
    fn imported(&self) -> u32 {
        (self.types.len() - self.bodies.len()) as u32
    }

    fn calls(&self, function: u32) -> &[u32] {
        function
            .checked_sub(self.imported())
            .map_or(&[], |index| &self.calls[index as usize])
    }

    fn is_named(&self, function: u32, of: fn(&str) -> bool) -> bool {
        self.names.get(&function).is_some_and(|name| of(name))
    }
}

/// Where a segment puts which function, if it fills the first table as the module starts.
fn places(segment: &wasmparser::Element) -> wasmparser::Result<Vec<(u32, u32)>> {
    let ElementKind::Active {
        table_index: None | Some(0),
        offset_expr,
    } = &segment.kind
    else {
        return Ok(Vec::new());
    };
    let (ElementItems::Functions(functions), Operator::I32Const { value }) = (
        segment.items.clone(),
        offset_expr.get_operators_reader().read()?,
    ) else {
        return Ok(Vec::new());
    };
    let start = value as u32;
    let functions = functions.into_iter().enumerate();
    functions
        .map(|(index, function)| Ok((start + index as u32, function?)))
        .collect()
}

/// Which function goes where.
struct Cut {
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
    fn new(source: &Source, plan: &Plan) -> Result<Self> {
        let waits = |function: u32| source.is_named(function, plan.waits);
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

    /// The first part, and what takes the place of what waits.
    fn first(&self, source: &Source, plan: &Plan) -> std::result::Result<Vec<u8>, Failure> {
        let mut numbers: Vec<u32> = (0..source.types.len() as u32).collect();
        let stay = source.imported()..source.types.len() as u32;
        let stay: Vec<u32> = stay.filter(|f| !self.later.contains(f)).collect();
        // The import that loads comes right after the others.
        let mut next = self.load + 1;
        for function in stay.iter().chain(&self.called) {
            numbers[*function as usize] = next;
            next += 1;
        }
        let mut in_table = numbers.clone();
        for function in self.places.keys() {
            in_table[*function as usize] = next;
            next += 1;
        }
        let mut by_name = Numbers(numbers);
        let mut by_place = Numbers(in_table);

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
                Payload::DataCountSection { count, .. } => {
                    module.section(&wasm_encoder::DataCountSection { count: *count });
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
                Payload::DataSection(data) => {
                    let mut section = wasm_encoder::DataSection::new();
                    by_name.parse_data_section(&mut section, data.clone())?;
                    module.section(&section);
                }
                _ => {}
            }
        }
        Ok(module.finish())
    }

    /// What waits, and what is doubled.
    fn later(&self, source: &Source) -> std::result::Result<Vec<u8>, Failure> {
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
        let added = self.places.iter().map(|(function, place)| (*place, *function));
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
        Ok(module.finish())
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
        code.i32_const(self.places[&function] as i32);
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
            &ConstExpr::i32_const(row[0].0 as i32),
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
