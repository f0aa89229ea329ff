//! The payments as an iCalendar file (RFC 5545): all-day events with stable UIDs, so that importing a
//! later file moves what is there; what went in the meantime goes out as cancelled.
//!
//! Written by hand: the crate at hand for it reads the clock and draws random UIDs where one is missing,
//! which the browser has not, and ends all-day events on the day they start.

mod days;

use crate::domain::cash_path::{PaymentSetup, Report};
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
pub use days::{CalendarChoice, CalendarEntry, Extent};
use days::{DAY, Days, IcsEvent, plain};
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

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// The file.
    pub text: String,
    /// Every day handed out so far, in this file or an earlier one.
    pub handed_out: Vec<CalendarEntry>,
}

/// A deal's identity from inside its file: its id, else who licenses what to whom.
pub fn identity(draft: &Draft) -> String {
    let parts =
        ["terms.parties.licensor.name", "terms.parties.licensee.name", "terms.products.0.id"];
    match draft.text("id") {
        "" => parts.map(|path| draft.text(path)).join("|"),
        id => id.to_owned(),
    }
}

/// Longest line in octets, its end left out.
const LINE: usize = 75;
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
