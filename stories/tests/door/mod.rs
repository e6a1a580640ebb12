//! A tiny server for the self-tests: it answers from a table of paths and remembers what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What was asked: method, path, headers as one text, body.
#[derive(Clone, Debug)]
pub struct Asked {
    pub line: String,
    pub head: String,
    pub body: String,
}

pub struct Door {
    /// `http://HOST:PORT`.
    pub base: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Door {
    /// Serves each answer that `pages` gives for a request.
    pub fn open(pages: fn(&Asked) -> String) -> Door {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let kept = kept.clone();
                std::thread::spawn(move || answer(stream, &kept, pages));
            }
        });
        Door { base, asked }
    }

    /// The requests whose first line begins so.
    pub fn asked(&self, begins: &str) -> Vec<Asked> {
        let all = self.asked.lock().expect("no panic while locked");
        all.iter().filter(|asked| asked.line.starts_with(begins)).cloned().collect()
    }
}

/// A page with these extra headers (each line ended) and this body.
pub fn page(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn answer(stream: TcpStream, kept: &Mutex<Vec<Asked>>, pages: fn(&Asked) -> String) {
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    let mut head = String::new();
    if reader.read_line(&mut line).is_err() || line.is_empty() {
        return;
    }
    loop {
        let mut next = String::new();
        if reader.read_line(&mut next).is_err() || next.trim().is_empty() {
            break;
        }
        head.push_str(&next.to_ascii_lowercase());
    }
    let length = head.lines().find_map(|each| each.strip_prefix("content-length:"));
    let length = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("the whole body");
    let body = String::from_utf8_lossy(&body).into_owned();
    let asked = Asked { line: line.trim().to_owned(), head, body };
    kept.lock().expect("no panic while locked").push(asked.clone());
    let _ = (&stream).write_all(pages(&asked).as_bytes());
}
