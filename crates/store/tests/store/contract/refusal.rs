//! What is refused, and that nothing of it is written.

use facts::{AppendError, OrganisationId, PersonId};

use super::refused;

contract! {
    fn a_stream_that_moved_on_is_a_clash_and_nothing_is_written(house) {
        let (cast, store) = (&house.cast, &house.store);
        let (stream, other) = (cast.stream(), cast.stream());
        store.append(cast.opening(stream)).unwrap();
        for (expected, at) in [(0, stream), (2, stream), (1, other)] {
            let parts = vec![cast.part(cast.stream(), Some(0), 1), cast.part(at, Some(expected), 1)];
            let head = u64::from(at == stream);
            assert_eq!(
                store.append(cast.batch(parts)),
                Err(AppendError::Clash { stream: at, head })
            );
        }
        assert_eq!(store.streams(cast.organisation).unwrap(), [stream]);
        assert_eq!(store.append(cast.batch(vec![cast.part(stream, Some(1), 1)])).unwrap().sequence, 2);
        house.verify();
    }

    fn a_command_that_was_done_gives_its_first_answer_whatever_it_carries_now(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let command = cast.command();
        let first = cast.batch_as(command, vec![cast.part(stream, Some(0), 1)]);
        let commit = first.commit.clone();
        store.append(first.clone()).unwrap();

        let mut other = cast.batch_as(command, vec![cast.part(stream, Some(0), 2)]);
        other.commit.statement.command_digest = [9; 32];
        for again in [first, other] {
            let Err(AppendError::Done(done)) = store.append(again) else {
                panic!("appended twice");
            };
            assert_eq!(done.commit, commit.id());
            assert_eq!(done.digest, commit.statement.command_digest);
            assert_eq!(done.answer, commit.answer);
            assert_eq!(store.command(cast.person, command).unwrap(), Some(done));
        }
        assert_eq!(store.read(stream, 0).unwrap().len(), 1);
        assert_eq!(store.command(PersonId::default(), command).unwrap(), None);
    }

    fn the_same_command_of_another_person_is_another_command(house) {
        let (cast, store) = (&house.cast, &house.store);
        let command = cast.command();
        store.append(cast.batch_as(command, vec![cast.part(cast.stream(), Some(0), 1)])).unwrap();
        let mut batch = cast.batch_as(command, vec![cast.part(cast.stream(), Some(0), 1)]);
        batch.commit.person = PersonId::from_bytes([4; 16]);
        store.append(batch).unwrap();
        house.verify();
    }

    fn a_batch_that_does_not_agree_with_itself_is_refused(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();

        let mut other_organisation = cast.opening(stream);
        other_organisation.organisation = OrganisationId::from_bytes([8; 16]);
        assert!(refused(store.append(other_organisation)).contains("organisation"));

        let mut foreign_fact = cast.opening(stream);
        foreign_fact.parts[0].facts[0].header.binding.organisation = [8; 16];
        assert!(refused(store.append(foreign_fact)).contains("organisation"));

        let mut moved = cast.opening(stream);
        moved.parts[0].stream = cast.stream();
        assert_eq!(refused(store.append(moved)), "a fact is another stream's");

        let mut altered = cast.opening(stream);
        altered.parts[0].facts[0].sealed[40] ^= 1;
        assert_eq!(refused(store.append(altered)), "the commit signs other facts");

        let mut swapped = cast.batch(vec![cast.part(stream, Some(0), 2)]);
        swapped.parts[0].facts.swap(0, 1);
        assert_eq!(refused(store.append(swapped)), "the commit signs other facts");

        let empty = cast.batch(vec![cast.part(stream, Some(0), 0)]);
        assert_eq!(refused(store.append(empty)), "a part without facts");

        let twice = vec![cast.part(stream, Some(0), 1), cast.part(stream, Some(1), 1)];
        assert_eq!(
            refused(store.append(cast.batch(twice))),
            "a stream stands twice in the batch"
        );

        let mut part = cast.part(stream, Some(0), 1);
        part.facts.push(part.facts[0].clone());
        assert_eq!(
            refused(store.append(cast.batch(vec![part]))),
            "a fact stands twice in the batch"
        );

        assert_eq!(store.read(stream, 0).unwrap(), []);
        assert_eq!(store.heads(cast.organisation, false).unwrap(), []);
    }

    fn a_fact_id_is_taken_once_for_all_streams(house) {
        let (cast, store) = (&house.cast, &house.store);
        let (stream, other) = (cast.stream(), cast.stream());
        let batch = cast.opening(stream);
        let mut part = cast.part(other, Some(0), 1);
        part.facts[0].header.binding.fact = batch.parts[0].facts[0].header.binding.fact;
        store.append(batch).unwrap();
        assert_eq!(
            refused(store.append(cast.batch(vec![part]))),
            "a fact of that id is here already"
        );
    }

    fn a_stream_belongs_to_the_organisation_that_opened_it(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        store.append(cast.opening(stream)).unwrap();

        let theirs = OrganisationId::from_bytes([8; 16]);
        let mut part = cast.part(stream, None, 1);
        part.facts[0].header.binding.organisation = *theirs.bytes();
        let mut batch = cast.batch(vec![part]);
        batch.organisation = theirs;
        batch.commit.statement.organisation = *theirs.bytes();
        assert!(refused(store.append(batch)).contains("another organisation's"));
        assert_eq!(store.streams(theirs).unwrap(), []);
    }
}
