//! What every path of the route table names for one person of the cast: their own case, note, view, link. What their role
//! does not reach stands for something absent.

use crate::cast::{id_below, linked};
use crate::plain::Client;
use crate::{House, Names};

/// An id that nothing has.
pub const ABSENT: &str = "0123456789abcdef0123456789abcdef";

impl House {
    /// Makes one of everything that this person may make, and names it.
    pub fn theirs(&self, who: &str, client: &mut Client) -> Names {
        let mine =
            client.cases().into_iter().find_map(|(_, path)| id_below("/cases/", &path).map(str::to_owned));
        let case = match mine {
            Some(case) => case,
            None if client.get("/cases/new").status == 200 => client.opens("Chui", "Tabu Kwisha"),
            None => ABSENT.to_owned(),
        };
        let names = Names::default().with("case", &case).with("sign_in", "somebody");
        let written = client.does("/cases/{case}/notes", &names, "She came by at noon.").status == 303;
        let fact = if written { client.note(&case) } else { ABSENT.to_owned() };
        // Brian's question makes a pair for the supervisor to look at.
        let mut asked = client.get("/cases/new").forms();
        asked.retain(|form| form.action == "/cases/new");
        for form in &mut asked {
            form.set("q", "Mwana Aisha Shekavutu").set("age", "26").set("county", "KE-19");
            client.submit(form);
        }
        let reason =
            client.does("/cases/{case}/name", &names, "To write the letter").location().unwrap_or_default();
        let demo = self.link(who).rsplit('/').next().unwrap_or_default();
        names
            .with("fact", &fact)
            .with("kept", ABSENT)
            .with("kept of /cases", last(&reason))
            .with("kept of /found", &made(client, "/search"))
            .with("kept of /cases/new", &made(client, "/cases/new"))
            .with("kept of /people/invited", &made(client, "/people/new"))
            .with("part", "who")
            .with("review", &listed(client, "/reviews"))
            .with("word", "pweza")
            .with("person", &listed(client, "/people"))
            .with("worker", ABSENT)
            .with("conflicted", ABSENT)
            .with("supervisor", ABSENT)
            .with("session", ABSENT)
            .with("token", &"0".repeat(64))
            .with("token of /demo", demo)
            .with("token of /join", &joining(client))
    }
}

/// The id of what a POST made, if this role may.
fn made(client: &mut Client, path: &str) -> String {
    let names = Names::default().with("sign_in", &format!("some.{}", path.len()));
    last(&client.does(path, &names, "Makutano Sita").location().unwrap_or_default()).to_owned()
}

/// The id at the end of a path.
fn last(path: &str) -> &str {
    path.rsplit('/').next().filter(|id| id.len() == 32).unwrap_or(ABSENT)
}

/// The first thing on a list, if this role has one.
fn listed(client: &mut Client, path: &str) -> String {
    let all = linked(&client.get(path));
    all.iter().find_map(|(_, to)| id_below(&format!("{path}/"), to)).unwrap_or(ABSENT).to_owned()
}

/// A one-time link that nobody has used, if this role may make one.
fn joining(client: &mut Client) -> String {
    if client.get("/people/new").status != 200 {
        return "0".repeat(64);
    }
    let link = client.invites("Zuhura Wimbo", "zuhura", "caseworker");
    link.rsplit('/').next().unwrap_or_default().to_owned()
}
