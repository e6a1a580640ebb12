//! From bytes to a request and from a reply to bytes: limits, decoding, headers.

use std::collections::BTreeMap;

use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Response};
use std::io::Write;
use web::{Form, Language, Problem};

/// The longest form we read.
pub const LONGEST_FORM: usize = 256 * 1024;

/// The most fields a form has.
const MOST_FIELDS: usize = 500;

/// A request with its body read.
pub struct Received {
    /// `GET`, `POST` or something we answer with 405.
    pub method: Method,
    /// Path, decoded no further than ASCII.
    pub path: String,
    /// Query.
    pub query: Form,
    /// Headers.
    pub headers: HeaderMap,
    /// The body's form; or why there is none.
    pub form: Result<Form, Problem>,
}

impl Received {
    /// Reads a request, its body up to the limit.
    pub async fn read(request: hyper::Request<Incoming>) -> Self {
        let (parts, body) = request.into_parts();
        let path = parts.uri.path().to_owned();
        let query = pairs(parts.uri.query().unwrap_or_default().as_bytes());
        let form = if parts.method == Method::POST {
            read_form(&parts.headers, body).await
        } else {
            Ok(Form::default())
        };
        Self { method: parts.method, path, query, headers: parts.headers, form }
    }

    /// A header as text.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> &str {
        let cookies = self.headers.get_all("cookie").iter().filter_map(|value| value.to_str().ok());
        let all = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut found = all.filter(|(key, _)| *key == name).map(|(_, value)| value);
        let first = found.next().unwrap_or_default();
        // Two cookies of one name: someone planted one. Neither counts.
        if found.next().is_some() { "" } else { first }
    }

    /// The language the browser asks for.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_accept(self.header("accept-language"))
    }

    /// Is it addressed to this machine by number or as `localhost`?
    #[must_use]
    pub fn is_for_loopback(&self) -> bool {
        let host = self.header("host");
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        matches!(name, "127.0.0.1" | "localhost" | "[::1]")
    }

    /// Did the browser say that this comes from our own pages? Asked of everything but GET.
    /// Our pages send no referrer, and then browsers write `Origin: null`: what they say in
    /// `Sec-Fetch-Site`, which no page can forge, decides where they say it.
    #[must_use]
    pub fn comes_from_our_pages(&self) -> bool {
        let host = self.header("host");
        let origin = self.header("origin");
        let bare = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        let same = !host.is_empty() && bare == Some(host);
        match self.header("sec-fetch-site") {
            "same-origin" => same || origin == "null",
            "" => same,
            _ => false,
        }
    }
}

async fn read_form(headers: &HeaderMap, body: Incoming) -> Result<Form, Problem> {
    let kind = headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Problem::MediaType);
    }
    let collected = Limited::new(body, LONGEST_FORM).collect().await.map_err(|_| Problem::TooLong)?;
    let form = pairs(&collected.to_bytes());
    // No page of ours has so many; what is quadratic in them would take a thread for seconds.
    if form.pairs().len() > MOST_FIELDS {
        return Err(Problem::TooLong);
    }
    // Bytes that are no text come out as this sign: better say so than keep something else.
    let broken = |(name, value): &(String, String)| name.contains('\u{FFFD}') || value.contains('\u{FFFD}');
    if form.pairs().iter().any(broken) { Err(Problem::Form) } else { Ok(form) }
}

fn pairs(bytes: &[u8]) -> Form {
    Form::new(form_urlencoded::parse(bytes).into_owned().collect())
}

/// An answer on its way out.
pub struct Outgoing {
    /// Status.
    pub status: u16,
    /// Content type.
    pub kind: &'static str,
    /// Body.
    pub body: Vec<u8>,
    /// Further headers.
    pub headers: BTreeMap<&'static str, String>,
    /// Cookies to set.
    pub cookies: Vec<String>,
}

impl Outgoing {
    /// An HTML page.
    #[must_use]
    pub fn page(status: u16, html: String) -> Self {
        Self {
            status,
            kind: "text/html; charset=utf-8",
            body: html.into_bytes(),
            headers: BTreeMap::from([("cache-control", "no-store".to_owned())]),
            cookies: Vec::new(),
        }
    }

    /// Go on there.
    #[must_use]
    pub fn go(to: &str) -> Self {
        let mut out = Self::page(303, String::new());
        out.headers.insert("location", to.to_owned());
        out
    }

    /// Bytes that never change under their name.
    #[must_use]
    pub fn asset(kind: &'static str, body: Vec<u8>) -> Self {
        let forever = BTreeMap::from([("cache-control", "public, max-age=31536000, immutable".to_owned())]);
        Self { status: 200, kind, body, headers: forever, cookies: Vec::new() }
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.insert(name, value.into());
        self
    }

    /// The response, compressed if the browser takes it, with the headers every answer has.
    #[must_use]
    pub fn response(self, accept_encoding: &str) -> Response<Full<Bytes>> {
        let squeeze = self.body.len() > 256 && accept_encoding.contains("gzip");
        // What is fetched once and kept for a year may cost more to make small.
        let lasting = self.headers.get("cache-control").is_some_and(|value| value.contains("immutable"));
        let level = if lasting { Compression::best() } else { Compression::fast() };
        let body = if squeeze { gzip(&self.body, level).unwrap_or(self.body) } else { self.body };
        let mut response = Response::new(Full::new(Bytes::from(body)));
        *response.status_mut() = hyper::StatusCode::from_u16(self.status).unwrap_or_default();
        let headers = response.headers_mut();
        for (name, value) in ALWAYS {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers.insert("content-type", HeaderValue::from_static(self.kind));
        if squeeze {
            headers.insert("content-encoding", HeaderValue::from_static("gzip"));
        }
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        for cookie in &self.cookies {
            if let Ok(value) = HeaderValue::from_str(cookie) {
                headers.append("set-cookie", value);
            }
        }
        response
    }
}

/// SAFETY §5, rule 11.
const ALWAYS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ("x-robots-tag", "noindex, nofollow"),
    ("vary", "accept-encoding, accept-language, cookie"),
];

fn gzip(bytes: &[u8], level: Compression) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), level);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
