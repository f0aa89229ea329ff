//! The pathway's months and cost in the programme: edits of the draft that can be taken back exactly.
//!
//! `diligence.pathway_months` and `diligence.pathway_cost` always say what is in the programme now.

use super::pathway::Pathway;
use super::sentences::sentence;
use crate::domain::date::add_months;
use crate::domain::draft::{Draft, child};
use crate::domain::lang::Lang;
use crate::domain::number;
use rust_decimal::Decimal;

const STAGES: &str = "assumptions.programme.stages";
const PATHWAY: &str = "diligence.pathway";
const MONTHS: &str = "diligence.pathway_months";
const COST: &str = "diligence.pathway_cost";
/// A hundred years: what a stage may last.
const MOST_MONTHS: u32 = 1_200;

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
    pub fn of(draft: &Draft) -> Self {
        let cost = number::amount(draft.text(COST)).unwrap_or_default();
        Self { months: draft.shift_at(MONTHS).unwrap_or_default(), cost }
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

/// A leaf that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeEdit {
    /// Its path.
    pub path: String,
    /// Its text before.
    pub before: String,
    /// Its text now.
    pub after: String,
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
pub(super) fn last_unfinished(draft: &Draft) -> Result<String, Refusal> {
    let last = draft.rows(STAGES).checked_sub(1).ok_or(Refusal::NoStage)?;
    let mut elapsed = 0_u32;
    for row in 0..=last {
        let months = draft.whole_at(&child(&child(STAGES, row), "months"));
        elapsed = elapsed.saturating_add(months.ok_or(Refusal::Unread)?);
    }
    let start = draft.date_at("assumptions.programme.start_on").ok_or(Refusal::Unread)?;
    let valued = draft.date_at("assumptions.valuation_on").ok_or(Refusal::Unread)?;
    let over = add_months(start, elapsed) <= valued;
    if over { Err(Refusal::NoStage) } else { Ok(child(STAGES, last)) }
}

/// Adds months and cost to the last unfinished stage and says what changed. Negated deltas take it back.
pub fn apply(draft: &mut Draft, deltas: Deltas) -> Result<Vec<ProgrammeEdit>, Refusal> {
    let stage = last_unfinished(draft)?;
    let (months_at, cost_at) = (child(&stage, "months"), child(&stage, "cost"));
    let months = draft.whole_at(&months_at).ok_or(Refusal::Unread)?;
    let cost = number::amount(draft.text(&cost_at)).map_err(|_| Refusal::Unread)?;
    let months = months.checked_add_signed(deltas.months).ok_or(Refusal::Below)?;
    let cost = number::sum([cost, deltas.cost]);
    if months > MOST_MONTHS || cost < Decimal::ZERO {
        return Err(Refusal::Below);
    }
    let mut changed = draft.clone();
    let texts = [(months_at, months.to_string()), (cost_at, number::amount_text(cost))];
    let changes = write(&mut changed, texts);
    // A stage that is over could not be found again to take the change back.
    last_unfinished(&changed).map_err(|_| Refusal::Below)?;
    *draft = changed;
    Ok(changes)
}

/// Writes the texts that differ in value.
fn write<const N: usize>(draft: &mut Draft, texts: [(String, String); N]) -> Vec<ProgrammeEdit> {
    let mut changes = Vec::new();
    for (path, after) in texts {
        let before = draft.text(&path).to_owned();
        if number::amount(&before) != number::amount(&after) {
            draft.set(&path, &after);
            changes.push(ProgrammeEdit { path, before, after });
        }
    }
    changes
}

/// Chooses a pathway (`None`: none) with these deltas: takes out what is in the programme now, puts the new
/// in, and writes the three fields of `diligence`. Refused as a whole, or done as a whole.
pub fn change(
    draft: &mut Draft,
    pathway: Option<Pathway>,
    deltas: Deltas,
) -> Result<Vec<ProgrammeEdit>, Refusal> {
    if deltas.months.unsigned_abs() > MOST_MONTHS || deltas.cost < Decimal::ZERO {
        return Err(Refusal::Deltas);
    }
    let step = deltas.plus(Deltas::of(draft).negated());
    let mut changes = if step == Deltas::default() { Vec::new() } else { apply(draft, step)? };
    let after = pathway.map_or("none", Pathway::word).to_owned();
    let before = draft.text(PATHWAY).to_owned();
    if before != after {
        draft.set(PATHWAY, &after);
        changes.push(ProgrammeEdit { path: PATHWAY.to_owned(), before, after });
    }
    let texts = [
        (MONTHS.to_owned(), deltas.months.to_string()),
        (COST.to_owned(), number::amount_text(deltas.cost)),
    ];
    changes.extend(write(draft, texts));
    Ok(changes)
}
