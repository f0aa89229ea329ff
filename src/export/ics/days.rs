//! The days of a deal that a calendar can hold: of its payments, and those formalities are needed by.

use crate::domain::cash_path::{
    Formality, PaymentSetup, Report, Route, Scheduled, Tax, ThreePoint,
};
use crate::domain::date::{Date, Quarter, add_months};
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::format::modelled_money;
use crate::domain::lang::Lang;
use serde::{Deserialize, Serialize};

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

/// How a day is written in a calendar file.
pub(super) const DAY: &str = "%Y%m%d";
/// Longest id that stands in a UID as it is.
const PLAIN: usize = 24;
/// Months of [`Extent::NextYear`].
const YEAR: u32 = 12;

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
pub(super) struct IcsEvent {
    pub id: String,
    pub on: Date,
    pub summary: String,
    pub description: String,
    /// It went: a calendar that has it takes it out.
    pub cancelled: bool,
}

impl IcsEvent {
    /// What is remembered of it.
    pub fn entry(&self) -> CalendarEntry {
        let Self { id, on, summary, .. } = self;
        CalendarEntry { id: id.clone(), on: on.format(DAY).to_string(), summary: summary.clone() }
    }

    /// A day handed out earlier, taken back.
    pub fn cancelled(entry: &CalendarEntry) -> Option<Self> {
        let CalendarEntry { id, on, summary } = entry.clone();
        let on = Date::parse_from_str(&on, DAY).ok()?;
        Some(Self { id, on, summary, description: String::new(), cancelled: true })
    }
}

/// The days of a deal's payments and formalities.
pub(super) struct Days<'a> {
    pub setup: &'a PaymentSetup,
    pub report: &'a Report,
    /// The deal's title.
    pub title: &'a str,
    /// As far as chosen; without a choice every day there is.
    pub choice: Option<CalendarChoice>,
    pub lang: Lang,
    pub events: Vec<IcsEvent>,
}

impl Days<'_> {
    pub fn found(mut self) -> Vec<IcsEvent> {
        for (index, payment) in self.setup.scheduled.iter().enumerate() {
            if self.is_chosen(index, payment) {
                self.payment(index, payment);
            }
        }
        for formality in &self.report.formalities {
            self.formality(formality);
        }
        self.events
    }

    fn is_chosen(&self, index: usize, payment: &Scheduled) -> bool {
        self.choice.is_none_or(|choice| match choice.extent {
            Extent::One(one) => one == index,
            Extent::NextYear => choice.modelled || !payment.kind.is_quarterly(),
        })
    }

    /// Whether a day is in the file: of one payment all are.
    fn is_within(&self, on: Date) -> bool {
        let today = self.setup.today;
        match self.choice.map(|choice| choice.extent) {
            None | Some(Extent::One(_)) => true,
            Some(Extent::NextYear) => (today..=add_months(today, YEAR)).contains(&on),
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
            let paid_by_us = self.choice.is_some_and(|choice| choice.side == Party::Licensee);
            let theirs = mark == EventMark::Usable && paid_by_us;
            if theirs || !self.is_within(on) {
                continue;
            }
            let id = format!("{}-{}", payment_id(self.setup, index, payment), mark.word());
            let summary = self.summary(index, payment, mark);
            let range = mark == EventMark::Usable && usable.min != usable.max;
            let description = if range { days(usable, self.lang) } else { String::new() };
            self.events.push(IcsEvent { id, on, summary, description, cancelled });
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
            Lang::En => format!("{}: {label} {mark}, {money}{back}", self.title),
            Lang::Zh => format!("{}：{label}{mark}，{money}{back}", self.title),
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
        let title = self.title;
        let of = payment.map(|(_, payment)| payment.label(self.lang));
        let summary = match (self.lang, of) {
            (Lang::En, Some(of)) => format!("{title}: {name} needed, {of}"),
            (Lang::En, None) => format!("{title}: {name} needed"),
            (Lang::Zh, Some(of)) => format!("{title}：须完成{name}，{of}"),
            (Lang::Zh, None) => format!("{title}：须完成{name}"),
        };
        let expected = formality.expected.map(|expected| days(expected, self.lang));
        let description = expected.unwrap_or_default();
        self.events.push(IcsEvent { id, on, summary, description, cancelled: formality.done });
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

fn days(dates: ThreePoint<Date>, lang: Lang) -> String {
    let ThreePoint { min, likely, max } = dates;
    match lang {
        Lang::En => format!("Shortest {min}, likely {likely}, longest {max}"),
        Lang::Zh => format!("最短 {min}，一般 {likely}，最长 {max}"),
    }
}

/// A short plain word as it is; anything else as its hash (FNV-1a, 64 bits), so that a UID stays short and ASCII.
pub(super) fn plain(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if text.len() <= PLAIN && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    format!("x{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}
