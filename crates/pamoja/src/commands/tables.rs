//! `pamoja routes` and `pamoja catalogue`: the product's tables as data, for tests and readers.

#[cfg(test)]
mod tests;

use facts::FactKind;
use serde_json::json;
use web::Verb;

use super::{Stop, say};
use crate::door;

/// Every kind of fact of this release.
pub fn kinds() -> impl Iterator<Item = &'static FactKind> {
    [case::facts::KINDS, case::review::KINDS, people::facts::KINDS].into_iter().flatten().copied()
}

const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Get => "GET",
        Verb::Post => "POST",
    }
}

/// Prints every route as one JSON array: verb, path, scope, action.
pub fn routes() -> Result<(), Stop> {
    let slices = door::routes().map(|route| {
        json!({
            "verb": verb(route.verb),
            "path": route.path,
            "scope": format!("{:?}", route.scope),
            "may": route.may.word(),
        })
    });
    let door = door::DOOR_PATHS.iter().flat_map(|(path, verbs, _)| {
        verbs.iter().map(move |one| json!({"verb": verb(*one), "path": path, "scope": "Door", "may": null}))
    });
    let all: Vec<serde_json::Value> = slices.chain(door).collect();
    say(&serde_json::Value::from(all).to_string());
    Ok(())
}

/// Prints every kind of fact with its fields as one JSON array.
pub fn catalogue() -> Result<(), Stop> {
    let all: Vec<serde_json::Value> = kinds()
        .map(|kind| {
            let fields: Vec<serde_json::Value> = kind
                .fields
                .iter()
                .map(|field| json!({"name": field.name, "kind": format!("{:?}", field.kind), "codes": field.codes}))
                .collect();
            json!({
                "kind": kind.name,
                "version": kind.version,
                "compartment": kind.compartment.word(),
                "fields": fields,
            })
        })
        .collect();
    say(&serde_json::Value::from(all).to_string());
    Ok(())
}
