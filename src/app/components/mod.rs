//! What the tabs are made of, one public component a file.

mod amount;
mod chart;
mod explanation;
mod field;
mod header;
mod live;
mod notices;
mod rows;
mod scoreboard;
mod tab_bar;

pub use amount::{Amount, Explained};
pub use chart::Chart;
pub use explanation::Explanation;
pub use field::{Control, Field, Place};
pub use header::Header;
pub use live::{aria, block, click, flag, live, maybe, ticked, typed};
pub use notices::Notices;
pub use rows::{Column, Grid};
pub use scoreboard::Scoreboard;
pub use tab_bar::TabBar;
