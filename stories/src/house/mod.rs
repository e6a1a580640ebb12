//! The built binary with its invented network in a fresh folder: started, killed and started again as a machine would.

mod exported;
mod founding;
mod run;

pub use exported::verifier;
pub use founding::{Founding, copy_folder};
pub use run::person;

use crate::{Client, places};
use run::Kind;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};

/// The morning of day 0 of the invented network, in Nairobi.
pub const MORNING: &str = "2026-11-24T08:00+03:00";

/// One invented person who can sign in.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Whole name, such as `Wanza Kyaluvi`.
    pub name: String,
    /// What they may do there.
    pub role: String,
    /// Where they work.
    pub organisation: String,
    /// Their sign-in link; it is new at each start.
    pub link: String,
}

/// A running server with everything it keeps in a folder of its own, which is deleted when the story went well.
pub struct House {
    binary: PathBuf,
    kind: Kind,
    log: Option<String>,
    now: String,
    folder: Option<tempfile::TempDir>,
    root: PathBuf,
    running: Option<Child>,
    address: String,
    cast: Vec<Person>,
}

impl House {
    /// Makes the invented network and serves it on a free port of this machine, on the morning of day 0.
    pub fn start() -> House {
        House::start_at(MORNING)
    }

    /// The same at another moment, such as `2026-11-24T20:00+03:00`.
    pub fn start_at(now: &str) -> House {
        House::of(places::binary(), now)
    }

    /// The same with another binary.
    pub fn of(binary: PathBuf, now: &str) -> House {
        House::built(binary, now, Kind::Demo, None)
    }

    /// The invented network with everything logged that can be: `error`, `warn`, `info`, `debug` or `trace`.
    pub fn start_logging(level: &str) -> House {
        House::built(places::binary(), MORNING, Kind::Demo, Some(level.to_owned()))
    }

    fn built(binary: PathBuf, now: &str, kind: Kind, log: Option<String>) -> House {
        let mut house = House::unserved(binary, now, kind, log);
        house.serve(true);
        house
    }

    fn unserved(binary: PathBuf, now: &str, kind: Kind, log: Option<String>) -> House {
        let folder = tempfile::Builder::new()
            .prefix("house-")
            .tempdir_in(places::under_target("houses"))
            .unwrap_or_else(|error| panic!("cannot make a folder for the house: {error}"));
        let root = folder.path().to_path_buf();
        let house = House {
            binary,
            kind,
            log,
            now: now.to_owned(),
            folder: Some(folder),
            root,
            running: None,
            address: "127.0.0.1:0".to_owned(),
            cast: Vec::new(),
        };
        std::fs::create_dir(house.temporary())
            .unwrap_or_else(|error| panic!("cannot make the house's temporary folder: {error}"));
        house
    }

    /// The sign-in link of a person by whole name.
    pub fn link(&self, name: &str) -> &str {
        &self.person(name).link
    }

    /// A person by whole name.
    pub fn person(&self, name: &str) -> &Person {
        self.cast.iter().find(|person| person.name == name).unwrap_or_else(|| {
            let names: Vec<&str> = self.cast.iter().map(|person| person.name.as_str()).collect();
            panic!("nobody called {name} has a sign-in link; those who have: {names:?}")
        })
    }

    /// Everyone who has a sign-in link, in the order printed.
    pub fn cast(&self) -> &[Person] {
        &self.cast
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A bare HTTP client of this server, without cookies.
    pub fn client(&self) -> Client {
        Client::new(&self.url(""))
    }

    /// Everything this house writes: data, temporary files, what the server printed. For the canary scan.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The data folder.
    pub fn state(&self) -> PathBuf {
        self.root.join("state")
    }

    /// The folder the server has as its place for temporary files.
    pub fn temporary(&self) -> PathBuf {
        self.root.join("tmp")
    }

    /// Everything the server printed and logged since the first start.
    pub fn log(&self) -> String {
        let read = |name| std::fs::read(self.root.join(name)).unwrap_or_default();
        String::from_utf8_lossy(&[read("stdout.txt"), read("stderr.txt")].concat()).into_owned()
    }

    /// The process id of the running server.
    pub fn process(&self) -> u32 {
        self.running.as_ref().map(Child::id).unwrap_or_else(|| panic!("the server is not running"))
    }

    /// Ends the server as a power cut would: SIGKILL, nothing is said before.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Asks the server to end (SIGTERM) and gives its exit status.
    pub fn stop(&mut self) -> ExitStatus {
        let Some(mut child) = self.running.take() else { panic!("the server is not running") };
        let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
        asked.unwrap_or_else(|error| panic!("cannot ask the server to end: {error}"));
        child.wait().unwrap_or_else(|error| panic!("cannot wait for the server: {error}"))
    }

    /// Starts the server again on the same data, address and clock; a running one is killed first. Links are new.
    pub fn restart(&mut self) {
        self.kill();
        self.serve(false);
    }

    /// The same on another day.
    pub fn restart_at(&mut self, now: &str) {
        self.now = now.to_owned();
        self.restart();
    }

    /// Runs another command of the binary, such as `["verify", "--state", …]`, and gives all it said.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Output {
        let mut command = Command::new(&self.binary);
        command.args(arguments).env("TMPDIR", self.temporary()).stdin(Stdio::null());
        if let Some(level) = &self.log {
            command.env("PAMOJA_LOG", level);
        }
        command.output().unwrap_or_else(|error| panic!("cannot run {}: {error}", self.binary.display()))
    }
}

impl Drop for House {
    /// Ends the server. The folder of a story that failed is kept and named.
    fn drop(&mut self) {
        self.kill();
        if let (true, Some(folder)) = (std::thread::panicking(), self.folder.take()) {
            let kept = folder.keep();
            let _ = writeln!(std::io::stderr(), "the house of this story is kept at {}", kept.display());
        }
    }
}
