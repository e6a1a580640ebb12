//! The card of a case: what lists, search and reminders need, folded from tier-2 facts only.

use facts::{Card, Duty, Fact, FoundBy, StreamKind, Tier};

use crate::rules::{Case, Status, lines};

/// Folds the card. Facts of tier 1 are left out even if the caller could open them.
#[must_use]
pub fn fold(facts: &[Fact]) -> Card {
    let open: Vec<Fact> = facts.iter().filter(|fact| fact.compartment.tier() == Tier::Two).cloned().collect();
    let case = Case::fold(&open);
    let mut card = Card::new(StreamKind::Case, case.alias());
    card.series.clone_from(&case.series);
    card.imported_number = case.fields.text("imported_number").map(str::to_owned);
    card.found_by = found_by(&case);
    card.assigned = case.assigned.iter().map(|one| one.worker).collect();
    card.conflicts = case.conflicts.iter().map(|one| one.worker).collect();
    let status = match case.status {
        Status::Open => "open",
        Status::Closed(..) => "closed",
    };
    let risk = case.risk.as_ref().map_or("not_assessed", |risk| risk.level.as_str());
    for (name, code) in [("status", status), ("risk", risk), ("step", case.step())] {
        card.codes.insert(name.to_owned(), code.to_owned());
    }
    if let Some(opened) = &case.opened {
        card.codes.insert("opened".to_owned(), opened.as_str().chars().take(10).collect());
    }
    card.duties = case
        .due()
        .into_iter()
        .map(|duty| Duty { what: duty.what, due: duty.due, owner: duty.owner, note: duty.note })
        .collect();
    card
}

fn found_by(case: &Case) -> FoundBy {
    let fields = &case.fields;
    let texts = |field: &str| lines(fields.answer(field));
    let mut names: Vec<Vec<String>> = Vec::new();
    let parts: Vec<String> =
        ["own_name", "second_name", "third_name", "surname_on_papers"].into_iter().flat_map(texts).collect();
    if !parts.is_empty() {
        names.push(parts);
    }
    for said in texts("names_said").into_iter().chain(texts("spellings")) {
        let parts: Vec<String> = said.split_whitespace().map(str::to_owned).collect();
        if !parts.is_empty() && !names.contains(&parts) {
            names.push(parts);
        }
    }
    let mut numbers = texts("old_file_number");
    numbers.extend(texts("imported_number"));
    let last_four = |number: &str| {
        let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
        digits.get(digits.len().saturating_sub(4)..).map(|four| four.iter().collect::<String>())
    };
    let born = fields.text("born").and_then(|text| facts::Edtf::parse(text).ok());
    FoundBy {
        aliases: texts("known_as"),
        names,
        numbers,
        phones: case.phones.iter().filter_map(|phone| last_four(&phone.number)).collect(),
        birth_year: born.and_then(|born| born.first_day()).map(|day| day.year()),
        sex: fields.text("sex").map(str::to_owned),
        county: fields.text("county").map(str::to_owned),
    }
}
