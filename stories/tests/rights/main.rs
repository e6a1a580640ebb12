//! Who reaches what: every route of the table for every person, by how they stand to the record; as a snapshot to be
//! reviewed, and as the rule that foreign, conflicted and absent cannot be told apart.
#![expect(clippy::panic, clippy::expect_used, reason = "a scene that cannot be set stops the test")]

mod found;
mod scene;

use std::fmt::Write;

use scene::{ABSENT, Cell, Scene};
use stories::cast::fill;
use stories::{Answer, Client, House, Names, Route};

/// One answer of the matrix.
struct Met {
    route: String,
    who: &'static str,
    tie: &'static str,
    answer: Answer,
    bytes: String,
}

const LEGEND: &str = "\
own    it is theirs: assigned to them, asked by them, of their session, about themselves
over   they supervise whoever it is assigned to
house  of the same organisation, with no tie to them
tie    a conflict of interest was declared
theirs of another person's session
other  of another organisation
none   there is no such thing

";

#[test]
fn every_route_answers_each_person_as_the_snapshot_says() {
    let mut scene = Scene::set();
    let mut table = LEGEND.to_owned();
    let mut all = Vec::new();
    for (scope, cells, title) in [
        (&["Case", "CaseLooks"][..], "case", "What is about a case, by how the person stands to it"),
        (&["Staff"], "kept", "What is about no case; views and forms on their way belong to one session"),
        (&["Colleague"], "colleague", "What is about a colleague"),
        (&["Review"], "review", "What is about two that may be one"),
    ] {
        let cells = scene.cells.remove(cells).unwrap_or_default();
        let routes: Vec<Route> =
            scene.house.routes().into_iter().filter(|route| scope.contains(&route.scope.as_str())).collect();
        let met: Vec<Met> = routes
            .iter()
            .flat_map(|route| cells.iter().map(|cell| meet(&mut scene, route, cell)).collect::<Vec<_>>())
            .collect();
        let _ = writeln!(table, "{}", drawn(title, &cells, &routes, &met));
        all.extend(met);
    }
    someone_reaches_every_route(&all);
    nobody_tells_absent_from_hidden(&all);
    administrators_read_no_case(&all);
    insta::assert_snapshot!("rights", table);
}

#[test]
fn every_scope_of_the_table_has_its_columns() {
    let house = House::start();
    let known = ["Case", "CaseLooks", "Staff", "Colleague", "Review", "Door"];
    let new: Vec<Route> =
        house.routes().into_iter().filter(|route| !known.contains(&route.scope.as_str())).collect();
    assert!(new.is_empty(), "no column of the matrix is about these: {new:?}");
}

#[test]
fn without_a_session_nothing_is_reached() {
    let house = House::start();
    let case = house.enter("Wanza Kyaluvi").case("Tausi");
    let names = |case: &str| {
        let ids = ["fact", "kept", "person", "review", "worker", "conflicted", "supervisor"];
        let names = ids.iter().fold(Names::default(), |names, name| names.with(name, ABSENT));
        names.with("case", case).with("part", "who").with("word", "pweza").with("sign_in", "x")
    };
    for route in house.routes().into_iter().filter(|route| !route.is_door()) {
        let there = asked(&mut house.client(), &route, &names(&case));
        let absent = asked(&mut house.client(), &route, &names(ABSENT));
        let wanted = if route.is_post() { (401, None) } else { (303, Some("/sign-in".to_owned())) };
        assert_eq!((there.status, there.location()), wanted, "{} {}", route.verb, route.path);
        assert_eq!(
            plain(&there, &names(&case)),
            plain(&absent, &names(ABSENT)),
            "{} {}",
            route.verb,
            route.path
        );
    }
}

#[test]
fn who_has_a_role_of_a_later_release_has_no_way_in() {
    let house = House::start();
    let wired = ["caseworker", "supervisor", "administrator"];
    let others: Vec<_> =
        house.cast().iter().filter(|person| !wired.contains(&person.role.as_str())).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(house.log().contains("Nasimiyu Wekhoba, counsellor, Mvule Walk  from a later release"));
    let mut naisiae = house.enter("Naisiae Leparwai");
    for role in ["counsellor", "auditor", "survivor", "root", ""] {
        let command = stories::cast::command();
        let body =
            [("command", command.as_str()), ("name", "Somebody"), ("sign_in", "somebody"), ("role", role)];
        assert_eq!(naisiae.post("/people/new", &body).status, 422, "{role}");
    }
}

