//! Labels of vertical rules, in a band above the plot.

use super::area::{Area, Side, Text};
use super::metrics;
use super::scale::Scale;
use crate::domain::sort::sort_by;
use crate::plot::spec::{Layer, Panel, Rule};

/// More lines of labels than this leave too little of the plot.
const MOST_LEVELS: usize = 4;

/// A rule with its label, if it found room. Level 0 is next to the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedRule {
    /// Position, px.
    pub x: f64,
    /// Index of the level.
    pub level: usize,
    /// How many levels the rule rises above the plot.
    pub rise: usize,
    /// Label, `y` counted from the top of the plot.
    pub label: Option<Text>,
    /// The rule's role.
    pub ink: crate::plot::ink::Ink,
}

/// How labels are tried: order of the rules, side of the label, what gives way first.
#[derive(Clone, Copy)]
struct Way {
    from_left: bool,
    sides: [Side; 2],
    /// Whether a label rather changes its level than its side.
    climbs: bool,
}

/// All ways, from the one that reads best.
fn ways() -> impl Iterator<Item = Way> {
    let sides = [[Side::Start, Side::End], [Side::End, Side::Start]];
    let orders = sides.into_iter().flat_map(|sides| [false, true].map(|left| (sides, left)));
    orders
        .flat_map(|(sides, from_left)| [false, true].map(|climbs| Way { from_left, sides, climbs }))
}

/// Places the labels of a panel's rules between the pixels `left` and `right`. One after the other
/// takes a place where neither labels overlap nor rules cross labels; of all ways to go about it the
/// one that drops fewest labels and needs fewest levels.
pub fn place(panel: &Panel, x: &Scale, ends: (f64, f64), font: f64) -> Vec<PlacedRule> {
    let rules = panel.layers.iter().filter_map(|layer| match layer {
        Layer::Rules(rules) => Some(rules),
        _ => None,
    });
    let mut rules: Vec<&Rule> = rules.flatten().filter(|rule| rule.x.is_finite()).collect();
    sort_by(&mut rules, |a, b| a.x.total_cmp(&b.x));
    let placed = |way: Way| {
        let order: Vec<&Rule> =
            if way.from_left { rules.clone() } else { rules.iter().rev().copied().collect() };
        in_order(&order, way, x, ends, font)
    };
    let mut best: Option<((usize, usize), Vec<PlacedRule>)> = None;
    for way in ways() {
        let found = placed(way);
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
fn cost(placed: &[PlacedRule]) -> (usize, usize) {
    let dropped = placed.iter().filter(|rule| rule.label.is_none()).count();
    (dropped, placed.iter().map(|rule| rule.rise).max().unwrap_or(0))
}

fn in_order(
    rules: &[&Rule],
    way: Way,
    x: &Scale,
    (left, right): (f64, f64),
    font: f64,
) -> Vec<PlacedRule> {
    let mut placed: Vec<PlacedRule> = Vec::with_capacity(rules.len());
    for rule in rules {
        let at = x.at(rule.x);
        let beside = places(way).map(|(level, side)| option(rule, at, level, side, font));
        let above = (0..MOST_LEVELS).map(|level| on_top(rule, at, level, (left, right), font));
        let mut options = beside.chain(above);
        let fits = |option: &PlacedRule| {
            let area = area_of(option, font);
            area.is_some_and(|area| area.x0 >= left && area.x1 <= right)
                && placed.iter().all(|other| !clash(option, other, font))
        };
        let bare = PlacedRule { x: at, level: 0, rise: 0, label: None, ink: rule.ink };
        let found = options.find(fits);
        placed.push(found.unwrap_or(bare));
    }
    placed
}

/// Levels and sides beside a rule.
fn places(way: Way) -> impl Iterator<Item = (usize, Side)> {
    let sides = way.sides.len();
    (0..MOST_LEVELS * sides).filter_map(move |index| {
        let (level, side) = if way.climbs {
            (index % MOST_LEVELS, index / MOST_LEVELS)
        } else {
            (index / sides, index % sides)
        };
        Some((level, *way.sides.get(side)?))
    })
}

fn option(rule: &Rule, at: f64, level: usize, side: Side, font: f64) -> PlacedRule {
    let gap = font * 0.35;
    let x = if side == Side::Start { at + gap } else { at - gap };
    let y = -(level as f64 + 0.5) * font * metrics::LINE;
    let text = Text { x, y, side, ink: rule.ink.of_text(), text: rule.label.clone() };
    PlacedRule { x: at, level, rise: level + 1, label: Some(text), ink: rule.ink }
}

/// The label on top of its rule, moved as far as the ends require.
fn on_top(rule: &Rule, at: f64, level: usize, (left, right): (f64, f64), font: f64) -> PlacedRule {
    let half = metrics::width(&rule.label, font) / 2.0;
    let x = at.max(left + half).min(right - half);
    let mut placed = option(rule, at, level, Side::Middle, font);
    placed.label.iter_mut().for_each(|label| label.x = x);
    PlacedRule { rise: level, ..placed }
}

fn area_of(rule: &PlacedRule, font: f64) -> Option<Area> {
    rule.label.as_ref().map(|label| label.area(font))
}

fn clash(a: &PlacedRule, b: &PlacedRule, font: f64) -> bool {
    let (Some(of_a), Some(of_b)) = (area_of(a, font), area_of(b, font)) else {
        return false;
    };
    let gap = font * 0.5;
    let texts = a.level == b.level && of_a.x0 < of_b.x1 + gap && of_b.x0 < of_a.x1 + gap;
    let crosses = |rule: &PlacedRule, level: usize, area: &Area| {
        rule.rise > level && rule.x > area.x0 - 2.0 && rule.x < area.x1 + 2.0
    };
    texts || crosses(a, b.level, &of_b) || crosses(b, a.level, &of_a)
}

/// Height of the band the labels take.
pub fn height(placed: &[PlacedRule], font: f64) -> f64 {
    let labelled = placed.iter().filter(|rule| rule.label.is_some());
    labelled.map(|rule| (rule.level + 1) as f64 * font * metrics::LINE).fold(0.0, f64::max)
}
