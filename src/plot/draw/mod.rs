//! From plain data to SVG text.
//!
//! [`layout`] gives everything its place, [`labels`] writes at the marks what fits there and leaves
//! the rest to the legend in [`keys`], [`pen`] draws with plotters and [`polish`] makes the result ours.

mod area;
mod axes;
mod extent;
mod keys;
mod labels;
mod layout;
mod margins;
mod measure;
mod metrics;
mod pen;
mod places;
mod polish;
mod render;
mod rules;
mod scale;
mod series_labels;
mod shapes;

pub use area::Area;
pub use layout::Size;
pub use render::{Drawing, natural_height, render};
pub use scale::ticks;
