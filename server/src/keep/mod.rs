//! Keeping the evidence: copies of it, the way back to one, and whether it is what it was.

mod anew;
pub mod backup;
pub mod folder;
pub mod place;
pub mod restore;
pub mod verify;
