//! Child processes: where their programs are looked for, and how they are run and stopped.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Result;

/// The repository.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// Where build results go: `target`, unless the environment says otherwise.
pub fn target_dir() -> PathBuf {
    let dir = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(dir)
}

/// The folder for tools of which another version is installed; git ignores it.
pub fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// Where `cargo install` puts programs.
pub fn cargo_bin() -> Option<PathBuf> {
    if let Some(root) = env::var_os("CARGO_INSTALL_ROOT") {
        return Some(PathBuf::from(root).join("bin"));
    }
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    Some(home.join("bin"))
}

/// The folders in which programs are looked for, our own versions first.
pub fn search_path() -> Vec<PathBuf> {
    let tools = tools_dir();
    let mut path = vec![tools.join("bin"), tools.join("node_modules/.bin")];
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    path.extend(cargo_bin());
    path
}

/// The first program of this name on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    search_path().into_iter().find_map(|dir| {
        let plain = dir.join(program);
        let with_extension = plain.with_extension(env::consts::EXE_EXTENSION);
        [with_extension, plain].into_iter().find(|p| p.is_file())
    })
}

/// A command that runs in the repository and finds our tools before others.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.current_dir(root());
    if let Ok(path) = env::join_paths(search_path()) {
        command.env("PATH", path);
    }
    command
}

/// Runs a command with its output on the terminal; an error names the command.
pub fn run(command: &mut Command) -> Result {
    eprintln!("$ {}", display(command));
    let status = command
        .status()
        .map_err(|e| format!("could not start `{}`: {e}", display(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", display(command)))
    }
}

/// Runs a command with its messages on the terminal; gives what it prints on standard output.
pub fn run_for_output(command: &mut Command) -> Result<String> {
    eprintln!("$ {}", display(command));
    filter(command, "")
}

/// What a command makes of a text: it reads from standard input and prints on standard output.
pub fn filter(command: &mut Command, text: &str) -> Result<String> {
    let name = display(command);
    let io = |e| format!("could not run `{name}`: {e}");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(io)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).map_err(io)?;
    }
    let output = child.wait_with_output().map_err(io)?;
    if !output.status.success() {
        return Err(format!("`{name}` failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{name}` printed no text"))
}

/// What a command prints on standard output, if it succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let succeeded = output.status.success();
    succeeded.then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn display(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}

/// A background process that ends with its owner.
pub struct Background(Child);

impl Background {
    /// Starts the command.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.spawn();
        child
            .map(Self)
            .map_err(|e| format!("could not start `{}`: {e}", display(command)))
    }

    /// Whether the process has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)) | Err(_))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // It may have ended already, and then there is nothing left to stop.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
