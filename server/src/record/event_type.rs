//! Says what an event type answers for itself. A file in `types/` implements [`EventType`] for each, the registry
//! (`types.rs`) names it in a line, and all who deal with events ask through the registry.

use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;

/// An event type: its body's wire form, and how an event of it is read, believed, applied and kept.
pub(crate) trait EventType: Sized {
    /// As `type` has it.
    const NAME: &'static str;
    /// What an event of it is about.
    const ABOUT: About;
    /// How long an event of it is kept.
    const RETENTION: Retention;
    /// What is sealed as `body`, for the API's description.
    type Wire: ToSchema;

    /// Reads the body of a sealed event.
    ///
    /// # Errors
    /// Why it is none of this type.
    fn parse(text: &str, sealer: &Sealer) -> Result<Self, Why>;

    /// Checks what is asked of an event that comes in, beyond its form: an event that was accepted before stays.
    ///
    /// # Errors
    /// Why it cannot count (yet).
    fn check_new(&self) -> Result<(), Why> {
        Ok(())
    }

    /// Says whose word it is.
    fn authors(&self) -> Authors<'_>;

    /// Lists the registrations that it is about, where it is none itself; they may not have come.
    fn subjects(&self) -> Vec<EventId>;

    /// Applies it to the state of a registration that it is about. Events are applied in the order of (estimated time,
    /// id), the registration itself first.
    fn apply(&self, to: &mut RegistrationState, by: &Stamp);

    /// Says what it means to those who deal with every type and look for some: whether it registers, withdraws, decides.
    fn meaning(self) -> Meaning;
}

/// Who seals events of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedBy {
    /// An officer's phone, in its own chain.
    Phone,
    /// The server for a desk, in the server's chain.
    Desk,
}

/// What an event of a type is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// It is a registration, or an averted visit, itself.
    Itself,
    /// Registrations that it names.
    Registrations,
    /// No registration: what many of them rest on.
    Directory,
    /// A record that was set aside or held.
    Record,
    /// A phone's key.
    Key,
}

/// How long an event of a type is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retention {
    /// As long as its visit: it goes with all that was said of that, once the last of it is past the period.
    WithItsVisit,
    /// As long as the record that it decided of.
    WithItsRecord,
    /// For the period, whatever becomes of others: nothing rests on it.
    ThePeriod,
    /// For ever: what verdicts rest on does not end with the period.
    ForEver,
}
