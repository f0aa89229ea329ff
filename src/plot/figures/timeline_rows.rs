//! Which row of the timeline holds what.

use super::net_sales::product_name;
use crate::domain::deal::{Deal, Programme, Trigger};
use crate::domain::valuation::{
    Item, Payment, ProgrammeDates, RegionDates, Valuation, contract_name,
};
use crate::plot::spec::PlotRow;
use crate::plot::words::{PlotText, PlotWords};

/// Rows: the contract, then a programme's stages and regions, or, of several programmes, one row each; then the
/// milestones that belong to none of them.
pub struct TimelineRows<'a> {
    pub valuation: &'a Valuation,
    pub deal: &'a Deal,
}

impl<'a> TimelineRows<'a> {
    pub const CONTRACT: usize = 0;

    /// Whether each programme has one row of its own.
    pub fn by_programme(&self) -> bool {
        self.deal.assumptions.programmes.len() > 1
    }

    /// Every programme with its dates, in the deal's order.
    pub fn programmes(&self) -> impl Iterator<Item = (&'a Programme, &'a ProgrammeDates)> {
        self.deal.assumptions.programmes.iter().zip(&self.valuation.timeline.programmes)
    }

    /// The row of a programme's stage.
    pub fn stage(&self, programme: usize, stage: usize) -> usize {
        if self.by_programme() { 1 + programme } else { 1 + stage }
    }

    /// The row of a programme's licensed region, by its place among the dates.
    pub fn region(&self, programme: usize, place: usize) -> usize {
        if self.by_programme() { 1 + programme } else { 1 + self.stages() + place }
    }

    fn stages(&self) -> usize {
        self.valuation.timeline.programmes.first().map_or(0, |dates| dates.stages.len())
    }

    /// The first row after all programmes.
    fn after(&self) -> usize {
        let dates = &self.valuation.timeline.programmes;
        let regions = dates.first().map_or(0, |dates| dates.regions.len());
        1 + if self.by_programme() { dates.len() } else { self.stages() + regions }
    }

    /// Milestones that belong to no programme have rows of their own: rows of the contract.
    fn lone(&self) -> Vec<usize> {
        let milestones = self.deal.terms.milestones.iter().enumerate();
        let lone = milestones.filter(|(_, milestone)| match &milestone.trigger {
            Trigger::Start { .. } | Trigger::Filing { .. } | Trigger::Approval { .. } => false,
            Trigger::Date { .. }
            | Trigger::Event { .. }
            | Trigger::AnnualSales(_)
            | Trigger::CumulativeSales(_) => true,
        });
        lone.map(|(row, _)| row).collect()
    }

    pub fn names(&self, words: &PlotWords) -> Vec<PlotRow> {
        let mut names = vec![words.get(PlotText::Contract).to_owned()];
        for (row, (programme, dates)) in self.programmes().enumerate() {
            if self.by_programme() {
                names.push(self.programme_name(row, programme));
                continue;
            }
            let stages = programme.stages.iter();
            names.extend(stages.map(|stage| words.stage_name(&stage.stage).to_owned()));
            let regions =
                dates.regions.iter().filter_map(|dates| programme.regions.get(dates.index));
            names.extend(regions.map(|region| words.region_name(&region.region).to_owned()));
        }
        let lone = self.lone();
        let lone = lone.iter().filter_map(|row| self.deal.terms.milestones.get(*row));
        names.extend(lone.map(|milestone| words.usual(&milestone.label)));
        names.into_iter().map(|label| PlotRow { label, nested: false }).collect()
    }

    /// A product's name, and the programme's id where the product has several.
    fn programme_name(&self, row: usize, programme: &Programme) -> String {
        let product = self.deal.product_of(row);
        let several = product.is_some_and(|product| self.deal.programmes_of(product).count() > 1);
        let product = product.and_then(|product| self.deal.terms.products.get(product));
        let name = product.map_or("", product_name);
        if several { format!("{name} · {}", programme.id) } else { name.to_owned() }
    }

    /// The row of a milestone's payment, and its label there: on a row of its own it needs none.
    pub fn milestone(&self, payment: &Payment, words: &PlotWords) -> Option<(usize, String)> {
        let Item::Milestone { row, .. } = payment.item else { return None };
        let lone = self.lone().iter().position(|lone| *lone == row);
        if let Some(place) = lone {
            return Some((self.after() + place, String::new()));
        }
        let label = if self.by_programme() {
            String::new()
        } else {
            contract_name(payment.item, self.deal, words.lang).unwrap_or_default().into_owned()
        };
        Some((self.of_programme(payment)?, label))
    }

    /// The row of the stage or region a programme's milestone belongs to.
    fn of_programme(&self, payment: &Payment) -> Option<usize> {
        let Item::Milestone { row, each } = payment.item else { return None };
        let trigger = &self.deal.terms.milestones.get(row)?.trigger;
        let (Trigger::Start { programme, .. }
        | Trigger::Filing { programme, .. }
        | Trigger::Approval { programme, .. }) = trigger
        else {
            return None;
        };
        let row = each.or_else(|| self.deal.programme(programme.as_deref()))?;
        let (programme, dates) = self.programmes().nth(row)?;
        match trigger {
            Trigger::Start { stage, .. } => {
                let place = programme.stages.iter().position(|listed| listed.stage == *stage)?;
                Some(self.stage(row, place))
            }
            Trigger::Filing { .. } => Some(self.stage(row, dates.stages.len().checked_sub(1)?)),
            Trigger::Approval { region, .. } => {
                let named = |dates: &RegionDates| {
                    programme.regions.get(dates.index).is_some_and(|r| r.region == *region)
                };
                dates.regions.iter().position(named).map(|place| self.region(row, place))
            }
            Trigger::Date { .. }
            | Trigger::Event { .. }
            | Trigger::AnnualSales(_)
            | Trigger::CumulativeSales(_) => None,
        }
    }
}
