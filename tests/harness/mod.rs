//! A person at the page: opens it, reads it, presses keys, moves things, and notices complaints.
//!
//! Everything blocks and panics with words when the page is not as expected, so that a test reads as a
//! list of steps. `cargo xtask` tells through the environment where the page, the driver and the browser are.

// Each program that includes this module uses its own part of it.
#![allow(dead_code, unused_imports)]
#![allow(clippy::disallowed_methods, reason = "never part of the page")]

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::support::block_on;

pub use engine::{Engine, Need, lacks};

mod engine;

/// How long a person waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(15);

/// The bytes of a text in base64, in which the developer tools hand over files (RFC 4648); what is no letter of it is skipped.
pub fn base64(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<u32> = text
        .chars()
        .filter_map(|c| letters.find(c))
        .map(|digit| digit as u32)
        .collect();
    let mut bytes = Vec::new();
    for four in digits.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | four.get(at).unwrap_or(&0));
        bytes.extend(&bits.to_be_bytes()[1..four.len().max(1)]);
    }
    bytes
}

/// The addresses under which the same page is served.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// At the root of the host.
    Root,
    /// Some folders down, as on a project page.
    Deep,
    /// Without its wasm module.
    NoWasm,
    /// Where the part that waits is answered so (`xtask/src/server.rs`).
    Spoilt(&'static str),
}

impl Place {
    fn url(self) -> String {
        match self {
            Self::Root => environment("E2E_URL"),
            Self::Deep => environment("E2E_DEEP_URL"),
            Self::NoWasm => environment("E2E_NO_WASM_URL"),
            Self::Spoilt(how) => format!("{}spoilt-{how}/", environment("E2E_URL")),
        }
    }
}

/// A browser window with a fresh profile; it closes at the end of the test.
pub struct Page {
    driver: Option<WebDriver>,
    /// Dropped after the window.
    _own: Option<engine::Driver>,
    engine: Engine,
    downloads: PathBuf,
    console: Mutex<Vec<String>>,
    requests: Mutex<Vec<String>>,
}

impl Page {
    /// Opens the page with this query (`""` or `"?v=2&dt=120"`) and waits until it has started.
    pub fn open(query: &str) -> Self {
        Self::open_at(Place::Root, query)
    }

    /// The same at another address.
    pub fn open_at(place: Place, query: &str) -> Self {
        let page = Self::start();
        page.goto_at(place, query);
        page.wait_for_start();
        page
    }

    /// An empty window, in which the page keeps nothing for a reader without a connection where the engine's driver can forbid it: what
    /// a test takes away would come from there.
    pub fn start() -> Self {
        let page = Self::start_keeping();
        if page.engine == Engine::Chromium {
            page.devtools("Network.enable", &json!({}));
            page.devtools("Network.setBypassServiceWorker", &json!({"bypass": true}));
        }
        page
    }

    /// An empty window.
    pub fn start_keeping() -> Self {
        let downloads = artifacts().join(format!("downloads-{}", test_name()));
        engine::emptied(&downloads);
        let engine = Engine::at_hand();
        let (driver, own) = engine.open(&downloads);
        Self {
            driver: Some(driver),
            _own: own,
            engine,
            downloads,
            console: Mutex::default(),
            requests: Mutex::default(),
        }
    }

    fn driver(&self) -> &WebDriver {
        self.driver
            .as_ref()
            .expect("the window is open until the test ends")
    }

    /// Goes to the page with another query, in the same window, and waits until it has started.
    pub fn goto(&self, query: &str) {
        self.goto_at(Place::Root, query);
        self.wait_for_start();
    }

    /// The same at another address; does not wait for the start.
    pub fn goto_at(&self, place: Place, query: &str) {
        self.goto_url(&format!("{}{query}", place.url()));
    }

    /// Goes to any address, such as a link that the page has given.
    pub fn goto_url(&self, url: &str) {
        block_on(self.driver().goto(url)).unwrap_or_else(|e| panic!("could not open {url}: {e}"));
    }

    /// Waits until the static picture has given way to the page.
    pub fn wait_for_start(&self) {
        self.wait_until(
            "the page has started",
            "document.readyState === 'complete' && !document.querySelector('#fallback') \
             && document.querySelector('main')",
        );
        if self.engine != Engine::Chromium {
            self.run(engine::LISTEN);
        }
    }

