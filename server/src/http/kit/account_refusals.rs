//! What is answered where signing in, or what a person does with their own account, is refused.

use crate::access::one_time_link::LinkError;
use crate::access::own_sessions::ChangeError;
use crate::access::refresh::RefreshError;
use crate::access::sign_in::SignInError;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::passwords::PasswordError;

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::NotRight => problems::CREDENTIALS.into(),
            SignInError::Wait(seconds) => Self::from(problems::TOO_MANY_ATTEMPTS).after(seconds),
            SignInError::Password(error) => error.into(),
            SignInError::Store(error) => error.into(),
        }
    }
}

impl From<RefreshError> for Problem {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::Ended => problems::SIGN_IN.into(),
            RefreshError::Reused => problems::SESSION_ENDED.into(),
            RefreshError::Store(error) => error.into(),
        }
    }
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Length => problems::PASSWORD_LENGTH.into(),
            PasswordError::Easy => problems::PASSWORD_EASY.into(),
            PasswordError::Busy => Self::from(problems::BUSY).after(2),
            PasswordError::Hasher => problems::FAILED.into(),
        }
    }
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NotRight => problems::PRESENT_PASSWORD.into(),
            ChangeError::Wait(seconds) => Self::from(problems::TOO_MANY_ATTEMPTS).after(seconds),
            ChangeError::Password(error) => error.into(),
            ChangeError::Store(error) => error.into(),
        }
    }
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Gone => problems::LINK_GONE.into(),
            LinkError::Nobody => problems::NOT_FOUND.into(),
            LinkError::Password(error) => error.into(),
            LinkError::Store(error) => error.into(),
        }
    }
}
