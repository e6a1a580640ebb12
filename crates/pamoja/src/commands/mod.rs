//! What the binary can be told to do. Exit 0 done, 1 found wrong, 2 usage, 3 environment.

mod bench;
mod demo;
mod init;
mod keep;
mod serve;
mod tables;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Pamoja: case work that stays sealed.
#[derive(Parser)]
#[command(name = "pamoja", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make and serve the invented network on this machine.
    Demo(demo::Args),
    /// Make a new house: keys, organisation, office, and a set-up link.
    Init(init::Args),
    /// Serve a house.
    Serve(serve::Args),
    /// Check every link, head, signature and card.
    Verify(keep::Args),
    /// Fold every card anew from its facts.
    Rebuild(keep::Args),
    /// Print every route as JSON.
    Routes,
    /// Print every kind of fact and its fields as JSON.
    Catalogue,
    /// Write an organisation's streams to a file, for the independent verifier.
    Export(keep::ExportArgs),
    /// Measure this build on this machine, over invented cases.
    Bench(bench::Args),
}

/// Where a house lies.
#[derive(clap::Args, Clone)]
pub struct Place {
    /// The folder of the database.
    #[arg(long, env = "PAMOJA_DATA")]
    pub data: PathBuf,
    /// The folder of the epoch keys: never beside the database or its backups.
    #[arg(long, env = "PAMOJA_KEYS")]
    pub keys: PathBuf,
    /// The root key file; `root.key` in the folder of keys if not given.
    #[arg(long, env = "PAMOJA_ROOT_KEY")]
    pub root_key: Option<PathBuf>,
}

impl Place {
    /// The root key file.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        self.root_key.clone().unwrap_or_else(|| self.keys.join("root.key"))
    }
}

/// Why a command stopped.
pub struct Stop {
    code: u8,
    what: String,
}

impl Stop {
    /// Something was found wrong.
    pub fn wrong(what: impl ToString) -> Self {
        Self { code: 1, what: what.to_string() }
    }

    /// What it says.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Is it about what is stored, rather than about the machine?
    #[must_use]
    pub fn is_damage(&self) -> bool {
        self.what.contains("damaged") || self.what.contains("broken")
    }

    /// It was asked in a way that cannot be.
    pub fn usage(what: impl ToString) -> Self {
        Self { code: 2, what: what.to_string() }
    }

    /// The machine does not let us.
    pub fn environment(what: impl ToString) -> Self {
        Self { code: 3, what: what.to_string() }
    }
}

/// Runs the command of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let level = std::env::var("PAMOJA_LOG").ok().and_then(|level| level.parse().ok());
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(level.unwrap_or(tracing::Level::WARN))
        .init();
    let done = match cli.command {
        Command::Demo(args) => demo::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Verify(args) => keep::verify(&args),
        Command::Rebuild(args) => keep::rebuild(&args),
        Command::Routes => tables::routes(),
        Command::Catalogue => tables::catalogue(),
        Command::Export(args) => keep::export(&args),
        Command::Bench(args) => bench::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            complain(&stop.what);
            ExitCode::from(stop.code)
        }
    }
}

/// One line for whoever called, to standard output.
#[expect(clippy::print_stdout, reason = "a command answers on standard output")]
pub fn say(line: &str) {
    println!("{line}");
}

#[expect(clippy::print_stderr, reason = "a command complains on standard error")]
fn complain(line: &str) {
    eprintln!("pamoja: {line}");
}
