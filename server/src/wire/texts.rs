//! Shapes the texts that addresses and bodies carry: their bounds are here, for whoever checks them and for the API's
//! document.

use utoipa::openapi::schema::{
    Array, ArrayBuilder, KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type,
};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::text_limits;

/// A sentence; the trail and other desks read it.
pub const MAX_REASON_CHARACTERS: usize = text_limits::SENTENCE;
/// The least that NIST SP 800-63B allows.
pub const MIN_PASSWORD_CHARACTERS: usize = 8;
/// A limit on what is hashed.
pub const MAX_PASSWORD_CHARACTERS: usize = 256;
/// A route's name; nothing longer is one.
pub const MAX_PAGE_NAME_CHARACTERS: usize = text_limits::LINE;
/// Two printed pages.
pub const MAX_FEEDBACK_CHARACTERS: usize = text_limits::TWO_PAGES;
/// No act's word in the audit trail is longer.
pub const MAX_ACT_CHARACTERS: usize = 64;
/// Fifteen sheets of four: what an office printer takes at once, and an address that browsers still take.
pub const MAX_PRINTED_PREMISES: usize = 60;
/// A page of the list: what one has read, one can refuse.
pub const MAX_REFUSED_AT_ONCE: usize = 50;
/// Keys that one phone can have lost at once; more is no phone.
pub const MAX_LOST_KEYS: usize = 10;
/// Events in a push: half a minute of the worst signal.
pub const MAX_EVENTS_PER_PUSH: usize = 100;

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $schema:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema.into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

texts! {
    /// Why somebody does what others are told of. Not blank.
    ReasonText = bounded(1, MAX_REASON_CHARACTERS).pattern(Some(NOT_BLANK));
    /// A new password.
    PasswordText = bounded(MIN_PASSWORD_CHARACTERS, MAX_PASSWORD_CHARACTERS);
    /// The name of a page of the app.
    PageNameText = bounded(0, MAX_PAGE_NAME_CHARACTERS);
    /// What somebody tells us. Not blank.
    FeedbackText = bounded(1, MAX_FEEDBACK_CHARACTERS).pattern(Some(NOT_BLANK));
    /// An act's word in the audit trail.
    ActText = bounded(0, MAX_ACT_CHARACTERS);
    /// RFC 3339.
    InstantText = text().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
    /// YYYY-MM-DD.
    DayText = text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
    /// UUID.
    IdText = text().format(Some(SchemaFormat::Custom("uuid".to_owned())));
    /// A code's fingerprint: 8 bytes in hex.
    FingerprintText = text().pattern(Some("^[0-9A-Fa-f]{16}$"));
    /// A SHA-256 or a key's thumbprint: 32 bytes, base64url.
    HashText = text().pattern(Some("^[0-9A-Za-z_-]{43}$"));
}

/// A character that is none of those that are trimmed.
const NOT_BLANK: &str = r"\S";

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::new(Type::String))
}

fn bounded(least: usize, most: usize) -> ObjectBuilder {
    text().min_length(Some(least)).max_length(Some(most))
}

/// Premises whose door codes are printed.
pub fn printed_premises() -> Array {
    several(IdText::schema(), 1, MAX_PRINTED_PREMISES)
}

/// Records that are refused.
pub fn refused_hashes() -> Array {
    // One that is no hash is named among those that are left.
    several(text().build().into(), 1, MAX_REFUSED_AT_ONCE)
}

/// Keys whose storage was lost.
pub fn lost_keys() -> Array {
    several(HashText::schema(), 0, MAX_LOST_KEYS)
}

/// Records that are pushed.
pub fn pushed_events() -> Array {
    several(text().build().into(), 0, MAX_EVENTS_PER_PUSH)
}

fn several(items: RefOr<Schema>, least: usize, most: usize) -> Array {
    let array = ArrayBuilder::new().items(items);
    array.min_items(Some(least)).max_items(Some(most)).build()
}
