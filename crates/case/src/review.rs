//! Two cases that may be one person's: found by search before create, looked at by the supervisor.
//! Whoever asked learns only that a match may exist.

use facts::search::{Likeness, Name, Variants, duplicate_warning, score_names};
use facts::{
    Answer, Card, Compartment, Edtf, Fact, FactKind, Field, FieldKind, NewFact, PersonId, Row, StreamChange,
    StreamId, StreamKind, Value,
};
use web::input::{self, Fault};
use web::{Context, Form};

use FieldKind::{Flag, Id, Line};

/// A possible match, with how alike the two are in each respect. Never the words that were typed.
pub static REVIEW_OPENED: FactKind = FactKind {
    name: "review_opened",
    version: 1,
    compartment: Compartment::Casework,
    fields: &[
        Field::new("reviewed_case", Id, "review-case").kept(),
        Field::new("asked_by", Id, "review-asked-by").kept(),
        Field::new("name_likeness", Line(20), "review-name").kept(),
        Field::new("birth_likeness", Line(20), "review-birth").kept(),
        Field::new("county_likeness", Line(20), "review-county").kept(),
        Field::new("phone_likeness", Line(20), "review-phone").kept(),
    ],
};

/// The supervisor lets whoever asked ask the person for the word they agreed.
pub static WORD_ASKED: FactKind =
    FactKind { name: "word_asked", version: 1, compartment: Compartment::Casework, fields: &[] };

/// The person said a word, and it was right or not.
pub static WORD_TOLD: FactKind = FactKind {
    name: "word_told",
    version: 1,
    compartment: Compartment::Casework,
    fields: &[Field::new("word_right", Flag, "review-word-right").kept()],
};

/// The two are one person, or they are not.
pub static REVIEW_CLOSED: FactKind = FactKind {
    name: "review_closed",
    version: 1,
    compartment: Compartment::Casework,
    fields: &[Field::new("review_end", Line(20), "review-end").kept()],
};

/// Every kind, for the catalogue.
pub static KINDS: &[&FactKind] = &[&REVIEW_OPENED, &WORD_ASKED, &WORD_TOLD, &REVIEW_CLOSED];

/// What was asked before a case is opened.
pub struct Asked {
    /// A name, an alias, a number or the last four digits of a telephone.
    pub words: String,
    age: Option<i16>,
    county: Option<String>,
    birth_year: Option<i16>,
}

impl Asked {
    /// Reads the form of `/cases/new`.
    ///
    /// # Errors
    /// The faults, by input.
    pub fn read(context: &Context<'_>, form: &Form) -> Result<Self, Vec<(&'static str, Fault)>> {
        let mut faults = Vec::new();
        let words = match input::line(form.get("q"), 200) {
            Ok(Some(words)) => words,
            Ok(None) => {
                faults.push(("q", Fault::Missing));
                String::new()
            }
            Err(fault) => {
                faults.push(("q", fault));
                String::new()
            }
        };
        let age: Option<i16> = match form.get("age") {
            "" => None,
            text => match text.parse() {
                Ok(age @ 0..=110) => Some(age),
                Ok(_) | Err(_) => {
                    faults.push(("age", Fault::NotANumber));
                    None
                }
            },
        };
        let county = input::code(form.get("county"), "county", context.codes).unwrap_or_else(|fault| {
            faults.push(("county", fault));
            None
        });
        let birth_year = age.map(|age| context.today().year().saturating_sub(age));
        if faults.is_empty() { Ok(Self { words, age, county, birth_year }) } else { Err(faults) }
    }

    /// What of it goes into the case, if one is opened: nothing is asked twice.
    #[must_use]
    pub fn prefilled(&self) -> Form {
        let mut form = Form::default();
        if self.words.chars().any(char::is_alphabetic) {
            form.set("names_said", self.words.as_str());
        }
        if let Some(age) = self.age {
            form.set("born.age", age.to_string());
        }
        if let Some(county) = &self.county {
            form.set("county", county.as_str());
        }
        form
    }

    fn likeness(&self, variants: &Variants) -> Likeness {
        Likeness {
            names: vec![Name::new(&self.words, variants)],
            birth_year: self.birth_year,
            county_of_origin: self.county.clone(),
            ..Likeness::default()
        }
    }
}

fn likeness_of(row: &Row, variants: &Variants) -> Likeness {
    let found = &row.card.found_by;
    Likeness {
        names: found.names.iter().map(|parts| Name::new(&parts.join(" "), variants)).collect(),
        birth_year: found.birth_year,
        county_of_origin: found.county.clone(),
        ..Likeness::default()
    }
}

