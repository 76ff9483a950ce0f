//! How an endpoint answers a list at a desk: where the page before ended is read, the rows are found, and the reading is
//! in the audit trail before its answer leaves.

use actix_web::web::Json;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::access::audience::Audience;
use crate::http::kit::caller::Caller;
use crate::http::kit::page_size::PageSize;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::http::kit::trail::{self, Reading};
use crate::state::AppState;
use crate::store::{Db, StoreError};

/// What a list is asked with. `S`: the states of its rows, where they have some.
#[derive(Deserialize)]
pub(crate) struct ListQuery<S = IgnoredAny> {
    pub(crate) state: Option<S>,
    before: Option<String>,
    limit: Option<u32>,
}

impl<S> ListQuery<S> {
    /// Where the page before ended, as that page said and its list reads it.
    ///
    /// # Errors
    /// 400 where no page said so.
    pub(crate) fn before<C>(
        &self,
        read: impl FnOnce(Option<&str>) -> Option<C>,
    ) -> Result<C, Problem> {
        read(self.before.as_deref()).ok_or_else(|| {
            Problem::from(problems::MALFORMED).because("before: not of an earlier page")
        })
    }

    /// How many rows are wanted: `usual` unless asked otherwise.
    ///
    /// # Errors
    /// 400 beyond `MOST`.
    pub(crate) fn limit<const MOST: u32>(&self, usual: u32) -> Result<u32, Problem> {
        PageSize::<MOST>::check(self.limit, usual)
    }
}

/// What is read at a desk, with the ids of its rows in the order in which they are shown.
pub(crate) trait Listed: Send + 'static {
    fn ids(&self) -> Vec<&str>;
}

/// Says by which field the rows of a list are named in the audit trail. A family says it of each list that it answers.
macro_rules! listed_by {
    ($list:ty, $id:ident) => {
        impl $crate::http::kit::list::Listed for $list {
            fn ids(&self) -> Vec<&str> {
                self.items.iter().map(|one| one.$id.as_str()).collect()
            }
        }
    };
}
pub(crate) use listed_by;

/// Answers a list of what the audience may see. `word` is the reading's in the audit trail.
///
/// # Errors
/// 503 where the reading cannot be noted, or the database fails.
pub(crate) async fn listed<L: Listed>(
    state: &AppState,
    caller: &Caller,
    audience: &Audience,
    word: &'static str,
    read: impl FnOnce(&Db) -> Result<L, StoreError> + Send + 'static,
) -> Result<Json<L>, Problem> {
    let list = state.store.read(read).await?;
    let reading = Reading::new(word, audience.subject(), &list.ids());
    trail::note(state, caller, reading).await?;
    Ok(Json(list))
}

/// Answers what is kept of one thing, by its id.
///
/// # Errors
/// 404 where it is not there for the caller, else as [`listed`].
pub(crate) async fn found<L: Listed>(
    state: &AppState,
    caller: &Caller,
    id: String,
    word: &'static str,
    read: impl FnOnce(&Db) -> Result<Option<L>, StoreError> + Send + 'static,
) -> Result<Json<L>, Problem> {
    let one = state.store.read(read).await?;
    let one = one.ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
    trail::note(state, caller, Reading::new(word, Some(id), &one.ids())).await?;
    Ok(Json(one))
}
