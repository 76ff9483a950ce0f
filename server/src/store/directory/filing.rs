//! `filing`: visits announced before they are made.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::EnterpriseId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::value::list_text;
use crate::store::{Db, StoreError, Tx};

/// A filing of an organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    pub id: Uuid,
    pub organ: String,
    /// None: any enterprise.
    pub enterprise: Option<EnterpriseId>,
    pub matters: Vec<String>,
    /// Civil dates, both ends included.
    pub first_day: String,
    pub last_day: String,
    /// When the server received it.
    pub filed_at: Instant,
    /// Whether the enterprise is told of it beforehand.
    pub published: bool,
    /// When the organ's head approved it; none: not.
    pub approved_at: Option<Instant>,
}

columns!(Filing: id, organ, enterprise, matters, first_day, last_day, filed_at, published, approved_at);

const COLUMNS: &str = Filing::COLUMNS;

/// Adds a filing.
pub fn insert(tx: &Tx, filing: &Filing) -> Result<(), StoreError> {
    insert!(tx, "filing", {
        id: filing.id,
        organ: filing.organ,
        enterprise: filing.enterprise,
        matters: list_text(&filing.matters),
        first_day: filing.first_day,
        last_day: filing.last_day,
        filed_at: filing.filed_at,
        published: filing.published,
        approved_at: filing.approved_at,
    })
    .map(drop)
}

/// Notes when the organ's head approved the filing.
pub fn approve(tx: &Tx, id: Uuid, approved_at: Instant) -> Result<(), StoreError> {
    let sql = sql!("UPDATE filing SET approved_at = ?2 WHERE id = ?1");
    tx.run(sql, (id, approved_at)).map(drop)
}

/// Lists the filings that name an enterprise, each with its organ.
pub fn naming(db: &Db, enterprise: EnterpriseId) -> Result<Vec<(Uuid, String)>, StoreError> {
    let sql = sql!("SELECT id, organ FROM filing WHERE enterprise = ?1 ORDER BY id");
    db.all(sql, [enterprise])
}

/// Lists the organ's filings, in the order of their first day.
pub fn of_organ(db: &Db, organ: &str) -> Result<Vec<Filing>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM filing WHERE organ = ?1 ORDER BY first_day, id");
    db.all(sql, [organ])
}

/// Lists the organ's filings that cover the enterprise, by name or as "any"; what named an enterprise that was merged into
/// it names it now.
pub fn for_enterprise(
    db: &Db,
    organ: &str,
    enterprise: EnterpriseId,
) -> Result<Vec<Filing>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM filing WHERE organ = ?1 AND enterprise = ?2
         UNION ALL SELECT {COLUMNS} FROM filing WHERE organ = ?1 AND enterprise IS NULL
         UNION ALL SELECT {COLUMNS} FROM filing WHERE organ = ?1
           AND enterprise IN (SELECT id FROM enterprise WHERE merged_into = ?2) ORDER BY 5, 1"
    );
    let mut found: Vec<Filing> = db.all(sql, (organ, enterprise))?;
    for filing in &mut found {
        filing.enterprise = filing.enterprise.map(|_| enterprise);
    }
    Ok(found)
}

/// Finds the filing like it, whenever it was filed or approved.
pub fn alike(db: &Db, filing: &Filing) -> Result<Option<Filing>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM filing WHERE organ = ?1 AND enterprise IS NOT DISTINCT FROM ?2
           AND matters = ?3 AND first_day = ?4 AND last_day = ?5 ORDER BY id LIMIT 1"
    );
    let (first, last) = (&filing.first_day, &filing.last_day);
    let matters = list_text(&filing.matters);
    db.one(
        sql,
        (&filing.organ, filing.enterprise, matters, first, last),
    )
}
