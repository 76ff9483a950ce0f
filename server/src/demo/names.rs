//! Makes up names that sound right. Any likeness to a real firm or person is chance.

use crate::demo::dice::Dice;

const SURNAMES: &[&str] = &[
    "刘", "陈", "李", "谭", "张", "罗", "彭", "周", "王", "黄", "杨", "吴", "肖", "曾", "易", "唐",
    "贺", "邓", "龙", "文", "欧阳", "谢", "郭", "钟", "汤", "凌", "袁", "宋", "蒋", "尹",
];
const GIVEN: &[&str] = &[
    "建国", "丽娟", "志强", "敏", "晓燕", "海波", "文杰", "雅琴", "俊", "芳", "立新", "思远",
    "玉兰", "浩然", "静怡", "国栋", "慧", "鹏飞", "春梅", "宇轩", "红霞", "天佑", "锦程", "佩珊",
    "向阳", "子涵", "明辉", "秀英", "永康", "梓萱",
];

/// A person's name.
pub fn person(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN))
}

const FIRST: &[&str] = &[
    "湘", "炎", "渌", "天", "恒", "盛", "鑫", "宏", "华", "瑞", "嘉", "德", "永", "荣", "金", "泰",
    "安", "和", "锦", "云", "神", "新", "中", "远", "立", "博", "益", "众", "兴", "丰",
];
const SECOND: &[&str] = &[
    "江", "源", "达", "茂", "升", "成", "顺", "祥", "辉", "通", "康", "美", "隆", "洋", "峰", "利",
    "翔", "宇", "诚", "景", "泽", "禾", "川", "航", "韵", "麓", "岳", "舟", "湖", "林",
];

/// A trade: what stands in the name, how such firms end, and the matters that inspectors come for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trade {
    pub word: &'static str,
    pub ending: &'static str,
    pub matters: &'static [&'static str],
}

const fn trade(
    word: &'static str,
    ending: &'static str,
    matters: &'static [&'static str],
) -> Trade {
    Trade {
        word,
        ending,
        matters,
    }
}

/// Trades of a city of railways, ceramics, fireworks, clothes markets and hot food.
pub const TRADES: &[Trade] = &[
    trade(
        "食品",
        "有限公司",
        &["SCJG-01", "YJGL-01", "XFJY-01", "RLSB-01"],
    ),
    trade(
        "餐饮管理",
        "有限公司",
        &["SCJG-03", "XFJY-02", "WSJK-06", "CSGL-01"],
    ),
    trade(
        "大酒店",
        "有限公司",
        &["SCJG-03", "WSJK-01", "XFJY-02", "CSGL-01"],
    ),
    trade("服饰", "有限公司", &["SCJG-05", "XFJY-01", "RLSB-02"]),
    trade(
        "陶瓷制造",
        "有限公司",
        &["STHJ-02", "YJGL-01", "SCJG-05", "WSJK-02"],
    ),
    trade("花炮", "有限公司", &["YJGL-03", "SCJG-05", "XFJY-01"]),
    trade(
        "轨道装备",
        "股份有限公司",
        &["SCJG-04", "YJGL-01", "STHJ-01", "ZJJS-01"],
    ),
    trade("硬质合金", "有限公司", &["YJGL-08", "STHJ-03", "SCJG-06"]),
    trade(
        "化工",
        "有限公司",
        &["YJGL-02", "STHJ-01", "STHJ-08", "JTYS-02"],
    ),
    trade("医药连锁", "有限公司", &["SCJG-07", "SCJG-08", "WSJK-05"]),
    trade("商贸", "有限公司", &["SCJG-02", "SCJG-10", "SWJU-01"]),
    trade("超市", "有限公司", &["SCJG-02", "SCJG-12", "XFJY-02"]),
    trade("物流", "有限公司", &["JTYS-01", "XFJY-01", "RLSB-04"]),
    trade("汽车服务", "有限公司", &["JTYS-03", "STHJ-04", "SCJG-10"]),
    trade("建设工程", "有限公司", &["ZJJS-01", "RLSB-02", "YJGL-05"]),
    trade("燃气", "有限公司", &["ZJJS-02", "SCJG-04", "YJGL-06"]),
    trade(
        "物业服务",
        "有限公司",
        &["ZJJS-03", "SCJG-04", "XFJY-01", "CSGL-02"],
    ),
    trade("文化传媒", "有限公司", &["SCJG-11", "WLGT-01", "RLSB-03"]),
    trade("旅行社", "有限公司", &["WLGT-03", "SCJG-10"]),
    trade("农业科技", "有限公司", &["NYNC-01", "SCJG-02", "STHJ-03"]),
];

/// A firm's name in that trade, as `株洲湘源食品有限公司`; the place is the region's name without its kind.
pub fn enterprise(dice: &mut Dice, trade: Trade, place: &str) -> String {
    let before = if dice.percent(60) { "株洲" } else { place };
    let (first, second) = (dice.pick(FIRST), dice.pick(SECOND));
    format!("{before}{first}{second}{}{}", trade.word, trade.ending)
}

const ROADS: &[&str] = &[
    "天台路",
    "长江北路",
    "黄河南路",
    "珠江南路",
    "泰山西路",
    "黄山路",
    "庐山路",
    "嵩山路",
    "新华西路",
    "建设中路",
    "人民南路",
    "红旗北路",
    "车站路",
    "解放街",
    "石宋路",
    "栗雨工业园",
    "新马创新园",
    "炎帝大道",
    "神农大道",
    "滨江南路",
    "文化路",
    "团结街",
    "工业大道",
    "迎宾路",
];

/// An address in the region.
pub fn address(dice: &mut Dice, region: &str) -> String {
    let (road, number) = (dice.pick(ROADS), dice.between(1, 899));
    let city = if matches!(region, "攸县" | "茶陵县" | "炎陵县" | "醴陵市") {
        "湖南省"
    } else {
        "株洲市"
    };
    format!("{city}{region}{road}{number}号")
}
