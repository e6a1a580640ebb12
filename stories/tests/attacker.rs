//! A thief with the disk and the root key opens every tier-2 word and not one address; what is left to try is guessing
//! passwords, and what that costs is printed.
#![expect(clippy::expect_used, reason = "a house that cannot be read stops the test")]

mod rootkey;
mod thief;

use facts::{BriefKey, Compartment, Recipient, Tier};
use seal::{Key, PersonKeys};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use stories::canary::{Scanner, coined};
use stories::cast::PASSWORD;
use stories::{Client, House, Names};
use thief::{Thief, Token};

const SESSION: &str = "__Host-pamoja-session";
const GUESSES: usize = 24;

/// A house with one case that has a note and an address.
struct Scene {
    house: House,
    worker: Client,
    case: String,
    note: String,
    address: String,
}

impl Scene {
    fn set() -> Scene {
        let (house, set_up) = House::found();
        let mut staff = house.staffed(&set_up, 1);
        let mut worker = staff.workers.remove(0);
        let case = worker.opens("Tausi", "Kadzo Mwambeguru");
        let names = Names::default().with("case", &case);
        let (note, address) = (coined("a note"), coined("an address"));
        for (path, said) in [("/cases/{case}/notes", &note), ("/cases/{case}/address", &address)] {
            let answer = worker.does(path, &names, said);
            assert_eq!(answer.status, 303, "{path}: {}", answer.seen());
        }
        Scene { house, worker, case, note, address }
    }

    fn token(&self) -> Token {
        Token::of(self.worker.cookie(SESSION).expect("a session"))
    }

    /// Stops the server and takes its disk and keys.
    fn stolen(&mut self) -> Thief {
        self.house.stop();
        Thief::of(&self.house)
    }
}

#[test]
fn disk_and_root_key_open_tier_two_and_not_one_address() {
    let mut scene = Scene::set();
    let page = scene.worker.get(&format!("/cases/{}/address", scene.case));
    assert!(page.text().contains(&scene.address), "the entitled person does not see it: {}", page.seen());
    let thief = scene.stolen();
    let mut found = String::new();
    for compartment in Compartment::ALL {
        let (held, opened) = thief.counted(compartment, None);
        if held > 0 {
            println!(
                "proof: attacker, disk and root key: {} facts of {}, {opened} open",
                held,
                compartment.word()
            );
        }
        match compartment.tier() {
            Tier::Two => assert_eq!(opened, held, "{}", compartment.word()),
            Tier::One => assert_eq!(opened, 0, "{}", compartment.word()),
        }
        found.push_str(&thief.words(compartment, None));
    }
    let (held, _) = thief.counted(Compartment::Location, None);
    assert!(held > 0 && found.contains(&scene.note), "the thief did not open what this surrenders");
    assert!(!found.contains(&scene.address), "the address opened");
    assert!(!thief.cards_and_briefs().contains(&scene.address), "the address is on a card or in a brief");
}

#[test]
fn no_key_that_the_root_key_leads_to_opens_a_tier_one_wrap_or_body() {
    let mut scene = Scene::set();
    let thief = scene.stolen();
    let keys = thief.every_key();
    let (wraps, bodies) = thief.tier_one();
    assert!(!wraps.is_empty() && !bodies.is_empty(), "nothing of tier 1 is there to be tried");
    for key in &keys {
        assert!(wraps.iter().all(|row| !thief.opens_wrap(key, row)), "a tier-1 wrap opened");
        assert!(bodies.iter().all(|fact| seal::open_fact(key, fact).is_err()), "a tier-1 body opened");
    }
    println!(
        "proof: attacker, every key tried: {} keys on {} wraps and {} bodies of tier 1, 0 open",
        keys.len(),
        wraps.len(),
        bodies.len()
    );
}

#[expect(clippy::disallowed_methods, reason = "it measures what a guess costs")]
fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = act();
    (done, begin.elapsed())
}

#[test]
fn guessing_passwords_is_what_is_left_and_costs_this_much() {
    let mut scene = Scene::set();
    let thief = scene.stolen();
    let person = thief.holder_of_the_address();
    let row = thief.password_row(person);
    let wrong: Vec<String> = (0..GUESSES).map(|nth| format!("{} {nth}", coined("a guess"))).collect();
    let (opened, took) = timed(|| wrong.iter().filter(|word| thief.key.person(&row, word).is_some()).count());
    assert_eq!(opened, 0);
    let one = took / u32::try_from(GUESSES).expect("a few");
    let second = Duration::from_secs(1).as_secs_f64() / one.as_secs_f64();
    let million = one.as_secs_f64() * 1e6 / 3600.0;
    println!(
        "proof: attacker, one guess (Argon2id, 64 MiB, t = 3): {} ms, {second:.1} guesses a second on one core",
        one.as_millis()
    );
    println!(
        "proof: attacker, 10^6 words on one core, extrapolated from {GUESSES} and not run: {million:.0} hours for each person"
    );
    let words = wrong.iter().map(String::as_str).take(2).chain([PASSWORD]);
    let keys = words.filter_map(|word| thief.key.person(&row, word)).next().expect("the right word opens it");
    let words = thief.words(Compartment::Location, Some((person, &keys)));
    assert!(words.contains(&scene.address), "the right password did not lead to the address");
}

