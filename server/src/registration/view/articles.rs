//! Finds the words of the articles that a verdict names: whoever reads a finding can read what it rests on.

use std::collections::BTreeMap;

use ruqi_rules::Pack;
use serde::Deserialize;

use crate::registration::view::stored_json;
use crate::store::StoreError;
use crate::store::derived::verdicts::StoredVerdict;

/// The rules' output, as far as it names articles.
#[derive(Deserialize)]
struct Found {
    findings: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    article: Option<String>,
}

/// Lists the articles' texts by their numbers, out of the pack that judged.
pub(crate) fn articles(
    said: Option<&StoredVerdict>,
    pack: Option<&Pack>,
) -> Result<BTreeMap<String, String>, StoreError> {
    let (Some(said), Some(pack)) = (said, pack) else {
        return Ok(BTreeMap::new());
    };
    let Found { findings } = stored_json::parse("output", &said.output)?;
    let texts = findings.into_iter().filter_map(|finding| {
        let number = finding.article?;
        let text = pack.article(&number)?.to_owned();
        Some((number, text))
    });
    Ok(texts.collect())
}
