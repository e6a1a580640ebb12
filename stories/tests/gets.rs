//! A GET changes nothing but the look trail: every table is read before and after every GET of the route table, by each
//! role that is wired, with a real case behind it.
#![expect(clippy::panic, reason = "a database that cannot be read stops the test")]

mod stored;

use std::collections::BTreeMap;

use stories::cast::{id_below, linked};
use stories::{Client, House, Names, Route};

#[test]
fn a_get_changes_nothing_but_who_looked() {
    let house = House::start();
    let mut people: BTreeMap<&str, Client> =
        ["Wanza Kyaluvi", "Njeri Ngarithu", "Naisiae Leparwai", "Dama Katsimbo", "Brian Odhuogo"]
            .map(|name| (name, house.enter(name)))
            .into();
    let names: BTreeMap<&str, Names> =
        people.iter_mut().map(|(who, client)| (*who, set(&house, who, client))).collect();
    let gets: Vec<Route> = house.routes().into_iter().filter(|route| !route.is_post()).collect();
    let conn = stored::open(&house);
    let (before, facts) = (stored::but_looks(&conn), stored::facts(&conn));
    let mut reached: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for route in &gets {
        for (who, client) in &mut people {
            let answer = client.get(&route.at(&names[who]));
            reached.entry(route.path.clone()).or_default().push(answer.status);
        }
        settled();
        let changed = stored::differences(&before, &stored::but_looks(&conn));
        assert!(changed.is_empty(), "GET {} changed: {changed:#?}", route.path);
    }
    // The control: pages were reached, looks were kept, and a POST would have been seen.
    for (path, statuses) in reached.iter().filter(|(path, _)| !ELSEWHERE.contains(&path.as_str())) {
        assert!(
            statuses.iter().any(|status| matches!(status, 200 | 303)),
            "nobody reached {path}: {statuses:?}"
        );
    }
    assert!(stored::facts(&conn) > facts, "no look was kept");
    let wanza = people.get_mut("Wanza Kyaluvi").unwrap_or_else(|| panic!("Wanza"));
    wanza.does("/cases/{case}/notes", &names["Wanza Kyaluvi"], "The control.");
    assert!(!stored::differences(&before, &stored::but_looks(&conn)).is_empty(), "a note is not seen either");
}

#[test]
fn a_head_request_changes_nothing_either_and_has_no_body() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let names = set(&house, "Wanza Kyaluvi", &mut wanza);
    let conn = stored::open(&house);
    let before = stored::but_looks(&conn);
    for route in house.routes().into_iter().filter(|route| !route.is_post()) {
        let path = route.at(&names);
        let (get, head) = (wanza.get(&path), wanza.send("HEAD", &path, &[], b""));
        assert_eq!((get.status, head.body.len()), (head.status, 0), "HEAD {}", route.path);
    }
    settled();
    let changed = stored::differences(&before, &stored::but_looks(&conn));
    assert!(changed.is_empty(), "{changed:#?}");
}

/// What no role of the invented network reaches; `founded.rs` asks the same of it.
const ELSEWHERE: [&str; 1] = ["/set-up/{token}"];

const ABSENT: &str = "0123456789abcdef0123456789abcdef";

/// What each path names for a person: their own case, note, view, form on its way, link; else something that is absent.
fn set(house: &House, who: &str, client: &mut Client) -> Names {
    let mine = client.cases().into_iter().find_map(|(_, path)| id_below("/cases/", &path).map(str::to_owned));
    let case = match mine {
        Some(case) => case,
        None if who.starts_with("Dama") => client.opens("Chui", "Tabu Kwisha"),
        None => ABSENT.to_owned(),
    };
    let names = Names::default().with("case", &case).with("sign_in", "somebody");
    let written = client.does("/cases/{case}/notes", &names, "She came by at noon.").status == 303;
    let fact = if written { client.note(&case) } else { ABSENT.to_owned() };
    let mut asked = client.get("/cases/new").forms();
    asked.retain(|form| form.action == "/cases/new");
    for form in &mut asked {
        form.set("q", "Mwana Aisha Shekavutu").set("age", "26").set("county", "KE-19");
        client.submit(form);
    }
    let token = house.link(who).rsplit('/').next().unwrap_or_default();
    names
        .with("fact", &fact)
        .with("kept", ABSENT)
        .with("kept of /found", &made(client, "/search"))
        .with("kept of /cases/new", &made(client, "/cases/new"))
        .with("kept of /people/invited", &made(client, "/people/new"))
        .with("part", "who")
        .with("review", &listed(client, "/reviews"))
        .with("person", &listed(client, "/people"))
        .with("token", &"0".repeat(64))
        .with("token of /demo", token)
        .with("token of /join", &joining(client))
}

/// The id of what a POST made, if this role may.
fn made(client: &mut Client, path: &str) -> String {
    let names = Names::default().with("sign_in", "somebody");
    let location = client.does(path, &names, "Makutano Sita").location().unwrap_or_default();
    location.rsplit('/').next().filter(|id| id.len() == 32).unwrap_or(ABSENT).to_owned()
}

/// The first thing on a list, if this role has one.
fn listed(client: &mut Client, path: &str) -> String {
    let all = linked(&client.get(path));
    all.iter().find_map(|(_, to)| id_below(&format!("{path}/"), to)).unwrap_or(ABSENT).to_owned()
}

/// A one-time link that nobody has used, if this role may make one.
fn joining(client: &mut Client) -> String {
    if client.get("/people/new").status != 200 {
        return "0".repeat(64);
    }
    let link = client.invites("Zuhura Wimbo", "zuhura", "caseworker");
    link.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A look that need not be durable before its page leaves goes with the next group commit.
fn settled() {
    std::thread::sleep(std::time::Duration::from_millis(60));
}
