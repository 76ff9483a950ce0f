//! Registrations are derived from events, and judged.

mod daily_limit;
mod enterprise_names;
mod follow_up;
mod foreign_enterprise_code;
mod judge;
mod leader_screen;
mod named;
mod named_level;
mod order;
mod pending_verdicts;
mod rejudged;
mod same_visit;
mod unknown_codes;
mod unknown_words;
mod visits_without_leader;
mod withdrawals;
