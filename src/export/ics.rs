//! The payments as an iCalendar file (RFC 5545): all-day events with stable UIDs, so that importing a
//! later file moves what is there.
//!
//! Written by hand: the crate at hand for it reads the clock and draws random UIDs where one is missing,
//! which the browser has not, and ends all-day events on the day they start.

use crate::domain::cash_path::{
    Formality, Path, PaymentSetup, Report, Route, Scheduled, ThreePoint,
};
use crate::domain::date::Date;
use crate::domain::date::Quarter;
use crate::domain::lang::Lang;

/// What tells one file from the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Stable name of the deal; every UID begins with it.
    pub deal_id: String,
    /// Grows with every file; calendars keep the event with the higher one.
    pub sequence: u32,
    /// When the file is made, UTC: `20261122T093000Z`.
    pub stamp: String,
}

/// Longest line in octets, its end left out.
const LINE: usize = 75;
/// Longest id that stands in a UID as it is.
const PLAIN: usize = 24;

/// Every due, pay and usable (likely) day, and every day a formality is needed by.
pub fn payments(setup: &PaymentSetup, report: &Report, edition: &Edition, lang: Lang) -> String {
    let mut file = IcsWriter { edition, text: String::new() };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Payments//EN"] {
        file.line(line);
    }
    file.line("CALSCALE:GREGORIAN");
    for (index, payment) in setup.scheduled.iter().enumerate() {
        if let Some(route) = report.paths.routes.get(index) {
            file.payment(setup, index, payment, route, lang);
        }
    }
    for payment in &report.formalities {
        file.formality(setup, payment, lang);
    }
    file.line("END:VCALENDAR");
    file.text
}

/// Which of a payment's days an event stands for.
#[derive(Clone, Copy)]
enum EventMark {
    Due,
    Pay,
    Usable,
}

impl EventMark {
    fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Pay => "pay",
            Self::Usable => "usable",
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Self::Due => ("Due", "到期"),
            Self::Pay => ("Paid", "付款"),
            Self::Usable => ("Usable", "可用"),
        };
        if lang == Lang::En { en } else { zh }
    }
}

struct IcsWriter<'a> {
    edition: &'a Edition,
    text: String,
}

impl IcsWriter<'_> {
    fn payment(
        &mut self,
        setup: &PaymentSetup,
        index: usize,
        payment: &Scheduled,
        route: &Route,
        lang: Lang,
    ) {
        let id = payment_id(setup, index, payment);
        let (pay_on, usable) = match route {
            Route::Inward(Path { pay_on, usable, .. }) => (*pay_on, *usable),
            Route::Outward(path) => (path.pay_on.likely, path.credited),
            Route::Shares => return,
        };
        let money = format!("{} {}", setup.currency, payment.contract_amount);
        let unit = if lang == Lang::En { "million" } else { "百万" };
        for (mark, on) in [
            (EventMark::Due, payment.due_on),
            (EventMark::Pay, pay_on),
            (EventMark::Usable, usable.likely),
        ] {
            let back = match (payment.payer == payment.kind.payer(), lang) {
                (true, _) => "",
                (false, Lang::En) => ", paid by the licensor",
                (false, Lang::Zh) => "，由许可方支付",
            };
            let summary = format!("{}: {} ({money} {unit}{back})", mark.name(lang), payment.id);
            let description = match mark {
                EventMark::Usable => range(usable, lang),
                _ => String::new(),
            };
            self.event(&format!("{id}-{}", mark.word()), on, &summary, &description);
        }
    }

    fn formality(&mut self, setup: &PaymentSetup, formality: &Formality, lang: Lang) {
        let Some(on) = formality.needed_by.filter(|_| !formality.done) else { return };
        let payment =
            formality.payment.and_then(|index| Some((index, setup.scheduled.get(index)?)));
        let id = payment.map_or("deal".to_owned(), |(index, row)| payment_id(setup, index, row));
        let by = if lang == Lang::En { "Needed" } else { "须完成" };
        let whose = payment.map_or(String::new(), |(_, row)| format!(" ({})", row.id));
        let summary = format!("{by}: {}{whose}", formality.kind.name(lang));
        let description =
            formality.expected.map_or(String::new(), |expected| range(expected, lang));
        self.event(&format!("{id}-{}", formality.kind.word()), on, &summary, &description);
    }

    fn event(&mut self, id: &str, on: Date, summary: &str, description: &str) {
        let next = on.succ_opt().unwrap_or(on);
        let Edition { deal_id, sequence, stamp } = self.edition;
        let uid = format!("UID:{}-{id}@parley", plain(deal_id));
        let (sequence, stamp) = (format!("SEQUENCE:{sequence}"), format!("DTSTAMP:{stamp}"));
        self.line("BEGIN:VEVENT");
        self.line(&uid);
        self.line(&stamp);
        self.line(&sequence);
        self.line(&format!("DTSTART;VALUE=DATE:{}", on.format("%Y%m%d")));
        self.line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        self.line(&format!("SUMMARY:{}", escaped(summary)));
        if !description.is_empty() {
            self.line(&format!("DESCRIPTION:{}", escaped(description)));
        }
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
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

/// The same for the same payment whatever its dates: kind and id; what is due quarter by quarter has its quarter and,
/// where the deal has several such lines, its id; and a count where several share all that.
fn payment_id(setup: &PaymentSetup, index: usize, payment: &Scheduled) -> String {
    let key = |payment: &Scheduled| {
        if payment.kind.is_quarterly() {
            let quarter = Quarter::of(payment.trigger_on);
            let kind = payment.kind.word();
            let same = |other: &Scheduled| other.kind == payment.kind && other.id != payment.id;
            let several = setup.scheduled.iter().any(same);
            let line = if several { format!("-{}", plain(&payment.id)) } else { String::new() };
            format!("{kind}{line}-{}q{}", quarter.year(), quarter.number())
        } else {
            format!("{}-{}", payment.kind.word(), plain(&payment.id))
        }
    };
    let own = key(payment);
    let earlier = setup.scheduled.iter().take(index).filter(|other| key(other) == own).count();
    if earlier == 0 { own } else { format!("{own}-{}", earlier + 1) }
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

fn range(dates: ThreePoint<Date>, lang: Lang) -> String {
    let ThreePoint { min, likely, max } = dates;
    match lang {
        Lang::En => format!("Shortest {min}, likely {likely}, longest {max}"),
        Lang::Zh => format!("最短 {min}，一般 {likely}，最长 {max}"),
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
