//! Tables that desks and imports keep: regions, organs, matters, enterprises, plans, filings, packs.

pub mod code;
pub mod credit_code;
pub mod enterprise;
pub mod enterprise_grade;
pub mod filing;
pub mod matter;
pub mod merger;
pub mod organ;
pub mod pack;
pub mod plan;
pub mod premises;
pub mod region;
