//! Mounts the page; natively it only says where the other entrances are.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    doublings::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Doublings is a web page: run `cargo xtask serve`.");
    eprintln!("Figures from the command line: `cargo run --release --example figure -- --help`.");
}
