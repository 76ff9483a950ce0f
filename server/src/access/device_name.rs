//! Names a browser and its system in plain words, from what the browser says of itself: so that a person who looks at
//! their sessions knows which is which. The whole text is not kept: it tells more than that.

use std::fmt;

/// The first that is found: browsers name the ones that they descend from, too.
const BROWSERS: &[(&str, &str)] = &[
    ("MicroMessenger", "微信 WeChat"),
    ("DingTalk", "钉钉 DingTalk"),
    ("HuaweiBrowser", "华为浏览器 Huawei"),
    ("MiuiBrowser", "小米浏览器 Xiaomi"),
    ("HeyTapBrowser", "OPPO 浏览器"),
    ("VivoBrowser", "vivo 浏览器"),
    ("QQBrowser", "QQ 浏览器"),
    ("UCBrowser", "UC 浏览器"),
    ("Quark", "夸克 Quark"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("OpenHarmony", "HarmonyOS"),
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// A browser's and a system's plain names, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceName {
    browser: Option<&'static str>,
    system: Option<&'static str>,
}

impl DeviceName {
    /// By `User-Agent`.
    pub fn of(agent: &str) -> Self {
        let known = |names: &[(&str, &'static str)]| {
            let found = names.iter().find(|(mark, _)| agent.contains(mark));
            found.map(|(_, name)| *name)
        };
        Self {
            browser: known(BROWSERS),
            system: known(SYSTEMS),
        }
    }
}

/// `Chrome · Android`; empty where neither is known.
impl fmt::Display for DeviceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.browser, self.system) {
            (Some(browser), Some(system)) => write!(f, "{browser} · {system}"),
            (Some(name), None) | (None, Some(name)) => f.write_str(name),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DeviceName;

    #[test]
    fn a_browser_that_descends_from_others_is_called_by_its_own_name() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (Linux; Android 14; PJD110) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36",
                "Chrome · Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 HuaweiBrowser/15.0 Mobile Safari/537.36",
                "华为浏览器 Huawei · HarmonyOS",
            ),
            ("curl/8.5.0", ""),
        ] {
            assert_eq!(DeviceName::of(agent).to_string(), name);
        }
    }
}
