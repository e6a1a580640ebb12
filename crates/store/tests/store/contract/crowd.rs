//! Many at once.

use super::{cards, threads};
use crate::support::card;

contract! {
    fn whoever_was_answered_reads_what_was_written(house) {
        let (cast, store) = (&house.cast, &house.store);
        threads(8, |_| {
            let stream = cast.stream();
            for turn in 0..20 {
                store.append(cast.batch(vec![cast.part(stream, Some(turn), 1)])).unwrap();
                assert_eq!(store.read(stream, 0).unwrap().len(), usize::try_from(turn).unwrap() + 1);
            }
        });
        house.verify();
    }

    fn facts_whose_order_does_not_matter_number_without_gap_under_64_threads(house) {
        let (cast, store) = (&house.cast, &house.store);
        let series = cast.stream();
        let numbers: Vec<Vec<u64>> = threads(64, |_| {
            let mut numbers = Vec::new();
            for turn in 0..8 {
                let stream = cast.stream();
                let taken = cast.part(series, None, 1);
                let mut opened = cast.part(stream, Some(0), 1);
                opened.card = Some(card(&[], &opened, Some(1)));
                let mut batch = cast.batch(vec![opened, taken]);
                let spoiled = turn % 3 == 1;
                if spoiled {
                    batch.parts[1].facts[0].sealed[0] ^= 1;
                }
                match store.append(batch) {
                    Ok(appended) => numbers.push(appended.placed[1].first),
                    Err(error) => assert!(spoiled, "{error}"),
                }
            }
            numbers
        });
        let mut numbers: Vec<u64> = numbers.into_iter().flatten().collect();
        numbers.sort_unstable();
        let expected: Vec<u64> = (1..=64 * 5).collect();
        assert_eq!(numbers, expected);
        let mut serials: Vec<u64> = cards(house).iter().filter_map(|card| card.serial).collect();
        serials.sort_unstable();
        assert_eq!(serials, expected);
        house.verify();
    }
}
