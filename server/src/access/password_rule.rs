//! Says which passwords are taken: long enough, and not among the first that somebody guesses who knows the person.

use zxcvbn::{Score, zxcvbn};

use crate::invisible_sign::is_invisible;
use crate::passwords::{PasswordError, Passwords};
use crate::wire::texts::{MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS};

/// A million guesses at the least: what the throttle lets through in 18 years.
const WEAKEST: Score = Score::Two;

/// Hashes a new password, if it is taken.
///
/// # Errors
/// When it is not, or too many wait.
pub(crate) async fn hash(
    passwords: &Passwords,
    password: &str,
    login: &str,
    name: &str,
) -> Result<String, PasswordError> {
    let of_person = [password, login, name].map(str::to_owned);
    // A long one takes as long to look through as to hash.
    let checked = tokio::task::spawn_blocking(move || {
        let [password, login, name] = of_person;
        check(&password, &login, &name)
    });
    checked.await.map_err(|_| PasswordError::Hasher)??;
    passwords.hash(password).await
}

/// Holds a new password against lists of common ones, and against the person's own login and name.
///
/// # Errors
/// When its length is wrong, or it is easy to guess.
pub fn check(password: &str, login: &str, name: &str) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if !(MIN_PASSWORD_CHARACTERS..=MAX_PASSWORD_CHARACTERS).contains(&length) {
        return Err(PasswordError::Length);
    }
    let seen = password.chars().filter(|sign| is_seen(*sign)).count();
    let is_own = [login, name]
        .iter()
        .any(|own| password.trim().to_lowercase() == own.to_lowercase());
    if seen < MIN_PASSWORD_CHARACTERS
        || is_own
        || zxcvbn(password, &[login, name]).score() < WEAKEST
    {
        return Err(PasswordError::Easy);
    }
    Ok(())
}

/// Spaces and signs without width are no signs that somebody has to guess.
fn is_seen(sign: char) -> bool {
    let is_joiner = matches!(sign, '\u{200c}' | '\u{200d}');
    !sign.is_whitespace() && !sign.is_control() && !is_joiner && !is_invisible(sign)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::passwords::PasswordError::{Easy, Length};

    #[test]
    fn what_is_guessed_first_is_no_password() {
        for easy in [
            "password",
            "12345678",
            "        ",
            "　　　　　　　　",
            "a       b",
            "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
            "qwertyuiop",
            "aaaaaaaaaaaa",
            "Password1",
            "iloveyou",
            "zhangsan",
            "Zhangsan1",
            "ZHANGSAN",
            "4302001234",
            "p@ssw0rd",
        ] {
            assert_eq!(check(easy, "zhangsan", "4302001234"), Err(Easy), "{easy}");
        }
    }

    #[test]
    fn a_phrase_or_a_random_text_is_one() {
        for good in [
            "correct horse 正确的马",
            "k7#mQ2xv",
            "荷塘月色下的门前有两棵枣树",
        ] {
            assert_eq!(check(good, "zhangsan", "张三"), Ok(()), "{good}");
        }
        assert_eq!(check("k7#mQ2x", "zhangsan", "张三"), Err(Length));
        assert_eq!(
            check(&"k7#mQ2x".repeat(40), "zhangsan", "张三"),
            Err(Length)
        );
    }
}
