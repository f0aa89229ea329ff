//! What the template believes, brought to the size of the published total: one drug's part of it.

use super::amounts::number;
use crate::domain::examples::templates::DealFileBuilder;
use crate::domain::number::{amount_text, sum};
use rust_decimal::{Decimal, RoundingStrategy};

/// Highest peak sales a public deal opens with, USD millions a year, a drug's in all its regions together.
pub const MOST_PEAK: i64 = 15_000;
/// A published total far below the template's is no reason to believe in a tiny drug.
const LEAST: Decimal = Decimal::from_parts(3, 0, 0, false, 1);
/// Money of a contract that hangs on sales.
const BOUNDS: [&str; 2] =
    ["terms.milestones[].trigger.threshold", "terms.royalties[].tiers[].above"];
const COSTS: [&str; 2] = ["stages[].cost", "regions[].launch_cost"];

/// Scales costs, sales and what hangs on sales by the published total of one drug over the template's: never below
/// three tenths, never so far that a drug's peak sales pass [`MOST_PEAK`] or the lead's.
pub fn scale(document: &mut DealFileBuilder, factor: Decimal) {
    let wanted = factor.max(LEAST);
    let programmes = document.draft().expand("assumptions.programmes[].regions");
    let mut lead = None;
    let mut most = Decimal::from(MOST_PEAK);
    for list in programmes {
        let peaks = document.draft().expand(&format!("{list}[].peak_net_sales"));
        let all = sum(peaks.iter().map(|path| document.decimal(path)));
        let own = most.checked_div(all).map_or(wanted, |room| wanted.min(room));
        let capped = mark(all * wanted, most);
        if lead.is_none() {
            lead = Some(own);
            most = all * own;
        }
        for path in &peaks {
            multiply(document, path, own);
            if let Some(mark) = &capped {
                document.mark(path, mark);
            }
        }
        let programme = list.trim_end_matches(".regions").to_owned();
        for cost in COSTS {
            for path in document.draft().expand(&format!("{programme}.{cost}")) {
                multiply(document, &path, own);
            }
        }
    }
    for path in BOUNDS.iter().flat_map(|bound| document.draft().expand(bound)).collect::<Vec<_>>() {
        multiply(document, &path, lead.unwrap_or(wanted));
    }
}

fn multiply(document: &mut DealFileBuilder, path: &str, factor: Decimal) {
    let scaled = document.decimal(path) * factor;
    let rounded = scaled.round_sf_with_strategy(2, RoundingStrategy::ToZero);
    if document.draft().node(path).is_some_and(serde_json::Value::is_number) {
        document.put(path, number(rounded.unwrap_or_default()));
    }
}

/// What is said where the published total would take more than the most a drug opens with.
fn mark(needed: Decimal, most: Decimal) -> Option<String> {
    let limit = if most == Decimal::from(MOST_PEAK) {
        format!("capped at {MOST_PEAK} a year in all regions")
    } else {
        "no higher than the lead drug's".to_owned()
    };
    let needed_text = amount_text(needed.round_sf(2).unwrap_or(needed).normalize());
    let told = format!("{limit}; in proportion to the published total it would take {needed_text}");
    (needed > most).then(|| format!("assumption {told}"))
}
