//! A request as slices see it: already limited, decoded and taken apart by the door.

use std::collections::BTreeMap;

/// What a form or a query string holds, in the order it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// From decoded pairs.
    #[must_use]
    pub const fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of that name, trimmed; empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of that name that is not empty, trimmed.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        let values = self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// Is there a field of that name?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Puts one value in the place of all of that name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds a value beside others of that name.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Takes over every field of `later`, in the place of those with the same names.
    pub fn merge(&mut self, later: &Self) {
        self.0.retain(|(key, _)| !later.has(key));
        self.0.extend(later.0.iter().cloned());
    }

    /// Removes every value of that name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(key, _)| key != name);
    }

    /// Is nothing in it?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pairs.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The same content in one order, without what differs between two presses of one button: what a
    /// command's digest is made of.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut pairs: Vec<&(String, String)> = self.0.iter().filter(|(key, _)| key != "command").collect();
        pairs.sort();
        let mut out = Vec::new();
        for (key, value) in pairs {
            for part in [key, value] {
                out.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                out.extend_from_slice(part.as_bytes());
            }
        }
        out
    }
}

/// A request to a route.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The path without its query.
    pub path: String,
    /// What the route's pattern names, for instance `case`.
    pub params: BTreeMap<&'static str, String>,
    /// The query: codes and opaque ids only (SAFETY §5, rule 6).
    pub query: Form,
    /// The form of a POST.
    pub form: Form,
}

impl Request {
    /// What the route's pattern names; empty if it does not.
    #[must_use]
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }
}
