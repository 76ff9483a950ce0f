//! Column types of visits: which enterprise, and whether it counts.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

/// Which enterprise a visit was at: a known one, or as long as its code is unknown the code's fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnterpriseKey {
    Known(Uuid),
    Unknown([u8; 8]),
}

/// `018f…` or `code:` + fingerprint in hex: as the rules and the phones name it.
impl std::fmt::Display for EnterpriseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Known(id) => write!(f, "{}", id.hyphenated()),
            Self::Unknown(fingerprint) => write!(f, "code:{}", hex::encode(fingerprint)),
        }
    }
}

impl ToSql for EnterpriseKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(match self {
            Self::Known(id) => id.as_bytes(),
            Self::Unknown(fingerprint) => fingerprint,
        })))
    }
}

impl FromSql for EnterpriseKey {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        if let Ok(fingerprint) = bytes.try_into() {
            return Ok(Self::Unknown(fingerprint));
        }
        let id = Uuid::from_slice(bytes).map_err(|e| FromSqlError::Other(Box::new(e)))?;
        Ok(Self::Known(id))
    }
}

/// Whether a visit counts: `stands`, `withdrawn`, `same_visit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Stands,
    Withdrawn,
    SameVisit,
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Stands => "stands",
            Self::Withdrawn => "withdrawn",
            Self::SameVisit => "same_visit",
        }))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "stands" => Ok(Self::Stands),
            "withdrawn" => Ok(Self::Withdrawn),
            "same_visit" => Ok(Self::SameVisit),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
