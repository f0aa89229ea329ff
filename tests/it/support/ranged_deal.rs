//! The largest worked licence with twelve of its assumptions as ranges.

use parley::domain::draft::{Draft, from_file};
use parley::domain::uncertainty::UncertainDeal;

/// Its ranges: path below the assumptions, text.
pub const RANGES: [(&str, &str); 12] = [
    ("programmes.0.stages.0.months", "30..33..42"),
    ("programmes.0.stages.0.cost", "420 ± 25%"),
    ("programmes.0.stages.0.pos", "48.2% n 60"),
    ("programmes.0.regions.0.peak_net_sales", "p10 2000 p90 5200"),
    ("programmes.0.regions.1.peak_net_sales", "p10 800 p90 2100"),
    ("programmes.0.regions.2.peak_net_sales", "200..450..700"),
    ("programmes.0.regions.3.peak_net_sales", "100 to 220"),
    ("programmes.0.regions.0.pos", "85 / 92 / 97"),
    ("programmes.0.regions.0.review_months", "10 to 14"),
    ("licensee.cogs", "10 to 18"),
    ("licensee.opex", "20..25..35"),
    ("licensee.discount_rate", "9 to 12"),
];

/// A deal file's draft with those ranges.
pub fn ranged_draft(file: &str) -> Draft {
    let mut draft = from_file(file).expect("a deal file");
    for (path, text) in RANGES {
        draft.set(&format!("assumptions.{path}"), text);
    }
    draft
}

/// A draft's ranges, none refused.
pub fn uncertain(draft: &Draft) -> UncertainDeal {
    let checked = parley::domain::draft::validate(draft);
    UncertainDeal::of(&checked).unwrap_or_else(|why| panic!("{why:?}: {:?}", checked.issues))
}
