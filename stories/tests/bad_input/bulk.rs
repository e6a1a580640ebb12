//! Too much, and what is no text: ten megabytes, five thousand fields, bytes that are no UTF-8, addresses that name nothing.

use stories::cast::{command, fill};
use stories::{Client, House, Names, Route, deed};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

fn posts(house: &House) -> (Client, Names, Vec<Route>) {
    let mut client = house.enter("Brian Odhuogo");
    let names = house.theirs("Brian Odhuogo", &mut client);
    (client, names, house.routes().into_iter().filter(Route::is_post).collect())
}

#[test]
fn ten_megabytes_are_refused_with_a_word_on_every_path() {
    let house = House::start();
    let (mut client, names, posts) = posts(&house);
    let body = format!("command={}&note={}", command(), "k".repeat(10_000_000));
    for route in &posts {
        let answer = client.attempt("POST", &route.at(&names), &[FORM], body.as_bytes());
        let answer = answer.unwrap_or_else(|error| {
            panic!("{}: the connection broke off instead of an answer: {error}", route.path)
        });
        assert_eq!(answer.status, 413, "{}", route.path);
        assert!(answer.seen().len() > 40, "nothing is said");
    }
    let host = house.url("").trim_start_matches("http://").to_owned();
    let mut chunked = format!(
        "POST /search HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\n\
         Content-Type: {}\r\nTransfer-Encoding: chunked\r\n\r\n",
        cookie(&client),
        FORM.1
    );
    (0..700).for_each(|_| chunked.push_str(&format!("4000\r\n{}\r\n", "k".repeat(0x4000))));
    let status = house.client().exact(&chunked).map_or(0, |answer| answer.status);
    assert_eq!(status, 413, "in pieces of no announced length");
    assert_eq!(house.client().get("/health").status, 200);
}

#[test]
fn five_thousand_fields_break_nothing() {
    let house = House::start();
    let (mut client, names, posts) = posts(&house);
    let many: Vec<String> = (0..5_000).map(|nth| format!("field{nth}={nth}")).collect();
    let same: Vec<String> =
        (0..5_000).map(|nth| format!("note={nth}&names_said={nth}&languages=sw&never=a%0A")).collect();
    for route in &posts {
        for fields in [&many, &same] {
            let body = format!("{}&command={}", fields.join("&"), command());
            let answer = client.send("POST", &route.at(&names), &[FORM], body.as_bytes());
            assert!(answer.status < 500, "{}: {}", route.path, answer.status);
        }
        client = house.enter("Brian Odhuogo");
    }
}

#[test]
fn forty_thousand_fields_take_no_more_than_a_moment() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let kept = wanza.does("/cases/new", &Names::default(), "Makutano Sita").location().unwrap_or_default();
    let many: String = (0..40_000).map(|nth| format!("&{nth:x}=")).collect();
    wanza.patience = std::time::Duration::from_secs(5);
    for round in 0..2 {
        let body = format!("alias=Kanga&command={}{many}", command());
        let answer = wanza.attempt("POST", &format!("{kept}/who"), &[FORM], body.as_bytes());
        let status = answer.map(|answer| answer.status);
        assert!(matches!(status, Ok(303 | 400..500)), "round {round}: no answer in five seconds: {status:?}");
    }
}

#[test]
fn a_case_on_its_way_that_grows_and_grows_is_stopped_with_a_word() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let kept = wanza.does("/cases/new", &Names::default(), "Makutano Sita").location().unwrap_or_default();
    for round in 0..12 {
        let part = ["who", "talk", "reach"][round % 3];
        let junk: Vec<String> = (0..4_000)
            .map(|nth| format!("field.{round}.{nth}=abcdefghijklmnopqrstuvwxyz0123456789"))
            .collect();
        let body = format!("alias=Kanga&command={}&{}", command(), junk.join("&"));
        let answer = wanza.send("POST", &format!("{kept}/{part}"), &[FORM], body.as_bytes());
        assert!(answer.status < 500, "round {round}: {}", answer.status);
    }
    let names =
        Names::default().with("kept", kept.rsplit('/').next().unwrap_or_default()).with("part", "check");
    let answer = wanza.does("/cases/new/{kept}/{part}", &names, "");
    assert!(answer.status < 500, "{}", answer.status);
}

