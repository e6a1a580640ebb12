//! Bad input to every form of every page: a clear message, what was typed still there, never a failure of ours.
#![expect(clippy::panic, reason = "a form that cannot be reached stops the test")]

mod bulk;
mod forms;
mod values;

use forms::{Forms, Found, filled, is_typed};
use stories::plain::Field;
use stories::{Answer, Client, Form};
use values::Bad;

type Pairs = Vec<(String, String)>;

/// Of what a page said wrong: each line once, so that a failure can be read.
#[derive(Default)]
struct Wrong(std::collections::BTreeSet<String>);

impl Wrong {
    fn must(&mut self, holds: bool, form: &Found, field: &str, what: &str, says: impl FnOnce() -> String) {
        if !holds {
            let action = stories::plain::without_ids(&form.form.action);
            self.0.insert(format!("{action} {field}, {what}: {}", says()));
        }
    }

    fn none(self) {
        let lines: Vec<String> = self.0.into_iter().collect();
        assert!(lines.is_empty(), "{} things are wrong:\n{}", lines.len(), lines.join("\n"));
    }
}

fn send(client: &mut Client, form: &Found, pairs: &Pairs) -> Answer {
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(&form.form.action, &pairs)
}

/// Twenty searches a day, each person: they take turns, so that none is spent.
fn turn(forms: &Forms, form: &Found, nth: usize) -> Client {
    let who = if form.form.action == "/cases/new" {
        ["Brian", "Wanza", "Mwende", "Njeri"][nth % 4]
    } else {
        form.who
    };
    forms.people[who].clone()
}

fn replaced(form: &Found, field: &str, value: &str) -> Pairs {
    let mut pairs = filled(&form.form);
    pairs.retain(|(name, _)| name != field);
    pairs.push((field.to_owned(), value.to_owned()));
    pairs
}

#[test]
fn a_wrong_answer_to_any_question_of_any_form_is_said_and_nothing_typed_is_lost() {
    let forms = Forms::find();
    let mut wrong = Wrong::default();
    let mut asked = 0;
    for form in &forms.all {
        for field in questions(&form.form) {
            let chosen = matches!(field.kind.as_str(), "radio" | "checkbox" | "select");
            let mut all: Vec<Bad> = if chosen { values::codes() } else { values::words() };
            if form.form.action == "/sign-in" {
                // Each of these costs the server a password's worth of work.
                all.truncate(3);
            }
            for (nth, bad) in all.iter().enumerate() {
                let pairs = replaced(form, &field.name, &bad.value);
                let answer = send(&mut turn(&forms, form, nth), form, &pairs);
                judge(&mut wrong, form, &field.name, bad, &pairs, &answer);
                asked += 1;
            }
        }
    }
    assert!(forms.all.len() > 30 && asked > 500, "only {} forms and {asked} answers", forms.all.len());
    lives(&forms);
    wrong.none();
}

/// What is asked, each once: a list to choose from has many boxes of one name.
fn questions(form: &Form) -> Vec<&Field> {
    let mut all: Vec<&Field> = Vec::new();
    for field in form.fields.iter().filter(|field| field.kind != "hidden") {
        if !all.iter().any(|one| one.name == field.name) {
            all.push(field);
        }
    }
    all
}

fn judge(wrong: &mut Wrong, form: &Found, field: &str, bad: &Bad, pairs: &Pairs, answer: &Answer) {
    let status = answer.status;
    let text = answer.text();
    wrong.must(status < 500, form, field, bad.what, || format!("{status}"));
    wrong.must(!text.contains("<script>alert"), form, field, bad.what, || "markup is not escaped".to_owned());
    // A wrong name and a wrong password get one answer, whatever was wrong with them.
    let said = matches!(status, 400 | 413 | 422 | 429) || (form.form.action == "/sign-in" && status == 403);
    wrong.must(said || (bad.may_be_taken && status == 303), form, field, bad.what, || {
        format!("{status} {:?}: nothing is said", answer.location())
    });
    if status != 422 {
        return;
    }
    // The head of the page leads to the question: one such link more than the one past the navigation.
    wrong.must(text.matches("href=\"#").count() > 1, form, field, bad.what, || {
        "no message at the head of the page leads to the question".to_owned()
    });
    let kind =
        |name: &str| form.form.fields.iter().find(|one| one.name == name).map_or("", |one| one.kind.as_str());
    if is_typed(kind(field)) {
        let gone: Vec<&&str> = bad.shown.iter().filter(|word| !text.contains(**word)).collect();
        wrong.must(gone.is_empty(), form, field, bad.what, || "what was typed there is gone".to_owned());
    }
    for (name, value) in
        pairs.iter().filter(|(name, value)| name != field && !value.is_empty() && is_typed(kind(name)))
    {
        wrong.must(text.contains(value.as_str()), form, field, bad.what, || {
            format!("what was typed at {name} is gone")
        });
    }
    let secret = pairs
        .iter()
        .any(|(name, value)| kind(name) == "password" && value.len() > 11 && text.contains(value.as_str()));
    wrong.must(!secret, form, field, bad.what, || "a password stands on the page".to_owned());
}

