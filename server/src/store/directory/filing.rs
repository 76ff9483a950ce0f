//! `filing`: visits announced before they are made.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A filing of an organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    pub id: Uuid,
    pub organ: String,
    /// None: any enterprise.
    pub enterprise: Option<Uuid>,
    pub matters: Vec<String>,
    /// Civil dates, both ends included.
    pub first_day: String,
    pub last_day: String,
    /// When the server received it, milliseconds.
    pub filed_at: i64,
    /// Whether the enterprise is told of it beforehand.
    pub published: bool,
    /// When the organ's head approved it, milliseconds; none: not.
    pub approved_at: Option<i64>,
}

const COLUMNS: &str =
    "id, organ, enterprise, matters, first_day, last_day, filed_at, published, approved_at";

/// Adds it.
pub fn insert(c: &Tx, filing: &Filing) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO filing (id, organ, enterprise, matters, first_day, last_day, filed_at, published, approved_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        filing.id,
        filing.organ,
        filing.enterprise,
        crate::store::list::to_text(&filing.matters),
        filing.first_day,
        filing.last_day,
        filing.filed_at,
        filing.published,
        filing.approved_at
    ])?;
    Ok(())
}

/// The organ's head approved it then.
pub fn approve(c: &Tx, id: Uuid, approved_at: i64) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE filing SET approved_at = ?2 WHERE id = ?1")?
        .execute(params![id, approved_at])?;
    Ok(())
}

/// One of them; the enterprise is the one that survives.
pub fn get(c: &Db, id: Uuid) -> Result<Option<Filing>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT f.id, f.organ, coalesce(e.merged_into, f.enterprise), f.matters, f.first_day, f.last_day, f.filed_at,
           f.published, f.approved_at FROM filing f LEFT JOIN enterprise e ON e.id = f.enterprise WHERE f.id = ?1",
    )?
    .query_row([id], read)
    .optional()?)
}

/// Those that name an enterprise, each with its organ.
pub fn naming(c: &Db, enterprise: Uuid) -> Result<Vec<(Uuid, String)>, StoreError> {
    let mut found =
        c.prepare_cached("SELECT id, organ FROM filing WHERE enterprise = ?1 ORDER BY id")?;
    let rows = found
        .query_map([enterprise], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The organ's, in the order of their first day.
pub fn of_organ(c: &Db, organ: &str) -> Result<Vec<Filing>, StoreError> {
    let mut all = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM filing WHERE organ = ?1 ORDER BY first_day, id"
    ))?;
    let rows = all.query_map([organ], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Those of the organ's that cover the enterprise, by name or as "any"; what named an enterprise that was merged into it
/// names it now.
pub fn for_enterprise(c: &Db, organ: &str, enterprise: Uuid) -> Result<Vec<Filing>, StoreError> {
    let mut all = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM filing WHERE organ = ?1 AND enterprise = ?2
         UNION ALL SELECT {COLUMNS} FROM filing WHERE organ = ?1 AND enterprise IS NULL
         UNION ALL SELECT {COLUMNS} FROM filing WHERE organ = ?1
           AND enterprise IN (SELECT id FROM enterprise WHERE merged_into = ?2) ORDER BY 5, 1"
    ))?;
    let rows = all
        .query_map(params![organ, enterprise], |row| {
            let filing = read(row)?;
            let enterprise = filing.enterprise.map(|_| enterprise);
            Ok(Filing {
                enterprise,
                ..filing
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The filing like it, whenever it was filed or approved.
pub fn alike(c: &Db, filing: &Filing) -> Result<Option<Filing>, StoreError> {
    Ok(c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM filing WHERE organ = ?1 AND enterprise IS NOT DISTINCT FROM ?2
           AND matters = ?3 AND first_day = ?4 AND last_day = ?5 ORDER BY id LIMIT 1"
    ))?
    .query_row(
        params![
            filing.organ,
            filing.enterprise,
            crate::store::list::to_text(&filing.matters),
            filing.first_day,
            filing.last_day
        ],
        read,
    )
    .optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Filing> {
    Ok(Filing {
        id: row.get(0)?,
        organ: row.get(1)?,
        enterprise: row.get(2)?,
        matters: crate::store::list::from_text(row, 3)?,
        first_day: row.get(4)?,
        last_day: row.get(5)?,
        filed_at: row.get(6)?,
        published: row.get(7)?,
        approved_at: row.get(8)?,
    })
}
