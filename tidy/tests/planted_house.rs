//! Rules about crates and documents can fail: each finds what is planted for it, and is silent where nothing is wrong.

mod plant;

use plant::{broken, finds, planted, run};
use tidy::ratchet::{self, Exception};
use tidy::{Dependency, Finding, Package, RULES, Repo, dependencies, layers, map};

#[test]
fn a_crate_that_opts_out_of_lints_is_found() {
    let root = "[workspace.lints.rust]\nunsafe_code = \"forbid\"\n[workspace.lints.clippy]\nunwrap_used = \"warn\"\nexpect_used = { level = \"deny\" }\ndisallowed_methods = \"warn\"\nallow_attributes_without_reason = \"warn\"\n";
    let own = "[lints]\nworkspace = true\n";
    let check = |root: &str, own: &str| {
        let mut repo = planted(&[("Cargo.toml", root), ("crates/case/Cargo.toml", own)]);
        repo.packages = vec![package("case", &[])];
        run("workspace-lints", &repo)
    };
    assert!(check(root, own).is_empty());
    assert_eq!(check(&root.replace("forbid", "warn"), own).len(), 1);
    assert_eq!(check(&root.replace("unwrap_used = \"warn\"", ""), own).len(), 1);
    assert_eq!(check(&root.replace("deny", "allow"), own).len(), 1);
    assert_eq!(check(root, "").len(), 1);
    assert_eq!(check(root, "[lints.rust]\nunsafe_code = \"allow\"").len(), 1);
}

#[test]
fn crates_without_their_lints_are_found() {
    let check = |rule: &str, name: &str, code: &str| {
        let mut repo = planted(&[(&format!("crates/{name}/src/lib.rs"), code)]);
        repo.packages = vec![package(name, &[])];
        run(rule, &repo)
    };
    assert_eq!(check("documented", "seal", "//! Seal.\n#![allow(missing_docs)]").len(), 1);
    assert_eq!(check("documented", "seal", "//! missing_docs\n#[warn(missing_docs)] mod a;").len(), 1);
    assert!(check("documented", "seal", "#![warn(missing_docs)]").is_empty());
    assert!(check("documented", "case", "").is_empty());
    assert_eq!(check("careful", "store", "#![deny(clippy::indexing_slicing)]").len(), 1);
    assert!(
        check("careful", "store", "#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)]")
            .is_empty()
    );
}

#[test]
fn an_import_upward_or_sideways_is_found() {
    let wrong = [
        ("seal", "facts"),
        ("facts", "store"),
        ("access", "web"),
        ("access", "seal"),
        ("web", "case"),
        ("case", "consent"),
        ("case", "seal"),
        ("case", "store"),
        ("store", "access"),
        ("form", "facts"),
        ("case", "pamoja"),
        ("stats", "seal"),
        ("seal", "tidy"),
        ("pamoja", "stories"),
        ("case", "indicators"),
    ];
    for (from, to) in wrong {
        assert_eq!(uses(from, to, false).len(), 1, "{from} → {to}");
    }
    let right = [
        ("facts", "seal"),
        ("store", "facts"),
        ("case", "web"),
        ("case", "form"),
        ("pamoja", "store"),
        ("pamoja", "case"),
        ("indicators", "consent"),
        ("pamoja", "indicators"),
        ("stories", "facts"),
    ];
    for (from, to) in right {
        assert!(uses(from, to, false).is_empty(), "{from} → {to}");
    }
    assert!(uses("case", "store", true).is_empty(), "tests of a slice may take the memory store");
    assert_eq!(
        uses("facts", "store", true).len(),
        1,
        "the port does not know its engines, not even in tests"
    );
    assert_eq!(uses("case", "consent", true).len(), 1);
}

