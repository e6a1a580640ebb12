//! People: the cases that are related to whoever looks, and search among them.

mod listed;

use facts::Row;
use maud::{Markup, html};
use web::components::cards::{Card, Cell, Column, Place, Weight, cards, person};
use web::components::field::{Choice, Field, select};
use web::components::layout::{Head, head};
use web::components::list::{Find, Pager, Saved, filters, find, pager, saved};
use web::components::message::{Blank, blank};
use web::components::{button, tag};
use web::frame::short_name;
use web::standing::Related;
use web::{Context, Form, View, time};

use listed::{Asked, Counts, Listed};

use super::work::may_open;
use super::{SECTION, duty_text, number_of, risk_tone, when};

const PAGE: usize = 50;

struct Wanted {
    status: String,
    risk: String,
    step: String,
    with: String,
    late: bool,
    from: usize,
}

impl Wanted {
    fn read(context: &Context<'_>, query: &Form) -> Self {
        let code = |name: &str, list: &str| {
            let code = query.get(name);
            if context.codes.has(list, code) { code.to_owned() } else { String::new() }
        };
        let status = code("status", "status");
        Self {
            status: if status.is_empty() && query.get("status") != "any" {
                "open".to_owned()
            } else {
                status
            },
            risk: code("risk", "risk"),
            step: code("step", "step"),
            with: if query.get("with") == "me" { "me".to_owned() } else { String::new() },
            late: query.get("late") == "yes",
            from: query.get("from").parse().unwrap_or(0),
        }
    }

    fn asked(&self) -> Asked<'_> {
        Asked { codes: [&self.status, &self.risk, &self.step], mine: !self.with.is_empty(), late: self.late }
    }

    fn href(&self, from: usize) -> String {
        let mut query = String::new();
        for (name, value) in
            [("status", &self.status), ("risk", &self.risk), ("step", &self.step), ("with", &self.with)]
        {
            if !value.is_empty() {
                query.push_str(&format!("&{name}={value}"));
            }
        }
        if self.late {
            query.push_str("&late=yes");
        }
        format!("/cases?from={from}{query}")
    }
}

/// The duty that is due first, among those of whoever looks and those that are nobody's in particular.
fn next_for<'a>(context: &Context<'_>, row: &'a Row) -> Option<&'a facts::Duty> {
    let me = context.who.person;
    let mine = row.card.duties.iter().filter(|duty| duty.owner.is_none_or(|owner| owner == me));
    mine.min_by_key(|duty| duty.due.end())
}

pub fn page(context: &Context<'_>) -> View {
    let w = &context.words;
    let wanted = Wanted::read(context, &context.request.query);
    let related = Related::of(context.who, context.register);
    let listed = Listed::of(context, &related, &wanted.asked(), wanted.from.saturating_add(PAGE));
    let lists = lists(context, &listed.counts);
    let total = listed.total;
    let from = wanted.from.min(total.saturating_sub(1));
    let shown = listed.first.page(from, PAGE);
    let to = from.saturating_add(shown.len());
    let turn = Pager {
        from: from.saturating_add(1),
        to,
        total,
        size: PAGE,
        back: (from > 0).then(|| wanted.href(from.saturating_sub(PAGE))),
        next: (to < total).then(|| wanted.href(to)),
    };
    let body = html! {
        (top(context))
        (search_box(context, ""))
        (saved(w, &lists))
        (filter_form(context, &wanted))
        @if shown.is_empty() {
            (blank(&Blank { title: html! { (w.t("list-none")) }, how: html! { (w.t("list-none.how")) }, act: None }))
        } @else {
            (table(context, &shown, total))
            @if total > PAGE { (pager(w, &turn)) }
        }
    };
    View::new(w.t("list-title"), SECTION, body)
}

fn top(context: &Context<'_>) -> Markup {
    let w = &context.words;
    let acts = if may_open(context) {
        vec![button::go(button::Look::Solid, "/cases/new", w.t("list-new"))]
    } else {
        Vec::new()
    };
    head(&Head { acts, ..Head::new(w.t("list-title")) })
}

fn search_box(context: &Context<'_>, value: &str) -> Markup {
    let w = &context.words;
    find(
        w,
        &Find {
            action: "/search".to_owned(),
            name: "q".to_owned(),
            label: w.t("list-find-label").into_owned(),
            example: w.t("list-find-example").into_owned(),
            value: value.to_owned(),
            command: context.naming.command(),
        },
    )
}

