//! The payments as an iCalendar file (RFC 5545): all-day events with stable UIDs, so that importing a
//! later file moves what is there; what went in the meantime goes out as cancelled.
//!
//! Written by hand: the crate at hand for it reads the clock and draws random UIDs where one is missing,
//! which the browser has not, and ends all-day events on the day they start.

use crate::domain::cash_path::{
    Formality, PaymentSetup, Report, Route, Scheduled, Tax, ThreePoint,
};
use crate::domain::date::{Date, Quarter, add_months};
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::format::modelled_money;
use crate::domain::lang::Lang;

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

/// Longest line in octets, its end left out.
const LINE: usize = 75;
/// Longest id that stands in a UID as it is.
const PLAIN: usize = 24;
/// Months of [`Extent::NextYear`].
const YEAR: u32 = 12;
/// How long before a day its alarm rings.
const ALARM: &str = "TRIGGER:-P2D";

/// Every due, pay and usable (likely) day, and every day a formality is needed by, as far as chosen.
pub fn payments(
    setup: &PaymentSetup,
    report: &Report,
    choice: CalendarChoice,
    edition: &Edition,
    lang: Lang,
) -> String {
    let mut file = IcsWriter { edition, setup, report, choice, lang, text: String::new() };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Payments//EN"] {
        file.line(line);
    }
    file.line("CALSCALE:GREGORIAN");
    for (index, payment) in setup.scheduled.iter().enumerate() {
        if file.is_chosen(index, payment) {
            file.payment(index, payment);
        }
    }
    for formality in &report.formalities {
        file.formality(formality);
    }
    file.line("END:VCALENDAR");
    file.text
}

/// Which of a payment's days an event stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
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

    /// What happens on the day: what lies ahead is to be paid, not paid.
    fn name(self, paid: bool, lang: Lang) -> &'static str {
        let (en, zh) = match (self, paid) {
            (Self::Due, _) => ("due", "到期"),
            (Self::Pay, true) => ("paid", "已付"),
            (Self::Pay, false) => ("to be paid", "应付"),
            (Self::Usable, _) => ("usable", "可用"),
        };
        if lang == Lang::En { en } else { zh }
    }
}

/// A day of the calendar.
struct IcsEvent<'a> {
    id: &'a str,
    on: Date,
    summary: String,
    description: String,
    /// It went: a calendar that has it takes it out.
    cancelled: bool,
}

struct IcsWriter<'a> {
    edition: &'a Edition,
    setup: &'a PaymentSetup,
    report: &'a Report,
    choice: CalendarChoice,
    lang: Lang,
    text: String,
}

impl IcsWriter<'_> {
    fn is_chosen(&self, index: usize, payment: &Scheduled) -> bool {
        match self.choice.extent {
            Extent::One(one) => one == index,
            Extent::NextYear => self.choice.modelled || !payment.kind.is_quarterly(),
        }
    }

    /// Whether a day is in the file: of one payment all are.
    fn is_within(&self, on: Date) -> bool {
        let today = self.setup.today;
        match self.choice.extent {
            Extent::One(_) => true,
            Extent::NextYear => (today..=add_months(today, YEAR)).contains(&on),
        }
    }

    fn payment(&mut self, index: usize, payment: &Scheduled) {
        let Some(route) = self.report.paths.routes.get(index) else { return };
        let (pay_on, usable) = match route {
            Route::Inward(path) => (path.pay_on, path.onshore.unwrap_or(path.usable)),
            Route::Outward(path) => (path.pay_on.likely, path.credited),
            Route::Shares => return,
        };
        // On one day with the due date, the second event would say the same.
        let marks = [
            (EventMark::Due, payment.due_on, false),
            (EventMark::Pay, pay_on, pay_on == payment.due_on),
            (EventMark::Usable, usable.likely, false),
        ];
        for (mark, on, cancelled) in marks {
            // When the other side can use its money, and what it keeps, is no matter of who pays.
            let theirs = mark == EventMark::Usable && self.choice.side == Party::Licensee;
            if theirs || !self.is_within(on) {
                continue;
            }
            let id = format!("{}-{}", payment_id(self.setup, index, payment), mark.word());
            let summary = self.summary(index, payment, mark);
            let range = mark == EventMark::Usable && usable.min != usable.max;
            let description = if range { days(usable, self.lang) } else { String::new() };
            self.event(&IcsEvent { id: &id, on, summary, description, cancelled });
        }
    }

    /// `Hengyue - Northwind: Upfront usable, USD 45.0 million`.
    fn summary(&self, index: usize, payment: &Scheduled, mark: EventMark) -> String {
        let tax = self.report.taxes.get(index).and_then(Option::as_ref);
        let owed = tax.map_or(payment.contract_amount, |tax| tax.gross);
        let kept = |tax: &Tax| if payment.is_receipt() { tax.kept } else { tax.received };
        let amount = if mark == EventMark::Usable { tax.map_or(owed, kept) } else { owed };
        let money = self.money(amount);
        let back = match (payment.payer == payment.kind.payer(), self.lang) {
            (true, _) => "",
            (false, Lang::En) => ", paid by the licensor",
            (false, Lang::Zh) => "，由许可方支付",
        };
        let label = payment.label(self.lang);
        let mark = mark.name(payment.paid_on.is_some(), self.lang);
        match self.lang {
            Lang::En => format!("{}: {label} {mark}, {money}{back}", self.edition.title),
            Lang::Zh => format!("{}：{label}{mark}，{money}{back}", self.edition.title),
        }
    }

    fn money(&self, millions: f64) -> String {
        modelled_money(millions, self.setup.currency.code(), self.lang)
    }

    fn formality(&mut self, formality: &Formality) {
        let Some(on) = formality.needed_by.filter(|on| self.is_within(*on)) else { return };
        let payment = formality.payment.and_then(|index| {
            let payment = self.setup.scheduled.get(index)?;
            Some((index, payment))
        });
        if payment.is_some_and(|(index, payment)| !self.is_chosen(index, payment)) {
            return;
        }
        let id = match payment {
            Some((index, payment)) => payment_id(self.setup, index, payment),
            None => "deal".to_owned(),
        };
        let id = format!("{id}-{}", formality.kind.word());
        let name = formality.kind.name(self.lang);
        let title = &self.edition.title;
        let of = payment.map(|(_, payment)| payment.label(self.lang));
        let summary = match (self.lang, of) {
            (Lang::En, Some(of)) => format!("{title}: {name} needed, {of}"),
            (Lang::En, None) => format!("{title}: {name} needed"),
            (Lang::Zh, Some(of)) => format!("{title}：须完成{name}，{of}"),
            (Lang::Zh, None) => format!("{title}：须完成{name}"),
        };
        let expected = formality.expected.map(|expected| days(expected, self.lang));
        let description = expected.unwrap_or_default();
        self.event(&IcsEvent { id: &id, on, summary, description, cancelled: formality.done });
    }

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
        self.line(&format!("DTSTART;VALUE=DATE:{}", on.format("%Y%m%d")));
        self.line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
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

/// The same for the same payment whatever its dates and whatever it is called: kind and id, of an upfront, which has
/// none but its label, the place of its row; what is due quarter by quarter has its quarter and,
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
        } else if payment.kind == PaymentKind::Upfront {
            let row = payment.path.rsplit('.').next().unwrap_or_default();
            format!("{}-{}", payment.kind.word(), plain(row))
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

fn days(dates: ThreePoint<Date>, lang: Lang) -> String {
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
