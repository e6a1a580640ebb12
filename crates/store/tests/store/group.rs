//! One fsync serves all who wait for it.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use facts::{AppendError, Store};

use crate::support::{Cast, assert_whole};

#[test]
fn sixty_four_clients_share_a_transaction_among_more_than_four() {
    for (clients, each) in [(1, 400), (8, 100), (64, 40)] {
        let cast = Cast::new(1);
        let folder = tempfile::tempdir().unwrap();
        let store = cast.open(folder.path());
        let (took, groups) = race(&store, &cast, clients, each);
        let mean = mean_group(&groups);
        println!(
            "{clients} clients: {:.0} commits a second, {mean:.1} batches a transaction",
            groups.len() as f64 / took.as_secs_f64()
        );
        assert_eq!(groups.len(), clients * each);
        assert!(clients < 64 || mean > 4.0, "{mean}");
        assert!(clients > 1 || groups.iter().all(|group| *group == 1));
        assert_whole(&store, &cast);
    }
}

/// Everyone appends at once what they prepared; gives the time and each batch's group.
#[expect(clippy::disallowed_methods, reason = "the speed of the real store in real time")]
fn race(store: &dyn Store, cast: &Cast, clients: usize, each: usize) -> (Duration, Vec<usize>) {
    let start = Barrier::new(clients + 1);
    let mut began = Instant::now();
    let groups = std::thread::scope(|scope| {
        let running: Vec<_> = (0..clients)
            .map(|_| {
                let batches: Vec<_> = (0..each).map(|_| cast.opening(cast.stream())).collect();
                let start = &start;
                scope.spawn(move || -> Vec<usize> {
                    start.wait();
                    let append = |batch| store.append(batch).unwrap().group;
                    batches.into_iter().map(append).collect()
                })
            })
            .collect();
        start.wait();
        began = Instant::now();
        let groups = running.into_iter().flat_map(|thread| thread.join().unwrap());
        groups.collect()
    });
    (began.elapsed(), groups)
}

/// A transaction of `n` batches is told `n` times.
fn mean_group(groups: &[usize]) -> f64 {
    let transactions: f64 = groups.iter().map(|group| 1.0 / *group as f64).sum();
    groups.len() as f64 / transactions
}

#[test]
fn a_bad_batch_fails_alone_among_those_that_share_its_transaction() {
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    let store = cast.open(folder.path());
    let (send, answers) = std::sync::mpsc::channel();
    let streams: Vec<_> = (0..90).map(|_| cast.stream()).collect();
    for (index, stream) in streams.iter().enumerate() {
        // Every third expects a stream that is not there.
        let expected = u64::from(index % 3 == 2);
        let batch = cast.batch(vec![cast.part(*stream, Some(expected), 1)]);
        let send = send.clone();
        let done = move |answer| send.send((index, answer)).unwrap();
        store.submit(batch, Box::new(done));
    }
    drop(send);
    let mut shared = 0;
    for (index, answer) in answers {
        if index % 3 == 2 {
            assert!(matches!(answer, Err(AppendError::Clash { .. })));
        } else {
            shared = shared.max(answer.unwrap().group);
        }
        assert_eq!(store.read(streams[index], 0).unwrap().len(), usize::from(index % 3 != 2));
    }
    assert!(shared > 1, "no two batches shared a transaction");
    assert_whole(&store, &cast);
}
