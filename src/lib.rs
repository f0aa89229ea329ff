//! Parley: the table at which a cross-border drug licence is negotiated.
//!
//! It says what the paper says, what it is worth to each side, and when the cash arrives, and works all of
//! it out anew at every keystroke, in the browser, sending nothing anywhere.
//!
//! # How a value flows
//!
//! ```text
//! text typed -> Draft -> validate -> values, Deal -> resolve -> value -> PlotSpec -> SVG
//!              (domain::draft)        (domain::deal, valuation)  (plot)
//!                                                      |
//!                                                   explain
//! ```
//!
//! # Code map
//!
//! - [`domain`]: the pure core. `schema` says what each leaf of a deal may hold; `draft` is the deal as typed, and
//!   everything wrong with it; `history` its edits; `deal` what it is once right; `valuation` what it pays and is worth
//!   (royalties: `valuation::royalty`); `calendar` and `cash_path` the way of the money from trigger to usable cash
//!   (tax withheld: `cash_path::withholding`); `term_sheet` the paper in both languages (its text:
//!   `term_sheet/{en,zh}`, the marked changes: `term_sheet::redline`); `diligence` what must be known before closing;
//!   `spread` and `uncertainty` what a deal might be worth where assumptions are ranges;
//!   `negotiation` the offers made and one term against another; `examples` deals to start from.
//! - [`plot`]: figures as data, then as SVG, the same bytes on any machine.
//! - [`export`]: files as bytes; `export::link` the text of a share link, `export::qr` its code to photograph.
//! - `app` (feature `ui`): the page. `state` is what it knows, `graph` what is worked out from the draft,
//!   `draft_signal` who is woken by an edit, `pages` what is seen, `lazy` and `pieces` what is no part of the first load.
//! - `worker` (a program of its own, feature `worker`): the study of ranges beside the page.
//! - `refdata`: dated facts from outside, each with its source.
//!
//! # Invariants
//!
//! - `domain`, `plot` and `export` name no web; layers import downwards only.
//! - The core has no clock, no randomness, and no order that depends on a hash.
//! - Reading never loses what was typed: a text that cannot be read stays, with its problem beside it.
//! - A text is read once, by `validate`; whatever needs a value takes it from there.
//! - Contract amounts are exact decimals in millions; modelled values are `f64`; an amount is rounded in one
//!   place, to whole cents, when it is read.
//! - Only `app::storage` touches storage; only `app::browser` the rest of the browser; the only effects are
//!   the `sync_…` functions of `app::effects`.
//! - In front of both parties the tree of the draft holds the paper alone (`domain::audience`): nothing private can
//!   reach the page, its print, its files or a link.
//! - Colours stand in `style/tokens.css`; Rust names roles.
//!
//! `tests/it/house` holds the code to these.

#[cfg(feature = "ui")]
pub mod app;
pub mod domain;
pub mod export;
pub mod plot;
