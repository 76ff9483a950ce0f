//! The bindings that need no book: packs and codes.

use js_sys::JSON;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

use crate::domain::code::{self, ScannedCode};
use crate::domain::credit_code::CreditCode;
use crate::line::to_json;
use crate::pack::Pack;

/// Checks a pack's file; returns its hash.
#[wasm_bindgen]
pub fn check_pack(pack_json: &str) -> Result<String, JsError> {
    Ok(Pack::parse(pack_json)?.hash())
}

/// Reads a unified social credit code; returns its 18 characters.
#[wasm_bindgen]
pub fn credit_code(text: &str) -> Result<String, JsError> {
    Ok(CreditCode::parse(text)?.to_string())
}

/// Reads what a camera or a person gave as a code.
#[wasm_bindgen]
pub fn read_code(text: &str) -> Result<Ts<ScannedCode>, JsValue> {
    let code = code::read_code(text).map_err(JsError::from)?;
    JSON::parse(&to_json(&code)).map(Ts::new_unchecked)
}

/// What a typed text stands for; undefined where its check character is wrong.
#[wasm_bindgen]
#[must_use]
pub fn typed_code(text: &str) -> Option<String> {
    code::typed_code(text).ok()
}

/// The fingerprint of a code's text, in hex.
#[wasm_bindgen]
pub fn fingerprint(text: &str) -> String {
    code::fingerprint(text).to_string()
}
