//! The contract: what both sides see.

use super::Section;
use super::payments_table::PaymentsTable;
use super::territory::Territory;
use crate::app::components::{Amount, Chart, Column, Control, Field, Grid, Place, block, live};
use crate::app::desk::{Desk, desk};
use crate::app::fmt;
use crate::app::labels::label;
use crate::domain::deal::{Party, Terms as Contract};
use crate::plot::{self, Case};
use crate::{text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// The contract.
#[component]
pub fn Terms() -> impl IntoView {
    let desk = desk();
    let kind = desk.text("terms.structure.kind");
    let unit = Signal::derive(move || desk.style().unit.name(&desk.currency()));
    let note = move |text: fn(Desk) -> &'static str| {
        Signal::derive(move || format!("{} · {} m", text(desk), desk.currency()))
    };
    view! {
        <div class="columns">
            <div class="inputs">
                <Section title=text!(desk, section.upfront) note=note(|desk| tr!(desk, section.upfront_note))>
                    <Grid
                        list="terms.upfront"
                        columns=vec![
                            Column::text("label"),
                            Column::number("days_after_effective"),
                            Column::text("form"),
                            Column::number("amount"),
                        ]
                        caption=text!(desk, section.upfront)
                        add=text!(desk, row.add_upfront)
                        foot=move || foot(desk, 3, tr!(desk, row.upfront_total), total_upfront)
                    />
                </Section>
                <Section title=text!(desk, section.milestones) note=note(|desk| tr!(desk, section.milestones_note))>
                    <Grid
                        list="terms.milestones"
                        columns=vec![
                            Column::text("label"),
                            Column::text("trigger.on").drawn(|place| view! { <TriggerCell place=place /> }.into_any()),
                            Column::number("amount"),
                            Column::text("id"),
                        ]
                        caption=text!(desk, section.milestones)
                        add=text!(desk, row.add_milestone)
                        foot=move || foot(desk, 2, tr!(desk, row.total), headline)
                    />
                    <p class="note">{text!(desk, row.paste)} " " {text!(desk, basis.legend)}</p>
                </Section>
                <Section title=text!(desk, section.royalty) note=note(|desk| tr!(desk, section.royalty_note))>
                    <Grid
                        list="terms.royalty.tiers"
                        columns=vec![Column::number("above"), Column::number("rate")]
                        caption=text!(desk, section.royalty)
                        add=text!(desk, row.add_tier)
                        result=(
                            text!(desk, field.effective_at_top),
                            |row| view! { <EffectiveAtTop row=row /> }.into_any(),
                        )
                    />
                </Section>
                <Section title=text!(desk, section.royalty_terms)>
                    <Form paths=&[
                        "terms.royalty.years_from_first_sale",
                        "terms.royalty.after_exclusivity_reduction",
                        "terms.royalty.stacking_credit",
                        "terms.royalty.credit_carry_forward",
                        "terms.royalty.floor",
                        "terms.royalty.minimum_annual",
                    ] />
                </Section>
                <Section title=text!(desk, section.deal)>
                    <Form paths=&[
                        "title",
                        "terms.asset.name",
                        "terms.asset.modality",
                        "terms.asset.area",
                        "terms.asset.stage",
                    ] />
                </Section>
                <Section title=text!(desk, section.parties)>
                    <Form paths=&[
                        "terms.parties.licensor.name",
                        "terms.parties.licensor.vehicle",
                        "terms.parties.licensee.name",
                        "terms.parties.licensee.country",
                    ] />
                </Section>
                <Section title=text!(desk, section.structure)>
                    <Form paths=&["terms.structure.kind"] />
                    {block(move || (kind.get() == "newco").then(|| view! {
                        <Form paths=&[
                            "terms.structure.licensor_equity",
                            "terms.structure.future_dilution",
                            "terms.structure.haircut",
                        ] />
                    }))}
                </Section>
                <Territory />
                <Section title=text!(desk, section.dates)>
                    <Form paths=&["terms.currency", "terms.signed_on", "terms.effective_on"] />
                </Section>
                <Section title=text!(desk, section.tech_transfer)>
                    <Form paths=&[
                        "terms.tech_transfer.cost",
                        "terms.tech_transfer.payer",
                        "terms.tech_transfer.days_after_effective",
                    ] />
                </Section>
                <Section title=text!(desk, section.payment)>
                    <Form paths=&[
                        "terms.payment.upfront_days",
                        "terms.payment.milestone_notice_days",
                        "terms.payment.milestone_days",
                        "terms.payment.royalty_days",
                        "terms.payment.gross_up",
                        "terms.payment.late_interest",
                        "terms.payment.business_day",
                    ] />
                </Section>
            </div>
            <div class="results" data-stale=desk.graph.stale_mark()>
                <Chart
                    id="terms-cash"
                    draw=Box::new(|valued, words, formats| {
                        plot::cashflow(
                            &valued.valuation,
                            &valued.deal,
                            Party::Licensor,
                            Case::Expected,
                            words,
                            formats,
                        )
                    })
                />
                <PaymentsTable unit=unit />
            </div>
        </div>
    }
}

