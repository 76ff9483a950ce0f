//! Why an event does not count (yet), in a word.

use crate::store::words::words;

words! {
    /// The `why` of `docs/SYNC-PROTOCOL.md`, as it is stored, sealed and sent.
    #[allow(missing_docs, reason = "docs/SYNC-PROTOCOL.md tells each, and `record::refusal` has its sentences")]
    pub enum Why {
        Gap = "gap",
        BadSignature = "bad_signature",
        UnknownKey = "unknown_key",
        RevokedKey = "revoked_key",
        NotTheKeysAuthor = "not_the_keys_author",
        IdWithOtherBytes = "id_with_other_bytes",
        NumberTaken = "number_taken",
        BrokenChain = "broken_chain",
        UnknownType = "unknown_type",
        BadTime = "bad_time",
        OtherClock = "other_clock",
        Malformed = "malformed",
        NotOfTheOrgan = "not_of_the_organ",
        NotAnEvent = "not_an_event",
        TooLarge = "too_large",
    }
}
