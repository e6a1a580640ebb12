//! Streams as one JSON document for the independent verifier (`verifier/`), which knows only SHA-256
//! and Ed25519. Every number, digest and header in it is in clear in the store already; bodies are
//! what the caller may disclose.

use facts::{HeadRow, OrganisationId, SignedCommit, Store, StoreError, StoredFact, StreamId, hex};
use seal::SUITE;
use serde_json::{Map, Value, json};

/// Gives the opened body of a fact that may be disclosed.
pub type Bodies<'a> = &'a dyn Fn(&StoredFact) -> Option<Vec<u8>>;

/// All of an organisation, or some of its streams: the heads are always all of it.
///
/// # Errors
/// [`StoreError`].
pub fn export(
    store: &dyn Store,
    organisation: OrganisationId,
    server_public: &[u8; 32],
    streams: Option<&[StreamId]>,
    bodies: Bodies<'_>,
) -> Result<Value, StoreError> {
    let (commits, streams) = match streams {
        None => (store.commits(organisation, None)?, store.streams(organisation)?),
        Some(some) => (commits_of(store, organisation, some)?, some.to_vec()),
    };
    let streams = streams
        .into_iter()
        .map(|stream| self::stream(store, stream, bodies))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(json!({
        "format": "pamoja stream export 1",
        "suite": SUITE,
        "organisation": hex(organisation.bytes()),
        "server_key": hex(server_public),
        "heads": heads(store, organisation)?,
        "commits": commits.iter().map(commit).collect::<Vec<_>>(),
        "streams": streams,
    }))
}

/// Each commit once, in the order of the organisation.
fn commits_of(
    store: &dyn Store,
    organisation: OrganisationId,
    streams: &[StreamId],
) -> Result<Vec<SignedCommit>, StoreError> {
    let mut wanted = std::collections::BTreeSet::new();
    for stream in streams {
        let own = store.commits(organisation, Some(*stream))?;
        wanted.extend(own.iter().map(SignedCommit::id));
    }
    let mut commits = store.commits(organisation, None)?;
    commits.retain(|commit| wanted.contains(&commit.id()));
    Ok(commits)
}

fn heads(store: &dyn Store, organisation: OrganisationId) -> Result<Vec<Value>, StoreError> {
    let links = store.links(organisation, 0)?;
    let mut rest = links.as_slice();
    let heads = store.heads(organisation, false)?;
    Ok(heads
        .iter()
        .map(|row| {
            let count = usize::try_from(row.count).unwrap_or(usize::MAX);
            let (own, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = after;
            head(row, own)
        })
        .collect())
}

fn head(row: &HeadRow, links: &[[u8; 32]]) -> Value {
    json!({
        "number": row.number,
        "previous": hex(&row.previous),
        "links": links.iter().map(|link| hex(link)).collect::<Vec<_>>(),
        "head": hex(&row.head),
        "signature": hex(&row.signature),
    })
}

fn commit(commit: &SignedCommit) -> Value {
    let statement = &commit.statement;
    json!({
        "id": hex(&commit.id()),
        "author": hex(&statement.author),
        "command": hex(&statement.command),
        "command_digest": hex(&statement.command_digest),
        "previous": hex(&statement.previous),
        "digests": statement.digests.iter().map(|digest| hex(digest)).collect::<Vec<_>>(),
        "signature": hex(&commit.signature),
    })
}

fn stream(store: &dyn Store, stream: StreamId, bodies: Bodies<'_>) -> Result<Value, StoreError> {
    let facts = store.read(stream, 0)?;
    Ok(json!({
        "stream": hex(stream.bytes()),
        "facts": facts.iter().map(|row| fact(row, bodies)).collect::<Vec<_>>(),
    }))
}

fn fact(row: &StoredFact, bodies: Bodies<'_>) -> Value {
    let mut fact = Map::new();
    fact.insert("header".into(), hex(&row.fact.header.encode()).into());
    fact.insert("sealed".into(), hex(&row.fact.sealed).into());
    fact.insert("commit".into(), hex(&row.commit).into());
    fact.insert("position".into(), row.position.into());
    fact.insert("sequence".into(), row.sequence.into());
    fact.insert("received".into(), row.received.into());
    fact.insert("link".into(), hex(&row.link).into());
    if let Some(body) = bodies(row) {
        fact.insert("body".into(), hex(&body).into());
    }
    Value::Object(fact)
}
