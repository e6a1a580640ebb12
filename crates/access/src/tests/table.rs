//! The readable table and `decide`, expanded over every cell and held equal.

use std::thread;

use super::text::{Refusal, Rights, Rule, rights};
use super::{
    Action, Assurance, Compartment, ConsentView, Decision, Denial, Live, Obligations, Principal, Purpose,
    Question, Relation, Role, Standing, decide, parts,
};
use crate::{LookWhen, Notify};

/// Which rule, if any, stands in each cell that does not depend on standing or live.
struct Expanded {
    rights: Rights,
    rule_of: Vec<u8>,
}

const PARTS: usize = Compartment::ALL.len() + 1;
const CELLS: usize = Role::ALL.len()
    * Relation::ALL.len()
    * PARTS
    * Action::ALL.len()
    * Purpose::ALL.len()
    * ConsentView::ALL.len()
    * Assurance::ALL.len();

/// The cell's place. Enums are numbered in the order of their `ALL`.
fn place(question: &Question) -> usize {
    let part = question.part.map_or(PARTS - 1, |part| usize::from(part.code()) - 1);
    let mut at = question.who.role as usize;
    at = at * Relation::ALL.len() + question.relation as usize;
    at = at * PARTS + part;
    at = at * Action::ALL.len() + question.action as usize;
    at = at * Purpose::ALL.len() + question.purpose as usize;
    at = at * ConsentView::ALL.len() + question.consent as usize;
    at * Assurance::ALL.len() + question.who.assurance as usize
}

fn expand() -> Expanded {
    let rights = rights();
    let mut rule_of = vec![0; CELLS];
    for rule in &rights.rules {
        for &(role, relation) in &rule.seats {
            paint(rule, role, relation, &mut rule_of);
        }
    }
    Expanded { rights, rule_of }
}

fn paint(rule: &Rule, role: Role, relation: Relation, rule_of: &mut [u8]) {
    for &assurance in &rule.assurances {
        for &action in &rule.actions {
            let who = Principal { role, assurance, live: Live::Active };
            let question = Question::new(who, action).towards(Standing::InHouse, relation);
            for &part in &rule.parts {
                for &purpose in &rule.purposes {
                    for &consent in &rule.consents {
                        let question = Question { part, purpose, consent, ..question };
                        let cell = &mut rule_of[place(&question)];
                        assert_eq!(*cell, 0, "rule {} repeats rule {cell}", rule.number);
                        *cell = rule.number;
                    }
                }
            }
        }
    }
}

impl Expanded {
    /// What is refused before any rule depends on neither action, part, purpose nor consent.
    fn outright(&self, question: &Question) -> Option<Denial> {
        let refusal = self.rights.first.iter().find(|each| self.fits(each, question));
        refusal.map(|each| each.answer)
    }

    fn by_the_rules(&self, question: &Question) -> Result<Obligations, Denial> {
        match self.rule_of[place(question)] {
            0 => {
                let refusal = self.rights.last.iter().find(|each| self.fits(each, question));
                Err(refusal.expect("the last refusal fits always").answer)
            }
            number => Ok(owes(&self.rights.rules[usize::from(number) - 1], question.consent)),
        }
    }

    fn fits(&self, refusal: &Refusal, question: &Question) -> bool {
        if let Some((assurance, consent)) = refusal.if_with {
            let who = Principal { assurance, ..question.who };
            let consent = consent.unwrap_or(question.consent);
            return self.rule_of[place(&Question { who, consent, ..*question })] != 0;
        }
        refusal.lives.contains(&question.who.live)
            && refusal.assurances.contains(&question.who.assurance)
            && refusal.standings.contains(&question.standing)
            && refusal.roles.contains(&question.who.role)
            && refusal.relations.contains(&question.relation)
    }
}

fn owes(rule: &Rule, consent: ConsentView) -> Obligations {
    let owes = |word: &str| rule.owes.iter().any(|each| each == word);
    let unanswered = consent == ConsentView::NoneAsked || consent == ConsentView::Expired;
    Obligations {
        log_look: match (owes("log_soon"), owes("log_first")) {
            (true, _) => LookWhen::WithNextCommit,
            (_, true) => LookWhen::BeforeReply,
            (false, false) => LookWhen::None,
        },
        reason: owes("reason"),
        notify: Notify {
            supervisor: owes("tell_supervisor"),
            second_organisation_officer: owes("tell_second_organisation"),
        },
        second_person: owes("second_person"),
        ask_consent: owes("ask_consent") && unanswered,
    }
}

/// Compares all cells of one role; returns how many.
fn compare(expanded: &Expanded, role: Role) -> usize {
    let mut cells = 0;
    for assurance in Assurance::ALL {
        for live in Live::ALL {
            for standing in Standing::ALL {
                for relation in Relation::ALL {
                    let who = Principal { role, assurance, live };
                    cells += compare_seat(expanded, who, standing, relation);
                }
            }
        }
    }
    cells
}

fn compare_seat(expanded: &Expanded, who: Principal, standing: Standing, relation: Relation) -> usize {
    let mut cells = 0;
    let outright = expanded.outright(&Question::new(who, Action::Open).towards(standing, relation));
    for action in Action::ALL {
        let question = Question::new(who, action).towards(standing, relation);
        super::under_all(question, &mut |question| {
            cells += 1;
            let signed = match outright {
                Some(denial) => Err(denial),
                None => expanded.by_the_rules(question),
            };
            let equal = match (decide(question), signed) {
                (Decision::Deny(denial), Err(signed)) => denial == signed,
                (Decision::Allow(permit), Ok(signed)) => permit.obligations() == signed,
                (Decision::Deny(_), Ok(_)) | (Decision::Allow(_), Err(_)) => false,
            };
            assert!(equal, "decided {:?}, signed {signed:?}: {question:?}", decide(question));
        });
    }
    cells
}

#[test]
fn the_signed_table_equals_decide_in_every_cell() {
    let expanded = expand();
    let cells: usize = thread::scope(|scope| {
        let roles = Role::ALL.map(|role| {
            let expanded = &expanded;
            scope.spawn(move || compare(expanded, role))
        });
        roles.into_iter().map(|role| role.join().expect("every cell equal")).sum()
    });
    let rules = expanded.rights.rules.len();
    println!("{cells} cells, {rules} rules: equal");
    assert_eq!(cells, CELLS * Live::ALL.len() * Standing::ALL.len());
}

#[test]
fn the_table_has_at_most_80_rules_numbered_in_order_and_none_without_effect() {
    let expanded = expand();
    let numbers: Vec<usize> = expanded.rights.rules.iter().map(|rule| usize::from(rule.number)).collect();
    assert!(numbers.len() <= 80);
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    for rule in &expanded.rights.rules {
        assert!(expanded.rule_of.contains(&rule.number), "rule {} allows nothing", rule.number);
    }
}

#[test]
fn every_part_has_its_place_in_the_table() {
    let who = super::signed_in(Role::Caseworker);
    let question = Question::new(who, Action::Open);
    let places = parts().into_iter().map(|part| place(&Question { part, ..question }));
    let mut places: Vec<usize> = places.collect();
    places.dedup();
    assert_eq!(places.len(), PARTS);
    assert_eq!(Purpose::ALL.len(), 10, "a new purpose is a new line in the signed table");
}
