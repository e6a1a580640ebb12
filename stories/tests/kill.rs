//! The plug is pulled while several people write: what they were told stands once, and what they were not told, sent again,
//! stands once.
#![expect(clippy::expect_used, clippy::panic, reason = "a house that does not answer stops the test")]
#![expect(clippy::print_stdout, reason = "the long run keeps the figures that are printed")]

mod glance;
#[expect(dead_code, reason = "the attacker's test takes more of it")]
mod rootkey;
mod writers;

use facts::{Compartment, Fact};
use glance::{cards, folded};
use rootkey::RootKey;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use stories::house::verifier;
use stories::{Client, House, Staff};
use writers::{Deed, Lot, Said, plug_pulled, way};

/// Rounds of the whole binary: ten, and 300 in the long run.
fn rounds() -> usize {
    if std::env::var_os("PAMOJA_LONG").is_some() { 300 } else { 10 }
}

/// Where several people write: one case that two of them share, one of the caseworker's own.
struct Desk {
    house: House,
    clients: Vec<Client>,
    shared: String,
    own: String,
    ledger: Vec<Deed>,
    /// Searches that are left of today's: each opening begins with one.
    searches: usize,
}

impl Desk {
    fn set() -> Desk {
        let (house, set_up) = House::found();
        let Staff { supervisor, mut workers, .. } = house.staffed(&set_up, 1);
        let mut worker = workers.remove(0);
        let shared = worker.opens("Tausi", "Kadzo Mwambeguru");
        let own = worker.opens("Kanga", "Pendo Kalama");
        // The caseworker has two tabs open, the supervisor one.
        Desk {
            house,
            clients: vec![worker.clone(), worker, supervisor],
            shared,
            own,
            ledger: Vec::new(),
            searches: 18,
        }
    }

    /// What one of them does until the plug is pulled; more than there is time for.
    fn deeds(&self, client: usize, lot: &mut Lot) -> Vec<Deed> {
        let one = |lot: &mut Lot| match lot.draw(8) {
            0..=3 => Deed::note(client, &self.shared),
            4 => Deed::risk(client, &self.shared, "high"),
            5 => Deed::risk(client, &self.shared, "medium"),
            6 if client == 2 => Deed::note(client, &self.shared),
            _ => Deed::note(client, &self.own),
        };
        (0..120).map(|_| one(lot)).collect()
    }

    /// One round: they write, the plug is pulled, the server starts again, what was not answered is sent again.
    fn round(&mut self, lot: &mut Lot) {
        let mut writers = Vec::new();
        for (nth, client) in self.clients.clone().into_iter().enumerate() {
            let mut deeds = self.deeds(nth, &mut lot.split());
            if nth == 1 && lot.draw(2) == 0 && self.searches > 0 {
                self.searches -= 1;
                let alias = format!("Ndege{}", self.ledger.len());
                let at = usize::try_from(lot.draw(3)).expect("a few");
                deeds.insert(at, Deed::open(nth, &way(&mut self.clients[nth], &alias)));
            }
            writers.push((client, deeds));
        }
        let mut done = plug_pulled(&mut self.house, writers, lot.wait(20, 400));
        self.house.restart();
        for deed in done.iter_mut().filter(|deed| deed.said == Said::Nothing) {
            deed.insist(&mut self.clients[deed.client]);
        }
        self.ledger.extend(done);
    }
}

/// Every fact of casework, as the root key opens it: kind and words.
fn written(house: &House) -> Vec<(String, String)> {
    let key = RootKey::of(&house.data(), &house.keys());
    let facts = key.streams().into_iter().flat_map(|at| key.open(at, None).facts);
    let casework = facts.filter(|fact| fact.compartment == Compartment::Casework);
    let words = |fact: &Fact| {
        let field = if fact.kind == "note_written" { "note" } else { "risk_reason" };
        fact.text(field).map(|words| (fact.kind.clone(), words.to_owned()))
    };
    casework.filter_map(|fact| words(&fact)).collect()
}

/// The numbers of all cases, in order.
fn numbers(house: &House) -> Vec<u64> {
    let key = RootKey::of(&house.data(), &house.keys());
    let mut serials = key.conn.prepare("select serial from cards where serial is not null").expect("cards");
    let serials = serials.query_map([], |row| row.get::<_, i64>(0)).expect("cards");
    let mut serials: Vec<u64> =
        serials.map(|serial| u64::try_from(serial.expect("a number")).unwrap_or(0)).collect();
    serials.sort_unstable();
    serials
}

fn is_whole(house: &House, command: &str) -> String {
    let output = house.keeping(command, &[]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "`pamoja {command}`: {said}{output:?}");
    said
}

