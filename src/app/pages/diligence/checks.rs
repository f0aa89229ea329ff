//! Rules with inputs and a reasoned verdict: BIOSECURE, HSR and GLP.

use crate::app::browser;
use crate::app::components::cited;
use crate::app::components::{
    Form, FormPart, FormSection as Inputs, GridColumn, GridSpec, Heading, Ledger, TitledSection,
    block, click, live,
};
use crate::app::draft_signal::WHOLE;
use crate::app::state::{AppState, state};
use crate::domain::date::{Date, parse};
use crate::domain::diligence::{
    Entity, Hsr, Listing, Verdict, biosecure, effect_days, entities, glp, hsr,
};
use crate::{say, text, tr};
use leptos::prelude::*;

const WAITING: &str = "payments.hsr";

const ENTITIES: &[Heading] = &[
    (say!(dil.entity), false),
    (say!(dil.status), false),
    (say!(dil.as_of), false),
    (say!(dil.review), false),
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

const HSR: &[Inputs] = &[Inputs {
    title: say!(dil.hsr),
    note: Some(say!(dil.hsr_note)),
    in_money: false,
    body: &[FormPart::Fields(&["diligence.us_rights_value", "payments.hsr"])],
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

/// The checks.
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
    let effect =
        live(move || effect_days().map_or_else(String::new, |it| it.sentence(state.lang())));
    let checked = state.follow_values(WHOLE, glp);
    let verdict = live(move || checked.with(|glp| glp.sentence(state.lang())));
    view! {
        <Form sections=BIOSECURE />
        <div role="status" id="biosecure-verdict">
            {exposures}
        </div>
        <p class="note">{effect}</p>
        <Entities />
        <Form sections=HSR />
        <HsrVerdict />
        <Form sections=GLP />
        <p class="verdict" role="status" id="glp-verdict">
            {verdict}
        </p>
    }
}

/// What the HSR check says, and a way to follow it.
#[component]
fn HsrVerdict() -> impl IntoView {
    let state = state();
    let today = browser::today();
    let checked = state.follow_values(WHOLE, move |values| hsr(values, today));
    let said = live(move || checked.with(|hsr| hsr.sentence(state.lang())));
    let take = block(move || {
        let waiting = checked.with(Hsr::waiting)?;
        let follows = state.draft.with(|draft| draft.text(WAITING) == waiting.word());
        (!follows).then(|| {
            view! {
                <button
                    type="button"
                    class="link"
                    on:click=click(move || state.set(WAITING, waiting.word()))
                >
                    {tr!(state, dil.hsr_take)}
                </button>
            }
        })
    });
    view! {
        <p class="verdict" role="status" id="hsr-verdict">
            {said}
        </p>
        {take}
    }
}

/// The dated table the check looks names up in.
#[component]
fn Entities() -> impl IntoView {
    let state = state();
    let today = browser::today();
    let rows = block(move || {
        let row = |entity: &'static Entity| {
            let old = entity
                .review
                .unknown_since(today)
                .map(|since| tr!(state, dil.unknown_since, on = state.style().date(since)));
            let date = |day: Date| state.style().date(day);
            let as_of = parse(&entity.as_of).map_or_else(|| entity.as_of.clone(), date);
            let note = old.is_none().then(|| entity.note(state.lang()));
            view! {
                <tr>
                    <th scope="row">
                        <cite class="name">{entity.called(state.lang())}</cite>
                    </th>
                    <td class="whole" data-name=tr!(state, dil.status)>
                        {old.unwrap_or_else(|| listing(state, entity.listing(today)).to_owned())}
                        <small>{note} " " {cited(entity.source(state.lang()))}</small>
                    </td>
                    <td class="date" data-name=tr!(state, dil.as_of)>
                        {as_of}
                    </td>
                    <td class="date" data-name=tr!(state, dil.review)>
                        {date(entity.review.review_by)}
                    </td>
                </tr>
            }
        };
        entities().iter().map(row).collect_view()
    });
    view! {
        <TitledSection title=text!(state, dil.entities)>
            <div class="cards">
                <Ledger id="entities" name=say!(dil.entities) heads=ENTITIES rows=rows />
            </div>
        </TitledSection>
    }
}

fn listing(state: AppState, listing: Listing) -> &'static str {
    match listing {
        Listing::Listed => tr!(state, dil.listed),
        Listing::ListedEnjoined => tr!(state, dil.enjoined),
        Listing::AskedFor => tr!(state, dil.asked),
        Listing::NamedInEarlierBills => tr!(state, dil.named),
        Listing::ListedAndWithdrawn => tr!(state, dil.withdrawn),
        Listing::Unknown => tr!(state, pay.unknown),
    }
}
