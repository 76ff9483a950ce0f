//! The words of the articles that a verdict names: whoever reads a finding can read what it rests on.

use std::collections::BTreeMap;

use ruqi_rules::Pack;
use serde::Deserialize;

use crate::store::derived::verdict::StoredVerdict;

/// The rules' output, as far as it names articles.
#[derive(Deserialize)]
struct Found {
    findings: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    article: Option<String>,
}

/// Text by number, out of the pack that judged.
pub(crate) fn articles(
    said: Option<&StoredVerdict>,
    pack: Option<&Pack>,
) -> BTreeMap<String, String> {
    let (Some(said), Some(pack)) = (said, pack) else {
        return BTreeMap::new();
    };
    let found = serde_json::from_str::<Found>(&said.output);
    let named = found.map_or_else(|_| Vec::new(), |found| found.findings);
    named
        .into_iter()
        .filter_map(|finding| {
            let number = finding.article?;
            let text = pack.article(&number)?.to_owned();
            Some((number, text))
        })
        .collect()
}
