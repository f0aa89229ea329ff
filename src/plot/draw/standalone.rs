//! A figure that leaves the page: one SVG with its name, its basis, its colours and its face.

use super::area::Size;
use super::render::{natural_height, render};
use super::svg_text::Escaped;
use super::text_width;
use crate::plot::formats::Formats;
use crate::plot::role;
use crate::plot::spec::PlotSpec;
use std::fmt::Write;

/// Room around the figure, px.
const EDGE: f64 = 16.0;

/// How a figure looks outside the page.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Width of the figure, px.
    pub width: u32,
    /// Size of its letters, px.
    pub font: f64,
    /// The colour of a custom property of the page.
    pub colour: &'a dyn Fn(&str) -> String,
    /// The face of its letters, as a style sheet names it.
    pub face: &'a str,
}

/// A figure as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The SVG: it asks for nothing outside itself.
    pub svg: String,
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
}

/// `spec` as a picture of its own, name and basis above it.
pub fn standalone(spec: &PlotSpec, formats: &Formats, sheet: Sheet) -> Picture {
    let Sheet { width, font, face, .. } = sheet;
    let height = natural_height(spec, width, font);
    let inner = render(spec, formats, Size { width, height, font }, "figure").svg;
    let basis = lines(&spec.basis, font, f64::from(width));
    let head = EDGE + font * 1.6 + basis.len() as f64 * font * 1.4 + font * 0.6;
    let whole = (width + 2 * EDGE as u32, (head + f64::from(height) + EDGE) as u32);
    let mut svg = String::with_capacity(inner.len() + 1000);
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" font-family=\"{}\">\
         <rect width=\"100%\" height=\"100%\" fill=\"var(--plot-paper)\"/>\
         <text x=\"{EDGE}\" y=\"{}\" font-size=\"{}\" font-weight=\"600\" \
         fill=\"var(--plot-ink)\">{}</text>",
        whole.0,
        whole.1,
        whole.0,
        whole.1,
        Escaped(face),
        EDGE + font,
        font * 1.2,
        Escaped(&spec.title),
    );
    for (index, line) in basis.iter().enumerate() {
        let y = EDGE + font * 2.6 + index as f64 * font * 1.4;
        let _ = write!(
            svg,
            "<text x=\"{EDGE}\" y=\"{y}\" font-size=\"{font}\" \
             fill=\"var(--plot-soft)\">{}</text>",
            Escaped(line),
        );
    }
    let place = format!("<svg x=\"{EDGE}\" y=\"{head}\"");
    svg.push_str(&inner.replacen("<svg", &place, 1));
    svg.push_str("</svg>");
    Picture { svg: coloured(svg, sheet.colour), width: whole.0, height: whole.1 }
}

/// Every role's property replaced by its colour. A text cannot hold one: its quotes are escaped.
fn coloured(mut svg: String, colour: &dyn Fn(&str) -> String) -> String {
    for property in role::properties() {
        let name = format!("\"var({property})\"");
        if svg.contains(&name) {
            svg = svg.replace(&name, &format!("\"{}\"", Escaped(&colour(property))));
        }
    }
    svg
}

/// The parts in lines of a width.
fn lines(parts: &[String], font: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if text_width::width(&format!("{line} · {part}"), font) <= width => {
                line.extend([" · ", part.as_str()]);
            }
            _ => lines.push(part.clone()),
        }
    }
    lines
}
