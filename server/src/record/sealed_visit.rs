//! A visit as the officer sealed it: the body of `registration` and of `averted`.

use std::collections::HashSet;

use ruqi_rules::{Instant, ScannedCode, read_code};
use serde::Deserialize;
use uuid::Uuid;

use crate::record::fields::{exemption, id, matters, optional_instant, optional_uuid, uuid};
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::shown_verdict::{self, ShownText, ShownVerdict};
use crate::record::stamp::Stamp;
use crate::store::directory::level_word::LevelWord;
use crate::store::ids::{EnterpriseId, EventId, PersonId};
use crate::wire::event::{Afterwards, CodeRead, Decision, ExemptionStated, How, PackRef};

/// Author and colleagues; more is a meeting.
const MAX_OFFICERS: usize = 10;

/// A visit as the officer sealed it.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "docs/SYNC-PROTOCOL.md has the table of fields")]
pub struct SealedVisit {
    pub organ: String,
    pub level: LevelWord,
    /// The author first; at most 10.
    pub officers: Vec<PersonId>,
    /// One of `code` and `enterprise` is always there.
    pub code: Option<ScannedCode>,
    pub enterprise: Option<EnterpriseId>,
    pub premises: Option<Uuid>,
    pub how: How,
    pub category: String,
    pub matters: Vec<String>,
    pub exemption: Option<ExemptionStated>,
    /// By the phone's clock.
    pub started_at: Option<Instant>,
    pub afterwards: Option<String>,
    pub joint: Option<EventId>,
    /// Hash of the pack that the phone judged by, hex as the phone has it, and `id@version` to show.
    pub pack: Option<(String, String)>,
    /// None: not evaluated.
    pub shown: Option<ShownVerdict>,
    pub decision: Option<Decision>,
}

/// `RegistrationBody`, the verdict shown left as text.
#[derive(Deserialize)]
struct VisitText<'a> {
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

impl SealedVisit {
    /// Reads the body of a registration or of an averted visit.
    pub(crate) fn parse(text: &str, sealer: &Sealer) -> Result<Box<Self>, Why> {
        let body: VisitText<'_> = serde_json::from_str(text).map_err(|_| Why::Malformed)?;
        let code = match body.code {
            Some(code) => Some(read_code(&code.text).map_err(|_| Why::Malformed)?),
            None => None,
        };
        if code.is_none() && body.enterprise.is_none() {
            return Err(Why::Malformed);
        }
        Ok(Box::new(Self {
            organ: id(body.organ)?,
            level: LevelWord::parse(&body.level).ok_or(Why::Malformed)?,
            officers: officers(&body.officers, sealer.author)?,
            code,
            enterprise: optional_uuid(body.enterprise)?,
            premises: optional_uuid(body.premises)?,
            how: body.how,
            category: id(body.category)?,
            matters: matters(body.matters)?,
            exemption: body.exemption.map(exemption).transpose()?,
            started_at: optional_instant(body.started_at.as_deref())?,
            afterwards: body.afterwards.map(|afterwards| afterwards.why),
            joint: optional_uuid(body.joint)?,
            pack: body
                .pack
                .map(|pack| (pack.hash, format!("{}@{}", pack.id, pack.version))),
            shown: shown_verdict::read(&body.shown, sealer.ahead_ms)?,
            decision: body.decision,
        }))
    }

    /// Sets what amendments may change later.
    pub(crate) fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        to.started_at = self.started_at.map(|at| at + by.shift);
        to.matters.clone_from(&self.matters);
        to.exemption.clone_from(&self.exemption);
        to.joint = self.joint;
    }
}

fn officers(texts: &[String], author: PersonId) -> Result<Vec<PersonId>, Why> {
    let ids = texts
        .iter()
        .map(|text| uuid(text))
        .collect::<Result<Vec<_>, _>>()?;
    let all_differ = ids.iter().collect::<HashSet<_>>().len() == ids.len();
    let fits = ids.first() == Some(&author) && ids.len() <= MAX_OFFICERS && all_differ;
    fits.then_some(ids).ok_or(Why::Malformed)
}
