//! What is driven: opening a case, lists, search, opening a new case.

use std::io;

use jiff::civil::Date;

use super::BenchError;
use super::cast::{Cast, gone_to};
use super::dice::Dice;
use super::load::Act;
use super::person::Person;
use super::stock::Stock;
use super::wire::{Answer, Asking, Wire};

/// Searches before create that one person has in a day, with some left over.
const NEW_CASES_EACH: usize = 18;
const MOST_NEW_CASES: usize = 1_200;
const VIEWS: usize = 500;

/// What is done in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// A caseworker opens a case for the first time: the look goes on its trail.
    OpenFirst,
    /// A caseworker opens a case again within a quarter of an hour.
    Open,
    /// The supervisor's list: 50 of all open cases, by what is due.
    List,
    /// The supervisor's list of high risk, second page.
    ListFiltered,
    /// A caseworker's day.
    Work,
    /// A misspelt name of two parts: the POST and the page it leads to.
    Search,
    /// The POST alone.
    SearchPost,
    /// The page alone.
    SearchGet,
    /// The last POST of a new case.
    Create,
}

impl What {
    /// All of them, in the order they are run.
    pub const ALL: [Self; 9] = [
        Self::OpenFirst,
        Self::Open,
        Self::List,
        Self::ListFiltered,
        Self::Work,
        Self::Search,
        Self::SearchPost,
        Self::SearchGet,
        Self::Create,
    ];

    /// Its name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenFirst => "open, first look",
            Self::Open => "open",
            Self::List => "list 50",
            Self::ListFiltered => "list, filtered",
            Self::Work => "work",
            Self::Search => "search",
            Self::SearchPost => "search, POST",
            Self::SearchGet => "search, GET",
            Self::Create => "create",
        }
    }

    /// Milliseconds of processor time it may take at 10,000 cases.
    #[must_use]
    pub const fn target(self) -> Option<f64> {
        match self {
            Self::OpenFirst | Self::Open => Some(0.6),
            Self::List => Some(0.4),
            Self::Search => Some(0.8),
            Self::Create => Some(1.2),
            Self::ListFiltered | Self::Work | Self::SearchPost | Self::SearchGet => None,
        }
    }

    /// Can it be done again and again?
    #[must_use]
    pub const fn can_be_repeated(self) -> bool {
        !matches!(self, Self::OpenFirst | Self::Create)
    }
}

/// Which of the runs of one kind this is, of how many: what can be done only once is shared out.
#[derive(Clone, Copy)]
pub struct Turn {
    /// From 0.
    pub nth: usize,
    /// All.
    pub of: usize,
}

/// What a run needs beside the cast.
pub struct Props<'a> {
    /// Shares and names.
    pub stock: &'a Stock,
    /// The day.
    pub today: Date,
    /// A number that no other run has, for commands.
    pub number: u64,
}

/// Gets a run ready.
///
/// # Errors
/// [`BenchError`].
pub fn act<'a>(what: What, cast: &'a Cast, turn: Turn, props: &Props<'_>) -> Result<Act<'a>, BenchError> {
    Ok(match what {
        What::OpenFirst => once(opens(cast, turn), 200),
        What::Open => again(opens(cast, Turn { nth: 0, of: 1 })),
        What::List => again(vec![Asking::get(cast.server, "/cases", &cast.supervisor)]),
        What::ListFiltered => {
            let path = "/cases?from=50&status=open&risk=high";
            again(vec![Asking::get(cast.server, path, &cast.supervisor)])
        }
        What::Work => {
            again(cast.workers.iter().map(|one| Asking::get(cast.server, "/work", &one.session)).collect())
        }
        What::Search => searches(cast, props.number, true),
        What::SearchPost => searches(cast, props.number, false),
        What::SearchGet => again(views(cast, props.number)?),
        What::Create => once(new_cases(cast, turn, props)?, 303),
    })
}

fn expect(answer: &Answer<'_>, status: u16) -> io::Result<usize> {
    if answer.status == status {
        return Ok(answer.bytes);
    }
    Err(io::Error::other(format!("answered with {} where {status} was expected", answer.status)))
}

fn once<'a>(all: Vec<Asking>, status: u16) -> Act<'a> {
    let first = std::sync::atomic::AtomicUsize::new(0);
    Box::new(move |wire, _| {
        let nth = first.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let Some(asking) = all.get(nth) else {
            return Ok(None);
        };
        expect(&wire.ask(asking)?, status).map(Some)
    })
}

