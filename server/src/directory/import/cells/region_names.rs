//! Regions as lists write them: by code of 6, 9 or 12 digits, by name, by the path from the province down. What was a
//! region once, or is one only to statistics, is told what it is now.

use std::collections::HashMap;

use crate::directory::import::cells::cell_text;
use crate::directory::import::cells::former_region::{FORMER, FormerRegion};
use crate::store::directory::region::Region;

pub struct RegionNames {
    by_code: HashMap<String, Region>,
    /// Codes of the regions of each name.
    by_name: HashMap<String, Vec<String>>,
}

/// GB/T 2260's provinces, by their two digits: a path may begin with one that the directory does not have.
#[rustfmt::skip]
const PROVINCES: [(&str, &str); 34] = [
    ("11", "北京市"), ("12", "天津市"), ("13", "河北省"), ("14", "山西省"), ("15", "内蒙古自治区"), ("21", "辽宁省"),
    ("22", "吉林省"), ("23", "黑龙江省"), ("31", "上海市"), ("32", "江苏省"), ("33", "浙江省"), ("34", "安徽省"),
    ("35", "福建省"), ("36", "江西省"), ("37", "山东省"), ("41", "河南省"), ("42", "湖北省"), ("43", "湖南省"),
    ("44", "广东省"), ("45", "广西壮族自治区"), ("46", "海南省"), ("50", "重庆市"), ("51", "四川省"), ("52", "贵州省"),
    ("53", "云南省"), ("54", "西藏自治区"), ("61", "陕西省"), ("62", "甘肃省"), ("63", "青海省"), ("64", "宁夏回族自治区"),
    ("65", "新疆维吾尔自治区"), ("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"),
];

/// Levels that a path is followed upwards: more is a circle.
const LEVELS: usize = 8;

impl RegionNames {
    pub fn new(regions: Vec<Region>) -> Self {
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        for region in &regions {
            let codes = by_name.entry(region.name.clone()).or_default();
            codes.push(region.code.clone());
        }
        let by_code = regions.into_iter().map(|one| (one.code.clone(), one));
        Self {
            by_code: by_code.collect(),
            by_name,
        }
    }

    /// A region's code.
    ///
    /// # Errors
    /// In Chinese and English, with what to write instead.
    pub fn find(&self, text: &str) -> Result<String, String> {
        let typed = cell_text::half_width(text);
        let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
        let code = short_code(&typed);
        if self.by_code.contains_key(code) {
            return Ok(code.to_owned());
        }
        let found = match self.by_name.get(&typed) {
            Some(codes) => codes.clone(),
            None => self.by_path(&typed),
        };
        match found.as_slice() {
            [code] => Ok(code.clone()),
            [] => Err(self.unknown(&typed)),
            [..] => Err(format!(
                "有 {n} 个地区叫“{text}”，请填区划代码 · {n} regions are called “{text}”: give the code",
                n = found.len()
            )),
        }
    }

    /// The regions whose name ends the text, everything before it being names above.
    fn by_path(&self, text: &str) -> Vec<String> {
        let endings = text.char_indices().map(|(at, _)| text.split_at(at));
        let named = endings.filter_map(|(before, name)| Some((before, self.by_name.get(name)?)));
        let codes = named.flat_map(|(before, codes)| codes.iter().map(move |code| (before, code)));
        let fitting = codes.filter(|(before, code)| self.is_above(before, code));
        fitting.map(|(_, code)| code.clone()).collect()
    }

    /// Whether the text is names of regions above this one, in order, some of them left out.
    fn is_above(&self, text: &str, code: &str) -> bool {
        let parent = |region: &&Region| self.by_code.get(region.parent.as_ref()?);
        let parents =
            std::iter::successors(self.by_code.get(code).and_then(|r| parent(&r)), parent);
        let names = parents.take(LEVELS).map(|region| region.name.as_str());
        let province = PROVINCES
            .iter()
            .find(|(digits, _)| code.starts_with(digits));
        let province = province.map(|(_, name)| *name);
        // Official lists put 市辖区 between a city and its districts.
        let above = ["市辖区"].into_iter().chain(names).chain(province);
        let above = above.chain(["中国"]);
        above.fold(unparted(text), without_last).is_empty()
    }

