//! Sessions: never adopted, listed, ended one by one and all at once, at once when access ends, and not by a restart.

use stories::{Client, House, Names};

use crate::SESSION;

fn is_in(client: &mut Client) -> bool {
    client.get("/sessions").status == 200
}

fn session(client: &Client) -> String {
    client.cookie(SESSION).expect("a session").to_owned()
}

fn with(house: &House, session: &str) -> Client {
    let mut client = house.client();
    client.set_cookie(SESSION, session);
    client
}

#[test]
fn a_planted_cookie_is_never_adopted() {
    let house = House::start();
    let brian = house.enter("Brian Odhuogo");
    for planted in ["a".repeat(64), session(&brian)] {
        let mut wanza = with(&house, &planted);
        let form = wanza.get(house.link("Wanza Kyaluvi")).form("/demo/");
        wanza.submit(&form);
        assert_ne!(session(&wanza), planted);
        assert!(wanza.get("/sessions").text().contains("Wanza"));
    }
    assert!(!is_in(&mut with(&house, &"a".repeat(64))), "the planted one came alive");
    assert!(brian.clone().get("/sessions").text().contains("Brian"), "Brian's became another's");
}

#[test]
fn two_cookies_of_one_name_count_for_nothing() {
    let house = House::start();
    let (wanza, brian) = (house.enter("Wanza Kyaluvi"), house.enter("Brian Odhuogo"));
    let (one, two) = (session(&wanza), session(&brian));
    for (first, second) in [(&one, &two), (&two, &one), (&one, &one)] {
        let both = format!("{SESSION}={first}; {SESSION}={second}");
        let answer = house.client().send("GET", "/work", &[("Cookie", &both)], b"");
        assert_eq!((answer.status, answer.location()), (303, Some("/sign-in".to_owned())));
        let apart = [format!("{SESSION}={first}"), format!("{SESSION}={second}")];
        let headers = [("Cookie", apart[0].as_str()), ("Cookie", apart[1].as_str())];
        assert_eq!(house.client().send("GET", "/work", &headers, b"").status, 303);
    }
    for spoilt in [&one[..63], &format!("{one}0"), &one.to_uppercase(), &format!("{one}/.."), ""] {
        let known = spoilt.eq_ignore_ascii_case(&one);
        assert!(known || !is_in(&mut with(&house, spoilt)), "{spoilt}");
    }
}

#[test]
fn signing_out_ends_this_session_and_ending_all_ends_all_of_hers() {
    let house = House::start();
    let mut wanza: Vec<Client> = (0..4).map(|_| house.enter("Wanza Kyaluvi")).collect();
    let mut brian = house.enter("Brian Odhuogo");
    let old = session(&wanza[0]);
    assert_eq!(wanza[0].post("/sign-out", &[]).status, 303);
    assert!(wanza[0].cookie(SESSION).is_none(), "the cookie stays");
    let mut stolen = with(&house, &old);
    assert!(!is_in(&mut stolen), "a copied cookie outlives the sign-out");
    assert_eq!(stolen.post("/search", &[("q", "Tausi"), ("command", &stories::cast::command())]).status, 401);
    assert!(is_in(&mut wanza[1]), "another session of hers is over too");
    assert_eq!(wanza[1].post("/sessions/end-all", &[]).status, 303);
    for client in &mut wanza[2..] {
        assert!(!is_in(client), "one is left");
    }
    assert!(is_in(&mut brian), "another person's is over");
}

#[test]
fn the_list_of_sessions_ends_one_and_only_ones_own() {
    let house = House::start();
    let (mut here, mut there) = (house.enter("Wanza Kyaluvi"), house.enter("Wanza Kyaluvi"));
    let mut brian = house.enter("Brian Odhuogo");
    let ends: Vec<_> =
        here.get("/sessions").forms().into_iter().filter(|form| form.action == "/sessions/end").collect();
    assert_eq!(ends.len(), 1, "the list has the other session, and this one cannot be ended by it");
    let name = ends[0].value("session").unwrap_or_default().to_owned();
    for other in [name.as_str(), "", "00", &"f".repeat(name.len()), &session(&there)] {
        brian.post("/sessions/end", &[("session", other)]);
        assert!(is_in(&mut there), "Brian ended Wanza's session by {other}");
    }
    here.submit(&ends[0]);
    assert!(!is_in(&mut there) && is_in(&mut here));
}

#[test]
fn a_view_belongs_to_one_session_also_of_the_same_person() {
    let house = House::start();
    let (mut here, mut there) = (house.enter("Wanza Kyaluvi"), house.enter("Wanza Kyaluvi"));
    let view = here.does("/search", &Names::default(), "Tausi").location().unwrap_or_default();
    assert_eq!((here.get(&view).status, there.get(&view).status), (200, 410));
    here.post("/sign-out", &[]);
    assert_eq!(here.get(&view).status, 303);
}

#[test]
fn ended_access_ends_every_session_at_once() {
    let house = House::start();
    let mut naisiae = house.enter("Naisiae Leparwai");
    let (mut here, mut there) = (house.enter("Mwende Kitakya"), house.enter("Mwende Kitakya"));
    let case = here.case("Upepo");
    let mut form = here.get(&format!("/cases/{case}/notes")).form("/notes");
    form.set("note", "Written after the end.");
    let mwende = naisiae.person("Mwende");
    let names = Names::default().with("person", &mwende);
    assert_eq!(naisiae.does("/people/{person}/end", &names, "Her last day").status, 303);
    assert_eq!(here.submit(&form).status, 401, "a form that was open is still taken");
    for client in [&mut here, &mut there] {
        assert_eq!(client.get("/work").location(), Some("/sign-in".to_owned()));
    }
    let link = house.link("Mwende Kitakya");
    assert_ne!(house.client().post(link, &[]).status, 303, "her link still lets in");
    let notes = house.enter("Njeri Ngarithu").get(&format!("/cases/{case}/notes")).seen();
    assert!(!notes.contains("Written after the end."));
}

#[test]
fn a_restart_signs_nobody_out_and_half_a_day_does() {
    let mut house = House::start();
    let mut people: Vec<Client> = ["Wanza Kyaluvi", "Njeri Ngarithu", "Naisiae Leparwai", "Dama Katsimbo"]
        .map(|name| house.enter(name))
        .into();
    house.restart();
    house.stop();
    house.restart_at("2026-11-24T19:30+03:00");
    for client in &mut people {
        assert!(is_in(client), "a restart signs out");
    }
    house.restart_at("2026-11-24T20:30+03:00");
    for client in &mut people {
        assert_eq!(
            client.get("/sessions").location(),
            Some("/sign-in".to_owned()),
            "twelve hours and a half are over"
        );
        assert_eq!(client.post("/people/new", &[("command", &stories::cast::command())]).status, 401);
    }
}

#[test]
fn the_stored_rows_of_a_session_open_nothing_by_themselves() {
    let mut house = House::start();
    let wanza = house.enter("Wanza Kyaluvi");
    let token = session(&wanza);
    let bytes: Vec<u8> =
        (0..32).filter_map(|at| u8::from_str_radix(token.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    house.kill();
    for name in ["pamoja.db", "pamoja.db-wal"] {
        let stored = std::fs::read(house.state().join("data").join(name)).unwrap_or_default();
        for needle in [token.as_bytes(), &bytes] {
            assert!(
                !stored.windows(needle.len()).any(|part| part == needle),
                "the token of a session lies in {name}"
            );
        }
    }
}
