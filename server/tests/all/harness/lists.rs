//! Writes lists that imports are tried with.

use ruqi_rules::CreditCode;

use crate::harness::installation::Installation;

pub const ORGANS: &str = "\u{feff}机关编号,机关名称,层级,地区,所属机关\nO1,市局,市级,430200,\nO1-T,支队,市级,株洲市,O1\nO2,区局,县级,天元区,\n";
pub const MATTERS: &str = "id,name,basis,organ,cap\nM1,食品检查,《食品安全法》第一百一十条,,\nM2,设备检查,《特种设备安全法》第五十七条,O1,2\n";

/// The n-th of valid credit codes.
pub fn credit_code(n: usize) -> String {
    let code = CreditCode::complete(&format!("91430211MA{n:07}")).unwrap();
    code.as_str().to_owned()
}

pub fn enterprises(count: usize) -> String {
    let mut csv = "统一社会信用代码,企业名称,登记地区,经营地址\n".to_owned();
    for n in 0..count {
        csv += &format!(
            "{},株洲第{n}食品有限公司,天元区,天台路{n}号\n",
            credit_code(n)
        );
    }
    csv
}

/// With organs, matters and a few enterprises.
pub fn filled() -> Installation {
    let here = Installation::new();
    here.import("organs", ORGANS).unwrap();
    here.import("matters", MATTERS).unwrap();
    here.import("enterprises", enterprises(3)).unwrap();
    here
}
