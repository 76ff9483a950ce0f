//! How other systems write an enterprise's state: words, in brackets or with commas between them, that mean one thing.

use crate::directory::import::cells::cell_problem::CellProblem;
use crate::store::directory::enterprise_record::EnterpriseState;

const OPEN: &[&str] = &[
    "open",
    "存续",
    "在营",
    "开业",
    "在册",
    "在业",
    "正常",
    "营业",
    "经营",
    "登记",
    "成立",
    "迁入",
    "设立",
    "正常经营",
    "正常营业",
    "正常开业",
    "登记成立",
    "登记在册",
    "开业在营",
    "存续在业",
];
const CLOSED: &[&str] = &[
    "closed",
    "停业",
    "歇业",
    "停产",
    "暂停营业",
    "关闭",
    "责令关闭",
];
const DEREGISTERED: &[&str] = &[
    "deregistered",
    "注销",
    "吊销",
    "撤销",
    "撤销登记",
    "简易注销",
    "注销登记",
    "除名",
];
/// Words that say nothing of the state by themselves.
const NEUTRAL: &[&str] = &["企业", "未注销", "市场主体", "经营主体", "公司"];

/// Reads the state; all its words have to mean the same.
pub fn state(text: &str) -> Result<EnterpriseState, CellProblem> {
    let parts = ['(', ')', '、', ',', '/', ';', '·', '-', '[', ']', ' '];
    let lower = text.to_ascii_lowercase();
    let words = lower.split(parts).filter(|word| !word.is_empty());
    let words = words.filter(|word| !NEUTRAL.contains(word));
    let states: Option<Vec<EnterpriseState>> = words.map(word).collect();
    let states = states.unwrap_or_default();
    match states.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other == first) => Ok(*first),
        Some(_) | None if text.contains("迁出") => Err(CellProblem::Other(
            "迁出的企业仍然存续：状态填存续，登记地区填迁入地的区划代码；不再在本地经营的，状态填歇业 · moved away, it is open still: give open, and as its region where it moved to; if it works here no more, give closed".into(),
        )),
        Some(_) | None => Err(CellProblem::Other(format!(
            "“{text}”不是状态，应为存续、歇业或注销 · “{text}” is no state: open, closed or deregistered"
        ))),
    }
}

fn word(text: &str) -> Option<EnterpriseState> {
    let bare = text.strip_suffix("企业").unwrap_or(text);
    let bare = bare.strip_prefix('已').unwrap_or(bare);
    let bare = bare.strip_suffix(['中', '状']).unwrap_or(bare);
    if OPEN.contains(&bare) {
        Some(EnterpriseState::Open)
    } else if CLOSED.contains(&bare) {
        Some(EnterpriseState::Closed)
    } else if DEREGISTERED.contains(&bare) || bare == "吊销未注销" || bare == "吊销已注销"
    {
        Some(EnterpriseState::Deregistered)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{EnterpriseState, state};

    #[test]
    fn words_of_other_systems_are_read_and_contradictions_are_not() {
        let cases: [(&[&str], EnterpriseState); 3] = [
            (
                &[
                    "存续",
                    "存续（在营、开业、在册）",
                    "在营（开业）企业",
                    "在营（开业）",
                    "开业/存续",
                    "正常",
                    "存续(在营)",
                    "登记成立",
                    "OPEN",
                    "迁入",
                ],
                EnterpriseState::Open,
            ),
            (
                &["停业", "歇业", "歇业（停业）", "已停业", "停业中"],
                EnterpriseState::Closed,
            ),
            (
                &[
                    "注销",
                    "已注销",
                    "吊销，未注销",
                    "吊销,未注销",
                    "吊销，已注销",
                    "吊销未注销",
                    "吊销（未注销）",
                    "注销企业",
                    "已吊销",
                    "撤销登记",
                ],
                EnterpriseState::Deregistered,
            ),
        ];
        for (texts, expected) in cases {
            for text in texts {
                let text = crate::directory::import::cells::cell_text::half_width(text);
                assert_eq!(state(&text), Ok(expected), "{text}");
            }
        }
        for text in ["存续,注销", "迁出", "其他", "企业", "未注销", ""] {
            assert!(state(text).is_err(), "{text}");
        }
    }
}
