//! What the book takes: rows of a pull.

use super::announced::{Announced, Item};
use super::rows::{AnnouncedRow, Millis, VisitRow};
use super::shelves::{Entry, MatterSet};
use super::{Book, BookError};
use crate::domain::calendar::Instant;
use crate::domain::id::Id;
use crate::json::read;
use crate::numbers::hash_of_numbers;

impl Book {
    /// Takes visit facts, a JSON array of rows of kind `visit`. One of an id that is there replaces it; a void one
    /// takes it out.
    ///
    /// # Errors
    /// Names the row; then none was taken.
    pub fn take_visits(&mut self, rows: &str) -> Result<(), BookError> {
        let rows: Vec<VisitRow<'_>> = read(rows, |_| true)?;
        rows.iter().try_for_each(|row| self.take_visit(row))
    }

    fn take_visit(&mut self, row: &VisitRow<'_>) -> Result<(), BookError> {
        let id = self.names.name(&row.id)?;
        if row.void {
            self.shelves.take_out(id);
            return Ok(());
        }
        let Millis(at) = row.at;
        let entry = Entry {
            id,
            organ: self.names.name(&row.organ)?,
            level: self.names.name(&row.level)?,
            category: self.names.name(&row.category)?,
            matters: self.matter_set(&row.matters)?,
            joint: row
                .joint
                .as_ref()
                .map(|joint| self.names.name(joint))
                .transpose()?,
            ground: row
                .ground
                .as_ref()
                .map(|ground| self.names.name(ground))
                .transpose()?,
            blank: row.blank,
            instant: row.started_at.map_or(at, |Millis(started)| started.min(at)),
        };
        let enterprise = self.names.name(&row.enterprise)?;
        self.shelves.put(enterprise, entry, &self.names);
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
        self.plan = rows
            .map(|rows| self.announced(rows, |_| Ok(None)))
            .transpose()?;
        Ok(())
    }

    /// Sets all filings, a JSON array of rows of kind `filing`; `None`: not known.
    ///
    /// # Errors
    /// Names the row; then the filings stand as they were.
    pub fn set_filings(&mut self, rows: Option<&str>) -> Result<(), BookError> {
        let filed_at = |filed_at: Option<Millis>| match filed_at {
            Some(Millis(instant)) => Ok(Some(instant)),
            None => Err(BookError::NeverFiled),
        };
        self.filings = rows
            .map(|rows| self.announced(rows, filed_at))
            .transpose()?;
        Ok(())
    }

    fn announced(
        &mut self,
        rows: &str,
        filed_at: fn(Option<Millis>) -> Result<Option<Instant>, BookError>,
    ) -> Result<Announced, BookError> {
        let rows: Vec<AnnouncedRow<'_>> = read(rows, |_| true)?;
        let mut announced = Announced::default();
        for row in rows {
            announced.put(Item {
                id: self.names.name(&row.id)?,
                organ: self.names.name(&row.organ)?,
                enterprise: row
                    .enterprise
                    .as_ref()
                    .map(|enterprise| self.names.name(enterprise))
                    .transpose()?,
                matters: self.matter_set(&row.matters)?,
                from: row.from,
                to: row.to,
                filed_at: filed_at(row.filed_at)?,
            });
        }
        Ok(announced)
    }

    pub(super) fn matter_set(&mut self, matters: &[Id<'_>]) -> Result<MatterSet, BookError> {
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
