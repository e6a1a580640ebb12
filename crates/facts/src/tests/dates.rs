//! When something happened: each form we read, what is refused, and the order it gives.

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::now;
use crate::{Edtf, NotADate, Precision, local};
use Precision::{Day, Decade, Minute, Month, Year};

fn wall(second: i64) -> String {
    local(Timestamp::from_second(second).unwrap()).to_string()
}

/// First and last second on Nairobi's clock.
fn covered(text: &str) -> [String; 2] {
    let read = Edtf::parse(text).unwrap();
    [wall(read.start()), wall(read.end())]
}

#[test]
fn each_form_covers_its_interval_on_nairobis_clock() {
    for (text, first, last, precision) in [
        ("2026", "2026-01-01T00:00:00", "2026-12-31T23:59:59", Year),
        ("2026-11", "2026-11-01T00:00:00", "2026-11-30T23:59:59", Month),
        ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59", Month),
        ("2026-11-24", "2026-11-24T00:00:00", "2026-11-24T23:59:59", Day),
        ("201X", "2010-01-01T00:00:00", "2019-12-31T23:59:59", Decade),
        ("20XX", "2000-01-01T00:00:00", "2099-12-31T23:59:59", Decade),
        ("2026-11-24T09:30+03:00", "2026-11-24T09:30:00", "2026-11-24T09:30:59", Minute),
        ("2026-11-24T09:30:15+03:00", "2026-11-24T09:30:00", "2026-11-24T09:30:59", Minute),
        ("2026-11-24T06:30Z", "2026-11-24T09:30:00", "2026-11-24T09:30:59", Minute),
        ("2026-11-23T20:30-10:00", "2026-11-24T09:30:00", "2026-11-24T09:30:59", Minute),
        ("2026-10/2026-11-24", "2026-10-01T00:00:00", "2026-11-24T23:59:59", Month),
    ] {
        assert_eq!(covered(text), [first, last], "{text}");
        assert_eq!(Edtf::parse(text).unwrap().precision(), precision, "{text}");
        assert!(!Edtf::parse(text).unwrap().is_approximate(), "{text}");
        assert_eq!(Edtf::parse(text).unwrap().as_str(), text);
    }
}

#[test]
fn uncertain_and_about_widen_nothing_and_are_remembered() {
    for plain in ["2026", "2026-11", "2026-11-24", "199X"] {
        for mark in ["?", "~", "%"] {
            let marked = Edtf::parse(&format!("{plain}{mark}")).unwrap();
            assert_eq!([wall(marked.start()), wall(marked.end())], covered(plain));
            assert!(marked.is_approximate());
            assert_eq!(marked.to_string(), format!("{plain}{mark}"));
        }
    }
}

#[test]
fn an_interval_is_about_when_either_end_is() {
    for text in ["2026-01~/2026-03", "2026-01/2026-03~", "../2026-03?", "2026-01%/.."] {
        assert!(Edtf::parse(text).unwrap().is_approximate(), "{text}");
    }
}

#[test]
fn an_open_end_reaches_for_ever() {
    let until = Edtf::parse("../2026-11-24").unwrap();
    assert_eq!((until.start(), wall(until.end())), (i64::MIN, "2026-11-24T23:59:59".to_owned()));
    assert_eq!(until.first_day(), None);
    let since = Edtf::parse("2026-11-24/..").unwrap();
    assert_eq!((wall(since.start()), since.end()), ("2026-11-24T00:00:00".to_owned(), i64::MAX));
    assert_eq!(since.first_day(), Some(date(2026, 11, 24)));
}

#[test]
fn a_text_in_another_form_is_no_date() {
    for text in [
        "",
        " ",
        "today",
        "24.11.2026",
        "2026-1",
        "2026-11-4",
        "26",
        "02026",
        "2026-11-24-01",
        "-2026",
        "+2026",
        "2026-11-24 09:30",
        "2026-11-24T09:30",
        "2026-11-24T9:30+03:00",
        "2026-11T09:30+03:00",
        "2026-11-24T09:30+3",
        "2026-11-24T09+03:00",
        "2026-11-24T09:30+03:00~",
        "2026-11-24~T09:30+03:00",
        "2026-11-24T+9:30+03:00",
        "2026~~",
        "~2026",
        "2XXX",
        "XXXX",
        "2X26",
        "201X-11",
        "201x",
        "../..",
        "/",
        "..",
        "2026/",
        "/2026",
        "2026/2027/2028",
        "２０２６",
        "2026\n",
    ] {
        assert_eq!(Edtf::parse(text), Err(NotADate::Form), "{text:?}");
    }
    let long = "2026-11-24T09:30+03:00/".repeat(3);
    assert_eq!(Edtf::parse(&long), Err(NotADate::Form));
}

