//! The server as a child process, and what the operating system says of it.

use std::io::{self, BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::clock::Watch;

/// Linux counts a process's time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// Memory as `/proc/PID/status` has it, in KiB.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Held now.
    pub now: u64,
    /// The most held so far.
    pub most: u64,
}

/// A server that listens on loopback.
pub struct Server {
    child: Child,
    /// Kept open: a server whose output nobody takes may stop.
    _said: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process until it listens.
    pub ready: Duration,
    /// Its processor time until then.
    pub ready_cpu: Duration,
}

impl Server {
    /// Starts this program again on that folder.
    ///
    /// # Errors
    /// If it does not come to listen.
    pub fn start(folder: &Path) -> io::Result<Self> {
        let watch = Watch::start();
        let mut child = Command::new(std::env::current_exe()?)
            .args(["bench", "--serve"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = child.stdout.take().ok_or_else(|| io::Error::other("the child has no output"))?;
        let mut said = BufReader::new(said);
        let mut line = String::new();
        said.read_line(&mut line)?;
        let ready = watch.passed();
        let address = line
            .trim()
            .strip_prefix("Ready: http://")
            .and_then(|rest| rest.trim_end_matches('/').parse().ok());
        let Some(address) = address else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(io::Error::other("the server did not come to listen"));
        };
        let mut server = Self { child, _said: said, address, ready, ready_cpu: Duration::ZERO };
        server.ready_cpu = server.cpu()?;
        Ok(server)
    }

    /// Its process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its processor time so far: its own and the system's for it.
    ///
    /// # Errors
    /// If the operating system does not say.
    pub fn cpu(&self) -> io::Result<Duration> {
        let text = std::fs::read_to_string(format!("/proc/{}/stat", self.id()))?;
        let after_name = text.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks =
            after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u32>().ok());
        Ok(TICK.saturating_mul(ticks.sum()))
    }

    /// Its memory.
    ///
    /// # Errors
    /// If the operating system does not say.
    pub fn memory(&self) -> io::Result<Memory> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.id()))?;
        let field = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.split_whitespace().nth(0).and_then(|figure| figure.parse().ok()).unwrap_or(0)
        };
        Ok(Memory { now: field("VmRSS:"), most: field("VmHWM:") })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
