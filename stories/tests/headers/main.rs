//! What every answer carries, and what no address and no log ever holds: every route for every role, and every refusal.
#![expect(clippy::panic, reason = "a house that cannot be set up stops the test")]

mod names;

use names::Personal;
use stories::cast::command;
use stories::plain::tokens;
use stories::{Answer, Client, House, Names, deed};

const CAST: [&str; 4] = ["Brian Odhuogo", "Njeri Ngarithu", "Naisiae Leparwai", "Dama Katsimbo"];
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// Everything the server answered in a day's work and a day's mischief.
fn answers(house: &House, said: &str) -> Vec<Answer> {
    let mut all = Vec::new();
    for who in CAST {
        let mut client = house.enter(who);
        let names = house.theirs(who, &mut client);
        for route in house.routes().into_iter().filter(|route| route.path != "/sessions/end-all") {
            let path = route.at(&names);
            let answer =
                if route.is_post() { client.does(&route.path, &names, said) } else { client.get(&path) };
            if let Some(to) = answer.location() {
                all.push(client.get(&to));
            }
            all.push(answer);
            all.push(house.client().send(&route.verb, &path, &[FORM], b"command=1"));
            if route.path == "/sign-out" {
                client = house.enter(who);
            }
        }
        all.extend(mischief(&mut client, &names, said));
    }
    let page = all.iter().find(|answer| answer.status == 200).map(Answer::text).unwrap_or_default();
    let style = page
        .split('"')
        .find(|part| part.ends_with(".css"))
        .unwrap_or_else(|| panic!("no stylesheet on {page}"));
    all.push(house.client().get(style));
    all
}

/// Refusals of every kind: each is an answer like any other.
fn mischief(client: &mut Client, names: &Names, said: &str) -> Vec<Answer> {
    let notes = format!("/cases/{}/notes", names.get("case"));
    let once = command();
    let whole = format!("note={said}&command={once}").replace(' ', "+");
    let mut all = vec![
        client.get("/no-such-page"),
        client.get("/cases/xyz"),
        client.get("/join/0"),
        client.get("/set-up/0"),
        client.send("PUT", &notes, &[], b""),
        client.send("OPTIONS", "/", &[], b""),
        client.send("POST", &notes, &[], whole.as_bytes()),
        client.send("POST", &notes, &[FORM], b"note=x"),
        client.send("POST", &notes, &[FORM], format!("command={once}&note=").as_bytes()),
        client.send("POST", &notes, &[FORM], format!("note={}", "k".repeat(300_000)).as_bytes()),
        client.send("POST", &notes, &[FORM], whole.as_bytes()),
        client.send("POST", &notes, &[FORM], whole.replace("note=", "note=Not+").as_bytes()),
        client.send("POST", &notes, &[FORM, ("Sec-Fetch-Site", "cross-site")], whole.as_bytes()),
    ];
    for _ in 0..8 {
        all.push(client.post("/sign-in", &[("name", "wanza"), ("password", said)]));
    }
    all
}

/// What is wrong with the headers of one answer.
fn faults(answer: &Answer) -> Vec<String> {
    let has = |name: &str| answer.header(name).unwrap_or_default().to_ascii_lowercase();
    let mut wrong = Vec::new();
    let mut must = |holds: bool, says: String| {
        if !holds {
            wrong.push(format!("{} {}: {says}", answer.status, stories::plain::without_ids(&answer.path)));
        }
    };
    let policy = has("content-security-policy");
    for part in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
        must(policy.contains(part), format!("the policy lacks {part}: {policy}"));
    }
    for part in ["unsafe-", "*", "http:", "https:", "script-src"] {
        must(!policy.contains(part), format!("the policy allows {part}: {policy}"));
    }
    must(has("x-content-type-options") == "nosniff", "no nosniff".to_owned());
    must(has("referrer-policy") == "no-referrer", "a referrer is sent".to_owned());
    let page = has("content-type").starts_with("text/html");
    let style = has("content-type").starts_with("text/css");
    must(page || style, format!("content type {}", has("content-type")));
    must(
        page == has("cache-control").contains("no-store"),
        format!("cache-control {}", has("cache-control")),
    );
    for name in ["server", "x-powered-by", "access-control-allow-origin", "etag", "last-modified"] {
        must(answer.header(name).is_none(), format!("it carries {name}"));
    }
    for cookie in answer.headers("set-cookie") {
        for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
            must(cookie.contains(part), format!("the cookie lacks {part}: {cookie}"));
        }
        must(!cookie.contains("Domain"), format!("the cookie is for a domain: {cookie}"));
    }
    wrong
}

