//! The route table, and finding a path in it.

use std::collections::BTreeMap;

use web::{Route, Verb};

/// Every route of every slice.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    [case::ROUTES, people::ROUTES].into_iter().flatten().copied().flatten()
}

/// What the door answers itself: coming in and going out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoorPath {
    /// `/`
    Root,
    /// `/sign-in`
    SignIn,
    /// `/sign-out`
    SignOut,
    /// `/language`
    Language,
    /// `/sessions`
    Sessions,
    /// `/sessions/end`
    EndSession,
    /// `/sessions/end-all`
    EndAll,
    /// `/join/{token}`
    Join,
    /// `/set-up/{token}`
    SetUp,
    /// `/demo/{token}`
    Demo,
    /// `/health`
    Health,
}

/// Their paths and verbs, for the sweep of methods.
pub const DOOR_PATHS: [(&str, &[Verb], DoorPath); 11] = [
    ("/", &[Verb::Get], DoorPath::Root),
    ("/sign-in", &[Verb::Get, Verb::Post], DoorPath::SignIn),
    ("/sign-out", &[Verb::Post], DoorPath::SignOut),
    ("/language", &[Verb::Post], DoorPath::Language),
    ("/sessions", &[Verb::Get], DoorPath::Sessions),
    ("/sessions/end", &[Verb::Post], DoorPath::EndSession),
    ("/sessions/end-all", &[Verb::Post], DoorPath::EndAll),
    ("/join/{token}", &[Verb::Get, Verb::Post], DoorPath::Join),
    ("/set-up/{token}", &[Verb::Get, Verb::Post], DoorPath::SetUp),
    ("/demo/{token}", &[Verb::Get, Verb::Post], DoorPath::Demo),
    ("/health", &[Verb::Get], DoorPath::Health),
];

/// What a path names by a pattern; `None` if it is not of that pattern.
#[must_use]
pub fn matched(pattern: &'static str, path: &str) -> Option<BTreeMap<&'static str, String>> {
    let mut params = BTreeMap::new();
    let mut parts = path.split('/');
    for wanted in pattern.split('/') {
        let part = parts.next()?;
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) if !part.is_empty() => {
                params.insert(name, part.to_owned());
            }
            None if wanted == part => {}
            Some(_) | None => return None,
        }
    }
    parts.next().is_none().then_some(params)
}

/// What was found for a path and a verb.
pub enum Found {
    /// A slice's route.
    Route(&'static Route, BTreeMap<&'static str, String>),
    /// One of the door's own.
    Door(DoorPath, BTreeMap<&'static str, String>),
    /// The path exists, but not with this verb.
    OtherVerb,
    /// Nothing.
    Nothing,
}

/// Finds a path. A pattern without a name in it wins over one with.
#[must_use]
pub fn find(verb: Option<Verb>, path: &str) -> Found {
    let mut other = false;
    let mut best: Option<(&'static Route, BTreeMap<&'static str, String>)> = None;
    for route in routes() {
        let Some(params) = matched(route.path, path) else {
            continue;
        };
        if Some(route.verb) != verb {
            other = true;
            continue;
        }
        if best.as_ref().is_none_or(|(_, chosen)| params.len() < chosen.len()) {
            best = Some((route, params));
        }
    }
    if let Some((route, params)) = best {
        return Found::Route(route, params);
    }
    for (pattern, verbs, door) in DOOR_PATHS {
        if let Some(params) = matched(pattern, path) {
            match verb {
                Some(verb) if verbs.contains(&verb) => return Found::Door(door, params),
                _ => other = true,
            }
        }
    }
    if other { Found::OtherVerb } else { Found::Nothing }
}
