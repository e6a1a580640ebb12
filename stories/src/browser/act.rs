//! What a person does with a pointer and a keyboard, besides filling in.

use super::Tab;
use super::pipe::deadline;
use serde_json::{Value, json};
use std::time::Duration;

impl Tab {
    /// Clicks the one link, button, summary or label that reads so (whole words first, else a part of them), and waits
    /// for the page it leads to.
    pub fn click_text(&self, text: &str) {
        self.click_in("html", text);
    }

    /// The same inside the first match of a CSS selector, for pages where several things read alike.
    pub fn click_in(&self, inside: &str, text: &str) {
        let find = format!("press({}, {})", json!(text), json!(inside));
        let reads = format!("[...new Set(things({}).map(called))]", json!(inside));
        let element = self.the_one(&find, &format!("something to click called “{text}” in {inside}"), &reads);
        self.click_element(&element, &format!("clicking “{text}”"));
    }

    /// Clicks the first match of a CSS selector and waits for the page it leads to.
    pub fn click(&self, css: &str) {
        let find = format!("[...document.querySelectorAll({})].filter(shown).slice(0, 1)", json!(css));
        let element = self.the_one(&find, &format!("something shown that matches {css}"), "[]");
        self.click_element(&element, &format!("clicking {css}"));
    }

    /// Sends the form a person is in (or the only form of the page) by its first button.
    pub fn submit(&self) {
        let reads = "[...document.forms].map((f) => f.getAttribute('action'))";
        let element = self.the_one("sender()", "the button of the form in use", reads);
        self.click_element(&element, "sending the form");
    }

    /// Presses one key: `Tab`, `Shift+Tab`, `Enter`, `Escape`, `Space`, `Backspace`, an arrow such as `ArrowDown`, or a
    /// character. `Enter` and `Space` wait for the page they lead to.
    pub fn press(&self, key: &str) {
        let away = match key {
            "Enter" => self.evaluate("leads(document.activeElement, true)") == "away",
            "Space" => {
                self.evaluate("!!document.activeElement.closest('button') && leads(document.activeElement)")
                    == "away"
            }
            _ => false,
        };
        self.begin();
        self.key_stroke(key);
        if away {
            self.arrive(&format!("pressing {key}"));
        }
    }

    /// What the element with the keyboard focus is called.
    pub fn focused(&self) -> String {
        let of = "document.activeElement && document.activeElement !== document.body ? (labels(document.activeElement)[0] || called(document.activeElement)) : ''";
        self.evaluate(of).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page reads so, for pages that change by themselves.
    pub fn wait_for_text(&self, text: &str) {
        self.wait_until(&format!("text “{text}”"), |tab| tab.text().contains(text));
    }

    /// Waits until something matches, for pages that change by themselves.
    pub fn wait_for(&self, css: &str) {
        self.wait_until(&format!("something that matches {css}"), |tab| tab.exists(css));
    }

    fn wait_until(&self, what: &str, there: impl Fn(&Tab) -> bool) {
        let until = deadline(Duration::from_secs(15));
        while !there(self) {
            if until <= deadline(Duration::ZERO) {
                panic!("waited 15 s for {what}; {}", self.scene());
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// The remote handle of the only element an expression finds; none or several fail the story.
    pub(super) fn the_one(&self, find: &str, what: &str, reads: &str) -> String {
        let count = self.evaluate(&format!("({find}).length")).as_u64().unwrap_or(0);
        if count != 1 {
            let choice = self.evaluate(reads);
            panic!("looked for {what}, found {count}; there are: {choice}; {}", self.scene());
        }
        let handle = self.run(&format!("({find})[0]"), false);
        handle["objectId"].as_str().unwrap_or_else(|| panic!("{what} went away")).to_owned()
    }

    /// Runs a function with the element as `this`.
    pub(super) fn on(&self, element: &str, function: &str, argument: Value) -> Value {
        let params = json!({
            "objectId": element, "functionDeclaration": function, "arguments": [{ "value": argument }],
            "returnByValue": true,
        });
        self.command("Runtime.callFunctionOn", params)["result"]["value"].clone()
    }

    pub(super) fn click_element(&self, element: &str, by: &str) {
        let leads = self.leads(element);
        if leads == "window" {
            panic!("{by} would open another window, which a survivor's phone must not do; {}", self.scene());
        }
        let (x, y) = self.middle(element, by);
        self.begin();
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.command("Input.dispatchMouseEvent", event);
        }
        if leads == "away" {
            self.arrive(by);
        }
    }

    fn leads(&self, element: &str) -> String {
        let function = format!("function() {{ {} return leads(this, false); }}", include_str!("page.js"));
        self.on(element, &function, Value::Null).as_str().unwrap_or("here").to_owned()
    }

    /// A point where a click reaches the element; something lying over it fails the story, as it would stop a person.
    fn middle(&self, element: &str, by: &str) -> (f64, f64) {
        let point = self.on(
            element,
            "function() {
                this.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
                const box = [...this.getClientRects()].find((r) => r.width > 0 && r.height > 0);
                if (!box) return { hidden: true };
                const x = box.x + box.width / 2, y = box.y + box.height / 2;
                const top = document.elementFromPoint(x, y);
                const reaches = top && (this.contains(top) || top.contains(this) || (top.closest('label') && top.closest('label').control === this));
                return { x, y, over: reaches ? null : (top ? top.outerHTML.slice(0, 120) : 'outside the screen') };
            }",
            Value::Null,
        );
        if let Some(over) = point["over"].as_str() {
            panic!("{by} is not possible: over it lies {over}; {}", self.scene());
        }
        let (Some(x), Some(y)) = (point["x"].as_f64(), point["y"].as_f64()) else {
            panic!("{by} is not possible: it has no box on the page; {}", self.scene());
        };
        (x, y)
    }

    fn key_stroke(&self, key: &str) {
        let (shift, name) = key.strip_prefix("Shift+").map_or((false, key), |name| (true, name));
        let (named, code, text) = match name {
            "Enter" => ("Enter", 13, "\r"),
            "Space" => (" ", 32, " "),
            "Tab" => ("Tab", 9, ""),
            "Escape" => ("Escape", 27, ""),
            "Backspace" => ("Backspace", 8, ""),
            "ArrowLeft" => ("ArrowLeft", 37, ""),
            "ArrowUp" => ("ArrowUp", 38, ""),
            "ArrowRight" => ("ArrowRight", 39, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            other => (other, 0, other),
        };
        let modifiers = if shift { 8 } else { 0 };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let down = json!({
            "type": kind, "key": named, "windowsVirtualKeyCode": code, "text": text, "modifiers": modifiers,
        });
        let up =
            json!({ "type": "keyUp", "key": named, "windowsVirtualKeyCode": code, "modifiers": modifiers });
        self.command("Input.dispatchKeyEvent", down);
        self.command("Input.dispatchKeyEvent", up);
    }
}
