//! The columns of each list: their names in Chinese and English, and the template that shows them.

use crate::directory::import::import_kind::ImportKind;

/// A column, found by either of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// In English, as in the API.
    pub key: &'static str,
    /// As the template's header says it.
    pub zh: &'static str,
    /// Whether a file without it is refused.
    pub needed: bool,
}

const fn needed(key: &'static str, zh: &'static str) -> Column {
    Column {
        key,
        zh,
        needed: true,
    }
}

const fn optional(key: &'static str, zh: &'static str) -> Column {
    Column {
        key,
        zh,
        needed: false,
    }
}

pub mod region {
    use super::{Column, needed, optional};
    pub const CODE: Column = needed("code", "区划代码");
    pub const NAME: Column = needed("name", "地区名称");
    pub const NAME_EN: Column = optional("name_en", "英文名称");
    pub const LEVEL: Column = needed("level", "层级");
    pub const PARENT: Column = optional("parent", "上级区划代码");
    pub const ALL: &[Column] = &[CODE, NAME, NAME_EN, LEVEL, PARENT];
}

pub mod organ {
    use super::{Column, needed, optional};
    pub const ID: Column = needed("id", "机关编号");
    pub const NAME: Column = needed("name", "机关名称");
    pub const NAME_EN: Column = optional("name_en", "英文名称");
    pub const LEVEL: Column = needed("level", "层级");
    pub const REGION: Column = needed("region", "地区");
    pub const PARENT: Column = optional("parent", "所属机关");
    pub const ALL: &[Column] = &[ID, NAME, NAME_EN, LEVEL, REGION, PARENT];
}

pub mod person {
    use super::{Column, needed, optional};
    pub const LOGIN: Column = needed("login", "账号");
    pub const NAME: Column = needed("name", "姓名");
    pub const ROLE: Column = needed("role", "角色");
    pub const ORGAN: Column = optional("organ", "机关编号");
    pub const REGION: Column = optional("region", "地区");
    pub const ENTERPRISE: Column = optional("enterprise", "统一社会信用代码");
    pub const CERTIFICATE: Column = optional("certificate", "执法证号");
    pub const CERTIFICATE_UNTIL: Column = optional("certificate_until", "证件有效期至");
    /// Of a person whom a restored database has lost.
    pub const ID: Column = optional("id", "人员编号");
    pub const ALL: &[Column] = &[
        LOGIN,
        NAME,
        ROLE,
        ORGAN,
        REGION,
        ENTERPRISE,
        CERTIFICATE,
        CERTIFICATE_UNTIL,
        ID,
    ];
}

pub mod matter {
    use super::{Column, needed, optional};
    pub const ID: Column = needed("id", "事项编号");
    pub const NAME: Column = needed("name", "事项名称");
    pub const NAME_EN: Column = optional("name_en", "英文名称");
    pub const BASIS: Column = needed("basis", "设定依据");
    pub const ORGAN: Column = optional("organ", "机关编号");
    pub const METHOD: Column = optional("method", "检查方式");
    pub const CAP: Column = optional("cap", "年度频次上限");
    pub const ALL: &[Column] = &[ID, NAME, NAME_EN, BASIS, ORGAN, METHOD, CAP];
}

pub mod enterprise {
    use super::{Column, needed, optional};
    pub const CREDIT_CODE: Column = needed("credit_code", "统一社会信用代码");
    pub const NAME: Column = needed("name", "企业名称");
    pub const REGION: Column = needed("region", "登记地区");
    pub const ADDRESS: Column = needed("address", "经营地址");
    pub const PREMISES_REGION: Column = optional("premises_region", "经营地区");
    pub const CONTACT: Column = optional("contact", "联系方式");
    pub const STATE: Column = optional("state", "状态");
    pub const FOREIGN_CODE: Column = optional("foreign_code", "外部码内容");
    pub const GRADE: Column = optional("grade", "风险等级");
    pub const GRADE_SINCE: Column = optional("grade_since", "等级起始日期");
    pub const ALL: &[Column] = &[
        CREDIT_CODE,
        NAME,
        REGION,
        ADDRESS,
        PREMISES_REGION,
        CONTACT,
        STATE,
        FOREIGN_CODE,
        GRADE,
        GRADE_SINCE,
    ];
}

pub mod plan {
    use super::{Column, needed, optional};
    pub const ORGAN: Column = needed("organ", "机关编号");
    pub const YEAR: Column = needed("year", "年度");
    pub const ENTERPRISE: Column = optional("enterprise", "统一社会信用代码");
    pub const MATTERS: Column = needed("matters", "检查事项编号");
    pub const FROM: Column = needed("from", "起始日期");
    pub const TO: Column = needed("to", "截止日期");
    pub const SUBMITTED_AT: Column = optional("submitted_at", "提交时间");
    pub const ALL: &[Column] = &[ORGAN, YEAR, ENTERPRISE, MATTERS, FROM, TO, SUBMITTED_AT];
}

pub mod filing {
    use super::{Column, needed, optional};
    pub const ORGAN: Column = needed("organ", "机关编号");
    pub const ENTERPRISE: Column = optional("enterprise", "统一社会信用代码");
    pub const MATTERS: Column = needed("matters", "检查事项编号");
    pub const FROM: Column = needed("from", "起始日期");
    pub const TO: Column = needed("to", "截止日期");
    pub const FILED_AT: Column = optional("filed_at", "备案时间");
    pub const PUBLISHED: Column = optional("published", "事先告知企业");
    pub const APPROVED_AT: Column = optional("approved_at", "批准时间");
    pub const ALL: &[Column] = &[
        ORGAN,
        ENTERPRISE,
        MATTERS,
        FROM,
        TO,
        FILED_AT,
        PUBLISHED,
        APPROVED_AT,
    ];
}

/// The columns of a list, in the template's order.
pub fn of(kind: ImportKind) -> &'static [Column] {
    match kind {
        ImportKind::Regions => region::ALL,
        ImportKind::Organs => organ::ALL,
        ImportKind::People => person::ALL,
        ImportKind::Matters => matter::ALL,
        ImportKind::Enterprises => enterprise::ALL,
        ImportKind::Plan => plan::ALL,
        ImportKind::Filings => filing::ALL,
    }
}

/// The header row as csv, with the byte order mark by which spreadsheets know UTF-8.
pub fn template(kind: ImportKind) -> String {
    let names: Vec<&str> = of(kind).iter().map(|column| column.zh).collect();
    format!("\u{feff}{}\r\n", names.join(","))
}
