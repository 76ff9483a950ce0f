//! The bindings. No logic, no `if`: whatever can go wrong is an `Error` with its text, never a panic.

mod functions;

use js_sys::JsString;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::book::{Book, Candidates};
use crate::domain::calendar::Instant;
use crate::line::{check_line, check_line_without_messages};
use crate::pack::Pack;
use crate::pack::set::PackSet;

#[wasm_bindgen]
extern "C" {
    /// The platform's own: the bindings copy a text letter by letter, which took longer than to judge it.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Vec<u8>;
}

/// The rules, and the phone's book.
#[wasm_bindgen]
pub struct Engine {
    book: Book,
    encoder: TextEncoder,
}

impl Engine {
    fn text(&self, text: &JsString) -> Result<String, JsError> {
        Ok(String::from_utf8(self.encoder.encode(text))?)
    }
}

#[wasm_bindgen]
impl Engine {
    /// From the files of packs that fit together. Packs are named by their place in this list from here on.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: Vec<String>) -> Result<Engine, JsError> {
        let packs = packs
            .iter()
            .map(|text| Pack::parse(text))
            .collect::<Result<_, _>>()?;
        Ok(Engine {
            book: Book::new(PackSet::new(packs)?)?,
            encoder: TextEncoder::new(),
        })
    }

    /// Judges a case (`Case` as JSON text). Returns a line: `Output` as JSON text, or `Refusal`.
    pub fn evaluate(&self, pack: usize, case_json: &JsString) -> Result<String, JsError> {
        Ok(check_line(&self.text(case_json)?, self.book.pack(pack)?).0)
    }

    /// As `evaluate`, the findings without their messages.
    pub fn evaluate_without_messages(
        &self,
        pack: usize,
        case_json: &JsString,
    ) -> Result<String, JsError> {
        Ok(check_line_without_messages(&self.text(case_json)?, self.book.pack(pack)?).0)
    }

    /// The pack that judges a visit at this instant (milliseconds since 1970) in a region, given with its parents,
    /// its own first; undefined where no pack names any of them.
    pub fn pack_for(&self, regions: Vec<String>, at: f64) -> Option<usize> {
        let regions: Vec<&str> = regions.iter().map(String::as_str).collect();
        self.book
            .packs()
            .place_for_instant(&regions, Instant::from_millis(at as i64))
    }

    /// The civil date (YYYY-MM-DD) of an instant (milliseconds since 1970) by a pack's time.
    pub fn date(&self, pack: usize, at: f64) -> Result<String, JsError> {
        Ok(self
            .book
            .pack(pack)?
            .date(Instant::from_millis(at as i64))
            .to_string())
    }

    /// The last of the quiet days (YYYY-MM-DD) that an instant (milliseconds since 1970) stands among by a pack's time;
    /// undefined on any other day.
    pub fn quiet_until(&self, pack: usize, at: f64) -> Result<Option<String>, JsError> {
        let pack = self.book.pack(pack)?;
        let date = pack.date(Instant::from_millis(at as i64));
        Ok(pack.quiet_until(date).map(|last| last.to_string()))
    }

    /// Takes visit facts: rows of kind `visit`, JSON text. One of a known id replaces it; a void one takes it out.
    pub fn take_visits(&mut self, rows_json: &JsString) -> Result<(), JsError> {
        let rows = self.text(rows_json)?;
        Ok(self.book.take_visits(&rows)?)
    }

    /// Takes visits out that left the scope.
    pub fn drop_visits(&mut self, ids: Vec<String>) {
        self.book.drop_visits(ids.iter().map(String::as_str));
    }

    /// Sets the whole plan (rows of kind `plan_item`, JSON text); undefined: not known.
    pub fn set_plan(&mut self, rows_json: Option<JsString>) -> Result<(), JsError> {
        let rows = rows_json.map(|rows| self.text(&rows)).transpose()?;
        Ok(self.book.set_plan(rows.as_deref())?)
    }

    /// Sets all filings (rows of kind `filing`, JSON text); undefined: not known.
    pub fn set_filings(&mut self, rows_json: Option<JsString>) -> Result<(), JsError> {
        let rows = rows_json.map(|rows| self.text(&rows)).transpose()?;
        Ok(self.book.set_filings(rows.as_deref())?)
    }

    /// Numbers of texts, for `judge_list`.
    pub fn handles(&mut self, texts: Vec<String>) -> Result<Vec<u32>, JsError> {
        Ok(texts
            .iter()
            .map(|text| self.book.handle(text))
            .collect::<Result<_, _>>()?)
    }

    /// The number of a list of matters, for `judge_list`.
    pub fn matters_handle(&mut self, matters: Vec<String>) -> Result<u32, JsError> {
        let matters: Vec<&str> = matters.iter().map(String::as_str).collect();
        Ok(self.book.matters_handle(&matters)?)
    }

    /// Judges a list against the book, without messages.
    ///
    /// `handles`: those of `CANDIDATE` in `generated/layout.ts` for each visit. `times`: those of `CANDIDATE_TIME`, in
    /// milliseconds since 1970. Returns those of `BRIEF` for each.
    pub fn judge_list(
        &self,
        pack: usize,
        handles: &[u32],
        times: &[f64],
        history_as_of: Option<f64>,
    ) -> Result<Vec<i32>, JsError> {
        let as_of = history_as_of.map(|at| Instant::from_millis(at as i64));
        Ok(self
            .book
            .judge_list(pack, Candidates { handles, times }, as_of)?)
    }

    /// Judges one visit against the book, with messages: of a `Case`, `visit` and what is known of its enterprise as JSON
    /// text, and `Output` as JSON text back.
    pub fn judge_one(
        &self,
        pack: usize,
        asked_json: &JsString,
        history_as_of: Option<f64>,
    ) -> Result<String, JsError> {
        let as_of = history_as_of.map(|at| Instant::from_millis(at as i64));
        Ok(self.book.judge_one(pack, &self.text(asked_json)?, as_of)?)
    }
}
