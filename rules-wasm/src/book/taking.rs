//! What the book takes: rows of a pull.

use super::announcements::{Announcements, Item};
use super::rows::{AnnouncedRow, VisitRow};
use super::shelves::{MatterSet, ShelvedVisit};
use super::{Book, BookError};
use crate::json::{At, grow};
use crate::numbers::hash_of_numbers;

impl Book {
    /// Takes visit facts, a JSON array of rows of kind `visit`. One of an id that is there replaces it; a void one
    /// takes it out.
    ///
    /// # Errors
    /// Names the row. Those before it were taken: each is a fact by itself, and sent again it replaces itself.
    pub fn take_visits(&mut self, rows: &str) -> Result<(), BookError> {
        let tree = grow(rows, |_| true)?;
        let root = At::root(&tree);
        // Its id and its enterprise are mostly new, the rest known.
        self.names.reserve(2 * root.list()?.len());
        for row in root.items()? {
            self.take_visit(&VisitRow::read(&row)?)?;
        }
        Ok(())
    }

    fn take_visit(&mut self, row: &VisitRow<'_>) -> Result<(), BookError> {
        let id = self.names.name(row.id)?;
        if row.void {
            self.shelves.take_out(id);
            return Ok(());
        }
        let visit = ShelvedVisit {
            id,
            organ: self.names.name(row.organ)?,
            level: self.names.name(row.level)?,
            category: self.names.name(row.category)?,
            matters: self.matter_set(&row.matters)?,
            joint: self.names.name_if_there(row.joint)?,
            ground: self.names.name_if_there(row.ground)?,
            blank: row.blank,
            instant: row.instant,
        };
        let enterprise = self.names.name(row.enterprise)?;
        self.shelves.put(enterprise, visit, &self.names);
        Ok(())
    }

    /// Takes visits out that left the scope.
    pub fn drop_visits<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) {
        for id in ids {
            if let Some(name) = self.names.find(id) {
                self.shelves.take_out(name);
            }
        }
    }

    /// Sets the whole plan, a JSON array of rows of kind `plan_item`; `None`: not known.
    ///
    /// # Errors
    /// Names the row; then the plan stands as it was.
    pub fn set_plan(&mut self, rows: Option<&str>) -> Result<(), BookError> {
        self.plan = self.announced(rows, false)?;
        Ok(())
    }

    /// Sets all filings, a JSON array of rows of kind `filing`; `None`: not known.
    ///
    /// # Errors
    /// Names the row; then the filings stand as they were.
    pub fn set_filings(&mut self, rows: Option<&str>) -> Result<(), BookError> {
        self.filings = self.announced(rows, true)?;
        Ok(())
    }

    fn announced(
        &mut self,
        rows: Option<&str>,
        filed: bool,
    ) -> Result<Option<Announcements>, BookError> {
        let Some(rows) = rows else { return Ok(None) };
        let tree = grow(rows, |_| true)?;
        let mut announced = Announcements::default();
        for row in At::root(&tree).items()? {
            let row = AnnouncedRow::read(&row, filed)?;
            announced.put(Item {
                id: self.names.name(row.id)?,
                organ: self.names.name(row.organ)?,
                enterprise: self.names.name_if_there(row.enterprise)?,
                matters: self.matter_set(&row.matters)?,
                from: row.from,
                to: row.to,
                filed_at: row.filed_at,
                approved_at: row.approved_at,
            });
        }
        Ok(Some(announced))
    }

    pub(super) fn matter_set(&mut self, matters: &[&str]) -> Result<MatterSet, BookError> {
        let mut names = Vec::with_capacity(matters.len());
        for matter in matters {
            names.push(self.names.name(matter)?);
        }
        let sets = &self.sets;
        let of = |set: u32| sets.get(set as usize).map_or(&[][..], |names| names);
        let hash = hash_of_numbers(&names);
        if let Some(known) = self.set_of.find(hash, |set| of(set) == names) {
            return Ok(known);
        }
        let set = MatterSet::try_from(sets.len()).map_err(|_| BookError::Full)?;
        self.set_of
            .insert(hash, set, &|set| hash_of_numbers(of(set)));
        self.sets.push(names.into());
        Ok(set)
    }
}
