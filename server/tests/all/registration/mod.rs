//! Registrations are derived from events, and judged.

mod daily_limit;
mod follow_up;
mod foreign_enterprise_code;
mod judge;
mod leader_screen;
mod named;
mod order;
mod pending_verdicts;
mod rejudged;
mod unknown_codes;
mod visits_without_leader;
