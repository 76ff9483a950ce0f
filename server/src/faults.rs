//! The defences that fault tests take out, to be seen to fail without them (`cargo xtask faults --without NAME`), and
//! what the server does without one.
//!
//! Only a build with the feature `without` can take one out. In every other all of them are in their places: a hook
//! gives back what it is given, or does nothing, and the compiler leaves the rest out. A defence without a hook is a
//! condition of the product's own, with `enabled` beside it.

use ruqi_rules::Instant;
use std::time::Duration;

macro_rules! defences {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// A defence. `docs/FAULTS.md` says which faults each of them is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Defence { $($(#[$doc])* $variant,)* }

        impl Defence {
            /// As the command and the table of faults say it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

defences! {
    /// Bytes that were stored before are answered with their first receipt.
    StoredBefore = "stored-before";
    /// An event that cannot count is set aside by itself; the others of its batch are stored.
    SetAside = "set-aside";
    /// A JSON body has a limit, and it is for what it is when unpacked.
    BodyLimit = "body-limit";
    /// A request that takes too long is ended.
    InTime = "in-time";
    /// A refresh token that comes again is not yet a theft: its answer may have been lost.
    RefreshAgain = "refresh-again";
    /// For which organs an officer acts is asked as of the event's time, not of its arrival.
    MembershipThen = "membership-then";
    /// Nothing happened after it arrived: the estimated time ends there, whatever the phone's clock says.
    ArrivalBounds = "arrival-bounds";
    /// An event's author is the officer whose key signed it.
    KeysAuthor = "keys-author";
    /// What the server's older keys signed stays good after a rotation.
    OlderKeys = "older-keys";
    /// An id with other bytes is set aside, and what has the id stays as it was.
    OneIdOneRecord = "one-id-one-record";
    /// What comes after a hole in its chain waits until the hole is filled.
    HeldInChain = "held-in-chain";
    /// What was set aside with a good signature fills its number, so that the chain goes on.
    FillsItsNumber = "fills-its-number";
    /// Whatever speaks of a registration is kept for it, also before that has come.
    KeptForIt = "kept-for-it";
    /// A visit that comes late is counted by those that were judged without it.
    JudgedAgain = "judged-again";
    /// Of two registrations of one visit the earlier stands.
    EarlierStands = "earlier-stands";
    /// History follows the enterprise that is left of two that were merged.
    HistoryFollows = "history-follows";
    /// What waited for a code is looked at again when the code is bound.
    ResolvedAgain = "resolved-again";
    /// A difference between the phone's verdict and the server's is explained by the phone's pack.
    PackExplained = "pack-explained";
    /// A page of pull ends at its last row.
    PageEnds = "page-ends";
    /// A cursor is the server's own, by its seal.
    CursorSealed = "cursor-sealed";
    /// No number is taken that JavaScript cannot hold.
    NumbersExact = "numbers-exact";
    /// A push is answered after its commit, never before.
    ReceiptAfterCommit = "receipt-after-commit";
    /// What the disk has no room for is refused for now (503), not for good.
    NoRoomForNow = "no-room-for-now";
    /// The writer takes its turn before it reads what it will write by.
    TurnFirst = "turn-first";
    /// A restored database has a new epoch, by which phones know it.
    NewEpoch = "new-epoch";
    /// The first receipt, which phones bring to a restored server, stays the first arrival.
    FirstReceipt = "first-receipt";
    /// Certificates bring back to a restored server the chains that it lost.
    CertificatesBack = "certificates-back";
    /// What is derived from the events is derived again, and compared.
    DerivedAgain = "derived-again";
}

/// Whether this defence is in its place.
#[cfg(not(feature = "without"))]
pub const fn enabled(_: Defence) -> bool {
    true
}

/// Whether this defence is in its place: all but the one that `RUQI_WITHOUT` names.
#[cfg(feature = "without")]
pub fn enabled(defence: Defence) -> bool {
    static WITHOUT: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    let without = WITHOUT.get_or_init(|| std::env::var("RUQI_WITHOUT").ok());
    without.as_deref() != Some(defence.name())
}

/// Without: a JSON body has no limit.
pub(crate) fn body_limit(bytes: usize) -> usize {
    if enabled(Defence::BodyLimit) {
        bytes
    } else {
        usize::MAX
    }
}

/// Without: a request has no end.
pub(crate) fn in_time(within: Duration) -> Duration {
    if enabled(Defence::InTime) {
        within
    } else {
        Duration::MAX
    }
}

/// Without: one event that cannot count fails its batch, by the error that the caller names for it.
pub(crate) fn set_aside<Fate, Error>(fate: Fate, fails: Error) -> Result<Fate, Error> {
    if enabled(Defence::SetAside) {
        Ok(fate)
    } else {
        Err(fails)
    }
}

/// Without: memberships are asked for as of the arrival.
pub(crate) fn membership_then(happened_at: Instant, received_at: Instant) -> Instant {
    if enabled(Defence::MembershipThen) {
        happened_at
    } else {
        received_at
    }
}

/// Without: the writer reads first, and takes its turn with its first write.
pub(crate) fn turn_first<'a>(first: &'a str, late: &'a str) -> &'a str {
    if enabled(Defence::TurnFirst) {
        first
    } else {
        late
    }
}

/// Without: the acts of a group are answered before its commit.
pub(crate) fn receipt_after_commit<Unwritten>(answers: &mut Vec<Answer<Unwritten>>) {
    if enabled(Defence::ReceiptAfterCommit) {
        return;
    }
    answers.drain(..).for_each(|answer| answer(Ok(())));
    // On a busy disk it would be as long until the commit; a kill has to be able to come between.
    std::thread::sleep(Duration::from_millis(50));
}

/// Tells one that waits how its commit went.
type Answer<Unwritten> = Box<dyn FnOnce(Result<(), Unwritten>) + Send>;
