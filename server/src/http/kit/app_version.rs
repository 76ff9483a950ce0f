//! Versions of the app, and the oldest that may pull.

use std::fmt;

/// Older apps are told to update: by the probe, and by 426 from pull. Pushing goes on with any.
pub const MIN_APP: AppVersion = AppVersion(0, 1, 0);

/// Three numbers, compared in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AppVersion(u32, u32, u32);

impl AppVersion {
    /// Reads `1.2.3`, with or without something after a hyphen or a plus. None where it is no version.
    pub fn read(text: &str) -> Option<Self> {
        let core = text.split(['-', '+']).next()?;
        let mut parts = core.split('.').map(|part| part.parse().ok());
        let version = Self(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }
}

/// `1.2.3`
impl fmt::Display for AppVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::AppVersion;

    #[test]
    fn numbers_are_compared_as_numbers() {
        assert!(AppVersion::read("0.9.10-beta") > AppVersion::read("0.9.9"));
        assert!(
            ["", "1.2", "1.2.x", "1.2.3.4"]
                .iter()
                .all(|text| AppVersion::read(text).is_none())
        );
    }
}
