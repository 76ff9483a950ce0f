//! Versions of the app, and the oldest that may pull.

use std::fmt;

use actix_web::HttpRequest;

/// The header by which an app says its version.
const APP: &str = "ruqi-app";
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

/// Whether the app that asks is older than may pull. One that says nothing of its version is not told to update.
pub(crate) fn is_too_old(request: &HttpRequest) -> bool {
    let said = request
        .headers()
        .get(APP)
        .and_then(|value| value.to_str().ok());
    let version = said.and_then(AppVersion::read);
    version.is_some_and(|version| version < MIN_APP)
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
