//! The other engines of `test --all-browsers`: Firefox with geckodriver, and `WebKitGTK`'s own small browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::{first_file, from_env, install};
use crate::process::{find, target_dir};
use crate::{Result, tools};

/// A browser with its driver.
pub struct Engine {
    /// What a person calls it.
    pub name: &'static str,
    /// What the tests call it, and what tells them where everything is.
    variables: Vec<(&'static str, PathBuf)>,
    /// Whether it needs a screen, if only a pretended one.
    needs_screen: bool,
}

/// What is looked for and how it is installed, of each engine.
const BY_HAND: &str = "\
Debian:  apt-get install firefox-esr webkit2gtk-driver xvfb xauth
Ubuntu:  apt-get install webkit2gtk-driver xvfb xauth, and Mozilla's own package of Firefox (the snap does not run in containers)
Fedora:  dnf install firefox webkit2gtk4.1 xorg-x11-server-Xvfb (its WebKitWebDriver comes along)
and `cargo install geckodriver`. Elsewhere there is no WebKitGTK. FIREFOX, GECKODRIVER, MINIBROWSER and WEBKIT_DRIVER name the \
programs where they are not found.
`cargo xtask test` alone needs none of them.";

/// Firefox and its driver, installed where that is possible without asking.
pub fn firefox() -> Result<Engine> {
    find_firefox().map_err(|e| format!("{e}\n{BY_HAND}"))
}

/// `WebKitGTK`'s browser and its driver, installed where that is possible without asking.
pub fn webkit() -> Result<Engine> {
    find_webkit().map_err(|e| format!("{e}\n{BY_HAND}"))
}

fn find_firefox() -> Result<Engine> {
    let look = || {
        from_env("FIREFOX").or_else(|| {
            ["firefox-esr", "firefox"]
                .into_iter()
                .find_map(find)
                .or_else(|| first_file(&["/Applications/Firefox.app/Contents/MacOS/firefox"]))
        })
    };
    let program = if let Some(found) = look() {
        found
    } else {
        install("Firefox", &["firefox-esr"])?;
        look().ok_or("Firefox is still missing.")?
    };
    let driver = if let Some(found) = from_env("GECKODRIVER") {
        found
    } else {
        tools::geckodriver()?;
        find("geckodriver").ok_or("geckodriver is still missing.")?
    };
    Ok(Engine {
        name: "Firefox",
        variables: vec![
            ("E2E_ENGINE", "firefox".into()),
            ("E2E_FIREFOX", program),
            ("E2E_GECKODRIVER", driver),
        ],
        needs_screen: false,
    })
}

fn find_webkit() -> Result<Engine> {
    let look = || {
        let driver = from_env("WEBKIT_DRIVER").or_else(|| find("WebKitWebDriver"))?;
        let program = from_env("MINIBROWSER").or_else(mini_browser)?;
        (has_screen() || find("xvfb-run").is_some()).then_some((program, driver))
    };
    let (program, driver) = if let Some(found) = look() {
        found
    } else {
        install("WebKitGTK", &["webkit2gtk-driver", "xvfb", "xauth"])?;
        look().ok_or("WebKitGTK's MiniBrowser, its driver or xvfb-run is still missing.")?
    };
    Ok(Engine {
        name: "WebKitGTK",
        variables: vec![
            ("E2E_ENGINE", "webkit".into()),
            ("E2E_WEBKIT", program),
            ("E2E_WEBKIT_DRIVER", driver),
        ],
        needs_screen: true,
    })
}

fn has_screen() -> bool {
    env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

/// The browser that comes with the library, whose folder has the name of the machine and of the interface in it.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let mut folders = Vec::new();
    for lib in ["/usr/lib", "/usr/libexec", "/usr/lib64"].map(Path::new) {
        folders.push(lib.to_owned());
        folders.extend(below(lib));
    }
    let mut found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| below(folder))
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk-") || name.starts_with("webkitgtk-")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}

impl Engine {
    /// Tells the tests which engine it is. What they leave out goes into the list that is returned.
    pub fn describe_to(&self, cargo: &mut Command) -> Result<PathBuf> {
        for (variable, value) in &self.variables {
            cargo.env(variable, value);
        }
        let list = target_dir().join(format!("left-out-{}.txt", self.name));
        if list.is_file() {
            fs::remove_file(&list).map_err(|e| format!("{}: {e}", list.display()))?;
        }
        cargo.env("E2E_LEFT_OUT", &list);
        Ok(list)
    }

    /// The command on a screen.
    pub fn on_screen(&self, command: Command) -> Command {
        let xvfb = find("xvfb-run").filter(|_| self.needs_screen && !has_screen());
        let Some(xvfb) = xvfb else { return command };
        let mut outer = Command::new(xvfb);
        outer
            .args(["-a", "-s", "-screen 0 1600x1200x24"])
            .arg(command.get_program())
            .args(command.get_args());
        if let Some(dir) = command.get_current_dir() {
            outer.current_dir(dir);
        }
        for (variable, value) in command.get_envs() {
            match value {
                Some(value) => outer.env(variable, value),
                None => outer.env_remove(variable),
            };
        }
        outer
    }
}

/// What a run has left out, by reason, in lines for the person at the terminal.
pub fn left_out(list: &str) -> String {
    let mut lines: Vec<(&str, &str)> = list.lines().filter_map(|l| l.split_once('\t')).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut text = String::new();
    let mut reason = "";
    for (because, test) in lines {
        if because != reason {
            reason = because;
            text.extend(["Left out, ", because, ":\n"]);
        }
        text.extend(["  ", test, "\n"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_listed_once_by_reason() {
        let list = "needs b\tz\nneeds a\ty\nneeds b\tx\nneeds b\tz\n";
        assert_eq!(
            left_out(list),
            "Left out, needs a:\n  y\nLeft out, needs b:\n  x\n  z\n"
        );
        assert_eq!(left_out(""), "");
    }

    #[test]
    fn a_command_on_a_screen_keeps_its_surroundings() {
        let engine = Engine {
            name: "x",
            variables: vec![("E2E_ENGINE", "webkit".into())],
            needs_screen: true,
        };
        let mut command = Command::new("cargo");
        command.arg("test").env("A", "b").env_remove("C");
        engine.describe_to(&mut command).unwrap();
        let outer = engine.on_screen(command);
        let args: Vec<_> = outer.get_args().map(|a| a.to_string_lossy()).collect();
        assert!(
            args.is_empty() || args.ends_with(&["cargo".into(), "test".into()]) || args == ["test"]
        );
        let env: Vec<_> = outer
            .get_envs()
            .map(|(name, value)| (name.to_string_lossy(), value.is_some()))
            .collect();
        assert!(env.contains(&("A".into(), true)) && env.contains(&("C".into(), false)));
        assert!(env.contains(&("E2E_ENGINE".into(), true)));
    }
}
