//! Driving requests for a while, and what it took.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex, PoisonError};
use std::time::Duration;

use super::acts::What;
use super::child::{Memory, Server};
use super::clock::Watch;
use super::wire::Wire;

/// One thing to do, by its number; gives its bytes, or `None` when there is nothing left to do.
pub type Act<'a> = Box<dyn Fn(&mut Wire, usize) -> io::Result<Option<usize>> + Sync + 'a>;

/// Done before the clock runs, where an act can be done again and again.
const WARM_UP: usize = 64;
/// What is written after the reply is done by then.
const TRAIL: Duration = Duration::from_millis(30);

/// How much is driven.
#[derive(Clone, Copy)]
pub struct Load {
    /// Connections at once.
    pub clients: usize,
    /// How long.
    pub time: Duration,
}

/// What one run took.
pub struct Run {
    /// What was done.
    pub what: What,
    /// By how many at once.
    pub clients: usize,
    /// In how long.
    pub wall: Duration,
    /// The server's processor time.
    pub cpu: Duration,
    /// Each one's time, the shortest first.
    pub times: Vec<Duration>,
    /// Bytes of all answers.
    pub bytes: usize,
    /// The server's memory after it.
    pub memory: Memory,
}

impl Run {
    /// Milliseconds of processor time for each.
    #[must_use]
    pub fn cpu_each(&self) -> f64 {
        self.cpu.as_secs_f64() * 1000.0 / self.count()
    }

    /// How many in a second.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        self.count() / self.wall.as_secs_f64().max(0.001)
    }

    /// Bytes of one answer.
    #[must_use]
    pub fn bytes_each(&self) -> usize {
        self.bytes / self.times.len().max(1)
    }

    /// The time in milliseconds within which so many of a hundred were done.
    #[must_use]
    pub fn within(&self, percent: usize) -> f64 {
        let place = self.times.len().saturating_mul(percent) / 100;
        let place = place.min(self.times.len().saturating_sub(1));
        self.times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }

    fn count(&self) -> f64 {
        f64::from(u32::try_from(self.times.len().max(1)).unwrap_or(u32::MAX))
    }
}

/// Does it over and over with so many clients, until the time is over or nothing is left.
///
/// # Errors
/// If a connection breaks or an answer is not the one expected.
pub fn drive(server: &Server, load: Load, what: What, act: &Act<'_>) -> io::Result<Run> {
    let next = AtomicUsize::new(0);
    let ready = Barrier::new(load.clients.saturating_add(1));
    let all = Mutex::new((Vec::new(), 0_usize, Ok(())));
    let client = || {
        let mut wire = Wire::to(server.address);
        let mut warm = Ok(());
        if let (Ok(wire), true) = (&mut wire, what.can_be_repeated()) {
            warm = (0..WARM_UP).try_for_each(|nth| act(wire, nth).map(drop));
        }
        ready.wait();
        let mut own = (Vec::new(), 0_usize);
        let done =
            wire.and_then(|mut wire| warm.and_then(|()| work(&mut wire, load.time, &next, act, &mut own)));
        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
        all.0.append(&mut own.0);
        all.1 = all.1.saturating_add(own.1);
        if done.is_err() {
            all.2 = done;
        }
    };
    let (cpu, wall) = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..load.clients).map(|_| scope.spawn(client)).collect();
        ready.wait();
        let (before, watch) = (server.cpu(), Watch::start());
        for one in clients {
            let _ = one.join();
        }
        let wall = watch.passed();
        std::thread::sleep(TRAIL);
        (before.and_then(|before| Ok(server.cpu()?.saturating_sub(before))), wall)
    });
    let (mut times, bytes, done) = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    done?;
    times.sort_unstable();
    Ok(Run { what, clients: load.clients, wall, cpu: cpu?, times, bytes, memory: server.memory()? })
}

fn work(
    wire: &mut Wire,
    time: Duration,
    next: &AtomicUsize,
    act: &Act<'_>,
    own: &mut (Vec<Duration>, usize),
) -> io::Result<()> {
    let all = Watch::start();
    while all.passed() < time {
        let nth = next.fetch_add(1, Ordering::Relaxed).saturating_add(WARM_UP);
        let one = Watch::start();
        let Some(bytes) = act(wire, nth)? else {
            break;
        };
        own.0.push(one.passed());
        own.1 = own.1.saturating_add(bytes);
    }
    Ok(())
}
