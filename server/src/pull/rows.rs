//! Reads the rows of each kind, as `wire::sync::Block` has them: many by a statement a table, few one by one.

use std::collections::HashMap;

use ruqi_rules::Instant;
use serde_json::Value;

use crate::pull::keyed_rows::{Rows, each, row};
use crate::pull::{enterprise_rows, plan_rows, visit_rows};
use crate::record::jws::write_hash;
use crate::registration::view::organ::Views;
use crate::store::access::scope::Post;
use crate::store::access::{acting_organ, persons};
use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::directory::{matter, organ_tree, pack, region};
use crate::store::evidence::quarantine_decisions;
use crate::store::ids::{PersonId, RecordHash};
use crate::store::pull::bodies::{self, Span};
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{Change, Scope};
use crate::store::pull::enterprise_bodies::Chosen;
use crate::store::{Db, StoreError};
use crate::wire::visits::RegistrationView;

/// A span, and the keys of its changes.
type SpanKeys<'k> = (Span, Vec<&'k [u8]>);

/// Reads rows in one snapshot.
pub(crate) struct Reader<'c> {
    c: &'c Db,
    views: Views<'c>,
    now: Instant,
}

impl<'c> Reader<'c> {
    /// Begins for an officer of the post.
    pub(crate) fn new(c: &'c Db, post: &Post, now: Instant) -> Result<Self, StoreError> {
        Ok(Self {
            c,
            views: Views::at(c, &RegistrationScope::Organ(post.clone()))?,
            now,
        })
    }

    /// What the changes are of, by kind: a span for each scope that tells of the kind. `from_day` (days since 1970) is the
    /// one that the changes were found by.
    pub(crate) fn bodies(
        &mut self,
        changes: &[(Change, &Scope)],
        from_day: i32,
    ) -> Result<HashMap<RowKind, Rows>, StoreError> {
        let mut spans: HashMap<(RowKind, &Scope), SpanKeys<'_>> = HashMap::new();
        for (one, scope) in changes.iter().filter(|(one, _)| !one.gone) {
            let new = || (Span::new(scope, one.kind, one.seq, from_day), Vec::new());
            let (span, keys) = spans.entry((one.kind, scope)).or_insert_with(new);
            span.reach(one.seq);
            keys.push(&one.key);
        }
        let mut bodies: HashMap<RowKind, Rows> = HashMap::new();
        for (span, keys) in spans.values() {
            bodies
                .entry(span.kind())
                .or_default()
                .extend(self.rows(span, keys)?);
        }
        Ok(bodies)
    }

    /// The rows of the span; `keys` are those of its changes.
    fn rows(&mut self, span: &Span, keys: &[&[u8]]) -> Result<Rows, StoreError> {
        let c = self.c;
        Ok(match span.kind() {
            RowKind::Region => each(keys, |key| {
                let found = region::get(c, key.text()?)?;
                Ok(found.map(|one| {
                    row![
                        one.code,
                        one.name,
                        one.name_en,
                        one.level.as_str(),
                        one.parent
                    ]
                }))
            })?,
            RowKind::Organ => each(keys, |key| {
                let found = organ_tree::get(c, key.text()?)?;
                Ok(found.map(|one| {
                    row![
                        one.id,
                        one.name,
                        one.name_en,
                        one.level.as_str(),
                        one.region
                    ]
                }))
            })?,
            RowKind::Matter => each(keys, |key| {
                let found = matter::get(c, key.text()?)?;
                Ok(found.map(|one| {
                    row![
                        one.id,
                        one.name,
                        one.name_en,
                        one.basis,
                        one.organ,
                        one.method,
                        one.cap
                    ]
                }))
            })?,
            RowKind::Pack => each(keys, |key| {
                let found = pack::get(c, key.hash()?)?;
                Ok(found.map(|one| {
                    row![
                        hex::encode(one.hash),
                        one.id,
                        one.version,
                        one.json,
                        one.signature
                    ]
                }))
            })?,
            RowKind::Officer => each(keys, |key| self.officer(key.id()?))?,
            RowKind::Aside => each(keys, |key| self.aside((*key.hash()?).into()))?,
            RowKind::Enterprise => enterprise_rows::read(c, Chosen::Span(span))?,
            RowKind::PlanItem => plan_rows::plan_items(c, span)?,
            RowKind::Filing => plan_rows::filings(c, span)?,
            RowKind::Visit => visit_rows::read(c, span)?,
            RowKind::Registration => self.registrations(span)?,
        })
    }

    fn registrations(&mut self, span: &Span) -> Result<Rows, StoreError> {
        let mut rows = Rows::new();
        for found in bodies::registrations(self.c, span)? {
            // One that is judged to the same again is not sent again.
            let view = RegistrationView {
                verdict_pending: false,
                ..self.views.registration(&found)?
            };
            rows.insert(
                found.visit.id.as_bytes().to_vec(),
                row![found.visit.id, view],
            );
        }
        Ok(rows)
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
}
