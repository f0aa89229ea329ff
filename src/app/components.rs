//! What the tabs are made of, one public component a file.

mod amount;
mod amount_box;
mod chart;
mod data_table;
mod durations;
mod explanation;
mod field;
mod form;
mod form_spec;
mod fx_fields;
mod grid;
mod header;
mod issue_list;
mod market_ranges;
mod notices;
mod offer_choice;
mod panel;
mod perspective_switch;
mod row_switch;
mod scoreboard;
mod section;
mod selection_list;
mod send;
mod share_link;
mod signals;
mod sources;
mod state_strip;
mod tab_bar;

pub use amount::{Amount, Explained};
pub use amount_box::AmountInput;
pub use chart::{Chart, Pick};
pub use data_table::{Heading, Ledger};
pub use durations::{basis_name, duration_range};
pub use explanation::Explanation;
pub use field::{Control, Field, path_of};
pub use form::Form;
pub use form_spec::{FormPart, FormSection, GridCell, GridColumn, GridSpec, LabelText};
pub use fx_fields::FX_FIELDS;
pub use grid::{Grid, message};
pub use header::Header;
pub use issue_list::{IssueList, ShowPayment};
pub use market_ranges::MarketRanges;
pub use notices::Notices;
pub use offer_choice::offer_choice;
pub use panel::Panel;
pub use perspective_switch::ModelSwitch;
pub use row_switch::RowSwitchSpec;
pub use scoreboard::Scoreboard;
pub use section::{TitledSection, of_first_product};
pub use selection_list::SelectionList;
pub use signals::{
    BlockView, aria, block, choice, click, flag, is_composing, live, maybe, ticked, typed,
};
pub use sources::{instruments, sources};
pub use state_strip::StateStrip;
pub use tab_bar::TabBar;
