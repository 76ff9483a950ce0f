//! A registration on its way through settling: its row before and after, derived, then judged, then published.

use std::rc::Rc;

use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::store::derived::registrations::Registration;

/// A registration that was derived (again): its row before, its row now.
#[derive(Debug)]
pub(crate) struct RowChange {
    pub(crate) base: Base,
    pub(crate) visit: Rc<DerivedVisit>,
    pub(crate) old: Option<Registration>,
    pub(crate) new: Registration,
    /// Other colleagues attended than was known, or another outcome or explanation was told: no part of the row, but of
    /// what its organ is told.
    pub(crate) told_more: bool,
}

impl RowChange {
    /// Whether the row is another one than before.
    pub(crate) fn is_another_row(&self) -> bool {
        self.old.as_ref() != Some(&self.new)
    }
}
