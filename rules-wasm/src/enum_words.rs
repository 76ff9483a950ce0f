//! Closed sets of words: each word is written once, beside its variant.

/// Makes an enum whose variants are words of packs, rows or verdicts: `ALL` and `WORDS` in their order, `as_str`,
/// `parse`, and serde by the same word. The crate that uses it depends on serde.
#[macro_export]
macro_rules! enum_words {
    (
        $(#[$of_enum:meta])*
        $visible:vis enum $name:ident { $($(#[$of_variant:meta])* $variant:ident = $word:literal,)+ }
    ) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize,
        )]
        $(#[$of_enum])*
        $visible enum $name { $($(#[$of_variant])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// All, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
            /// The word of each, in the same order.
            pub const WORDS: &[&'static str] = &[$($word,)+];

            /// Its word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What a word stands for.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    enum_words! {
        /// For the tests alone.
        enum Colour {
            /// Of the sky.
            Blue = "blue",
            /// Of nothing that is natural.
            HotPink = "hot_pink",
        }
    }

    #[test]
    fn each_word_is_read_as_it_is_written_and_no_other_is() {
        for (colour, word) in Colour::ALL.iter().zip(Colour::WORDS) {
            assert_eq!(colour.as_str(), *word);
            assert_eq!(Colour::parse(word), Some(*colour));
            let json = serde_json::to_string(colour).unwrap();
            assert_eq!(json, format!("\"{word}\""));
            assert_eq!(serde_json::from_str::<Colour>(&json).unwrap(), *colour);
        }
        assert_eq!(Colour::parse("Blue"), None);
        assert!(serde_json::from_str::<Colour>("\"red\"").is_err());
    }
}
