//! The case at a glance: what is next, where the person stands on the way, what happened, who holds what.

use access::Action;
use facts::Compartment;
use maud::{Markup, html};
use web::components::held::{Held, State, held};
use web::components::layout::{Group, section, sheet, split};
use web::components::message::{Flash, Tone, flash};
use web::components::person::{Next, fact, facts as fact_list, next};
use web::components::rows::due as due_markup;
use web::components::thread::{Entry, Knot, thread};
use web::components::way::{Stage, Step, way};
use web::components::{Link, button, text};
use web::{Context, OpenStream, View, time};

use super::work::duty_path;
use super::{SECTION, by_name, case_head, duty_text, known, signed, when};
use crate::facts::{HOME_ADDRESS_RECORDED, SAFE_CONTACT_SET};
use crate::read;
use crate::rules::{Case, OpenDuty, WAY};

const LATELY: usize = 6;

pub fn page(context: &Context<'_>, stream: &OpenStream, case: &Case) -> View {
    let w = &context.words;
    let main = html! {
        (what_next(context, stream, case))
        (clashes(context, stream, case))
        (the_way(context, stream, case))
        (what_happened(context, stream, case))
    };
    let aside = html! {
        (who_holds(context, stream))
        (good_to_know(context, stream, case))
        (acts(context, stream, case))
    };
    let body = html! {
        (case_head(context, stream, case, ""))
        (split(&main, &w.t("case-around"), &aside))
    };
    View::new(w.t("case-title"), SECTION, body)
}

fn what_next(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    if case.is_closed() {
        return html! {
            (flash(&Flash { next: Some(reopen_form(context, stream)), ..Flash::new(Tone::Info, w.t("case-is-closed")) }))
        };
    }
    let me = context.who.person;
    let mine = |duty: &&OpenDuty| match duty.owner {
        Some(owner) => owner == me,
        None => case.is_assigned(me),
    };
    let due = case.due();
    let Some(duty) = due.iter().find(mine) else {
        return html! {};
    };
    let timing = time::due(w, when(&duty.due), facts::local(context.now));
    next(
        w,
        &Next {
            kicker: None,
            title: duty_text(context, &duty.what, duty.note.as_deref(), case.alias()),
            due: Some(due_markup(&timing)),
            late: timing.late,
            act: duty_act(context, stream, duty),
        },
    )
}

fn duty_act(context: &Context<'_>, stream: &OpenStream, duty: &OpenDuty) -> Markup {
    let w = &context.words;
    let path = duty_path(&duty.what);
    if !path.is_empty() {
        return button::go(button::Look::Solid, &read::path(stream, path), w.t("duty-start"));
    }
    let action = read::path(stream, &format!("/duties/{}", duty.fact));
    let command = context.naming.command();
    button::post(button::Look::Solid, &action, &[("command", &command)], w.t("duty-done"))
}

fn reopen_form(context: &Context<'_>, stream: &OpenStream) -> Markup {
    let action = read::path(stream, "/reopen");
    let command = context.naming.command();
    button::post(button::Look::Quiet, &action, &[("command", &command)], context.words.t("case-reopen"))
}

/// Two answers to one question, given without seeing each other: both stand until someone chooses.
fn clashes(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let Some((field, _)) = case.fields.clashes().next() else {
        return html! {};
    };
    let page = if SAFE_CONTACT_SET.field(field).is_some() {
        "/contact"
    } else if HOME_ADDRESS_RECORDED.field(field).is_some() {
        "/address"
    } else {
        "/known"
    };
    let link = Link::new(read::path(stream, page), w.t("case-clash.choose"));
    html! {
        (flash(&Flash { next: Some(html! { a href=(link.href) { (link.label) } }), ..Flash::new(Tone::Warn, w.t("case-clash")) }))
    }
}

