//! What can be seen of a page and of what the browser keeps: text, status, headers, cookies, pictures, paper.

use super::{Post, Tab};
use crate::places;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A cookie as the browser keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cookie {
    /// Its name, with any `__Host-`.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Path it is sent to.
    pub path: String,
    /// Hidden from scripts.
    pub http_only: bool,
    /// Sent over TLS only.
    pub secure: bool,
    /// `Strict`, `Lax`, `None`, or empty when the server did not say.
    pub same_site: String,
}

impl Tab {
    /// What a person can read on the page.
    pub fn text(&self) -> String {
        self.words("document.body ? document.body.innerText : ''")
    }

    /// What a person would read on paper.
    pub fn print_text(&self) -> String {
        self.medium("print");
        let text = self.text();
        self.medium("");
        text
    }

    /// The document as it stands now.
    pub fn html(&self) -> String {
        self.words("document.documentElement.outerHTML")
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        self.words("document.title")
    }

    /// The address the person sees.
    pub fn url(&self) -> String {
        self.words("location.href")
    }

    /// The status of the last document the server gave this tab.
    pub fn status(&self) -> u16 {
        self.watched(|watch| watch.status)
            .unwrap_or_else(|| panic!("no page was given yet; {}", self.scene()))
    }

    /// A header of the last document.
    pub fn header(&self, name: &str) -> Option<String> {
        self.watched(|watch| {
            let mut headers = watch.headers.iter();
            headers.find(|(each, _)| each.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
        })
    }

    /// Whether anything on the page matches.
    pub fn exists(&self, css: &str) -> bool {
        self.count(css) > 0
    }

    /// How many things on the page match.
    pub fn count(&self, css: &str) -> usize {
        let found = self.evaluate(&format!("document.querySelectorAll({}).length", json!(css)));
        found.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
    }

    /// The text of each match, in the order of the page.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.list(&format!("[...document.querySelectorAll({})].map((e) => words(e.innerText))", json!(css)))
    }

    /// Every address of a link on the page.
    pub fn links(&self) -> Vec<String> {
        self.list("[...document.querySelectorAll('a[href]')].map((a) => a.href)")
    }

    /// Fails unless the page reads so.
    pub fn reads(&self, text: &str) {
        if !self.text().contains(text) {
            panic!("looked for the text “{text}”; {}", self.scene());
        }
    }

    /// Fails if the page, or its source, holds this.
    pub fn never_says(&self, text: &str) {
        if self.html().contains(text) || self.text().contains(text) {
            panic!("“{text}” must not be on this page; {}", self.scene());
        }
    }

    /// Fails, naming what sticks out, if the page can be scrolled sideways.
    pub fn no_horizontal_scroll(&self) {
        let out = self.list(&format!("stickingOut({})", self.setting.0.width));
        if !out.is_empty() {
            panic!("{} is wider than the screen:\n{}", self.url(), out.join("\n"));
        }
    }

    /// The forms this tab has posted so far, to be sent a second time by a [`crate::Client`].
    pub fn posts(&self) -> Vec<Post> {
        self.watched(|watch| watch.posts.clone())
    }

    /// Reports of a broken content security policy so far.
    pub fn csp_reports(&self) -> Vec<String> {
        self.watched(|watch| watch.policy.clone())
    }

    /// Errors of scripts and of files the page asked for; a page's own 403 or 404 is not among them.
    pub fn console_errors(&self) -> Vec<String> {
        self.watched(|watch| watch.errors.clone())
    }

    /// The cookies of this person's browser.
    pub fn cookies(&self) -> Vec<Cookie> {
        let answer = self.browser_command("Storage.getCookies", json!({}));
        answer["cookies"].as_array().into_iter().flatten().map(cookie).collect()
    }

    /// Puts a cookie for an address into this person's browser.
    pub fn set_cookie(&self, url: &str, name: &str, value: &str) {
        self.command("Network.setCookie", json!({ "url": url, "name": name, "value": value }));
    }

    /// Takes all cookies away, as a browser that forgets does.
    pub fn forget_cookies(&self) {
        self.browser_command("Storage.clearCookies", json!({}));
    }

    /// Slows the network: kilobits a second both ways, and milliseconds added to every answer.
    pub fn set_network(&self, kbit: u32, latency: u32) {
        let bytes = f64::from(kbit) * 1000.0 / 8.0;
        let params = json!({
            "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes,
        });
        self.command("Network.emulateNetworkConditions", params);
    }

    /// Puts a picture of the whole page, as on a very long screen, at `target/screenshots/NAME.png`.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let size = self.command("Page.getLayoutMetrics", json!({}));
        let whole = size["cssContentSize"]["height"].as_f64().unwrap_or(0.0);
        self.screen(whole.clamp(f64::from(self.setting.0.height), 8000.0));
        let picture = self.glance(name);
        self.screen(f64::from(self.setting.0.height));
        picture
    }

    /// The same of what is on the screen before anyone scrolls further.
    pub fn glance(&self, name: &str) -> PathBuf {
        let answer = self.command("Page.captureScreenshot", json!({ "format": "png" }));
        self.keep(answer, name, "png")
    }

    /// Prints the page to `target/screenshots/NAME.pdf`.
    pub fn print_pdf(&self, name: &str) -> PathBuf {
        let answer = self.command("Page.printToPDF", json!({ "preferCSSPageSize": true }));
        self.keep(answer, name, "pdf")
    }

    fn keep(&self, answer: Value, name: &str, extension: &str) -> PathBuf {
        let data = answer["data"].as_str().unwrap_or_default();
        let bytes = STANDARD
            .decode(data)
            .unwrap_or_else(|error| panic!("the browser gave a broken {extension}: {error}"));
        let path = places::picture(name, extension);
        std::fs::write(&path, bytes)
            .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
        path
    }

    fn words(&self, expression: &str) -> String {
        self.evaluate(expression).as_str().unwrap_or_default().to_owned()
    }

    fn list(&self, expression: &str) -> Vec<String> {
        let found = self.evaluate(expression);
        let each = found.as_array().into_iter().flatten();
        each.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
}

fn cookie(value: &Value) -> Cookie {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Cookie {
        name: text("name"),
        value: text("value"),
        path: text("path"),
        http_only: value["httpOnly"] == true,
        secure: value["secure"] == true,
        same_site: text("sameSite"),
    }
}
