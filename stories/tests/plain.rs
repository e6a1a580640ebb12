//! The bare client proves itself: bytes as they came, cookies, redirects, forms.
#![expect(clippy::expect_used, reason = "the tiny server stops the test when it cannot serve")]

mod door;

use door::{Asked, Door, page};
use stories::Client;

const FORM: &str = r#"<!doctype html><title>A &amp; B</title><!-- <form action="/no"> --><form id="f" method=post action="save?x=1">
<input type=hidden name=command value='c&quot;1'><input name="alias" value="old &#233;"/><input type=file name=photo>
<textarea name=note>
first &lt;line&gt;
second</textarea><input type=checkbox name=sms checked><input type=checkbox name=call value=y>
<input type=radio name=sex value=f><input type=radio name=sex value=m checked disabled>
<select name=county><option value="">Choose<option value=ke-16 selected>Machakos</select>
<select name=area><option>Mlolongo</option><option>Athi</option></select>
<button name=do value=save>Save <b>it</b></button><button type=button>Nothing</button><button formaction="/drop">Drop</button></form>
<input form=f name=late value=1><form action="/find"><input name=q></form><p>Read <b>this</b></p><script>not("this")</script>"#;

fn pages(asked: &Asked) -> String {
    let path = asked.line.split(' ').nth(1).unwrap_or_default();
    match path {
        "/a/form" => page("200 OK", "Set-Cookie: a=1; Path=/\r\nset-cookie: b=2\r\n", FORM),
        "/a/save?x=1" => page("303 See Other", "Location: /end\r\nSet-Cookie: a=; Max-Age=0\r\n", ""),
        "/end" => "HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nPam\u{f4}\r\n3\r\nja.\r\n0\r\nTrailer: 1\r\n\r\n".to_owned(),
        "/until-close" => "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nall of it".to_owned(),
        "/cut" => "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort".to_owned(),
        "/silent" => String::new(),
        _ => page("404 Not Found", "", "none"),
    }
}

#[test]
fn a_form_is_read_filled_and_sent_as_a_browser_would() {
    let door = Door::open(pages);
    let mut client = Client::new(&door.base);
    let answer = client.get("/a/form");
    assert!(answer.head.starts_with(b"HTTP/1.1 200 OK\r\nContent-Type"));
    assert!(answer.seen().ends_with("Read this"), "{}", answer.seen());
    let mut form = answer.form("save");
    assert_eq!(form.names(), ["alias", "note", "sms", "call", "sex", "county", "area", "late"]);
    assert_eq!(form.value("note"), Some("first <line>\nsecond"));
    form.set("alias", "Tausi").set("sex", "f").set("call", "y").clear("sms").press("Save it");
    let mut client = client.with_header("Accept-Language", "sw");
    let answer = client.submit(&form);
    let sent = door.asked("POST /a/save?x=1 HTTP/1.1").pop().expect("a post");
    let want = "command=c%221&alias=Tausi&note=first+%3Cline%3E%0Asecond&call=y&sex=f&county=ke-16&area=Mlolongo&late=1&do=save";
    assert_eq!(sent.body, want);
    assert!(
        sent.head.contains(&format!("origin: {}", door.base)) && sent.head.contains("accept-language: sw")
    );
    assert!(sent.head.contains("cookie: a=1; b=2"));
    let end = client.follow(answer);
    assert_eq!((end.path.as_str(), end.text().as_str()), ("/end", "Pamôja."));
    assert_eq!((client.cookie("a"), client.cookie("b")), (None, Some("2")));
    form.press("Drop");
    assert_eq!(form.action, "/drop");
}

#[test]
fn origin_can_be_another_or_none() {
    let door = Door::open(pages);
    let mut client = Client::new(&door.base);
    client.origin = Some("http://evil.example".to_owned());
    client.post("/x", &[("a", "b c")]);
    client.origin = None;
    client.post("/x", &[]);
    let asked = door.asked("POST /x");
    assert!(asked[0].head.contains("origin: http://evil.example") && asked[0].body == "a=b+c");
    assert!(!asked[1].head.contains("origin:"));
}

#[test]
fn an_answer_is_whole_or_an_error() {
    let door = Door::open(pages);
    let mut client = Client::new(&door.base);
    assert_eq!(client.get("/until-close").text(), "all of it");
    assert!(client.attempt("GET", "/cut", &[], b"").is_err());
    assert!(client.attempt("GET", "/silent", &[], b"").is_err());
    assert_eq!(client.raw(b"BREW /x HTTP/1.1\r\n\r\n").map(|answer| answer.status), Some(404));
    assert!(client.raw(b"GET /silent HTTP/1.1\r\n\r\n").is_none());
    assert!(client.send("HEAD", "/x", &[], b"").body.is_empty());
}

#[test]
fn what_the_page_does_not_have_stops_the_story() {
    let door = Door::open(pages);
    let answer = Client::new(&door.base).get("/a/form");
    let form = answer.form("save");
    for (name, value) in [("village", "x"), ("county", "ke-99"), ("sex", "x")] {
        let mut form = form.clone();
        assert!(std::panic::catch_unwind(move || drop(form.set(name, value).pairs())).is_err(), "{name}");
    }
    assert!(std::panic::catch_unwind(move || answer.form("absent")).is_err());
}
