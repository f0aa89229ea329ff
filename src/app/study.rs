//! The study of the deal's ranges: who runs it and what the scoreboard shows of it.

use super::browser;
use super::components::block;
use super::state::{AppState, state};
use super::study_signals::{AuditState, Findings};
use crate::domain::deal::Party;
use crate::domain::draft::Audience;
use crate::domain::uncertainty::{StudyResult, UncertainDeal, ValueBand};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// Has the deal on view studied, if it has ranges; followed. In front of both parties nothing is.
pub fn study() {
    let state = state();
    let study = state.study;
    let first = untrack(|| study.run.get()) == 0;
    if first {
        browser::follow_study(move |run, finding| match run {
            Some(run) => take(state, run, &finding),
            None => study.is_impossible.set(true),
        });
    }
    let private = state.graph.view.get() != Audience::Shared;
    let deal = state
        .graph
        .checked
        .with(|checked| private.then(|| UncertainDeal::of(checked).ok()).flatten());
    let deal = deal.and_then(|deal| serde_json::to_string(&deal).ok());
    let run = untrack(|| study.run.get()) + 1;
    study.run.set(run);
    match study.audit.get_untracked() {
        AuditState::None | AuditState::Cancelled | AuditState::Stopped | AuditState::Outdated => {}
        AuditState::Running { .. } => study.audit.set(AuditState::Stopped),
        AuditState::Done(_) => study.audit.set(AuditState::Outdated),
    }
    if deal.is_none() {
        study.findings.set(None);
    }
    browser::study(deal.as_deref(), run);
}

/// So many answers of bands of other deals are kept: of two questions at a time, each asked anew while the last is told.
const MOST_ANSWERS: usize = 8;

/// Takes what a run has found, unless another has taken its place.
fn take(state: AppState, run: u32, finding: &str) {
    let study = state.study;
    if run != study.run.get_untracked() {
        return;
    }
    let Ok(finding) = serde_json::from_str::<StudyResult>(finding) else { return };
    let Some(finding) = take_audit(state, finding) else { return };
    study.findings.update(|found| {
        let known = found.take().filter(|found| found.run == run);
        let mut now = known.unwrap_or_else(|| Findings::of_run(run));
        match finding {
            StudyResult::Bands(bands, is_settled) => {
                now.bands = Some(Arc::new(*bands));
                now.is_settled = is_settled;
            }
            StudyResult::Curves(curves) => now.curves = Some(Arc::new(curves)),
            StudyResult::Outcomes(trees) => now.outcomes = Some(Arc::new(trees)),
            StudyResult::LeftIfKnown(left) => now.left_if_known = Some(Arc::new(left)),
            StudyResult::Drivers(drivers) => now.drivers = Some(Arc::new(*drivers)),
            StudyResult::Ends(ends) => now.ends = Some(Arc::new(*ends)),
            StudyResult::Fan(fan) => now.fan = Some(Arc::new(*fan)),
            StudyResult::Table(table) => now.table = Some(Arc::new(table)),
            StudyResult::Deals(deals) => {
                now.deals.push(Arc::new(deals));
                // Nobody waits for what was asked long before.
                let old = now.deals.len().saturating_sub(MOST_ANSWERS);
                now.deals.drain(..old);
            }
            StudyResult::AuditProgress(_) | StudyResult::Audit(_) => {}
        }
        *found = Some(now);
    });
}

/// Takes what is of the audit run, while one is wanted; hands back everything else.
fn take_audit(state: AppState, finding: StudyResult) -> Option<StudyResult> {
    let audit = state.study.audit;
    let wanted = match audit.get_untracked() {
        AuditState::Running { paths, .. } => Some(paths),
        AuditState::None
        | AuditState::Cancelled
        | AuditState::Stopped
        | AuditState::Outdated
        | AuditState::Done(_) => None,
    };
    match finding {
        StudyResult::AuditProgress(done) => {
            let now = wanted.map(|paths| AuditState::Running { paths, done });
            now.into_iter().for_each(|now| audit.set(now));
        }
        StudyResult::Audit(result) => {
            if wanted == Some(result.paths) {
                audit.set(AuditState::Done(Arc::new(*result)));
            }
        }
        other => return Some(other),
    }
    None
}

/// Between what a side's value lies, and how likely it loses.
pub fn band(party: Party) -> AnyView {
    let state = state();
    let line = move || {
        let bands = state.study.bands()?;
        let band = bands.of(state.basis.get(), party);
        let style = state.style();
        let (low, high) = (style.amount(band.low.value), style.amount(band.high.value));
        let range = tr!(state, score.band, low = low, high = high);
        Some((range, losing(state, band)))
    };
    block(move || {
        line().map(|(range, loses)| {
            view! {
                <small
                    class="band"
                    title=tr!(state, score.band_hint)
                    data-stale=state.study.stale_mark()
                >
                    {range}
                    {loses.map(|loses| format!(" · {loses}"))}
                </small>
            }
        })
    })
    .into_any()
}

/// How likely a side loses, in words; nothing where it does not.
pub fn losing(state: AppState, band: &ValueBand) -> Option<String> {
    let chance = band.loses.value;
    (chance > 0.0).then(|| tr!(state, score.loses, chance = told_chance(state, chance)))
}

/// A chance in percent; one that is not nothing is never told as such.
pub fn told_chance(state: AppState, chance: f64) -> String {
    let style = state.style();
    match chance > 0.0 && chance < LEAST_CHANCE {
        true => format!("< {}", style.percent(LEAST_CHANCE)),
        false => style.percent(chance),
    }
}

/// The least chance that is told as a number.
const LEAST_CHANCE: f64 = 0.001;
