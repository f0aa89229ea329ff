//! Figures, as data and as SVG.

mod figures;
mod svg;
