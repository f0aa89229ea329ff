//! What of a public deal's contract was published: parties, drugs, tranches, events, options and shares.

use super::PublicDeal;
use super::amounts::number;
use super::reading::{PaymentRow, Stated};
use crate::domain::examples::templates::{DealFileBuilder, cost_share};
use crate::domain::number::sum;
use crate::domain::term_sheet::PUBLIC;
use rust_decimal::Decimal;
use serde_json::{Value, json};

const ASSUMED: &str = "assumption";

/// Parties, day, currency, territory.
pub fn heads(document: &mut DealFileBuilder, public: &PublicDeal) {
    let published = public.published();
    let parties = format!("{} – {}", public.licensor, public.licensee);
    let [after, _] = PUBLIC;
    document.put("title", format!("{parties}, {}{after}", public.asset));
    document.put_marked("terms.parties.licensor.name", public.licensor.as_str(), &published);
    document.put_marked("terms.parties.licensee.name", public.licensee.as_str(), &published);
    document.mark("terms.parties.licensee.country", ASSUMED);
    document.mark("terms.parties.licensor.vehicle", ASSUMED);
    document.put_marked("terms.currency", public.reading.currency.as_str(), &published);
    let dated = public.date.len() == "2023-12-20".len();
    document.mark("terms.signed_on", if dated { &published } else { ASSUMED });
    match &public.reading.retained {
        Some(kept) => document.put_marked("terms.territory.retained", kept.clone(), &published),
        None => document.mark("terms.territory.retained", ASSUMED),
    }
    let stand_in =
        format!("illustrative {}, the large markets of the territory", public.reading.id);
    document.mark("terms.territory.licensed", &stand_in);
}

/// Marks what the row states of each drug; `rows` holds the reading's row of each.
pub fn products(document: &mut DealFileBuilder, public: &PublicDeal, rows: &[usize]) {
    let published = public.published();
    let mark = |assumed: bool| if assumed { ASSUMED } else { published.as_str() };
    let read = rows.iter().filter_map(|row| public.reading.products.get(*row));
    for (row, product) in read.enumerate() {
        let path = format!("terms.products.{row}");
        document.mark(&format!("{path}.name"), mark(product.count.assumed));
        document.mark(&format!("{path}.modality"), mark(product.modality.assumed));
        document.mark(&format!("{path}.area"), mark(product.area.assumed));
        document.mark(&format!("{path}.stage"), mark(product.stage.assumed));
        document.mark(&format!("{path}.territory"), &published);
    }
}

/// Licence or new company, its stake and its money.
pub fn structure(document: &mut DealFileBuilder, public: &PublicDeal) {
    let published = public.published();
    document.mark("terms.structure.kind", &published);
    if !public.newco {
        return;
    }
    let (equity, financing) =
        ("terms.structure.licensor_equity", "terms.structure.committed_financing");
    match public.reading.stake {
        Some(stake) => document.put_marked(equity, number(stake), &published),
        None => document.mark(equity, "assumption the stake was not published"),
    }
    match public.reading.raised {
        Some(raised) => document.put_marked(financing, number(raised), &published),
        None => {
            document.put_marked(financing, 0, "assumption 0: the money raised was not published")
        }
    }
    document.put("payments.newco_country", public.reading.country.as_str());
}

/// The tranches at signature, their sum inside the headline returned; `assumed` where none was published.
pub fn upfront(
    document: &mut DealFileBuilder,
    public: &PublicDeal,
    assumed: Option<Decimal>,
) -> Decimal {
    let tranches: Vec<&PaymentRow> = ["upfront", "inside", "beside"]
        .into_iter()
        .flat_map(|kind| public.reading.paid(kind))
        .collect();
    document.put("terms.upfront", Vec::<Value>::new());
    let mut inside = Vec::new();
    for (row, tranche) in tranches.iter().enumerate() {
        let amount = amount(public, tranche);
        tranche_row(document, &tranche.label, amount, &tranche.detail);
        document.mark(&format!("terms.upfront.{row}.amount"), &told(public, &tranche.note));
        document.mark(&format!("terms.upfront.{row}.form"), &public.published());
        if tranche.detail == "licensor_shares" {
            let premium = format!("assumption 0: {}", tranche.note);
            document.put_marked(&format!("terms.upfront.{row}.premium"), 0, &premium);
        }
        inside.extend((tranche.kind != "beside").then_some(amount));
    }
    if public.reading.paid("upfront").next().is_none() {
        let amount = assumed.unwrap_or_default();
        let row = document.draft().rows("terms.upfront");
        tranche_row(document, "upfront", amount, "cash");
        let why = "none was published: the median part of the total among the public deals";
        let mark = with_notes("assumption", &[why, &conflict(public)]);
        document.mark(&format!("terms.upfront.{row}.amount"), &mark);
        inside.push(amount);
    }
    sum(inside)
}

