//! Every press has one effect: each POST of a walk sent twice, with other words under the same command, again after the
//! server was killed, and many times at once.
#![expect(clippy::panic, reason = "a stage that cannot be set stops the test")]

mod at_once;
mod stage;
mod two_tabs;

use stage::Stage;
use stories::cast::{id_below, linked};
use stories::{Answer, Names};

#[test]
fn every_post_sent_twice_has_one_effect_also_after_a_kill() {
    let mut stage = Stage::set();
    the_case(&mut stage);
    the_supervisor(&mut stage);
    opening(&mut stage);
    one_person(&mut stage);
    staff(&mut stage);
    let before = stage.house.routes();
    stage.all_again("sent again at the end");
    stage.house.kill();
    stage.house.restart();
    for (who, client) in &mut stage.people {
        assert_eq!(client.get("/sessions").status, 200, "{who} was signed out by the restart");
    }
    stage.all_again("sent again after a kill");
    let walked = stage.walked();
    let missed: Vec<String> = before
        .into_iter()
        .filter(|route| route.is_post() && !route.is_door() && !walked.contains(&route.path.as_str()))
        .map(|route| route.path)
        .collect();
    assert!(missed.is_empty(), "these were not walked: {missed:?}");
    assert!(stage.wrong.is_empty(), "{} things are wrong:\n{}", stage.wrong.len(), stage.wrong.join("\n"));
}

fn the_case(stage: &mut Stage) {
    let case = stage.is("Wanza").case("Tausi");
    let names = Names::default().with("case", &case);
    for page in ["", "/notes", "/contact", "/address"] {
        stage.watch("Wanza", &format!("/cases/{case}{page}"));
    }
    let known = stage.is("Wanza").known(&case).path;
    stage.watch("Wanza", &known);
    stage.watch("Njeri", &format!("/cases/{case}/looks"));
    let duty = duty(&stage.is("Wanza").get(&format!("/cases/{case}")));
    stage.twice("Wanza", "/cases/{case}/duties/{fact}", &names.clone().with("fact", &duty), "");
    stage.twice("Wanza", "/cases/{case}/notes", &names, "She came by at noon.");
    let note = stage.is("Wanza").note(&case);
    stage.twice(
        "Wanza",
        "/cases/{case}/notes/{fact}",
        &names.clone().with("fact", &note),
        "She came by at one.",
    );
    stage.twice("Wanza", "/cases/{case}/name", &names, "To write the letter");
    stage.twice("Wanza", "/cases/{case}/risk", &names, "Two messages in the night");
    stage.twice("Wanza", "/cases/{case}/steps", &names, "");
    stage.twice("Wanza", "/cases/{case}/contact", &names, "after 17:00");
    stage.twice("Wanza", "/cases/{case}/known", &names, "Mwikali wa Nthuvai");
    stage.twice("Wanza", "/cases/{case}/phones", &names, "only Sundays");
    stage.twice("Wanza", "/cases/{case}/address", &names, "Behind the blue mill");
    stage.twice("Wanza", "/cases/{case}/consent", &names, "");
    stage.twice("Wanza", "/cases/{case}/close", &names, "");
    stage.twice("Wanza", "/cases/{case}/reopen", &names, "She is back");
    // Shut until she is asked again; what follows is watched elsewhere.
    stage.twice("Wanza", "/cases/{case}/consent", &names, "");
    stage.watch("Wanza", "/cases?status=any");
    stage.twice_unseen("Wanza", "/search", &names, "Tausi Nthuvai");
}

/// The duty that a form of the page says is done.
fn duty(page: &Answer) -> String {
    let forms = page.forms();
    let found = forms.iter().find_map(|form| form.action.split_once("/duties/"));
    found.map(|(_, id)| id.to_owned()).unwrap_or_else(|| panic!("no duty to be done: {}", page.seen()))
}

fn the_supervisor(stage: &mut Stage) {
    let case = stage.is("Brian").case("Kito");
    stage.watch("Njeri", &format!("/cases/{case}"));
    stage.watch("Njeri", &format!("/cases/{case}/assign"));
    let (mwende, wanza) =
        (stage.is("Njeri").colleague(&case, "Mwende"), stage.is("Njeri").colleague(&case, "Wanza"));
    let names = Names::default().with("case", &case).with("worker", &mwende).with("conflicted", &wanza);
    stage.twice("Njeri", "/cases/{case}/conflict", &names, "A cousin of hers");
    stage.twice("Njeri", "/cases/{case}/assign", &names, "");
}

