//! The offers by what they are worth to both sides, in the order they were made, and where each side walks away.
//!
//! Both axes are money. They reach to round numbers around zero, the walk-aways and all offers, so that they stand
//! still while the draft moves within them.

use crate::domain::deal::Party;
use crate::plot::role::Role;
use crate::plot::spec::{
    DataPoint, Layer, LineLayer, MarkShape, Measure, PlotPanel, PlotSpec, PointLayer, Whisker,
    WhiskerLayer, XAxis, Zone,
};
use crate::plot::words::{PlotText, PlotWords};

/// The texts of the figure.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct TrailWords {
    pub title: String,
    pub sentence: String,
    /// Of the axes, with their unit.
    pub licensor: String,
    pub licensee: String,
    pub licensor_walks: String,
    pub licensee_walks: String,
    pub zone: String,
    pub trail: String,
    pub licensor_offers: String,
    pub licensee_offers: String,
    pub licensor_last: String,
    pub licensee_last: String,
    pub now: String,
    pub reach: String,
    /// Of the licensor and of the licensee, each the lower and the upper.
    pub reach_ends: [String; 4],
}

/// An offer, or the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct TrailMark {
    /// Whose; `None`: the draft.
    pub side: Option<Party>,
    /// Written at it.
    pub name: String,
    /// Worth to the licensor and to the licensee, millions.
    pub worth: (f64, f64),
    /// Between what that lies over the ranges, of the licensor and of the licensee, where it is known.
    pub reach: [Option<(f64, f64)>; 2],
}

/// The marks in order; `walks` is where licensor and licensee walk away, millions, where that is set. The zone of
/// agreement needs both.
pub fn trail(
    marks: &[TrailMark],
    walks: (Option<f64>, Option<f64>),
    texts: &TrailWords,
    words: &PlotWords,
) -> PlotSpec {
    let reach = |side: usize, read: fn((f64, f64)) -> f64, walk: Option<f64>| {
        let ends = marks.iter().filter_map(|mark| mark.reach.get(side).copied().flatten());
        let ends = ends.flat_map(|(low, high)| [low, high]);
        let all = marks.iter().map(|mark| read(mark.worth)).chain(walk).chain(ends);
        let all = all.filter(|worth| worth.is_finite());
        let (low, high) =
            all.fold((0.0, 0.0), |(low, high): (f64, f64), x| (low.min(x), high.max(x)));
        // Beyond a walk-away there is room for what would be agreed.
        let beyond = walk.map_or(high, |walk| high.max(walk + (high - low) / 8.0));
        round_ends((low, beyond))
    };
    let (across, up) = (reach(0, |worth| worth.0, walks.0), reach(1, |worth| worth.1, walks.1));
    let line = |label: &str, role: Role, ends: [(f64, f64); 2]| {
        let points = ends.into_iter().map(|(x, y)| (x, Some(y))).collect();
        Layer::Line(LineLayer::new(label, role, points))
    };
    let way = marks.iter().map(|mark| (mark.worth.0, Some(mark.worth.1))).collect();
    let way = LineLayer { ghost: true, ..LineLayer::new(&texts.trail, Role::Soft, way) };
    let zone = walks.0.zip(walks.1).map(|(licensor, licensee)| {
        let edges = [licensor, across.1].map(|x| Some((x, licensee, up.1))).to_vec();
        Layer::Zone(Zone { label: texts.zone.clone(), edges })
    });
    let licensor =
        walks.0.map(|x| line(&texts.licensor_walks, Role::Licensor, [(x, up.0), (x, up.1)]));
    let licensee = walks
        .1
        .map(|y| line(&texts.licensee_walks, Role::Licensee, [(across.0, y), (across.1, y)]));
    let mut layers: Vec<Layer> = [zone, licensor, licensee].into_iter().flatten().collect();
    layers.push(Layer::Whiskers(whiskers(marks, texts)));
    layers.push(Layer::Line(way));
    layers.extend(kinds(marks, texts));
    PlotSpec {
        title: texts.title.clone(),
        basis: words.basis([PlotText::RiskAdjusted, PlotText::OwnRates, PlotText::EachModel], &[]),
        description: texts.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![texts.licensor.clone(), words.get(PlotText::Item).to_owned()],
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: texts.licensor.clone() },
        panels: vec![PlotPanel::of_values("", Measure::Amount, &texts.licensee, layers)],
    }
}

fn whiskers(marks: &[TrailMark], texts: &TrailWords) -> WhiskerLayer {
    let whisker = |mark: &TrailMark| {
        let [across, up] = mark.reach;
        Whisker { x: mark.worth.0, y: mark.worth.1, across, up }
    };
    let reaching = marks.iter().filter(|mark| mark.reach.iter().any(Option::is_some));
    let (label, ends) = (texts.reach.clone(), texts.reach_ends.clone());
    WhiskerLayer { label, ends, whiskers: reaching.map(whisker).collect() }
}

/// Each side's offers, the former ones pale, then the draft.
fn kinds(marks: &[TrailMark], texts: &TrailWords) -> Vec<Layer> {
    let layer = |label: &str, role: Role, shape: MarkShape, marks: &[&TrailMark]| {
        let point = |mark: &&TrailMark| DataPoint {
            x: mark.worth.0,
            y: mark.worth.1,
            label: mark.name.clone(),
        };
        let points = marks.iter().map(point).collect();
        Layer::Points(PointLayer { label: label.to_owned(), role, shape, points })
    };
    let of = |side: Option<Party>| -> Vec<&TrailMark> {
        marks.iter().filter(|mark| mark.side == side).collect()
    };
    let mut layers = Vec::new();
    let licensor = (&texts.licensor_offers, &texts.licensor_last);
    let licensee = (&texts.licensee_offers, &texts.licensee_last);
    for (side, (offers, newest), soft, full) in [
        (Party::Licensor, licensor, Role::LicensorSoft, Role::Licensor),
        (Party::Licensee, licensee, Role::LicenseeSoft, Role::Licensee),
    ] {
        let own = of(Some(side));
        if let Some((last, former)) = own.split_last() {
            layers.push(layer(offers, soft, MarkShape::Ring, former));
            layers.push(layer(newest, full, MarkShape::Dot, &[last]));
        }
    }
    layers.push(layer(&texts.now, Role::Ink, MarkShape::Diamond, &of(None)));
    layers
}

/// Both ends moved out to a round number: 1, 2 or 5 times a power of ten.
fn round_ends((low, high): (f64, f64)) -> (f64, f64) {
    let quarter = (high - low) / 4.0;
    if quarter <= 0.0 || !quarter.is_finite() {
        return (low, high);
    }
    let power = 10_f64.powi(libm::log10(quarter).floor() as i32);
    let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let step = step.into_iter().find(|step| *step >= quarter).unwrap_or(quarter);
    ((low / step).floor() * step, (high / step).ceil() * step)
}
