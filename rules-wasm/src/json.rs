//! JSON as a tree that borrows from its text, read with the place at hand.
//!
//! Cases, rows and packs go through one reader: what is refused is refused with its place, in our words, and the
//! phone downloads one parser, not one for each type. serde_json reads the text itself.

mod at;
mod refused;
mod tree;
mod values;

pub(crate) use at::{At, FromJson, Read};
pub use refused::Refused;
use tree::Keep;
pub(crate) use tree::grow;

/// Reads a value of a type from a text.
pub(crate) fn read<'a, T: FromJson<'a>>(text: &'a str, keep: Keep) -> Result<T, Refused> {
    T::read(&At::root(&grow(text, keep)?)).map_err(|refused| *refused)
}
