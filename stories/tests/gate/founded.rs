//! A house of one's own: shut until its first administrator exists, begun once, and without the demo's ways in.

use stories::cast::PASSWORD;
use stories::{Client, House, Names, Route};

use crate::body;

/// What the paths name where nothing is there.
fn nothing() -> Names {
    let absent = "0123456789abcdef0123456789abcdef";
    let ids = ["case", "fact", "kept", "person", "review", "worker", "conflicted", "supervisor", "session"];
    let names = ids.iter().fold(Names::default(), |names, name| names.with(name, absent));
    names.with("part", "who").with("word", "x").with("sign_in", "x").with("token", &"0".repeat(64))
}

fn ask(client: &mut Client, route: &Route) -> stories::Answer {
    let names = nothing();
    if route.is_post() {
        client.send("POST", &route.at(&names), &[crate::FORM], body(route, &names).as_bytes())
    } else {
        client.get(&route.at(&names))
    }
}

fn sets_up(client: &mut Client, link: &str, pairs: &[(&str, &str)]) -> u16 {
    client.post(link, pairs).status
}

#[test]
fn before_the_first_administrator_every_path_answers_503() {
    let (mut house, link) = House::found();
    for _ in 0..2 {
        for route in house.routes() {
            let answer = ask(&mut house.client(), &route);
            let open = route.path == "/health" || route.path.starts_with("/set-up/");
            assert_eq!(answer.status == 503, !open, "{} {}: {}", route.verb, route.path, answer.status);
            assert!(open || answer.header("retry-after").is_some(), "{}", route.path);
        }
        assert_eq!(house.client().get("/no-such-page").status, 503);
        house.restart();
    }
    // What stands on the set-up page must load.
    let page = house.client().get(&link);
    let style =
        page.text().split('"').find(|part| part.ends_with(".css")).map(str::to_owned).expect("a stylesheet");
    assert_eq!((page.status, house.client().get(&style).status), (200, 200));
}

#[test]
fn the_set_up_link_begins_the_house_once() {
    let (house, link) = House::found();
    let mut client = house.client();
    for _ in 0..2 {
        assert_eq!(client.get(&link).status, 200, "a GET spent the link");
    }
    let whole =
        [("name", "Naisiae Leparwai"), ("sign_in", "naisiae"), ("password", PASSWORD), ("again", PASSWORD)];
    for (missing, _) in &whole {
        let most: Vec<(&str, &str)> = whole.iter().copied().filter(|(name, _)| name != missing).collect();
        assert_eq!(sets_up(&mut client, &link, &most), 422, "without {missing}");
    }
    let odd =
        [("name", "Naisiae"), ("sign_in", "nai siae\u{202e}"), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(sets_up(&mut client, &link, &odd), 422, "a name to sign in with that turns the text round");
    assert_eq!(sets_up(&mut house.client(), &format!("/set-up/{}", "0".repeat(64)), &whole), 410);
    let once = [0, 1, 2].map(|_| {
        let (mut client, link) = (house.client(), link.clone());
        std::thread::spawn(move || sets_up(&mut client, &link, &whole))
    });
    let mut statuses: Vec<u16> = once.map(|thread| thread.join().expect("a client")).into();
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410, 410], "three at once");
    assert_eq!(house.client().get(&link).status, 410);
    assert_eq!(sets_up(&mut house.client(), &link, &whole), 410);
    let people = house.client().signs_in("naisiae").get("/people").seen();
    assert_eq!(people.matches("Naisiae Leparwai").count(), 1, "{people}");
}

#[test]
fn outside_the_demo_its_links_do_not_exist_and_cookies_are_tied_to_the_host() {
    let (house, link) = House::found();
    let mut naisiae = house.client();
    let whole =
        [("name", "Naisiae Leparwai"), ("sign_in", "naisiae"), ("password", PASSWORD), ("again", PASSWORD)];
    let begun = naisiae.post(&link, &whole);
    assert_eq!(begun.status, 303);
    for line in begun.headers("set-cookie") {
        let tied = ["__Host-", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"]
            .iter()
            .all(|part| line.contains(part));
        assert!(tied && !line.contains("Domain"), "{line}");
    }
    let demo = format!("/demo/{}", "0".repeat(64));
    let (there, never) = (house.client().get(&demo), house.client().get("/no-such-page"));
    let plain = |answer: &stories::Answer, path: &str| answer.text().replace(path, "?");
    assert_eq!((there.status, plain(&there, &demo)), (404, plain(&never, "/no-such-page")));
    assert_eq!(house.client().post(&demo, &[]).status, 404);
    assert!(!house.client().get("/sign-in").seen().contains("invented"), "the sign-in page speaks of a demo");
    assert_eq!(naisiae.get("/people").status, 200);
}

#[test]
fn a_house_is_not_made_over_another_and_not_served_twice() {
    let (mut house, link) = House::found();
    drop(house.client().sets_up(&link, "Naisiae Leparwai", "naisiae"));
    let run = |house: &House, words: &[&str]| {
        let below = |name: &str| house.state().join(name).display().to_string();
        let place = ["--data".to_owned(), below("data"), "--keys".to_owned(), below("keys")];
        let words = words.iter().map(|word| (*word).to_owned());
        let output = house.command(words.chain(place));
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let again = ["init", "--organisation", "Another", "--office", "Another"];
    assert_eq!(run(&house, &again).0, Some(3), "a house was made over another that is served");
    assert_eq!(run(&house, &["serve", "--listen", "127.0.0.1:0"]).0, Some(3), "two serve one house");
    house.kill();
    let (code, said) = run(&house, &again);
    assert_eq!(code, Some(3), "a house was made over another: {said}");
    house.restart();
    assert_eq!(house.client().signs_in("naisiae").get("/people").status, 200);
    let beside = house.root().join("beside");
    let (data, keys) = (beside.display().to_string(), beside.join("keys").display().to_string());
    let words = ["init", "--organisation", "A", "--office", "B", "--data", &data, "--keys", &keys];
    assert_eq!(house.command(words).status.code(), Some(2), "keys beside the database");
    assert!(!beside.exists(), "something was made all the same");
}

#[test]
fn the_demo_serves_this_machine_only() {
    let house = House::start();
    let state = house.root().join("another").display().to_string();
    for open in ["0.0.0.0:0", "[::]:0"] {
        let output = house.command(["demo", "--state", &state, "--listen", open]);
        assert_eq!(output.status.code(), Some(2), "{open}");
    }
}
