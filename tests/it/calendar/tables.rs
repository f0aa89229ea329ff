//! The calendars against the tables they were made from, against their rules, against another library;
//! and the laws of the business-day algebra.

use chrono::{Datelike, Weekday};
use parley::domain::calendar::{
    Closure, HolidayCalendar, JointCalendar, Status, closures, closures_between,
};
use parley::domain::date::{Date, add_days, parse};
use parley::domain::deal::BusinessDayConvention as Convention;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn d(text: &str) -> Date {
    parse(text).unwrap()
}

fn days(first: &str, last: &str) -> impl Iterator<Item = Date> + use<> {
    let last = d(last);
    d(first).iter_days().take_while(move |day| *day <= last)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// A table's rows: date and kind.
fn table(text: &str) -> BTreeMap<Date, String> {
    let rows = text.lines().skip(1).map(|line| line.split_once(',').unwrap());
    rows.map(|(date, kind)| (d(date), kind.to_owned())).collect()
}

/// Every day of the span: closed exactly on weekends and on the table's days.
#[track_caller]
fn equals(calendar: HolidayCalendar, text: &str, first: &str, last: &str) {
    let table = table(text);
    for date in days(first, last) {
        let listed = table.get(&date).map(String::as_str);
        let closed = matches!(listed, Some("closed" | "projected"));
        let answer = calendar.day(date);
        assert_eq!(answer.open, !is_weekend(date) && !closed, "{} {date}", calendar.word());
        let offices = listed == Some("workday") || (!is_weekend(date) && !closed);
        assert_eq!(answer.paperwork, offices, "{} {date} offices", calendar.word());
        if closed {
            assert!(answer.holiday.is_some(), "{} {date} has no name", calendar.word());
        }
    }
}

const CN: &str = include_str!("../../fixtures/calendars/cn.csv");

#[test]
fn mainland_china_equals_its_table_every_day_to_2035() {
    equals(HolidayCalendar::Cn, CN, "2015-01-01", "2035-12-31");
}

#[test]
fn hong_kong_equals_its_table_every_day() {
    let table = include_str!("../../fixtures/calendars/hk.csv");
    equals(HolidayCalendar::Hk, table, "2025-01-01", "2027-12-31");
}

#[test]
fn the_fed_and_target_equal_their_tables_every_day() {
    let fed = include_str!("../../fixtures/calendars/us_fed.csv");
    equals(HolidayCalendar::UsFed, fed, "2025-01-01", "2030-12-31");
    let target = include_str!("../../fixtures/calendars/target.csv");
    equals(HolidayCalendar::Target, target, "2025-01-01", "2030-12-31");
}

#[test]
fn the_optional_calendars_equal_their_tables_every_day() {
    for (calendar, table) in [
        (HolidayCalendar::Uk, include_str!("../../fixtures/calendars/uk.csv")),
        (HolidayCalendar::Jp, include_str!("../../fixtures/calendars/jp.csv")),
        (HolidayCalendar::Ch, include_str!("../../fixtures/calendars/ch.csv")),
    ] {
        equals(calendar, table, "2025-01-01", "2028-12-31");
    }
}

/// Holidays on their rule's weekday, whatever the year: counted by hand from the rules, not by the code's formulas.
#[test]
fn the_fed_runs_by_rule_for_ever() {
    let nth = |date: Date| (date.day() - 1) / 7 + 1;
    for date in days("2022-01-01", "2120-12-31") {
        let (month, weekday) = (date.month(), date.weekday());
        let monday_of =
            |month_, nth_| month == month_ && weekday == Weekday::Mon && nth(date) == nth_;
        let last_monday_of_may = month == 5 && weekday == Weekday::Mon && date.day() > 24;
        let thanksgiving = month == 11 && weekday == Weekday::Thu && nth(date) == 4;
        let fixed = |date: Date| {
            matches!((date.month(), date.day()), (1, 1) | (6, 19) | (7, 4) | (11, 11) | (12, 25))
        };
        let after_sunday = weekday == Weekday::Mon && fixed(date.pred_opt().unwrap());
        let floating = [(1, 3), (2, 3), (9, 1), (10, 2)];
        let closed = floating.into_iter().any(|(month, nth)| monday_of(month, nth))
            || last_monday_of_may
            || thanksgiving
            || fixed(date)
            || after_sunday;
        let day = HolidayCalendar::UsFed.day(date);
        assert_eq!(day.open, !is_weekend(date) && !closed, "{date}");
        assert_eq!(day.status, Status::Rule);
    }
}

/// Easter Sundays of the Book of Common Prayer's tables, far and near.
#[test]
fn target_follows_easter_for_ever() {
    for easter in
        ["2008-03-23", "2011-04-24", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28"]
    {
        let easter = d(easter);
        let near = |days: i64| easter + chrono::Duration::days(days);
        assert!(!HolidayCalendar::Target.day(near(-2)).open, "Good Friday of {easter}");
        assert!(!HolidayCalendar::Target.day(near(1)).open, "Easter Monday of {easter}");
        assert!(HolidayCalendar::Target.day(near(-3)).open);
        assert!(HolidayCalendar::Target.day(near(2)).open);
    }
    for year in 2002..2150 {
        let closed = days(&format!("{year}-01-01"), &format!("{year}-12-31"));
        let closed = closed.filter(|day| HolidayCalendar::Target.day(*day).holiday.is_some());
        assert_eq!(closed.count(), 6, "{year}");
    }
}

#[test]
fn every_answer_says_how_sure_it_is() {
    let status = |calendar: HolidayCalendar, date| calendar.day(d(date)).status;
    use HolidayCalendar as C;
    for (calendar, date, expected) in [
        (C::Cn, "2014-12-31", Status::Missing),
        (C::Cn, "2015-01-01", Status::Official),
        (C::Cn, "2026-12-31", Status::Official),
        (C::Cn, "2027-01-04", Status::Projected),
        (C::Cn, "2040-12-31", Status::Projected),
        (C::Cn, "2041-01-02", Status::Missing),
        (C::Hk, "2014-06-01", Status::Missing),
        (C::Hk, "2020-06-01", Status::Rule),
        (C::Hk, "2026-06-01", Status::Official),
        (C::Hk, "2027-06-01", Status::Projected),
        (C::Hk, "2041-06-01", Status::Missing),
        (C::UsFed, "2190-06-01", Status::Rule),
        (C::Target, "2190-06-01", Status::Rule),
        (C::Uk, "2028-06-01", Status::Rule),
        (C::Uk, "2029-06-01", Status::Missing),
        (C::Jp, "2029-06-01", Status::Missing),
        (C::Ch, "2024-06-01", Status::Missing),
    ] {
        assert_eq!(status(calendar, date), expected, "{} {date}", calendar.word());
    }
    // Years nobody keeps ready: weekends only, and said so.
    let far = Date::from_ymd_opt(2500, 10, 1).unwrap();
    assert_eq!(HolidayCalendar::UsFed.day(far).status, Status::Missing);
}

/// Beyond the data: weekends and fixed-date holidays, no moving feast, never a silent "open".
#[test]
fn beyond_the_data_fixed_dates_are_still_closed() {
    use HolidayCalendar as C;
    for (calendar, date, open) in [
        (C::Cn, "2041-10-01", false),
        (C::Cn, "2041-02-01", true),
        (C::Cn, "2010-10-04", false),
        (C::Hk, "2041-07-01", false),
        (C::Hk, "2041-04-19", true),
        (C::Uk, "2030-12-25", false),
        (C::Jp, "2030-05-03", false),
        (C::Ch, "2030-08-01", false),
    ] {
        let answer = calendar.day(d(date));
        assert_eq!(answer.open, open, "{} {date}", calendar.word());
        assert_eq!(answer.status, Status::Missing);
    }
}

/// Two holidays on one day, or one on a Sunday: the next day that is neither.
#[test]
fn hong_kong_moves_what_coincides() {
    let closed = |date: &str| !HolidayCalendar::Hk.day(d(date)).open;
    // 2026: Ching Ming on Easter Sunday closes Monday; Easter Monday moves to Tuesday.
    assert!(closed("2026-04-06") && closed("2026-04-07"));
    // 2022: Christmas on a Sunday closes both Monday and Tuesday.
    assert!(closed("2022-12-26") && closed("2022-12-27"));
    // 2023: New Year's Day of the moon on a Sunday adds its fourth day.
    assert!(closed("2023-01-25") && !closed("2023-01-26"));
    // 2033: Chung Yeung on National Day, a Saturday: Monday.
    assert!(closed("2033-10-03") && !closed("2033-10-04"));
}

/// `advance` and `adjust` of QuantLib 1.44 on its own US Federal Reserve, TARGET, Hong Kong and China
/// calendars and their joins, drawn at random where its data are whole.
#[test]
fn another_library_moves_dates_to_the_same_days() {
    let text = include_str!("../../fixtures/calendars/quantlib_advance.csv");
    let mut rows = 0;
    for line in text.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        let places = cells[0].split('+').map(|code| HolidayCalendar::from_word(code).unwrap());
        let calendar = JointCalendar::banks(places);
        let found = match cells[2].parse() {
            Ok(n) => calendar.add(d(cells[1]), n),
            Err(_) => calendar.adjust(d(cells[1]), Convention::from_word(cells[2]).unwrap()),
        };
        assert_eq!(found, d(cells[3]), "{line}");
        rows += 1;
    }
    assert!(rows > 1_200, "{rows}");
}

/// ISDA conventions, one line a case; the last two are the ones "modified" is for.
#[test]
fn conventions_move_closed_days() {
    let fed = JointCalendar::banks([HolidayCalendar::UsFed]);
    for (date, convention, to) in [
        ("2026-05-25", Convention::Following, "2026-05-26"), // Memorial Day
        ("2026-05-25", Convention::Preceding, "2026-05-22"),
        ("2026-05-25", Convention::ModifiedFollowing, "2026-05-26"),
        ("2026-05-27", Convention::ModifiedFollowing, "2026-05-27"), // open
        ("2026-05-31", Convention::Following, "2026-06-01"),
        ("2026-05-31", Convention::ModifiedFollowing, "2026-05-29"),
        ("2026-01-31", Convention::ModifiedFollowing, "2026-01-30"),
    ] {
        assert_eq!(fed.adjust(d(date), convention), d(to), "{date} {convention:?}");
    }
}

#[test]
fn the_spring_festival_and_the_golden_week_are_named() {
    let found: Vec<Closure> = closures(HolidayCalendar::Cn, d("2026-01-01"), d("2026-12-31"));
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.name.en, it.name.zh, it.from.to_string(), it.to.to_string(), it.weekdays))
        .collect();
    assert_eq!(
        told,
        [
            ("Spring Festival", "春节", "2026-02-15".into(), "2026-02-23".into(), 6),
            ("Labour Day", "劳动节", "2026-05-01".into(), "2026-05-05".into(), 3),
            ("National Day", "国庆节", "2026-10-01".into(), "2026-10-07".into(), 5),
        ]
    );
    assert!(found.iter().all(|it| it.status == Status::Official));
}

