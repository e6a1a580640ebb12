//! Starting the binary, and reading what it prints before it is ready.

use super::{Founding, House, Person};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long a start may take, with every invented case written on a busy machine.
const START: Duration = Duration::from_secs(180);

/// Which house the binary makes and serves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// The invented network, with a link for everyone.
    Demo,
    /// One's own, with nobody in it.
    Own,
}

impl House {
    /// Makes a house of one's own and gives the path of its set-up link.
    pub(super) fn init(&self, founding: &Founding) -> String {
        let mut arguments = self.own_place();
        let Founding { organisation, office, prefix, .. } = founding;
        let words = ["--organisation", organisation, "--office", office, "--prefix", prefix];
        arguments.extend(words.map(str::to_owned));
        arguments.insert(0, "init".to_owned());
        let output = self.command(&arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let link = said.lines().find(|line| line.starts_with("/set-up/"));
        link.unwrap_or_else(|| panic!("`pamoja init` gave no set-up link; it said:\n{said}{output:?}"))
            .to_owned()
    }

    fn own_place(&self) -> Vec<String> {
        let below = |name: &str| self.state().join(name).display().to_string();
        vec!["--data".to_owned(), below("data"), "--keys".to_owned(), below("keys")]
    }

    pub(super) fn serve(&mut self, fresh: bool) {
        let mut command = Command::new(&self.binary);
        match self.kind {
            Kind::Demo => {
                command.arg("demo").arg("--state").arg(self.state());
                command.args(["--listen", &self.address, "--now", &self.now]);
                command.args(fresh.then_some("--fresh"));
            }
            Kind::Own => {
                command.arg("serve").args(self.own_place()).args(["--listen", &self.address]);
            }
        }
        if let Some(level) = &self.log {
            command.env("PAMOJA_LOG", level);
        }
        command.env("TMPDIR", self.temporary()).stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(self.append("stderr.txt"));
        let mut child =
            command.spawn().unwrap_or_else(|error| panic!("cannot start {}: {error}", self.binary.display()));
        let Some(output) = child.stdout.take() else { panic!("the server has no output") };
        self.running = Some(child);
        let lines = copy_lines(output, self.append("stdout.txt"));
        self.greet(&lines);
    }

    /// Reads sign-in links until the line that begins `Ready:`.
    fn greet(&mut self, lines: &Receiver<String>) {
        self.cast.clear();
        loop {
            let line = lines.recv_timeout(START).unwrap_or_else(|error| {
                let why = match error {
                    RecvTimeoutError::Timeout => "said no line `Ready:` in time",
                    RecvTimeoutError::Disconnected => "ended before it was ready",
                };
                let (said, kept) = (self.log(), self.root.display());
                panic!("the server {why}; it said:\n{said}\nkept at {kept}")
            });
            self.cast.extend(person(&line));
            if line.starts_with("Ready:") {
                let first = self.cast.first().map(|person| person.link.as_str());
                let Some(address) = address(&line).or(first.and_then(address)) else {
                    panic!("neither the line {line:?} nor a sign-in link tells the address");
                };
                address.clone_into(&mut self.address);
                return;
            }
        }
    }

    fn append(&self, name: &str) -> File {
        let path = self.root.join(name);
        let file = File::options().create(true).append(true).open(&path);
        file.unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()))
    }
}

/// Reads a line such as `Wanza Kyaluvi, caseworker, Mvule Walk  http://127.0.0.1:4000/demo/…`.
pub fn person(line: &str) -> Option<Person> {
    let (who, link) = line.split_once("  ")?;
    let link = link.trim();
    if !link.starts_with("http://") {
        return None;
    }
    let mut parts = who.trim().splitn(3, ',').map(|part| part.trim().to_owned());
    Some(Person {
        name: parts.next()?,
        role: parts.next()?,
        organisation: parts.next()?,
        link: link.split_whitespace().next()?.to_owned(),
    })
}

/// `HOST:PORT` of the first address in a text.
fn address(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("http://")?;
    let end = rest.find(|c: char| c == '/' || c.is_whitespace()).unwrap_or(rest.len());
    Some(&rest[..end])
}

fn copy_lines(output: ChildStdout, mut log: File) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = writeln!(log, "{line}");
            // Nobody listens once the server is ready; the log goes on.
            let _ = sender.send(line);
        }
    });
    receiver
}
