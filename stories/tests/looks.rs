//! Whoever is shown something of a case stands on its look trail, also where the page is a form sent back to be mended;
//! and what stands behind a reason is shown to nobody who gave none.

use stories::cast::{command, fill};
use stories::{Client, House, Names, Route};

/// What a page may show of a case: rules for reaching her, what was written, her names.
const HOURS: &str = "after the second bell";
const NOTE: &str = "She came by at noon.";
const NAME: &str = "Nasambu Wekesa";
const PHONE: &str = "199000777";

/// Caseworkers take turns: each may search twenty times a day before opening.
fn workers(house: &House) -> Vec<(&'static str, Client)> {
    let names = ["Brian Odhuogo", "Wanza Kyaluvi", "Mwende Kitakya"];
    names.map(|name| (name.split(' ').next().unwrap_or_default(), house.enter(name))).into()
}

/// A case of one's own that nobody has looked at, with something in every part.
fn fresh(client: &mut Client) -> Names {
    let case = client.opens("Kasuku", NAME);
    let names = Names::default().with("case", &case);
    client.does("/cases/{case}/contact", &names, HOURS);
    client.does("/cases/{case}/notes", &names, NOTE);
    client.does("/cases/{case}/known", &names, NAME);
    client.does("/cases/{case}/phones", &names, "mornings");
    names.with("kept", &"0".repeat(32)).with("worker", "x").with("conflicted", "x")
}

/// Is this person on the trail of the case, as the supervisor reads it? A look may go with the next group commit: a moment
/// is waited for it.
fn stands(njeri: &mut Client, case: &str, who: &str) -> bool {
    (0..20).any(|_| {
        let page = njeri.get(&format!("/cases/{case}/looks"));
        assert_eq!(page.status, 200);
        let text = page.seen();
        let (_, trail) = text.split_once("Who looked Who").unwrap_or_default();
        let there = trail.contains(who);
        if !there {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        there
    })
}

fn about_cases(house: &House) -> Vec<Route> {
    house.routes().into_iter().filter(|route| route.scope.starts_with("Case")).collect()
}

/// What `answer` shows of the case; what was just typed does not count.
fn shown(text: &str) -> Vec<&'static str> {
    [HOURS, NOTE, NAME, PHONE].into_iter().filter(|words| text.contains(words)).collect()
}

#[test]
fn whoever_is_shown_something_of_a_case_stands_on_its_trail() {
    let house = House::start();
    let (mut workers, mut njeri) = (workers(&house), house.enter("Njeri Ngarithu"));
    let mut wrong = Vec::new();
    let mut showing = 0;
    for (nth, route) in about_cases(&house).into_iter().enumerate() {
        let (who, client) = &mut workers[nth % 3];
        let mut names = fresh(client);
        if route.path.contains("{fact}") {
            // The list of notes is a look of its own: its link is taken by the supervisor.
            names = names.clone().with("fact", &njeri.note(names.get("case")));
        }
        let path = fill(&route.path, &names);
        // A form with its command and nothing else is sent back to be mended, with what the page shows.
        let answer =
            if route.is_post() { client.post(&path, &[("command", &command())]) } else { client.get(&path) };
        let shows = shown(&answer.text());
        if !matches!(answer.status, 200 | 422) || shows.is_empty() {
            continue;
        }
        showing += 1;
        if !stands(&mut njeri, names.get("case"), who) {
            wrong.push(format!(
                "{} {} ({}) shows {shows:?} and leaves no look",
                route.verb, route.path, answer.status
            ));
        }
    }
    assert!(showing > 5, "only {showing} pages show anything");
    assert!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_stands_behind_a_reason_is_shown_to_nobody_who_gave_none() {
    let house = House::start();
    let mut workers = workers(&house);
    let mut wrong = Vec::new();
    for (nth, route) in about_cases(&house).into_iter().enumerate() {
        let (_, client) = &mut workers[nth % 3];
        let mut names = fresh(client);
        if route.path.contains("{fact}") {
            let note = client.note(names.get("case"));
            names = names.with("fact", &note);
        }
        // Two answers stand: the page that asks shows both, so that one can be chosen.
        for said in ["Nasambu Wekesa", "Nasambu Wekessa"] {
            let known = fill("/cases/{case}/known", &names);
            client.post(&known, &[("command", &command()), ("seen", "1"), ("names_said", said)]);
        }
        let path = fill(&route.path, &names);
        let faulty =
            [("command", command()), ("sex", "no-such-code".to_owned()), ("phone", "no phone".to_owned())];
        let pairs: Vec<(&str, &str)> = faulty.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = if route.is_post() { client.post(&path, &pairs) } else { client.get(&path) };
        let shows: Vec<&str> =
            ["Nasambu", PHONE].into_iter().filter(|word| answer.text().contains(word)).collect();
        if !shows.is_empty() {
            wrong.push(format!("{} {} ({}) shows {shows:?}", route.verb, route.path, answer.status));
        }
    }
    assert!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_look_is_one_line_a_quarter_of_an_hour_and_a_reveal_one_each_time() {
    let mut house = House::start();
    let (mut brian, mut njeri) = (house.enter("Brian Odhuogo"), house.enter("Njeri Ngarithu"));
    let names = fresh(&mut brian);
    let case = names.get("case").to_owned();
    // The supervisor who reads the trail stands on it herself.
    let lines = |njeri: &mut Client, what: &str| {
        std::thread::sleep(std::time::Duration::from_millis(200));
        let text = njeri.get(&format!("/cases/{case}/looks")).seen();
        let (_, trail) = text.split_once("Who looked Who").unwrap_or_default();
        let his = trail.split("Brian").skip(1).filter_map(|line| line.split("Njeri").next());
        his.filter(|line| line.contains(what)).count()
    };
    for _ in 0..5 {
        brian.get(&format!("/cases/{case}"));
        brian.get(&format!("/cases/{case}/notes"));
    }
    assert_eq!(lines(&mut njeri, "Casework"), 1, "turning pages fills the trail");
    for reason in ["To write the letter", "To call the clinic"] {
        brian.does("/cases/{case}/name", &names, reason);
        assert_eq!(lines(&mut njeri, reason), 1);
    }
    house.restart_at("2026-11-24T08:20+03:00");
    brian.get(&format!("/cases/{case}"));
    assert_eq!(lines(&mut njeri, "Casework"), 2, "twenty minutes later it is a look again");
}
