//! Cards fold to the head, go stale, are folded again, and keep their number.

use facts::{CardRow, NewCard, OrganisationId};

use super::{cards, refused};
use crate::support::card;

contract! {
    fn a_card_must_fold_to_the_new_head(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        for folded_to in [0, 1, 3] {
            let mut part = cast.part(stream, Some(0), 2);
            part.card = Some(NewCard { folded_to, ..card(&[], &part, None) });
            assert_eq!(
                refused(store.append(cast.batch(vec![part]))),
                "the card does not fold to the head"
            );
        }
        let mut part = cast.part(stream, None, 2);
        part.card = Some(card(&[], &part, None));
        assert_eq!(
            refused(store.append(cast.batch(vec![part]))),
            "a card without an expected position"
        );
        assert_eq!(cards(house), []);
    }

    fn a_card_is_stale_once_facts_are_linked_after_it_until_it_is_folded_again(house) {
        let (cast, store) = (&house.cast, &house.store);
        let stream = cast.stream();
        let mut part = cast.part(stream, Some(0), 2);
        part.card = Some(card(&[], &part, None));
        store.append(cast.batch(vec![part])).unwrap();
        store.append(cast.anywhere(stream)).unwrap();

        let stale = cards(house).remove(0);
        assert_eq!((stale.folded_to, stale.head), (2, 3));
        assert!(!store.refold(stale.clone()).unwrap(), "it folds to where the stream was");

        let new = CardRow { folded_to: 3, sealed: b"again".to_vec(), ..stale };
        let foreign = OrganisationId::from_bytes([8; 16]);
        assert!(!store.refold(CardRow { organisation: foreign, ..new.clone() }).unwrap());
        assert!(store.refold(new.clone()).unwrap());
        assert_eq!(cards(house), [new]);
        house.verify();
    }

    fn a_number_is_the_position_in_its_series_and_stays_with_the_card(house) {
        let (cast, store) = (&house.cast, &house.store);
        let series = cast.stream();
        for number in 1..=3 {
            let stream = cast.stream();
            let taken = cast.part(series, None, 1);
            let mut opened = cast.part(stream, Some(0), 2);
            opened.card = Some(card(&[], &opened, Some(1)));
            store.append(cast.batch(vec![opened, taken])).unwrap();
            let mut more = cast.part(stream, Some(2), 1);
            more.card = Some(card(&store.read(stream, 0).unwrap(), &more, None));
            store.append(cast.batch(vec![more])).unwrap();
            let card = cards(house).into_iter().find(|card| card.stream == stream).unwrap();
            assert_eq!((card.serial, card.folded_to), (Some(number), 3));
            assert!(store.refold(CardRow { serial: None, ..card.clone() }).unwrap());
            assert!(cards(house).contains(&card), "a card folded again keeps its number");
        }
        let (numbered, stream) = (cast.part(series, None, 1), cards(house)[0].stream);
        let mut again = cast.part(stream, Some(3), 1);
        again.card = Some(card(&store.read(stream, 0).unwrap(), &again, Some(1)));
        let first = cards(house)[0].serial;
        store.append(cast.batch(vec![again, numbered])).unwrap();
        assert_eq!(cards(house)[0].serial, first, "a number once taken is the number");

        let mut part = cast.part(cast.stream(), Some(0), 1);
        part.card = Some(card(&[], &part, Some(1)));
        assert_eq!(
            refused(store.append(cast.batch(vec![part]))),
            "the card is numbered by no part"
        );
        house.verify();
    }
}
