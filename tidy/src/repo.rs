//! The repository as the rules see it: its text files, and what cargo says of its crates.

use crate::rust::Token;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// One text file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Path from the root, with `/`.
    pub path: String,
    pub text: String,
    /// Read once for all rules.
    pub(crate) tokens: OnceLock<Vec<Token>>,
    pub(crate) working_tokens: OnceLock<Vec<Token>>,
}

/// One crate of the workspace.
#[derive(Clone, Debug, Default)]
pub struct Package {
    pub name: String,
    pub description: String,
    /// Folder from the root, with `/`.
    pub folder: String,
    pub dependencies: Vec<Dependency>,
}

/// One line of a crate's dependencies.
#[derive(Clone, Debug, Default)]
pub struct Dependency {
    pub name: String,
    /// Only for its tests.
    pub dev: bool,
    /// A crate of this workspace.
    pub ours: bool,
}

/// Everything the rules look at.
#[derive(Clone, Debug, Default)]
pub struct Repo {
    pub files: Vec<File>,
    pub packages: Vec<Package>,
    /// Every crate that is built into the workspace, with its licence expression.
    pub licences: Vec<(String, String)>,
}

impl File {
    pub fn new(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned(), ..File::default() }
    }

    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// A file that is no part of what is shipped.
    pub fn is_test(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "examples" | "benches"))
            || self.crate_name() == Some("stories")
    }

    /// The crate whose folder it lies in.
    pub fn crate_name(&self) -> Option<&str> {
        let mut parts = self.path.split('/');
        match parts.next()? {
            "crates" => parts.next(),
            first @ ("tidy" | "stories") => Some(first),
            _ => None,
        }
    }
}

impl Repo {
    /// Reads the repository at its root.
    pub fn read(root: &Path) -> Result<Repo, String> {
        let mut files = Vec::new();
        walk(root, root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let all = metadata(root)?;
        Ok(Repo { files, packages: packages(&all, root), licences: licences(&all) })
    }

    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    pub fn rust_files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is_rust() && file.crate_name().is_some())
    }
}

/// The folder that holds `tidy`.
pub fn root() -> PathBuf {
    let tidy = Path::new(env!("CARGO_MANIFEST_DIR"));
    tidy.parent().unwrap_or(tidy).to_path_buf()
}

/// What git does not keep, and what cargo writes.
fn is_skipped(name: &str) -> bool {
    matches!(name, "target" | ".git" | ".work") || name.ends_with(".log")
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if is_skipped(&name) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, files)?;
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.push(File::new(&relative(root, &path), &text));
        }
    }
    Ok(())
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn metadata(root: &Path) -> Result<Value, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

fn packages(metadata: &Value, root: &Path) -> Vec<Package> {
    let own = list(&metadata["packages"]).filter(|package| package["source"].is_null());
    let own = own.map(|package| {
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        Package {
            name: text(&package["name"]),
            description: text(&package["description"]),
            folder: relative(root, manifest.parent().unwrap_or(&manifest)),
            dependencies: list(&package["dependencies"]).map(dependency).collect(),
        }
    });
    own.collect()
}

fn dependency(value: &Value) -> Dependency {
    Dependency { name: text(&value["name"]), dev: value["kind"] == "dev", ours: value["source"].is_null() }
}

/// The packages that this platform's build resolves to.
fn licences(metadata: &Value) -> Vec<(String, String)> {
    let used: Vec<&str> =
        list(&metadata["resolve"]["nodes"]).filter_map(|node| node["id"].as_str()).collect();
    let packages = list(&metadata["packages"]);
    let packages = packages.filter(|package| package["id"].as_str().is_some_and(|id| used.contains(&id)));
    packages.map(|package| (text(&package["name"]), text(&package["license"]))).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
