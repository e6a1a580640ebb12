//! What the page of a case is made of.

use maud::{Markup, html};
use web::components::button::{self, Look};
use web::components::held::{self, Held, State};
use web::components::layout::{self, Group};
use web::components::person::{self, Next, PersonHead, SafeContact, Tab};
use web::components::tag::{Tone, tag};
use web::components::thread::{self, Correction, Entry, Knot};
use web::components::way::{self, Stage, Step};
use web::components::{Link, quote, text, who as alias};
use web::language::{Language, Words};

use super::say;

pub fn parts(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    vec![
        ("person-head", head(w, who)),
        ("strip", strip(w, who)),
        ("strip-unknown", person::strip(w, &SafeContact::default())),
        ("next", next(w, who)),
        ("way", way(w, who)),
        ("thread", thread(w, who)),
        ("held", held(w, who)),
        ("facts", facts(w, who)),
        ("quote", quote(who, Some(Language::Kiswahili))),
    ]
}

pub fn head(w: &Words<'_>, who: &str) -> Markup {
    let real_name = button::go(Look::Small, "/people/1/name", say(w, "Real name", "Jina halisi"));
    let head = PersonHead {
        alias: who.into(),
        acts: vec![tag(Tone::Late, say(w, "Risk high", "Hatari kubwa")), real_name],
        meta: text(say(
            w,
            "Case P-4203 · with Wanza K. since 3 February 2026",
            "Faili P-4203 · pamoja na Wanza K. tangu 3 Februari 2026",
        )),
    };
    let names = say(
        w,
        "Overview Notes Plan Safety Consents Justice Counselling Business",
        "Muhtasari Maandishi Mpango Usalama Ridhaa Haki Ushauri Biashara",
    );
    let tabs: Vec<Tab> = (0..)
        .zip(names.split(' '))
        .map(|(n, name)| Tab { href: format!("/people/1/{n}"), label: name.into(), current: n == 0 })
        .collect();
    html! { (person::person_head(&head)) (person::tabs(w, &tabs)) }
}

pub fn strip(w: &Words<'_>, who: &str) -> Markup {
    let contact = SafeContact {
        reach: Some(text(say(w, "SMS only", "SMS tu"))),
        when: Some(text(say(
            w,
            "Weekdays, 10:00\u{2060}–\u{2060}14:00",
            "Siku za kazi, 10:00\u{2060}–\u{2060}14:00",
        ))),
        say: Some(html! { "“" (who) "”" }),
        never: Some(text(say(w, "Calls or voice messages", "Kupiga simu au sauti"))),
    };
    person::strip(w, &contact)
}

pub fn next(w: &Words<'_>, who: &str) -> Markup {
    let late = say(w, "1 day late", "Imechelewa kwa siku 1");
    let next = Next {
        kicker: None,
        title: html! { (say(w, "Look at safety again with ", "Pitia tena usalama na ")) (alias(who)) },
        due: Some(
            html! { b { (late) } ". " (say(w, "Every 7 days while risk is high.", "Kila siku 7 hatari ikiwa kubwa.")) },
        ),
        late: true,
        act: button::go(Look::Solid, "/safety", say(w, "Start now", "Anza sasa")),
    };
    person::next(w, &next)
}

fn step(name: &str, stage: Stage, day: &str, times: usize) -> Step {
    Step {
        name: name.into(),
        stage,
        short: (!day.is_empty()).then(|| day.into()),
        first: (!day.is_empty()).then(|| format!("{day} 2026")),
        times,
        by: Some(text("Wanza K.")),
    }
}

pub fn way(w: &Words<'_>, who: &str) -> Markup {
    let names = say(
        w,
        "Contact Consent Risk Screening Needs Referrals Plan Services Readiness Follow-up",
        "Mawasiliano Ridhaa Hatari Utambuzi Mahitaji Rufaa Mpango Huduma Utayari Ufuatiliaji",
    );
    let stages = [
        (Stage::Done, "3 Feb", 1),
        (Stage::Done, "3 Feb", 4),
        (Stage::Done, "4 Feb", 13),
        (Stage::Done, "11 Feb", 1),
        (Stage::Skipped, "", 0),
        (Stage::Done, "2 Mar", 5),
        (Stage::Done, "12 May", 1),
        (Stage::Now, "14 Jun", 31),
        (Stage::Todo, "", 0),
        (Stage::Todo, "", 0),
    ];
    let steps: Vec<Step> = names
        .split(' ')
        .zip(stages)
        .map(|(name, (stage, day, times))| step(name, stage, day, times))
        .collect();
    let sentence =
        html! { (say(w, "Now: ", "Sasa: ")) b { (say(w, "Services", "Huduma")) } ". " (alias(who)) };
    let group = Group::new("way", say(w, "The way so far", "Safari hadi sasa"));
    layout::section(&group, &way::way(w, &steps, &sentence))
}

pub fn thread(w: &Words<'_>, who: &str) -> Markup {
    let correction = Correction {
        when: "16 Nov, 16:02".into(),
        who: "Wanza K.".into(),
        reason: Some(who.into()),
        first: Some("/notes/64/first".into()),
    };
    let entries = [
        Entry {
            id: Some("n64".into()),
            corrections: vec![correction],
            link: Some(Link::new("/notes/64", say(w, "Correct this", "Rekebisha haya"))),
            ..Entry::new(
                Knot::Did,
                html! { (say(w, "Market day moved ", "Siku ya soko imehamishwa ")) (thread::change(w, who, "Saturday")) },
                "16 Nov, 11:20 · Wanza K. · SMS",
            )
        },
        Entry::new(Knot::Here, html! { b { (say(w, "Here now:", "Hapa sasa:")) } " " (alias(who)) }, ""),
        Entry::new(
            Knot::Shut,
            say(w, "Notes held by Nasimiyu W.", "Maandishi yamehifadhiwa na Nasimiyu W."),
            "6 Nov",
        ),
        Entry::new(Knot::Bad, html! { b { (say(w, "Incident.", "Tukio.")) } " " (who) }, "27 Oct, 18:40"),
        Entry::new(Knot::Open, say(w, "Consent withdrawn", "Ridhaa imeondolewa"), who),
    ];
    let group = Group {
        link: Some(Link::new("/notes/new", say(w, "Write a note", "Andika"))),
        ..Group::new("happened", say(w, "What happened", "Yaliyotokea"))
    };
    layout::sheet(&group, &thread::thread(w, &entries))
}

pub fn held(w: &Words<'_>, who: &str) -> Markup {
    let part =
        |label: &str, state, note: Option<&str>| Held { label: text(label), state, note: note.map(text) };
    let by = say(
        w,
        "Held by Nasimiyu W. and whom she names. Ask her.",
        "Imehifadhiwa na Nasimiyu W. na anaowataja. Muulize.",
    );
    let parts = [
        part(say(w, "Casework", "Faili"), State::Open, None),
        part(say(w, "Identity", "Utambulisho"), State::Step("/people/1/name".into()), Some(who)),
        part(say(w, "Counselling notes", "Maandishi ya ushauri"), State::Locked, Some(by)),
    ];
    let group = Group::new("held", say(w, "Who holds what", "Nani ana nini"));
    layout::sheet(&group, &held::held(w, &parts))
}

pub fn facts(w: &Words<'_>, who: &str) -> Markup {
    let facts = [
        person::fact(say(w, "Speaks", "Anaongea"), "Dholuo, Kiswahili"),
        person::fact(say(w, "Age", "Umri"), who),
    ];
    let group = Group::new("facts", say(w, "Good to know", "Mazuri kujua"));
    layout::sheet(&group, &person::facts(&facts))
}
