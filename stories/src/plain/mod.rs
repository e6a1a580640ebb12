//! A bare HTTP/1.1 client: no browser, no library. It sends exactly what a story says and shows exactly what came back.

mod answer;
mod form;
mod html;

pub use answer::Answer;
pub use form::{Button, Field, Form};
pub use html::{Token, read_text, tokens, without_ids};

use std::io::{self, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// A client with its own cookies. Every request is a connection of its own.
#[derive(Clone, Debug)]
pub struct Client {
    address: String,
    /// Sent as `Origin` with everything that is not GET or HEAD; `None` sends none.
    pub origin: Option<String>,
    /// Headers sent with every request, such as `Accept-Language`.
    pub headers: Vec<(String, String)>,
    /// How long to wait for any part of an answer.
    pub patience: Duration,
    cookies: Vec<(String, String)>,
}

impl Client {
    /// A client of the server at `http://HOST:PORT`; what follows the port is left out.
    pub fn new(base: &str) -> Client {
        let rest = base.strip_prefix("http://").unwrap_or(base);
        let address = rest.split('/').next().unwrap_or(rest).to_owned();
        Client {
            origin: Some(format!("http://{address}")),
            address,
            headers: Vec::new(),
            patience: Duration::from_secs(30),
            cookies: Vec::new(),
        }
    }

    /// The same with a header sent every time.
    pub fn with_header(mut self, name: &str, value: &str) -> Client {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Gets a path or a whole address of this server; redirects are not followed.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    /// Posts fields as a form; redirects are not followed.
    pub fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.try_post(path, pairs)
            .unwrap_or_else(|error| panic!("POST {path} of {} got no answer: {error}", self.address))
    }

    /// The same for a server that may die under it.
    pub fn try_post(&mut self, path: &str, pairs: &[(&str, &str)]) -> io::Result<Answer> {
        let body = encode(pairs.iter().copied());
        self.attempt("POST", path, &[FORM], body.as_bytes())
    }

    /// Sends a form as it stands; redirects are not followed.
    pub fn submit(&mut self, form: &Form) -> Answer {
        let pairs = form.pairs();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        if form.method == "GET" {
            return self.get(&format!("{}?{}", form.action, encode(pairs.into_iter())));
        }
        self.post(&form.action, &pairs)
    }

    /// Follows redirects from an answer until there are none, at most ten.
    pub fn follow(&mut self, mut answer: Answer) -> Answer {
        for _ in 0..10 {
            let Some(next) = answer.location() else {
                return answer;
            };
            answer = self.get(&next);
        }
        panic!("ten redirects and no page; the last led from {}", answer.path);
    }

    /// Sends a request with any method, headers and body; no answer fails the story.
    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.attempt(method, path, headers, body)
            .unwrap_or_else(|error| panic!("{method} {path} of {} got no answer: {error}", self.address))
    }

    /// The same for a server that may die under it.
    pub fn attempt(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> io::Result<Answer> {
        let path = self.path_of(path);
        let mut bytes = self.head(method, &path, headers, body.len()).into_bytes();
        bytes.extend_from_slice(body);
        let mut stream = self.connect()?;
        // A server may refuse a body before it has read it all; its answer is still wanted.
        let sent = stream.write_all(&bytes);
        let answer = match Answer::read(&mut stream, &path, method == "HEAD") {
            Ok(answer) => answer,
            Err(error) => return Err(sent.err().unwrap_or(error)),
        };
        self.take_cookies(&answer);
        Ok(answer)
    }

    /// Posts fields as a form and hangs up after a while without reading, as a telephone without network would.
    pub fn post_and_hang_up(&self, path: &str, pairs: &[(&str, &str)], after: Duration) -> io::Result<()> {
        let body = encode(pairs.iter().copied());
        let mut head = self.head("POST", &self.path_of(path), &[FORM], body.len()).into_bytes();
        head.extend_from_slice(body.as_bytes());
        let mut stream = self.connect()?;
        stream.write_all(&head)?;
        std::thread::sleep(after);
        stream.shutdown(Shutdown::Both)
    }

    /// Sends these bytes as they are and reads one answer; `None` if the server closes without one.
    pub fn raw(&mut self, bytes: &[u8]) -> Option<Answer> {
        let mut stream =
            self.connect().unwrap_or_else(|error| panic!("cannot connect to {}: {error}", self.address));
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        Answer::read(&mut stream, "", false).ok()
    }

    /// Sends a whole request as it is written and reads one answer, as [`Client::raw`], but does not hang up before it:
    /// a server may take that for nobody waiting any more.
    pub fn exact(&mut self, request: &str) -> Option<Answer> {
        let mut stream =
            self.connect().unwrap_or_else(|error| panic!("cannot connect to {}: {error}", self.address));
        let _ = stream.write_all(request.as_bytes());
        Answer::read(&mut stream, "", false).ok()
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(each, _)| each == name).map(|(_, value)| value.as_str())
    }

    /// Puts a cookie in; an empty value takes it out.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(each, _)| each != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Takes all cookies out.
    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(self.patience))?;
        stream.set_write_timeout(Some(self.patience))?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    fn path_of<'a>(&self, url: &'a str) -> std::borrow::Cow<'a, str> {
        let own = format!("http://{}", self.address);
        let path = url.strip_prefix(&own).unwrap_or(url);
        let path = path.split('#').next().unwrap_or(path);
        if path.is_empty() { "/".into() } else { path.into() }
    }

    fn head(&self, method: &str, path: &str, headers: &[(&str, &str)], length: usize) -> String {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        let safe = matches!(method, "GET" | "HEAD");
        if let (false, Some(origin)) = (safe, &self.origin) {
            head.push_str(&format!("Origin: {origin}\r\n"));
        }
        if !safe || length > 0 {
            head.push_str(&format!("Content-Length: {length}\r\n"));
        }
        if !self.cookies.is_empty() {
            let all: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            head.push_str(&format!("Cookie: {}\r\n", all.join("; ")));
        }
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain(headers.iter().copied()) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        head
    }

    fn take_cookies(&mut self, answer: &Answer) {
        for line in answer.headers("set-cookie") {
            let mut parts = line.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            let ended = parts.any(|part| {
                let part = part.to_ascii_lowercase();
                part == "max-age=0" || part.starts_with("max-age=-") || part.contains(" 1970 ")
            });
            self.set_cookie(name, if ended { "" } else { value });
        }
    }
}

fn encode<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}
