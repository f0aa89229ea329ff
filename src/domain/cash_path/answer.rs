//! What is asked first: which payment is next, and what it still lacks.

use super::formality::Formality;
use super::path::Route;
use super::report::Report;
use super::scheduled::Scheduled;
use crate::domain::date::Date;
use crate::domain::deal::Party;

impl Report {
    /// Place in the schedule of the payment in cash that is next, for a side: its money is not yet sent by the licensee,
    /// not yet usable by the licensor. The last one where all is done; `None` without any.
    pub fn next(&self, scheduled: &[Scheduled], side: Party, today: Date) -> Option<usize> {
        let end = |route: &Route| match (route, side) {
            (Route::Shares, _) => None,
            (Route::Inward(path), Party::Licensee) => Some(path.pay_on),
            (Route::Inward(path), Party::Licensor) => {
                Some(path.onshore.unwrap_or(path.usable).likely)
            }
            (Route::Outward(path), _) => Some(path.credited.likely),
        };
        let ends = self.paths.routes.iter().zip(scheduled).enumerate();
        let ends = ends.filter_map(|(index, (route, _))| Some((end(route)?, index)));
        let next = ends.clone().filter(|(on, _)| *on >= today).min();
        next.or_else(|| ends.max()).map(|(_, index)| index)
    }

    /// The formalities a payment still lacks: its own and the deal's that are not done and that nobody expects in time.
    pub fn missing(&self, index: usize) -> Vec<&Formality> {
        let of_it = |formality: &&Formality| formality.payment.is_none_or(|own| own == index);
        let open = |formality: &&Formality| {
            !formality.done && (formality.is_late() || formality.expected.is_none())
        };
        let before = |formality: &&Formality| match (formality.needed_by, self.end(index)) {
            (Some(by), Some(end)) => by <= end,
            _ => true,
        };
        self.formalities.iter().filter(of_it).filter(open).filter(before).collect()
    }

    /// The likely day a payment's money has arrived where it can be used.
    fn end(&self, index: usize) -> Option<Date> {
        match self.paths.routes.get(index)? {
            Route::Inward(path) => Some(path.onshore.unwrap_or(path.usable).likely),
            Route::Outward(path) => Some(path.credited.likely),
            Route::Shares => None,
        }
    }
}
