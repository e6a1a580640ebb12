//! The facts of a case and their fields: the only vocabulary others may read.

use facts::{Compartment, FactKind, Field, FieldKind};

use Compartment::{Casework, Identity, Location};
use FieldKind::{Code, Codes, Date, Id, Line, Lines, Number, Phone, Text};

/// A case begins: the name we call the person by and how to talk with them.
pub static CASE_OPENED: FactKind = FactKind {
    name: "case_opened",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("alias", Line(60), "case-alias"),
        Field::new("languages", Codes, "case-languages").of("language"),
        Field::new("access_needs", Lines(120), "case-access-needs"),
        Field::new("health_alert", Line(120), "case-health-alert").kept(),
        Field::new("number_prefix", Id, "case-number").kept(),
        Field::new("number_after", Number, "case-number").kept(),
        Field::new("imported_number", Line(40), "case-imported-number").kept(),
        Field::new("office", Id, "case-office").kept(),
    ],
};

/// What was said of names, birth and origin. A later fact replaces what it is `over`.
pub static IDENTITY_RECORDED: FactKind = FactKind {
    name: "identity_recorded",
    version: 1,
    compartment: Identity,
    fields: &[
        Field::new("known_as", Lines(100), "case-known-as"),
        Field::new("names_said", Line(200), "case-names-said"),
        Field::new("own_name", Line(100), "case-own-name"),
        Field::new("second_name", Line(100), "case-second-name"),
        Field::new("third_name", Line(100), "case-third-name"),
        Field::new("surname_on_papers", Line(100), "case-surname"),
        Field::new("spellings", Lines(200), "case-spellings"),
        Field::new("sex", Code, "case-sex").of("sex"),
        Field::new("born", Date, "case-born"),
        Field::new("nationalities", Codes, "case-nationalities").of("country"),
        Field::new("county", Code, "case-county").of("county"),
        Field::new("old_file_number", Line(40), "case-old-number"),
    ],
};

/// A telephone, whose it is and when it is safe.
pub static PHONE_RECORDED: FactKind = FactKind {
    name: "phone_recorded",
    version: 1,
    compartment: Identity,
    fields: &[
        Field::new("phone", Phone, "case-phone"),
        Field::new("phone_owner", Code, "case-phone-owner").of("phone_owner").third_party(),
        Field::new("phone_hours", Line(80), "case-phone-hours"),
    ],
};

/// How the person wants to be reached, and what must never be said.
pub static SAFE_CONTACT_SET: FactKind = FactKind {
    name: "safe_contact_set",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("channel", Code, "case-channel").of("channel"),
        Field::new("hours", Line(80), "case-hours"),
        Field::new("code_word", Line(40), "case-code-word").kept(),
        Field::new("never", Lines(80), "case-never"),
        Field::new("contact_note", Line(200), "case-contact-note"),
    ],
};

/// A colleague works on the case from now on.
pub static ASSIGNED: FactKind = FactKind {
    name: "assigned",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("worker", Id, "case-worker").kept()],
};

/// A colleague no longer works on it.
pub static UNASSIGNED: FactKind = FactKind {
    name: "unassigned",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("worker", Id, "case-worker").kept()],
};

/// Something to do, until when, by whom.
pub static DUTY_OPENED: FactKind = FactKind {
    name: "duty_opened",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("what", Line(40), "case-duty-what").kept(),
        Field::new("due", Date, "case-duty-due").kept(),
        Field::new("owner", Id, "case-duty-owner").kept(),
        Field::new("duty_note", Line(200), "case-duty-note").kept(),
    ],
};

/// It was done, or is no longer needed.
pub static DUTY_DONE: FactKind = FactKind {
    name: "duty_done",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("duty", Id, "case-duty-what").kept()],
};

/// How dangerous it is for the person now. Later forms emit this fact too.
pub static RISK_LEVEL_SET: FactKind = FactKind {
    name: "risk_level_set",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("level", Code, "case-risk-level").of("risk"),
        Field::new("risk_reason", Text(1000), "case-risk-reason"),
        Field::new("look_again", Date, "case-look-again"),
    ],
};

/// A step of the way was taken. Later forms emit this fact too.
pub static STEP_MARKED: FactKind = FactKind {
    name: "step_marked",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("step", Code, "case-step").of("step")],
};

/// What was seen and said.
pub static NOTE_WRITTEN: FactKind = FactKind {
    name: "note_written",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("note", Text(8000), "case-note")],
};

/// A note was put right; the first words stay readable.
pub static NOTE_CORRECTED: FactKind = FactKind {
    name: "note_corrected",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("corrects", Id, "case-corrects").kept(),
        Field::new("corrected_note", Text(8000), "case-corrected-note"),
        Field::new("correction_reason", Line(200), "case-correction-reason"),
    ],
};

/// Where the person sleeps. Tier 1: nobody but the assigned worker can open it.
pub static HOME_ADDRESS_RECORDED: FactKind = FactKind {
    name: "home_address_recorded",
    version: 1,
    compartment: Location,
    fields: &[
        Field::new("address", Text(500), "case-address"),
        Field::new("directions", Text(1000), "case-directions"),
    ],
};

/// A colleague who must not know of this case, and why.
pub static CONFLICT_DECLARED: FactKind = FactKind {
    name: "conflict_declared",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("conflicted", Id, "case-conflicted").kept(),
        Field::new("conflict_reason", Text(500), "case-conflict-reason").kept(),
    ],
};

/// The case is open or closed, and why.
pub static STATUS_SET: FactKind = FactKind {
    name: "status_set",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("status", Code, "case-status").of("status"),
        Field::new("close_reason", Code, "case-close-reason").of("close_reason"),
        Field::new("status_reason", Line(200), "case-status-reason"),
    ],
};

/// What the person answered when asked for consent, for one purpose.
pub static CONSENT_RECORDED: FactKind = FactKind {
    name: "consent_recorded",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("purpose", Code, "consent-purpose").of("consent_purpose"),
        Field::new("consent_answer", Code, "consent-answer").of("consent_answer"),
        Field::new("consent_how", Code, "consent-how").of("consent_how"),
        Field::new("consent_until", Date, "consent-until"),
        Field::new("consent_language", Code, "consent-language").of("language"),
    ],
};

/// One look at one compartment, in the case's look trail.
pub static LOOKED: FactKind = FactKind {
    name: "looked",
    version: 1,
    compartment: Casework,
    fields: &[
        Field::new("looker", Id, "case-looker").kept(),
        Field::new("looked_at", Line(20), "case-looked-at").kept(),
        Field::new("look_how", Line(20), "case-look-how").kept(),
        Field::new("look_reason", Line(200), "case-look-reason").kept(),
    ],
};

/// A number of an office's series, taken.
pub static NUMBER_TAKEN: FactKind = FactKind {
    name: "number_taken",
    version: 1,
    compartment: Casework,
    fields: &[Field::new("taken_by", Id, "case-number").kept()],
};

/// Every kind, for the catalogue.
pub static KINDS: &[&FactKind] = &[
    &CASE_OPENED,
    &IDENTITY_RECORDED,
    &PHONE_RECORDED,
    &SAFE_CONTACT_SET,
    &ASSIGNED,
    &UNASSIGNED,
    &DUTY_OPENED,
    &DUTY_DONE,
    &RISK_LEVEL_SET,
    &STEP_MARKED,
    &NOTE_WRITTEN,
    &NOTE_CORRECTED,
    &HOME_ADDRESS_RECORDED,
    &CONFLICT_DECLARED,
    &STATUS_SET,
    &CONSENT_RECORDED,
    &LOOKED,
    &NUMBER_TAKEN,
];
