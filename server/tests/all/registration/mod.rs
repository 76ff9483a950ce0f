//! What registrations come to, and how they are judged.

pub mod follow_up;
pub mod foreign_enterprise_code;
pub mod judge;
pub mod leader_screen;
pub mod order;
pub mod unknown_codes;
pub mod visits_without_leader;
