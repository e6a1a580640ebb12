//! How long functions and files are.

use crate::{File, Finding, Repo, rust};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

const FUNCTION: Bound = Bound { most: 70, usual: 40 };
const FILE: Bound = Bound { most: 600, usual: 300 };

/// No more than `most` ever, no more than `usual` in 90 of 100.
struct Bound {
    most: usize,
    usual: usize,
}

pub fn long_functions(repo: &Repo) -> Vec<Finding> {
    too_long(repo.rust_files().flat_map(functions), FUNCTION.most)
}

pub fn many_long_functions(repo: &Repo) -> Vec<Finding> {
    too_many(repo.rust_files().flat_map(functions).collect(), FUNCTION.usual, "functions")
}

pub fn long_files(repo: &Repo) -> Vec<Finding> {
    too_long(repo.rust_files().map(lines), FILE.most)
}

pub fn many_long_files(repo: &Repo) -> Vec<Finding> {
    too_many(repo.rust_files().map(lines).collect(), FILE.usual, "files")
}

/// Each function of a file with its lines, from `fn` to its closing brace; attributes and docs do not count.
pub fn functions(file: &File) -> Vec<(String, usize)> {
    let mut counter = Counter { path: &file.path, found: Vec::new() };
    if let Some(parsed) = rust::parse(file) {
        counter.visit_file(&parsed);
    }
    counter.found
}

fn lines(file: &File) -> (String, usize) {
    (file.path.clone(), file.text.lines().count())
}

fn too_long(all: impl Iterator<Item = (String, usize)>, most: usize) -> Vec<Finding> {
    let long = all.filter(|(_, lines)| *lines > most);
    let finding = |(place, size)| Finding { place, says: format!("{size} lines, {most} are the most"), size };
    long.map(finding).collect()
}

fn too_many(all: Vec<(String, usize)>, usual: usize, what: &str) -> Vec<Finding> {
    let mut long: Vec<_> = all.iter().filter(|(_, lines)| *lines > usual).collect();
    if long.len() * 10 <= all.len() {
        return Vec::new();
    }
    long.sort_by_key(|(_, lines)| *lines);
    let shortest = long.iter().take(5).map(|(place, lines)| format!("{place} ({lines})"));
    let shortest = shortest.collect::<Vec<_>>().join(", ");
    let says = format!(
        "{} of {} {what} have more than {usual} lines; the nearest to it: {shortest}",
        long.len(),
        all.len()
    );
    vec![Finding { place: "workspace".to_owned(), says, size: long.len() }]
}

struct Counter<'a> {
    path: &'a str,
    found: Vec<(String, usize)>,
}

impl Counter<'_> {
    fn count(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let from = signature.span().start().line;
        let to = block.span().end().line;
        self.found.push((format!("{}::{}", self.path, signature.ident), to.saturating_sub(from) + 1));
    }
}

impl<'ast> Visit<'ast> for Counter<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.count(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.count(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.count(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    /// Functions inside a macro of ours, such as `macro_rules!` or `proptest!`, as far as they parse as items.
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if let Ok(inside) = syn::parse2::<syn::File>(item.mac.tokens.clone()) {
            self.visit_file(&inside);
        }
    }
}
