//! `pamoja verify`, `rebuild`, `export`: keeping a house whole, with nobody signed in.

use std::collections::BTreeMap;
use std::path::PathBuf;

use facts::{Card, CardRow, OpenedFacts, OrganisationId, Store, StreamId, Tier};

use super::{Place, Stop, say, serve};
use crate::house::{House, LoadError, fold_card};

/// Which house.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    /// One JSON object on standard output.
    #[arg(long)]
    json: bool,
}

/// What to export, and where to.
#[derive(clap::Args)]
pub struct ExportArgs {
    #[command(flatten)]
    place: Place,
    /// The file to write.
    #[arg(long)]
    to: PathBuf,
}

fn organisations(house: &House) -> Vec<OrganisationId> {
    house.vault.organisations.keys().copied().collect()
}

/// Checks every link, head, signature and card.
pub fn verify(args: &Args) -> Result<(), Stop> {
    let house = serve::open_to_check(&args.place)?;
    let mut wrong = 0_usize;
    let mut facts = 0_u64;
    for organisation in organisations(&house) {
        let report =
            store::check::verify_store(house.store.as_ref(), organisation, &house.vault.server.public())
                .map_err(Stop::environment)?;
        facts = facts.saturating_add(report.facts);
        wrong = wrong.saturating_add(report.findings.len());
        for finding in &report.findings {
            say(&finding.to_string());
        }
        wrong = wrong.saturating_add(stale_cards(&house, organisation)?);
    }
    if args.json {
        let ok = wrong == 0;
        say(&serde_json::json!({"v": 1, "command": "verify", "ok": ok, "result": {"facts": facts, "wrong": wrong}}).to_string());
    } else {
        say(&format!("{facts} facts checked, {wrong} found wrong"));
    }
    if wrong == 0 { Ok(()) } else { Err(Stop::wrong("what is stored is not what was written")) }
}

/// Cards that are not what their facts fold to, or are missing.
fn stale_cards(house: &House, organisation: OrganisationId) -> Result<usize, Stop> {
    let mut wrong = 0_usize;
    for stream in house.store.streams(organisation).map_err(Stop::environment)? {
        wrong = wrong.saturating_add(usize::from(opened(house, organisation, stream).is_err()));
    }
    let all = folded(house, organisation)?;
    let numbers = numbers(house, &all)?;
    for (stream, head, folded) in all {
        let opening = house.store.read(stream, 0).map_err(Stop::environment)?.first().map(|fact| fact.commit);
        let taken =
            opening.filter(|_| folded.series.is_some()).and_then(|commit| numbers.get(&commit).copied());
        if house.register().get(stream).is_some_and(|row| row.serial != taken) {
            say(&format!("stream {stream}: the card's number is not the one that was taken"));
            wrong = wrong.saturating_add(1);
        }
        let register = house.register();
        let standing = register.get(stream);
        if standing.map(|row| (&row.card, row.folded_to)) != Some((&folded, head)) {
            say(&format!("stream {stream}: the card is not what its facts say"));
            wrong = wrong.saturating_add(1);
        }
    }
    Ok(wrong)
}

/// A stream's tier-2 facts; an error if a fact is there whose key is not.
fn opened(house: &House, organisation: OrganisationId, stream: StreamId) -> Result<OpenedFacts, LoadError> {
    let opened = house.tier_two(organisation, stream)?;
    let held = opened.held.iter().filter(|(compartment, _)| compartment.tier() == Tier::Two);
    let facts: u64 = held.map(|(_, count)| *count).sum();
    if usize::try_from(facts) == Ok(opened.facts.len()) {
        Ok(opened)
    } else {
        Err(seal::SealError::Refused.into())
    }
}

/// Every stream that has a card, with its head and the card folded from its facts.
fn folded(house: &House, organisation: OrganisationId) -> Result<Vec<(StreamId, u64, Card)>, Stop> {
    let mut found = Vec::new();
    for stream in house.store.streams(organisation).map_err(Stop::environment)? {
        match opened(house, organisation, stream) {
            Ok(opened) => found.extend(fold_card(&opened.facts).map(|card| (stream, opened.head, card))),
            Err(error) => say(&format!("stream {stream}: cannot be opened: {error}")),
        }
    }
    Ok(found)
}

/// The numbers that were taken in the series of an organisation, by the commit that took them: the
/// opening of a case and its number are one commit.
fn numbers(house: &House, folded: &[(StreamId, u64, Card)]) -> Result<BTreeMap<[u8; 32], u64>, Stop> {
    let offices = folded.iter().flat_map(|(_, _, card)| &card.offices).map(|office| office.stream);
    let mut numbers = BTreeMap::new();
    for series in offices {
        for taken in house.store.read(series, 0).map_err(Stop::environment)? {
            numbers.insert(taken.commit, taken.position);
        }
    }
    Ok(numbers)
}

/// Folds every card anew and keeps them: those that had become stale, broken or lost are whole again.
pub fn rebuild(args: &Args) -> Result<(), Stop> {
    let house = serve::open(&args.place, true)?;
    let mut rebuilt = 0_usize;
    for organisation in organisations(&house) {
        let all = folded(&house, organisation)?;
        let numbers = numbers(&house, &all)?;
        for (stream, head, card) in all {
            let keys = house.load(stream, None).map_err(Stop::environment)?.keys;
            let sealed = card
                .seal(organisation, stream, head, &keys, house.entropy.as_ref())
                .map_err(Stop::environment)?;
            let opening =
                house.store.read(stream, 0).map_err(Stop::environment)?.first().map(|fact| fact.commit);
            let serial =
                opening.filter(|_| card.series.is_some()).and_then(|commit| numbers.get(&commit).copied());
            let fresh = CardRow { organisation, stream, folded_to: head, head, serial, sealed };
            if house.store.refold(fresh).map_err(Stop::environment)? {
                rebuilt = rebuilt.saturating_add(1);
            }
        }
    }
    if args.json {
        say(&serde_json::json!({"v": 1, "command": "rebuild", "ok": true, "result": {"cards": rebuilt}})
            .to_string());
    } else {
        say(&format!("{rebuilt} cards folded anew"));
    }
    Ok(())
}

/// Writes each organisation for the independent verifier: no key, no body.
pub fn export(args: &ExportArgs) -> Result<(), Stop> {
    let house = serve::open(&args.place, false)?;
    let store: &dyn Store = house.store.as_ref();
    for organisation in organisations(&house) {
        let value = store::export::export(store, organisation, &house.vault.server.public(), None, &|_| None)
            .map_err(Stop::environment)?;
        let name = format!("{organisation}.json");
        std::fs::create_dir_all(&args.to).map_err(Stop::environment)?;
        let path = args.to.join(name);
        std::fs::write(&path, value.to_string()).map_err(Stop::environment)?;
        say(&path.display().to_string());
    }
    Ok(())
}
