//! A file server for the built page, as plain as the cheapest host.
//!
//! The same files stand under three addresses: at the root, under [`DEEP`] to show that the page works
//! under any path, and under [`NO_WASM`], where the wasm module is missing. The pages that embed it stand
//! under [`EXAMPLES`].

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::Result;
use crate::process::root;

/// Where the page stands a second time.
pub const DEEP: &str = "/some/deep/path/";
/// Where it stands without its wasm module.
pub const NO_WASM: &str = "/no-wasm/";

/// Where the second module is answered as the next part of the path says: `404`, `500`, `cut` off, a `page` of the host with 200,
/// or `slow`. With `mime` all modules come as a type that the host knows; with `types` and `no-types` the host demands types for markup
/// and scripts, and in the second case allows nobody to make them.
pub const SPOILT: &str = "/spoilt-";

/// Where the examples of pages that embed it stand.
pub const EXAMPLES: &str = "/examples/";

/// Serves the folder on a free port of this machine until the process ends.
pub fn start(dir: &Path) -> Result<SocketAddr> {
    let fail = |e: io::Error| format!("could not listen on a port of this machine: {e}");
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(fail)?;
    let address = listener.local_addr().map_err(fail)?;
    let dir: Arc<Path> = dir.into();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let dir = Arc::clone(&dir);
            // A browser that goes away in the middle of an answer is nothing to report.
            thread::spawn(move || drop(answer(&dir, &stream)));
        }
    });
    Ok(address)
}

fn answer(dir: &Path, stream: &TcpStream) -> io::Result<()> {
    // Browsers open connections in advance and may never use them.
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }

    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let spoilt = target
        .strip_prefix(SPOILT)
        .filter(|rest| rest.contains("_lazy.wasm"));
    let how = spoilt.and_then(|rest| rest.split('/').next());
    if how == Some("slow") {
        thread::sleep(Duration::from_secs(12));
    }
    let (status, kind, mut body) = match method {
        _ if how == Some("404") => ("404 Not Found", "text/plain", b"no such file\n".to_vec()),
        _ if how == Some("500") => ("500 Internal Server Error", "text/plain", Vec::new()),
        _ if how == Some("page") => (
            "200 OK",
            "text/html; charset=utf-8",
            b"<!DOCTYPE html><p>Log in".to_vec(),
        ),
        "GET" | "HEAD" => {
            let examples = target.starts_with(EXAMPLES).then(root);
            let dir = examples.as_deref().unwrap_or(dir);
            match file_for(target).and_then(|f| Some((fs::read(dir.join(&f)).ok()?, f))) {
                Some((bytes, file)) => ("200 OK", mime(&file), bytes),
                None => match fs::read(dir.join("404.html")) {
                    Ok(page) => ("404 Not Found", "text/html; charset=utf-8", page),
                    Err(_) => ("404 Not Found", "text/plain", b"no such file\n".to_vec()),
                },
            }
        }
        _ => (
            "405 Method Not Allowed",
            "text/plain",
            b"only GET\n".to_vec(),
        ),
    };
    let place = target.strip_prefix(SPOILT);
    let (kind, policy) = match place.and_then(|rest| rest.split('/').next()) {
        Some("mime") if kind == "application/wasm" => ("application/octet-stream", ""),
        Some("types") => (kind, "require-trusted-types-for 'script'"),
        Some("no-types") => (
            kind,
            "require-trusted-types-for 'script'; trusted-types 'none'",
        ),
        _ => (kind, ""),
    };
    let policy = if policy.is_empty() {
        String::new()
    } else {
        format!("Content-Security-Policy: {policy}\r\n")
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n{policy}Connection: close\r\n\r\n",
        body.len()
    )?;
    if how == Some("cut") {
        body.truncate(body.len() / 2);
    }
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request means, relative to the folder; `None` if it can be none.
fn file_for(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = match path.strip_prefix(NO_WASM) {
        Some(file) if mime(Path::new(file)) == "application/wasm" => return None,
        Some(file) => file,
        None => match path.strip_prefix(SPOILT) {
            Some(rest) => rest.split_once('/')?.1,
            None => path.strip_prefix(DEEP).or_else(|| path.strip_prefix('/'))?,
        },
    };
    if path.is_empty() {
        return Some("index.html".into());
    }
    // The built files have plain names, so nothing needs decoding; what would leave the folder is refused.
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '%']);
    path.split('/').all(plain).then(|| path.into())
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn file(target: &str) -> Option<String> {
        file_for(target).map(|f| f.display().to_string())
    }

    #[test]
    fn the_page_stands_under_every_address() {
        for target in [
            "/",
            "/?v=1&dt=120",
            "/some/deep/path/",
            "/no-wasm/",
            "/some/deep/path/?x=/a",
        ] {
            assert_eq!(file(target).as_deref(), Some("index.html"), "{target}");
        }
        assert_eq!(file("/a.wasm").as_deref(), Some("a.wasm"));
        assert_eq!(file("/some/deep/path/a.wasm").as_deref(), Some("a.wasm"));
        assert_eq!(file("/no-wasm/a.wasm"), None);
        assert_eq!(file("/no-wasm/a.js").as_deref(), Some("a.js"));
        assert_eq!(file("/spoilt-404/").as_deref(), Some("index.html"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in [
            "/../Cargo.toml",
            "/a/../../b",
            "//etc/passwd",
            "/%2e%2e/x",
            "/c:\\x",
            "",
            "x",
        ] {
            assert_eq!(file(target), None, "{target}");
        }
    }

    #[test]
    fn browsers_are_told_what_a_file_is() {
        assert_eq!(mime(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(
            mime(Path::new("initializer.mjs")),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(mime(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn a_request_is_answered() {
        let address = start(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        };
        let found = ask("GET /Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(found.starts_with("HTTP/1.1 200 OK\r\n") && found.contains("name = \"xtask\""));
        assert!(ask("GET /missing HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"));
        assert!(ask("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        assert!(ask("HEAD /Cargo.toml HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
    }
}