/// Cases of the organisation, beyond one's own, that may be the same person.
#[must_use]
pub fn matches<'a>(context: &Context<'a>, asked: &Asked) -> Vec<&'a Row> {
    let who = context.who;
    let register = context.register;
    let others = |row: &Row| {
        row.organisation == who.organisation
            && !row.conflicts_with(who.person)
            && !row.card.assigned.contains(&who.person)
    };
    let variants = register.variants();
    let like = asked.likeness(variants);
    let found = register.find(&asked.words, others, 10);
    let alike = |row: &&Row| duplicate_warning(&like, &likeness_of(row, variants));
    found.into_iter().map(|(row, _)| row).filter(alike).collect()
}

/// Opens a review of a match for the supervisor, once for each who asks and each case.
#[must_use]
pub fn open(context: &Context<'_>, asked: &Asked, case: &Row) -> Option<StreamChange> {
    let stream = StreamId::from_bytes(context.naming.lasting(&format!("review {}", case.stream)));
    if context.register.get(stream).is_some() {
        return None;
    }
    let found = &case.card.found_by;
    let variants = context.register.variants();
    let said = Name::new(&asked.words, variants);
    let there = likeness_of(case, variants);
    let best = there.names.iter().map(|name| score_names(&said, name)).max().unwrap_or_default();
    let name = if best.ten_thousandths() >= 10_000 { "equal" } else { "alike" };
    let fact = NewFact::new(&REVIEW_OPENED, Edtf::moment(context.now))
        .given("reviewed_case", case.stream.to_string())
        .given("asked_by", context.who.person.to_string())
        .given("name_likeness", name)
        .given("birth_likeness", years(asked.birth_year, found.birth_year))
        .given("county_likeness", same(asked.county.as_deref(), found.county.as_deref()))
        .given("phone_likeness", "one_side");
    Some(StreamChange::at(stream, 0, vec![fact]))
}

fn years(asked: Option<i16>, found: Option<i16>) -> &'static str {
    match (asked, found) {
        (Some(asked), Some(found)) => match asked.abs_diff(found) {
            0 => "equal",
            1 => "one_apart",
            _ => "different",
        },
        _ => "one_side",
    }
}

fn same(asked: Option<&str>, found: Option<&str>) -> &'static str {
    match (asked, found) {
        (Some(asked), Some(found)) if asked == found => "equal",
        (Some(_), Some(_)) => "different",
        _ => "one_side",
    }
}

/// What the facts of a review say now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The case.
    pub case: Option<StreamId>,
    /// Who asked.
    pub asked_by: Option<PersonId>,
    /// How alike, by respect.
    pub likeness: Vec<(&'static str, String)>,
    /// May the word be asked for?
    pub word_asked: bool,
    /// Was it right?
    pub word_right: Option<bool>,
    /// How often it was wrong.
    pub wrong_words: usize,
    /// How it ended.
    pub end: Option<String>,
}

impl Review {
    /// Folds the facts of a review.
    #[must_use]
    pub fn fold(facts: &[Fact]) -> Self {
        let mut review = Self::default();
        for fact in facts {
            match fact.kind.as_str() {
                "review_opened" => {
                    review.case = fact.text("reviewed_case").and_then(|text| text.parse().ok());
                    review.asked_by = fact.text("asked_by").and_then(|text| text.parse().ok());
                    review.likeness = ["name", "birth", "county", "phone"]
                        .into_iter()
                        .map(|what| {
                            (what, fact.text(&format!("{what}_likeness")).unwrap_or("one_side").to_owned())
                        })
                        .collect();
                }
                "word_asked" => review.word_asked = true,
                "word_told" => {
                    let yes = Answer::Given(Value::Flag(true));
                    let right = fact.fields.get("word_right").is_some_and(|value| value.answer == yes);
                    review.word_right = Some(right);
                    review.wrong_words = review.wrong_words.saturating_add(usize::from(!right));
                }
                "review_closed" => review.end = fact.text("review_end").map(str::to_owned),
                _ => {}
            }
        }
        review
    }
}

/// The card of a review.
#[must_use]
pub fn fold_card(facts: &[Fact]) -> Card {
    let review = Review::fold(facts);
    let mut card = Card::new(StreamKind::Review, "");
    card.assigned.extend(review.asked_by);
    let state = match (&review.end, review.word_asked) {
        (Some(_), _) => "closed",
        (None, true) => "word",
        (None, false) => "open",
    };
    card.codes.insert("state".to_owned(), state.to_owned());
    if let Some(case) = review.case {
        card.codes.insert("case".to_owned(), case.to_string());
    }
    card
}
