//! Search before create: whoever asks learns only that a match may exist, and of some cases not even
//! that.

use access::{Assurance, Live, Role};
use facts::search::Variants;
use facts::{Card, OrganisationId, PersonId, Register, Row, StreamChange, StreamId, StreamKind};
use web::input::Fault;
use web::{Codes, Context, Form, Language, Naming, Principal, Request, Texts};

use super::{BRIAN, NJERI, TAUSI, WANZA, now, told};
use crate::review::{Asked, matches, open};

const MVULE: OrganisationId = OrganisationId::from_bytes([1; 16]);
const MATLAI: OrganisationId = OrganisationId::from_bytes([2; 16]);

/// Names that say what they name.
struct Plain;

impl Naming for Plain {
    fn name(&self, _label: &str) -> [u8; 16] {
        [0; 16]
    }

    fn lasting(&self, label: &str) -> [u8; 16] {
        let mut name = [0; 16];
        name.iter_mut().zip(label.bytes()).for_each(|(to, from)| *to = from);
        name
    }

    fn command(&self) -> String {
        String::new()
    }
}

/// What Brian sees from his desk at Mvule Walk.
pub(super) struct Desk {
    who: Principal,
    texts: Texts,
    codes: Codes,
    register: Register,
    pub(super) request: Request,
}

impl Desk {
    pub(super) fn new(cards: Vec<Row>) -> Self {
        let rights = access::Principal {
            role: Role::Caseworker,
            assurance: Assurance::KnownDevice,
            live: Live::Active,
        };
        let mut register = Register::new(&Variants::kenya());
        cards.into_iter().for_each(|row| register.put(row));
        Self {
            who: Principal { person: BRIAN, organisation: MVULE, name: "Brian Odhuogo".to_owned(), rights },
            texts: Texts::new(&web::language::TEXTS).unwrap(),
            codes: Codes::from_json(include_str!("../../../../packs/kenya/codes.json")).unwrap(),
            register,
            request: Request::default(),
        }
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context {
            request: &self.request,
            who: &self.who,
            words: self.texts.words(Language::English),
            now: now(),
            register: &self.register,
            codes: &self.codes,
            naming: &Plain,
            stream: None,
            other: None,
            kept: None,
        }
    }

    fn reads(&self, pairs: &[(&str, &str)]) -> Result<Asked, Vec<(&'static str, Fault)>> {
        let form = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Asked::read(&self.context(), &Form::new(form))
    }

    /// Brian asks for a woman of 27 from Machakos.
    fn asks(&self, words: &str) -> Asked {
        self.reads(&[("q", words), ("age", "27"), ("county", "KE-16")]).unwrap()
    }

    fn finds(&self, words: &str) -> usize {
        matches(&self.context(), &self.asks(words)).len()
    }
}

/// Mwikali Nthuvai, born about 1999, from Machakos; Wanza works with her.
fn mwikali() -> Row {
    let mut card = Card::new(StreamKind::Case, "Tausi");
    card.found_by.names = vec![vec!["Mwikali".to_owned(), "Nthuvai".to_owned()]];
    (card.found_by.birth_year, card.found_by.county) = (Some(1999), Some("KE-16".to_owned()));
    card.assigned = vec![WANZA];
    Row { organisation: MVULE, stream: TAUSI, folded_to: 4, serial: None, card }
}

fn changed(change: impl Fn(&mut Row)) -> Desk {
    let mut row = mwikali();
    change(&mut row);
    Desk::new(vec![row])
}

#[test]
fn someone_elses_case_of_the_same_organisation_may_match() {
    assert_eq!(Desk::new(vec![mwikali()]).finds("Muikali Nthuwai"), 1);
    assert_eq!(Desk::new(vec![mwikali()]).finds("Nekesa Wamalondo"), 0);
}

