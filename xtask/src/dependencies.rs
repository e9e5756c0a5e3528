//! Has cargo-deny look at what Doublings is made of; `deny.toml` says what is allowed.

use std::net::{TcpStream, ToSocketAddrs};
use std::process::Command;
use std::time::Duration;

use crate::Result;
use crate::process::{command, run};
use crate::tools;

/// Where known faults are listed.
const ADVISORIES: &str = "github.com:443";

/// Checks where cargo-deny is at hand.
pub fn check_if_there() -> Result {
    if tools::has_deny() {
        return check();
    }
    eprintln!("Left out: `cargo xtask deps` installs cargo-deny and checks.");
    Ok(())
}

/// Installs what is missing, and checks.
pub fn install_and_check() -> Result {
    tools::deny()?;
    check()
}

/// Licences, versions and origins, and faults that are known where their list can be reached.
fn check() -> Result {
    let explained = |e| format!("{e}\nWhat is allowed, and why, stands in deny.toml.");
    run(deny(&["bans", "licenses", "sources"]).arg("--hide-inclusion-graph")).map_err(explained)?;
    if !is_reached() {
        eprintln!(
            "Left out: faults that are known of dependencies, as their list cannot be reached."
        );
        return Ok(());
    }
    run(&mut deny(&["advisories"])).map_err(explained)
}

fn deny(what: &[&str]) -> Command {
    let mut deny = command("cargo-deny");
    deny.args(["--workspace", "check"]).args(what);
    deny
}

/// Whether the list can be reached: without a network cargo-deny would wait for it, and fail.
fn is_reached() -> bool {
    let Ok(mut addresses) = ADVISORIES.to_socket_addrs() else {
        return false;
    };
    addresses.any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(3)).is_ok())
}
