//! Just enough reading of HTML to fill in the forms of our own pages.

/// A tag or the text between two.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// `<name attributes>`; names in small letters, values decoded.
    Open(String, Vec<(String, String)>),
    /// `</name>`.
    Close(String),
    /// Text, decoded.
    Text(String),
}

impl Token {
    /// The value of an attribute if this opens the named element and has it.
    pub fn attribute(&self, element: &str, name: &str) -> Option<&str> {
        match self {
            Token::Open(tag, attributes) if tag == element => get(attributes, name),
            Token::Open(..) | Token::Close(_) | Token::Text(_) => None,
        }
    }
}

/// The value of an attribute, empty if it has none.
pub fn get<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(each, _)| each == name).map(|(_, value)| value.as_str())
}

/// The tags and texts of a page in order; comments are left out.
pub fn tokens(page: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        push_text(&mut found, &rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
        } else if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            push_text(&mut found, "<");
            rest = &rest[1..];
        } else {
            rest = tag(&rest[1..], &mut found);
        }
    }
    push_text(&mut found, rest);
    found
}

/// What a person reads: no tags, no styles, one space between words.
pub fn read_text(page: &str) -> String {
    let mut words = String::new();
    for token in tokens(page) {
        match token {
            Token::Text(text) => words.push_str(&text),
            Token::Open(name, _) | Token::Close(name) if !is_within_words(&name) => words.push(' '),
            Token::Open(..) | Token::Close(_) => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with every run of 32 or more hexadecimal digits as `#`.
pub fn without_ids(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let end = |run: &mut String, out: &mut String| {
        if run.len() >= 32 {
            out.push('#')
        } else {
            out.push_str(run)
        }
        run.clear();
    };
    for sign in text.chars() {
        if sign.is_ascii_hexdigit() {
            run.push(sign);
            continue;
        }
        end(&mut run, &mut out);
        out.push(sign);
    }
    end(&mut run, &mut out);
    out
}

fn is_within_words(name: &str) -> bool {
    matches!(name, "a" | "abbr" | "b" | "bdi" | "em" | "i" | "mark" | "span" | "strong" | "time" | "wbr")
}

fn push_text(found: &mut Vec<Token>, text: &str) {
    if !text.is_empty() {
        found.push(Token::Text(decode(text)));
    }
}

/// Reads one tag (its `<` is gone) and gives what follows; the inside of raw elements is taken with it.
fn tag<'a>(text: &'a str, found: &mut Vec<Token>) -> &'a str {
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    let name = text[..end].trim_end_matches('/').to_ascii_lowercase();
    let (attributes, rest) = attributes(&text[end..]);
    if let Some(name) = name.strip_prefix('/') {
        found.push(Token::Close(name.to_owned()));
        return rest;
    }
    if name.starts_with('!') {
        return rest;
    }
    let raw = matches!(name.as_str(), "script" | "style" | "textarea" | "title");
    found.push(Token::Open(name.clone(), attributes));
    if !raw {
        return rest;
    }
    let close = format!("</{name}");
    let at = rest.to_ascii_lowercase().find(&close).unwrap_or(rest.len());
    if matches!(name.as_str(), "textarea" | "title") {
        // HTML drops one line break right after <textarea>.
        push_text(found, rest[..at].strip_prefix('\n').unwrap_or(&rest[..at]));
    }
    &rest[at..]
}

fn attributes(text: &str) -> (Vec<(String, String)>, &str) {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (found, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after);
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        // A stray quote or sign is skipped, so that the loop always moves on.
        let end = end.max(rest.chars().next().map_or(1, char::len_utf8));
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let (value, after) = match rest.trim_start().strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", rest),
        };
        found.push((name, decode(value)));
        rest = after;
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len()))
}

fn decode(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((character, end)) => {
                plain.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?;
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}
