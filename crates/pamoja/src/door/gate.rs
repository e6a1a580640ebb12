//! Coming in and going out: sign-in, joining, the first administrator, sessions, the demo's links.

use std::collections::BTreeMap;

use facts::{Author, Change, CommandId, Edtf, NewFact, PersonId, StreamChange, hex};
use seal::PersonKeys;
use web::{Form, Language, Problem, View};

use super::answer::{Reader, home};
use super::http::{Outgoing, Received};
use super::paths::DoorPath;
use super::session::{self, DEVICE_SECONDS, Live, Session, Token};
use super::throttle::Lane;
use crate::house::{House, NewPerson};

/// Kind of an invitation's brief.
pub const JOIN_KIND: &str = "join";
/// Kind of the set-up link's brief.
pub const SETUP_KIND: &str = "set-up";
/// Kind of a demo link's brief.
pub const DEMO_KIND: &str = "demo";

const SHORTEST_PASSWORD: usize = 12;
const LONGEST_PASSWORD: usize = 512;

/// Answers one of the door's own paths.
pub fn answer(
    house: &House,
    door: DoorPath,
    params: &BTreeMap<&'static str, String>,
    received: &Received,
    live: Option<&Live>,
    reader: &Reader<'_>,
) -> Outgoing {
    let posted = received.method == hyper::Method::POST;
    let form = match &received.form {
        Ok(form) => form,
        Err(problem) => return reader.problem(*problem, &Form::default()),
    };
    let token = params.get("token").and_then(|text| Token::parse(text));
    match (door, posted) {
        (DoorPath::Root, _) => {
            let to = live.map_or("/sign-in", |live| home(live.who.rights.role));
            Outgoing::go(to)
        }
        (DoorPath::SignIn, false) => sign_in_page(house, reader, "", false),
        (DoorPath::SignIn, true) => sign_in(house, received, form, reader),
        (DoorPath::SignOut, _) => sign_out(house, live),
        (DoorPath::Language, _) => language(house, form, live),
        (DoorPath::Sessions, _) => match live {
            Some(live) => sessions(house, live, reader),
            None => Outgoing::go("/sign-in"),
        },
        (DoorPath::EndSession, _) => {
            if let Some(live) = live {
                session::end(house, live.session.person, form.get("session"));
            }
            Outgoing::go("/sessions?said=session-ended")
        }
        (DoorPath::EndAll, _) => {
            if let Some(live) = live {
                session::end_all(house, live.session.person);
            }
            forget(house, Outgoing::go("/sign-in"))
        }
        (DoorPath::Join, _) => join(house, token.as_ref(), posted, received, form, reader),
        (DoorPath::SetUp, _) => set_up(house, token.as_ref(), posted, received, form, reader),
        (DoorPath::Demo, _) => demo(house, token.as_ref(), posted, received, reader),
        (DoorPath::Health, _) => Outgoing::page(200, "ok\n".to_owned()),
    }
}

fn sign_in_page(house: &House, reader: &Reader<'_>, name: &str, wrong: bool) -> Outgoing {
    let words = reader.words();
    let body = people::pages::sign_in(&words, name, wrong, house.demo);
    let status = if wrong { 403 } else { 200 };
    reader.gate(status, &words.t("gate-title"), wrong, body)
}

/// Same bytes and same work for a known and an unknown name.
fn sign_in(house: &House, received: &Received, form: &Form, reader: &Reader<'_>) -> Outgoing {
    let name: String = form.get("name").chars().take(100).collect();
    let device = Token::parse(received.cookie(&cookie_name(house, "device")));
    let lane = Lane::new(house, &name, device.as_ref());
    if lane.must_wait(house) {
        return reader.problem(Problem::TooMany, &Form::default());
    }
    lane.count(house);
    let person = house.register().signing_in(&name);
    let password: String = form.get("password").chars().take(LONGEST_PASSWORD).collect();
    let keys = open_keys(house, person, &password);
    let (Some(person), Some(keys)) = (person, keys) else {
        return sign_in_page(house, reader, &name, true);
    };
    lane.clear(house);
    let chosen = Language::from_code(received.cookie(&cookie_name(house, "language")));
    let language = chosen.or_else(|| own_language(house, person)).unwrap_or(reader.language);
    come_in(house, person, &keys, received, reader, language)
}

