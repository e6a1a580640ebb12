use super::*;
use maud::html;

fn texts(english: &'static str, kiswahili: &'static str) -> Result<Texts, LanguageError> {
    Texts::new(&[(Language::English, english), (Language::Kiswahili, kiswahili)])
}

fn flaws(english: &'static str, kiswahili: &'static str) -> Vec<String> {
    match texts(english, kiswahili) {
        Ok(_) => Vec::new(),
        Err(error) => error.flaws.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn our_own_texts_are_complete_in_both_languages() {
    if let Err(error) = Texts::new(&TEXTS) {
        panic!("{error}");
    }
}

#[test]
fn texts_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Texts>();
}

#[test]
fn a_key_of_one_language_must_stand_in_the_other() {
    assert_eq!(
        flaws("a = A\nb = B\n    .hint = H\n", "b = B\nc = C\n"),
        ["Kiswahili: `a` is missing", "Kiswahili: `b.hint` is missing", "English: `c` is missing",]
    );
}

#[test]
fn both_languages_take_the_same_variables_wherever_they_stand() {
    let english = "late = { $n ->\n    [one] one day\n   *[other] { $n } days for { $who }\n}\n";
    assert_eq!(flaws(english, "late = { $who } siku { $n }\n"), [""; 0]);
    assert_eq!(
        flaws(english, "late = siku { $n }\n"),
        [r#"`late` takes ["n", "who"] in English and ["n"] in Kiswahili"#]
    );
}

#[test]
fn what_cannot_stand_is_said_with_its_key() {
    assert_eq!(flaws("a = A\na = B\n", "a = A\n"), ["English: `a` stands twice"]);
    assert_eq!(
        flaws("a = { b }\n", "a = { NUMBER($n) }\n"),
        [
            "English: `a` refers to `b`, which does not exist",
            "Kiswahili: `a` calls NUMBER(), which is not offered",
        ]
    );
    assert_eq!(flaws("a = A\u{F0000}\n", "a = A\n"), ["English: a text holds a private-use sign"]);
    assert!(flaws("a = {\n", "a = A\n")[0].starts_with("English: cannot be read as Fluent"));
}

#[test]
fn a_missing_text_or_argument_shows_itself_and_is_counted() {
    let texts = texts("a = Hello { $name }\n", "a = Habari { $name }\n").unwrap();
    let w = texts.words(Language::English);
    assert_eq!(w.with("a", &[("name", "Maua".into())]), "Hello Maua");
    assert_eq!(texts.missing(), 0);
    assert_eq!(w.t("nothing.hint"), "⟦nothing.hint⟧");
    assert_eq!(texts.missing(), 1);
    assert!(w.t("a").starts_with("⟦a⟧"));
    assert_eq!(texts.missing(), 2);
    assert_eq!(w.maybe("a.hint"), None);
    assert_eq!(texts.missing(), 2);
}

#[test]
fn a_number_missing_from_a_choice_is_counted() {
    let source = "a = { $n ->\n    [one] one\n   *[other] many\n}\n";
    let texts = texts(source, source).unwrap();
    assert!(texts.words(Language::Kiswahili).t("a").starts_with("⟦a⟧"));
    assert_eq!(texts.missing(), 1);
}

#[test]
fn numbers_are_grouped_and_choose_their_plural_in_both_languages() {
    let source = "a = { $n ->\n    [one] one\n   *[other] { $n }\n}\n";
    let texts = texts(source, source).unwrap();
    for language in Language::ALL {
        let w = texts.words(language);
        assert_eq!(w.with("a", &[("n", 1_usize.into())]), "one");
        assert_eq!(w.with("a", &[("n", 12_500_i64.into())]), "12,500");
        assert_eq!(w.number(-1_250), "−1,250");
    }
}

#[test]
fn no_isolation_marks_reach_the_page() {
    let texts = texts("a = <{ $x }> & { $y }\n", "a = { $x } { $y }\n").unwrap();
    let plain = texts.words(Language::English).with("a", &[("x", "1".into()), ("y", "2".into())]);
    assert_eq!(plain, "<1> & 2");
}

const WITH: &str = "with = A < B, { $who } & { $word }\n";

#[test]
fn a_sentence_is_escaped_and_markup_is_put_where_it_names_it() {
    let texts = texts(WITH, WITH).unwrap();
    let html = texts
        .words(Language::English)
        .html("with", &[("who", html! { b { "<Upepo>" } }.into()), ("word", "<i>".into())]);
    assert_eq!(html.into_string(), "A &lt; B, <b>&lt;Upepo&gt;</b> &amp; &lt;i&gt;");
}

#[test]
fn an_argument_cannot_pass_for_markup() {
    let texts = texts(WITH, WITH).unwrap();
    let w = texts.words(Language::Kiswahili);
    let html = w.html(
        "with",
        &[("who", html! { b { "x\u{F0000}" } }.into()), ("word", "\u{F0000}\u{F0001}\u{FFFFF}".into())],
    );
    assert_eq!(html.into_string(), "A &lt; B, <b>x\u{F0000}</b> &amp; \u{FFFD}\u{FFFD}\u{FFFD}");
    assert_eq!(texts.missing(), 0);
}

#[test]
fn the_language_asked_for_is_the_heaviest_of_ours() {
    let cases = [
        ("", Language::English),
        ("fr,de;q=0.9", Language::English),
        ("sw", Language::Kiswahili),
        ("sw-KE,sw;q=0.9,en;q=0.8", Language::Kiswahili),
        ("en;q=0.2, sw;q=0.7", Language::Kiswahili),
        ("en, sw", Language::English),
        ("sw;q=0, en;q=0.1", Language::English),
        ("sw;q=9, en;q=0.1", Language::English),
        ("sw;q=NaN", Language::English),
        ("SW_ke", Language::Kiswahili),
    ];
    for (header, language) in cases {
        assert_eq!(Language::from_accept(header), language, "{header}");
    }
}

#[test]
fn a_language_has_a_code_and_its_own_name() {
    for language in Language::ALL {
        assert_eq!(Language::from_code(language.code()), Some(language));
        assert_eq!(language.other().other(), language);
    }
    assert_eq!(Language::Kiswahili.own_name(), "Kiswahili");
    assert_eq!(Language::from_code("swedish"), None);
}
