//! Files and what they import, and where that leads back to the file itself.

use super::modules::Import;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub struct Graph {
    /// For each file those that it imports, each with the first line that says so.
    edges: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Graph {
    pub fn of(imports: impl IntoIterator<Item = Import>) -> Self {
        let mut graph = Self::default();
        for Import { from, line, to } in imports {
            graph
                .edges
                .entry(from)
                .or_default()
                .entry(to)
                .or_insert(line);
        }
        graph
    }

    /// Each import once.
    pub fn imports(&self) -> impl Iterator<Item = (&str, usize, &str)> {
        self.edges.iter().flat_map(|(from, all)| {
            all.iter()
                .map(move |(to, line)| (from.as_str(), *line, to.as_str()))
        })
    }

    /// Sets of files, each of which imports each other one, some by way of others: what would have to be read at once.
    pub fn circles(&self) -> Vec<BTreeSet<&str>> {
        let mut circles: Vec<BTreeSet<&str>> = Vec::new();
        for file in self.edges.keys().map(String::as_str) {
            if circles.iter().any(|circle| circle.contains(file)) {
                continue;
            }
            let circle: BTreeSet<&str> = self
                .reached(file)
                .into_iter()
                .filter(|other| self.reached(other).contains(file))
                .collect();
            if !circle.is_empty() {
                circles.push(circle);
            }
        }
        circles
    }

    /// All files that this one imports, by way of others too.
    fn reached(&self, file: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut due = vec![file];
        while let Some(file) = due.pop() {
            for to in self.edges.get(file).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(to.as_str()) {
                    due.push(to);
                }
            }
        }
        reached
    }

    /// The shortest way from a file back to itself, with the line of its first step.
    pub fn way_round<'a>(&'a self, file: &'a str) -> (usize, Vec<&'a str>) {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut due = std::collections::VecDeque::from([file]);
        while let Some(at) = due.pop_front() {
            for to in self.edges.get(at).into_iter().flat_map(BTreeMap::keys) {
                if came_from.contains_key(to.as_str()) {
                    continue;
                }
                came_from.insert(to, at);
                due.push_back(to);
            }
        }
        let mut way = vec![file];
        let mut at = file;
        while let Some(before) = came_from.get(at) {
            way.push(before);
            at = before;
            if at == file {
                break;
            }
        }
        way.reverse();
        let line = way
            .get(1)
            .and_then(|to| self.edges.get(file)?.get(*to))
            .copied();
        (line.unwrap_or(1), way)
    }
}

#[cfg(test)]
mod tests {
    use super::{Graph, Import};

    fn graph(edges: &[(&str, &str)]) -> Graph {
        Graph::of(edges.iter().map(|(from, to)| Import {
            from: (*from).into(),
            line: 7,
            to: (*to).into(),
        }))
    }

    #[test]
    fn a_circle_is_found_with_its_shortest_way_round() {
        let graph = graph(&[
            ("a", "b"),
            ("b", "c"),
            ("c", "a"),
            ("b", "a"),
            ("c", "d"),
            ("d", "e"),
        ]);
        assert_eq!(graph.circles(), [["a", "b", "c"].into()]);
        assert_eq!(graph.way_round("a"), (7, vec!["a", "b", "a"]));
    }

    #[test]
    fn a_tree_has_none() {
        assert!(
            graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
                .circles()
                .is_empty()
        );
    }
}
