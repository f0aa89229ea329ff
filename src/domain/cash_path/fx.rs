//! What a receipt is worth in home currency, and how far that may move. METHOD: forward by interest parity,
//! a one-sigma band, the user's shocks.

use super::path::{Path, Paths};
use super::scheduled::Scheduled;
use super::setup::PaymentSetup;
use super::withholding::Tax;
use crate::domain::date::{Date, Quarter, years_between};
use crate::domain::deal::FxFixing;
use chrono::Datelike;

/// A flat-rate forward further out than this is an extrapolation, years.
const FORWARD_YEARS: f64 = 5.0;

/// The forward rate at a date, home currency per unit of deal currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forward {
    /// The rate.
    pub rate: f64,
    /// One sigma below.
    pub low: f64,
    /// One sigma above.
    pub high: f64,
    /// Beyond five years from the spot date.
    pub extrapolated: bool,
}

/// A receipt in home currency, millions.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeAmount {
    /// The forward at the day the cash is usable (likely).
    pub forward: Forward,
    /// Cash received times the forward.
    pub received: f64,
    /// The same at one sigma below and above.
    pub band: (f64, f64),
    /// What the licensor keeps, at the forward.
    pub kept: f64,
    /// Received under each of the setup's shocks, in their order.
    pub shocked: Vec<f64>,
    /// From this day the licensor carries the currency risk.
    pub fixing_on: Date,
    /// Days from fixing to usable (likely); zero when usable first.
    pub exposed_days: i64,
    /// One sigma of the rate over the exposure window, fraction.
    pub exposure: f64,
}

/// The forward at a date; `None` when the exchange-rate inputs are not those of the deal's currency or the
/// spot rate is not positive. A deal in the home currency has rate 1 and no band.
pub fn forward(setup: &PaymentSetup, on: Date) -> Option<Forward> {
    let fx = &setup.fx;
    let pair = fx.pair?;
    if setup.currency == pair.counter {
        return Some(Forward { rate: 1.0, low: 1.0, high: 1.0, extrapolated: false });
    }
    if pair.base != setup.currency || fx.spot.is_nan() || fx.spot <= 0.0 {
        return None;
    }
    let years = years_between(fx.spot_on, on).max(0.0);
    let rate = fx.spot * libm::pow((1.0 + fx.home_rate.get()) / (1.0 + fx.deal_rate.get()), years);
    let sigma = libm::exp(fx.volatility.get() * libm::sqrt(years));
    let extrapolated = years > FORWARD_YEARS;
    Some(Forward { rate, low: rate / sigma, high: rate * sigma, extrapolated })
}

/// Every receipt in home currency; `None` for payments that are none, whose tax is not known, or without a forward.
pub fn homes(
    setup: &PaymentSetup,
    paths: &Paths,
    taxes: &[Option<Tax>],
) -> Vec<Option<HomeAmount>> {
    let rows = setup.scheduled.iter().zip(&paths.routes).zip(taxes);
    rows.map(|((payment, route), tax)| home(setup, payment, route.inward()?, tax.as_ref()?))
        .collect()
}

fn home(setup: &PaymentSetup, payment: &Scheduled, path: &Path, tax: &Tax) -> Option<HomeAmount> {
    let usable = path.usable.likely;
    let forward = forward(setup, usable)?;
    let received = tax.received * forward.rate;
    let fixing_on = fixing_on(setup.fixing, payment, path);
    let exposed_days = (usable - fixing_on).num_days().max(0);
    let same = setup.fx.pair.is_some_and(|pair| pair.counter == setup.currency);
    let volatility = if same { 0.0 } else { setup.fx.volatility.get() };
    Some(HomeAmount {
        forward,
        received,
        band: (tax.received * forward.low, tax.received * forward.high),
        kept: tax.kept * forward.rate,
        shocked: setup.shocks.iter().map(|shock| received * (1.0 + shock)).collect(),
        fixing_on,
        exposed_days,
        exposure: volatility * libm::sqrt(exposed_days as f64 / 365.0),
    })
}

fn fixing_on(fixing: FxFixing, payment: &Scheduled, path: &Path) -> Date {
    match fixing {
        FxFixing::DueDate => payment.due_on,
        FxFixing::QuarterAverage => Quarter::of(payment.trigger_on).last_day(),
        FxFixing::PaymentDate => path.pay_on,
    }
}

/// Home currency of one calendar year, millions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HomeYear {
    /// Calendar year in which the cash is usable (likely).
    pub year: i32,
    /// Cash received.
    pub received: f64,
    /// At one sigma below and above, all receipts moving together.
    pub band: (f64, f64),
    /// What the licensor keeps.
    pub kept: f64,
    /// Received under each shock.
    pub shocked: Vec<f64>,
}

/// Home currency by calendar year, in order, years without receipts left out.
pub fn home_years(
    setup: &PaymentSetup,
    paths: &Paths,
    homes: &[Option<HomeAmount>],
) -> Vec<HomeYear> {
    let mut years: Vec<HomeYear> = Vec::new();
    for (index, path) in paths.inward() {
        let Some(Some(home)) = homes.get(index) else { continue };
        let year = path.usable.likely.year();
        let at = years.partition_point(|other| other.year < year);
        if years.get(at).is_none_or(|other| other.year != year) {
            let shocked = vec![0.0; setup.shocks.len()];
            years.insert(at, HomeYear { year, shocked, ..HomeYear::default() });
        }
        let Some(sum) = years.get_mut(at) else { continue };
        sum.received += home.received;
        sum.kept += home.kept;
        sum.band = (sum.band.0 + home.band.0, sum.band.1 + home.band.1);
        sum.shocked.iter_mut().zip(&home.shocked).for_each(|(sum, shocked)| *sum += shocked);
    }
    years
}
