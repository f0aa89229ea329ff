//! The compact tables under `data/`: a line a year, `2026 spring=0215-0223 national=1001-1007 …`.

use super::name::HolidayName;
use crate::domain::date::Date;
use chrono::Datelike;

/// One year of a table.
pub(super) struct YearLine {
    pub(super) year: i32,
    /// Days and their holiday, in the table's order.
    pub(super) holidays: Vec<(Date, &'static HolidayName)>,
    /// Weekend days worked to make up for a bridge.
    pub(super) workdays: Vec<Date>,
    /// Where the year was published, when the line says so.
    pub(super) source: Option<&'static str>,
}

/// Every line of a table; comments start with `#`. Words not understood are dropped, and a test counts that none is.
pub(super) fn lines(text: &'static str) -> Vec<YearLine> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(line).collect()
}

fn line(text: &'static str) -> Option<YearLine> {
    let mut words = text.split(' ');
    let year = words.next()?.parse().ok()?;
    let mut read = YearLine { year, holidays: Vec::new(), workdays: Vec::new(), source: None };
    for word in words {
        match word.split_once('=') {
            Some(("workday", days)) => read.workdays.extend(dates(year, days)),
            Some((key, days)) => {
                let Some(name) = HolidayName::of(key) else { continue };
                read.holidays.extend(dates(year, days).into_iter().map(|day| (day, name)));
            }
            None => read.source = Some(word),
        }
    }
    Some(read)
}

/// `0620,0622` or `1001-1003,1005`.
fn dates(year: i32, text: &str) -> Vec<Date> {
    let runs = text.split(',').filter_map(|run| {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        Some((month_day(year, first)?, month_day(year, last)?))
    });
    runs.flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last)).collect()
}

/// `0217` of a year.
pub(super) fn month_day(year: i32, text: &str) -> Option<Date> {
    let digits: u32 = text.parse().ok()?;
    Date::from_ymd_opt(year, digits / 100, digits % 100)
}

/// The lunar festivals of a year, and Qingming.
#[derive(Clone, Copy)]
pub(super) struct Lunar {
    pub(super) new_year: Date,
    pub(super) qingming: Date,
    pub(super) buddha: Date,
    pub(super) dragon_boat: Date,
    pub(super) mid_autumn: Date,
    pub(super) chung_yeung: Date,
}

/// 2015 to 2040; `None` outside.
pub(super) fn lunar(year: i32) -> Option<Lunar> {
    let lines = include_str!("../../refdata/calendar/lunar.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut words = lines
        .map(|line| line.split(' '))
        .find_map(|mut words| (words.next()?.parse::<i32>().ok()? == year).then_some(words))?;
    let mut next = || month_day(year, words.next()?);
    Some(Lunar {
        new_year: next()?,
        qingming: next()?,
        buddha: next()?,
        dragon_boat: next()?,
        mid_autumn: next()?,
        chung_yeung: next()?,
    })
}

/// The days of `run` that lie in `year`.
pub(super) fn within(year: i32, run: impl Iterator<Item = Date>) -> impl Iterator<Item = Date> {
    run.filter(move |day| day.year() == year)
}
