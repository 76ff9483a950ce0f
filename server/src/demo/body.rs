//! Writes the bodies of the demonstration's events, as in `docs/SYNC-PROTOCOL.md`, "Types and their bodies".

use serde_json::{Value, json};
use uuid::Uuid;

use crate::demo::drawn_visit::{DrawnVisit, Scanned};
use crate::demo::pulled_data::PulledData;
use crate::store::ids::PersonId;

/// Of `registration`, and of `averted`.
pub fn registration(known: &PulledData<'_>, visit: &DrawnVisit, author: PersonId) -> Value {
    let output = known.output(visit);
    let warned = output["verdict"] == "violation";
    let (organ, firm) = (&known.organs[visit.organ], &known.firms[visit.firm]);
    let (code, how) = match &visit.scanned {
        Scanned::Door => (json!({"kind": "door", "text": firm.door}), "camera"),
        Scanned::Unknown(text) => (json!({"kind": "foreign", "text": text}), "camera"),
        Scanned::Nothing => (Value::Null, "search"),
    };
    let bound = !matches!(visit.scanned, Scanned::Unknown(_));
    let late = visit.started_at.is_some();
    let decision = match (visit.averted, warned) {
        (true, _) => json!({"went_in": false, "reason": null}),
        (false, true) => json!({"went_in": true, "reason": "上级要求当日完成，已向负责人报告"}),
        (false, false) => Value::Null,
    };
    json!({
        "organ": organ.id, "level": organ.level.as_str(),
        "officers": [author],
        "code": code, "how": how,
        "enterprise": bound.then_some(firm.id), "premises": bound.then_some(firm.premises),
        "category": visit.category, "matters": visit.matters,
        "exemption": visit.exemption.as_ref().map(|(ground, reference)| json!({"ground": ground, "reference": reference})),
        "started_at": visit.started_at,
        "afterwards": late.then(|| json!({"why": "现场无信号，手机电量不足，回到车上补录"})),
        "joint": visit.joint, "plan_item": visit.plan_item, "filing": visit.filing, "approval": null, "place": null,
        "pack": {"id": known.pack.id, "version": known.pack.version, "hash": known.pack.hash()},
        "shown": {"state": "evaluated", "output": output, "as_of": visit.at - visit.data_age},
        "decision": decision,
    })
}

/// Of `attendance`: what the leader's screen said.
pub fn attendance(registration: Uuid, hash: &str, organ: &str) -> Value {
    json!({"registration": registration, "hash": hash, "organ": organ})
}

/// Of `withdrawal`.
pub fn withdrawal(registration: Uuid, reason: &str) -> Value {
    json!({"registration": registration, "reason": reason})
}

/// Of `amendment`: the number of the complaint was brought.
pub fn reference(registration: Uuid, number: &str) -> Value {
    json!({"registration": registration, "exemption": {"ground": "complaint", "reference": number}})
}

/// Of `same_visit`.
pub fn same_visit(one: Uuid, other: Uuid) -> Value {
    json!({"registrations": [one, other]})
}