#[test]
fn a_day_or_time_that_does_not_exist_is_said_to_be_impossible() {
    for text in [
        "2026-02-29",
        "2026-11-31",
        "2026-11-00",
        "2026-13",
        "2026-00",
        "2026-00-10",
        "2026-02-30~",
        "2026-11-24T24:00+03:00",
        "2026-11-24T09:60+03:00",
        "2026-11-24T09:30:60+03:00",
        "2026-11-24T09:30:99Z",
        "2026-11-24T09:30+15:00",
        "2026-11-24T09:30+03:60",
        "1799",
        "2201-01-01",
        "0000",
        "220X",
        "2026-11-24/2026-11-23",
        "2027/2026",
        "2026-02-29/..",
    ] {
        assert_eq!(Edtf::parse(text), Err(NotADate::Impossible), "{text:?}");
    }
}

#[test]
fn what_happened_is_ordered_by_the_start_of_its_interval() {
    let mut said = [
        "2026-11-24T09:30+03:00",
        "2026",
        "2026-11-24",
        "../2026-11",
        "2026-11-24T00:00Z",
        "2026-11",
        "20XX",
        "2025-12-31/2026-11-30",
        "2026-11-23T22:00-03:00",
    ];
    said.sort_by_key(|text| Edtf::parse(text).unwrap().start());
    assert_eq!(
        said,
        [
            "../2026-11",
            "20XX",
            "2025-12-31/2026-11-30",
            "2026",
            "2026-11",
            "2026-11-24",
            "2026-11-24T00:00Z",
            "2026-11-23T22:00-03:00",
            "2026-11-24T09:30+03:00",
        ]
    );
}

#[test]
fn a_day_and_a_moment_read_back_as_they_were_made() {
    for made in [Edtf::day(date(2026, 11, 24)), Edtf::day(date(2024, 2, 29)), Edtf::moment(now())] {
        assert_eq!(Edtf::parse(made.as_str()), Ok(made));
    }
    assert_eq!(Edtf::moment(now()).as_str(), "2026-11-24T09:30+03:00");
    assert_eq!(Edtf::day(date(2026, 11, 24)).first_day(), Some(date(2026, 11, 24)));
}

#[test]
fn json_holds_the_text_alone_and_is_checked_when_read() {
    let about = Edtf::parse("1999~").unwrap();
    assert_eq!(serde_json::to_string(&about).unwrap(), r#""1999~""#);
    assert_eq!(serde_json::from_str::<Edtf>(r#""1999~""#).unwrap(), about);
    assert!(serde_json::from_str::<Edtf>(r#""2026-02-29""#).is_err());
    assert!(serde_json::from_str::<Edtf>("1999").is_err());
}

/// Texts that are dates more often than not.
fn likely() -> impl Strategy<Value = String> {
    let day =
        (1790_i32..2210, 0_i32..14, 0_i32..33, 0_usize..4).prop_map(
            |(year, month, day, parts)| match parts {
                0 => format!("{year}"),
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{month:02}-{day:02}"),
                _ => format!("{year}-{month:02}-{day:02}T{day:02}:{month:02}+03:00"),
            },
        );
    let point = (day, "[?~%]?").prop_map(|(day, mark)| day + &mark);
    let end = prop_oneof![point.clone(), Just("..".to_owned())];
    prop_oneof![
        point.clone(),
        (end.clone(), end).prop_map(|(from, to)| format!("{from}/{to}")),
        "[0-9X.?~%/T:Z+-]{0,30}",
    ]
}

proptest! {
    #[test]
    fn reading_never_panics_and_what_is_read_keeps_its_text(text in prop_oneof![likely(), any::<String>()]) {
        if let Ok(read) = Edtf::parse(&text) {
            prop_assert_eq!(read.as_str(), &text);
            prop_assert!(read.start() <= read.end());
            let json = serde_json::to_string(&read).unwrap();
            prop_assert_eq!(serde_json::from_str::<Edtf>(&json).unwrap(), read);
        }
    }
}
