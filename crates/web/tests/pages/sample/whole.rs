//! Whole pages, as the gallery and the tests of the frame show them.

use maud::{Markup, html};
use web::components::button::{self, Look};
use web::components::layout::{self, Head};
use web::components::message::{Flash, Tone};
use web::components::{Link, text};
use web::frame::{Kind, Me, NavEntry, Page, Width};
use web::language::Words;

use super::{forms, lists, person, say, ways, work};

fn nav(w: &Words<'_>, current: usize) -> Vec<NavEntry> {
    let names = say(w, "Work People Referrals Places Grants", "Kazi Watu Rufaa Mahali Ruzuku");
    (0..)
        .zip(names.split(' '))
        .map(|(n, name)| NavEntry { href: format!("/{n}"), label: name.into(), current: n == current })
        .collect()
}

fn staff(w: &Words<'_>, me: &str, current: usize, page: Page<'_>) -> Markup {
    let foot = [
        Link::new("/help", say(w, "Help", "Msaada")),
        Link::new("/rights", say(w, "Who may see what", "Nani anaweza kuona nini")),
    ];
    let nav = nav(w, current);
    let me = Me { name: me.into(), href: "/me".into() };
    let page = Page { home: Some("/work"), nav: &nav, me: Some(me), foot: &foot, ..page };
    page.html(w)
}

/// Pages as people meet them.
pub fn pages(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    vec![
        ("work", first_page(w, who)),
        ("people", people(w, who)),
        ("case", case(w, who)),
        ("form-errors", form_errors(w, who)),
        ("question", slim(w, html! { (forms::steps(w)) (forms::question(w, who)) })),
        (
            "check-answers",
            slim(w, html! { (forms::steps(w)) (ways::read_back(w, who)) (ways::answers(w, who)) }),
        ),
        ("sign-in", gate(w, who)),
        (
            "set-up",
            Page {
                width: Width::Slim,
                ..Page::new(say(w, "Set up", "Kuandaa"), "/set-up", ways::set_up(w, who))
            }
            .html(w),
        ),
        ("demo", demo(w, who)),
    ]
}

/// Each kind of frame around nearly nothing. `me` is who is signed in, and the page's words.
pub fn frames(w: &Words<'_>, me: &str) -> Vec<(&'static str, Markup)> {
    let flash = Flash::new(Tone::Done, me);
    let page =
        Page { flash: Some(flash), ..Page::new("Overview", "/people/1?tab=\"1\"", html! { h1 { (me) } }) };
    let own = Page {
        kind: Kind::Own { exit: "/leave" },
        ..Page::new(say(w, "My page", "Ukurasa wangu"), "/mine", html! { h1 { (me) } })
    };
    let gate = Page { kind: Kind::Gate, ..Page::new(me, "/sign-in", html! { h1 { (me) } }) };
    let bare = Page::new(me, "/set-up", html! {});
    vec![
        ("staff", staff(w, me, 1, page)),
        ("own", own.html(w)),
        ("gate", gate.html(w)),
        ("bare", bare.html(w)),
    ]
}

fn first_page(w: &Words<'_>, who: &str) -> Markup {
    let main = work::duties(w, who);
    let aside = html! { (work::days(w)) (work::waiting(w, who)) };
    let around = say(w, "Around your work", "Kazi nyingine");
    let body = html! { (work::head(w, who)) (layout::split(&main, around, &aside)) };
    staff(w, "Wanza K.", 0, Page::new(say(w, "Work", "Kazi"), "/work", body))
}

fn people(w: &Words<'_>, who: &str) -> Markup {
    let head = Head {
        acts: vec![button::go(Look::Solid, "/people/new", say(w, "New person", "Mtu mpya"))],
        ..Head::new(say(w, "People", "Watu"))
    };
    let body = html! {
        (layout::head(&head))
        (lists::finding(w, ""))
        (lists::saved(w, who))
        (lists::filters(w, who))
        (lists::people(w, who))
        (lists::pager(w))
    };
    let page = Page::new(say(w, "People", "Watu"), "/people", body);
    staff(w, "Wanza K.", 1, Page { width: Width::Tight, ..page })
}

fn case(w: &Words<'_>, who: &str) -> Markup {
    let main = html! { (person::next(w, who)) (person::way(w, who)) (person::thread(w, who)) };
    let aside = html! { (person::held(w, who)) (person::facts(w, who)) };
    let body = html! {
        (person::head(w, who))
        (person::strip(w, "Reminder from the clinic"))
        (layout::split(&main, say(w, "About the person", "Kumhusu"), &aside))
    };
    staff(w, "Wanza K.", 1, Page::new(say(w, "Overview", "Muhtasari"), "/people/1", body))
}

fn form_errors(w: &Words<'_>, who: &str) -> Markup {
    let body = html! { (forms::steps(w)) (forms::first_contact(w, who)) };
    let page = Page::new(say(w, "New person", "Mtu mpya"), "/people/new/2", body);
    let page = Page { errors: true, width: Width::Slim, ..page };
    staff(w, "Wanza K.", 1, page)
}

fn slim(w: &Words<'_>, body: Markup) -> Markup {
    let page = Page::new(say(w, "New person", "Mtu mpya"), "/people/new", body);
    staff(w, "Wanza K.", 1, Page { width: Width::Slim, ..page })
}

fn gate(w: &Words<'_>, who: &str) -> Markup {
    let foot = [Link::new("/sign-in/help", say(w, "I cannot sign in", "Siwezi kuingia"))];
    let page = Page {
        kind: Kind::Gate,
        foot: &foot,
        ..Page::new(say(w, "Sign in", "Ingia"), "/sign-in", ways::sign_in(w, who))
    };
    page.html(w)
}

/// A list, a form and the head of a case on one page: what a page costs at most.
fn demo(w: &Words<'_>, who: &str) -> Markup {
    let body = html! {
        (person::head(w, who)) (person::strip(w, who)) (work::duties(w, who))
        (lists::people(w, who)) (forms::first_contact(w, who))
    };
    let page = Page {
        flash: Some(Flash {
            next: Some(text(say(w, "They have until Thursday 14:00.", "Wana hadi Alhamisi 14:00."))),
            ..Flash::new(Tone::Done, say(w, "Sent to Msandali Clinic.", "Imetumwa kwa Msandali Clinic."))
        }),
        ..Page::new(say(w, "Overview", "Muhtasari"), "/people/1", body)
    };
    staff(w, "Wanza K.", 1, page)
}
