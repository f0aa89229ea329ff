//! Which tasks a draft needs on its way to closing, and how long they take there.

use super::biosecure::{Verdict, biosecure};
use super::readiness::{DiligenceItem, items};
use super::task_table::{Gate, TaskRow, table};
use crate::domain::cash_path::{DayRange, DurationBasis, DurationUnit, StepDurations};
use crate::domain::date::Date;
use crate::domain::deal::{
    AnswerState, EnteredFormality, FdaMeeting, PaymentFields, Stage, TechnologyStatus, TermKind,
    UpfrontForm,
};
use crate::domain::draft::FieldValues;

/// A task a draft needs.
pub(super) struct NeededTask {
    pub(super) row: &'static TaskRow,
    pub(super) after: Vec<String>,
    pub(super) gate: Gate,
    pub(super) span: DayRange,
    pub(super) unit: DurationUnit,
    pub(super) basis: DurationBasis,
    pub(super) sources: Vec<String>,
    /// What the user entered of its formality.
    pub(super) entered: Option<EnteredFormality>,
    /// Done: its formality is, or its question is clear.
    pub(super) done: bool,
}

/// What decides which tasks a draft needs.
struct DraftFacts {
    fields: PaymentFields,
    steps: StepDurations,
    items: Vec<DiligenceItem>,
    us: bool,
    /// The meetings with FDA that its products' stages ask for.
    meetings: Vec<&'static str>,
    hong_kong: bool,
    shares: bool,
    /// Of concern, and no five years to move away in.
    exposed: bool,
    /// Of concern, with five years to move away in.
    harboured: bool,
}

impl DraftFacts {
    fn of(values: &FieldValues, today: Date) -> Self {
        let fields = PaymentFields::of(values);
        let checked = biosecure(values, today);
        let any = |verdict| checked.iter().any(|exposure| exposure.verdict == verdict);
        let items = items(values);
        Self {
            steps: fields.durations().0,
            us: (0..values.rows("terms.products"))
                .any(|product| values.licensed_of(product).contains(&"US")),
            meetings: meetings(values, asked(&items)),
            items,
            hong_kong: values.text("terms.parties.licensor.vehicle") == "hong_kong",
            shares: values.text("terms.structure.kind") == "newco"
                || values.words("terms.upfront[].form").contains(&UpfrontForm::PayerShares.word()),
            exposed: any(Verdict::Exposed),
            harboured: any(Verdict::SafeHarbour),
            fields,
        }
    }

    fn needs(&self, key: &str) -> bool {
        let restricted = self.fields.technology == TechnologyStatus::Restricted;
        match key {
            "pre_ind" | "end_of_phase2" | "pre_bla" => self.us && self.meetings.contains(&key),
            "hsr" => self.fields.hsr.applies(self.us),
            "letter_of_intent" | "export_licence" => restricted,
            "odi_ndrc" | "odi_mofcom" | "odi_bank" => self.shares,
            "cdmo_transfer" => self.exposed || self.harboured,
            "hk_transfer" => self.hong_kong,
            "prepare" | "authority" => !self.hong_kong,
            _ => true,
        }
    }

    fn item(&self, question: &str) -> Option<&DiligenceItem> {
        self.items.iter().find(|item| item.question.key == question)
    }

    fn needed(&self, row: &'static TaskRow) -> NeededTask {
        let entered = row.formality.and_then(|kind| {
            let mut rows = self.fields.formalities.iter();
            rows.find(|formality| formality.formality == kind && formality.id.is_empty()).cloned()
        });
        let item = self.item(&row.question);
        let clear = item.is_some_and(|item| item.state == AnswerState::Clear);
        let later = item.is_some_and(|item| item.becomes == Some(TermKind::Covenant));
        // What is only promised, or has five years' time, does not hold up the closing.
        let promised = row.key == "cdmo_transfer" && (later || !self.exposed);
        let condition = item.is_some_and(|item| item.becomes == Some(TermKind::Condition));
        NeededTask {
            row,
            after: if promised { vec!["close".to_owned()] } else { row.after.clone() },
            gate: match row.gate {
                // What the parties make a condition holds up the closing.
                Gate::After if condition => Gate::Close,
                _ if promised => Gate::After,
                gate => gate,
            },
            span: row.step.map_or(row.span, |step| self.steps.span(step)),
            unit: row.unit,
            basis: row.basis,
            sources: row.sources.clone(),
            done: clear || entered.as_ref().is_some_and(|formality| formality.done),
            entered,
        }
    }
}

/// The meetings with FDA that the products' stages ask for. Past Phase II its advice before the application is asked for
/// where diligence made it a term: such products have an IND.
fn meetings(values: &FieldValues, asked: bool) -> Vec<&'static str> {
    let stages = values.words("terms.products[].stage").into_iter().filter_map(Stage::from_word);
    let asked = asked.then_some(FdaMeeting::PreBla);
    stages.filter_map(|stage| stage.fda_meeting().or(asked)).map(FdaMeeting::word).collect()
}

/// Whether diligence made FDA's advice a term.
fn asked(items: &[DiligenceItem]) -> bool {
    items.iter().any(|item| item.question.key == "pre_ind" && item.becomes.is_some())
}

/// The tasks a draft needs, each after those it waits for, those after closing last.
pub(super) fn needed(values: &FieldValues, today: Date) -> Vec<NeededTask> {
    let facts = DraftFacts::of(values, today);
    let rows = table().iter().filter(|row| facts.needs(&row.key));
    let (after, before): (Vec<_>, Vec<_>) = rows
        .map(|row| facts.needed(row))
        .partition(|task| task.gate == Gate::After && task.row.key != "close");
    before.into_iter().chain(after).collect()
}
