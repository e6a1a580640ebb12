//! The gate: what comes from elsewhere, by other methods, in other types or for another host is refused on every path, and
//! has no effect.
#![expect(clippy::expect_used, reason = "a house that cannot be set up stops the test")]

mod founded;
mod joining;
mod sessions;
#[path = "../stored/mod.rs"]
mod stored;
mod throttle;

use std::collections::BTreeSet;

use stories::cast::{command, fill};
use stories::{Answer, Client, House, Names, Route, deed};

/// The cookie that a session of the invented network is known by.
pub const SESSION: &str = "pamoja-session";

const CAST: [&str; 4] = ["Brian Odhuogo", "Njeri Ngarithu", "Naisiae Leparwai", "Dama Katsimbo"];
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// Everyone, with something of their own behind every path.
fn everyone(house: &House) -> Vec<(Client, Names)> {
    let mut all: Vec<(Client, Names)> = Vec::new();
    for who in CAST {
        let mut client = house.enter(who);
        let names = house.theirs(who, &mut client);
        all.push((client, names));
    }
    all
}

fn body(route: &Route, names: &Names) -> String {
    let mut pairs: Vec<(&str, String)> = deed(&route.path, names, "Sungura anakimbia");
    pairs.push(("command", command()));
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
    pairs.join("&")
}

#[test]
fn a_post_that_comes_from_elsewhere_is_refused_and_has_no_effect() {
    let house = House::start();
    let mut all = everyone(&house);
    let ours = house.url("");
    let port = ours.rsplit(':').next().unwrap_or_default().to_owned();
    let other_port = format!("http://127.0.0.1:{}", if port == "9999" { "9998" } else { "9999" });
    let longer = format!("{ours}.evil.example");
    let user = format!("http://{}@evil.example", ours.trim_start_matches("http://"));
    let origins: [(Option<&str>, Option<&str>); 12] = [
        (Some("http://evil.example"), None),
        (Some("http://evil.example"), Some("same-origin")),
        (Some(&other_port), None),
        (Some(&longer), None),
        (Some(&user), None),
        (Some("null"), None),
        (Some("null"), Some("cross-site")),
        (None, None),
        (None, Some("cross-site")),
        (None, Some("none")),
        (Some(&ours), Some("cross-site")),
        (Some(&ours), Some("same-site")),
    ];
    let posts: Vec<Route> = house.routes().into_iter().filter(Route::is_post).collect();
    let conn = stored::open(&house);
    std::thread::sleep(std::time::Duration::from_millis(60));
    let before = stored::but_looks(&conn);
    let mut wrong = Vec::new();
    for (client, names) in &mut all {
        for (origin, site) in origins {
            client.origin = origin.map(str::to_owned);
            for route in &posts {
                let site = site.map(|site| ("Sec-Fetch-Site", site));
                let headers: Vec<(&str, &str)> = [FORM].into_iter().chain(site).collect();
                let answer = client.send("POST", &route.at(names), &headers, body(route, names).as_bytes());
                if answer.status != 403 || answer.headers("set-cookie").next().is_some() {
                    wrong.push(format!("{} from {origin:?} {site:?}: {}", route.path, answer.status));
                }
            }
        }
        client.origin = Some(ours.clone());
    }
    assert!(wrong.is_empty(), "{} were not refused: {wrong:#?}", wrong.len());
    let changed = stored::differences(&before, &stored::but_looks(&conn));
    assert!(changed.is_empty(), "what was refused had an effect: {changed:#?}");
    // The control: the same from our own pages is done, also where a browser hides the origin of a page without referrer.
    let (brian, names) = &mut all[0];
    assert_eq!(brian.does("/cases/{case}/notes", names, "The control.").status, 303);
    brian.origin = Some("null".to_owned());
    brian.headers.push(("Sec-Fetch-Site".to_owned(), "same-origin".to_owned()));
    assert_eq!(brian.does("/cases/{case}/notes", names, "Once more.").status, 303);
}

