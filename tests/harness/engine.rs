//! The browsers' engines: how each is started, and what a test cannot ask of each.
//!
//! Chromium's driver is started once and serves all tests. The drivers of the others know one window at a time, so each window has its own.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use super::environment;

/// What opens the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What tests need and not every engine's driver can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Chromium's developer tools: small screens, preferences, a bad network, counts of nodes.
    DevTools,
    /// Only Chromium has it, as the reason says.
    Chromium(&'static str),
}

impl Need {
    fn reason(self) -> &'static str {
        match self {
            Self::DevTools => "needs Chromium's developer tools",
            Self::Chromium(reason) => reason,
        }
    }
}

/// Whether the engine at hand cannot do what the test needs; then the test is among those that `cargo xtask test` lists as left out.
pub fn lacks(need: Need) -> bool {
    let can = Engine::at_hand() == Engine::Chromium;
    if !can {
        note(need.reason());
    }
    !can
}

/// Notes that the present test is left out.
pub fn note(reason: &str) {
    let name = super::test_name();
    eprintln!("left out: {name}: {reason}");
    let Ok(list) = env::var("E2E_LEFT_OUT") else {
        return;
    };
    let list = OpenOptions::new().create(true).append(true).open(list);
    list.and_then(|mut list| writeln!(list, "{reason}\t{name}"))
        .expect("what is left out can be noted");
}

impl Engine {
    /// The one that `cargo xtask test` has chosen.
    pub fn at_hand() -> Self {
        match env::var("E2E_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("E2E_ENGINE is {other}"),
        }
    }

    /// Opens an empty window with a fresh profile that saves files into this folder, and starts its driver where that has only one.
    pub fn open(self, downloads: &Path) -> (WebDriver, Option<Driver>) {
        // A driver that has just started may yet refuse its first window.
        let start = || self.start(downloads);
        let started = start().or_else(|_| start()).or_else(|_| start());
        started.unwrap_or_else(|e| panic!("the driver starts no {self:?}: {e}"))
    }

    fn start(self, downloads: &Path) -> WebDriverResult<(WebDriver, Option<Driver>)> {
        let (caps, driver) = match self {
            Self::Chromium => (chromium(downloads)?, None),
            Self::Firefox => (firefox(downloads)?, Some(Driver::of_firefox())),
            Self::WebKit => (webkit()?, Some(Driver::of_webkit(downloads))),
        };
        let url = driver
            .as_ref()
            .map_or_else(|| environment("WEBDRIVER_URL"), |own| own.url.clone());
        let window = thirtyfour::support::block_on(async {
            let window = WebDriver::new(url, caps).await?;
            if self != Self::Chromium {
                window.set_window_rect(0, 0, 1280, 900).await?;
            }
            Ok::<_, WebDriverError>(window)
        });
        Ok((window?, driver))
    }
}

fn chromium(downloads: &Path) -> WebDriverResult<Capabilities> {
    let mut caps = DesiredCapabilities::chrome();
    caps.set_binary(&environment("CHROME_BIN"))?;
    for arg in environment("CHROME_ARGS").split_whitespace() {
        caps.add_arg(arg)?;
    }
    caps.add_arg("--window-size=1280,900")?;
    caps.add_experimental_option(
        "prefs",
        json!({"download.default_directory": downloads, "download.prompt_for_download": false}),
    )?;
    caps.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    caps.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(caps.into())
}

fn firefox(downloads: &Path) -> WebDriverResult<Capabilities> {
    let mut caps = Capabilities::new();
    caps.set("browserName", "firefox")?;
    caps.set(
        "moz:firefoxOptions",
        json!({
            "binary": environment("E2E_FIREFOX"),
            "args": ["-headless"],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                // Pages are tested in the language that they are asked for.
                "intl.accept_languages": "en-US",
            },
        }),
    )?;
    Ok(caps)
}

fn webkit() -> WebDriverResult<Capabilities> {
    let mut caps = Capabilities::new();
    caps.set("browserName", "MiniBrowser")?;
    caps.set(
        "webkitgtk:browserOptions",
        json!({"binary": environment("E2E_WEBKIT"), "args": ["--automation"]}),
    )?;
    Ok(caps)
}

/// A driver that ends with its window.
pub struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn of_firefox() -> Self {
        Self::start(&environment("E2E_GECKODRIVER"), |command, port| {
            // The second port is asked for by none of the tests, but two drivers would quarrel about the usual one.
            command.args([format!("--port={port}"), "--websocket-port=0".to_owned()]);
        })
    }

    fn of_webkit(downloads: &Path) -> Self {
        // It asks a file of the desktop where files are saved.
        let config = downloads.join(".config");
        let folder = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
        fs::create_dir_all(&config)
            .and_then(|()| fs::write(config.join("user-dirs.dirs"), folder))
            .expect("the place for downloads can be named");
        Self::start(&environment("E2E_WEBKIT_DRIVER"), |command, port| {
            command
                .arg(format!("--port={port}"))
                .env("LANGUAGE", "en_US")
                .env("XDG_CONFIG_HOME", &config);
        })
    }

    fn start(program: &str, set: impl Fn(&mut Command, u16)) -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .expect("there is a free port")
            .port();
        let mut command = Command::new(program);
        set(&mut command, port);
        let process = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("{program} does not start: {e}"));
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "{program} listens on no port"
            );
            thread::sleep(Duration::from_millis(50));
        }
        Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Keeps what the page complains of, where the driver has no log, from the time when this runs.
pub const LISTEN: &str = r"
if (!window.complaints) {
  window.complaints = [];
  const keep = (what) => window.complaints.push(String(what));
  addEventListener('error', (event) => keep(event.message ?? event.type), true);
  addEventListener('unhandledrejection', (event) => keep(event.reason));
  addEventListener('securitypolicyviolation', (event) => keep(`${event.violatedDirective} ${event.blockedURI}`));
  for (const level of ['error', 'warn']) {
    const say = console[level];
    console[level] = (...words) => { keep(words.join(' ')); say.apply(console, words); };
  }
}";

/// Whether a file is on its way still.
pub fn is_partial(name: &str) -> bool {
    [".crdownload", ".part", ".wkdownload"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// Removes a folder with what an earlier run has left, if there is one, and makes it anew.
pub fn emptied(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("the folder can be made");
}
