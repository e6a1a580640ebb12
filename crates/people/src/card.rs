//! Cards of organisations and staff.

use facts::{Card, Fact, Office, Series, Staff, StreamKind};

/// Folds the card of an organisation.
#[must_use]
pub fn fold_organisation(facts: &[Fact]) -> Card {
    let mut card = Card::new(StreamKind::Organisation, "?");
    for fact in facts {
        match fact.kind.as_str() {
            "organisation_opened" => {
                fact.text("organisation_name").unwrap_or("?").clone_into(&mut card.alias);
                if let Some(kind) = fact.text("organisation_kind") {
                    card.codes.insert("kind".to_owned(), kind.to_owned());
                }
            }
            "office_opened" => card.offices.extend(office(fact)),
            _ => {}
        }
    }
    card
}

fn office(fact: &Fact) -> Option<Office> {
    Some(Office {
        id: fact.text("office")?.to_owned(),
        name: fact.text("office_name")?.to_owned(),
        stream: fact.text("series")?.parse().ok()?,
        series: Series {
            prefix: fact.text("prefix")?.to_owned(),
            after: fact.number("after").and_then(|after| u64::try_from(after).ok())?,
        },
    })
}

/// Folds the card of a member of staff.
#[must_use]
pub fn fold_person(facts: &[Fact]) -> Card {
    let mut card = Card::new(StreamKind::Person, "?");
    let mut staff = Staff {
        sign_in: String::new(),
        role: String::new(),
        office: String::new(),
        language: "en".to_owned(),
        supervisor: None,
        agreement: String::new(),
        signing: String::new(),
        active: true,
    };
    for fact in facts {
        let text = |field: &str| fact.text(field).unwrap_or_default().to_owned();
        match fact.kind.as_str() {
            "person_invited" => {
                card.alias = text("name");
                staff.sign_in = text("sign_in");
                staff.role = text("role");
                staff.office = text("office");
                staff.language = text("language");
            }
            "keys_set" => {
                staff.agreement = text("agreement");
                staff.signing = text("signing");
            }
            "supervised_by" => staff.supervisor = text("supervisor").parse().ok(),
            "access_ended" => staff.active = false,
            _ => {}
        }
    }
    card.codes.insert("role".to_owned(), staff.role.clone());
    card.staff = Some(staff);
    card
}
