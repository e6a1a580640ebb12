//! Short-lived and one-time things, and messages to be sent.

use facts::{AppendError, Brief, BriefKey, Recipient};

use super::{NOW, brief, threads};

contract! {
    fn a_one_time_thing_is_spent_once_under_eight_threads(house) {
        let (cast, store) = (&house.cast, &house.store);
        let key = BriefKey::new("test", b"link");
        store.brief_put(brief(b"link", NOW + 60)).unwrap();
        let answers: Vec<_> = threads(8, |_| {
            let mut batch = cast.opening(cast.stream());
            batch.spends.push(key.clone());
            batch.briefs.push(brief(b"session", NOW + 60));
            store.append(batch)
        });
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(
            answers.iter().filter(|answer| **answer == Err(AppendError::Spent)).count(),
            7
        );
        assert_eq!(store.streams(cast.organisation).unwrap().len(), 1);
        assert_eq!(store.brief_get(&key, NOW).unwrap(), None);
        assert!(store.brief_get(&BriefKey::new("test", b"session"), NOW).unwrap().is_some());
    }

    fn an_expired_thing_cannot_be_spent(house) {
        let (cast, store) = (&house.cast, &house.store);
        store.brief_put(brief(b"link", NOW)).unwrap();
        cast.clock.turn(1_000_000);
        let mut batch = cast.opening(cast.stream());
        batch.spends.push(BriefKey::new("test", b"link"));
        assert_eq!(store.append(batch), Err(AppendError::Spent));
    }

    fn a_retry_of_the_batch_that_spent_is_answered_as_done(house) {
        let (cast, store) = (&house.cast, &house.store);
        store.brief_put(brief(b"link", NOW + 60)).unwrap();
        let mut batch = cast.opening(cast.stream());
        batch.spends.push(BriefKey::new("test", b"link"));
        store.append(batch.clone()).unwrap();
        assert!(matches!(store.append(batch), Err(AppendError::Done(_))));
    }

    fn a_refused_batch_leaves_its_one_time_things(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        store.append(cast.opening(stream)).unwrap();
        store.brief_put(brief(b"link", NOW + 60)).unwrap();
        let mut batch = cast.opening(stream);
        batch.spends.push(BriefKey::new("test", b"link"));
        batch.briefs.push(brief(b"left", NOW + 60));
        batch.outbox.push(b"message".to_vec());
        batch.wraps.push(cast.wrap(stream, Recipient::Organisation, b"key"));
        assert!(matches!(store.append(batch), Err(AppendError::Clash { .. })));
        let names = store.brief_list(&BriefKey::new("test", b""), NOW).unwrap();
        assert_eq!(names, [brief(b"link", NOW + 60)]);
        assert_eq!(store.outbox_next(9).unwrap(), []);
        assert_eq!(store.wraps(stream).unwrap(), []);
    }

    fn a_short_lived_thing_is_replaced_taken_once_listed_and_swept(house) {
        let store = &house.store;
        let key = BriefKey::new("test", b"b");
        store.brief_put(brief(b"b", NOW + 1)).unwrap();
        store.brief_put(Brief { sealed: b"new".to_vec(), ..brief(b"b", NOW + 2) }).unwrap();
        assert_eq!(store.brief_get(&key, NOW + 2).unwrap().unwrap().sealed, b"new");
        assert_eq!(store.brief_get(&key, NOW + 3).unwrap(), None);

        store.brief_put(brief(b"a", NOW + 9)).unwrap();
        store.brief_put(Brief { key: BriefKey::new("tesu", b""), ..brief(b"", NOW + 9) }).unwrap();
        store.brief_put(Brief { key: BriefKey(b"\xff\xff".to_vec()), ..brief(b"", NOW + 9) }).unwrap();
        let listed = |prefix: BriefKey, now| -> Vec<Vec<u8>> {
            let found = store.brief_list(&prefix, now).unwrap();
            found.into_iter().map(|brief| brief.key.0).collect()
        };
        assert_eq!(listed(BriefKey::new("test", b""), NOW), [b"test/a", b"test/b"]);
        assert_eq!(listed(BriefKey::new("test", b""), NOW + 3), [b"test/a"]);
        assert_eq!(listed(BriefKey(b"\xff".to_vec()), NOW), [b"\xff\xff"]);
        assert_eq!(listed(BriefKey(vec![]), NOW).len(), 4);

        assert_eq!(store.brief_sweep(NOW + 2).unwrap(), 0);
        assert_eq!(store.brief_sweep(NOW + 3).unwrap(), 1);
        let taken = threads(8, |_| store.brief_take(&BriefKey::new("test", b"a"), NOW).unwrap());
        assert_eq!(taken.into_iter().flatten().count(), 1);
        assert_eq!(store.brief_take(&key, NOW).unwrap(), None);
        store.brief_put(brief(b"late", NOW)).unwrap();
        assert_eq!(store.brief_take(&BriefKey::new("test", b"late"), NOW + 1).unwrap(), None);
    }

    fn messages_leave_in_order_and_once(house) {
        let (cast, store) = (&house.cast, &house.store);
        for text in ["one", "two", "three"] {
            let mut batch = cast.opening(cast.stream());
            batch.outbox.push(text.as_bytes().to_vec());
            store.append(batch).unwrap();
        }
        let next = store.outbox_next(2).unwrap();
        assert_eq!(next.iter().map(|line| line.1.clone()).collect::<Vec<_>>(), [b"one", b"two"]);
        for (number, _) in &next {
            store.outbox_done(*number).unwrap();
            store.outbox_done(*number).unwrap();
        }
        let rest = store.outbox_next(9).unwrap();
        assert_eq!((rest.len(), &rest[0].1[..]), (1, &b"three"[..]));
        store.outbox_done(rest[0].0).unwrap();
        let mut batch = cast.opening(cast.stream());
        batch.outbox.push(b"four".to_vec());
        store.append(batch).unwrap();
        assert!(store.outbox_next(9).unwrap()[0].0 > rest[0].0, "a number is never used again");
    }
}
