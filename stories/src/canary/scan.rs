//! Looks for words in bytes: as they are, in other letters, in UTF-16, hexadecimal, base64, percent-encoded, as JSON writes them.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Where a word was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The place the canary was set out for.
    pub place: String,
    /// The dress it wore.
    pub dress: &'static str,
    /// The file.
    pub file: PathBuf,
    /// Where in it.
    pub at: usize,
}

struct Pattern {
    place: String,
    dress: &'static str,
    bytes: Vec<u8>,
}

/// Patterns by their first four bytes. All but base64 are looked for in small letters, so that case does not matter.
#[derive(Default)]
struct Index {
    patterns: HashMap<[u8; 4], Vec<Pattern>>,
    begins: Vec<bool>,
}

/// Finds a set of words in every dress.
#[derive(Default)]
pub struct Scanner {
    small: Index,
    exact: Index,
}

impl Scanner {
    /// Looks for these words, each by its place.
    pub fn new<'a>(words: impl IntoIterator<Item = (&'a String, &'a String)>) -> Scanner {
        let mut scanner = Scanner::default();
        for (place, word) in words {
            let forms = [word.clone(), word.to_lowercase(), word.to_uppercase()];
            for (dress, bytes) in forms.iter().flat_map(|form| dressed(form)) {
                let pattern = |bytes| Pattern { place: place.clone(), dress, bytes };
                if dress.starts_with("base64") {
                    scanner.exact.add(pattern(bytes));
                } else {
                    scanner.small.add(pattern(bytes.to_ascii_lowercase()));
                }
            }
        }
        scanner
    }

    /// Adds secret bytes, as they are and in hexadecimal.
    pub fn secret(mut self, place: &str, bytes: &[u8]) -> Scanner {
        let pattern = |dress, bytes| Pattern { place: place.to_owned(), dress, bytes };
        self.exact.add(pattern("bytes", bytes.to_vec()));
        self.small.add(pattern("hex", hex(bytes).into_bytes()));
        self
    }

    /// Every hit in one file's bytes; of one word in one dress the first.
    pub fn bytes(&self, file: &Path, bytes: &[u8]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let small = bytes.to_ascii_lowercase();
        for (pattern, at) in self.exact.find(bytes).into_iter().chain(self.small.find(&small)) {
            let Pattern { place, dress, .. } = pattern;
            if !hits.iter().any(|hit| hit.place == *place && hit.dress == *dress) {
                hits.push(Hit { place: place.clone(), dress, file: file.to_path_buf(), at });
            }
        }
        hits
    }

    /// Every hit in a folder: the bytes of each file, and its name. Also gives how many bytes were read.
    pub fn folder(&self, folder: &Path) -> (Vec<Hit>, usize) {
        let (mut hits, mut read) = (Vec::new(), 0);
        for path in files(folder) {
            let bytes = std::fs::read(&path)
                .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
            read += bytes.len();
            hits.extend(self.bytes(&path, &bytes));
            hits.extend(self.bytes(&path, path.as_os_str().as_encoded_bytes()));
        }
        (hits, read)
    }
}

impl Index {
    fn add(&mut self, pattern: Pattern) {
        let Some(first) = pattern.bytes.first_chunk::<4>() else {
            panic!("{} is too short to be looked for", pattern.place);
        };
        self.begins.resize(1 << 16, false);
        self.begins[begin(first)] = true;
        let same = self.patterns.entry(*first).or_default();
        let known = |each: &Pattern| {
            (&each.place, each.dress, &each.bytes) == (&pattern.place, pattern.dress, &pattern.bytes)
        };
        if !same.iter().any(known) {
            same.push(pattern);
        }
    }

    fn find(&self, bytes: &[u8]) -> Vec<(&Pattern, usize)> {
        let mut found = Vec::new();
        for (at, window) in bytes.windows(4).enumerate() {
            let Some(first) = window.first_chunk::<4>().filter(|first| self.begins(first)) else {
                continue;
            };
            let here = self.patterns.get(first).into_iter().flatten();
            let here = here.filter(|pattern| bytes[at..].starts_with(&pattern.bytes));
            found.extend(here.map(|pattern| (pattern, at)));
        }
        found
    }

    fn begins(&self, first: &[u8; 4]) -> bool {
        self.begins.get(begin(first)).copied().unwrap_or(false)
    }
}

fn begin(first: &[u8; 4]) -> usize {
    usize::from(first[0]) << 8 | usize::from(first[1])
}

/// The dresses of a word, each with its name.
pub fn dressed(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = word.as_bytes();
    let units: Vec<u16> = word.encode_utf16().collect();
    let percent: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
    let form: String = form_urlencoded::byte_serialize(bytes).collect();
    let json: String = units.iter().map(|unit| json_sign(*unit)).collect();
    let mut all = vec![
        ("UTF-8", bytes.to_vec()),
        ("UTF-16LE", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16BE", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("hex", hex(bytes).into_bytes()),
        ("percent", percent.into_bytes()),
        ("form", form.into_bytes()),
        ("JSON", json.into_bytes()),
    ];
    for (shift, name) in ["base64+0", "base64+1", "base64+2"].into_iter().enumerate() {
        all.push((name, base64_inside(bytes, shift, &BASE64_STANDARD)));
        all.push((name, base64_inside(bytes, shift, &BASE64_URL_SAFE)));
    }
    all
}

/// The signs of base64 that depend on the word alone when it begins `shift` bytes behind a multiple of three.
fn base64_inside(bytes: &[u8], shift: usize, engine: &impl Engine) -> Vec<u8> {
    let whole = engine.encode([&vec![0; shift], bytes].concat());
    let from = (shift * 8).div_ceil(6);
    let to = (shift + bytes.len()) * 8 / 6;
    whole.as_bytes()[from..to].to_vec()
}

fn json_sign(unit: u16) -> String {
    match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
        Ok(_) | Err(_) => format!("\\u{unit:04x}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot list {}: {error}", folder.display()));
    for path in entries.map_while(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
