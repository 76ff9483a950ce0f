//! Bounds how many rows of a list one may ask for.

use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::http::kit::problem::Problem;
use crate::http::kit::problems;

/// A number of rows: 1 to `MOST`.
pub(crate) enum PageSize<const MOST: u32> {}

impl<const MOST: u32> PageSize<MOST> {
    /// How many rows are wanted: `usual` unless asked otherwise.
    ///
    /// # Errors
    /// 400 outside of the bounds: whoever got fewer than were asked for would take the list for whole.
    pub(crate) fn check(asked: Option<u32>, usual: u32) -> Result<u32, Problem> {
        let rows = asked.unwrap_or(usual);
        if (1..=MOST).contains(&rows) {
            return Ok(rows);
        }
        Err(Problem::from(problems::MALFORMED).because(format!("limit: 1 to {MOST}")))
    }
}

impl<const MOST: u32> PartialSchema for PageSize<MOST> {
    fn schema() -> RefOr<Schema> {
        let whole = ObjectBuilder::new().schema_type(SchemaType::new(Type::Integer));
        whole.minimum(Some(1)).maximum(Some(MOST)).into()
    }
}

impl<const MOST: u32> ToSchema for PageSize<MOST> {}
