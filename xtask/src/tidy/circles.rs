//! No file of a crate, and none of the app, imports itself by way of others: one could not be read, tested or moved without
//! all of them.

use super::app_imports;
use super::complaint::Complaint;
use super::graph::Graph;
use super::modules::{Crate, Import};
use super::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// The crates, by their roots.
const CRATES: [&str; 7] = [
    "rules-wasm/src/lib.rs",
    "server/src/lib.rs",
    "server/src/main.rs",
    "tests/bare-intake/src/main.rs",
    "tests/fuzz/src/lib.rs",
    "tests/invariants/src/main.rs",
    "xtask/src/main.rs",
];

/// The crates, as their roots declare them.
pub fn crates(sources: &BTreeMap<&str, &Source>) -> Vec<Crate> {
    CRATES
        .iter()
        .map(|root| Crate::read(root, sources))
        .collect()
}

/// The imports of each crate, and those of the app.
pub fn graphs(crates: &[Crate], sources: &BTreeMap<&str, &Source>) -> Vec<Graph> {
    let app: Vec<Import> = app_imports::imports(sources);
    let crates = crates.iter().map(Crate::imports);
    crates.chain([app]).map(Graph::of).collect()
}

/// Files beside a crate's root that no module declares: nobody compiles them, and nobody sees what they import.
pub fn undeclared(crates: &[Crate], sources: &BTreeMap<&str, &Source>) -> Vec<Complaint> {
    let declared: BTreeSet<&str> = crates.iter().flat_map(Crate::files).collect();
    let folders = CRATES.map(|root| root.trim_end_matches(|c| c != '/'));
    sources
        .values()
        .filter(|source| {
            source.ends_with("rs") && folders.iter().any(|folder| source.is_below(folder))
        })
        .filter(|source| !declared.contains(&*source.path))
        .map(|source| Complaint::of(&source.path, "no module declares it".to_owned()))
        .collect()
}

pub fn check(graphs: &[Graph]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for graph in graphs {
        let circles = graph.circles();
        complaints.extend(circles.iter().map(|circle| named(graph, circle)));
    }
    complaints
}

fn named(graph: &Graph, circle: &BTreeSet<&str>) -> Complaint {
    let shortest = circle
        .iter()
        .map(|file| graph.way_round(file))
        .min_by_key(|(_, way)| way.len());
    let (line, way) = shortest.unwrap_or_default();
    Complaint {
        path: way
            .first()
            .map_or_else(String::new, |file| (*file).to_owned()),
        line,
        says: format!(
            "imports itself: {}. What two of them need goes into a file below both. All of the circle: {}",
            way.join(" → "),
            circle.iter().copied().collect::<Vec<_>>().join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Graph, Import, check};

    fn two() -> [Graph; 1] {
        let import = |from: &str, to: &str| Import {
            from: from.into(),
            line: 3,
            to: to.into(),
        };
        [Graph::of([import("a.rs", "b.rs"), import("b.rs", "a.rs")])]
    }

    #[test]
    fn a_circle_is_named() {
        let complaints = check(&two());
        assert_eq!((complaints.len(), complaints[0].line), (1, 3));
        assert!(check(&[Graph::default()]).is_empty());
    }
}
