//! A caseworker's walk through every page of the ground floor, at both sizes, looked at and checked.

use stories::browser::{Browser, Options, Tab, Viewport};
use stories::house::House;

fn enter(tab: &Tab, house: &House, name: &str) {
    tab.goto(house.link(name));
    tab.click("main button.btn");
}

fn checked(tab: &Tab, name: &str) {
    tab.never_says("⟦");
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
        ("/consent", "consent"),
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

/// Weight on the wire: what a cheap phone pays for.
#[test]
fn no_page_is_heavy() {
    let house = House::start();
    let browser = Browser::start();
    let tab = browser.context(Viewport::NARROW, Options::ENGLISH.without_scripts());
    enter(&tab, &house, "Njeri Ngarithu");
    let mut client = house.client();
    for cookie in tab.cookies() {
        client.set_cookie(&cookie.name, &cookie.value);
    }
    client = client.with_header("accept-encoding", "gzip");
    let first = client.get("/sign-in");
    let page = tab.html();
    let style = page.split("href=\"").find(|part| part.starts_with("/assets/")).unwrap_or_default();
    let style = client.get(style.split('"').next().unwrap_or_default());
    let begin = first.body.len() + style.body.len();
    assert!(begin <= 14 * 1024, "sign-in and stylesheet: {begin} bytes");
    println!("sign-in {} B, stylesheet {} B", first.body.len(), style.body.len());
    tab.goto(&house.url("/cases"));
    let case = tab.links().into_iter().find(|link| link.contains("/cases/") && !link.ends_with("/new"));
    let case = case.expect("a case on the list").replace(&house.url(""), "");
    for path in [
        "/work",
        "/cases",
        "/reviews",
        "/cases/new",
        "/sessions",
        &case,
        &format!("{case}/notes"),
        &format!("{case}/looks"),
    ] {
        let answer = client.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.len() <= 30 * 1024, "{path}: {} bytes", answer.body.len());
        println!("{path} {} B", answer.body.len());
        tab.goto(&house.url(path));
        tab.no_horizontal_scroll();
    }
    tab.finish();
}
