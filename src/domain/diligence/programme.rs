//! The pathway's months and cost in the programme: edits of the draft that can be taken back exactly.
//!
//! `diligence.pathway_months` and `diligence.pathway_cost` always say what is in the programme now.

use super::deltas::{COST, Deltas, MONTHS, Refusal, last_unfinished};
use crate::domain::deal::Pathway;
use crate::domain::draft::{Draft, FieldValues, child};
use crate::domain::number;
use crate::domain::schema::MOST_MONTHS;
use rust_decimal::Decimal;

const PATHWAY: &str = "diligence.pathway";

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

/// Adds months and cost to the last unfinished stage and says what changed. Negated deltas take it back.
pub fn apply(draft: &mut Draft, deltas: Deltas) -> Result<Vec<ProgrammeEdit>, Refusal> {
    let values = FieldValues::of(draft);
    let stage = last_unfinished(&values)?;
    let (months_at, cost_at) = (child(&stage, "months"), child(&stage, "cost"));
    let months = values.whole(&months_at).ok_or(Refusal::Unread)?;
    let cost = values.decimal(&cost_at).ok_or(Refusal::Unread)?;
    let months = months.checked_add_signed(deltas.months).ok_or(Refusal::Below)?;
    let cost = number::sum([cost, deltas.cost]);
    if months > MOST_MONTHS || cost < Decimal::ZERO {
        return Err(Refusal::Below);
    }
    let mut changed = draft.clone();
    let texts = [(months_at, months.to_string()), (cost_at, number::amount_text(cost))];
    let changes = write(&mut changed, texts);
    // A stage that is over could not be found again to take the change back.
    last_unfinished(&FieldValues::of(&changed)).map_err(|_| Refusal::Below)?;
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
    let step = deltas.plus(Deltas::of(&FieldValues::of(draft)).negated());
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
