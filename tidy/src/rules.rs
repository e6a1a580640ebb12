//! The table of rules: name, reason, and the function that finds what breaks it.

use crate::{Repo, dependencies, languages, layers, map, names, rust, size, words};

/// One place that breaks a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// File, function or crate.
    pub place: String,
    pub says: String,
    /// How large it is, for rules about size; an exception allows no more than this.
    pub size: usize,
}

impl Finding {
    pub fn new(place: impl Into<String>, says: impl Into<String>) -> Finding {
        Finding { place: place.into(), says: says.into(), size: 0 }
    }
}

/// One rule of the house.
pub struct Rule {
    pub name: &'static str,
    /// Why it is a rule; printed where it is broken.
    pub why: &'static str,
    pub check: fn(&Repo) -> Vec<Finding>,
}

/// Every rule. `tests/house.rs` applies each by name.
pub const RULES: &[Rule] = &[
    Rule {
        name: "function-length",
        why: "what does not fit on a screen is not read whole: at most 70 lines",
        check: size::long_functions,
    },
    Rule {
        name: "most-functions-short",
        why: "length is a habit: 90 of 100 functions have at most 40 lines",
        check: size::many_long_functions,
    },
    Rule { name: "file-length", why: "a file has one subject: at most 600 lines", check: size::long_files },
    Rule {
        name: "most-files-short",
        why: "length is a habit: 90 of 100 files have at most 300 lines",
        check: size::many_long_files,
    },
    Rule {
        name: "opening",
        why: "a reader learns from the first line what a file is for",
        check: rust::without_opening,
    },
    Rule {
        name: "no-allow",
        why: "an exception that is no longer needed must show: `expect` with a reason, never `allow`",
        check: rust::allowed_lints,
    },
    Rule { name: "no-unsafe", why: "memory safety is a promise we can keep whole", check: rust::unsafe_code },
    Rule {
        name: "workspace-lints",
        why: "one set of lints for all: a crate that opts out is where the bug will be",
        check: rust::lints,
    },
    Rule {
        name: "documented",
        why: "others build on seal, facts, access, form and stats without reading their inside",
        check: rust::undocumented,
    },
    Rule {
        name: "careful",
        why: "an index or an overflow on input stops the service: seal, facts, store and form use neither",
        check: rust::careless,
    },
    Rule {
        name: "pure",
        why: "pure crates run on the phone and in tests: no file, socket, process, thread or clock",
        check: rust::impure,
    },
    Rule {
        name: "plain-slices",
        why: "slices decide, the door waits: no async and no platform in them",
        check: rust::busy_slices,
    },
    Rule {
        name: "sql-in-store",
        why: "only the store may know how facts are kept",
        check: rust::sql_elsewhere,
    },
    Rule {
        name: "names",
        why: "a drawer called `utils` fills with what nobody can find again",
        check: names::drawers,
    },
    Rule {
        name: "import-direction",
        why: "data flows one way; a lower room that looks up makes every room one room",
        check: layers::wrong_way,
    },
    Rule {
        name: "no-platform-below",
        why: "a pure crate that depends on a runtime, a socket or a database is not pure",
        check: layers::platform_below,
    },
    Rule {
        name: "map",
        why: "a map that is drawn by hand drifts: `cargo run -p tidy -- map --write`",
        check: map::stale,
    },
    Rule {
        name: "languages",
        why: "Kiswahili is not an afterthought: every text stands in both languages, with the same arguments",
        check: languages::incomplete,
    },
    Rule {
        name: "words",
        why: "no unfinished work, no machine of ours and no registry host in what we publish",
        check: words::forbidden,
    },
    Rule {
        name: "dependencies-listed",
        why: "each crate from outside is code we answer for: docs/dependencies.md says why it is here",
        check: dependencies::unlisted,
    },
    Rule {
        name: "licences",
        why: "everything we ship may be shipped under Apache-2.0, also where cargo-deny is not installed",
        check: dependencies::unlicensed,
    },
];

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
