//! The work list: what is held or was set aside, as far as it can be read.

use ruqi_rules::Instant;
use serde_json::Value;
use uuid::Uuid;

use crate::quarantine::obstacle::{Obstacle, acceptable};
use crate::record::jws::{Sealed, read_hash, write_hash};
use crate::record::refusal::Why;
use crate::registration::view::organ::Views;
use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::store::evidence::quarantine::QuarantineCursor;
use crate::store::evidence::quarantine_decisions::{Aside, DecisionState};
use crate::store::ids::{EnterpriseId, RecordHash};

use crate::store::{Db, StoreError};
use crate::wire::problem::Words;
use crate::wire::quarantine::{AsideDecision, AsideList, AsideState, AsideView};

/// Rows to a page: each is read, and its signature checked.
const ROWS: u32 = 50;

/// Reads a page's `before`, as the page before it gave it; none where it was never given.
pub fn read_cursor(text: Option<&str>) -> Option<QuarantineCursor> {
    let Some(text) = text else {
        return Some(QuarantineCursor {
            received_at: Instant::LAST,
            hash: RecordHash::LAST,
        });
    };
    let (received, hash) = text.split_once('_')?;
    Some(QuarantineCursor {
        received_at: Instant::from_millis(received.parse().ok()?),
        hash: read_hash(hash)?,
    })
}

/// A page of what is in sight and in that state, latest first.
pub fn page(
    c: &Db,
    sight: &RegistrationScope,
    state: AsideState,
    before: QuarantineCursor,
) -> Result<AsideList, StoreError> {
    let found = sight.aside(c, stored(state), before, ROWS)?;
    let mut views = Views::within(c, EnterpriseScope::of_sight(c, sight)?);
    let is_full = found.len() >= usize::try_from(ROWS).unwrap_or(usize::MAX);
    let last = found.last().filter(|_| is_full);
    Ok(AsideList {
        before: last.map(|one| format!("{}_{}", one.received_at.millis(), write_hash(&one.hash))),
        items: found
            .iter()
            .map(|one| view(c, &mut views, one, state))
            .collect::<Result<_, _>>()?,
    })
}

fn stored(state: AsideState) -> DecisionState {
    match state {
        AsideState::Waiting => DecisionState::Waiting,
        AsideState::Unproven => DecisionState::Unproven,
        AsideState::Accepted => DecisionState::Accepted,
        AsideState::Refused => DecisionState::Refused,
    }
}

fn view(
    c: &Db,
    views: &mut Views<'_>,
    one: &Aside,
    state: AsideState,
) -> Result<AsideView, StoreError> {
    let said = Said::of(&one.jws);
    let why = one.why;
    let named: Option<EnterpriseId> = said.uuid("/body/enterprise");
    let decision = match &one.decision {
        Some(decision) => Some(AsideDecision {
            by: views.officer(decision.author)?.name,
            at: time(decision.at),
            reason: decision.reason.clone(),
        }),
        None => None,
    };
    let is_held = why == Why::Gap;
    let obstacle = match state {
        AsideState::Accepted => Some(Obstacle::Decided),
        AsideState::Waiting | AsideState::Refused if is_held => None,
        AsideState::Waiting | AsideState::Unproven | AsideState::Refused => {
            acceptable(c, one)?.err()
        }
    };
    Ok(AsideView {
        hash: write_hash(&one.hash),
        why: why.as_str().to_owned(),
        words: why.words(),
        state,
        received_at: time(one.received_at),
        officer: one.officer.map(|id| views.officer(id)).transpose()?,
        organ_name: match &one.organ {
            Some(organ) => Some(views.organ_names(organ)?.zh),
            None => None,
        },
        organ: one.organ.clone(),
        id: said.text("/id"),
        r#type: said.text("/type"),
        author: said
            .uuid("/author")
            .map(|id| views.officer(id))
            .transpose()?,
        device: said.text("/device"),
        seq: said.0.get("seq").and_then(Value::as_i64),
        wall: said.text("/wall"),
        registrations: said.registrations(),
        enterprise: named.map(|id| id.to_string()),
        enterprise_name: named
            .map(|id| views.enterprise_named(id))
            .transpose()?
            .flatten(),
        obstacle: obstacle.map(|one| {
            let (zh, en) = one.sentence();
            Words {
                zh: zh.to_owned(),
                en: en.to_owned(),
            }
        }),
        refusable: matches!(state, AsideState::Waiting | AsideState::Unproven) && !is_held,
        decision,
    })
}

fn time(at: Instant) -> String {
    at.to_string()
}

/// What a record says of itself; whatever is not of its form is left out.
#[derive(Default)]
struct Said(Value);

impl Said {
    fn of(jws: &str) -> Self {
        let sealed = Sealed::read(jws.to_owned()).ok();
        let read = sealed.and_then(|sealed| serde_json::from_slice(&sealed.payload).ok());
        // What was set aside may be anything: what nobody can read says nothing.
        Self(read.unwrap_or_default())
    }

    /// By its pointer, as `/body/enterprise`.
    fn text(&self, at: &str) -> Option<String> {
        let text = self.0.pointer(at)?.as_str()?;
        (text.len() <= LONGEST).then(|| text.to_owned())
    }

    fn uuid<T: From<Uuid>>(&self, at: &str) -> Option<T> {
        Uuid::try_parse(&self.text(at)?).ok().map(T::from)
    }

    fn registrations(&self) -> Vec<String> {
        let places = [
            "/body/registration",
            "/body/registrations/0",
            "/body/registrations/1",
        ];
        places.iter().filter_map(|at| self.text(at)).collect()
    }
}

/// Ids and instants are no longer than this; what is longer is neither.
const LONGEST: usize = 64;
