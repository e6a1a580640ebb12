//! Chromium as a child and its debugging pipe: JSON messages, each ended by a zero byte. No port is opened.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long any one answer of the browser may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// Chromium reads commands on descriptor 3 and writes on 4; the shell moves our pipes there, so no `unsafe` is needed.
const SWAP: &str = r#"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>/dev/null"#;

const SWITCHES: [&str; 12] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
];

/// One event of the browser, with the tab session it belongs to.
pub struct Event {
    pub session: String,
    pub method: String,
    pub params: Value,
}

/// The running browser and both ends of its pipe.
pub struct Pipe {
    child: Child,
    commands: ChildStdin,
    messages: Receiver<Value>,
    events: VecDeque<Event>,
    last_id: u64,
    profile: tempfile::TempDir,
}

impl Pipe {
    /// Starts Chromium with an empty profile of its own.
    pub fn open() -> Pipe {
        let profile = tempfile::tempdir()
            .unwrap_or_else(|error| panic!("cannot make a browser profile folder: {error}"));
        let mut child = launch(profile.path());
        let (Some(commands), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            panic!("Chromium was started without pipes");
        };
        Pipe { child, commands, messages: listen(output), events: VecDeque::new(), last_id: 0, profile }
    }

    /// Sends one command and waits for its answer; `Err` is the browser's own refusal.
    pub fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.send(&message, method);
        let until = deadline(PATIENCE);
        loop {
            let Some(answer) = self.next_message(until, method) else {
                panic!("the browser did not answer {method} in {} s", PATIENCE.as_secs());
            };
            if answer["id"].as_u64() != Some(id) {
                self.keep(answer);
                continue;
            }
            return match answer["error"]["message"].as_str() {
                Some(refusal) => Err(format!("{method}: {refusal}")),
                None => Ok(answer["result"].clone()),
            };
        }
    }

    /// Waits until one more message has come or the moment has passed; false when it has passed.
    pub fn wait(&mut self, until: Instant) -> bool {
        match self.next_message(until, "an event") {
            Some(message) => {
                self.keep(message);
                true
            }
            None => false,
        }
    }

    /// Takes what was reported for this tab since it was last asked.
    pub fn take_events(&mut self, session: &str) -> Vec<Event> {
        let (mine, others): (VecDeque<Event>, _) =
            self.events.drain(..).partition(|event| event.session == session);
        self.events = others;
        mine.into()
    }

    fn send(&mut self, message: &Value, method: &str) {
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let sent = self.commands.write_all(&bytes).and_then(|()| self.commands.flush());
        if let Err(error) = sent {
            panic!("Chromium is gone ({error}) before {method}; it said:\n{}", self.last_words());
        }
    }

    fn next_message(&mut self, until: Instant, method: &str) -> Option<Value> {
        match self.messages.recv_timeout(until.saturating_duration_since(deadline(Duration::ZERO))) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                panic!("Chromium ended while we waited for {method}; it said:\n{}", self.last_words())
            }
        }
    }

    fn keep(&mut self, message: Value) {
        if let Some(method) = message["method"].as_str() {
            self.events.push_back(Event {
                session: message["sessionId"].as_str().unwrap_or("").to_owned(),
                method: method.to_owned(),
                params: message["params"].clone(),
            });
        }
    }

    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(log_file(self.profile.path())).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

impl Drop for Pipe {
    /// Asks the browser to close, then makes sure.
    fn drop(&mut self) {
        let goodbye = b"{\"id\":0,\"method\":\"Browser.close\"}\0";
        let _ = self.commands.write_all(goodbye).and_then(|()| self.commands.flush());
        let until = deadline(Duration::from_secs(3));
        while self.messages.recv_timeout(until.saturating_duration_since(deadline(Duration::ZERO))).is_ok() {}
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The moment so long from now. The only clock of the driver: it bounds waiting and decides nothing else.
#[expect(clippy::disallowed_methods, reason = "a real browser is waited for in real time")]
pub fn deadline(from_now: Duration) -> Instant {
    Instant::now() + from_now
}

fn launch(profile: &Path) -> Child {
    let log = std::fs::File::create(log_file(profile))
        .unwrap_or_else(|error| panic!("cannot write the browser's log: {error}"));
    let mut command = Command::new("sh");
    command.args(["-c", SWAP]).arg(find()).args(SWITCHES);
    command.arg(format!("--user-data-dir={}", profile.display()));
    if is_root() {
        command.arg("--no-sandbox");
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log);
    command.spawn().unwrap_or_else(|error| panic!("cannot start Chromium through sh: {error}"))
}

/// `PAMOJA_CHROMIUM`, or the first Chromium on the path.
fn find() -> PathBuf {
    if let Some(path) = std::env::var_os("PAMOJA_CHROMIUM") {
        return PathBuf::from(path);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .unwrap_or_else(|| {
            panic!(
                "Chromium is not installed: apt-get install chromium fonts-dejavu-core fonts-noto-core, \
                 or set PAMOJA_CHROMIUM to its path"
            )
        })
}

fn log_file(profile: &Path) -> PathBuf {
    profile.join("stderr.txt")
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

fn listen(output: ChildStdout) -> Receiver<Value> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut reader = BufReader::new(output);
        let mut bytes = Vec::new();
        while reader.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
            if bytes.last() == Some(&0) {
                bytes.pop();
            }
            let Ok(message) = serde_json::from_slice(&bytes) else {
                return;
            };
            if sender.send(message).is_err() {
                return;
            }
            bytes.clear();
        }
    });
    receiver
}
