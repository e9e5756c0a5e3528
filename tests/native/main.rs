//! All native tests in one program, so that it is linked once.

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::disallowed_methods,
    reason = "what is computed here is compared within a tolerance, natively only"
)]

mod approx;
mod bits;
mod cli;
mod compare;
mod conformance;
mod conformance_branches;
mod conformance_horizon;
mod conformance_posterior;
mod docs;
mod document;
mod evidence;
mod figures_pipeline;
mod fuzz;
mod hostile;
mod import;
mod kept;
mod modules;
mod office;
mod own;
mod panels;
mod params;
mod permalink;
mod pictures;
mod preview;
mod properties;
mod properties_branches;
mod sentences;
mod snapshot;
mod source_names;
mod story;
mod strategies;
mod templates;
mod today;
mod views;
mod why;

#[path = "../../examples/figure/fonts.rs"]
mod fonts;

#[path = "../harness/package.rs"]
mod package;

#[path = "../../examples/figure/pdf.rs"]
mod pdf;

#[path = "../harness/template.rs"]
mod template;
