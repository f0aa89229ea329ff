//! Two rules with inputs and a reasoned verdict: BIOSECURE and GLP.

use super::super::Section;
use super::cited;
use crate::app::browser;
use crate::app::components::{
    Column, GridSpec, Head, Ledger, Part, Section as Inputs, Sheet, block, live,
};
use crate::app::desk::{Desk, desk};
use crate::domain::diligence::{Listing, Verdict, biosecure, entities, glp};
use crate::{say, text, tr};
use leptos::prelude::*;

const ENTITIES: &[Head] = &[
    (say!(dil.entity), false),
    (say!(dil.status), false),
    (say!(dil.as_of), false),
    (say!(deals.source), false),
];

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
    let exposed = desk.follow(move |draft, _| biosecure(draft, today));
    let exposures = block(move || {
        let all = exposed.get();
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
    let checked = desk.follow(|draft, _| glp(draft));
    let verdict = live(move || checked.with(|glp| glp.sentence(desk.lang())));
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
    <Ledger id="entities" name=say!(dil.entities) heads=ENTITIES rows=rows />
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
