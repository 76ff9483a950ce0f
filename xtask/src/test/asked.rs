//! What a run of the tests is to do.

use crate::shell::Profile;

/// What is asked of a run.
#[derive(Clone, Copy, Default)]
pub struct Asked {
    /// Also what passed before on the same.
    pub all: bool,
    /// On the debug binary, a few tests in the browser, one seed of the model.
    pub quick: bool,
}

impl Asked {
    /// Which server the browser meets.
    pub fn server(self) -> Profile {
        if self.quick {
            Profile::Debug
        } else {
            Profile::Release
        }
    }
}
