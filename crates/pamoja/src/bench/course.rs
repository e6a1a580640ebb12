//! The facts of an invented case, from its opening to today.

use facts::{Absent, Edtf, FactKind, FieldValue, NewFact, Office, PersonId};
use jiff::Span;
use jiff::civil::Date;

use super::dice::Dice;
use super::person::Person;
use super::stock::Stock;
use case::facts as kind;

/// What a case is written into.
pub struct Desk<'a> {
    /// Shares and words.
    pub stock: &'a Stock,
    /// The day it is made on.
    pub today: Date,
    /// Who works on it.
    pub worker: PersonId,
    /// The office whose number it takes.
    pub office: &'a Office,
}

/// Every fact of the case, in the order in which they are written.
pub fn facts(person: &Person, desk: &Desk<'_>, dice: &mut Dice) -> Vec<NewFact> {
    let mut facts = known(person, desk, dice);
    facts.extend(address(person, desk, dice));
    facts.extend(steps(person, desk.today));
    facts.extend(risk(person, desk.today));
    facts.extend(consents(person, desk, dice));
    facts.extend(duty(person, desk.today));
    facts.extend(end(person, desk, dice));
    let wanted = wanted(person, desk.stock, dice);
    let notes = wanted.saturating_sub(facts.len());
    facts.extend((0..notes).map(|nth| note(person, desk, (nth, notes), dice)));
    facts
}

fn new(kind: &'static FactKind, day: Date) -> NewFact {
    NewFact::new(kind, Edtf::day(day))
}

/// Given, or nobody asked.
fn maybe(value: Option<impl Into<facts::Value>>) -> FieldValue {
    value.map_or(FieldValue::none(Absent::NotAsked), FieldValue::given)
}

fn known(person: &Person, desk: &Desk<'_>, dice: &mut Dice) -> Vec<NewFact> {
    let ours = &desk.stock.ours;
    let adult = person.age.is_none_or(|age| age >= 18);
    let mut needs: Vec<String> = Vec::new();
    if adult && dice.percent(desk.stock.cannot_read) {
        needs.push("Cannot read: say it aloud".to_owned());
    }
    if dice.percent(desk.stock.disability) {
        needs.push("Walks with a stick: ground floor".to_owned());
    }
    let after = i64::try_from(desk.office.series.after).unwrap_or(0);
    let mut first = new(&kind::CASE_OPENED, person.opened)
        .given("alias", person.alias.as_str())
        .given("languages", person.languages.clone())
        .given("office", desk.office.id.as_str())
        .given("number_prefix", desk.office.series.prefix.as_str())
        .given("number_after", after);
    if !needs.is_empty() {
        first = first.given("access_needs", needs);
    }
    let mut facts = vec![first, identity(person)];
    if dice.percent(desk.stock.phone) {
        let number = format!("+2547{:08}", dice.below(100_000_000));
        let owner = if dice.percent(80.0) { "own" } else { "relative" };
        let phone =
            new(&kind::PHONE_RECORDED, person.opened).given("phone", number).given("phone_owner", owner);
        facts.push(phone);
    }
    let line = |words: &[String], dice: &mut Dice| dice.one_of(words).cloned().unwrap_or_default();
    let mut contact = new(&kind::SAFE_CONTACT_SET, person.opened)
        .given("channel", desk.stock.channel.draw(dice))
        .given("hours", line(&ours.hours, dice))
        .given("never", vec![line(&ours.never_said, dice)]);
    if dice.percent(desk.stock.code_word) {
        contact = contact.given("code_word", line(&ours.code_words, dice));
    }
    facts.push(contact);
    facts.push(new(&kind::ASSIGNED, person.opened).given("worker", desk.worker.to_string()));
    facts
}

fn identity(person: &Person) -> NewFact {
    let mut fact = new(&kind::IDENTITY_RECORDED, person.opened)
        .given("names_said", person.names.join(" "))
        .given("nationalities", vec![person.nationality.clone()])
        .with("sex", maybe(person.sex))
        .with("born", maybe(person.born.as_ref().map(ToString::to_string)))
        .with("county", maybe(person.county.clone()));
    for (field, part) in ["own_name", "second_name", "third_name"].into_iter().zip(&person.names) {
        fact = fact.given(field, part.as_str());
    }
    match &person.nickname {
        Some(name) => fact.given("known_as", vec![name.clone()]),
        None => fact,
    }
}

fn address(person: &Person, desk: &Desk<'_>, dice: &mut Dice) -> Option<NewFact> {
    let has = dice.percent(desk.stock.ours.home_address);
    let address = format!("Invented Road {}", dice.between(1, 400));
    let place = dice.one_of(&desk.stock.ours.places)?;
    let fact = new(&kind::HOME_ADDRESS_RECORDED, person.opened);
    has.then(|| fact.given("address", address).given("directions", place.as_str()))
}

