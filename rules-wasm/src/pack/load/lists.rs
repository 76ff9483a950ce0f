//! Lists of a pack.

use crate::json::{At, Read};
use crate::pack::Index;
use crate::pack::terms::Set;

/// Sets are kept as 64 bits; a document has some ten grounds, five levels, a handful of caps.
pub(super) const MOST_IN_A_LIST: usize = 64;

/// An object's entries: not too many, each with a name of its own.
pub(super) fn entries<'t, 'a>(at: &'t At<'t, 'a>) -> Read<Vec<(&'t str, At<'t, 'a>)>> {
    let mut entries: Vec<(&str, At<'_, '_>)> = Vec::new();
    for (key, entry) in at.entries()? {
        if key.is_empty() {
            return entry.refuse("has an empty name");
        }
        if entries.iter().any(|(known, _)| *known == key) {
            return entry.refuse("is there twice");
        }
        if entries.len() == MOST_IN_A_LIST {
            return at.refuse(format!("has more than {MOST_IN_A_LIST} entries"));
        }
        entries.push((key, entry));
    }
    Ok(entries)
}

/// A thing's two names.
pub(super) fn names(at: &At<'_, '_>) -> Read<(String, String)> {
    Ok((
        at.key("zh")?.text()?.to_string(),
        at.key("en")?.text()?.to_string(),
    ))
}

/// Texts, at least one.
pub(super) fn texts(at: &At<'_, '_>) -> Read<Vec<String>> {
    let texts: Vec<String> = at
        .items()?
        .map(|item| item.text().map(ToString::to_string))
        .collect::<Read<_>>()?;
    if texts.is_empty() {
        at.refuse("is empty")
    } else {
        Ok(texts)
    }
}

/// Texts, each once; none where the key is missing.
pub(super) fn texts_if_there(root: &At<'_, '_>, key: &str) -> Read<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    let Some(at) = root.key_if_there(key)? else {
        return Ok(texts);
    };
    for item in at.items()? {
        let text = item.text()?;
        if texts.iter().any(|known| known == text) {
            return item.refuse("is there twice");
        }
        if texts.len() == MOST_IN_A_LIST {
            return at.refuse(format!("has more than {MOST_IN_A_LIST} entries"));
        }
        texts.push(text.to_string());
    }
    Ok(texts)
}

/// The place of a text in a list of known ones.
pub(super) fn one_of<'k>(
    at: &At<'_, '_>,
    mut known: impl Iterator<Item = &'k str>,
    what: &str,
) -> Read<Index> {
    let text = at.text()?.as_ref();
    let position = known
        .position(|known| known == text)
        .and_then(|position| Index::try_from(position).ok());
    position.map_or_else(|| at.refuse(format!("is not {what}")), Ok)
}

/// A list of places, as a set.
pub(super) fn set(at: &At<'_, '_>, read: impl Fn(&At<'_, '_>) -> Read<Index>) -> Read<Set> {
    at.items()?.map(|item| read(&item)).collect()
}
