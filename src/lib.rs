//! Parley: the table at which a cross-border drug licence is negotiated.
//!
//! It says what the paper says, what it is worth to each side, and when the cash arrives, and works all of
//! it out anew at every keystroke, in the browser, sending nothing anywhere.
//!
//! # How a value flows
//!
//! ```text
//! text typed -> Draft -> validate -> Deal -> resolve -> value -> PlotSpec -> SVG
//!              (domain::draft)      (domain::deal, engine)      (plot)
//!                                                    |
//!                                                 explain
//! ```
//!
//! # Code map
//!
//! - [`domain`]: the pure core. `draft` is the deal as typed and everything wrong with it (`draft::FIELDS` says
//!   what each leaf is), `deal` the deal once right, `engine` what it pays and is worth (royalties:
//!   `engine::royalty`), `calendar` and `payments` the way of the money from trigger to usable cash,
//!   `clauses` the term sheet in both languages (its text: `clauses/en`, `clauses/zh`), `diligence` what must be
//!   known before closing and what it becomes on paper, `rounds` the offers made and what changed between them,
//!   `trade` one term against another, `scenario` what-ifs, `templates` and `public_deals` deals to start from, `refdata` dated tables.
//! - [`plot`]: figures as data, then as SVG, the same bytes on any machine.
//! - [`export`]: files as bytes; `export::link` the text of a share link, `export::qr` its code to photograph.
//! - `app` (feature `ui`): the page. `desk` is its state, `graph` the memos, `watch` what parts of the page read
//!   of the draft, `tabs` what is seen, `lazy` and `pieces` what is no part of the first load.
//!
//! # Invariants
//!
//! - `domain`, `plot` and `export` name no web; layers import downwards only.
//! - The core has no clock, no randomness, and no order that depends on a hash.
//! - Reading never loses what was typed: a text that cannot be read stays, with its problem beside it.
//! - Contract amounts are exact decimals in millions; modelled values are `f64`; an amount is rounded in one
//!   place, to whole cents, when it is read.
//! - Only `app::storage` touches storage; only `app::browser` the rest of the browser; the only effects are
//!   the `sync_…` functions of `app`.
//! - In front of both parties the tree of the draft holds the paper alone (`draft::View`): nothing private can
//!   reach the page, its print, its files or a link.
//! - Colours stand in `style/tokens.css`; Rust names roles.
//!
//! `tests/tidy.rs` holds the code to these.

#[cfg(feature = "ui")]
pub mod app;
pub mod domain;
pub mod export;
pub mod plot;