#[test]
fn bytes_that_are_no_text_are_said_and_not_kept_as_something_else() {
    let house = House::start();
    let (mut client, names, posts) = posts(&house);
    let mut taken = Vec::new();
    for route in posts.iter().filter(|route| !route.is_door()) {
        for broken in ["%ff%fe", "%c3%28", "%ed%a0%80", "%f8%88%80%80%80"] {
            let mut pairs = deed(&route.path, &names, "SAID");
            pairs.push(("command", command()));
            let body: Vec<String> = pairs
                .iter()
                .map(|(name, value)| format!("{name}={}", value.replace("SAID", broken)))
                .collect();
            if !body.join("&").contains(broken) {
                continue;
            }
            let answer = client.send("POST", &route.at(&names), &[FORM], body.join("&").as_bytes());
            assert!(answer.status < 500, "{} {broken}: {}", route.path, answer.status);
            if answer.status == 303 && !taken.contains(&route.path) {
                taken.push(route.path.clone());
            }
        }
    }
    assert!(taken.is_empty(), "what was sent is no text, and was taken as another: {taken:#?}");
}

#[test]
fn percent_signs_that_mean_nothing_stay_what_they_are() {
    let house = House::start();
    let (mut client, names, _) = posts(&house);
    let body = format!("note=50%+of+%zz+%+and+%4&command={}", command());
    let path = fill("/cases/{case}/notes", &names);
    assert_eq!(client.send("POST", &path, &[FORM], body.as_bytes()).status, 303);
    assert!(client.get(&path).seen().contains("50% of %zz % and %4"));
}

#[test]
fn addresses_that_name_nothing_are_absent_and_never_a_failure() {
    let house = House::start();
    let (mut client, names, _) = posts(&house);
    let case = names.get("case").to_owned();
    let host = house.url("").trim_start_matches("http://").to_owned();
    let status = |path: &str, client: &Client| {
        let cookie = cookie(client);
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
        house.client().exact(&request).map_or(0, |answer| answer.status)
    };
    assert_eq!(status(&format!("/cases/{case}"), &client), 200, "the control");
    let ids = [
        case.to_uppercase(),
        case[..31].to_owned(),
        format!("{case}0"),
        format!("%20{case}"),
        "%00".to_owned(),
        "..".to_owned(),
        "%2e%2e".to_owned(),
        "-1".to_owned(),
        "é".to_owned(),
        "%ff".to_owned(),
        "x".repeat(5_000),
        "'".to_owned(),
        "%25".to_owned(),
    ];
    for route in house.routes().into_iter().filter(|route| !route.is_post() && route.path.contains('{')) {
        for id in &ids {
            let path = route
                .path
                .split('/')
                .map(|part| if part.starts_with('{') { id.as_str() } else { part })
                .collect::<Vec<_>>()
                .join("/");
            let status = status(&path, &client);
            assert!(matches!(status, 303 | 400..500), "{path}: {status}");
        }
    }
    let queries = [
        "from=-1",
        "from=99999999999999999999",
        "from=1e3",
        "status=%00",
        "risk=%ff",
        "said=%3Cscript%3E",
        "said=../../x",
        "&&&==",
        "with=me&with=you",
    ];
    for page in ["/cases", "/work", "/sessions", &format!("/cases/{case}")] {
        for query in queries {
            let answer = client.get(&format!("{page}?{query}"));
            assert_eq!(answer.status, 200, "{page}?{query}");
            assert!(!answer.text().contains("<script"), "{page}?{query}");
        }
        let long = client.get(&format!("{page}?status={}", "k".repeat(20_000)));
        assert!(long.status < 500, "{page} with 20,000 signs: {}", long.status);
    }
}

fn cookie(client: &Client) -> String {
    format!("pamoja-session={}", client.cookie("pamoja-session").unwrap_or_default())
}
