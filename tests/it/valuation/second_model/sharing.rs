//! What the licensor is paid on a product's sales in one outcome.

use super::Slow;
use super::market::{HALF_CENT, Market, f, months_of};
use chrono::Datelike;
use parley::domain::deal::{SalesThreshold, Trigger};
use parley::domain::region::RegionName;

impl Slow<'_> {
    /// The row of a product named, or of the only one.
    pub fn product_named(&self, id: Option<&str>) -> usize {
        let products = &self.deal.terms.products;
        id.map_or(0, |id| products.iter().position(|product| product.id == id).unwrap())
    }

    pub fn licensed(&self, product: usize) -> Vec<RegionName> {
        let terms = &self.deal.terms;
        let own = &terms.products[product].territory;
        if own.is_empty() { terms.territory.licensed.clone() } else { own.clone() }
    }

    pub fn applies(&self, schedule: usize, product: usize) -> bool {
        let products = &self.deal.terms.royalties[schedule].products;
        products.is_empty() || products.contains(&self.deal.terms.products[product].id)
    }

    pub fn is_shared(&self, product: usize, region: &RegionName) -> Option<f64> {
        let rows = self.deal.terms.profit_share.iter();
        let mut own = rows.filter(|row| self.product_named(row.product.as_deref()) == product);
        own.find(|row| row.region == *region).map(|row| row.licensor_share.get())
    }

    /// The regions of a product in which a schedule is due.
    fn regions_of(&self, schedule: usize, product: usize) -> Vec<RegionName> {
        let royalties = &self.deal.terms.royalties;
        let own = &royalties[schedule].regions;
        let mut regions = self.licensed(product);
        if own.is_empty() {
            regions.retain(|region| {
                let others = (0..royalties.len()).filter(|other| self.applies(*other, product));
                let named =
                    others.into_iter().any(|other| royalties[other].regions.contains(region));
                !named && self.is_shared(product, region).is_none()
            });
        } else {
            regions.retain(|region| own.contains(region));
        }
        regions
    }

    fn tiered(&self, schedule: usize, sales: f64) -> f64 {
        let tiers = &self.deal.terms.royalties[schedule].tiers;
        let mut royalty = 0.0;
        for (index, tier) in tiers.iter().enumerate() {
            let top = tiers.get(index + 1).map_or(f64::MAX, |next| f(next.above)).min(sales);
            royalty += tier.rate.get() * (top - f(tier.above)).max(0.0);
        }
        royalty
    }

    /// Section 6: what is due for each quarter, where a schedule is applied to a product.
    pub fn royalties(&self, schedule: usize, product: usize, approved: &[&Market]) -> Vec<f64> {
        let clause = &self.deal.terms.royalties[schedule];
        let (quarters, mut due) = (self.quarters, vec![0.0; self.quarters.count]);
        let (mut bearing, mut lost) = (due.clone(), due.clone());
        let mut launched = i32::MAX;
        for region in self.regions_of(schedule, product) {
            let here: Vec<_> = approved.iter().filter(|it| it.terms.region == region).collect();
            let Some(first) = here.iter().min_by_key(|market| market.launch_on) else { continue };
            launched = launched.min(first.launch_on.year());
            let years = months_of(clause.years_from_first_sale);
            let by_years = self.courses[first.programme].on(first.launch + years);
            let exclusive = here.iter().map(|market| market.terms.exclusivity_until).max().unwrap();
            let months = here.iter().flat_map(|market| &market.months);
            for month in months.filter(|month| month.on < by_years.max(exclusive)) {
                bearing[month.quarter] += month.net;
                let generic = clause.generic_share.map_or(f64::NEG_INFINITY, |share| share.get());
                let eroded = month.retention.map(|kept| 1.0 - kept >= generic - HALF_CENT);
                lost[month.quarter] += if eroded == Some(true) { month.net } else { 0.0 };
            }
        }
        let mut carried = 0.0;
        for quarter in (0..quarters.count).filter(|quarter| bearing[*quarter] > 0.0) {
            let before: f64 = bearing[quarter / 4 * 4..quarter].iter().sum();
            let base =
                self.tiered(schedule, before + bearing[quarter]) - self.tiered(schedule, before);
            let cut = clause.after_exclusivity_reduction.get() * lost[quarter] / bearing[quarter];
            let after = base * (1.0 - cut);
            let third_party = self.deal.assumptions.third_party_royalty.get() * bearing[quarter];
            let available = clause.stacking_credit.get() * third_party + carried;
            due[quarter] = (after - available).max(clause.floor.get() * base);
            if clause.credit_carry_forward {
                carried = available - (after - due[quarter]).max(0.0);
            }
        }
        let last = bearing.iter().rposition(|sales| *sales > 0.0).map(|last| quarters.year(last));
        for year in launched.saturating_add(1)..=last.unwrap_or(i32::MIN) {
            let first = (year - quarters.first_year) as usize * 4;
            let paid: f64 = due[first..first + 4].iter().sum();
            due[first + 3] += (f(clause.minimum_annual) - paid).max(0.0);
        }
        due.iter_mut().filter(|due| due.abs() < HALF_CENT).for_each(|due| *due = 0.0);
        due
    }

    /// Net sales by quarter of a product in some regions.
    pub fn sold(&self, regions: &[RegionName], approved: &[&Market]) -> Vec<f64> {
        let mut sold = vec![0.0; self.quarters.count];
        for market in approved.iter().filter(|market| regions.contains(&market.terms.region)) {
            market.months.iter().for_each(|month| sold[month.quarter] += month.net);
        }
        sold
    }

    /// The quarter at whose end a sales threshold is reached.
    pub fn met(&self, trigger: &Trigger, product: usize, approved: &[&Market]) -> Option<usize> {
        let (SalesThreshold { threshold, regions, .. }, annual) = match trigger {
            Trigger::AnnualSales(limit) => (limit, true),
            Trigger::CumulativeSales(limit) => (limit, false),
            _ => return None,
        };
        let everywhere = self.licensed(product);
        let counted = if regions.is_empty() { &everywhere } else { regions };
        let sold = self.sold(counted, approved);
        (0..sold.len()).find(|quarter| {
            let first = if annual { quarter / 4 * 4 } else { 0 };
            let to_date: f64 = sold[first..=*quarter].iter().sum();
            to_date >= f(*threshold) - HALF_CENT
        })
    }
}
