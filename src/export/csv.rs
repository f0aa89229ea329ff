//! Comma-separated tables (RFC 4180), safe to open in a spreadsheet, and the payments' table.

use crate::domain::cash_path::{PaymentSetup, Report, Route, Tax, ThreePoint, kind_name};
use crate::domain::date::Date;
use crate::domain::issue::Severity;
use crate::domain::lang::Lang;
use crate::domain::words;
use std::fmt::Write;

/// Cents in a million.
const CENTS: f64 = 100_000_000.0;
/// Of a rate of exchange, as markets quote it at most.
const RATE: f64 = 1_000_000.0;

/// A cell: what is text is guarded, what is a number stays one.
#[derive(Debug, Clone, PartialEq)]
pub enum CsvCell {
    /// Words; a spreadsheet never takes them for a formula.
    Text(String),
    /// A number with its shortest exact digits.
    Number(f64),
    /// ISO.
    Date(Date),
    /// Nothing.
    Empty,
}

impl CsvCell {
    /// An amount of millions, to the cent.
    pub fn money(millions: f64) -> Self {
        Self::Number((millions * CENTS).round() / CENTS)
    }

    /// A rate of exchange, six places after the point.
    pub fn exchange_rate(rate: f64) -> Self {
        Self::Number((rate * RATE).round() / RATE)
    }

    /// Text of anything.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl From<Option<Date>> for CsvCell {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

impl From<Option<f64>> for CsvCell {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

/// The rows as a file: a byte-order mark (so that Excel reads Chinese), CRLF line ends.
pub fn file(rows: &[Vec<CsvCell>]) -> String {
    let mut file = String::from('\u{feff}');
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                file.push(',');
            }
            push(&mut file, cell);
        }
        file.push_str("\r\n");
    }
    file
}

fn push(file: &mut String, cell: &CsvCell) {
    match cell {
        CsvCell::Empty => {}
        CsvCell::Number(number) if number.is_finite() => {
            let _ = write!(file, "{number}");
        }
        CsvCell::Number(_) => {}
        CsvCell::Date(date) => {
            let _ = write!(file, "{date}");
        }
        CsvCell::Text(text) => push_text(file, text),
    }
}

/// How a formula begins, in full width too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Text that begins like a formula gets an apostrophe before it; quotes where the format needs them.
fn push_text(file: &mut String, text: &str) {
    // Characters that show nothing would hide what follows them.
    let unseen = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\r' | '\n');
    let text = text.replace(unseen, "");
    let formula = text.starts_with(FORMULA);
    let guard = if formula { "'" } else { "" };
    if text.contains([',', '"', '\r', '\n']) {
        let _ = write!(file, "\"{guard}{}\"", text.replace('"', "\"\""));
    } else {
        let _ = write!(file, "{guard}{text}");
    }
}

const HEAD: [(&str, &str); 28] = [
    ("kind", "种类"),
    ("payment", "付款项"),
    ("id", "编号"),
    ("trigger", "触发日"),
    ("due", "到期日"),
    ("pay", "付款日"),
    ("credited, shortest", "入账（最短）"),
    ("credited, likely", "入账（一般）"),
    ("credited, longest", "入账（最长）"),
    ("cleared, shortest", "审结（最短）"),
    ("cleared, likely", "审结（一般）"),
    ("cleared, longest", "审结（最长）"),
    ("usable, shortest", "可用（最短）"),
    ("usable, likely", "可用（一般）"),
    ("usable, longest", "可用（最长）"),
    ("amount, millions", "金额（百万）"),
    ("currency", "币种"),
    ("rate", "预提税率"),
    ("withheld, millions", "预提税（百万）"),
    ("received, millions", "到账（百万）"),
    ("kept, millions", "留存（百万）"),
    ("at stake, millions", "因手续不全多扣（百万）"),
    ("forward", "远期汇率"),
    ("received, home currency, millions", "到账，本币（百万）"),
    ("kept, home currency, millions", "留存，本币（百万）"),
    ("issues, red", "问题（红）"),
    ("issues", "问题"),
    ("paid by", "付款方"),
];

/// The payments, a row each, in schedule order: dates, tax, home currency, issues.
pub fn payments(setup: &PaymentSetup, report: &Report, lang: Lang) -> String {
    let head = HEAD.iter().map(|(en, zh)| CsvCell::text(if lang == Lang::En { *en } else { *zh }));
    let mut rows: Vec<Vec<CsvCell>> = vec![head.collect()];
    rows.extend((0..setup.scheduled.len()).map(|index| row(setup, report, index, lang)));
    file(&rows)
}

fn row(setup: &PaymentSetup, report: &Report, index: usize, lang: Lang) -> Vec<CsvCell> {
    let Some(payment) = setup.scheduled.get(index) else { return Vec::new() };
    let mut row = vec![
        CsvCell::text(kind_name(payment.kind, lang)),
        CsvCell::text(payment.label(lang)),
        CsvCell::text(&payment.id),
        CsvCell::Date(payment.trigger_on),
        CsvCell::Date(payment.due_on),
    ];
    row.extend(dates(report.paths.routes.get(index)));
    let tax = report.taxes.get(index).and_then(Option::as_ref);
    let of = |read: fn(&Tax) -> f64| tax.map(read).map_or(CsvCell::Empty, CsvCell::money);
    let home = report.homes.get(index).and_then(Option::as_ref);
    let issues: Vec<_> =
        report.issues.iter().filter(|payment| payment.payment == Some(index)).collect();
    let red = issues.iter().filter(|payment| payment.severity <= Severity::Red).count();
    let messages: Vec<String> = issues.iter().map(|payment| payment.message(lang)).collect();
    row.extend([
        CsvCell::money(payment.amount),
        CsvCell::text(setup.currency.code()),
        tax.map(|tax| tax.rate).into(),
        of(|tax| tax.withheld),
        of(|tax| tax.received),
        of(|tax| tax.kept),
        of(|tax| tax.at_stake),
        home.map_or(CsvCell::Empty, |home| CsvCell::exchange_rate(home.forward.rate)),
        home.map_or(CsvCell::Empty, |home| CsvCell::money(home.received)),
        home.map_or(CsvCell::Empty, |home| CsvCell::money(home.kept)),
        CsvCell::Number(red as f64),
        CsvCell::text(messages.join("\n")),
        CsvCell::text(words::choice("stance.side", payment.payer.word(), lang).unwrap_or_default()),
    ]);
    row
}

/// Pay, credited, cleared, usable: ten cells, empty for shares; for payments out of China cleared is the
/// bank's review.
fn dates(route: Option<&Route>) -> Vec<CsvCell> {
    let (pay_on, stages) = match route {
        Some(Route::Inward(path)) => (path.pay_on, [path.credited, path.cleared, path.usable]),
        Some(Route::Outward(path)) => {
            (path.pay_on.likely, [path.credited, path.reviewed, path.credited])
        }
        _ => return vec![CsvCell::Empty; 10],
    };
    let stages = stages.into_iter().flat_map(ThreePoint::to_array);
    std::iter::once(pay_on).chain(stages).map(CsvCell::Date).collect()
}
