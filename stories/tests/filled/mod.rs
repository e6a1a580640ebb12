//! A house whose every field holds a canary, filled in through the pages by the people whose pages they are.

mod absent;
mod answers;

pub use absent::REASONS;

use std::collections::BTreeSet;
use stories::canary::{Cage, coined};
use stories::cast::{PASSWORD, id_below};
use stories::house::Founding;
use stories::{Answer, Client, Form, House};

/// The house, its people, and where the canaries are.
pub struct Filled {
    pub house: House,
    pub cage: Cage,
    pub administrator: Client,
    pub supervisor: Client,
    pub workers: Vec<Client>,
    /// Tokens of sessions and links, which only browsers may have.
    pub secrets: Vec<(String, Vec<u8>)>,
    /// The inputs that take a reason for no answer, such as `born.none`.
    pub questions: BTreeSet<String>,
}

impl Filled {
    /// Makes the house and lets its people in, all under canaries.
    fn begin() -> Filled {
        let mut cage = Cage::default();
        let founding = Founding {
            organisation: cage.word("organisation_opened.organisation_name"),
            office: cage.word("office_opened.office_name"),
            prefix: cage.keep("office_opened.prefix", format!("{}-", &coined("prefix")[..9])),
            log: Some("trace".to_owned()),
        };
        cage.keep("every password", PASSWORD.to_owned());
        let (house, set_up) = House::found_as(&founding);
        let name = cage.word("person_invited.name.set-up");
        let sign_in = cage.small_word("person_invited.sign_in.set-up");
        let mut administrator = client(&house).sets_up(&set_up, &name, &sign_in);
        let mut secrets = vec![secret("set-up link", &set_up)];
        let mut invite = |who: &str, role: &str, cage: &mut Cage| {
            let name = cage.word(&format!("person_invited.name.{who}"));
            let sign_in = cage.small_word(&format!("person_invited.sign_in.{who}"));
            let link = administrator.invites(&name, &sign_in, role);
            secrets.push(secret("invitation", &link));
            let client = client(&house).joins(&link);
            secrets.push(session(&client));
            client
        };
        let supervisor = invite("supervisor", "supervisor", &mut cage);
        let workers = ["first", "second", "third"].map(|who| invite(who, "caseworker", &mut cage));
        secrets.push(session(&administrator));
        let workers = workers.into();
        Filled { house, cage, administrator, supervisor, workers, secrets, questions: BTreeSet::new() }
    }

    /// The same with everything filled in that can be.
    pub fn whole() -> Filled {
        let mut filled = Filled::begin();
        filled.places();
        filled.persons_answers();
        filled.reasons_for_none();
        filled.refused();
        filled.look_round();
        filled
    }

    fn places(&mut self) {
        let supervisor = self.name("supervisor");
        for who in ["first", "second", "third"] {
            let worker = self.name(who);
            self.administrator.places(&worker, &supervisor);
        }
    }

    /// The name of one of the people.
    pub fn name(&self, who: &str) -> String {
        self.cage.words()[&format!("person_invited.name.{who}")].clone()
    }

    /// What is typed and kept by nobody: wrong passwords, and words that a form gives back to be mended.
    fn refused(&mut self) {
        let name = self.cage.word("typed at the door.name");
        let password = self.cage.word("typed at the door.password");
        let mut stranger = client(&self.house);
        let mut form = stranger.get("/sign-in").form("/sign-in");
        form.set("name", &name).set("password", &password);
        let answer = stranger.submit(&form);
        assert_eq!(answer.status, 403, "{}", answer.seen());
        self.cage.look(&answer.text());
        let long = format!("{} {}", self.cage.word("typed and mended.note"), "She said. ".repeat(900));
        let case = self.case(0, "case_opened.alias.mine");
        let mut form = self.workers[0].get(&format!("/cases/{case}/notes")).form("/notes");
        let answer = self.workers[0].submit(form.set("note", &long));
        assert_eq!(answer.status, 422, "{}", answer.seen());
        self.cage.look(&answer.text());
        let query = self.cage.word("typed into an address.query");
        let answer = self.workers[0].get(&format!("/cases?said={query}&risk={query}"));
        assert_eq!(answer.status, 200);
        let path = self.cage.word("typed into an address.path");
        let answer = self.workers[0].get(&format!("/cases/{path}"));
        assert_eq!(answer.status, 404);
    }

    /// The id of the case whose alias is this canary, as one of the workers finds it.
    pub fn case(&mut self, worker: usize, alias: &str) -> String {
        let alias = self.cage.words()[alias].clone();
        self.workers[worker].case(&alias)
    }

    /// Sends a form and gives the page it leads to, looked through for canaries.
    pub fn sends(&mut self, who: Who, form: &Form) -> Answer {
        let client = self.who(who);
        let answer = client.submit(form);
        assert_eq!(answer.status, 303, "{} was not taken: {}", form.action, answer.seen());
        let page = client.follow(answer);
        assert_eq!(page.status, 200, "{} led to {}: {}", form.action, page.path, page.seen());
        self.cage.look(&page.text());
        page
    }

    /// A page, looked through for canaries.
    pub fn reads(&mut self, who: Who, path: &str) -> Answer {
        let page = self.who(who).get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.seen());
        self.cage.look(&page.text());
        page
    }

    fn who(&mut self, who: Who) -> &mut Client {
        match who {
            Who::Administrator => &mut self.administrator,
            Who::Supervisor => &mut self.supervisor,
            Who::Worker(nth) => &mut self.workers[nth],
        }
    }

    /// Everyone turns every page they have.
    fn look_round(&mut self) {
        for path in ["/people", "/sessions"] {
            self.reads(Who::Administrator, path);
        }
        for (_, path) in stories::cast::linked(&self.administrator.get("/people")) {
            if id_below("/people/", &path).is_some() {
                self.reads(Who::Administrator, &path);
            }
        }
        for nth in [0, 1] {
            self.look_round_cases(Who::Worker(nth));
        }
        self.look_round_cases(Who::Supervisor);
    }

    fn look_round_cases(&mut self, who: Who) {
        self.reads(who, "/work");
        for (_, case) in self.who(who).cases() {
            for part in ["", "/notes", "/known", "/contact", "/address", "/phones", "/looks"] {
                let page = self.who(who).get(&format!("{case}{part}"));
                if page.status == 200 {
                    self.cage.look(&page.text());
                }
            }
        }
    }
}

/// Whose browser.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    Administrator,
    Supervisor,
    Worker(usize),
}

fn client(house: &House) -> Client {
    house.client().with_header("User-Agent", &coined("every browser"))
}

/// The token of a link.
fn secret(what: &str, path: &str) -> (String, Vec<u8>) {
    let token = path.rsplit('/').next().unwrap_or_default();
    (what.to_owned(), facts::from_hex(token).unwrap_or_default())
}

fn session(client: &Client) -> (String, Vec<u8>) {
    secret("session", client.cookie("__Host-pamoja-session").unwrap_or_default())
}
