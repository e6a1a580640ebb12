//! Reads `rights.txt` the way a lawyer does: parties, groups, refusals, rules, words.

use std::collections::BTreeMap;

use crate::{
    Action, Assurance, Compartment, ConsentView, Denial, Live, Purpose, RIGHTS_TEXT, Relation, Role, Standing,
};

/// One numbered rule, every word of it spelt out.
pub(super) struct Rule {
    pub(super) number: u8,
    pub(super) seats: Vec<(Role, Relation)>,
    pub(super) parts: Vec<Option<Compartment>>,
    pub(super) actions: Vec<Action>,
    pub(super) purposes: Vec<Purpose>,
    pub(super) consents: Vec<ConsentView>,
    pub(super) assurances: Vec<Assurance>,
    pub(super) owes: Vec<String>,
}

/// One refusal: which cells it speaks of, and what is said.
pub(super) struct Refusal {
    pub(super) roles: Vec<Role>,
    pub(super) relations: Vec<Relation>,
    pub(super) standings: Vec<Standing>,
    pub(super) assurances: Vec<Assurance>,
    pub(super) lives: Vec<Live>,
    /// "A rule would allow it with": the assurance, and the consent if that is named too.
    pub(super) if_with: Option<(Assurance, Option<ConsentView>)>,
    pub(super) answer: Denial,
}

/// The whole file.
pub(super) struct Rights {
    pub(super) first: Vec<Refusal>,
    pub(super) rules: Vec<Rule>,
    pub(super) last: Vec<Refusal>,
    pub(super) words: Vec<(String, String)>,
}

pub(super) fn rights() -> Rights {
    let groups: BTreeMap<String, String> = rows("Groups: one word for several")
        .into_iter()
        .map(|row| (row[0].clone(), row[2].clone()))
        .collect();
    let parties: BTreeMap<String, Vec<(Role, Relation)>> =
        rows("Parties: who they are, and what ties them to the record")
            .into_iter()
            .map(|row| (row[0].clone(), pairs(&row[1], &row[2])))
            .collect();
    Rights {
        first: rows("Refused before any rule").iter().map(|row| refusal(row)).collect(),
        rules: rows("Rules: allowed").iter().map(|row| rule(row, &parties, &groups)).collect(),
        last: rows("Refused when no rule allows it").iter().map(|row| refusal(row)).collect(),
        words: rows("Words").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect(),
    }
}

/// The rows under a heading; a line that begins with an empty cell goes on with the row above.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let start = RIGHTS_TEXT.find(&format!("== {heading} ==\n")).expect("the heading stands");
    let body = RIGHTS_TEXT[start..].lines().skip(1).take_while(|line| !line.starts_with("== "));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in body.filter(|line| line.contains('|')).skip(1) {
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        if !cells[0].is_empty() {
            rows.push(cells);
            continue;
        }
        let above = rows.last_mut().expect("a row to go on with");
        for (cell, more) in above.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()) {
            *cell = format!("{cell} {more}");
        }
    }
    rows
}

fn pairs(roles: &str, relations: &str) -> Vec<(Role, Relation)> {
    let relations = pick(&Relation::ALL, Relation::word, relations);
    pick(&Role::ALL, Role::word, roles)
        .into_iter()
        .flat_map(|role| relations.iter().map(move |&relation| (role, relation)))
        .collect()
}

fn rule(
    row: &[String],
    parties: &BTreeMap<String, Vec<(Role, Relation)>>,
    groups: &BTreeMap<String, String>,
) -> Rule {
    let cell = |at: usize| spell_out(&row[at], groups);
    let parts = super::parts();
    Rule {
        number: row[0].parse().expect("a number"),
        seats: row[1].split(", ").flat_map(|party| parties[party].clone()).collect(),
        parts: pick(&parts, |part| part.map_or("no content", Compartment::word), &cell(2)),
        actions: pick(&Action::ALL, Action::word, &cell(3)),
        purposes: pick(&Purpose::ALL, Purpose::word, &cell(4)),
        consents: pick(&ConsentView::ALL, ConsentView::word, &cell(5)),
        assurances: pick(&Assurance::ALL, Assurance::word, &cell(6)),
        owes: cell(7).split(", ").filter(|word| *word != "-").map(str::to_owned).collect(),
    }
}

/// Replaces each group by its words.
fn spell_out(cell: &str, groups: &BTreeMap<String, String>) -> String {
    let spelt = cell.split(", ").map(|word| groups.get(word).map_or(word, String::as_str));
    spelt.collect::<Vec<_>>().join(", ")
}

fn refusal(row: &[String]) -> Refusal {
    const WITH: &str = "a rule would allow it with ";
    let answer = Denial::ALL.into_iter().find(|denial| denial.word() == row[2]);
    let (with, when) = match row[1].strip_prefix(WITH) {
        Some(with) => (conditions(with), BTreeMap::new()),
        None => (BTreeMap::new(), conditions(&row[1])),
    };
    let cell = |kind: &str| when.get(kind).map_or("any", String::as_str);
    let consent = with.get("consent").and_then(|word| ConsentView::from_word(word));
    Refusal {
        roles: pick(&Role::ALL, Role::word, cell("role")),
        relations: pick(&Relation::ALL, Relation::word, cell("relation")),
        standings: pick(&Standing::ALL, Standing::word, cell("standing")),
        assurances: pick(&Assurance::ALL, Assurance::word, cell("assurance")),
        lives: pick(&Live::ALL, Live::word, cell("live")),
        if_with: with
            .get("assurance")
            .and_then(|word| Assurance::from_word(word))
            .map(|assurance| (assurance, consent)),
        answer: answer.expect("an answer"),
    }
}

/// `kind: words; kind: words`.
fn conditions(cell: &str) -> BTreeMap<String, String> {
    cell.split("; ")
        .filter_map(|condition| condition.split_once(": "))
        .map(|(kind, words)| (kind.to_owned(), words.to_owned()))
        .collect()
}

/// The values a cell names: "any", "all", "all but …", or a list. Any other word stops the test.
fn pick<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, cell: &str) -> Vec<T> {
    let (all_but, list) = match cell.strip_prefix("all but ") {
        Some(list) => (true, list),
        None => (cell == "any" || cell == "all", if cell == "any" { "" } else { cell }),
    };
    let list: Vec<&str> = list.split(", ").filter(|w| !w.is_empty() && *w != "all").collect();
    for named in &list {
        assert!(all.iter().any(|&each| word(each) == *named), "unknown word: {named}");
    }
    all.iter().copied().filter(|&each| list.contains(&word(each)) != all_but).collect()
}
