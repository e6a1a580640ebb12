//! What is appended is read, linked, headed and stamped; blobs are kept.

use std::io::Cursor;

use facts::OrganisationId;

use crate::support::START;

contract! {
    fn what_was_appended_is_read_in_order_with_its_links(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let batch = cast.batch(vec![cast.part(stream, Some(0), 3)]);
        let facts = batch.parts[0].facts.clone();
        let commit = batch.commit.clone();

        let appended = store.append(batch).unwrap();

        assert_eq!(appended.commit, commit.id());
        assert_eq!((appended.placed[0].first, appended.placed[0].last), (1, 3));
        assert_eq!((appended.sequence, appended.received), (3, START));
        let read = store.read(stream, 0).unwrap();
        assert_eq!(read.iter().map(|row| row.fact.clone()).collect::<Vec<_>>(), facts);
        assert_eq!(facts::check_links(cast.organisation, stream, &read), Ok(()));
        assert_eq!(store.read(stream, 2).unwrap(), read[2..]);
        assert_eq!(store.read(stream, u64::MAX >> 1).unwrap(), []);
        assert_eq!(store.commits(cast.organisation, Some(stream)).unwrap(), [commit]);
        assert_eq!(store.streams(cast.organisation).unwrap(), [stream]);
        assert_eq!(
            store.links(cast.organisation, 1).unwrap(),
            [read[1].link, read[2].link]
        );
        house.verify();
    }

    fn an_unknown_stream_is_empty(house) {
        let stream = house.cast.stream();
        assert_eq!(house.store.read(stream, 0).unwrap(), []);
        assert_eq!(house.store.wraps(stream).unwrap(), []);
        assert_eq!(house.store.streams(house.cast.organisation).unwrap(), []);
        assert_eq!(house.store.heads(house.cast.organisation, true).unwrap(), []);
    }

    fn every_transaction_leaves_a_signed_head_over_its_links(house) {
        let (cast, store) = (&house.cast, &house.store);
        for _ in 0..3 {
            let parts = vec![
                cast.part(cast.stream(), Some(0), 2),
                cast.part(cast.stream(), None, 1),
            ];
            store.append(cast.batch(parts)).unwrap();
        }
        let heads = store.heads(cast.organisation, false).unwrap();
        assert_eq!(heads.iter().map(|head| head.number).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(heads.iter().map(|head| head.last_sequence).collect::<Vec<_>>(), [3, 6, 9]);
        assert_eq!(heads[2].previous, heads[1].head);
        assert_eq!(store.heads(cast.organisation, true).unwrap(), heads[2..]);
        house.verify();
    }

    fn organisations_number_their_facts_apart(house) {
        let (cast, store) = (&house.cast, &house.store);
        store.append(cast.batch(vec![cast.part(cast.stream(), Some(0), 5)])).unwrap();
        let theirs = OrganisationId::from_bytes([8; 16]);
        let stream = cast.stream();
        let mut part = cast.part(stream, Some(0), 1);
        part.facts[0].header.binding.organisation = *theirs.bytes();
        let mut batch = cast.batch(vec![part]);
        batch.organisation = theirs;
        batch.commit.statement.organisation = *theirs.bytes();
        batch.commit = cast.signed(batch.commit.statement);
        assert_eq!(store.append(batch).unwrap().sequence, 1);
        assert_eq!(store.heads(theirs, true).unwrap()[0].number, 1);
        let public = cast.server.0.public();
        let report = store::check::verify_store(&*house.store, theirs, &public).unwrap();
        assert_eq!((report.findings, report.facts), (vec![], 1));
        house.verify();
    }

    fn the_stores_clock_never_goes_back_within_an_organisation(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let received = || store.append(cast.anywhere(stream)).unwrap().received;
        assert_eq!(received(), START);
        cast.clock.turn(-5_000_000);
        assert_eq!(received(), START);
        cast.clock.turn(6_000_000);
        assert_eq!(received(), START + 1_000_000);
        house.verify();
    }

    fn a_blob_is_kept_whole_and_replaced(house) {
        let store = &house.store;
        let name = house.cast.id();
        let mut out = Vec::new();
        assert!(!store.blob_get(&name, &mut out).unwrap());
        let long: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        for content in [&b"short"[..], &long, b""] {
            let length = store.blob_put(&name, &mut Cursor::new(content)).unwrap();
            assert_eq!(length, u64::try_from(content.len()).unwrap());
            out.clear();
            assert!(store.blob_get(&name, &mut out).unwrap());
            assert_eq!(out, content);
        }
    }
}
