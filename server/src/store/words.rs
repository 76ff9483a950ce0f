//! Closed sets of words that columns hold.

/// A closed set of words that a column holds: an unknown word is an error, never a default.
macro_rules! words {
    ($(#[$doc:meta])* $visibility:vis enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// As stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The one with this word; none where nobody knows it.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        $crate::store::words::word_column!($name);
    };
}

/// Lets a column hold an enum whose words are written elsewhere, the rules' or the protocol's: by its `as_str` and `parse`.
macro_rules! word_column {
    ($name:ty) => {
        impl $crate::store::value::ToValue for $name {
            fn to_value(&self) -> $crate::store::value::Value<'_> {
                $crate::store::value::Value::Text(self.as_str())
            }
        }

        impl $crate::store::value::FromValue for $name {
            fn from_value(
                value: $crate::store::value::Value<'_>,
            ) -> Result<Self, $crate::store::value::ValueMismatch> {
                match value {
                    $crate::store::value::Value::Text(word) => Self::parse(word)
                        .ok_or_else(|| $crate::store::value::ValueMismatch::Word(word.to_owned())),
                    other => Err(other.mismatch("word")),
                }
            }
        }
    };
}

pub(crate) use {word_column, words};
