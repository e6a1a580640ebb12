//! Given answers: every field that a page asks for, typed in by the person whose page it is.

use super::{Filled, Who};
use stories::{Form, Names};

const WORKER: Who = Who::Worker(0);
const OTHER: Who = Who::Worker(1);

impl Filled {
    /// Two cases: one whose every page is filled in, one that is closed and found again by someone else.
    pub fn persons_answers(&mut self) {
        let mine = self.opened("mine");
        self.known(&mine);
        self.reached(&mine);
        self.noted(&mine);
        self.slept(&mine);
        self.looked(&mine);
        self.found_again();
        self.searched();
        self.ended();
    }

    /// A case with everything that the way to it asks. Gives its path.
    fn opened(&mut self, which: &str) -> String {
        let mut form = self.reads(WORKER, "/cases/new").form("/cases/new");
        let asked = self.asked(which);
        form.set("q", &asked).set("age", "26").set("county", "KE-01");
        let found = self.sends(WORKER, &form);
        let way = found.links().into_iter().find(|link| link.ends_with("/who")).expect("a way on");
        let mut form = self.reads(WORKER, &way).form("/who");
        assert_eq!(form.value("names_said"), Some(asked.as_str()));
        form.set("alias", &self.word(&format!("case_opened.alias.{which}"))).set("sex", "SFEM");
        let mut form = self.sends(WORKER, &form).form("/talk");
        let needs = ["one", "two"].map(|nth| self.word(&format!("case_opened.access_needs.{which} {nth}")));
        form.set("languages", "sw").set("nationalities", "KEN").set("access_needs", &needs.join("\n"));
        form.set("health_alert", &self.word(&format!("case_opened.health_alert.{which}")));
        form.set("old_file_number", &self.word(&format!("identity_recorded.old_file_number.{which}")));
        let mut form = self.sends(WORKER, &form).form("/reach");
        let never = ["one", "two"].map(|nth| self.word(&format!("safe_contact_set.never.{which} {nth}")));
        form.set("channel", "sms_only").set("never", &never.join("\n"));
        form.set("hours", &self.word(&format!("safe_contact_set.hours.{which}")));
        form.set("code_word", &self.word(&format!("safe_contact_set.code_word.{which}")));
        let number = format!("+25473190582{}", which.len());
        form.set("phone", &self.cage.keep(&format!("phone_recorded.phone.{which}"), number));
        form.set("phone_owner", "shop");
        form.set("phone_hours", &self.word(&format!("phone_recorded.phone_hours.{which}")));
        let check = self.sends(WORKER, &form);
        let page = self.sends(WORKER, &check.form("/check"));
        page.path.split('?').next().unwrap_or_default().to_owned()
    }

    /// A name in two parts, as it is asked for before a case is opened.
    fn asked(&mut self, which: &str) -> String {
        let parts =
            ["own", "second"].map(|part| self.word(&format!("identity_recorded.names_said.{which} {part}")));
        parts.join(" ")
    }

    fn word(&mut self, place: &str) -> String {
        self.cage.word(place)
    }

    /// Fills in what the page at `path` asks, by field, and sends it.
    fn fills(&mut self, who: Who, path: &str, kind: &str, fields: &[&str]) {
        let form = self.form(who, path);
        self.fills_in(who, form, kind, fields);
    }

    fn fills_in(&mut self, who: Who, mut form: Form, kind: &str, fields: &[&str]) {
        for field in fields {
            let word = self.word(&format!("{kind}.{field}.later"));
            form.set(field, &word);
        }
        self.sends(who, &form);
    }

    fn form(&mut self, who: Who, path: &str) -> Form {
        let action = path.split('?').next().unwrap_or_default().to_owned();
        self.reads(who, path).form(&action)
    }

    /// What is known shows after a reason.
    pub fn known_form(&mut self, who: Who, case: &str) -> Form {
        let mut form = self.reads(who, &format!("{case}/known")).form("/name");
        form.set("look_reason", &self.word("looked.look_reason.known"));
        self.sends(who, &form).form("/known")
    }

