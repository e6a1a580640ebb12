use jiff::civil::date;

use super::course::{self, Desk};
use super::dice::Dice;
use super::names;
use super::person::Person;
use super::stock::Stock;

const MANY: usize = 4_000;

fn network(count: usize) -> (Stock, Vec<(Person, usize, String)>) {
    let stock = Stock::read().expect("the pack");
    let today = date(2026, 11, 24);
    let office = facts::Office {
        id: "office".to_owned(),
        name: "Bench".to_owned(),
        stream: facts::StreamId::default(),
        series: facts::Series { prefix: "B-".to_owned(), after: 0 },
    };
    let mut dice = Dice::seeded("demo", 7);
    let mut drawn = Vec::new();
    for nth in 0..count {
        let person = Person::draw(&stock, nth, today, &mut dice);
        let desk = Desk { stock: &stock, today, worker: facts::PersonId::default(), office: &office };
        let facts = course::facts(&person, &desk, &mut dice);
        let said = format!("{:?}", facts);
        drawn.push((person, facts.len(), said));
    }
    (stock, drawn)
}

fn percent(drawn: &[(Person, usize, String)], which: impl Fn(&Person) -> bool) -> f64 {
    let count = drawn.iter().filter(|(person, _, _)| which(person)).count();
    count as f64 * 100.0 / drawn.len() as f64
}

fn close(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{found:.1} is not within {within} of {wanted}");
}

#[test]
fn the_same_number_gives_the_same_network() {
    let (_, one) = network(50);
    let (_, two) = network(50);
    let said =
        |drawn: Vec<(Person, usize, String)>| drawn.into_iter().map(|(_, _, said)| said).collect::<Vec<_>>();
    assert_eq!(said(one), said(two));
    let mut other = Dice::seeded("demo", 8);
    assert_ne!(Dice::seeded("demo", 7).throw(), other.throw());
}

#[test]
fn shares_of_the_recipe_are_met() {
    let (stock, drawn) = network(MANY);
    for profile in &stock.profiles {
        close(percent(&drawn, |person| person.profile == profile.name), profile.weight, 2.0);
    }
    close(percent(&drawn, |person| person.nationality == "KEN"), 63.8, 3.0);
    close(percent(&drawn, |person| person.sex == Some("SFEM")), 74.0, 3.0);
    close(percent(&drawn, |person| person.stage == "closed"), 38.1, 3.0);
    let open: Vec<(Person, usize, String)> =
        drawn.into_iter().filter(|(person, _, _)| person.is_open()).collect();
    close(percent(&open, |person| person.due_in < 0), 9.0, 2.0);
    close(percent(&open, |person| person.due_in == 0), 14.0, 2.5);
    close(percent(&open, |person| person.risk == "high"), 24.0, 3.0);
}

#[test]
fn a_case_has_about_twenty_facts() {
    let (stock, drawn) = network(MANY);
    let sum: usize = drawn.iter().map(|(_, facts, _)| *facts).sum();
    close(sum as f64 / drawn.len() as f64, 20.0, 3.0);
    assert!(drawn.iter().all(|(_, facts, _)| (stock.facts.min..=stock.facts.max).contains(facts)));
}

#[test]
fn no_two_people_have_one_alias() {
    let stock = Stock::read().expect("the pack");
    let all: std::collections::BTreeSet<String> =
        (0..10_000).map(|nth| names::alias(&stock.alias_words, nth)).collect();
    assert_eq!(all.len(), 10_000);
}

#[test]
fn a_misspelt_name_keeps_its_first_letter_or_is_a_known_spelling() {
    let stock = Stock::read().expect("the pack");
    let mut dice = Dice::seeded("demo", 1);
    let known = |name: &str| stock.misspelling.variants.iter().flatten().any(|one| one == name);
    for _ in 0..500 {
        let name = names::name(&stock, true, "KEN", &mut dice).parts.pop().unwrap_or_default();
        let other = names::misspell(&stock, &name, &mut dice);
        assert!(other.chars().next() == name.chars().next() || known(&other), "{name} → {other}");
    }
}
