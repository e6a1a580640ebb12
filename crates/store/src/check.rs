//! Checks everything the store claims about an organisation: `pamoja verify` and the nightly job.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use facts::{CardRow, HeadRow, OrganisationId, SignedCommit, Store, StoreError, StreamId, hex};

/// What was looked at, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Streams read.
    pub streams: u64,
    /// Facts whose link was recomputed.
    pub facts: u64,
    /// Commits whose signature was checked.
    pub commits: u64,
    /// Heads recomputed.
    pub heads: u64,
    /// The last head, to be printed, backed up or witnessed; zeros if there is none.
    pub last_head: [u8; 32],
    /// Cards looked at.
    pub cards: u64,
    /// Cards that facts were linked after; not wrong, but to be folded again.
    pub stale: u64,
    /// What is wrong. Empty if all is well.
    pub findings: Vec<Finding>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Something could not be read at all.
    Unreadable(String),
    /// The link at that position does not follow from what stands before it.
    Link(StreamId, u64),
    /// A sequence that is missing, stands twice, or names another link than its fact.
    Sequence(u64),
    /// A head that does not follow from its links.
    Head(u64),
    /// A head that the server did not sign.
    HeadSignature(u64),
    /// A commit whose digests are not its facts.
    Digests([u8; 32]),
    /// A commit that its author did not sign.
    Signature([u8; 32]),
    /// A fact that belongs to no commit.
    NoCommit(StreamId, u64),
    /// A card that folds further than its stream, or to a stream that is not there.
    Card(StreamId),
    /// A card whose number was not taken in the commit that opened its stream.
    Serial(StreamId),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Link(stream, position) => write!(f, "stream {stream}: link {position} is wrong"),
            Self::Sequence(sequence) => write!(f, "sequence {sequence} is missing or wrong"),
            Self::Head(number) => write!(f, "head {number} is wrong"),
            Self::HeadSignature(number) => write!(f, "head {number} is not signed by the server"),
            Self::Digests(id) => write!(f, "commit {}: other facts than signed", hex(id)),
            Self::Signature(id) => write!(f, "commit {}: signature is wrong", hex(id)),
            Self::NoCommit(stream, position) => {
                write!(f, "stream {stream}: fact {position} belongs to no commit")
            }
            Self::Card(stream) => write!(f, "stream {stream}: the card folds too far"),
            Self::Serial(stream) => write!(f, "stream {stream}: the card's number was not taken"),
        }
    }
}

/// Recomputes and compares everything of an organisation.
///
/// # Errors
/// Only if the list of streams cannot be read; what else cannot be read is a finding.
pub fn verify_store(
    store: &dyn Store,
    organisation: OrganisationId,
    server_public: &[u8; 32],
) -> Result<Report, StoreError> {
    let mut seen = Seen::new(organisation);
    for stream in store.streams(organisation)? {
        seen.stream(store, stream);
    }
    let commits = store.commits(organisation, None);
    let commits = seen.readable(commits);
    seen.commits(&commits);
    let links = store.links(organisation, 0);
    let links = seen.readable(links);
    seen.sequence(&links);
    let heads = store.heads(organisation, false);
    let heads = seen.readable(heads);
    seen.heads(&heads, &links, server_public);
    seen.cards(store);
    Ok(seen.report)
}

struct Seen {
    organisation: OrganisationId,
    report: Report,
    /// By sequence: the link that the fact there must have.
    links: BTreeMap<u64, [u8; 32]>,
    by_commit: BTreeMap<[u8; 32], Vec<Placed>>,
    lengths: BTreeMap<StreamId, u64>,
    first_commits: BTreeMap<StreamId, [u8; 32]>,
}

struct Placed {
    sequence: u64,
    digest: [u8; 32],
    stream: StreamId,
    position: u64,
}

impl Seen {
    fn new(organisation: OrganisationId) -> Self {
        Self {
            organisation,
            report: Report::default(),
            links: BTreeMap::new(),
            by_commit: BTreeMap::new(),
            lengths: BTreeMap::new(),
            first_commits: BTreeMap::new(),
        }
    }

    fn find(&mut self, finding: Finding) {
        self.report.findings.push(finding);
    }

    fn readable<T: Default>(&mut self, read: Result<T, StoreError>) -> T {
        read.unwrap_or_else(|error| {
            self.find(Finding::Unreadable(error.to_string()));
            T::default()
        })
    }

