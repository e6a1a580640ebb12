//! One tab: opening addresses, waiting for the page that follows, and ending the story.

use super::pipe::{PATIENCE, Pipe, deadline};
use super::watch::{Loading, Watch};
use super::{Options, Viewport};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// How a story finds things on a page; each script below begins with it.
const FINDING: &str = include_str!("page.js");

/// One person's open tab. End a story with [`Tab::finish`]; dropping it unfinished makes the same checks.
pub struct Tab {
    pipe: Rc<RefCell<Pipe>>,
    context: String,
    session: String,
    pub(super) setting: (Viewport, Options),
    watch: RefCell<Watch>,
    finished: Cell<bool>,
}

impl Tab {
    pub(super) fn attached(
        pipe: Rc<RefCell<Pipe>>,
        context: String,
        target: String,
        session: String,
        setting: (Viewport, Options),
    ) -> Tab {
        // Chromium names a tab's main frame after the tab.
        let watch = RefCell::new(Watch::new(target));
        Tab { pipe, context, session, setting, watch, finished: Cell::new(false) }
    }

    /// Opens an address and waits until it has loaded, whatever its status.
    pub fn goto(&self, url: &str) {
        self.begin();
        let answer = self.command("Page.navigate", json!({ "url": url }));
        match answer["errorText"].as_str() {
            // An error status without a body, and a download, are answers too.
            None | Some("net::ERR_HTTP_RESPONSE_CODE_FAILURE" | "net::ERR_ABORTED") => {}
            Some(error) => panic!("{url} could not be opened: {error}"),
        }
        if answer["loaderId"].is_string() {
            self.arrive(&format!("opening {url}"));
        }
    }

    /// Loads this page again; a page that came from a post is posted again.
    pub fn reload(&self) {
        self.begin();
        self.command("Page.reload", json!({}));
        self.arrive("loading the page again");
    }

    /// Goes back, as with the browser's own button.
    pub fn back(&self) {
        let history = self.command("Page.getNavigationHistory", json!({}));
        let before = history["currentIndex"].as_u64().and_then(|at| at.checked_sub(1));
        let entry = before.and_then(|at| history["entries"].get(usize::try_from(at).ok()?));
        let Some(entry) = entry else { panic!("there is no page to go back to; {}", self.scene()) };
        self.begin();
        self.command("Page.navigateToHistoryEntry", json!({ "entryId": entry["id"] }));
        self.settle(Duration::from_secs(10), |watch| watch.loading == Loading::Done || watch.moved_within);
    }

    /// Ends the story: fails if any content security policy was broken, then closes tab and cookies.
    pub fn finish(self) {
        self.fail_on_broken_policy();
        self.finished.set(true);
    }

    /// Sends a command of the debugging protocol to this tab; a refusal fails the story.
    pub fn command(&self, method: &str, params: Value) -> Value {
        let answer = self.pipe.borrow_mut().call(Some(&self.session), method, params);
        self.hear();
        answer.unwrap_or_else(|error| panic!("the browser refused {error}"))
    }

    /// Evaluates a JavaScript expression in the page, also with scripts off, and gives its value.
    pub fn evaluate(&self, expression: &str) -> Value {
        self.run(expression, true)["value"].clone()
    }

    pub(super) fn run(&self, expression: &str, by_value: bool) -> Value {
        let whole = format!("(() => {{\n{FINDING}\nreturn ({expression});\n}})()");
        let params =
            json!({ "expression": whole, "returnByValue": by_value, "awaitPromise": self.setting.1.scripts });
        let answer = self.command("Runtime.evaluate", params);
        if let Some(details) = answer.get("exceptionDetails") {
            let why = details["exception"]["description"].as_str().unwrap_or("an exception");
            panic!("the page could not evaluate {expression}: {why}");
        }
        answer["result"].clone()
    }

    pub(super) fn browser_command(&self, method: &str, mut params: Value) -> Value {
        params["browserContextId"] = json!(self.context);
        let answer = self.pipe.borrow_mut().call(None, method, params);
        answer.unwrap_or_else(|error| panic!("the browser refused {error}"))
    }

    /// Reads what has been reported so far.
    pub(super) fn watched<T>(&self, read: impl FnOnce(&Watch) -> T) -> T {
        self.hear();
        read(&self.watch.borrow())
    }

    /// To be called before an action that may lead to another page.
    pub(super) fn begin(&self) {
        self.hear();
        self.watch.borrow_mut().begin();
    }

    /// Waits for the page that an action leads to, and for one that follows it at once by itself.
    pub(super) fn arrive(&self, by: &str) {
        let loaded = |watch: &Watch| watch.loading == Loading::Done;
        if !self.settle(PATIENCE, loaded) {
            let begun = self.watch.borrow().loading == Loading::Begun;
            let what = if begun { "a page that did not finish loading" } else { "no other page" };
            panic!("{by} led to {what} in {} s; {}", PATIENCE.as_secs(), self.scene());
        }
        let mut hops = 0;
        while self.watch.borrow().goes_on && hops < 5 {
            self.settle(Duration::from_secs(8), |watch| !watch.goes_on && loaded(watch));
            hops += 1;
        }
    }

    /// Waits until the watch says so; false if it did not within that time.
    pub(super) fn settle(&self, patience: Duration, done: impl Fn(&Watch) -> bool) -> bool {
        let until = deadline(patience);
        loop {
            self.hear();
            if done(&self.watch.borrow()) {
                return true;
            }
            if !self.pipe.borrow_mut().wait(until) {
                return false;
            }
        }
    }

    /// Where we are and what the page says, for the message of a story that stops.
    pub(super) fn scene(&self) -> String {
        let status = self.watch.borrow().status.map_or("no status".to_owned(), |status| status.to_string());
        let title = self.evaluate("document.title");
        let says = self.evaluate("document.body ? document.body.innerText : ''");
        let says: String = says.as_str().unwrap_or_default().chars().take(2500).collect();
        format!("at {} ({status}, {title}) the page says:\n{says}", self.url())
    }

    fn hear(&self) {
        let events = self.pipe.borrow_mut().take_events(&self.session);
        let mut watch = self.watch.borrow_mut();
        events.iter().for_each(|event| watch.note(event));
    }

    fn fail_on_broken_policy(&self) {
        let reports = self.csp_reports();
        if !reports.is_empty() {
            panic!("content security policy was broken {} times:\n{}", reports.len(), reports.join("\n"));
        }
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        let close = json!({ "browserContextId": self.context });
        if std::thread::panicking() {
            return;
        }
        if !self.finished.get() {
            self.fail_on_broken_policy();
        }
        let _ = self.pipe.borrow_mut().call(None, "Target.disposeBrowserContext", close);
    }
}
