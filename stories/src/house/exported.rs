//! What a house gives out for the independent verifier, and what that verifier says of it.

use super::House;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

impl House {
    /// Exports the one organisation of a house that is not served; gives the file.
    pub fn exported(&self, to: &str) -> PathBuf {
        self.exported_at(&self.data(), to)
    }

    /// The same from a copy of its data.
    pub fn exported_at(&self, data: &Path, to: &str) -> PathBuf {
        let folder = self.root().join(to).display().to_string();
        let output = self.keeping_at("export", data, &["--to", &folder]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        match said.lines().find(|line| line.ends_with(".json")) {
            Some(file) if output.status.success() => PathBuf::from(file),
            Some(_) | None => panic!("`pamoja export` gave no file: {said}{output:?}"),
        }
    }
}

/// Runs `verifier/verify.py`, which shares no code with the server.
pub fn verifier(file: &Path, further: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../verifier/verify.py");
    let mut command = Command::new("python3");
    command.arg(program).arg(file).args(further);
    command.output().unwrap_or_else(|error| panic!("cannot run python3: {error}"))
}
