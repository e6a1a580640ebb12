//! A house of one's own as a story wants it: how it is named, what it logs, and the commands that keep it whole.

use super::run::Kind;
use super::{House, MORNING};
use crate::places;
use std::path::{Path, PathBuf};
use std::process::Output;

/// What `pamoja init` is told, and what the server logs.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The organisation.
    pub organisation: String,
    /// Its first office.
    pub office: String,
    /// The prefix of its case numbers.
    pub prefix: String,
    /// `error`, `warn`, `info`, `debug` or `trace`; `None` leaves it as it is built.
    pub log: Option<String>,
}

impl Default for Founding {
    fn default() -> Founding {
        let [organisation, office, prefix] = ["Mvule Walk", "Machakos", "M-"].map(str::to_owned);
        Founding { organisation, office, prefix, log: None }
    }
}

impl House {
    /// A house of one's own, as an organisation makes it (`pamoja init`, `pamoja serve`), by the machine's clock. Nobody is
    /// in it. Also gives the path of its one-time set-up link.
    pub fn found() -> (House, String) {
        House::found_as(&Founding::default())
    }

    /// The same under names of the story's choice.
    pub fn found_as(founding: &Founding) -> (House, String) {
        let mut house = House::unserved(places::binary(), MORNING, Kind::Own, founding.log.clone());
        let path = house.init(founding);
        house.serve(true);
        (house, path)
    }

    /// The folder of the keys of a house of one's own.
    pub fn keys(&self) -> PathBuf {
        self.state().join("keys")
    }

    /// The folder of its database.
    pub fn data(&self) -> PathBuf {
        self.state().join("data")
    }

    /// Runs `verify`, `rebuild` or `export` on this house, which must not be served meanwhile.
    pub fn keeping(&self, command: &str, further: &[&str]) -> Output {
        self.keeping_at(command, &self.data(), further)
    }

    /// The same on a copy of its data.
    pub fn keeping_at(&self, command: &str, data: &Path, further: &[&str]) -> Output {
        let (data, keys) = (data.display().to_string(), self.keys().display().to_string());
        let place = [command, "--data", &data, "--keys", &keys];
        self.command(place.iter().chain(further))
    }
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    let copied = std::fs::create_dir_all(to).and_then(|()| {
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                copy_folder(&entry.path(), &target);
            } else {
                std::fs::copy(entry.path(), target)?;
            }
        }
        Ok(())
    });
    copied.unwrap_or_else(|error| panic!("cannot copy {} to {}: {error}", from.display(), to.display()));
}
