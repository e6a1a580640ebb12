//! Pages that are parts: reading back, checking once more, ways in.

use facts::Absent;
use maud::{Markup, html};
use web::components::button::{self, Look};
use web::components::check::{self, Answer};
use web::components::choice;
use web::components::confirm::{self, Confirm};
use web::components::field::{self, Field, Line};
use web::components::form::{FieldError, Form};
use web::components::gate::{self, SetUp, SignIn};
use web::components::layout::{self, Head};
use web::components::{Link, text, who as alias};
use web::language::Words;

use super::say;

pub fn parts(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    vec![
        ("check", answers(w, who)),
        ("confirm", withdraw(w, who)),
        ("sign-in", sign_in(w, who)),
        ("sign-in-code", code(w, who)),
        ("set-up", set_up(w, who)),
    ]
}

pub fn read_back(w: &Words<'_>, who: &str) -> Markup {
    let title = html! { (say(w, "Check what you wrote with ", "Kagua uliyoandika na ")) (alias(who)) };
    layout::head(&Head::new(title))
}

pub fn answers(w: &Words<'_>, who: &str) -> Markup {
    let change = |answer: Answer| Answer { change: Some("/people/new/1".into()), ..answer };
    let answers = [
        change(Answer::new(say(w, "Alias", "Jina la kuitwa"), alias(who))),
        change(Answer { note: Some(text(who)), ..Answer::new(say(w, "Language", "Lugha"), "Amharic") }),
        Answer {
            absent: true,
            ..Answer::new(
                say(w, "Identity document", "Kitambulisho"),
                w.t(choice::absent_text(Absent::NotAsked)),
            )
        },
    ];
    html! { (check::check(w, &answers)) section.sheet { (check::check_in_sheet(w, &answers)) } }
}

fn withdraw(w: &Words<'_>, who: &str) -> Markup {
    let reason = Field::new("reason", say(w, "The reason, if one is given", "Sababu, ikitolewa"));
    let confirm = Confirm {
        crumb: Some(Link::new("/people/1/consents", html! { (alias(who)) })),
        lede: Some(text(who)),
        happens: vec![
            text(say(w, "Their copy is locked within the hour.", "Nakala yao inafungwa ndani ya saa moja.")),
            text(who),
        ],
        form: Form {
            action: "/people/1/consents/2/withdraw".into(),
            hidden: vec![("seen".into(), "41".into())],
            body: field::line(&reason, &Line::default()),
            ..Form::default()
        },
        ..Confirm::new(
            say(w, "Withdraw Msandali Clinic’s consent?", "Uondoe ridhaa ya Msandali Clinic?"),
            say(w, "Withdraw it", "Iondoe"),
            Link::new("/people/1/consents", say(w, "Leave as it is", "Iache kama ilivyo")),
        )
    };
    confirm::confirm(w, &confirm)
}

pub fn sign_in(w: &Words<'_>, who: &str) -> Markup {
    let sign_in = SignIn {
        form: Form { action: "/sign-in".into(), ..Form::default() },
        name: who.into(),
        other: vec![button::send_as(Look::Quiet, "passkey", "1", say(w, "Use a passkey", "Tumia passkey"))],
    };
    gate::sign_in(w, &sign_in)
}

fn code(w: &Words<'_>, who: &str) -> Markup {
    let form = Form {
        action: "/sign-in/code".into(),
        errors: vec![FieldError::new("code", who)],
        ..Form::default()
    };
    gate::code(w, &form, &Link::new("/sign-in", say(w, "Start again", "Anza tena")))
}

pub fn set_up(w: &Words<'_>, who: &str) -> Markup {
    let names = [
        say(w, "Name and languages", "Jina na lugha"),
        say(w, "Your first administrator", "Msimamizi wa kwanza"),
        say(w, "Print your key sheet", "Chapisha karatasi ya funguo"),
        who,
    ];
    let set_up = SetUp {
        names: names.map(String::from).into(),
        at: 3,
        back: Some("/set-up/2".into()),
        title: text(say(w, "Print your key sheet", "Chapisha karatasi ya funguo")),
        lede: Some(text(who)),
        body: html! { p { (who) } },
    };
    gate::set_up(w, &set_up)
}
