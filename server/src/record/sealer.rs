//! Who sealed an event: what its type asks to read the body.

use crate::store::ids::PersonId;

/// Who sealed an event, as far as its body has to fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sealer {
    /// Whose word it is.
    pub(crate) author: PersonId,
    /// How far the server's clock was ahead of the phone's when it was last heard, in milliseconds.
    pub(crate) ahead_ms: i64,
}
