//! Joining by a one-time link, and what a password must be.

use stories::cast::PASSWORD;
use stories::{Client, House, Names};

fn join(client: &mut Client, link: &str, password: &str, again: &str) -> u16 {
    client.post(link, &[("password", password), ("again", again)]).status
}

#[test]
fn a_link_is_spent_by_the_post_that_joins_and_by_nothing_else() {
    let house = House::start();
    let mut naisiae = house.enter("Naisiae Leparwai");
    let link = naisiae.invites("Zuhura Wimbo", "zuhura", "caseworker");
    let mut client = house.client();
    for _ in 0..3 {
        assert_eq!(client.get(&link).status, 200, "a GET spent the link");
        assert_eq!(client.send("HEAD", &link, &[], b"").status, 200, "a HEAD spent the link");
    }
    for (password, again, why) in [
        ("elevensigns", "elevensigns", "eleven signs"),
        ("", "", "nothing"),
        ("            ", "            ", "twelve blanks"),
        ("password1234", "password1234", "a common one"),
        ("qwertyuiop123456", "qwertyuiop123456", "a row of keys"),
        ("pamojapamoja", "pamojapamoja", "our own name"),
        ("zuhurazuhura", "zuhurazuhura", "their own name"),
        (PASSWORD, "seven grey herons over the hill", "two that differ"),
        (PASSWORD, "", "once only"),
    ] {
        assert_eq!(join(&mut client, &link, password, again), 422, "{why} is taken");
    }
    let long = "gray heron ".repeat(60);
    assert_eq!(join(&mut client, &link, &long, &long), 422, "660 signs are taken");
    let page = client.post(&link, &[("password", "elevensigns"), ("again", "elevensigns")]);
    assert!(!page.text().contains("elevensigns"), "a password stands on the page");
    assert!(client.cookie(crate::SESSION).is_none());
    assert_eq!(join(&mut client, &link, PASSWORD, PASSWORD), 303);
    assert_eq!(client.get("/work").status, 200);
    for client in [&mut client, &mut house.client()] {
        assert_eq!(client.get(&link).status, 410);
        assert_eq!(join(client, &link, PASSWORD, PASSWORD), 410);
        assert_eq!(join(client, &link, "another seven grey herons", "another seven grey herons"), 410);
    }
    assert_eq!(house.client().signs_in("zuhura").get("/work").status, 200);
    assert_eq!(
        house.client().signs_in("ZUHURA").get("/work").status,
        200,
        "a phone writes the first letter large"
    );
}

#[test]
fn two_who_use_one_link_at_once_do_not_both_get_in() {
    let house = House::start();
    let link = house.enter("Naisiae Leparwai").invites("Zuhura Wimbo", "zuhura", "caseworker");
    let join_with = |password: &'static str| {
        let (mut client, link) = (house.client(), link.clone());
        std::thread::spawn(move || (join(&mut client, &link, password, password), password))
    };
    let both = [join_with("seven grey herons over the mill"), join_with("nine brown horses by the river")];
    let answers: Vec<(u16, &str)> = both.map(|thread| thread.join().expect("a client")).into();
    let with = |wanted: u16| {
        answers.iter().find(|(status, _)| *status == wanted).map_or("", |(_, password)| password)
    };
    assert!(!with(303).is_empty() && !with(410).is_empty(), "{answers:?}");
    let sign_in = |password: &str| {
        house.client().post("/sign-in", &[("name", "zuhura"), ("password", password)]).status
    };
    assert_eq!((sign_in(with(303)), sign_in(with(410))), (303, 403));
}

#[test]
fn a_link_of_someone_whose_access_ended_lets_nobody_in() {
    let house = House::start();
    let mut naisiae = house.enter("Naisiae Leparwai");
    let link = naisiae.invites("Zuhura Wimbo", "zuhura", "caseworker");
    let names = Names::default().with("person", &naisiae.person("Zuhura"));
    assert_eq!(naisiae.does("/people/{person}/end", &names, "She does not come").status, 303);
    let mut client = house.client();
    assert_eq!(client.get(&link).status, 410, "the page still asks for a password");
    assert_eq!(join(&mut client, &link, PASSWORD, PASSWORD), 410);
    assert!(client.cookie(crate::SESSION).is_none());
}

#[test]
fn a_link_runs_out_after_a_week_and_one_that_was_never_made_is_the_same() {
    let mut house = House::start();
    let link = house.enter("Naisiae Leparwai").invites("Zuhura Wimbo", "zuhura", "caseworker");
    let made_up = format!("/join/{}", "5".repeat(64));
    house.restart_at("2026-12-01T07:30+03:00");
    assert_eq!(house.client().get(&link).status, 200, "before the week is over");
    house.restart_at("2026-12-01T08:30+03:00");
    let (late, never) = (house.client().get(&link), house.client().get(&made_up));
    assert_eq!((late.status, late.without_ids()), (410, never.without_ids()));
    for odd in ["/join/x", "/join/%00", "/set-up/x", &format!("/set-up/{}", "5".repeat(64))] {
        assert_eq!(house.client().get(odd).status, 410, "{odd}");
    }
}

#[test]
fn nobody_takes_a_name_to_sign_in_with_that_another_has() {
    let house = House::start();
    let mut naisiae = house.enter("Naisiae Leparwai");
    for taken in ["wanza", "WANZA", " wanza ", "dama", "wan za", "wa\u{200b}nza", "ẁanza<"] {
        let mut form = naisiae.get("/people/new").form("/people/new");
        form.set("name", "Somebody Else").set("sign_in", taken).set("role", "caseworker");
        let answer = naisiae.submit(&form);
        assert_eq!(answer.status, 422, "{taken:?}");
        assert!(
            answer.seen().contains("Invite") && answer.text().contains("Somebody Else"),
            "what was typed is gone"
        );
    }
}
