//! What lists are made of.

use jiff::civil::{Date, date, datetime};
use maud::{Markup, html};
use web::components::button::{self, Look};
use web::components::cards::{self, Card, Cell, Column, Order, Place, Sort, Weight};
use web::components::list::{self, Find, Pager, Saved};
use web::components::pairs::{self, Likeness, Pair, PairPart};
use web::components::rows;
use web::components::tag::{self, Tone};
use web::components::{Link, text, who as alias};
use web::language::Words;
use web::time::{self, When};

use super::say;
use super::work::{NOW, TODAY};

pub fn parts(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    vec![
        ("buttons", buttons(w, who)),
        ("tags", tags(w, who)),
        ("cards", people(w, who)),
        ("find", finding(w, who)),
        ("saved", saved(w, who)),
        ("filters", filters(w, who)),
        ("pager", pager(w)),
        ("pairs", twins(w, who)),
    ]
}

fn buttons(w: &Words<'_>, who: &str) -> Markup {
    button::acts(&[
        button::send(Look::Solid, say(w, "Keep note", "Hifadhi maandishi")),
        button::go(Look::Quiet, "/print", html! { "Print for " (alias(who)) }),
        button::send_as(Look::Plain, "later", "1", say(w, "Leave it for now", "Acha kwa sasa")),
        button::send(Look::Stop, say(w, "Withdraw it", "Iondoe")),
        button::waits(say(w, "Waits for sheet 2", "Inasubiri karatasi ya 2")),
        button::go(Look::Small, "/people", say(w, "Real name", "Jina halisi")),
        button::go(Look::Exit, "/away", say(w, "Leave quickly", "Ondoka haraka")),
        button::post(Look::Quiet, "/again", &[("seen", who)], say(w, "Try again", "Jaribu tena")),
        button::post_link("/undo", &[("seen", who)], say(w, "Undo", "Tendua")),
        button::aside(html! { (say(w, "Saved 09:36", "Imehifadhiwa 09:36")) }),
    ])
}

fn tags(w: &Words<'_>, who: &str) -> Markup {
    html! {
        p.acts {
            (tag::tag(Tone::Ok, say(w, "In place", "Ipo"))) " "
            (tag::tag(Tone::Soon, say(w, "By Thursday", "Kufikia Alhamisi"))) " "
            (tag::tag(Tone::Late, say(w, "4 days late", "Imechelewa kwa siku 4"))) " "
            (tag::tag(Tone::Open, say(w, "Asked for", "Imeombwa"))) " "
            (tag::tag(Tone::Off, who))
        }
        (tag::chips(&[text("Kiswahili"), text(who)]))
    }
}

pub fn people(w: &Words<'_>, who: &str) -> Markup {
    let sorted = |label, order| Column {
        sort: Some(Sort { href: "/people?by=next".into(), order }),
        ..Column::new(label)
    };
    let columns = [
        sorted(say(w, "Person", "Mtu"), Order::None),
        Column::new(say(w, "Risk", "Hatari")),
        sorted(say(w, "Next", "Linalofuata"), Order::Up),
        Column::new(say(w, "Step", "Hatua")),
        Column { end: true, ..sorted(say(w, "Last spoke", "Mazungumzo ya mwisho"), Order::Down) },
    ];
    let people = [
        (who, "P-4203", Tone::Late, When::Day(date(2026, 11, 23)), date(2026, 11, 16)),
        ("Zaituni", "P-4262", Tone::Off, When::At(datetime(2026, 11, 24, 10, 0, 0, 0)), date(2026, 11, 23)),
        ("Almasi", "P-2817", Tone::Ok, When::Day(date(2026, 11, 27)), date(2025, 8, 28)),
    ];
    let rows: Vec<Card> = people.map(|person| card(w, person)).into();
    cards::cards(say(w, "People with me", "Watu walio nami"), &columns, &rows)
}

fn card(w: &Words<'_>, person: (&str, &str, Tone, When, Date)) -> Card {
    let (who, number, tone, when, spoke) = person;
    let due = time::due_brief(w, when, NOW);
    let risk = match tone {
        Tone::Late => say(w, "High", "Kubwa"),
        Tone::Ok => say(w, "Low", "Ndogo"),
        _ => say(w, "Not asked yet", "Haijaulizwa bado"),
    };
    let weight = if due.late { Weight::Late } else { Weight::Due };
    let next = html! { (rows::due(&due)) " " (say(w, "Look at safety again", "Pitia tena usalama")) };
    let last = Cell {
        label: Some(say(w, "Last spoke", "Mazungumzo ya mwisho").into()),
        end: true,
        ..Cell::new(Place::Right, Weight::Meta, time::near(w, spoke, TODAY))
    };
    Card {
        head: cards::person("/people/1", who, number),
        cells: vec![
            Cell::new(Place::Right, Weight::Plain, tag::tag(tone, risk)),
            Cell::new(Place::Whole, weight, next),
            Cell::new(Place::Left, Weight::Meta, say(w, "Services", "Huduma")),
            last,
        ],
    }
}

pub fn finding(w: &Words<'_>, who: &str) -> Markup {
    let find = Find {
        action: "/people/find".into(),
        name: "q".into(),
        label: say(w, "Find a person", "Tafuta mtu").into(),
        example: say(w, "Alias, case, last 4 of phone", "Jina, faili, tarakimu 4 za simu").into(),
        value: who.into(),
        command: who.into(),
    };
    list::find(w, &find)
}

pub fn saved(w: &Words<'_>, who: &str) -> Markup {
    let list = |label: &str, count, current| Saved {
        href: "/people?list=1".into(),
        label: text(label),
        count: Some(count),
        current,
    };
    let lists = [
        list(say(w, "With me", "Walio nami"), 23, true),
        list(say(w, "Something late", "Kuna lililochelewa"), 2, false),
        list(say(w, "Consent ends soon", "Ridhaa inaisha karibuni"), 3, false),
        list(who, 1, false),
    ];
    list::saved(w, &lists)
}

pub fn filters(w: &Words<'_>, who: &str) -> Markup {
    let fields = super::forms::risk_filter(w, who);
    let save = button::send_as(Look::Plain, "save", "1", say(w, "Save as a list", "Hifadhi kama orodha"));
    list::filters(w, "/people", &fields, &[save])
}

pub fn pager(w: &Words<'_>) -> Markup {
    let pager = Pager {
        from: 51,
        to: 100,
        total: 1_230,
        size: 50,
        back: Some("/people?page=1".into()),
        next: Some("/people?page=3".into()),
    };
    list::pager(w, &pager)
}

fn twins(w: &Words<'_>, who: &str) -> Markup {
    let part = |label: &str, left: &str, right: &str, likeness| PairPart {
        label: text(label),
        left: Some(text(left)),
        right: (!right.is_empty()).then(|| text(right)),
        likeness,
    };
    let born = say(w, "Year of birth", "Mwaka wa kuzaliwa");
    let pair = Pair {
        left: Link::new("/people/1", "P-4203"),
        right: Link::new("/people/2", "P-4262"),
        parts: vec![
            part(say(w, "Alias", "Jina la kuitwa"), who, who, Likeness::Equal),
            part(say(w, "Names", "Majina"), "Wangeci", "Wangechi", Likeness::Alike),
            part(born, "2002", "2003", Likeness::OneApart),
            part(say(w, "County", "Kaunti"), "Kilifi", "Kwale", Likeness::Different),
            part(say(w, "Phone ends", "Simu inaisha"), "0262", "", Likeness::OneSide),
        ],
    };
    pairs::pairs(w, &pair)
}