#[test]
fn every_method_on_every_path_is_defined() {
    let house = House::start();
    let mut all = everyone(&house);
    all.push((house.client(), all[0].1.clone()));
    let routes = house.routes();
    let mut wrong = Vec::new();
    for (client, names) in &mut all {
        for route in &routes {
            let path = route.at(names);
            let has =
                |verb: &str| routes.iter().any(|one| one.verb == verb && fill(&one.path, names) == path);
            for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW"] {
                let answer = client.send(method, &path, &[], b"");
                if answer.status != 405 {
                    wrong.push(format!("{method} {}: {}", route.path, answer.status));
                }
            }
            // A path that is only posted to is no page, and the other way round; what is neither is not there.
            let unlike = if has("GET") { "POST" } else { "GET" };
            if !has(unlike) {
                let answer = client.send(unlike, &path, &[FORM], b"");
                if !matches!(answer.status, 405 | 404) {
                    wrong.push(format!("{unlike} {}: {}", route.path, answer.status));
                }
            }
            let head = client.send("HEAD", &path, &[], b"");
            if head.status >= 500 || !head.body.is_empty() {
                wrong.push(format!("HEAD {}: {}", route.path, head.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const KINDS: [&str; 5] = [
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencodedx",
    "",
];

#[test]
fn what_is_no_form_is_not_read() {
    let house = House::start();
    let mut all = everyone(&house);
    let posts: Vec<Route> = house.routes().into_iter().filter(Route::is_post).collect();
    let mut wrong = BTreeSet::new();
    for kind in KINDS {
        for (client, names) in &mut all {
            for route in &posts {
                let kind_header = (!kind.is_empty()).then_some(("Content-Type", kind));
                let headers: Vec<(&str, &str)> = kind_header.into_iter().collect();
                let answer = client.send("POST", &route.at(names), &headers, body(route, names).as_bytes());
                if answer.status != 415 {
                    wrong.insert(format!("{kind:?} to {}", route.path));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} are read as a form, such as {:#?}",
        wrong.len(),
        wrong.iter().take(3).collect::<Vec<_>>()
    );
}

#[test]
fn a_request_for_another_host_reaches_nothing() {
    let house = House::start();
    let (brian, names) = everyone(&house).remove(0);
    let cookie = format!("{SESSION}={}", brian.cookie(SESSION).expect("a session"));
    let page = format!("/cases/{}/notes", names.get("case"));
    let ours = house.url("");
    let ask = |host: &str, origin: &str, verb: &str| -> Option<Answer> {
        let body = format!("note=From+elsewhere&command={}", command());
        let body = if verb == "POST" { body } else { String::new() };
        let request = format!(
            "{verb} {page} HTTP/1.1\r\n{host}Origin: {origin}\r\nCookie: {cookie}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        house.client().exact(&request)
    };
    let status = |answer: Option<Answer>| answer.map_or(0, |answer| answer.status);
    let control = format!("Host: {}\r\n", ours.trim_start_matches("http://"));
    assert_eq!(status(ask(&control, &ours, "POST")), 303, "the control");
    assert_eq!(status(ask("Host: evil.example\r\n", &ours, "POST")), 403);
    assert_eq!(status(ask("", &ours, "POST")), 403, "no host at all");
    // A name that a stranger lets point at this machine: its pages are of one origin with what they ask here.
    for verb in ["GET", "POST"] {
        let answer = status(ask("Host: evil.example\r\n", "http://evil.example", verb));
        assert!(matches!(answer, 400 | 403 | 404 | 421), "{verb} for evil.example: {answer}");
    }
}

#[test]
fn requests_that_are_no_requests_are_turned_away_and_the_server_lives() {
    let house = House::start();
    let process = house.process();
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X-Y: z\r\n".repeat(2_000));
    let odd: [&[u8]; 14] = [
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
        b"GET http://evil.example/work HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/0.9\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /cases/%2e%2e%2f%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        long.as_bytes(),
        many.as_bytes(),
    ];
    for request in odd {
        let answer = house.client().raw(request);
        let status = answer.map_or(0, |answer| answer.status);
        assert!(status < 500, "{status} to {}", String::from_utf8_lossy(&request[..request.len().min(60)]));
    }
    assert_eq!((house.client().get("/health").status, house.process()), (200, process));
    assert!(!house.log().contains("panicked"), "{}", house.log());
}
