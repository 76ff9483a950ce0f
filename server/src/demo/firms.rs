//! Makes two thousand firms with valid credit codes, addresses and a code at the door.

use std::collections::HashSet;

use ruqi_rules::{CodeKind, CreditCode, DoorCode, Instant, fingerprint};
use uuid::Uuid;

use crate::demo::dice::Dice;
use crate::demo::names::{self, TRADES, Trade};
use crate::directory::initials::initials;
use crate::directory::publish;
use crate::store::directory::codes::Code;
use crate::store::directory::enterprise_record::{Enterprise, EnterpriseState};
use crate::store::directory::premises::Premises;
use crate::store::directory::{codes, credit_codes, enterprise_record, premises};
use crate::store::ids::EnterpriseId;
use crate::store::{StoreError, Tx};

/// A firm as the demo knows it.
#[derive(Debug, Clone)]
pub struct Firm {
    pub id: EnterpriseId,
    pub name: String,
    pub credit_code: String,
    pub region: String,
    pub address: String,
    pub premises: Uuid,
    /// Id of its door code.
    pub door: String,
    pub trade: Trade,
}

/// Of a hundred firms, how many are where: more in the districts, fewer in the hills.
const SHARES: &[(&str, &str, &str, u32)] = &[
    ("430211", "天元区", "天元", 26),
    ("430203", "芦淞区", "芦淞", 15),
    ("430202", "荷塘区", "荷塘", 13),
    ("430204", "石峰区", "石峰", 12),
    ("430281", "醴陵市", "醴陵", 13),
    ("430223", "攸县", "攸县", 8),
    ("430212", "渌口区", "渌口", 6),
    ("430224", "茶陵县", "茶陵", 4),
    ("430225", "炎陵县", "炎陵", 3),
];

/// Makes so many firms, the same ones every time; each was entered at `since`.
pub fn make(count: usize, since: Instant) -> Vec<Firm> {
    let mut dice = Dice::of(1);
    let (mut names, mut codes) = (HashSet::new(), HashSet::new());
    let mut firms = Vec::with_capacity(count);
    while firms.len() < count {
        let (region, region_name, place) = somewhere(&mut dice);
        let trade = dice.pick(TRADES);
        let mut name = names::enterprise(&mut dice, trade, place);
        if !names.insert(name.clone()) {
            name = format!("{name}第{}分公司", firms.len());
            names.insert(name.clone());
        }
        let Some(credit_code) = a_credit_code(&mut dice, region) else {
            continue;
        };
        if !codes.insert(credit_code.clone()) {
            continue;
        }
        firms.push(Firm {
            id: dice.id(since),
            name,
            credit_code,
            region: region.to_owned(),
            address: names::address(&mut dice, region_name),
            premises: dice.id(since),
            door: DoorCode::from_bytes(dice.bytes()).to_string(),
            trade,
        });
    }
    firms
}

fn somewhere(dice: &mut Dice) -> (&'static str, &'static str, &'static str) {
    let mut point = u32::try_from(dice.between(0, 99)).unwrap_or(0);
    for (code, name, place, share) in SHARES {
        if point < *share {
            return (code, name, place);
        }
        point -= share;
    }
    ("430211", "天元区", "天元")
}

/// GB 32100-2015: 91 (enterprise), the region, an organization code of nine characters, the check digit.
fn a_credit_code(dice: &mut Dice, region: &str) -> Option<String> {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let tail: String = dice
        .bytes::<6>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .collect();
    let organization = format!("MA{tail}");
    let digit = organization_digit(&organization);
    let code = CreditCode::complete(&format!("91{region}{organization}{digit}")).ok()?;
    Some(code.as_str().to_owned())
}

/// GB 11714-1997: the ninth character of an organization code; X stands for 10.
fn organization_digit(first_eight: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first_eight
        .chars()
        .zip(WEIGHTS)
        .map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight)
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

/// Enters the firm with its premises and its door code.
pub fn store(c: &Tx, firm: &Firm, since: Instant) -> Result<(), StoreError> {
    enterprise_record::put(
        c,
        &Enterprise {
            id: firm.id,
            name: firm.name.clone(),
            initials: initials(&firm.name),
            region: firm.region.clone(),
            contact: None,
            state: EnterpriseState::Open,
        },
    )?;
    credit_codes::bind(c, &firm.credit_code, firm.id, since)?;
    premises::put(
        c,
        &Premises {
            id: firm.premises,
            enterprise: firm.id,
            region: firm.region.clone(),
            address: firm.address.clone(),
            since,
            until: None,
        },
    )?;
    codes::insert(
        c,
        &Code {
            fingerprint: fingerprint(&firm.door),
            kind: CodeKind::Door,
            text: firm.door.clone(),
            premises: firm.premises,
            since,
            until: None,
        },
    )?;
    publish::enterprise(c, firm.id, &[])
}
