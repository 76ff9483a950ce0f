//! What a pack offers to tap where a form asks for a reason.

use crate::finding::Message;

/// Ready-made reasons (常用理由) by what they are given for: each can be edited, and none has to be taken.
#[derive(Debug, Clone, Default)]
pub struct Reasons {
    /// For going in against a warning.
    pub went_in: Vec<Message>,
    /// For withdrawing what was registered.
    pub void: Vec<Message>,
    /// For registering afterwards (补录).
    pub afterwards: Vec<Message>,
}