/// 2027: the projected closure runs to the Sunday, since a make-up workday there is not known.
#[test]
fn a_projected_closure_says_so() {
    let found = closures(HolidayCalendar::Cn, d("2027-01-01"), d("2027-03-31"));
    let spring = found.first().unwrap();
    assert_eq!((spring.from, spring.to), (d("2027-02-05"), d("2027-02-14")));
    assert_eq!(spring.status, Status::Projected);
}

#[test]
fn a_closure_is_found_whole_from_any_day_in_it() {
    for day in days("2026-02-15", "2026-02-23") {
        let found = closures_between(HolidayCalendar::Cn, day, day);
        assert_eq!(found.len(), 1, "{day}");
        assert_eq!((found[0].from, found[0].to), (d("2026-02-15"), d("2026-02-23")));
    }
    assert!(closures_between(HolidayCalendar::Cn, d("2026-02-24"), d("2026-04-30")).is_empty());
    assert!(closures(HolidayCalendar::Cn, d("2026-02-16"), d("2026-02-28")).is_empty());
}

fn place() -> impl Strategy<Value = HolidayCalendar> {
    (0_usize..7).prop_map(|index| HolidayCalendar::ALL[index])
}

fn joint() -> impl Strategy<Value = JointCalendar> {
    let banks = prop::collection::vec(place(), 0..4).prop_map(JointCalendar::banks);
    prop_oneof![banks, place().prop_map(JointCalendar::offices)]
}

