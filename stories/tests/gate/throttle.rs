//! Guessing passwords: slower and slower for strangers, never a lock that they can turn, and no word about who exists.

use std::time::{Duration, Instant};

use stories::cast::{PASSWORD, command};
use stories::{Answer, Client, House, Names};

fn zuhura(house: &House) -> Client {
    let link = house.enter("Naisiae Leparwai").invites("Zuhura Wimbo", "zuhura", "caseworker");
    house.client().joins(&link)
}

fn guess(client: &mut Client, name: &str, password: &str) -> Answer {
    client.post("/sign-in", &[("name", name), ("password", password)])
}

/// Guesses until it is said to wait for longer than any test takes: five guesses are free, then each wait is twice the one
/// before, and the clock is set on by as much. Gives every answer.
fn until_it_waits(house: &mut House, names: &[&str]) -> Vec<Vec<Answer>> {
    let mut all: Vec<Vec<Answer>> = vec![Vec::new(); names.len()];
    for nth in 0..12 {
        if nth > 5 {
            house.restart_at(&format!("2026-11-24T{:02}:00+03:00", nth + 3));
        }
        for (name, answers) in names.iter().zip(&mut all) {
            answers.push(guess(&mut house.client(), name, &format!("wrong number {nth}")));
        }
    }
    for (name, answers) in names.iter().zip(&mut all) {
        answers.push(guess(&mut house.client(), name, "wrong once more"));
    }
    all
}

#[test]
fn known_and_unknown_names_get_the_same_bytes() {
    let mut house = House::start();
    drop(zuhura(&house));
    // As many signs, so that no length differs.
    let all = until_it_waits(&mut house, &["zuhura", "zuhuru"]);
    let statuses: Vec<u16> = all[0].iter().map(|answer| answer.status).collect();
    assert_eq!((statuses[..12].to_vec(), statuses[12]), (vec![403; 12], 429));
    for (nth, (known, unknown)) in all[0].iter().zip(&all[1]).enumerate() {
        let plain = |answer: &Answer, name: &str| answer.without_ids().replace(name, "?");
        assert_eq!(plain(known, "zuhura"), plain(unknown, "zuhuru"), "guess {nth}");
        assert!(known.headers("set-cookie").next().is_none());
    }
    for name in ["naisiae", "nasimiyu", "nobody", "", "%00", "' or 1=1 --"] {
        let answer = guess(&mut house.client(), name, "wrong");
        assert_eq!(answer.status, 403, "{name:?}: {}", answer.seen());
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what a stranger could measure is time")]
fn known_and_unknown_names_take_the_same_time() {
    let house = House::start();
    drop(zuhura(&house));
    let shortest = |name: &str| {
        let mut times: Vec<Duration> = (0..4)
            .map(|nth| {
                let begun = Instant::now();
                guess(&mut house.client(), name, &format!("wrong number {nth}"));
                begun.elapsed()
            })
            .collect();
        times.sort();
        times[0]
    };
    let (known, unknown) = (shortest("zuhura"), shortest("zuhuru"));
    let ratio = unknown.as_secs_f64() / known.as_secs_f64();
    assert!((0.5..2.0).contains(&ratio), "known {known:?}, unknown {unknown:?}");
}

#[test]
fn strangers_wait_and_the_owner_on_a_known_device_does_not() {
    let mut house = House::start();
    let mut own = zuhura(&house);
    own.post("/sign-out", &[]);
    let waits = until_it_waits(&mut house, &["zuhura"]).remove(0).pop().expect("an answer");
    assert_eq!(waits.status, 429);
    assert!(waits.header("retry-after").is_some(), "nobody says for how long");
    // Strangers wait even with the right password: else trying goes on while they wait.
    assert_eq!(guess(&mut house.client(), "zuhura", PASSWORD).status, 429);
    assert_eq!(
        guess(&mut house.client(), " Zuhura", PASSWORD).status,
        429,
        "the same name written otherwise"
    );
    // Another's device is a stranger here.
    let mut brian = house.enter("Brian Odhuogo");
    brian.post("/sign-out", &[]);
    assert_eq!(guess(&mut brian, "zuhura", PASSWORD).status, 429);
    assert_eq!(guess(&mut own, "zuhura", PASSWORD).status, 303, "the owner is locked out by strangers");
    // Her coming in does not free the strangers, a restart forgets no guess, and the longest wait is a quarter of an hour.
    house.restart_at("2026-11-24T14:00:30+03:00");
    assert_eq!(guess(&mut house.client(), "zuhura", "wrong").status, 429);
    house.restart_at("2026-11-24T14:20+03:00");
    assert_eq!(guess(&mut house.client(), "zuhura", PASSWORD).status, 303);
}

#[test]
fn a_crowd_of_strangers_does_not_keep_the_owner_out() {
    let house = House::start();
    let mut own = zuhura(&house);
    own.post("/sign-out", &[]);
    own.patience = Duration::from_secs(120);
    let crowd: Vec<_> = (0..90)
        .map(|nth| {
            let mut client = house.client();
            client.patience = Duration::from_secs(120);
            std::thread::spawn(move || guess(&mut client, &format!("stranger{nth}"), "wrong").status)
        })
        .collect();
    std::thread::sleep(Duration::from_millis(300));
    let answer = guess(&mut own, "zuhura", PASSWORD);
    let statuses: Vec<u16> = crowd.into_iter().map(|one| one.join().expect("a stranger")).collect();
    assert!(statuses.iter().all(|status| matches!(status, 403 | 429 | 503)), "{statuses:?}");
    assert_eq!(
        answer.status,
        303,
        "ninety strangers keep the owner out of a known device: {}",
        answer.seen()
    );
}

#[test]
fn twenty_searches_a_day_before_opening_and_one_sent_twice_is_one() {
    let mut house = House::start();
    let mut brian = house.enter("Brian Odhuogo");
    let none = Names::default();
    let id = command();
    let one = brian.does_under(&id, "/cases/new", &none, "Makutano Sita");
    let again = brian.does_under(&id, "/cases/new", &none, "Makutano Sita");
    assert_eq!((one.status, one.location()), (303, again.location()));
    let statuses: Vec<u16> =
        (2..=21).map(|nth| brian.does("/cases/new", &none, &format!("Makutano {nth}")).status).collect();
    assert_eq!(statuses[..18], [303; 18], "fewer than twenty: {statuses:?}");
    assert_eq!(
        statuses[18..],
        [303, 429],
        "a search sent twice is counted twice, or one too many is let through"
    );
    let other = house.enter("Wanza Kyaluvi").does("/cases/new", &none, "Makutano Sita");
    assert_eq!(other.status, 303, "another person's day is spent too");
    house.restart_at("2026-11-25T08:00+03:00");
    let tomorrow = house.enter("Brian Odhuogo").does("/cases/new", &none, "Makutano Sita");
    assert_eq!(tomorrow.status, 303, "the next day begins with twenty again");
}