/// The day after that share of the way from the opening to today.
fn along(person: &Person, today: Date, (nth, of): (usize, usize)) -> Date {
    let days = today.since(person.opened).map_or(0, |span| i64::from(span.get_days()));
    let nth = i64::try_from(nth).unwrap_or(0);
    let of = i64::try_from(of).unwrap_or(1).max(1);
    person.opened.saturating_add(Span::new().days(days.saturating_mul(nth) / of))
}

/// Every step of the way up to where the person stands.
fn steps(person: &Person, today: Date) -> Vec<NewFact> {
    let way = case::rules::WAY;
    let last = way.iter().position(|step| *step == person.step).unwrap_or(way.len().saturating_sub(3));
    let taken = way.iter().take(last.saturating_add(1)).enumerate();
    taken
        .map(|(nth, step)| {
            new(&kind::STEP_MARKED, along(person, today, (nth, way.len()))).given("step", *step)
        })
        .collect()
}

fn risk(person: &Person, today: Date) -> Option<NewFact> {
    if person.risk == "not_assessed" {
        return None;
    }
    let looked = along(person, today, (2, case::rules::WAY.len()));
    let fact = new(&kind::RISK_LEVEL_SET, looked)
        .given("level", person.risk.as_str())
        .given("risk_reason", "What was said and what was seen, by the list of questions.");
    Some(fact.given("look_again", due_day(person, today).to_string()))
}

fn due_day(person: &Person, today: Date) -> Date {
    today.saturating_add(Span::new().days(person.due_in))
}

/// Where nobody looked at the risk yet, that is what is due.
fn duty(person: &Person, today: Date) -> Option<NewFact> {
    if !person.is_open() || person.risk != "not_assessed" {
        return None;
    }
    let what = if person.step == "contact" { "consent" } else { "risk" };
    let fact = new(&kind::DUTY_OPENED, person.opened).given("what", what);
    Some(fact.given("due", due_day(person, today).to_string()))
}

/// What was asked at the beginning, and for services asked again where a year has passed since: without
/// that the case would be shut until somebody asks.
fn consents(person: &Person, desk: &Desk<'_>, dice: &mut Dice) -> Vec<NewFact> {
    if person.step == "contact" {
        return Vec::new();
    }
    let first = along(person, desk.today, (1, case::rules::WAY.len()));
    let again = desk.today.saturating_sub(Span::new().days(dice.between(5, 330)));
    let mut facts = Vec::new();
    for (purpose, shares) in &desk.stock.consent {
        let answer = shares.draw(dice);
        if !matches!(answer, "given" | "refused") {
            continue;
        }
        facts.push(consent(person, desk, (purpose, answer, first), dice));
        if purpose == "services" && first < again.saturating_sub(Span::new().days(30)) {
            facts.push(consent(person, desk, (purpose, answer, again), dice));
        }
    }
    facts
}

fn consent(
    person: &Person,
    desk: &Desk<'_>,
    (purpose, answer, day): (&str, &str, Date),
    dice: &mut Dice,
) -> NewFact {
    let fact = new(&kind::CONSENT_RECORDED, day)
        .given("purpose", purpose)
        .given("consent_answer", answer)
        .given("consent_how", desk.stock.consent_how.draw(dice))
        .given("consent_language", person.languages.first().map_or("en", String::as_str));
    let until = day.saturating_add(Span::new().days(365));
    if answer == "given" { fact.given("consent_until", until.to_string()) } else { fact }
}

fn end(person: &Person, desk: &Desk<'_>, dice: &mut Dice) -> Vec<NewFact> {
    if person.is_open() {
        return Vec::new();
    }
    let day = along(person, desk.today, (9, 10));
    let reason = desk.stock.close_reason.draw(dice);
    vec![
        new(&kind::STATUS_SET, day).given("status", "closed").given("close_reason", reason),
        new(&kind::STEP_MARKED, day).given("step", "closure"),
    ]
}

/// A third of the average for sure, the rest as waiting times fall: few cases are very long. What every
/// case has is often more than was drawn; with it the average comes out right.
fn wanted(person: &Person, stock: &Stock, dice: &mut Dice) -> usize {
    let mean = stock.facts.mean.weight(&person.stage);
    let drawn = mean * (0.33 - 0.36 * (1.0 - dice.part()).ln());
    let (min, max) = (stock.facts.min, stock.facts.max);
    (0..max)
        .rev()
        .find(|count| f64::from(u32::try_from(*count).unwrap_or(0)) <= drawn)
        .unwrap_or(min)
        .max(min)
}

fn note(person: &Person, desk: &Desk<'_>, place: (usize, usize), dice: &mut Dice) -> NewFact {
    let sentences = dice.between(2, 6);
    let said: Vec<&str> = (0..sentences)
        .filter_map(|_| dice.one_of(&desk.stock.ours.note_sentences))
        .map(String::as_str)
        .collect();
    let pattern =
        if place.0 == 0 { format!("Pattern: {}. ", person.profile.replace('_', " ")) } else { String::new() };
    new(&kind::NOTE_WRITTEN, along(person, desk.today, place))
        .given("note", format!("{pattern}{}", said.join(" ")))
}
