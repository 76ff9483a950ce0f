//! Why an import did nothing, as it is told to whoever ran it.

use crate::access::one_time_link::LinkError;
use crate::directory::import::list_columns::Column;
use crate::directory::import::mistake::Mistakes;
use crate::directory::import::table::TableError;
use crate::store::StoreError;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("表头缺少列：{}。用 --template 可得到模板 · the header lacks: {}; --template prints it",
        .0.iter().map(|c| c.zh).collect::<Vec<_>>().join("、"),
        .0.iter().map(|c| c.key).collect::<Vec<_>>().join(", "))]
    Columns(Vec<Column>),
    #[error("{0}")]
    Mistake(Mistakes),
    #[error(transparent)]
    Link(#[from] LinkError),
    #[error(transparent)]
    Store(#[from] StoreError),
}
