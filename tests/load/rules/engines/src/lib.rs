//! Two rule engines behind three functions of plain numbers: a case's JSON text in, its four answers as bits out.

use std::cell::RefCell;

thread_local! {
    /// Where the caller puts the text.
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static CEL: RefCell<Option<cel::Program>> = const { RefCell::new(None) };
    static REGO: RefCell<Option<regorus::Engine>> = const { RefCell::new(None) };
}

const REGO_RULE: &str = "data.four.answers";

/// Room for `length` bytes of text; its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.resize(length, 0);
        text.as_mut_ptr()
    })
}

fn with_text<T>(act: impl FnOnce(&str) -> T) -> T {
    TEXT.with_borrow(|text| act(std::str::from_utf8(text).expect("UTF-8")))
}

/// Compiles the four rules that were put into the room.
#[unsafe(no_mangle)]
pub extern "C" fn cel_rules() {
    let program = with_text(|text| cel::Program::compile(text).expect("CEL"));
    CEL.set(Some(program));
}

/// The four answers to the case in the room.
#[unsafe(no_mangle)]
pub extern "C" fn cel_case() -> u32 {
    let case: serde_json::Value = with_text(|text| serde_json::from_str(text).expect("JSON"));
    let mut context = cel::Context::default();
    for name in ["visit", "history", "plan"] {
        context.add_variable(name, &case[name]).expect("a value");
    }
    CEL.with_borrow(|program| {
        let answers = program.as_ref().expect("rules").execute(&context);
        bits(&answers.expect("an answer").json().expect("JSON"))
    })
}

/// Compiles the four rules that were put into the room.
#[unsafe(no_mangle)]
pub extern "C" fn rego_rules() {
    let mut engine = regorus::Engine::new();
    with_text(|text| engine.add_policy("four.rego".into(), text.into()).expect("Rego"));
    REGO.set(Some(engine));
}

/// The four answers to the case in the room.
#[unsafe(no_mangle)]
pub extern "C" fn rego_case() -> u32 {
    REGO.with_borrow_mut(|engine| {
        let engine = engine.as_mut().expect("rules");
        with_text(|text| engine.set_input_json(text).expect("JSON"));
        let answers = engine.eval_rule(REGO_RULE.into()).expect("an answer");
        let answers = answers.as_array().expect("a list");
        let each = answers.iter().map(|answer| answer.as_bool().is_ok_and(|answer| *answer));
        each.enumerate().map(|(bit, answer)| u32::from(answer) << bit).sum()
    })
}

fn bits(answers: &serde_json::Value) -> u32 {
    let each = answers.as_array().into_iter().flatten().map(|answer| answer == true);
    each.enumerate().map(|(bit, answer)| u32::from(answer) << bit).sum()
}
