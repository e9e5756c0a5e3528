//! What is read of a module before it is taken apart.

use std::collections::BTreeMap;

use wasmparser::{
    DataKind, ElementItems, ElementKind, FunctionBody, Name, Operator, Parser, Payload, TypeRef,
};

/// What is read of a module.
#[derive(Default)]
pub struct Source<'a> {
    pub sections: Vec<Payload<'a>>,
    pub imports: Vec<wasmparser::Import<'a>>,
    /// Type of each function, imported ones first.
    pub types: Vec<u32>,
    /// Parameters of each type.
    pub arity: Vec<u32>,
    pub nullary: Option<u32>,
    pub tables: Vec<wasmparser::TableType>,
    pub memories: Vec<wasmparser::MemoryType>,
    pub globals: Vec<wasmparser::GlobalType>,
    pub exports: Vec<wasmparser::Export<'a>>,
    /// Place in the first table and function.
    pub places: Vec<(u32, u32)>,
    pub start: Option<u32>,
    pub bodies: Vec<FunctionBody<'a>>,
    /// The functions that each body names.
    pub calls: Vec<Vec<u32>>,
    /// Where in memory which bytes lie as the module starts.
    pub data: Vec<(u32, &'a [u8])>,
    pub names: BTreeMap<u32, &'a str>,
}

impl<'a> Source<'a> {
    pub fn read(wasm: &'a [u8]) -> wasmparser::Result<Self> {
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
            Payload::DataSection(segments) => {
                for segment in segments.clone() {
                    let segment = segment?;
                    if let DataKind::Active {
                        memory_index: 0,
                        offset_expr,
                    } = &segment.kind
                        && let Operator::I32Const { value } =
                            offset_expr.get_operators_reader().read()?
                    {
                        self.data.push((value.cast_unsigned(), segment.data));
                    }
                }
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
    pub fn imported(&self) -> u32 {
        (self.types.len() - self.bodies.len()) as u32
    }

    pub fn calls(&self, function: u32) -> &[u32] {
        function
            .checked_sub(self.imported())
            .map_or(&[], |index| &self.calls[index as usize])
    }

    /// Bytes of a function's body.
    pub fn size(&self, function: u32) -> usize {
        let index = function.checked_sub(self.imported());
        index.map_or(0, |index| self.bodies[index as usize].as_bytes().len())
    }

    pub fn is_named(&self, function: u32, of: fn(&str) -> bool) -> bool {
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
    let start = value.cast_unsigned();
    let functions = functions.into_iter().enumerate();
    functions
        .map(|(index, function)| Ok((start + index as u32, function?)))
        .collect()
}