    /// Opens an address in a new window of the same browser and looks at that from now on.
    pub fn open_window(&self, url: &str) {
        let opened = block_on(async {
            let window = self.driver().new_window().await?;
            self.driver().switch_to_window(window).await
        });
        opened.expect("a new window opens");
        self.goto_url(url);
        self.wait_for_start();
    }

    /// The address that the window shows.
    pub fn url(&self) -> String {
        block_on(self.driver().current_url())
            .expect("the window has an address")
            .into()
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        block_on(self.driver().title()).expect("the window has a title")
    }

    /// Back in the history.
    pub fn back(&self) {
        block_on(self.driver().back()).expect("the window goes back");
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        block_on(self.driver().refresh()).expect("the window loads anew");
        self.wait_for_start();
    }

    /// The first element that matches a CSS selector; waits for it.
    pub fn find(&self, css: &str) -> Element<'_> {
        self.element(
            &format!("an element {css}"),
            "return document.querySelector(arguments[0])",
            &[json!(css)],
        )
    }

    /// All elements that match a CSS selector now.
    pub fn find_all(&self, css: &str) -> Vec<Element<'_>> {
        let found = block_on(self.driver().find_all(By::Css(css)));
        let found = found.unwrap_or_else(|e| panic!("could not look for {css}: {e}"));
        found
            .into_iter()
            .map(|inner| Element { page: self, inner })
            .collect()
    }

    /// The visible element with this role (`button`, `slider`, `link`, …) and this name, as assistive technology
    /// knows them; waits for it.
    pub fn by_role(&self, role: &str, name: &str) -> Element<'_> {
        let wanted = format!("a {role} named \"{name}\"");
        self.element(&wanted, BY_ROLE, &[json!(role), json!(name)])
    }

    /// Waits for what comes after the first painting.
    pub fn wait_until_whole(&self) {
        self.wait_until("all of it is there", "document.querySelector('#copy-link')");
    }

    /// Waits until the page says this of what was just done: its words come after their place.
    pub fn toast_says(&self, words: &str) {
        let words = json!(words);
        self.wait_until(
            &format!("the page says {words}"),
            &format!("document.querySelector('#toast')?.textContent.includes({words})"),
        );
    }

    /// The form control with this label; waits for it.
    pub fn by_label(&self, label: &str) -> Element<'_> {
        self.element(
            &format!("a control labelled \"{label}\""),
            BY_ROLE,
            &[json!("control"), json!(label)],
        )
    }

    fn element(&self, wanted: &str, script: &str, args: &[Value]) -> Element<'_> {
        let start = Instant::now();
        loop {
            let found = block_on(async {
                self.driver()
                    .execute(script, args.to_vec())
                    .await?
                    .element()
            });
            match found {
                Ok(inner) => return Element { page: self, inner },
                Err(_) if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(50)),
                Err(e) => panic!("there is no {wanted} ({e}); console: {:?}", self.console()),
            }
        }
    }

    /// Runs JavaScript (with `return`) in the page.
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, &[])
    }

    /// Runs JavaScript with `arguments`.
    pub fn run_with(&self, script: &str, args: &[Value]) -> Value {
        let result = block_on(self.driver().execute(script, args.to_vec()));
        result
            .unwrap_or_else(|e| panic!("{script}\nfailed: {e}"))
            .json()
            .clone()
    }

    /// Runs JavaScript that hands its result to the function in its last argument.
    pub fn run_async(&self, script: &str, args: &[Value]) -> Value {
        self.run_slowly(script, args, PATIENCE)
    }

    /// The same for what takes longer.
    pub fn run_slowly(&self, script: &str, args: &[Value], patience: Duration) -> Value {
        self.try_slowly(script, args, patience)
            .unwrap_or_else(|e| panic!("the script in the page failed: {e}"))
    }

    fn try_slowly(
        &self,
        script: &str,
        args: &[Value],
        patience: Duration,
    ) -> WebDriverResult<Value> {
        block_on(async {
            self.driver().set_script_timeout(patience).await?;
            let told = self.driver().execute_async(script, args.to_vec()).await?;
            Ok(told.json().clone())
        })
    }

    /// Waits until a JavaScript expression holds.
    pub fn wait_until(&self, what: &str, expression: &str) {
        let start = Instant::now();
        let script = format!("return !!({expression})");
        loop {
            let told = block_on(self.driver().execute(&*script, Vec::new()));
            match told {
                Ok(told) if *told.json() == true => return,
                // While one page takes the place of another, some drivers find none.
                Err(e) if start.elapsed() >= PATIENCE => panic!("{script}\nfailed: {e}"),
                _ => {}
            }
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain until {what}; console: {:?}",
                self.console()
            );
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Waits until the page has drawn everything that it wanted to draw by now.
    pub fn settle(&self) {
        let frames = "const done = arguments[arguments.length - 1];
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))";
        let start = Instant::now();
        // What was pressed may have the page loaded anew.
        while let Err(e) = self.try_slowly(frames, &[], PATIENCE) {
            assert!(start.elapsed() < PATIENCE, "it never comes to rest: {e}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until nothing in the page has changed for a second, so that what comes once the hand rests has come.
    pub fn rest(&self) {
        self.run_async(
            "const done = arguments[arguments.length - 1];
             let timer;
             const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 1000) });
             const end = () => { seen.disconnect(); done() };
             seen.observe(document, { subtree: true, childList: true, characterData: true });
             timer = setTimeout(end, 1000)",
            &[],
        );
    }

    /// Sets the size of the viewport in CSS pixels and the device-pixel ratio; 320 wide is as possible as 3840.
    pub fn viewport(&self, width: u32, height: u32, ratio: f64) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false}),
        );
        self.wait_until(
            "the viewport has its size",
            &format!("innerWidth >= {width} && devicePixelRatio === {ratio}"),
        );
        self.settle();
    }

    /// Pretends that the person prefers something, such as `("prefers-color-scheme", "dark")`.
    pub fn prefer(&self, feature: &str, value: &str) {
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({"features": [{"name": feature, "value": value}]}),
        );
        self.wait_until(
            "the preference is known",
            &format!("matchMedia('({feature}: {value})').matches"),
        );
        self.settle();
    }

    /// A command of the browser's developer tools.
    pub fn devtools(&self, method: &str, params: &Value) -> Value {
        let answer = block_on(self.driver().cdp().send_raw(method, params.clone()));
        answer.unwrap_or_else(|e| panic!("{method} failed: {e}"))
    }

    /// Presses the pointer at the centre of an element, moves it by so many pixels and lets go.
    pub fn drag(&self, element: &Element<'_>, dx: i64, dy: i64) {
        element.scroll_into_view();
        let chain = self.driver().action_chain();
        let chain = chain
            .move_to_element_center(&element.inner)
            .click_and_hold();
        let chain = chain
            .move_by_offset(dx / 2, dy / 2)
            .move_by_offset(dx - dx / 2, dy - dy / 2);
        block_on(chain.release().perform()).expect("the pointer moves");
        self.settle();
    }

    /// Moves the pointer to a place in an element, in pixels from its centre.
    pub fn hover(&self, element: &Element<'_>, dx: i64, dy: i64) {
        element.scroll_into_view();
        let chain = self.driver().action_chain();
        let chain = chain.move_to_element_with_offset(&element.inner, dx, dy);
        block_on(chain.perform()).expect("the pointer moves");
        self.settle();
    }

    /// Presses keys wherever the focus is.
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let chain = self.driver().action_chain().send_keys(keys);
        block_on(chain.perform()).expect("the keys are pressed");
        self.settle();
    }

    /// Presses a key while another one is held down.
    pub fn chord(&self, held: Key, key: &str) {
        let chain = self.driver().action_chain();
        let chain = chain.key_down(held.clone()).send_keys(key).key_up(held);
        block_on(chain.perform()).expect("the keys are pressed");
        self.settle();
    }

    /// A file on this machine with this content, for a file field; the path.
    pub fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.downloads.join(name);
        fs::write(&path, content).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        path.to_string_lossy().into_owned()
    }

    /// Saves what the window shows as `e2e/<name>.png` among the build results, and returns the PNG.
    pub fn screenshot(&self, name: &str) -> Vec<u8> {
        let png =
            block_on(self.driver().screenshot_as_png()).expect("the window can be photographed");
        let file = artifacts().join(format!("{name}.png"));
        fs::write(&file, &png).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        png
    }

    /// Waits for a download whose name ends so, and returns its content.
    pub fn download(&self, ending: &str) -> Vec<u8> {
        let start = Instant::now();
        loop {
            let files = fs::read_dir(&self.downloads).expect("the folder for downloads is there");
            let names: Vec<String> = files
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect();
            // While a file is on its way, an empty one may keep its place beside it.
            let is_whole = !names.iter().any(|name| engine::is_partial(name));
            let finished = names.iter().find(|name| is_whole && name.ends_with(ending));
            let finished = finished.map(|name| self.downloads.join(name));
            if let Some(path) = finished {
                let bytes = fs::read(&path).expect("the download can be read");
                // So that the next download of the same name is told from this one.
                fs::remove_file(&path).expect("the download can be removed");
                return bytes;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "nothing ending in {ending} was downloaded"
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Errors and warnings on the console since the start.
    pub fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            let said = self.run("return window.complaints?.splice(0) ?? []");
            let said = said.as_array().cloned().unwrap_or_default();
            return remember(&self.console, said.iter().map(Value::to_string));
        }
        let entries = block_on(self.driver().get_log("browser")).unwrap_or_default();
        let complaints = entries
            .into_iter()
            .filter(|e| matches!(e.level.as_str(), "SEVERE" | "WARNING"));
        remember(
            &self.console,
            complaints.map(|e| format!("{}: {}", e.level, e.message)),
        )
    }

    /// The addresses of everything that was requested since the start.
    pub fn requests(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            let asked = self.run(
                "return [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)]",
            );
            let asked = asked.as_array().cloned().unwrap_or_default();
            let asked = asked.iter().filter_map(Value::as_str).map(str::to_owned);
            return remember(&self.requests, asked);
        }
        let entries =
            block_on(self.driver().get_log("performance")).expect("requests are recorded");
        let requested = entries.iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(&entry.message).ok()?;
            let message = &event["message"];
            let request = message["method"] == "Network.requestWillBeSent";
            request.then(|| {
                message["params"]["request"]["url"]
                    .as_str()
                    .map(str::to_owned)
            })?
        });
        remember(&self.requests, requested)
    }

    /// The page has complained about nothing and asked nobody but its own host.
    pub fn assert_quiet(&self) {
        let console = self.console();
        assert!(console.is_empty(), "the console says {console:#?}");
        let own = Place::Root.url();
        let local = |url: &str| {
            url.starts_with(&own)
                || ["data:", "blob:", "about:"]
                    .iter()
                    .any(|s| url.starts_with(s))
        };
        let requests = self.requests();
        assert!(!requests.is_empty(), "requests are recorded");
        let strange: Vec<_> = requests.iter().filter(|url| !local(url)).collect();
        assert!(strange.is_empty(), "the page asked for {strange:#?}");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let Some(driver) = self.driver.take() else {
            return;
        };
        if thread::panicking() {
            let file = artifacts().join(format!("failed-{}.png", test_name()));
            if block_on(driver.screenshot(&file)).is_ok() {
                eprintln!("what the window showed: {}", file.display());
            }
        }
        // The driver ends with its sessions anyway; a test must not fail because of the farewell.
        let _ = block_on(driver.quit());
    }
}

