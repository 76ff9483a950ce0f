//! The lists themselves: the columns of each, and what its rows change.

pub mod enterprise_list;
pub mod enterprise_row;
pub mod filing_list;
pub mod list_row;
pub mod lost_person;
pub mod matter_list;
pub mod organ_list;
pub mod people_list;
pub mod person_row;
pub mod plan_list;
pub mod premises_rows;
pub mod region_list;
pub mod sheet;
pub mod stated_grade;
