//! Makes enterprises in the two counties of the harness, with codes at their doors.

use ruqi::directory::{door_codes, publish};
use ruqi::store::StoreError;
use ruqi::store::access::memberships::Role;
use ruqi::store::directory::enterprise_record::{Enterprise, EnterpriseState};
use ruqi::store::directory::premises::Premises;
use ruqi::store::directory::{credit_codes, enterprise_record, premises};
use ruqi::store::ids::EnterpriseId;
use ruqi_rules::{CreditCode, Instant, fingerprint};
use uuid::Uuid;

use crate::harness::{Person, TestServer};

/// An enterprise with one place and a door code.
pub struct Firm {
    pub id: EnterpriseId,
    pub premises: Uuid,
    /// The door code's id, and its fingerprint in hex.
    pub code: String,
    pub fingerprint: String,
    pub credit_code: String,
}

/// Enters one. Its credit code follows from its number.
pub async fn firm(
    server: &TestServer,
    name: &str,
    initials: &str,
    region: &str,
    number: u32,
) -> Firm {
    let (id, place) = (EnterpriseId::from(Uuid::now_v7()), Uuid::now_v7());
    let code = CreditCode::complete(&format!("91{region}MA{number:07}")).unwrap();
    let code = code.as_str().to_owned();
    let entered = Enterprise {
        id,
        name: name.into(),
        initials: initials.into(),
        region: region.into(),
        contact: None,
        state: EnterpriseState::Open,
    };
    let at = Premises {
        id: place,
        enterprise: id,
        region: region.into(),
        address: "天台路1号".into(),
        since: Instant::EPOCH,
        until: None,
    };
    let bound = code.clone();
    let door = server.state.store.write(move |c| {
        enterprise_record::put(c, &entered)?;
        credit_codes::bind(c, &bound, id, Instant::EPOCH)?;
        premises::put(c, &at)?;
        publish::enterprise(c, id, &[])?;
        let door = door_codes::draw(place, Instant::EPOCH);
        door_codes::bind(c, &door)?;
        Ok::<_, StoreError>(door)
    });
    let door = door.await.unwrap().text;
    Firm {
        id,
        premises: place,
        fingerprint: fingerprint(&door).to_string(),
        code: door,
        credit_code: code,
    }
}

/// Somebody who speaks for the enterprise.
pub async fn speaker(server: &TestServer, firm: &Firm) -> Person {
    server.person(&[Role::Enterprise(firm.id)]).await
}
