//! A stage on which everything that is done is done again: what everyone sees before and after, and what was found wrong.

use std::collections::BTreeMap;

use stories::cast::{command, fill};
use stories::{Answer, Client, House, Names, deed};

const UNSEEN: &str = "nothing that is watched shows it";

/// One POST as it was sent, to be sent again later.
pub struct Done {
    who: &'static str,
    path: &'static str,
    names: Names,
    said: String,
    command: String,
    answer: Answer,
}

pub struct Stage {
    pub house: House,
    pub people: BTreeMap<&'static str, Client>,
    watched: Vec<(&'static str, String)>,
    done: Vec<Done>,
    /// What was not as it must be, one line each.
    pub wrong: Vec<String>,
}

impl Stage {
    pub fn set() -> Stage {
        let house = House::start();
        let mut people = BTreeMap::from([
            ("Wanza", house.enter("Wanza Kyaluvi")),
            ("Brian", house.enter("Brian Odhuogo")),
            ("Njeri", house.enter("Njeri Ngarithu")),
            ("Naisiae", house.enter("Naisiae Leparwai")),
        ]);
        for client in people.values_mut() {
            client.post("/language", &[("to", "en"), ("back", "/")]);
        }
        Stage { house, people, watched: Vec::new(), done: Vec::new(), wrong: Vec::new() }
    }

    pub fn is(&mut self, who: &str) -> &mut Client {
        self.people.get_mut(who).unwrap_or_else(|| panic!("{who} is not on the stage"))
    }

    /// From now on this page of this person belongs to what is seen.
    pub fn watch(&mut self, who: &'static str, path: &str) {
        self.watched.push((who, path.to_owned()));
        // The first look at a page is itself on the page of looks: it is over before anything is compared.
        self.seen();
        std::thread::sleep(std::time::Duration::from_millis(40));
    }

    pub fn unwatch(&mut self, path: &str) {
        self.watched.retain(|(_, watched)| watched != path);
    }

    /// Everything that is watched, as it reads now.
    pub fn seen(&mut self) -> String {
        let watched = self.watched.clone();
        let page = |(who, path): &(&'static str, String)| {
            let page = self.is(who).get(path);
            // What stands in an input is seen too.
            let forms = page.forms();
            let fields =
                forms.iter().flat_map(|form| &form.fields).filter(|field| field.on && field.kind != "hidden");
            let values: Vec<&str> = fields.map(|field| field.value.as_str()).collect();
            let read = without_countdowns(&page.seen());
            format!("== {who} {path} {}\n{read} [{}]\n", page.status, values.join("|"))
        };
        watched.iter().map(page).collect()
    }

    /// Does a deed, does it again, and tries it with other words; gives the first answer.
    pub fn twice(&mut self, who: &'static str, path: &'static str, names: &Names, said: &str) -> Answer {
        let id = command();
        let before = self.seen();
        let first = self.is(who).does_under(&id, path, names, said);
        let once = self.seen();
        self.must(first.status == 303, path, || format!("answered {}: {}", first.status, first.seen()));
        self.must(once != before, path, || UNSEEN.to_owned());
        let again = self.is(who).does_under(&id, path, names, said);
        self.must(
            again.without_ids() == first.without_ids() && again.location() == first.location(),
            path,
            || {
                format!(
                    "sent twice: first {} {:?}, then {} {:?}",
                    first.status,
                    first.location(),
                    again.status,
                    again.location()
                )
            },
        );
        let twice = self.seen();
        self.must(twice == once, path, || {
            format!("sent twice, two effects: {}", first_difference(&once, &twice))
        });
        self.otherwise(who, path, names, said, &id);
        let after = self.seen();
        self.must(after == twice, path, || {
            format!("other words, another effect: {}", first_difference(&twice, &after))
        });
        let (names, said, answer) = (names.clone(), said.to_owned(), first.clone());
        self.done.push(Done { who, path, names, said, command: id, answer });
        first
    }

    /// The same command with other content: a conflict, and what was typed stands on the page.
    fn otherwise(&mut self, who: &str, path: &str, names: &Names, said: &str, id: &str) {
        let other = "Something else, typed in a hurry";
        let mut body = deed(path, names, said);
        match body.iter_mut().find(|(_, value)| value == said) {
            Some((_, value)) => other.clone_into(value),
            None => body.push(("remark", other.to_owned())),
        }
        body.push(("command", id.to_owned()));
        let pairs: Vec<(&str, &str)> = body.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = self.is(who).post(&fill(path, names), &pairs);
        self.must(answer.status == 409, path, || {
            format!("same command, other words: {} {:?}", answer.status, answer.location())
        });
        let kept = answer.status != 409 || answer.seen().contains(other);
        self.must(kept, path, || format!("what was typed is not on the page: {}", answer.seen()));
    }

    /// Everything once more, in order; `why` says after what.
    pub fn all_again(&mut self, why: &str) {
        self.seen();
        std::thread::sleep(std::time::Duration::from_millis(60));
        let mut before = self.seen();
        for done in std::mem::take(&mut self.done) {
            let again = self.is(done.who).does_under(&done.command, done.path, &done.names, &done.said);
            let same = again.status == done.answer.status && again.location() == done.answer.location();
            self.must(same, done.path, || {
                format!(
                    "{why}: first {} {:?}, then {} {:?}",
                    done.answer.status,
                    done.answer.location(),
                    again.status,
                    again.location()
                )
            });
            let after = self.seen();
            self.must(after == before, done.path, || {
                format!("{why}: another effect: {}", first_difference(&before, &after))
            });
            before = after;
            self.done.push(done);
        }
    }

    /// The same for a deed that shows nowhere but where it leads.
    pub fn twice_unseen(
        &mut self,
        who: &'static str,
        path: &'static str,
        names: &Names,
        said: &str,
    ) -> Answer {
        let wrong = self.wrong.len();
        let answer = self.twice(who, path, names, said);
        let shown = |line: &String| !line.ends_with(UNSEEN);
        let kept: Vec<String> = self.wrong.drain(wrong..).filter(shown).collect();
        self.wrong.extend(kept);
        answer
    }

    /// Every path that something was done to.
    pub fn walked(&self) -> Vec<&'static str> {
        self.done.iter().map(|done| done.path).collect()
    }

    fn must(&mut self, holds: bool, path: &str, says: impl FnOnce() -> String) {
        if !holds {
            self.wrong.push(format!("POST {path}: {}", says()));
        }
    }
}

/// `in 59 min` runs on while a story runs.
fn without_countdowns(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let counted = |at: usize| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        words[at].bytes().all(|byte| byte.is_ascii_digit()) && matches!(next, "min" | "h")
    };
    let shown = (0..words.len()).map(|at| if counted(at) { "N" } else { words[at] });
    shown.collect::<Vec<_>>().join(" ")
}

fn first_difference(one: &str, two: &str) -> String {
    let page = |(one, two): &(&str, &str)| one != two;
    let Some((one, two)) = one.lines().zip(two.lines()).find(page) else {
        return "one is longer".to_owned();
    };
    let at = one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count().saturating_sub(60);
    let part = |text: &str| {
        String::from_utf8_lossy(&text.as_bytes()[at.min(text.len())..]).chars().take(240).collect::<String>()
    };
    format!("“{}” became “{}”", part(one), part(two))
}
