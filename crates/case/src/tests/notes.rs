//! Notes: what was seen and said stays as it was first written, and can be put right.

use super::{Stream, fact};
use crate::rules::{Command, Refusal};

fn write(text: &str) -> Command {
    Command::WriteNote(text.to_owned())
}

fn correct(note: u8, text: &str) -> Command {
    let reason = "I heard it wrong".to_owned();
    Command::CorrectNote { note: fact(note), text: text.to_owned(), reason }
}

/// One note, fact #5.
fn noted() -> Stream {
    let mut stream = Stream::opened();
    stream.does(&write("She came with her sister."));
    stream
}

#[test]
fn a_note_is_one_fact_with_its_words() {
    let facts = Stream::opened().decide(&write("She came with her sister."));
    assert_eq!(facts.unwrap(), ["note_written note=She came with her sister."]);
}

#[test]
fn a_correction_names_its_note_and_its_reason() {
    let facts = noted().decide(&correct(5, "She came with her aunt.")).unwrap();
    let expected = "note_corrected corrected_note=She came with her aunt. correction_reason=I heard it wrong corrects=#5";
    assert_eq!(facts, [expected]);
}

#[test]
fn the_first_words_stay_whatever_is_corrected() {
    let mut stream = noted();
    stream.does(&correct(5, "She came with her aunt."));
    stream.does(&correct(5, "She came alone."));
    let case = stream.case();
    let [note] = case.notes.as_slice() else { panic!("one note") };
    assert_eq!(note.text, "She came with her sister.");
    let later: Vec<&str> = note.corrections.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(later, ["She came with her aunt.", "She came alone."]);
    assert_eq!(note.corrections[0].reason, "I heard it wrong");
}

#[test]
fn words_that_stand_already_change_nothing() {
    let mut stream = noted();
    assert_eq!(stream.decide(&correct(5, "She came with her sister.")), Err(Refusal::Nothing));
    stream.does(&correct(5, "She came alone."));
    assert_eq!(stream.decide(&correct(5, "She came alone.")), Err(Refusal::Nothing));
    assert!(stream.decide(&correct(5, "She came with her sister.")).is_ok(), "the first words, once more");
}

#[test]
fn what_is_no_note_cannot_be_corrected() {
    for other in [4, 77] {
        assert_eq!(noted().decide(&correct(other, "She came alone.")), Err(Refusal::NoSuchNote));
    }
}

#[test]
fn a_correction_of_one_note_leaves_the_others() {
    let mut stream = noted();
    stream.does(&write("She slept here."));
    stream.does(&correct(5, "She came alone."));
    let corrected: Vec<usize> = stream.case().notes.iter().map(|note| note.corrections.len()).collect();
    assert_eq!(corrected, [1, 0]);
}
