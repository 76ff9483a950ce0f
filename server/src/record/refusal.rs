//! Says why an event does not count (yet): for programs in a word, for people in a sentence.

use std::fmt;

use crate::wire::problem::Words;

pub use crate::store::evidence::refusal_word::Why;

impl Why {
    /// Says what happened, what is safe, what to do.
    pub fn words(self) -> Words {
        let (zh, en) = self.sentence();
        Words {
            zh: zh.to_owned(),
            en: en.to_owned(),
        }
    }

    fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Self::Gap => (
                "服务器已保存，但本机更早的一条记录尚未收到；补齐后自动生效，最迟72小时。",
                "Stored. An earlier record of this phone has not arrived yet; it counts once that has, after 72 hours at the latest.",
            ),
            Self::BadSignature => (
                "签名与内容不符，已单独保存，待管理员核查。请保留本机记录，并联系管理员。",
                "The signature does not fit the record. It is kept apart for the administrator; keep it on this phone, and tell them.",
            ),
            Self::UnknownKey => (
                "服务器不认识本机的签名密钥，记录已单独保存。请在本机重新登录，并联系管理员。",
                "The server does not know this phone's key. The record is kept apart; sign in again on this phone, and tell the administrator.",
            ),
            Self::RevokedKey => (
                "本机的签名密钥已停用，记录已单独保存，待管理员核查。请重新登录，手机会换用新的密钥。",
                "This phone's key was revoked. The record is kept apart for the administrator; sign in again, and the phone gets a new key.",
            ),
            Self::NotTheKeysAuthor => (
                "记录人与签名密钥的持有人不一致，已单独保存，待管理员核查。",
                "The record's author is not the holder of the key. It is kept apart for the administrator.",
            ),
            Self::IdWithOtherBytes => (
                "已有编号相同、内容不同的记录；原记录不变，这一条已单独保存，待管理员核查。",
                "Another record has this number already and is unchanged. This one is kept apart for the administrator.",
            ),
            Self::NumberTaken => (
                "本机同一序号已有另一条记录，这一条已单独保存，待管理员核查。手机是否由备份恢复过？",
                "This phone's chain has another record at this place. This one is kept apart. Was the phone restored from a backup?",
            ),
            Self::BrokenChain => (
                "与本机上一条记录接不上，已单独保存，待管理员核查。",
                "It does not follow this phone's record before it. It is kept apart for the administrator.",
            ),
            Self::UnknownType => (
                "服务器尚不认识这种记录，已保存，待服务器更新后处理。",
                "The server does not know this kind of record yet. It is kept until the server is updated.",
            ),
            Self::BadTime => (
                "记录中的时间无法识别，已单独保存，待管理员核查。",
                "A time in the record cannot be read. It is kept apart for the administrator.",
            ),
            Self::OtherClock => (
                "演示时钟的记录不能进入正式系统（反之亦然），已单独保存。",
                "A demonstration's record does not count on a real server, nor the other way round. It is kept apart.",
            ),
            Self::Malformed => (
                "记录内容不完整，已单独保存，待管理员核查。请更新应用后重试新的登记。",
                "The record is incomplete. It is kept apart for the administrator; update the app before the next one.",
            ),
            Self::NotOfTheOrgan => (
                "登记时您不在该单位任职，记录已单独保存，待管理员核查。",
                "At that time you did not act for this organ. The record is kept apart for the administrator.",
            ),
            Self::NotAnEvent => (
                "这不是一条登记记录，服务器未保存。记录仍在本机，请导出并联系管理员。",
                "This is no sealed record; the server did not keep it. It is still on this phone: export it, and tell the administrator.",
            ),
            Self::TooLarge => (
                "记录过大，服务器未保存。记录仍在本机，请导出并联系管理员。",
                "The record is too large; the server did not keep it. It is still on this phone: export it, and tell the administrator.",
            ),
        }
    }
}

/// Writes the word, as `bad_signature`.
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
