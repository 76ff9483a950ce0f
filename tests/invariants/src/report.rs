//! What was found: a line for each violation, and how much was looked at.

use std::fmt;

/// What must hold. Its name begins the line of each violation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invariant {
    /// A row of evidence is what its bytes say.
    Bytes,
    /// An event is signed by the key that it names.
    Signature,
    /// A key is vouched for by the server's certificate.
    Certificate,
    /// No two events have one id.
    IdsUnique,
    /// No two events have one number in one chain.
    NumbersUnique,
    /// Each number up to the head is here, or was given up.
    ChainContiguous,
    /// Each event names the hash of the one before it.
    ChainLinks,
    /// The head is the last contiguous number.
    ChainHead,
    /// What waits for an earlier one does not count; what does not wait, does.
    HeldWaits,
    /// An event counts, or is set aside: never both.
    OnePlace,
    /// A receipt is by this server, and over just these bytes.
    ReceiptSeal,
    /// A receipt on a phone: the event is on the server.
    ReceiptDurable,
    /// The first arrival stays the first.
    FirstArrival,
    /// A sealed event is in the outbox or on the server.
    NeverLost,
    /// The tables of a phone fit each other.
    Outbox,
    /// Registrations are the accepted ones, no more and no fewer.
    Derived,
    /// An enterprise sees what was accepted.
    EnterpriseView,
    /// The server's own chain has no gap.
    OwnChain,
    /// What was set aside counts only when a supervisor said so.
    Vouched,
    /// Bytes that are gone were erased by the server, after their time.
    Erasure,
}

impl fmt::Display for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "bytes",
            Self::Signature => "signature",
            Self::Certificate => "certificate",
            Self::IdsUnique => "ids-unique",
            Self::NumbersUnique => "numbers-unique",
            Self::ChainContiguous => "chain-contiguous",
            Self::ChainLinks => "chain-links",
            Self::ChainHead => "chain-head",
            Self::HeldWaits => "held-waits",
            Self::OnePlace => "one-place",
            Self::ReceiptSeal => "receipt-seal",
            Self::ReceiptDurable => "receipt-durable",
            Self::FirstArrival => "first-arrival",
            Self::NeverLost => "never-lost",
            Self::Outbox => "outbox",
            Self::Derived => "derived",
            Self::EnterpriseView => "enterprise-view",
            Self::OwnChain => "own-chain",
            Self::Vouched => "vouched",
            Self::Erasure => "erasure",
        })
    }
}

/// Violations and counts.
#[derive(Debug, Default)]
pub struct Report {
    violations: Vec<String>,
    pub events: usize,
    pub set_aside: usize,
    /// Of both, those whose bytes are gone.
    pub erased: usize,
    pub chains: usize,
    pub registrations: usize,
    pub phones: usize,
    pub on_phones: usize,
    pub receipts: usize,
    /// Receipts of events that a restored server has not been offered again yet.
    pub to_offer: usize,
    pub shown: usize,
}

impl Report {
    /// Something that must never be.
    pub fn violated(&mut self, invariant: Invariant, subject: impl fmt::Display, what: &str) {
        self.violations
            .push(format!("{invariant}: {subject}: {what}"));
    }

    /// Complains unless it holds.
    pub fn hold(
        &mut self,
        holds: bool,
        invariant: Invariant,
        subject: impl fmt::Display,
        what: &str,
    ) {
        if !holds {
            self.violated(invariant, subject, what);
        }
    }

    /// Nothing is violated.
    pub fn holds(&self) -> bool {
        self.violations.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.violations {
            writeln!(f, "{line}")?;
        }
        writeln!(
            f,
            "checked: events {}, set aside {}, erased {}, chains {}, registrations {}, phones {}, sealed on phones {}, receipts {}, \
             to be offered again {}, visits shown {}; violations {}",
            self.events,
            self.set_aside,
            self.erased,
            self.chains,
            self.registrations,
            self.phones,
            self.on_phones,
            self.receipts,
            self.to_offer,
            self.shown,
            self.violations.len()
        )
    }
}
