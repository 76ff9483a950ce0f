//! The compliance rules of 扫码入企: facts in, verdict out.
//!
//! Pure functions. Nothing here knows HTTP, SQL, a browser or a clock: every fact is an argument, so the server and
//! the phone (as WASM) reach the same verdict, byte for byte. Read [`evaluate`] first, then [`rules`](self) one file
//! at a time, each headed by the article that it implements.
//!
//! ```
//! use ruqi_rules::{Pack, ZHUZHOU_2024, check_line};
//! let pack = Pack::parse(ZHUZHOU_2024).unwrap();
//! let (line, judged) = check_line(r#"{"id":"c1","visit":{"at":"tomorrow"}}"#, &pack);
//! assert!(!judged && line.starts_with(r#"{"id":"c1","error":"/visit/at: is not an RFC 3339"#));
//! ```

mod book;
mod brief;
mod cap_use;
mod counting;
mod domain;
mod earliest_date;
mod enum_words;
mod evaluation;
mod finding;
mod findings;
mod json;
mod layout;
mod layout_ts;
mod lifted;
mod line;
mod numbers;
mod pack;
mod rules;
mod telling;
mod time;
mod view;
#[cfg(feature = "wasm")]
mod wasm;

pub use book::{Book, BookError, Candidates};
pub use cap_use::uses_up_caps;
pub use counting::counts_on;
pub use domain::calendar::{CalendarError, Date, Instant};
pub use domain::case::{Case, CaseError, Facts};
pub use domain::code::{
    CodeError, CodeKind, Fingerprint, ScannedCode, fingerprint, read_code, typed_code,
};
pub use domain::credit_code::{CreditCode, CreditCodeError};
pub use domain::door_code::DoorCode;
pub use domain::enterprise_facts::{EachFact, EnterpriseFact, EnterpriseFacts};
pub use domain::id::Id;
pub use domain::plan::{Filing, PlanItem};
pub use domain::visit::{Entry, Exemption, Visit};
pub use evaluation::{evaluate, evaluate_without_messages};
pub use finding::{Finding, Message, Rule, Severity, Verdict, VerdictWord};
pub use layout::{
    BLANK_REFERENCE, BriefColumn, CANDIDATE_NUMBERS, CandidateColumn, CandidateTime,
    EnterpriseColumn, FilingColumn, NO_DATE, PlanItemColumn, TYPED_IN, VisitColumn,
};
pub use layout_ts::layout_ts;
pub use lifted::lifted;
pub use line::{check_line, check_line_without_messages, output_line};
pub use pack::set::{PackSet, PackSetError};
pub use pack::{Category, Ground, Level, Pack, PackError, Reasons};
pub use time::{ClockGrade, Estimate, EstimateInput, Heard, estimate};

/// 株优营办〔2024〕1号 as data: the pack that the product ships.
pub const ZHUZHOU_2024: &str = include_str!("../packs/zhuzhou-2024.json");
