//! What the tabs are made of, one public component a file.

mod amount;
mod chart;
mod explanation;
mod field;
mod header;
mod ledger;
mod link;
mod live;
mod notices;
mod panel;
mod rows;
mod scoreboard;
mod sheet;
mod tab_bar;

pub use amount::{Amount, Explained};
pub use chart::{Chart, Pick};
pub use explanation::Explanation;
pub use field::{Control, Place, control_id, path_of};
pub use header::Header;
pub use ledger::{Head, Ledger};
pub use live::{aria, block, choice, click, flag, live, maybe, ticked, typed};
pub use notices::Notices;
pub use panel::Panel;
pub use rows::{Grid, add_id};
pub use scoreboard::Scoreboard;
pub use sheet::{Column, GridSpec, Part, Say, Section, Sheet};
pub use tab_bar::TabBar;
