//! Makes the keys that open what a person's phones put away at signing out. They are made of the server's own secrets
//! and the person's id, so that none has to be remembered, and no phone keeps one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::keys::Keys;
use crate::store::ids::PersonId;

const PURPOSE: &str = "phone copy";

impl Keys {
    /// The person's copy keys, the newest secret's first: what was put away before a rotation opens by an older one.
    pub fn copy_keys(&self, person: PersonId) -> Vec<String> {
        let id = person.to_string();
        let tags = self
            .macs
            .iter()
            .map(|secret| secret.mac(PURPOSE, id.as_bytes()));
        tags.map(|tag| URL_SAFE_NO_PAD.encode(tag)).collect()
    }
}
