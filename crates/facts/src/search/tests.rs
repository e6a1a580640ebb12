//! What search promises, by example and by property. All people are invented.

mod demo;
mod dictionary;
mod duplicates;
mod names;
mod phones;
mod properties;
mod recall;

use std::sync::LazyLock;

use super::{Name, Score, Variants, score_names};

static KENYA: LazyLock<Variants> = LazyLock::new(Variants::kenya);

fn name(said: &str) -> Name {
    Name::new(said, &KENYA)
}

fn spellings(said: &str) -> Vec<String> {
    name(said).parts().iter().map(|part| part.spelling().to_owned()).collect()
}

fn score(a: &str, b: &str) -> Score {
    score_names(&name(a), &name(b))
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}
