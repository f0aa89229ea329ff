//! What each side gave from one of its offers to the next.

use crate::domain::deal::{Party, PaymentClause};

/// An offer as the count of concessions sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ValuedOffer {
    /// Whose it is.
    pub side: Party,
    /// What it is worth to us by our model, millions; `None` where it has no value.
    pub ours: Option<f64>,
    /// When its payments are due; `None` where it is no deal.
    pub payment: Option<PaymentClause>,
}

/// What a side gave with an offer, against its own offer before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concession {
    /// Which offer, from 0.
    pub offer: usize,
    /// Whose.
    pub side: Party,
    /// In money, by our model: what we lost by our own move, what we won by theirs. Below nothing: it took back.
    pub money: Option<f64>,
    /// In days of payment, summed over the four periods: later is given by the licensor, sooner by the licensee.
    pub days: i64,
}

/// Every offer that has one of the same side before it.
pub fn concessions(offers: &[ValuedOffer], us: Party) -> Vec<Concession> {
    let given = |(at, offer): (usize, &ValuedOffer)| {
        let earlier = offers.get(..at)?;
        let before = earlier.iter().rev().find(|before| before.side == offer.side)?;
        let won = before.ours.zip(offer.ours).map(|(before, now)| now - before);
        let later = days(offer) - days(before);
        Some(Concession {
            offer: at,
            side: offer.side,
            money: won.map(|won| if offer.side == us { -won } else { won }),
            days: if offer.side == Party::Licensor { later } else { -later },
        })
    };
    offers.iter().enumerate().filter_map(given).collect()
}

fn days(offer: &ValuedOffer) -> i64 {
    offer.payment.as_ref().map_or(0, |payment| {
        let days = [payment.after_trigger(), payment.after_event(), payment.after_quarter()];
        days.into_iter().map(i64::from).sum()
    })
}
