//! axe-core inside the page: WCAG 2.2 A and AA and its best practices.

use super::Tab;
use serde_json::Value;
use std::fmt;

const AXE: &str = include_str!("../../vendor/axe.min.js");

const RUN: &str = "axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then((result) => result.violations)";

/// One rule that a page breaks, and where.
#[derive(Clone, Debug)]
pub struct Violation {
    /// axe's name of the rule, such as `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// What to do.
    pub help: String,
    /// The HTML of each place.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        self.places.iter().try_for_each(|place| write!(f, "\n    {place}"))
    }
}

impl Tab {
    /// What axe finds wrong on this page. Needs scripts: with scripts off axe would hang, so the story stops instead.
    pub fn axe(&self) -> Vec<Violation> {
        if !self.setting.1.scripts {
            panic!("axe needs scripts: look at {} in a tab with scripts on", self.url());
        }
        if self.evaluate("typeof window.axe") != "object" {
            self.command("Runtime.evaluate", serde_json::json!({ "expression": AXE }));
        }
        let found = self.evaluate(RUN);
        let Some(found) = found.as_array() else {
            panic!("axe gave no answer; {}", self.scene());
        };
        found.iter().map(violation).collect()
    }

    /// Fails, naming each place, if axe finds anything.
    pub fn accessible(&self) {
        let found = self.axe();
        if !found.is_empty() {
            let list: Vec<String> = found.iter().map(Violation::to_string).collect();
            panic!("axe finds {} things on {}:\n{}", found.len(), self.url(), list.join("\n"));
        }
    }
}

fn violation(value: &Value) -> Violation {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let nodes = value["nodes"].as_array().into_iter().flatten();
    let places = nodes.map(|node| {
        let html = node["html"].as_str().unwrap_or_default();
        let why = node["failureSummary"].as_str().unwrap_or_default().replace('\n', " ");
        format!("{html} — {why}")
    });
    Violation { rule: text("id"), impact: text("impact"), help: text("help"), places: places.collect() }
}
