//! Answers that are not there: every question that takes a reason for none, with each of the three reasons.

use super::{Filled, Who};
use std::collections::BTreeSet;
use stories::Form;

/// The three reasons, as forms name them.
pub const REASONS: [&str; 3] = ["not_asked", "unknown", "declined"];

const WORKER: Who = Who::Worker(0);

impl Filled {
    /// One case a reason.
    pub fn reasons_for_none(&mut self) {
        for reason in REASONS {
            self.without_answers(reason);
        }
    }

    fn without_answers(&mut self, reason: &str) {
        let mut form = self.reads(WORKER, "/cases/new").form("/cases/new");
        form.set("q", &self.cage.word(&format!("typed before a case.{reason}")));
        let found = self.sends(WORKER, &form);
        let way = found.links().into_iter().find(|link| link.ends_with("/who")).expect("a way on");
        let mut form = self.reads(WORKER, &way).form("/who");
        form.set("alias", &self.cage.word(&format!("case_opened.alias.{reason}")));
        for next in ["/talk", "/reach", "/check"] {
            self.questions.extend(without(&mut form, reason));
            form = self.sends(WORKER, &form).form(next);
        }
        let page = self.sends(WORKER, &form);
        let case = page.path.split('?').next().unwrap_or_default().to_owned();
        let form = self.known_form(WORKER, &case);
        let asked = self.keeps_none(form, reason);
        none_stands(&self.known_form(WORKER, &case), &asked, reason);
        for part in ["/contact", "/address", "/phones"] {
            let path = format!("{case}{part}");
            let form = self.reads(WORKER, &path).form(&path);
            let asked = self.keeps_none(form, reason);
            if part != "/phones" {
                none_stands(&self.reads(WORKER, &path).form(&path), &asked, reason);
            }
        }
    }

    fn keeps_none(&mut self, mut form: Form, reason: &str) -> BTreeSet<String> {
        let asked = without(&mut form, reason);
        self.questions.extend(asked.clone());
        self.sends(WORKER, &form);
        asked
    }
}

/// The page shows the reason again that was given for every question.
fn none_stands(form: &Form, asked: &BTreeSet<String>, reason: &str) {
    for name in asked {
        assert_eq!(form.value(name), Some(reason), "{name} of the form to {}", form.action);
    }
}

/// Empties every question that takes a reason, and gives that reason. Gives the names of the reasons' inputs.
fn without(form: &mut Form, reason: &str) -> BTreeSet<String> {
    let asked: BTreeSet<String> = form.names().into_iter().filter(|name| name.ends_with(".none")).collect();
    for name in &asked {
        let field = name.trim_end_matches(".none");
        for part in ["", ".day", ".month", ".year", ".age"] {
            form.clear(&format!("{field}{part}"));
        }
        form.set(name, reason);
    }
    asked
}
