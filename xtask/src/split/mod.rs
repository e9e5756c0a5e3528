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
    /// From how many bytes on. Smaller ones are hardly larger than what stands in for them, and a small function may
    /// have been merged with one like it that is needed at first.
    pub worth: usize,
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

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = r#"(module
        (import "a" "x" (func $import (param i32)))
        (table 2 2 funcref)
        (memory (export "m") 1)
        (global $stack (mut i32) (i32.const 64))
        (elem (i32.const 1) $later::shown)
        (data (i32.const 100) "first part  both parts  later part  ")
        (func (export "run") (param i32) (result i32)
            (call $shared)
            (drop (i32.load offset=100 (local.get 0)))
            (call $later::sum (local.get 0) (i32.const 7)))
        (func $shared (drop (i32.const 112)))
        (func $later::sum (param i32 i32) (result i32)
            (call $shared)
            (call $only_for_sum)
            (i32.add (local.get 0) (local.get 1)))
        (func $only_for_sum (call $import (i32.const 124)) (drop (global.get $stack)))
        (func $later::shown (call $import (i32.const 112)))
        (func $quick (result i32) (i32.const 1)))"#;

    fn parts(doubled: fn(&str) -> bool) -> Parts {
        let wasm = wat::parse_str(MODULE).unwrap();
        let constants = Constants::of(&wasm, &[(100, 12), (112, 12), (124, 12)]);
        let plan = Plan {
            waits: |name| name.starts_with("later::"),
            worth: 0,
            doubled,
            load: ("a", "load"),
        };
        split(&wasm, &constants, &plan).unwrap()
    }

    fn bodies(wasm: &[u8]) -> usize {
        Source::read(wasm).unwrap().bodies.len()
    }

    #[test]
    fn what_waits_takes_along_what_only_it_calls() {
        let parts = parts(|_| false);
        // `run`, `shared`, a call to `sum`, and for the two places in the table what loads first.
        assert_eq!(bodies(&parts.first), 5);
        // `sum`, `only_for_sum`, `shown` and `quick`, which nobody calls.
        assert_eq!(bodies(&parts.later), 4);
        let later = Source::read(&parts.later).unwrap();
        assert_eq!(later.places.len(), 2);
        assert!(later.imports.iter().all(|import| import.module == FIRST));
    }

    #[test]
    fn small_functions_can_be_in_both_parts() {
        let parts = parts(|name| name == "shared");
        assert_eq!(bodies(&parts.first), 5);
        assert_eq!(bodies(&parts.later), 5);
    }

    #[test]
    fn constants_go_where_they_are_read() {
        let parts = parts(|_| false);
        let data = |wasm: &[u8]| -> Vec<(u32, Vec<u8>)> {
            let source = Source::read(wasm).unwrap();
            let data = source.data.iter();
            data.map(|(at, bytes)| (*at, bytes.to_vec())).collect()
        };
        assert_eq!(
            data(&parts.first),
            [(100, b"first part  both parts  ".to_vec())]
        );
        assert_eq!(data(&parts.later), [(124, b"later part  ".to_vec())]);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let plan = Plan {
            waits: |_| false,
            worth: 0,
            doubled: |_| false,
            load: ("a", "load"),
        };
        assert!(split(b"\0asm", &Constants::default(), &plan).is_err());
    }
}
