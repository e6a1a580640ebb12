//! The people and the records of the matrix: who stands how to what, made through the pages.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OpenFlags};
use stories::cast::{id_below, linked};
use stories::{Client, House, Names};

/// One column: a person, how they stand to the record, and the ids of that record.
pub struct Cell {
    pub who: &'static str,
    pub tie: &'static str,
    pub names: Names,
}

/// Everyone signed in, and the columns by what a route is about.
pub struct Scene {
    pub house: House,
    pub people: BTreeMap<&'static str, Client>,
    pub cells: BTreeMap<&'static str, Vec<Cell>>,
    /// Dama's id: no page of another organisation names it, but it stands on what she signs.
    dama: String,
}

/// An id that nothing has.
pub const ABSENT: &str = "0123456789abcdef0123456789abcdef";

impl Scene {
    pub fn set() -> Scene {
        let house = House::start();
        let enter = |name: &str| house.enter(name);
        let people = BTreeMap::from([
            ("Wanza", enter("Wanza Kyaluvi")),
            ("Brian", enter("Brian Odhuogo")),
            ("Mwende", enter("Mwende Kitakya")),
            ("Njeri", enter("Njeri Ngarithu")),
            ("Naisiae", enter("Naisiae Leparwai")),
            ("Dama", enter("Dama Katsimbo")),
        ]);
        let mut scene = Scene { house, people, cells: BTreeMap::new(), dama: String::new() };
        scene.second_supervisor();
        scene.cases();
        scene.kept();
        scene.colleagues();
        scene.reviews();
        scene
    }

    pub fn is(&mut self, name: &str) -> &mut Client {
        self.people.get_mut(name).unwrap_or_else(|| panic!("{name} is not in the scene"))
    }

    /// A supervisor of the same organisation who supervises nobody.
    fn second_supervisor(&mut self) {
        let link = self.is("Naisiae").invites("Salim Nguo", "salim", "supervisor");
        let salim = self.house.client().joins(&link);
        self.people.insert("Salim", salim);
    }

    fn cases(&mut self) {
        let tausi = self.case("Wanza", "Tausi");
        let nyota = self.case("Wanza", "Nyota");
        let kito = self.case("Brian", "Kito");
        let rangi = self.case("Brian", "Rangi");
        let almasi = self.case("Brian", "Almasi");
        let mkonge = self.case("Brian", "Mkonge");
        let upepo = self.case("Mwende", "Upepo");
        let before = signers(&self.house);
        let chui = self.is("Dama").opens("Chui", "Tabu Kwisha");
        let after = signers(&self.house);
        self.dama = after.difference(&before).cloned().collect();
        let chui = self.about("Dama", &chui);
        self.conflict("Wanza Kyaluvi", &nyota);
        self.conflict("Njeri Ngarithu", &almasi);
        let administrator = self.person("Naisiae");
        self.does("Njeri", "/cases/{case}/conflict", &mkonge.clone().with("conflicted", &administrator));
        let absent = Names::default().with("case", ABSENT).with("fact", ABSENT).with("kept", ABSENT);
        let absent = absent.with("worker", ABSENT).with("conflicted", ABSENT);
        let row = |who, tie, names: &Names| Cell { who, tie, names: names.clone() };
        let cells = vec![
            row("Wanza", "own", &tausi),
            row("Wanza", "tie", &nyota),
            row("Wanza", "house", &kito),
            row("Wanza", "other", &chui),
            row("Wanza", "none", &absent),
            row("Brian", "own", &rangi),
            row("Brian", "tie", &upepo),
            row("Brian", "none", &absent),
            row("Njeri", "over", &kito),
            row("Njeri", "tie", &almasi),
            row("Njeri", "other", &chui),
            row("Njeri", "none", &absent),
            row("Salim", "house", &kito),
            row("Salim", "other", &chui),
            row("Salim", "none", &absent),
            row("Naisiae", "house", &kito),
            row("Naisiae", "tie", &mkonge),
            row("Naisiae", "other", &chui),
            row("Naisiae", "none", &absent),
            row("Dama", "own", &chui),
            row("Dama", "other", &tausi),
            row("Dama", "none", &absent),
        ];
        self.cells.insert("case", cells);
    }

    /// The ids of a case: itself, a note of it, whom a supervisor's form names.
    fn case(&mut self, who: &str, alias: &str) -> Names {
        let case = self.is(who).case(alias);
        let worker = format!("{who} ");
        let names = self.about(who, &case);
        let worker = self.is("Njeri").colleague(&case, &worker);
        let other = self.is("Njeri").colleague(&case, "Juma");
        names.with("worker", &worker).with("conflicted", &other)
    }

    fn about(&mut self, who: &str, case: &str) -> Names {
        let client = self.is(who);
        client.does("/cases/{case}/notes", &Names::default().with("case", case), "She came by at noon.");
        let fact = client.note(case);
        let names = Names::default().with("case", case).with("fact", &fact).with("kept", ABSENT);
        names.with("worker", ABSENT).with("conflicted", ABSENT)
    }

    fn conflict(&mut self, whole_name: &str, case: &Names) {
        let id = self.is("Njeri").colleague(case.get("case"), whole_name);
        self.does("Njeri", "/cases/{case}/conflict", &case.clone().with("conflicted", &id));
    }

