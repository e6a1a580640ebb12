//! Whole pages: the frame around what they say, their size, and the stylesheet's.

use std::io::{self, Write};

use crate::sample::{pages, texts};
use flate2::Compression;
use flate2::write::GzEncoder;
use maud::html;
use web::assets::stylesheet;
use web::frame::Page;
use web::language::Language;

fn gzip(bytes: &[u8]) -> io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[test]
fn the_stylesheet_stays_small() {
    let size = gzip(stylesheet().bytes).unwrap();
    println!("pamoja.css: {size} B gzip");
    assert!(size <= 7_168, "pamoja.css is {size} B gzip");
}

#[test]
fn pages_stay_small_beside_their_stylesheet() {
    let texts = texts().unwrap();
    for language in Language::ALL {
        for (name, page) in pages(&texts.words(language), "Upepo") {
            let size = gzip(page.0.as_bytes()).unwrap();
            println!("{name} {}: {size} B gzip, {} B plain", language.code(), page.0.len());
            assert!(size + gzip(stylesheet().bytes).unwrap() <= 14_336, "{name} is {size} B gzip");
        }
    }
    assert_eq!(texts.missing(), 0);
}

#[test]
fn frames_are_as_reviewed() {
    let texts = texts().unwrap();
    for language in Language::ALL {
        for (name, page) in crate::sample::frames(&texts.words(language), "Wanza K.") {
            let name = format!("frame-{name}-{}", language.code());
            let page = page.into_string().replace(&stylesheet().path, "/assets/pamoja-HASH.css");
            insta::assert_snapshot!(name, page.replace("><", ">\n<"));
        }
    }
    assert_eq!(texts.missing(), 0);
}

#[test]
fn a_page_says_its_language_and_offers_the_other_by_post() {
    let texts = texts().unwrap();
    let page =
        |language| Page::new("Overview", "/people/1", html! {}).html(&texts.words(language)).into_string();
    let english = page(Language::English);
    assert!(english.contains(r#"<html lang="en" dir="ltr">"#));
    assert!(english.contains(r#"name="to" value="sw""#));
    assert!(english.contains(r#"name="back" value="/people/1""#));
    assert!(english.contains(r#"method="post" action="/language""#));
    assert!(page(Language::Kiswahili).contains(r#"<button class="link" lang="en">English</button>"#));
}

#[test]
fn a_title_names_the_page_and_says_when_there_is_an_error() {
    let texts = texts().unwrap();
    let w = texts.words(Language::English);
    let page = Page::new("New person", "/", html! {});
    assert!(page.html(&w).0.contains("<title>New person · Pamoja</title>"));
    let page = Page { errors: true, ..page };
    assert!(page.html(&w).0.contains("<title>Error: New person · Pamoja</title>"));
}

#[test]
fn nothing_given_to_a_frame_is_markup() {
    const NAME: &str = r#"<b>"x'&"#;
    let texts = texts().unwrap();
    for language in Language::ALL {
        for (name, page) in crate::sample::frames(&texts.words(language), NAME) {
            assert!(!page.0.contains(r#"<b>""#), "{name}");
            assert!(page.0.contains("&lt;b&gt;&quot;x'&amp;"), "{name}");
        }
    }
}
