//! What the server shows an enterprise on its page is what was accepted there.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::phone::Visits;
use crate::report::{Invariant, Report};
use crate::server::Server;

pub fn check(server: &Server, visits: &Visits, report: &mut Report) {
    let shown: BTreeSet<Uuid> = visits.ids.iter().copied().collect();
    report.shown += visits.ids.len();
    report.hold(
        shown.len() == visits.ids.len(),
        Invariant::EnterpriseView,
        visits.enterprise,
        "a visit is shown twice",
    );
    let here = server.registrations.iter();
    let here = here.filter(|row| row.enterprise == visits.enterprise.as_bytes());
    let accepted: BTreeSet<Uuid> = here.map(|row| row.id).collect();
    for id in shown.difference(&accepted) {
        report.violated(
            Invariant::EnterpriseView,
            id,
            "shown to the enterprise, and not accepted there",
        );
    }
    for id in accepted.difference(&shown) {
        report.violated(
            Invariant::EnterpriseView,
            id,
            "accepted, and not shown to the enterprise",
        );
    }
}
