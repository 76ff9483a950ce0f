//! Gives a phone that has nothing yet what its officer needs today, before all the rest: what every officer is told of, the
//! organ's plan and filings, and the enterprises that these name with all their visits.

use crate::keys::Keys;
use crate::pull::cursor::Cursor;
use crate::pull::keyed_rows::Rows;
use crate::pull::page::{Pull, from_day, scopes};
use crate::pull::{columns, enterprise_rows, visit_rows};
use crate::registration::Packs;
use crate::store::pull::bodies::MOST_NAMED;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Change, Scope};
use crate::store::pull::enterprise_bodies::Chosen;
use crate::store::pull::{horizon, named_enterprises};
use crate::store::{Db, StoreError};
use crate::wire::sync::{Block, PullResponse};
use ruqi_rules::Instant;

/// Rows of plan, filings and directory together, enterprises, and visits at these, of each so many at the most: with more,
/// what comes first would take as long as the whole.
const MOST: u32 = 20_000;

impl Pull {
    /// What comes first, in one snapshot; none where that would be too much. The cursor is where a first fill begins: all of it
    /// comes again with the rest.
    ///
    /// # Errors
    /// When the database fails.
    pub fn first_page(
        &self,
        c: &Db,
        keys: &Keys,
        packs: &Packs,
    ) -> Result<Option<PullResponse>, StoreError> {
        let shared = scopes(c, &self.post)?;
        let from_day = from_day(c, packs, self.now.utc_day())?;
        let organ = Scope::Organ(self.post.legal.clone());
        let own = Scope::Officer(self.officer);
        let mut found: Vec<(Change, &Scope)> = Vec::new();
        for (scope, kinds) in [
            (&Scope::All, ALL.as_slice()),
            (&organ, &ORGAN),
            (&own, &OWN),
        ] {
            for kind in kinds {
                let rows = changes::of_kind(c, scope, *kind, MOST + 1)?;
                found.extend(rows.into_iter().map(|one| (one, scope)));
            }
        }
        let named = named_enterprises::list(c, &organ, &self.post.region, MOST + 1)?;
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        if found.len() > most || named.len() > most {
            return Ok(None);
        }
        let mut blocks = self.blocks(c, &[], &found, from_day)?;
        let from = Instant::from_millis(i64::from(from_day) * Instant::DAY);
        let (mut enterprises, mut visits) = (Rows::new(), Rows::new());
        for ids in named.chunks(MOST_NAMED) {
            enterprises.extend(enterprise_rows::read(c, Chosen::Named(ids))?);
            visits.extend(visit_rows::read_at(c, ids, from)?);
            if visits.len() > most {
                return Ok(None);
            }
        }
        blocks.push(block(RowKind::Enterprise, enterprises));
        blocks.push(block(RowKind::Visit, visits));
        let mut remaining = 0;
        for scope in &shared {
            remaining += changes::count_after(c, scope, 0, from_day)?;
        }
        Ok(Some(PullResponse {
            epoch: self.epoch.to_string(),
            server_time: self.now.to_string(),
            cursor: Cursor::new(&self.epoch, &shared, 0, horizon::newest(c)?).seal(keys),
            has_more: true,
            remaining,
            blocks,
        }))
    }
}

const ALL: [RowKind; 4] = [
    RowKind::Region,
    RowKind::Organ,
    RowKind::Matter,
    RowKind::Pack,
];
/// Its registrations are no part of it: they are many, and nothing of today rests on them.
const ORGAN: [RowKind; 3] = [RowKind::Officer, RowKind::PlanItem, RowKind::Filing];
const OWN: [RowKind; 1] = [RowKind::Aside];

fn block(kind: RowKind, rows: Rows) -> Block {
    Block {
        rows: rows.into_values().collect(),
        ..columns::block(kind)
    }
}