#[test]
fn a_case_in_conflict_ones_own_and_one_of_another_organisation_do_not() {
    let person = |person: PersonId| vec![person];
    assert_eq!(changed(|row| row.card.conflicts = person(BRIAN)).finds("Mwikali Nthuvai"), 0);
    assert_eq!(changed(|row| row.card.assigned = person(BRIAN)).finds("Mwikali Nthuvai"), 0);
    assert_eq!(changed(|row| row.organisation = MATLAI).finds("Mwikali Nthuvai"), 0);
    assert_eq!(changed(|row| row.card.conflicts = person(NJERI)).finds("Mwikali Nthuvai"), 1);
}

fn opened(desk: &Desk, words: &str) -> Option<StreamChange> {
    let (context, asked) = (desk.context(), desk.asks(words));
    let found = matches(&context, &asked);
    open(&context, &asked, found.first()?)
}

#[test]
fn a_review_names_the_case_and_who_asked_and_not_the_words() {
    let desk = Desk::new(vec![mwikali()]);
    let change = opened(&desk, "Muikali Nthuwai").unwrap();
    assert_eq!(change.expected, Some(0));
    let expected = "review_opened asked_by=Brian birth_likeness=equal county_likeness=equal \
                    name_likeness=alike phone_likeness=one_side reviewed_case=Tausi";
    assert_eq!(told(&change.facts), [expected]);
}

#[test]
fn years_of_birth_are_equal_one_apart_or_different() {
    let birth = |year: Option<i16>| {
        let desk = changed(|row| row.card.found_by.birth_year = year);
        let told =
            told(&open(&desk.context(), &desk.asks("Mwikali Nthuvai"), desk.register.get(TAUSI)?)?.facts);
        told[0].split(' ').find_map(|part| part.strip_prefix("birth_likeness=").map(str::to_owned))
    };
    for (year, like) in [(1999, "equal"), (1998, "one_apart"), (2000, "one_apart"), (1997, "different")] {
        assert_eq!(birth(Some(year)).as_deref(), Some(like), "{year}");
    }
    assert_eq!(birth(None).as_deref(), Some("one_side"));
}

#[test]
fn the_same_match_is_reviewed_once() {
    let desk = Desk::new(vec![mwikali()]);
    let first = opened(&desk, "Mwikali Nthuvai").unwrap();
    let mut again = Desk::new(vec![mwikali()]);
    let card = Card::new(StreamKind::Review, "");
    again.register.put(Row { organisation: MVULE, stream: first.stream, folded_to: 1, serial: None, card });
    assert!(opened(&again, "Mwikali Nthuvai").is_none());
    assert_ne!(first.stream, StreamId::default());
}

#[test]
fn what_is_asked_is_read_with_its_faults() {
    let desk = Desk::new(vec![]);
    let faults = |pairs: &[(&str, &str)]| desk.reads(pairs).err().unwrap_or_default();
    assert_eq!(faults(&[("q", "Mwikali")]), []);
    assert_eq!(faults(&[]), [("q", Fault::Missing)]);
    assert_eq!(faults(&[("q", "Mwi\u{202e}kali")]), [("q", Fault::Hidden)]);
    assert_eq!(faults(&[("q", &"a".repeat(201))]), [("q", Fault::TooLong(200))]);
    for age in ["111", "-1", "old"] {
        assert_eq!(faults(&[("q", "Mwikali"), ("age", age)]), [("age", Fault::NotANumber)]);
    }
    assert_eq!(faults(&[("q", "Mwikali"), ("county", "KE-99")]), [("county", Fault::NotOnTheList)]);
}

#[test]
fn what_was_asked_is_not_asked_twice() {
    let desk = Desk::new(vec![]);
    let prefilled = desk.asks("Mwikali Nthuvai").prefilled();
    let said = ["names_said", "born.age", "county"].map(|name| prefilled.get(name));
    assert_eq!(said, ["Mwikali Nthuvai", "27", "KE-16"]);
    assert_eq!(desk.asks("0199 000 127").prefilled().get("names_said"), "", "a telephone is no name");
}