/// Labelled fields, one under the other.
#[component]
pub fn Form(
    /// Paths of the fields.
    paths: &'static [&'static str],
) -> impl IntoView {
    let fields = paths.iter().map(|path| view! { <Field path=*path /> }).collect_view();
    view! { <div class="form">{fields}</div> }
}

/// A sum below a grid, in the column of amounts.
fn foot(desk: Desk, before: usize, name: &'static str, sum: fn(&Contract) -> f64) -> impl IntoView {
    let text = Signal::derive(move || {
        desk.graph.valued.with(|valued| {
            let sum = valued.as_ref().map(|valued| sum(&valued.deal.terms));
            sum.map_or("–".into(), |sum| desk.style().amount(sum))
        })
    });
    view! {
        <tr>
            <th scope="row" colspan=before>{name}</th>
            <td class="number"><Amount text=text /></td>
            <td colspan="2" class="soft">{live(move || desk.style().unit.name(&desk.currency()))}</td>
        </tr>
    }
}

fn total_upfront(terms: &Contract) -> f64 {
    terms.upfront.iter().filter_map(|tranche| tranche.amount.to_f64()).sum()
}

fn headline(terms: &Contract) -> f64 {
    let milestones = terms.milestones.iter().filter_map(|milestone| milestone.amount.to_f64());
    total_upfront(terms) + milestones.sum::<f64>()
}

/// A milestone's event and, below it, what the event needs.
#[component]
fn TriggerCell(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let desk = desk();
    let trigger = format!("{}.{}.trigger", place.list, place.row);
    let row = place.row + 1;
    let on_path = format!("{trigger}.on");
    let on = desk.text(&on_path);
    let named = move |path: &str| {
        let path = path.to_owned();
        Signal::derive(move || tr!(desk, field.in_row, label = label(desk, &path), row = row))
    };
    let detail = block(move || {
        let path = |field: &str| format!("{trigger}.{field}");
        let (path, choices) = match on.get().as_str() {
            "start" => (path("stage"), Some(words_of(desk, "assumptions.programme.stages[].stage"))),
            "approval" => (path("region"), Some(words_of(desk, "terms.territory.licensed[]"))),
            "date" => (path("date"), None),
            "annual_sales" | "cumulative_sales" => (path("threshold"), None),
            _ => return None,
        };
        let name = named(&path);
        Some(match choices {
            Some(choices) => view! { <Control path=path name=name choices=choices /> }.into_any(),
            None => view! { <Control path=path name=name /> }.into_any(),
        })
    });
    view! {
        <span class="trigger">
            <Control path=on_path.clone() name=named(&on_path) />
            {detail}
        </span>
    }
}

/// The texts of all leaves of a pattern, to choose from.
fn words_of(desk: Desk, pattern: &'static str) -> Signal<Vec<String>> {
    Signal::derive(move || {
        desk.draft.with(|draft| {
            draft.expand(pattern).iter().map(|path| draft.text(path).to_owned()).collect()
        })
    })
}

/// What the royalty comes to, in percent, when sales reach the top of a tier.
#[component]
fn EffectiveAtTop(
    /// The tier's row.
    row: usize,
) -> impl IntoView {
    let desk = desk();
    live(move || {
        let rate = desk.graph.valued.with(|valued| {
            let tiers = &valued.as_ref()?.deal.terms.royalty.tiers;
            let tops = tiers.iter().skip(1).map(|tier| tier.above.to_f64());
            let top = tops.clone().nth(row)??;
            let bounds: Vec<(f64, f64)> = tiers
                .iter()
                .zip(tops)
                .take(row + 1)
                .filter_map(|(tier, top)| Some((tier.rate, top? - tier.above.to_f64()?)))
                .collect();
            let royalty: f64 = bounds.iter().map(|(rate, width)| rate * width).sum();
            (top > 0.0).then(|| fmt::percent(royalty / top))
        });
        rate.unwrap_or_default()
    })
}
