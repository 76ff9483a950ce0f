//! Rows as a pull brings them: arrays, in the order of its columns (`docs/SYNC-PROTOCOL.md`). Columns that a newer
//! server adds at the end are passed over.

use std::borrow::Cow;

use crate::domain::calendar::{Date, Instant};
use crate::domain::id::Id;
use crate::json::{At, FromJson, Read};

/// `visit`: id, enterprise, premises, organ, level, at, started_at, category, matters, ground, blank, joint, void.
pub(crate) struct VisitRow<'a> {
    pub(crate) id: Id<'a>,
    pub(crate) enterprise: Id<'a>,
    pub(crate) organ: Id<'a>,
    pub(crate) level: Id<'a>,
    pub(crate) at: Millis,
    pub(crate) started_at: Option<Millis>,
    pub(crate) category: Id<'a>,
    pub(crate) matters: Vec<Id<'a>>,
    /// As stated.
    pub(crate) ground: Option<Cow<'a, str>>,
    /// Whether its reference is blank.
    pub(crate) blank: bool,
    pub(crate) joint: Option<Id<'a>>,
    pub(crate) void: bool,
}

impl<'a> FromJson<'a> for VisitRow<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        Ok(VisitRow {
            id: at.item(0)?.read()?,
            enterprise: at.item(1)?.read()?,
            organ: at.item(3)?.read()?,
            level: at.item(4)?.read()?,
            at: at.item(5)?.read()?,
            started_at: at.item(6)?.read()?,
            category: at.item(7)?.read()?,
            matters: at.item(8)?.read()?,
            ground: at
                .item(9)?
                .nullable()
                .map(|at| at.any_text().cloned())
                .transpose()?,
            blank: at.item(10)?.read()?,
            joint: at.item(11)?.read()?,
            void: at.item(12)?.read()?,
        })
    }
}

/// `plan_item`: id, organ, enterprise, matters, from, to; `filing`: the same and filed_at.
pub(crate) struct AnnouncedRow<'a> {
    pub(crate) id: Id<'a>,
    pub(crate) organ: Id<'a>,
    pub(crate) enterprise: Option<Id<'a>>,
    pub(crate) matters: Vec<Id<'a>>,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) filed_at: Option<Millis>,
}

impl<'a> FromJson<'a> for AnnouncedRow<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        Ok(AnnouncedRow {
            id: at.item(0)?.read()?,
            organ: at.item(1)?.read()?,
            enterprise: at.item(2)?.read()?,
            matters: at.item(3)?.read()?,
            from: at.item(4)?.read()?,
            to: at.item(5)?.read()?,
            filed_at: if at.list()?.len() > 6 {
                at.item(6)?.read()?
            } else {
                None
            },
        })
    }
}

/// An instant in milliseconds since 1970.
#[derive(Clone, Copy)]
pub(crate) struct Millis(pub(crate) Instant);

impl FromJson<'_> for Millis {
    fn read(at: &At<'_, '_>) -> Read<Self> {
        at.number(i64::MIN, i64::MAX)
            .map(|millis| Millis(Instant::from_millis(millis)))
    }
}
