//! A Rust file as one flat list of tokens with their lines.

use crate::File;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::ops::RangeInclusive;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A word, a sign, a literal, or a bracket.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// The file as Rust; `None` if it is not (rustc will say so).
pub fn parse(file: &File) -> Option<syn::File> {
    syn::parse_file(&file.text).ok()
}

/// All tokens; what stands in comments is not among them, docs are strings.
pub fn tokens(file: &File) -> &[Token] {
    file.tokens.get_or_init(|| {
        let mut flat = Vec::new();
        if let Ok(stream) = file.text.parse::<TokenStream>() {
            flatten(stream, &mut flat);
        }
        flat
    })
}

/// All tokens but those of `#[cfg(test)]` items.
pub fn working_tokens(file: &File) -> &[Token] {
    file.working_tokens.get_or_init(|| {
        let mut tests = Tests(Vec::new());
        if let Some(parsed) = parse(file) {
            tests.visit_file(&parsed);
        }
        let for_tests = |token: &Token| tests.0.iter().any(|lines| lines.contains(&token.line));
        tokens(file).iter().filter(|token| !for_tests(token)).cloned().collect()
    })
}

fn flatten(stream: TokenStream, flat: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                flat.push(Token { text: open.to_owned(), line });
                flatten(group.stream(), flat);
                flat.push(Token { text: close.to_owned(), line: group.span_close().start().line });
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {
                flat.push(Token { text: tree.to_string(), line });
            }
        }
    }
}

/// The lines of items that are compiled for tests only.
struct Tests(Vec<RangeInclusive<usize>>);

impl<'ast> Visit<'ast> for Tests {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if attributes.iter().any(is_for_tests) {
            let span = item.span();
            self.0.push(span.start().line..=span.end().line);
        } else {
            visit::visit_item(self, item);
        }
    }
}

fn is_for_tests(attribute: &syn::Attribute) -> bool {
    match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::NameValue(_) => false,
    }
}
