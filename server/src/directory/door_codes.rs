//! Codes at doors: making ours, binding foreign ones, replacing a lost or torn one.

use ruqi_rules::{CodeError, CodeKind, DoorCode, Fingerprint, ScannedCode, fingerprint, read_code};
use uuid::Uuid;

use crate::desk::acts::resolve_code::{Resolution, ResolveError};
use crate::directory::{bound_code, publish};
use crate::state::AppState;
use crate::store::directory::code::Code;
use crate::store::directory::{code, premises};
use crate::store::{Db, StoreError, Tx};

/// Why a code was not bound.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    NotACode(#[from] CodeError),
    #[error(transparent)]
    Resolve(#[from] ResolveError),
    /// Our own codes are made, not brought.
    #[error("the text has the form of our own door codes, which are made here")]
    OurForm,
    /// No such premises.
    #[error("no such premises")]
    NoPremises,
    /// No such code, or it holds no longer.
    #[error("no such code, or it was replaced already")]
    NoCode,
    /// It is at another door.
    #[error("the code is bound to other premises")]
    BoundElsewhere,
}

/// Makes a door code for the premises: 80 random bits.
pub fn make(c: &Tx, premises: Uuid, now: i64) -> Result<Code, BindError> {
    premises::get(c, premises)?.ok_or(BindError::NoPremises)?;
    let id = DoorCode::from_bytes(rand::random());
    Ok(bind(c, CodeKind::Door, id.as_str(), premises, now)?)
}

/// Binds a foreign code: a provincial one, a business licence's. One that is bound there already stays as it is; one
/// that registrations wait for is resolved.
pub fn bind_foreign(
    c: &Tx,
    state: &AppState,
    author: Uuid,
    text: &str,
    premises: Uuid,
) -> Result<Code, BindError> {
    premises::get(c, premises)?.ok_or(BindError::NoPremises)?;
    let read = read_code(text)?;
    if read.kind == CodeKind::Door {
        return Err(BindError::OurForm);
    }
    let fingerprint = read.fingerprint.0;
    match holding(c, read.fingerprint, &read.text)? {
        Some(code) if code.premises == premises => return Ok(code),
        Some(_) => return Err(BindError::BoundElsewhere),
        None => (),
    }
    if !bound_code::is_waited_for(c, fingerprint)? {
        return Ok(bind(
            c,
            CodeKind::Foreign,
            &read.text,
            premises,
            state.clock.now(),
        )?);
    }
    let act = Resolution {
        author,
        fingerprint,
        premises,
        from: None,
    };
    bound_code::resolve(c, state, &act)?;
    holding(c, read.fingerprint, &read.text)?.ok_or(BindError::NoCode)
}

/// For an import: the file says where the code is now, wherever it was. False where it is there already.
pub fn bind_text(c: &Tx, read: &ScannedCode, premises: Uuid, now: i64) -> Result<bool, StoreError> {
    match holding(c, read.fingerprint, &read.text)? {
        Some(code) if code.premises == premises => return Ok(false),
        Some(_) => drop(code::end(c, read.fingerprint.0, &read.text, now)?),
        None => (),
    }
    bind(c, CodeKind::Foreign, &read.text, premises, now)?;
    Ok(true)
}

/// Ends a door code and makes the next one for the same door. A phone that scans the old one says so.
pub fn replace(c: &Tx, fingerprint: Fingerprint, now: i64) -> Result<Code, BindError> {
    let old = door(c, fingerprint)?.ok_or(BindError::NoCode)?;
    code::end(c, fingerprint.0, &old.text, now)?;
    make(c, old.premises, now)
}

/// The door code of that fingerprint that holds now.
pub fn door(c: &Db, fingerprint: Fingerprint) -> Result<Option<Code>, StoreError> {
    Ok(code::by_fingerprint(c, fingerprint.0)?
        .into_iter()
        .find(Code::is_open_door))
}

fn holding(c: &Db, fingerprint: Fingerprint, text: &str) -> Result<Option<Code>, StoreError> {
    Ok(code::by_fingerprint(c, fingerprint.0)?
        .into_iter()
        .find(|code| code.text == text && code.until.is_none()))
}

fn bind(c: &Tx, kind: CodeKind, text: &str, premises: Uuid, now: i64) -> Result<Code, StoreError> {
    let code = Code {
        fingerprint: fingerprint(text).0,
        kind,
        text: text.to_owned(),
        premises,
        since: now,
        until: None,
    };
    code::insert(c, &code)?;
    if let Some(place) = premises::get(c, premises)? {
        let regions = publish::regions_of(c, place.enterprise)?;
        publish::enterprise(c, place.enterprise, &regions)?;
    }
    Ok(code)
}
