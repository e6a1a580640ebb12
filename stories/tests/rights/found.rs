//! What is hidden from someone is not found by them either: a search for it answers as a search for nobody does.

use stories::cast::linked;
use stories::{Answer, Client, House, Names};

/// Who must not find what: a person, the words to look by, and what none of their pages may say. The last is who may.
struct Hidden {
    from: &'static str,
    words: &'static [&'static str],
    age: &'static str,
    county: &'static str,
    never: &'static [&'static str],
    known_to: &'static str,
}

const HIDDEN: [Hidden; 3] = [
    Hidden {
        from: "Brian Odhuogo",
        words: &["Upepo", "Rakwenda", "Ochieng Rakwenda"],
        age: "34",
        county: "KE-08",
        never: &["Upepo", "Mwende"],
        known_to: "Mwende Kitakya",
    },
    Hidden {
        from: "Dama Katsimbo",
        words: &["Tausi", "Nthuvai", "Mwikali Nthuvai"],
        age: "27",
        county: "KE-22",
        never: &["Tausi", "Wanza", "Mvule"],
        known_to: "Wanza Kyaluvi",
    },
    Hidden {
        from: "Brian Odhuogo",
        words: &["Tausi", "Nthuvai"],
        age: "",
        county: "",
        never: &["Wanza"],
        known_to: "Wanza Kyaluvi",
    },
];

/// A name that nobody in the network has.
const NOBODY: &str = "Zzyvaq";

#[test]
fn a_search_for_what_is_hidden_answers_as_a_search_for_nobody() {
    let house = House::start();
    for hidden in &HIDDEN {
        let (mut from, mut known) = (house.enter(hidden.from), house.enter(hidden.known_to));
        let nobody = search(&mut from, NOBODY);
        let none = before_opening(&mut from, NOBODY, hidden);
        for words in hidden.words {
            let found = search(&mut known, words);
            assert!(
                linked(&found).iter().any(|(_, path)| path.starts_with("/cases/") && path.len() > 38),
                "{words}"
            );
            same(hidden, words, &nobody, &search(&mut from, words));
            // Among colleagues, and only without a conflict, a match may be told; never of whom.
            let told = before_opening(&mut from, words, hidden);
            if hidden.county.is_empty() {
                never_said(hidden, &told);
            } else {
                same(hidden, words, &none, &told);
            }
        }
    }
}

#[test]
fn the_pages_of_someone_in_conflict_never_say_the_case() {
    let house = House::start();
    let mut brian = house.enter("Brian Odhuogo");
    for path in ["/work", "/cases", "/cases?status=any", "/cases?status=any&from=1", "/cases?late=yes"] {
        let page = brian.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text().contains("Upepo"), "{path} says Upepo");
    }
    let mut njeri = house.enter("Njeri Ngarithu");
    assert!(njeri.get("/cases?status=any").text().contains("Upepo"));
}

#[test]
fn a_conflict_declared_now_hides_the_case_from_the_next_request_on() {
    let house = House::start();
    let (mut wanza, mut njeri) = (house.enter("Wanza Kyaluvi"), house.enter("Njeri Ngarithu"));
    let case = wanza.case("Nyota");
    let before = wanza.get("/work").text();
    assert!(before.contains(&case), "Nyota stands on the work page");
    let wanza_id = njeri.colleague(&case, "Wanza");
    let names = Names::default().with("case", &case).with("conflicted", &wanza_id);
    assert_eq!(njeri.does("/cases/{case}/conflict", &names, "a relative").status, 303);
    assert_eq!(wanza.get(&format!("/cases/{case}")).status, 404);
    for path in ["/work", "/cases?status=any"] {
        assert!(!wanza.get(path).text().contains(&case), "{path} still shows it");
    }
    assert!(!search(&mut wanza, "Nyota").text().contains(&case));
}

#[test]
fn a_reason_given_for_one_case_opens_no_other_and_for_nobody_else() {
    let house = House::start();
    let (mut wanza, mut njeri) = (house.enter("Wanza Kyaluvi"), house.enter("Njeri Ngarithu"));
    let (tausi, lulu) = (wanza.case("Tausi"), wanza.case("Lulu"));
    let names = Names::default().with("case", &tausi);
    let to = wanza.does("/cases/{case}/name", &names, "To write the letter").location().unwrap_or_default();
    assert!(wanza.get(&to).text().contains("Nthuvai"));
    for page in ["name", "known"] {
        let kept = to.rsplit('/').next().unwrap_or_default();
        let other = wanza.get(&format!("/cases/{lulu}/{page}/{kept}"));
        assert!(other.status == 303 && !other.text().contains("Wamalondo"), "{page} of another case is open");
        let hers = njeri.get(&format!("/cases/{tausi}/{page}/{kept}"));
        assert!(hers.status == 303 && !hers.text().contains("Nthuvai"), "{page} is open for another person");
        assert!(
            !wanza.get(&format!("/cases/{tausi}/{page}")).text().contains("Nthuvai"),
            "{page} needs no reason"
        );
    }
}

fn search(client: &mut Client, words: &str) -> Answer {
    let answer = client.does("/search", &Names::default(), words);
    client.follow(answer)
}

fn before_opening(client: &mut Client, words: &str, hidden: &Hidden) -> Answer {
    let mut form = client.get("/cases/new").form("/cases/new");
    form.set("q", words).set("age", hidden.age).set("county", hidden.county);
    let answer = client.submit(&form);
    client.follow(answer)
}

fn same(hidden: &Hidden, words: &str, nobody: &Answer, found: &Answer) {
    never_said(hidden, found);
    let plain = |answer: &Answer, words: &str| {
        let text = answer.without_ids().replace(words, "?");
        text.lines().filter(|line| !line.starts_with("content-length")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(plain(nobody, NOBODY), plain(found, words), "{} tells {words} from nobody", hidden.from);
}

fn never_said(hidden: &Hidden, page: &Answer) {
    // The words typed stand in the box again; nothing else of hers may.
    let text = page.seen();
    let typed: Vec<&str> = hidden.words.to_vec();
    for never in hidden.never.iter().filter(|never| !typed.contains(never)) {
        assert!(!text.contains(never), "{} reads {never}: {text}", hidden.from);
    }
}