fn the_way(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let here = case.step();
    let at = WAY.iter().position(|step| *step == here).unwrap_or(0);
    let steps: Vec<Step> =
        WAY.iter().enumerate().map(|(nth, code)| step(context, case, code, nth, at)).collect();
    let name = |code: &str| context.codes.label("step", code, w.language()).to_owned();
    let following = WAY.get(at.saturating_add(1)).map(|code| name(code));
    let sentence = match following {
        Some(following) => w.html("way-now", &[("here", name(here).into()), ("next", following.into())]),
        None => w.html("way-last", &[("here", name(here).into())]),
    };
    let mark = html! {
        form.form.line-form method="post" action=(read::path(stream, "/steps")) {
            (web::components::form::hidden("command", &context.naming.command()))
            label.vh for="step" { (w.t("way-mark.label")) }
            select id="step" name="step" {
                @for code in WAY { option value=(code) selected[code == here] { (name(code)) } }
            }
            (button::send(button::Look::Quiet, w.t("way-mark")))
        }
    };
    let group = Group::new("way", w.t("way-title"));
    section(
        &group,
        &html! {
            (way(w, &steps, &sentence))
            @if context.may(Action::Mark) && !case.is_closed() { (web::components::layout::more(w.t("way-mark.more"), &mark)) }
        },
    )
}

fn step(context: &Context<'_>, case: &Case, code: &str, nth: usize, at: usize) -> Step {
    let w = &context.words;
    let marks: Vec<_> = case.steps.iter().filter(|mark| mark.step == code).collect();
    let first = marks.iter().min_by_key(|mark| mark.happened.start());
    let stage = match (nth.cmp(&at), marks.is_empty()) {
        (core::cmp::Ordering::Equal, _) => Stage::Now,
        (_, false) => Stage::Done,
        (core::cmp::Ordering::Less, true) => Stage::Skipped,
        (core::cmp::Ordering::Greater, true) => Stage::Todo,
    };
    let day = first.and_then(|mark| mark.happened.first_day());
    Step {
        name: context.codes.label("step", code, w.language()).to_owned(),
        stage,
        short: day.map(|day| time::date(w, day, context.today())),
        first: day.map(|day| time::date_long(w, day)),
        times: marks.len(),
        by: first.map(|mark| html! { (by_name(context, mark.by)) }),
    }
}

fn what_happened(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let entries = timeline(context, stream, case);
    let all = entries.len();
    let shown: Vec<Entry> = entries.into_iter().take(LATELY).collect();
    let mut group = Group::new("happened", w.t("happened-title"));
    group.link = Some(Link::new(read::path(stream, "/notes"), w.t("happened-write")));
    sheet(
        &group,
        &html! {
            (thread(w, &shown))
            @if all > LATELY {
                a.all href=(read::path(stream, "/notes")) { (w.with("happened-all", &[("n", i64::try_from(all).unwrap_or(0).into())])) }
            }
        },
    )
}

