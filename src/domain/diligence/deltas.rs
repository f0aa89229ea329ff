//! What a pathway adds to the programme, and the stage it is added to.

use super::sentences::sentence;
use crate::domain::date::add_months;
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;
use crate::domain::number;
use rust_decimal::Decimal;

const STAGES: &str = "assumptions.programmes.0.stages";
pub(super) const MONTHS: &str = "diligence.pathway_months";
pub(super) const COST: &str = "diligence.pathway_cost";

/// What a pathway adds to the last unfinished stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deltas {
    /// Months, signed.
    pub months: i32,
    /// Millions of the deal currency, signed.
    pub cost: Decimal,
}

impl Deltas {
    /// What is in a draft's programme now; what cannot be read counts as nothing.
    pub fn of(values: &FieldValues) -> Self {
        let cost = values.decimal(COST).unwrap_or_default();
        Self { months: values.shift(MONTHS).unwrap_or_default(), cost }
    }

    /// The same the other way round.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { months: self.months.saturating_neg(), cost: -self.cost }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let months = self.months.saturating_add(other.months);
        Self { months, cost: number::sum([self.cost, other.cost]) }
    }
}

/// Why the programme was left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Every stage is over on the valuation date, or there is none.
    NoStage,
    /// A date, months or cost of the programme cannot be read.
    Unread,
    /// The stage would end up below nothing, too long, or over already, and could not be found again.
    Below,
    /// The deltas themselves are no use in their fields.
    Deltas,
}

impl Refusal {
    /// Why, in words.
    pub fn sentence(self, lang: Lang) -> String {
        let key = match self {
            Self::NoStage => "apply_no_stage",
            Self::Unread => "apply_unread",
            Self::Below => "apply_below",
            Self::Deltas => "apply_deltas",
        };
        sentence(key, lang, &[])
    }
}

/// Path of the last stage of the programme, if it is still unfinished on the valuation date. Stages follow
/// one another, so an earlier one is never the last to finish.
pub(super) fn last_unfinished(values: &FieldValues) -> Result<String, Refusal> {
    let last = values.rows(STAGES).checked_sub(1).ok_or(Refusal::NoStage)?;
    let mut elapsed = 0_u32;
    for row in 0..=last {
        let months = values.whole(&child(&child(STAGES, row), "months"));
        elapsed = elapsed.saturating_add(months.ok_or(Refusal::Unread)?);
    }
    let start = values.date("assumptions.programmes.0.start_on").ok_or(Refusal::Unread)?;
    let valued = values.date("assumptions.valuation_on").ok_or(Refusal::Unread)?;
    let over = add_months(start, elapsed) <= valued;
    if over { Err(Refusal::NoStage) } else { Ok(child(STAGES, last)) }
}
