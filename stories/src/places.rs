//! Where things lie: the folder cargo builds into, the binary beside this test, the pictures.

use std::path::{Path, PathBuf};

/// The profile folder this test was built into, such as `target/debug`.
pub fn profile() -> PathBuf {
    let this =
        std::env::current_exe().unwrap_or_else(|error| panic!("this test cannot find its own file: {error}"));
    let mut folder = this.parent().unwrap_or(Path::new("."));
    if folder.ends_with("deps") || folder.ends_with("examples") {
        folder = folder.parent().unwrap_or(folder);
    }
    folder.to_path_buf()
}

/// Cargo's target folder: `target`, or what `CARGO_TARGET_DIR` says.
pub fn target() -> PathBuf {
    let profile = profile();
    profile.parent().map(Path::to_path_buf).unwrap_or(profile)
}

/// A folder under the target folder, made if it is missing.
pub fn under_target(name: &str) -> PathBuf {
    let folder = target().join(name);
    std::fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    folder
}

/// The built product: `PAMOJA_BIN`, or `pamoja` in the same profile folder as this test.
pub fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("PAMOJA_BIN") {
        return PathBuf::from(path);
    }
    let path = profile().join("pamoja");
    if !path.exists() {
        panic!("{} is not built: run `cargo build -p pamoja`, or set PAMOJA_BIN", path.display());
    }
    path
}

/// Where a picture or a printed page of this name goes: `target/screenshots/`.
pub fn picture(name: &str, extension: &str) -> PathBuf {
    let file = if name.ends_with(extension) { name.to_owned() } else { format!("{name}.{extension}") };
    let path = under_target("screenshots").join(file);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    }
    path
}
