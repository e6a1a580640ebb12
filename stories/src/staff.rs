//! The first people of a house of one's own: in by the set-up link and by invitations, each with a password.

use crate::cast::{PASSWORD, id_below, linked};
use crate::plain::Client;
use crate::{House, Names};

/// Who works in a house that was just made.
pub struct Staff {
    /// Invites the others; reads no case.
    pub administrator: Client,
    /// Answers for the work of every caseworker.
    pub supervisor: Client,
    /// Caseworkers.
    pub workers: Vec<Client>,
}

impl House {
    /// Lets the first people in: an administrator, a supervisor, and as many caseworkers.
    pub fn staffed(&self, set_up: &str, workers: usize) -> Staff {
        let mut administrator = self.client().sets_up(set_up, "Naisiae Leparwai", "naisiae");
        let link = administrator.invites("Njeri Ngarithu", "njeri", "supervisor");
        let supervisor = self.client().joins(&link);
        let mut join = |nth: usize| {
            let (name, sign_in) = (format!("Brian {} Odhuogo", nth + 1), format!("brian{}", nth + 1));
            let link = administrator.invites(&name, &sign_in, "caseworker");
            administrator.places(&name, "Njeri Ngarithu");
            self.client().joins(&link)
        };
        let workers = (0..workers).map(&mut join).collect();
        Staff { administrator, supervisor, workers }
    }
}

impl Client {
    /// Begins a house by its set-up link, as its first administrator with [`PASSWORD`].
    pub fn sets_up(mut self, link: &str, name: &str, sign_in: &str) -> Client {
        let mut form = self.get(link).form("/set-up/");
        form.set("name", name).set("sign_in", sign_in);
        form.set("password", PASSWORD).set("again", PASSWORD);
        let answer = self.submit(&form);
        assert_eq!(answer.status, 303, "the house could not be begun: {}", answer.seen());
        self
    }

    /// Signs in with [`PASSWORD`].
    pub fn signs_in(mut self, sign_in: &str) -> Client {
        let mut form = self.get("/sign-in").form("/sign-in");
        form.set("name", sign_in).set("password", PASSWORD);
        let answer = self.submit(&form);
        assert_eq!(answer.status, 303, "{sign_in} could not sign in: {}", answer.seen());
        self
    }

    /// As administrator, the id of a colleague.
    pub fn person(&mut self, name: &str) -> String {
        let all = linked(&self.get("/people"));
        let found = all.iter().find(|(text, _)| text.contains(name));
        let id = found.and_then(|(_, path)| id_below("/people/", path));
        id.unwrap_or_else(|| panic!("{name} is not among the staff: {all:?}")).to_owned()
    }

    /// As administrator, says who answers for a caseworker's work.
    pub fn places(&mut self, worker: &str, supervisor: &str) {
        let supervisor = self.person(supervisor);
        let names = Names::default().with("person", &self.person(worker)).with("supervisor", &supervisor);
        let answer = self.does("/people/{person}/supervisor", &names, "");
        assert_eq!(answer.status, 303, "{worker} got no supervisor: {}", answer.seen());
    }
}
