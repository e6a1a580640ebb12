//! The figures, for a reader and for a program.

use std::time::Duration;

use serde_json::{Value, json};

use super::cast::Pages;
use super::child::Memory;
use super::load::Run;

/// All that was measured.
pub struct Report {
    /// Cases.
    pub cases: usize,
    /// Open ones among them.
    pub open: usize,
    /// Facts of cases.
    pub facts: usize,
    /// Caseworkers.
    pub workers: usize,
    /// How long making them took.
    pub making: Duration,
    /// Bytes of the database.
    pub stored: u64,
    /// From the start of the server until it listens: wall and processor.
    pub start: (Duration, Duration),
    /// Its memory then.
    pub at_start: Memory,
    /// Pages.
    pub pages: Pages,
    /// Runs.
    pub runs: Vec<Run>,
    /// Its memory at the end.
    pub at_end: Memory,
}

const MIB: u64 = 1024 * 1024;

impl Report {
    /// Lines to read.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mean = ratio(self.facts, self.cases);
        let mut lines = vec![
            format!(
                "{} cases, {} open, {} facts ({mean:.1} a case), {} caseworkers; made in {:.1} s, {} MiB on disk",
                self.cases,
                self.open,
                self.facts,
                self.workers,
                self.making.as_secs_f64(),
                self.stored / MIB,
            ),
            format!(
                "start {:.2} s wall, {:.2} s CPU; memory {} MiB at start, {} MiB at the end, {} MiB at most",
                self.start.0.as_secs_f64(),
                self.start.1.as_secs_f64(),
                self.at_start.now / 1024,
                self.at_end.now / 1024,
                self.at_end.most / 1024,
            ),
            format!(
                "list: {} rows; misspelt names found: {} of {}",
                self.pages.rows, self.pages.found, self.pages.looked_for
            ),
            format!("pages, gzip bytes: {}", self.sizes()),
            String::new(),
            "                  clients  requests   CPU ms  target   p50 ms   p99 ms   per s     bytes  memory MiB"
                .to_owned(),
        ];
        lines.extend(self.runs.iter().map(line));
        lines
    }

    fn sizes(&self) -> String {
        let sizes = self.pages.sizes.iter().map(|(name, bytes)| format!("{name} {bytes}"));
        sizes.collect::<Vec<_>>().join(", ")
    }

    /// One object.
    #[must_use]
    pub fn json(&self) -> Value {
        let pages: serde_json::Map<String, Value> =
            self.pages.sizes.iter().map(|(name, bytes)| ((*name).to_owned(), json!(bytes))).collect();
        json!({
            "cases": self.cases,
            "open": self.open,
            "facts": self.facts,
            "caseworkers": self.workers,
            "making_s": self.making.as_secs_f64(),
            "stored_bytes": self.stored,
            "start": {"wall_s": self.start.0.as_secs_f64(), "cpu_s": self.start.1.as_secs_f64()},
            "memory_kib": {"start": self.at_start.now, "end": self.at_end.now, "most": self.at_end.most},
            "list_rows": self.pages.rows,
            "misspelt": {"looked_for": self.pages.looked_for, "found": self.pages.found},
            "page_gzip_bytes": pages,
            "runs": self.runs.iter().map(run).collect::<Vec<Value>>(),
        })
    }
}

fn line(run: &Run) -> String {
    let target = run.what.target().map_or_else(|| "–".to_owned(), |target| format!("{target:.1}"));
    format!(
        "{:<18}{:>7}{:>10}{:>9.3}{:>8}{:>9.2}{:>9.2}{:>8.0}{:>10}{:>12}",
        run.what.name(),
        run.clients,
        run.times.len(),
        run.cpu_each(),
        target,
        run.within(50),
        run.within(99),
        run.per_second(),
        run.bytes_each(),
        run.memory.now / 1024,
    )
}

fn run(run: &Run) -> Value {
    json!({
        "what": run.what.name(),
        "clients": run.clients,
        "requests": run.times.len(),
        "cpu_ms": run.cpu_each(),
        "target_cpu_ms": run.what.target(),
        "p50_ms": run.within(50),
        "p99_ms": run.within(99),
        "per_second": run.per_second(),
        "bytes": run.bytes_each(),
        "memory_kib": run.memory.now,
    })
}

fn ratio(part: usize, whole: usize) -> f64 {
    let wide = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    wide(part) / wide(whole.max(1))
}