#[test]
fn a_platform_below_is_found() {
    let check = |name: &str, used: &str, dev: bool| {
        let used = Dependency { name: used.to_owned(), dev, ours: false };
        run("no-platform-below", &of_packages(vec![package(name, &[used])]))
    };
    for used in ["tokio", "hyper", "rusqlite", "getrandom"] {
        assert_eq!(check("case", used, false).len(), 1, "{used}");
    }
    assert!(check("store", "rusqlite", false).is_empty());
    assert_eq!(check("pamoja", "rusqlite", false).len(), 1);
    assert!(check("pamoja", "tokio", false).is_empty() && check("case", "rusqlite", true).is_empty());
    assert!(
        layers::is_slice("safety")
            && !layers::is_slice("web")
            && layers::is_pure("safety")
            && !layers::is_pure("store")
    );
}

#[test]
fn a_map_that_is_missing_or_of_yesterday_is_found() {
    let ours = Dependency { name: "seal".to_owned(), dev: false, ours: true };
    let packages = vec![package("facts", &[ours]), package("seal", &[])];
    let drawn = map::draw(&packages);
    assert!(drawn.ends_with(
        "| `crates/seal` | what seal does | nothing |\n| `crates/facts` | what facts does | `seal` |\n"
    ));
    let check = |files: &[(&str, &str)]| run("map", &Repo { packages: packages.clone(), ..planted(files) });
    let good = map::redraw("# A\n<!-- map -->\nold\n<!-- /map -->\nend\n", &drawn).expect("marks");
    assert!(check(&[("ARCHITECTURE.md", &good)]).is_empty());
    assert_eq!(check(&[("ARCHITECTURE.md", &good.replace("what seal does", "what it did"))]).len(), 1);
    assert_eq!(check(&[("ARCHITECTURE.md", "no marks")]).len(), 1);
    assert_eq!(check(&[]).len(), 1);
}

#[test]
fn texts_that_differ_between_languages_are_found() {
    let en = "# comment = x\nhello = Hello\ncases = { $count ->\n    [one] One case\n   *[other] { $count } cases\n }\n    .hint = A hint for { $name }\n-brand = Pamoja\n";
    let check = |en: &str, sw: &str| {
        broken("languages", &[("crates/web/text/en.ftl", en), ("crates/web/text/sw.ftl", sw)])
    };
    assert!(check(en, en).is_empty());
    assert_eq!(check(en, &en.replace("hello = Hello\n", "")).len(), 1, "missing");
    assert_eq!(check(&en.replace("hello = Hello\n", ""), en).len(), 1, "left over");
    assert_eq!(check(en, &en.replace("    .hint = A hint for { $name }\n", "")).len(), 1, "attribute");
    assert_eq!(check(en, &en.replace("{ $name }", "you")).len(), 1, "argument");
    assert_eq!(
        check(en, &en.replace("-brand = Pamoja\n", "-brand = Pamoja\nhello = Habari\n")).len(),
        1,
        "twice"
    );
    assert_eq!(broken("languages", &[("crates/web/text/en.ftl", en)]).len(), 1, "a whole language");
    let two_sets = [
        ("web/text/en.ftl", en),
        ("web/text/sw.ftl", en),
        ("web/text/input.en.ftl", ""),
        ("web/text/input.sw.ftl", ""),
    ];
    assert!(broken("languages", &two_sets).is_empty(), "each set for itself");
    assert_eq!(broken("languages", &two_sets[..3]).len(), 1, "a language of one set");
}

#[test]
fn words_that_must_not_be_published_are_found() {
    let good = "method to do; /work/today; a}/home/ b; https://x.example/root/; XXXL; crates_io; ~/home/";
    for bad in [
        concat!("// TO", "DO: later"),
        concat!("a FIX", "ME"),
        concat!("XX", "X"),
        concat!("see crates", ".io"),
        concat!("https://registry.npmjs", ".org/a"),
        concat!("in \"/ro", "ot/x\""),
        concat!("(/ho", "me/me)"),
        concat!("/wo", "rk/main/check"),
    ] {
        for path in ["docs/a.md", "crates/case/src/a.rs", "check"] {
            finds("words", path, bad, good);
        }
        assert!(broken("words", &[("Cargo.lock", bad), ("stories/vendor/axe.min.js", bad)]).is_empty());
    }
}

