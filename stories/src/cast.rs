//! People of the cast with the bare client: coming in, what their lists show, opening a case.

use crate::plain::{Answer, Client, Token, tokens};
use crate::{House, Names, deed};
use std::sync::atomic::{AtomicU64, Ordering};

impl House {
    /// Signs a person of the cast in, by whole name.
    pub fn enter(&self, name: &str) -> Client {
        let mut client = self.client();
        let form = client.get(self.link(name)).form("/demo/");
        let answer = client.submit(&form);
        assert_eq!(answer.status, 303, "{name} was not let in: {}", answer.seen());
        client
    }
}

/// A password that nobody has used before and that no list holds.
pub const PASSWORD: &str = "seven grey herons over the mill";

impl Client {
    /// As an administrator, invites someone; gives the path of their link.
    pub fn invites(&mut self, name: &str, sign_in: &str, role: &str) -> String {
        let mut form = self.get("/people/new").form("/people/new");
        form.set("name", name).set("sign_in", sign_in).set("role", role);
        let answer = self.submit(&form);
        let page = self.follow(answer);
        let text = page.seen();
        let link = text.split_whitespace().find(|word| word.starts_with("/join/"));
        link.unwrap_or_else(|| panic!("no link to join by, but {}: {text}", page.status)).to_owned()
    }

    /// With a fresh browser, joins by a link with [`PASSWORD`].
    pub fn joins(mut self, link: &str) -> Client {
        let mut form = self.get(link).form("/join/");
        form.set("password", PASSWORD).set("again", PASSWORD);
        let answer = self.submit(&form);
        assert_eq!(answer.status, 303, "could not join: {}", answer.seen());
        self
    }
}

/// A command id as the pages carry one: 32 hexadecimal digits that were never used before in this run.
pub fn command() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let nth = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{:016x}{nth:016x}", std::process::id())
}

impl Client {
    /// Does what `deed` says, under a fresh command.
    pub fn does(&mut self, path: &str, names: &Names, said: &str) -> Answer {
        self.does_under(&command(), path, names, said)
    }

    /// The same under a command that is known.
    pub fn does_under(&mut self, command: &str, path: &str, names: &Names, said: &str) -> Answer {
        let body = deed(path, names, said);
        let mut pairs: Vec<(&str, &str)> = body.iter().map(|(name, value)| (*name, value.as_str())).collect();
        pairs.push(("command", command));
        let at = fill(path, names);
        self.post(&at, &pairs)
    }

    /// Every case on this person's list, open or not: alias and path.
    pub fn cases(&mut self) -> Vec<(String, String)> {
        let page = self.get("/cases?status=any");
        let cases = linked(&page).into_iter().filter(|(_, path)| id_below("/cases/", path).is_some());
        cases.collect()
    }

    /// The id of the case with this alias on this person's list.
    pub fn case(&mut self, alias: &str) -> String {
        let all = self.cases();
        let found = all.iter().find(|(text, _)| text.contains(alias));
        let id = found.and_then(|(_, path)| id_below("/cases/", path));
        id.unwrap_or_else(|| panic!("no case of {alias} on the list, which has {all:?}")).to_owned()
    }

    /// Opens a case by its alias and a name that nobody has; gives its id.
    pub fn opens(&mut self, alias: &str, name: &str) -> String {
        let none = Names::default();
        let mut answer = self.does("/cases/new", &none, name);
        let kept = answer.location().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
        for part in ["who", "talk", "reach", "check"] {
            let names = Names::default().with("kept", &kept).with("part", part);
            answer = self.does("/cases/new/{kept}/{part}", &names, alias);
        }
        let location = answer.location().unwrap_or_default();
        let id = id_below("/cases/", &location);
        id.unwrap_or_else(|| {
            panic!("the case of {alias} was not opened: {} {}", answer.status, answer.seen())
        })
        .to_owned()
    }

    /// The id of the last note of a case.
    pub fn note(&mut self, case: &str) -> String {
        let page = self.get(&format!("/cases/{case}/notes"));
        let below = format!("/cases/{case}/notes/");
        let links = page.links();
        let id = links.iter().find_map(|path| id_below(&below, path));
        id.unwrap_or_else(|| panic!("no note on the page: {}", page.seen())).to_owned()
    }

    /// Gives a reason, and goes to what is known of a person: the page that asks, with names in its inputs.
    pub fn known(&mut self, case: &str) -> Answer {
        let mut form = self.get(&format!("/cases/{case}/known")).form("/name");
        form.set("look_reason", "To write the letter");
        let answer = self.submit(&form);
        self.follow(answer)
    }

    /// Colleagues as the supervisor's form lets them be named: what it reads and the id.
    pub fn colleagues(&mut self, case: &str) -> Vec<(String, String)> {
        ticked(&self.get(&format!("/cases/{case}/conflict")), "conflicted")
    }

    /// The id of the colleague who is called so.
    pub fn colleague(&mut self, case: &str, name: &str) -> String {
        let all = self.colleagues(case);
        let found = all.iter().find(|(text, _)| text.contains(name));
        found.unwrap_or_else(|| panic!("{name} is not among {all:?}")).1.clone()
    }
}

/// The radios and boxes of a name: what is written behind each, and its value.
fn ticked(page: &Answer, name: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for token in tokens(&page.text()) {
        if token.attribute("input", "name") == Some(name) {
            let value = token.attribute("input", "value").unwrap_or_default();
            found.push((String::new(), value.to_owned()));
        }
        if let (Token::Text(text), Some((said, _))) = (&token, found.last_mut())
            && said.is_empty()
        {
            text.trim().clone_into(said);
        }
    }
    found
}

/// A path with its names filled in.
pub fn fill(path: &str, names: &Names) -> String {
    let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => names.of(path, name).to_owned(),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The 32 hexadecimal digits that stand right below a path, if that is all that does.
pub fn id_below<'a>(below: &str, path: &'a str) -> Option<&'a str> {
    let id = path.strip_prefix(below)?.split('?').next()?;
    (id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(id)
}

/// Every link of a page with what it reads.
pub fn linked(page: &Answer) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for token in tokens(&page.text()) {
        if let Some(href) = token.attribute("a", "href") {
            found.push((String::new(), href.to_owned()));
            open = true;
        }
        match token {
            Token::Close(name) if name == "a" => open = false,
            Token::Text(text) if open => {
                if let Some((said, _)) = found.last_mut() {
                    said.push_str(&text);
                }
            }
            Token::Open(..) | Token::Close(_) | Token::Text(_) => {}
        }
    }
    found
}
