//! Whether an option is exercised where nobody gave a probability for it.

use crate::domain::deal::Deal;
use crate::domain::valuation::PreparedValuation;

/// Whether the licensee takes a product that no probability is given for: exactly when it is worth it, as all the ranges
/// stand on this path.
pub fn is_worth_it(deal: &Deal, option: usize) -> bool {
    let (_, decisions) = PreparedValuation::of(deal).expected(deal);
    let own = decisions.iter().find(|decision| decision.option == option);
    own.is_none_or(|decision| decision.exercise > 0.0)
}
