//! The driver proves itself on a tiny server: it acts as a person does, and it notices what it must notice.
#![expect(clippy::expect_used, reason = "the tiny server stops the test when it cannot serve")]

mod door;

use door::{Asked, Door, page};
use std::panic::{AssertUnwindSafe, catch_unwind};
use stories::{Browser, Options, Viewport};

const POLICY: &str = "Content-Security-Policy: default-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'\r\n";

const FORM: &str = r#"<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Open a case</title></head>
<body><main><h1>Open a case</h1><form method="post" action="/cases">
<input type="hidden" name="command" value="c1">
<p><label for="alias">Alias <span>as she chose it</span></label> <input id="alias" name="alias" required></p>
<p><label>Note <textarea name="note">old</textarea></label></p>
<p><label for="born">Born</label> <input id="born" type="date" name="born"></p>
<fieldset><legend>Sex</legend>
 <p><label><input type="radio" name="sex" value="f"> Woman</label></p>
 <p><label><input type="radio" name="sex" value="d"> Declined</label></p></fieldset>
<fieldset><legend>Age</legend><p><label><input type="radio" name="age" value="d"> Declined</label></p></fieldset>
<p><label><input type="checkbox" name="sms" value="yes" checked> May get SMS</label></p>
<p><label for="county">County</label> <select id="county" name="county"><option value="">Choose</option><option value="ke-16">Machakos</option></select></p>
<p><button>Save</button></p></form>
<p><a href="/moved">The work list</a> <a href="/back">Continue</a></p></main></body></html>"#;

/// Simple pages: path, further header lines, title, body.
const PAGES: [(&str, &str, &str, &str); 9] = [
    ("/saved", POLICY, "Saved", "<p>The case is open.</p>"),
    ("/list", POLICY, "Work list", "<p>Nothing is due.</p>"),
    ("/broken", POLICY, "Broken", "<p style='color:red'>inline</p><script>document.title='ran'</script>"),
    (
        "/script",
        "",
        "Script",
        "<p id=said>no script</p><script>said.textContent='script ran'; console.error('loud')</script>",
    ),
    ("/bad", POLICY, "Bad", "<img src='/x.png'><input name=nameless>"),
    ("/wide", "", "Wide", "<style>#w{width:900px}</style><p id=w>much too wide for a phone</p>"),
    (
        "/dark",
        "",
        "Dark",
        "<style>.d{display:none}@media(prefers-color-scheme:dark){.d{display:block}}@media print{.s{display:none}}</style><p class=d>dark page</p><p class=s>on screen</p>",
    ),
    (
        "/covered",
        "",
        "Covered",
        "<style>#o{position:fixed;inset:0;background:#fff}</style><button>Save</button><div id=o></div>",
    ),
    ("/absent", POLICY, "Not here", "<p>Nobody is here.</p>"),
];

