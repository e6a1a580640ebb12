//! Names that say nothing.

use crate::rust::tokens;
use crate::{Finding, Repo};

const DRAWERS: [&str; 9] =
    ["util", "utils", "utility", "utilities", "helper", "helpers", "manager", "managers", "common"];

/// Crates, folders, files and modules with a name that says nothing.
pub fn drawers(repo: &Repo) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in repo.rust_files() {
        let parts = file.path.split(['/', '.']);
        for part in parts.filter(|part| is_drawer(part)) {
            found.push(Finding::new(file.path.clone(), format!("`{part}` in the path")));
        }
        let tokens = tokens(file);
        for pair in tokens.windows(2).filter(|pair| pair[0].text == "mod" && is_drawer(&pair[1].text)) {
            found.push(Finding::new(
                file.path.clone(),
                format!("line {}: `mod {}`", pair[1].line, pair[1].text),
            ));
        }
    }
    found
}

/// Alone or as a part: `date_utils` is a drawer too.
fn is_drawer(name: &str) -> bool {
    name.split(['_', '-']).any(|part| DRAWERS.contains(&part.to_ascii_lowercase().as_str()))
}
