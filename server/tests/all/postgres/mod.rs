//! The dialect stays shared while the store grows: every statement of the store is prepared on a real PostgreSQL, against the
//! migrations in its words. The product speaks to SQLite alone; this keeps the way open.

mod cluster;
mod placeholders;
mod schema;
#[path = "../../../../xtask/src/tidy/statements.rs"]
mod statements;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ruqi::store::sql::STATEMENTS;

use cluster::Cluster;

#[test]
fn postgresql_takes_the_schema_and_every_statement() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    cluster.make(&schema::translated());
    let refused = cluster.prepare(&STATEMENTS);
    assert!(
        refused.is_empty(),
        "{} of {} statements:\n{}",
        refused.len(),
        STATEMENTS.len(),
        refused.join("\n")
    );
}

#[test]
fn every_statement_that_the_source_has_is_listed() {
    let mut listed = BTreeMap::new();
    for statement in STATEMENTS {
        let (file, _) = statement.place.rsplit_once(':').unwrap();
        *listed.entry(file.to_owned()).or_insert(0) += 1;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut written = BTreeMap::new();
    count_below(root, &root.join("server/src/store"), &mut written);
    assert_eq!(listed, written);
}

/// Counts as `cargo xtask tidy` does.
fn count_below(root: &Path, folder: &Path, written: &mut BTreeMap<String, usize>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            count_below(root, &path, written);
            continue;
        }
        let name = path.strip_prefix(root).unwrap().to_str().unwrap();
        let count = statements::count(name, &fs::read_to_string(&path).unwrap());
        if count > 0 {
            written.insert(name.to_owned(), count);
        }
    }
}
