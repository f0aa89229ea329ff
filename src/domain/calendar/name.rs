//! The holidays' names.

use crate::domain::lang::Lang;

/// A holiday's name in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolidayName {
    /// The word tables use.
    pub key: &'static str,
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl HolidayName {
    /// The name in a language.
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }

    /// The holiday a table's word stands for.
    pub(super) fn of(key: &str) -> Option<&'static Self> {
        NAMES.iter().find(|name| name.key == key)
    }
}

const fn name(key: &'static str, en: &'static str, zh: &'static str) -> HolidayName {
    HolidayName { key, en, zh }
}

pub(super) const NAMES: &[HolidayName] = &[
    name("new_year", "New Year's Day", "元旦"),
    name("spring", "Spring Festival", "春节"),
    name("qingming", "Qingming Festival", "清明节"),
    name("labour", "Labour Day", "劳动节"),
    name("dragon_boat", "Dragon Boat Festival", "端午节"),
    name("mid_autumn", "Mid-Autumn Festival", "中秋节"),
    name("national", "National Day", "国庆节"),
    name("national_mid_autumn", "National Day and Mid-Autumn Festival", "国庆节、中秋节"),
    name("victory_70", "70th anniversary of victory", "抗战胜利70周年纪念日"),
    name("lunar_new_year", "Lunar New Year", "农历新年"),
    name("good_friday", "Good Friday", "耶稣受难日"),
    name("easter_eve", "The day following Good Friday", "耶稣受难日翌日"),
    name("easter_monday", "Easter Monday", "复活节星期一"),
    name("buddha", "Buddha's Birthday", "佛诞"),
    name("hksar", "HKSAR Establishment Day", "香港特区成立纪念日"),
    name("mid_autumn_next", "The day following the Mid-Autumn Festival", "中秋节翌日"),
    name("chung_yeung", "Chung Yeung Festival", "重阳节"),
    name("christmas", "Christmas Day", "圣诞节"),
    name("after_christmas", "First weekday after Christmas Day", "圣诞节后首个工作日"),
    name("king", "Martin Luther King Jr. Day", "马丁·路德·金纪念日"),
    name("presidents", "Washington's Birthday", "华盛顿诞辰日"),
    name("memorial", "Memorial Day", "阵亡将士纪念日"),
    name("juneteenth", "Juneteenth", "六月节"),
    name("independence", "Independence Day", "美国独立日"),
    name("labor_us", "Labor Day", "美国劳动节"),
    name("columbus", "Columbus Day", "哥伦布日"),
    name("veterans", "Veterans Day", "退伍军人节"),
    name("thanksgiving", "Thanksgiving Day", "感恩节"),
    name("boxing", "26 December", "节礼日"),
    name("early_may", "Early May bank holiday", "五月初银行假日"),
    name("spring_bank", "Spring bank holiday", "春季银行假日"),
    name("summer_bank", "Summer bank holiday", "夏季银行假日"),
    name("coming_of_age", "Coming of Age Day", "成人日"),
    name("foundation", "National Foundation Day", "建国纪念日"),
    name("emperor", "Emperor's Birthday", "天皇诞生日"),
    name("substitute", "Substitute holiday", "补假"),
    name("vernal_equinox", "Vernal Equinox Day", "春分日"),
    name("showa", "Showa Day", "昭和日"),
    name("constitution", "Constitution Day", "宪法纪念日"),
    name("greenery", "Greenery Day", "绿之日"),
    name("children", "Children's Day", "儿童日"),
    name("marine", "Marine Day", "海之日"),
    name("mountain", "Mountain Day", "山之日"),
    name("aged", "Respect for the Aged Day", "敬老日"),
    name("national_jp", "National holiday", "国民休息日"),
    name("autumnal_equinox", "Autumnal Equinox Day", "秋分日"),
    name("sports", "Sports Day", "体育日"),
    name("culture", "Culture Day", "文化日"),
    name("thanksgiving_jp", "Labour Thanksgiving Day", "勤劳感谢日"),
    name("bank_year_end", "Year-end bank closure", "银行年末年初休业"),
    name("berchtold", "Berchtold's Day", "贝希托尔德日"),
    name("ascension", "Ascension Day", "耶稣升天日"),
    name("pentecost", "Whit Monday", "圣灵降临节星期一"),
    name("national_ch", "Swiss National Day", "瑞士国庆日"),
    name("christmas_eve", "Christmas Eve", "平安夜"),
    name("new_year_eve", "New Year's Eve", "除夕（公历）"),
];
