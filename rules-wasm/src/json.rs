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

#[cfg(test)]
mod tests {
    use super::{At, Read, grow};

    fn refusal<T>(text: &str, read: impl Fn(&At<'_, '_>) -> Read<T>) -> String {
        let tree = grow(text, |key| key != "ignored").unwrap();
        read(&At::root(&tree)).err().unwrap().to_string()
    }

    #[test]
    fn a_refusal_names_its_place_as_a_pointer() {
        let number = |root: &At<'_, '_>| root.key("a/b~")?.item(1)?.number(0, 9);
        assert_eq!(
            refusal(r#"{"a/b~":[1,10]}"#, number),
            "/a~1b~0/1: is not a whole number from 0 to 9"
        );
        assert_eq!(refusal(r#"{"a/b~":[1]}"#, number), "/a~1b~0/1: is missing");
    }

    #[test]
    fn a_key_that_is_there_twice_is_refused_unless_nobody_reads_it() {
        let truth = |root: &At<'_, '_>| root.key("k")?.read::<bool>();
        assert_eq!(
            refusal(r#"{"k":true,"k":true}"#, truth),
            "/k: is there twice"
        );
        let tree = grow(r#"{"ignored":1,"k":true,"ignored":2}"#, |key| {
            key != "ignored"
        })
        .unwrap();
        assert!(truth(&At::root(&tree)).unwrap());
    }

    #[test]
    fn keys_are_found_in_whatever_order_they_are_asked_for() {
        let tree = grow(r#"{"a":1,"b":2,"c":3}"#, |_| true).unwrap();
        let root = At::root(&tree);
        let read = |key| root.key(key).unwrap().number(0, 9).unwrap();
        assert_eq!(["c", "a", "b", "b"].map(read), [3, 1, 2, 2]);
    }
}
