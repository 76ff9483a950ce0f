//! Rows as a pull brings them: arrays, in the order of its columns (`docs/SYNC-PROTOCOL.md`). Columns that a newer
//! server adds at the end are passed over. What owns memory is read last, so that a refusal on the way has nothing to
//! give back.

use crate::domain::calendar::{Date, Instant};
use crate::json::{At, Read};

/// `visit`: id, enterprise, premises, organ, level, at, started_at, category, matters, ground, blank, joint, void.
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
        let registered = millis(&at.item(5)?)?;
        let started = at.item(6)?.nullable().map(millis).transpose()?;
        Ok(VisitRow {
            id: at.item(0)?.text()?,
            enterprise: at.item(1)?.text()?,
            organ: at.item(3)?.text()?,
            level: at.item(4)?.text()?,
            instant: started.map_or(registered, |started| started.min(registered)),
            category: at.item(7)?.text()?,
            ground: text_or_null(&at.item(9)?)?,
            blank: at.item(10)?.read()?,
            joint: text_or_null(&at.item(11)?)?,
            void: at.item(12)?.read()?,
            matters: at.item(8)?.texts()?,
        })
    }
}

/// `plan_item`: id, organ, enterprise, matters, from, to; `filing`: the same and filed_at.
pub(crate) struct AnnouncedRow<'t> {
    pub(crate) id: &'t str,
    pub(crate) organ: &'t str,
    pub(crate) enterprise: Option<&'t str>,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) filed_at: Option<Instant>,
    pub(crate) matters: Vec<&'t str>,
}

impl<'t> AnnouncedRow<'t> {
    pub(crate) fn read(at: &'t At<'t, '_>, filed: bool) -> Read<Self> {
        Ok(AnnouncedRow {
            id: at.item(0)?.text()?,
            organ: at.item(1)?.text()?,
            enterprise: text_or_null(&at.item(2)?)?,
            from: at.item(4)?.read()?,
            to: at.item(5)?.read()?,
            filed_at: if filed {
                Some(millis(&at.item(6)?)?)
            } else {
                None
            },
            matters: at.item(3)?.texts()?,
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
