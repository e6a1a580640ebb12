//! What the folder would look like if nothing were sealed: the same words in a plain database, a log, a blob, by other
//! encoders than the scanner's.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The twin, its database still open so that its WAL stands.
pub struct Twin {
    /// The dresses every word was put into.
    pub dresses: BTreeSet<&'static str>,
    _open: Vec<Connection>,
}

impl Twin {
    /// Writes every word in every dress.
    pub fn of(folder: &Path, words: &BTreeMap<String, String>) -> Twin {
        let open = [("twin.db", "UTF-8"), ("little.db", "UTF-16le"), ("big.db", "UTF-16be")]
            .map(|(name, encoding)| database(&folder.join(name), encoding, words));
        let lines: Vec<String> = words.values().flat_map(|word| line(word)).collect();
        std::fs::write(folder.join("log.txt"), lines.join("\n")).expect("a log");
        let dresses = [
            "UTF-8", "UTF-16LE", "UTF-16BE", "hex", "percent", "form", "JSON", "base64+0", "base64+1",
            "base64+2",
        ];
        Twin { dresses: BTreeSet::from(dresses), _open: open.into() }
    }
}

fn database(path: &Path, encoding: &str, words: &BTreeMap<String, String>) -> Connection {
    let conn = Connection::open(path).expect("a database");
    conn.pragma_update(None, "encoding", encoding).expect("an encoding");
    conn.pragma_update(None, "journal_mode", "wal").expect("a WAL");
    conn.execute_batch("create table plain (place text, word text)").expect("a table");
    for pair in words {
        conn.execute("insert into plain values (?1, ?2)", pair).expect("a row");
    }
    conn
}

/// One word as careless programs log it.
fn line(word: &str) -> Vec<String> {
    let percent: String = word.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let hex: String = word.bytes().map(|byte| format!("{byte:02X}")).collect();
    let form: String = form_urlencoded::Serializer::new(String::new()).append_pair("q", word).finish();
    let behind = ["", "a", "ab", "abc"].map(|before| format!("{before}{word}, she said"));
    let behind =
        behind.iter().flat_map(|text| [BASE64_STANDARD.encode(text), BASE64_URL_SAFE_NO_PAD.encode(text)]);
    let mut lines = vec![
        format!("GET /?q={percent}"),
        format!("blob {hex}"),
        format!("POST {form}"),
        serde_json::json!({ "word": word.to_uppercase() }).to_string(),
    ];
    lines.extend(behind);
    lines
}
