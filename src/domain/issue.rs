//! Problems are data: where, what, how bad, and what to do, in both languages.

mod file_kind;
mod replies;
mod text;

pub use file_kind::FileKind;
pub use replies::Reply;

use super::date::Date;
use super::lang::Lang;
use super::number::{NumberError, Range};
use rust_decimal::Decimal;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The value cannot be used; no result until it is mended.
    Refused,
    /// Something will go wrong if nothing is done.
    Red,
    /// Worth a look.
    Amber,
    /// For the record.
    Note,
}

/// A problem at a place of the deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// How bad.
    pub severity: Severity,
    /// Path of the field or list (`terms.upfront.0.amount`); empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Issue {
    /// A problem of any severity.
    pub fn new(severity: Severity, path: &str, problem: Problem) -> Self {
        Self { severity, path: path.to_owned(), problem }
    }

    /// A problem that keeps the value from being used.
    pub fn refused(path: &str, problem: Problem) -> Self {
        Self::new(Severity::Refused, path, problem)
    }

    /// A stable word for the problem, the same in every language and version.
    pub fn code(&self) -> &'static str {
        text::code(&self.problem)
    }

    /// What is wrong, one sentence.
    pub fn message(&self, lang: Lang) -> String {
        text::message(&self.problem, lang)
    }
}

/// What is wrong, with what the sentence needs.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant's sentence stands in issue/text.rs")]
pub enum Problem {
    Missing,
    Number(NumberError),
    Negative,
    NotPositive,
    OutOfRange {
        range: Range,
        percent: bool,
    },
    TooMany {
        most: u32,
    },
    NotLetters {
        count: usize,
    },
    UnknownWord {
        text: String,
        known: String,
    },
    /// A range where the contract needs a number, or where no value depends on it.
    RangeNotTaken,
    RangeReversed,
    RangePercentiles,
    RangeTouchesZero,
    RangeTouchesOne,
    RangeOfRate,
    RangeWithCurrency,
    RangeTooLarge,
    RoundedToCents,
    /// Read in units of the currency, not in millions.
    ReadInFull {
        read: Decimal,
        currency: String,
    },
    /// Millions; the other reading where there is one.
    Implausible {
        read: Decimal,
        meant: Option<Decimal>,
        currency: String,
    },
    /// Millions of the currency named; in the deal's at a rate as quoted on a day, where one is known.
    ForeignCurrency {
        read: Decimal,
        named: String,
        currency: String,
        converted: Option<Box<(Decimal, Decimal, Date)>>,
    },
    EmptyList,
    TooManyRows {
        rows: usize,
        most: usize,
    },
    TiersStartAboveZero,
    TiersNotAscending,
    Duplicate {
        name: String,
    },
    NoAssumptions {
        region: String,
    },
    LicensedAndRetained {
        region: String,
    },
    UnknownStage {
        stage: String,
    },
    NotLicensed {
        region: String,
    },
    NotWholeMonths,
    ColonInId,
    ReservedId {
        id: String,
    },
    UnknownId {
        id: String,
    },
    UnknownEvent {
        event: String,
    },
    SayWhich,
    NoProgramme {
        product: String,
    },
    TwoOptions {
        product: String,
    },
    OptionOnTwoProgrammes {
        product: String,
    },
    SharedTwice {
        region: String,
    },
    TwoRoyalties {
        product: String,
        region: String,
    },
    RoyaltyAndProfitShare {
        product: String,
        region: String,
    },
    TooManyOutcomes {
        product: String,
        outcomes: String,
        most: usize,
    },
    ProgrammeTooLong {
        most: u32,
    },
    StaleProgramme,
    EffectiveBeforeSigned,
    NoWithholdingRow {
        country: String,
    },
    FileTooLarge {
        most: usize,
    },
    NotJson {
        at: usize,
    },
    OtherFile {
        kind: FileKind,
    },
    ForeignFile,
    NewerFile {
        version: u64,
    },
    NotALink,
    LinkBroken,
    NewerLink {
        version: u64,
    },
    LinkTooLarge,
    LinkTooLong {
        length: usize,
        most: usize,
    },
    TextTooLong {
        length: usize,
        most: usize,
    },
    NotAList,
    NotAGroup,
    WrongType,
    NoSuchColumn {
        cell: String,
    },
    Inconsistent {
        what: String,
    },
}

impl Problem {
    /// Whether it is about what one side assumes: no business of whoever sees the paper alone.
    pub fn is_private(&self) -> bool {
        matches!(
            self,
            Self::NoAssumptions { .. }
                | Self::UnknownStage { .. }
                | Self::UnknownEvent { .. }
                | Self::NoProgramme { .. }
                | Self::OptionOnTwoProgrammes { .. }
                | Self::TooManyOutcomes { .. }
        )
    }
}

impl From<NumberError> for Problem {
    fn from(error: NumberError) -> Self {
        Self::Number(error)
    }
}
