//! An invented person and where their case stands, before anything of it is written.

use facts::Edtf;
use jiff::Span;
use jiff::civil::Date;

use super::dice::Dice;
use super::names;
use super::stock::{Profile, Stock};

/// One invented person with the outline of their case.
pub struct Person {
    /// Name of the pattern they were drawn from.
    pub profile: String,
    /// The name we call them by.
    pub alias: String,
    /// Their name in parts.
    pub names: Vec<String>,
    /// A further name they are known as.
    pub nickname: Option<String>,
    /// Code of the sex.
    pub sex: Option<&'static str>,
    /// Age in years; `None` if nobody asked.
    pub age: Option<i16>,
    /// Birth date, as exactly as it is known.
    pub born: Option<Edtf>,
    /// Code of the country.
    pub nationality: String,
    /// Code of the county; `None` if nobody asked or abroad.
    pub county: Option<String>,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// When the case was opened.
    pub opened: Date,
    /// `intake`, `active`, `follow_up` or `closed`.
    pub stage: String,
    /// The step they stand at.
    pub step: String,
    /// Code of the risk.
    pub risk: String,
    /// In how many days something is due, if the case is open.
    pub due_in: i64,
}

impl Person {
    /// Draws the person with that number.
    pub fn draw(stock: &Stock, nth: usize, today: Date, dice: &mut Dice) -> Self {
        let place = dice.weighted(stock.profiles.iter().map(|one| one.weight));
        let profile = stock.profiles.get(place);
        let gender = profile.map_or("Woman", |one| one.gender.draw(dice));
        let nationality = profile.map_or("KEN", |one| one.nationality.draw(dice)).to_owned();
        let missing = stock.not_asked.weight(stock.source.draw(dice)) * 100.0;
        let name = names::name(stock, gender != "Man", &nationality, dice);
        let age = profile.map(|one| age(one, dice)).filter(|_| !dice.percent(missing));
        let born = age.map(|age| born(stock, age, today, dice));
        let county = stock.county.draw(dice).to_owned();
        let asked = !dice.percent(missing);
        let (opened, stage) = opened(stock, today, dice);
        let step = stock.step.get(&stage).map_or("contact", |steps| steps.draw(dice)).to_owned();
        let nickname =
            dice.percent(stock.nickname).then(|| dice.one_of(&stock.names.baptismal_female).cloned());
        Self {
            profile: profile.map_or_else(String::new, |one| one.name.clone()),
            alias: names::alias(&stock.alias_words, nth),
            languages: languages(stock, &nationality, name.language),
            names: name.parts,
            nickname: nickname.flatten(),
            sex: match gender {
                "Woman" => Some("SFEM"),
                "Man" => Some("SMAL"),
                _ => None,
            },
            age,
            born,
            county: (nationality == "KEN" && asked).then_some(county),
            nationality,
            opened,
            risk: if matches!(step.as_str(), "contact" | "consent") {
                "not_assessed"
            } else {
                stock.risk.draw(dice)
            }
            .to_owned(),
            stage,
            step,
            due_in: due_in(stock, dice),
        }
    }

    /// Is the case open?
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.stage != "closed"
    }
}

fn age(profile: &Profile, dice: &mut Dice) -> i16 {
    let place = dice.weighted(profile.age.iter().map(|(_, _, weight)| *weight));
    let (from, to, _) = profile.age.get(place).copied().unwrap_or((18, 40, 1.0));
    i16::try_from(dice.between(from.into(), to.into())).unwrap_or(30)
}

fn born(stock: &Stock, age: i16, today: Date, dice: &mut Dice) -> Edtf {
    let days = i64::from(age).saturating_mul(365).saturating_add(dice.between(5, 360));
    let day = today.saturating_sub(Span::new().days(days));
    let exact = dice.part() * 100.0;
    let year = format!("{:04}", day.year());
    let text = if exact < stock.birth.year_only {
        year
    } else if exact < stock.birth.year_only + stock.birth.estimated {
        format!("{year}~")
    } else {
        return Edtf::day(day);
    };
    Edtf::parse(&text).unwrap_or_else(|_| Edtf::day(day))
}

fn opened(stock: &Stock, today: Date, dice: &mut Dice) -> (Date, String) {
    let place = dice.weighted(stock.opened.iter().map(|one| one.percent));
    let Some(span) = stock.opened.get(place) else {
        return (today, "intake".to_owned());
    };
    let days = dice.between(span.days.0, span.days.1);
    (today.saturating_sub(Span::new().days(days)), span.stage.draw(dice).to_owned())
}

fn languages(stock: &Stock, nationality: &str, own: String) -> Vec<String> {
    let abroad = stock.ours.language_of.get(nationality).cloned();
    let mut languages = vec![abroad.unwrap_or(own)];
    if matches!(nationality, "KEN" | "TZA") {
        languages.push("sw".to_owned());
    }
    languages.sort();
    languages.dedup();
    languages
}

/// Late, today, within a week, or later.
fn due_in(stock: &Stock, dice: &mut Dice) -> i64 {
    let spans = [("overdue", -12, -1), ("due_today", 0, 0), ("due_this_week", 1, 6)];
    let mut left = dice.part() * 100.0;
    for (name, from, to) in spans {
        left -= stock.due.weight(name);
        if left < 0.0 {
            return dice.between(from, to);
        }
    }
    dice.between(8, 60)
}
