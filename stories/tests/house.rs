//! The house proves itself on a small script in the place of the product.
#![expect(clippy::expect_used, reason = "the script in the place of the product must be writable")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use stories::house::{MORNING, person};
use stories::{House, places};

const BINARY: &str = r#"#!/bin/sh
[ "$1" = demo ] || { echo "asked: $*"; exit 3; }
echo "$*" >> "$3.arguments"
echo "The people are invented."
echo "Wanza Kyaluvi, caseworker, Mvule Walk  http://127.0.0.1:4321/demo/abc"
echo "Achieng' Rabondwe, legal officer, Kigoda Law Desk: from a later release"
echo "Ready: http://127.0.0.1:4321/ serves"
echo "to stderr" >&2
exec sleep 60
"#;

const DEAD: &str = "#!/bin/sh\necho 'the port is taken' >&2\nexit 3\n";

fn written(folder: &Path, script: &str) -> PathBuf {
    let path = folder.join("pamoja");
    std::fs::write(&path, script).expect("a script");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("a script that runs");
    path
}

#[test]
fn the_cast_is_read_and_the_server_is_killed_and_started_again() {
    let folder = tempfile::tempdir_in(places::under_target("tmp")).expect("a folder");
    let mut house = House::of(written(folder.path(), BINARY), MORNING);
    assert_eq!(house.link("Wanza Kyaluvi"), "http://127.0.0.1:4321/demo/abc");
    assert_eq!(house.person("Wanza Kyaluvi").organisation, "Mvule Walk");
    assert_eq!(house.cast().len(), 1);
    assert_eq!(house.url("/cases"), "http://127.0.0.1:4321/cases");
    let first = house.process();
    house.restart_at("2026-11-25T08:00+03:00");
    assert_ne!(first, house.process());
    let arguments = std::fs::read_to_string(house.root().join("state.arguments")).expect("arguments");
    let state = house.state();
    let state = state.display();
    assert_eq!(
        arguments,
        format!(
            "demo --state {state} --listen 127.0.0.1:0 --now {MORNING} --fresh\n\
             demo --state {state} --listen 127.0.0.1:4321 --now 2026-11-25T08:00+03:00\n"
        )
    );
    let output = house.command(["verify", "--json"]);
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(3), b"asked: verify --json\n".as_slice())
    );
    assert!(house.log().contains("The people are invented."));
    house.stop();
    let root = house.root().to_path_buf();
    drop(house);
    assert!(!root.exists(), "the folder of a good story is deleted");
}

#[test]
fn a_server_that_ends_at_once_is_quoted() {
    let folder = tempfile::tempdir_in(places::under_target("tmp")).expect("a folder");
    let binary = written(folder.path(), DEAD);
    let stopped = std::panic::catch_unwind(|| drop(House::of(binary, MORNING))).expect_err("it must stop");
    let said = stopped.downcast_ref::<String>().cloned().unwrap_or_default();
    assert!(said.contains("the port is taken"), "{said}");
    let (_, kept) = said.split_once("kept at ").expect("the folder is named");
    std::fs::remove_dir_all(kept.trim()).expect("the folder of a story that failed is kept");
}

#[test]
fn only_lines_with_a_link_are_people() {
    assert_eq!(person("Ready: http://127.0.0.1:1/"), None);
    assert_eq!(person("Juma Shikolwe, helpline, Mvule Walk  from a later release"), None);
    let zawadi = person("Zawadi Muthongera, shelter manager, Mbalamwezi House, night  http://h:1/demo/x");
    assert_eq!(zawadi.map(|person| person.organisation), Some("Mbalamwezi House, night".to_owned()));
}
