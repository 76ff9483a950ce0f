//! Two rows of a table side by side, in the order of its key.

use std::cmp::Ordering;

use crate::store::derived::DerivedTable;
use crate::store::sqlite::replay::RowDifference;
use crate::store::sqlite::replay_cursor::{Cell, Cursor};
use crate::store::{Db, StoreError};

/// Compares a table with what was derived, row by row in the order of its key. Answers how many rows are stored.
///
/// # Errors
/// When either cannot be read.
pub fn compare(
    db: &Db,
    table: &DerivedTable,
    mut found: impl FnMut(RowDifference),
) -> Result<u64, StoreError> {
    let columns = columns(db, table)?;
    let row = Compared {
        table,
        columns: &columns,
    };
    let mut stored = Cursor::new(db, table, "kept", &columns);
    let mut derived = Cursor::new(db, table, "main", &columns);
    let (mut one, mut other) = (stored.next()?, derived.next()?);
    let mut count = 0;
    loop {
        let order = match (&one, &other) {
            (None, None) => return Ok(count),
            (Some(one), None) => {
                found(row.alone(one, Side::Stored));
                Ordering::Less
            }
            (None, Some(other)) => {
                found(row.alone(other, Side::Derived));
                Ordering::Greater
            }
            (Some(one), Some(other)) => row.compare(one, other, &mut found),
        };
        if order.is_le() {
            one = stored.next()?;
            count += 1;
        }
        if order.is_ge() {
            other = derived.next()?;
        }
    }
}

/// Lists the key's columns, and then the others.
fn columns(db: &Db, table: &DerivedTable) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT name FROM kept.pragma_table_info(?1)";
    let all: Vec<String> = db.all(sql, [table.name])?;
    let is_rest = |name: &String| {
        !table.key.contains(&name.as_str()) && !table.passing.contains(&name.as_str())
    };
    let key = table.key.iter().map(|name| (*name).to_owned());
    Ok(key.chain(all.into_iter().filter(is_rest)).collect())
}

/// Where a row is that is on one side alone.
#[derive(Clone, Copy)]
enum Side {
    Stored,
    Derived,
}

/// How two rows of a table are laid side by side.
struct Compared<'t> {
    table: &'t DerivedTable,
    columns: &'t [String],
}

impl Compared<'_> {
    /// Which of two rows comes first; of one row, what is not the same.
    fn compare(
        &self,
        one: &[Cell],
        other: &[Cell],
        found: &mut impl FnMut(RowDifference),
    ) -> Ordering {
        let order = self.key(one).cmp(self.key(other));
        match order {
            Ordering::Less => found(self.alone(one, Side::Stored)),
            Ordering::Greater => found(self.alone(other, Side::Derived)),
            Ordering::Equal => self.unlike(one, other, found),
        }
        order
    }

    fn key<'r>(&self, row: &'r [Cell]) -> impl Iterator<Item = &'r Cell> + use<'r> {
        row.iter().take(self.table.key.len())
    }

    fn name(&self, row: &[Cell]) -> String {
        self.key(row).map(Cell::text).collect::<Vec<_>>().join(" ")
    }

    fn alone(&self, row: &[Cell], side: Side) -> RowDifference {
        let (stored, derived) = match side {
            Side::Stored => ("a row", "none"),
            Side::Derived => ("none", "a row"),
        };
        RowDifference {
            table: self.table.name,
            row: self.name(row),
            column: "*".to_owned(),
            stored: stored.to_owned(),
            derived: derived.to_owned(),
        }
    }

    fn may_differ(&self, column: &str, stored: &Cell, derived: &Cell) -> bool {
        self.table.least.contains(&column)
            && match (stored, derived) {
                (Cell::Null, _) => true,
                (Cell::Integer(stored), Cell::Integer(derived)) => stored > derived,
                _ => false,
            }
    }

    fn unlike(&self, one: &[Cell], other: &[Cell], found: &mut impl FnMut(RowDifference)) {
        for ((stored, derived), column) in one.iter().zip(other).zip(self.columns) {
            if stored != derived && !self.may_differ(column, stored, derived) {
                found(RowDifference {
                    table: self.table.name,
                    row: self.name(one),
                    column: column.clone(),
                    stored: stored.text(),
                    derived: derived.text(),
                });
            }
        }
    }
}
