//! `pamoja init`: keys, an organisation, an office, and a link to begin with.

use std::sync::Arc;

use super::{Place, Stop, say};
use crate::door::{SETUP_KIND, Token};
use crate::house::{Ground, House, NewOrganisation, RootKey};
use crate::system::{SystemClock, SystemEntropy};

const LINK_SECONDS: i64 = 86_400;

/// What `pamoja init` can be told.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    /// The name of the organisation.
    #[arg(long)]
    organisation: String,
    /// The name of its first office.
    #[arg(long)]
    office: String,
    /// The prefix of its case numbers, for instance `P-`.
    #[arg(long, default_value = "P-")]
    prefix: String,
    /// The last case number given before.
    #[arg(long, default_value_t = 0)]
    after: i64,
}

/// Makes the house.
pub fn run(args: &Args) -> Result<(), Stop> {
    if args.place.keys.starts_with(&args.place.data) || args.place.root().starts_with(&args.place.data) {
        return Err(Stop::usage("keys never lie beside the database: give --keys a folder elsewhere"));
    }
    let entropy = Arc::new(SystemEntropy);
    let root = RootKey::make(&args.place.root(), entropy.as_ref())
        .map_err(|error| Stop::environment(format!("root key: {error}")))?;
    let ground = Ground {
        data: &args.place.data,
        keys: &args.place.keys,
        root: root.clone(),
        clock: Arc::new(SystemClock::default()),
        entropy,
        demo: false,
        repair: false,
    };
    let mut house = House::found(&ground).map_err(Stop::environment)?;
    let new = NewOrganisation {
        name: &args.organisation,
        kind: "organisation",
        office: &args.office,
        prefix: &args.prefix,
        after: args.after,
    };
    house.open_organisation(&root, &new).map_err(Stop::environment)?;
    let token = Token::new(&house);
    let expires = house.second().saturating_add(LINK_SECONDS);
    let brief = token.brief(&house, SETUP_KIND, b"set-up", expires).map_err(Stop::environment)?;
    house.store.brief_put(brief).map_err(Stop::environment)?;
    say(&format!(
        "The root key is {}. Keep a copy where the database and its backups are not.",
        args.place.root().display()
    ));
    say("Start `pamoja serve`, then open this once, within a day:");
    say(&format!("/set-up/{}", token.text()));
    Ok(())
}
