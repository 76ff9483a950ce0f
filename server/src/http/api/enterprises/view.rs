//! Enterprises and codes as they cross HTTP.

use crate::directory::door_sheet;
use crate::directory::enterprises::FoundEnterprise;
use crate::http::kit::format::instant;
use crate::store::directory::codes::Code;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::wire::directory::{CodeView, EnterpriseView, PremisesView};
use ruqi_rules::{CodeKind, Instant};

/// An enterprise with its premises and their codes.
pub(crate) fn enterprise_view(found: FoundEnterprise, scope: &EnterpriseScope) -> EnterpriseView {
    let FoundEnterprise {
        enterprise,
        credit_code,
        premises,
        merged_into,
    } = found;
    // Who has a code's text can register at its door without having been there: phones and desks get fingerprints.
    let with_text = scope.manages(enterprise.id);
    EnterpriseView {
        id: enterprise.id.to_string(),
        name: enterprise.name,
        credit_code,
        state: enterprise.state.as_str().to_owned(),
        region: enterprise.region,
        premises: premises
            .into_iter()
            .map(|(place, codes)| PremisesView {
                id: place.id.to_string(),
                address: place.address,
                region: place.region,
                codes: codes
                    .iter()
                    .map(|code| code_view(code, with_text))
                    .collect(),
            })
            .collect(),
        merged_into: merged_into.map(|id| id.to_string()),
    }
}

/// A code as it crosses HTTP.
pub(crate) fn code_view(code: &Code, with_text: bool) -> CodeView {
    CodeView {
        fingerprint: code.fingerprint.to_string(),
        kind: code.kind.as_str().to_owned(),
        text: with_text.then(|| code.text.clone()),
        printed: match code.kind {
            CodeKind::Door if with_text => door_sheet::printed(&code.text),
            CodeKind::Door | CodeKind::Foreign => None,
        },
        // A code that was resolved without a date binds from ever.
        since: (code.since > Instant::EPOCH).then(|| instant(code.since)),
        until: code.until.map(instant),
    }
}
