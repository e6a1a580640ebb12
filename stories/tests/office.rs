//! The administrator's office, in the browser: who is here, inviting, joining, leaving.

use stories::browser::{Browser, Options, Viewport};
use stories::house::House;

#[test]
fn naisiae_invites_someone_who_joins_and_later_leaves() {
    let house = House::start();
    let browser = Browser::start();
    let naisiae = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    naisiae.goto(house.link("Naisiae Leparwai"));
    naisiae.click("main button.btn");
    naisiae.reads("Staff");
    naisiae.accessible();
    naisiae.screenshot("staff-1280");
    naisiae.click_text("Invite someone");
    naisiae.fill("name", "Zuhura Mtepa");
    naisiae.fill("sign_in", "zuhura");
    naisiae.choose("Caseworker");
    naisiae.accessible();
    naisiae.screenshot("invite-1280");
    naisiae.click_text("Make a link");
    naisiae.reads("A link for Zuhura Mtepa");
    let link = naisiae.texts("p.code").join("");
    naisiae.screenshot("invited-1280");

    let zuhura = browser.context(Viewport::PHONE, Options::SWAHILI);
    zuhura.goto(&house.url(&link));
    zuhura.reads("Karibu, Zuhura Mtepa");
    zuhura.fill("password", "1234567890123");
    zuhura.fill("again", "1234567890123");
    zuhura.submit();
    zuhura.reads("Nenosiri hili hujaribiwa kwanza na wezi.");
    zuhura.accessible();
    zuhura.screenshot("join-360");
    zuhura.fill("password", "mwembe samaki taa barabara");
    zuhura.fill("again", "mwembe samaki taa barabara");
    zuhura.submit();
    zuhura.reads("Bado huna faili.");
    zuhura.accessible();
    zuhura.screenshot("first-day-360");
    // The link is spent.
    let other = browser.context(Viewport::PHONE, Options::ENGLISH);
    other.goto(&house.url(&link));
    assert_eq!(other.status(), 410);
    // She signs in again with her password.
    other.goto(&house.url("/sign-in"));
    other.fill("name", "zuhura");
    other.fill("password", "mwembe samaki taa barabara");
    other.submit();
    other.reads("No case is with you yet.");

    naisiae.goto(&house.url("/people"));
    naisiae.click_text("Zuhura Mtepa");
    naisiae.choose_in("Supervisor", "Njeri Ngarithu");
    naisiae.click_text("Set supervisor");
    naisiae.accessible();
    naisiae.screenshot("colleague-1280");
    naisiae.fill("end_reason", "Her contract ended");
    naisiae.click_text("End access");
    naisiae.reads("Ended");
    zuhura.goto(&house.url("/work"));
    zuhura.reads("Ingia");
    for tab in [naisiae, zuhura, other] {
        tab.finish();
    }
}
