//! A telephone number as it is dialled.

use web::input::{Fault, phone};

#[test]
fn a_number_is_kept_as_it_is_dialled() {
    for (typed, kept) in [
        ("0712345678", "0712345678"),
        ("0712 345 678", "0712345678"),
        ("+254 712 345 678", "+254712345678"),
        ("+254-712-345-678", "+254712345678"),
        ("(020) 271.2345", "0202712345"),
        ("123456", "123456"),
        ("+123456789012345", "+123456789012345"),
    ] {
        assert_eq!(phone(typed), Ok(Some(kept.to_owned())), "{typed}");
    }
    assert_eq!(phone(""), Ok(None));
}

#[test]
fn what_cannot_be_dialled_is_no_number() {
    for typed in [
        "12345",
        "1234567890123456",
        "+",
        " - ",
        "++254712345678",
        "0712+345678",
        "0712345678x",
        "call her aunt",
        "0712/345678",
        "0712345678; 0713345678",
        "٠٧١٢٣٤٥٦٧٨",
        "0712\n345678",
        "\u{202d}0712345678\u{202c}",
    ] {
        assert_eq!(phone(typed), Err(Fault::NotAPhone), "{typed:?}");
    }
}
