//! The crate map of ARCHITECTURE.md, drawn from cargo metadata.

use crate::{Finding, Package, Repo, layers};

const BEGIN: &str = "<!-- map -->";
const END: &str = "<!-- /map -->";
const FILE: &str = "ARCHITECTURE.md";

/// The map as a table, lowest crate first.
pub fn draw(packages: &[Package]) -> String {
    let mut packages: Vec<&Package> = packages.iter().collect();
    packages.sort_by_key(|package| (layers::height(&package.name), package.name.clone()));
    let mut map = "| Crate | What it is for | Uses of ours |\n|---|---|---|\n".to_owned();
    for package in packages {
        let used = package.dependencies.iter().filter(|used| used.ours && !used.dev);
        let mut used: Vec<String> = used.map(|used| format!("`{}`", used.name)).collect();
        used.sort();
        let used = if used.is_empty() { "nothing".to_owned() } else { used.join(", ") };
        map.push_str(&format!("| `{}` | {} | {used} |\n", package.folder, package.description));
    }
    map
}

/// The document with the map of now between its marks.
pub fn redraw(document: &str, map: &str) -> Result<String, String> {
    let marks = document.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
    let (head, tail) = marks.ok_or(format!("{FILE} has no {BEGIN} … {END}"))?;
    Ok(format!("{head}{BEGIN}\n{map}{END}{tail}"))
}

pub fn stale(repo: &Repo) -> Vec<Finding> {
    let Some(file) = repo.file(FILE) else {
        return vec![Finding::new(FILE, format!("is missing; it holds the map between {BEGIN} and {END}"))];
    };
    match redraw(&file.text, &draw(&repo.packages)) {
        Err(error) => vec![Finding::new(FILE, error)],
        Ok(now) if now == file.text => Vec::new(),
        Ok(_) => vec![Finding::new(FILE, "shows another map: run `cargo run -p tidy -- map --write`")],
    }
}
