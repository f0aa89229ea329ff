//! The group `payments` of a draft, read. What cannot be read is told at its field and left out here.

use super::fields::{Actual, PaymentFields, StepOverride};
use super::formality_kind::{EnteredFormality, FormalityKind};
use super::setup::Onward;
use super::steps::PathStep;
use crate::domain::draft::Draft;

/// How the file says whether the US antitrust waiting period applies.
const HSR: [(&str, bool); 2] = [("applies", true), ("does_not_apply", false)];

impl PaymentFields {
    /// Reads them from a draft.
    pub fn read(draft: &Draft) -> Self {
        let word = |path: &str| draft.word_at(path);
        let hsr = word("payments.hsr");
        Self {
            usd_per_deal: draft.number_at("payments.usd_per_deal"),
            retains_fx: draft.flag_at("payments.retains_fx").unwrap_or_default(),
            onward: word("payments.onward").and_then(|word| Onward::from_word(&word)),
            hsr: hsr
                .and_then(|said| HSR.into_iter().find(|(word, _)| *word == said))
                .map(|(_, is)| is),
            restricted_technology: draft
                .flag_at("payments.restricted_technology")
                .unwrap_or_default(),
            newco_country: word("payments.newco_country"),
            outward_wht: draft.number_at("payments.outward_wht"),
            shocks: rows(draft, "payments.shocks", |path| draft.number_at(path)),
            steps: rows(draft, "payments.steps", |row| step(draft, row)),
            formalities: rows(draft, "payments.formalities", |row| entered(draft, row)),
            actual: rows(draft, "payments.actual", |row| actual(draft, row)),
        }
    }
}

fn rows<T>(draft: &Draft, list: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    (0..draft.rows(list)).filter_map(|row| read(&format!("{list}.{row}"))).collect()
}

fn step(draft: &Draft, row: &str) -> Option<StepOverride> {
    let days = |field: &str| draft.whole_at(&format!("{row}.{field}"));
    Some(StepOverride {
        step: PathStep::of(&draft.word_at(&format!("{row}.step"))?)?,
        min: days("min")?,
        likely: days("likely")?,
        max: days("max")?,
    })
}

fn entered(draft: &Draft, row: &str) -> Option<EnteredFormality> {
    let date = |field: &str| draft.date_at(&format!("{row}.{field}"));
    Some(EnteredFormality {
        formality: FormalityKind::from_word(&draft.word_at(&format!("{row}.formality"))?)?,
        id: draft.word_at(&format!("{row}.id")).unwrap_or_default(),
        due_on: date("due_on"),
        requested_on: date("requested_on"),
        on: date("on"),
        done: draft.flag_at(&format!("{row}.done")).unwrap_or_default(),
    })
}

fn actual(draft: &Draft, row: &str) -> Option<Actual> {
    Some(Actual {
        id: draft.word_at(&format!("{row}.id"))?,
        due_on: draft.date_at(&format!("{row}.due_on")),
        paid_on: Some(draft.date_at(&format!("{row}.paid_on"))?),
        payee_caused: draft.flag_at(&format!("{row}.payee_caused")).unwrap_or_default(),
    })
}
