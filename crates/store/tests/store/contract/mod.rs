//! What every engine owes, run unchanged against SQLite and memory.

use facts::{AppendError, Brief, BriefKey, CardRow};

use crate::support::{House, START};

macro_rules! contract {
    ($($(#[$meta:meta])* fn $name:ident($house:ident) $body:block)+) => {
        $($(#[$meta])* fn $name($house: &crate::support::House) $body)+

        mod sqlite {
            use crate::support::House;
            $(#[test] fn $name() { super::$name(&House::sqlite()); })+
        }

        mod memory {
            use crate::support::House;
            $(#[test] fn $name() { super::$name(&House::memory()); })+
        }
    };
}

mod append;
mod brief;
mod card;
mod crowd;
mod refusal;
mod wrap;

fn brief(name: &[u8], expires: i64) -> Brief {
    Brief { key: BriefKey::new("test", name), sealed: b"sealed".to_vec(), expires }
}

/// `START` in seconds.
const NOW: i64 = START / 1_000_000;

fn refused(answer: Result<facts::Appended, AppendError>) -> &'static str {
    match answer {
        Err(AppendError::Refused(why)) => why,
        other => panic!("not refused: {other:?}"),
    }
}

fn cards(house: &House) -> Vec<CardRow> {
    let mut cards = Vec::new();
    house.store.cards(&mut |card| cards.push(card)).unwrap();
    cards
}

/// Runs the same act in many threads at once and gathers what they return.
fn threads<T: Send>(count: usize, act: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let act = &act;
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..count).map(|index| scope.spawn(move || act(index))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
