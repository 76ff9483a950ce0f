//! The registry of event types: one line a type. All that is asked of "an event, whatever its type" is answered by its
//! file in `types/`, through [`TypeName`] where only the name is known and through [`Body`] where the event is there.
//!
//! | type | sealed by, for | is about | does | kept |
//! | --- | --- | --- | --- | --- |
//! | `registration` | phone, an officer of the organ it names | itself | registers a visit | with its visit |
//! | `averted` | phone, an officer of the organ it names | itself | registers that a visit was not made | with its visit |
//! | `attendance` | phone, an officer of the organ it names | a registration | a colleague joins | with its visit |
//! | `same_visit` | phone, an officer of its organ | two registrations | the later no longer counts | with its visit |
//! | `amendment` | phone, an officer of its organ | a registration | sets fields | with its visit |
//! | `withdrawal` | phone, an officer who came or a manager of its organ | a registration | it no longer counts | with its visit |
//! | `outcome` | phone, an officer of its organ | a registration | says what came of it | with its visit |
//! | `explanation` | phone, an officer of its organ | a registration | explains a rule's finding | with its visit |
//! | `desk_withdrawal` | desk, its organ's manager | a registration | it no longer counts | with its visit |
//! | `aside_accepted` | desk, a supervisor | a record set aside or held | it counts | with its record |
//! | `aside_refused` | desk, a supervisor | a record set aside | it never counts | with its record |
//! | `merger` | desk, an administrator | the directory | two enterprises are one | for ever |
//! | `code_resolved` | desk, an administrator | the directory | a code that registrations wait for is bound to premises | for ever |
//! | `code_bound` | desk, an administrator | the directory | a foreign code is bound to premises | for ever |
//! | `door_code_made` | desk, an administrator or the enterprise | the directory | a door code is made | for ever |
//! | `door_code_replaced` | desk, an administrator or the enterprise | the directory | a door code gives way to another | for ever |
//! | `key_revoked` | desk, an administrator or the organ's manager | a phone's key | it seals nothing more that counts | the period |
//!
//! `docs/SYNC-PROTOCOL.md` has their fields. A new type: its file, a line here, a row there.

#![allow(
    missing_docs,
    reason = "a body's field whose name says it all needs no sentence"
)]

pub mod amendment;
pub mod aside_decided;
pub mod attendance;
pub mod averted;
pub mod code_bound;
pub mod code_resolved;
pub mod desk_withdrawal;
pub mod door_code_made;
pub mod door_code_replaced;
pub mod explanation;
pub mod key_revoked;
pub mod merger;
pub mod outcome;
pub mod registration;
pub mod same_visit;
pub mod withdrawal;

use std::borrow::Cow;

use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention, SealedBy};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;

/// Named shapes of the API's description.
pub(crate) type Schemas = Vec<(String, RefOr<Schema>)>;

macro_rules! event_types {
    ($($variant:ident($module:ident::$type:ident) by $sealed_by:ident;)+) => {
        /// The name of an event type that this server knows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum TypeName { $(#[doc = concat!("See [`", stringify!($module::$type), "`].")] $variant,)+ }

        /// What an event carries, by its type.
        #[derive(Debug, Clone)]
        pub enum Body { $(#[doc = concat!("See [`", stringify!($module::$type), "`].")] $variant($module::$type),)+ }

        impl TypeName {
            /// All of them, phones' types first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Reads the name as `type` has it; none where it is of a later server, or of nobody.
            pub fn read(text: &str) -> Option<Self> {
                match text {
                    $($module::$type::NAME => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Writes it as `type` has it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $module::$type::NAME,)+ }
            }

            /// Says who seals events of the type.
            pub fn sealed_by(self) -> SealedBy {
                match self { $(Self::$variant => SealedBy::$sealed_by,)+ }
            }

            /// Says what an event of the type is about.
            pub(crate) fn about(self) -> About {
                match self { $(Self::$variant => $module::$type::ABOUT,)+ }
            }

            /// Says how long an event of the type is kept.
            pub(crate) fn retention(self) -> Retention {
                match self { $(Self::$variant => $module::$type::RETENTION,)+ }
            }

            /// Describes what is sealed as `body`: its name, and into `schemas` the shapes that it is made of.
            pub(crate) fn describe_body(self, schemas: &mut Schemas) -> Cow<'static, str> {
                match self { $(Self::$variant => describe::<<$module::$type as EventType>::Wire>(schemas),)+ }
            }
        }

        impl Body {
            /// Reads the body of a sealed event of that type.
            ///
            /// # Errors
            /// Why it is none of it.
            pub(crate) fn parse(name: TypeName, text: &str, sealer: &Sealer) -> Result<Self, Why> {
                match name {
                    $(TypeName::$variant => $module::$type::parse(text, sealer).map(Self::$variant),)+
                }
            }

            /// Names its type.
            pub fn type_name(&self) -> TypeName {
                match self { $(Self::$variant(_) => TypeName::$variant,)+ }
            }

            /// Checks what is asked of an event that comes in, beyond its form.
            ///
            /// # Errors
            /// Why it cannot count (yet).
            pub(crate) fn check_new(&self) -> Result<(), Why> {
                match self { $(Self::$variant(body) => body.check_new(),)+ }
            }

            /// Says whose word it is.
            pub(crate) fn authors(&self) -> Authors<'_> {
                match self { $(Self::$variant(body) => body.authors(),)+ }
            }

            /// Lists the registrations that it is about, where it is none itself.
            pub fn subjects(&self) -> Vec<EventId> {
                match self { $(Self::$variant(body) => body.subjects(),)+ }
            }

            /// Applies it to the state of a registration that it is about.
            pub(crate) fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
                match self { $(Self::$variant(body) => body.apply(to, by),)+ }
            }

            /// Says what it means.
            pub(crate) fn meaning(self) -> Meaning {
                match self { $(Self::$variant(body) => body.meaning(),)+ }
            }
        }
    };
}

event_types! {
    Registration(registration::RegistrationEvent) by Phone;
    Averted(averted::AvertedEvent) by Phone;
    Attendance(attendance::AttendanceEvent) by Phone;
    SameVisit(same_visit::SameVisitEvent) by Phone;
    Amendment(amendment::AmendmentEvent) by Phone;
    Withdrawal(withdrawal::WithdrawalEvent) by Phone;
    Outcome(outcome::OutcomeEvent) by Phone;
    Explanation(explanation::ExplanationEvent) by Phone;
    DeskWithdrawal(desk_withdrawal::DeskWithdrawalEvent) by Desk;
    AsideAccepted(aside_decided::AsideAcceptedEvent) by Desk;
    AsideRefused(aside_decided::AsideRefusedEvent) by Desk;
    Merger(merger::MergerEvent) by Desk;
    CodeResolved(code_resolved::CodeResolvedEvent) by Desk;
    CodeBound(code_bound::CodeBoundEvent) by Desk;
    DoorCodeMade(door_code_made::DoorCodeMadeEvent) by Desk;
    DoorCodeReplaced(door_code_replaced::DoorCodeReplacedEvent) by Desk;
    KeyRevoked(key_revoked::KeyRevokedEvent) by Desk;
}

fn describe<T: ToSchema>(schemas: &mut Schemas) -> Cow<'static, str> {
    schemas.push((T::name().into_owned(), T::schema()));
    T::schemas(schemas);
    T::name()
}
