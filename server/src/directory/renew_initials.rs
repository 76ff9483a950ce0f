//! Makes the initials of stored names anew where this version reads them otherwise than the one that stored them, and
//! tells phones: an update that knows more readings is worth nothing to an enterprise that was imported before it.

use uuid::Uuid;

use crate::directory::initials::initials;
use crate::directory::publish;
use crate::services::Services;
use crate::store::directory::enterprise_record::{self, StoredName};
use crate::store::ids::EnterpriseId;
use crate::store::{Db, StoreError, Tx};

/// Names at once: a tenth of a second of work for one reader, and no longer for the writer.
const NAMES_AT_ONCE: u32 = 1_000;

/// Looks at all names once. Answers how many are found by other initials now.
///
/// # Errors
/// When the database fails; what was renewed stays so.
pub async fn renew(services: &Services) -> Result<usize, StoreError> {
    let (mut after, mut renewed) = (EnterpriseId::from(Uuid::nil()), 0);
    loop {
        let read = move |db: &Db| outdated(db, after);
        let page = services.store.read(read).await?;
        let Some(last) = page.last else {
            return Ok(renewed);
        };
        after = last;
        renewed += page.outdated.len();
        if !page.outdated.is_empty() {
            let write = move |tx: &Tx| put(tx, &page.outdated);
            services.store.write(write).await?;
        }
    }
}

/// A page of names.
struct Page {
    /// None where there are no more.
    last: Option<EnterpriseId>,
    /// Ids of those that are found by other initials now, with these.
    outdated: Vec<(EnterpriseId, String)>,
}

fn outdated(db: &Db, after: EnterpriseId) -> Result<Page, StoreError> {
    let names = enterprise_record::names_after(db, after, NAMES_AT_ONCE)?;
    let last = names.last().map(|one| one.id);
    let other = |one: StoredName| {
        let now = initials(&one.name);
        (now != one.initials).then_some((one.id, now))
    };
    let outdated = names.into_iter().filter_map(other).collect();
    Ok(Page { last, outdated })
}

fn put(tx: &Tx, outdated: &[(EnterpriseId, String)]) -> Result<(), StoreError> {
    for (id, initials) in outdated {
        enterprise_record::set_initials(tx, *id, initials)?;
        let regions = publish::regions_of(tx, *id)?;
        publish::enterprise(tx, *id, &regions)?;
    }
    Ok(())
}
