//! What a field holds: an answer, or the reason why there is none, and which answers it replaces.

use serde::{Deserialize, Serialize};

use crate::FactId;

/// Why a question has no answer. Three different things, everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// Nobody has asked yet.
    NotAsked,
    /// The person does not know.
    Unknown,
    /// The person prefers not to say.
    Declined,
}

impl Absent {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::NotAsked, Self::Unknown, Self::Declined];

    /// The stable word in forms and facts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Unknown => "unknown",
            Self::Declined => "declined",
        }
    }

    /// Reads the stable word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == word)
    }
}

/// An answer's content. Numbers are whole; money is cents (HOUSE §6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A line, a paragraph, a code, an EDTF date, an id.
    Text(String),
    /// Several codes or lines.
    List(Vec<String>),
}

impl Value {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Flag(_) | Self::Number(_) | Self::List(_) => None,
        }
    }

    /// The lines: a list as it is, a text as one line.
    #[must_use]
    pub fn lines(&self) -> Vec<&str> {
        match self {
            Self::List(lines) => lines.iter().map(String::as_str).collect(),
            Self::Text(text) => vec![text],
            Self::Flag(_) | Self::Number(_) => Vec::new(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Value {
    fn from(lines: Vec<String>) -> Self {
        Self::List(lines)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// `{v}` or `{none}`, never both and never neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// There is an answer.
    #[serde(rename = "v")]
    Given(Value),
    /// There is none, for this reason.
    #[serde(rename = "none")]
    None(Absent),
}

impl Answer {
    /// The text of a given answer.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Given(value) => value.text(),
            Self::None(_) => None,
        }
    }
}

/// One field of one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct FieldValue {
    /// The answer.
    #[serde(flatten)]
    pub answer: Answer,
    /// The facts whose answer to the same question this one replaces. Two facts that replace the same
    /// one are a clash: both stand until a person chooses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<FactId>,
}

/// A field as it stands in JSON, before it is known to hold either an answer or a reason.
#[derive(Deserialize)]
struct Written {
    v: Option<Value>,
    none: Option<Absent>,
    #[serde(default)]
    over: Vec<FactId>,
}

impl TryFrom<Written> for FieldValue {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let answer = match (written.v, written.none) {
            (Some(value), None) => Answer::Given(value),
            (None, Some(reason)) => Answer::None(reason),
            (Some(_), Some(_)) => return Err("both an answer and a reason for none"),
            (None, None) => return Err("neither an answer nor a reason for none"),
        };
        Ok(Self { answer, over: written.over })
    }
}

impl FieldValue {
    /// A given answer that replaces nothing.
    #[must_use]
    pub fn given(value: impl Into<Value>) -> Self {
        Self { answer: Answer::Given(value.into()), over: Vec::new() }
    }

    /// No answer, for a reason.
    #[must_use]
    pub const fn none(reason: Absent) -> Self {
        Self { answer: Answer::None(reason), over: Vec::new() }
    }

    /// The same answer, replacing those facts.
    #[must_use]
    pub fn over(mut self, replaced: Vec<FactId>) -> Self {
        self.over = replaced;
        self
    }
}
