//! Chromium and its driver: found or installed, started, and described to the tests.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{Background, command, find, output, run, target_dir};
use crate::tools::version_in;
use crate::{Result, server};

/// Without a screen, without sandbox (containers have no user namespaces, and only our own page is
/// opened), and without any request of the browser's own.
const ARGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
];

/// A browser and the driver that speaks to it.
pub struct Browser {
    chrome: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Looks for both, and installs them where that is possible without asking.
    pub fn find_or_install() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return browser.checked();
        }
        install_browser()?;
        Self::find()
            .ok_or_else(|| by_hand("Chromium or its driver is still missing."))?
            .checked()
    }

    fn find() -> Option<Self> {
        let chrome = ["CHROME", "CHROME_BIN"]
            .into_iter()
            .find_map(from_env)
            .or_else(|| {
                let names = [
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                ];
                names.into_iter().find_map(find).or_else(|| {
                    first_file(&[
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                    ])
                })
            })?;
        let driver = from_env("CHROMEDRIVER")
            .or_else(|| find("chromedriver"))
            .or_else(|| {
                first_file(&[
                    "/usr/lib/chromium/chromedriver",
                    "/usr/lib/chromium-browser/chromedriver",
                ])
            })?;
        Some(Self { chrome, driver })
    }

    /// The two must be of the same major version, or every session fails with a riddle.
    fn checked(self) -> Result<Self> {
        // On Windows the browser does not print its version; then the driver's own message must do.
        let major = |program: &Path| {
            let text = output(Command::new(program).arg("--version"))?;
            Some(version_in(&text)?.split('.').next()?.to_owned())
        };
        if let (Some(chrome), Some(driver)) = (major(&self.chrome), major(&self.driver))
            && chrome != driver
        {
            return Err(by_hand(&format!(
                "{} is version {chrome}, but {} is for version {driver}.",
                self.chrome.display(),
                self.driver.display()
            )));
        }
        Ok(self)
    }

    /// Tells the test runner of wasm-bindgen which browser to use and how.
    pub fn configure_wasm_tests(&self, cargo: &mut Command) -> Result {
        let quoted =
            |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let args: Vec<_> = ARGS.iter().map(|arg| quoted(arg)).collect();
        let capabilities = format!(
            "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [{}]}}}}\n",
            quoted(&self.chrome.to_string_lossy()),
            args.join(", ")
        );
        let file = target_dir().join("webdriver.json");
        fs::create_dir_all(target_dir())
            .and_then(|()| fs::write(&file, capabilities))
            .map_err(|e| format!("could not write {}: {e}", file.display()))?;
        // By its full path: rustup puts cargo's own folder first again, where another version may be.
        let runner = find("wasm-bindgen-test-runner")
            .ok_or("wasm-bindgen-test-runner is missing; it comes with wasm-bindgen-cli.")?;
        for other in ["GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"] {
            cargo
                .env_remove(other)
                .env_remove(format!("{other}_REMOTE"));
        }
        cargo
            .env("CHROMEDRIVER", &self.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
        Ok(())
    }

    /// Serves a built page and starts the driver; both end when the result is dropped.
    pub fn open(&self, dist: &Path) -> Result<Stage> {
        let page = server::start(dist)?;
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .map_err(|e| format!("found no free port for chromedriver: {e}"))?
            .port();
        let mut driver = Background::start(
            Command::new(&self.driver)
                .arg(format!("--port={port}"))
                .arg("--log-level=SEVERE")
                .stdout(Stdio::null()),
        )?;
        let patience = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if driver.has_ended() || Instant::now() > patience {
                return Err(format!(
                    "{} does not start; try `{0} --port={port}` by hand.",
                    self.driver.display()
                ));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(Stage {
            page: format!("http://{page}"),
            webdriver: format!("http://127.0.0.1:{port}"),
            chrome: self.chrome.clone(),
            _driver: driver,
        })
    }
}

/// A served page and a running driver.
pub struct Stage {
    page: String,
    webdriver: String,
    chrome: PathBuf,
    _driver: Background,
}

impl Stage {
    /// Tells the tests where everything is.
    pub fn describe_to(&self, cargo: &mut Command) {
        cargo
            .env("E2E_URL", format!("{}/", self.page))
            .env("E2E_DEEP_URL", format!("{}{}", self.page, server::DEEP))
            .env(
                "E2E_NO_WASM_URL",
                format!("{}{}", self.page, server::NO_WASM),
            )
            .env("WEBDRIVER_URL", &self.webdriver)
            .env("CHROME_BIN", &self.chrome)
            .env("CHROME_ARGS", ARGS.join(" "));
    }
}

/// The program that a variable names, if it is there.
pub fn from_env(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// The first of these files that is there.
pub fn first_file(paths: &[&str]) -> Option<PathBuf> {
    paths.iter().map(PathBuf::from).find(|path| path.is_file())
}

/// A font with Japanese characters, which pictures of Japanese pages need; installed where that is possible without asking.
pub fn japanese_font() -> Result {
    let lists_none =
        output(Command::new("fc-list").arg(":lang=ja")).is_none_or(|fonts| fonts.trim().is_empty());
    // Other systems bring one along.
    if cfg!(target_os = "linux") && lists_none {
        install("a Japanese font", &["fontconfig", "fonts-noto-cjk"]).map_err(|e| by_hand(&e))?;
    }
    Ok(())
}

fn install_browser() -> Result {
    let ubuntu = fs::read_to_string("/etc/os-release").is_ok_and(|os| is_ubuntu(&os));
    let packages = if ubuntu {
        ["chromium-browser", "chromium-chromedriver"]
    } else {
        ["chromium", "chromium-driver"]
    };
    install("Chromium and its driver", &packages).map_err(|e| by_hand(&e))
}

/// On Debian and Ubuntu, as root, through the package manager; elsewhere a person must decide.
pub fn install(what: &str, packages: &[&str]) -> Result {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root || find("apt-get").is_none() {
        return Err(format!("The tests need {what}."));
    }
    eprintln!("Installing {what} with apt-get: the tests need it (a few minutes) …");
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().args(["update", "-q"])).and_then(|()| {
        run(apt()
            .args(["install", "-q", "-y", "--no-install-recommends"])
            .args(packages))
    })
}

fn is_ubuntu(os_release: &str) -> bool {
    os_release
        .lines()
        .any(|line| matches!(line, "ID=ubuntu" | "ID=\"ubuntu\""))
}

fn by_hand(reason: &str) -> String {
    format!(
        "{reason}\n\
         Debian:  apt-get install chromium chromium-driver fonts-noto-cjk\n\
         Ubuntu:  Google Chrome's own package and the chromedriver of the same version (the snap does not \
         run in containers)\n\
         Fedora:  dnf install chromium chromedriver google-noto-sans-cjk-fonts\n\
         macOS:   brew install --cask google-chrome chromedriver\n\
         Or set CHROME and CHROMEDRIVER to the two programs. `cargo xtask test --fast` runs the tests that \
         need no browser, only the font."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ubuntu_is_told_from_debian() {
        assert!(is_ubuntu("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n"));
        assert!(!is_ubuntu(
            "ID=debian\nHOME_URL=\"https://www.debian.org/\"\n"
        ));
    }
}
