//! A nervous finger: the same press many times at once, and many people writing at once.

use std::thread::{JoinHandle, spawn};

use stories::cast::command;
use stories::{Answer, Client, House, Names};

fn all(threads: Vec<JoinHandle<Answer>>) -> Vec<Answer> {
    threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panic!("a client stopped"))).collect()
}

fn times(text: &str, words: &str) -> usize {
    text.matches(words).count()
}

#[test]
fn eight_presses_at_once_are_one_note_and_one_case() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let names = Names::default().with("case", &wanza.case("Tausi"));
    let press = |client: &Client, command: &str, path: &'static str, names: &Names| {
        let (mut client, command, names) = (client.clone(), command.to_owned(), names.clone());
        spawn(move || client.does_under(&command, path, &names, "She came by at noon."))
    };
    let one = command();
    let answers = all((0..8).map(|_| press(&wanza, &one, "/cases/{case}/notes", &names)).collect());
    for answer in &answers {
        assert_eq!((answer.status, answer.location()), (303, answers[0].location()));
    }
    let page = wanza.get(&format!("/cases/{}/notes", names.get("case"))).seen();
    assert_eq!(times(&page, "She came by at noon."), 1, "{page}");

    let kept = wanza.does("/cases/new", &Names::default(), "Makutano Sita").location().unwrap_or_default();
    let kept = kept.rsplit('/').next().unwrap_or_default().to_owned();
    for (part, said) in [("who", "Kasuku"), ("talk", "a ramp"), ("reach", "mnazi")] {
        wanza.does(
            "/cases/new/{kept}/{part}",
            &Names::default().with("kept", &kept).with("part", part),
            said,
        );
    }
    let names = Names::default().with("kept", &kept).with("part", "check");
    let two = command();
    let answers = all((0..8).map(|_| press(&wanza, &two, "/cases/new/{kept}/{part}", &names)).collect());
    for answer in &answers {
        assert_eq!((answer.status, answer.location()), (303, answers[0].location()), "{}", answer.seen());
    }
    assert_eq!(times(&wanza.get("/cases?status=any").seen(), "Kasuku"), 1);
}

#[test]
fn of_eight_notes_at_once_none_is_lost_in_silence() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let names = Names::default().with("case", &wanza.case("Tausi"));
    let write = |nth: usize| {
        let (mut client, names) = (wanza.clone(), names.clone());
        spawn(move || client.does("/cases/{case}/notes", &names, &format!("Note number {nth} of eight.")))
    };
    let answers = all((0..8).map(write).collect());
    let page = wanza.get(&format!("/cases/{}/notes", names.get("case"))).seen();
    for (nth, answer) in answers.iter().enumerate() {
        let words = format!("Note number {nth} of eight.");
        match answer.status {
            303 => assert_eq!(times(&page, &words), 1, "note {nth} was acknowledged: {page}"),
            409 => {
                assert_eq!(times(&page, &words), 0, "note {nth} was refused and stands");
                assert!(answer.seen().contains(&words), "note {nth} was refused, and what was typed is gone");
            }
            status => panic!("note {nth}: {status} {}", answer.seen()),
        }
    }
}
