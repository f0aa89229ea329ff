//! The tabs of the page, one a file.

mod assumptions;
mod deals;
mod diligence;
mod document;
mod payments;
mod risk;
mod rounds;
mod royalties;
mod side_panel;
mod terms;
mod value;

pub use assumptions::Assumptions;
pub use deals::Deals;
pub use diligence::Diligence;
pub use document::Document;
pub use payments::{Payments, work_out};
pub use risk::Risk;
pub use rounds::Rounds;
pub use royalties::Royalties;
pub use side_panel::Beside;
pub use terms::{Terms, standing};
pub use value::Value;
