//! Rows as a pull brings them: arrays, in the order of its columns (`docs/SYNC-PROTOCOL.md`). Columns that a newer
//! server adds at the end are passed over. What owns memory is read last, so that a refusal on the way has nothing to
//! give back.

use crate::domain::calendar::{Date, Instant};
use crate::json::{At, Read};
use crate::layout::{FilingColumn, PlanItemColumn, VisitColumn};

/// A row of kind `visit`.
pub(crate) struct VisitRow<'t> {
    pub(crate) id: &'t str,
    pub(crate) enterprise: &'t str,
    pub(crate) organ: &'t str,
    pub(crate) level: &'t str,
    /// The visit's instant.
    pub(crate) instant: Instant,
    pub(crate) category: &'t str,
    /// As stated.
    pub(crate) ground: Option<&'t str>,
    /// Whether its reference is blank.
    pub(crate) blank: bool,
    pub(crate) joint: Option<&'t str>,
    pub(crate) void: bool,
    pub(crate) matters: Vec<&'t str>,
}

impl<'t> VisitRow<'t> {
    pub(crate) fn read(at: &'t At<'t, '_>) -> Read<Self> {
        let of = |column: VisitColumn| at.item(column as usize);
        let registered = millis(&of(VisitColumn::At)?)?;
        let started = of(VisitColumn::StartedAt)?;
        let started = started.nullable().map(millis).transpose()?;
        Ok(VisitRow {
            id: of(VisitColumn::Id)?.text()?,
            enterprise: of(VisitColumn::Enterprise)?.text()?,
            organ: of(VisitColumn::Organ)?.text()?,
            level: of(VisitColumn::Level)?.text()?,
            instant: started.map_or(registered, |started| started.min(registered)),
            category: of(VisitColumn::Category)?.text()?,
            ground: text_or_null(&of(VisitColumn::Ground)?)?,
            blank: of(VisitColumn::Blank)?.read()?,
            joint: text_or_null(&of(VisitColumn::Joint)?)?,
            void: of(VisitColumn::Void)?.read()?,
            matters: of(VisitColumn::Matters)?.texts()?,
        })
    }
}

/// A row of kind `plan_item`, or of kind `filing`, which begins with the same columns.
pub(crate) struct AnnouncedRow<'t> {
    pub(crate) id: &'t str,
    pub(crate) organ: &'t str,
    pub(crate) enterprise: Option<&'t str>,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) filed_at: Option<Instant>,
    pub(crate) approved_at: Option<Instant>,
    pub(crate) matters: Vec<&'t str>,
}

impl<'t> AnnouncedRow<'t> {
    pub(crate) fn read(at: &'t At<'t, '_>, filed: bool) -> Read<Self> {
        let of = |column: PlanItemColumn| at.item(column as usize);
        let of_filing = |column: FilingColumn| at.item(column as usize);
        let approved = if filed {
            at.item_if_there(FilingColumn::ApprovedAt as usize)?
        } else {
            None
        };
        Ok(AnnouncedRow {
            id: of(PlanItemColumn::Id)?.text()?,
            organ: of(PlanItemColumn::Organ)?.text()?,
            enterprise: text_or_null(&of(PlanItemColumn::Enterprise)?)?,
            from: of(PlanItemColumn::From)?.read()?,
            to: of(PlanItemColumn::To)?.read()?,
            filed_at: if filed {
                Some(millis(&of_filing(FilingColumn::FiledAt)?)?)
            } else {
                None
            },
            approved_at: approved
                .as_ref()
                .and_then(At::nullable)
                .map(millis)
                .transpose()?,
            matters: of(PlanItemColumn::Matters)?.texts()?,
        })
    }
}

/// An instant in milliseconds since 1970.
fn millis(at: &At<'_, '_>) -> Read<Instant> {
    at.number(i64::MIN, i64::MAX).map(Instant::from_millis)
}

fn text_or_null<'t>(at: &At<'t, '_>) -> Read<Option<&'t str>> {
    if at.is_null() {
        Ok(None)
    } else {
        Ok(Some(at.any_text()?))
    }
}
