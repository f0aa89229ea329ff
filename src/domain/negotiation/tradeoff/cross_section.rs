//! One side's cuts through a plane of two levers: one lever stands, the other goes through its range.

use super::Lever;
use super::root_search::{RootSearch, nearest};
use super::side::PartySide;
use super::target::{HeldValue, Target};
use crate::domain::deal::Deal;
use crate::domain::valuation::PreparedValuation;

/// One side's deal and what it aims at.
pub(super) struct PartyModel {
    deal: Deal,
    outlook: PreparedValuation,
    /// `None` where the side has no such number now.
    keeps: Option<Target>,
    walks_away: Target,
}

/// Where the second lever must stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct CrossSection {
    /// For the side to keep its value.
    pub keeps: Option<f64>,
    /// For the side to be where it walks away.
    pub walks_away: Option<f64>,
    /// For the side not to walk away, from low to high.
    pub stays: Vec<(f64, f64)>,
}

impl PartyModel {
    pub fn of(side: PartySide, held: HeldValue) -> Self {
        let mut outlook = PreparedValuation::of(side.deal);
        let present = held.read(&outlook.party_values(side.deal));
        let keeps = present.map(|present| Target::Target(held, present));
        let walks_away = Target::Target(held, side.walk_away);
        Self { deal: side.deal.clone(), outlook, keeps, walks_away }
    }

    /// Where a lever that stands at `now` brings the side to walk away; the nearest place.
    pub fn walks_at(&mut self, lever: Lever, now: f64) -> Option<f64> {
        let mut course = RootSearch::of(&self.deal, lever, &mut self.outlook)?;
        course.look(now);
        course.look_at_ends();
        nearest(&course.crossings(self.walks_away), now)
    }

    /// The cut after these, of which there is one for every sample of a lever; of several places the nearest to where
    /// the other stands now.
    pub fn next_cut(
        &mut self,
        sampled: Lever,
        samples: &[f64],
        solved: Lever,
        cuts: &[CrossSection],
    ) -> Option<CrossSection> {
        let (now, near) = (sampled.current(&self.deal), solved.current(&self.deal));
        let index = cuts.len();
        let sample = samples.get(index)?;
        let before = samples.get(index.saturating_sub(2)..=index).unwrap_or_default();
        let lines = [|cut: &CrossSection| cut.keeps, |cut: &CrossSection| cut.walks_away];
        let mut looks = lines.map(|line| ahead(before, cuts, line)).to_vec();
        looks.retain(|_| !solved.is_linear(&self.deal));
        looks.extend([near.filter(|_| Some(*sample) == now)]);
        let deal = sampled.set(&self.deal, *sample);
        Some(self.cut(&deal, solved, near, looks).unwrap_or_default())
    }

    /// `None` where the deal has no such lever. `looks`: where to look first.
    fn cut(
        &mut self,
        deal: &Deal,
        lever: Lever,
        near: Option<f64>,
        looks: Vec<Option<f64>>,
    ) -> Option<CrossSection> {
        let (keeps, walks_away) = (self.keeps, self.walks_away);
        let mut course = RootSearch::of(deal, lever, &mut self.outlook)?;
        for x in looks.into_iter().flatten() {
            course.look(x);
        }
        course.look_at_ends();
        Some(CrossSection {
            stays: course.stretches(walks_away),
            walks_away: nearest(&course.crossings(walks_away), near?),
            keeps: keeps.and_then(|keeps| nearest(&course.crossings(keeps), near?)),
        })
    }
}

/// Where a line goes next if it goes straight on: a good first look where the lever bends.
fn ahead(
    samples: &[f64],
    cuts: &[CrossSection],
    line: impl Fn(&CrossSection) -> Option<f64>,
) -> Option<f64> {
    let ([a, b, next], [.., before, last]) = (samples, cuts) else {
        return cuts.last().and_then(line);
    };
    let (before, last) = (line(before)?, line(last)?);
    Some(last + (last - before) * ((next - b) / (b - a)))
}
