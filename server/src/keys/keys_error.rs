//! Says why keys could not be made or read.

/// Why the keys could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The folder or a file in it could not be read or written.
    #[error("keys: {0}: {1}")]
    File(String, std::io::Error),
    /// A file that is no key of its kind.
    #[error(
        "keys: {0} is not as this program wrote it; put the file back from the backup of the keys"
    )]
    NotAKey(String),
    /// Keys of a kind are missing.
    #[error("keys: no {0}-1 in {1}; put the folder back from the backup of the keys")]
    Missing(&'static str, String),
    /// There are keys already.
    #[error("keys: {0} holds keys already")]
    AlreadyThere(String),
    /// The system's random numbers failed.
    #[error("keys: the system gave no random numbers")]
    NoRandomness,
}
