//! What must be done besides paying, by whom and by when: a checklist, ticked where it stands.

use super::view::{PaymentsView, days};
use crate::app::components::{
    Heading, Ledger, TitledSection, basis_name, block, duration_range, live, looked_up, sources,
    ticked, typed,
};
use crate::app::field_names::said_of;
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{Formality, Scheduled, Who};
use crate::domain::deal::FormalityKind;
use crate::domain::draft::Draft;
use crate::domain::refdata::treaty_papers;
use crate::domain::schema::blank_row;
use crate::{say, text, tr};
use leptos::prelude::*;

const FORMALITIES: &[Heading] = &[
    (say!(pay.done), false),
    (say!(pay.formality), false),
    (say!(pay.who), false),
    (say!(pay.needed_by), false),
    (say!(pay.expected), false),
    (say!(pay.obtained), false),
];
const KNOWN: &str = "payments.formalities";

/// The deal's formalities, and those of the payment chosen.
#[component]
pub fn Formalities() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let here = move |formality: &&Formality| {
        formality.payment.is_none_or(|index| index == shown.chosen.get())
    };
    let rows = move || {
        block(move || {
            shown.with(|paid| {
                let rows = paid.report().formalities.iter().filter(here);
                rows.map(|formality| row(state, paid, formality)).collect_view()
            })
        })
    };
    let any = Memo::new(move |_| {
        let some = shown.with(|paid| paid.report().formalities.iter().any(|it| here(&it)));
        some.unwrap_or_default()
    });
    let note = live(move || tr!(state, pay.formalities_note).to_owned());
    block(move || {
        any.get().then(|| {
            view! {
                <TitledSection title=text!(state, pay.formalities) note=note>
                    <div class="cards">
                        <Ledger
                            id="formalities"
                            name=say!(pay.formalities)
                            heads=FORMALITIES
                            rows=rows()
                        />
                    </div>
                </TitledSection>
            }
        })
    })
}

/// The row of the deal's notes that a formality is kept in: of the deal, or of one payment on one day.
#[derive(Clone, PartialEq, Eq)]
struct NoteKey {
    formality: &'static str,
    id: String,
    due_on: String,
}

impl NoteKey {
    fn of(formality: &Formality, payment: Option<&Scheduled>) -> Self {
        Self {
            formality: formality.kind.word(),
            id: payment.map(|payment| payment.id.clone()).unwrap_or_default(),
            due_on: payment.map(|payment| payment.due_on.to_string()).unwrap_or_default(),
        }
    }

    /// Its row, where there is one; a note without a day is of every payment of its name.
    fn row(&self, draft: &Draft) -> Option<usize> {
        let says = |row: usize, field: &str| draft.text(&format!("{KNOWN}.{row}.{field}"));
        (0..draft.rows(KNOWN)).find(|row| {
            let due_on = says(*row, "due_on");
            says(*row, "formality") == self.formality
                && says(*row, "id") == self.id
                && (due_on.is_empty() || due_on == self.due_on)
        })
    }

    /// Writes a field of it, in a new row where there is none.
    fn set(&self, draft: &mut Draft, field: &str, text: &str) {
        let row = self.row(draft).unwrap_or_else(|| {
            let at = draft.rows(KNOWN);
            draft.insert_row(KNOWN, at, blank_row(KNOWN));
            let own = [("formality", self.formality), ("id", &self.id), ("due_on", &self.due_on)];
            for (field, text) in own {
                draft.set(&format!("{KNOWN}.{at}.{field}"), text);
            }
            at
        });
        draft.set(&format!("{KNOWN}.{row}.{field}"), text);
    }
}

fn row(state: AppState, paid: &Paid, formality: &Formality) -> AnyView {
    let style = state.style();
    let payment = formality.payment.and_then(|index| paid.setup().scheduled.get(index));
    let key = StoredValue::new(NoteKey::of(formality, payment));
    let of = payment.map(|payment| view! { <small>{payment.label(state.lang())}</small> });
    let name = formality.kind.name(state.lang());
    let who = match formality.who {
        Who::Licensor => tr!(state, plot.licensor),
        Who::Payer => tr!(state, pay.payer),
        Who::Both => tr!(state, pay.both),
    };
    let needed = formality.needed_by.map_or_else(|| "–".to_owned(), |on| style.date(on));
    let limit = formality.legal_limit.map(|on| tr!(state, pay.limit, on = style.date(on)));
    let expected = match (formality.done, formality.expected) {
        (true, _) => "–".into_any(),
        (false, Some(dates)) => days(state, dates),
        (false, None) => tr!(state, pay.unknown).into_any(),
    };
    let write = move |field: &'static str, text: String| {
        state.edit(|draft| key.with_value(|key| key.set(draft, field, text.trim())));
    };
    let on = key.with_value(|key| {
        state.draft.with(|draft| {
            let row = key.row(draft)?;
            Some(draft.text(&format!("{KNOWN}.{row}.on")).to_owned())
        })
    });
    view! {
        <tr class:wrong=formality.is_late() data-formality=formality.kind.word()>
            <td data-name=tr!(state, pay.done)>
                <input
                    type="checkbox"
                    aria-label=said_of(state, tr!(state, pay.done), name)
                    prop:checked=formality.done
                    on:change=ticked(move |done| write("done", done.to_string()))
                />
            </td>
            <th scope="row">{name} {of} {basis(state, paid, formality)}</th>
            <td data-name=tr!(state, pay.who)>{who}</td>
            <td data-name=tr!(
                state, pay.needed_by
            )>{needed} {limit.map(|limit| view! { <small>{limit}</small> })}</td>
            <td data-name=tr!(state, pay.expected)>{expected}</td>
            <td data-name=tr!(state, pay.obtained)>
                <input
                    type="text"
                    size="10"
                    autocomplete="off"
                    placeholder=text!(state, pay.day)
                    aria-label=said_of(state, tr!(state, pay.obtained), name)
                    prop:value=on.unwrap_or_default()
                    on:change=typed(move |text| write("on", text))
                />
            </td>
        </tr>
    }
    .into_any()
}

/// How long its steps take, and what that rests on: folded, the checklist comes first.
fn basis(state: AppState, paid: &Paid, formality: &Formality) -> AnyView {
    let steps = formality.steps.iter().filter_map(|step| {
        let info = step.info()?;
        let days = duration_range(state, paid.setup().steps.span(*step), info.unit);
        let own = paid.setup().steps.is_own(*step);
        let basis = if own { tr!(state, pay.own) } else { basis_name(state, info.basis) };
        Some(view! { <small>{said_of(state, info.name(state.lang()), &format!("{days} · {basis}"))}</small> })
    });
    let steps = steps.collect_view();
    let of_steps = formality.steps.iter().filter_map(|step| step.info());
    let of_steps = of_steps.flat_map(|info| info.sources.iter().map(String::as_str));
    let mut keys: Vec<&str> = Vec::new();
    for key in formality.sources.iter().copied().chain(of_steps) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    view! {
        {steps}
        {papers(state, paid, formality)}
        {sources(state, keys)}
    }
    .into_any()
}

/// Until when the row counts that says which papers this payer's country asks for.
fn papers(state: AppState, paid: &Paid, formality: &Formality) -> Option<AnyView> {
    let asked = [FormalityKind::ResidenceCertificate, FormalityKind::TreatyForm];
    let row = treaty_papers(paid.setup().payer).filter(|_| asked.contains(&formality.kind))?;
    Some(view! { <small class="looked-up">{looked_up(state, row.review)}</small> }.into_any())
}