fn tranche_row(document: &mut DealFileBuilder, label: &str, amount: Decimal, form: &str) {
    let row =
        json!({"label": label, "amount": number(amount), "days_after_effective": 0, "form": form});
    document.push("terms.upfront", row);
}

/// The mark of a published amount, with what is known of it and where sources differ.
fn told(public: &PublicDeal, note: &str) -> String {
    with_notes(&public.published(), &[note, &conflict(public)])
}

/// A mark with notes in brackets, the empty ones left out.
fn with_notes(mark: &str, notes: &[&str]) -> String {
    let notes: Vec<&str> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
    if notes.is_empty() { mark.to_owned() } else { format!("{mark} ({})", notes.join("; ")) }
}

/// Where the row's sources differ.
fn conflict(public: &PublicDeal) -> String {
    match public.reading.conflict.as_str() {
        "" => String::new(),
        conflict => format!("sources: {conflict}"),
    }
}

fn amount(public: &PublicDeal, payment: &PaymentRow) -> Decimal {
    let own = payment.amount.map(|amount| amount.value);
    own.or(public.upfront).or(public.near_term).unwrap_or_default()
}

/// Payments on events, a year after the effective date; their sum.
pub fn events(document: &mut DealFileBuilder, public: &PublicDeal, on: &str) -> Decimal {
    let mut paid = Vec::new();
    for (row, event) in public.reading.paid("event").enumerate() {
        let amount = amount(public, event);
        let at = document.draft().rows("terms.milestones");
        let trigger = json!({"on": "event", "event": event.detail});
        let milestone = json!({
            "id": format!("event_{}", row + 1),
            "label": event.label,
            "amount": number(amount),
            "trigger": trigger,
        });
        document.push("terms.milestones", milestone);
        let path = format!("terms.milestones.{at}");
        document.mark(&format!("{path}.amount"), &told(public, &event.note));
        document.mark(&format!("{path}.trigger.on"), &public.published());
        document.mark(&format!("{path}.trigger.event"), &public.published());
        let probability = number(Decimal::new(9, 1));
        document.push(
            "assumptions.events",
            json!({"event": event.detail, "on": on, "probability": probability}),
        );
        paid.push(amount);
    }
    sum(paid)
}

/// Exercise fees, the same for every option; their sum. One that was not published is 0, inside the milestones.
pub fn options(document: &mut DealFileBuilder, public: &PublicDeal) -> Decimal {
    let fee = public.reading.paid("option").next();
    let each = fee.map(|fee| amount(public, fee)).unwrap_or_default();
    let mark = match fee {
        Some(fee) => told(public, &fee.note),
        None => "assumption 0: the fee was not published, what is paid is among the milestones"
            .to_owned(),
    };
    let fees = document.draft().expand("terms.options[].exercise_fee");
    for path in &fees {
        document.put_marked(path, number(each), &mark);
    }
    each * Decimal::from(fees.len())
}

/// Published shares of profit and cost.
pub fn shares(document: &mut DealFileBuilder, public: &PublicDeal) {
    for share in public.reading.paid("profit_share") {
        let product = first(&share.label, "product");
        let row = document.draft().rows("terms.profit_share");
        let value = share.amount.map_or(Value::Null, |amount| number(amount.value));
        document.push(
            "terms.profit_share",
            json!({"product": product, "region": share.detail, "licensor_share": value}),
        );
        let path = format!("terms.profit_share.{row}");
        document.mark(&format!("{path}.licensor_share"), &share_mark(public, share));
        document.mark(&format!("{path}.region"), &public.published());
    }
    for share in public.reading.paid("cost_share") {
        let row = document.draft().rows("terms.cost_share");
        let value = share.amount.map_or(Value::Null, |amount| number(amount.value));
        cost_share(document, first(&share.label, "main"), &share.detail, value);
        let path = format!("terms.cost_share.{row}.licensee_share");
        document.mark(&path, &format!("assumption {}", share.note));
    }
}

/// The drug a share names, else the only one's id.
fn first<'a>(named: &'a str, only: &'a str) -> &'a str {
    if named.is_empty() { only } else { named }
}

fn share_mark(public: &PublicDeal, share: &PaymentRow) -> String {
    let assumed = share.amount.is_none_or(|Stated { assumed, .. }| assumed);
    if assumed { format!("assumption {}", share.note) } else { told(public, &share.note) }
}
