use super::*;
use crate::language::{TEXTS, Texts};
use jiff::civil::{date as on, datetime, time};

const TODAY: Date = on(2026, 11, 24);
const NOW: DateTime = datetime(2026, 11, 24, 9, 35, 0, 0);

fn at(month: i8, day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2026, month, day, hour, minute, 0, 0)
}

/// Says the same thing in both languages, and that no word was missing.
fn said(say: impl Fn(&Words<'_>) -> String) -> [String; 2] {
    let texts = Texts::new(&TEXTS).unwrap();
    let both = Language::ALL.map(|language| say(&texts.words(language)));
    assert_eq!(texts.missing(), 0);
    both
}

#[test]
fn a_day_has_a_short_and_a_long_form() {
    let monday = on(2026, 11, 23);
    assert_eq!(said(|w| day(w, monday, TODAY)), ["Mon 23 Nov", "Jumatatu 23 Nov"]);
    assert_eq!(said(|w| day_long(w, TODAY, TODAY)), ["Tuesday 24 November", "Jumanne, 24 Novemba"]);
    assert_eq!(said(|w| date_long(w, on(2026, 2, 3))), ["3 February 2026", "3 Februari 2026"]);
}

#[test]
fn the_year_is_said_when_it_is_another_or_far_away() {
    assert_eq!(said(|w| date(w, on(2026, 2, 3), TODAY))[0], "3 Feb");
    assert_eq!(said(|w| date(w, on(2026, 1, 3), TODAY))[0], "3 Jan 2026");
    assert_eq!(said(|w| day(w, on(2027, 5, 27), TODAY)), ["Thu 27 May 2027", "Alhamisi 27 Mei 2027"]);
    assert_eq!(said(|w| day_long(w, on(2025, 12, 31), TODAY))[0], "Wednesday 31 December 2025");
}

#[test]
fn near_days_are_said_by_name() {
    for (day, words) in [
        (24, ["today", "leo"]),
        (23, ["yesterday", "jana"]),
        (25, ["tomorrow", "kesho"]),
        (16, ["16 Nov", "16 Nov"]),
    ] {
        assert_eq!(said(|w| near(w, on(2026, 11, day), TODAY)), words);
    }
}

#[test]
fn a_moment_is_a_weekday_and_an_hour_with_the_date_beyond_a_week() {
    for (at, words) in [
        (at(11, 24, 6, 30), ["today 06:30", "leo 06:30"]),
        (at(11, 26, 14, 0), ["Thursday 14:00", "Alhamisi 14:00"]),
        (at(11, 30, 9, 0), ["Monday 09:00", "Jumatatu 09:00"]),
        (at(12, 3, 14, 0), ["Thu 3 Dec 14:00", "Alhamisi 3 Des 14:00"]),
        (at(11, 16, 11, 20), ["16 Nov, 11:20", "16 Nov, 11:20"]),
    ] {
        assert_eq!(said(|w| moment(w, at, NOW)), words);
    }
}

#[test]
fn the_person_hears_both_clocks() {
    for (hour, minute, kiswahili) in [
        (0, 30, "saa 6:30 usiku (00:30)"),
        (5, 0, "saa 11 asubuhi (05:00)"),
        (6, 30, "saa 12:30 asubuhi (06:30)"),
        (9, 0, "saa 3 asubuhi (09:00)"),
        (12, 0, "saa 6 mchana (12:00)"),
        (14, 0, "saa 8 mchana (14:00)"),
        (15, 30, "saa 9:30 alasiri (15:30)"),
        (16, 0, "saa 10 jioni (16:00)"),
        (18, 5, "saa 12:05 jioni (18:05)"),
        (22, 15, "saa 4:15 usiku (22:15)"),
    ] {
        assert_eq!(said(|w| both_clocks(w, time(hour, minute, 0, 0)))[1], kiswahili);
    }
    assert_eq!(said(|w| both_clocks(w, time(14, 0, 0, 0)))[0], "2 in the afternoon (14:00)");
}

#[test]
fn what_is_left_is_said_to_the_nearest() {
    for (minutes, words) in [
        (25, ["in 25 min", "baada ya dakika 25"]),
        (265, ["in 4 h", "baada ya saa 4"]),
        (355, ["in 6 h", "baada ya saa 6"]),
        (1_500, ["in 1 day", "baada ya siku 1"]),
        (4_320, ["in 3 days", "baada ya siku 3"]),
    ] {
        assert_eq!(said(|w| left(w, minutes)), words);
    }
}

fn parts(when: When) -> [(String, Option<String>, bool); 2] {
    let texts = Texts::new(&TEXTS).unwrap();
    Language::ALL.map(|language| {
        let due = due(&texts.words(language), when, NOW);
        (due.first, due.then, due.late)
    })
}

fn expect(when: When, late: bool, english: (&str, &str), kiswahili: (&str, &str)) {
    let whole = |(first, then): (&str, &str)| {
        let then = (!then.is_empty()).then(|| then.to_owned());
        (first.to_owned(), then, late)
    };
    assert_eq!(parts(when), [whole(english), whole(kiswahili)]);
}

#[test]
fn a_late_duty_says_by_how_much_then_since_when() {
    expect(
        When::Day(on(2026, 11, 23)),
        true,
        ("1 day late", "Mon 23 Nov"),
        ("Imechelewa kwa siku 1", "Jumatatu 23 Nov"),
    );
    expect(
        When::At(at(11, 24, 6, 30)),
        true,
        ("3 hours late", "Today 06:30"),
        ("Imechelewa kwa saa 3", "Leo 06:30"),
    );
    expect(
        When::At(at(11, 24, 9, 10)),
        true,
        ("25 min late", "Today 09:10"),
        ("Imechelewa kwa dakika 25", "Leo 09:10"),
    );
}

#[test]
fn a_duty_to_come_says_when_then_how_long() {
    expect(When::At(at(11, 24, 10, 0)), false, ("10:00", "in 25 min"), ("10:00", "baada ya dakika 25"));
    expect(When::Day(TODAY), false, ("Any time today", ""), ("Wakati wowote leo", ""));
    expect(When::At(at(11, 26, 9, 0)), false, ("Thu 26 Nov", "09:00"), ("Alhamisi 26 Nov", "09:00"));
    expect(When::Day(on(2027, 1, 4)), false, ("Mon 4 Jan 2027", ""), ("Jumatatu 4 Jan 2027", ""));
}

#[test]
fn a_card_has_room_for_one_part() {
    for (when, words) in [
        (When::Day(on(2026, 11, 23)), ["1 day late", "Imechelewa kwa siku 1"]),
        (When::At(at(11, 24, 10, 0)), ["Today 10:00", "Leo 10:00"]),
        (When::At(at(11, 26, 9, 0)), ["Thu 26 Nov", "Alhamisi 26 Nov"]),
        (When::Day(TODAY), ["Any time today", "Wakati wowote leo"]),
    ] {
        assert_eq!(said(|w| due_brief(w, when, NOW).first), words);
    }
}

#[test]
fn hours_stay_on_one_line() {
    let range = hours(time(10, 0, 0, 0), time(14, 0, 0, 0));
    assert_eq!(range.replace('\u{2060}', ""), "10:00–14:00");
}

#[test]
fn machines_read_the_same_moment() {
    let texts = Texts::new(&TEXTS).unwrap();
    let w = texts.words(Language::English);
    let hour = due(&w, When::At(at(11, 24, 6, 30)), NOW);
    assert_eq!(hour.datetime, "2026-11-24T06:30+03:00");
    assert_eq!(due(&w, When::Day(TODAY), NOW).datetime, TODAY.to_string());
}
