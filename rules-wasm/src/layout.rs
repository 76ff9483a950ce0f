//! Where things stand: the columns of rows that phones pull, and of the numbers that cross into the WASM. Server, rules
//! and app read them from here, the app through [`layout_ts`](crate::layout_ts).

use crate::domain::enterprise_facts::EnterpriseFact;
use crate::enum_words;

enum_words! {
    /// A column of a row of kind `visit`: a visit fact.
    pub enum VisitColumn {
        /// The key.
        Id = "id",
        /// An enterprise's id, or `code:` and a fingerprint.
        Enterprise = "enterprise",
        /// Which of its premises, where known.
        Premises = "premises",
        /// Whose visit.
        Organ = "organ",
        /// The organ's level.
        Level = "level",
        /// When it was registered.
        At = "at",
        /// When it began, where known.
        StartedAt = "started_at",
        /// A category of the pack.
        Category = "category",
        /// A list of matters.
        Matters = "matters",
        /// The ground as stated, or null.
        Ground = "ground",
        /// Whether its reference is blank.
        Blank = "blank",
        /// The joint inspection, or null.
        Joint = "joint",
        /// Whether it does not count any more.
        Void = "void",
    }
}

enum_words! {
    /// A column of a row of kind `enterprise`.
    pub enum EnterpriseColumn {
        /// The key.
        Id = "id",
        /// Its name.
        Name = "name",
        /// The pinyin initials of its name.
        Initials = "initials",
        /// Its credit code, where it has one.
        CreditCode = "credit_code",
        /// Whether it is open.
        State = "state",
        /// Where it is registered: its pack's region.
        Region = "region",
        /// A list of id, address, region.
        Premises = "premises",
        /// A list of fingerprint, kind, premises.
        Codes = "codes",
        /// A list of risk grade, first day, last day or null.
        Grades = "grades",
    }
}

impl EnterpriseColumn {
    /// The column that lists what is known of a fact, each with its first and last day.
    pub(crate) const fn of(fact: EnterpriseFact) -> Self {
        match fact {
            EnterpriseFact::Grade => EnterpriseColumn::Grades,
        }
    }
}

enum_words! {
    /// A column of a row of kind `plan_item`.
    pub enum PlanItemColumn {
        /// The key.
        Id = "id",
        /// Whose plan.
        Organ = "organ",
        /// The enterprise, or null for any.
        Enterprise = "enterprise",
        /// A list of matters.
        Matters = "matters",
        /// First day.
        From = "from",
        /// Last day.
        To = "to",
    }
}

enum_words! {
    /// A column of a row of kind `filing`: those of a plan's item, and more.
    pub enum FilingColumn {
        /// The key.
        Id = "id",
        /// Whose filing.
        Organ = "organ",
        /// The enterprise, or null for any.
        Enterprise = "enterprise",
        /// A list of matters.
        Matters = "matters",
        /// First day.
        From = "from",
        /// Last day.
        To = "to",
        /// When the server received it.
        FiledAt = "filed_at",
        /// When the organ's head approved it, or null. Servers before it leave it out.
        ApprovedAt = "approved_at",
    }
}

enum_words! {
    /// A number of a candidate in `judge_list`; 0 stands for none. Behind them is one for each [`EnterpriseFact`], the
    /// handle of what is known of its enterprise.
    pub enum CandidateColumn {
        /// Handle of its id; without one it comes after those of the same instant.
        Id = "id",
        /// Handle.
        Enterprise = "enterprise",
        /// Handle.
        Organ = "organ",
        /// Handle.
        Level = "level",
        /// Handle.
        Category = "category",
        /// Handle of the list of its matters.
        Matters = "matters",
        /// Handle, or 0.
        Joint = "joint",
        /// Handle, or 0.
        Ground = "ground",
        /// [`TYPED_IN`] and [`BLANK_REFERENCE`], added.
        Flags = "flags",
    }
}

/// So many numbers are a candidate.
pub const CANDIDATE_NUMBERS: usize = CandidateColumn::ALL.len() + EnterpriseFact::ALL.len();

enum_words! {
    /// A time of a candidate in `judge_list`, in milliseconds since 1970; no number (NaN) where it is not known.
    pub enum CandidateTime {
        /// When it was registered.
        At = "at",
        /// When it began, where known.
        StartedAt = "started_at",
    }
}

/// Flag of a candidate: its code was typed in, or searched for.
pub const TYPED_IN: u32 = 1;
/// Flag of a candidate: the reference of its ground is blank.
pub const BLANK_REFERENCE: u32 = 2;

enum_words! {
    /// A number of a verdict of `judge_list`.
    pub enum BriefColumn {
        /// Place of its word in [`crate::VerdictWord`].
        Verdict = "verdict",
        /// Bits of [`crate::Rule::bit`].
        Rules = "rules",
        /// Days since 1970, or [`NO_DATE`].
        EarliestDate = "earliest_date",
    }
}

/// In place of an earliest date in what `judge_list` gives: there is none.
pub const NO_DATE: i32 = i32::MIN;
