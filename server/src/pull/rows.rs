//! Reads the rows of each kind, as `wire::sync::Block` has them.

use ruqi_rules::{EnterpriseColumn, Instant, VisitColumn};
use serde_json::{Value, json};

use crate::pull::row_key::RowKey;
use crate::record::jws::write_hash;
use crate::registration::view::organ::Views;
use crate::store::access::{acting_organ, persons};
use crate::store::derived::registrations;
use crate::store::derived::visit_key::State;
use crate::store::directory::{
    codes, credit_codes, enterprise_grades, enterprise_record, filing, matter, organ_tree, pack,
    plans, premises, region,
};
use crate::store::evidence::quarantine_decisions;
use crate::store::ids::{EnterpriseId, EventId, PersonId, RecordHash};
use crate::store::pull::change_kind::RowKind;
use crate::store::{Db, StoreError};
use crate::wire::visits::RegistrationView;

/// A row's columns.
macro_rules! row {
    ($($column:expr),+ $(,)?) => { vec![$(json!($column)),+] };
}

/// Reads rows in one snapshot.
pub(crate) struct Reader<'c> {
    c: &'c Db,
    views: Views<'c>,
    now: Instant,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(c: &'c Db, now: Instant) -> Self {
        Self {
            c,
            views: Views::new(c),
            now,
        }
    }

    /// The row as it is now; none where it is not there any more.
    pub(crate) fn row(
        &mut self,
        kind: RowKind,
        key: RowKey<'_>,
    ) -> Result<Option<Vec<Value>>, StoreError> {
        let c = self.c;
        Ok(match kind {
            RowKind::Region => region::get(c, key.text()?)?.map(|one| {
                row![
                    one.code,
                    one.name,
                    one.name_en,
                    one.level.as_str(),
                    one.parent
                ]
            }),
            RowKind::Organ => organ_tree::get(c, key.text()?)?.map(|one| {
                row![
                    one.id,
                    one.name,
                    one.name_en,
                    one.level.as_str(),
                    one.region
                ]
            }),
            RowKind::Matter => matter::get(c, key.text()?)?.map(|one| {
                row![
                    one.id,
                    one.name,
                    one.name_en,
                    one.basis,
                    one.organ,
                    one.method,
                    one.cap
                ]
            }),
            RowKind::Pack => pack::get(c, key.hash()?)?.map(|one| {
                row![
                    hex::encode(one.hash),
                    one.id,
                    one.version,
                    one.json,
                    one.signature
                ]
            }),
            RowKind::Officer => self.officer(key.id()?)?,
            RowKind::Enterprise => self.enterprise(key.id()?)?,
            RowKind::PlanItem => plans::item(c, key.id()?)?.map(|one| {
                row![
                    one.id,
                    one.organ,
                    one.enterprise,
                    one.matters,
                    one.first_day,
                    one.last_day
                ]
            }),
            RowKind::Filing => filing::get(c, key.id()?)?.map(|one| {
                row![
                    one.id,
                    one.organ,
                    one.enterprise,
                    one.matters,
                    one.first_day,
                    one.last_day,
                    one.filed_at.millis(),
                    one.approved_at.map(Instant::millis)
                ]
            }),
            RowKind::Visit => self.visit(key.id()?)?,
            RowKind::Aside => self.aside((*key.hash()?).into())?,
            RowKind::Registration => match registrations::get(c, key.id()?)? {
                Some(found) => {
                    // One that is judged to the same again is not sent again.
                    let view = RegistrationView {
                        verdict_pending: false,
                        ..self.views.registration(&found)?
                    };
                    Some(row![found.visit.id, view])
                }
                None => None,
            },
        })
    }

    fn aside(&self, hash: RecordHash) -> Result<Option<Vec<Value>>, StoreError> {
        let decided = quarantine_decisions::decided(self.c, &hash)?;
        Ok(decided.map(|one| {
            let hash = write_hash(&one.hash);
            row![
                hash,
                one.event,
                one.why.as_str(),
                one.state.as_str(),
                one.reason,
                one.at.millis()
            ]
        }))
    }

    fn officer(&self, id: PersonId) -> Result<Option<Vec<Value>>, StoreError> {
        let Some(one) = persons::find(self.c, id)? else {
            return Ok(None);
        };
        let organ = acting_organ::organs_at(self.c, id, self.now)?
            .into_iter()
            .next();
        Ok(organ.map(|organ| {
            row![
                one.id,
                one.name,
                one.certificate,
                one.certificate_until,
                organ
            ]
        }))
    }

    fn enterprise(&self, id: EnterpriseId) -> Result<Option<Vec<Value>>, StoreError> {
        let c = self.c;
        let Some(one) = enterprise_record::get_unmerged(c, id)? else {
            return Ok(None);
        };
        let places = premises::premises_of(c, id)?;
        let mut codes = Vec::new();
        for place in &places {
            let held = codes::codes_of(c, place.id)?
                .into_iter()
                .filter(|code| code.until.is_none());
            codes.extend(
                held.map(|code| {
                    json!([code.fingerprint.to_string(), code.kind.as_str(), place.id])
                }),
            );
        }
        let places: Vec<Value> = places
            .iter()
            .map(|place| json!([place.id, place.address, place.region]))
            .collect();
        let grades: Vec<Value> = enterprise_grades::all_of(c, id)?
            .iter()
            .map(|one| json!([one.grade, one.first_day, one.last_day]))
            .collect();
        let credit_code = credit_codes::code_of(c, id)?;
        let columns = EnterpriseColumn::ALL.iter().map(|column| match column {
            EnterpriseColumn::Id => json!(one.id),
            EnterpriseColumn::Name => json!(one.name),
            EnterpriseColumn::Initials => json!(one.initials),
            EnterpriseColumn::CreditCode => json!(credit_code),
            EnterpriseColumn::State => json!(one.state.as_str()),
            EnterpriseColumn::Region => json!(one.region),
            EnterpriseColumn::Premises => json!(places),
            EnterpriseColumn::Codes => json!(codes),
            EnterpriseColumn::Grades => json!(grades),
        });
        Ok(Some(columns.collect()))
    }

    /// Facts alone: never an officer, a reference or a reason.
    fn visit(&self, id: EventId) -> Result<Option<Vec<Value>>, StoreError> {
        let Some(found) = registrations::get(self.c, id)? else {
            return Ok(None);
        };
        let one = found.visit;
        let reference = one.reference.as_deref();
        let blank = reference.is_none_or(|text| text.trim().is_empty());
        let columns = VisitColumn::ALL.iter().map(|column| match column {
            VisitColumn::Id => json!(one.id),
            VisitColumn::Enterprise => json!(one.enterprise.to_string()),
            VisitColumn::Premises => json!(found.premises),
            VisitColumn::Organ => json!(one.organ),
            VisitColumn::Level => json!(one.level.as_str()),
            VisitColumn::At => json!(one.at.millis()),
            VisitColumn::StartedAt => json!(one.started_at.map(Instant::millis)),
            VisitColumn::Category => json!(one.category),
            VisitColumn::Matters => json!(one.matters),
            VisitColumn::Ground => json!(one.ground),
            VisitColumn::Blank => json!(blank),
            VisitColumn::Joint => json!(one.joint),
            VisitColumn::Void => json!(one.state != State::Stands),
        });
        Ok(Some(columns.collect()))
    }
}
