//! Bodies of the rows that phones pull, a statement a table: those of one kind, whose changes stand in a span of one
//! scope. Read one by one, each row is a question of its own to the engine, and over a network a round of its own.

use crate::store::derived::registrations::Registration;
use crate::store::directory::filing::Filing;
use crate::store::directory::plans::PlanItem;
use crate::store::ids::EnterpriseId;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::Scope;
use crate::store::row::FromRow;
use crate::store::sql::{sql, with_list};
use crate::store::value::ToValue;
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// Changes of one kind and scope, from one to another in commit order, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    scope: String,
    kind: RowKind,
    first: i64,
    last: i64,
    from_day: i32,
}

/// Enterprises that are read at once by their ids.
pub const MOST_NAMED: usize = 512;

impl Span {
    /// A span of one change; `from_day` (days since 1970) leaves out what a first fill leaves out.
    pub fn new(scope: &Scope, kind: RowKind, seq: i64, from_day: i32) -> Self {
        let scope = scope.to_string();
        Self {
            scope,
            kind,
            first: seq,
            last: seq,
            from_day,
        }
    }

    /// Has the span reach the change, too.
    pub fn reach(&mut self, seq: i64) {
        self.first = self.first.min(seq);
        self.last = self.last.max(seq);
    }

    /// The kind of its rows.
    pub const fn kind(&self) -> RowKind {
        self.kind
    }

    pub(super) fn of<T: FromRow>(&self, db: &Db, sql: &str) -> Result<Vec<T>, StoreError> {
        let Self {
            scope,
            kind,
            first,
            last,
            from_day,
        } = self;
        db.all(sql, (scope, *kind, *first, *last, *from_day))
    }
}

/// Keys of the span's changes. By their place, whatever the engine thinks of the kind: a region has one place for each
/// row of the kind, and a page has few of them.
pub(super) const KEYS: &str =
    "SELECT key FROM change WHERE scope = ?1 AND kind || '' = ?2 AND seq >= ?3 AND seq <= ?4
    AND (day IS NULL OR day >= ?5) AND gone = 0";

/// Reads the registrations of the span.
pub fn registrations(db: &Db, span: &Span) -> Result<Vec<Registration>, StoreError> {
    span.of(
        db,
        sql!(
            "SELECT {} FROM registration WHERE id IN ({KEYS})",
            Registration::COLUMNS
        ),
    )
}

/// Reads the registrations at a few enterprises, at most [`MOST_NAMED`], from an instant on.
pub fn registrations_at(
    db: &Db,
    enterprises: &[EnterpriseId],
    from: Instant,
) -> Result<Vec<Registration>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM registration WHERE enterprise IN (?) AND instant >= ?",
        Registration::COLUMNS
    );
    let (sql, mut values) = with_list(sql, enterprises);
    values.push(from.to_value());
    db.all(&sql, values)
}

/// Reads its plan items, of whatever version; the enterprise of each is the one that survives.
pub fn plan_items(db: &Db, span: &Span) -> Result<Vec<PlanItem>, StoreError> {
    span.of(
        db,
        sql!(
            "SELECT i.id, p.organ, coalesce(e.merged_into, i.enterprise) AS enterprise, i.matters, i.first_day, i.last_day
             FROM plan_item i JOIN plan p ON p.id = i.plan LEFT JOIN enterprise e ON e.id = i.enterprise
             WHERE i.id IN ({KEYS})"
        ),
    )
}

/// Reads its filings; the enterprise of each is the one that survives.
pub fn filings(db: &Db, span: &Span) -> Result<Vec<Filing>, StoreError> {
    span.of(
        db,
        sql!(
            "SELECT f.id, f.organ, coalesce(e.merged_into, f.enterprise) AS enterprise, f.matters, f.first_day,
               f.last_day, f.filed_at, f.published, f.approved_at
             FROM filing f LEFT JOIN enterprise e ON e.id = f.enterprise WHERE f.id IN ({KEYS})"
        ),
    )
}
