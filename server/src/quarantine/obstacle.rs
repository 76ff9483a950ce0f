//! What stands in the way of a desk's decision. A desk can vouch for circumstances (when, in which order, by a key that
//! was revoked since, for which organ), never for who sealed a record, nor for what nobody can read.

use crate::intake::chain::Chain;
use crate::record::event::Event;
use crate::record::jws::{PublicKey, Sealed};
use crate::store::evidence::quarantine_decisions::Aside;
use crate::store::evidence::{enrolments, known_events};
use crate::store::{Db, StoreError};

/// Why it cannot be decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// Nobody knows who sealed it: no key, no signature that holds, or another author than the key's officer.
    #[error("who sealed it is not proven")]
    Unproven,
    /// Another record has its id.
    #[error("the id is taken")]
    IdTaken,
    /// Another record has its number in the chain.
    #[error("the number in the chain is taken")]
    NumberTaken,
    /// Its form, a time in it, or its type.
    #[error("it cannot be read")]
    Unreadable,
    /// A held record is good: it waits for an earlier one.
    #[error("a held record only waits")]
    OnlyWaits,
    /// A desk decided so before, or let it count.
    #[error("decided already")]
    Decided,
}

impl Obstacle {
    /// For programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Unproven => "aside-unproven",
            Self::IdTaken => "aside-id-taken",
            Self::NumberTaken => "aside-number-taken",
            Self::Unreadable => "aside-unreadable",
            Self::OnlyWaits => "aside-only-waits",
            Self::Decided => "aside-decided",
        }
    }

    /// What happened, what is safe, what to do: Chinese, English.
    pub fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Self::Unproven => (
                "无法证实是谁签署了这条记录，不能认可；原样保存，未作改动。若密钥未知，请管理员录入该人员后让手机重新上传；否则请执法人员补录。",
                "Who sealed this record cannot be proven, so it cannot be accepted; it is kept unchanged. If the key is unknown, have the officer entered and the phone send again; else the officer registers it afterwards.",
            ),
            Self::IdTaken => (
                "已有编号相同的另一条记录，不能再认可这一条；两条都原样保存。请与执法人员核对，如确有另一次检查，请补录。",
                "Another record has the same id, so this one cannot be accepted too; both are kept unchanged. Compare them with the officer; if it was another visit, it is registered afterwards.",
            ),
            Self::NumberTaken => (
                "本机同一序号已有另一条记录，不能再认可这一条；两条都原样保存。手机可能由备份恢复或被复制过：请停用其密钥，并请执法人员补录。",
                "This phone's chain has another record at that place, so this one cannot be accepted too; both are kept unchanged. The phone may have been copied: revoke its key, and have the officer register the visit afterwards.",
            ),
            Self::Unreadable => (
                "服务器读不懂这条记录，不能认可；原样保存，未作改动。请先更新服务器再试；仍不行，请执法人员更新应用后补录。",
                "The server cannot read this record, so it cannot be accepted; it is kept unchanged. Update the server and try again; if that does not help, the officer updates the app and registers it afterwards.",
            ),
            Self::OnlyWaits => (
                "这条记录没有问题，只是在等本机更早的一条，不能拒绝；补齐后或72小时后自动生效。不应计入的，生效后由本单位联络员撤销。",
                "Nothing is wrong with this record: it waits for an earlier one and cannot be refused. It counts once that has come, or after 72 hours; what should not count is withdrawn after that by the organ's manager.",
            ),
            Self::Decided => (
                "这条记录已经处理过了，没有再作改动。请刷新列表查看处理结果；已认可而不应计入的，由本单位联络员撤销。",
                "This record was decided already, and nothing was changed again. Refresh the list to see how; what was accepted and should not count is withdrawn by the organ's manager.",
            ),
        }
    }
}

/// The event, where a desk can let it count as it stands, else what is in the way.
pub(crate) fn acceptable(c: &Db, aside: &Aside) -> Result<Result<Event, Obstacle>, StoreError> {
    let Ok(sealed) = Sealed::read(aside.jws.clone()) else {
        return Ok(Err(Obstacle::Unreadable));
    };
    let key = match sealed.kid {
        Some(kid) => enrolments::get(c, &kid)?,
        None => None,
    };
    let proven =
        |point: &[u8; 65]| PublicKey::from_point(point).is_some_and(|key| sealed.is_by(&key));
    let Some(key) = key.filter(|key| proven(&key.point)) else {
        return Ok(Err(Obstacle::Unproven));
    };
    let Ok(read) = Event::parse_new(&sealed.payload) else {
        return Ok(Err(Obstacle::Unreadable));
    };
    if read.author != key.officer {
        return Ok(Err(Obstacle::Unproven));
    }
    if known_events::known(c, read.id)?.is_some() {
        return Ok(Err(Obstacle::IdTaken));
    }
    let seq = read.seq;
    if !aside.fills && !Chain::open(c, key)?.is_free(c, seq)? {
        return Ok(Err(Obstacle::NumberTaken));
    }
    Ok(Ok(read))
}
