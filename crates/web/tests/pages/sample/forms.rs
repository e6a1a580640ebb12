//! What forms are made of.

use facts::Absent;
use maud::{Markup, html};
use web::components::button::{self, Look};
use web::components::choice::{self, Legend, Many, Pick, Shape};
use web::components::date::{self, DateParts, Part};
use web::components::field::{self, Choice, Field, Length, Line, Typed};
use web::components::form::{self, FieldError, Form, Steps};
use web::components::{text, who as alias};
use web::language::Words;

use super::say;

pub fn parts(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    vec![
        ("steps", steps(w)),
        ("form", first_contact(w, who)),
        ("fields", fields(w, who)),
        ("question", question(w, who)),
    ]
}

pub fn steps(w: &Words<'_>) -> Markup {
    let steps =
        Steps { back: Some("/people/new".into()), at: 2, of: 9, name: None, leave: Some("/away".into()) };
    form::steps(w, &steps)
}

pub fn first_contact(w: &Words<'_>, who: &str) -> Markup {
    let day = Field {
        hint: Some(text(say(w, "As near as she knows.", "Kadiri anavyojua."))),
        bad: Some(text(say(w, "April has 30 days.", "Aprili ina siku 30."))),
        ..Field::new("day", say(w, "When did she first come?", "Alikuja lini mara ya kwanza?"))
    };
    let typed = DateParts {
        day: "31".into(),
        month: "4".into(),
        year: who.into(),
        about: true,
        wrong: Some(Part::Day),
    };
    let phone = Field {
        hint: Some(text(say(w, "Kenyan numbers have 10 digits", "Nambari za Kenya zina tarakimu 10"))),
        bad: Some(text(say(w, "This one has 9 digits.", "Hii ina tarakimu 9."))),
        ..Field::new("phone", say(w, "Phone that is safe", "Simu iliyo salama"))
    };
    let buttons = [
        button::send(Look::Solid, say(w, "Continue", "Endelea")),
        button::send_as(Look::Plain, "later", "1", say(w, "Leave it for now", "Acha kwa sasa")),
        button::aside(say(w, "Saved 09:31.", "Imehifadhiwa 09:31.")),
    ];
    let asked = Form {
        action: "/people/new/2".into(),
        hidden: vec![("command".into(), who.into())],
        errors: vec![
            FieldError::new(
                "day",
                say(w, "Day of first contact: April has 30 days", "Siku ya kwanza: Aprili ina siku 30"),
            ),
            FieldError::new("phone", html! { (alias(who)) }),
        ],
        sheet: false,
        body: html! {
            h1 { (say(w, "First contact with ", "Mawasiliano ya kwanza na ")) (alias(who)) }
            (date::date(w, &day, &typed))
            (field::phone(&phone, who))
            (choice::absent(w, "phone", Some(Absent::Declined)))
            (button::acts(&buttons))
        },
    };
    form::form(w, &asked)
}

fn fields(w: &Words<'_>, who: &str) -> Markup {
    let counties = [Choice::new("kilifi", "Kilifi", false), Choice::new(who, who, true)];
    let several = Pick { many: Many::Several, shape: Shape::Line, legend: Legend::Plain };
    let last_four = Line {
        value: "0262".into(),
        typed: Typed::Digits,
        length: Length::Four,
        longest: Some(4),
        required: false,
    };
    let bad = Field {
        bad: Some(text(who)),
        ..Field::new("risk", say(w, "Several of these", "Kadhaa kati ya haya"))
    };
    let digits = Field::new(
        "last4",
        html! { (say(w, "Last 4 digits of a phone", "Tarakimu 4 za mwisho za simu")) " " span.soft { (w.t("form-if-known")) } },
    );
    let body = html! {
        (field::line(&Field::new("alias", say(w, "Alias", "Jina la kuitwa")), &Line { value: who.into(), ..Line::default() }))
        (field::line(&digits, &last_four))
        (field::select(&Field::new("county", say(w, "County", "Kaunti")), &counties))
        (field::textarea(&Field::new("note", say(w, "New note", "Maandishi mapya")), who))
        (choice::pick(&bad, several, &counties))
        (button::acts(&[button::send(Look::Solid, say(w, "Save", "Hifadhi"))]))
    };
    form::form(w, &Form { action: "/notes".into(), sheet: true, body, ..Form::default() })
}

pub fn risk_filter(w: &Words<'_>, who: &str) -> Markup {
    let pick = Pick { many: Many::Several, shape: Shape::Line, legend: Legend::Plain };
    let risks = [Choice::new("high", say(w, "High", "Kubwa"), true), Choice::new("low", who, false)];
    choice::pick(&Field::new("level", say(w, "Risk", "Hatari")), pick, &risks)
}

pub fn question(w: &Words<'_>, who: &str) -> Markup {
    let field = Field {
        hint: Some(text(say(w, "Every message we send will obey this.", "Kila ujumbe utafuata haya."))),
        ..Field::new("reach", html! { (say(w, "How may we reach ", "Tumfikieje ")) (alias(who)) "?" })
    };
    let ways = [
        Choice {
            note: Some(text(say(w, "Neutral words; no name of ours", "Maneno ya kawaida; bila jina letu"))),
            ..Choice::new("sms", say(w, "SMS only", "SMS tu"), true)
        },
        Choice::new("call", say(w, "A call, at certain hours", "Simu, saa fulani"), false),
        Choice::new("other", who, false),
    ];
    let pick = Pick { legend: Legend::Page, ..Pick::default() };
    let body = html! {
        (choice::pick(&field, pick, &ways))
        (choice::absent(w, "reach", None))
        (button::acts(&[button::send(Look::Solid, say(w, "Continue", "Endelea"))]))
    };
    form::form(w, &Form { action: "/people/new/4".into(), body, ..Form::default() })
}
