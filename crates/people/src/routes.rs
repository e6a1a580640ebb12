//! The administrator's acts: who is here, inviting, ending access.

use access::Action;
use facts::{Change, Edtf, NewFact, PersonId, StreamChange};
use web::input::{self, Fault};
use web::{Context, Form, Keep, Outcome, Problem, Route, Scope, Verb};

use crate::facts::{ACCESS_ENDED, PERSON_INVITED, SUPERVISED_BY};
use crate::{ROLES, pages};

/// How long an invitation is good, in seconds: seven days.
pub const INVITATION_SECONDS: i64 = 7 * 86_400;

pub const ROUTES: &[Route] = &[
    Route { verb: Verb::Get, path: "/people", scope: Scope::Staff, may: Action::ManagePeople, run: list },
    Route { verb: Verb::Get, path: "/people/new", scope: Scope::Staff, may: Action::ManagePeople, run: ask },
    Route {
        verb: Verb::Post,
        path: "/people/new",
        scope: Scope::Staff,
        may: Action::ManagePeople,
        run: invite,
    },
    Route {
        verb: Verb::Get,
        path: "/people/invited/{kept}",
        scope: Scope::Staff,
        may: Action::ManagePeople,
        run: invited,
    },
    Route {
        verb: Verb::Get,
        path: "/people/{person}",
        scope: Scope::Colleague,
        may: Action::ManagePeople,
        run: colleague,
    },
    Route {
        verb: Verb::Post,
        path: "/people/{person}/end",
        scope: Scope::Colleague,
        may: Action::ManagePeople,
        run: end,
    },
    Route {
        verb: Verb::Post,
        path: "/people/{person}/supervisor",
        scope: Scope::Colleague,
        may: Action::ManagePeople,
        run: supervisor,
    },
];

fn list(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::list(context)))
}

fn ask(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::ask(context, &Form::default(), &[])))
}

fn invite(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let mut faults: Vec<(&'static str, Fault)> = Vec::new();
    let mut line = |name: &'static str, limit: u16| match input::line(form.get(name), limit) {
        Ok(Some(text)) => text,
        Ok(None) => {
            faults.push((name, Fault::Missing));
            String::new()
        }
        Err(fault) => {
            faults.push((name, fault));
            String::new()
        }
    };
    let name = line("name", 100);
    let sign_in = line("sign_in", 60).to_lowercase();
    let role = form.get("role").to_owned();
    if !ROLES.contains(&role.as_str()) {
        faults.push(("role", Fault::NotOnTheList));
    }
    let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '@');
    if !sign_in.chars().all(plain) || context.register.signing_in(&sign_in).is_some() {
        faults.push(("sign_in", Fault::NotOnTheList));
    }
    if !faults.is_empty() {
        return Ok(Outcome::mend(pages::ask(context, form, &faults)));
    }
    let person = PersonId::from_bytes(context.naming.name("person"));
    let token = secret(context);
    let office = own_office(context);
    let fact = NewFact::new(&PERSON_INVITED, Edtf::moment(context.now))
        .given("name", name)
        .given("sign_in", sign_in)
        .given("role", role)
        .given("office", office)
        .given("language", context.words.language().code());
    let change =
        Change { streams: vec![StreamChange::at(person.stream(), 0, vec![fact])], ..Change::default() };
    let kept = context.naming.name("invited");
    let content = format!("{}{}", person, facts::hex(&token));
    Ok(Outcome::go(format!("/people/invited/{}", facts::hex(&kept)))
        .writing(change)
        .keeping(Keep { id: kept, content: content.into_bytes(), seconds: 3600 })
        .inviting(person, token, INVITATION_SECONDS))
}

/// The secret of a link: twice 128 bits that only the server can derive from the command.
fn secret(context: &Context<'_>) -> [u8; 32] {
    let halves = [context.naming.name("link one"), context.naming.name("link two")].concat();
    halves.try_into().unwrap_or_default()
}

fn own_office(context: &Context<'_>) -> String {
    context.register.staff(context.who.person).map(|(_, staff)| staff.office.clone()).unwrap_or_default()
}

fn invited(context: &Context<'_>) -> Result<Outcome, Problem> {
    let kept = context.kept.ok_or(Problem::Spent)?;
    let text = core::str::from_utf8(kept).map_err(|_| Problem::Spent)?;
    let (person, token) = text.split_at_checked(32).ok_or(Problem::Spent)?;
    let person: PersonId = person.parse().map_err(|_| Problem::Spent)?;
    Ok(Outcome::page(pages::invited(context, person, token)))
}

fn target(context: &Context<'_>) -> Result<PersonId, Problem> {
    context.request.param("person").parse().map_err(|_| Problem::Absent)
}

fn colleague(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::colleague(context, target(context)?)))
}

fn write(context: &Context<'_>, fact: NewFact) -> Result<Outcome, Problem> {
    let stream = context.stream.ok_or(Problem::Absent)?;
    let change = Change {
        streams: vec![StreamChange::at(stream.id, stream.opened.head, vec![fact])],
        ..Change::default()
    };
    Ok(Outcome::go(format!("/people/{}?said=person-kept", stream.id)).writing(change))
}

fn end(context: &Context<'_>) -> Result<Outcome, Problem> {
    let person = target(context)?;
    if person == context.who.person {
        return Ok(Outcome::go(format!("/people/{person}?said=not-yourself")));
    }
    let reason = input::line(context.request.form.get("end_reason"), 200).map_err(|_| Problem::Form)?;
    let fact = NewFact::new(&ACCESS_ENDED, Edtf::moment(context.now))
        .given("end_reason", reason.unwrap_or_default());
    Ok(write(context, fact)?.ending(person))
}

fn supervisor(context: &Context<'_>) -> Result<Outcome, Problem> {
    let named: PersonId = context.request.form.get("supervisor").parse().map_err(|_| Problem::Form)?;
    let fits = context.register.staff(named).is_some_and(|(row, staff)| {
        row.organisation == context.who.organisation && staff.role == "supervisor" && staff.active
    });
    if !fits {
        return Err(Problem::Form);
    }
    let fact = NewFact::new(&SUPERVISED_BY, Edtf::moment(context.now)).given("supervisor", named.to_string());
    write(context, fact)
}
