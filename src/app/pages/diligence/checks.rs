//! Two rules with inputs and a reasoned verdict: BIOSECURE and GLP.

use crate::app::browser;
use crate::app::components::cited;
use crate::app::components::{
    Form, FormPart, FormSection as Inputs, GridColumn, GridSpec, Heading, Ledger, TitledSection,
    block, live,
};
use crate::app::draft_signal::WHOLE;
use crate::app::state::{AppState, state};
use crate::domain::diligence::{Listing, Verdict, biosecure, entities, glp};
use crate::{say, text, tr};
use leptos::prelude::*;

const ENTITIES: &[Heading] = &[
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
        FormPart::Fields(&["diligence.federal_money"]),
        FormPart::Grid(GridSpec {
            list: "diligence.providers",
            columns: &[
                GridColumn::text("name"),
                GridColumn::text("role"),
                GridColumn::text("finding"),
                GridColumn::number("contract_on"),
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
    body: &[FormPart::Fields(&[
        "diligence.eu_filing",
        "diligence.study_place",
        "diligence.report_on",
        "diligence.inspection_on",
    ])],
}];

/// Both checks.
#[component]
pub fn Checks() -> impl IntoView {
    let state = state();
    let today = browser::today();
    let exposed = state.follow_values(WHOLE, move |values| biosecure(values, today));
    let exposures = block(move || {
        let all = exposed.get();
        all.iter()
            .map(|exposure| {
                let severity = match exposure.verdict {
                    Verdict::Exposed => "red",
                    Verdict::SafeHarbour | Verdict::Watch | Verdict::Ask => "amber",
                    Verdict::Clear => "note",
                };
                view! {
                    <p class="message verdict" data-severity=severity>
                        {exposure.sentence(state.lang())}
                    </p>
                }
            })
            .collect_view()
    });
    let checked = state.follow_values(WHOLE, glp);
    let verdict = live(move || checked.with(|glp| glp.sentence(state.lang())));
    view! {
        <Form sections=BIOSECURE />
        <div role="status" id="biosecure-verdict">
            {exposures}
        </div>
        <Entities />
        <Form sections=GLP />
        <p class="verdict" role="status" id="glp-verdict">
            {verdict}
        </p>
    }
}

/// The dated table the check looks names up in.
#[component]
fn Entities() -> impl IntoView {
    let state = state();
    let rows = block(move || {
        let row = |exposure: &'static crate::domain::diligence::Entity| {
            view! {
                <tr>
                    <th scope="row">
                        <cite class="name">{exposure.name.as_str()}</cite>
                    </th>
                    <td>
                        {listing(state, exposure.listing)}
                        <small>{exposure.note(state.lang())}</small>
                    </td>
                    <td>{exposure.as_of.as_str()}</td>
                    <td>{cited(&exposure.source)}</td>
                </tr>
            }
        };
        entities().iter().map(row).collect_view()
    });
    view! {
        <TitledSection title=text!(state, dil.entities)>
            <Ledger id="entities" name=say!(dil.entities) heads=ENTITIES rows=rows />
        </TitledSection>
    }
}

fn listing(state: AppState, listing: Listing) -> &'static str {
    match listing {
        Listing::Listed => tr!(state, dil.listed),
        Listing::NamedInEarlierBills => tr!(state, dil.named),
        Listing::ListedAndWithdrawn => tr!(state, dil.withdrawn),
        Listing::Unknown => tr!(state, pay.unknown),
    }
}
