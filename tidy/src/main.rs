//! `cargo run -p tidy -- map` prints the crate map; `map --write` puts it into ARCHITECTURE.md.

use std::io::Write;
use std::process::ExitCode;
use tidy::{Repo, map, repo};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["map"] => print(),
        ["map", "--write"] => write(),
        _ => {
            say("usage: tidy map [--write]");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error);
            ExitCode::FAILURE
        }
    }
}

fn print() -> Result<(), String> {
    let drawn = map::draw(&Repo::read(&repo::root())?.packages);
    std::io::stdout().write_all(drawn.as_bytes()).map_err(|error| error.to_string())
}

fn write() -> Result<(), String> {
    let root = repo::root();
    let path = root.join("ARCHITECTURE.md");
    let said = |error: std::io::Error| format!("ARCHITECTURE.md: {error}");
    let document = std::fs::read_to_string(&path).map_err(said)?;
    let drawn = map::draw(&Repo::read(&root)?.packages);
    std::fs::write(&path, map::redraw(&document, &drawn)?).map_err(said)
}

fn say(text: &str) {
    // Nothing can be done if nobody listens.
    let _ = writeln!(std::io::stderr(), "{text}");
}
