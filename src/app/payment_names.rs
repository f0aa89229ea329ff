//! How one payment of the schedule is called.

use super::explain_words::payment_kind_name;
use super::state::AppState;
use crate::domain::cash_path::Scheduled;
use crate::domain::date::Quarter;
use crate::domain::deal::PaymentKind;
use crate::tr;

/// The name of a payment: what the parties call it, else its kind; of a quarterly one its quarter as well.
pub fn payment_name(state: AppState, payment: &Scheduled) -> String {
    let kind = match payment.kind {
        PaymentKind::Royalty => tr!(state, pay.royalty),
        PaymentKind::TechTransfer => tr!(state, pay.tech_transfer),
        kind => payment_kind_name(state, kind),
    };
    let name = payment.name.as_deref();
    if !payment.kind.is_quarterly() {
        return name.unwrap_or(kind).to_owned();
    }
    let quarter = Quarter::of(payment.trigger_on);
    let quarter = format!("{kind} {} Q{}", quarter.year(), quarter.number());
    name.map_or_else(|| quarter.clone(), |name| format!("{quarter} · {name}"))
}