/// Something on the page.
pub struct Element<'p> {
    page: &'p Page,
    inner: WebElement,
}

impl Element<'_> {
    /// Clicks it as a person would: scrolled into view, and not before whatever covers it, such as a passing message, has gone.
    pub fn click(&self) {
        let start = Instant::now();
        while let Err(e) = block_on(self.inner.click()) {
            let is_covered = e.to_string().contains("intercepted");
            assert!(
                is_covered && start.elapsed() < PATIENCE,
                "it cannot be clicked: {e}"
            );
            thread::sleep(Duration::from_millis(100));
        }
        self.page.settle();
    }

    /// Focuses it and presses keys.
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        block_on(self.inner.send_keys(keys)).expect("it takes keys");
        self.page.settle();
    }

    /// Scrolls until it can be seen.
    pub fn scroll_into_view(&self) {
        block_on(self.inner.scroll_into_view()).expect("it can be scrolled to");
    }

    /// Replaces the content of a field; the end of a line is the key for it, which not every driver presses for the character.
    pub fn fill(&self, text: &str) {
        let keys = text.replace('\n', &String::from(char::from(Key::Enter)));
        block_on(async {
            self.inner.clear().await?;
            self.inner.send_keys(keys).await
        })
        .expect("it can be filled");
        self.page.settle();
    }

    /// Its text as rendered.
    pub fn text(&self) -> String {
        block_on(self.inner.text()).expect("it has a text")
    }

    /// An attribute.
    pub fn attr(&self, name: &str) -> Option<String> {
        // As it stands in the markup: one driver makes an address of a link whole.
        let value = self.ask(
            "return arguments[0].getAttribute(arguments[1])",
            &[json!(name)],
        );
        value.as_str().map(str::to_owned)
    }

    /// A property, such as `value`.
    pub fn prop(&self, name: &str) -> Option<String> {
        block_on(self.inner.prop(name)).expect("its properties can be read")
    }

    /// The current value of a form control.
    pub fn value(&self) -> String {
        self.prop("value").unwrap_or_default()
    }

    /// A computed style.
    pub fn style(&self, property: &str) -> String {
        block_on(self.inner.css_value(property)).expect("its style can be read")
    }

    /// Whether a person can see it.
    pub fn is_visible(&self) -> bool {
        let displayed = block_on(self.inner.is_displayed()).expect("its visibility can be asked");
        // Some drivers take what lies in a closed fold for displayed.
        let unfolded = "return arguments[0].checkVisibility({ visibilityProperty: true })";
        displayed && self.ask(unfolded, &[]) == true
    }

    /// What a script says that has it as its first argument.
    fn ask(&self, script: &str, more: &[Value]) -> Value {
        let element = self.inner.to_json().expect("it can be named");
        self.page.run_with(script, &[&[element], more].concat())
    }

    /// Whether it can be operated.
    pub fn is_enabled(&self) -> bool {
        block_on(self.inner.is_enabled()).expect("its state can be asked")
    }

    /// Left, top, width and height in CSS pixels.
    pub fn rect(&self) -> [f64; 4] {
        let rect = block_on(self.inner.rect()).expect("it has a place");
        [rect.x, rect.y, rect.width, rect.height]
    }

    /// A picture of it alone, as PNG.
    pub fn screenshot(&self) -> Vec<u8> {
        block_on(self.inner.screenshot_as_png()).expect("it can be photographed")
    }
}

