//! A house with three cases and some weeks of work in it, not served, with a copy from some days ago.

use std::path::PathBuf;
use stories::house::copy_folder;
use stories::{House, Names, Staff};

/// The house, and how it lay some days ago.
pub struct Shelf {
    pub house: House,
    pub older: PathBuf,
}

impl Shelf {
    pub fn set() -> Shelf {
        let (mut house, set_up) = House::found();
        let Staff { mut workers, .. } = house.staffed(&set_up, 1);
        let older = house.root().join("older");
        let aliases = ["Tausi", "Kanga", "Mbuni"];
        let cases = aliases.map(|alias| workers[0].opens(alias, &format!("Nobody {alias}")));
        for day in 1..=4 {
            if day == 3 {
                house.stop();
                copy_folder(&house.data(), &older);
                house.restart();
            }
            for case in &cases {
                let names = Names::default().with("case", case);
                for path in ["/cases/{case}/notes", "/cases/{case}/risk"] {
                    let answer = workers[0].does(path, &names, &format!("She came by on day {day}."));
                    assert_eq!(answer.status, 303, "{path}: {}", answer.seen());
                }
            }
        }
        house.stop();
        Shelf { house, older }
    }
}
