//! Filling in a form: fields are found by their label as a person reads it, else by name or id.

use super::Tab;
use serde_json::{Value, json};

const LABELS: &str = "[...document.querySelectorAll(everyField)].map((f) => labels(f)[0] || f.name)";

impl Tab {
    /// Replaces what stands in the field with this label or name.
    pub fn fill(&self, label: &str, text: &str) {
        self.fill_in("", label, text);
    }

    /// The same for a field of the group (legend) named first: a date's `Day` of one of several dates.
    pub fn fill_in(&self, group: &str, label: &str, text: &str) {
        let find = format!("writable({}, {})", json!(label), json!(group));
        let element = self.the_one(&find, &format!("a field called “{label}”{}", within(group)), LABELS);
        // Pickers have no caret; everything else is typed as from a keyboard.
        let picked = self.on(
            &element,
            "function(text) {
                if (!/^(date|time|datetime-local|month|week|color|range)$/.test(this.type)) {
                    this.focus();
                    this.select();
                    return false;
                }
                this.value = text;
                this.dispatchEvent(new Event('input', { bubbles: true }));
                this.dispatchEvent(new Event('change', { bubbles: true }));
                return true;
            }",
            json!(text),
        );
        match (picked, text) {
            (Value::Bool(true), _) => {}
            (_, "") => self.press("Backspace"),
            _ => drop(self.command("Input.insertText", json!({ "text": text }))),
        }
    }

    /// Chooses the radio, checkbox or option that reads so.
    pub fn choose(&self, label: &str) {
        self.choose_in("", label);
    }

    /// The same in the group (legend) or select named first, for answers that stand under several questions.
    pub fn choose_in(&self, group: &str, label: &str) {
        let element = self.choice(group, label);
        if self.on(&element, "function() { return this.tagName === 'OPTION'; }", Value::Null) == true {
            self.on(
                &element,
                "function() {
                    const list = this.closest('select');
                    if (!list.multiple) [...list.options].forEach((o) => { o.selected = false; });
                    this.selected = true;
                    list.focus();
                    list.dispatchEvent(new Event('input', { bubbles: true }));
                    list.dispatchEvent(new Event('change', { bubbles: true }));
                }",
                Value::Null,
            );
        } else {
            self.tick(&element, true, label);
        }
    }

    /// Takes the tick from a checkbox.
    pub fn untick(&self, label: &str) {
        let element = self.choice("", label);
        self.tick(&element, false, label);
    }

    /// What stands in the field with this label or name now; for a group of radios (its legend), the chosen label.
    pub fn value(&self, label: &str) -> String {
        let find = format!(
            "(writable({0}, '')[0]?.value ?? (() => {{ const on = named({0})[0]?.querySelector('input:checked'); return on ? labels(on)[0] : null; }})())",
            json!(label)
        );
        let value = self.evaluate(&find);
        let Some(text) = value.as_str() else {
            panic!(
                "looked for a field or group called “{label}”; there are: {}; {}",
                self.evaluate(LABELS),
                self.scene()
            );
        };
        text.to_owned()
    }

    fn choice(&self, group: &str, label: &str) -> String {
        let find = format!("choices({}, {})", json!(label), json!(group));
        self.the_one(&find, &format!("an answer “{label}”{}", within(group)), LABELS)
    }

    /// Clicks the box, or its label where the box itself is drawn by the label, until it stands as wanted.
    fn tick(&self, element: &str, on: bool, label: &str) {
        let is_on = |tab: &Tab| tab.on(element, "function() { return this.checked; }", Value::Null) == on;
        if is_on(self) {
            return;
        }
        let params = json!({
            "objectId": element,
            "functionDeclaration": "function() { const r = this.getBoundingClientRect(); return r.width > 3 && r.height > 3 && getComputedStyle(this).opacity > 0 ? this : (this.labels[0] || this); }",
        });
        let shown = self.command("Runtime.callFunctionOn", params);
        let shown = shown["result"]["objectId"].as_str().unwrap_or(element).to_owned();
        self.click_element(&shown, &format!("choosing “{label}”"));
        if !is_on(self) {
            panic!("choosing “{label}” changed nothing; {}", self.scene());
        }
    }
}

fn within(group: &str) -> String {
    if group.is_empty() { String::new() } else { format!(" in “{group}”") }
}
