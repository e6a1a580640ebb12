//! How many people are found by a misspelt name, in a register of five thousand.

#![expect(clippy::arithmetic_side_effects, reason = "a trial counts to some thousands")]

use std::collections::HashSet;

use serde_json::Value;

use super::KENYA;
use crate::search::{Dictionary, Terms};

const PEOPLE: usize = 5_000;
const EACH_VARIANT: usize = 10;

/// A register, and what is typed for whom.
struct Trial {
    names: Vec<Vec<String>>,
    asked: Vec<(usize, String)>,
}

#[test]
fn misspelt_names_find_their_person_among_the_first_ten() {
    let Ok(vectors) = std::env::var("PAMOJA_VECTORS") else {
        println!("PAMOJA_VECTORS is not set: recall over the shared variants not run");
        return;
    };
    let read = |file: &str| -> Value {
        let path = format!("{vectors}/evidence/linkage/{file}");
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let trial = trial(&pairs(&read("name_variants.json")), &stock(&read("generator.json")));
    let (found, first) = measure(&trial);
    let asked = trial.asked.len();
    println!("{asked} misspelt names, {PEOPLE} people: {found} in the first ten, {first} first");
    assert!(found * 100 >= asked * 97, "{found} of {asked}");
}

fn measure(trial: &Trial) -> (usize, usize) {
    let terms: Vec<Terms> =
        trial.names.iter().map(|name| Terms { names: vec![name.clone()], ..Terms::default() }).collect();
    let register = Dictionary::of(&KENYA, (0..).zip(&terms));
    let places = trial.asked.iter().filter_map(|(row, typed)| {
        let hits = register.search(typed, |_| true, 10);
        hits.iter().position(|hit| usize::try_from(hit.row).unwrap() == *row)
    });
    let places: Vec<usize> = places.collect();
    (places.len(), places.iter().filter(|place| **place == 0).count())
}

/// Each variant stands in names of two and of three parts; the rest of the register is drawn
/// from the stock, between them, so that no row is first by its number.
fn trial(pairs: &[(String, String)], stock: &[String]) -> Trial {
    let mut dice = Dice(7);
    let mut seen = HashSet::new();
    let mut trial = Trial { names: Vec::new(), asked: Vec::new() };
    let mut wanted: Vec<&(String, String)> = pairs.iter().cycle().take(pairs.len() * EACH_VARIANT).collect();
    while trial.names.len() < PEOPLE {
        let mut name: Vec<String> =
            (0..2 + dice.below(2)).map(|_| stock[dice.below(stock.len())].clone()).collect();
        let place = dice.below(name.len());
        let pair = if dice.below(4) == 0 { wanted.last().copied() } else { None };
        if let Some((right, _)) = pair {
            name[place].clone_from(right);
        }
        let mut sorted = name.clone();
        sorted.sort();
        if !seen.insert(sorted) {
            continue;
        }
        if let Some((_, wrong)) = pair {
            let mut typed = name.clone();
            typed[place].clone_from(wrong);
            trial.asked.push((trial.names.len(), typed.join(" ")));
            wanted.pop();
        }
        trial.names.push(name);
    }
    assert!(wanted.is_empty(), "the register has room for every variant");
    trial
}

fn pairs(file: &Value) -> Vec<(String, String)> {
    let pairs = file["variants"].as_array().unwrap().iter().map(texts);
    pairs.map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn stock(file: &Value) -> Vec<String> {
    let communities = file["communities"].as_object().unwrap().values();
    let lists = communities.flat_map(|community| ["female", "male", "family"].map(|list| &community[list]));
    lists.chain([&file["baptismal_female"], &file["baptismal_male"]]).flat_map(texts).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// The same throws every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}