fn again<'a>(all: Vec<Asking>) -> Act<'a> {
    Box::new(move |wire, nth| {
        let Some(asking) = all.get(nth % all.len().max(1)) else {
            return Ok(None);
        };
        expect(&wire.ask(asking)?, 200).map(Some)
    })
}

fn opens(cast: &Cast, turn: Turn) -> Vec<Asking> {
    let share = cast.cases.iter().skip(turn.nth).step_by(turn.of.max(1));
    share
        .map(|(worker, case)| Asking::get(cast.server, &format!("/cases/{case}"), cast.session_of(*worker)))
        .collect()
}

fn search(cast: &Cast, run: u64, nth: usize) -> Option<Asking> {
    let sought = cast.sought.get(nth % cast.sought.len().max(1))?;
    let command = format!("{run:016x}{nth:016x}");
    let form = [("command", command.as_str()), ("q", sought.words.as_str())];
    Some(Asking::post(cast.server, "/search", &cast.supervisor, &form))
}

fn searches(cast: &Cast, run: u64, look: bool) -> Act<'_> {
    Box::new(move |wire, nth| {
        let Some(asking) = search(cast, run, nth) else {
            return Ok(None);
        };
        let answer = wire.ask(&asking)?;
        let (bytes, to) = (expect(&answer, 303)?, answer.header("location").to_owned());
        if !look {
            return Ok(Some(bytes));
        }
        let page = wire.ask(&Asking::get(cast.server, &to, &cast.supervisor))?;
        expect(&page, 200).map(|page| Some(page.saturating_add(bytes)))
    })
}

fn views(cast: &Cast, run: u64) -> Result<Vec<Asking>, BenchError> {
    let mut wire = Wire::to(cast.server)?;
    let mut views = Vec::new();
    for asking in (0..VIEWS).filter_map(|nth| search(cast, run, nth)) {
        let to = gone_to(&mut wire, &asking)?;
        views.push(Asking::get(cast.server, &to, &cast.supervisor));
    }
    Ok(views)
}

/// Goes the whole way to a new case but its last press, for people who are not in the house yet.
fn new_cases(cast: &Cast, turn: Turn, props: &Props<'_>) -> Result<Vec<Asking>, BenchError> {
    let each = NEW_CASES_EACH / turn.of.max(1);
    let mut wire = Wire::to(cast.server)?;
    let mut dice = Dice::seeded("demo create", props.number);
    let mut last = Vec::new();
    for round in 0..each {
        for worker in &cast.workers {
            if last.len() >= MOST_NEW_CASES {
                return Ok(last);
            }
            let person = Person::draw(props.stock, last.len(), props.today, &mut dice);
            let command =
                |press: usize| format!("{:08x}{:08x}{:08x}{press:08x}", props.number, last.len(), round);
            let way = first_presses(&mut wire, cast, &worker.session, &person, &command)?;
            let form = [("command", command(9)), ("seen", "0".to_owned())];
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            last.push(Asking::post(cast.server, &format!("{way}/check"), &worker.session, &form));
        }
    }
    Ok(last)
}

fn first_presses(
    wire: &mut Wire,
    cast: &Cast,
    session: &str,
    person: &Person,
    command: &dyn Fn(usize) -> String,
) -> Result<String, BenchError> {
    let name = person.names.join(" ");
    let age = person.age.unwrap_or(30).to_string();
    let mut press = |nth: usize, path: &str, fields: &[(&str, &str)]| {
        let command = command(nth);
        let form: Vec<(&str, &str)> =
            [("command", command.as_str())].into_iter().chain(fields.iter().copied()).collect();
        gone_to(wire, &Asking::post(cast.server, path, session, &form))
    };
    let way = press(0, "/cases/new", &[("q", &name), ("age", &age)])?;
    let who = [
        ("alias", person.alias.as_str()),
        ("names_said", &name),
        ("sex", person.sex.unwrap_or("SFEM")),
        ("born.age", &age),
    ];
    press(1, &format!("{way}/who"), &who)?;
    let languages = person.languages.iter().map(|language| ("languages", language.as_str()));
    let county = person.county.iter().map(|county| ("county", county.as_str()));
    let nation = [("nationalities", person.nationality.as_str())];
    let talk: Vec<(&str, &str)> = languages.chain(county).chain(nation).collect();
    press(2, &format!("{way}/talk"), &talk)?;
    let reach = [
        ("channel", "call"),
        ("hours", "after 18:00"),
        ("code_word", "embe"),
        ("never", "Do not leave a message"),
        ("phone", "+254 700 000 000"),
        ("phone_owner", "own"),
    ];
    press(3, &format!("{way}/reach"), &reach)?;
    Ok(way)
}
