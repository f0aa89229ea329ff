//! Figures, as data and as SVG.

mod axes;
mod figures;
mod leaving;
mod spread;
mod svg;
mod svg_backend;
mod words;
