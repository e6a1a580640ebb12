//! Every component in both languages: what it looks like as HTML, and that nothing a person is
//! called can break out of it.

use crate::sample::{parts, texts};
use web::language::Language;

/// One tag a line, so that a change is read as a change.
fn laid_out(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[test]
fn each_component_is_as_reviewed() {
    let texts = texts().unwrap();
    for language in Language::ALL {
        let w = texts.words(language);
        for (name, part) in parts(&w, "Upepo") {
            let name = format!("{name}-{}", language.code());
            insta::assert_snapshot!(name, laid_out(&part.into_string()));
        }
    }
}

#[test]
fn no_component_lacks_a_word_in_either_language() {
    let texts = texts().unwrap();
    for language in Language::ALL {
        for (name, part) in parts(&texts.words(language), "Upepo") {
            assert!(!part.0.contains('⟦'), "{name} in {language}: {}", part.0);
        }
    }
    assert_eq!(texts.missing(), 0);
}

#[test]
fn a_name_is_never_markup() {
    const NAME: &str = r#"<b>"x'&"#;
    let texts = texts().unwrap();
    for language in Language::ALL {
        for (name, part) in parts(&texts.words(language), NAME) {
            assert!(!part.0.contains(r#"<b>""#), "{name}: {}", part.0);
            assert!(!part.0.contains(r#""x'"#), "{name}: {}", part.0);
            let holds_a_name = !["week", "pager", "strip-unknown", "steps"].contains(&name);
            let escaped = part.0.contains("&lt;b&gt;&quot;x'&amp;");
            assert_eq!(escaped, holds_a_name, "{name}: {}", part.0);
        }
    }
}

#[test]
fn no_component_brings_style_or_script_of_its_own() {
    let texts = texts().unwrap();
    for language in Language::ALL {
        for (name, part) in parts(&texts.words(language), "Upepo") {
            for banned in [" style=", "<style", "<script", " onclick=", "javascript:"] {
                assert!(!part.0.contains(banned), "{name} holds {banned}");
            }
        }
    }
}

#[test]
fn ids_stand_once_in_a_component() {
    let texts = texts().unwrap();
    let w = texts.words(Language::English);
    for (name, part) in parts(&w, "Upepo") {
        let mut ids: Vec<&str> =
            part.0.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}");
    }
}
