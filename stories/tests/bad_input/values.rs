//! What can be wrong with an answer.

/// One wrong answer: what it is called, what is sent, and what of it must still be read on the page.
#[derive(Clone)]
pub struct Bad {
    pub what: &'static str,
    pub value: String,
    pub shown: Vec<&'static str>,
    /// May it be taken all the same, by a field for words?
    pub may_be_taken: bool,
}

fn bad(what: &'static str, value: impl Into<String>, shown: &[&'static str]) -> Bad {
    Bad { what, value: value.into(), shown: shown.to_vec(), may_be_taken: false }
}

fn odd(what: &'static str, value: &'static str) -> Bad {
    Bad { may_be_taken: true, ..bad(what, value, &[]) }
}

/// For what is typed.
pub fn words() -> Vec<Bad> {
    vec![
        bad("100,000 signs", format!("Nyanya{}Bilauri", "k".repeat(100_000)), &["Nyanya", "Bilauri"]),
        bad("a control character", "Nyanya\u{1}Bilauri", &["Nyanya", "Bilauri"]),
        bad("NUL", "Nyanya\u{0}Bilauri", &["Nyanya", "Bilauri"]),
        bad("an escape sequence", "Nyanya\u{1b}[2JBilauri", &["Nyanya", "Bilauri"]),
        bad("text turned round", "Nyanya\u{202e}Bilauri", &["Nyanya", "Bilauri"]),
        bad("an isolate", "Nyanya\u{2066}Bilauri", &["Nyanya", "Bilauri"]),
        odd("a flower", "Nyanya 🌻 Bilauri"),
        odd("markup", "Nyanya <script>alert(1)</script>\"'&amp; Bilauri"),
        odd("a formula", "=HYPERLINK(\"http://evil.example\")"),
        odd("a template", "{{7*7}} ${7*7} %s %n ../../etc/passwd"),
        odd("only blanks", "   \t  "),
        odd("a negative number", "-1"),
    ]
}

/// For what is chosen from a list.
pub fn codes() -> Vec<Bad> {
    let long = "k".repeat(100_000);
    vec![
        bad("an unknown code", "no-such-code", &[]),
        bad("100,000 signs", long, &[]),
        bad("a control character", "a\u{1}b", &[]),
        bad("an id of nobody", "0123456789abcdef0123456789abcdef", &[]),
    ]
}

/// For a date of three parts: day, month, year.
pub const DATES: [(&str, [&str; 3]); 10] = [
    ("31 February", ["31", "2", "2001"]),
    ("29 February of a common year", ["29", "2", "2001"]),
    ("day 0", ["0", "5", "2001"]),
    ("month 13", ["3", "13", "2001"]),
    ("the year 99999", ["3", "5", "99999"]),
    ("a negative day", ["-3", "5", "2001"]),
    ("a year of two digits", ["3", "5", "01"]),
    ("a day without a month", ["3", "", "2001"]),
    ("words", ["third", "May", "last year"]),
    ("digits of another script", ["٣", "٥", "٢٠٠١"]),
];
