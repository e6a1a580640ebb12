//! What a case is to a person: theirs, their worker's, nobody's yet, somebody else's, or not there.

use access::{Action, Assurance, Decision, Live, Question, Relation, Role, Standing, decide};
use facts::search::Variants;
use facts::{Card, OrganisationId, PersonId, Register, Row, Staff, StreamId, StreamKind};
use proptest::prelude::*;
use web::Principal;
use web::standing::{related, towards};

const MVULE: OrganisationId = OrganisationId::from_bytes([1; 16]);
const MATLAI: OrganisationId = OrganisationId::from_bytes([2; 16]);

const WANZA: PersonId = PersonId::from_bytes([0x11; 16]);
const BRIAN: PersonId = PersonId::from_bytes([0x12; 16]);
const NJERI: PersonId = PersonId::from_bytes([0x13; 16]);
const AMINA: PersonId = PersonId::from_bytes([0x14; 16]);
const DAMA: PersonId = PersonId::from_bytes([0x21; 16]);

fn principal(person: PersonId, organisation: OrganisationId, role: Role) -> Principal {
    let rights = access::Principal { role, assurance: Assurance::KnownDevice, live: Live::Active };
    Principal { person, organisation, name: String::new(), rights }
}

fn wanza() -> Principal {
    principal(WANZA, MVULE, Role::Caseworker)
}

/// Answers for Wanza's work.
fn njeri() -> Principal {
    principal(NJERI, MVULE, Role::Supervisor)
}

/// A supervisor of the same organisation, of nobody who works on a case.
fn amina() -> Principal {
    principal(AMINA, MVULE, Role::Supervisor)
}

fn dama() -> Principal {
    principal(DAMA, MATLAI, Role::Supervisor)
}

fn staff(person: PersonId, organisation: OrganisationId, role: &str, supervisor: Option<PersonId>) -> Row {
    let mut card = Card::new(StreamKind::Person, "");
    card.staff = Some(Staff {
        sign_in: person.to_string(),
        role: role.to_owned(),
        office: String::new(),
        language: "sw".to_owned(),
        supervisor,
        agreement: String::new(),
        signing: String::new(),
        active: true,
    });
    Row { organisation, stream: person.stream(), folded_to: 1, serial: None, card }
}

fn case(alias: &str, organisation: OrganisationId, assigned: &[PersonId], conflicts: &[PersonId]) -> Row {
    let mut name = [0xca; 16];
    name.iter_mut().zip(alias.bytes()).for_each(|(to, from)| *to = from);
    let mut card = Card::new(StreamKind::Case, alias);
    (card.assigned, card.conflicts) = (assigned.to_vec(), conflicts.to_vec());
    Row { organisation, stream: StreamId::from_bytes(name), folded_to: 1, serial: None, card }
}

/// Njeri answers for Wanza, nobody of them for Brian; Dama works elsewhere.
fn house(cases: Vec<Row>) -> Register {
    let mut register = Register::new(&Variants::kenya());
    register.put(staff(NJERI, MVULE, "supervisor", None));
    register.put(staff(AMINA, MVULE, "supervisor", None));
    register.put(staff(WANZA, MVULE, "caseworker", Some(NJERI)));
    register.put(staff(BRIAN, MVULE, "caseworker", None));
    register.put(staff(DAMA, MATLAI, "supervisor", None));
    cases.into_iter().for_each(|case| register.put(case));
    register
}

fn is(who: &Principal, row: &Row) -> (Standing, Relation) {
    towards(who, row, &house(Vec::new()))
}

#[test]
fn a_case_is_its_workers() {
    let hers = case("Tausi", MVULE, &[WANZA], &[]);
    assert_eq!(is(&wanza(), &hers), (Standing::InHouse, Relation::Assigned));
    let theirs = case("Tausi", MVULE, &[BRIAN, WANZA], &[]);
    assert_eq!(is(&wanza(), &theirs), (Standing::InHouse, Relation::Assigned));
}

#[test]
fn a_case_is_under_the_supervisor_of_one_of_its_workers() {
    let hers = case("Tausi", MVULE, &[WANZA], &[]);
    assert_eq!(is(&njeri(), &hers), (Standing::InHouse, Relation::SupervisorOf));
    assert_eq!(is(&amina(), &hers), (Standing::InHouse, Relation::None));
    let both = case("Tausi", MVULE, &[BRIAN, WANZA], &[]);
    assert_eq!(is(&njeri(), &both), (Standing::InHouse, Relation::SupervisorOf));
    let brians = case("Upepo", MVULE, &[BRIAN], &[]);
    assert_eq!(is(&njeri(), &brians), (Standing::InHouse, Relation::None));
}

#[test]
fn a_case_that_nobody_works_on_is_under_every_supervisor_of_its_organisation() {
    let nobodys = case("Lulu", MVULE, &[], &[]);
    for supervisor in [njeri(), amina()] {
        assert_eq!(is(&supervisor, &nobodys), (Standing::InHouse, Relation::SupervisorOf));
    }
    assert_eq!(is(&wanza(), &nobodys), (Standing::InHouse, Relation::None));
    assert_eq!(is(&dama(), &nobodys), (Standing::Foreign, Relation::None));
}

#[test]
fn a_colleagues_case_is_in_the_house_and_nothing_to_the_others() {
    let brians = case("Upepo", MVULE, &[BRIAN], &[]);
    assert_eq!(is(&wanza(), &brians), (Standing::InHouse, Relation::None));
}

