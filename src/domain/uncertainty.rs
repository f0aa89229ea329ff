//! What a deal might be worth: assumptions typed as ranges, and the spread of both sides' values that follows.
//!
//! ```text
//! ranges -> points (Sobol, scrambled) -> a deal each -> the engine's exact expected values -> bands
//! ```

mod band;
mod cash_fan;
mod deal_bands;
mod drivers;
mod end;
mod estimate;
mod input;
mod outcome_tree;
mod range_draws;
mod realised;
mod responses;
mod simulation;
mod sobol;
mod study;
mod uncertain_deal;
mod usual;
mod weighted;

pub use band::{BandPoints, SCRAMBLES, ValueBand, ValueBands};
pub use cash_fan::{CashFan, CashPoints, FAN_CHANCES, FanYear};
pub use deal_bands::{BandEnds, DealBand, DealBands, DealBandsRun};
pub use drivers::{DriverPoints, FigureDrivers, InputShare};
pub use estimate::Estimate;
pub use input::{UncertainInput, inputs};
pub use outcome_tree::{Branch, BranchFate, OutcomeTree, outcome_trees};
pub use realised::{EndPoints, EndSpread, EndSpreads};
pub use responses::{AtMeans, STEPS, ValueCurve, ValueTable};
pub use simulation::{AUDIT_ALGORITHM, AuditResult, AuditRun, AuditSide, MOST_PATHS, USUAL_PATHS};
pub use sobol::{MOST_DIMENSIONS, Scramble, sobol};
pub use study::{RangeCurves, STUDY_SEED, Study, StudyDrivers, StudyResult};
pub use uncertain_deal::{MOST_RANGES, NoRanges, UncertainDeal};
pub use usual::{UsualForm, UsualRange, usual_ranges};
