//! What of the deal belongs to one product, by the rows of its lists: nothing a product does touches another.

use super::programme_months::ProgrammeMonths;
use crate::domain::date::Date;
use crate::domain::deal::{Deal, RoyaltySchedule};
use crate::domain::region::RegionName;
use crate::domain::sort::sort_by_key;

/// A product's programmes, regions and what is paid on its sales.
pub(super) struct ProductScope {
    /// Row of `terms.products`.
    pub product: usize,
    /// Rows of `assumptions.programmes`.
    pub programmes: Vec<usize>,
    /// The licensed regions that a programme has, in the programmes' order.
    pub regions: Vec<ScopeRegion>,
    /// Rows of the schedules that apply to a region of it.
    pub schedules: Vec<usize>,
    /// Row of the option on it.
    pub option: Option<usize>,
}

/// A region in which a product is sold.
pub(super) struct ScopeRegion {
    pub name: RegionName,
    /// The programmes that are reviewed there.
    pub lines: Vec<ProgrammeRegion>,
    /// What the licensor is paid on the sales.
    pub share: SalesShare,
}

/// A region of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ProgrammeRegion {
    /// Row of `assumptions.programmes`.
    pub programme: usize,
    /// Place in the product's list of programmes.
    pub place: usize,
    /// Row of the programme's regions.
    pub region: usize,
}

/// What the licensor is paid on a product's sales in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SalesShare {
    /// Row of `terms.royalties`.
    Royalty(usize),
    /// Row of `terms.profit_share`.
    Profit(usize),
    Nothing,
}

/// Every product's.
pub(super) fn scopes(deal: &Deal) -> Vec<ProductScope> {
    (0..deal.terms.products.len()).map(|product| ProductScope::of(deal, product)).collect()
}

impl ProductScope {
    fn of(deal: &Deal, product: usize) -> Self {
        let programmes: Vec<usize> = deal.programmes_of(product).collect();
        let regions = regions(deal, product, &programmes);
        let mut schedules: Vec<usize> = Vec::new();
        for region in &regions {
            if let SalesShare::Royalty(row) = region.share
                && !schedules.contains(&row)
            {
                schedules.push(row);
            }
        }
        sort_by_key(&mut schedules, |row| *row);
        let id = deal.terms.products.get(product).map(|product| product.id.as_str());
        let option =
            deal.terms.options.iter().position(|option| Some(option.product.as_str()) == id);
        Self { product, programmes, regions, schedules, option }
    }

    /// The day from which sales in a region bear no royalty, once these programmes are approved there; `None` where
    /// no royalty is due at all.
    pub fn royalty_end(
        &self,
        deal: &Deal,
        region: usize,
        approved: &[ProgrammeRegion],
    ) -> Option<Date> {
        let SalesShare::Royalty(row) = self.regions.get(region)?.share else { return None };
        let schedule = deal.terms.royalties.get(row)?;
        royalty_end(deal, schedule, approved)
    }
}

fn regions(deal: &Deal, product: usize, programmes: &[usize]) -> Vec<ScopeRegion> {
    let mut regions: Vec<ScopeRegion> = Vec::new();
    for (place, row) in programmes.iter().enumerate() {
        let assumed = deal.assumptions.programmes.get(*row);
        let assumed = assumed.map_or(&[][..], |programme| &programme.regions).iter().enumerate();
        for (region, assumed) in assumed {
            let name = &assumed.region;
            if !deal.terms.is_licensed(product, name) {
                continue;
            }
            let line = ProgrammeRegion { programme: *row, place, region };
            match regions.iter_mut().find(|known| known.name == *name) {
                Some(known) => known.lines.push(line),
                None => regions.push(ScopeRegion {
                    name: name.clone(),
                    lines: vec![line],
                    share: share(deal, product, name),
                }),
            }
        }
    }
    regions
}

/// A profit share or a schedule that names the region goes before a schedule that takes the rest.
fn share(deal: &Deal, product: usize, region: &RegionName) -> SalesShare {
    let terms = &deal.terms;
    let id = terms.products.get(product).map(|product| &product.id);
    let shared = terms.profit_share.iter().position(|row| {
        row.region == *region && terms.product(row.product.as_deref()) == Some(product)
    });
    if let Some(row) = shared {
        return SalesShare::Profit(row);
    }
    let applies = |schedule: &RoyaltySchedule| {
        schedule.products.is_empty() || schedule.products.iter().any(|named| Some(named) == id)
    };
    let named = |schedule: &RoyaltySchedule| schedule.regions.contains(region);
    let rest = |schedule: &RoyaltySchedule| schedule.regions.is_empty();
    let mut rows = terms.royalties.iter();
    let row = rows.position(|schedule| applies(schedule) && named(schedule)).or_else(|| {
        terms.royalties.iter().position(|schedule| applies(schedule) && rest(schedule))
    });
    row.map_or(SalesShare::Nothing, SalesShare::Royalty)
}

/// A term counts from the first launch, or lasts as long as the last exclusivity.
fn royalty_end(
    deal: &Deal,
    schedule: &RoyaltySchedule,
    approved: &[ProgrammeRegion],
) -> Option<Date> {
    // A term in years is read to the nearest month; a float cast saturates.
    let term = (12.0 * schedule.years_from_first_sale).round() as u32;
    let mut first: Option<(Date, Date)> = None;
    let mut exclusivity = None;
    for line in approved {
        let programme = deal.assumptions.programmes.get(line.programme)?;
        let region = programme.regions.get(line.region)?;
        let months = ProgrammeMonths::of(programme);
        let launch = months.launch(region);
        let launch_on = months.date(launch);
        if first.is_none_or(|(earliest, _)| launch_on < earliest) {
            first = Some((launch_on, months.date(launch.saturating_add(term))));
        }
        exclusivity = exclusivity.max(Some(region.exclusivity_until));
    }
    Some(first?.1.max(exclusivity?))
}
