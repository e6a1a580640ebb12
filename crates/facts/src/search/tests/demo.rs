//! The demo network's people, and what its workers type to find them.

use super::{KENYA, words};
use crate::search::{Dictionary, Score, Terms};

/// Alias, name as said, case number, last four digits of the phone.
const PEOPLE: [(&str, &str, &str, &str); 15] = [
    ("Tausi", "Mwikali Nthuvai", "P-4127", "0127"),
    ("Upepo", "Ochieng' Rakwenda", "P-4203", "0203"),
    ("Lulu", "Nekesa Wamalondo", "P-4088", "0088"),
    ("Kito", "Hamisi", "P-4251", ""),
    ("Zaituni", "Hiwot Tesfamarel", "P-4262", "0262"),
    ("Maua", "Namutebi Kasolwa", "P-3990", "0990"),
    ("Korosho", "Kiplagat Sirwoi", "P-3871", "0871"),
    ("Kanga", "Kadzo Mwambeguru", "", "0533"),
    ("Rangi", "Wairimu Kagethiri", "P-3644", "0644"),
    ("Mbuyu", "Ekiru Lomanyang'ole", "P-4258", ""),
    ("Nyota", "Naserian Lolkupaiye", "P-4175", "0175"),
    ("Almasi", "Moraa Nyakeroti", "P-2817", "0817"),
    ("Mkonge", "Abdullahi Warfaqe", "P-3702", "0702"),
    ("Marjani", "Mwanaisha Shekavuto", "P-3318", "0318"),
    ("Wimbi", "Mohamed Bakulutiye", "P-2544", "0544"),
];

/// What is typed, and who must stand first.
const SEARCHES: [(&str, &str); 97] = [
    ("Muikali Nthuwai", "Tausi"),
    ("Mwikari Nduvai", "Tausi"),
    ("Mwikali Nzuvai", "Tausi"),
    ("Mwikali Nthuvai", "Tausi"),
    ("Tausi", "Tausi"),
    ("P-4127", "Tausi"),
    ("0127", "Tausi"),
    ("Ochieng Rakuenda", "Upepo"),
    ("Ocheng Lakwenda", "Upepo"),
    ("Achieng Rakwenda", "Upepo"),
    ("Ochieng' Rakwenda", "Upepo"),
    ("Upepo", "Upepo"),
    ("P-4203", "Upepo"),
    ("0203", "Upepo"),
    ("Nekeza Wamarondo", "Lulu"),
    ("Nekesa Wamalonto", "Lulu"),
    ("Necesa Wamalondo", "Lulu"),
    ("Nekesa Wamalondo", "Lulu"),
    ("Lulu", "Lulu"),
    ("P-4088", "Lulu"),
    ("0088", "Lulu"),
    ("Khamis", "Kito"),
    ("Hamis", "Kito"),
    ("Amisi", "Kito"),
    ("Hamisi", "Kito"),
    ("Kito", "Kito"),
    ("P-4251", "Kito"),
    ("Hiywot Tesfamariel", "Zaituni"),
    ("Hewot Tesfa Marel", "Zaituni"),
    ("Tesfamarel Hiwot", "Zaituni"),
    ("Hiwot Tesfamarel", "Zaituni"),
    ("Zaituni", "Zaituni"),
    ("P-4262", "Zaituni"),
    ("0262", "Zaituni"),
    ("Namutebbi Kasorwa", "Maua"),
    ("Namutewi Kasolua", "Maua"),
    ("Kasolwa Namutebi", "Maua"),
    ("Namutebi Kasolwa", "Maua"),
    ("Maua", "Maua"),
    ("P-3990", "Maua"),
    ("0990", "Maua"),
    ("Kiplakat Silwoi", "Korosho"),
    ("Kiplaget Siroi", "Korosho"),
    ("Sirwoi Kiplagat", "Korosho"),
    ("Kiplagat Sirwoi", "Korosho"),
    ("Korosho", "Korosho"),
    ("P-3871", "Korosho"),
    ("0871", "Korosho"),
    ("Wairimo Kagedhiri", "Rangi"),
    ("Wailimu Kagethiri", "Rangi"),
    ("Wairimu Kagesiri", "Rangi"),
    ("Wairimu Kagethiri", "Rangi"),
    ("Rangi", "Rangi"),
    ("P-3644", "Rangi"),
    ("0644", "Rangi"),
    ("Ekiro Lomanyangole", "Mbuyu"),
    ("Ekilu Lomanyang", "Mbuyu"),
    ("Lomanyang'ole Ekiru", "Mbuyu"),
    ("Ekiru Lomanyang'ole", "Mbuyu"),
    ("Mbuyu", "Mbuyu"),
    ("P-4258", "Mbuyu"),
    ("Naserean Lolkubaiye", "Nyota"),
    ("Nasarian Lolkupai", "Nyota"),
    ("Lolkupaiye Naserian", "Nyota"),
    ("Naserian Lolkupaiye", "Nyota"),
    ("Nyota", "Nyota"),
    ("P-4175", "Nyota"),
    ("0175", "Nyota"),
    ("Mora Nyakerodi", "Almasi"),
    ("Moraa Nyageroti", "Almasi"),
    ("Morah Nyakeroti", "Almasi"),
    ("Moraa Nyakeroti", "Almasi"),
    ("Almasi", "Almasi"),
    ("P-2817", "Almasi"),
    ("0817", "Almasi"),
    ("Abdulahi Worfaqe", "Mkonge"),
    ("Abdilahi Warfake", "Mkonge"),
    ("Cabdullaahi Warfaqe", "Mkonge"),
    ("Abdullahi Warfaqe", "Mkonge"),
    ("Mkonge", "Mkonge"),
    ("P-3702", "Mkonge"),
    ("0702", "Mkonge"),
    ("Mwana Aisha Shekavutu", "Marjani"),
    ("Mwanaysha Shekafuto", "Marjani"),
    ("Mwanaesha Chekavuto", "Marjani"),
    ("Aisha Shekavutu", "Marjani"),
    ("Mwanaisha Shekavuto", "Marjani"),
    ("Marjani", "Marjani"),
    ("P-3318", "Marjani"),
    ("0318", "Marjani"),
    ("Muhammad Bakuluthiye", "Wimbi"),
    ("Mahamed Bakurutiye", "Wimbi"),
    ("Mohammed Bakulutie", "Wimbi"),
    ("Mohamed Bakulutiye", "Wimbi"),
    ("Wimbi", "Wimbi"),
    ("P-2544", "Wimbi"),
    ("0544", "Wimbi"),
];

