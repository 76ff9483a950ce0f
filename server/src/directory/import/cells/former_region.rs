//! Regions that were renamed, and zones that only statistics count as regions: what they are now.

/// A name, or a code, that is no region any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerRegion {
    pub name: &'static str,
    /// Its division code, or the one that statistics gave it; empty where it had none of this form.
    pub code: &'static str,
    /// The code of the region that it is now, or that most of it lies in.
    pub now: &'static str,
    /// The year of the change; none for a zone, which never was a region.
    pub since: Option<u16>,
}

const fn renamed(
    name: &'static str,
    code: &'static str,
    now: &'static str,
    since: u16,
) -> FormerRegion {
    FormerRegion {
        name,
        code,
        now,
        since: Some(since),
    }
}

const fn zone(name: &'static str, code: &'static str, now: &'static str) -> FormerRegion {
    FormerRegion {
        name,
        code,
        now,
        since: None,
    }
}

/// Zhuzhou's: they are told only where the directory has the region of now.
pub const FORMER: &[FormerRegion] = &[
    renamed("株洲县", "430221", "430212", 2018),
    renamed("酃县", "", "430225", 1994),
    renamed("醴陵县", "", "430281", 1985),
    zone("云龙示范区", "430271", "430204"),
    zone("株洲经济开发区", "", "430204"),
    zone("株洲经开区", "", "430204"),
    zone("株洲高新区", "", "430211"),
    zone("株洲高新技术产业开发区", "", "430211"),
];

impl FormerRegion {
    /// Whether it is meant by this text, which may be a path, or by this code.
    pub fn is_called(&self, text: &str, code: &str) -> bool {
        self.code == code || text.ends_with(self.name)
    }

    /// What to write instead, in Chinese and English.
    pub fn told(&self, now: &str) -> String {
        let Self {
            name, now: code, ..
        } = self;
        match self.since {
            Some(year) => format!(
                "“{name}”{year} 年起为{now}（{code}），请改填 {code} · “{name}” has been {now} since {year}: give {code}"
            ),
            None => format!(
                "“{name}”不是行政区划，多在{now}（{code}）；请按营业执照的登记机关填写所在区 · “{name}” is no division; most of it is in {now} ({code}): give the district of the licence's registry"
            ),
        }
    }
}
