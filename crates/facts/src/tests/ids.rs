//! Ids: 32 digits and nothing else.

use proptest::prelude::*;

use crate::{CommandId, FactId, NotAnId, PersonId, StreamId, from_hex, hex};

const DIGITS: &str = "00010203040506070809f0a1b2c3d4ef";
const BYTES: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xf0, 0xa1, 0xb2, 0xc3, 0xd4, 0xef];

#[test]
fn an_id_is_written_and_read_as_32_lower_case_digits() {
    let id = FactId::from_bytes(BYTES);
    assert_eq!(id.to_string(), DIGITS);
    assert_eq!(DIGITS.parse(), Ok(id));
    assert_eq!(format!("{id:?}"), format!("FactId({DIGITS})"));
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{DIGITS}\""));
    assert_eq!(serde_json::from_str::<FactId>(&format!("\"{DIGITS}\"")).unwrap(), id);
}

#[test]
fn any_other_text_is_no_id() {
    let upper = DIGITS.to_uppercase();
    let (short, long, spaced) = (&DIGITS[1..], format!("{DIGITS}0"), format!("{} ", &DIGITS[1..]));
    let accented = "é".repeat(16);
    for text in
        ["", "0", &upper, short, &long, &spaced, &accented, &"g".repeat(32), &format!("0x{}", &DIGITS[2..])]
    {
        assert_eq!(text.parse::<CommandId>(), Err(NotAnId), "{text:?}");
        assert!(serde_json::from_str::<CommandId>(&format!("{text:?}")).is_err(), "{text:?}");
    }
}

#[test]
fn a_person_is_named_as_their_stream() {
    let stream: StreamId = DIGITS.parse().unwrap();
    assert_eq!(stream.person(), PersonId::from_bytes(BYTES));
    assert_eq!(stream.person().stream(), stream);
}

#[test]
fn hexadecimal_of_odd_length_or_with_signs_is_refused() {
    for text in ["0", "abc", "0A", "+1", " 1", "0g"] {
        assert_eq!(from_hex(text), None, "{text:?}");
    }
    assert_eq!(from_hex(""), Some(Vec::new()));
}

proptest! {
    #[test]
    fn bytes_come_back_from_their_hexadecimal(bytes in proptest::collection::vec(any::<u8>(), 0..70)) {
        prop_assert_eq!(from_hex(&hex(&bytes)), Some(bytes));
    }

    #[test]
    fn a_text_that_is_read_is_the_one_that_is_written(text in any::<String>()) {
        if let Some(bytes) = from_hex(&text) {
            prop_assert_eq!(hex(&bytes), text);
        }
    }
}
