//! Story 1, "First call", as far as this release goes: a caseworker takes the call on a phone in the
//! dark, in Kiswahili; the person is found by what she says, and her own rule stands above all else.

use stories::browser::{Browser, Options, Tab, Viewport};
use stories::house::House;

fn the_call(wanza: &Tab, house: &House) {
    wanza.goto(house.link("Wanza Kyaluvi"));
    wanza.click("main button.btn");
    wanza.reads("Jumanne");
    wanza.screenshot("story1-work-360-dark");
    wanza.goto(&house.url("/cases/new"));
    wanza.reads("Tafuta kabla ya kufungua faili");
    wanza.fill("q", "Kadzo");
    wanza.submit();
    wanza.reads("Hakupatikana mtu.");
    wanza.click_text("Fungua faili mpya");
    wanza.reads("Ungependa tukuite nani?");
    // What was said once is there already.
    assert_eq!(wanza.value("names_said"), "Kadzo");
    wanza.fill("alias", "Kanga");
    wanza.click_text("Endelea");
    wanza.click_text("Endelea");
}

fn her_rule(wanza: &Tab) {
    wanza.reads("Muulize kwanza: tukikatika, tufanye nini?");
    wanza.choose_in("Tumfikie kwa njia gani?", "Usimpigie. Atapiga mwenyewe");
    wanza.fill("code_word", "mnazi");
    wanza.click_text("Endelea");
    wanza.reads("Pitia majibu");
    wanza.reads("Kanga");
    wanza.accessible();
    wanza.screenshot("story1-check-360-dark");
    wanza.click_text("Hifadhi na ufungue faili");
    wanza.reads("P-4266");
    wanza.reads("Usimpigie. Atapiga mwenyewe");
    wanza.reads("“mnazi”");
    // The real name is not on the page: one deliberate step away.
    wanza.never_says("Kadzo");
    wanza.accessible();
    wanza.screenshot("story1-kanga-360-dark");
}

fn consent_and_risk(wanza: &Tab, case: &str) {
    wanza.goto(&format!("{case}/consent"));
    wanza.choose_in("Msaada wetu", "Ndiyo");
    wanza.choose_in("Kuzungumza na familia", "Hapana");
    wanza.choose("Kwa mdomo, mbele ya shahidi");
    wanza.choose_in("Ilisomwa kwa lugha gani?", "Kiswahili");
    wanza.click_text("Hifadhi majibu");
    wanza.reads("Majibu 2 yamehifadhiwa.");
    wanza.goto(&format!("{case}/risk"));
    wanza.choose("Kubwa");
    wanza.fill("risk_reason", "Hawezi kurudi usiku huu.");
    wanza.click_text("Hifadhi");
    wanza.reads("Hatari kubwa");
    wanza.no_horizontal_scroll();
    wanza.screenshot("story1-risk-360-dark");
}

#[test]
fn first_call_as_far_as_it_goes() {
    let house = House::start();
    let browser = Browser::start();
    let wanza = browser.context(Viewport::PHONE, Options::SWAHILI.in_the_dark());
    the_call(&wanza, &house);
    her_rule(&wanza);
    let case = wanza.url().split('?').next().unwrap_or_default().to_owned();
    consent_and_risk(&wanza, &case);
    // Someone of another organisation asks for her: the same page as for a name nobody has.
    let dama = browser.context(Viewport::PHONE, Options::SWAHILI);
    dama.goto(house.link("Dama Katsimbo"));
    dama.click("main button.btn");
    dama.goto(&case);
    assert_eq!(dama.status(), 404);
    dama.never_says("Kanga");
    wanza.finish();
    dama.finish();
}
