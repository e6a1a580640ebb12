//! Navigation shows only what exists for the role: every link on every page that a person is shown leads to a page of
//! theirs, and every form may be sent by whoever is shown it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use stories::plain::without_ids;
use stories::{Client, Form, House};

/// Enough of one shape: a second case looks as the first.
const OF_ONE_SHAPE: usize = 3;

struct Walked {
    wrong: BTreeSet<String>,
    forms: BTreeMap<(String, Vec<String>), Form>,
    pages: usize,
}

/// Follows every link from where someone begins.
fn walk(client: &mut Client) -> Walked {
    let mut walked = Walked { wrong: BTreeSet::new(), forms: BTreeMap::new(), pages: 0 };
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut next = VecDeque::from([("/".to_owned(), String::new())]);
    let mut seen = BTreeSet::from(["/".to_owned()]);
    while let Some((path, from)) = next.pop_front() {
        let shape = without_ids(path.split('?').next().unwrap_or_default());
        let count = shapes.entry(shape.clone()).or_default();
        *count += 1;
        if *count > OF_ONE_SHAPE {
            continue;
        }
        let page = client.get(&path);
        walked.pages += 1;
        if !matches!(page.status, 200 | 303) {
            walked.wrong.insert(format!("{} → {shape}: {}", without_ids(&from), page.status));
        }
        let links = page.links().into_iter().chain(page.location()).filter(|link| link.starts_with('/'));
        for link in links {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if seen.insert(link.clone()) {
                next.push_back((link, path.clone()));
            }
        }
        for form in page.forms() {
            let names = form.fields.iter().map(|field| field.name.clone()).collect();
            walked.forms.entry((without_ids(&form.action), names)).or_insert(form);
        }
    }
    walked
}

#[test]
fn no_link_and_no_form_leads_where_one_may_not_go() {
    let house = House::start();
    let mut wrong = Vec::new();
    for who in ["Wanza Kyaluvi", "Brian Odhuogo", "Njeri Ngarithu", "Naisiae Leparwai", "Dama Katsimbo"] {
        let mut client = house.enter(who);
        house.theirs(who, &mut client);
        let walked = walk(&mut client);
        assert!(walked.pages > 5, "{who} was shown {} pages only", walked.pages);
        wrong.extend(walked.wrong.into_iter().map(|line| format!("{who}: {line}")));
        for ((action, _), form) in walked.forms {
            if ["/sign-out", "/sessions/end-all", "/language"].contains(&action.as_str()) {
                continue;
            }
            // As it stands, with nothing filled in: it may be sent back to be mended, but it is theirs to send.
            let status = client.submit(&form).status;
            if !matches!(status, 200 | 303 | 422) {
                wrong.push(format!("{who}: the form to {action}: {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
