//! The shapes of columns: how the values of each are written, by the columns that phones pull.

use ruqi_rules::{EnterpriseColumn, VisitColumn};

use super::CodecError;
use crate::store::pull::change_kind::RowKind;

/// How the values of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// UUIDs.
    Id,
    /// Milliseconds since 1970, or null: as the distance from the time within the row's id.
    Time,
    /// True or false.
    Flag,
    /// Whatever comes back often: its place among the different ones.
    Word,
    /// Texts or null.
    Text,
    /// Eight bytes in hexadecimal.
    Fingerprint,
    /// Lists of rows, by columns of their own.
    List(&'static [PartColumn]),
    /// An enterprise: the number of its row in the file.
    Enterprise,
    /// Null or premises: their place among those of the row's enterprise.
    Premises,
    /// An id of the list before: its place there.
    Place,
    /// Whatever does not fit another shape.
    Json,
    /// Credit codes or null, without their check characters.
    CreditCode,
    /// Initials of the names beside them.
    Initials,
}

/// A column and its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartColumn {
    /// As in `wire::sync::Block`.
    pub name: &'static str,
    /// How it is written.
    pub shape: Shape,
}

const fn column(name: &'static str, shape: Shape) -> PartColumn {
    PartColumn { name, shape }
}

const PREMISES: &[PartColumn] = &[
    column("id", Shape::Id),
    column("address", Shape::Text),
    column("region", Shape::Word),
];
const CODES: &[PartColumn] = &[
    column("fingerprint", Shape::Fingerprint),
    column("kind", Shape::Word),
    column("premises", Shape::Place),
];
const GRADES: &[PartColumn] = &[
    column("grade", Shape::Word),
    column("first", Shape::Word),
    column("last", Shape::Word),
];

impl Shape {
    /// The byte that names it.
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Id => 1,
            Self::Time => 2,
            Self::Flag => 3,
            Self::Word => 4,
            Self::Text => 5,
            Self::Fingerprint => 6,
            Self::List(_) => 7,
            Self::Enterprise => 8,
            Self::Premises => 9,
            Self::Place => 10,
            Self::Json => 11,
            Self::CreditCode => 12,
            Self::Initials => 13,
        }
    }

    /// The shape that a byte names; a list's columns say their own.
    pub(crate) const fn of(byte: u8) -> Result<Self, CodecError> {
        Ok(match byte {
            1 => Self::Id,
            2 => Self::Time,
            3 => Self::Flag,
            4 => Self::Word,
            5 => Self::Text,
            6 => Self::Fingerprint,
            7 => Self::List(&[]),
            8 => Self::Enterprise,
            9 => Self::Premises,
            10 => Self::Place,
            11 => Self::Json,
            12 => Self::CreditCode,
            13 => Self::Initials,
            _ => return Err(CodecError::Malformed),
        })
    }
}

/// The kinds of rows that are in region files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Enterprises, with premises, codes and grades.
    Enterprises,
    /// Visit facts.
    Visits,
}

impl PartKind {
    /// The kind of a part's rows as phones have it.
    pub const fn row_kind(self) -> RowKind {
        match self {
            Self::Enterprises => RowKind::Enterprise,
            Self::Visits => RowKind::Visit,
        }
    }

    /// The part that the rows of a kind are in.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(kind: &str) -> Result<Self, CodecError> {
        [Self::Enterprises, Self::Visits]
            .into_iter()
            .find(|part| part.row_kind().as_str() == kind)
            .ok_or(CodecError::Malformed)
    }

    pub(crate) fn columns(self) -> Vec<PartColumn> {
        match self {
            Self::Enterprises => EnterpriseColumn::ALL.iter().map(enterprise).collect(),
            Self::Visits => VisitColumn::ALL.iter().map(visit).collect(),
        }
    }
}

fn enterprise(of: &EnterpriseColumn) -> PartColumn {
    let shape = match of {
        EnterpriseColumn::Id => Shape::Id,
        EnterpriseColumn::Name => Shape::Text,
        EnterpriseColumn::Initials => Shape::Initials,
        EnterpriseColumn::CreditCode => Shape::CreditCode,
        EnterpriseColumn::State | EnterpriseColumn::Region => Shape::Word,
        EnterpriseColumn::Premises => Shape::List(PREMISES),
        EnterpriseColumn::Codes => Shape::List(CODES),
        EnterpriseColumn::Grades => Shape::List(GRADES),
    };
    column(of.as_str(), shape)
}

fn visit(of: &VisitColumn) -> PartColumn {
    let shape = match of {
        VisitColumn::Id => Shape::Id,
        VisitColumn::Enterprise => Shape::Enterprise,
        VisitColumn::Premises => Shape::Premises,
        VisitColumn::At | VisitColumn::StartedAt => Shape::Time,
        VisitColumn::Organ
        | VisitColumn::Level
        | VisitColumn::Category
        | VisitColumn::Matters
        | VisitColumn::Ground
        | VisitColumn::Joint => Shape::Word,
        VisitColumn::Blank | VisitColumn::Void => Shape::Flag,
    };
    column(of.as_str(), shape)
}
