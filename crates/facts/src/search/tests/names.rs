//! Pairs of names and the score, in hundredths, that they must have both ways.

use super::{name, score, spellings};
use crate::search::{Score, Variants, fold, score_parts};

const PACK: &str = include_str!("../../../../../packs/kenya/names.json");

const PAIRS: [(&str, &str, u16); 40] = [
    ("Rose Wanjiku Njuguna", "Njuguna Rose Wanjiku", 100),
    ("Asha binti Salim", "Asha Salim", 100),
    ("Wanjiku Kamau", "Wanjiru Kamau", 80),
    ("Kiprono arap Koech", "Kiprono Koech", 100),
    ("Ole Sankale Parsitau", "Sankale Parsitau", 100),
    ("Njeri wa Kamau", "Njeri Kamau", 100),
    ("M'Mwiti Kirimi", "Mwiti Kirimi", 100),
    ("Ng'ang'a Kariuki", "Nganga Kariuki", 98),
    ("Cabdi Xasan Warsame", "Abdi Hassan Warsame", 97),
    ("Faadumo Ciise", "Faduma Isa", 95),
    ("Maxamed Nuur", "Mohamed Noor", 95),
    ("Khadija Omari", "Hadija Omar", 95),
    ("Fatuma Ali Bakari", "Fatma Ali", 93),
    ("Mwangi Gitau", "Muangi Kitau", 95),
    ("Wairimu Kariuki", "Warimu Kaliuki", 95),
    ("Chelangat Kirui", "Chelagat Kilui", 90),
    ("Jeptoo Rono", "Cheptoo Lono", 95),
    ("Tsegaye Hailu", "Segaye Haylu", 95),
    ("Ssali Musoke", "Sali Musoke", 98),
    ("Zawadi Kazungu", "Sawadi Kasungu", 95),
    ("Vivian Nafula", "Fifian Nafula", 98),
    ("Dhahabu Charo", "Thahabu Charo", 98),
    ("Catherine Mueni", "Katherine Mweni", 95),
    ("Mwanaisha Said", "Mwana Isha Saidi", 98),
    ("Halima Yusuf Abdi", "Xaliimo Yusuf", 93),
    ("Steven Odhiambo", "Stephen Odiambo", 95),
    ("Akinyi Adhiambo", "A. Adhiambo", 80),
    ("Mercy Chebet", "Chebet", 80),
    ("Hodan Abdi Warsame", "Hodan Abdi", 95),
    ("Grace Nekesa Wafula", "Grace Wafula Nekesa", 100),
    ("Otieno Okoth", "Atieno Okoth", 80),
    ("Kiptoo Langat", "Cheptoo Langat", 80),
    ("Hodan Abdi Warsame", "Sahra Abdi Warsame", 67),
    ("Tigist Bekele Alemu", "Bekele Alemu", 80),
    ("Rose Wanjiku Njuguna", "Rose Wanjiku Gathogo", 67),
    ("Amina Hassan", "Hassan Amin", 80),
    ("Mama Halima", "Halima", 0),
    ("Wambui Kimani", "Wambua Kimanzi", 60),
    ("Baraka Ngala", "Neema Ngala", 50),
    ("Juma Ali", "Ali Hamisi", 50),
];

#[test]
fn forty_pairs_score_as_the_rules_say() {
    for (a, b, hundredths) in PAIRS {
        let got = score(a, b);
        let off = got.ten_thousandths().abs_diff(hundredths * 100);
        assert!(off <= 50, "{a} / {b}: {} instead of 0.{hundredths}", got.as_fraction());
        assert_eq!(got, score(b, a), "{a} / {b}");
        let class = |hundredths: u16| (hundredths >= 60, hundredths >= 85);
        assert_eq!((got >= Score::SHOWN, got >= Score::SAME), class(hundredths), "{a} / {b}");
    }
}

#[test]
fn the_pack_compiled_in_is_the_pack() {
    assert!(Variants::from_json(PACK).is_ok());
    assert!(Variants::kenya().is_title_or_link("binti"));
    assert!(Variants::from_json("{}").is_err());
}

#[test]
fn names_known_to_differ_never_count_as_the_same() {
    let pack: serde_json::Value = serde_json::from_str(PACK).unwrap();
    let pairs = pack["known_different"].as_array().unwrap();
    assert_eq!(pairs.len(), 28);
    for pair in pairs {
        let (a, b) = (name(pair[0].as_str().unwrap()), name(pair[1].as_str().unwrap()));
        assert!(score_parts(&a.parts()[0], &b.parts()[0]) < Score::SAME, "{pair}");
    }
}

#[test]
fn titles_and_linking_words_are_not_parts() {
    assert_eq!(spellings("Mzee Kiprono arap Koech"), ["kiprono", "koech"]);
    assert_eq!(spellings("Dr. Asha binti Salim"), ["asha", "salim"]);
    assert_eq!(spellings("Ole"), ["ole"], "all that was said is kept");
}

#[test]
fn meru_m_is_dropped_joined_or_apart() {
    for said in ["M'Mwiti", "M’Mwiti", "m' Mwiti", "M`Mwiti"] {
        assert_eq!(spellings(said), ["mwiti"], "{said}");
    }
    assert_eq!(spellings("M'Arimi"), ["m'arimi"]);
}

#[test]
fn parent_of_someone_is_an_alias_and_matches_no_name() {
    for said in ["Mama Halima", "baba HALIMA", "Mama wa Halima"] {
        assert!(name(said).parts().is_empty(), "{said}");
    }
    assert_eq!(score("Mama Halima", "Mama Halima"), Score::NONE);
    assert_eq!(spellings("Mama Halima Yusuf"), ["mama", "halima", "yusuf"]);
}

#[test]
fn marks_and_every_kind_of_apostrophe_are_read() {
    assert_eq!(spellings("Ngʼangʼa  KARIŨKI-Njoroge"), ["ng'ang'a", "kariuki", "njoroge"]);
    assert_eq!(spellings("ሂወት"), ["ሂወት"], "other alphabets stay");
}

#[test]
fn keys_keep_both_readings_of_somali_letters() {
    let keys = fold::keys("xasan");
    assert!(["hasan", "ksasan", "asan"].iter().all(|key| keys.contains(&(*key).to_owned())), "{keys:?}");
    assert!(fold::keys("cabdi").contains(&"abdi".to_owned()));
    assert!(fold::keys("catherine").contains(&"kadeline".to_owned()));
}

#[test]
fn the_first_vowel_is_never_folded_away() {
    assert_eq!(score("Otieno Okoth", "Atieno Okoth").ten_thousandths(), 8_000);
    assert!(fold::keys("otieno").iter().all(|key| key.starts_with('o')));
}

#[test]
fn what_holds_a_name_prints_no_name() {
    let name = name("Rose Wanjiku");
    assert_eq!(format!("{name:?} {:?}", name.parts()), "Name(2 parts) [Part(..), Part(..)]");
}
