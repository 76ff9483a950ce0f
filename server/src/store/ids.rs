//! Ids by what they are of: one kind's cannot be given for another's. In columns and on the wire each is the bare UUID,
//! or the bare hash (SHA-256; base64url on the wire).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::Sha256;
use sha2::digest::Output;
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::row::{FromRow, StoredRow};
use crate::store::value::{FromValue, ToValue, Value, ValueMismatch};

macro_rules! ids {
    ($($(#[$doc:meta])* pub struct $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// After every other, in the order of ids.
            pub const LAST: Self = Self(Uuid::max());

            /// Its 16 bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        /// In any form that a UUID has.
        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl ToValue for $name {
            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }
        }

        impl FromValue for $name {
            fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
                Uuid::from_value(value).map(Self)
            }
        }

        /// The first column.
        impl FromRow for $name {
            fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
                row.get(0)
            }
        }
    )+};
}

impl PersonId {
    /// Stands where a person was, who is erased.
    pub const NOBODY: Self = Self(Uuid::nil());
}

/// A list of people in one column, as JSON text of the ids' usual form.
impl FromValue for Vec<PersonId> {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        let mismatch = || value.mismatch("list of ids");
        let texts = Vec::<String>::from_value(value)?;
        texts
            .iter()
            .map(|text| text.parse().map_err(|_| mismatch()))
            .collect()
    }
}

ids! {
    /// Of a sealed event. A registration and an averted visit have the id of the event that began them.
    pub struct EventId;

    /// Of an enterprise; what was merged into another keeps its own.
    pub struct EnterpriseId;

    /// Of a person, who may act as an officer, for a desk or for an enterprise.
    pub struct PersonId;
}

macro_rules! hashes {
    ($($(#[$doc:meta])* pub struct $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// Before every other: whoever goes through all of them begins here.
            pub const FIRST: Self = Self([0; 32]);
            /// After every other.
            pub const LAST: Self = Self([255; 32]);

            /// Its 32 bytes.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

        }

        impl From<[u8; 32]> for $name {
            fn from(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }
        }

        /// Of what a hasher was given.
        impl From<Output<Sha256>> for $name {
            fn from(digest: Output<Sha256>) -> Self {
                Self(digest.into())
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        /// Base64url without padding.
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl ToValue for $name {
            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }
        }

        impl FromValue for $name {
            fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
                <[u8; 32]>::from_value(value).map(Self)
            }
        }

        /// The first column.
        impl FromRow for $name {
            fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
                row.get(0)
            }
        }
    )+};
}

hashes! {
    /// Of a phone's key, and of the chain that it seals: its thumbprint (RFC 7638).
    pub struct Kid;

    /// Of a sealed record: of the bytes that its signature is over.
    pub struct RecordHash;
}

impl Kid {
    /// Stands where a record names no key.
    pub const NONE: Self = Self([0; 32]);
}
