//! How long a text may be, whichever way it comes in: by a list, at a desk, from a phone.
//!
//! Whatever is let in is stored for years, pulled by every phone of a scope, and shown on a screen of 360 points: a text
//! without an end would be a way to fill all three. Longer ones are refused with the place and the limit, never cut, since
//! a cut name is another name. Beside these, a sealed event as a whole has [`crate::record::jws::LARGEST_PAYLOAD`], a code's
//! text what a QR code holds, a policy pack and a request's body their own bytes.

/// Bytes of an id that somebody else gave: an organ's, a matter's, a pack's key. They stand in sealed events by the dozen.
pub const ID_BYTES: usize = 64;
/// Characters of a name, a login, a number of a document, a word: three lines of a phone. Registered names end far below.
pub const LINE: usize = 200;
/// Characters of a reason given at a desk, which the trail and other desks read in a list.
pub const SENTENCE: usize = 500;
/// Characters of what a person explains, and of an address, a way to be reached, a legal basis: a printed page.
pub const PAGE: usize = 2_000;
/// Characters of what a person tells us of the product.
pub const TWO_PAGES: usize = 4_000;

/// Whether the text has at most so many characters; one that has more is not counted to its end.
pub fn fits(text: &str, characters: usize) -> bool {
    text.chars().nth(characters).is_none()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn characters_are_counted_not_bytes() {
        assert!(fits("", 0) && fits("株洲", 2));
        assert!(!fits("株洲", 1) && !fits("a", 0));
    }
}
