//! Without scripts, on a small phone, and once with no browser at all: a case is opened, found again by a name that is
//! misspelt, written in, and put right.
#![expect(clippy::panic, reason = "a page without its link stops the story")]

use stories::browser::{Browser, Options, Tab, Viewport};
use stories::house::House;
use stories::{Answer, Client};

const NOTE: &str = "She came by at noon and asked for the sewing class.";
const RIGHT: &str = "She came by at one and asked for the sewing class.";

fn opens(brian: &Tab, house: &House) {
    brian.goto(&house.url("/cases/new"));
    brian.fill("q", "Kadzo Mwambeguru");
    brian.submit();
    brian.click_text("Open a new case");
    brian.fill("alias", "Kanga");
    for _ in ["who", "talk"] {
        brian.click_text("Continue");
        brian.no_horizontal_scroll();
    }
    brian.fill("code_word", "mnazi");
    brian.click_text("Continue");
    brian.reads("Kanga");
    brian.click_text("Keep and open the case");
    brian.reads("P-4266");
}

#[test]
fn brian_opens_finds_writes_and_corrects_on_a_phone_without_scripts() {
    let house = House::start();
    let browser = Browser::start();
    let brian = browser.context(Viewport::PHONE, Options::ENGLISH.without_scripts());
    brian.goto(house.link("Brian Odhuogo"));
    brian.click("main button.btn");
    opens(&brian, &house);
    brian.goto(&house.url("/cases"));
    brian.fill("q", "Kazo Mwambeguro");
    brian.submit();
    assert!(!brian.url().contains("Kazo"), "what was looked for stands in the address: {}", brian.url());
    brian.reads("Kanga");
    brian.screenshot("nojs-found-360");
    brian.click("table a.do");
    brian.reads("P-4266");
    let case = brian.url();
    brian.goto(&format!("{case}/notes"));
    brian.fill("note", NOTE);
    brian.click_text("Keep note");
    brian.reads(NOTE);
    brian.click_text("Correct this");
    brian.fill("corrected_note", RIGHT);
    brian.fill("correction_reason", "misheard the hour");
    brian.click_text("Keep correction");
    brian.reads("misheard the hour");
    brian.reads("at one");
    brian.no_horizontal_scroll();
    brian.screenshot("nojs-corrected-360");
    brian.finish();
}

fn goes(client: &mut Client, page: &Answer, action: &str, answers: &[(&str, &str)]) -> Answer {
    let mut form = page.form(action);
    for (name, value) in answers {
        form.set(name, value);
    }
    let answer = client.submit(&form);
    let page = client.follow(answer);
    assert_eq!(page.status, 200, "{action}: {}", page.seen());
    page
}

/// The page of the first link that leads below a path.
fn follows(client: &mut Client, page: &Answer, below: &str) -> Answer {
    let links = page.links();
    let link = links.iter().find(|link| link.starts_with(below) && link.len() > below.len());
    let link = link.unwrap_or_else(|| panic!("no link to {below} among {links:?}"));
    client.get(link)
}

#[test]
fn the_same_with_no_browser_at_all() {
    let house = House::start();
    let mut brian = house.enter("Brian Odhuogo");
    let page = brian.get("/cases/new");
    let page = goes(&mut brian, &page, "/cases/new", &[("q", "Kadzo Mwambeguru")]);
    let page = follows(&mut brian, &page, "/cases/new/");
    let page = goes(&mut brian, &page, "/who", &[("alias", "Kanga")]);
    let page = goes(&mut brian, &page, "/talk", &[]);
    let page = goes(&mut brian, &page, "/reach", &[("code_word", "mnazi")]);
    let page = goes(&mut brian, &page, "/check", &[]);
    assert!(page.seen().contains("P-4266"), "{}", page.seen());
    let list = brian.get("/cases");
    let found = goes(&mut brian, &list, "/search", &[("q", "Kazo Mwambeguro")]);
    assert!(found.seen().contains("Kanga"), "{}", found.seen());
    let case = brian.case("Kanga");
    let notes = brian.get(&format!("/cases/{case}/notes"));
    let notes = goes(&mut brian, &notes, "/notes", &[("note", NOTE)]);
    assert!(notes.seen().contains(NOTE));
    let page = follows(&mut brian, &notes, &format!("/cases/{case}/notes/"));
    let answers = [("corrected_note", RIGHT), ("correction_reason", "misheard the hour")];
    let notes = goes(&mut brian, &page, "/notes/", &answers);
    let text = notes.seen();
    assert!(text.contains("at one") && text.contains("misheard the hour") && text.contains("noon"), "{text}");
}
