//! People who write at the same time, and the ledger of what they were told about each thing they wrote.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use stories::cast::command;
use stories::{Client, House, Names};

/// What was said of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It stands.
    Kept,
    /// Others wrote to the same place: press again.
    Clash,
    /// Nothing: the connection broke.
    Nothing,
}

/// One POST, which can be sent again as it was.
#[derive(Clone, Debug)]
pub struct Deed {
    pub client: usize,
    pub path: String,
    pub pairs: Vec<(String, String)>,
    /// The words that stand in its facts; empty for an opening.
    pub words: String,
    pub said: Said,
    /// Where its answer led.
    pub to: String,
}

impl Deed {
    fn new(client: usize, path: String, pairs: &[(&str, &str)], words: &str) -> Deed {
        let mut pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        pairs.push(("command".to_owned(), command()));
        Deed { client, path, pairs, words: words.to_owned(), said: Said::Nothing, to: String::new() }
    }

    /// A note in words that nobody else has written.
    pub fn note(client: usize, case: &str) -> Deed {
        let words = unheard();
        Deed::new(client, format!("/cases/{case}/notes"), &[("note", &words)], &words)
    }

    /// Another level of risk, with such words as its reason.
    pub fn risk(client: usize, case: &str, level: &str) -> Deed {
        let words = unheard();
        let pairs = [("level", level), ("risk_reason", words.as_str())];
        Deed::new(client, format!("/cases/{case}/risk"), &pairs, &words)
    }

    /// The last step of opening a case whose answers are kept already.
    pub fn open(client: usize, way: &str) -> Deed {
        Deed::new(client, format!("/cases/new/{way}/check"), &[], "")
    }

    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// Sends it, for the first time or again, and notes what was said.
    pub fn send(&mut self, client: &mut Client) -> Said {
        self.said = match client.try_post(&self.path, &self.pairs()) {
            Err(_) => Said::Nothing,
            Ok(answer) if answer.status == 409 => Said::Clash,
            Ok(answer) => match answer.location() {
                Some(to) if to.contains("said=") => {
                    self.to = to;
                    Said::Kept
                }
                Some(_) | None => panic!("{} was answered {}: {}", self.path, answer.status, answer.seen()),
            },
        };
        self.said
    }

    /// Sends it until it is kept.
    pub fn insist(&mut self, client: &mut Client) {
        for _ in 0..50 {
            if self.send(client) == Said::Kept {
                return;
            }
        }
        panic!("{} was not kept after 50 times: {:?}", self.path, self.said);
    }
}

/// Words that were never written before in this run.
fn unheard() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("She said this once: {}.", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Chance that can be had again: a run prints its seed.
pub struct Lot(u64);

impl Lot {
    /// From `PAMOJA_SEED`, or from this process.
    pub fn cast() -> Lot {
        let given = std::env::var("PAMOJA_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| u64::from(std::process::id()));
        println!("proof: kill, seed {seed}");
        Lot(seed)
    }

    /// Another one, for a writer of its own.
    pub fn split(&mut self) -> Lot {
        Lot(self.draw(u64::MAX))
    }

    /// A number below `end`.
    pub fn draw(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// So many milliseconds, from one to another.
    pub fn wait(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.draw(to - from))
    }
}

/// Fills in the way to a new case up to its last step; gives what it is kept under.
pub fn way(client: &mut Client, alias: &str) -> String {
    let answer = client.does("/cases/new", &Names::default(), &format!("Nobody {alias}"));
    let kept = answer.location().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
    for part in ["who", "talk", "reach"] {
        let names = Names::default().with("kept", &kept).with("part", part);
        let answer = client.does("/cases/new/{kept}/{part}", &names, alias);
        assert_eq!(answer.status, 303, "{part}: {}", answer.seen());
    }
    kept
}

/// Lets every writer write until the plug is pulled after `while_writing`; gives what they were told.
pub fn plug_pulled(
    house: &mut House,
    writers: Vec<(Client, Vec<Deed>)>,
    while_writing: Duration,
) -> Vec<Deed> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = writers
            .into_iter()
            .map(|(mut client, mut deeds)| {
                scope.spawn(move || {
                    let broken = deeds.iter_mut().position(|deed| deed.send(&mut client) == Said::Nothing);
                    // The one that broke off was sent; those after it were not.
                    deeds.truncate(broken.map_or(deeds.len(), |at| at + 1));
                    deeds
                })
            })
            .collect();
        std::thread::sleep(while_writing);
        house.kill();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}
