//! What a server keeps: its tables and the public half of its keys, read once.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use uuid::Uuid;

use crate::fetch;
use crate::seal::{Hash, Jws, Point, thumbprint};

pub struct Enrolment {
    pub kid: Hash,
    pub device: Uuid,
    pub officer: Uuid,
    pub point: Point,
    pub certificate: String,
    pub head: i64,
    pub head_hash: Hash,
}

pub struct Event {
    pub id: Uuid,
    pub kid: Hash,
    pub seq: i64,
    pub r#type: String,
    pub author: Uuid,
    pub jws: String,
    pub hash: Hash,
    pub receipt: String,
    pub received_at: i64,
    pub held: bool,
    pub gap: bool,
    /// A supervisor had it count though it had been set aside.
    pub released: bool,
    /// Its bytes were erased then, and `jws` is the server's word for it.
    pub erased: Option<i64>,
    /// The key that it says it is signed by. For a desk act that is the server's, and `kid` names the chain.
    pub signer: Option<Hash>,
}

pub struct SetAside {
    pub hash: Hash,
    pub jws: String,
    pub kid: Option<Hash>,
    pub seq: Option<i64>,
    pub receipt: String,
    pub received_at: i64,
    pub fills: bool,
    /// As of an event.
    pub erased: Option<i64>,
}

/// A derived row: a registration, or one that was averted.
pub struct Derived {
    pub id: Uuid,
    /// 16 bytes: an enterprise; 8 bytes: a code that leads nowhere yet.
    pub enterprise: Vec<u8>,
    pub instant: i64,
}

/// A code at a door, for a time.
pub struct Code {
    pub fingerprint: Vec<u8>,
    /// The whole of a foreign code, the id alone of a door's.
    pub text: String,
    pub premises: Uuid,
    pub since: i64,
    pub until: Option<i64>,
}

pub struct Server {
    pub epoch: String,
    /// The server's own keys by thumbprint.
    pub seals: HashMap<Hash, Point>,
    pub enrolments: HashMap<Hash, Enrolment>,
    pub events: Vec<Event>,
    pub set_aside: Vec<SetAside>,
    pub registrations: Vec<Derived>,
    pub averted: Vec<Derived>,
    pub codes: Vec<Code>,
    pub premises: HashMap<Uuid, Uuid>,
    pub merged: HashMap<Uuid, Uuid>,
    /// Registrations' codes, by registration.
    pub read: HashMap<Uuid, Vec<u8>>,
    /// First arrival of everything that is kept, by hash.
    pub arrivals: HashMap<Hash, i64>,
    /// Places of chains that an event is at.
    pub numbers: HashSet<(Hash, i64)>,
}

impl Server {
    pub fn read(data: &Path) -> Result<Self> {
        let seals = seals(&data.join("keys"))?;
        let c = &fetch::open(&data.join("ruqi.db"))?;
        let (events, set_aside) = (events(c)?, set_aside(c)?);
        let mut arrivals = HashMap::new();
        arrivals.extend(set_aside.iter().map(|one| (one.hash, one.received_at)));
        arrivals.extend(events.iter().map(|one| (one.hash, one.received_at)));
        Ok(Self {
            epoch: c.query_row(
                "SELECT value FROM setting WHERE name = 'epoch'",
                [],
                |row| row.get(0),
            )?,
            seals,
            enrolments: enrolments(c)?,
            numbers: events.iter().map(|one| (one.kid, one.seq)).collect(),
            events,
            set_aside,
            arrivals,
            registrations: derived(c, "registration")?,
            averted: derived(c, "averted")?,
            codes: codes(c)?,
            premises: pairs(c, "SELECT id, enterprise FROM premises")?,
            merged: pairs(
                c,
                "SELECT id, merged_into FROM enterprise WHERE merged_into IS NOT NULL",
            )?,
            read: fetch::all(
                c,
                "SELECT id, code FROM registration WHERE code IS NOT NULL",
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?
            .into_iter()
            .collect(),
        })
    }

    /// Whether it was sealed at a desk: it is of the server's own chain. What was erased is sealed by the server whoever
    /// sealed it first: its chain is all there is.
    pub fn is_desk_act(&self, event: &Event) -> bool {
        match (event.erased, event.signer) {
            (Some(_), _) => !self.enrolments.contains_key(&event.kid),
            (None, signer) => signer.is_some_and(|signer| self.seals.contains_key(&signer)),
        }
    }

    /// Whether it is sealed by this server, as a thing of this type.
    pub fn sealed(&self, typ: &str, jws: &Jws<'_>) -> bool {
        let key = self.seals.get(&jws.kid);
        jws.typ == typ && key.is_some_and(|point| jws.is_by(point))
    }
}

/// `seal-1.pem`, `seal-2.pem` …: PKCS#8.
fn seals(folder: &Path) -> Result<HashMap<Hash, Point>> {
    let mut seals = HashMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with("seal-") {
            continue;
        }
        let pem = fs::read_to_string(&path)?;
        let text: String = pem.lines().filter(|line| !line.starts_with("--")).collect();
        let pair = EcdsaKeyPair::from_pkcs8(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            &STANDARD.decode(text.trim())?,
        );
        let pair = pair.map_err(|_| anyhow::anyhow!("{}: no key", path.display()))?;
        let point: Point = pair.public_key().as_ref().try_into()?;
        seals.insert(thumbprint(&point), point);
    }
    Ok(seals)
}