fn date() -> impl Strategy<Value = Date> {
    (0_u32..13_000).prop_map(|days| add_days(d("2012-01-01"), days))
}

fn convention() -> impl Strategy<Value = Convention> {
    prop_oneof![
        Just(Convention::Following),
        Just(Convention::ModifiedFollowing),
        Just(Convention::Preceding)
    ]
}

/// The n-th open day after a date, counted one day at a time.
fn slowly(calendar: JointCalendar, date: Date, n: u32) -> Date {
    let mut open = (1..).map(|days| add_days(date, days)).filter(|day| calendar.is_open(*day));
    open.nth(n as usize - 1).unwrap()
}

proptest! {
    #[test]
    fn adjusting_twice_is_adjusting_once(calendar in joint(), date in date(), way in convention()) {
        let once = calendar.adjust(date, way);
        prop_assert!(calendar.is_open(once));
        prop_assert_eq!(calendar.adjust(once, way), once);
        if way == Convention::ModifiedFollowing {
            prop_assert_eq!(once.month(), date.month());
        }
    }

    #[test]
    fn adding_no_day_is_following(calendar in joint(), date in date()) {
        prop_assert_eq!(calendar.add(date, 0), calendar.adjust(date, Convention::Following));
    }

    #[test]
    fn adding_counts_open_days(calendar in joint(), date in date(), n in 1_u32..40) {
        let end = calendar.add(date, n);
        prop_assert_eq!(end, slowly(calendar, date, n));
        prop_assert!(calendar.add(date, n + 1) > end);
        prop_assert!(calendar.add(add_days(date, 1), n) >= end);
        // Back again: the n-th open day before the end, from an open day.
        if calendar.is_open(date) {
            prop_assert_eq!(calendar.subtract(end, n), date);
        }
    }

    #[test]
    fn a_joint_calendar_is_open_only_when_all_are(a in place(), b in place(), c in place(), date in date()) {
        let all = JointCalendar::banks([a, b]).and(c);
        let each = [a, b, c].into_iter().all(|place| place.day(date).open);
        prop_assert_eq!(all.is_open(date), each);
        let worst = [a, b, c].into_iter().map(|place| place.day(date).status).max();
        prop_assert_eq!(Some(all.status(date, date)), worst);
    }

    #[test]
    fn banks_never_work_on_weekends(place in place(), date in date()) {
        let day = place.day(date);
        prop_assert!(!day.open || !is_weekend(date));
        prop_assert!(!day.open || day.paperwork);
        if day.paperwork && !day.open {
            prop_assert_eq!(place, HolidayCalendar::Cn);
            prop_assert!(is_weekend(date));
        }
    }

    #[test]
    fn closures_are_runs_of_closed_days(place in place(), date in date()) {
        for closure in closures_between(place, date, add_days(date, 120)) {
            let run = closure.from.iter_days().take_while(|day| *day <= closure.to);
            prop_assert!(run.clone().all(|day| !place.day(day).paperwork));
            prop_assert_eq!(run.filter(|day| !is_weekend(*day)).count(), closure.weekdays);
            prop_assert!(closure.weekdays >= 3);
            prop_assert!(place.day(closure.from.pred_opt().unwrap()).paperwork);
            prop_assert!(place.day(closure.to.succ_opt().unwrap()).paperwork);
        }
    }
}

/// Without any calendar only weekends are closed, and nothing is known.
#[test]
fn no_calendar_knows_weekends_only() {
    let none = JointCalendar::banks([]);
    assert!(none.is_open(d("2026-12-25")) && !none.is_open(d("2026-12-26")));
    assert_eq!(none.status(d("2026-01-01"), d("2026-01-01")), Status::Missing);
}
