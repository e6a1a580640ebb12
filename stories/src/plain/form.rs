//! A form of a page: what it holds, filled in by name, and what a browser would send of it.

use super::html::{Token, get, tokens};

/// One form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Its `id`.
    pub id: String,
    /// `GET` or `POST`.
    pub method: String,
    /// The path it goes to.
    pub action: String,
    /// Everything with a name that can be filled in, hidden ones too, in order.
    pub fields: Vec<Field>,
    /// Its buttons.
    pub buttons: Vec<Button>,
    extra: Vec<(String, String)>,
}

/// One input, radio or checkbox, select or textarea.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// `text`, `hidden`, `radio`, `checkbox`, `select`, `textarea` …
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What stands in it, or what a radio or checkbox sends.
    pub value: String,
    /// Whether it is sent: false for a radio or checkbox that is not on.
    pub on: bool,
    /// The values and texts of a select.
    pub options: Vec<(String, String)>,
}

/// One button that sends the form.
#[derive(Clone, Debug, Default)]
pub struct Button {
    /// Its name; empty if it sends nothing of its own.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What it reads.
    pub text: String,
    /// Its own address, if it has one.
    pub action: Option<String>,
}

impl Form {
    /// Writes into the field of this name, or turns on the radio, checkbox or option with this value.
    pub fn set(&mut self, name: &str, value: &str) -> &mut Form {
        let names = self.names();
        let is_choice = |field: &Field| matches!(field.kind.as_str(), "radio" | "checkbox");
        let mut done = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            if is_choice(field) {
                field.on = field.value == value || (field.on && field.kind == "checkbox");
                done |= field.value == value;
            } else if field.kind != "select" || field.options.iter().any(|(each, _)| each == value) {
                value.clone_into(&mut field.value);
                field.on = true;
                done = true;
            }
        }
        if !done {
            panic!("the form to {} has no {name} that takes {value:?}; it has {names:?}", self.action);
        }
        self
    }

    /// Empties the field of this name, or turns its radios or checkboxes off.
    pub fn clear(&mut self, name: &str) -> &mut Form {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            match field.kind.as_str() {
                "radio" | "checkbox" | "select" => field.on = false,
                _ => field.value.clear(),
            }
        }
        self
    }

    /// Sends something the page did not ask for, whatever the fields allow.
    pub fn smuggle(&mut self, name: &str, value: &str) -> &mut Form {
        self.extra.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends it by the button that reads so or has this value.
    pub fn press(&mut self, button: &str) -> &mut Form {
        let found = self.buttons.iter().find(|each| each.text == button || each.value == button).cloned();
        let Some(found) = found else {
            panic!("the form to {} has no button {button:?}; it has {:?}", self.action, self.buttons);
        };
        if !found.name.is_empty() {
            self.extra.push((found.name, found.value));
        }
        if let Some(action) = found.action {
            self.action = action;
        }
        self
    }

    /// What stands in the field of this name: the first that would be sent.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name && field.on).map(|field| field.value.as_str())
    }

    /// The names that can be filled in, each once, without the hidden ones.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for field in self.fields.iter().filter(|field| field.kind != "hidden") {
            if !names.contains(&field.name) {
                names.push(field.name.clone());
            }
        }
        names
    }

    /// What a browser would send, in its order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let fields = self.fields.iter().filter(|field| field.on);
        let pairs = fields.map(|field| (field.name.clone(), field.value.clone()));
        pairs.chain(self.extra.iter().cloned()).collect()
    }
}

/// The forms of a page that stands at `path`.
pub fn forms(page: &str, path: &str) -> Vec<Form> {
    let mut reader =
        Reader { path, forms: Vec::new(), open: None, strays: Vec::new(), taking: Taking::Nothing };
    tokens(page).into_iter().for_each(|token| reader.take(token));
    let Reader { mut forms, strays, .. } = reader;
    for (id, field) in strays {
        if let Some(form) = forms.iter_mut().find(|form| form.id == id) {
            form.fields.push(field);
        }
    }
    forms
}

/// The path that a reference on a page at `from` leads to.
pub fn join(from: &str, to: &str) -> String {
    let here = from.split(['?', '#']).next().unwrap_or(from);
    if let Some((_, rest)) = to.strip_prefix("http://").and_then(|rest| rest.split_once('/')) {
        return format!("/{rest}");
    }
    match to.chars().next() {
        None => from.to_owned(),
        Some('/') => to.to_owned(),
        Some('?') => format!("{here}{to}"),
        Some('#') => from.to_owned(),
        Some(_) => format!("{}/{to}", here.rsplit_once('/').map_or("", |(folder, _)| folder)),
    }
}

/// Whose text is being read.
enum Taking {
    Nothing,
    Textarea(Field),
    Select(Field),
    Choice { select: Field, value: Option<String>, selected: bool, text: String },
    Button(Button),
}