    fn stream(&mut self, store: &dyn Store, stream: StreamId) {
        let read = store.read(stream, 0);
        let stored = self.readable(read);
        self.report.streams = self.report.streams.saturating_add(1);
        if stored.is_empty() {
            self.find(Finding::Link(stream, 1));
        }
        if let Err(facts::ReadError::Chain(position)) = facts::check_links(self.organisation, stream, &stored)
        {
            self.find(Finding::Link(stream, position));
        }
        for row in &stored {
            self.report.facts = self.report.facts.saturating_add(1);
            self.lengths.insert(stream, row.position);
            if self.links.insert(row.sequence, row.link).is_some() {
                self.find(Finding::Sequence(row.sequence));
            }
            if row.position == 1 {
                self.first_commits.insert(stream, row.commit);
            }
            self.by_commit.entry(row.commit).or_default().push(Placed {
                sequence: row.sequence,
                digest: seal::fact_digest(&row.fact),
                stream,
                position: row.position,
            });
        }
    }

    fn commits(&mut self, commits: &[SignedCommit]) {
        let mut known = BTreeSet::new();
        for commit in commits {
            self.report.commits = self.report.commits.saturating_add(1);
            let id = commit.id();
            known.insert(id);
            let statement = &commit.statement;
            let placed = self.by_commit.entry(id).or_default();
            placed.sort_by_key(|placed| placed.sequence);
            let digests = placed.iter().map(|placed| placed.digest);
            if !digests.eq(statement.digests.iter().copied()) {
                self.find(Finding::Digests(id));
            }
            let message = statement.message();
            if seal::verify_signature(&statement.author, &message, &commit.signature).is_err() {
                self.find(Finding::Signature(id));
            }
        }
        let orphans: Vec<Finding> = self
            .by_commit
            .iter()
            .filter(|(id, _)| !known.contains(*id))
            .flat_map(|(_, placed)| placed)
            .map(|placed| Finding::NoCommit(placed.stream, placed.position))
            .collect();
        self.report.findings.extend(orphans);
    }

    fn sequence(&mut self, links: &[[u8; 32]]) {
        let last = self.links.keys().next_back().copied().unwrap_or(0);
        let listed = crate::rules::count(links.len());
        let wrong: Vec<u64> = (1..=last.max(listed))
            .zip(links.iter().map(Some).chain(std::iter::repeat(None)))
            .filter(|(sequence, link)| self.links.get(sequence) != *link)
            .map(|(sequence, _)| sequence)
            .collect();
        for sequence in wrong {
            self.find(Finding::Sequence(sequence));
        }
    }

    fn heads(&mut self, heads: &[HeadRow], links: &[[u8; 32]], server: &[u8; 32]) {
        let mut previous = [0; 32];
        let mut rest = links;
        let mut sequence = 0_u64;
        for (row, number) in heads.iter().zip(1_u64..) {
            self.report.heads = number;
            let count = usize::try_from(row.count).unwrap_or(usize::MAX);
            let (own, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            sequence = sequence.saturating_add(row.count);
            let digest = seal::head_digest(self.organisation.bytes(), number, &previous, own);
            let follows = row.number == number
                && row.previous == previous
                && row.last_sequence == sequence
                && own.len() == count
                && count > 0
                && seal::equal(&digest, &row.head);
            if !follows {
                self.find(Finding::Head(row.number));
            }
            let statement = seal::head_statement(&row.head);
            if seal::verify_signature(server, &statement, &row.signature).is_err() {
                self.find(Finding::HeadSignature(row.number));
            }
            previous = row.head;
            rest = after;
        }
        if !rest.is_empty() {
            self.find(Finding::Sequence(sequence.saturating_add(1)));
        }
        self.report.last_head = previous;
    }

    fn cards(&mut self, store: &dyn Store) {
        let mut own = Vec::new();
        let read = store.cards(&mut |card| {
            if card.organisation == self.organisation {
                own.push(card);
            }
        });
        self.readable(read);
        for card in own {
            self.card(&card);
        }
    }

    fn card(&mut self, card: &CardRow) {
        self.report.cards = self.report.cards.saturating_add(1);
        let length = self.lengths.get(&card.stream).copied().unwrap_or(0);
        if card.folded_to > length || card.folded_to == 0 || card.head != length {
            self.find(Finding::Card(card.stream));
        } else if card.folded_to < length {
            self.report.stale = self.report.stale.saturating_add(1);
        }
        if let Some(serial) = card.serial {
            let commit = self.first_commits.get(&card.stream);
            let taken = commit.and_then(|commit| self.by_commit.get(commit)).is_some_and(|placed| {
                placed.iter().any(|other| other.stream != card.stream && other.position == serial)
            });
            if !taken {
                self.find(Finding::Serial(card.stream));
            }
        }
    }
}
