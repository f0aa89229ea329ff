//! The payments as an iCalendar file (RFC 5545): all-day events with stable UIDs, so that importing a
//! later file moves what is there; what went in the meantime goes out as cancelled.
//!
//! Written by hand: the crate at hand for it reads the clock and draws random UIDs where one is missing,
//! which the browser has not, and ends all-day events on the day they start.

mod days;

use crate::domain::cash_path::{PaymentSetup, Report};
use crate::domain::deal::Party;
use crate::domain::lang::Lang;
use days::{Days, IcsEvent};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What tells one file from the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The deal's identity, from inside its file; every UID begins with it.
    pub deal_id: String,
    /// The deal's title, before every summary.
    pub title: String,
    /// Grows with every file; calendars keep the event with the higher one.
    pub sequence: u32,
    /// When the file is made, UTC: `20261122T093000Z`.
    pub stamp: String,
}

/// Which payments a calendar file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// That at a place in the schedule.
    One(usize),
    /// Whatever happens within a year from the reader's date.
    NextYear,
}

/// What a calendar file holds, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarChoice {
    /// Which payments.
    pub extent: Extent,
    /// Amounts that a model gave as well: royalties and shares of profit.
    pub modelled: bool,
    /// For whom: who is paid sees when money is usable and what is kept, who pays what to send.
    pub side: Party,
}

/// A day that a file has put into somebody's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    /// What its UID says behind the deal's identity.
    pub id: String,
    /// The day, as a calendar file has it: `20270330`.
    pub on: String,
    /// Its summary.
    pub summary: String,
}

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// The file.
    pub text: String,
    /// Every day handed out so far, in this file or an earlier one.
    pub handed_out: Vec<CalendarEntry>,
}

/// Longest line in octets, its end left out.
const LINE: usize = 75;
/// Longest id that stands in a UID as it is.
const PLAIN: usize = 24;
/// How a day is written in a calendar file.
const DAY: &str = "%Y%m%d";
/// How long before a day its alarm rings.
const ALARM: &str = "TRIGGER:-P2D";

/// Every due, pay and usable (likely) day, and every day a formality is needed by, as far as chosen; of what was handed
/// out `earlier`, what the deal has no more goes out as cancelled.
pub fn payments(
    setup: &PaymentSetup,
    report: &Report,
    choice: CalendarChoice,
    edition: &Edition,
    earlier: &[CalendarEntry],
    lang: Lang,
) -> CalendarFile {
    let title = edition.title.as_str();
    let days = |choice| Days { setup, report, title, choice, lang, events: Vec::new() }.found();
    let (everything, chosen) = (days(None), days(Some(choice)));
    let mut file = IcsWriter { edition, text: String::new() };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Payments//EN"] {
        file.line(line);
    }
    file.line("CALSCALE:GREGORIAN");
    chosen.iter().for_each(|event| file.event(event));
    let known: BTreeSet<&str> = everything.iter().map(|event| event.id.as_str()).collect();
    let gone = earlier.iter().filter(|entry| !known.contains(entry.id.as_str()));
    gone.filter_map(IcsEvent::cancelled).for_each(|event| file.event(&event));
    file.line("END:VCALENDAR");
    let entries = chosen.iter().filter(|event| !event.cancelled).map(|event| event.entry());
    let mut handed_out: Vec<CalendarEntry> = entries.collect();
    let here: BTreeSet<&str> = chosen.iter().map(|event| event.id.as_str()).collect();
    handed_out.extend(earlier.iter().filter(|entry| !here.contains(entry.id.as_str())).cloned());
    CalendarFile { text: file.text, handed_out }
}

struct IcsWriter<'a> {
    edition: &'a Edition,
    text: String,
}

impl IcsWriter<'_> {
    fn event(&mut self, event: &IcsEvent) {
        let IcsEvent { id, on, summary, description, cancelled } = event;
        let next = on.succ_opt().unwrap_or(*on);
        let Edition { deal_id, sequence, stamp, .. } = self.edition;
        let uid = format!("UID:{}-{id}@parley", plain(deal_id));
        let (sequence, stamp) = (format!("SEQUENCE:{sequence}"), format!("DTSTAMP:{stamp}"));
        self.line("BEGIN:VEVENT");
        for line in [&uid, &stamp, &sequence] {
            self.line(line);
        }
        self.line(if *cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        self.line(&format!("DTSTART;VALUE=DATE:{}", on.format(DAY)));
        self.line(&format!("DTEND;VALUE=DATE:{}", next.format(DAY)));
        let summary = escaped(summary);
        self.line(&format!("SUMMARY:{summary}"));
        if !description.is_empty() {
            self.line(&format!("DESCRIPTION:{}", escaped(description)));
        }
        self.line("TRANSP:TRANSPARENT");
        if !cancelled {
            self.alarm(&summary);
        }
        self.line("END:VEVENT");
    }

    fn alarm(&mut self, summary: &str) {
        for line in ["BEGIN:VALARM", "ACTION:DISPLAY", ALARM] {
            self.line(line);
        }
        self.line(&format!("DESCRIPTION:{summary}"));
        self.line("END:VALARM");
    }

    /// Folds at 75 octets, never inside a character.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(letter);
            used += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A short plain word as it is; anything else as its hash (FNV-1a, 64 bits), so that a UID stays short and ASCII.
fn plain(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if text.len() <= PLAIN && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    format!("x{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, letter| {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
        escaped
    })
}
