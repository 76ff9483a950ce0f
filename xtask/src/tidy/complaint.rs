//! What is to be put right.

/// Something to put right, and where.
pub struct Complaint {
    pub path: String,
    pub line: usize,
    pub says: String,
}

impl Complaint {
    /// About a file as a whole.
    pub fn of(path: &str, says: String) -> Self {
        Self {
            path: path.to_owned(),
            line: 1,
            says,
        }
    }
}
