//! The signs of a spelling: what is left when the choices of its writer are taken out.

/// The signs of one reading. The order of the steps is part of the rule: what one leaves, the
/// next reads.
pub(super) fn signs(reading: &str) -> String {
    let mut signs = Signs::of(reading);
    signs.join_pairs(&LONG_VOWELS);
    signs.join_pairs(&CONSONANTS);
    signs.write_x_as_ks();
    signs.replace(|sign| match sign {
        b'c' | b'q' => b'k',
        b'z' => b's',
        b'v' => b'f',
        other => other,
    });
    signs.join_pairs(&NASALS);
    signs.replace(|sign| match sign {
        b'g' => b'k',
        b'r' => b'l',
        other => other,
    });
    signs.glides_to_vowels();
    signs.join_pairs(&VOWELS);
    signs.finish()
}

/// A sound written with two letters, and its one sign. Capitals are signs of their own: input
/// is lower case.
struct Digraph {
    letters: [u8; 2],
    sign: u8,
    trace: u64,
}

const fn digraph(letters: &[u8; 2], sign: u8) -> Digraph {
    Digraph { letters: *letters, sign, trace: trace(letters) }
}

/// One bit of 64 for each two neighbours: says cheaply, for most digraphs, that they are not
/// there.
const fn trace(mut letters: &[u8]) -> u64 {
    let mut trace = 0_u64;
    while let [one, rest @ ..] = letters {
        if let [next, ..] = rest {
            trace |= 1_u64.wrapping_shl((*one as u32).wrapping_mul(5).wrapping_add(*next as u32));
        }
        letters = rest;
    }
    trace
}

const LONG_VOWELS: [Digraph; 3] = [digraph(b"aa", b'a'), digraph(b"iy", b'i'), digraph(b"yi", b'i')];
const CONSONANTS: [Digraph; 9] = [
    digraph(b"ph", b'f'),
    digraph(b"th", b'd'),
    digraph(b"dh", b'd'),
    digraph(b"ts", b's'),
    digraph(b"kh", b'k'),
    digraph(b"gh", b'k'),
    digraph(b"ch", b'C'),
    digraph(b"sh", b'S'),
    digraph(b"ck", b'k'),
];
const NASALS: [Digraph; 2] = [digraph(b"ng", b'N'), digraph(b"nj", b'J')];
const VOWELS: [Digraph; 10] = [
    digraph(b"ai", b'e'),
    digraph(b"ay", b'e'),
    digraph(b"ae", b'e'),
    digraph(b"ei", b'e'),
    digraph(b"ey", b'e'),
    digraph(b"ou", b'u'),
    digraph(b"oo", b'u'),
    digraph(b"ee", b'i'),
    digraph(b"ie", b'i'),
    digraph(b"ii", b'i'),
];

/// Signs in the making, with their trace.
struct Signs {
    signs: Vec<u8>,
    trace: u64,
}

impl Signs {
    fn of(reading: &str) -> Self {
        let mut signs = Vec::with_capacity(reading.len());
        signs.extend(reading.bytes().filter(|b| *b != b'\''));
        let trace = trace(&signs);
        Self { signs, trace }
    }

    fn join_pairs(&mut self, pairs: &[Digraph]) {
        for pair in pairs {
            if self.trace & pair.trace != 0 {
                self.join_pair(pair);
                self.trace = trace(&self.signs);
            }
        }
    }

    fn join_pair(&mut self, pair: &Digraph) {
        self.signs.dedup_by(|next, before| {
            let joins = [*before, *next] == pair.letters;
            if joins {
                *before = pair.sign;
            }
            joins
        });
    }

    fn write_x_as_ks(&mut self) {
        while let Some(place) = self.signs.iter().position(|sign| *sign == b'x') {
            self.signs.splice(place..=place, *b"ks");
        }
    }

    fn replace(&mut self, by: impl Fn(u8) -> u8) {
        for sign in &mut self.signs {
            *sign = by(*sign);
        }
        self.trace = trace(&self.signs);
    }

    /// *w* or *y* after a consonant is a vowel: Mwangi, Muangi; Abdy, Abdi.
    fn glides_to_vowels(&mut self) {
        let mut before = b'a';
        for sign in &mut self.signs {
            match *sign {
                b'w' if is_consonant_sign(before) => *sign = b'u',
                b'y' if is_consonant_sign(before) => *sign = b'i',
                _ => {}
            }
            before = *sign;
        }
        self.trace = trace(&self.signs);
    }

    /// Doubled letters once, no *h* at the end.
    fn finish(mut self) -> String {
        self.signs.dedup_by(|next, before| next == before && next.is_ascii());
        if self.signs.len() > 1 && self.signs.last() == Some(&b'h') {
            self.signs.pop();
        }
        // Only ASCII was changed, so what was UTF-8 still is.
        String::from_utf8(self.signs).unwrap_or_default()
    }
}

fn is_consonant_sign(sign: u8) -> bool {
    sign.is_ascii_alphabetic() && !matches!(sign, b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y')
}
