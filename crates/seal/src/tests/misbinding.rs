//! A blob moved to another place does not open.

use super::Dice;
use crate::envelope::encrypt;
use crate::*;

fn binding() -> Binding {
    Binding {
        organisation: [1; 16],
        stream: [2; 16],
        fact: [3; 16],
        compartment: 1,
        key_version: 1,
        author: [4; 32],
    }
}

fn fact() -> (Key, SealedFact) {
    let key = Key::from_bytes([9; 32]);
    let fact = seal_fact(&key, binding(), br#"{"kind":"note"}"#, &mut Dice::new(1)).unwrap();
    (key, fact)
}

#[test]
fn a_fact_opens_in_its_own_place() {
    let (key, fact) = fact();
    assert_eq!(open_fact(&key, &fact).unwrap().json(), br#"{"kind":"note"}"#);
    assert_eq!(FactHeader::decode(&fact.header.encode()).unwrap(), fact.header);
    assert_eq!(fact.header.encode().len(), HEADER_LENGTH);
}

#[test]
fn a_fact_opens_in_no_other_place() {
    type Swap = fn(&mut Binding);
    let swaps: [(&str, Swap); 6] = [
        ("organisation", |b| b.organisation[0] ^= 1),
        ("stream", |b| b.stream[15] ^= 1),
        ("fact", |b| b.fact[7] ^= 1),
        ("compartment", |b| b.compartment = 2),
        ("version", |b| b.key_version = 2),
        ("author", |b| b.author[31] ^= 1),
    ];
    for (name, swap) in swaps {
        let (key, mut fact) = fact();
        swap(&mut fact.header.binding);
        assert_eq!(open_fact(&key, &fact).unwrap_err(), SealError::Refused, "{name}");
    }
}

#[test]
fn every_single_bit_of_a_fact_matters() {
    let (key, fact) = fact();
    for at in 0..fact.sealed.len() {
        let mut altered = fact.clone();
        altered.sealed[at] ^= 0x10;
        assert!(open_fact(&key, &altered).is_err(), "sealed byte {at}");
        assert_ne!(fact_digest(&altered), fact_digest(&fact));
    }
    for at in 0..HEADER_LENGTH {
        let mut header = fact.header.encode();
        header[at] ^= 0x10;
        if let Ok(header) = FactHeader::decode(&header) {
            let altered = SealedFact { header, sealed: fact.sealed.clone() };
            assert!(open_fact(&key, &altered).is_err(), "header byte {at}");
            assert_ne!(fact_digest(&altered), fact_digest(&fact));
        }
    }
}

/// The digest is the key commitment: an author who seals a second body under the header of the first
/// must be found, even though the AEAD itself is content.
#[test]
fn a_body_that_is_not_the_digested_one_is_refused() {
    let (key, fact) = fact();
    let mut header = fact.header;
    header.body_digest = [0; 32];
    let mut sealed = Vec::new();
    let body = [0x20; 256];
    let fact_key = derive(&key, "pamoja/fact-key/1", &header.binding.fact);
    encrypt(&fact_key, &header.encode(), &body, &mut Dice::new(2), &mut sealed).unwrap();
    let forged = SealedFact { header, sealed };
    assert_eq!(open_fact(&key, &forged).unwrap_err(), SealError::DigestMismatch);
}

#[test]
fn bodies_grow_in_steps_and_come_back_whole() {
    for (json, expected) in [(0, 256), (224, 256), (225, 512), (480, 512), (481, 1024), (5000, 8192)] {
        let text = vec![b'x'; json];
        let key = Key::from_bytes([9; 32]);
        let fact = seal_fact(&key, binding(), &text, &mut Dice::new(3)).unwrap();
        let opened = open_fact(&key, &fact).unwrap();
        assert_eq!(opened.body().len(), expected);
        assert_eq!(opened.json(), text);
        assert_eq!(sha256(&[opened.body()]), fact.header.body_digest);
    }
    assert!(seal_fact(&Key::from_bytes([9; 32]), binding(), b"a\0b", &mut Dice::new(3)).is_err());
}

fn place(stream: u8, version: u8) -> Context {
    Context::new("wrap").with(&[1; 16]).with(&[stream; 16]).with(b"location").with(&[version])
}

#[test]
fn a_wrap_opens_only_for_its_holder_in_its_place_and_epoch() {
    let (epoch, holder) = (Key::from_bytes([1; 32]), Key::from_bytes([2; 32]));
    let wrap = seal_wrap(&epoch, &holder, &place(1, 1), &[7; 32], &mut Dice::new(4)).unwrap();
    assert_eq!(*open_wrap(&epoch, &holder, &place(1, 1), &wrap).unwrap(), vec![7; 32]);
    let wrong = Key::from_bytes([3; 32]);
    for (epoch, holder, place) in [
        (&wrong, &holder, place(1, 1)),
        (&epoch, &wrong, place(1, 1)),
        (&epoch, &holder, place(2, 1)),
        (&epoch, &holder, place(1, 2)),
    ] {
        assert_eq!(open_wrap(epoch, holder, &place, &wrap).unwrap_err(), SealError::Refused);
    }
}

#[test]
fn a_wrap_to_a_person_opens_only_for_that_person_in_its_place() {
    let epoch = Key::from_bytes([1; 32]);
    let (asha, omar) = (PersonKeys::random(&mut Dice::new(5)), PersonKeys::random(&mut Dice::new(6)));
    let to_asha = asha.public().agreement;
    let wrap = seal_wrap_for_person(&epoch, &to_asha, &place(1, 1), &[7; 32], &mut Dice::new(7)).unwrap();
    assert_eq!(*open_wrap_for_person(&epoch, &asha, &place(1, 1), &wrap).unwrap(), vec![7; 32]);
    assert!(open_wrap_for_person(&epoch, &omar, &place(1, 1), &wrap).is_err());
    assert!(open_wrap_for_person(&epoch, &asha, &place(2, 1), &wrap).is_err());
    assert!(open_wrap_for_person(&epoch, &asha, &place(1, 2), &wrap).is_err());
    assert!(open_wrap(&epoch, &Key::from_bytes([1; 32]), &place(1, 1), &wrap).is_err());
}

#[test]
fn a_new_epoch_keeps_the_inner_wrap_and_closes_the_old_layer() {
    let (old, new) = (Key::from_bytes([1; 32]), Key::from_bytes([8; 32]));
    let holder = Key::from_bytes([2; 32]);
    let wrap = seal_wrap(&old, &holder, &place(1, 1), &[7; 32], &mut Dice::new(8)).unwrap();
    let moved = rewrap_epoch(&old, &new, &place(1, 1), &wrap, &mut Dice::new(9)).unwrap();
    assert_eq!(*open_wrap(&new, &holder, &place(1, 1), &moved).unwrap(), vec![7; 32]);
    assert!(open_wrap(&old, &holder, &place(1, 1), &moved).is_err());
    assert!(rewrap_epoch(&new, &old, &place(1, 1), &wrap, &mut Dice::new(9)).is_err());
}

#[test]
fn a_public_key_that_agrees_on_nothing_is_refused() {
    let zero = to_person(&[0; 32], &place(1, 1), b"x", &mut Dice::new(10));
    assert_eq!(zero.unwrap_err(), SealError::BadKey);
    assert!(verify_signature(&[0; 32], b"m", &[0; 64]).is_err());
}

#[test]
fn a_signature_covers_every_field_of_a_commit() {
    let author = PersonKeys::random(&mut Dice::new(11));
    let statement = CommitStatement {
        organisation: [1; 16],
        author: author.public().signing,
        command: [2; 16],
        command_digest: [3; 32],
        previous: [4; 32],
        digests: vec![[5; 32], [6; 32]],
    };
    let signature = author.sign(&statement.message());
    verify_signature(&statement.author, &statement.message(), &signature).unwrap();
    let mut swapped = statement.clone();
    swapped.digests.swap(0, 1);
    let changes: [fn(&mut CommitStatement); 4] = [
        |s| s.organisation[0] ^= 1,
        |s| s.command[0] ^= 1,
        |s| s.command_digest[0] ^= 1,
        |s| s.previous[0] ^= 1,
    ];
    let mut altered = vec![swapped];
    altered.extend(changes.map(|change| {
        let mut altered = statement.clone();
        change(&mut altered);
        altered
    }));
    for altered in altered {
        assert!(verify_signature(&statement.author, &altered.message(), &signature).is_err());
    }
}

#[test]
fn envelopes_of_another_suite_or_too_short_are_named_as_such() {
    let key = Key::from_bytes([1; 32]);
    let mut blob = seal(&key, &place(1, 1), b"x", &mut Dice::new(12)).unwrap();
    blob[0] = 2;
    assert_eq!(open(&key, &place(1, 1), &blob).unwrap_err(), SealError::UnknownSuite);
    assert_eq!(open(&key, &place(1, 1), &[]).unwrap_err(), SealError::Malformed);
    assert_eq!(open(&key, &place(1, 1), &[1, 2]).unwrap_err(), SealError::Malformed);
}

#[test]
fn parts_of_a_context_cannot_run_into_each_other() {
    assert_ne!(Context::new("a").with(b"bc").with(b"d"), Context::new("a").with(b"b").with(b"cd"));
    assert_ne!(Context::new("a").with(b""), Context::new("a"));
    assert_ne!(
        derive(&Key::from_bytes([1; 32]), "ab", b"c").expose(),
        derive(&Key::from_bytes([1; 32]), "a", b"bc").expose()
    );
}