    fn does(&mut self, who: &str, path: &str, names: &Names) {
        let answer = self.is(who).does(path, names, "so that it is there");
        assert_eq!(answer.status, 303, "{who} {path}: {}", answer.seen());
    }

    /// Views and forms on their way, which belong to one session.
    fn kept(&mut self) {
        let mut cells = Vec::new();
        let own = ["Wanza", "Njeri", "Naisiae", "Dama"].map(|who| (who, self.kept_by(who)));
        for (who, names) in &own {
            cells.push(Cell { who, tie: "own", names: names.clone() });
        }
        let wanza = own[0].1.clone();
        for who in ["Brian", "Njeri", "Naisiae"] {
            cells.push(Cell { who, tie: "theirs", names: wanza.clone() });
            let absent = Names::default().with("kept", ABSENT).with("part", "who");
            let absent = absent.with("sign_in", "nobody");
            cells.push(Cell { who, tie: "none", names: absent });
        }
        self.cells.insert("kept", cells);
    }

    fn kept_by(&mut self, who: &str) -> Names {
        let none = Names::default().with("sign_in", &format!("new.{}", who.to_lowercase()));
        let client = self.is(who);
        let mut of = |path: &str| {
            let to = client.does(path, &none, "Makutano Sita").location().unwrap_or_default();
            to.rsplit('/').next().filter(|id| id.len() == 32).unwrap_or(ABSENT).to_owned()
        };
        let (found, opening, invited) = (of("/search"), of("/cases/new"), of("/people/new"));
        let names = Names::default().with("kept of /found", &found).with("kept of /cases/new", &opening);
        let names = names.with("kept of /people/invited", &invited);
        names.with("part", "who").with("sign_in", &format!("next.{}", who.to_lowercase()))
    }

    fn colleagues(&mut self) {
        let link = self.is("Naisiae").invites("Zuhura Wimbo", "zuhura", "caseworker");
        drop(self.house.client().joins(&link));
        let zuhura = self.person("Zuhura");
        let own = self.person("Naisiae");
        let supervisor = self.person("Njeri");
        let foreign = self.dama.clone();
        let names = |id: &str| Names::default().with("person", id).with("supervisor", &supervisor);
        let row = |who, tie, id: &str| Cell { who, tie, names: names(id) };
        let cells = vec![
            row("Naisiae", "house", &zuhura),
            row("Naisiae", "own", &own),
            row("Naisiae", "other", &foreign),
            row("Naisiae", "none", ABSENT),
            row("Wanza", "house", &zuhura),
            row("Njeri", "house", &zuhura),
            row("Njeri", "none", ABSENT),
            row("Dama", "other", &zuhura),
            row("Dama", "none", ABSENT),
        ];
        self.cells.insert("colleague", cells);
    }

    /// The id of a colleague on the administrator's list.
    fn person(&mut self, name: &str) -> String {
        let list = self.is("Naisiae").get("/people");
        let all = linked(&list);
        let named = all.iter().filter(|(text, _)| text.contains(name));
        let id = named.filter_map(|(_, path)| id_below("/people/", path)).next();
        id.unwrap_or_else(|| panic!("{name} is not on the list: {all:?}")).to_owned()
    }

    fn reviews(&mut self) {
        let brian = self.review("Brian", "Mwana Aisha Shekavutu", "26", "KE-19");
        let wanza = self.review("Wanza", "Wairimu Kagethiri", "22", "KE-36");
        let row = |who, tie, id: &str| {
            let names = Names::default().with("review", id).with("word", "pweza");
            Cell { who, tie, names }
        };
        let rangi = self.is("Njeri").case("Rangi");
        self.conflict("Wanza Kyaluvi", &Names::default().with("case", &rangi));
        let cells = vec![
            row("Salim", "house", &brian),
            row("Naisiae", "house", &brian),
            row("Naisiae", "none", ABSENT),
            row("Wanza", "house", &brian),
            row("Wanza", "tie", &wanza),
            row("Wanza", "none", ABSENT),
            row("Dama", "other", &brian),
            row("Dama", "none", ABSENT),
            row("Njeri", "over", &brian),
            row("Brian", "own", &brian),
        ];
        self.cells.insert("review", cells);
    }

    /// Someone asks for a name that another's case has; the supervisor has a new pair to look at.
    fn review(&mut self, who: &str, name: &str, age: &str, county: &str) -> String {
        let listed = |scene: &mut Scene| {
            let page = scene.is("Njeri").get("/reviews");
            page.links()
                .iter()
                .filter_map(|path| id_below("/reviews/", path).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let before = listed(self);
        let mut form = self.is(who).get("/cases/new").form("/cases/new");
        form.set("q", name).set("age", age).set("county", county);
        self.is(who).submit(&form);
        let new = listed(self).into_iter().find(|id| !before.contains(id));
        new.unwrap_or_else(|| panic!("{who} asked for {name}, and no pair came of it"))
    }
}

/// Everyone whose name stands in the clear on a commit.
fn signers(house: &House) -> BTreeSet<String> {
    let path = house.state().join("data").join("pamoja.db");
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the database");
    let mut all = conn.prepare("select distinct lower(hex(person)) from commits").expect("a query");
    let rows = all.query_map([], |row| row.get(0)).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}
