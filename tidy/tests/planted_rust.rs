//! Rules about Rust files can fail: each finds what is planted for it, and is silent where nothing is wrong.

mod plant;

use plant::{broken, finds};
use tidy::{File, size};

#[test]
fn a_long_function_is_found_wherever_it_hides() {
    let long = format!("fn long() {{\n{}}}\n", "    step();\n".repeat(69));
    let fits = format!("fn fits() {{\n{}}}\n", "    step();\n".repeat(68));
    for code in [
        long.clone(),
        format!("mod inner {{ {long} }}"),
        format!("impl Case {{ {long} }}"),
        format!("trait Case {{ {long} }}"),
        format!("fn outer() {{ macro_like(); {long} }}"),
        format!("wrapped! {{ {long} }}"),
    ] {
        let found = broken("function-length", &[("crates/case/src/a.rs", &code)]);
        assert!(found.iter().any(|each| each.size == 71), "{code}");
    }
    assert!(broken("function-length", &[("crates/case/src/a.rs", &fits)]).is_empty());
}

#[test]
fn docs_and_attributes_do_not_lengthen_a_function() {
    let file = File::new(
        "crates/case/src/a.rs",
        "/// One.\n/// Two.\n#[must_use]\npub fn a(\n    b: u8,\n) -> u8 {\n    b\n}\n",
    );
    assert_eq!(size::functions(&file), [("crates/case/src/a.rs::a".to_owned(), 5)]);
}

#[test]
fn many_middling_functions_are_found() {
    let middling = format!("fn m() {{\n{}}}\n", "    step();\n".repeat(45));
    let code = middling.clone() + &"fn s() {}\n".repeat(8);
    assert_eq!(broken("most-functions-short", &[("crates/case/src/a.rs", &code)]).len(), 1);
    let code = middling + &"fn s() {}\n".repeat(9);
    assert!(broken("most-functions-short", &[("crates/case/src/a.rs", &code)]).is_empty());
}

#[test]
fn long_files_are_found() {
    let lines = |count: usize| "// line\n".repeat(count);
    assert_eq!(broken("file-length", &[("tidy/src/a.rs", &lines(601))]).len(), 1);
    assert!(broken("file-length", &[("tidy/src/a.rs", &lines(600))]).is_empty());
    assert_eq!(
        broken("most-files-short", &[("stories/src/a.rs", &lines(301)), ("stories/src/b.rs", "")]).len(),
        1
    );
    assert!(broken("file-length", &[("docs/a.md", &lines(601))]).is_empty());
}

#[test]
fn a_file_that_does_not_say_what_it_is_for_is_found() {
    finds("opening", "crates/case/src/a.rs", "fn a() {}", "//! What it is for.\nfn a() {}");
    assert!(broken("opening", &[("crates/case/src/tests.rs", "fn a() {}")]).is_empty());
    assert_eq!(broken("opening", &[("stories/src/lib.rs", "fn a() {}")]).len(), 1);
}

#[test]
fn an_allowed_lint_is_found_but_not_in_comments_and_strings() {
    let good = "// #[allow(x)]\nconst A: &str = \"#[allow(x)]\"; #[expect(dead_code, reason = \"later\")] fn a() { allow(1); expect(2); }";
    for bad in [
        "#[allow(dead_code)] fn a() {}",
        "#![allow(dead_code)]",
        "#[cfg_attr(test, allow(dead_code))] fn a() {}",
        "fn a() { #[allow(dead_code)] let b = 1; }",
        "#[expect(dead_code)] fn a() {}",
    ] {
        finds("no-allow", "crates/case/src/a.rs", bad, good);
    }
}

#[test]
fn unsafe_code_is_found() {
    finds(
        "no-unsafe",
        "crates/store/src/a.rs",
        "fn a() { unsafe { b() } }",
        "// unsafe\n#![forbid(unsafe_code)]",
    );
}

#[test]
fn a_pure_crate_that_reaches_outside_is_found() {
    let good = "//! std::fs\nuse std::{fmt, collections::HashMap};\nconst A: &str = \"std::fs\"; #[cfg(test)]\nmod tests {\n use std::fs;\n}";
    for bad in [
        "use std::fs;",
        "use std::{fmt, fs::read};",
        "use std::{collections::{HashMap}, net};",
        "fn a() { std::process::exit(1) }",
        "fn a() { println!(\"{:?}\", std::env::args()) }",
        "use std::time::SystemTime;",
        "use std::{time::{Duration, Instant}};",
        "use std::thread;",
        "#[cfg(not(test))]\nuse std::fs;",
    ] {
        finds("pure", "crates/access/src/a.rs", bad, good);
        assert!(broken("pure", &[("crates/store/src/a.rs", bad)]).is_empty(), "the store may");
        assert!(broken("pure", &[("crates/access/src/tests.rs", bad)]).is_empty(), "tests may");
    }
}

#[test]
fn a_slice_that_waits_or_asks_for_the_platform_is_found() {
    let good = "//! async\nfn a() { let asynchronous = 1; }";
    for bad in ["async fn a() {}", "fn a() { b.await; }", "#[cfg(target_arch = \"wasm32\")] fn a() {}"] {
        finds("plain-slices", "crates/case/src/a.rs", bad, good);
        assert!(broken("plain-slices", &[("crates/pamoja/src/a.rs", bad)]).is_empty());
    }
}

#[test]
fn sql_outside_the_store_is_found_and_english_is_not() {
    let good = "const A: [&str; 4] = [\"Select a person from the list\", \"Update the set\", \"select\", \"Create a case\"];";
    for bad in [
        "select id from fact where x = 1",
        "INSERT INTO fact VALUES (1)",
        "\n  update card\n set body = 1",
        "delete from brief",
        "create table if not exists fact (id)",
        "pragma user_version",
        "with a as (select 1) select * from a",
    ] {
        finds("sql-in-store", "crates/pamoja/src/a.rs", &format!("const A: &str = r#\"{bad}\"#;"), good);
        assert!(
            broken("sql-in-store", &[("crates/store/src/a.rs", &format!("const A: &str = {bad:?};"))])
                .is_empty()
        );
    }
}

#[test]
fn drawers_are_found() {
    let good = "//! No helpers here.\nmod commonwealth;";
    for bad in ["mod utils;", "pub mod date_helpers {}", "mod manager;"] {
        finds("names", "crates/case/src/a.rs", bad, good);
    }
    for path in
        ["crates/case/src/utils.rs", "crates/case/tests/common/mod.rs", "crates/case-manager/src/a.rs"]
    {
        assert!(!broken("names", &[(path, "")]).is_empty(), "{path}");
    }
}
