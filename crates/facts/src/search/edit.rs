//! One edit between two keys, and the cheap mask that says it cannot be.

/// The first sign must agree; *ch* and *sh*, mistaken for each other everywhere, count as one.
pub(super) fn first_sign(key: &str) -> Option<char> {
    key.chars().next().map(|first| if first == 'S' { 'C' } else { first })
}

/// Which signs there are: each letter, small or capital, has one of 26 bits. One edit changes
/// at most two of them, so two keys more than two bits apart need no closer look.
pub(super) const fn mask(mut signs: &[u8]) -> u32 {
    let mut mask = 0_u32;
    while let [sign, rest @ ..] = signs {
        // Other alphabets set no bit: their letters are several bytes.
        if sign.is_ascii() {
            // The low five bits count the letters. The pair ch and sh, one at the beginning of a
            // key, shares a bit.
            let letter = if *sign == b'S' { b'C' } else { *sign };
            mask |= 1_u32.wrapping_shl(letter as u32);
        }
        signs = rest;
    }
    mask
}

/// Whether two masks allow one edit.
pub(super) fn may_be_one_edit(a: u32, b: u32) -> bool {
    (a ^ b).count_ones() <= 2
}

/// Whether at most one sign after the first was put in, left out, changed, or swapped with its
/// neighbour.
pub(super) fn one_edit(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() || first_sign(a) != first_sign(b) {
        return false;
    }
    let (mut a, mut b) = (a.chars(), b.chars());
    a.next();
    b.next();
    differs_by_one(a, b)
}

fn differs_by_one(mut a: std::str::Chars<'_>, mut b: std::str::Chars<'_>) -> bool {
    loop {
        let (rest_a, rest_b) = (a.as_str(), b.as_str());
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if x == y => {}
            (None, Some(_)) => return b.as_str().is_empty(),
            (Some(_), None) => return a.as_str().is_empty(),
            (Some(x), Some(y)) => {
                let changed = a.as_str() == b.as_str();
                let put_in = a.as_str() == rest_b || rest_a == b.as_str();
                let swapped = a.next() == Some(y) && b.next() == Some(x) && a.as_str() == b.as_str();
                return changed || put_in || swapped;
            }
        }
    }
}
