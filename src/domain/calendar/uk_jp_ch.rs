//! United Kingdom, Japan and Switzerland: tables of a public library, then fixed dates only.

use super::Status;
use super::line_table::{YearLine, lines};
use super::rules::{named, on};
use super::year::Year;
use std::sync::OnceLock;

/// A table and the holidays of it that stand on a fixed date.
pub(super) struct YearTable {
    text: &'static str,
    fixed: &'static [(u32, u32, &'static str)],
    lines: OnceLock<Vec<YearLine>>,
}

impl YearTable {
    const fn new(text: &'static str, fixed: &'static [(u32, u32, &'static str)]) -> Self {
        Self { text, fixed, lines: OnceLock::new() }
    }

    pub(super) fn build(&self, year: i32) -> Year {
        let lines = self.lines.get_or_init(|| lines(self.text));
        if let Some(line) = lines.iter().find(|line| line.year == year) {
            return Year::new(Status::Rule, line.holidays.clone(), &[]);
        }
        let days = self.fixed.iter().map(|(month, day, key)| (on(year, *month, *day), *key));
        Year::new(Status::Missing, named(days), &[])
    }
}

pub(super) static UK: YearTable = YearTable::new(
    include_str!("../../refdata/calendar/uk.txt"),
    &[(1, 1, "new_year"), (12, 25, "christmas"), (12, 26, "boxing")],
);

pub(super) static JP: YearTable = YearTable::new(
    include_str!("../../refdata/calendar/jp.txt"),
    &[
        (1, 1, "new_year"),
        (1, 2, "bank_year_end"),
        (1, 3, "bank_year_end"),
        (2, 11, "foundation"),
        (2, 23, "emperor"),
        (4, 29, "showa"),
        (5, 3, "constitution"),
        (5, 4, "greenery"),
        (5, 5, "children"),
        (8, 11, "mountain"),
        (11, 3, "culture"),
        (11, 23, "thanksgiving_jp"),
        (12, 31, "bank_year_end"),
    ],
);

pub(super) static CH: YearTable = YearTable::new(
    include_str!("../../refdata/calendar/ch.txt"),
    &[
        (1, 1, "new_year"),
        (1, 2, "berchtold"),
        (5, 1, "labour"),
        (8, 1, "national_ch"),
        (12, 24, "christmas_eve"),
        (12, 25, "christmas"),
        (12, 26, "boxing"),
        (12, 31, "new_year_eve"),
    ],
);
