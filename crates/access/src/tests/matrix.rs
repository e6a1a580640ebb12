//! The expanded matrix as a reviewer reads it: one block a role and relation, one line an action.

use std::collections::BTreeMap;

use super::{
    Action, Assurance, Compartment, ConsentView, Obligations, Principal, Purpose, Question, Relation, Role,
    owed, parts, signed_in,
};
use crate::LookWhen;
use crate::rules::permitted;

const LEGEND: &str = "\
What decide() allows, for the house's own record (a referral also for an addressed one), to
whoever is active. What has no line is refused.
  y any answer; else the answers: n none_asked, l live, r refused, w withdrawn, x expired
  a needs an account, s a known device or second factor, 2f a second factor
  . look with the next commit   L look before the reply   R reason   2 second person
  S supervisor told   O officer of a second organisation told   c duty to ask for consent
  :purposes, where not all; sharing is referral authority family story research state_record
";

/// What one cell says for one purpose.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    consents: String,
    proof: &'static str,
    owed: String,
}

#[test]
fn the_matrix_is_what_was_reviewed() {
    let mut out = LEGEND.to_owned();
    for role in Role::ALL {
        for relation in Relation::ALL {
            let lines: Vec<String> =
                Action::ALL.into_iter().filter_map(|action| line(role, relation, action)).collect();
            if !lines.is_empty() {
                out += &format!("\n{} / {}\n", role.word(), relation.word());
                out += &lines.concat();
            }
        }
    }
    super::reviewed("matrix", &out);
}

fn line(role: Role, relation: Relation, action: Action) -> Option<String> {
    let mut cells: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for part in parts() {
        let question = Question { part, ..super::ask(role, relation, action) };
        if let Some(cell) = cell(&question) {
            cells.entry(cell).or_default().push(part.map_or("no content", Compartment::word));
        }
    }
    let lines = cells
        .iter()
        .map(|(cell, parts)| format!("  {:<21} {:<44} {cell}\n", action.word(), parts.join(", ")));
    (!cells.is_empty()).then(|| lines.collect())
}

fn cell(question: &Question) -> Option<String> {
    let mut said: BTreeMap<Vec<Said>, Vec<Purpose>> = BTreeMap::new();
    for purpose in Purpose::ALL {
        let one = for_one_purpose(&Question { purpose, ..*question });
        if !one.is_empty() {
            said.entry(one).or_default().push(purpose);
        }
    }
    let cells = said.into_iter().map(|(said, purposes)| {
        let said: Vec<String> = said
            .into_iter()
            .map(|Said { consents, proof, owed }| {
                [consents.as_str(), proof, owed.as_str()].join(" ").replace("  ", " ")
            })
            .collect();
        format!("{}{}", said.join(" or ").trim_end(), suffix(&purposes))
    });
    let cells: Vec<String> = cells.collect();
    (!cells.is_empty()).then(|| cells.join(" | "))
}

/// One entry for each set of answers that owes the same.
fn for_one_purpose(question: &Question) -> Vec<Said> {
    let mut by_owed: BTreeMap<String, Vec<ConsentView>> = BTreeMap::new();
    for consent in ConsentView::ALL {
        if let Some(owed) = owed(&Question { consent, ..*question }) {
            by_owed.entry(letters(owed, question)).or_default().push(consent);
        }
    }
    let said = by_owed.into_iter().map(|(owed, consents)| {
        let proof = weakest(&Question { consent: consents[0], ..*question });
        Said { consents: answers(&consents), proof, owed }
    });
    said.collect()
}

fn answers(consents: &[ConsentView]) -> String {
    if consents.len() == ConsentView::ALL.len() {
        return "y".to_owned();
    }
    let letter = |consent: &ConsentView| match consent {
        ConsentView::NoneAsked => 'n',
        ConsentView::Live => 'l',
        ConsentView::Refused => 'r',
        ConsentView::Withdrawn => 'w',
        ConsentView::Expired => 'x',
    };
    consents.iter().map(letter).collect()
}

fn letters(owed: Obligations, question: &Question) -> String {
    let asks = ConsentView::ALL
        .into_iter()
        .any(|consent| super::owed(&Question { consent, ..*question }).is_some_and(|owed| owed.ask_consent));
    let look = match owed.log_look {
        LookWhen::None => "",
        LookWhen::WithNextCommit => ".",
        LookWhen::BeforeReply => "L",
    };
    let rest = [
        (owed.reason, 'R'),
        (owed.second_person, '2'),
        (owed.notify.supervisor, 'S'),
        (owed.notify.second_organisation_officer, 'O'),
        (asks, 'c'),
    ];
    look.chars().chain(rest.into_iter().filter(|(owes, _)| *owes).map(|(_, c)| c)).collect()
}

/// The weakest sign-in that is enough; every stronger one must be enough too.
fn weakest(question: &Question) -> &'static str {
    let role = question.who.role;
    let enough = |assurance| {
        let who = Principal { assurance, ..signed_in(role) };
        super::may(&Question { who, ..*question })
    };
    let enough = Assurance::ALL.map(enough);
    assert!(enough.is_sorted(), "a stronger sign-in opens less: {question:?}");
    let by_link = matches!(role, Role::PartnerFocalPoint | Role::Survivor);
    match enough {
        [false, true, ..] => "",
        [false, false, true, ..] if by_link => "a",
        [false, false, true, ..] => "",
        [_, _, _, true, _] => "s",
        [..] => "2f",
    }
}

fn suffix(purposes: &[Purpose]) -> String {
    if purposes.len() == Purpose::ALL.len() {
        return String::new();
    }
    let sharing = Purpose::ALL.into_iter().filter(|purpose| purpose.sharing());
    if sharing.eq(purposes.iter().copied()) {
        return " :sharing".to_owned();
    }
    let words: Vec<&str> = purposes.iter().map(|purpose| purpose.word()).collect();
    format!(" :{}", words.join(" "))
}

#[test]
fn a_stronger_sign_in_never_opens_less() {
    for (weaker, stronger) in Assurance::ALL.into_iter().zip(Assurance::ALL.into_iter().skip(1)) {
        super::every_signed_in_by(weaker, &Role::ALL, |question| {
            let who = Principal { assurance: stronger, ..question.who };
            let with = |who| permitted(&Question { who, ..*question }).is_some();
            assert!(!with(question.who) || with(who), "{question:?}");
        });
    }
}
