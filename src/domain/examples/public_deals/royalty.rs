//! The royalty of a public deal: words read as bands, bands as tiers.

use super::PublicDeal;
use super::bands::{RoyaltyBand, band};
use crate::domain::examples::templates::DealFileBuilder;
use crate::domain::number::amount_text;
use rust_decimal::Decimal;
use serde_json::{Value, json};

const TIERS: &str = "terms.royalties.0.tiers";

/// Puts the tiers that the published words are read as; words without a rate leave the template's, and say so.
///
/// One band is one rate, its midpoint. A tiered band is two, a quarter and three quarters into it, so that its
/// midpoint is theirs. From one band to another, the first tier is the midpoint of the lower, the last that of the
/// higher. `up to` a band leaves the template's first tier.
pub fn put(document: &mut DealFileBuilder, public: &PublicDeal) {
    let own = rate(document, 0);
    let (first, last) = match read(&public.reading.royalty) {
        Words::None => return unread(document, public),
        Words::One(band) => return write(document, public, &[(band.midpoint(), &band)]),
        Words::Tiered(band) => {
            let part = |quarters| band.part(Decimal::new(25, 2) * Decimal::from(quarters));
            let tiers = [(part(1), &band), (part(3), &band)];
            return write(document, public, &tiers);
        }
        Words::UpTo(band) => ((own.min(band.midpoint()), None), band),
        Words::From(low, band) => ((low.midpoint(), Some(low)), band),
    };
    let (lower, low) = first;
    match low {
        Some(low) => write(document, public, &[(lower, &low), (last.midpoint(), &last)]),
        None => {
            write(document, public, &[(lower, &last), (last.midpoint(), &last)]);
            let mark = format!(
                "illustrative {}, published only \"{}\"",
                public.reading.id, public.royalty
            );
            document.mark(&format!("{TIERS}.0.rate"), &mark);
        }
    }
}

/// What a reading's royalty cell says.
enum Words {
    None,
    One(RoyaltyBand),
    Tiered(RoyaltyBand),
    UpTo(RoyaltyBand),
    From(RoyaltyBand, RoyaltyBand),
}

/// `low_double`, `tiered double`, `..mid_teens`, `low_single..low_double`.
fn read(cell: &str) -> Words {
    if let Some(band) = cell.strip_prefix("tiered ").and_then(band) {
        return Words::Tiered(band);
    }
    match cell.split_once("..") {
        Some(("", high)) => band(high).map_or(Words::None, Words::UpTo),
        Some((low, high)) => match band(low).zip(band(high)) {
            Some((low, high)) => Words::From(low, high),
            None => Words::None,
        },
        None => band(cell).map_or(Words::None, Words::One),
    }
}

/// The template's rate of a tier, percent.
fn rate(document: &DealFileBuilder, row: usize) -> Decimal {
    document.decimal(&format!("{TIERS}.{row}.rate")) * Decimal::ONE_HUNDRED
}

fn unread(document: &mut DealFileBuilder, public: &PublicDeal) {
    if !public.royalty.is_empty() {
        let mark =
            format!("illustrative {}, published only \"{}\"", public.reading.id, public.royalty);
        for path in document.draft().expand(&format!("{TIERS}[].rate")) {
            document.mark(&path, &mark);
        }
    }
}

fn write(document: &mut DealFileBuilder, public: &PublicDeal, tiers: &[(Decimal, &RoyaltyBand)]) {
    let bounds: Vec<Value> = document
        .draft()
        .expand(&format!("{TIERS}[].above"))
        .iter()
        .filter_map(|path| document.draft().node(path).cloned())
        .collect();
    document.put(TIERS, Vec::<Value>::new());
    for (row, ((rate, band), above)) in tiers.iter().zip(bounds).enumerate() {
        document.push(TIERS, json!({"above": above}));
        let path = format!("{TIERS}.{row}.rate");
        document.put(&path, super::amounts::number(*rate / Decimal::ONE_HUNDRED));
        document.mark(&path, &mark(public, *rate, band));
    }
}

fn mark(public: &PublicDeal, rate: Decimal, band: &RoyaltyBand) -> String {
    let [low, high, rate] = [band.low, band.high, rate].map(amount_text);
    let PublicDeal { royalty, source_url, .. } = public;
    format!("published \"{royalty}\", read as {low} to {high} %, here {rate} % {source_url}")
}
