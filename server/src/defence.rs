//! The defences that fault tests take out, to be seen to fail without them (`cargo xtask faults --without NAME`).
//!
//! Only a build with the feature `without` can take one out; in every other all of them stand, and the compiler
//! leaves the question out.

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
}

/// Whether this defence is in its place.
#[cfg(not(feature = "without"))]
pub const fn stands(_: Defence) -> bool {
    true
}

/// Whether this defence is in its place: all but the one that `RUQI_WITHOUT` names.
#[cfg(feature = "without")]
pub fn stands(defence: Defence) -> bool {
    static WITHOUT: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    let without = WITHOUT.get_or_init(|| std::env::var("RUQI_WITHOUT").ok());
    without.as_deref() != Some(defence.name())
}
