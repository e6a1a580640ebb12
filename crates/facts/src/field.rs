//! Fields are data: one declaration drives input, validation, redaction, export and the canary scan.

use crate::Compartment;

/// What an input takes and how it is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of at most so many characters.
    Line(u16),
    /// Paragraphs of at most so many characters.
    Text(u16),
    /// One code of the field's list.
    Code,
    /// Several codes of the field's list.
    Codes,
    /// Several lines of at most so many characters each.
    Lines(u16),
    /// A date with how sure it is (EDTF).
    Date,
    /// A telephone number.
    Phone,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// An id written by the product, never typed.
    Id,
}

/// Where a field may go when its fact leaves the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// With a live consent that names it.
    WithConsent,
    /// Never outside the organisation.
    Never,
}

/// One question and its answer's shape.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the fact's body. Stable for ever.
    pub name: &'static str,
    /// What it takes.
    pub kind: FieldKind,
    /// Fluent id of its label, with attributes `.hint .short .none`.
    pub label: &'static str,
    /// The code list it draws on, by name; empty if none.
    pub codes: &'static str,
    /// It speaks of someone else than the person.
    pub about_third_party: bool,
    /// Whether consent can carry it out.
    pub disclosure: Disclosure,
    /// Left out of every export, whatever was consented.
    pub never_export: bool,
}

impl Field {
    /// A field about the person that consent can carry out.
    #[must_use]
    pub const fn new(name: &'static str, kind: FieldKind, label: &'static str) -> Self {
        Self {
            name,
            kind,
            label,
            codes: "",
            about_third_party: false,
            disclosure: Disclosure::WithConsent,
            never_export: false,
        }
    }

    /// The same, drawing on a code list.
    #[must_use]
    pub const fn of(mut self, codes: &'static str) -> Self {
        self.codes = codes;
        self
    }

    /// The same, but about someone else.
    #[must_use]
    pub const fn third_party(mut self) -> Self {
        self.about_third_party = true;
        self
    }

    /// The same, but it never leaves the organisation in any form.
    #[must_use]
    pub const fn kept(mut self) -> Self {
        self.disclosure = Disclosure::Never;
        self.never_export = true;
        self
    }
}

/// A kind of fact: its name, version, compartment and fields. The only vocabulary others may read.
#[derive(Debug)]
pub struct FactKind {
    /// The name in the body, for instance `case_opened`. Stable for ever.
    pub name: &'static str,
    /// The version of its fields; a reader knows every version that was ever written.
    pub version: u16,
    /// The compartment its header names.
    pub compartment: Compartment,
    /// Its fields.
    pub fields: &'static [Field],
}

impl FactKind {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
