//! Words that nobody has ever said.

const HARD: &[u8; 16] = b"bdfgjklmnprstvwz";
const SOFT: &[u8; 4] = b"aiou";

/// A word of twelve letters for a place: always the same, with no other meaning. Letters only, so that it passes as a name.
pub fn coined(place: &str) -> String {
    let mut rest = scattered(place);
    let mut word = String::new();
    for _ in 0..6 {
        word.push(char::from(HARD[(rest % 16) as usize]));
        word.push(char::from(SOFT[(rest / 16 % 4) as usize]));
        rest /= 64;
    }
    let (first, others) = word.split_at(1);
    format!("{}{others}", first.to_uppercase())
}

/// FNV-1a with a last stir, so that places that differ in one letter differ everywhere.
fn scattered(place: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = place.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    let stirred = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    stirred ^ (stirred >> 32)
}
