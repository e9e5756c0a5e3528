//! Gives the JavaScript around the first part the names that wasm-opt has chosen for what both call each other.
//!
//! Those of wasm-bindgen end in hashes, which no compression shortens: 4.0 kB of the module and 2.5 kB of the script (brotli).

use std::collections::HashMap;

use crate::Result;

/// What wasm-opt makes of all modules that the first part imports from.
const MODULE: &str = "a";

/// What wasm-opt has renamed.
#[derive(Default)]
pub struct Names<'a> {
    /// Module, old name and new name.
    imports: Vec<[&'a str; 3]>,
    /// New names by old ones.
    exports: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// Reads what wasm-opt has printed: `["module", "import", "new"]` and `["export", "new"]`, one a line.
    pub fn read(printed: &'a str) -> Self {
        let mut names = Self::default();
        for line in printed.lines() {
            match *line.split('"').skip(1).step_by(2).collect::<Vec<_>>() {
                [module, old, new] => names.imports.push([module, old, new]),
                [old, new] => {
                    names.exports.insert(old, new);
                }
                _ => {}
            }
        }
        names
    }

    /// The script that wasm-bindgen has written, with the new names. What it imports from the `loader` goes to the module
    /// with all the rest.
    pub fn in_glue(&self, glue: &str, loader: &str) -> Result<String> {
        let mut glue = glue.to_owned();
        let mut own = None;
        let mut loads = String::new();
        for [module, old, new] in &self.imports {
            if *module == loader {
                loads += &[", ", new, ": import1.", old].concat();
            } else {
                glue = replace_one(
                    &glue,
                    &[" ", old, ": "].concat(),
                    &[" ", new, ": "].concat(),
                )?;
                own = Some(module);
            }
        }
        if let Some(module) = own {
            let all = ["\"", MODULE, "\": { ...import0", &loads, " }"].concat();
            glue = replace_one(&glue, &["\"", module, "\": import0"].concat(), &all)?;
            glue = replace_one(&glue, &["\"", loader, "\": import1,"].concat(), "")?;
        }
        Ok(self.in_members(&glue))
    }

    /// The script with other names after `wasm.`, which is what it calls the module's exports.
    fn in_members(&self, script: &str) -> String {
        const OBJECT: &str = "wasm.";
        let mut renamed = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(OBJECT) {
            let (before, after) = rest.split_at(start + OBJECT.len());
            let end = after
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$')
                .unwrap_or(after.len());
            let (name, after) = after.split_at(end);
            renamed.push_str(before);
            renamed.push_str(self.exports.get(name).unwrap_or(&name));
            rest = after;
        }
        renamed + rest
    }

    /// The script that loads what waits: what it takes from the first part's exports has the new names there.
    pub fn in_loader(&self, loader: &str) -> Result<String> {
        const OPEN: &str = "const { ";
        const CLOSE: &str = " } = initSync(";
        let unknown = || format!("the loader of what waits should contain `{OPEN}…{CLOSE}`.");
        let close = loader.find(CLOSE).ok_or_else(unknown)?;
        let open = loader[..close].rfind(OPEN).ok_or_else(unknown)? + OPEN.len();
        let names = loader[open..close].split(',').map(str::trim);
        let taken = names.filter(|name| !name.is_empty()).map(|name| {
            let new = self.exports.get(name).unwrap_or(&name);
            [new, ": ", name].concat()
        });
        let taken: Vec<String> = taken.collect();
        Ok([&loader[..open], &taken.join(", "), &loader[close..]].concat())
    }
}

fn replace_one(text: &str, old: &str, new: &str) -> Result<String> {
    if text.matches(old).count() == 1 {
        Ok(text.replacen(old, new, 1))
    } else {
        Err(format!(
            "the JavaScript around the module should contain `{}` once; wasm-bindgen may write it otherwise than it did.",
            old.trim()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "{\n \"imports\": [\n  [\"./m_bg.js\", \"__wbg_fill_0\", \"$\"],\n  \
                           [\"./m_bg.js\", \"__wbg_fill_01\", \"A\"],\n  [\"./lazy.js\", \"load\", \"B\"]\n ],\n\
                           \"exports\": [\n  [\"memory\", \"b\"],\n  [\"run\", \"c\"]\n ]\n}\n";

    #[test]
    fn both_sides_get_the_names_that_wasm_opt_chose() {
        let glue = "export function run() { wasm.run(wasm.memory.buffer, wasm.runner); }\n\
                    const import0 = { __wbg_fill_0: function() {}, __wbg_fill_01: function() {} };\n\
                    return { \"./m_bg.js\": import0, \"./lazy.js\": import1, };";
        assert_eq!(
            Names::read(PRINTED).in_glue(glue, "./lazy.js").unwrap(),
            "export function run() { wasm.c(wasm.b.buffer, wasm.runner); }\n\
             const import0 = { $: function() {}, A: function() {} };\n\
             return { \"a\": { ...import0, B: import1.load },  };"
        );
    }

    #[test]
    fn the_loader_takes_what_it_shares_by_the_new_names() {
        let loader = "const {  } = x;\nconst { memory, table,  } = initSync(undefined, undefined);";
        assert_eq!(
            Names::read(PRINTED).in_loader(loader).unwrap(),
            "const {  } = x;\nconst { b: memory, table: table } = initSync(undefined, undefined);"
        );
        assert!(Names::read(PRINTED).in_loader("").is_err());
    }

    #[test]
    fn glue_of_another_form_is_refused() {
        let glue = "{ __wbg_fill_0: function() {} }";
        let error = Names::read(PRINTED)
            .in_glue(glue, "./lazy.js")
            .err()
            .unwrap();
        assert!(error.contains("__wbg_fill_01"), "{error}");
    }
}
