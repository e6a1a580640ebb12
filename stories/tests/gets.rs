//! A GET changes nothing but the look trail: every table is read before and after every GET of the route table, by each
//! role that is wired, with a real case behind it.

mod stored;

use std::collections::BTreeMap;

use stories::{Client, House, Names, Route};

#[test]
fn a_get_changes_nothing_but_who_looked() {
    let house = House::start();
    let mut people: BTreeMap<&str, Client> =
        ["Wanza Kyaluvi", "Njeri Ngarithu", "Naisiae Leparwai", "Dama Katsimbo", "Brian Odhuogo"]
            .map(|name| (name, house.enter(name)))
            .into();
    let names: BTreeMap<&str, Names> =
        people.iter_mut().map(|(who, client)| (*who, house.theirs(who, client))).collect();
    let gets: Vec<Route> = house.routes().into_iter().filter(|route| !route.is_post()).collect();
    let conn = stored::open(&house);
    let (before, looks) = (stored::but_looks(&conn), facts(&conn));
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
    assert!(facts(&conn) > looks, "no look was kept");
    let wanza = people.get_mut("Wanza Kyaluvi").unwrap_or_else(|| panic!("Wanza"));
    wanza.does("/cases/{case}/notes", &names["Wanza Kyaluvi"], "The control.");
    assert!(!stored::differences(&before, &stored::but_looks(&conn)).is_empty(), "a note is not seen either");
}

#[test]
fn a_head_request_changes_nothing_either_and_has_no_body() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let names = house.theirs("Wanza Kyaluvi", &mut wanza);
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

/// A look that need not be durable before its page leaves goes with the next group commit.
fn settled() {
    std::thread::sleep(std::time::Duration::from_millis(150));
}

/// How many facts there are, looks and all.
fn facts(conn: &rusqlite::Connection) -> i64 {
    conn.query_row("select count(*) from facts", [], |row| row.get(0)).unwrap_or_default()
}