fn enrolments(c: &Connection) -> Result<HashMap<Hash, Enrolment>> {
    let sql = "SELECT kid, device, officer, point, certificate, head, head_hash FROM enrolment";
    let all = fetch::all(c, sql, |row| {
        Ok(Enrolment {
            kid: row.get(0)?,
            device: row.get(1)?,
            officer: row.get(2)?,
            point: row.get(3)?,
            certificate: row.get(4)?,
            head: row.get(5)?,
            head_hash: row.get(6)?,
        })
    })?;
    Ok(all.into_iter().map(|one| (one.kid, one)).collect())
}

fn events(c: &Connection) -> Result<Vec<Event>> {
    let sql = "SELECT id, kid, seq, type, author, jws, hash, receipt, received_at, state = 'held', gap, released, erased_at FROM event";
    fetch::all(c, sql, |row| {
        let jws: String = row.get(5)?;
        Ok(Event {
            signer: Jws::read(&jws).map(|jws| jws.kid),
            id: row.get(0)?,
            kid: row.get(1)?,
            seq: row.get(2)?,
            r#type: row.get(3)?,
            author: row.get(4)?,
            jws,
            hash: row.get(6)?,
            receipt: row.get(7)?,
            received_at: row.get(8)?,
            held: row.get(9)?,
            gap: row.get(10)?,
            released: row.get(11)?,
            erased: row.get(12)?,
        })
    })
}

fn set_aside(c: &Connection) -> Result<Vec<SetAside>> {
    let sql = "SELECT hash, jws, kid, seq, receipt, received_at, fills, erased_at FROM quarantine";
    fetch::all(c, sql, |row| {
        Ok(SetAside {
            hash: row.get(0)?,
            jws: row.get(1)?,
            kid: row.get(2)?,
            seq: row.get(3)?,
            receipt: row.get(4)?,
            received_at: row.get(5)?,
            fills: row.get(6)?,
            erased: row.get(7)?,
        })
    })
}

fn derived(c: &Connection, table: &str) -> Result<Vec<Derived>> {
    let sql = format!("SELECT id, enterprise, instant FROM {table}");
    fetch::all(c, &sql, |row| {
        Ok(Derived {
            id: row.get(0)?,
            enterprise: row.get(1)?,
            instant: row.get(2)?,
        })
    })
}

fn codes(c: &Connection) -> Result<Vec<Code>> {
    let sql = "SELECT fingerprint, text, premises, since, until FROM code";
    fetch::all(c, sql, |row| {
        Ok(Code {
            fingerprint: row.get(0)?,
            text: row.get(1)?,
            premises: row.get(2)?,
            since: row.get(3)?,
            until: row.get(4)?,
        })
    })
}

fn pairs(c: &Connection, sql: &str) -> Result<HashMap<Uuid, Uuid>> {
    let all = fetch::all(c, sql, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.into_iter().collect())
}
