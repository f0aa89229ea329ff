//! What the tabs are made of, one public component a file.

mod amount;
mod chart;
mod data_table;
mod explanation;
mod field;
mod form;
mod grid;
mod header;
mod link;
mod notices;
mod panel;
mod scoreboard;
mod signals;
mod tab_bar;

pub use amount::{Amount, Explained};
pub use chart::{Chart, Pick};
pub use data_table::{Heading, Ledger};
pub use explanation::Explanation;
pub use field::{Control, GridCell, control_id, path_of};
pub use form::{FormPart, FormSection, GridColumn, GridSpec, LabelText, Sheet};
pub use grid::{Grid, add_id};
pub use header::Header;
pub use notices::Notices;
pub use panel::Panel;
pub use scoreboard::Scoreboard;
pub use signals::{aria, block, choice, click, flag, live, maybe, ticked, typed};
pub use tab_bar::TabBar;