fn pages(asked: &Asked) -> String {
    let path = asked.line.split(' ').nth(1).unwrap_or_default();
    let moved = |headers: &str| page("303 See Other", headers, "");
    match path {
        "/form" => page("200 OK", POLICY, FORM),
        "/cases" => moved("Location: /saved\r\nSet-Cookie: seen=1; HttpOnly; SameSite=Strict\r\n"),
        "/moved" => moved("Location: /list\r\n"),
        "/back" => {
            page("200 OK", "", r#"<title>On</title><meta http-equiv="refresh" content="0; url=/list">"#)
        }
        "/empty" => page("403 Forbidden", POLICY, ""),
        "/favicon.ico" => page("204 No Content", "", ""),
        _ => simple(path),
    }
}

fn simple(path: &str) -> String {
    let Some((_, headers, title, body)) = PAGES.iter().find(|(each, ..)| *each == path) else {
        return page("404 Not Found", "", "");
    };
    let status = if path == "/absent" { "404 Not Found" } else { "200 OK" };
    let head = r#"<meta name="viewport" content="width=device-width">"#;
    let html = format!(
        r#"<!doctype html><html lang="en"><head>{head}<title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"#
    );
    page(status, headers, &html)
}

fn at(door: &Door, path: &str) -> String {
    format!("{}{path}", door.base)
}

/// What a story that must stop says when it stops.
fn stops(story: impl FnOnce()) -> String {
    let hook = catch_unwind(AssertUnwindSafe(story)).expect_err("the story must stop");
    hook.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn a_form_is_filled_by_its_labels_and_sent() {
    let door = Door::open(pages);
    let browser = Browser::start();
    for options in [Options::ENGLISH, Options::ENGLISH.without_scripts()] {
        let tab = browser.context(Viewport::PHONE, options);
        tab.goto(&at(&door, "/form"));
        tab.fill("Alias", "Tausi & Lulu");
        tab.fill("Note", "new");
        tab.fill("born", "2001-02-03");
        tab.choose("Woman");
        tab.choose_in("Age", "Declined");
        tab.untick("May get SMS");
        tab.choose_in("County", "Machakos");
        assert_eq!(tab.value("Alias"), "Tausi & Lulu");
        assert_eq!(tab.value("Sex"), "Woman");
        tab.click_text("Save");
        assert_eq!((tab.title().as_str(), tab.status()), ("Saved", 200));
        assert_eq!(tab.url(), at(&door, "/saved"));
        tab.reads("The case is open.");
        let sent = door.asked("POST /cases").pop().expect("one post");
        let want = "command=c1&alias=Tausi+%26+Lulu&note=new&born=2001-02-03&sex=f&age=d&county=ke-16";
        assert_eq!(sent.body, want);
        let posts = tab.posts();
        assert_eq!((posts.len(), posts[0].body.as_str()), (1, want));
        assert!(
            tab.cookies()
                .iter()
                .any(|each| each.name == "seen" && each.http_only && each.same_site == "Strict")
        );
        assert!(tab.console_errors().is_empty(), "{:?}", tab.console_errors());
        tab.back();
        assert_eq!(tab.title(), "Open a case");
        tab.finish();
    }
}

#[test]
fn links_redirects_and_pages_that_go_on_by_themselves_are_waited_for() {
    let door = Door::open(pages);
    let browser = Browser::start();
    for options in [Options::ENGLISH, Options::ENGLISH.without_scripts()] {
        let tab = browser.context(Viewport::LAPTOP, options);
        for link in ["The work list", "Continue"] {
            tab.goto(&at(&door, "/form"));
            tab.click_text(link);
            assert_eq!(tab.title(), "Work list", "{link}");
        }
        tab.goto(&at(&door, "/absent"));
        assert_eq!(tab.status(), 404);
        assert!(tab.header("content-security-policy").is_some());
        tab.goto(&at(&door, "/empty"));
        assert_eq!(tab.status(), 403);
        assert!(tab.console_errors().is_empty(), "{:?}", tab.console_errors());
        tab.finish();
    }
}

#[test]
fn the_keyboard_alone_is_enough() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::LAPTOP, Options::ENGLISH.without_scripts());
    tab.goto(&at(&door, "/form"));
    tab.press("Tab");
    assert_eq!(tab.focused(), "Alias as she chose it");
    tab.press("T");
    tab.press("Enter");
    assert_eq!(tab.title(), "Saved");
    tab.finish();
}

#[test]
fn an_empty_required_field_keeps_the_person_on_the_page() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    tab.goto(&at(&door, "/form"));
    tab.submit();
    assert_eq!(tab.title(), "Open a case");
    assert!(door.asked("POST").is_empty());
    tab.finish();
}

#[test]
fn a_broken_policy_fails_the_story_with_scripts_and_without() {
    let door = Door::open(pages);
    let browser = Browser::start();
    for options in [Options::ENGLISH, Options::ENGLISH.without_scripts()] {
        let tab = browser.context(Viewport::LAPTOP, options);
        tab.goto(&at(&door, "/broken"));
        assert!(!tab.csp_reports().is_empty());
        assert!(stops(|| tab.finish()).contains("content security policy was broken"));
        let tab = browser.context(Viewport::LAPTOP, options);
        tab.goto(&at(&door, "/broken"));
        assert!(stops(|| drop(tab)).contains("content security policy was broken"), "dropping hides nothing");
    }
}

