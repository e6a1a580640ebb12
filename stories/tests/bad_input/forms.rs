//! Every form of every page, found by walking the route table, and filled in as someone who means it would.

use std::collections::BTreeMap;

use stories::cast::{PASSWORD, command};
use stories::{Answer, Client, Form, House, Names};

/// A form with whoever was shown it.
pub struct Found {
    pub who: &'static str,
    pub form: Form,
}

/// Everyone, and each form once, by where it goes and what it asks.
pub struct Forms {
    pub house: House,
    pub people: BTreeMap<&'static str, Client>,
    pub all: Vec<Found>,
}

const CAST: [(&str, &str); 5] = [
    ("Brian", "Brian Odhuogo"),
    ("Wanza", "Wanza Kyaluvi"),
    ("Mwende", "Mwende Kitakya"),
    ("Njeri", "Njeri Ngarithu"),
    ("Naisiae", "Naisiae Leparwai"),
];

impl Forms {
    pub fn find() -> Forms {
        let house = House::start();
        let mut forms = Forms { house, people: BTreeMap::new(), all: Vec::new() };
        for (who, name) in CAST {
            let mut client = forms.house.enter(name);
            let names = forms.house.theirs(name, &mut client);
            forms.people.insert(who, client);
            forms.walk(who, &names);
        }
        forms.what_is_known();
        forms.the_word();
        forms.a_closed_case();
        forms.strangers();
        forms
    }

    pub fn is(&mut self, who: &str) -> &mut Client {
        self.people.get_mut(who).unwrap_or_else(|| panic!("{who} is not here"))
    }

    fn walk(&mut self, who: &'static str, names: &Names) {
        let gets = self.house.routes().into_iter().filter(|route| !route.is_post());
        for route in gets {
            let parts: &[&str] =
                if route.path.contains("{part}") { &["who", "talk", "reach", "check"] } else { &["who"] };
            for part in parts {
                let page = self.is(who).get(&route.at(&names.clone().with("part", part)));
                self.take(who, &page);
            }
        }
        // A case on its way is shown its first page's questions only until it is answered; a pair has one page a side.
        let cases = self.is(who).cases();
        for (_, case) in cases.iter().take(3) {
            let page = self.is(who).get(case);
            self.take(who, &page);
        }
    }

    /// What is known stands behind a reason of its own.
    fn what_is_known(&mut self) {
        let (who, _) = CAST[1];
        let cases = self.is(who).cases();
        let last = cases.last().map(|(_, path)| path.rsplit('/').next().unwrap_or_default());
        let case = last.unwrap_or_else(|| panic!("{who} has no case")).to_owned();
        let page = self.is(who).known(&case);
        self.take(who, &page);
    }

    fn take(&mut self, who: &'static str, page: &Answer) {
        for form in page.forms().into_iter().filter(|form| form.method == "POST") {
            let key = |form: &Form| {
                let names: Vec<String> = form.fields.iter().map(|field| field.name.clone()).collect();
                (stories::plain::without_ids(&form.action), names)
            };
            if !self.all.iter().any(|found| key(&found.form) == key(&form)) {
                self.all.push(Found { who, form });
            }
        }
    }

    /// The supervisor lets Brian ask for the word: a form that stands nowhere before.
    fn the_word(&mut self) {
        let list = self.is("Njeri").get("/reviews");
        let reviews: Vec<String> =
            list.links().into_iter().filter(|link| link.starts_with("/reviews/")).collect();
        for review in reviews {
            let page = self.is("Njeri").get(&review);
            self.take("Njeri", &page);
            let let_ask: Vec<Form> =
                page.forms().into_iter().filter(|form| form.action.ends_with("/let")).collect();
            for form in let_ask {
                self.is("Njeri").submit(&form);
            }
            let page = self.is("Brian").get(&review);
            self.take("Brian", &page);
        }
    }

    fn a_closed_case(&mut self) {
        let case = self.is("Wanza").case("Zaituni");
        let names = Names::default().with("case", &case);
        self.is("Wanza").does("/cases/{case}/close", &names, "");
        let page = self.is("Wanza").get(&format!("/cases/{case}"));
        self.take("Wanza", &page);
    }

    /// The door's own forms, for whoever is not signed in.
    fn strangers(&mut self) {
        self.people.insert("a stranger", self.house.client());
        let link = self.is("Naisiae").invites("Zuhura Wimbo", "zuhura.two", "caseworker");
        for path in ["/sign-in", link.as_str()] {
            let page = self.is("a stranger").get(path);
            self.take("a stranger", &page);
        }
    }
}

/// What is sent of a form in which everything is answered, as pairs, under a fresh command.
pub fn filled(form: &Form) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (nth, field) in form.fields.iter().enumerate() {
        let known = pairs.iter().any(|(name, _)| *name == field.name);
        let value = match (field.kind.as_str(), field.name.as_str()) {
            ("hidden", "command") => command(),
            ("hidden", _) => field.value.clone(),
            // Reasons for no answer exclude the answer; of each list one is chosen.
            ("radio" | "checkbox", name) if known || name.ends_with(".none") => continue,
            ("radio" | "checkbox", _) => field.value.clone(),
            ("select", _) => field
                .options
                .iter()
                .map(|(value, _)| value.clone())
                .find(|value| !value.is_empty())
                .unwrap_or_default(),
            (_, name) => typed(name, nth),
        };
        pairs.push((field.name.clone(), value));
    }
    pairs
}

fn typed(name: &str, nth: usize) -> String {
    match name {
        "password" | "again" => PASSWORD.to_owned(),
        "phone" => "+254199000777".to_owned(),
        "age" => "26".to_owned(),
        // An age and a date of birth exclude each other.
        "born.age" => String::new(),
        "sign_in" => format!("somebody{}", command()),
        name if name.ends_with(".day") => "3".to_owned(),
        name if name.ends_with(".month") => "5".to_owned(),
        "look_again.year" => "2027".to_owned(),
        name if name.ends_with(".year") => "2001".to_owned(),
        _ => format!("Neno {nth}"),
    }
}

/// Is this something that is typed, so that it must not be lost?
pub fn is_typed(kind: &str) -> bool {
    !matches!(kind, "hidden" | "radio" | "checkbox" | "select" | "password")
}
