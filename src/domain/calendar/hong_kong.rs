//! Hong Kong: the General Holidays Ordinance (Cap. 149) as a rule. Saturdays are ordinary days in it;
//! here, as in every calendar, banks do not settle on them.

use super::Status;
use super::line_table::{Lunar, lunar};
use super::rules::{Dated, after, before, easter, named, on};
use super::year::Year;
use crate::domain::date::Date;
use crate::domain::sort;
use chrono::{Datelike, Weekday};

/// Years whose days the rule gives exactly as the Government published them.
const PUBLISHED: std::ops::RangeInclusive<i32> = 2025..=2026;

pub(super) fn build(year: i32) -> Year {
    let lunar = lunar(year);
    let status = match lunar {
        None => Status::Missing,
        Some(_) if PUBLISHED.contains(&year) => Status::Official,
        Some(_) if year < *PUBLISHED.start() => Status::Rule,
        Some(_) => Status::Projected,
    };
    let mut days = fixed(year);
    if year == 2015 {
        // A single day, by an Ordinance of its own.
        days.push((on(2015, 9, 3), "victory_70"));
    }
    if let Some(lunar) = lunar {
        days.extend(moving(year, &lunar));
    }
    Year::new(status, named(substituted(days)), &[])
}

fn fixed(year: i32) -> Vec<Dated> {
    let after_christmas = if on(year, 12, 26).weekday() == Weekday::Sun { 27 } else { 26 };
    vec![
        (on(year, 1, 1), "new_year"),
        (on(year, 5, 1), "labour"),
        (on(year, 7, 1), "hksar"),
        (on(year, 10, 1), "national"),
        (on(year, 12, after_christmas), "after_christmas"),
        (on(year, 12, 25), "christmas"),
    ]
}

fn moving(year: i32, lunar: &Lunar) -> Vec<Dated> {
    let easter = easter(year);
    let new_year = (0..3).map(|n| (after(lunar.new_year, n), "lunar_new_year"));
    let others = [
        (before(easter, 2), "good_friday"),
        (before(easter, 1), "easter_eve"),
        (after(easter, 1), "easter_monday"),
        (lunar.qingming, "qingming"),
        (lunar.buddha, "buddha"),
        (lunar.dragon_boat, "dragon_boat"),
        (after(lunar.mid_autumn, 1), "mid_autumn_next"),
        (lunar.chung_yeung, "chung_yeung"),
    ];
    new_year.chain(others).collect()
}

/// A holiday on a Sunday, or on the day of another one, moves to the next day that is neither.
fn substituted(days: Vec<Dated>) -> Vec<Dated> {
    let taken: Vec<Date> = days.iter().map(|(day, _)| *day).collect();
    let mut placed: Vec<Dated> = Vec::with_capacity(days.len());
    let mut homeless = Vec::new();
    for (day, key) in days {
        let occupied = placed.iter().any(|(other, _)| *other == day);
        if day.weekday() == Weekday::Sun || occupied {
            homeless.push((day, key));
        } else {
            placed.push((day, key));
        }
    }
    sort::sort_by_key(&mut homeless, |(day, _)| *day);
    for (day, key) in homeless {
        let free = |day: &Date| {
            let used = taken.contains(day) || placed.iter().any(|(other, _)| other == day);
            day.weekday() != Weekday::Sun && !used
        };
        if let Some(next) = day.iter_days().find(free) {
            placed.push((next, key));
        }
    }
    placed
}
