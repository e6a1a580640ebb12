//! A caseworker's walk through every page of the ground floor, at both sizes, looked at and checked.

use stories::browser::{Browser, Options, Tab, Viewport};
use stories::house::House;

fn enter(tab: &Tab, house: &House, name: &str) {
    tab.goto(house.link(name));
    tab.click("main button.btn");
}

fn checked(tab: &Tab, name: &str) {
    tab.no_horizontal_scroll();
    tab.accessible();
    tab.screenshot(name);
}

fn walk(viewport: Viewport, options: Options, end: &str, name: &str, keep: [&str; 5]) {
    let house = House::start();
    let browser = Browser::start();
    let tab = browser.context(viewport, options);
    enter(&tab, &house, name);
    checked(&tab, &format!("work-{end}"));
    tab.goto(&house.url("/cases"));
    checked(&tab, &format!("cases-{end}"));
    tab.click("table a.do");
    checked(&tab, &format!("case-{end}"));
    let case = tab.url();
    for (path, page) in [
        ("/notes", "notes"),
        ("/known", "known"),
        ("/risk", "risk"),
        ("/contact", "contact"),
        ("/name", "name"),
        ("/address", "address"),
        ("/phones", "phones"),
        ("/close", "close"),
    ] {
        tab.goto(&format!("{case}{path}"));
        checked(&tab, &format!("{page}-{end}"));
    }
    tab.goto(&house.url("/cases/new"));
    checked(&tab, &format!("new-{end}"));
    tab.fill("q", "Kadzo Mwambeguru");
    tab.submit();
    checked(&tab, &format!("new-found-{end}"));
    tab.click_text(keep[0]);
    checked(&tab, &format!("new-who-{end}"));
    tab.fill("alias", "Kanga");
    tab.click_text(keep[1]);
    checked(&tab, &format!("new-talk-{end}"));
    tab.click_text(keep[1]);
    checked(&tab, &format!("new-reach-{end}"));
    tab.fill("code_word", "mnazi");
    tab.click_text(keep[1]);
    checked(&tab, &format!("new-check-{end}"));
    tab.click_text(keep[2]);
    tab.reads("Kanga");
    tab.reads("P-4266");
    checked(&tab, &format!("opened-{end}"));
    tab.goto(&format!("{}/notes", tab.url().split('?').next().unwrap_or_default()));
    tab.fill("note", "She came by at noon and asked for the sewing class.");
    tab.click_text(keep[3]);
    tab.reads("sewing class");
    checked(&tab, &format!("note-kept-{end}"));
    tab.goto(&house.url("/sessions"));
    checked(&tab, &format!("sessions-{end}"));
    tab.finish();
}

const ENGLISH: [&str; 5] = ["Open a new case", "Continue", "Keep and open the case", "Keep note", ""];
const SWAHILI: [&str; 5] =
    ["Fungua faili mpya", "Endelea", "Hifadhi na ufungue faili", "Hifadhi maelezo", ""];

#[test]
fn brian_walks_every_page_on_the_laptop() {
    walk(Viewport::LAPTOP, Options::ENGLISH, "1280", "Brian Odhuogo", ENGLISH);
}

#[test]
fn wanza_walks_every_page_on_the_phone_in_kiswahili() {
    walk(Viewport::PHONE, Options::SWAHILI, "360", "Wanza Kyaluvi", SWAHILI);
}
