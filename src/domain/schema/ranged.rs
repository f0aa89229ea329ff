//! Which assumptions may be a range: those that move a value and are no day, no name and no rate of exchange.

/// The paths of the assumptions that may be a range, `[]` standing for any row.
pub const RANGED: &[&str] = &[
    "assumptions.programmes[].stages[].months",
    "assumptions.programmes[].stages[].cost",
    "assumptions.programmes[].stages[].pos",
    "assumptions.programmes[].approval_dependence",
    "assumptions.programmes[].regions[].review_months",
    "assumptions.programmes[].regions[].pos",
    "assumptions.programmes[].regions[].launch_lag_months",
    "assumptions.programmes[].regions[].launch_cost",
    "assumptions.programmes[].regions[].peak_net_sales",
    "assumptions.programmes[].regions[].uptake[]",
    "assumptions.programmes[].regions[].retention[]",
    "assumptions.programmes[].regions[].price_cut",
    "assumptions.exercise[].probability",
    "assumptions.events[].probability",
    "assumptions.third_party_royalty",
    "assumptions.newco.haircut",
    "assumptions.licensee.discount_rate",
    "assumptions.licensee.cogs",
    "assumptions.licensee.us_duty",
    "assumptions.licensee.opex",
    "assumptions.licensee.tax_rate",
    "assumptions.licensor.discount_rate",
    "assumptions.licensor.tax_rate",
    "assumptions.licensor.upstream_share",
    "assumptions.wht",
    "assumptions.wht_sourced",
];

/// Whether the field of a pattern may be a range.
pub fn takes_range(pattern: &str) -> bool {
    RANGED.contains(&pattern)
}
