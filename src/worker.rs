//! The study of a deal's ranges, run beside the page in a worker of the browser: the page never waits for it.
//!
//! A wasm of its own, made for speed where the page's is made small; `src/worker.js` calls it.

use parley::domain::uncertainty::{STUDY_SEED, Study, StudyResult};
use wasm_bindgen::prelude::wasm_bindgen;

/// A study as the worker's script drives it.
#[wasm_bindgen]
pub struct WorkerStudy(Study);

#[wasm_bindgen]
impl WorkerStudy {
    /// Of a deal some of whose assumptions are ranges, as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(deal: &str) -> Result<Self, String> {
        let deal = serde_json::from_str(deal).map_err(|what| what.to_string())?;
        Ok(Self(Study::of(deal, STUDY_SEED)))
    }

    /// Does a piece of work; returns what it found, as JSON.
    pub fn work(&mut self, points: u32) -> Option<String> {
        let finding = self.0.work(points)?;
        serde_json::to_string(&finding).ok()
    }

    /// How both values answer to two ranges, by their places, as JSON.
    pub fn table(&self, first: u32, second: u32) -> Option<String> {
        let table = self.0.table([first as usize, second as usize]);
        serde_json::to_string(&StudyResult::Table(table)).ok()
    }

    /// Asks for the bands of other deals, as JSON.
    pub fn ask_deals(&mut self, number: u32, deals: &str) -> Result<(), String> {
        let deals = serde_json::from_str(deals).map_err(|what| what.to_string())?;
        self.0.ask_deals(number, deals);
        Ok(())
    }

    /// Begins an audit run of so many paths; of none: ends the one under way.
    pub fn audit(&mut self, paths: u32, seed: u32) {
        self.0.audit(paths, u64::from(seed));
    }

    /// Whether an audit run is under way.
    #[wasm_bindgen(getter)]
    pub fn auditing(&self) -> bool {
        self.0.is_auditing()
    }

    /// Draws up to so many of its paths; returns how far it is or what it found, as JSON.
    pub fn audit_work(&mut self, paths: u32) -> Option<String> {
        serde_json::to_string(&self.0.work_audit(paths)?).ok()
    }

    /// Whether nothing is left to be found.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> bool {
        self.0.is_done()
    }
}

fn main() {}
