//! Story 2, "The name spelt another way", whole: a misspelt name is found again before a duplicate is
//! made, and an ended consent closes the door again.

use stories::browser::{Browser, Options, Tab, Viewport};
use stories::house::House;

fn enter(tab: &Tab, house: &House, name: &str) {
    tab.goto(house.link(name));
    tab.click("main button.btn");
}

fn ask(tab: &Tab, house: &House, words: &str) {
    tab.goto(&house.url("/cases/new"));
    tab.fill("q", words);
    tab.fill("age", "26");
    tab.choose_in("County of origin", "Kwale");
    tab.submit();
}

/// 1-2: he writes what he hears; he learns only that a match may exist.
fn a_possible_match(brian: &Tab, house: &House) {
    // 1-2: he writes what he hears; he learns only that a match may exist.
    enter(brian, house, "Brian Odhuogo");
    brian.goto(&house.url("/cases/new"));
    brian.reads("Search before you open a case");
    ask(brian, house, "Mwana Aisha Shekavutu");
    brian.reads("A possible match exists. Your supervisor has been told.");
    for secret in ["Marjani", "P-3318", "Njeri", "Mvule", "Shekavuto"] {
        brian.never_says(secret);
    }
    brian.accessible();
    brian.screenshot("story2-possible-1280");
    // Spelling by spelling he learns nothing more.
    ask(brian, house, "Mwanaysha Shekafuto");
    brian.reads("A possible match exists. Your supervisor has been told.");
    brian.never_says("Marjani");
}

/// 3: the supervisor compares, field by field, and lets him ask for the word.
fn the_supervisor_compares(njeri: &Tab, house: &House) {
    // 3: the supervisor compares, field by field, and lets him ask for the word.
    enter(njeri, house, "Njeri Ngarithu");
    njeri.reads("Two that may be one");
    njeri.click_text("Brian O. asked for someone we may know");
    for sign in ["Alike", "Equal", "One apart"] {
        njeri.reads(sign);
    }
    njeri.accessible();
    njeri.screenshot("story2-pair-1280");
    njeri.click_text("Let Brian O. ask for the word");
    njeri.reads("Brian O. is asking for the word.");
}

/// 4-6: he asks, she says the word, and only then he learns who she is.
fn the_word(brian: &Tab, house: &House) {
    // 4-6: he asks, she says the word, and only then he learns who she is.
    brian.goto(&house.url("/work"));
    brian.click_text("Ask them for the word.");
    brian.reads("Do not say the word. Let them say it.");
    brian.never_says("Marjani");
    brian.fill("word", "papa");
    brian.submit();
    brian.reads("That is not the word.");
    brian.never_says("Marjani");
    brian.fill("word", "pweza");
    brian.submit();
    brian.reads("The word is right. This is Marjani.");
    brian.screenshot("story2-word-1280");
}

/// 7: reopened; what was before stays shut until she is asked again. Gives the address of the case.
fn shut_until_asked(brian: &Tab) -> String {
    // 7: reopened; what was before stays shut until she is asked again.
    brian.fill("status_reason", "came to us");
    brian.click_text("Reopen");
    brian.reads("Ask Marjani first.");
    brian.never_says("beach-town");
    brian.screenshot("story2-shut-1280");
    let case = brian.url().split('?').next().unwrap_or_default().to_owned();
    for page in ["/notes", "/known", "/name"] {
        brian.goto(&format!("{case}{page}"));
        assert_eq!(brian.status(), 403, "{page}");
        brian.reads("Ask the person first.");
        brian.never_says("beach-town");
    }
    case
}

/// 8-10: asked again, confirmed, a new phone and her own spelling.
fn asked_and_confirmed(brian: &Tab, case: &str) {
    // 8: each purpose apart; an earlier refusal stays as it was.
    brian.goto(&format!("{case}/consent"));
    brian.choose_in("Help from us", "Yes");
    brian.choose_in("Counting, without a name", "No");
    brian.choose_in("Talking with the family", "No");
    brian.choose("Signed on paper");
    brian.choose_in("In which language was it read?", "Kiswahili");
    brian.accessible();
    brian.screenshot("story2-consent-1280");
    brian.click_text("Keep the answers");
    brian.reads("3 answers recorded. An earlier refusal stays as it was.");

    // 9-10: one history, what is known to be confirmed; a new phone and her own spelling.
    brian.reads("Case reopened.");
    brian.goto(&format!("{case}/known"));
    brian.never_says("Shekavuto");
    brian.fill("look_reason", "She is here and confirms what we know");
    brian.click_text("Show");
    brian.reads("What we know: please confirm");
    brian.fill("Other spellings", "Mwanaysha Shekavutu");
    brian.click_text("Keep changes");
    brian.goto(&format!("{case}/phones"));
    brian.fill("phone", "0712 345 678");
    brian.choose_in("In the place of", "… 0318");
    brian.click_text("Keep phone");
    brian.reads("Old phone kept as not safe.");
    brian.screenshot("story2-known-1280");
}

/// 11: messages only, before noon, at the head of every page; found under every spelling.
fn safe_and_found(brian: &Tab, house: &House, case: &str) {
    // 11: messages only, before noon, at the head of every page.
    brian.goto(&format!("{case}/contact"));
    brian.choose_in("How may we reach them?", "Written messages only");
    brian.fill("hours", "before 12:00");
    brian.click_text("Keep");
    brian.reads("Written messages only");
    brian.reads("before 12:00");
    for spelling in ["Mwanaisha Shekavuto", "Mwana Aisha Shekavutu", "Mwanaysha"] {
        brian.goto(&house.url("/cases"));
        brian.fill("q", spelling);
        brian.submit();
        brian.reads("Marjani");
    }
}

/// 12: the supervisor sees it and says who works with her.
fn the_supervisor_assigns(njeri: &Tab, house: &House, case: &str) {
    // 12: the supervisor sees it and says who works with her.
    njeri.goto(&house.url("/work"));
    njeri.reads("Say who works with Marjani from now on");
    njeri.goto(&format!("{case}/assign"));
    njeri.choose("Brian Odhuogo");
    njeri.click_text("Assign");
    njeri.goto(case);
    njeri.reads("Case reopened.");
    njeri.screenshot("story2-end-1280");
}

/// Another organisation's case looks absent: the same page as for a name nobody has.
fn elsewhere_nothing(dama: &Tab, house: &House) {
    // Another organisation's case looks absent: the same page as for a name nobody has.
    enter(dama, house, "Dama Katsimbo");
    dama.goto(&house.url("/cases/new"));
    dama.fill("q", "Shekavutu");
    dama.submit();
    dama.never_says("Marjani");
}

#[test]
fn the_name_spelt_another_way() {
    let house = House::start();
    let browser = Browser::start();
    let [brian, njeri, dama] = [(); 3].map(|()| browser.context(Viewport::LAPTOP, Options::ENGLISH));
    a_possible_match(&brian, &house);
    the_supervisor_compares(&njeri, &house);
    the_word(&brian, &house);
    let case = shut_until_asked(&brian);
    asked_and_confirmed(&brian, &case);
    safe_and_found(&brian, &house, &case);
    the_supervisor_assigns(&njeri, &house, &case);
    elsewhere_nothing(&dama, &house);
    for tab in [brian, njeri, dama] {
        tab.finish();
    }
}
