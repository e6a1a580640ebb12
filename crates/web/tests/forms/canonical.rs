//! What a command's digest is made of: the content of a form, whatever order it was sent in.

use proptest::prelude::*;
use web::Form;

use super::sent;

#[test]
fn the_command_and_the_order_do_not_count() {
    let first = sent(&[("command", "c1"), ("note", "She came."), ("seen", "4")]);
    let again = sent(&[("seen", "4"), ("note", "She came."), ("command", "c2")]);
    assert_eq!(first.canonical(), again.canonical());
    assert_eq!(first.canonical(), sent(&[("note", "She came."), ("seen", "4")]).canonical());
}

#[test]
fn everything_else_counts() {
    let first = sent(&[("note", "She came."), ("seen", "4")]);
    for other in [
        sent(&[("note", "She came"), ("seen", "4")]),
        sent(&[("note", "She came."), ("seen", "5")]),
        sent(&[("note", "She came.")]),
        sent(&[("note", "She came."), ("seen", "4"), ("seen", "4")]),
        sent(&[("note", "She came."), ("seen", "4"), ("step", "")]),
        sent(&[("seen", "She came."), ("note", "4")]),
        sent(&[("note", "She came. "), ("seen", "4")]),
        sent(&[("note", "She came."), ("seen", "4"), ("commands", "c1")]),
    ] {
        assert_ne!(first.canonical(), other.canonical(), "{other:?}");
    }
}

#[test]
fn where_a_name_ends_and_its_value_begins_counts() {
    assert_ne!(sent(&[("ab", "c")]).canonical(), sent(&[("a", "bc")]).canonical());
    assert_ne!(sent(&[("a", "b"), ("c", "d")]).canonical(), sent(&[("a", "bcd")]).canonical());
    assert_ne!(sent(&[("a", "")]).canonical(), sent(&[("", "a")]).canonical());
}

type Pairs = Vec<(String, String)>;

/// Few names and short values, so that two forms are often nearly the same.
fn pairs() -> impl Strategy<Value = Pairs> {
    let name = prop_oneof![Just("command".to_owned()), "[ab]{0,2}".boxed()];
    proptest::collection::vec((name, "[ab]{0,2}"), 0..5)
}

fn content(pairs: &Pairs) -> Pairs {
    let mut kept: Pairs = pairs.iter().filter(|(name, _)| name != "command").cloned().collect();
    kept.sort();
    kept
}

proptest! {
    #[test]
    fn two_forms_have_the_same_bytes_exactly_when_they_have_the_same_content(one in pairs(), other in pairs()) {
        let same = Form::new(one.clone()).canonical() == Form::new(other.clone()).canonical();
        prop_assert_eq!(same, content(&one) == content(&other));
    }

    #[test]
    fn any_order_gives_the_same_bytes(
        (sent, shuffled) in pairs().prop_flat_map(|sent| (Just(sent.clone()), Just(sent).prop_shuffle())),
    ) {
        prop_assert_eq!(Form::new(sent).canonical(), Form::new(shuffled).canonical());
    }
}
