//! The bodies of the types, from JSON.

use std::collections::HashSet;

use ruqi_rules::read_code;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::record::event::envelope::{instant, uuid};
use crate::record::event::shown_verdict::{self, ShownText};
use crate::record::event::{Amendment, Body, Registered, Why, follow_up};
use crate::record::jws::read_hash;
use crate::wire::event::{
    Afterwards, AmendmentBody, AttendanceBody, CodeRead, Decision, ExemptionStated, How, PackRef,
    SameVisitBody, WithdrawalBody,
};

const LEVELS: [&str; 5] = ["national", "province", "city", "county", "township"];
/// Author and colleagues; more is a meeting.
const OFFICERS: usize = 10;
/// More matters than any published list has for one visit.
const MATTERS: usize = 50;
/// Bytes of an id that someone else gave: an organ's, a matter's, a pack's key.
const ID_BYTES: usize = 64;

/// `wire::event::RegistrationBody`, the verdict shown left as text.
#[derive(Deserialize)]
struct RegistrationText<'a> {
    organ: String,
    level: String,
    officers: Vec<String>,
    code: Option<CodeRead>,
    enterprise: Option<String>,
    premises: Option<String>,
    how: How,
    category: String,
    matters: Vec<String>,
    exemption: Option<ExemptionStated>,
    started_at: Option<String>,
    afterwards: Option<Afterwards>,
    joint: Option<String>,
    pack: Option<PackRef>,
    #[serde(borrow)]
    shown: ShownText<'a>,
    decision: Option<Decision>,
}

pub(crate) fn read(kind: &str, text: &str, author: Uuid) -> Result<Body, Why> {
    match kind {
        "registration" => registered(text, author).map(Body::Registration),
        "averted" => {
            let body = registered(text, author)?;
            let went_in = body
                .decision
                .as_ref()
                .is_none_or(|decision| decision.went_in);
            if went_in {
                Err(Why::Malformed)
            } else {
                Ok(Body::Averted(body))
            }
        }
        "attendance" => {
            let body: AttendanceBody = json(text)?;
            Ok(Body::Attendance {
                registration: uuid(&body.registration)?,
                hash: read_hash(&body.hash).ok_or(Why::Malformed)?,
                organ: id(body.organ)?,
            })
        }
        "same_visit" => {
            let SameVisitBody {
                registrations: [a, b],
            } = json(text)?;
            let two = [uuid(&a)?, uuid(&b)?];
            if two[0] == two[1] {
                Err(Why::Malformed)
            } else {
                Ok(Body::SameVisit(two))
            }
        }
        "amendment" => {
            let body: AmendmentBody = json(text)?;
            Ok(Body::Amendment(uuid(&body.registration)?, amendment(body)?))
        }
        "withdrawal" => {
            let WithdrawalBody {
                registration,
                reason,
            } = json(text)?;
            Ok(Body::Withdrawal {
                registration: uuid(&registration)?,
                reason,
            })
        }
        "outcome" => follow_up::outcome(text),
        "explanation" => follow_up::explanation(text),
        _ => Err(Why::UnknownType),
    }
}

fn registered(text: &str, author: Uuid) -> Result<Box<Registered>, Why> {
    let body: RegistrationText<'_> = serde_json::from_str(text).map_err(|_| Why::Malformed)?;
    let code = match body.code {
        Some(code) => Some(read_code(&code.text).map_err(|_| Why::Malformed)?),
        None => None,
    };
    if !LEVELS.contains(&body.level.as_str()) || (code.is_none() && body.enterprise.is_none()) {
        return Err(Why::Malformed);
    }
    Ok(Box::new(Registered {
        organ: id(body.organ)?,
        level: body.level,
        officers: officers(&body.officers, author)?,
        code,
        enterprise: optional_uuid(body.enterprise)?,
        premises: optional_uuid(body.premises)?,
        how: body.how,
        category: id(body.category)?,
        matters: matters(body.matters)?,
        exemption: body.exemption.map(exemption).transpose()?,
        started_at: body.started_at.as_deref().map(instant).transpose()?,
        afterwards: body.afterwards.map(|afterwards| afterwards.why),
        joint: optional_uuid(body.joint)?,
        pack: body
            .pack
            .map(|pack| (pack.hash, format!("{}@{}", pack.id, pack.version))),
        shown: shown_verdict::read(&body.shown)?,
        decision: body.decision,
    }))
}

fn amendment(body: AmendmentBody) -> Result<Amendment, Why> {
    Ok(Amendment {
        exemption: body.exemption.map(exemption).transpose()?,
        matters: body.matters.map(matters).transpose()?,
        started_at: body.started_at.as_deref().map(instant).transpose()?,
        joint: optional_uuid(body.joint)?,
    })
}

pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T, Why> {
    serde_json::from_str(text).map_err(|_| Why::Malformed)
}

pub(crate) fn id(text: String) -> Result<String, Why> {
    let fits = !text.is_empty() && text.len() <= ID_BYTES;
    fits.then_some(text).ok_or(Why::Malformed)
}

fn optional_uuid(text: Option<String>) -> Result<Option<Uuid>, Why> {
    text.as_deref().map(uuid).transpose()
}

fn officers(texts: &[String], author: Uuid) -> Result<Vec<Uuid>, Why> {
    let ids = texts
        .iter()
        .map(|text| uuid(text))
        .collect::<Result<Vec<_>, _>>()?;
    let all_differ = ids.iter().collect::<HashSet<_>>().len() == ids.len();
    let fits = ids.first() == Some(&author) && ids.len() <= OFFICERS && all_differ;
    fits.then_some(ids).ok_or(Why::Malformed)
}

fn matters(texts: Vec<String>) -> Result<Vec<String>, Why> {
    if texts.len() > MATTERS {
        return Err(Why::Malformed);
    }
    texts.into_iter().map(id).collect()
}

fn exemption(stated: ExemptionStated) -> Result<ExemptionStated, Why> {
    Ok(ExemptionStated {
        ground: id(stated.ground)?,
        ..stated
    })
}
