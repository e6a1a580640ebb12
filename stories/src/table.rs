//! The route table as the binary prints it, and what a meant POST of each path sends: a path that is new stops every
//! sweep until it is said here what it takes.

use crate::House;
use std::collections::BTreeMap;

/// One row of `pamoja routes`.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// `GET` or `POST`.
    pub verb: String,
    /// The path, with `{names}` in it.
    pub path: String,
    /// What is loaded first: `Staff`, `Case` …; `Door` for what the door answers itself.
    pub scope: String,
    /// The word of the action; empty for the door.
    pub may: String,
}

/// What the names in a path stand for, such as `case` or `fact`, and whom a form names, such as `worker`.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// With one more.
    #[must_use]
    pub fn with(mut self, name: &str, id: &str) -> Names {
        self.0.insert(name.to_owned(), id.to_owned());
        self
    }

    /// What a name stands for; an unknown one stops the story.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("nobody said what {{{name}}} stands for here; known: {self:?}"))
    }

    /// What a name in this path stands for. Where paths share a name but not a thing, `kept of /found` is asked for before
    /// `kept`.
    pub fn of(&self, path: &str, name: &str) -> &str {
        let before = path.split_once("/{").map_or(path, |(before, _)| before);
        self.0.get(&format!("{name} of {before}")).map_or_else(|| self.get(name), String::as_str)
    }

    /// A text with every id replaced by one word, so that two pages can be compared.
    pub fn hidden_in(&self, text: &str) -> String {
        let ids = self.0.values().filter(|id| id.len() >= 16);
        ids.fold(text.to_owned(), |text, id| text.replace(id.as_str(), "{id}"))
    }
}

impl Route {
    /// The path with its names filled in.
    pub fn at(&self, names: &Names) -> String {
        crate::cast::fill(&self.path, names)
    }

    /// Does the door answer it itself, also without a session?
    pub fn is_door(&self) -> bool {
        self.scope == "Door"
    }

    /// Does it change something?
    pub fn is_post(&self) -> bool {
        self.verb == "POST"
    }
}

impl House {
    /// Every route of the binary.
    pub fn routes(&self) -> Vec<Route> {
        let output = self.command(["routes"]);
        let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("`pamoja routes` printed no table: {error}; {output:?}"));
        let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let route = |row: &serde_json::Value| Route {
            verb: text(row, "verb"),
            path: text(row, "path"),
            scope: text(row, "scope"),
            may: text(row, "may"),
        };
        rows.iter().map(route).collect()
    }
}

/// What someone who means it sends to a path, without the command. `said` is a text that is seen afterwards.
pub fn deed(path: &str, names: &Names, said: &str) -> Vec<(&'static str, String)> {
    let name = |name: &str| names.get(name).to_owned();
    let said = || said.to_owned();
    let code = str::to_owned;
    match path {
        "/search" => vec![("q", said())],
        "/cases/new" => vec![("q", said()), ("age", code("26")), ("county", code("KE-01"))],
        "/cases/new/{kept}/{part}" => part(names.get("part"), said()),
        "/cases/{case}/notes" => vec![("note", said())],
        "/cases/{case}/notes/{fact}" => {
            vec![("corrected_note", said()), ("correction_reason", code("misheard"))]
        }
        "/cases/{case}/name" => vec![("look_reason", said())],
        "/cases/{case}/risk" => vec![("level", code("high")), ("risk_reason", said())],
        "/cases/{case}/steps" => vec![("step", code("plan"))],
        "/cases/{case}/contact" => vec![("channel", code("call")), ("hours", said())],
        "/cases/{case}/duties/{fact}" => vec![],
        "/cases/{case}/known" => vec![("names_said", said())],
        "/cases/{case}/phones" => vec![("phone", code("+254199000777")), ("phone_hours", said())],
        "/cases/{case}/address" => vec![("address", said())],
        "/cases/{case}/assign" => vec![("worker", name("worker"))],
        "/cases/{case}/conflict" => vec![("conflicted", name("conflicted")), ("conflict_reason", said())],
        "/cases/{case}/close" => vec![("close_reason", code("goals"))],
        "/cases/{case}/reopen" | "/reviews/{review}/reopen" => vec![("status_reason", said())],
        "/cases/{case}/consent" => consent(),
        "/reviews/{review}/let" | "/reviews/{review}/not" => vec![],
        "/reviews/{review}/word" => vec![("word", name("word"))],
        "/people/new" => vec![("name", said()), ("sign_in", name("sign_in")), ("role", code("caseworker"))],
        "/people/{person}/end" => vec![("end_reason", said())],
        "/people/{person}/supervisor" => vec![("supervisor", name("supervisor"))],
        "/sign-in" => vec![("name", said()), ("password", said())],
        "/sign-out" | "/sessions/end-all" | "/demo/{token}" => vec![],
        "/language" => vec![("to", code("en")), ("back", code("/"))],
        "/sessions/end" => vec![("session", name("session"))],
        "/join/{token}" => vec![("password", said()), ("again", said())],
        "/set-up/{token}" => {
            vec![("name", said()), ("sign_in", name("sign_in")), ("password", said()), ("again", said())]
        }
        _ => panic!(
            "{path} is new: say in stories/src/table.rs what a meant POST sends, so that it is swept too"
        ),
    }
}

fn part(part: &str, said: String) -> Vec<(&'static str, String)> {
    match part {
        "who" => vec![("alias", said), ("sex", "SFEM".to_owned())],
        "talk" => vec![("languages", "sw".to_owned()), ("access_needs", said)],
        "reach" => vec![("channel", "call".to_owned()), ("code_word", said)],
        "check" => vec![],
        _ => panic!("the part {part} of opening a case is new: say in stories/src/table.rs what it sends"),
    }
}

fn consent() -> Vec<(&'static str, String)> {
    let answers = [("services", "given"), ("consent_how", "signed"), ("consent_language", "sw")];
    answers.map(|(name, value)| (name, value.to_owned())).to_vec()
}
