//! Column types of visits: which enterprise and how it came in, and whether the visit counts.

use crate::store::ids::EnterpriseId;
use crate::store::value::{FromValue, ToValue, Value, ValueMismatch};
use crate::store::words::words;
use ruqi_rules::Fingerprint;

/// Which enterprise a visit was at: a known one, or as long as its code is unknown the code's fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnterpriseKey {
    Known(EnterpriseId),
    Unknown(Fingerprint),
}

/// `018f…` or `code:` + fingerprint in hex: as the rules and the phones name it.
impl std::fmt::Display for EnterpriseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Known(id) => write!(f, "{}", id),
            Self::Unknown(fingerprint) => write!(f, "code:{fingerprint}"),
        }
    }
}

/// The id's 16 bytes, or the fingerprint's 8.
impl ToValue for EnterpriseKey {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Known(id) => id.to_value(),
            Self::Unknown(fingerprint) => fingerprint.to_value(),
        }
    }
}

/// By its length.
impl FromValue for EnterpriseKey {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        match Fingerprint::from_value(value) {
            Ok(fingerprint) => Ok(Self::Unknown(fingerprint)),
            Err(_) => EnterpriseId::from_value(value).map(Self::Known),
        }
    }
}

words! {
    /// Whether a visit counts.
    pub enum State {
        /// It does.
        Stands = "stands",
        /// The organ took it back.
        Withdrawn = "withdrawn",
        /// Another registration of the organ is of the same visit, and stands for both.
        SameVisit = "same_visit",
    }
}

words! {
    /// How an enterprise came into a registration.
    pub enum EntryWord {
        /// Read by a camera, from a picture or a licence.
        Scan = "scan",
        /// Typed in, or searched for.
        Manual = "manual",
    }
}
