//! All that is SQLite's own: the writer, the readers, migrations, copies, the replay for `ruqi verify`.

pub(crate) mod connection;
pub mod integrity;
pub mod migrate;
pub(crate) mod pool;
pub mod replay;
pub mod replay_compare;
mod replay_cursor;
pub(crate) mod sqlite_error;
pub mod truncate_wal;
pub(crate) mod writer;