fn register() -> Dictionary {
    let rows: Vec<(u32, Terms)> = (0_u32..).zip(PEOPLE).map(|(row, person)| (row, terms(person))).collect();
    Dictionary::of(&KENYA, rows.iter().map(|(row, terms)| (*row, terms)))
}

fn terms((alias, name, number, phone): (&str, &str, &str, &str)) -> Terms {
    let given = |text: &str| {
        if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
    };
    Terms {
        aliases: given(alias),
        names: vec![words(name)],
        case_numbers: given(number),
        phone_last4: given(phone),
    }
}

fn row_of(alias: &str) -> u32 {
    (0..).zip(PEOPLE).find(|(_, person)| person.0 == alias).unwrap().0
}

#[test]
fn every_search_of_the_demo_finds_its_person_first() {
    let register = register();
    for (typed, alias) in SEARCHES {
        let hits = register.search(typed, |_| true, 10);
        assert_eq!(hits.first().map(|hit| hit.row), Some(row_of(alias)), "{typed} finds {alias}: {hits:?}");
    }
}

#[test]
fn a_name_in_full_brings_no_stranger() {
    let register = register();
    for (row, (_, name, ..)) in (0_u32..).zip(PEOPLE) {
        let hits = register.search(name, |_| true, 10);
        assert!(hits.iter().all(|hit| hit.row == row), "{name}: {hits:?}");
    }
}

#[test]
fn who_is_not_allowed_is_not_found_by_anything() {
    let register = register();
    for (typed, alias) in SEARCHES {
        let not_them = row_of(alias);
        let hits = register.search(typed, |row| row != not_them, 10);
        assert!(hits.iter().all(|hit| hit.row != not_them && hit.score >= Score::SHOWN), "{typed}: {hits:?}");
        assert!(register.search(typed, |_| false, 10).is_empty(), "{typed}");
    }
}
