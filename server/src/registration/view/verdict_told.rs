//! Tells the enterprise the verdict without what an officer wrote in the place of a matter's id: messages name matters by
//! their ids.

use serde_json::Value;

use crate::record::event::Body;
use crate::registration::view::organ::Views;
use crate::registration::view::statements::Statement;
use crate::registration::view::stored_json;
use crate::registration::view::unknown_words::UNKNOWN_MATTER;
use crate::store::StoreError;
use crate::store::derived::registrations::Registration;
use crate::store::ids::EventId;

impl Views<'_> {
    /// Puts the fixed word into the messages of a verdict for each unknown matter that its registration ever named: one
    /// that is judged later speaks of what was amended since.
    pub(crate) fn verdict_told(
        &mut self,
        found: &Registration,
        output: String,
    ) -> Result<String, StoreError> {
        let mut named = self.matters_ever_named(found.visit.id)?;
        named.extend(found.visit.matters.iter().cloned());
        let mut unknown = self.unknown_matters(&named)?;
        if unknown.is_empty() {
            return Ok(output);
        }
        // Of two that begin alike the longer one is what a message names.
        unknown.sort_by_key(|id| std::cmp::Reverse(id.len()));
        let mut verdict: Value = stored_json::parse("output", &output)?;
        let findings = verdict.get_mut("findings").and_then(Value::as_array_mut);
        for finding in findings.into_iter().flatten() {
            for (language, word) in [("zh", UNKNOWN_MATTER.0), ("en", UNKNOWN_MATTER.1)] {
                let message = finding
                    .get_mut("message")
                    .and_then(|all| all.get_mut(language));
                if let Some(Value::String(text)) = message {
                    *text = with_word(text, &unknown, word);
                }
            }
        }
        Ok(verdict.to_string())
    }

    /// Lists the matters that a registration and its amendments name, whether they count or not.
    fn matters_ever_named(&self, id: EventId) -> Result<Vec<String>, StoreError> {
        let mut named = self.sealed(id)?.map_or_else(Vec::new, |body| body.matters);
        for Statement { body, .. } in self.accepted_about(id)? {
            if let Body::Amendment(says) = body {
                named.extend(says.matters.unwrap_or_default());
            }
        }
        Ok(named)
    }
}

/// Puts a word in the place of each of the ids, read from the beginning: what was put in is not looked at again.
fn with_word(text: &str, ids: &[String], word: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named = ids.iter().find_map(|id| rest.strip_prefix(id.as_str()));
        match named {
            Some(after) => {
                written.push_str(word);
                rest = after;
            }
            None => {
                written.push(first);
                rest = rest.split_at(first.len_utf8()).1;
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::with_word;

    #[test]
    fn no_part_of_an_id_is_left() {
        let ids = ["骗子公司", "骗子"].map(str::to_owned);
        let told = with_word("检查事项骗子公司、M1、骗子不在计划内", &ids, "未知事项");
        assert_eq!(told, "检查事项未知事项、M1、未知事项不在计划内");
    }

    #[test]
    fn the_word_itself_is_not_looked_at_again() {
        let ids = ["未知".to_owned()];
        assert_eq!(
            with_word("检查事项未知", &ids, "未知事项"),
            "检查事项未知事项"
        );
    }
}
