//! Region files: what a phone is told of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `GET /api/v1/sync/region-file`: the rows of the officer's region that are the same for all its officers, as files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegionFileView {
    /// Once all parts are in, pull goes on from here. Null where there is no file: everything is pulled.
    pub cursor: Option<String>,
    /// In the order in which they are read; empty where there is no file.
    pub parts: Vec<RegionFilePart>,
}

/// A part, at `/api/v1/sync/region-file/<hash>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegionFilePart {
    /// SHA-256 of its bytes before compression, in hexadecimal.
    pub hash: String,
    /// Rows in it.
    pub rows: u32,
    /// Bytes as they are sent, compressed.
    pub bytes: u64,
}
