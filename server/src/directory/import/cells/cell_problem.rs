//! What can be wrong with a cell, in the words that its row is named with: what it is, what is safe, what to do.

/// Why a cell is not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CellProblem {
    #[error("不能为空 · must not be empty")]
    Empty,
    #[error(
        "内容超过 {0} 个字，不能导入；请缩短后重新填写 · longer than {0} characters: shorten it, and type it again"
    )]
    TooLong(usize),
    #[error(
        "编号超过 {0} 个字节（一个汉字占 3 个），不能导入；请改用较短的编号 · the id has more than {0} bytes (3 a Chinese character): use a shorter one"
    )]
    LongId(usize),
    #[error(
        "单元格里是公式错误 {0}，没有内容可导入；请改正公式，或直接填写内容 · the cell holds the error {0}, nothing to import: mend the formula, or type what belongs there"
    )]
    FormulaError(String),
    #[error(
        "单元格是数字，表格只保留 15 位，“{0}”的位数已丢失；请把此列设为文本，照原件重新填写 · the cell is a number, of which spreadsheets keep 15 digits: digits of “{0}” are lost; format the column as text and type it again from the original"
    )]
    DigitsLost(String),
    #[error(
        "单元格是数字 {value}，表格另以“{format}”的样式显示；请把此列设为文本，照显示的样子填写 · the cell is the number {value}, which the sheet shows as “{format}”: format the column as text and type what it shows"
    )]
    ShownOtherwise { value: f64, format: String },
    #[error(
        "单元格是日期或时间“{0}”，不是文字：常见于 3-5、12:30 被表格改成日期；请把此列设为文本，重新填写 · the cell is the date or time “{0}”, no text: spreadsheets make dates of 3-5 or 12:30; format the column as text and type it again"
    )]
    MomentForText(String),
    #[error(
        "单元格是逻辑值 {0}，不是文字；请把此列设为文本，重新填写 · the cell is the logical value {0}, no text: format the column as text and type it again"
    )]
    TruthForText(bool),
    #[error(
        "第{place}个字符是看不见的控制符 U+{code:04X}，多由复制带入；请删去后重新填写 · character {place} is the control sign U+{code:04X}, which copying brings along: delete it and type the text again"
    )]
    ControlSign { place: usize, code: u32 },
    #[error("“{0}”不是日期，应如 2026-03-05 · “{0}” is no date, as 2026-03-05")]
    NoDate(String),
    #[error(
        "“{0}”的年份不足四位，无法确定是哪一年；请写全，如 2026-03-05 · the year of “{0}” has less than four digits, so that it could be any: write it whole, as 2026-03-05"
    )]
    ShortYear(String),
    #[error(
        "年份 {0} 与现在相差十年以上，请核对；确实无误的，导入时加 --far-years · the year {0} is more than ten years from now: is it mistyped? If it is right, import with --far-years"
    )]
    FarYear(i32),
    #[error(
        "单元格是数字 {serial}，像是日期 {day} 的序号；请把此列设为日期，或填写 {day} · the cell is the number {serial}, it seems the serial number of {day}: format the column as a date, or type {day}"
    )]
    SerialDate { serial: i64, day: String },
    #[error("“{0}”不是时间，应如 2026-03-05 09:30 · “{0}” is no time, as 2026-03-05 09:30")]
    NoTime(String),
    #[error("“{0}”晚于现在 · “{0}” is in the future")]
    Future(String),
    /// In Chinese and English.
    #[error("{0}")]
    Other(String),
}

impl From<String> for CellProblem {
    fn from(why: String) -> Self {
        Self::Other(why)
    }
}
