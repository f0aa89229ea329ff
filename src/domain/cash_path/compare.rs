//! The same payments through a mainland company, a Hong Kong vehicle and a new company, side by side.

use super::check::Counts;
use super::report::{Report, report};
use super::setup::PaymentSetup;
use super::three_point::ThreePoint;
use super::withholding::Totals;
use crate::domain::currency::Country;
use crate::domain::date::Date;
use crate::domain::deal::{ColumnTax, ComparedTaxes, ForeignTax, Vehicle};
use crate::domain::format::modelled_money;
use crate::domain::lang::Lang;
use crate::domain::rate::TaxRate;
use crate::domain::refdata::payee_tax;

/// How the licensor receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayeeStructure {
    /// The mainland company is paid by the licensee.
    Mainland,
    /// Its Hong Kong vehicle is.
    HongKong,
    /// The mainland company is paid by a new company that holds the licence.
    NewCo,
}

impl PayeeStructure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Mainland, Self::HongKong, Self::NewCo];

    /// The structure in words.
    pub fn name(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Self::Mainland => ("the mainland", "内地公司"),
            Self::HongKong => ("Hong Kong", "香港公司"),
            Self::NewCo => ("a new company", "新设公司"),
        };
        if lang == Lang::En { en } else { zh }
    }

    /// Where the company sits that is paid.
    fn vehicle(self) -> Vehicle {
        match self {
            Self::HongKong => Vehicle::HongKong,
            Self::Mainland | Self::NewCo => Vehicle::Mainland,
        }
    }

    /// The tax entered for it.
    fn entered(self, compared: &ComparedTaxes) -> ColumnTax {
        match self {
            Self::Mainland => compared.mainland,
            Self::HongKong => compared.hong_kong,
            Self::NewCo => compared.newco,
        }
    }

    /// The structure the deal has.
    pub fn of(setup: &PaymentSetup) -> Self {
        match setup.vehicle {
            Vehicle::HongKong | Vehicle::Other => Self::HongKong,
            Vehicle::Mainland if setup.newco => Self::NewCo,
            Vehicle::Mainland => Self::Mainland,
        }
    }
}

/// One structure's outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct StructureColumn {
    /// Which.
    pub structure: PayeeStructure,
    /// Millions of the deal currency; payments whose rate is not known are left out.
    pub totals: Totals,
    /// The receiving company's own tax, fraction.
    pub tax_rate: f64,
    /// What that does with tax withheld abroad.
    pub foreign_tax: ForeignTax,
    /// Whether some payment's rate is not known.
    pub rate_unknown: bool,
    /// The earliest usable date of any receipt, on each path.
    pub first_usable: Option<ThreePoint<Date>>,
    /// What the licensor keeps in home currency, millions; `None` without a forward.
    pub home_kept: Option<f64>,
    /// Kinds of formalities not done: what recurs with every payment counts once.
    pub formalities: usize,
    /// Issues by severity.
    pub issues: Counts,
}

/// The three structures, in the order of [`PayeeStructure::ALL`]. The user's own withholding rate holds for the
/// deal's own structure only: elsewhere the table answers.
pub fn compare(setup: &PaymentSetup) -> Vec<StructureColumn> {
    let own = PayeeStructure::of(setup);
    PayeeStructure::ALL.into_iter().map(|structure| column(setup, structure, own)).collect()
}

fn column(setup: &PaymentSetup, structure: PayeeStructure, own: PayeeStructure) -> StructureColumn {
    if structure == own {
        return outcome(structure, setup);
    }
    outcome(structure, &through(setup, structure))
}

/// The setup with another structure, taxed as entered for it, else by the law of where its payee sits.
pub fn through(setup: &PaymentSetup, structure: PayeeStructure) -> PaymentSetup {
    let newco = structure == PayeeStructure::NewCo;
    let payer = if newco && !setup.newco { setup.newco_country } else { setup.payer };
    let vehicle = structure.vehicle();
    let (tax_rate, foreign_tax) = taxed(setup, structure, payer);
    PaymentSetup { vehicle, newco, payer, wht: None, tax_rate, foreign_tax, ..setup.clone() }
}

