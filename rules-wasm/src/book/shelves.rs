//! Visits by enterprise, each enterprise's in the order of (instant, id).

use super::names::{Name, Names};
use crate::domain::calendar::Instant;

/// A set of matters, by its place in the book's list of sets.
pub(crate) type MatterSet = u32;

/// A visit that was not withdrawn, as far as it can count against another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShelvedVisit {
    pub(crate) id: Name,
    pub(crate) organ: Name,
    pub(crate) level: Name,
    pub(crate) category: Name,
    pub(crate) matters: MatterSet,
    pub(crate) joint: Option<Name>,
    pub(crate) ground: Option<Name>,
    pub(crate) blank: bool,
    pub(crate) instant: Instant,
}

/// Every shelf, found by its enterprise or by one of its visits. Both lists go by the place of a name, 0 standing for none.
#[derive(Debug, Default)]
pub(crate) struct Shelves {
    /// Enterprise to shelf.
    shelf_of: Vec<u32>,
    /// Visit to its enterprise's handle.
    home_of: Vec<u32>,
    shelves: Vec<Vec<ShelvedVisit>>,
}

impl Shelves {
    pub(crate) fn at(&self, enterprise: Name) -> &[ShelvedVisit] {
        match self.shelf_of.get(enterprise.place()) {
            Some(&shelf) if shelf > 0 => &self.shelves[shelf as usize - 1],
            _ => &[],
        }
    }

    /// Puts a visit in its place, instead of an older one of that id.
    pub(crate) fn put(&mut self, enterprise: Name, visit: ShelvedVisit, names: &Names) {
        self.take_out(visit.id);
        set(&mut self.home_of, visit.id.place(), enterprise.handle());
        let shelf = self.shelf(enterprise);
        let key = (visit.instant, names.text(visit.id));
        let place = shelf.partition_point(|other| (other.instant, names.text(other.id)) < key);
        shelf.insert(place, visit);
    }

    pub(crate) fn take_out(&mut self, id: Name) {
        let home = self.home_of.get(id.place()).copied().unwrap_or(0);
        if home == 0 {
            return;
        }
        self.home_of[id.place()] = 0;
        if let Some(&shelf) = self
            .shelf_of
            .get(home as usize - 1)
            .filter(|shelf| **shelf > 0)
        {
            self.shelves[shelf as usize - 1].retain(|visit| visit.id != id);
        }
    }

    fn shelf(&mut self, enterprise: Name) -> &mut Vec<ShelvedVisit> {
        if self
            .shelf_of
            .get(enterprise.place())
            .is_none_or(|shelf| *shelf == 0)
        {
            self.shelves.push(Vec::new());
            let number = u32::try_from(self.shelves.len()).unwrap_or(u32::MAX);
            set(&mut self.shelf_of, enterprise.place(), number);
        }
        let shelf = self.shelf_of[enterprise.place()] as usize - 1;
        &mut self.shelves[shelf]
    }
}

fn set(list: &mut Vec<u32>, place: usize, value: u32) {
    if list.len() <= place {
        list.resize(place + 1, 0);
    }
    list[place] = value;
}
