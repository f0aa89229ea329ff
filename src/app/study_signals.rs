//! What is known of the ranges of the deal on view.

use crate::domain::uncertainty::{
    AuditResult, CashFan, DealBands, EndSpreads, OutcomeTree, RangeCurves, StudyDrivers,
    ValueBands, ValueTable,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What a run has found so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// Its number.
    pub run: u32,
    /// Both sides' bands.
    pub bands: Option<Arc<ValueBands>>,
    /// Whether the bands are as precise as they get.
    pub is_settled: bool,
    /// How both values answer to each range alone.
    pub curves: Option<Arc<RangeCurves>>,
    /// The branches of each product.
    pub outcomes: Option<Arc<Vec<OutcomeTree>>>,
    /// What is left of both bands if each range were known.
    pub left_if_known: Option<Arc<Vec<[f64; 2]>>>,
    /// What drives the figures.
    pub drivers: Option<Arc<StudyDrivers>>,
    /// What happens in the end.
    pub ends: Option<Arc<EndSpreads>>,
    /// What cash there is in the end by each year.
    pub fan: Option<Arc<CashFan>>,
    /// How both values answer to two ranges.
    pub table: Option<Arc<ValueTable>>,
    /// The bands of other deals, the last asked for last.
    pub deals: Vec<Arc<DealBands>>,
}

impl Findings {
    /// Nothing yet.
    pub fn of_run(run: u32) -> Self {
        Self {
            run,
            bands: None,
            is_settled: false,
            curves: None,
            outcomes: None,
            left_if_known: None,
            drivers: None,
            ends: None,
            fan: None,
            table: None,
            deals: Vec::new(),
        }
    }
}

/// Where the audit run is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum AuditState {
    /// None was asked for.
    #[default]
    None,
    /// Of the paths wanted so many are drawn.
    Running {
        /// Wanted.
        paths: u32,
        /// Drawn.
        done: u32,
    },
    /// Ended by whoever asked for it.
    Cancelled,
    /// Ended because the deal changed.
    Stopped,
    /// What it found.
    Done(Arc<AuditResult>),
    /// What it found is of an earlier state of the deal.
    Outdated,
}

/// What the deal's ranges come to, with the run that is under way.
#[derive(Debug, Clone, Copy, Default)]
pub struct StudySignals {
    /// The number of the run that studies the deal on view.
    pub run: RwSignal<u32>,
    /// What the last run that told anything has found.
    pub findings: RwSignal<Option<Findings>>,
    /// So many questions for the bands of other deals were asked.
    pub deals_asked: RwSignal<u32>,
    /// Where the audit run is.
    pub audit: RwSignal<AuditState>,
    /// Whether this browser can run a study.
    pub is_impossible: RwSignal<bool>,
}

impl StudySignals {
    /// Whether what was found is of an earlier state of the deal, followed.
    pub fn is_stale(self) -> bool {
        let run = self.run.get();
        self.findings.with(|found| found.as_ref().is_some_and(|found| found.run != run))
    }

    /// The attribute that marks what is of an earlier state of the deal, followed.
    pub fn stale_mark(self) -> Signal<Option<String>> {
        Signal::derive(move || self.is_stale().then(|| "true".to_owned()))
    }

    /// Part of what was found, followed.
    pub fn found<T>(self, read: impl Fn(&Findings) -> Option<Arc<T>>) -> Option<Arc<T>> {
        self.findings.with(|found| read(found.as_ref()?))
    }

    /// Both sides' bands, of an earlier state of the deal where they are stale; followed.
    pub fn bands(self) -> Option<Arc<ValueBands>> {
        self.findings.with(|found| found.as_ref()?.bands.clone())
    }
}