/// Finds by role and accessible name: a good part of the rules, enough for a page that keeps to native elements.
const BY_ROLE: &str = r"
const [role, name] = arguments;
const native = {
  button: 'button, summary, input[type=button], input[type=submit]', slider: 'input[type=range]',
  spinbutton: 'input[type=number]', checkbox: 'input[type=checkbox]', radio: 'input[type=radio]',
  textbox: 'input:not([type]), input[type=text], textarea', combobox: 'select', link: 'a[href]',
  heading: 'h1, h2, h3, h4', img: 'img, svg[role=img], canvas[role=img]', table: 'table', dialog: 'dialog[open]',
  option: 'option', group: 'fieldset, details', control: 'input, select, textarea, button',
};
const text = (e) => (e?.innerText ?? e?.textContent ?? '').replace(/\s+/g, ' ').trim();
const nameOf = (e) => {
  const ids = e.getAttribute('aria-labelledby');
  if (ids) return ids.split(/\s+/).map((id) => text(document.getElementById(id))).join(' ').trim();
  if (e.ariaLabel) return e.ariaLabel.trim();
  if (e.labels?.length) return [...e.labels].map(text).join(' ').trim();
  return text(e) || e.getAttribute('alt') || e.getAttribute('title') || e.getAttribute('value') || '';
};
const selector = [native[role], `[role='${role}']`].filter(Boolean).join(', ');
const all = [...document.querySelectorAll(selector)].filter((e) => {
  const own = e.getAttribute('role');
  return (!own || own === role || role === 'control') && e.checkVisibility({ visibilityProperty: true });
});
return all.find((e) => nameOf(e) === name) ?? all.find((e) => nameOf(e).startsWith(name)) ?? null;
";

#[derive(Debug)]
struct DevTools(Value);

/// The browser hands out each record once; this keeps them.
fn remember(kept: &Mutex<Vec<String>>, new: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.extend(new);
    kept.clone()
}

/// The name of the present test, as a file may be called.
fn test_name() -> String {
    let thread = thread::current();
    thread.name().unwrap_or("main").replace("::", "-")
}

/// What `cargo xtask test` tells, if it does.
pub fn told(name: &str) -> Option<String> {
    env::var(name).ok()
}

fn environment(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test`"))
}

/// Screenshots and downloads, among the build results.
fn artifacts() -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("e2e");
    fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    dir
}

/// The value below which this share (0 to 1) of the samples lies, interpolated between neighbours.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share.clamp(0.0, 1.0) * last as f64;
    let (low, high) = (
        sorted[place.floor() as usize],
        sorted[place.ceil() as usize],
    );
    low + (high - low) * place.fract()
}

#[test]
fn quantiles_interpolate() {
    assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.5), 2.0);
    assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.75), 3.0);
    assert_eq!(quantile(&[1.0, 2.0, 4.0], 1.0), 4.0);
    assert_eq!(quantile(&[7.0], 0.95), 7.0);
    assert!(quantile(&[], 0.5).is_nan());
}
