//! Where rules put what they find: written out for one visit, in short for a list.

use crate::finding::{Message, Rule};
use crate::pack::terms::Terms;
use crate::telling::Telling;
use crate::view::Past;

/// Takes the findings of the rules, in their order.
pub(crate) trait Findings {
    /// A finding that rests on the visit itself. The message is asked for only where somebody reads it.
    fn add(&mut self, rule: Rule, terms: &Terms, message: &dyn Fn(&Telling<'_>) -> Message) {
        self.add_resting_on(rule, terms, None, &mut std::iter::empty(), message);
    }

    /// A finding that rests on earlier visits too, earliest first; under a cap, with the cap's id.
    fn add_resting_on(
        &mut self,
        rule: Rule,
        terms: &Terms,
        cap: Option<&str>,
        because: &mut dyn Iterator<Item = &Past>,
        message: &dyn Fn(&Telling<'_>) -> Message,
    );
}
