//! Every word that can be typed into the product is on the disk only sealed: the whole folder, while it runs and after.
#![expect(clippy::expect_used, reason = "a house that cannot be read stops the test")]

mod filled;
#[expect(dead_code, reason = "the attacker's test takes more of it")]
mod rootkey;

use filled::Filled;

#[test]
fn probe() {
    let mut filled = Filled::begin();
    filled.fill();
    for (place, word) in filled.cage.words() {
        println!("{place} {word}");
    }
    println!("unseen {:?}", filled.cage.unseen());
}
