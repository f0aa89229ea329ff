//! From plain data to SVG text, drawn by plotters.
//!
//! [`layout`] gives everything its place and each panel a chart of plotters with axes of ours, [`labels`]
//! writes at the marks what fits there and leaves the rest to the [`legend`]. Mesh, coordinates and elements
//! are plotters'; what it draws, [`svg_backend`] writes.

mod area;
mod axes;
mod axis;
mod canvas;
mod extent;
mod label_places;
mod labels;
mod layout;
mod legend;
mod margins;
mod panel_view;
mod reference_lines;
mod render;
mod row_labels;
mod series_labels;
mod shapes;
mod standalone;
mod svg_backend;
mod svg_text;
mod text_width;
mod ticks;
mod vertical_scale;

pub use area::{Area, Size};
pub use render::{Drawing, natural_height, render};
pub use standalone::{Picture, Sheet, standalone};
pub use svg_backend::SvgBackend;