/// Everything that happened, latest first: by when it happened, then by when it was received.
pub fn timeline(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Vec<Entry> {
    let w = &context.words;
    let mut facts: Vec<&facts::Fact> = stream.opened.facts.iter().collect();
    facts.sort_by_key(|fact| core::cmp::Reverse(fact.order()));
    let mut entries = Vec::new();
    for fact in facts {
        let meta = signed(context, &fact.happened, fact.by);
        let entry = match fact.kind.as_str() {
            "note_written" => case.notes.iter().find(|note| note.fact == fact.id).map(|note| {
                let standing = note.corrections.last().map_or(&note.text, |last| &last.text);
                Entry::new(Knot::Did, html! { (text(standing)) }, meta)
            }),
            "risk_level_set" => {
                let level = fact.text("level").unwrap_or_default();
                let label = context.codes.label("risk", level, w.language()).to_owned();
                let why = fact.text("risk_reason").unwrap_or_default().to_owned();
                let knot = if level == "high" { Knot::Bad } else { Knot::Did };
                Some(Entry::new(
                    knot,
                    w.html("happened-risk", &[("level", label.into()), ("why", why.into())]),
                    meta,
                ))
            }
            "case_opened" => Some(Entry::new(Knot::Did, html! { (w.t("happened-opened")) }, meta)),
            "status_set" if fact.text("status") == Some("closed") => {
                let reason = fact.text("close_reason").unwrap_or("other");
                let reason = context.codes.label("close_reason", reason, w.language()).to_owned();
                Some(Entry::new(Knot::Shut, w.html("happened-closed", &[("why", reason.into())]), meta))
            }
            "status_set" => Some(Entry::new(Knot::Here, html! { (w.t("happened-reopened")) }, meta)),
            "assigned" => fact.text("worker").and_then(|id| id.parse().ok()).map(|worker| {
                let name = by_name(context, worker);
                Entry::new(Knot::Open, w.html("happened-assigned", &[("who", name.into())]), meta)
            }),
            "step_marked" => fact.text("step").filter(|step| *step != "contact").map(|step| {
                let step = context.codes.label("step", step, w.language()).to_owned();
                Entry::new(Knot::Open, w.html("happened-step", &[("step", step.into())]), meta)
            }),
            _ => None,
        };
        entries.extend(entry);
    }
    entries
}

fn who_holds(context: &Context<'_>, stream: &OpenStream) -> Markup {
    let w = &context.words;
    let mut parts = vec![Held { label: html! { (w.t("held-casework")) }, state: State::Open, note: None }];
    let identity = stream.may_open(Compartment::Identity);
    let holds_identity = stream.opened.held.contains_key(&Compartment::Identity);
    if holds_identity {
        let state = if identity { State::Step(read::path(stream, "/name")) } else { State::Locked };
        parts.push(Held { label: html! { (w.t("held-identity")) }, state, note: None });
    }
    for (compartment, holders) in &stream.holders {
        let mine = holders.contains(&context.who.person) && stream.may_open(*compartment);
        let names: Vec<String> = holders.iter().map(|one| by_name(context, *one)).collect();
        let held_by = w.with("held-by", &[("who", names.join(", ").into())]).into_owned();
        let state = if mine { State::Step(read::path(stream, "/address")) } else { State::Locked };
        parts.push(Held {
            label: html! { (w.t(&format!("held-{}", compartment.word()))) },
            state,
            note: Some(html! { (held_by) }),
        });
    }
    sheet(&Group::new("held", w.t("held-title")), &held(w, &parts))
}

fn good_to_know(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let mut lines = Vec::new();
    for (name, label) in [
        ("languages", "know-speaks"),
        ("born", "know-age"),
        ("sex", "know-sex"),
        ("nationalities", "know-from"),
        ("county", "know-county"),
        ("access_needs", "know-needs"),
        ("health_alert", "know-health"),
    ] {
        lines.extend(known(context, case, name).map(|value| fact(w.t(label), value)));
    }
    let change = stream.may_open(Compartment::Identity);
    let mut group = Group::new("know", w.t("know-title"));
    group.link = change.then(|| Link::new(read::path(stream, "/known"), w.t("know-change")));
    sheet(&group, &fact_list(&lines))
}

fn acts(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let all = [
        (Action::RecordConsent, "/consent", "act-consent"),
        (Action::Write, "/contact", "act-contact"),
        (Action::Reveal, "/phones", "act-phone"),
        (Action::Mark, "/risk", "act-risk"),
        (Action::Assign, "/assign", "act-assign"),
        (Action::DeclareConflict, "/conflict", "act-conflict"),
        (Action::Close, "/close", "act-close"),
    ];
    let offered = all.into_iter().filter(|(action, _, _)| {
        context.may(*action) && (!case.is_closed() || matches!(action, Action::DeclareConflict))
    });
    let mut links: Vec<(&str, &str)> = offered.map(|(_, end, id)| (end, id)).collect();
    if !case.is_closed() && stream.may_open(Compartment::Location) {
        links.push(("/address", "act-address"));
    }
    if links.is_empty() {
        return html! {};
    }
    let items: Vec<Markup> =
        links.into_iter().map(|(end, id)| html! { a href=(read::path(stream, end)) { (w.t(id)) } }).collect();
    sheet(&Group::new("acts", w.t("act-title")), &html! { ul.links { @for item in items { li { (item) } } } })
}
