//! An answer as it came over the wire, and what can be read from it.

use super::{Form, form, html};
use std::io::{self, Read};

/// One HTTP answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The path that was asked for.
    pub path: String,
    /// Status line and headers, byte for byte, without the empty line.
    pub head: Vec<u8>,
    /// The status.
    pub status: u16,
    /// Headers in the order they came, names as sent.
    pub fields: Vec<(String, String)>,
    /// The body, out of its chunks.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What a person reads of the page: no tags, one space between words.
    pub fn seen(&self) -> String {
        html::read_text(&self.text())
    }

    /// Status line, headers and body as text, without the date and with every id and command (32 or more hexadecimal
    /// digits) as `#`: what must be the same twice, or for two people, can be compared.
    pub fn without_ids(&self) -> String {
        let head = String::from_utf8_lossy(&self.head).into_owned();
        let lines = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("date:"));
        let head = lines.collect::<Vec<_>>().join("\n");
        html::without_ids(&format!("{head}\n\n{}", self.text()))
    }

    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut same = self.fields.iter().filter(|(each, _)| each.eq_ignore_ascii_case(name));
        same.next().map(|(_, value)| value.as_str())
    }

    /// All headers of this name.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(each, _)| each.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Where a redirect leads, as a path of this server; `None` if this is none.
    pub fn location(&self) -> Option<String> {
        let redirects = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        let to = self.header("location").filter(|_| redirects)?;
        Some(form::join(&self.path, to))
    }

    /// The forms of the page.
    pub fn forms(&self) -> Vec<Form> {
        form::forms(&self.text(), &self.path)
    }

    /// The only form whose action holds this; none or several fail the story.
    pub fn form(&self, action: &str) -> Form {
        let all = self.forms();
        let found: Vec<&Form> = all.iter().filter(|form| form.action.contains(action)).collect();
        match found.as_slice() {
            [one] => (*one).clone(),
            _ => {
                let actions: Vec<&str> = all.iter().map(|form| form.action.as_str()).collect();
                panic!(
                    "looked for one form to {action} on {} ({}), there are {actions:?}; the page says:\n{}",
                    self.path,
                    self.status,
                    self.seen()
                )
            }
        }
    }

    /// Every address of a link on the page, as it is written, in order.
    pub fn links(&self) -> Vec<String> {
        let all = html::tokens(&self.text());
        let links = all.iter().filter_map(|token| token.attribute("a", "href"));
        links.map(str::to_owned).collect()
    }

    /// Every address this answer sends anybody to: its own, where it redirects, links, forms.
    pub fn addresses(&self) -> Vec<String> {
        let here = [self.path.clone()].into_iter().chain(self.header("location").map(str::to_owned));
        let forms = self.forms();
        let posts = forms.iter().flat_map(|form| {
            let buttons = form.buttons.iter().filter_map(|button| button.action.clone());
            [form.action.clone()].into_iter().chain(buttons)
        });
        here.chain(self.links()).chain(posts).collect()
    }

    /// Reads one answer; `Err` if the server closes before a whole one came.
    pub(super) fn read(stream: &mut impl Read, path: &str, headless: bool) -> io::Result<Answer> {
        let mut wire = Wire { stream, bytes: Vec::new() };
        loop {
            let head = wire.until(b"\r\n\r\n")?;
            let (status, fields) = parse_head(&head)?;
            let mut answer = Answer { path: path.to_owned(), head, status, fields, body: Vec::new() };
            if (100..200).contains(&status) {
                continue;
            }
            if !headless && !matches!(status, 204 | 304) {
                answer.body = wire.body(&answer)?;
            }
            return Ok(answer);
        }
    }
}

struct Wire<'a, R> {
    stream: &'a mut R,
    bytes: Vec<u8>,
}

impl<R: Read> Wire<'_, R> {
    fn body(&mut self, answer: &Answer) -> io::Result<Vec<u8>> {
        if answer.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
            return self.chunks();
        }
        match answer.header("content-length") {
            Some(length) => self.exactly(length.trim().parse().map_err(|_| broken("Content-Length"))?),
            None => {
                while self.more()? {}
                Ok(std::mem::take(&mut self.bytes))
            }
        }
    }

    fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = String::from_utf8_lossy(&self.until(b"\r\n")?).into_owned();
            let size = line.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16).map_err(|_| broken("chunk size"))?;
            if size == 0 {
                while !self.until(b"\r\n")?.is_empty() {}
                return Ok(body);
            }
            body.extend(self.exactly(size)?);
            self.until(b"\r\n")?;
        }
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        while self.bytes.len() < length {
            if !self.more()? {
                return Err(broken("body: it ends early"));
            }
        }
        let rest = self.bytes.split_off(length);
        Ok(std::mem::replace(&mut self.bytes, rest))
    }

    /// What stands before the mark; the mark itself is left out.
    fn until(&mut self, mark: &[u8]) -> io::Result<Vec<u8>> {
        loop {
            if let Some(at) = self.bytes.windows(mark.len()).position(|window| window == mark) {
                let rest = self.bytes.split_off(at + mark.len());
                let mut before = std::mem::replace(&mut self.bytes, rest);
                before.truncate(at);
                return Ok(before);
            }
            if !self.more()? {
                return Err(broken("answer: it ends early"));
            }
        }
    }

    fn more(&mut self) -> io::Result<bool> {
        let mut part = [0; 16 * 1024];
        let read = self.stream.read(&mut part)?;
        self.bytes.extend_from_slice(&part[..read]);
        Ok(read > 0)
    }
}

fn parse_head(head: &[u8]) -> io::Result<(u16, Vec<(String, String)>)> {
    let text = String::from_utf8_lossy(head);
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let fields = lines.filter_map(|line| line.split_once(':'));
    let fields = fields.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
    Ok((status.ok_or_else(|| broken("status line"))?, fields))
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("broken {what}"))
}
