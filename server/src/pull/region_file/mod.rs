//! Region files: the rows of a region that are the same for all its officers, as binary columns that are made once and
//! served as they are. `docs/SYNC-PROTOCOL.md`, "Region files", is the form.

pub(crate) mod around;
pub(crate) mod bytes;
pub(crate) mod column_bodies;
pub(crate) mod column_values;
pub(crate) mod credit_code_column;
pub mod current;
pub mod decode;
pub mod encode;
pub(crate) mod gathering;
pub(crate) mod initials_column;
pub mod known_enterprises;
pub mod make;
pub mod part_folder;
pub(crate) mod parts;
pub(crate) mod row_ids;
pub mod shape;

use crate::store::StoreError;

/// Why rows are no columns, or bytes no rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// A value is none that the column can hold.
    #[error("a value of the column {0} does not fit it")]
    Misfit(&'static str),
    /// The bytes are cut or none of a part, or of one that cites other enterprises.
    #[error("not a part of a region file")]
    Malformed,
}

/// Why a region's file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RegionFileError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Rows that are no columns.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The folder could not be written.
    #[error("a part could not be written: {0}")]
    Folder(#[from] std::io::Error),
    /// What was written reads otherwise: it is told to nobody.
    #[error("a part does not read as it was written")]
    Unlike,
    /// A kind of row that region files have not.
    #[error("rows of kind {0} are in no region file")]
    Kind(&'static str),
    /// More than a phone should be sent at once.
    #[error("the region has more rows than a file takes")]
    TooLarge,
}
