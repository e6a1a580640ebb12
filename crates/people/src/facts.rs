//! The facts of organisations and staff.

use facts::{Compartment, FactKind, Field, FieldKind};

use Compartment::Casework;
use FieldKind::{Id, Line, Number};

/// An organisation begins to keep its cases here.
pub static ORGANISATION_OPENED: FactKind = FactKind {
    name: "organisation_opened",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("organisation_name", Line(100), "people-organisation").kept(),
        Field::new("organisation_kind", Line(40), "people-organisation-kind").kept(),
    ],
};

/// An office with its own series of case numbers.
pub static OFFICE_OPENED: FactKind = FactKind {
    name: "office_opened",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("office", Id, "people-office").kept(),
        Field::new("office_name", Line(100), "people-office").kept(),
        Field::new("series", Id, "people-series").kept(),
        Field::new("prefix", Line(10), "people-prefix").kept(),
        Field::new("after", Number, "people-after").kept(),
    ],
};

/// Someone is invited to join.
pub static PERSON_INVITED: FactKind = FactKind {
    name: "person_invited",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("name", Line(100), "people-name").kept(),
        Field::new("sign_in", Line(60), "people-sign-in").kept(),
        Field::new("role", Line(40), "people-role").kept(),
        Field::new("office", Id, "people-office").kept(),
        Field::new("language", Line(5), "people-language").kept(),
    ],
};

/// They joined: the public halves of their keys.
pub static KEYS_SET: FactKind = FactKind {
    name: "keys_set",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("agreement", Id, "people-keys").kept(),
        Field::new("signing", Id, "people-keys").kept(),
    ],
};

/// Whose work they answer for: `supervisor-of`, until there are teams.
pub static SUPERVISED_BY: FactKind = FactKind {
    name: "supervised_by",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("supervisor", Id, "people-supervisor").kept()],
};

/// Their access ended.
pub static ACCESS_ENDED: FactKind = FactKind {
    name: "access_ended",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("end_reason", Line(200), "people-end-reason").kept()],
};

/// Every kind, for the catalogue.
pub static KINDS: &[&FactKind] =
    &[&ORGANISATION_OPENED, &OFFICE_OPENED, &PERSON_INVITED, &KEYS_SET, &SUPERVISED_BY, &ACCESS_ENDED];
