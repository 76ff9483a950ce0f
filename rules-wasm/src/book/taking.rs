//! What the book takes: rows of a pull.

use super::announced::{Announced, Item};
use super::names::Name;
use super::rows::{AnnouncedRow, Row, VisitRow};
use super::shelves::{Entry, MatterSet};
use super::{Book, BookError};
use crate::domain::calendar::Instant;
use crate::domain::case::read;
use crate::domain::id::Id;

impl Book {
    /// Takes visit facts, a JSON array of rows of kind `visit`. One of an id that is there replaces it; a void one
    /// takes it out.
    ///
    /// # Errors
    /// Names the row; then none was taken.
    pub fn take_visits(&mut self, rows: &str) -> Result<(), BookError> {
        let rows: Vec<Row<VisitRow<'_>>> = read(rows)?;
        rows.iter().try_for_each(|row| self.take_visit(&row.0))
    }

    fn take_visit(&mut self, row: &VisitRow<'_>) -> Result<(), BookError> {
        let VisitRow(
            id,
            enterprise,
            _,
            organ,
            level,
            at,
            started_at,
            category,
            matters,
            ground,
            blank,
            joint,
            void,
        ) = row;
        let id = self.names.name(id)?;
        if *void {
            self.shelves.take_out(id);
            return Ok(());
        }
        let entry = Entry {
            id,
            organ: self.names.name(organ)?,
            level: self.names.name(level)?,
            category: self.names.name(category)?,
            matters: self.matter_set(matters)?,
            joint: joint
                .as_ref()
                .map(|joint| self.names.name(joint))
                .transpose()?,
            ground: ground
                .as_ref()
                .map(|ground| self.names.name(ground))
                .transpose()?,
            blank: *blank,
            instant: Instant::from_millis(started_at.map_or(*at, |started| started.min(*at))),
        };
        let enterprise = self.names.name(enterprise)?;
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
        let filed_at = |filed_at: Option<i64>| match filed_at {
            Some(millis) => Ok(Some(Instant::from_millis(millis))),
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
        filed_at: impl Fn(Option<i64>) -> Result<Option<Instant>, BookError>,
    ) -> Result<Announced, BookError> {
        let rows: Vec<Row<AnnouncedRow<'_>>> = read(rows)?;
        let mut announced = Announced::default();
        for Row(AnnouncedRow(id, organ, enterprise, matters, from, to, filed)) in rows {
            announced.put(Item {
                id: self.names.name(&id)?,
                organ: self.names.name(&organ)?,
                enterprise: enterprise
                    .as_ref()
                    .map(|enterprise| self.names.name(enterprise))
                    .transpose()?,
                matters: self.matter_set(&matters)?,
                from,
                to,
                filed_at: filed_at(filed)?,
            });
        }
        Ok(announced)
    }

    pub(super) fn matter_set(&mut self, matters: &[Id<'_>]) -> Result<MatterSet, BookError> {
        let names = matters
            .iter()
            .map(|matter| self.names.name(matter))
            .collect::<Result<Box<[Name]>, _>>()?;
        if let Some(known) = self.set_of.get(&names) {
            return Ok(*known);
        }
        let set = MatterSet::try_from(self.sets.len()).map_err(|_| BookError::Full)?;
        self.sets.push(names.clone());
        self.set_of.insert(names, set);
        Ok(set)
    }
}
