//! What is known of the visit's enterprise. A fact is declared here and nowhere else: cases, the phone's book and its
//! columns, and a pack's lists are read by the declaration, and a rule asks for the fact by its name.

use std::array;
use std::borrow::Cow;
use std::ops::{Index, IndexMut};

use crate::enum_words;
use crate::json::{At, FromJson, Read};

enum_words! {
    /// A fact about an enterprise, by its key in a case and among the numbers of a candidate.
    #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
    pub enum EnterpriseFact {
        /// Its risk grade (风险等级).
        Grade = "grade",
    }
}

impl EnterpriseFact {
    /// The key under which a pack lists what the fact can be. An enterprise of which something else is said, or nothing,
    /// has none of it.
    pub(crate) const fn key_of_list(self) -> &'static str {
        match self {
            EnterpriseFact::Grade => "grades",
        }
    }
}

/// One thing for each fact about an enterprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "wasm",
    derive(tsify::Tsify),
    tsify(type = "Partial<Record<EnterpriseFact, T>>")
)]
pub struct EachFact<T>([T; EnterpriseFact::ALL.len()]);

/// What is known of the enterprise on the visit's date; `None`: nothing.
pub type EnterpriseFacts<'f> = EachFact<Option<&'f str>>;

impl<T> EachFact<T> {
    /// Asks for the thing of each fact.
    #[inline]
    pub fn of(mut thing: impl FnMut(EnterpriseFact) -> T) -> Self {
        Self(array::from_fn(|place| thing(EnterpriseFact::ALL[place])))
    }
}

impl<T> Index<EnterpriseFact> for EachFact<T> {
    type Output = T;
    #[inline]
    fn index(&self, fact: EnterpriseFact) -> &T {
        &self.0[fact as usize]
    }
}

impl<T> IndexMut<EnterpriseFact> for EachFact<T> {
    #[inline]
    fn index_mut(&mut self, fact: EnterpriseFact) -> &mut T {
        &mut self.0[fact as usize]
    }
}

/// Facts stand among the other keys of a case; one that is missing or null is not known.
impl<'a> FromJson<'a> for EachFact<Option<Cow<'a, str>>> {
    fn read(case: &At<'_, 'a>) -> Read<Self> {
        let mut known = Self::default();
        for fact in EnterpriseFact::ALL {
            let at = case.key_if_there(fact.as_str())?;
            let text = at.as_ref().and_then(At::nullable).map(At::any_text);
            known[*fact] = text.transpose()?.cloned();
        }
        Ok(known)
    }
}
