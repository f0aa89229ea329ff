//! The fields of the exchange rate, asked on the assumptions and on the payments page.

/// The exchange rate and what moves it.
pub const FX_FIELDS: &[&str] = &[
    "assumptions.fx.pair",
    "assumptions.fx.spot",
    "assumptions.fx.spot_on",
    "assumptions.fx.deal_rate",
    "assumptions.fx.home_rate",
    "assumptions.fx.volatility",
];
