//! What a text asks for: its keys and their variables, read from the Fluent source, so that
//! two languages can be compared before any page is drawn.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use thiserror::Error;

use super::{Language, words};

/// Everything that is wrong with the texts, all at once.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the texts are not complete:\n{}", lines(flaws))]
pub struct LanguageError {
    pub flaws: Vec<Flaw>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum Flaw {
    #[error("{language}: cannot be read as Fluent: {what}")]
    Unreadable { language: Language, what: String },
    #[error("{language}: `{key}` stands twice")]
    Twice { language: Language, key: String },
    #[error("{language}: `{key}` is missing")]
    Missing { language: Language, key: String },
    #[error("`{key}` takes {english:?} in English and {kiswahili:?} in Kiswahili")]
    Variables { key: String, english: Vec<String>, kiswahili: Vec<String> },
    #[error("{language}: `{key}` refers to `{to}`, which does not exist")]
    Dangling { language: Language, key: String, to: String },
    #[error("{language}: `{key}` calls {function}(), which is not offered")]
    Function { language: Language, key: String, function: String },
    #[error("{language}: a text holds a private-use sign")]
    Sign { language: Language },
}

fn lines(flaws: &[Flaw]) -> String {
    let lines: Vec<String> = flaws.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// The keys of one language. A key is `id`, or `id.attribute`.
#[derive(Default)]
pub(super) struct Shape {
    keys: BTreeMap<String, Asks>,
    terms: BTreeSet<String>,
}

/// What one text asks for.
#[derive(Default)]
struct Asks {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
    terms: BTreeSet<String>,
    functions: BTreeSet<String>,
}

impl Shape {
    /// Adds one source, and says what in it cannot stand.
    pub(super) fn add(&mut self, language: Language, resource: &FluentResource) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if resource.source().contains(words::is_sign) {
            flaws.push(Flaw::Sign { language });
        }
        for entry in resource.entries() {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    let value = message.value.iter().map(|value| (id.to_owned(), value));
                    let attributes = message
                        .attributes
                        .iter()
                        .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
                    for (key, pattern) in value.chain(attributes) {
                        if self.keys.insert(key.clone(), Asks::of(pattern)).is_some() {
                            flaws.push(Flaw::Twice { language, key });
                        }
                    }
                }
                Entry::Term(term) => {
                    self.terms.insert(term.id.name.to_owned());
                }
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
        flaws
    }

    /// Keys that refer to nothing, or call a function.
    pub(super) fn inner_flaws(&self, language: Language) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        for (key, asks) in &self.keys {
            let messages = asks.messages.iter().filter(|to| !self.has(to));
            let terms = asks.terms.iter().filter(|to| !self.terms.contains(*to));
            flaws.extend(messages.chain(terms).map(|to| Flaw::Dangling {
                language,
                key: key.clone(),
                to: to.clone(),
            }));
            flaws.extend(asks.functions.iter().map(|function| Flaw::Function {
                language,
                key: key.clone(),
                function: function.clone(),
            }));
        }
        flaws
    }

    fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }
}

/// Where the two languages differ in what exists or in what it takes.
pub(super) fn differences(english: &Shape, kiswahili: &Shape) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (key, asks) in &english.keys {
        match kiswahili.keys.get(key) {
            None => flaws.push(Flaw::Missing { language: Language::Kiswahili, key: key.clone() }),
            Some(there) if there.variables != asks.variables => flaws.push(Flaw::Variables {
                key: key.clone(),
                english: asks.variables.iter().cloned().collect(),
                kiswahili: there.variables.iter().cloned().collect(),
            }),
            Some(_) => {}
        }
    }
    let only = kiswahili.keys.keys().filter(|key| !english.has(key));
    flaws.extend(only.map(|key| Flaw::Missing { language: Language::English, key: key.clone() }));
    flaws
}

impl Asks {
    fn of(pattern: &Pattern<&str>) -> Asks {
        let mut asks = Asks::default();
        asks.pattern(pattern);
        asks
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let key = match attribute {
                    None => id.name.to_owned(),
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                };
                self.messages.insert(key);
            }
            InlineExpression::TermReference { id, .. } => {
                self.terms.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.functions.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }
}