fn lists(context: &Context<'_>, counts: &Counts) -> Vec<Saved> {
    let w = &context.words;
    let query = &context.request.query;
    let here = |name: &str, value: &str| query.get(name) == value;
    let plain = query.is_empty() || (query.pairs().len() == 1 && query.has("from"));
    let saved = |href: &str, id: &str, count: usize, current: bool| Saved {
        href: href.to_owned(),
        label: html! { (w.t(id)) },
        count: Some(count),
        current,
    };
    vec![
        saved("/cases", "list-all", counts.open, plain),
        saved("/cases?with=me", "list-mine", counts.mine, here("with", "me")),
        saved("/cases?late=yes", "list-late", counts.late, here("late", "yes")),
        saved("/cases?risk=high", "list-high", counts.high, here("risk", "high")),
        saved("/cases?status=closed", "list-closed", counts.closed, here("status", "closed")),
    ]
}

fn filter_form(context: &Context<'_>, wanted: &Wanted) -> Markup {
    let w = &context.words;
    let choose = |name: &str, list: &str, chosen: &str| {
        let mut choices = vec![Choice::new("", w.t("list-any"), chosen.is_empty())];
        choices.extend(
            context
                .codes
                .list(list)
                .iter()
                .filter(|code| code.code != "contact" || list != "status")
                .map(|code| Choice::new(&code.code, code.label(w.language()), code.code == chosen)),
        );
        select(&Field::new(name, w.t(&format!("list-{name}"))), &choices)
    };
    let body = html! {
        div.halves.col {
            (choose("status", "status", &wanted.status))
            (choose("risk", "risk", &wanted.risk))
            (choose("step", "step", &wanted.step))
        }
    };
    filters(w, "/cases", &body, &[])
}

fn table(context: &Context<'_>, rows: &[&Row], total: usize) -> Markup {
    let w = &context.words;
    let columns = ["list-col-person", "list-col-risk", "list-col-next", "list-col-step", "list-col-with"]
        .map(|id| Column::new(w.t(id)));
    let caption = w.with("list-caption", &[("n", i64::try_from(total).unwrap_or(0).into())]);
    let lines: Vec<Card> = rows.iter().map(|row| card(context, row)).collect();
    cards(caption, &columns, &lines)
}

fn card(context: &Context<'_>, row: &Row) -> Card {
    let w = &context.words;
    let language = w.language();
    let risk = row.code("risk").unwrap_or("not_assessed");
    let step = context.codes.label("step", row.code("step").unwrap_or("contact"), language);
    let with: Vec<String> =
        row.card.assigned.iter().map(|one| short_name(context.register.name_of(*one))).collect();
    let with = if with.is_empty() { w.t("list-nobody").into_owned() } else { with.join(", ") };
    Card {
        head: person(&format!("/cases/{}", row.stream), &row.card.alias, &number_of(row)),
        cells: vec![
            Cell::new(
                Place::Right,
                Weight::Plain,
                tag::tag(risk_tone(risk), context.codes.label("risk", risk, language)),
            ),
            next_cell(context, row),
            Cell::new(Place::Left, Weight::Meta, html! { (step) }),
            Cell::new(Place::Right, Weight::Meta, html! { (with) }),
        ],
    }
}

fn next_cell(context: &Context<'_>, row: &Row) -> Cell {
    let w = &context.words;
    let Some(duty) = next_for(context, row) else {
        return Cell::new(Place::Whole, Weight::Meta, html! { (w.t("list-nothing-due")) });
    };
    let due = time::due_brief(w, when(&duty.due), facts::local(context.now));
    let weight = if due.late { Weight::Late } else { Weight::Due };
    let body = html! { b { (due.first) } " " (short_duty(context, &duty.what, duty.note.as_deref(), &row.card.alias)) };
    Cell::new(Place::Whole, weight, body)
}

fn short_duty(context: &Context<'_>, what: &str, note: Option<&str>, alias: &str) -> Markup {
    let short = format!("duty-{what}.short");
    match (note, context.words.maybe(&short)) {
        (None, Some(short)) => html! { (short) },
        (Some(note), _) => html! { (note) },
        (None, None) => duty_text(context, what, note, alias),
    }
}

/// What a search found among the cases that are related to whoever looks.
pub fn found(context: &Context<'_>, query: &str) -> View {
    let w = &context.words;
    let related = Related::of(context.who, context.register).all;
    let hits = context.register.find_among(query, &related, PAGE);
    let rows: Vec<&Row> = hits.into_iter().map(|(row, _)| row).collect();
    let body = html! {
        (top(context))
        (search_box(context, query))
        @if rows.is_empty() {
            (blank(&Blank { title: html! { (w.t("found-none")) }, how: html! { (w.t("found-none.how")) }, act: None }))
        } @else {
            (table(context, &rows, rows.len()))
        }
    };
    View::new(w.t("found-title"), SECTION, body)
}