#[test]
fn a_dependency_without_its_row_and_a_row_without_its_dependency_are_found() {
    let used = Dependency { name: "maud".to_owned(), dev: true, ours: false };
    let check = |files: &[(&str, &str)]| {
        run(
            "dependencies-listed",
            &Repo { packages: vec![package("web", std::slice::from_ref(&used))], ..planted(files) },
        )
    };
    assert!(check(&[("docs/dependencies.md", "| `maud` | HTML |\n")]).is_empty());
    assert_eq!(check(&[("docs/dependencies.md", "maud is fine")]).len(), 1);
    assert_eq!(check(&[("docs/dependencies.md", "| `maud` | x |\n| `axum` | x |\n")]).len(), 1);
    assert_eq!(check(&[]).len(), 1);
}

#[test]
fn a_licence_we_may_not_ship_and_a_banned_crate_are_found() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
    for good in [
        "MIT",
        "MIT OR GPL-3.0",
        "GPL-3.0 OR (MIT AND Apache-2.0)",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "MIT/GPL-2.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(dependencies::is_allowed(good, &allowed), "{good}");
    }
    for bad in
        ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND ISC", "MIT WITH X", "(MIT", "MIT MIT"]
    {
        assert!(!dependencies::is_allowed(bad, &allowed), "{bad}");
    }
    let policy = "[licenses]\nallow = [\"MIT\"]\n[bans]\ndeny = [{ crate = \"openssl\" }]\n";
    let check = |files: &[(&str, &str)], name: &str, licence: &str| {
        run("licences", &Repo { licences: vec![(name.to_owned(), licence.to_owned())], ..planted(files) })
    };
    assert!(check(&[("deny.toml", policy)], "maud", "MIT").is_empty());
    assert_eq!(check(&[("deny.toml", policy)], "maud", "GPL-3.0").len(), 1);
    assert_eq!(check(&[("deny.toml", policy)], "openssl", "MIT").len(), 1);
    assert_eq!(check(&[], "maud", "MIT").len(), 1);
}

#[test]
fn exceptions_need_reasons_and_only_shrink() {
    let found = |size| vec![Finding { place: "a.rs::long".to_owned(), says: String::new(), size }];
    let text = "[[exception]]\nrule = \"r\"\nplace = \"a.rs::long\"\nsize = 80\nreason = \"one table, read as a whole\"\n";
    let exceptions: Vec<Exception> = ratchet::read(text).expect("good exceptions");
    assert!(ratchet::apply("r", found(80), &exceptions).is_empty());
    assert_eq!(ratchet::apply("r", found(81), &exceptions).len(), 1, "longer than allowed");
    assert_eq!(ratchet::apply("r", found(75), &exceptions).len(), 1, "wider than needed");
    assert_eq!(ratchet::apply("r", Vec::new(), &exceptions).len(), 1, "no longer needed");
    assert_eq!(ratchet::apply("other", found(80), &exceptions).len(), 1, "another rule");
    assert!(ratchet::read(&text.replace("one table, read as a whole", "because")).is_err());
}

#[test]
fn every_rule_has_a_case() {
    let here = [include_str!("planted_rust.rs"), include_str!("planted_house.rs")].concat();
    for rule in RULES {
        let quoted = format!("\"{}\"", rule.name);
        assert!(here.contains(&quoted), "nothing is planted for {}", rule.name);
    }
}

fn of_packages(packages: Vec<Package>) -> Repo {
    Repo { packages, ..Repo::default() }
}

fn package(name: &str, dependencies: &[Dependency]) -> Package {
    Package {
        name: name.to_owned(),
        description: format!("what {name} does"),
        folder: format!("crates/{name}"),
        dependencies: dependencies.to_vec(),
    }
}

fn uses(from: &str, to: &str, dev: bool) -> Vec<Finding> {
    let used = Dependency { name: to.to_owned(), dev, ours: true };
    run("import-direction", &of_packages(vec![package(from, &[used])]))
}
