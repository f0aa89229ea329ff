//! Two rules with inputs and a reasoned verdict: BIOSECURE and GLP.

use super::super::Section;
use super::cited;
use crate::app::browser;
use crate::app::components::{Column, GridSpec, Part, Section as Inputs, Sheet, block, live};
use crate::app::desk::{Desk, desk};
use crate::domain::diligence::{Listing, Verdict, biosecure, entities, glp};
use crate::{say, text, tr};
use leptos::prelude::*;

const BIOSECURE: &[Inputs] = &[Inputs {
    title: say!(dil.biosecure),
    note: Some(say!(dil.biosecure_note)),
    in_money: false,
    body: &[
        Part::Fields(&["diligence.federal_money"]),
        Part::Grid(GridSpec {
            list: "diligence.providers",
            columns: &[
                Column::text("name"),
                Column::text("role"),
                Column::text("finding"),
                Column::number("contract_on"),
            ],
            add: say!(dil.add_provider),
            caption: say!(dil.biosecure),
            result: None,
            foot: None,
        }),
    ],
}];

const GLP: &[Inputs] = &[Inputs {
    title: say!(dil.glp),
    note: None,
    in_money: false,
    body: &[Part::Fields(&[
        "diligence.eu_filing",
        "diligence.study_place",
        "diligence.report_on",
        "diligence.inspection_on",
    ])],
}];

/// Both checks.
#[component]
pub fn Checks() -> impl IntoView {
    let desk = desk();
    let today = browser::today();
    let exposures = block(move || {
        let all = desk.draft.with(|draft| biosecure(draft, today));
        all.iter()
            .map(|it| {
                let severity = match it.verdict {
                    Verdict::Exposed => "red",
                    Verdict::SafeHarbour | Verdict::Watch | Verdict::Ask => "amber",
                    Verdict::Clear => "note",
                };
                view! { <p class="message verdict" data-severity=severity>{it.sentence(desk.lang())}</p> }
            })
            .collect_view()
    });
    let verdict = live(move || desk.draft.with(|draft| glp(draft).sentence(desk.lang())));
    view! {
        <Sheet sections=BIOSECURE />
        <div role="status" id="biosecure-verdict">{exposures}</div>
        <Entities />
        <Sheet sections=GLP />
        <p class="verdict" role="status" id="glp-verdict">{verdict}</p>
    }
}

/// The dated table the check looks names up in.
#[component]
fn Entities() -> impl IntoView {
    let desk = desk();
    let rows = block(move || {
        let row = |it: &'static crate::domain::diligence::Entity| {
            view! {
                <tr>
                    <th scope="row"><cite>{it.name.as_str()}</cite></th>
                    <td>{listing(desk, it.listing)} <small>{it.note(desk.lang())}</small></td>
                    <td>{it.as_of.as_str()}</td>
                    <td>{cited(desk, it.source.split(' '))}</td>
                </tr>
            }
        };
        entities().iter().map(row).collect_view()
    });
    view! {
        <Section title=text!(desk, dil.entities)>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, dil.entities)>
                <table class="data" id="entities">
                    <thead>
                        <tr>
                            <th scope="col">{text!(desk, dil.entity)}</th>
                            <th scope="col">{text!(desk, dil.status)}</th>
                            <th scope="col">{text!(desk, dil.as_of)}</th>
                            <th scope="col">{text!(desk, deals.source)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
}

fn listing(desk: Desk, listing: Listing) -> &'static str {
    match listing {
        Listing::Listed => tr!(desk, dil.listed),
        Listing::NamedInEarlierBills => tr!(desk, dil.named),
        Listing::ListedAndWithdrawn => tr!(desk, dil.withdrawn),
        Listing::Unknown => tr!(desk, dil.unknown),
    }
}
