//! Labels of reference lines, in a band above the plot.

use super::area::{Area, PlacedText, TextAnchor};
use super::text_width;
use crate::domain::sort::sort_by;
use crate::plot::role::Role;
use crate::plot::spec::{PlotPanel, ReferenceLine};

/// More lines of labels than this leave too little of the plot.
const MOST_LEVELS: usize = 4;

/// A reference line with its label, if it found room. Level 0 is next to the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedReference {
    /// Position, px.
    pub x: f64,
    /// Index of the level.
    pub level: usize,
    /// How many levels it rises above the plot.
    pub rise: usize,
    /// Label, `y` counted from the top of the plot.
    pub label: Option<PlacedText>,
    /// Its role.
    pub role: Role,
}

/// How labels are tried: order of the lines, side of the label, what gives way first.
#[derive(Clone, Copy)]
struct Attempt {
    from_left: bool,
    sides: [TextAnchor; 2],
    /// Whether a label rather changes its level than its side.
    climbs: bool,
}

/// All attempts, from the one that reads best.
fn attempts() -> impl Iterator<Item = Attempt> {
    let sides = [[TextAnchor::Start, TextAnchor::End], [TextAnchor::End, TextAnchor::Start]];
    let orders = sides.into_iter().flat_map(|sides| [false, true].map(|left| (sides, left)));
    orders.flat_map(|(sides, from_left)| {
        [false, true].map(|climbs| Attempt { from_left, sides, climbs })
    })
}

/// Places the labels of a panel's reference lines between the pixels `left` and `right`. One after the other
/// takes a place where neither labels overlap nor lines cross labels; of all attempts the one that drops
/// fewest labels and needs fewest levels. `x_at` gives the pixel of a position.
pub fn place(
    panel: &PlotPanel,
    x_at: &dyn Fn(f64) -> f64,
    ends: (f64, f64),
    font: f64,
) -> Vec<PlacedReference> {
    let mut lines: Vec<&ReferenceLine> =
        panel.reference_lines().filter(|line| line.x.is_finite()).collect();
    sort_by(&mut lines, |a, b| a.x.total_cmp(&b.x));
    let placed = |attempt: Attempt| {
        let order: Vec<&ReferenceLine> =
            if attempt.from_left { lines.clone() } else { lines.iter().rev().copied().collect() };
        in_order(&order, attempt, x_at, ends, font)
    };
    let mut best: Option<((usize, usize), Vec<PlacedReference>)> = None;
    for attempt in attempts() {
        let found = placed(attempt);
        let cost = cost(&found);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, found));
        }
        if cost <= (0, 1) {
            break;
        }
    }
    best.map_or(Vec::new(), |(_, placed)| placed)
}

/// Labels dropped, then levels used.
fn cost(placed: &[PlacedReference]) -> (usize, usize) {
    let dropped = placed.iter().filter(|line| line.label.is_none()).count();
    (dropped, placed.iter().map(|line| line.rise).max().unwrap_or(0))
}

fn in_order(
    lines: &[&ReferenceLine],
    attempt: Attempt,
    x_at: &dyn Fn(f64) -> f64,
    (left, right): (f64, f64),
    font: f64,
) -> Vec<PlacedReference> {
    let mut placed: Vec<PlacedReference> = Vec::with_capacity(lines.len());
    for line in lines {
        let at = x_at(line.x);
        let beside = places(attempt).map(|(level, anchor)| option(line, at, level, anchor, font));
        let above = (0..MOST_LEVELS).map(|level| on_top(line, at, level, (left, right), font));
        let mut options = beside.chain(above);
        let fits = |option: &PlacedReference| {
            let area = area_of(option, font);
            area.is_some_and(|area| area.x0 >= left && area.x1 <= right)
                && placed.iter().all(|other| !clash(option, other, font))
        };
        let bare = PlacedReference { x: at, level: 0, rise: 0, label: None, role: line.role };
        let found = options.find(fits);
        placed.push(found.unwrap_or(bare));
    }
    placed
}

/// Levels and sides beside a line.
fn places(attempt: Attempt) -> impl Iterator<Item = (usize, TextAnchor)> {
    let sides = attempt.sides.len();
    (0..MOST_LEVELS * sides).filter_map(move |index| {
        let (level, anchor) = if attempt.climbs {
            (index % MOST_LEVELS, index / MOST_LEVELS)
        } else {
            (index / sides, index % sides)
        };
        Some((level, *attempt.sides.get(anchor)?))
    })
}

fn option(
    line: &ReferenceLine,
    at: f64,
    level: usize,
    anchor: TextAnchor,
    font: f64,
) -> PlacedReference {
    let gap = font * 0.35;
    let x = if anchor == TextAnchor::Start { at + gap } else { at - gap };
    let y = -(level as f64 + 0.5) * font * text_width::LINE;
    let text = PlacedText { x, y, anchor, role: line.role.of_text(), text: line.label.clone() };
    PlacedReference { x: at, level, rise: level + 1, label: Some(text), role: line.role }
}

/// The label on top of its line, moved as far as the ends require.
fn on_top(
    line: &ReferenceLine,
    at: f64,
    level: usize,
    (left, right): (f64, f64),
    font: f64,
) -> PlacedReference {
    let half = text_width::width(&line.label, font) / 2.0;
    let x = at.max(left + half).min(right - half);
    let mut placed = option(line, at, level, TextAnchor::Middle, font);
    placed.label.iter_mut().for_each(|label| label.x = x);
    PlacedReference { rise: level, ..placed }
}

fn area_of(line: &PlacedReference, font: f64) -> Option<Area> {
    line.label.as_ref().map(|label| label.area(font))
}

fn clash(a: &PlacedReference, b: &PlacedReference, font: f64) -> bool {
    let (Some(of_a), Some(of_b)) = (area_of(a, font), area_of(b, font)) else {
        return false;
    };
    let gap = font * 0.5;
    let texts = a.level == b.level && of_a.x0 < of_b.x1 + gap && of_b.x0 < of_a.x1 + gap;
    let crosses = |line: &PlacedReference, level: usize, area: &Area| {
        line.rise > level && line.x > area.x0 - 2.0 && line.x < area.x1 + 2.0
    };
    texts || crosses(a, b.level, &of_b) || crosses(b, a.level, &of_a)
}

/// Height of the band the labels take.
pub fn height(placed: &[PlacedReference], font: f64) -> f64 {
    let labelled = placed.iter().filter(|line| line.label.is_some());
    labelled.map(|line| (line.level + 1) as f64 * font * text_width::LINE).fold(0.0, f64::max)
}
