//! Defines a visit of the demonstration's year, as it is drawn before it is played.

use ruqi_rules::Instant;
use uuid::Uuid;

/// What the officer scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// The firm's door code.
    Door,
    /// A code that is bound to nothing.
    Unknown(&'static str),
    /// Nothing: the firm was searched for.
    Nothing,
}

/// What came after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    Nothing,
    /// Withdrawn, with the reason.
    Withdrawn(&'static str),
    /// The number of the document or complaint was brought.
    Reference(String),
    /// A colleague who scanned apart says that it was one visit.
    SameVisit,
}

/// A visit as it will be played.
#[derive(Debug, Clone)]
pub struct DrawnVisit {
    pub id: Uuid,
    pub at: Instant,
    pub started_at: Option<Instant>,
    pub organ: usize,
    /// Which of the organ's officers, and a colleague who joins.
    pub officer: usize,
    pub colleague: Option<usize>,
    pub firm: usize,
    pub category: &'static str,
    pub matters: Vec<String>,
    pub exemption: Option<(&'static str, String)>,
    pub scanned: Scanned,
    pub joint: Option<Uuid>,
    pub plan_item: Option<Uuid>,
    pub filing: Option<Uuid>,
    /// How old the phone's data was, and whether it had signal.
    pub data_age: i64,
    pub online: bool,
    /// Warned, and not gone in.
    pub averted: bool,
    pub after: After,
}
