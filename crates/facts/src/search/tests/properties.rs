//! Properties over invented names: of folding, of scores, and of the dictionary against a plain
//! comparison of everybody.

use proptest::prelude::*;

use super::{KENYA, name, spellings, words};
use crate::search::score::hundredths;
use crate::search::{Country, Dictionary, Hit, Name, Phone, Score, Terms, edit, fold, number, score_names};

/// Parts that meet every rule, and some that meet none.
const STOCK: [&str; 56] = [
    "Wanjiku",
    "Wanjiru",
    "Wanjico",
    "Njoroge",
    "Jorogi",
    "Otieno",
    "Atieno",
    "Ochieng'",
    "Achieng",
    "Kiptoo",
    "Cheptoo",
    "Jeptoo",
    "Khamis",
    "Hamisi",
    "Amisi",
    "Mwanahamisi",
    "Mwanaisha",
    "Mwana",
    "Isha",
    "Aisha",
    "Mohamed",
    "Maxamed",
    "Cabdi",
    "Abdi",
    "Xasan",
    "Hassan",
    "Tesfamarel",
    "Tesfa",
    "Marel",
    "Lomanyang'ole",
    "Lomanyang",
    "Tsegaye",
    "Segaye",
    "Amina",
    "Amin",
    "A.",
    "K",
    "C",
    "h",
    "Ng'ang'a",
    "Nganga",
    "M'Mwiti",
    "Mwiti",
    "binti",
    "Shekavuto",
    "Chekavutu",
    "Evance",
    "Evans",
    "Saidi",
    "Said",
    "Faadumo",
    "Fatuma",
    "Ali",
    "Aly",
    "Mama",
    "ሂወት",
];

/// A part of the stock, sometimes cut short or in two, or with a letter put in.
fn part() -> impl Strategy<Value = String> {
    (0..STOCK.len(), 0..8_u8, 1..12_usize, "[a-z]").prop_map(|(nth, change, at, letter)| {
        let mut letters: Vec<char> = STOCK[nth].chars().collect();
        let at = at.min(letters.len());
        match change {
            0 => letters.truncate(at),
            1 => letters.extend(letter.chars()),
            2 => letters.insert(at, 'h'),
            3 => letters.insert(at, ' '),
            _ => {}
        }
        letters.into_iter().collect()
    })
}

/// Parts, now and then one written together with the next.
fn said() -> impl Strategy<Value = String> {
    let spaced = (part(), prop_oneof![8 => Just(" "), 1 => Just("")]);
    prop::collection::vec(spaced, 1..=4)
        .prop_map(|parts| parts.iter().flat_map(|(part, gap)| [part, *gap]).collect())
}

fn people() -> impl Strategy<Value = Vec<Terms>> {
    let person = prop::collection::vec(said(), 1..=2).prop_map(|names| Terms {
        names: names.iter().map(|name| words(name)).collect(),
        ..Terms::default()
    });
    prop::collection::vec(person, 1..24)
}

fn only_initials(name: &Name) -> bool {
    name.parts().iter().all(|part| part.initial().is_some())
}

/// What search must find: everybody compared with the query.
fn compared_with_all(people: &[Terms], query: &str) -> Vec<Hit> {
    let asked = name(query);
    let best =
        |terms: &Terms| terms.names.iter().map(|said| score_names(&asked, &name(&said.join(" ")))).max();
    let scored = (0..).zip(people).map(|(row, terms)| Hit { row, score: best(terms).unwrap_or_default() });
    let mut hits: Vec<Hit> = scored.filter(|hit| hit.score >= Score::SHOWN).collect();
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.row));
    hits
}

fn register(people: &[Terms]) -> Dictionary {
    Dictionary::of(&KENYA, (0..).zip(people))
}

