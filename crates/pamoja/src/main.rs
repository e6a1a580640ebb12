//! Pamoja: one binary that carries a survivor's case across organisations.

mod bench;
mod commands;
mod demo;
mod door;
mod house;
mod system;
mod texts;

fn main() -> std::process::ExitCode {
    commands::run()
}
