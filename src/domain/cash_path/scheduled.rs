//! A payment of the schedule, as the contract dates it.

use crate::domain::date::{Date, Quarter};
use crate::domain::deal::{Party, PaymentKind, UpfrontForm};
use crate::domain::lang::Lang;

/// A payment of the schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduled {
    /// What for.
    pub kind: PaymentKind,
    /// The id under which it stands in schedules.
    pub id: String,
    /// What the parties call it, and whose of several products it is, in English and in Chinese; `None`: its kind says
    /// enough.
    pub name: Option<[String; 2]>,
    /// Path of the deal's row or field the payment comes from.
    pub path: String,
    /// The event.
    pub trigger_on: Date,
    /// The contract's date.
    pub due_on: Date,
    /// Millions, before gross-up and tax, never negative; probability-weighted in the expected case.
    pub amount: f64,
    /// Millions, as the contract states it when it is paid: what thresholds are compared with.
    pub contract_amount: f64,
    /// Who pays: a loss shared is borne by the licensor.
    pub payer: Party,
    /// What it is paid in: for shares there is no path.
    pub form: UpfrontForm,
    /// Of [`UpfrontForm::LicensorShares`]: the part above the market, fraction.
    pub premium: f64,
    /// The day it was really paid.
    pub paid_on: Option<Date>,
    /// The payee caused the delay: no interest.
    pub payee_caused: bool,
}

impl Scheduled {
    /// Whether it is cash to the licensor.
    pub fn is_receipt(&self) -> bool {
        !self.is_in_shares() && self.payer == Party::Licensee
    }

    /// Whether shares are given for it or with it.
    pub fn is_in_shares(&self) -> bool {
        self.form != UpfrontForm::Cash
    }

    /// What it is called: by the parties, else by its kind; of a quarterly one its quarter as well.
    pub fn label(&self, lang: Lang) -> String {
        let kind = kind_name(self.kind, lang);
        let name = self.name.as_ref().map(|[en, zh]| if lang == Lang::En { en } else { zh });
        if !self.kind.is_quarterly() {
            return name.map_or(kind, String::as_str).to_owned();
        }
        let quarter = Quarter::of(self.trigger_on);
        let quarter = format!("{kind} {} Q{}", quarter.year(), quarter.number());
        name.map_or_else(|| quarter.clone(), |name| format!("{quarter} · {name}"))
    }
}

/// A single payment of a kind, in words.
pub fn kind_name(kind: PaymentKind, lang: Lang) -> &'static str {
    let (en, zh) = match kind {
        PaymentKind::Upfront => ("Upfront", "首付款"),
        PaymentKind::Option => ("Exercise fee", "选择权行使费"),
        PaymentKind::Milestone => ("Milestone", "里程碑款"),
        PaymentKind::Royalty => ("Royalty", "特许权使用费"),
        PaymentKind::ProfitShare => ("Profit share", "利润分成"),
        PaymentKind::TechTransfer => {
            ("Tech transfer, paid by the licensor", "技术转移费用（许可方支付）")
        }
    };
    if lang == Lang::En { en } else { zh }
}
