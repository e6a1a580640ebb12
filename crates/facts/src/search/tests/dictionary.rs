//! What a query finds, in which order, and that nothing stays of what was taken out.

use super::{KENYA, words};
use crate::search::{Dictionary, Hit, Score, Terms};

fn person(alias: &str, names: &[&str]) -> Terms {
    Terms {
        aliases: vec![alias.to_owned()],
        names: names.iter().map(|name| words(name)).collect(),
        ..Terms::default()
    }
}

fn numbered(number: &str) -> Terms {
    Terms { case_numbers: vec![number.to_owned()], ..Terms::default() }
}

fn register(rows: &[(u32, Terms)]) -> Dictionary {
    let mut register = Dictionary::new(&KENYA);
    for (row, terms) in rows {
        register.insert(*row, terms);
    }
    register
}

fn found(register: &Dictionary, query: &str) -> Vec<u32> {
    register.search(query, |_| true, 10).iter().map(|hit| hit.row).collect()
}

#[test]
fn an_alias_is_found_whole_by_its_beginning_and_by_its_sound() {
    let register = register(&[(1, person("Mvua Kubwa", &[])), (2, person("Mvule", &[]))]);
    assert_eq!(found(&register, "mvua kubwa"), [1]);
    assert_eq!(found(&register, "MVUAKUBWA"), [1]);
    assert_eq!(found(&register, "mfua kubua"), [1]);
    assert_eq!(found(&register, "Mvu"), [1, 2]);
    assert_eq!(found(&register, "m"), [0; 0], "one letter is no beginning");
}

#[test]
fn parent_of_is_found_as_an_alias_and_not_as_a_name() {
    let register = register(&[(1, person("Jua", &["Mama Halima"])), (2, person("Mwezi", &["Halima"]))]);
    assert_eq!(found(&register, "Mama Halima"), [1]);
    assert_eq!(found(&register, "Halima"), [2]);
}

#[test]
fn every_name_of_a_person_finds_them_in_any_order() {
    let register = register(&[(7, person("Jua", &["Rose Wanjiku Njuguna", "Wanjiku Muthoni"]))]);
    for query in
        ["Njuguna Rose", "wanjico njuguna", "Muthoni Wanjiku", "R. Njuguna Wanjiku", "Rose Wan Jiku Njuguna"]
    {
        assert_eq!(found(&register, query), [7], "{query}");
    }
    assert_eq!(found(&register, "Rose Muthoni"), [0; 0], "parts of two names are not one name");
}

#[test]
fn neighbours_join_on_either_side() {
    let register =
        register(&[(1, person("Jua", &["Mwana Isha Saidi"])), (2, person("Mwezi", &["Mwanaisha Said"]))]);
    for query in ["Mwanaisha Said", "Mwana Isha Said"] {
        let hits = register.search(query, |_| true, 10);
        assert!(hits.len() == 2 && hits.iter().all(|hit| hit.score >= Score::SAME), "{query}: {hits:?}");
    }
}

#[test]
fn a_number_is_found_whole_or_by_its_end() {
    let register =
        register(&[(1, numbered("NBO-0042")), (2, numbered("KIT/2019/317")), (3, numbered("P-4127"))]);
    for (query, row) in [
        ("nbo 0042", 1),
        ("NBO0042", 1),
        ("42", 1),
        ("0042", 1),
        ("kit 2019 317", 2),
        ("317", 2),
        ("P 4127", 3),
        ("4127", 3),
        ("127", 3),
    ] {
        assert_eq!(found(&register, query), [row], "{query}");
    }
    for query in ["7", "27", "nbo", "41", "2"] {
        assert_eq!(found(&register, query), [0; 0], "{query}");
    }
}

#[test]
fn a_phone_is_found_by_its_last_four_digits_and_shared_by_several() {
    let phone = |digits: &str| Terms { phone_last4: vec![digits.to_owned()], ..Terms::default() };
    let register = register(&[(1, phone("0127")), (2, phone("0127")), (3, phone("1270"))]);
    assert_eq!(found(&register, "0127"), [1, 2]);
    assert_eq!(found(&register, "+254 199 000 127"), [1, 2]);
    assert_eq!(found(&register, "127"), [0; 0]);
}

#[test]
fn a_whole_case_number_stands_before_a_phone() {
    let phone = Terms { phone_last4: vec!["4127".to_owned()], ..Terms::default() };
    let register = register(&[(1, phone), (2, numbered("P-4127"))]);
    assert_eq!(found(&register, "4127"), [2, 1]);
}

