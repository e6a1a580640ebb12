//! All texts of the product, in every language, proven complete when they are put together.

use std::sync::atomic::{AtomicUsize, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::shape::{Flaw, LanguageError, Shape, differences};
use super::words::grouped;
use super::{Language, Words};

pub(super) type Bundle = FluentBundle<FluentResource>;

/// Every text in every language. Share one for the life of the process.
pub struct Texts {
    english: Bundle,
    kiswahili: Bundle,
    missing: AtomicUsize,
}

impl Texts {
    /// Puts the sources of several crates together.
    ///
    /// # Errors
    /// Lists every key that is missing in a language, stands twice, takes other variables in
    /// one language than in the other, refers to nothing, or calls a function.
    pub fn new(sources: &[(Language, &'static str)]) -> Result<Texts, LanguageError> {
        let (english, english_shape, mut flaws) = gather(Language::English, sources);
        let (kiswahili, kiswahili_shape, more) = gather(Language::Kiswahili, sources);
        flaws.extend(more);
        flaws.extend(differences(&english_shape, &kiswahili_shape));
        if !flaws.is_empty() {
            return Err(LanguageError { flaws });
        }
        Ok(Texts { english, kiswahili, missing: AtomicUsize::new(0) })
    }

    pub fn words(&self, language: Language) -> Words<'_> {
        Words::new(self, language)
    }

    /// How often a text or an argument was asked for that does not exist. Tests assert 0.
    pub fn missing(&self) -> usize {
        self.missing.load(Ordering::Relaxed)
    }

    pub(super) fn bundle(&self, language: Language) -> &Bundle {
        match language {
            Language::English => &self.english,
            Language::Kiswahili => &self.kiswahili,
        }
    }

    pub(super) fn note_missing(&self) {
        self.missing.fetch_add(1, Ordering::Relaxed);
    }
}

fn gather(language: Language, sources: &[(Language, &'static str)]) -> (Bundle, Shape, Vec<Flaw>) {
    let mut bundle = Bundle::new_concurrent(vec![locale(language)]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(number.into())),
        _ => None,
    }));
    let mut shape = Shape::default();
    let mut flaws = Vec::new();
    for (_, source) in sources.iter().filter(|(of, _)| *of == language) {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                flaws.extend(errors.into_iter().map(|error| Flaw::Unreadable {
                    language,
                    what: format!("{error} near {:?}", near(source, error.pos.start)),
                }));
                resource
            }
        };
        flaws.extend(shape.add(language, &resource));
        bundle.add_resource_overriding(resource);
    }
    flaws.extend(shape.inner_flaws(language));
    (bundle, shape, flaws)
}

fn near(source: &str, at: usize) -> String {
    let bytes = source.as_bytes().iter().skip(at).take(40).copied();
    String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
}

/// The locale whose plural rules apply; a test sees both.
fn locale(language: Language) -> LanguageIdentifier {
    language.code().parse().unwrap_or_default()
}
