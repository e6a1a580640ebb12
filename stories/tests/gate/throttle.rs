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

#[test]
fn known_and_unknown_names_get_the_same_bytes() {
    let house = House::start();
    drop(zuhura(&house));
    let plain = |answer: &Answer, name: &str| answer.without_ids().replace(name, "?");
    // As many signs, so that no length differs. Five may be free; then both wait alike.
    for nth in 0..8 {
        let known = guess(&mut house.client(), "zuhura", &format!("wrong number {nth}"));
        let unknown = guess(&mut house.client(), "zuhuru", &format!("wrong number {nth}"));
        assert_eq!(plain(&known, "zuhura"), plain(&unknown, "zuhuru"), "guess {nth}");
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
    let house = House::start();
    let mut own = zuhura(&house);
    own.post("/sign-out", &[]);
    let mut stranger = house.client();
    let statuses: Vec<u16> =
        (0..8).map(|nth| guess(&mut stranger, "zuhura", &format!("wrong {nth}")).status).collect();
    assert_eq!(statuses[..5], [403; 5], "{statuses:?}");
    assert_eq!(statuses[7], 429, "{statuses:?}");
    let waits = guess(&mut stranger, "zuhura", "wrong");
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
    // Her coming in does not free the strangers.
    assert_eq!(guess(&mut house.client(), "zuhura", "wrong").status, 429);
}

#[test]
fn waiting_ends_and_a_restart_forgets_no_guess() {
    let mut house = House::start();
    drop(zuhura(&house));
    let guesses = |house: &House, times: usize| -> Vec<u16> {
        (0..times).map(|nth| guess(&mut house.client(), "zuhura", &format!("wrong {nth}")).status).collect()
    };
    let first = guesses(&house, 7);
    assert_eq!(first[6], 429, "{first:?}");
    house.restart_at("2026-11-24T08:01+03:00");
    assert_eq!(
        guesses(&house, 2),
        [403, 429],
        "a minute later one guess is free, and the restart forgot none"
    );
    house.restart_at("2026-11-24T08:30+03:00");
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