/// What a page must not hold if its policy is to mean anything.
fn inside(answer: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    for token in tokens(&answer.text()) {
        let stories::plain::Token::Open(name, attributes) = token else { continue };
        let bad_attribute = attributes.iter().find(|(attribute, value)| {
            let elsewhere = matches!(attribute.as_str(), "href" | "src" | "action" | "formaction")
                && !(value.starts_with('/') && !value.starts_with("//")
                    || value.starts_with(['#', '?'])
                    || value == "data:,");
            attribute == "style" || attribute.starts_with("on") || elsewhere
        });
        if matches!(name.as_str(), "script" | "style" | "iframe" | "object" | "embed")
            || bad_attribute.is_some()
        {
            wrong.push(format!("{}: <{name} {bad_attribute:?}>", stories::plain::without_ids(&answer.path)));
        }
    }
    wrong
}

#[test]
fn every_answer_is_shut_tight_and_nothing_personal_is_in_an_address_or_a_log() {
    let personal = Personal::read();
    let house = House::start_logging("trace");
    let all = answers(&house, names::SAID);
    let statuses: std::collections::BTreeSet<u16> = all.iter().map(|answer| answer.status).collect();
    for status in [200, 303, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429] {
        assert!(statuses.contains(&status), "nothing was answered with {status}: {statuses:?}");
    }
    let mut wrong: Vec<String> = all.iter().flat_map(faults).chain(all.iter().flat_map(inside)).collect();
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
    // The control: these words do stand on pages, and the same search finds them there.
    let pages: String = all.iter().map(Answer::text).collect();
    assert!(personal.found_in(&pages).len() > 20, "only {:?} are on pages", personal.found_in(&pages));
    let addresses: String = all.iter().map(|answer| answer.addresses().join("\n") + "\n").collect();
    assert!(addresses.lines().count() > 500);
    assert_eq!(personal.found_in(&addresses), Vec::<String>::new(), "in an address");
    let log = std::fs::read_to_string(house.root().join("stderr.txt")).unwrap_or_default();
    assert!(log.contains("the store is open"), "nothing is logged, so nothing is proved: {log}");
    assert_eq!(personal.found_in(&log), Vec::<String>::new(), "in the log");
    let cookie = house.enter("Brian Odhuogo").cookie("pamoja-session").unwrap_or_default().to_owned();
    let demo = house.link("Brian Odhuogo").rsplit('/').next().unwrap_or_default();
    assert!(!log.contains(&cookie) && !log.contains(demo), "what lets someone in stands in the log");
}

#[test]
fn a_house_that_is_not_begun_answers_as_tightly() {
    let (house, link) = House::found();
    for path in ["/", "/work", "/sign-in", "/health", link.as_str(), "/set-up/0", "/no-such-page"] {
        let answer = house.client().get(path);
        let wrong: Vec<String> = faults(&answer).into_iter().chain(inside(&answer)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn the_way_on_after_a_choice_of_language_never_leaves_the_house() {
    let house = House::start();
    let mut wrong = Vec::new();
    for back in [
        "//evil.example",
        "/\\evil.example",
        "http://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "",
        "/\t/evil.example",
        "\t//evil.example",
        "/\n/evil.example",
        "/\r\nSet-Cookie: a=b",
        "/\u{0}/x",
        "evil.example",
        "/%0d%0aX: y",
        "/é",
        "/\u{202e}",
        "///evil.example",
    ] {
        let answer = house.client().post("/language", &[("to", "en"), ("back", back)]);
        let to = answer.header("location").unwrap_or("(none)").to_owned();
        // A browser takes tabs and line breaks out of an address before it reads it.
        let plain: String = to.chars().filter(|sign| !matches!(sign, '\t' | '\r' | '\n')).collect();
        let inside = plain.starts_with('/') && !plain.starts_with("//") && !plain.starts_with("/\\");
        let own = answer.headers("set-cookie").all(|cookie| cookie.starts_with("pamoja-language"));
        if answer.status != 303 || !inside || !own {
            wrong.push(format!("{back:?} is answered with {} and leads to {to:?}", answer.status));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let body = deed("/language", &Names::default(), "");
    let pairs: Vec<(&str, &str)> = body.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(house.client().post("/language", &pairs).location(), Some("/".to_owned()));
}
