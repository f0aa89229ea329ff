//! Business days and holidays.

mod tables;