#[test]
fn what_was_acknowledged_and_what_was_sent_again_stand_once() {
    let mut desk = Desk::set();
    let mut lot = Lot::cast();
    for _ in 0..rounds() {
        desk.round(&mut lot);
    }
    // Half of those that met others are pressed again, as people do; the other half is let go.
    let clashed = desk.ledger.iter_mut().filter(|deed| deed.said == Said::Clash);
    for deed in clashed.step_by(2) {
        deed.insist(&mut desk.clients[deed.client]);
    }
    let page = desk.clients[0].get(&format!("/cases/{}/notes", desk.shared)).text();
    desk.house.stop();
    let mut stands: BTreeMap<String, usize> = BTreeMap::new();
    for (_, words) in written(&desk.house) {
        *stands.entry(words).or_default() += 1;
    }
    for deed in desk.ledger.iter().filter(|deed| !deed.words.is_empty()) {
        let times = stands.get(&deed.words).copied().unwrap_or(0);
        assert_eq!(
            times,
            usize::from(deed.said == Said::Kept),
            "{:?} of {}: {}",
            deed.said,
            deed.path,
            deed.words
        );
        if deed.path == format!("/cases/{}/notes", desk.shared) {
            let shown = page.matches(deed.words.as_str()).count();
            assert_eq!(shown, times, "on the page: {}", deed.words);
        }
    }
    let opened = desk.ledger.iter().filter(|deed| deed.words.is_empty());
    let cases: BTreeSet<&str> = opened.clone().map(|deed| deed.to.as_str()).collect();
    assert_eq!(cases.len(), opened.clone().count(), "two openings led to one case");
    let all = u64::try_from(cases.len() + 2).expect("a few");
    assert_eq!(numbers(&desk.house), (1..=all).collect::<Vec<_>>());
    is_whole(&desk.house, "verify");
    let before = cards(&desk.house);
    is_whole(&desk.house, "rebuild");
    assert_eq!(cards(&desk.house), before, "`pamoja rebuild` folded other cards");
    is_whole(&desk.house, "verify");
    assert_eq!(before, folded(&desk.house), "cards are not what a second fold of their facts says");
    let output = verifier(&desk.house.exported("exported"), &["--whole"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let count = |said| desk.ledger.iter().filter(|deed| deed.said == said).count();
    println!(
        "proof: kill -9 of the whole binary: {} rounds, {} writes kept once, {} let go after a clash, {} cases numbered 1 to {all}",
        rounds(),
        count(Said::Kept),
        count(Said::Clash),
        all
    );
}

#[test]
fn who_hangs_up_and_presses_again_has_written_once_and_sees_it() {
    let mut desk = Desk::set();
    let mut lot = Lot::cast();
    let mut client = desk.clients[0].clone();
    let mut lost = Vec::new();
    for nth in 0..16 {
        let alias = format!("Mbuni{nth}");
        let mut deed = Deed::open(0, &way(&mut client, &alias));
        let after = Duration::from_micros(lot.draw(12_000));
        client.post_and_hang_up(&deed.path, &deed.pairs(), after).expect("it was sent");
        std::thread::sleep(Duration::from_millis(60));
        let answer = client.try_post(&deed.path, &deed.pairs()).expect("an answer");
        deed.to = answer.location().unwrap_or_default();
        let case = deed.to.split('?').next().unwrap_or_default().to_owned();
        let page = client.get(if case.is_empty() { "/absent" } else { &case });
        if answer.status != 303 || page.status != 200 {
            lost.push(format!(
                "{alias} after {after:?}: pressed again {}, its page {}",
                answer.status, page.status
            ));
        }
    }
    assert_eq!(lost, Vec::<String>::new());
    desk.house.stop();
    assert_eq!(numbers(&desk.house), (1..=18).collect::<Vec<_>>());
    is_whole(&desk.house, "verify");
}

#[test]
fn a_way_that_has_led_to_a_case_leads_to_no_second_one() {
    let mut desk = Desk::set();
    let client = &mut desk.clients[0];
    let mut deed = Deed::open(0, &way(client, "Mbuni"));
    deed.insist(client);
    // Back to the page before, which is drawn anew, and pressed once more.
    let page = client.get(&deed.path);
    if let Some(form) = page.forms().iter().find(|form| form.action == deed.path) {
        client.submit(form);
    }
    desk.house.stop();
    assert_eq!(numbers(&desk.house), [1, 2, 3], "the same answers opened two cases");
}

#[test]
fn sixty_four_who_open_cases_in_one_office_get_the_numbers_without_gap_or_double() {
    let (mut house, set_up) = House::found();
    let Staff { mut workers, .. } = house.staffed(&set_up, 4);
    let mut lot = Lot::cast();
    let mut writers = Vec::new();
    for nth in 0..64 {
        let client = nth % workers.len();
        let kept = way(&mut workers[client], &format!("Kipepeo{nth}"));
        let deed = Deed::open(client, &kept);
        // Every fourth presses twice at once: one of the two is refused.
        let times = if nth % 4 == 0 { 2 } else { 1 };
        writers.extend((0..times).map(|_| (workers[client].clone(), vec![deed.clone()])));
    }
    let mut done = plug_pulled(&mut house, writers, lot.wait(20, 120));
    let told = done.iter().filter(|deed| deed.said == Said::Kept).count();
    house.restart();
    std::thread::scope(|scope| {
        for deed in &mut done {
            let mut client = workers[deed.client].clone();
            scope.spawn(move || deed.insist(&mut client));
        }
    });
    let mut other = done[0].clone();
    other.pairs.push(("alias".to_owned(), "Popo".to_owned()));
    assert_eq!(
        other.send(&mut workers[other.client]),
        Said::Clash,
        "other content under a command that was done"
    );
    house.stop();
    let cases: BTreeSet<&str> = done.iter().map(|deed| deed.to.as_str()).collect();
    assert_eq!(cases.len(), 64);
    assert_eq!(numbers(&house), (1..=64).collect::<Vec<_>>());
    let group = largest_group(&house);
    println!(
        "proof: 64 clients open cases with 80 presses: {told} answered before the plug was pulled, numbers 1 to 64, \
         at most {group} commits an fsync"
    );
    assert!(group > 1, "no two commits shared an fsync");
    is_whole(&house, "verify");
}

/// The most commits that one head covers: they shared one transaction and one fsync.
fn largest_group(house: &House) -> i64 {
    let key = RootKey::of(&house.data(), &house.keys());
    let query = "select max(commits) from (
        select count(distinct facts.commit_id) as commits from heads join facts
        on facts.organisation = heads.organisation and facts.sequence <= heads.last_sequence
        and facts.sequence > heads.last_sequence - heads.count group by heads.number)";
    key.conn.query_row(query, [], |row| row.get(0)).expect("heads")
}
