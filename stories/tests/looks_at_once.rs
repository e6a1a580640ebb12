//! Whoever looks is on the trail, also when several look for the first time at the same moment.

#[expect(dead_code, reason = "the attacker's test takes more of it")]
mod rootkey;

use rootkey::RootKey;
use std::collections::BTreeMap;
use std::sync::Barrier;
use stories::{Client, House, Names, Staff};

const CASES: usize = 12;

/// Every look of the trails, as the root key opens them: who, at what, and how often.
fn looks(house: &House) -> BTreeMap<(String, String), usize> {
    let key = RootKey::of(&house.data(), &house.keys());
    let mut looks: BTreeMap<(String, String), usize> = BTreeMap::new();
    let facts = key.streams().into_iter().flat_map(|at| key.open(at, None).facts);
    for fact in facts.filter(|fact| fact.kind == "looked") {
        let text = |field: &str| fact.text(field).unwrap_or_default().to_owned();
        *looks.entry((text("looker"), text("looked_at"))).or_default() += 1;
    }
    looks
}

/// Each of them gets their page at the same moment.
fn together(pages: Vec<(Client, String)>) {
    let barrier = Barrier::new(pages.len());
    std::thread::scope(|scope| {
        for (mut client, path) in pages {
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                let answer = client.get(&path);
                assert_eq!(answer.status, 200, "{path}: {}", answer.seen());
            });
        }
    });
}

#[test]
fn two_who_look_first_at_the_same_moment_are_both_on_the_trail() {
    let (mut house, set_up) = House::found();
    let Staff { supervisor, mut workers, mut administrator } = house.staffed(&set_up, 1);
    let mut worker = workers.remove(0);
    for nth in 0..CASES {
        // The page that an opening leads to is not looked at by this client: nobody has looked yet.
        let case = worker.opens(&format!("Ndege{nth}"), &format!("Nobody Ndege{nth}"));
        together([&worker, &supervisor].map(|client| (client.clone(), format!("/cases/{case}"))).into());
    }
    let ids = ["Brian 1 Odhuogo", "Njeri Ngarithu"].map(|name| administrator.person(name));
    house.stop();
    let looks = looks(&house);
    let of = |id: &String| looks.get(&(id.clone(), "casework".to_owned())).copied().unwrap_or(0);
    assert_eq!(ids.each_ref().map(of), [CASES, CASES], "looks of the caseworker and of the supervisor");
}

/// A case with an address that nobody has looked at.
fn with_an_address(worker: &mut Client, alias: &str) -> String {
    let case = worker.opens(alias, &format!("Nobody {alias}"));
    let names = Names::default().with("case", &case);
    let answer = worker.does("/cases/{case}/address", &names, "Behind the water tower");
    assert_eq!(answer.status, 303, "{}", answer.seen());
    case
}

/// How often the first caseworker looked at where someone sleeps.
fn looks_at_addresses(mut administrator: Client, mut house: House) -> usize {
    let id = administrator.person("Brian 1 Odhuogo");
    house.stop();
    looks(&house).get(&(id, "location".to_owned())).copied().unwrap_or(0)
}

#[test]
fn the_first_look_at_an_address_is_on_the_trail() {
    let (house, set_up) = House::found();
    let Staff { mut workers, administrator, .. } = house.staffed(&set_up, 1);
    let case = with_an_address(&mut workers[0], "Tausi");
    assert_eq!(workers[0].get(&format!("/cases/{case}/address")).status, 200);
    assert_eq!(looks_at_addresses(administrator, house), 1);
}

#[test]
fn an_address_is_not_seen_without_a_look_on_the_trail() {
    let (house, set_up) = House::found();
    let Staff { supervisor, mut workers, administrator } = house.staffed(&set_up, 1);
    for nth in 0..CASES {
        let case = with_an_address(&mut workers[0], &format!("Mbuni{nth}"));
        let overview = (supervisor.clone(), format!("/cases/{case}"));
        together(vec![overview, (workers[0].clone(), format!("/cases/{case}/address"))]);
    }
    assert_eq!(looks_at_addresses(administrator, house), CASES, "looks at where someone sleeps");
}
