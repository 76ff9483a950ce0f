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