fn opening(stage: &mut Stage) {
    let names = Names::default();
    stage.watch("Brian", "/cases?status=any");
    let first = stage.is("Brian").opens("Kasuku", "Mtu Mpya").to_owned();
    let search = stage.twice_unseen("Brian", "/cases/new", &names, "Makutano Sita");
    let kept = search.location().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
    let check = format!("/cases/new/{kept}/check");
    stage.watch("Brian", &check);
    for (part, said) in [("who", "Kanga"), ("talk", "a ramp"), ("reach", "mnazi")] {
        let names = Names::default().with("kept", &kept).with("part", part);
        stage.twice("Brian", "/cases/new/{kept}/{part}", &names, said);
    }
    stage.unwatch(&check);
    let names = Names::default().with("kept", &kept).with("part", "check");
    let opened = stage.twice("Brian", "/cases/new/{kept}/{part}", &names, "");
    let case =
        opened.location().and_then(|to| id_below("/cases/", &to).map(str::to_owned)).unwrap_or_default();
    let number = |stage: &mut Stage, case: &str| {
        let page = stage.is("Brian").get(&format!("/cases/{case}")).seen();
        let after = page.split("P-").nth(1).unwrap_or_default().to_owned();
        after.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or_default()
    };
    let (one, two) = (number(stage, &first), number(stage, &case));
    assert_eq!(two, one + 1, "a number was lost or given twice");
}

fn one_person(stage: &mut Stage) {
    stage.watch("Njeri", "/reviews");
    stage.watch("Brian", "/work");
    let first = review(stage, "Mwana Aisha Shekavutu", "26", "KE-19");
    let page = format!("/reviews/{first}");
    stage.watch("Brian", &page);
    let names = Names::default().with("review", &first).with("word", "pweza");
    stage.twice("Njeri", "/reviews/{review}/let", &names, "");
    stage.twice("Brian", "/reviews/{review}/word", &names, "pweza");
    stage.twice("Brian", "/reviews/{review}/reopen", &names, "She came to us");
    let second = review(stage, "Nekesa Wamalondo", "17", "KE-03");
    stage.watch("Njeri", &format!("/reviews/{second}"));
    stage.twice("Njeri", "/reviews/{review}/not", &Names::default().with("review", &second), "");
}

/// A search that finds someone else's: sent twice, one pair for the supervisor.
fn review(stage: &mut Stage, words: &str, age: &str, county: &str) -> String {
    let before = listed(stage);
    let mut form = stage.is("Brian").get("/cases/new").form("/cases/new");
    form.set("q", words).set("age", age).set("county", county);
    let (one, two) = (stage.is("Brian").submit(&form), stage.is("Brian").submit(&form));
    assert_eq!((one.status, one.location()), (two.status, two.location()), "{words}");
    let new: Vec<String> = listed(stage).into_iter().filter(|id| !before.contains(id)).collect();
    assert_eq!(new.len(), 1, "pairs for {words}");
    new[0].clone()
}

fn listed(stage: &mut Stage) -> Vec<String> {
    let page = stage.is("Njeri").get("/reviews");
    page.links().iter().filter_map(|path| id_below("/reviews/", path).map(str::to_owned)).collect()
}

fn staff(stage: &mut Stage) {
    stage.watch("Naisiae", "/people");
    let names = Names::default().with("sign_in", "zuhura");
    let invited = stage.twice("Naisiae", "/people/new", &names, "Zuhura Wimbo");
    stage.watch("Naisiae", &invited.location().unwrap_or_default());
    let all = linked(&stage.is("Naisiae").get("/people"));
    let id = |name: &str| {
        let named = all.iter().filter(|(text, _)| text.contains(name));
        named.filter_map(|(_, path)| id_below("/people/", path)).next().unwrap_or_default().to_owned()
    };
    let names = Names::default().with("person", &id("Zuhura")).with("supervisor", &id("Njeri"));
    stage.watch("Naisiae", &format!("/people/{}", id("Zuhura")));
    stage.twice("Naisiae", "/people/{person}/supervisor", &names, "");
    stage.twice("Naisiae", "/people/{person}/end", &names, "She moved away");
}