fn open_keys(house: &House, person: Option<PersonId>, password: &str) -> Option<PersonKeys> {
    let subject = person.unwrap_or_default();
    let rows = house.store.wraps(subject.stream()).ok()?;
    let keys = house.open_with_password(&rows, subject, password).ok()?;
    person.and_then(|person| session::principal(house, person)).map(|_| keys)
}

/// A fresh token for every sign-in: one that was planted before is worth nothing.
fn come_in(
    house: &House,
    person: PersonId,
    keys: &PersonKeys,
    received: &Received,
    reader: &Reader<'_>,
    language: Language,
) -> Outgoing {
    let Some(who) = session::principal(house, person) else {
        return reader.problem(Problem::Absent, &Form::default());
    };
    let token = Token::new(house);
    let device = device_name(received.header("user-agent"));
    let session = Session::new(house, person, who.organisation, keys, language, &device);
    if session.keep(house, &token).is_err() {
        return reader.problem(Problem::Failed, &Form::default());
    }
    let known = Token::new(house);
    let expires = house.second().saturating_add(DEVICE_SECONDS);
    let remembered = known
        .brief(house, "device", person.bytes(), expires)
        .is_ok_and(|brief| house.store.brief_put(brief).is_ok());
    let mut out = Outgoing::go(home(who.rights.role)).cookie(cookie(house, "session", &token.text(), None));
    if remembered {
        out = out.cookie(cookie(house, "device", &known.text(), Some(DEVICE_SECONDS)));
    }
    out
}

fn own_language(house: &House, person: PersonId) -> Option<Language> {
    let register = house.register();
    let (_, staff) = register.staff(person)?;
    Language::from_code(&staff.language)
}

/// Has someone signed in with this browser before?
#[must_use]
pub fn is_known_device(house: &House, received: &Received) -> bool {
    let token = Token::parse(received.cookie(&cookie_name(house, "device")));
    token.is_some_and(|token| token.open(house, "device").is_some())
}

/// The name of a cookie. Outside the demo it carries the prefix that ties it to this host and to TLS.
#[must_use]
pub fn cookie_name(house: &House, what: &str) -> String {
    if house.demo { format!("pamoja-{what}") } else { format!("__Host-pamoja-{what}") }
}

fn cookie(house: &House, what: &str, value: &str, seconds: Option<i64>) -> String {
    let name = cookie_name(house, what);
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if house.demo { "" } else { "; Secure" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}")
}

fn forget(house: &House, out: Outgoing) -> Outgoing {
    out.cookie(cookie(house, "session", "", Some(0)))
}

/// One or two words about a browser, for the list of sessions.
fn device_name(agent: &str) -> String {
    let system = ["Android", "iPhone", "Windows", "Macintosh", "Linux"]
        .into_iter()
        .find(|name| agent.contains(name))
        .unwrap_or("?");
    let browser = ["Firefox", "Edg", "OPR", "Chrome", "Safari"]
        .into_iter()
        .find(|name| agent.contains(name))
        .unwrap_or("?");
    format!("{system}, {browser}")
}

fn sign_out(house: &House, live: Option<&Live>) -> Outgoing {
    if let Some(live) = live {
        session::end(house, live.session.person, &hex(&live.token.key("session").0));
    }
    forget(house, Outgoing::go("/sign-in"))
}