/// The tax of a structure's payee. A mainland company is the same whoever pays it; Hong Kong credits what a treaty
/// partner withheld, and deducts the rest.
fn taxed(setup: &PaymentSetup, structure: PayeeStructure, payer: Country) -> (f64, ForeignTax) {
    let vehicle = structure.vehicle();
    let entered = structure.entered(&setup.compared);
    let treaty = setup.refdata.withholding(payer, vehicle).is_some_and(|row| row.treaty.is_some());
    let law = payee_tax(vehicle).map(|tax| (tax.tax_rate, tax.foreign_tax(treaty)));
    let own = (setup.tax_rate, setup.foreign_tax);
    let (rate, foreign_tax) = if vehicle == setup.vehicle { own } else { law.unwrap_or(own) };
    let entered_rate = entered.tax_rate.map(TaxRate::get);
    (entered_rate.unwrap_or(rate), entered.foreign_tax.unwrap_or(foreign_tax))
}

fn outcome(structure: PayeeStructure, setup: &PaymentSetup) -> StructureColumn {
    let report = report(setup);
    let earliest =
        |read: fn(&super::Path) -> Date| report.paths.inward().map(|(_, path)| read(path)).min();
    let first_usable = earliest(|path| path.usable.min)
        .zip(earliest(|path| path.usable.likely))
        .zip(earliest(|path| path.usable.max))
        .map(|((min, likely), max)| ThreePoint { min, likely, max });
    StructureColumn {
        structure,
        totals: report.totals,
        tax_rate: setup.tax_rate,
        foreign_tax: setup.foreign_tax,
        rate_unknown: report.taxes.contains(&None),
        first_usable,
        home_kept: home_kept(&report),
        formalities: open_kinds(&report),
        issues: Counts::of(&report.issues),
    }
}

fn open_kinds(report: &Report) -> usize {
    let open = report.formalities.iter().filter(|formality| !formality.done);
    let mut kinds: Vec<_> = open.map(|formality| formality.kind.word()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len()
}

fn home_kept(report: &Report) -> Option<f64> {
    let mut receipts = report.paths.inward().map(|(index, _)| report.homes.get(index));
    receipts.try_fold(0.0, |sum, home| Some(sum + home?.as_ref()?.kept))
}

/// Less than this is no difference, millions: a cent is the least anybody is paid.
const CENT: f64 = 0.000_000_01;

/// One sentence: what `other` keeps more or less than `base`, and how many days sooner or later.
pub fn difference(
    base: &StructureColumn,
    other: &StructureColumn,
    currency: &str,
    lang: Lang,
) -> String {
    let (a, b) = (base.structure.name(lang), other.structure.name(lang));
    let kept = other.totals.kept - base.totals.kept;
    let days = base.first_usable.zip(other.first_usable);
    let days = days.map_or(0, |(base, other)| (other.likely - base.likely).num_days());
    let money = modelled_money(kept.abs(), currency, lang);
    let same = kept.abs() < CENT;
    let count = days.abs();
    match lang {
        Lang::En => {
            let when = match days {
                0 => "on the same day".to_owned(),
                1.. => format!("{count} days later"),
                _ => format!("{count} days sooner"),
            };
            let keeps = match kept {
                _ if same => format!("as much as through {a}"),
                0.0.. => format!("{money} more than through {a}"),
                _ => format!("{money} less than through {a}"),
            };
            format!("Through {b} the licensor keeps {keeps}; the first money is usable {when}.")
        }
        Lang::Zh => {
            let when = match days {
                0 => "同日".to_owned(),
                1.. => format!("晚 {count} 天"),
                _ => format!("早 {count} 天"),
            };
            let keeps = match kept {
                _ if same => format!("与经{a}留存相同"),
                0.0.. => format!("比经{a}多留存 {money}"),
                _ => format!("比经{a}少留存 {money}"),
            };
            format!("经{b}收款{keeps}；首笔资金可用时间{when}。")
        }
    }
}
