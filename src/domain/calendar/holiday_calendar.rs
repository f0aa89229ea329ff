//! The places calendars are kept for.

use super::year::Year;
use super::{Day, Status, china, hong_kong, rules, uk_jp_ch};
use crate::domain::date::Date;
use crate::domain::lang::Lang;
use crate::domain::word_enum::word_enum;
use chrono::Datelike;
use std::sync::OnceLock;

word_enum! {
    /// A place's holiday calendar.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum HolidayCalendar {
        /// Mainland China.
        Cn = "CN",
        /// Hong Kong.
        Hk = "HK",
        /// The Federal Reserve Banks.
        UsFed = "US_FED",
        /// The euro area's TARGET system.
        Target = "TARGET",
        /// United Kingdom.
        Uk = "UK",
        /// Japan.
        Jp = "JP",
        /// Switzerland.
        Ch = "CH",
    }
}

/// Years kept ready; others know weekends only.
const FIRST_YEAR: i32 = 1900;
const YEARS: usize = 301;

/// The members of the euro area, Bulgaria since 2026.
const EURO: &[&str] = &[
    "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PT", "SI", "SK",
];

impl HolidayCalendar {
    /// The place in words.
    pub fn name(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Self::Cn => ("mainland China", "中国内地"),
            Self::Hk => ("Hong Kong", "香港"),
            Self::UsFed => ("US Federal Reserve", "美联储"),
            Self::Target => ("TARGET (euro)", "TARGET（欧元）"),
            Self::Uk => ("United Kingdom", "英国"),
            Self::Jp => ("Japan", "日本"),
            Self::Ch => ("Switzerland", "瑞士"),
        };
        if lang == Lang::En { en } else { zh }
    }

    /// The banks of a country (ISO 3166); `None` for a country without a calendar here.
    pub fn of_country(iso2: &str) -> Option<Self> {
        match iso2 {
            "US" => Some(Self::UsFed),
            "GB" => Some(Self::Uk),
            "CH" => Some(Self::Ch),
            "JP" => Some(Self::Jp),
            "HK" => Some(Self::Hk),
            "CN" => Some(Self::Cn),
            other => EURO.contains(&other).then_some(Self::Target),
        }
    }

    /// The centre a currency (ISO 4217) settles in; `None` for a currency without a calendar here.
    pub fn of_currency(code: &str) -> Option<Self> {
        match code {
            "USD" => Some(Self::UsFed),
            "EUR" => Some(Self::Target),
            "HKD" => Some(Self::Hk),
            "CNY" => Some(Self::Cn),
            "GBP" => Some(Self::Uk),
            "CHF" => Some(Self::Ch),
            "JPY" => Some(Self::Jp),
            _ => None,
        }
    }

    /// What the calendar knows of a day.
    ///
    /// ```
    /// use parley::domain::calendar::{HolidayCalendar, Status};
    /// use parley::domain::date::parse;
    /// let spring = HolidayCalendar::Cn.day(parse("2026-02-17").unwrap());
    /// assert!(!spring.open && spring.status == Status::Official);
    /// assert_eq!(spring.holiday.map(|name| name.en), Some("Spring Festival"));
    /// let made_up = HolidayCalendar::Cn.day(parse("2026-02-28").unwrap());
    /// assert!(made_up.paperwork && !made_up.open);
    /// ```
    pub fn day(self, date: Date) -> Day {
        self.year(date.year()).day(date)
    }

    /// How sure the calendar is of a year.
    pub fn status(self, year: i32) -> Status {
        self.year(year).status
    }

    /// Where a year's days come from: a web address or a few words.
    pub fn source(self, year: i32) -> &'static str {
        match self {
            Self::Cn => china::notice(year).unwrap_or(
                "projection from the holidays' rules; replace with the State Council's notice",
            ),
            Self::Hk => "https://www.info.gov.hk/gia/general/202505/16/P2025051300354.htm",
            Self::UsFed => "https://richmondfed.org/about_us/holiday_schedule",
            Self::Target => "https://www.ecb.europa.eu/press/pr/date/2000/html/pr001214_4.en.html",
            Self::Uk | Self::Jp => "Python holidays 0.109; not checked against the official list",
            Self::Ch => {
                "Python holidays 0.109 (SIX exchange days); not checked against the official list"
            }
        }
    }

    pub(super) fn year(self, year: i32) -> &'static Year {
        static READY: [[OnceLock<Year>; YEARS]; 7] =
            [const { [const { OnceLock::new() }; YEARS] }; 7];
        static UNKNOWN: OnceLock<Year> = OnceLock::new();
        let index = usize::try_from(year - FIRST_YEAR).ok();
        let slot = READY.get(self as usize).zip(index).and_then(|(years, index)| years.get(index));
        match slot {
            Some(slot) => slot.get_or_init(|| self.build(year)),
            None => UNKNOWN.get_or_init(|| Year::new(Status::Missing, Vec::new(), &[])),
        }
    }

    fn build(self, year: i32) -> Year {
        let ruled = |days| Year::new(Status::Rule, rules::named(days), &[]);
        match self {
            Self::Cn => china::build(year),
            Self::Hk => hong_kong::build(year),
            Self::UsFed => ruled(rules::us_fed(year)),
            Self::Target => ruled(rules::target(year)),
            Self::Uk => uk_jp_ch::UK.build(year),
            Self::Jp => uk_jp_ch::JP.build(year),
            Self::Ch => uk_jp_ch::CH.build(year),
        }
    }
}