fn language(house: &House, form: &Form, live: Option<&Live>) -> Outgoing {
    let chosen = Language::from_code(form.get("to"));
    let back = form.get("back");
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let safe = plain && back.starts_with('/') && !back.starts_with("//");
    let to = if safe { back } else { "/" };
    let Some(chosen) = chosen else {
        return Outgoing::go(to);
    };
    if let Some(live) = live {
        let session = live.session.clone().reading(chosen);
        let _ = session.keep(house, &live.token);
    }
    Outgoing::go(to).cookie(cookie(house, "language", chosen.code(), Some(DEVICE_SECONDS)))
}

fn sessions(house: &House, live: &Live, reader: &Reader<'_>) -> Outgoing {
    let words = reader.words();
    let here = hex(&live.token.key("session").0);
    let now = facts::local(house.clock.now());
    let lines: Vec<people::pages::SessionLine> = session::list(house, live.session.person)
        .into_iter()
        .map(|(name, listed)| {
            let since = jiff::Timestamp::from_second(listed.since).unwrap_or_default();
            people::pages::SessionLine {
                current: name == here,
                name,
                device: listed.device,
                since: web::time::moment(&words, facts::local(since), now),
            }
        })
        .collect();
    let body = people::pages::sessions(&words, &live.who.name, &lines);
    reader.page(200, &View::slim(words.t("sessions-title"), "", body))
}

fn password_fault(form: &Form) -> Option<(&'static str, &'static str)> {
    let password = form.get("password");
    let length = password.chars().count();
    if !(SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&length) {
        return Some(("password", "join-short"));
    }
    if is_common(password) {
        return Some(("password", "join-common"));
    }
    (password != form.get("again")).then_some(("again", "join-differ"))
}

/// Among the first ten thousand million that a thief tries: every password of the usual lists, with
/// a year, a name or a row of keys added. zxcvbn looks at no more than the first hundred signs.
fn is_common(password: &str) -> bool {
    let looked_at: String = password.chars().take(100).collect();
    zxcvbn::zxcvbn(&looked_at, &["pamoja", "mvule"]).guesses_log10() < 10.0
}

/// Makes the brief that an invitation's link opens.
///
/// # Errors
/// [`facts::StoreError`].
pub fn invite(
    house: &House,
    person: PersonId,
    token: [u8; 32],
    seconds: i64,
) -> Result<facts::Brief, seal::SealError> {
    let token = Token::parse(&hex(&token)).ok_or(seal::SealError::Malformed)?;
    token.brief(house, JOIN_KIND, person.bytes(), house.second().saturating_add(seconds))
}

/// A one-time link is spent by the POST that uses it, never by a GET: chat programs fetch links.
fn join(
    house: &House,
    token: Option<&Token>,
    posted: bool,
    received: &Received,
    form: &Form,
    reader: &Reader<'_>,
) -> Outgoing {
    let found = token.and_then(|token| {
        let bytes: [u8; 16] = token.open(house, JOIN_KIND)?.try_into().ok()?;
        let person = PersonId::from_bytes(bytes);
        let expected = house.register().staff(person).is_some_and(|(_, staff)| staff.active);
        expected.then_some((token, person))
    });
    let Some((token, person)) = found else {
        return reader.problem(Problem::Spent, &Form::default());
    };
    let name = house.register().name_of(person).to_owned();
    let page = |status: u16, faults: &[(&'static str, &'static str)]| {
        let words = reader.words();
        let joining = people::pages::Joining { action: reader.path, name: Some(&name), typed: form, faults };
        reader.gate(status, &words.t("gate-title"), status != 200, people::pages::join(&words, &joining))
    };
    if !posted {
        return page(200, &[]);
    }
    if let Some(fault) = password_fault(form) {
        return page(422, &[fault]);
    }
    match set_keys(house, person, token, form.get("password")) {
        Some(keys) => come_in(house, person, &keys, received, reader, reader.language),
        None => reader.problem(Problem::Spent, &Form::default()),
    }
}

