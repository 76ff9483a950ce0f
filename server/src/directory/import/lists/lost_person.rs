//! A person whom a restored database has lost, entered again under the same id: records of theirs wait for it.

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::store::access::{accounts, memberships, persons};
use crate::store::evidence::orphan_certificates;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError, Tx};

pub fn id(cell: &Cell) -> Result<PersonId, CellProblem> {
    let text = cell.word()?;
    text.parse().map_err(|_| {
        CellProblem::Other(format!(
            "“{text}”不是人员编号 · “{text}” is no id of a person"
        ))
    })
}

/// An id that is somebody's is that person's for ever.
pub fn anothers(
    c: &Db,
    login: &str,
    id: Option<PersonId>,
) -> Result<Option<&'static str>, StoreError> {
    let Some(id) = id else {
        return Ok(None);
    };
    let own = accounts::find(c, login)?.map(|account| account.person);
    Ok(match own {
        Some(own) if own != id => {
            Some("这个账号的人员编号不同 · the person of this login has another id")
        }
        None if persons::find(c, id)?.is_some() => {
            Some("这个编号属于另一个人 · this id is another person's")
        }
        Some(_) | None => None,
    })
}

/// Somebody whose phone was enrolled then had these roles then.
pub fn began(c: &Tx, id: PersonId) -> Result<(), StoreError> {
    match orphan_certificates::since(c, id)? {
        Some(since) => memberships::begin_by(c, id, since),
        None => Ok(()),
    }
}
