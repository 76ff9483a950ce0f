//! Tables that desks and imports keep: regions, organs, matters, enterprises, plans, filings, packs.

pub mod codes;
pub mod credit_codes;
pub mod enterprise_grades;
pub mod enterprise_record;
pub mod enterprise_search;
pub mod filing;
pub mod level_word;
pub mod matter;
pub mod mergers;
pub mod organ_tree;
pub mod pack;
pub mod plans;
pub mod premises;
pub mod region;
