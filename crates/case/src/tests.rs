//! What the rules of a case promise: given facts, when a command, then facts or a refusal. All people
//! are invented.

mod cards;
mod catalogue;
mod closing;
mod consents;
mod duties;
mod known;
mod matches;
mod notes;
mod opening;
mod phones;
mod reading;
mod reviews;
mod risk;
mod staff;
mod steps;

use facts::{Answer, Edtf, Fact, FactId, FieldValue, NewFact, PersonId, StreamId, Value};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::rules::{Case, Command, Opening, Refusal, decide, open};

const WANZA: PersonId = PersonId::from_bytes([0xa1; 16]);
const BRIAN: PersonId = PersonId::from_bytes([0xa2; 16]);
const NJERI: PersonId = PersonId::from_bytes([0xa3; 16]);
const TAUSI: StreamId = StreamId::from_bytes([0xca; 16]);

/// The demo's first day, and half past nine of it in Nairobi.
const TODAY: Date = date(2026, 11, 24);

fn now() -> Timestamp {
    at(TODAY, 9, 30)
}

fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    facts::NAIROBI.to_timestamp(day.at(hour, minute, 0, 0)).unwrap()
}

/// A stream of facts, named by their position: `#1`, `#2` …
#[derive(Clone, Default)]
struct Stream(Vec<Fact>);

impl Stream {
    /// Tausi's case, opened today by Wanza: facts #1 to #4, the last of them the duty to ask for consent.
    fn opened() -> Self {
        let opening = Opening { casework: vec![("alias", FieldValue::given("Tausi"))], ..Opening::default() };
        let mut stream = Self::default();
        stream.add(WANZA, now(), &open(&opening, WANZA, now()));
        stream
    }

    /// Adds facts as the door does before they are sealed.
    fn add(&mut self, by: PersonId, moment: Timestamp, facts: &[NewFact]) {
        for new in facts {
            let position = u8::try_from(self.0.len() + 1).unwrap();
            let own = |(name, value): (&&'static str, &FieldValue)| ((*name).to_owned(), value.clone());
            self.0.push(Fact {
                id: fact(position),
                position: position.into(),
                received: moment,
                compartment: new.kind.compartment,
                kind: new.kind.name.to_owned(),
                version: new.kind.version,
                happened: new.happened.clone(),
                recorded: facts::written(moment),
                by,
                fields: new.fields.iter().map(own).collect(),
            });
        }
    }

    fn case(&self) -> Case {
        Case::fold(&self.0)
    }

    fn decide(&self, command: &Command) -> Result<Vec<String>, Refusal> {
        decide(&self.case(), command, now()).map(|facts| told(&facts))
    }

    /// Wanza does it, and it stands.
    fn does(&mut self, command: &Command) {
        self.does_at(now(), command);
    }

    fn does_at(&mut self, moment: Timestamp, command: &Command) {
        let facts = decide(&self.case(), command, moment).unwrap();
        self.add(WANZA, moment, &facts);
    }

    /// Closed, and open again: facts #5 to #10.
    fn reopened() -> Self {
        let mut stream = Self::opened();
        stream.does(&close());
        stream.does(&reopen());
        stream
    }
}

fn fact(position: u8) -> FactId {
    FactId::from_bytes([position; 16])
}

fn close() -> Command {
    Command::Close { reason: "goals".to_owned() }
}

fn reopen() -> Command {
    Command::Reopen { reason: "She called".to_owned() }
}

fn given(name: &'static str, value: &str) -> (&'static str, FieldValue) {
    (name, FieldValue::given(value))
}

/// Facts as a reader tells them: the kind, then each answer, with people and facts by their names.
fn told(facts: &[NewFact]) -> Vec<String> {
    let one = |new: &NewFact| {
        let answers = new.fields.iter().map(|(name, value)| format!(" {name}={}", answer(value)));
        format!("{}{}", new.kind.name, answers.collect::<String>())
    };
    facts.iter().map(one).collect()
}

fn answer(value: &FieldValue) -> String {
    let text = match &value.answer {
        Answer::Given(Value::Text(text)) => named(text),
        Answer::Given(Value::List(lines)) => lines.join("+"),
        Answer::Given(Value::Number(number)) => number.to_string(),
        Answer::Given(Value::Flag(flag)) => flag.to_string(),
        Answer::None(reason) => reason.word().to_owned(),
    };
    value.over.iter().fold(text, |text, over| format!("{text} over {}", named(&over.to_string())))
}

fn named(text: &str) -> String {
    let tausi = TAUSI.person();
    for (person, name) in [(WANZA, "Wanza"), (BRIAN, "Brian"), (NJERI, "Njeri"), (tausi, "Tausi")] {
        if text == person.to_string() {
            return name.to_owned();
        }
    }
    match text.parse::<FactId>() {
        Ok(id) if fact(id.bytes()[0]) == id => format!("#{}", id.bytes()[0]),
        Ok(_) | Err(_) => text.to_owned(),
    }
}

fn moment_of(facts: &[NewFact]) -> Vec<&Edtf> {
    facts.iter().map(|new| &new.happened).collect()
}