#[test]
fn whoever_is_named_as_supervisor_without_the_role_answers_for_nobody() {
    let administrator = Principal { rights: principal(NJERI, MVULE, Role::Administrator).rights, ..njeri() };
    let hers = case("Tausi", MVULE, &[WANZA], &[]);
    assert_eq!(is(&administrator, &hers), (Standing::InHouse, Relation::None));
}

#[test]
fn a_conflict_beats_every_tie() {
    for (who, assigned) in
        [(wanza(), vec![WANZA]), (njeri(), vec![WANZA]), (njeri(), vec![]), (wanza(), vec![BRIAN])]
    {
        let row = case("Tausi", MVULE, &assigned, &[who.person]);
        assert_eq!(is(&who, &row), (Standing::Conflicted, Relation::None));
    }
    let of_another = case("Tausi", MVULE, &[WANZA], &[BRIAN]);
    assert_eq!(is(&wanza(), &of_another), (Standing::InHouse, Relation::Assigned));
}

#[test]
fn a_case_of_another_organisation_is_foreign_whatever_its_card_says() {
    for row in [
        case("Kito", MATLAI, &[WANZA], &[]),
        case("Kito", MATLAI, &[], &[]),
        case("Kito", MATLAI, &[], &[WANZA]),
    ] {
        assert_eq!(is(&wanza(), &row), (Standing::Foreign, Relation::None));
        assert_eq!(is(&njeri(), &row), (Standing::Foreign, Relation::None));
    }
}

fn cases() -> Vec<Row> {
    vec![
        case("Tausi", MVULE, &[WANZA], &[]),
        case("Upepo", MVULE, &[BRIAN], &[]),
        case("Lulu", MVULE, &[], &[]),
        case("Zaituni", MVULE, &[WANZA], &[NJERI]),
        case("Maua", MVULE, &[WANZA], &[WANZA]),
        case("Kanga", MVULE, &[], &[AMINA]),
        case("Kito", MATLAI, &[WANZA], &[]),
        case("Rangi", MATLAI, &[], &[]),
    ]
}

fn listed(who: &Principal) -> Vec<String> {
    let register = house(cases());
    related(who, &register).into_iter().map(|row| row.card.alias.clone()).collect()
}

#[test]
fn a_caseworker_lists_her_own_cases_and_no_others() {
    assert_eq!(listed(&wanza()), ["Tausi", "Zaituni"]);
    assert_eq!(listed(&principal(BRIAN, MVULE, Role::Caseworker)), ["Upepo"]);
}

#[test]
fn a_supervisor_lists_what_her_workers_carry_and_what_nobody_does() {
    assert_eq!(listed(&njeri()), ["Kanga", "Lulu", "Maua", "Tausi"]);
    assert_eq!(listed(&amina()), ["Lulu"]);
    assert_eq!(listed(&dama()), ["Rangi"]);
}

#[test]
fn a_case_of_two_of_her_workers_is_listed_once() {
    let mut register = house(vec![case("Tausi", MVULE, &[WANZA, BRIAN], &[])]);
    register.put(Row { folded_to: 2, ..staff(BRIAN, MVULE, "caseworker", Some(NJERI)) });
    assert_eq!(related(&njeri(), &register).len(), 1);
}

/// Who works on a case, and who must not know of it, among four of Mvule Walk and one of elsewhere.
fn any_case(nth: u8) -> impl Strategy<Value = Row> {
    let some = || proptest::sample::subsequence(vec![WANZA, BRIAN, NJERI, AMINA, DAMA], 0..3);
    (some(), some(), any::<bool>()).prop_map(move |(assigned, conflicts, ours)| {
        let organisation = if ours { MVULE } else { MATLAI };
        let alias = char::from(b'A' + nth).to_string();
        case(&alias, organisation, &assigned, &conflicts)
    })
}

fn anybody() -> impl Strategy<Value = Principal> {
    let role = proptest::sample::select(Role::ALL.to_vec());
    let person =
        proptest::sample::select(vec![(WANZA, MVULE), (NJERI, MVULE), (AMINA, MVULE), (DAMA, MATLAI)]);
    (role, person).prop_map(|(role, (person, organisation))| principal(person, organisation, role))
}

proptest! {
    /// Lists ask by relation and not by case, to be quick: the answer must be the same.
    #[test]
    fn what_is_listed_is_exactly_what_standing_and_rights_allow(
        who in anybody(),
        cases in (0_u8..8).prop_flat_map(|count| (0..count).map(any_case).collect::<Vec<_>>()),
    ) {
        let register = house(cases);
        let allowed = |row: &&Row| {
            let (standing, relation) = towards(&who, row, &register);
            let question = Question::new(who.rights, Action::Find).towards(standing, relation);
            matches!(decide(&question), Decision::Allow(_))
        };
        let cases = register.rows().filter(|row| row.card.kind == StreamKind::Case);
        let one_by_one: Vec<StreamId> = cases.filter(allowed).map(|row| row.stream).collect();
        let listed: Vec<StreamId> = related(&who, &register).into_iter().map(|row| row.stream).collect();
        prop_assert_eq!(listed, one_by_one);
    }
}

#[test]
fn an_administrator_and_whoever_has_left_list_no_case() {
    let register = house(cases());
    let administrator = principal(WANZA, MVULE, Role::Administrator);
    assert_eq!(related(&administrator, &register).len(), 0);
    let mut gone = wanza();
    gone.rights.live = Live::Ended;
    assert_eq!(related(&gone, &register).len(), 0);
}
