//! Wraps, and the epoch they are of.

use facts::{AppendError, OrganisationId, PersonId, Recipient, StoreError, WrapRow};

use super::refused;

contract! {
    fn a_wrap_is_replaced_only_by_who_saw_the_stream_as_it_stands(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let person = Recipient::Person(cast.person);
        let with = |expected, recipient, sealed: &[u8]| {
            let mut batch = cast.batch(vec![cast.part(stream, expected, 1)]);
            batch.wraps.push(cast.wrap(stream, recipient, sealed));
            store.append(batch)
        };
        with(None, Recipient::Organisation, b"first").unwrap();
        assert_eq!(
            with(None, Recipient::Organisation, b"second"),
            Err(AppendError::Clash { stream, head: 1 })
        );
        with(None, Recipient::Organisation, b"first").unwrap();
        with(Some(2), person, b"theirs").unwrap();
        assert!(with(None, person, b"other").is_err());
        with(Some(3), person, b"newer").unwrap();
        for sealed in [b"old password", b"new password"] {
            with(None, Recipient::Password(cast.person), sealed).unwrap();
        }
        let kept = store.wraps(stream).unwrap().into_iter().map(|row| row.sealed);
        assert_eq!(kept.collect::<Vec<_>>(), [&b"first"[..], b"newer", b"new password"]);
    }

    fn a_wrap_of_another_epoch_or_organisation_is_refused(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let good = cast.wrap(stream, Recipient::Organisation, b"key");
        let theirs = OrganisationId::from_bytes([8; 16]);
        for bad in [
            WrapRow { epoch: 2, ..good.clone() },
            WrapRow { organisation: theirs, ..good },
        ] {
            let mut batch = cast.opening(stream);
            batch.wraps.push(bad);
            assert!(refused(store.append(batch)).starts_with("a wrap"));
        }
        assert_eq!(store.wraps(stream).unwrap(), []);
    }

    fn a_batch_may_bring_nothing_but_wraps_and_messages(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let mut batch = cast.batch(vec![]);
        batch.wraps.push(cast.wrap(stream, Recipient::Root, b"key"));
        let appended = store.append(batch.clone()).unwrap();
        assert_eq!((appended.placed.len(), appended.sequence), (0, 0));
        assert_eq!(store.wraps(stream).unwrap().len(), 1);
        assert!(matches!(store.append(batch.clone()), Err(AppendError::Done(_))));
        batch.commit.person = PersonId::default();
        assert_eq!(refused(store.append(batch)), "the commit is here already");
        assert_eq!(store.heads(cast.organisation, false).unwrap(), []);
    }

    fn the_epoch_moves_on_for_all_wraps_or_for_none(house) {
        let (cast, store) = (&house.cast, &house.store);
        let streams: Vec<_> = (0..600).map(|_| cast.stream()).collect();
        for some in streams.chunks(50) {
            let mut batch = cast.batch(vec![]);
            let row = |stream: &_| cast.wrap(*stream, Recipient::Organisation, b"one");
            batch.wraps.extend(some.iter().map(row));
            store.append(batch).unwrap();
        }
        let state = || -> Vec<_> {
            let wraps = streams.iter().flat_map(|stream| store.wraps(*stream).unwrap());
            wraps.map(|row| (row.stream, row.epoch, row.sealed)).collect()
        };
        let before = state();

        let mut seen = 0;
        let broken = store.advance_epoch(2, &mut |_| {
            seen += 1;
            if seen < 500 { Ok(Some(b"two".to_vec())) } else { Err(StoreError::Damaged("a wrap")) }
        });
        assert!(matches!(broken, Err(StoreError::Damaged("a wrap"))));
        for wrong in [1, 3] {
            assert!(store.advance_epoch(wrong, &mut |_| Ok(None)).is_err());
        }
        assert_eq!((store.epoch().unwrap(), state()), (1, before));

        let dropped = streams[7];
        store
            .advance_epoch(2, &mut |row| Ok((row.stream != dropped).then(|| b"two".to_vec())))
            .unwrap();
        assert_eq!(store.epoch().unwrap(), 2);
        let after = state();
        assert_eq!(after.len(), 599);
        assert!(after.iter().all(|(stream, epoch, sealed)| {
            *stream != dropped && *epoch == 2 && sealed == b"two"
        }));
    }
}