#[test]
fn a_disk_without_its_root_key_cannot_even_be_guessed_at() {
    let mut scene = Scene::set();
    let thief = scene.stolen();
    let row = thief.password_row(thief.holder_of_the_address());
    let nothing = Key::from_bytes([0; 32]);
    let blind =
        seal::password_key(PASSWORD, &[0; 16], &nothing, seal::PasswordCost::STANDARD).expect("a hash");
    assert!(seal::open_wrap(&nothing, &blind, &facts::place_of(&row), &row.sealed).is_err());
    // Even with the key of the epoch, the right password gives another key without the pepper.
    let epoch = &thief.key.vault.epoch_key;
    assert!(seal::open_wrap(epoch, &blind, &facts::place_of(&row), &row.sealed).is_err());
    assert!(thief.key.person(&row, PASSWORD).is_some(), "with the root key it does open");
}

#[test]
fn a_session_on_the_disk_opens_with_its_token_alone() {
    let mut scene = Scene::set();
    let token = scene.token();
    let thief = scene.stolen();
    let kinds: BTreeSet<String> = thief.briefs().into_iter().map(|(kind, _, _)| kind).collect();
    let keys = thief.every_key();
    let mut opened = BTreeSet::new();
    for (kind, key, sealed) in thief.briefs() {
        let place = facts::brief_place(&key);
        if keys.iter().any(|own| seal::open(own, &place, &sealed).is_ok()) {
            opened.insert(kind);
        }
    }
    println!(
        "proof: attacker, short-lived rows on the disk: kinds {kinds:?}, of these the root key opens {opened:?}"
    );
    assert!(kinds.contains("session") && !opened.contains("session") && !opened.contains("kept"));
    let (person, keys): (_, PersonKeys) = token.session(&thief).expect("its token opens it");
    let words = thief.words(Compartment::Location, Some((person, &keys)));
    assert!(words.contains(&scene.address), "the live session did not lead to the address");
}

#[test]
fn a_copied_cookie_of_an_ended_session_opens_nothing() {
    let mut scene = Scene::set();
    let mut copied = scene.worker.clone();
    let token = scene.token();
    assert_eq!(copied.get("/work").status, 200, "before it ends, the copy is as good as the cookie");
    let form = scene.worker.get("/work").forms();
    let sign_out = form.iter().find(|form| form.action == "/sign-out");
    match sign_out {
        Some(form) => scene.worker.submit(form),
        None => scene.worker.post("/sign-out", &[]),
    };
    let case = format!("/cases/{}", scene.case);
    for path in ["/work", &case, &format!("{case}/address"), &format!("{case}/notes")] {
        let answer = copied.get(path);
        assert_eq!(answer.location().as_deref(), Some("/sign-in"), "{path}: {}", answer.seen());
        assert!(!answer.text().contains(&scene.address));
    }
    let names = Names::default().with("case", &scene.case);
    let answer = copied.does("/cases/{case}/notes", &names, "written with a copied cookie");
    assert_ne!(answer.status, 303, "an ended session wrote");
    let thief = scene.stolen();
    assert!(token.session(&thief).is_none(), "the row of an ended session still opens");
}

/// The row is overwritten, not only taken out of the table: its sealed bytes stand in no file.
#[test]
fn of_an_ended_session_no_byte_stays_on_the_disk() {
    let mut scene = Scene::set();
    let token = scene.token();
    let thief = scene.stolen();
    let key: BriefKey = token.name();
    let sealed = thief.briefs().into_iter().find(|(_, each, _)| *each == key).expect("the session's row").2;
    scene.house.restart();
    let scanner = Scanner::default().secret("the sealed session", &sealed);
    let (hits, _) = scanner.folder(&scene.house.data());
    assert!(!hits.is_empty(), "the scanner does not find the row that is there");
    scene.worker.post("/sign-out", &[]);
    let (running, _) = scanner.folder(&scene.house.data());
    println!(
        "proof: attacker, sealed session after signing out, while the server runs: {} copies",
        running.len()
    );
    scene.house.stop();
    let (hits, _) = scanner.folder(&scene.house.data());
    assert_eq!(hits, [], "the sealed session outlives its end");
}

/// Wraps for people and passwords exist, so that the tests above tried something.
#[test]
fn tier_one_is_wrapped_for_people_and_never_for_the_organisation() {
    let mut scene = Scene::set();
    let thief = scene.stolen();
    let (wraps, _) = thief.tier_one();
    assert!(wraps.iter().all(|row| matches!(row.recipient, Recipient::Person(_))), "{wraps:?}");
}
