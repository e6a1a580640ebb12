//! Names of invented people, the alias each is called by, and how others misspell them.

use super::dice::Dice;
use super::stock::{Community, Stock};

/// An invented name.
pub struct Name {
    /// Its parts in the order said.
    pub parts: Vec<String>,
    /// Code of the language of those who bear it.
    pub language: String,
}

/// A name for someone of that sex and nationality.
pub fn name(stock: &Stock, female: bool, nationality: &str, dice: &mut Dice) -> Name {
    let names = &stock.names;
    let fits =
        |community: &Community, nation: &str| community.weight * community.nationalities.weight(nation);
    let known = names.communities.values().any(|one| fits(one, nationality) > 0.0);
    let nation = if known { nationality } else { "KEN" };
    let place = dice.weighted(names.communities.values().map(|one| fits(one, nation)));
    let Some((community, stock_of_it)) = names.communities.iter().nth(place) else {
        return Name { parts: Vec::new(), language: String::new() };
    };
    let own = if female { &stock_of_it.female } else { &stock_of_it.male };
    let traditional = ranked(own, names.rank_exponent, dice);
    let (first, middle) = if names.first_is_traditional_for.contains(community) {
        (traditional, ranked(&stock_of_it.male, names.rank_exponent, dice))
    } else {
        let baptismal = if female { &names.baptismal_female } else { &names.baptismal_male };
        (ranked(baptismal, names.rank_exponent, dice), traditional)
    };
    let family = if dice.percent(names.made_family) {
        made(&stock.ours.syllables, dice)
    } else {
        ranked(&stock_of_it.family, names.rank_exponent, dice)
    };
    Name { parts: vec![first, middle, family], language: stock_of_it.language.clone() }
}

/// The more common a name, the earlier it stands: weight 1 / rank ^ exponent.
fn ranked(names: &[String], exponent: f64, dice: &mut Dice) -> String {
    let ranks = (1..=u32::try_from(names.len()).unwrap_or(0)).map(f64::from);
    let place = dice.weighted(ranks.map(|rank| rank.powf(-exponent)));
    names.get(place).cloned().unwrap_or_default()
}

fn made(syllables: &[String], dice: &mut Dice) -> String {
    let long = dice.between(2, 3);
    let name: String = (0..long).filter_map(|_| dice.one_of(syllables)).map(String::as_str).collect();
    let mut signs = name.chars();
    signs.next().map_or(String::new(), |first| first.to_uppercase().chain(signs).collect())
}

/// The alias of the person with that number, from 0: one word each, then two different words joined,
/// then two with a number.
#[must_use]
pub fn alias(words: &[String], nth: usize) -> String {
    let count = words.len().max(2);
    let word = |place: usize| words.get(place % count).map_or("", String::as_str);
    let Some(pair) = nth.checked_sub(count) else {
        return word(nth).to_owned();
    };
    let pairs = count.saturating_mul(count.saturating_sub(1));
    let (round, pair) = (pair / pairs, pair % pairs);
    let (first, apart) = (pair % count, pair / count);
    let joined = format!("{}-{}", word(first), word(first.saturating_add(apart).saturating_add(1)));
    if round == 0 { joined } else { format!("{joined} {}", round.saturating_add(1)) }
}

/// The name as somebody else writes it.
pub fn misspell(stock: &Stock, name: &str, dice: &mut Dice) -> String {
    let how = &stock.misspelling;
    let same = |one: &&Vec<String>| one.iter().any(|spelling| spelling == name);
    let known = how.variants.iter().filter(same).flatten().filter(|spelling| *spelling != name);
    let others: Vec<&String> = known.collect();
    if let Some(other) = dice.one_of(&others).filter(|_| dice.percent(how.variant)) {
        return (*other).clone();
    }
    let rules: Vec<String> = how.rules.iter().filter_map(|rule| by_rule(name, rule)).collect();
    match dice.one_of(&rules).filter(|_| dice.percent(how.letter_rule)) {
        Some(other) => other.clone(),
        None => one_letter(name, dice),
    }
}

/// Never at the first letter.
fn by_rule(name: &str, (from, to): &(String, String)) -> Option<String> {
    let (head, tail) = name.split_at_checked(1)?;
    tail.contains(from.as_str()).then(|| format!("{head}{}", tail.replacen(from.as_str(), to, 1)))
}

/// One letter lost, doubled, or in the place of its neighbour.
fn one_letter(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 3 {
        return name.to_owned();
    }
    let at = dice.below(letters.len().saturating_sub(2)).saturating_add(1);
    match dice.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.swap(at, at.saturating_add(1)),
        _ => letters.insert(at, letters.get(at).copied().unwrap_or('a')),
    }
    letters.into_iter().collect()
}
