//! The figures, a function each: what was valued becomes plain data to draw.

mod cash_ghost;
mod cashflow;
mod concessions;
mod deals;
mod effective_rate;
mod exceedance;
mod frontier;
mod home_years;
mod largest;
mod net_sales;
mod payment_paths;
mod royalty_by_tier;
mod scenarios;
mod tasks;
mod timeline;
mod timeline_rows;
mod trail;
mod waterfall;

pub use cash_ghost::with_offer;
pub use cashflow::cashflow;
pub use concessions::{ConcessionBar, ConcessionWords, concession_bars};
pub use deals::{DealMark, DealWords, deals};
pub use effective_rate::{effective_rate_by_sales, effective_rate_over_time};
pub use exceedance::{ExceedanceWords, ValueLadder, exceedance};
pub use frontier::{FrontierWords, LeverAxis, frontier};
pub use home_years::{HomeWords, home_years};
pub use net_sales::net_sales;
pub use payment_paths::{PathView, PathWords, payment_paths};
pub use royalty_by_tier::royalty_by_tier;
pub use scenarios::{NamedValuation, scenario_sales, scenarios};
pub use tasks::{TaskBar, TaskWords, tasks};
pub use timeline::timeline;
pub use trail::{TrailMark, TrailWords, trail};
pub use waterfall::waterfall;
