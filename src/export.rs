//! Files made from the core's results, as text or bytes: the browser saves them. And what a shared link holds.

pub mod csv;
pub mod docx;
pub mod ics;
pub mod link;
pub mod markdown;
mod package;
mod png;
pub mod qr;
