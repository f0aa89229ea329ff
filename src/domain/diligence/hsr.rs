//! The check of the US antitrust filing (Hart-Scott-Rodino) by the fair value of the exclusive rights.
//!
//! An exclusive licence of a medicine's US rights is an acquisition of an asset (16 CFR 801.2(g)). What counts is its
//! fair value as the acquirer's board determines it, for royalties leave the price open; the upfront is no measure.
//! Thresholds and fees are those of `refdata/diligence/hsr.csv`, adjusted every year. The fees of the four tiers between
//! were read where the Commission's notice (91 FR 2133) is transcribed; a law firm's note gives the first and the last.

use super::sentences::{joined, sentence, told};
use crate::domain::date::Date;
use crate::domain::deal::HsrWaiting;
use crate::domain::draft::FieldValues;
use crate::domain::format::{grouped, money};
use crate::domain::lang::Lang;
use crate::domain::refdata::{FactReview, rows};
use rust_decimal::Decimal;
use std::sync::OnceLock;

const USD: &str = "USD";

/// What the check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HsrVerdict {
    /// The US is not licensed.
    NotUs,
    /// The fair value is not stated.
    AskValue,
    /// Not above the size of transaction: no filing.
    Below,
    /// A filing if the parties are large enough.
    ByPersons,
    /// A filing whatever the parties' size.
    Reportable,
    /// The thresholds are past their review.
    Unknown,
}

/// The check of a deal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hsr {
    /// What it says.
    pub verdict: HsrVerdict,
    /// Fair value of the exclusive US rights, USD millions.
    pub value: Option<Decimal>,
    /// Until when the thresholds count; `None` without a table.
    pub review: Option<FactReview>,
    today: Date,
}

/// A threshold, USD millions, and the fee of a value from there on, USD.
struct HsrRow {
    key: String,
    usd_m: Decimal,
    fee_usd: Option<u32>,
    review: FactReview,
}

fn table() -> &'static [HsrRow] {
    static TABLE: OnceLock<Vec<HsrRow>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/hsr.csv")).filter_map(from_cells).collect()
    })
}

fn from_cells(cells: [String; 6]) -> Option<HsrRow> {
    let [key, usd_m, fee_usd, _source, checked_on, review_by] = cells;
    let review = FactReview::of_cells(&checked_on, &review_by)?;
    Some(HsrRow { key, usd_m: usd_m.parse().ok()?, fee_usd: fee_usd.parse().ok(), review })
}

fn row(key: &str) -> Option<&'static HsrRow> {
    table().iter().find(|row| row.key == key)
}

/// USD millions of a threshold.
fn threshold(key: &str) -> Decimal {
    row(key).map_or(Decimal::MAX, |row| row.usd_m)
}

/// The check of a draft, on a day.
pub fn hsr(values: &FieldValues, today: Date) -> Hsr {
    let products = 0..values.rows("terms.products");
    let us = products.into_iter().any(|product| values.licensed_of(product).contains(&"US"));
    let value = values.decimal("diligence.us_rights_value");
    let review = row("size").map(|row| row.review);
    let old = review.is_none_or(|review| review.unknown_since(today).is_some());
    let verdict = match value {
        _ if !us => HsrVerdict::NotUs,
        _ if old => HsrVerdict::Unknown,
        None => HsrVerdict::AskValue,
        Some(value) if value <= threshold("size") => HsrVerdict::Below,
        Some(value) if value <= threshold("any_size") => HsrVerdict::ByPersons,
        Some(_) => HsrVerdict::Reportable,
    };
    Hsr { verdict, value, review, today }
}

impl Hsr {
    /// What the field `payments.hsr` should say by this check; `None` where the check does not decide.
    pub fn waiting(&self) -> Option<HsrWaiting> {
        match self.verdict {
            HsrVerdict::Below => Some(HsrWaiting::DoesNotApply),
            HsrVerdict::Reportable => Some(HsrWaiting::Applies),
            HsrVerdict::NotUs
            | HsrVerdict::AskValue
            | HsrVerdict::ByPersons
            | HsrVerdict::Unknown => None,
        }
    }

    /// Why, with the thresholds and the fee.
    pub fn sentence(&self, lang: Lang) -> String {
        let said = |key: &str| money(threshold(key), USD, lang);
        let since = self.review.and_then(|review| review.unknown_since(self.today));
        let blanks = [
            ("value", self.value.map(|value| money(value, USD, lang)).unwrap_or_default()),
            ("size", said("size")),
            ("small", said("small_person")),
            ("large", said("large_person")),
            ("any", said("any_size")),
            ("since", since.map(|since| told(since, lang)).unwrap_or_default()),
        ];
        let blanks: Vec<(&str, &str)> =
            blanks.iter().map(|(key, it)| (*key, it.as_str())).collect();
        let of = |key: &str| sentence(key, lang, &blanks);
        match self.verdict {
            HsrVerdict::NotUs => of("hsr_no_us"),
            HsrVerdict::AskValue => of("hsr_ask"),
            HsrVerdict::Unknown => of("hsr_old"),
            HsrVerdict::Below => of("hsr_below"),
            HsrVerdict::ByPersons => {
                joined(&[of("hsr_persons"), self.fee(lang), of("hsr_clock")], lang)
            }
            HsrVerdict::Reportable => {
                joined(&[of("hsr_reportable"), self.fee(lang), of("hsr_clock")], lang)
            }
        }
    }

    /// The filing fee: that of the tier the value lies in.
    fn fee(&self, lang: Lang) -> String {
        let reached = |row: &&HsrRow| self.value.is_some_and(|value| row.usd_m <= value);
        let tier = table().iter().filter(|row| row.fee_usd.is_some()).rfind(reached);
        let fee = tier.and_then(|row| row.fee_usd).map(|fee| dollars(fee, lang));
        fee.map_or_else(String::new, |fee| sentence("hsr_fee", lang, &[("fee", fee.as_str())]))
    }
}

/// An amount in single dollars.
fn dollars(amount: u32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{USD} {}", grouped(&amount.to_string(), ',')),
        Lang::Zh => money(Decimal::new(amount.into(), 6), USD, lang),
    }
}
