//! Checks the audit trail: each line is what was chained, and none is missing from the first to the last.

use crate::record::jws::write_hash;
use crate::store::access::audit::{self, AuditLine};
use crate::store::access::audit_chain::{self, TrailEnds};
use crate::store::ids::RecordHash;
use crate::store::whole_database::RowDifference;
use crate::store::{Db, StoreError};
use crate::verify::altered_column::AlteredColumn;
use crate::verify::verified::{AT_ONCE, tell_all};

/// The line before the one that is looked at: its place, and its hash where it is chained.
type Before = (i64, Option<RecordHash>);

pub(crate) fn check(db: &Db, found: &mut impl FnMut(RowDifference)) -> Result<(), StoreError> {
    let ends = audit_chain::read(db)?;
    let mut before: Before = (ends.first - 1, None);
    loop {
        let lines = audit::after(db, before.0, AT_ONCE)?;
        if lines.is_empty() {
            break;
        }
        for line in &lines {
            tell_all(
                "audit",
                &line.n.to_string(),
                unlike(line, before, &ends),
                found,
            );
            before = (line.n, line.hash);
        }
    }
    // What stands before the first line that is kept was put there by no retention.
    for line in audit::after(db, i64::MIN, AT_ONCE)?
        .iter()
        .filter(|line| line.n < ends.first)
    {
        let added = difference("place", line.n, format!("{} is the first", ends.first));
        tell_all("audit", &line.n.to_string(), vec![added], found);
    }
    let at_end = match before {
        (last, hash) if last == ends.last && (hash == ends.hash || is_bare(last, &ends)) => vec![],
        (last, _) => vec![difference("last", last, ends.last)],
    };
    tell_all("audit", &ends.last.to_string(), at_end, found);
    Ok(())
}

/// Nothing is kept of it to compare: it was before there were chains, or it is past its time.
fn is_bare(last: i64, ends: &TrailEnds) -> bool {
    last < ends.chained || last < ends.first
}

fn unlike(line: &AuditLine, (place, hash): Before, ends: &TrailEnds) -> Vec<AlteredColumn> {
    let mut unlike = Vec::new();
    if line.n != place + 1 {
        unlike.push(difference(
            "place",
            line.n,
            format!("{} is missing", place + 1),
        ));
    }
    if line.n < ends.chained {
        return unlike;
    }
    let follows = if line.n == ends.chained {
        Some(audit::BEGIN)
    } else {
        hash.or(line.prev)
    };
    if line.n == place + 1 && line.prev != follows {
        unlike.push(difference("prev", named(line.prev), named(follows)));
    }
    let own = line
        .prev
        .map(|prev| audit::hash_of(&prev, line.n, &line.entry()));
    if line.hash != own || own.is_none() {
        unlike.push(difference("hash", named(line.hash), named(own)));
    }
    unlike
}

fn named(hash: Option<RecordHash>) -> String {
    hash.as_ref().map_or_else(String::new, write_hash)
}

fn difference(
    column: &'static str,
    stored: impl ToString,
    derived: impl ToString,
) -> AlteredColumn {
    AlteredColumn {
        column,
        stored: stored.to_string(),
        derived: derived.to_string(),
    }
}
