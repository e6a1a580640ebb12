//! A small HTTP/1.1 client over one kept connection: just what the bench asks for.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const NEVER_LONGER: Duration = Duration::from_secs(60);

/// A request as it goes over the wire, made before the clock runs.
#[derive(Clone)]
pub struct Asking(Vec<u8>);

impl Asking {
    /// A page.
    #[must_use]
    pub fn get(server: SocketAddr, path: &str, cookie: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\n{}\r\n", heads(server, cookie)).into_bytes())
    }

    /// A form.
    #[must_use]
    pub fn post(server: SocketAddr, path: &str, cookie: &str, form: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let kind = "content-type: application/x-www-form-urlencoded";
        let heads = heads(server, cookie);
        let length = body.len();
        let text = format!(
            "POST {path} HTTP/1.1\r\n{heads}origin: http://{server}\r\n{kind}\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        Self(text.into_bytes())
    }
}

fn heads(server: SocketAddr, cookie: &str) -> String {
    let mut heads = format!("host: {server}\r\nuser-agent: pamoja bench\r\naccept: text/html\r\n");
    heads.push_str("accept-language: en\r\naccept-encoding: gzip\r\n");
    if !cookie.is_empty() {
        let _ = write!(heads, "cookie: {cookie}\r\n");
    }
    heads
}

/// What came back, until the next request.
pub struct Answer<'a> {
    /// Status.
    pub status: u16,
    head: &'a str,
    /// The body as it came: compressed if it is long.
    pub body: &'a [u8],
    /// All of it, in bytes.
    pub bytes: usize,
}

impl Answer<'_> {
    /// A header; empty if there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let named = |line: &str| line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
        let line = self.head.lines().find(|line| named(line)).unwrap_or_default();
        line.split_once(':').map_or("", |(_, value)| value.trim())
    }

    /// The cookie of the session that it begins, as it is sent back.
    #[must_use]
    pub fn session(&self) -> Option<String> {
        let cookies = self.head.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
        let mut pairs = cookies.filter_map(|cookie| cookie.split(';').next());
        pairs.find(|pair| pair.contains("session=")).map(str::to_owned)
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let read = if self.header("content-encoding") == "gzip" {
            flate2::read::GzDecoder::new(self.body).read_to_string(&mut text)
        } else {
            self.body.take(u64::MAX).read_to_string(&mut text)
        };
        read.map(|_| text).unwrap_or_default()
    }
}

/// A connection that is kept.
pub struct Wire {
    stream: TcpStream,
    heard: Vec<u8>,
}

impl Wire {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens there.
    pub fn to(server: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(NEVER_LONGER))?;
        Ok(Self { stream, heard: Vec::with_capacity(64 * 1024) })
    }

    /// Asks and waits for the whole answer.
    ///
    /// # Errors
    /// If the connection breaks or the answer is none.
    pub fn ask(&mut self, asking: &Asking) -> io::Result<Answer<'_>> {
        self.stream.write_all(&asking.0)?;
        self.heard.clear();
        let (head, length) = loop {
            self.hear()?;
            if let Some(found) = head_of(&self.heard)? {
                break found;
            }
        };
        let end = head.saturating_add(length);
        while self.heard.len() < end {
            self.hear()?;
        }
        let broken = || io::Error::other("not an answer");
        let (head, body) = self.heard.split_at_checked(head).ok_or_else(broken)?;
        let head = std::str::from_utf8(head).map_err(|_| broken())?;
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(broken)?;
        Ok(Answer { status, head, body, bytes: end })
    }

    fn hear(&mut self) -> io::Result<()> {
        let mut part = [0; 16 * 1024];
        let count = self.stream.read(&mut part)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.heard.extend_from_slice(part.get(..count).unwrap_or_default());
        Ok(())
    }
}

/// Where the head ends, and how long the body is; `None` until all of the head is there.
fn head_of(heard: &[u8]) -> io::Result<Option<(usize, usize)>> {
    let Some(end) = heard.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let end = end.saturating_add(4);
    let head = String::from_utf8_lossy(heard.get(..end).unwrap_or_default()).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length = length.and_then(|length| length.trim().parse().ok());
    length.map(|length| Some((end, length))).ok_or_else(|| io::Error::other("an answer without a length"))
}