#[test]
fn scripts_run_only_where_they_may() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let with = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    with.goto(&at(&door, "/script"));
    with.reads("script ran");
    assert!(with.console_errors().iter().any(|error| error.contains("loud")));
    let without = browser.context(Viewport::LAPTOP, Options::ENGLISH.without_scripts());
    without.goto(&at(&door, "/script"));
    without.reads("no script");
    assert!(stops(|| drop(without.axe())).contains("axe needs scripts"));
}

#[test]
fn axe_finds_what_was_planted_and_nothing_on_a_good_page() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::PHONE, Options::ENGLISH);
    tab.goto(&at(&door, "/bad"));
    let rules: Vec<String> = tab.axe().into_iter().map(|found| found.rule).collect();
    for planted in ["image-alt", "label"] {
        assert!(rules.iter().any(|rule| rule == planted), "{planted} not among {rules:?}");
    }
    tab.goto(&at(&door, "/saved"));
    tab.accessible();
    tab.finish();
}

#[test]
fn the_screen_is_as_wide_as_the_device() {
    let door = Door::open(pages);
    let browser = Browser::start();
    for view in [Viewport::NARROW, Viewport::PHONE, Viewport::LAPTOP] {
        let tab = browser.context(view, Options::ENGLISH);
        tab.goto(&at(&door, "/saved"));
        assert_eq!(tab.evaluate("[innerWidth, innerHeight]"), serde_json::json!([view.width, view.height]));
        tab.no_horizontal_scroll();
        tab.goto(&at(&door, "/wide"));
        if view == Viewport::LAPTOP {
            tab.no_horizontal_scroll();
        } else {
            assert!(stops(|| tab.no_horizontal_scroll()).contains("much too wide for a phone"));
        }
    }
}

#[test]
fn the_browser_asks_for_the_persons_language_and_light() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::PHONE, Options::SWAHILI.in_the_dark());
    tab.goto(&at(&door, "/dark"));
    tab.reads("dark page");
    assert!(!tab.print_text().contains("on screen"));
    tab.reads("dark page");
    tab.reads("on screen");
    assert_eq!(tab.evaluate("navigator.language"), "sw");
    assert!(door.asked("GET /dark")[0].head.contains("accept-language: sw"));
}

#[test]
fn pictures_and_paper_are_kept() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::PHONE, Options::ENGLISH);
    tab.goto(&at(&door, "/saved"));
    let picture = std::fs::read(tab.screenshot("driver/saved")).expect("a picture");
    let paper = std::fs::read(tab.print_pdf("driver/saved")).expect("a paper");
    assert!(picture.starts_with(b"\x89PNG") && paper.starts_with(b"%PDF"));
}

#[test]
fn each_tab_is_another_person_and_cookies_can_be_put_and_taken() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let first = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    let second = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    first.set_cookie(&door.base, "who", "wanza");
    first.goto(&at(&door, "/list"));
    second.goto(&at(&door, "/list"));
    let asked = door.asked("GET /list");
    assert!(asked[0].head.contains("cookie: who=wanza") && !asked[1].head.contains("cookie:"));
    first.forget_cookies();
    assert!(first.cookies().is_empty());
}

#[test]
fn a_slow_network_is_slow() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::PHONE, Options::ENGLISH);
    tab.set_network(400, 400);
    tab.goto(&at(&door, "/list"));
    let took = tab.evaluate("performance.getEntriesByType('navigation')[0].responseEnd");
    assert!(took.as_f64().is_some_and(|milliseconds| milliseconds >= 400.0), "{took}");
}

#[test]
fn a_story_that_stops_says_what_it_looked_for_and_what_is_there() {
    let door = Door::open(pages);
    let browser = Browser::start();
    let tab = browser.context(Viewport::LAPTOP, Options::ENGLISH);
    tab.goto(&at(&door, "/form"));
    let said = stops(|| tab.click_text("Delete"));
    assert!(said.contains("“Delete”") && said.contains("\"Save\"") && said.contains("Open a case"), "{said}");
    assert!(stops(|| tab.fill("Village", "x")).contains("\"County\""));
    assert!(stops(|| tab.choose("Declined")).contains("found 2"));
    tab.goto(&at(&door, "/covered"));
    assert!(stops(|| tab.click_text("Save")).contains("over it lies"));
    assert!(stops(|| tab.goto("http://127.0.0.1:9/")).contains("could not be opened"));
}
