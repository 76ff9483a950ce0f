//! Draws codes for doors, binds them and foreign ones, and finds the one that holds.

use ruqi_rules::{CodeKind, DoorCode, Fingerprint, Instant, ScannedCode, fingerprint};
use uuid::Uuid;

use crate::directory::publish;
use crate::store::directory::codes::Code;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::store::directory::premises::Premises;
use crate::store::directory::{codes, premises};
use crate::store::ids::EnterpriseId;
use crate::store::{Db, StoreError, Tx};

/// Draws a door code for the premises, 80 random bits; [`bind`] hangs it there.
pub fn draw(premises: Uuid, since: Instant) -> Code {
    let id = DoorCode::from_bytes(rand::random());
    bound(CodeKind::Door, id.as_str(), premises, since)
}

/// Makes a binding of a foreign code: a provincial one, a business licence's.
pub fn foreign(read: &ScannedCode, premises: Uuid, since: Instant) -> Code {
    bound(CodeKind::Foreign, &read.text, premises, since)
}

/// Binds a code, and tells phones.
pub fn bind(tx: &Tx, code: &Code) -> Result<(), StoreError> {
    codes::insert(tx, code)?;
    match premises::get(tx, code.premises)? {
        Some(place) => tell_phones(tx, place.enterprise),
        None => Ok(()),
    }
}

/// Tells phones that a code of the enterprise is bound.
pub fn tell_phones(tx: &Tx, enterprise: EnterpriseId) -> Result<(), StoreError> {
    let regions = publish::regions_of(tx, enterprise)?;
    publish::enterprise(tx, enterprise, &regions)
}

/// Binds a foreign code for an import: the file says where it is now, wherever it was. False where it is there already.
pub fn bind_text(
    tx: &Tx,
    read: &ScannedCode,
    premises: Uuid,
    now: Instant,
) -> Result<bool, StoreError> {
    match holding(tx, read)? {
        Some(code) if code.premises == premises => return Ok(false),
        Some(code) => drop(codes::end(tx, code.fingerprint, &code.text, now)?),
        None => (),
    }
    bind(tx, &foreign(read, premises, now))?;
    Ok(true)
}

/// Finds the door code of that fingerprint that holds now.
pub fn door(db: &Db, fingerprint: Fingerprint) -> Result<Option<Code>, StoreError> {
    Ok(codes::by_fingerprint(db, fingerprint)?
        .into_iter()
        .find(Code::is_open_door))
}

/// Finds the binding of a code that holds now.
pub fn holding(db: &Db, read: &ScannedCode) -> Result<Option<Code>, StoreError> {
    Ok(codes::by_fingerprint(db, read.fingerprint)?
        .into_iter()
        .find(|code| code.text == read.text && code.until.is_none()))
}

/// Finds premises, where the codes of their enterprise are in the caller's hands.
pub fn managed_premises(
    db: &Db,
    scope: &EnterpriseScope,
    id: Uuid,
) -> Result<Option<Premises>, StoreError> {
    Ok(premises::get(db, id)?.filter(|place| scope.manages(place.enterprise)))
}

fn bound(kind: CodeKind, text: &str, premises: Uuid, since: Instant) -> Code {
    Code {
        fingerprint: fingerprint(text),
        kind,
        text: text.to_owned(),
        premises,
        since,
        until: None,
    }
}