/// The hits that come from names: "Mama" and a name are an alias.
fn holds_parent_of(people: &[Terms], query: &str) -> bool {
    let parent_of = |said: &str| name(said).parts().is_empty();
    parent_of(query) || people.iter().flat_map(|terms| &terms.names).any(|said| parent_of(&said.join(" ")))
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in "\\PC{0,40}", said in said()) {
        for text in [text, said] {
            let once = fold::words(&text);
            prop_assert_eq!(fold::words(&once.join(" ")), once);
            let parts = spellings(&text);
            prop_assert_eq!(spellings(&parts.join(" ")), parts);
            let squeezed = number::squeeze(&text);
            prop_assert_eq!(number::squeeze(&squeezed), squeezed);
        }
    }

    #[test]
    fn any_text_folds_to_keys(text in "\\PC{0,40}") {
        for word in fold::words(&text) {
            let keys = fold::keys(&word);
            prop_assert!(!keys.is_empty() && keys.iter().all(|key| !key.is_empty()));
        }
    }

    #[test]
    fn a_normal_phone_stays_normal(typed in "[+0-9 ().OIl-]{0,18}") {
        let once = Phone::normalise(&typed, &Country::KENYA);
        if let Some(number) = once.stored() {
            prop_assert_eq!(Phone::normalise(number, &Country::KENYA), once);
        }
    }

    #[test]
    fn a_score_is_the_same_both_ways(a in said(), b in said()) {
        prop_assert_eq!(score_names(&name(&a), &name(&b)), score_names(&name(&b), &name(&a)));
    }

    #[test]
    fn the_order_of_parts_changes_no_full_match(parts in prop::collection::vec(part(), 2..=4), turn in 0..4_usize) {
        let mut turned = parts.clone();
        turned.rotate_left(turn.min(parts.len()));
        let (a, b) = (name(&parts.join(" ")), name(&turned.join(" ")));
        let mut sorted = [spellings(&parts.join(" ")), spellings(&turned.join(" "))];
        sorted.iter_mut().for_each(|parts| parts.sort());
        if sorted[0].len() >= 2 && sorted[0] == sorted[1] {
            prop_assert_eq!(score_names(&a, &b), Score::FULL);
        }
    }

    #[test]
    fn the_mask_never_hides_an_edit(a in "[abhcSCNJiou]{1,9}", b in "[abhcSCNJiou]{1,9}") {
        if edit::one_edit(&a, &b) {
            prop_assert!(edit::may_be_one_edit(edit::mask(a.as_bytes()), edit::mask(b.as_bytes())));
        }
        prop_assert_eq!(edit::one_edit(&a, &b), edit::one_edit(&b, &a));
    }

    #[test]
    fn search_finds_what_comparing_everybody_finds(people in people(), query in said()) {
        if only_initials(&name(&query)) || holds_parent_of(&people, &query) {
            return Ok(());
        }
        prop_assert_eq!(register(&people).search(&query, |_| true, people.len()), compared_with_all(&people, &query));
    }

    #[test]
    fn words_like_a_part_are_all_that_score(people in people(), part in part()) {
        let register = register(&people);
        for part in name(&part).parts().iter().filter(|part| part.initial().is_none()) {
            let like = register.words.like(part, &KENYA);
            for word in people.iter().flat_map(|terms| &terms.names).flat_map(|said| name(&said.join(" ")).parts().to_vec()) {
                let listed = like.iter().any(|(id, _)| register.words.part(*id).is_some_and(|own| own.spelling() == word.spelling()));
                prop_assert_eq!(listed, hundredths(part, &word) > 0, "{} {}", part.spelling(), word.spelling());
            }
        }
    }

    #[test]
    fn a_row_taken_out_leaves_no_trace(people in people(), gone in said(), query in said()) {
        let mut terms = Terms { aliases: vec![gone.clone()], names: vec![words(&gone)], ..Terms::default() };
        terms.case_numbers.push(format!("P-{}", gone.len()));
        terms.phone_last4.push("0127".to_owned());
        let before = register(&people);
        let mut after = register(&people);
        after.insert(1_000, &terms);
        after.remove(1_000);
        for query in [&query, &gone, "0127"] {
            prop_assert_eq!(after.search(query, |_| true, 50), before.search(query, |_| true, 50));
        }
        (0..).zip(&people).for_each(|(row, _)| after.remove(row));
        prop_assert!(after.holds_nothing());
    }
}
