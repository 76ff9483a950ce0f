//! Says why visits are derived and judged again.

use crate::store::words::words;

words! {
    /// Why verdicts change, for the log of past ones.
    pub enum SettlingReason {
        /// Events came in, or count now.
        Arrival = "arrival",
        /// An unknown code was bound to premises.
        Resolution = "resolution",
        /// A registration was withdrawn at a desk.
        Withdrawal = "withdrawal",
        /// Two enterprises turned out to be one.
        Merger = "merger",
        /// An organ's plan changed.
        Plan = "plan",
        /// An organ's filings changed.
        Filing = "filing",
        /// A policy pack came into force.
        Pack = "pack",
        /// An enterprise was entered or moved.
        Enterprise = "enterprise",
        /// An organ's level or region changed.
        Organ = "organ",
        /// The regions changed, and which lies in which.
        Region = "region",
        /// A visit's events were erased.
        Erasure = "erasure",
        /// All was derived again, to be compared.
        Verification = "verify",
    }
}