    fn known(&mut self, case: &str) {
        for fields in [
            ["names_said", "own_name", "second_name", "third_name"],
            ["surname_on_papers", "spellings", "known_as", "old_file_number"],
        ] {
            let form = self.known_form(WORKER, case);
            self.fills_in(WORKER, form, "identity_recorded", &fields);
        }
        let mut form = self.form(WORKER, &format!("{case}/phones"));
        let number = "0731 905 811";
        self.cage.keep("phone_recorded.phone.later", number.replace(' ', ""));
        form.set("phone", number).set("phone_owner", "own");
        form.set("phone_hours", &self.word("phone_recorded.phone_hours.later"));
        self.sends(WORKER, &form);
    }

    fn reached(&mut self, case: &str) {
        let path = format!("{case}/contact");
        let fields = ["hours", "code_word", "never", "contact_note"];
        self.fills(WORKER, &path, "safe_contact_set", &fields);
        self.reads(WORKER, &path);
    }

    fn noted(&mut self, case: &str) {
        let notes = format!("{case}/notes");
        self.fills(WORKER, &notes, "note_written", &["note"]);
        let id = case.rsplit('/').next().unwrap_or_default();
        let note = self.workers[0].note(id);
        let fields = ["corrected_note", "correction_reason"];
        self.fills(WORKER, &format!("{notes}/{note}"), "note_corrected", &fields);
        let mut form = self.form(WORKER, &format!("{case}/risk"));
        form.set("level", "high").set("risk_reason", &self.word("risk_level_set.risk_reason"));
        self.sends(WORKER, &form);
    }

    fn slept(&mut self, case: &str) {
        let path = format!("{case}/address");
        self.fills(WORKER, &path, "home_address_recorded", &["address", "directions"]);
        self.reads(WORKER, &path);
    }

    fn looked(&mut self, case: &str) {
        self.fills(WORKER, &format!("{case}/name"), "looked", &["look_reason"]);
        self.reads(Who::Supervisor, &format!("{case}/looks"));
    }

    /// Closed by one, searched for by another, who says the word and opens it again.
    fn found_again(&mut self) {
        let theirs = self.opened("theirs");
        let mut form = self.form(WORKER, &format!("{theirs}/consent"));
        answered(&mut form);
        self.sends(WORKER, &form);
        let third = self.name("third");
        let conflicted = self.supervisor.colleague(theirs.rsplit('/').next().unwrap_or_default(), &third);
        let mut form = self.form(Who::Supervisor, &format!("{theirs}/conflict"));
        form.set("conflicted", &conflicted);
        form.set("conflict_reason", &self.word("conflict_declared.conflict_reason"));
        self.sends(Who::Supervisor, &form);
        let mut form = self.form(WORKER, &format!("{theirs}/close"));
        form.set("close_reason", "goals");
        self.sends(WORKER, &form);

        let mut form = self.reads(OTHER, "/cases/new").form("/cases/new");
        form.set("q", &self.asked("theirs")).set("age", "26").set("county", "KE-01");
        self.sends(OTHER, &form);
        let list = self.reads(Who::Supervisor, "/reviews");
        let review = list.links().into_iter().find(|link| link.starts_with("/reviews/")).expect("a review");
        let form = self.reads(Who::Supervisor, &review).form("/let");
        self.sends(Who::Supervisor, &form);
        for word in ["typed and wrong.review word", "safe_contact_set.code_word.theirs"] {
            let mut form = self.reads(OTHER, &review).form("/word");
            form.set("word", &self.word(word));
            self.sends(OTHER, &form);
        }
        let mut form = self.reads(OTHER, &review).form("/reopen");
        form.set("status_reason", &self.word("status_set.status_reason"));
        self.sends(OTHER, &form);
        let mut form = self.form(OTHER, &format!("{theirs}/consent"));
        answered(&mut form);
        self.sends(OTHER, &form);
    }

    fn searched(&mut self) {
        let mut form = self.reads(WORKER, "/cases").form("/search");
        form.set("q", &self.word("typed to search.q"));
        self.sends(WORKER, &form);
    }

    fn ended(&mut self) {
        let third = self.name("third");
        let person = self.administrator.person(&third);
        let names = Names::default().with("person", &person);
        let mut form =
            self.reads(Who::Administrator, &format!("/people/{}", names.get("person"))).form("/end");
        form.set("end_reason", &self.word("access_ended.end_reason"));
        self.sends(Who::Administrator, &form);
    }
}

/// Asked for consent, she says yes.
fn answered(form: &mut Form) {
    form.set("services", "given").set("consent_how", "signed").set("consent_language", "sw");
}