fn meet(scene: &mut Scene, route: &Route, cell: &Cell) -> Met {
    let answer = asked(scene.is(cell.who), route, &cell.names);
    let bytes = plain(&answer, &cell.names);
    Met { route: format!("{:4} {}", route.verb, route.path), who: cell.who, tie: cell.tie, answer, bytes }
}

fn asked(client: &mut Client, route: &Route, names: &Names) -> Answer {
    if route.is_post() {
        client.does(&route.path, names, "Sungura anakimbia")
    } else {
        client.get(&fill(&route.path, names))
    }
}

/// Status, headers and body without the date, with the ids of the record taken out: nothing else may differ.
fn plain(answer: &Answer, names: &Names) -> String {
    let head = String::from_utf8_lossy(&answer.head).into_owned();
    let lines = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("date:"));
    let head = lines.collect::<Vec<_>>().join("\n");
    names.hidden_in(&format!("{head}\n\n{}", answer.text()))
}

fn drawn(title: &str, cells: &[Cell], routes: &[Route], met: &[Met]) -> String {
    let mut out = format!("{title}\n\n");
    for pick in [|cell: &Cell| cell.who, |cell: &Cell| cell.tie] {
        let _ = write!(out, "{:38}", "");
        cells.iter().for_each(|cell| {
            let _ = write!(out, "{:<7.6}", pick(cell));
        });
        out = format!("{}\n", out.trim_end_matches(' '));
    }
    for (route, row) in routes.iter().zip(met.chunks(cells.len().max(1))) {
        let _ = write!(out, "{:38}", format!("{:4} {}", route.verb, route.path));
        row.iter().for_each(|one| {
            let _ = write!(out, "{:<7}", one.answer.status);
        });
        out = format!("{}\n", out.trim_end_matches(' '));
    }
    out
}

/// The positive control: a route that nobody reaches proves nothing by refusing.
fn someone_reaches_every_route(all: &[Met]) {
    let reached =
        |route: &str| all.iter().any(|met| met.route == route && matches!(met.answer.status, 200 | 303));
    let mut shut: Vec<&str> =
        all.iter().map(|met| met.route.as_str()).filter(|route| !reached(route)).collect();
    shut.dedup();
    assert!(shut.is_empty(), "nobody in the scene reaches these: {shut:#?}");
}

fn nobody_tells_absent_from_hidden(all: &[Met]) {
    let hidden = |met: &&Met| matches!(met.tie, "other" | "tie" | "theirs");
    let mut told = Vec::new();
    // Where no record stands in the path there is nothing to compare: a search by anyone leads to a view of its own.
    let named = |met: &&Met| met.tie != "theirs" || met.route.contains("{kept}");
    for met in all.iter().filter(hidden).filter(named) {
        let absent = all.iter().find(|one| one.route == met.route && one.who == met.who && one.tie == "none");
        match absent {
            Some(absent) if absent.bytes == met.bytes => {}
            Some(absent) => told.push(format!(
                "{} by {}: {} answers {}, absent answers {}\n--- {}\n{}\n--- absent\n{}",
                met.route,
                met.who,
                met.tie,
                met.answer.status,
                absent.answer.status,
                met.tie,
                met.bytes,
                absent.bytes
            )),
            None => panic!("{} has no absent record to compare with for {}", met.who, met.route),
        }
    }
    assert!(told.is_empty(), "{} can be told apart:\n{}", told.len(), told[..told.len().min(4)].join("\n\n"));
}

fn administrators_read_no_case(all: &[Met]) {
    let cases = all.iter().filter(|met| met.who == "Naisiae" && !met.route.contains("/people"));
    let read: Vec<String> = cases
        .filter(|met| matches!(met.answer.status, 200 | 303))
        .map(|met| format!("{} {} {}", met.route, met.tie, met.answer.status))
        .collect();
    assert!(read.is_empty(), "{read:#?}");
}
