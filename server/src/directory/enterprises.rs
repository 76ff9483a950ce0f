//! Finds enterprises: by name, initials or credit code, with their premises and codes.

use crate::invisible_sign::without_invisible;
use crate::store::directory::codes::Code;
use crate::store::directory::enterprise_record::{Enterprise, EnterpriseScope};
use crate::store::directory::premises::Premises;
use crate::store::directory::{
    codes, credit_codes, enterprise_record, enterprise_search, mergers, premises,
};
use crate::store::ids::EnterpriseId;
use crate::store::{Db, StoreError};

/// As many as a person looks through; more words find fewer.
pub const MOST_FOUND: u32 = 50;

/// An enterprise with all that is bound to it.
#[derive(Debug, Clone)]
pub struct FoundEnterprise {
    pub enterprise: Enterprise,
    pub credit_code: Option<String>,
    pub premises: Vec<(Premises, Vec<Code>)>,
    pub merged_into: Option<EnterpriseId>,
}

/// Those in the scope that the text finds, at most 50; without a text the first ones by name.
pub fn search(
    c: &Db,
    scope: &EnterpriseScope,
    text: &str,
) -> Result<Vec<FoundEnterprise>, StoreError> {
    let text = without_invisible(text);
    enterprise_search::search(c, scope, text.trim(), MOST_FOUND)?
        .into_iter()
        .map(|enterprise| with_bindings(c, enterprise))
        .collect()
}

/// One of them, if it is in the scope.
pub fn one(
    c: &Db,
    scope: &EnterpriseScope,
    id: EnterpriseId,
) -> Result<Option<FoundEnterprise>, StoreError> {
    enterprise_record::get_in(c, scope, id)?
        .map(|enterprise| with_bindings(c, enterprise))
        .transpose()
}

fn with_bindings(c: &Db, enterprise: Enterprise) -> Result<FoundEnterprise, StoreError> {
    let premises = premises::premises_of(c, enterprise.id)?
        .into_iter()
        .map(|place| {
            let codes = codes::codes_of(c, place.id)?;
            Ok((place, codes))
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(FoundEnterprise {
        credit_code: credit_codes::code_of(c, enterprise.id)?,
        merged_into: mergers::into(c, enterprise.id)?,
        premises,
        enterprise,
    })
}
