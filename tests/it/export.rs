//! Links, codes, calendar and table files.

mod link;
mod payment_files;
mod qr;
