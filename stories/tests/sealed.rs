//! What only one person can open, and what must not exist for another.

use stories::browser::{Browser, Options, Tab, Viewport};
use stories::house::House;

const ADDRESS: &str = "Blue gate behind the water tower, third door";

fn enter(tab: &Tab, house: &House, name: &str) {
    tab.goto(house.link(name));
    tab.click("main button.btn");
}

fn case_of(tab: &Tab, house: &House, alias: &str) -> String {
    tab.goto(&house.url("/cases"));
    tab.click_text(alias);
    tab.url().split('?').next().unwrap_or_default().to_owned()
}

#[test]
fn a_home_address_opens_for_the_assigned_worker_alone() {
    let mut house = House::start();
    let browser = Browser::start();
    let wanza = browser.context(Viewport::PHONE, Options::ENGLISH);
    enter(&wanza, &house, "Wanza Kyaluvi");
    wanza.click_text("English");
    let case = case_of(&wanza, &house, "Tausi");
    wanza.goto(&format!("{case}/address"));
    wanza.fill("address", ADDRESS);
    wanza.accessible();
    wanza.click_text("Keep, sealed");
    wanza.reads("Kept, sealed to you.");
    wanza.screenshot("sealed-case-360");

    // The supervisor sees that something is held, by whom, and nothing of it.
    let njeri = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    enter(&njeri, &house, "Njeri Ngarithu");
    njeri.goto(&case);
    njeri.reads("Held by Wanza K.");
    njeri.never_says(ADDRESS);
    njeri.screenshot("sealed-held-1280");
    njeri.goto(&format!("{case}/address"));
    njeri.never_says(ADDRESS);
    njeri.accessible();

    // After a restart the worker's session still opens it.
    house.restart();
    wanza.goto(&format!("{case}/address"));
    assert_eq!(wanza.value("address"), ADDRESS);

    // Someone else is assigned: what was sealed before stays shut for them, and they may write anew.
    njeri.goto(&format!("{case}/assign"));
    njeri.choose("Brian Odhuogo");
    njeri.click_text("Assign");
    let brian = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    enter(&brian, &house, "Brian Odhuogo");
    brian.goto(&format!("{case}/address"));
    brian.reads("Held by Wanza K.");
    brian.never_says(ADDRESS);
    brian.fill("address", "With her aunt");
    brian.click_text("Keep, sealed");
    brian.goto(&format!("{case}/address"));
    assert_eq!(brian.value("address"), "With her aunt");
    wanza.goto(&format!("{case}/address"));
    assert_eq!(wanza.status(), 403);
    for tab in [wanza, njeri, brian] {
        tab.finish();
    }
}

#[test]
fn a_conflict_makes_a_case_absent_from_the_next_page_on() {
    let house = House::start();
    let browser = Browser::start();
    let brian = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    let njeri = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    enter(&brian, &house, "Brian Odhuogo");
    let case = case_of(&brian, &house, "Rangi");
    enter(&njeri, &house, "Njeri Ngarithu");
    njeri.goto(&format!("{case}/conflict"));
    njeri.choose("Brian Odhuogo");
    njeri.fill("conflict_reason", "His brother rents her the room.");
    njeri.accessible();
    njeri.click_text("Declare");
    njeri.reads("Declared.");
    brian.goto(&case);
    assert_eq!(brian.status(), 404);
    brian.never_says("Rangi");
    brian.goto(&house.url("/cases"));
    brian.never_says("Rangi");
    brian.fill("q", "Rangi");
    brian.submit();
    brian.reads("No one found.");
    // Asking before he opens a case tells him nothing either.
    brian.goto(&house.url("/cases/new"));
    brian.fill("q", "Rangi");
    brian.submit();
    brian.never_says("A possible match exists");
    brian.finish();
    njeri.finish();
}
