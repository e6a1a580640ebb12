//! Secrets do not print, and a password costs what was asked.

use super::Dice;
use crate::*;

#[test]
fn no_secret_type_prints_what_it_holds() {
    let key = Key::from_bytes([7; 32]);
    let place = Context::new("test");
    let binding = Binding {
        organisation: [1; 16],
        stream: [2; 16],
        fact: [3; 16],
        compartment: 1,
        key_version: 1,
        author: [4; 32],
    };
    let fact = seal_fact(&key, binding, b"{}", &mut Dice::new(1)).unwrap();
    let printed = format!(
        "{key:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        PersonKeys::random(&mut Dice::new(2)),
        ServerKeys::random(&mut Dice::new(3)),
        open_fact(&key, &fact).unwrap(),
        open(&key, &place, &seal(&key, &place, b"x", &mut Dice::new(4)).unwrap()).map(|_| ()),
    );
    insta::assert_snapshot!(printed, @r"
    Key(..)
    PersonKeys(..)
    ServerKeys(..)
    Opened(..)
    Ok(())
    ");
}

#[test]
fn a_password_key_depends_on_password_salt_pepper_and_cost() {
    let cheap = PasswordCost { memory_kib: 64, passes: 1 };
    let of = |password: &str, salt: u8, pepper: u8, cost| {
        *password_key(password, &[salt; 16], &Key::from_bytes([pepper; 32]), cost).unwrap().expose()
    };
    let base = of("a long enough password", 1, 1, cheap);
    assert_eq!(base, of("a long enough password", 1, 1, cheap));
    assert_ne!(base, of("a long enough passwore", 1, 1, cheap));
    assert_ne!(base, of("a long enough password", 2, 1, cheap));
    assert_ne!(base, of("a long enough password", 1, 2, cheap));
    assert_ne!(base, of("a long enough password", 1, 1, PasswordCost { passes: 2, ..cheap }));
    assert!(
        password_key("x", &[1; 16], &Key::from_bytes([1; 32]), PasswordCost { memory_kib: 0, passes: 0 })
            .is_err()
    );
}

#[test]
fn a_command_gives_the_same_names_again_and_no_other_command_does() {
    let server = ServerKeys::random(&mut Dice::new(5));
    let name = server.name(&[1; 16], &[2; 16], "fact 0");
    assert_eq!(name, server.name(&[1; 16], &[2; 16], "fact 0"));
    assert_ne!(name, server.name(&[1; 16], &[2; 16], "fact 1"));
    assert_ne!(name, server.name(&[1; 16], &[3; 16], "fact 0"));
    assert_ne!(name, server.name(&[2; 16], &[2; 16], "fact 0"));
}

#[test]
fn exposed_pairs_come_back_and_nothing_else_does() {
    let person = PersonKeys::random(&mut Dice::new(6));
    let again = PersonKeys::from_exposed(&person.expose()).unwrap();
    assert_eq!(again.public(), person.public());
    assert!(PersonKeys::from_exposed(&[0; 63]).is_err());
    assert!(ServerKeys::from_exposed(&[0; 65]).is_err());
    assert_ne!(person.command_key(&[1; 16]).expose(), person.command_key(&[2; 16]).expose());
}
