//! A desk act is what somebody does at a desk that stays: one shape for all of them, and one way. Whoever does it has a
//! role that may; nothing is in the way; it is sealed in the server's own chain and noted in the audit trail; then it
//! takes effect, and visits are judged again. All in the transaction of the desk's request.

use ruqi_rules::Instant;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::access::audience::{Audience, Forbidden};
use crate::access::opened_session::WhoIs;
use crate::desk::act_problem::ActProblem;
use crate::record::desk_chain::{self, NewDeskEvent};
use crate::record::types::TypeName;
use crate::registration::Settling;
use crate::services::Services;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::access::memberships::RoleWord;
use crate::store::access::scope::RoleGrant;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::evidence::events::StoredEvent;
use crate::store::ids::{EventId, PersonId};
use crate::store::{StoreError, Tx};

/// A desk act of one kind, as it was asked for.
pub trait DeskAct: Sized {
    /// Its type in the server's own chain.
    const TYPE: TypeName;
    /// Its word in the audit trail.
    const AUDIT: &'static str;
    /// Whose desk it is of; see [`Audience::of`].
    const ROLES: &'static [RoleWord];
    /// What the server's chain carries of it.
    type Body: Serialize;
    /// What its check found, and the rest needs.
    type Found;
    /// What whoever asked for it is answered.
    type Done;

    /// Looks whether it can be done, for this audience and as things are.
    ///
    /// # Errors
    /// When something is in the way.
    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem>;

    /// Lists the registrations that it speaks of.
    fn about(&self) -> Vec<EventId> {
        Vec::new()
    }

    /// Makes what is sealed.
    fn body(&self, found: &Self::Found, by: PersonId) -> Self::Body;

    /// Names in the audit trail to what or whom it was done, by id.
    fn subject(&self, found: &Self::Found) -> String;

    /// Adds to the audit trail's line, beside the id of the sealed event.
    fn detail(&self, _found: &Self::Found) -> Map<String, Value> {
        Map::new()
    }

    /// Carries it out, settles what that changes, and tells phones.
    ///
    /// # Errors
    /// When the database fails, or what is kept beside it cannot be written.
    fn effects(self, sealed: &SealedAct<'_>, found: Self::Found) -> Result<Self::Done, ActProblem>;
}

/// Who does an act, and as what.
pub struct By<'w> {
    /// The person.
    pub person: PersonId,
    /// All roles that the person holds.
    pub held: &'w [RoleGrant],
    /// The one by which the act is done.
    pub audience: Audience,
    /// By the server's clock.
    pub now: Instant,
}

impl<'w> By<'w> {
    /// The person, by one of these roles.
    ///
    /// # Errors
    /// When the person holds none of them.
    pub fn of(who: &'w WhoIs, roles: &[RoleWord], now: Instant) -> Result<Self, Forbidden> {
        Ok(Self {
            person: who.id,
            held: &who.held,
            audience: Audience::of(&who.held, roles)?,
            now,
        })
    }
}

/// What the check of an act came to.
pub enum Checked<A: DeskAct> {
    /// It can be done.
    Ready(A::Found),
    /// It was done before, and once is enough: nothing is sealed again.
    Already(A::Done),
}

/// An act that is sealed and is about to take effect.
pub struct SealedAct<'t> {
    /// The transaction.
    pub tx: &'t Tx,
    /// What it works with.
    pub services: &'t Services,
    /// Its event in the server's own chain.
    pub event: StoredEvent,
}

impl<'t> SealedAct<'t> {
    /// When it was sealed.
    pub const fn at(&self) -> Instant {
        self.event.received_at
    }

    /// Begins to settle what the act changes.
    pub fn settling(&self, reason: SettlingReason) -> Result<Settling<'t>, StoreError> {
        Settling::begin(self.tx, &self.services.packs, self.at(), reason)
    }
}

/// Does an act, in a transaction: all of it or nothing.
///
/// # Errors
/// When the person has no role that may, something is in the way, or it cannot be sealed or stored.
pub fn perform<A: DeskAct>(
    tx: &Tx,
    services: &Services,
    who: &WhoIs,
    act: A,
) -> Result<A::Done, ActProblem> {
    let by = By::of(who, A::ROLES, services.clock.now())?;
    let found = match act.check(tx, &by)? {
        Checked::Ready(found) => found,
        Checked::Already(done) => return Ok(done),
    };
    let new = NewDeskEvent {
        author: by.person,
        r#type: A::TYPE,
        about: &act.about(),
        body: &act.body(&found, by.person),
    };
    let event = desk_chain::seal(tx, &services.keys, &services.clock, &new)?;
    let mut detail = act.detail(&found);
    detail.insert("act".to_owned(), event.id.to_string().into());
    audit::add(
        tx,
        &AuditEntry {
            id: services.clock.new_id(),
            at: event.received_at,
            actor: Some(by.person),
            act: A::AUDIT,
            subject: Some(&act.subject(&found)),
            detail: Some(&Value::Object(detail).to_string()),
        },
    )?;
    let sealed = SealedAct {
        tx,
        services,
        event,
    };
    act.effects(&sealed, found)
}