#[test]
fn equal_hits_stand_by_alias_then_by_row() {
    let named = |alias| person(alias, &["Juma Kazungu"]);
    let nameless = Terms { names: vec![words("Juma Kazungu")], ..Terms::default() };
    let register = register(&[
        (1, named("Mwezi")),
        (2, nameless),
        (9, named("Jua Kali")),
        (4, named("Jua Kali")),
        (5, named("Jua")),
    ]);
    assert_eq!(found(&register, "juma kazungu"), [5, 4, 9, 1, 2]);
}

#[test]
fn rows_that_are_not_allowed_push_nobody_out() {
    let mut rows: Vec<(u32, Terms)> = (0..2_000).map(|row| (row, person("Aaa", &["Tesfa Marel"]))).collect();
    rows.push((5_000, person("Zzz", &["Tesfa Marel"])));
    let register = register(&rows);
    for query in ["Tesfa Marel", "Tesfamarel", "Marel"] {
        let hits = register.search(query, |row| row == 5_000, 1);
        assert_eq!(hits.iter().map(|hit| hit.row).collect::<Vec<_>>(), [5_000], "{query}");
    }
}

#[test]
fn the_limit_cuts_after_ranking() {
    let register =
        register(&[(1, person("Jua", &["Asha Salim Omar"])), (2, person("Mwezi", &["Asha Salim"]))]);
    assert_eq!(register.search("Asha Salim", |_| true, 1), [Hit { row: 2, score: Score::FULL }]);
    assert!(register.search("Asha Salim", |_| true, 0).is_empty());
}

#[test]
fn what_is_replaced_is_no_longer_found() {
    let mut register = register(&[(3, person("Jua", &["Asha Salim"]))]);
    register.replace(3, &person("Mwezi", &["Zawadi Kazungu"]));
    assert_eq!(found(&register, "Asha Salim"), [0; 0]);
    assert_eq!(found(&register, "Jua"), [0; 0]);
    assert_eq!(found(&register, "Sawadi Kasungu"), [3]);
    register.remove(3);
    register.remove(3);
    assert!(register.is_empty() && register.holds_nothing());
}

#[test]
fn unusual_texts_are_found_and_leave_no_trace() {
    let odd = Terms {
        aliases: vec!["😀".into(), String::new(), "Ng'ang'a Ñandú".into()],
        names: vec![words("ሂወት O'Brien"), words("Mama Jua"), Vec::new(), words("-")],
        case_numbers: vec!["ÄÖ-12/é34".into(), "//".into()],
        phone_last4: vec!["12".into(), "+254 199 000 127".into()],
    };
    let mut register = register(&[(0, odd.clone()), (Dictionary::LARGEST_ROW + 1, odd)]);
    for query in ["nganga nandu", "ሂወት", "obrien ሂወት", "mama jua", "ao12e34", "0127"] {
        assert_eq!(found(&register, query), [0], "{query}");
    }
    assert_eq!(register.len(), 1);
    register.remove(0);
    assert!(register.holds_nothing());
}

#[test]
fn a_query_of_nothing_finds_nothing() {
    let register = register(&[(1, person("Jua", &["Asha Salim"])), (2, Terms::default())]);
    for query in ["", " ", "'", "---", "😀", "\u{301}", "Mama Asha"] {
        assert_eq!(found(&register, query), [0; 0], "{query:?}");
    }
}

#[test]
fn rows_put_in_at_once_or_one_by_one_make_the_same_dictionary() {
    let rows: Vec<(u32, Terms)> =
        [(4, person("Jua", &["Asha Salim"])), (4, person("Mwezi", &["Rose Njeri"])), (6, numbered("P-1"))]
            .into();
    let at_once = Dictionary::of(&KENYA, rows.iter().map(|(row, terms)| (*row, terms)));
    let one_by_one = register(&rows);
    for query in ["Asha Salim", "Jua", "Rose Njeri", "Mwezi", "p1"] {
        assert_eq!(found(&at_once, query), found(&one_by_one, query), "{query}");
    }
    assert_eq!((at_once.len(), one_by_one.len()), (2, 2));
}

#[test]
fn a_dictionary_and_its_terms_print_nobody() {
    let terms = person("Jua", &["Asha Salim"]);
    assert_eq!(
        format!("{terms:?} {:?}", register(&[(1, terms.clone())])),
        "Terms(1 aliases, 1 names) Dictionary(1 rows)"
    );
}