    fn unknown(&self, text: &str) -> String {
        let above = text.get(..6).and_then(|code| self.by_code.get(code));
        if let Some(Region { code, name, .. }) = above.filter(|_| is_digits(text)) {
            return format!(
                "“{text}”在{name}（{code}）之下，名录里没有；请填 {code}，或先导入这个地区 · “{text}” is below {code}, which is in the list, and is not in it itself: give {code}, or import the region first"
            );
        }
        let is_former = |former: &&FormerRegion| former.is_called(text, short_code(text));
        match FORMER.iter().find(is_former) {
            Some(former) => match self.by_code.get(former.now) {
                Some(now) => former.told(&now.name),
                None => nothing(text),
            },
            None => nothing(text),
        }
    }
}

fn nothing(text: &str) -> String {
    format!(
        "没有“{text}”这个地区，请填区划代码或全称 · no region “{text}”: give its code or full name"
    )
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Nine or twelve digits whose last ones are zeros say no more than the first six or nine.
pub fn short_code(text: &str) -> &str {
    let zeros = match text.len() {
        12 => ["000000", "000"].as_slice(),
        9 => &["000"],
        _ => &[],
    };
    let short = zeros.iter().find_map(|zeros| text.strip_suffix(zeros));
    short.filter(|_| is_digits(text)).unwrap_or(text)
}

/// Without what parts the names of a path.
fn unparted(text: &str) -> &str {
    text.trim_end_matches(['-', '/', '\\', '>', '·', '、', ',', '|', '_'])
}

/// Without that name at the end, in full or without 省 or 市.
fn without_last<'t>(text: &'t str, name: &str) -> &'t str {
    let short = name.strip_suffix(['省', '市']);
    let rest = text.strip_suffix(name);
    let rest = rest.or_else(|| short.and_then(|short| text.strip_suffix(short)));
    unparted(rest.unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::{Region, RegionNames};
    use crate::store::directory::level_word::LevelWord;

    fn region(code: &str, name: &str, parent: Option<&str>) -> Region {
        Region {
            code: code.into(),
            name: name.into(),
            name_en: name.into(),
            level: LevelWord::County,
            parent: parent.map(str::to_owned),
        }
    }

    fn zhuzhou() -> RegionNames {
        RegionNames::new(vec![
            region("430200", "株洲市", None),
            region("430211", "天元区", Some("430200")),
            region("430212", "渌口区", Some("430200")),
            region("430204", "石峰区", Some("430200")),
            region("430100", "长沙市", None),
            region("430102", "城区", Some("430100")),
            region("430202", "城区", Some("430200")),
            region("430211001", "嵩山路街道", Some("430211")),
        ])
    }

    #[test]
    fn regions_are_found_by_code_name_and_path() {
        let names = zhuzhou();
        for text in [
            "430211",
            "430211000",
            "430211000000",
            "４３０２１１",
            " 430211 ",
            "天元区",
            "株洲市天元区",
            "株洲天元区",
            "湖南省株洲市天元区",
            "湖南省天元区",
            "湖南株洲天元区",
            "湖南省/株洲市/天元区",
            "湖南省-株洲市-天元区",
            "中国湖南省株洲市天元区",
            "湖南省 株洲市 天元区",
            "湖南省株洲市市辖区天元区",
        ] {
            assert_eq!(names.find(text).as_deref(), Ok("430211"), "{text}");
        }
        assert_eq!(names.find("湖南省株洲市").as_deref(), Ok("430200"));
        assert_eq!(names.find("430211001000").as_deref(), Ok("430211001"));
        assert_eq!(names.find("株洲市城区").as_deref(), Ok("430202"));
        for (text, said) in [
            ("城区", "2 regions"),
            ("江西省天元区", "no region"),
            ("天台路天元区", "no region"),
            ("430211002000", "is below 430211"),
            ("株洲县", "430212"),
            ("湖南省株洲市株洲县", "430212"),
            ("430221", "430212"),
            ("430221000000", "430212"),
            ("430271", "430204"),
            ("", "no region"),
        ] {
            let why = names.find(text).unwrap_err();
            assert!(why.contains(said), "{text}: {why}");
        }
    }
}
