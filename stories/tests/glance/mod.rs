//! What a case's card says of it, and what its facts say, folded a second time and by other hands.

use super::rootkey::RootKey;
use facts::{Fact, StreamId, StreamKind};
use std::collections::BTreeMap;
use stories::House;

/// A case, as far as it is looked at here.
#[derive(Debug, Default, PartialEq)]
pub struct Glance {
    alias: String,
    risk: Option<String>,
    status: Option<String>,
    assigned: Vec<String>,
}

/// The cards as they lie.
pub fn cards(house: &House) -> BTreeMap<StreamId, Glance> {
    let key = RootKey::of(&house.data(), &house.keys());
    let cards = key.streams().into_iter().filter_map(|(_, stream)| Some((stream, key.card(stream)?)));
    let cases = cards.filter(|(_, card)| card.kind == StreamKind::Case);
    let glance = |card: &facts::Card| Glance {
        alias: card.alias.clone(),
        risk: card.codes.get("risk").cloned(),
        status: card.codes.get("status").cloned(),
        assigned: card.assigned.iter().map(ToString::to_string).collect(),
    };
    cases.map(|(stream, card)| (stream, glance(&card))).collect()
}

/// The facts, folded anew.
pub fn folded(house: &House) -> BTreeMap<StreamId, Glance> {
    let key = RootKey::of(&house.data(), &house.keys());
    let mut all = BTreeMap::new();
    for (organisation, stream) in key.streams() {
        let mut facts = key.open((organisation, stream), None).facts;
        facts.sort_by_key(|fact| fact.position);
        if facts.first().is_none_or(|fact| fact.kind != "case_opened") {
            continue;
        }
        let text = |fact: &Fact, field: &str| fact.text(field).unwrap_or_default().to_owned();
        let mut glance =
            Glance { risk: Some("not_assessed".into()), status: Some("open".into()), ..Glance::default() };
        for fact in &facts {
            match fact.kind.as_str() {
                "case_opened" => glance.alias = text(fact, "alias"),
                "risk_level_set" => glance.risk = Some(text(fact, "level")),
                "status_set" => glance.status = Some(text(fact, "status")),
                "assigned" => glance.assigned.push(text(fact, "worker")),
                "unassigned" => glance.assigned.retain(|one| *one != text(fact, "worker")),
                _ => {}
            }
        }
        all.insert(stream, glance);
    }
    all
}