#[test]
fn a_day_that_does_not_exist_is_said_and_stands_as_it_was_typed() {
    let forms = Forms::find();
    let mut wrong = Wrong::default();
    let mut dates = 0;
    for form in &forms.all {
        let days = form.form.fields.iter().filter_map(|field| field.name.strip_suffix(".day"));
        for name in days {
            for (nth, (what, [day, month, year])) in values::DATES.iter().enumerate() {
                let mut pairs = filled(&form.form);
                let parts = [("day", day), ("month", month), ("year", year)];
                for (part, value) in parts {
                    let part = format!("{name}.{part}");
                    pairs.retain(|(field, _)| *field != part);
                    pairs.push((part, (*value).to_owned()));
                }
                let answer = send(&mut turn(&forms, form, nth), form, &pairs);
                wrong.must(answer.status == 422, form, name, what, || format!("{}", answer.status));
                let stands = answer.forms().into_iter().any(|one| {
                    parts.iter().all(|(part, value)| one.value(&format!("{name}.{part}")) == Some(value))
                });
                wrong.must(stands, form, name, what, || {
                    "the parts do not stand as they were typed".to_owned()
                });
                dates += 1;
            }
        }
    }
    assert!(dates >= 30, "only {dates} dates were tried");
    wrong.none();
}

#[test]
fn a_field_twice_or_none_and_a_command_that_is_none_break_nothing() {
    let forms = Forms::find();
    let mut wrong = Wrong::default();
    let stays = |form: &&Found| !["/sign-out", "/sessions/end-all"].contains(&form.form.action.as_str());
    for (nth, form) in forms.all.iter().filter(stays).enumerate() {
        let whole = filled(&form.form);
        let doubled: Pairs = whole.iter().chain(&whole).cloned().collect();
        let empty: Pairs = whole.iter().filter(|(name, _)| name == "command").cloned().collect();
        for (what, pairs) in [("every field twice", doubled), ("no field at all", empty)] {
            let status = send(&mut turn(&forms, form, nth), form, &pairs).status;
            wrong.must(status < 500, form, "all", what, || format!("{status}"));
        }
        if !whole.iter().any(|(name, _)| name == "command") {
            continue;
        }
        for command in [
            "",
            "1",
            "not-hexadecimal-at-all-of-32-signs",
            &"f".repeat(33),
            &"é".repeat(16),
            "'; drop table facts; --",
        ] {
            let answer = send(&mut turn(&forms, form, nth), form, &replaced(form, "command", command));
            let status = answer.status;
            wrong.must(matches!(status, 400 | 413), form, "command", command, || format!("{status}"));
        }
    }
    lives(&forms);
    wrong.none();
}

/// The control: the same forms, filled in as they are meant, are taken.
#[test]
fn the_same_forms_filled_in_well_are_taken() {
    let forms = Forms::find();
    let mut wrong = Wrong::default();
    for form in &forms.all {
        let last = ["/sign-out", "/sessions/end-all", "/sign-in", "/close", "/end", "/conflict", "/not"];
        if last.iter().any(|end| form.form.action.ends_with(end)) {
            continue;
        }
        let answer = send(&mut turn(&forms, form, 0), form, &filled(&form.form));
        wrong.must(answer.status == 303, form, "all", "filled in well", || {
            format!("{} {}", answer.status, answer.seen())
        });
    }
    wrong.none();
}

fn lives(forms: &Forms) {
    assert_eq!(forms.house.client().get("/health").status, 200);
    let log = forms.house.log();
    assert!(!log.contains("panicked"), "{log}");
}
