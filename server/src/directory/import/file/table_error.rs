//! Why a file could not be read at all, and what to do with it.

/// A city's enterprises are some 10 MiB; more than 64 is another kind of file.
pub const MOST_FILE_BYTES: usize = 64 * 1024 * 1024;
/// A workbook of a million filled cells is some 50 MiB unpacked; one that hides more than this is no list.
pub const MOST_UNPACKED_BYTES: u64 = 128 * 1024 * 1024;
/// Above the largest city's list, below what memory holds.
pub const MOST_ROWS: usize = 500_000;
/// That many rows of ten filled cells each; a cell takes some 100 bytes of memory.
pub const MOST_CELLS: usize = 5_000_000;

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error(
        "文件有 {0} 字节，上限 64 MiB，请拆分后再导入 · the file has {0} bytes, 64 MiB at most: split it"
    )]
    TooLarge(usize),
    #[error(
        "表格解压后超过 128 MiB，未打开；请删去多余的工作表和内容，或拆分、另存为 CSV UTF-8 后再导入 · unpacked, the workbook has more than 128 MiB, so it was not opened: remove what is no list, split it, or save it as “CSV UTF-8”"
    )]
    UnpackedTooLarge,
    #[error("超过 {MOST_ROWS} 行，请拆分后再导入 · more than {MOST_ROWS} rows: split the file")]
    TooManyRows,
    #[error(
        "填有内容的单元格超过 {MOST_CELLS} 个，请删去与名单无关的列，或拆分后再导入 · more than {MOST_CELLS} filled cells: remove the columns that are none of the list's, or split the file"
    )]
    TooManyCells,
    #[error(
        "表格里的样式过多，未打开；请新建一个表格，只粘贴文字后再导入 · the workbook has more styles than a spreadsheet makes, so it was not opened: paste the text alone into a new one"
    )]
    TooManyStyles,
    #[error(
        "文件不是 UTF-8 编码（第 {row} 行附近）。请在 Excel 或 WPS 中另存为“CSV UTF-8”或 .xlsx 再导入 · the file is not UTF-8 (near row {row}): save it as “CSV UTF-8” or .xlsx"
    )]
    Encoding { row: usize },
    #[error(
        "第 {row} 行（第 {column} 列）的引号没有闭合，其后的行都连在了一起；请删去或补全这个引号 · the quotation mark that opens in row {row}, column {column} is not closed, so that the rows below run into it: remove it or close it"
    )]
    OpenQuote { row: usize, column: String },
    #[error(
        "表格文件打不开（{0}）；请在 Excel 或 WPS 中打开，另存为 .xlsx 再导入 · the workbook cannot be opened ({0}): open it in Excel or WPS, and save it as .xlsx"
    )]
    Workbook(String),
    #[error(
        "这种表格文件（{0}）不能导入，请在 Excel 或 WPS 中另存为 .xlsx · this kind of workbook ({0}) is not taken: save it as .xlsx"
    )]
    OtherWorkbook(&'static str),
    #[error(
        "表格里没有可见的工作表{0}；请取消隐藏，或用 --sheet 写明名称 · the workbook has no sheet to be seen{0}: unhide one, or name one with --sheet"
    )]
    NoSheet(String),
    #[error(
        "JSON 读不出，应为对象的列表：{0} · the JSON cannot be read, it should be a list of objects: {0}"
    )]
    Json(String),
    #[error("文件里没有表头行 · the file has no header row")]
    Empty,
}
