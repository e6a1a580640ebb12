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
    let names: BTreeMap<&str, Names> = people.iter_mut().map(|(who, client)| (*who, set(who, client))).collect();
    let gets: Vec<Route> = house.routes().into_iter().filter(|route| !route.is_post()).collect();
    let conn = stored::open(&house);
    let (before, facts) = (stored::but_looks(&conn), stored::facts(&conn));
    let mut reached: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for route in &gets {
        for (who, client) in &mut people {
            let answer = client.get(&route.at(&names[who]));
            reached.entry(route.path.clone()).or_default().push(answer.status);
            settled(client);
            let changed = stored::differences(&before, &stored::but_looks(&conn));
            assert!(changed.is_empty(), "GET {} by {who} changed: {changed:#?}", route.path);
        }
    }
    // The control: pages were reached, looks were kept, and a POST would have been seen.
    for (path, statuses) in &reached {
        assert!(statuses.iter().any(|status| matches!(status, 200 | 303)), "nobody reached {path}: {statuses:?}");
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
    let names = set("Wanza Kyaluvi", &mut wanza);
    let conn = stored::open(&house);
    let before = stored::but_looks(&conn);
    for route in house.routes().into_iter().filter(|route| !route.is_post()) {
        let path = route.at(&names);
        let (get, head) = (wanza.get(&path), wanza.send("HEAD", &path, &[], b""));
        assert_eq!((get.status, head.body.len()), (head.status, 0), "HEAD {}", route.path);
    }
    settled(&mut wanza);
    let changed = stored::differences(&before, &stored::but_looks(&conn));
    assert!(changed.is_empty(), "{changed:#?}");
}

/// What each path names for a person: their own case, note, view, form on its way, link; else something that is absent.
fn set(who: &str, client: &mut Client) -> Names {
    let absent = "0123456789abcdef0123456789abcdef";
    let to = |client: &mut Client, path: &str, said: &str| {
        let names = Names::default().with("sign_in", "somebody");
        let location = client.does(path, &names, said).location().unwrap_or_default();
        location.rsplit('/').next().filter(|id| id.len() == 32).unwrap_or(absent).to_owned()
    };
    let mine = client.cases().into_iter().next().and_then(|(_, path)| Some(id_below("/cases/", &path)?.to_owned()));
    let case = match mine {
        Some(case) => case,
        None if who.starts_with("Dama") => client.opens("Chui", "Tabu Kwisha"),
        None => absent.to_owned(),
    };
    let names = Names::default().with("case", &case).with("sign_in", "somebody");
    let fact = match client.does("/cases/{case}/notes", &names, "She came by at noon.").status {
        303 => client.note(&case),
        _ => absent.to_owned(),
    };
    // One `{kept}` stands for a view, a form on its way or a link just made: whichever this role makes last.
    let (found, opening, invited) =
        (to(client, "/search", "Tausi"), to(client, "/cases/new", "Makutano Sita"), to(client, "/people/new", "Zuhura"));
    let kept = [invited, opening, found].into_iter().find(|id| id != absent).unwrap_or(absent.to_owned());
    let reviews = linked(&client.get("/reviews"));
    let review = reviews.iter().find_map(|(_, path)| id_below("/reviews/", path)).unwrap_or(absent).to_owned();
    let people = linked(&client.get("/people"));
    let person = people.iter().find_map(|(_, path)| id_below("/people/", path)).unwrap_or(absent).to_owned();
    names
        .with("fact", &fact)
        .with("kept", &kept)
        .with("part", "who")
        .with("review", &review)
        .with("person", &person)
        .with("token", &"0".repeat(64))
}

/// A look goes with the next group commit: a page whose look is durable before it leaves waits for those before it.
fn settled(client: &mut Client) {
    client.get("/health");
    std::thread::sleep(std::time::Duration::from_millis(15));
}
