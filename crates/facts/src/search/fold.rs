//! Folding: what was said → parts → keys. Two parts agree when their sets of keys meet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Variants;
use super::signs::signs;

/// What people type for an apostrophe, the letters ʼ ʻ ʾ ʿ of careful transcriptions included.
const APOSTROPHES: [char; 14] = ['\'', '’', '‘', '‛', '`', '´', '′', '‵', 'ʹ', 'ʻ', 'ʼ', 'ʾ', 'ʿ', '＇'];

/// Letters of a part that are looked at.
const LONGEST: usize = 100;

/// The words of `text`, lower case, without marks: letters and apostrophes only.
pub(super) fn words(text: &str) -> Vec<String> {
    if text.is_ascii() && !text.contains('`') {
        return letters_and_apostrophes(text).map(str::to_ascii_lowercase).collect();
    }
    // Apostrophes before NFKD too: it would make ´ a space and a mark.
    let letters = text.chars().map(apostrophe).nfkd().filter(|c| !is_combining_mark(*c));
    let clean: String = letters.flat_map(char::to_lowercase).map(apostrophe).collect();
    letters_and_apostrophes(&clean).map(str::to_owned).collect()
}

fn letters_and_apostrophes(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_alphabetic() || c == '\''));
    words.map(shortened).filter(|word| word.chars().any(char::is_alphabetic))
}

fn shortened(word: &str) -> &str {
    if word.len() <= LONGEST {
        return word;
    }
    let end = word.char_indices().nth(LONGEST).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}

fn apostrophe(c: char) -> char {
    if APOSTROPHES.contains(&c) { '\'' } else { c }
}

/// What a line of text is, once cleaned.
pub(super) enum Said {
    /// Parts of a name, in the order said.
    Name(Vec<String>),
    /// "Mama Halima": what neighbours call a parent. An alias, never matched against names.
    ParentOf,
}

/// Parts of a name as said: titles, linking words and the Meru *M'* gone.
pub(super) fn parts(said: &str, variants: &Variants) -> Said {
    let mut all = words(said);
    for word in &mut all {
        while word.starts_with("m'm") {
            word.drain(..2);
        }
    }
    if is_parent_alias(&all, variants) {
        return Said::ParentOf;
    }
    // Titles and linking words alone are all that was said: they stay.
    if all.iter().any(|word| !variants.is_title_or_link(word)) {
        all.retain(|word| !variants.is_title_or_link(word));
    }
    drop_loose_m(&mut all);
    if is_parent_alias(&all, variants) {
        return Said::ParentOf;
    }
    Said::Name(all)
}

fn is_parent_alias(words: &[String], variants: &Variants) -> bool {
    matches!(words, [first, _] if variants.is_parent_of(first))
}

/// "M' Mwiti", written apart.
fn drop_loose_m(words: &mut Vec<String>) {
    if !words.iter().any(|word| word == "m'") {
        return;
    }
    let before_m: Vec<bool> = words.iter().skip(1).map(|next| next.starts_with('m')).chain([false]).collect();
    let mut follows = before_m.into_iter();
    words.retain(|word| !(follows.next() == Some(true) && word == "m'"));
}

/// A spelling without its apostrophes.
pub(super) fn plain(spelling: &str) -> String {
    spelling.chars().filter(|c| *c != '\'').collect()
}

/// Every key of a spelling: its readings, and each without a final *i* or *u*.
pub(super) fn keys(spelling: &str) -> Vec<String> {
    let mut keys = readings(spelling);
    for nth in 0..keys.len() {
        keys.extend(keys.get(nth).and_then(|key| without_final_vowel(key)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys of a spelling before the final vowel is dropped.
pub(super) fn readings(spelling: &str) -> Vec<String> {
    let mut keys = Vec::with_capacity(4);
    keys.push(signs(spelling));
    let somali = somali_reading(spelling);
    keys.extend(somali.as_deref().map(signs));
    for reading in std::iter::once(spelling).chain(somali.as_deref()) {
        keys.extend(regional_readings(reading).iter().map(|other| signs(other)));
    }
    keys
}

/// In Somali spelling *c* is the sound that English leaves out, and *x* is its *h*.
fn somali_reading(spelling: &str) -> Option<String> {
    let first_c = spelling.starts_with('c') && spelling.chars().nth(1).is_some_and(is_vowel);
    if !first_c && !spelling.contains('x') {
        return None;
    }
    let mut reading = String::with_capacity(spelling.len());
    let mut before = None;
    let mut rest = spelling.chars().peekable();
    while let Some(c) = rest.next() {
        let opens = before.is_none_or(is_vowel) && rest.peek().copied().is_some_and(is_vowel);
        match c {
            'c' if opens => {}
            'x' => reading.push('h'),
            other => reading.push(other),
        }
        before = Some(c);
    }
    Some(reading)
}

/// Habits of clerks and of neighbouring languages, each by itself.
fn regional_readings(spelling: &str) -> Vec<String> {
    let mut readings = Vec::new();
    let after = |prefix: &str| spelling.strip_prefix(prefix);
    let opens_with = |rest: &str, wanted: fn(char) -> bool| rest.chars().next().is_some_and(wanted);
    if let Some(rest) = after("je").filter(|rest| opens_with(rest, is_consonant)) {
        readings.push(format!("che{rest}"));
    }
    if spelling.contains("kh") {
        readings.push(spelling.replace("kh", "h"));
    }
    readings.extend(soft_c(spelling));
    if let Some(rest) = after("nj") {
        readings.push(format!("j{rest}"));
    }
    let letters = spelling.chars().filter(|c| *c != '\'').count();
    if let Some(rest) = after("h").filter(|rest| letters >= 5 && opens_with(rest, is_vowel)) {
        readings.push(rest.to_owned());
    }
    readings
}

/// *c* before *e*, *i* or *y* read as *s*: Evance, Evans.
fn soft_c(spelling: &str) -> Option<String> {
    if !spelling.contains('c') {
        return None;
    }
    let mut rest = spelling.chars().peekable();
    let mut reading = String::with_capacity(spelling.len());
    while let Some(c) = rest.next() {
        let soft = c == 'c' && matches!(rest.peek(), Some('e' | 'i' | 'y'));
        reading.push(if soft { 's' } else { c });
    }
    (reading != spelling).then_some(reading)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !is_vowel(c)
}

/// Saidi, Said; Yusufu, Yusuf.
fn without_final_vowel(key: &str) -> Option<String> {
    let length = key.chars().count();
    let (stem, long_enough) = match key.strip_suffix('i') {
        Some(stem) => (stem, length >= 4),
        None => (key.strip_suffix('u')?, length >= 5),
    };
    let consonant = stem.chars().next_back().is_some_and(is_consonant);
    (long_enough && consonant).then(|| stem.to_owned())
}
