//! The edits of a deal: taken back and done again, and put together with those of another place.

mod merge;
mod undo;

pub use merge::{Incoming, Replica, StoredVersion};
pub use undo::{History, STEPS};
