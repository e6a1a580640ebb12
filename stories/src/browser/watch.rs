//! What the browser reports about a tab while a story runs: answers of the server, broken policies, errors, posts.

use super::pipe::Event;
use serde_json::Value;

/// A form a story sent, as the browser sent it; enough to send it again.
#[derive(Clone, Debug)]
pub struct Post {
    /// Whole address it went to.
    pub url: String,
    /// Its `Content-Type`.
    pub content_type: String,
    /// Its body; empty where the browser does not show it (files).
    pub body: String,
}

/// The state of loading since an action began.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Loading {
    #[default]
    Still,
    Begun,
    Done,
}

/// Everything remembered of one tab.
#[derive(Default)]
pub struct Watch {
    main_frame: String,
    pub loading: Loading,
    pub moved_within: bool,
    pub goes_on: bool,
    pub status: Option<u16>,
    pub headers: Vec<(String, String)>,
    pub policy: Vec<String>,
    pub errors: Vec<String>,
    pub posts: Vec<Post>,
    document: String,
}

impl Watch {
    pub fn new(main_frame: String) -> Watch {
        Watch { main_frame, ..Watch::default() }
    }

    /// Forgets how far loading is, before an action that may lead to another page.
    pub fn begin(&mut self) {
        self.loading = Loading::Still;
        self.moved_within = false;
        self.goes_on = false;
    }

    pub fn note(&mut self, event: &Event) {
        let params = &event.params;
        match event.method.as_str() {
            "Page.frameStartedLoading" | "Page.frameStartedNavigating" if self.is_main(params) => {
                self.loading = Loading::Begun;
                self.goes_on = false;
            }
            "Page.frameStoppedLoading" if self.is_main(params) && self.loading == Loading::Begun => {
                self.loading = Loading::Done;
            }
            "Page.downloadWillBegin" => self.loading = Loading::Done,
            "Page.navigatedWithinDocument" if self.is_main(params) => self.moved_within = true,
            "Page.frameScheduledNavigation" if self.is_main(params) => {
                self.goes_on = params["delay"].as_f64().is_some_and(|seconds| seconds < 2.0)
                    && params["reason"].as_str().is_some_and(|why| why.ends_with("Refresh"));
            }
            "Network.requestWillBeSent" => self.note_request(params),
            "Network.responseReceived" => self.note_answer(params),
            "Log.entryAdded" => self.note_log(&params["entry"]),
            "Audits.issueAdded" => self.note_issue(&params["issue"]),
            "Runtime.exceptionThrown" => {
                self.errors.push(text_of(&params["exceptionDetails"]["exception"]["description"]));
            }
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                self.errors.push(params["args"].to_string());
            }
            _ => {}
        }
    }

    fn is_main(&self, params: &Value) -> bool {
        params["frameId"].as_str() == Some(&self.main_frame)
    }

    fn note_request(&mut self, params: &Value) {
        let request = &params["request"];
        if request["method"] == "POST" && params["redirectResponse"].is_null() {
            let headers = pairs(&request["headers"]);
            let kind = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
            self.posts.push(Post {
                url: text_of(&request["url"]),
                content_type: kind.map(|(_, value)| value.clone()).unwrap_or_default(),
                body: text_of(&request["postData"]),
            });
        }
    }

    fn note_answer(&mut self, params: &Value) {
        if params["type"] == "Document" && self.is_main(params) {
            let response = &params["response"];
            self.status = response["status"].as_u64().and_then(|status| u16::try_from(status).ok());
            self.headers = pairs(&response["headers"]);
            self.document = text_of(&response["url"]);
        }
    }

    fn note_log(&mut self, entry: &Value) {
        let said = format!("{} ({})", text_of(&entry["text"]), text_of(&entry["url"]));
        if entry["source"] == "security" {
            self.policy.push(said);
        } else if entry["level"] == "error" && !self.is_own_status(entry) {
            self.errors.push(said);
        }
    }

    /// Chromium logs a page's own 403 or 404 as an error; stories assert `status()` themselves.
    fn is_own_status(&self, entry: &Value) -> bool {
        // A status without a body stands on a page of Chromium's own.
        let url = entry["url"].as_str().unwrap_or_default();
        entry["source"] == "network" && (url == self.document || url.starts_with("chrome-error:"))
    }

    fn note_issue(&mut self, issue: &Value) {
        if issue["code"] == "ContentSecurityPolicyIssue" {
            self.policy.push(issue["details"]["contentSecurityPolicyIssueDetails"].to_string());
        }
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn pairs(headers: &Value) -> Vec<(String, String)> {
    let each = headers.as_object().into_iter().flatten();
    each.map(|(name, value)| (name.clone(), text_of(value))).collect()
}
