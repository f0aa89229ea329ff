//! An assumption that may be any of a range, and how a value is put in its place.

use crate::domain::deal::{Assumptions, Deal, Programme, ProgrammeStage, Region};
use crate::domain::draft::{FieldValue, FieldValues};
use crate::domain::rate::{AnnualRate, Multiple, Probability, RoyaltyRate, Share, TaxRate};
use crate::domain::schema::{MOST_MONTHS, RANGED};
use crate::domain::spread::Spread;
use serde::{Deserialize, Serialize};

/// An assumption that may be any of a range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UncertainInput {
    /// Path of its field.
    pub path: String,
    /// What it may be.
    pub spread: Spread,
    place: InputPlace,
}

/// Where in the assumptions a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum InputPlace {
    Stage(usize, usize, StageNumber),
    ApprovalDependence(usize),
    Region(usize, usize, RegionNumber),
    Exercise(usize),
    Event(usize),
    Economics(EconomicsNumber),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum StageNumber {
    Months,
    Cost,
    Pos,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum RegionNumber {
    ReviewMonths,
    Pos,
    LaunchLagMonths,
    LaunchCost,
    PeakNetSales,
    Uptake(usize),
    Retention(usize),
    PriceCut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum EconomicsNumber {
    ThirdPartyRoyalty,
    Haircut,
    LicenseeDiscountRate,
    Cogs,
    UsDuty,
    Opex,
    LicenseeTaxRate,
    LicensorDiscountRate,
    LicensorTaxRate,
    UpstreamShare,
    Wht,
    WhtSourced,
}

/// The assumptions of a draft that are ranges, in the order of the table of fields; those of no width are known.
pub fn inputs(values: &FieldValues) -> Vec<UncertainInput> {
    let paths = RANGED.iter().flat_map(|pattern| values.expand(pattern));
    let inputs = paths.filter_map(|path| {
        let Some(FieldValue::Range(range)) = values.value(&path) else { return None };
        let place = place(&path).filter(|_| !range.spread.is_fixed())?;
        Some(UncertainInput { path, spread: range.spread, place })
    });
    inputs.collect()
}

fn place(path: &str) -> Option<InputPlace> {
    let steps: Vec<&str> = path.split('.').skip(1).collect();
    let row = |text: &str| text.parse::<usize>().ok();
    Some(match steps.as_slice() {
        ["programmes", programme, "stages", stage, number] => {
            InputPlace::Stage(row(programme)?, row(stage)?, stage_number(number)?)
        }
        ["programmes", programme, "approval_dependence"] => {
            InputPlace::ApprovalDependence(row(programme)?)
        }
        ["programmes", programme, "regions", region, rest @ ..] => {
            InputPlace::Region(row(programme)?, row(region)?, region_number(rest)?)
        }
        ["exercise", at, "probability"] => InputPlace::Exercise(row(at)?),
        ["events", at, "probability"] => InputPlace::Event(row(at)?),
        rest => InputPlace::Economics(economics_number(rest)?),
    })
}

fn stage_number(name: &str) -> Option<StageNumber> {
    match name {
        "months" => Some(StageNumber::Months),
        "cost" => Some(StageNumber::Cost),
        "pos" => Some(StageNumber::Pos),
        _ => None,
    }
}

fn region_number(steps: &[&str]) -> Option<RegionNumber> {
    Some(match steps {
        ["review_months"] => RegionNumber::ReviewMonths,
        ["pos"] => RegionNumber::Pos,
        ["launch_lag_months"] => RegionNumber::LaunchLagMonths,
        ["launch_cost"] => RegionNumber::LaunchCost,
        ["peak_net_sales"] => RegionNumber::PeakNetSales,
        ["uptake", year] => RegionNumber::Uptake(year.parse().ok()?),
        ["retention", year] => RegionNumber::Retention(year.parse().ok()?),
        ["price_cut"] => RegionNumber::PriceCut,
        _ => return None,
    })
}

fn economics_number(steps: &[&str]) -> Option<EconomicsNumber> {
    Some(match steps {
        ["third_party_royalty"] => EconomicsNumber::ThirdPartyRoyalty,
        ["newco", "haircut"] => EconomicsNumber::Haircut,
        ["licensee", "discount_rate"] => EconomicsNumber::LicenseeDiscountRate,
        ["licensee", "cogs"] => EconomicsNumber::Cogs,
        ["licensee", "us_duty"] => EconomicsNumber::UsDuty,
        ["licensee", "opex"] => EconomicsNumber::Opex,
        ["licensee", "tax_rate"] => EconomicsNumber::LicenseeTaxRate,
        ["licensor", "discount_rate"] => EconomicsNumber::LicensorDiscountRate,
        ["licensor", "tax_rate"] => EconomicsNumber::LicensorTaxRate,
        ["licensor", "upstream_share"] => EconomicsNumber::UpstreamShare,
        ["wht"] => EconomicsNumber::Wht,
        ["wht_sourced"] => EconomicsNumber::WhtSourced,
        _ => return None,
    })
}

impl UncertainInput {
    /// Whether it is a region's peak sales: those may move together.
    pub fn is_peak_sales(&self) -> bool {
        matches!(self.place, InputPlace::Region(.., RegionNumber::PeakNetSales))
    }

    /// Whether it counts whole months.
    pub fn is_whole(&self) -> bool {
        match self.place {
            InputPlace::Stage(.., number) => number == StageNumber::Months,
            InputPlace::Region(.., number) => {
                matches!(number, RegionNumber::ReviewMonths | RegionNumber::LaunchLagMonths)
            }
            InputPlace::ApprovalDependence(_)
            | InputPlace::Exercise(_)
            | InputPlace::Event(_)
            | InputPlace::Economics(_) => false,
        }
    }

    /// The value that is above so many of its chances, a fraction between 0 and 1.
    pub fn at(&self, chance: f64) -> f64 {
        self.spread.quantile(chance)
    }

    /// Puts a value into a deal: months to the nearest whole one, a fraction past its end at its end.
    pub fn set(&self, deal: &mut Deal, value: f64) {
        let assumptions = &mut deal.assumptions;
        match self.place {
            InputPlace::Stage(programme, stage, number) => {
                let stages = programme_at(assumptions, programme).map(|it| &mut it.stages);
                if let Some(stage) = stages.and_then(|stages| stages.get_mut(stage)) {
                    set_stage(stage, number, value);
                }
            }
            InputPlace::ApprovalDependence(programme) => {
                if let Some(programme) = programme_at(assumptions, programme) {
                    programme.approval_dependence = Share::nearest(value);
                }
            }
            InputPlace::Region(programme, region, number) => {
                let regions = programme_at(assumptions, programme).map(|it| &mut it.regions);
                if let Some(region) = regions.and_then(|regions| regions.get_mut(region)) {
                    set_region(region, number, value);
                }
            }
            InputPlace::Exercise(row) => {
                if let Some(row) = assumptions.exercise.get_mut(row) {
                    row.probability = Probability::nearest(value);
                }
            }
            InputPlace::Event(row) => {
                if let Some(row) = assumptions.events.get_mut(row) {
                    row.probability = Probability::nearest(value);
                }
            }
            InputPlace::Economics(number) => set_economics(assumptions, number, value),
        }
    }
}

fn programme_at(assumptions: &mut Assumptions, row: usize) -> Option<&mut Programme> {
    assumptions.programmes.get_mut(row)
}

/// A float cast saturates.
fn months(value: f64) -> u32 {
    (value.round() as u32).min(MOST_MONTHS)
}

fn set_stage(stage: &mut ProgrammeStage, number: StageNumber, value: f64) {
    match number {
        StageNumber::Months => stage.months = months(value),
        StageNumber::Cost => stage.cost = value.max(0.0),
        StageNumber::Pos => stage.pos = Probability::nearest(value),
    }
}

fn set_region(region: &mut Region, number: RegionNumber, value: f64) {
    match number {
        RegionNumber::ReviewMonths => region.review_months = months(value),
        RegionNumber::Pos => region.pos = Probability::nearest(value),
        RegionNumber::LaunchLagMonths => region.launch_lag_months = months(value),
        RegionNumber::LaunchCost => region.launch_cost = value.max(0.0),
        RegionNumber::PeakNetSales => region.peak_net_sales = value.max(0.0),
        RegionNumber::Uptake(year) => set_year(&mut region.uptake, year, value),
        RegionNumber::Retention(year) => set_year(&mut region.retention, year, value),
        RegionNumber::PriceCut => region.price_cut = Share::nearest(value),
    }
}

fn set_year(years: &mut [Multiple], year: usize, value: f64) {
    if let Some(year) = years.get_mut(year) {
        *year = Multiple::nearest(value);
    }
}

fn set_economics(assumptions: &mut Assumptions, number: EconomicsNumber, value: f64) {
    let Assumptions { licensee, licensor, .. } = assumptions;
    match number {
        EconomicsNumber::ThirdPartyRoyalty => {
            assumptions.third_party_royalty = RoyaltyRate::nearest(value);
        }
        EconomicsNumber::Haircut => assumptions.newco.haircut = Share::nearest(value),
        EconomicsNumber::LicenseeDiscountRate => {
            licensee.discount_rate = AnnualRate::nearest(value)
        }
        EconomicsNumber::Cogs => licensee.cogs = Multiple::nearest(value),
        EconomicsNumber::UsDuty => licensee.us_duty = Multiple::nearest(value),
        EconomicsNumber::Opex => licensee.opex = Multiple::nearest(value),
        EconomicsNumber::LicenseeTaxRate => licensee.tax_rate = TaxRate::nearest(value),
        EconomicsNumber::LicensorDiscountRate => {
            licensor.discount_rate = AnnualRate::nearest(value)
        }
        EconomicsNumber::LicensorTaxRate => licensor.tax_rate = TaxRate::nearest(value),
        EconomicsNumber::UpstreamShare => licensor.upstream_share = Share::nearest(value),
        EconomicsNumber::Wht => assumptions.wht = Some(TaxRate::nearest(value)),
        EconomicsNumber::WhtSourced => assumptions.wht_sourced = Share::nearest(value),
    }
}
