//! 四(三): 除涉及国家安全、公共安全……以及投诉举报、上级交办等情形外……
//!
//! Who claims a ground says what proves it; who cannot yet, brings it later by an amendment.

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let Some(terms) = &view.pack.rules.exemption_unsubstantiated else {
        return;
    };
    if !view.claim.unsubstantiated {
        return;
    }
    let message = |telling: &Telling<'_>| {
        match (telling.ground_claimed(), view.claim.ground) {
        (None, _) => Message {
            zh: "所填免除事由不在本地规则之内，不起作用。请改选规则所列事由。".to_owned(),
            en: "The ground claimed is not one of the local rules and has no effect. Choose one that is.".to_owned(),
        },
        (Some(ground), Some(_)) => Message {
            zh: format!("免除事由“{}”尚无文号或编号。本次先予认可，请随后补填。", ground.zh),
            en: format!("The ground “{}” has no number yet. It holds for now; add the number later.", ground.en),
        },
        (Some(ground), None) => Message {
            zh: format!("免除事由“{}”没有文号或编号，补填之前不起作用。", ground.zh),
            en: format!("The ground “{}” has no number and has no effect until one is added.", ground.en),
        },
    }
    };
    found.add(Rule::ExemptionUnsubstantiated, terms, &message);
}
