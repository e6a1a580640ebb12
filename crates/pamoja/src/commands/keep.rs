//! `pamoja verify`, `rebuild`, `export`: keeping a house whole, with nobody signed in.

use std::path::PathBuf;

use facts::{Card, CardRow, Compartment, OrganisationId, Store, Tier, open_facts};

use super::{Place, Stop, say, serve};
use crate::house::{House, fold_card};

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
    let house = serve::open(&args.place)?;
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

/// Cards that are not what their facts fold to.
fn stale_cards(house: &House, organisation: OrganisationId) -> Result<usize, Stop> {
    let mut wrong = 0_usize;
    for (row, folded) in folded(house, organisation)? {
        let standing = house.register().get(row.stream).map(|one| one.card.clone());
        if standing.as_ref() != Some(&folded) || row.folded_to != row.head {
            say(&format!("card of stream {} is not what its facts say", row.stream));
            wrong = wrong.saturating_add(1);
        }
    }
    Ok(wrong)
}

fn folded(house: &House, organisation: OrganisationId) -> Result<Vec<(CardRow, Card)>, Stop> {
    let mut rows = Vec::new();
    house.store.cards(&mut |row| rows.push(row)).map_err(Stop::environment)?;
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| row.organisation == organisation) {
        let loaded = house.load(row.stream, None).map_err(Stop::environment)?;
        let tier_two = |compartment: Compartment| compartment.tier() == Tier::Two;
        let opened = open_facts(organisation, row.stream, &loaded.stored, &loaded.keys, &tier_two)
            .map_err(Stop::environment)?;
        if let Some(card) = fold_card(&opened.facts) {
            found.push((CardRow { head: opened.head, ..row }, card));
        }
    }
    Ok(found)
}

/// Folds every card anew and keeps those that had become stale or were lost.
pub fn rebuild(args: &Args) -> Result<(), Stop> {
    let house = serve::open(&args.place)?;
    let mut rebuilt = 0_usize;
    for organisation in organisations(&house) {
        for (row, card) in folded(&house, organisation)? {
            let keys = house.load(row.stream, None).map_err(Stop::environment)?.keys;
            let sealed = card
                .seal(organisation, row.stream, row.head, &keys, house.entropy.as_ref())
                .map_err(Stop::environment)?;
            let fresh = CardRow { folded_to: row.head, sealed, ..row };
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
    let house = serve::open(&args.place)?;
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