struct Reader<'a> {
    path: &'a str,
    forms: Vec<Form>,
    open: Option<usize>,
    strays: Vec<(String, Field)>,
    taking: Taking,
}

impl Reader<'_> {
    fn take(&mut self, token: Token) {
        match token {
            Token::Open(name, attributes) => self.open(&name, &attributes),
            Token::Close(name) => self.close(&name),
            Token::Text(text) => match &mut self.taking {
                Taking::Textarea(field) => field.value.push_str(&text),
                Taking::Choice { text: said, .. } => said.push_str(&text),
                Taking::Button(button) => button.text.push_str(&text),
                Taking::Nothing | Taking::Select(_) => {}
            },
        }
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        let text = |name: &str| get(attributes, name).unwrap_or_default().to_owned();
        match name {
            "form" => {
                let method = text("method").to_ascii_uppercase();
                let method = if method == "POST" { method } else { "GET".to_owned() };
                let action = join(self.path, &text("action"));
                self.open = Some(self.forms.len());
                self.forms.push(Form { id: text("id"), method, action, ..Form::default() });
            }
            "input" => self.input(attributes),
            "textarea" => self.taking = Taking::Textarea(field("textarea", attributes)),
            "select" => self.taking = Taking::Select(Field { on: false, ..field("select", attributes) }),
            "option" => {
                self.end_choice();
                if let Taking::Select(select) = std::mem::replace(&mut self.taking, Taking::Nothing) {
                    let selected = get(attributes, "selected").is_some();
                    let value = get(attributes, "value").map(str::to_owned);
                    self.taking = Taking::Choice { select, value, selected, text: String::new() };
                }
            }
            "button" if get(attributes, "type").unwrap_or("submit") == "submit" => {
                let action = get(attributes, "formaction").map(|to| join(self.path, to));
                self.taking = Taking::Button(Button {
                    name: text("name"),
                    value: text("value"),
                    action,
                    text: String::new(),
                });
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "form" => self.open = None,
            "option" | "optgroup" => self.end_choice(),
            "select" => {
                self.end_choice();
                if let Taking::Select(field) = std::mem::replace(&mut self.taking, Taking::Nothing) {
                    self.keep(first_option(field));
                }
            }
            "textarea" | "button" => match std::mem::replace(&mut self.taking, Taking::Nothing) {
                Taking::Textarea(field) => self.keep(field),
                Taking::Button(button) => self.keep_button(button),
                other @ (Taking::Nothing | Taking::Select(_) | Taking::Choice { .. }) => self.taking = other,
            },
            _ => {}
        }
    }

    fn input(&mut self, attributes: &[(String, String)]) {
        let kind = get(attributes, "type").unwrap_or("text").to_ascii_lowercase();
        let mut field = field(&kind, attributes);
        match kind.as_str() {
            "submit" => {
                let Field { name, value, .. } = field;
                self.keep_button(Button { name, text: value.clone(), value, action: None });
                return;
            }
            "button" | "reset" | "image" | "file" => return,
            "radio" | "checkbox" => {
                field.on &= get(attributes, "checked").is_some();
                if get(attributes, "value").is_none() {
                    "on".clone_into(&mut field.value);
                }
            }
            _ => {}
        }
        self.keep_of(field, get(attributes, "form"));
    }

    fn end_choice(&mut self) {
        match std::mem::replace(&mut self.taking, Taking::Nothing) {
            Taking::Choice { mut select, value, selected, text } => {
                let text = one_line(&text);
                let value = value.unwrap_or_else(|| text.clone());
                if selected {
                    value.clone_into(&mut select.value);
                    select.on = true;
                }
                select.options.push((value, text));
                self.taking = Taking::Select(select);
            }
            other => self.taking = other,
        }
    }

    fn keep(&mut self, field: Field) {
        self.keep_of(field, None);
    }

    fn keep_of(&mut self, field: Field, owner: Option<&str>) {
        if field.name.is_empty() {
            return;
        }
        match (owner, self.open.and_then(|at| self.forms.get_mut(at))) {
            (Some(owner), _) => self.strays.push((owner.to_owned(), field)),
            (None, Some(form)) => form.fields.push(field),
            (None, None) => {}
        }
    }

    fn keep_button(&mut self, mut button: Button) {
        button.text = one_line(&button.text);
        if let Some(form) = self.open.and_then(|at| self.forms.get_mut(at)) {
            form.buttons.push(button);
        }
    }
}

fn field(kind: &str, attributes: &[(String, String)]) -> Field {
    let text = |name: &str| get(attributes, name).unwrap_or_default().to_owned();
    let on = get(attributes, "disabled").is_none();
    Field { kind: kind.to_owned(), name: text("name"), value: text("value"), on, options: Vec::new() }
}

/// A select in which nothing is chosen sends its first option.
fn first_option(mut field: Field) -> Field {
    if let (false, Some((value, _))) = (field.on, field.options.first()) {
        value.clone_into(&mut field.value);
        field.on = true;
    }
    field
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
