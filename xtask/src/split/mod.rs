//! Takes a wasm module apart: what the page starts with, and what waits until somebody needs it.
//!
//! The first part keeps memory, tables, globals, data and all that JavaScript calls, and gives them to the second as
//! exports. A function of the second part has a place in the table of functions. Until it is there, a stand-in holds that
//! place, which asks JavaScript for the second part and then calls again; so the program needs to know nothing of the cut,
//! and can load the second part early only in order not to wait.

mod constants;
mod cut;
mod source;

use crate::Result;

pub use constants::{Constants, without_notes};
use cut::Cut;
use source::Source;

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

/// Takes a module with names apart. `constants` are those of the module before it was optimised.
///
/// # Errors
///
/// A module that this cannot read, or of a form that the compiler does not write today.
pub fn split(wasm: &[u8], constants: &Constants, plan: &Plan) -> Result<Parts> {
    let module = Source::read(wasm).map_err(|e| format!("could not read the module: {e}"))?;
    let cut = Cut::new(&module, plan, constants)?;
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
