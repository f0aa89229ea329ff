//! From plotters' SVG to ours: roles instead of stand-in colours, a name for screen readers, and none
//! of the attributes that say what holds anyway.

use super::pen::FINE;
use crate::plot::ink;
use crate::plot::spec::PlotSpec;

/// The finished SVG. `drawn` is plotters' document; `id` begins the ids of title and description.
///
/// What is removed or replaced contains a quotation mark, which plotters escapes in texts, so no
/// text is ever touched.
pub(super) fn polish(
    drawn: &str,
    spec: &PlotSpec,
    size: (u32, u32),
    font: f64,
    id: &str,
) -> String {
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let mut svg = head(spec, size, font, id);
    svg.reserve(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('"') {
        svg.push_str(before);
        rest = attribute(&mut svg, after);
    }
    svg.push_str(rest);
    svg.retain(|c| c != '\n');
    svg
}

/// Copies the attribute value at the start of `after` with its quotes, or drops the attribute whose
/// name already stands at the end of `svg`; returns what follows it.
fn attribute<'a>(svg: &mut String, after: &'a str) -> &'a str {
    let (value, rest) = after.split_once('"').unwrap_or((after, ""));
    if let Some(start) = superfluous(svg, value) {
        svg.truncate(start);
        return rest;
    }
    svg.push('"');
    match value.strip_prefix(ink::STAND_IN).and_then(ink::property) {
        Some(property) => svg.extend(["var(", property, ")"]),
        None => svg.push_str(value.trim_end()),
    }
    svg.push('"');
    rest
}

/// Where the attribute begins, if it says what holds anyway.
fn superfluous(svg: &str, value: &str) -> Option<usize> {
    let start = svg.rfind(' ')?;
    let drop = match svg.get(start + 1..)? {
        "font-family=" | "font-size=" => true,
        "opacity=" => value == "1",
        "stroke=" => value == "none",
        "stroke-width=" => value == "0",
        "text-anchor=" => value == "start",
        _ => false,
    };
    drop.then_some(start)
}

fn head(spec: &PlotSpec, (width, height): (u32, u32), font: f64, id: &str) -> String {
    let fine = FINE as u32;
    let id = escaped(id);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" font-size=\"{}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        width.saturating_mul(fine),
        height.saturating_mul(fine),
        font * FINE,
        escaped(&spec.title),
        escaped(&spec.description),
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
