//! My work: what must be done today, and for whom, first.

use facts::{Duty, Row};
use maud::{Markup, html};
use web::components::button;
use web::components::layout::{Group, Head, head, section, shorter, split};
use web::components::message::{Blank, blank};
use web::components::rows::{Clock, Row as Line, due as due_markup, rows};
use web::components::week::{Day, week};
use web::{Context, View, standing, time};

use super::{duty_text, when};

struct Item<'a> {
    row: &'a Row,
    duty: &'a Duty,
}

pub fn page(context: &Context<'_>) -> View {
    let w = &context.words;
    let rows = standing::related(context.who, context.register);
    let mut items = mine(context, &rows);
    items.sort_by_key(|item| (item.duty.due.end(), item.row.card.alias.clone()));
    let now = context.now.as_second();
    let today = context.today();
    let week_end = today.saturating_add(jiff::Span::new().days(7));
    let late: Vec<&Item<'_>> = items.iter().filter(|item| item.duty.due.end() < now).collect();
    let day = |item: &&Item<'_>| item.duty.due.first_day();
    let due_today: Vec<&Item<'_>> = items
        .iter()
        .filter(|item| item.duty.due.end() >= now && day(item).is_some_and(|day| day <= today))
        .collect();
    let later: Vec<&Item<'_>> =
        items.iter().filter(|item| day(item).is_some_and(|day| day > today && day < week_end)).collect();
    let top = Head {
        acts: new_person(context),
        lede: Some(html! { (lede(context, late.len(), due_today.len())) }),
        ..Head::new(time::day_long(w, today, today))
    };
    let nothing = late.is_empty() && due_today.is_empty() && later.is_empty();
    let main = html! {
        @if nothing { (empty(context, rows.is_empty())) }
        (to_compare(context))
        (group(context, "late", "work-late", &late, true))
        (group(context, "today", "work-today", &due_today, false))
        (group(context, "week", "work-week", &later, false))
    };
    let aside = html! {
        (week(w, today, &days(context, &items)))
        p.meta { (w.with("work-people", &[("n", i64::try_from(rows.len()).unwrap_or(0).into())])) }
    };
    let body = html! { (head(&top)) (split(&main, &w.t("work-around"), &aside)) };
    View::new(w.t("work-title"), "/work", body)
}

/// Duties that are this person's: named so, or nobody's on a case they work on.
fn mine<'a>(context: &Context<'_>, rows: &[&'a Row]) -> Vec<Item<'a>> {
    let me = context.who.person;
    let mut items = Vec::new();
    for row in rows {
        let works = row.card.assigned.contains(&me);
        for duty in &row.card.duties {
            let own = match duty.owner {
                Some(owner) => owner == me,
                None => works,
            };
            if own {
                items.push(Item { row, duty });
            }
        }
    }
    items
}

/// Reviews that wait for this person.
fn to_compare(context: &Context<'_>) -> Markup {
    let found = super::review::waiting(context);
    if found.is_empty() {
        return html! {};
    }
    let mut group = Group::new("pairs", context.words.t("work-pairs"));
    group.count = Some(found.len());
    section(&group, &rows(&super::review::lines(context, &found)))
}

fn new_person(context: &Context<'_>) -> Vec<Markup> {
    if !may_open(context) {
        return Vec::new();
    }
    let label = shorter(context.words.t("work-new"), context.words.t("work-new.rest"));
    vec![button::go(button::Look::Quiet, "/cases/new", label)]
}

/// May this person open a case?
pub fn may_open(context: &Context<'_>) -> bool {
    let question = access::Question::of_the_house(context.who.rights, access::Action::Create);
    matches!(access::decide(&question), access::Decision::Allow(_))
}

fn lede(context: &Context<'_>, late: usize, today: usize) -> String {
    let count = |n: usize| web::Arg::from(i64::try_from(n).unwrap_or(0));
    context.words.with("work-lede", &[("late", count(late)), ("today", count(today))]).into_owned()
}

fn empty(context: &Context<'_>, nobody: bool) -> Markup {
    let w = &context.words;
    let (title, how) =
        if nobody { ("work-nobody", "work-nobody.how") } else { ("work-nothing", "work-nothing.how") };
    blank(&Blank { title: html! { (w.t(title)) }, how: html! { (w.t(how)) }, act: None })
}

fn group(context: &Context<'_>, id: &str, title: &str, items: &[&Item<'_>], late: bool) -> Markup {
    if items.is_empty() {
        return html! {};
    }
    let mut group = Group::new(id, context.words.t(title));
    group.count = Some(items.len());
    group.late = late;
    let lines: Vec<Line> = items.iter().map(|item| line(context, item)).collect();
    section(&group, &rows(&lines))
}

fn line(context: &Context<'_>, item: &Item<'_>) -> Line {
    let w = &context.words;
    let card = &item.row.card;
    let now = facts::local(context.now);
    let due = time::due(w, when(&item.duty.due), now);
    let label = duty_text(context, &item.duty.what, item.duty.note.as_deref(), &card.alias);
    let href = format!("/cases/{}{}", item.row.stream, duty_path(&item.duty.what));
    let mut line = Line::new(href, label);
    line.clock = Some(clock(context, item.duty, due.late));
    line.meta = w.maybe(&format!("duty-{}.why", item.duty.what)).map(|why| html! { (why) });
    line.due = Some(due_markup(&due));
    line
}

/// Where a duty is done.
pub fn duty_path(what: &str) -> &'static str {
    match what {
        "risk" | "risk_again" => "/risk",
        "consent" => "/consent",
        "confirm" => "/known",
        "assign" => "/assign",
        _ => "",
    }
}

/// A full ring is a week away; within four hours it is soon.
pub fn clock(context: &Context<'_>, duty: &Duty, late: bool) -> Clock {
    if late {
        return Clock::Late;
    }
    let left = duty.due.end().saturating_sub(context.now.as_second()).max(0);
    let share = u8::try_from(left.saturating_mul(100).div_euclid(7 * 86_400).clamp(4, 100)).unwrap_or(100);
    if duty.due.precision() == facts::Precision::Minute && left < 4 * 3600 {
        Clock::Soon(share)
    } else {
        Clock::Left(share)
    }
}

fn days(context: &Context<'_>, items: &[Item<'_>]) -> Vec<Day> {
    let today = context.today();
    let monday =
        today.saturating_sub(jiff::Span::new().days(i64::from(today.weekday().to_monday_zero_offset())));
    (0..7)
        .map(|ahead| {
            let date = monday.saturating_add(jiff::Span::new().days(ahead));
            let due = items.iter().filter(|item| item.duty.due.first_day() == Some(date)).count();
            Day { date, due, href: None }
        })
        .collect()
}
