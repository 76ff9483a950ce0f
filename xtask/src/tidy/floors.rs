//! The floors of the server: what a room may know. ESLint holds the app's (`pwa/eslint.config.js`).

use super::complaint::Complaint;
use super::graph::Graph;
use std::collections::{BTreeMap, BTreeSet};

const SRC: &str = "server/src/";

/// Where the table is edited.
const HERE: &str = "xtask/src/tidy/floors.rs";

/// From the ground up, a floor a line. A room knows rooms of the floors below its own; those of one floor do not know each
/// other. A room is a folder of `server/src/`, or a file there.
const FLOORS: &[&[&str]] = &[
    &["text_limits"],
    &[
        "clock",
        "config",
        "disk",
        "faults",
        "folder_lock",
        "guess_limits",
        "invisible_sign",
        "network_address",
        "private_files",
        "wire",
    ],
    &["store"],
    &["keys", "passwords", "throttle"],
    &["record"],
    &["registration"],
    &["services"],
    &["intake"],
    &["quarantine", "pull", "enrolment", "retention"],
    &["state"],
    &["access"],
    &["directory"],
    &["desk"],
    &["setup"],
    &["backup", "verify"],
    &["jobs"],
    &["http"],
    &["demo"],
    &["cli"],
];

/// The crate's list of its rooms, and what starts it.
const ROOTS: [&str; 2] = ["lib", "main"];

/// Holds the server's imports against the table, and the table against the rooms that there are.
pub fn check<'a>(graphs: &[Graph], files: impl Iterator<Item = &'a str>) -> Vec<Complaint> {
    against(FLOORS, graphs, files)
}

fn against<'a>(
    floors: &[&[&str]],
    graphs: &[Graph],
    files: impl Iterator<Item = &'a str>,
) -> Vec<Complaint> {
    let floor_of: BTreeMap<&str, usize> = floors
        .iter()
        .enumerate()
        .flat_map(|(floor, rooms)| rooms.iter().map(move |room| (*room, floor)))
        .collect();
    let rooms: BTreeSet<&str> = files.filter_map(room).collect();
    let mut complaints = apart(&floor_of, &rooms);
    for (from, line, to) in graphs.iter().flat_map(Graph::imports) {
        let (Some(room), Some(knows)) = (room(from), room(to)) else {
            continue;
        };
        if room == knows || floor_of.get(knows) < floor_of.get(room) {
            continue;
        }
        complaints.push(Complaint {
            path: from.to_owned(),
            line,
            says: format!("imports {to}: `{room}` is not above `{knows}` ({HERE})"),
        });
    }
    complaints
}

/// What is in the table and is no room, and the other way.
fn apart(floor_of: &BTreeMap<&str, usize>, rooms: &BTreeSet<&str>) -> Vec<Complaint> {
    let ghosts = floor_of
        .keys()
        .filter(|name| !rooms.contains(*name))
        .map(|name| format!("`{name}` is in the table of floors, and is no room of {SRC}"));
    let homeless = rooms
        .iter()
        .filter(|name| !floor_of.contains_key(*name))
        .map(|name| format!("{SRC}{name} has no floor in the table"));
    ghosts
        .chain(homeless)
        .map(|says| Complaint::of(HERE, says))
        .collect()
}

/// The room of the server that a file is in.
fn room(file: &str) -> Option<&str> {
    let rest = file.strip_prefix(SRC)?;
    let (name, _) = rest.split_once(['/', '.'])?;
    (!ROOTS.contains(&name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::modules::Import;
    use super::{Graph, against};

    const FLOORS: &[&[&str]] = &[&["store"], &["pull", "desk"]];
    const FILES: [&str; 4] = ["lib.rs", "store/a.rs", "pull/b.rs", "desk.rs"];

    fn complaints(floors: &[&[&str]], imports: &[(&str, &str)]) -> usize {
        let path = |name: &&str| format!("server/src/{name}");
        let files: Vec<String> = FILES.iter().map(path).collect();
        let imports = imports.iter().map(|(from, to)| Import {
            from: path(from),
            line: 1,
            to: path(to),
        });
        let graph = Graph::of(imports);
        against(floors, &[graph], files.iter().map(String::as_str)).len()
    }

    #[test]
    fn a_room_knows_only_those_below() {
        assert_eq!(complaints(FLOORS, &[("pull/b.rs", "store/a.rs")]), 0);
        assert_eq!(complaints(FLOORS, &[("store/a.rs", "pull/b.rs")]), 1);
        assert_eq!(complaints(FLOORS, &[("desk.rs", "pull/b.rs")]), 1);
    }

    #[test]
    fn ghosts_and_rooms_without_a_floor_are_named() {
        assert_eq!(
            complaints(&[&["store"], &["pull", "desk", "oversight"]], &[]),
            1
        );
        assert_eq!(complaints(&[&["store"], &["pull"]], &[]), 1);
    }
}