/// Makes a person's keys and spends the link, in one commit.
fn set_keys(house: &House, person: PersonId, token: &Token, password: &str) -> Option<PersonKeys> {
    let (organisation, head) = {
        let register = house.register();
        let (row, _) = register.staff(person)?;
        (row.organisation, row.folded_to)
    };
    let keys = PersonKeys::random(&mut facts::Dice(house.entropy.as_ref()));
    let row = house.password_row(organisation, person, 1, password, &keys).ok()?;
    let public = keys.public();
    let fact = NewFact::new(&people::facts::KEYS_SET, Edtf::moment(house.clock.now()))
        .given("agreement", hex(&public.agreement))
        .given("signing", hex(&public.signing));
    let change = Change {
        streams: vec![StreamChange::at(person.stream(), head, vec![fact])],
        spends: vec![token.key(JOIN_KIND)],
        wraps: vec![row],
        ..Change::default()
    };
    let mut stamp = house.server_stamp();
    stamp.command = CommandId::from_bytes(house.chance());
    house.commit(organisation, change, &Author::Person(person, &keys), stamp).ok()?;
    Some(keys)
}

fn set_up(
    house: &House,
    token: Option<&Token>,
    posted: bool,
    received: &Received,
    form: &Form,
    reader: &Reader<'_>,
) -> Outgoing {
    let Some(token) = token.filter(|token| token.open(house, SETUP_KIND).is_some()) else {
        return reader.problem(Problem::Spent, &Form::default());
    };
    let page = |status: u16, faults: &[(&'static str, &'static str)]| {
        let words = reader.words();
        let joining = people::pages::Joining { action: reader.path, name: None, typed: form, faults };
        reader.gate(status, &words.t("setup-title"), status != 200, people::pages::join(&words, &joining))
    };
    if !posted {
        return page(200, &[]);
    }
    let line = |name: &str, limit| web::input::line(form.get(name), limit).ok().flatten();
    let (Some(name), Some(sign_in)) = (line("name", 100), line("sign_in", 60)) else {
        return page(422, &[("name", "join-missing")]);
    };
    if let Some(fault) = password_fault(form) {
        return page(422, &[fault]);
    }
    match first_administrator(house, token, &name, &sign_in, form.get("password"), reader.language) {
        Some((person, keys)) => come_in(house, person, &keys, received, reader, reader.language),
        None => reader.problem(Problem::Spent, &Form::default()),
    }
}

fn first_administrator(
    house: &House,
    token: &Token,
    name: &str,
    sign_in: &str,
    password: &str,
    language: Language,
) -> Option<(PersonId, PersonKeys)> {
    let organisation = *house.vault.organisations.keys().next()?;
    let person = PersonId::from_bytes(house.chance());
    let keys = PersonKeys::random(&mut facts::Dice(house.entropy.as_ref()));
    let row = house.password_row(organisation, person, 1, password, &keys).ok()?;
    let new = NewPerson {
        name,
        sign_in,
        role: "administrator",
        office: "",
        language: language.code(),
        supervisor: None,
    };
    let spends = vec![token.key(SETUP_KIND)];
    house.add_person_spending(organisation, &new, &keys, vec![row], person, spends).ok()?;
    Some((person, keys))
}

/// The demo's links: only where the house is the invented network.
fn demo(
    house: &House,
    token: Option<&Token>,
    posted: bool,
    received: &Received,
    reader: &Reader<'_>,
) -> Outgoing {
    let found = token.filter(|_| house.demo).and_then(|token| {
        let content = token.open(house, DEMO_KIND)?;
        let (person, keys) = content.split_first_chunk::<16>()?;
        Some((PersonId::from_bytes(*person), PersonKeys::from_exposed(keys).ok()?))
    });
    let Some((person, keys)) = found else {
        return reader.problem(Problem::Absent, &Form::default());
    };
    if posted {
        let language = own_language(house, person).unwrap_or(reader.language);
        return come_in(house, person, &keys, received, reader, language);
    }
    let words = reader.words();
    let name = house.register().name_of(person).to_owned();
    reader.gate(200, &words.t("gate-title"), false, people::pages::demo_door(&words, reader.path, &name))
}
