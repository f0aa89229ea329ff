//! Files made from the core's results, as text: the browser saves them.

pub mod csv;
pub mod ics;
